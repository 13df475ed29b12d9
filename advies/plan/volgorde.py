"""The order of steps: by phase, and within a phase by what the recommendations say comes first.

A step takes its turn with the recommendation, of those that its findings are about, that comes first. Within one recommendation
a few facts come before others (`kennisbank/stapvolgorde.yaml`). A step does not wait for one of a later phase: what can only be
done later cannot hold up what is for now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from kennisbank.catalogus import Aanbeveling
from kennisbank.stapvolgorde import Voorrang


class Plaats(NamedTuple):
    """What decides where a step stands.

    Args:
        fase: place of its phase among the phases.
        aanbeveling: its recommendation; 0 for none.
        feiten: the names of the facts that it changes.
    """

    fase: int
    aanbeveling: int
    feiten: frozenset[str]


class Wachten(NamedTuple):
    """The steps for which a step waits.

    Args:
        na: their numbers, but those for which one of the others waits already.
        afgeleid: those of `na` of which that order is ours.
        alle: the numbers of every step that comes first.
    """

    na: tuple[int, ...]
    afgeleid: tuple[int, ...]
    alle: tuple[int, ...]


def beurten(aanbevelingen: Mapping[int, Aanbeveling]) -> dict[int, int]:
    """Return the turn of each recommendation: after those that come first, the lowest number first where that leaves a choice.

    Args:
        aanbevelingen: the recommendations, by number; their order has no circle.
    """
    uit: dict[int, int] = {0: 0}
    over = set(aanbevelingen)
    while over:
        klaar = min(nummer for nummer in over if over.isdisjoint(aanbevelingen[nummer].na))
        uit[klaar] = len(uit)
        over.remove(klaar)
    return uit


def op_volgorde(
    plaatsen: Sequence[Plaats], rangen: Sequence[tuple[int, ...]], voorrang: Sequence[Voorrang]
) -> list[int]:
    """Return the places of steps in a list, in the order of the plan.

    Args:
        plaatsen: where each step stands.
        rangen: what decides among steps that do not wait for each other, the least first; steps of one phase and
            recommendation follow one another in it.
        voorrang: the facts that come before others.
    """
    uit: list[int] = []
    over = sorted(range(len(plaatsen)), key=rangen.__getitem__)
    while over:
        groep = [deel for deel in over if plaatsen[deel][:2] == plaatsen[over[0]][:2]]
        vrij = (a for a in groep if not any(_eerst(plaatsen[b], plaatsen[a], voorrang) for b in groep if b != a))
        uit.append(next(vrij, groep[0]))
        over.remove(uit[-1])
    return uit


def wachten(
    plaatsen: Sequence[Plaats], aanbevelingen: Mapping[int, Aanbeveling], voorrang: Sequence[Voorrang]
) -> list[Wachten]:
    """Return for each step the steps that come first.

    What comes before a recommendation comes before what follows it too, whether it has steps itself or not.

    Args:
        plaatsen: where each step stands, in the order of the plan.
        aanbevelingen: the recommendations, by number.
        voorrang: the facts that come before others.
    """
    uit: list[dict[int, bool]] = []
    for nummer, plaats in enumerate(plaatsen, 1):
        eerder: dict[int, bool] = {}
        _verzamel(plaats, plaats.aanbeveling, False, plaatsen, aanbevelingen, eerder)
        for ander, deel in enumerate(plaatsen[: nummer - 1], 1):
            for regel in _eerst(deel, plaats, voorrang):
                eerder[ander] = eerder.get(ander, True) and regel.grond == "afgeleid"
        uit.append(eerder)
    return [_zonder_omweg(eerder, uit) for eerder in uit]


def _zonder_omweg(eerder: Mapping[int, bool], alle: Sequence[Mapping[int, bool]]) -> Wachten:
    """Return the steps for which a step waits, but those for which one of them waits already.

    An order that is stated is not left out for one that is ours.

    Args:
        eerder: the steps that come first, each with whether that order is ours.
        alle: the same for every step.
    """
    na = [
        nummer
        for nummer, ons in sorted(eerder.items())
        if not any(
            nummer in alle[tussen - 1] and (ons or not (eerder[tussen] or alle[tussen - 1][nummer]))
            for tussen in eerder
        )
    ]
    return Wachten(tuple(na), tuple(deel for deel in na if eerder[deel]), tuple(sorted(eerder)))


def _eerst(een: Plaats, ander: Plaats, voorrang: Sequence[Voorrang]) -> list[Voorrang]:
    """Return what says that one step comes before another."""
    return [deel for deel in voorrang if deel.eerst in een.feiten and not ander.feiten.isdisjoint(deel.daarna)]


def _verzamel(
    plaats: Plaats,
    nummer: int,
    eigen: bool,
    plaatsen: Sequence[Plaats],
    aanbevelingen: Mapping[int, Aanbeveling],
    eerder: dict[int, bool],
) -> None:
    """Add the steps of what comes before a recommendation, each with whether that order is ours."""
    if nummer not in aanbevelingen:
        return
    aanbeveling = aanbevelingen[nummer]
    for voor in aanbeveling.na:
        ons = eigen or voor in aanbeveling.afgeleid_na
        for stap, deel in enumerate(plaatsen, 1):
            if deel.aanbeveling == voor and deel.fase <= plaats.fase:
                eerder[stap] = eerder.get(stap, True) and ons
        _verzamel(plaats, voor, ons, plaatsen, aanbevelingen, eerder)
