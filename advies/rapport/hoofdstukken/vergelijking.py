"""The chapters that put the partnership beside something else: trade-offs, the cases, and what is not known yet."""

from __future__ import annotations

from advies.casussen import Casus
from advies.rapport.bouw import Onderdeel, alinea, hoofdletter, hoofdstuk, met_kop, noot, opsomming
from advies.rapport.model import Blok, Rij, Sectie, Tabel, Zin, gewoon
from advies.rapport.stof import Stof, sleutel_naam
from advies.rapport.teksten import aantal, lijst, plat, tekst, zin
from advies.weergave import woorden

_FEITEN = 8
_DOORSLAG = {"tekst": "afwegingen.doorslag", "afgeleid": "afwegingen.doorslag_eigen"}


def afwegingen(stof: Stof) -> Sectie:
    """Return the chapter with the trade-offs, both sides each."""
    gevonden = stof.gegevens.antwoord.afwegingen
    onderdelen: list[Onderdeel] = []
    for afweging in gevonden:
        rijen = tuple(
            Rij(
                (
                    gewoon(hoofdletter(pool.naam)),
                    gewoon(pool.tekst),
                    gewoon("; ".join(pool.redenen) or tekst("afwegingen.bij_u_niets")),
                )
            )
            for pool in afweging.polen
        )
        bron = stof.verwijzer.bronnen(afweging.bron_tekst, afweging.grond)
        blokken: list[Blok] = [
            alinea(afweging.vraag),
            Tabel(tekst("afwegingen.bijschrift", titel=afweging.titel), lijst("afwegingen.kop"), rijen, (2, 4, 4)),
            alinea(met_kop(tekst("afwegingen.neigt"), afweging.neigt_uitleg)),
            alinea(met_kop(tekst(_DOORSLAG[afweging.doorslag_grond]), afweging.doorslag)),
            noot(zin("algemeen.bron", bronnen=bron)),
        ]
        onderdelen.append((f"afweging-{afweging.afweging.replace('_', '-')}", afweging.titel, blokken))
    inleiding = alinea(tekst("afwegingen.inleiding" if gevonden else "afwegingen.geen"))
    kop = tekst("afwegingen.titel")
    return hoofdstuk(stof.verwijzer.nummer("afwegingen"), "afwegingen", kop, (inleiding,), onderdelen)


def casussen(stof: Stof) -> Sectie:
    """Return the chapter with the cases that are most like the partnership."""
    gevonden = stof.gegevens.antwoord.casussen
    nummer, kop = stof.verwijzer.nummer("casussen"), tekst("casussen.titel")
    if not gevonden:
        return hoofdstuk(nummer, "casussen", kop, (alinea(tekst("casussen.geen")),))
    rijen = tuple(
        Rij((gewoon(casus.naam), gewoon(f"{casus.gewogen:.2f}".replace(".", ",")), gewoon(str(casus.gedeeld))))
        for casus in gevonden
    )
    onderdelen: list[Onderdeel] = [
        (f"casus-{casus.dossier.replace('_', '-')}", casus.naam, (_casus(casus),)) for casus in gevonden
    ]
    tabel = Tabel(tekst("casussen.bijschrift"), lijst("casussen.kop"), rijen, (3, 1, 1))
    return hoofdstuk(nummer, "casussen", kop, (alinea(tekst("casussen.inleiding")), tabel), onderdelen)


def _casus(casus: Casus) -> Blok:
    delen: list[Zin] = []
    for sleutel, namen in (
        *woorden.lessen(casus).items(),
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


def openstaand(stof: Stof, hoogstens: int = 20, conclusies: int = 12) -> Sectie:
    """Return the chapter on what is still open.

    Args:
        stof: what the report is made of.
        hoogstens: the number of questions.
        conclusies: the number of open conclusions.
    """
    antwoord = stof.gegevens.antwoord
    nummer, kop = stof.verwijzer.nummer("open"), tekst("open.titel")
    if not antwoord.vragen:
        return hoofdstuk(nummer, "open", kop, (alinea(tekst("open.geen")),))
    rijen = tuple(
        Rij((gewoon(vraag.vraag), aantal("open.aantal", vraag.adviezen))) for vraag in antwoord.vragen[:hoogstens]
    )
    blokken: list[Blok] = [
        alinea(aantal("open.inleiding", len(antwoord.vragen))),
        Tabel(tekst("open.tabel"), lijst("open.kop"), rijen, (4, 1)),
    ]
    rest = len(antwoord.vragen) - len(rijen)
    if rest:
        blokken.append(noot(aantal("open.rest", rest)))
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
        inleiding = alinea(tekst("open.conclusies", totaal=len(open_)))
        onderdelen.append(("open-conclusies", tekst("open.conclusies_titel"), (inleiding, tabel)))
    return hoofdstuk(nummer, "open", kop, blokken, onderdelen)


def hangt_af_van(sets: tuple[tuple[str, ...], ...], hoogstens: int = 3) -> str:
    """Return in Dutch on which facts an open conclusion depends."""
    en = tekst("open.en")
    return tekst("open.of").join(en.join(sleutel_naam(feit) for feit in deel) for deel in sets[:hoogstens])
