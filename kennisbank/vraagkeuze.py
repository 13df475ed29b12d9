"""Which questions to put: all, those that come first, those that somebody can answer."""

from __future__ import annotations

from kennisbank.catalogus import Actor
from kennisbank.kenners import weet
from kennisbank.kernvragen import kernvragen
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire


def kies_feiten(kort: bool = False, wie: Actor | None = None) -> tuple[FeitDefinitie, ...]:
    """Return the facts to ask, in the order of the template.

    Args:
        kort: whether to ask only what comes first, as the interview does, and of layers the facts of the first round.
        wie: who is asked; everybody when left out.
    """
    return tuple(
        feit
        for feit in vocabulaire().feiten.values()
        if (not kort or feit.naam in kernvragen().feiten or (feit.laag and feit.trap == 1))
        and (wie is None or wie in weet(feit).wie)
    )
