"""The chapters that put the partnership beside something else: trade-offs, the cases, and what is not known yet."""

from __future__ import annotations

from advies.antwoord import AfwegingOordeel
from advies.casussen import Casus
from advies.rapport.bouw import Onderdeel, alinea, hoofdstuk, met_kop, opsomming
from advies.rapport.hoofdstukken.leiding import VRAGEN
from advies.rapport.model import Alinea, Blok, Rij, Sectie, Tabel, Zin, gewoon
from advies.rapport.stof import Stof, sleutel_naam
from advies.rapport.teksten import aantal, lijst, plat, tekst, zin
from advies.weergave import groepen
from advies.woorden.bronnen import bronnen
from advies.woorden.letters import hoofdletter

_FEITEN = 4
_REDENEN = 2
_DOORSLAG = {"tekst": "afwegingen.doorslag", "afgeleid": "afwegingen.doorslag_eigen"}


def afweging(stof: Stof) -> Sectie:
    """Return the chapter with the main trade-off."""
    gevonden = stof.kort.afweging
    blokken = (alinea(tekst("afwegingen.geen")),) if gevonden is None else _afweging(gevonden)
    return hoofdstuk(stof.verwijzer.nummer("afweging"), "afweging", tekst("afwegingen.titel"), blokken)


def _afweging(afweging: AfwegingOordeel, *, in_kop: bool = False) -> tuple[Blok, ...]:
    kanten: list[Zin] = []
    for pool in afweging.polen:
        soort = "kant" if pool.redenen else "kant_leeg"
        redenen = "; ".join(pool.redenen[:_REDENEN])
        kanten.append(zin(f"afwegingen.{soort}", naam=hoofdletter(pool.naam), tekst=pool.tekst, redenen=redenen))
    kanten.append(met_kop(tekst("afwegingen.neigt"), afweging.neigt_uitleg))
    bron = bronnen(afweging.bron_tekst, afweging.grond)
    doorslag = tekst("afwegingen.met_bron", doorslag=afweging.doorslag, bronnen=bron)
    kanten.append(met_kop(tekst(_DOORSLAG[afweging.doorslag_grond]), doorslag))
    kop = gewoon(afweging.vraag) if in_kop else met_kop(f"{afweging.titel}. ", afweging.vraag)
    return Alinea(kop, "aanhef"), opsomming(kanten)


def afwegingen(stof: Stof) -> Sectie:
    """Return the chapter with the other trade-offs."""
    eerste = stof.kort.afweging
    onderdelen: list[Onderdeel] = [
        (f"afweging-{deel.afweging.replace('_', '-')}", deel.titel, _afweging(deel, in_kop=True))
        for deel in stof.gegevens.antwoord.afwegingen
        if deel != eerste
    ]
    inleiding = alinea(tekst("afwegingen.inleiding" if onderdelen else "afwegingen.geen_andere"))
    kop, nummer = tekst("afwegingen.titel_naslag"), stof.verwijzer.nummer("afwegingen")
    return hoofdstuk(nummer, "afwegingen", kop, (inleiding,), onderdelen, naslag=True)


def casussen(stof: Stof) -> Sectie:
    """Return the chapter with the cases that are most like the partnership."""
    gevonden = stof.gegevens.antwoord.casussen
    onderdelen: list[Onderdeel] = [
        (f"casus-{casus.dossier.replace('_', '-')}", _kop(casus), (_casus(casus),)) for casus in gevonden
    ]
    inleiding = alinea(tekst("casussen.inleiding" if gevonden else "casussen.geen"))
    kop, nummer = tekst("casussen.titel"), stof.verwijzer.nummer("casussen")
    return hoofdstuk(nummer, "casussen", kop, (inleiding,), onderdelen, naslag=True)


def _kop(casus: Casus) -> str:
    gelijkenis = f"{casus.gewogen:.2f}".replace(".", ",")
    return plat(aantal("casussen.naam", casus.gedeeld, naam=casus.naam, gelijkenis=gelijkenis))


def _casus(casus: Casus) -> Blok:
    delen: list[Zin] = []
    for sleutel, namen in (
        *groepen.lessen(casus).items(),
        ("zelfde", casus.zelfde),
        ("anders", casus.anders),
    ):
        if namen:
            delen.append(met_kop(tekst(f"casussen.{sleutel}"), f"{_kort(namen)}."))
        elif sleutel in ("goed", "mis"):
            delen.append(zin(f"casussen.niets_{sleutel}"))
    return opsomming(delen)


def _kort(namen: tuple[str, ...]) -> str:
    delen = "; ".join(namen[:_FEITEN])
    rest = len(namen) - _FEITEN
    return plat(aantal("casussen.rest", rest, delen=delen)) if rest > 0 else delen


def openstaand(stof: Stof, hoogstens: int = 10, conclusies: int = 6) -> Sectie:
    """Return the chapter on what is still open, after the questions that lead.

    Args:
        stof: what the report is made of.
        hoogstens: the number of questions.
        conclusies: the number of open conclusions.
    """
    antwoord = stof.gegevens.antwoord
    nummer, kop = stof.verwijzer.nummer("open"), tekst("open.titel")
    if not antwoord.vragen:
        return hoofdstuk(nummer, "open", kop, (alinea(tekst("open.geen")),), naslag=True)
    rijen = tuple(
        Rij((gewoon(vraag.vraag), aantal("open.aantal", vraag.adviezen)))
        for vraag in antwoord.vragen[VRAGEN : VRAGEN + hoogstens]
    )
    blokken: list[Blok] = [alinea(tekst("open.inleiding" if rijen else "open.geen_verdere"))]
    if rijen:
        blokken.append(Tabel(tekst("open.tabel"), lijst("open.kop"), rijen, (4, 1)))
    open_ = [a for a in antwoord.van_status("open") if a.soort in ("risico", "voorwaarde", "advies", "migratie")]
    open_.sort(key=lambda advies: min(map(len, advies.beslissend), default=99))
    onderdelen: list[Onderdeel] = []
    if open_:
        tabel = Tabel(
            tekst("open.conclusies_tabel"),
            lijst("open.conclusies_kop"),
            tuple(Rij((gewoon(a.titel), gewoon(hangt_af_van(a.beslissend)))) for a in open_[:conclusies]),
            (1, 1),
        )
        inleiding = alinea(aantal("open.conclusies", len(open_)))
        onderdelen.append(("open-conclusies", tekst("open.conclusies_titel"), (inleiding, tabel)))
    return hoofdstuk(nummer, "open", kop, blokken, onderdelen, naslag=True)


def hangt_af_van(sets: tuple[tuple[str, ...], ...], hoogstens: int = 3) -> str:
    """Return in Dutch on which facts an open conclusion depends."""
    en = tekst("open.en")
    return tekst("open.of").join(en.join(sleutel_naam(feit) for feit in deel) for deel in sets[:hoogstens])
