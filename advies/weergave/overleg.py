"""The meeting of several parties, on the screen: what is certain, the agenda, and what can be passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from advies.weergave.alinea import alinea
from advies.weergave.wijziging import wijzigingsregels
from advies.woorden import benamingen
from advies.woorden.bronnen import bronnen
from advies.woorden.processen import titel_met_proces
from kennisbank.meldingen import opsomming

if TYPE_CHECKING:
    from advies.statussen import Status
    from advies.uitleg.overlegvormen import (
        Afhankelijk,
        Geschil,
        Kennis,
        Overleg,
        Stapgeschillen,
        Toenadering,
        Vaststaand,
    )

_T = TypeVar("_T")
HOOGSTENS = 5
"""Of a list of advices, how many are shown on the first screen."""
_VERANTWOORDING = (
    "De publicatie raadt aan verschillen niet uit de weg te gaan en te zoeken naar oplossingen die voor ieder aanvaardbaar zijn"
    " (paragraaf 3.4), en bestuur, management en ict'ers samen te laten optrekken (paragraaf 1.5). Deze manier om een overleg"
    " voor te bereiden is een eigen afleiding. Een getal dat alleen in een toelichting staat en de vergelijking met de casussen"
    " tellen niet mee."
)


def als_tekst(uit: Overleg, *, volledig: bool = False) -> str:
    """Return the meeting as text of at most 80 columns.

    Args:
        uit: what the parties answered, and what that means.
        volledig: whether every advice and every agreed fact is shown.
    """
    tekstregels = alinea(
        f"Overleg van {benamingen.telling(len(uit.partijen), 'partij', 'partijen')}: {', '.join(uit.partijen)}"
    )
    tekstregels += _zeker(uit.zeker, volledig)
    tekstregels += _agenda(uit, volledig)
    tekstregels += _uitweg(uit)
    tekstregels += _overslaan(uit.telt_niet)
    tekstregels += _kennis(uit, volledig)
    if uit.toenadering is not None:
        tekstregels += _toenadering(uit.toenadering)
    return "\n".join([*tekstregels, "", *alinea(_VERANTWOORDING)])


def _kop(tekst: str) -> list[str]:
    return ["", *alinea(tekst)]


def _zeker(zeker: Sequence[Vaststaand], volledig: bool) -> Iterator[str]:
    yield from _kop(f"ZEKER, WIE ER OOK GELIJK HEEFT ({benamingen.telling(len(zeker), 'advies', 'adviezen')})")
    for deel in _eerste(zeker, volledig):
        bron = bronnen(deel.bron_tekst, deel.grond)
        titel = titel_met_proces(deel.titel, deel.over.get("proces", ""))
        ondanks = f"; ondanks {_geschillen(deel.ondanks)}" if deel.ondanks else ""
        yield from alinea(f"{titel} [{deel.regel}; {benamingen.sterktewoord(deel.sterkte)}; {bron}{ondanks}]", "  • ")
    yield from _rest(len(zeker), volledig)


def _geschillen(nummers: Sequence[int]) -> str:
    return f"{'geschil' if len(nummers) == 1 else 'de geschillen'} {opsomming([str(deel) for deel in nummers], 'en')}"


def _agenda(uit: Overleg, volledig: bool) -> Iterator[str]:
    if not uit.telt:
        yield from _kop("AGENDA: geen enkel verschil tussen de partijen verandert iets aan het advies.")
        return
    aantal = benamingen.telling(len(uit.telt), "geschil verandert", "geschillen veranderen")
    yield from _kop(f"AGENDA: {aantal.upper()} HET ADVIES, HET ZWAARSTE EERST")
    for geschil in uit.telt:
        yield from alinea(f"{geschil.nummer}. {_wat(geschil)}", "", "   ")
        yield from _standpunten(geschil)
        if geschil.adviezen:
            yield f"   Hiervan {'hangt' if len(geschil.adviezen) == 1 else 'hangen'} af:"
        for deel in _eerste(geschil.adviezen, volledig, 3):
            yield from alinea(_afhankelijk(geschil, deel), "     • ")
        yield from _rest(len(geschil.adviezen), volledig, 3, "     ")
        for proces in geschil.processen:
            yield from alinea(f"Of de plaats van {proces.naam} past, hangt hiervan af.", "   ")


def _standpunten(geschil: Geschil) -> Iterator[str]:
    for standpunt in geschil.standpunten:
        wie = opsomming(standpunt.partijen, "en") or "niemand als geheel"
        yield from alinea(f"{_antwoord(geschil, standpunt.waarden)} — {wie}", "   ", "     ")
    if geschil.zonder_antwoord:
        yield from alinea(f"geen antwoord — {opsomming(geschil.zonder_antwoord, 'en')}", "   ", "     ")
    if geschil.strijdig:
        yield from alinea("Deze antwoorden kunnen niet samen waar zijn.", "   ")


def _wat(geschil: Geschil) -> str:
    return opsomming([feit.kort for feit in geschil.feiten], "en")


def _antwoord(geschil: Geschil, waarden: Sequence[str]) -> str:
    if len(waarden) == 1:
        return waarden[0]
    return "; ".join(f"{feit.kort}: {waarde}" for feit, waarde in zip(geschil.feiten, waarden, strict=True))


def _afhankelijk(geschil: Geschil, deel: Afhankelijk) -> str:
    titel = titel_met_proces(deel.titel, deel.over.get("proces", ""))
    return f"{titel} [{deel.regel}; {benamingen.sterktewoord(deel.sterkte)}]: {_hoe(geschil, deel)}"


def _hoe(geschil: Geschil, deel: Afhankelijk) -> str:
    """Return how an advice hangs on a dispute: by each answer, or by an example when other disputes count too."""
    antwoorden = [_antwoord(geschil, standpunt.waarden) for standpunt in geschil.standpunten]
    if deel.voorbeeld.anders == "tijd":
        return "hiervan hangt af of het voor nu is"
    if deel.voorbeeld.anders == "woorden":
        return "hiervan hangt af hoe het luidt"
    if deel.mogelijk and all(len(statussen) == 1 for statussen in deel.mogelijk):
        groepen: dict[Status, list[str]] = {}
        for antwoord, (status,) in zip(antwoorden, deel.mogelijk, strict=True):
            groepen.setdefault(status, []).append(antwoord)
        return "; ".join(f"bij {opsomming(wie, 'of')} {_status(status)}" for status, wie in groepen.items())
    voorbeeld = deel.voorbeeld
    een, ander = antwoorden[voorbeeld.een], antwoorden[voorbeeld.ander]
    samen = f" (samen met {_geschillen(sorted(map(int, voorbeeld.andere)))})" if voorbeeld.andere else ""
    return f"kan bij {een} {_status(voorbeeld.bij_een)} zijn en bij {ander} {_status(voorbeeld.bij_ander)}{samen}"


def _status(status: Status) -> str:
    return "nog open" if status == "open" else status


def _uitweg(uit: Overleg) -> Iterator[str]:
    if not uit.telt and not uit.telt_niet:
        return
    yield from _kop("EERST BESLECHTEN")
    if uit.eerste_stappen is not None:
        yield from alinea(stappen_zin(uit.eerste_stappen), "  ")
        for stap in uit.eerste_stappen.vast:
            yield from alinea(stap, "  • ")
    yield from alinea(bevindingen_zin(uit.beslecht_eerst), "  ")


def stappen_zin(deel: Stapgeschillen) -> str:
    """Return in a sentence which disputes to settle for the first steps; the steps that are final come after it.

    Args:
        deel: what to settle.
    """
    if not deel.bewezen:
        return (
            "Voor de eerste stappen: er zijn te veel geschillen om te zeggen welke u daarvoor kunt laten liggen. Beslecht er een"
            " paar en doe dit opnieuw."
        )
    if not deel.beslecht:
        tekst = "Voor de eerste stappen hoeft u niets te beslechten: geen enkel geschil verandert er iets aan."
    else:
        tekst = (
            f"Voor de eerste stappen: beslecht {_geschillen(deel.beslecht)}. Dan verandert geen antwoord op een ander geschil nog"
            " een stap, en met minder kan dat niet."
        )
    return f"{tekst} Deze stappen staan nu al vast:" if deel.vast else f"{tekst} Nog geen enkele stap staat vast."


def bevindingen_zin(nummers: Sequence[int]) -> str:
    """Return in a sentence which disputes to settle so that every weighed finding is certain or excluded.

    Args:
        nummers: the disputes.
    """
    if not nummers:
        return "Geen enkel geschil verandert welke bevindingen met 'moet' of 'aanbevolen' er nu zijn."
    een = len(nummers) == 1
    return (
        f"Voor alle bevindingen met 'moet' of 'aanbevolen': beslecht {_geschillen(nummers)}. Dan staat vast welke er nu zijn."
        f" {'Dit is' if een else 'Dit zijn'} er niet meer dan nodig: {'het geschil kan' if een else 'elk ervan kan'}"
        " zo'n bevinding laten ontstaan of vervallen."
    )


def _overslaan(geschillen: Sequence[Geschil]) -> Iterator[str]:
    if geschillen:
        yield from _kop("SLA OVER: DEZE GESCHILLEN VERANDEREN NIETS AAN HET ADVIES, HOE U DE ANDERE OOK BESLECHT")
    for geschil in geschillen:
        standpunten = [
            f"{_antwoord(geschil, deel.waarden)} ({opsomming(deel.partijen, 'en') or 'niemand als geheel'})"
            for deel in geschil.standpunten
        ]
        yield from alinea(f"{geschil.nummer}. {_wat(geschil)}: {', '.join(standpunten)}", "  ", "     ")


def _kennis(uit: Overleg, volledig: bool) -> Iterator[str]:
    if uit.aanvulling:
        yield from _kop("WAT DE EEN WEET EN DE ANDER NIET (GEEN GESCHIL; HET TELT MEE)")
    for deel in _eerste(uit.aanvulling, volledig, 10):
        tekst = f"{_weten(deel)} — {opsomming(deel.weet, 'en')}; niet: {opsomming(deel.weet_niet, 'en')}"
        yield from alinea(tekst, "  • ")
    yield from _rest(len(uit.aanvulling), volledig, 10)
    yield from _kop(f"HIEROVER IS IEDEREEN HET EENS: {benamingen.telling(len(uit.eens), 'feit', 'feiten')}")
    for deel in uit.eens if volledig else ():
        yield from alinea(_weten(deel), "  • ")


def _weten(deel: Kennis) -> str:
    return f"{deel.feit.kort}: {deel.waarde}"


def _toenadering(deel: Toenadering) -> Iterator[str]:
    yield from _kop(f"NAAR HET DOEL: {titel_met_proces(deel.titel, deel.proces)} [{deel.regel}]")
    if deel.zeker:
        yield from alinea("Dit is al zeker, wie er ook gelijk heeft.", "  ")
        return
    if not deel.bespreekbaar:
        yield from alinea("Geen enkel feit is bij alle partijen bespreekbaar.", "  ")
        return
    yield from alinea(f"Bij alle partijen bespreekbaar: {', '.join(deel.bespreekbaar)}.", "  ")
    if not deel.wijzigingen:
        yield from alinea("Met hoogstens drie van deze feiten is het doel niet te bereiken.", "  ")
        return
    yield from wijzigingsregels(deel.wijzigingen)


def _eerste(delen: Sequence[_T], volledig: bool, hoogstens: int = HOOGSTENS) -> Sequence[_T]:
    return delen if volledig else delen[:hoogstens]


def _rest(aantal: int, volledig: bool, hoogstens: int = HOOGSTENS, begin: str = "  ") -> Iterator[str]:
    if not volledig and aantal > hoogstens:
        yield f"{begin}  en nog {aantal - hoogstens}; u ziet ze met --volledig"
