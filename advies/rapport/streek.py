"""Many partnerships side by side as a report: the picture, each recommendation, shared causes, and who could help whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from pathlib import PurePath

from advies.antwoord import Ontvangstbewijs
from advies.rapport.bouw import Onderdeel, alinea, hoofdstuk, nadruk, noot, opsomming, tabel_van_teksten
from advies.rapport.figuren.raster import Rasterrij, bladen, raster
from advies.rapport.hoofdstukken.leiding import grenzen
from advies.rapport.hoofdstukken.verband import ontvangsttabel
from advies.rapport.lagen import laagzinnen
from advies.rapport.model import Blok, Figuur, Opdracht, Rapport, Sectie, Tabel, gewoon
from advies.rapport.rapport import omslag
from advies.rapport.schoon import schoon_geheel
from advies.rapport.stof import datum_tekst
from advies.rapport.teksten import aantal, lijst, plat, tekst
from advies.rapport.verwijzer import Verwijzer
from advies.statussen import STATEN
from advies.streek.vormen import Streek, Streekaanbeveling, Streekoorzaak, Verband
from advies.weergave import streek as scherm
from advies.weergave import zinnen
from advies.woorden import benamingen
from advies.woorden.letters import hoofdletter
from advies.woorden.processen import titel_met_proces
from kennisbank.meldingen import opsomming as reeks

_HOOFDSTUKKEN = ("overzicht", "hulp", "oorzaken", "aanbevelingen", "verantwoording")


def maak_streekrapport(streek: Streek, datum: date, *, opdrachtgever: str = "", auteur: str = "") -> Rapport:
    """Return the report of many partnerships.

    Args:
        streek: the partnerships.
        datum: the day of the report.
        opdrachtgever: for whom it is; may be empty.
        auteur: by whom it is; may be empty.
    """
    veilig = schoon_geheel(streek)
    verwijzer = Verwijzer(_HOOFDSTUKKEN, ())
    secties = [
        _overzicht(veilig, verwijzer),
        _hulp(veilig, verwijzer),
        _oorzaken(veilig, verwijzer),
        _aanbevelingen(veilig, verwijzer),
        _verantwoording(veilig, verwijzer, datum),
    ]
    titel = plat(aantal("streek.titel", len(veilig.verbanden)))
    return omslag(titel, datum, secties, Opdracht(opdrachtgever, auteur), notitie=True)


def _overzicht(uit: Streek, verwijzer: Verwijzer) -> Sectie:
    blokken: list[Blok] = [alinea(tekst("streek.inleiding", titel=scherm.titel(uit)))]
    blokken += [nadruk(zin) for zin in scherm.let_op(uit)]
    blokken += [*streekfiguren(uit), _tabel(uit), noot(tekst("streek.waarom"))]
    return hoofdstuk(verwijzer.nummer("overzicht"), "overzicht", tekst("streek.overzicht"), blokken)


def streekfiguren(uit: Streek) -> Iterator[Figuur]:
    """Yield the pictures: the recommendations by partnership, a page each."""
    verbanden = iter(uit.verbanden)
    delen = bladen([_figuurrij(deel) for deel in uit.verbanden], len(uit.aanbevelingen))
    for nummer, rijen in enumerate(delen, start=1):
        deel = list(islice(verbanden, len(rijen)))
        titel = tekst("streek.figuur")
        if len(delen) > 1:
            titel = tekst("streek.figuur_deel", titel=titel, nummer=nummer, aantal=len(delen))
        yield _figuur(f"figuur-streek-{nummer}", titel, deel, rijen, uit.aanbevelingen)


def _figuur(
    naam: str,
    titel: str,
    verbanden: Sequence[Verband],
    rijen: Sequence[Rasterrij],
    aanbevelingen: Sequence[Streekaanbeveling],
) -> Figuur:
    zinnen = [tekst("streek.figuur_rij", naam=deel.naam, staten=_staten(deel)) for deel in verbanden]
    alt = tekst("streek.figuur_alt", aantal=len(verbanden), regels=" ".join(zinnen))
    namen = ", ".join(f"{deel.nummer} {deel.kort}" for deel in aanbevelingen)
    legenda = [*((staat, benamingen.staatwoord(staat)) for staat in STATEN), (None, f"{hoofdletter(namen)}.")]
    return raster(naam, titel, alt, None, [str(deel.nummer) for deel in aanbevelingen], rijen, legenda)


def _figuurrij(deel: Verband) -> Rasterrij:
    if deel.reikwijdte == "buiten":
        return Rasterrij(deel.naam, teksten=(tekst("streek.buiten"),))
    return Rasterrij(deel.naam, tuple(stand.staat for stand in deel.standen))


def _staten(deel: Verband) -> str:
    """Return in one sentence at which recommendations a partnership stands how."""
    if deel.reikwijdte == "buiten":
        return tekst("streek.buiten")
    stukken = []
    for staat in STATEN:
        nummers = [str(stand.nummer) for stand in deel.standen if stand.staat == staat]
        if nummers:
            stukken.append(f"{tekst(f'verloop.staat.{staat}')} {reeks(nummers, 'en')}")
    return ", ".join(stukken)


def _tabel(uit: Streek) -> Tabel:
    rijen: list[tuple[str, ...]] = []
    for deel in uit.verbanden:
        if deel.reikwijdte == "buiten":
            cellen = [tekst("streek.buiten_kort")] * len(deel.standen)
        else:
            cellen = [tekst(f"streek.kort.{stand.staat}") for stand in deel.standen]
        rijen.append((deel.naam, *cellen))
    for staat in STATEN:
        getallen = (str(len(deel.met(staat))) for deel in uit.aanbevelingen)
        rijen.append((tekst("streek.telling", staat=tekst(f"verloop.staat.{staat}")), *getallen))
    koppen = (tekst("streek.verband"), *(str(deel.nummer) for deel in uit.aanbevelingen))
    return tabel_van_teksten(tekst("streek.tabel"), koppen, rijen, (7, *[2] * len(uit.aanbevelingen)))


def _hulp(uit: Streek, verwijzer: Verwijzer) -> Sectie:
    rijen = [
        (f"{deel.nummer}. {hoofdletter(deel.naam)}", _namen(deel.in_orde), _namen(deel.aandacht))
        for deel in uit.aanbevelingen
        if deel.kan_leren
    ]
    blok: Blok = alinea(tekst("streek.geen_hulp"))
    if rijen:
        blok = replace(tabel_van_teksten(tekst("streek.hulp"), lijst("streek.hulp_kop"), rijen, (4, 4, 4)), stil=True)
    kop = tekst("streek.hulp")
    return hoofdstuk(verwijzer.nummer("hulp"), "hulp", kop, (blok, noot(tekst("streek.hulp_noot"))))


def _namen(namen: Sequence[str]) -> str:
    return reeks(list(namen), "en")


def _oorzaken(uit: Streek, verwijzer: Verwijzer) -> Sectie:
    gedeeld = [deel for deel in uit.oorzaken if deel.gedeeld]
    blokken: list[Blok] = [alinea(tekst("streek.oorzaken_inleiding" if gedeeld else "streek.geen_oorzaken"))]
    if gedeeld:
        blokken.append(_oorzakentabel(gedeeld, tekst("streek.oorzaken")))
    alleen = [deel for deel in uit.oorzaken if not deel.gedeeld]
    onderdelen: list[Onderdeel] = []
    if alleen:
        onderdelen.append(("oorzaken-een", tekst("streek.alleen"), (_oorzakentabel(alleen, tekst("streek.alleen")),)))
    return hoofdstuk(verwijzer.nummer("oorzaken"), "oorzaken", tekst("streek.oorzaken"), blokken, onderdelen)


def _oorzakentabel(oorzaken: Sequence[Streekoorzaak], bijschrift: str) -> Tabel:
    rijen = [
        (
            hoofdletter(scherm.oorzaakzin(deel)),
            "; ".join(_gevolgen(deel)),
            hoofdletter(benamingen.sterktewoord(deel.sterkte)),
            tekst("streek.met_aantal", aantal=len(deel.verbanden), namen=_namen(deel.verbanden)),
        )
        for deel in oorzaken
    ]
    return replace(tabel_van_teksten(bijschrift, lijst("streek.oorzaken_kop"), rijen, (4, 6, 2, 4)), stil=True)


def _gevolgen(deel: Streekoorzaak) -> Iterator[str]:
    """Yield what comes from a cause, with the names where it is not everywhere."""
    for bevinding in deel.bevindingen:
        naam = zinnen.met_laag(titel_met_proces(bevinding.titel, bevinding.over.get("proces", "")), bevinding.laag)
        yield naam if bevinding.verbanden == deel.verbanden else f"{naam} ({_namen(bevinding.verbanden)})"


def _aanbevelingen(uit: Streek, verwijzer: Verwijzer) -> Sectie:
    onderdelen: list[Onderdeel] = []
    for deel in uit.aanbevelingen:
        tellingen = [
            gewoon(tekst("streek.wie", staat=hoofdletter(tekst(f"verloop.staat.{staat}")), aantal=len(deel.met(staat))))
            for staat in STATEN
        ]
        rijen = [
            (
                verband.naam,
                hoofdletter(tekst(f"verloop.staat.{stand.staat}")),
                "; ".join(stand.omdat or stand.ontbreekt),
            )
            for verband, stand in scherm.standen(uit, deel.nummer)
        ]
        tabel = tabel_van_teksten(
            tekst("streek.stand", nummer=deel.nummer), lijst("streek.stand_kop"), rijen, (4, 3, 7)
        )
        kop = tekst("streek.kop_aanbeveling", nummer=deel.nummer, naam=deel.naam)
        bron = noot(tekst("algemeen.bron", bronnen="; ".join(deel.bron_tekst)))
        onderdelen.append((f"aanbeveling-{deel.nummer}", kop, (opsomming(tellingen), replace(tabel, stil=True), bron)))
    inleiding = (alinea(tekst("streek.aanbevelingen_inleiding")),)
    kop = tekst("streek.aanbevelingen")
    nummer = verwijzer.nummer("aanbevelingen")
    return hoofdstuk(nummer, "aanbevelingen", kop, inleiding, onderdelen, naslag=True)


def _verantwoording(uit: Streek, verwijzer: Verwijzer, datum: date) -> Sectie:
    bewijs = uit.bewijs
    ontvangst = Ontvangstbewijs(
        bewijs.advies,
        bewijs.regelbank,
        "",
        bewijs.motoren,
        bewijs.melding,
        bewijs.regels,
        bewijs.publicatie,
        bewijs.lagen,
    )
    bestanden = [(deel.naam, PurePath(deel.bestand).name, str(deel.bekend)) for deel in uit.verbanden]
    tabel = tabel_van_teksten(tekst("streek.bestanden"), lijst("streek.bestanden_kop"), bestanden, (5, 5, 2))
    onderdelen: list[Onderdeel] = [
        ("bestanden", tekst("streek.bestanden"), (replace(tabel, stil=True),)),
        ("grens", tekst("grens.titel"), (grenzen(bewijs.publicatie, laagzinnen(bewijs.lagen, uit.uitgeschakeld)),)),
        ("bewijs", tekst("verantwoording.bewijs_titel"), (ontvangsttabel(ontvangst, datum_tekst(datum)),)),
    ]
    kop = tekst("verantwoording.titel")
    return hoofdstuk(verwijzer.nummer("verantwoording"), "verantwoording", kop, (), onderdelen, naslag=True)
