"""Which findings a reader wants to see: by words, and by who acts, phase, recommendation and process; without starlette."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from advies.afleiding import Stap
from advies.antwoord import Advies
from advies.uitleg.zoeken import Zoekvraag, woorden
from advies.woorden import benamingen
from advies.woorden.letters import hoofdletter
from advies.woorden.processen import procesnaam
from kennisbank.catalogus import ACTOREN, FASEN, catalogus
from kennisbank.lean import dataclass

VELDEN = ("zoek", "wie", "fase", "aanbeveling", "proces")
"""The fields of the form, as `Filter` names them."""
HOOGSTENS_ZOEK = 200


@dataclass(frozen=True, slots=True)
class Filter:
    """What a reader looks for; an empty text asks nothing.

    Args:
        zoek: words that must all occur.
        wie: who acts.
        fase: a phase in which it matters.
        aanbeveling: number of a recommendation that it is about.
        proces: key of the process that it is about.
    """

    zoek: str = ""
    wie: str = ""
    fase: str = ""
    aanbeveling: str = ""
    proces: str = ""

    @property
    def actief(self) -> bool:
        """Whether anything is asked."""
        return any(getattr(self, veld) for veld in VELDEN)


@dataclass(frozen=True, slots=True)
class Filterkeuze:
    """One field to choose from.

    Args:
        veld: name of the field.
        keuzen: the values, each with its text.
    """

    veld: str
    keuzen: tuple[tuple[str, str], ...]


def lees_filter(waarden: Mapping[str, str]) -> Filter:
    """Return what a form asks; a value that is no choice asks nothing.

    Args:
        waarden: what each field holds.
    """
    mag = {deel.veld: {waarde for waarde, _ in deel.keuzen} for deel in keuzen()}
    gekozen = {veld: waarden.get(veld, "") for veld in mag}
    return Filter(
        zoek=waarden.get("zoek", "").strip()[:HOOGSTENS_ZOEK],
        **{veld: waarde for veld, waarde in gekozen.items() if waarde in mag[veld]},
    )


def keuzen() -> tuple[Filterkeuze, ...]:
    """Return the fields to choose from, with their values."""
    bekend = catalogus()
    return (
        Filterkeuze("wie", tuple((naam, hoofdletter(benamingen.wie([naam]))) for naam in ACTOREN)),
        Filterkeuze("fase", tuple((naam, hoofdletter(benamingen.fase([naam]))) for naam in FASEN)),
        Filterkeuze(
            "aanbeveling",
            tuple((str(nummer), f"{nummer} {deel.kort}") for nummer, deel in bekend.aanbevelingen.items()),
        ),
        Filterkeuze("proces", tuple((naam, hoofdletter(deel.naam)) for naam, deel in bekend.processen.items())),
    )


def passende(adviezen: Iterable[Advies], filter_: Filter) -> tuple[Advies, ...]:
    """Return the advices that a reader looks for, in their order.

    Args:
        adviezen: the advices.
        filter_: what is looked for.
    """
    vraag = Zoekvraag(filter_.zoek)
    return tuple(advies for advies in adviezen if _past(advies, filter_) and (not vraag.delen or _heeft(advies, vraag)))


def _past(advies: Advies, filter_: Filter) -> bool:
    return (
        filter_.wie in ("", *advies.wie)
        and filter_.fase in ("", *advies.fase)
        and filter_.aanbeveling in ("", *map(str, advies.aanbevelingen))
        and filter_.proces in ("", advies.sleutel.proces)
    )


def _heeft(advies: Advies, vraag: Zoekvraag) -> bool:
    return vraag.staat_in(woorden(" . ".join(_teksten(advies))))


def _teksten(advies: Advies) -> Iterator[str]:
    yield from (advies.titel, advies.tekst, advies.uitleg, advies.kanttekening, *advies.bron_tekst)
    if advies.sleutel.proces:
        yield procesnaam(advies.sleutel.proces)
    yield from _redenen(advies.afleiding)


def _redenen(stappen: Iterable[Stap]) -> Iterator[str]:
    for stap in stappen:
        yield stap.tekst
        yield from _redenen(stap.omdat)
