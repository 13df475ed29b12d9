"""Time: which question settles when an advice is for."""

from __future__ import annotations

from collections.abc import Sequence

from advies.antwoord import Vraag
from regels.tijd import FASE


def fase_voorop(vragen: Sequence[Vraag]) -> tuple[Vraag, ...]:
    """Return the questions with the one about the phase first: as long as it is open, no advice can be put in time.

    Args:
        vragen: the questions, most useful first.
    """
    return tuple(sorted(vragen, key=lambda vraag: vraag.feit != FASE))
