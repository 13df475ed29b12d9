"""Time: whether the advice of a rule is for now, for later, or to look back on, from the phase of the partnership."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from kennisbank.vocabulaire import Vocabulaire
from regels.logica import waarheid
from regels.sleutels import FeitSleutel
from regels.taal import Regel, Sterkte, Werkgeheugen

Tijd = Literal["nu", "straks", "terugblik"]
FASE = "fase"
"""The fact on the phase; it has the name of the field of a rule that says in which phases it matters."""


def tijd_bij(regel: Regel, geheugen: Werkgeheugen, volgorde: Sequence[str]) -> Tijd:
    """Return when the advice of a rule is for, by what is known of the partnership.

    Args:
        regel: the rule.
        geheugen: the known facts.
        volgorde: the phases, the earliest first, as the vocabulary has them.
    """
    fase = geheugen.get(FeitSleutel(FASE))
    return tijd_van(regel.fase, regel.sterkte, fase if isinstance(fase, str) else None, volgorde)


def kan_voorbij_zijn(regel: Regel, vocabulaire: Vocabulaire) -> bool:
    """Return whether a partnership can be past the phases of a rule while the rule is not excluded.

    Args:
        regel: the rule.
        vocabulaire: the facts, among which the phases in their order.
    """
    volgorde = vocabulaire.feiten[FASE].mag()
    return any(
        tijd_van(regel.fase, regel.sterkte, nu, volgorde) == "terugblik"
        and waarheid(regel.als, {FeitSleutel(FASE): nu}, {}) is not False
        for nu in volgorde
    )


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
