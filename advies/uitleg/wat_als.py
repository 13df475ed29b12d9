"""What if: which advice comes, goes or changes when facts change."""

from __future__ import annotations

from collections.abc import Mapping

from advies.antwoord import STATUSSEN, AanbevelingOordeel, Advies, Antwoord, Laagbewijs, Staat, Status, Uitgezet
from advies.samenstelling.adviezen import zwaarte
from kennisbank.lean import dataclass
from kennisbank.meldingen import Melding, Onvergelijkbaar
from regels.sleutels import RegelSleutel
from regels.taal import Grond, Soort, Sterkte


@dataclass(frozen=True, slots=True)
class Overgang:
    """One advice whose status changes.

    Args:
        regel: name of the rule.
        over: what it is about: empty, or `{"proces": ...}`.
        soort: kind.
        sterkte: how strongly the publication says it.
        titel: the advice in one line, with the new facts where they are known.
        was: status before.
        wordt: status after.
        bron_tekst: where the rule stands in the publication.
        grond: `tekst` (the publication states it) or `afgeleid` (ours).
        laag: the layer that the rule is of; empty, and not in the JSON, for a rule of the publication.
    """

    regel: str
    over: Mapping[str, str]
    soort: Soort
    sterkte: Sterkte
    titel: str
    was: Status
    wordt: Status
    bron_tekst: tuple[str, ...]
    grond: Grond
    laag: str = ""


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
        overgangen: advices whose status changes, those that become certain first, and of those the strongest.
        aanbevelingen: recommendations whose state changes.
        lagen: the layers that were on, by name; not in the JSON when there were none.
        uitgeschakeld: the rules of the publication that they switched off; not in the JSON when there are none.
    """

    overgangen: tuple[Overgang, ...]
    aanbevelingen: tuple[Staatsovergang, ...]
    lagen: tuple[Laagbewijs, ...] = ()
    uitgeschakeld: tuple[Uitgezet, ...] = ()


def verschil(voor: Antwoord, na: Antwoord) -> Verschil:
    """Return what changes from one answer to another, both with all advices (`alles=True`).

    Args:
        voor: the answer before.
        na: the answer after.

    Raises:
        Onvergelijkbaar: an answer lacks what is excluded, or the two were made with different rules.
    """
    _controleer(voor, na)
    oud, nieuw = _per_sleutel(voor), _per_sleutel(na)
    overgangen = [
        Overgang(
            regel=advies.regel,
            over=advies.over,
            soort=advies.soort,
            sterkte=advies.sterkte,
            titel=oud[sleutel].titel if oud[sleutel].status == "zeker" else advies.titel,
            was=oud[sleutel].status,
            wordt=advies.status,
            bron_tekst=advies.bron_tekst,
            grond=advies.grond,
            laag=advies.laag,
        )
        for sleutel, advies in nieuw.items()
        if sleutel in oud and oud[sleutel].status != advies.status
    ]
    overgangen.sort(
        key=lambda deel: (STATUSSEN.index(deel.wordt), STATUSSEN.index(deel.was), zwaarte(deel.sterkte), deel.regel)
    )
    staten: Mapping[int, AanbevelingOordeel] = {deel.nummer: deel for deel in voor.aanbevelingen}
    return Verschil(
        tuple(overgangen),
        tuple(
            Staatsovergang(deel.nummer, deel.naam, staten[deel.nummer].staat, deel.staat)
            for deel in na.aanbevelingen
            if staten[deel.nummer].staat != deel.staat
        ),
        na.ontvangstbewijs.lagen,
        na.uitgeschakeld,
    )


def _controleer(voor: Antwoord, na: Antwoord) -> None:
    regels = (voor.ontvangstbewijs.gebruikte_regels, na.ontvangstbewijs.gebruikte_regels)
    if regels[0] != regels[1]:
        tekst = (
            f"deze twee antwoorden zijn met andere regels gemaakt ({regels[0]} en {regels[1]}), dus een verschil zegt niets over"
            " de feiten. Maak ze allebei opnieuw met dezelfde regels. Wat andere regels doen, ziet u met"
            " 'advies diff MAP_OUD MAP_NIEUW'."
        )
        raise Onvergelijkbaar([Melding(None, tekst, code="onvergelijkbaar", gevonden=" en ".join(regels))])
    if not (voor.volledig and na.volledig):
        tekst = (
            "in een van deze antwoorden staat niet wat is uitgesloten, dus wat vervalt of erbij komt is niet te zien. Maak beide"
            " antwoorden met alles=True."
        )
        raise Onvergelijkbaar([Melding(None, tekst, code="onvergelijkbaar", toegestaan=("alles=True",))])


def _per_sleutel(antwoord: Antwoord) -> dict[RegelSleutel, Advies]:
    return {advies.sleutel: advies for advies in antwoord.adviezen}
