"""The agenda of a meeting of several parties: what to settle and what hangs on it, what to pass over, what is certain."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from advies.rapport.bouw import aanhef, alinea, nadruk, noot, opsomming, tabel_van_teksten
from advies.rapport.lagen import laagblokken
from advies.rapport.model import Blok, Opdracht, Rapport, Sectie, gewoon
from advies.rapport.rapport import omslag
from advies.rapport.schoon import schoon
from advies.rapport.teksten import aantal, lijst, plat, tekst
from advies.uitleg.overlegvormen import Geschil, Kennis, Overleg
from advies.weergave.overlegzinnen import (
    antwoord,
    bevindingen_zin,
    ondanks_zin,
    overslaan_zin,
    regelnamen,
    stappen_zin,
    vaste_stappen,
    verantwoording,
    waarover,
    wat_ervan_afhangt,
)
from advies.woorden import benamingen
from advies.woorden.bronnen import bronnen
from advies.woorden.letters import hoofdletter
from advies.woorden.processen import titel_met_proces
from kennisbank.meldingen import opsomming as reeks

_NASLAG = ("namen", "lagen")
"""The chapters that only who uses the program needs."""


def maak_agenda(uit: Overleg, datum: date, *, stappen_gestopt: bool = False) -> Rapport:
    """Return the agenda of a meeting as a document.

    Args:
        uit: what the parties answered, and what that means.
        datum: the day of the agenda.
        stappen_gestopt: whether the search for the disputes on which the first steps hang was given up; the agenda says so.
    """
    delen = [
        (tekst("agenda.kop_vooraf"), "vooraf", _vooraf(uit), ()),
        (tekst("agenda.kop_eerst"), "eerst", _eerst(uit, stappen_gestopt), ()),
        (tekst("agenda.kop_bespreken"), "bespreken", _bespreken(uit), tuple(uit.telt)),
        (tekst("agenda.kop_overslaan"), "overslaan", _overslaan(uit), ()),
        (tekst("agenda.kop_zeker"), "zeker", _zeker(uit), ()),
        (tekst("agenda.kop_weet"), "weet", _weet(uit.aanvulling), ()),
        (tekst("agenda.kop_eens"), "eens", _eens(uit.eens), ()),
        (tekst("agenda.kop_namen"), "namen", _namen(uit), ()),
        (tekst("lagen.titel"), "lagen", laagblokken(uit.lagen, uit.uitgeschakeld) if uit.lagen else [], ()),
    ]
    secties = [
        Sectie(
            str(nummer),
            titel,
            anker,
            tuple(blokken),
            tuple(_geschil(geschil, f"{nummer}.{plaats}") for plaats, geschil in enumerate(geschillen, start=1)),
            naslag=anker in _NASLAG,
        )
        for nummer, (titel, anker, blokken, geschillen) in enumerate((deel for deel in delen if deel[2]), start=1)
    ]
    return omslag(tekst("agenda.titel"), datum, secties, Opdracht(), notitie=True)


def _vooraf(uit: Overleg) -> list[Blok]:
    blokken: list[Blok] = [alinea(tekst("agenda.partijen", partijen=schoon(reeks(uit.partijen, "en"))))]
    telling = [
        plat(aantal("agenda.geschillen", len(uit.telt))),
        plat(aantal("agenda.zonder_gevolg", len(uit.telt_niet))),
        plat(aantal("agenda.vast", len(uit.zeker))),
    ]
    return [*blokken, nadruk(" ".join(telling)), noot(verantwoording())]


def _bespreken(uit: Overleg) -> list[Blok]:
    return [alinea(tekst("agenda.bespreken" if uit.telt else "agenda.niets_te_bespreken"))]


def _geschil(geschil: Geschil, nummer: str) -> Sectie:
    rijen = [
        (antwoord(geschil, deel.waarden), reeks(deel.partijen, "en") or tekst("agenda.niemand"))
        for deel in geschil.standpunten
    ]
    if geschil.zonder_antwoord:
        rijen.append((tekst("agenda.geen_antwoord"), reeks(geschil.zonder_antwoord, "en")))
    vragen = tuple(dict.fromkeys(feit.vraag for feit in geschil.feiten))
    tabel = tabel_van_teksten(
        tekst("agenda.tabel_antwoorden", waarover=waarover(geschil)),
        lijst("agenda.koppen_antwoorden"),
        [(schoon(een), schoon(ander)) for een, ander in rijen],
        (3, 2),
    )
    blokken: list[Blok] = [
        alinea(" ".join(vragen)),
        replace(tabel, stil=True),
    ]
    if geschil.strijdig:
        blokken.append(noot(tekst("agenda.strijdig")))
    hangt = [gewoon(schoon(hoofdletter(wat_ervan_afhangt(geschil, deel)))) for deel in geschil.adviezen]
    hangt += [gewoon(tekst("agenda.plaats", proces=proces.naam)) for proces in geschil.processen]
    blokken += [aanhef(tekst("agenda.hangt_af")), opsomming(hangt)]
    kop = tekst("agenda.geschil", nummer=geschil.nummer, waarover=waarover(geschil))
    return Sectie(nummer, kop, f"geschil-{geschil.nummer}", tuple(blokken))


def _eerst(uit: Overleg, stappen_gestopt: bool) -> list[Blok]:
    if not uit.telt and not uit.telt_niet:
        return []
    blokken: list[Blok] = []
    if uit.eerste_stappen is not None:
        blokken.append(nadruk(stappen_zin(uit.eerste_stappen)))
        if uit.eerste_stappen.vast:
            blokken.append(opsomming([gewoon(schoon(stap)) for stap in vaste_stappen(uit.eerste_stappen)]))
    elif stappen_gestopt:
        blokken.append(alinea(tekst("agenda.stappen_gestopt")))
    return [*blokken, alinea(bevindingen_zin(uit.beslecht_eerst))]


def _overslaan(uit: Overleg) -> list[Blok]:
    if not uit.telt_niet:
        return []
    zinnen = [gewoon(schoon(f"{deel.nummer}. {overslaan_zin(deel, uit.eerste_stappen)}")) for deel in uit.telt_niet]
    return [alinea(tekst("agenda.overslaan")), opsomming(zinnen)]


def _zeker(uit: Overleg) -> list[Blok]:
    rijen = [
        (
            titel_met_proces(deel.titel, deel.over.get("proces", "")),
            benamingen.sterktewoord(deel.sterkte),
            bronnen(deel.bron_tekst, deel.grond, laag=deel.laag) + ondanks_zin(deel.ondanks),
        )
        for deel in uit.zeker
    ]
    if not rijen:
        return []
    tabel = tabel_van_teksten(
        tekst("agenda.tabel_zeker"), lijst("agenda.koppen_zeker"), [tuple(map(schoon, rij)) for rij in rijen], (5, 2, 4)
    )
    return [alinea(tekst("agenda.zeker")), tabel]


def _namen(uit: Overleg) -> list[Blok]:
    """Return the annex with the names of the rules, which only a command needs."""
    blokken: list[Blok] = []
    for naam, zeker in (("namen_doel", False), ("namen_zeker", True)):
        rijen = [(schoon(titel), schoon(regel)) for titel, regel in regelnamen(uit, zeker=zeker)]
        if rijen:
            blokken.append(tabel_van_teksten(tekst(f"agenda.{naam}"), lijst("agenda.koppen_namen"), rijen, (6, 4)))
    return [alinea(tekst("agenda.namen")), *blokken] if blokken else []


def _weet(delen: tuple[Kennis, ...]) -> list[Blok]:
    if not delen:
        return []
    rijen = [
        (hoofdletter(deel.feit.kort), deel.waarde, reeks(deel.weet, "en"), reeks(deel.weet_niet, "en"))
        for deel in delen
    ]
    tabel = tabel_van_teksten(
        tekst("agenda.tabel_weet"),
        lijst("agenda.koppen_weet"),
        [tuple(map(schoon, rij)) for rij in rijen],
        (4, 3, 3, 4),
    )
    return [alinea(tekst("agenda.weet")), tabel]


def _eens(delen: tuple[Kennis, ...]) -> list[Blok]:
    if not delen:
        return []
    rijen = [(schoon(hoofdletter(deel.feit.kort)), schoon(deel.waarde)) for deel in delen]
    return [tabel_van_teksten(tekst("agenda.tabel_eens"), lijst("agenda.koppen_eens"), rijen, (3, 4))]
