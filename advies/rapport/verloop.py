"""One partnership over time as a report: the picture, what changed and why, and what keeps coming back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from advies.rapport.bouw import Onderdeel, alinea, hoofdstuk, nadruk, noot, opsomming, tabel_van_teksten
from advies.rapport.figuren.raster import Rasterrij, raster
from advies.rapport.hoofdstukken.leiding import grenzen
from advies.rapport.hoofdstukken.verband import ontvangsttabel
from advies.rapport.lagen import laagzinnen
from advies.rapport.model import Blok, Figuur, Opdracht, Rapport, Sectie, Tabel, gewoon
from advies.rapport.rapport import omslag
from advies.rapport.schoon import schoon_geheel
from advies.rapport.stof import datum_tekst
from advies.rapport.teksten import lijst, tekst
from advies.rapport.verwijzer import Verwijzer
from advies.statussen import STATEN
from advies.verloop.vormen import Periode, Verandering, Verloop
from advies.weergave import verloop as scherm
from advies.weergave import zinnen
from advies.woorden import benamingen
from advies.woorden.bronnen import bronnen
from advies.woorden.letters import hoofdletter

_HOOFDSTUKKEN = ("momenten", "tijdlijn", "perioden", "regels", "terug", "geheel", "verantwoording")


def maak_verlooprapport(verloop: Verloop, datum: date, *, opdrachtgever: str = "", auteur: str = "") -> Rapport:
    """Return the report of one partnership over time.

    Args:
        verloop: what changed, and why.
        datum: the day of the report.
        opdrachtgever: for whom it is; may be empty.
        auteur: by whom it is; may be empty.
    """
    peilingen = tuple(replace(deel, bestand=PurePath(deel.bestand).name) for deel in verloop.peilingen)
    veilig = schoon_geheel(replace(verloop, peilingen=peilingen))
    verwijzer = Verwijzer(_HOOFDSTUKKEN, ())
    naam = " ".join(veilig.samenwerkingsverband.split()) or tekst("algemeen.zonder_naam")
    secties = [
        _momenten(veilig, verwijzer),
        _tijdlijn(veilig, verwijzer),
        _perioden(veilig, verwijzer),
        _regels(veilig, verwijzer),
        _terug(veilig, verwijzer),
        _geheel(veilig, verwijzer),
        _verantwoording(veilig, verwijzer, datum),
    ]
    return omslag(tekst("verloop.titel", naam=naam), datum, secties, Opdracht(opdrachtgever, auteur), notitie=True)


def _momenten(uit: Verloop, verwijzer: Verwijzer) -> Sectie:
    blokken: list[Blok] = [alinea(tekst("verloop.inleiding", aantal=len(uit.peilingen)))]
    blokken += [nadruk(zin) for zin in scherm.let_op(uit)]
    momenten = [gewoon(scherm.peilingzin(deel)) for deel in uit.peilingen]
    blokken += [opsomming(momenten, genummerd=True), noot(tekst("verloop.waarom"))]
    return hoofdstuk(verwijzer.nummer("momenten"), "momenten", tekst("verloop.momenten"), blokken)


def _tijdlijn(uit: Verloop, verwijzer: Verwijzer) -> Sectie:
    blokken: list[Blok] = [tijdlijnfiguur(uit), _tijdlijntabel(uit)]
    return hoofdstuk(verwijzer.nummer("tijdlijn"), "tijdlijn", tekst("verloop.tijdlijn"), blokken)


def tijdlijnfiguur(uit: Verloop) -> Figuur:
    """Return the picture over time: the recommendations at each moment, and how many findings are certain."""
    rijen = [Rasterrij(f"{deel.nummer} {deel.kort}", deel.staten) for deel in uit.aanbevelingen]
    rijen += [Rasterrij(naam, teksten=tuple(map(str, getallen))) for naam, getallen in scherm.tellingen(uit).items()]
    zinnen = [
        tekst("verloop.figuur_rij", nummer=deel.nummer, naam=deel.naam, staten=_staten(deel.staten))
        for deel in uit.aanbevelingen
    ]
    zinnen += [
        tekst("verloop.figuur_telling", naam=naam, getallen=", ".join(map(str, getallen)))
        for naam, getallen in scherm.tellingen(uit).items()
    ]
    alt = tekst("verloop.figuur_alt", aantal=len(uit.peilingen), regels=" ".join(zinnen))
    legenda = [(staat, benamingen.staatwoord(staat)) for staat in STATEN]
    koppen = [str(deel.nummer) for deel in uit.peilingen]
    return raster("figuur-verloop", tekst("verloop.figuur"), alt, None, koppen, rijen, legenda)


def _staten(staten: Sequence[str]) -> str:
    return ", ".join(tekst(f"verloop.staat.{staat}") for staat in staten)


def _tijdlijntabel(uit: Verloop) -> Tabel:
    rijen = [
        (f"{deel.nummer}. {hoofdletter(deel.naam)}", *(tekst(f"verloop.staat.{staat}") for staat in deel.staten))
        for deel in uit.aanbevelingen
    ]
    rijen += [(hoofdletter(naam), *map(str, getallen)) for naam, getallen in scherm.tellingen(uit).items()]
    koppen = (tekst("verloop.aanbeveling"), *(str(deel.nummer) for deel in uit.peilingen))
    return tabel_van_teksten(tekst("verloop.tabel"), koppen, rijen, (6, *[2] * len(uit.peilingen)))


def _perioden(uit: Verloop, verwijzer: Verwijzer) -> Sectie:
    onderdelen: list[Onderdeel] = []
    for periode in uit.perioden:
        kop = tekst("verloop.periode", van=periode.van, tot=periode.tot)
        onderdelen.append((f"periode-{periode.van}", kop, _periode(periode)))
    inleiding = [alinea(tekst("verloop.perioden_inleiding"))]
    return hoofdstuk(verwijzer.nummer("perioden"), "perioden", tekst("verloop.perioden"), inleiding, onderdelen)


def _periode(periode: Periode) -> list[Blok]:
    blokken: list[Blok] = [alinea(scherm.periodezin(periode))]
    if periode.feiten:
        feiten = [(hoofdletter(deel.kort), deel.was, deel.wordt) for deel in periode.feiten]
        blokken.append(tabel_van_teksten(tekst("verloop.feiten"), lijst("verloop.feiten_kop"), feiten, (4, 3, 3)))
    kort = {deel.feit: deel.kort for deel in periode.feiten}
    for kop, delen in scherm.groepen(periode.adviezen, alles=False):
        rijen = [_verandering(deel, kort) for deel in delen]
        naam = tekst(f"verloop.groep.{kop}")
        blokken.append(tabel_van_teksten(naam, lijst("verloop.veranderingen_kop"), rijen, (6, 2, 4)))
    staten = [gewoon(hoofdletter(zin)) for zin in scherm.staatzinnen(periode)]
    blokken += [opsomming(staten)] if staten else []
    stappen = [gewoon(scherm.stapzin(stap)) for stap in periode.stappen]
    if stappen:
        blokken += [alinea(tekst("verloop.stappen", van=periode.van)), opsomming(stappen)]
    return blokken


def _verandering(deel: Verandering, kort: dict[str, str]) -> tuple[str, ...]:
    feiten = hoofdletter(", ".join(kort[feit] for feit in deel.door))
    return (
        zinnen.met_laag(scherm.titel_van(deel), deel.laag),
        hoofdletter(benamingen.sterktewoord(deel.sterkte)),
        feiten,
    )


def _regels(uit: Verloop, verwijzer: Verwijzer) -> Sectie:
    blokken: list[Blok] = []
    for peiling in uit.peilingen:
        if peiling.zelfde_regels:
            continue
        blokken.append(alinea(tekst("verloop.regels_moment", nummer=peiling.nummer)))
        rijen = [
            (
                " ".join(filter(None, (f"{scherm.titel_toen(deel)}.", deel.vervallen))),
                tekst(f"verloop.was.{deel.was}"),
                tekst(f"verloop.wordt.{deel.wordt}"),
            )
            for deel in peiling.door_regels
        ]
        if rijen:
            kop = lijst("verloop.regels_kop")
            blokken.append(
                tabel_van_teksten(tekst("verloop.regels_tabel", nummer=peiling.nummer), kop, rijen, (7, 2, 2))
            )
        blokken += [noot(zin) for zin in scherm.regelzinnen(peiling)]
    if not blokken:
        blokken.append(alinea(scherm.zonder_andere_regels(uit)))
    return hoofdstuk(verwijzer.nummer("regels"), "regels", tekst("verloop.regels"), blokken)


def _terug(uit: Verloop, verwijzer: Verwijzer) -> Sectie:
    rijen = [
        (
            scherm.titel_van(deel),
            hoofdletter(tekst(f"verloop.patroon.{deel.patroon}")),
            hoofdletter(benamingen.sterktewoord(deel.sterkte)),
            hoofdletter(bronnen(deel.bron_tekst, deel.grond, laag=deel.laag)),
        )
        for patroon in scherm.TERUGKEREND
        for deel in uit.bevindingen
        if deel.patroon == patroon
    ]
    blok: Blok = alinea(tekst("verloop.terug_niets"))
    if rijen:
        tabel = tabel_van_teksten(tekst("verloop.terug"), lijst("verloop.terug_kop"), rijen, (5, 3, 2, 4))
        blok = replace(tabel, stil=True)
    return hoofdstuk(verwijzer.nummer("terug"), "terug", tekst("verloop.terug"), (blok,))


def _geheel(uit: Verloop, verwijzer: Verwijzer) -> Sectie:
    blokken: list[Blok] = [alinea(zin) for zin in scherm.geheelzinnen(uit)]
    if uit.geheel:
        rijen = [
            (
                scherm.titel_toen(deel),
                tekst(f"verloop.was.{deel.was}"),
                tekst(f"verloop.wordt.{deel.wordt}"),
                tekst(f"verloop.door.{'_'.join(deel.door)}"),
            )
            for deel in uit.geheel
        ]
        tabel = tabel_van_teksten(tekst("verloop.geheel"), lijst("verloop.geheel_kop"), rijen, (6, 2, 2, 3))
        blokken.append(replace(tabel, stil=True))
    return hoofdstuk(verwijzer.nummer("geheel"), "geheel", tekst("verloop.geheel"), blokken, naslag=True)


def _verantwoording(uit: Verloop, verwijzer: Verwijzer, datum: date) -> Sectie:
    bewijs = uit.ontvangstbewijs
    onderdelen: list[Onderdeel] = [
        ("grens", tekst("grens.titel"), (grenzen(bewijs.publicatie, laagzinnen(bewijs.lagen, uit.uitgeschakeld)),)),
        ("bewijs", tekst("verantwoording.bewijs_titel"), (ontvangsttabel(bewijs, datum_tekst(datum)),)),
    ]
    kop = tekst("verantwoording.titel")
    return hoofdstuk(verwijzer.nummer("verantwoording"), "verantwoording", kop, (), onderdelen, naslag=True)
