"""What if: which advice comes, goes or changes when facts change."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from advies.antwoord import AanbevelingOordeel, Advies, Antwoord, Staat, Status
from regels.sleutels import RegelSleutel


@dataclass(frozen=True, slots=True)
class Overgang:
    """One advice whose status changes.

    Args:
        regel: name of the rule.
        over: what it is about: empty, or `{"proces": ...}`.
        soort: kind.
        titel: the advice in one line, with the new facts where they are known.
        was: status before.
        wordt: status after.
        bron_tekst: where the rule stands in the publication.
        grond: `tekst` (the publication states it) or `afgeleid` (ours).
    """

    regel: str
    over: Mapping[str, str]
    soort: str
    titel: str
    was: Status
    wordt: Status
    bron_tekst: tuple[str, ...]
    grond: str


@dataclass(frozen=True, slots=True)
class Staatsovergang:
    """One recommendation whose state changes.

    Args:
        nummer: 1 to 9.
        naam: short name.
        was: state before.
        wordt: state after.
    """

    nummer: int
    naam: str
    was: Staat
    wordt: Staat


@dataclass(frozen=True, slots=True)
class Verschil:
    """What changes between two answers.

    Args:
        overgangen: advices whose status changes, those that become certain first.
        aanbevelingen: recommendations whose state changes.
    """

    overgangen: tuple[Overgang, ...]
    aanbevelingen: tuple[Staatsovergang, ...]


_VOLGORDE: dict[Status, int] = {"zeker": 0, "open": 1, "uitgesloten": 2}


def verschil(voor: Antwoord, na: Antwoord) -> Verschil:
    """Return what changes from one answer to another, both with all advices (`alles=True`).

    Args:
        voor: the answer before.
        na: the answer after.
    """
    oud, nieuw = _per_sleutel(voor), _per_sleutel(na)
    overgangen = [
        Overgang(
            regel=advies.regel,
            over=advies.over,
            soort=advies.soort,
            titel=advies.titel,
            was=oud[sleutel].status,
            wordt=advies.status,
            bron_tekst=advies.bron_tekst,
            grond=advies.grond,
        )
        for sleutel, advies in nieuw.items()
        if sleutel in oud and oud[sleutel].status != advies.status
    ]
    overgangen.sort(key=lambda deel: (_VOLGORDE[deel.wordt], _VOLGORDE[deel.was], deel.regel))
    staten: Mapping[int, AanbevelingOordeel] = {deel.nummer: deel for deel in voor.aanbevelingen}
    return Verschil(
        tuple(overgangen),
        tuple(
            Staatsovergang(deel.nummer, deel.naam, staten[deel.nummer].staat, deel.staat)
            for deel in na.aanbevelingen
            if staten[deel.nummer].staat != deel.staat
        ),
    )


def _per_sleutel(antwoord: Antwoord) -> dict[RegelSleutel, Advies]:
    return {advies.sleutel: advies for advies in antwoord.adviezen}
