"""Causes: certain findings that come from the same facts are one, and its consequences follow it.

The *ground* of a finding is the part of its support (`omdat`) that can be at fault. The facts of the support are ranked: first
those that the partnership can decide on and that are no starting point at their present value, then what it cannot decide on,
then starting points by value (`uitgangspunt: [...]` in the vocabulary). The ground is what has the best rank that occurs. A fact
that is a starting point whatever its value (the phase, the goals, the form) is never ground, so that it merges nothing.

Findings with the same ground are one cause. A finding that needs another fact at fault besides is a cause of its own: it does not
follow from the first fact alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advies.antwoord import Advies, Bevinding, Oorzaak
from kennisbank.vocabulaire import FeitDefinitie
from regels.sleutels import FeitSleutel

_GEEN = 3


def grond_van(advies: Advies, feiten: Mapping[str, FeitDefinitie]) -> frozenset[FeitSleutel]:
    """Return the ground of a finding: the facts of its support that can be at fault; may be empty.

    Args:
        advies: a certain advice.
        feiten: the vocabulary, by name of the fact.
    """
    rang = {stap.sleutel: _rang(feiten[stap.sleutel.naam], stap.waarde) for stap in advies.omdat}
    beste = min(rang.values(), default=_GEEN)
    return frozenset(sleutel for sleutel, plaats in rang.items() if plaats == beste < _GEEN)


def oorzaken(adviezen: Sequence[Advies], feiten: Mapping[str, FeitDefinitie]) -> tuple[Oorzaak, ...]:
    """Return the causes of the certain findings; they partition them.

    A finding without ground stands alone. Within a cause the strongest leads, among equals the one that rests on the fewest
    facts; causes come in the order of their leading finding.

    Args:
        adviezen: the advices, the strongest first.
        feiten: the vocabulary, by name of the fact.
    """
    groepen: dict[object, list[Advies]] = {}
    for nummer, advies in enumerate(adviezen):
        if advies.status == "zeker" and advies.is_bevinding:
            groepen.setdefault(grond_van(advies, feiten) or nummer, []).append(advies)
    return tuple(_oorzaak(leden, grond) for grond, leden in groepen.items())


def bevinding_van(advies: Advies) -> Bevinding:
    """Return a certain advice, named."""
    return Bevinding(advies.regel, advies.over, advies.titel, advies.sterkte, advies.tijd, advies.laag)


def _oorzaak(leden: Sequence[Advies], grond: object) -> Oorzaak:
    sterkste = [advies for advies in leden if advies.sterkte == leden[0].sterkte]
    leidend = min(sterkste, key=lambda advies: len(advies.omdat))
    feiten = {stap.sleutel: stap for advies in leden for stap in advies.omdat}
    return Oorzaak(
        feiten=tuple(feiten[sleutel] for sleutel in feiten if not isinstance(grond, frozenset) or sleutel in grond),
        leidend=bevinding_van(leidend),
        gevolgen=tuple(bevinding_van(advies) for advies in leden if advies is not leidend),
        sterkte=leidend.sterkte,
    )


def _rang(feit: FeitDefinitie, waarde: str) -> int:
    """Return how readily a fact counts as what is at fault, the readiest 0; 3 is never."""
    if feit.uitgangspunt:
        return _GEEN
    if not feit.stuurbaar:
        return 1
    return 2 if waarde in feit.uitgangswaarden else 0
