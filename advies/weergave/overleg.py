"""The meeting of several parties, on the screen: what is certain, the agenda, and what can be passed over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from advies.weergave import zinnen
from advies.weergave.alinea import alinea
from advies.weergave.overlegzinnen import (
    antwoord,
    bespreekbaar,
    bevindingen_zin,
    ondanks_zin,
    overslaan_zin,
    partijnamen,
    regelnamen,
    stappen_zin,
    vaste_stappen,
    verantwoording,
    waarover,
    wat_bekend_is,
    wat_ervan_afhangt,
)
from advies.weergave.teksten import aantal, tekst
from advies.weergave.wijziging import wijzigingsregels
from advies.woorden import benamingen
from advies.woorden.bronnen import bronnen
from advies.woorden.processen import titel_met_proces
from kennisbank.meldingen import opsomming

if TYPE_CHECKING:
    from advies.uitleg.overlegvormen import (
        Geschil,
        Overleg,
        Toenadering,
        Vaststaand,
    )

_T = TypeVar("_T")
HOOGSTENS = 5
"""Of a list of advices, how many are shown on the first screen."""


def als_tekst(uit: Overleg, *, volledig: bool = False) -> str:
    """Return the meeting as text of at most 80 columns.

    Args:
        uit: what the parties answered, and what that means.
        volledig: whether every advice and every agreed fact is shown.
    """
    tekstregels = alinea(aantal("overleg.titel", len(uit.partijen), partijen=", ".join(uit.partijen)))
    tekstregels += _zeker(uit.zeker, volledig)
    tekstregels += _agenda(uit, volledig)
    tekstregels += _uitweg(uit)
    tekstregels += _overslaan(uit)
    tekstregels += _kennis(uit, volledig)
    if uit.toenadering is not None:
        tekstregels += _toenadering(uit.toenadering)
    if volledig:
        tekstregels += _namen(uit)
    tekstregels += ["", *alinea(verantwoording())]
    for teken, zin in zinnen.lagen(uit.lagen, uit.uitgeschakeld, bewijs=volledig):
        tekstregels += alinea(zin, teken)
    return "\n".join(tekstregels)


def _kop(kop: str) -> list[str]:
    return ["", *alinea(kop)]


def _zeker(zeker: Sequence[Vaststaand], volledig: bool) -> Iterator[str]:
    yield from _kop(aantal("overleg.zeker", len(zeker)))
    for deel in _eerste(zeker, volledig):
        bron = _bron(deel, volledig)
        titel = titel_met_proces(deel.titel, deel.over.get("proces", ""))
        yield from alinea(
            f"{titel} [{benamingen.sterktewoord(deel.sterkte)}; {bron}{ondanks_zin(deel.ondanks)}]", "  • "
        )
    yield from _rest(len(zeker), volledig)


def _bron(deel: Vaststaand, volledig: bool) -> str:
    """Return the references of an advice; the first only, and how many there are more, where not all is asked for."""
    plaatsen = tuple(dict.fromkeys(deel.bron_tekst))
    eerste = plaatsen if volledig else plaatsen[:1]
    bron = bronnen(eerste, deel.grond, laag=deel.laag)
    nog = len(plaatsen) - len(eerste)
    return f"{bron} {aantal('overleg.nog_plaatsen', nog)}" if nog else bron


def _agenda(uit: Overleg, volledig: bool) -> Iterator[str]:
    if not uit.telt:
        yield from _kop(tekst("overleg.agenda_leeg"))
        return
    yield from _kop(aantal("overleg.agenda", len(uit.telt)))
    for geschil in uit.telt:
        yield from alinea(f"{geschil.nummer}. {waarover(geschil)}", "", "   ")
        yield from _standpunten(geschil)
        if geschil.adviezen:
            yield f"   {aantal('overleg.hangt_af', len(geschil.adviezen))}"
        for deel in _eerste(geschil.adviezen, volledig, 3):
            yield from alinea(wat_ervan_afhangt(geschil, deel), "     • ")
        yield from _rest(len(geschil.adviezen), volledig, 3, "     ")
        for proces in geschil.processen:
            yield from alinea(tekst("overleg.plaats", proces=proces.naam), "   ")


def _standpunten(geschil: Geschil) -> Iterator[str]:
    for standpunt in geschil.standpunten:
        gegeven = antwoord(geschil, standpunt.waarden)
        yield from alinea(f"{gegeven} — {partijnamen(standpunt.partijen)}", "   ", "     ")
    if geschil.zonder_antwoord:
        zin = tekst("overleg.geen_antwoord", partijen=opsomming(geschil.zonder_antwoord, "en"))
        yield from alinea(zin, "   ", "     ")
    if geschil.strijdig:
        yield from alinea(tekst("overleg.strijdig"), "   ")


def _uitweg(uit: Overleg) -> Iterator[str]:
    if not uit.telt and not uit.telt_niet:
        return
    yield from _kop(tekst("overleg.eerst"))
    if uit.eerste_stappen is not None:
        yield from alinea(stappen_zin(uit.eerste_stappen), "  ")
        for stap in vaste_stappen(uit.eerste_stappen):
            yield from alinea(stap, "  • ")
    yield from alinea(bevindingen_zin(uit.beslecht_eerst), "  ")


def _overslaan(uit: Overleg) -> Iterator[str]:
    if uit.telt_niet:
        yield from _kop(tekst("overleg.sla_over"))
    for geschil in uit.telt_niet:
        yield from alinea(f"{geschil.nummer}. {overslaan_zin(geschil, uit.eerste_stappen)}", "  ", "     ")


def _kennis(uit: Overleg, volledig: bool) -> Iterator[str]:
    if uit.aanvulling:
        yield from _kop(tekst("overleg.aanvulling"))
    for deel in _eerste(uit.aanvulling, volledig, 10):
        weet, weet_niet = opsomming(deel.weet, "en"), opsomming(deel.weet_niet, "en")
        zin = tekst("overleg.wie_weet", feit=wat_bekend_is(deel), weet=weet, weet_niet=weet_niet)
        yield from alinea(zin, "  • ")
    yield from _rest(len(uit.aanvulling), volledig, 10)
    yield from _kop(aantal("overleg.eens", len(uit.eens)))
    for deel in uit.eens if volledig else ():
        yield from alinea(wat_bekend_is(deel), "  • ")


def _namen(uit: Overleg) -> Iterator[str]:
    """Yield the names of the rules, which only a command needs."""
    for kop, zeker in (("namen_doel", False), ("namen_zeker", True)):
        namen = regelnamen(uit, zeker=zeker)
        if namen:
            yield from _kop(tekst(f"overleg.{kop}"))
        for titel, regel in namen:
            yield from alinea(f"{titel} [{regel}]", "  • ")


def _toenadering(deel: Toenadering) -> Iterator[str]:
    yield from _kop(tekst("overleg.doel.kop", titel=titel_met_proces(deel.titel, deel.proces)))
    if deel.zeker:
        yield from alinea(tekst("overleg.doel.al_zeker"), "  ")
        return
    if not deel.bespreekbaar:
        yield from alinea(tekst("overleg.doel.niets_bespreekbaar"), "  ")
        return
    yield from alinea(tekst("overleg.doel.bespreekbaar", feiten="; ".join(bespreekbaar(deel))), "  ")
    if not deel.wijzigingen:
        yield from alinea(tekst("overleg.doel.niet_te_bereiken"), "  ")
        return
    yield from wijzigingsregels(deel.wijzigingen)


def _eerste(delen: Sequence[_T], volledig: bool, hoogstens: int = HOOGSTENS) -> Sequence[_T]:
    return delen if volledig else delen[:hoogstens]


def _rest(alle: int, volledig: bool, hoogstens: int = HOOGSTENS, begin: str = "  ") -> Iterator[str]:
    if not volledig and alle > hoogstens:
        yield f"{begin}  {tekst('overleg.rest', aantal=alle - hoogstens)}"
