"""Time: whether an advice is for now, for later, or to look back on, from the phase of the partnership."""

from __future__ import annotations

from collections.abc import Sequence

from advies.antwoord import Tijd, Vraag
from regels.taal import Sterkte

FASE = "fase"
"""The fact on the phase; it has the name of the field of a rule that says in which phases it matters."""


def tijd_van(fasen: Sequence[str], sterkte: Sterkte, nu: str | None, volgorde: Sequence[str]) -> Tijd:
    """Return when an advice is for.

    A rule matters from the first to the last of its phases. Nothing is put off or put away on a guess: while the phase is not
    known everything is for now, and so is a rule without phases and one that only says what something is called.

    Args:
        fasen: the phases in which the rule matters, in any order.
        sterkte: how strongly the publication says it.
        nu: the phase of the partnership; None when it is not known.
        volgorde: the phases, the earliest first, as the vocabulary has them.
    """
    if nu is None or not fasen or sterkte == "definitie":
        return "nu"
    plaatsen = [volgorde.index(fase) for fase in fasen]
    plaats = volgorde.index(nu)
    if plaats < min(plaatsen):
        return "straks"
    return "terugblik" if plaats > max(plaatsen) else "nu"


def fase_voorop(vragen: Sequence[Vraag]) -> tuple[Vraag, ...]:
    """Return the questions with the one about the phase first: as long as it is open, no advice can be put in time.

    Args:
        vragen: the questions, most useful first.
    """
    return tuple(sorted(vragen, key=lambda vraag: vraag.feit != FASE))
