"""The chapters to look up the partnership in: its form in tables, its facts, the terms, and with what the report was made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from advies.antwoord import Indeling, Ontvangstbewijs
from advies.rapport.bouw import alinea, hoofdstuk, noot, tabel_van_teksten
from advies.rapport.hoofdstukken.aanbevelingen import standtabel
from advies.rapport.hoofdstukken.leiding import grenzen, lagen
from advies.rapport.hoofdstukken.processen import procestabel
from advies.rapport.lagen import laagrijen
from advies.rapport.model import Blok, Rij, Sectie, Tabel, Zin, gewoon
from advies.rapport.opmerkingen import opmerkingen_bij
from advies.rapport.stof import Stof, feitwaarde, namen
from advies.rapport.teksten import lijst, tekst, zin
from advies.rapport.verwijzer import Verwijzer, feit_anker
from advies.woorden.feiten import feitnaam
from advies.woorden.letters import hoofdletter
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel, RegelSleutel


def verantwoording(stof: Stof) -> Sectie:
    """Return the chapter with what the report was made with."""
    ontvangstbewijs = stof.gegevens.antwoord.ontvangstbewijs
    tabel = ontvangsttabel(ontvangstbewijs, stof.datum, stof.gegevens.bestand, ontvangstbewijs.feiten)
    blokken: list[Blok] = [
        grenzen(ontvangstbewijs.publicatie, lagen(stof.gegevens.antwoord)),
        tabel,
        noot(tekst("verantwoording.noot")),
    ]
    kop, nummer = tekst("verantwoording.titel"), stof.verwijzer.nummer("verantwoording")
    return hoofdstuk(nummer, "verantwoording", kop, blokken, naslag=True)


def ontvangsttabel(ontvangstbewijs: Ontvangstbewijs, datum: str, bestand: str = "", feiten: str = "") -> Tabel:
    """Return with what a report was made.

    Args:
        ontvangstbewijs: the receipt of the answer.
        datum: the day of the report, in Dutch.
        bestand: name of the facts file; left out when empty.
        feiten: check sum of the facts; left out when empty.
    """
    inhoud = {
        "datum": datum,
        "bestand": bestand,
        "feiten": feiten,
        "regelbank": ontvangstbewijs.regelbank,
        "regels": str(ontvangstbewijs.regels),
        "programma": f"advies {ontvangstbewijs.advies}",
        "motoren": ", ".join(ontvangstbewijs.motoren),
        "melding": ontvangstbewijs.melding,
        "publicatie": ontvangstbewijs.publicatie,
    }
    rijen = [(hoofdletter(tekst(f"verantwoording.{sleutel}")), waarde) for sleutel, waarde in inhoud.items() if waarde]
    rijen += [(hoofdletter(naam), waarde) for naam, waarde in laagrijen(ontvangstbewijs.lagen)]
    return tabel_van_teksten(tekst("verantwoording.bewijs_bijschrift"), lijst("verantwoording.kop"), rijen, (2, 5))


def vorm(stof: Stof) -> Sectie:
    """Return the chapter with the form on its three axes, and the ict processes, in tables."""
    antwoord = stof.gegevens.antwoord
    assen: list[tuple[str, tuple[Indeling, ...]]] = [
        (tekst("vorm.bereik"), antwoord.vormen.bereik),
        (tekst("vorm.organisatie"), antwoord.vormen.organisatie),
        (tekst("vorm.kenmerk"), antwoord.vormen.kenmerken),
        (tekst("vorm.kandidaat_bereik"), antwoord.vormen.kandidaten_bereik),
        (tekst("vorm.kandidaat_organisatie"), antwoord.vormen.kandidaten_organisatie),
        (tekst("vorm.migratie"), antwoord.migratie),
    ]
    tabel = Tabel(
        tekst("vorm.bijschrift"),
        lijst("vorm.kop"),
        tuple(_as(stof.verwijzer, naam, delen) for naam, delen in assen),
        (3, 9, 5, 2),
    )
    blokken: list[Blok] = [alinea(tekst("vorm.inleiding")), tabel, procestabel(stof)]
    blokken += [standtabel(stof), noot(tekst("adviezen.open_noot"))]
    return hoofdstuk(stof.verwijzer.nummer("vorm"), "vorm", tekst("vorm.titel"), blokken, naslag=True)


def _as(verwijzer: Verwijzer, naam: str, delen: tuple[Indeling, ...]) -> Rij:
    zeker = [deel for deel in delen if deel.status == "zeker"]
    nu = " ".join(f"{hoofdletter(deel.naam)}: {deel.omschrijving}" for deel in zeker) or tekst("vorm.niets")
    zie = verwijzer.nummers(RegelSleutel(regel) for deel in zeker for regel in deel.regels)
    nergens = gewoon(tekst("feiten.nergens"))
    mogelijk = gewoon(namen(delen, "open")) if namen(delen, "open") else nergens
    return Rij((gewoon(hoofdletter(naam)), gewoon(nu), mogelijk, zie))


def feiten(stof: Stof) -> Sectie:
    """Return the chapter with all facts that were given: their place, what the user remarked, and what rests on them."""
    gebruik: dict[FeitSleutel, dict[RegelSleutel, None]] = {}
    for advies in stof.gegevens.antwoord.van_status("zeker"):
        for stap in advies.omdat:
            gebruik.setdefault(stap.sleutel, {})[advies.sleutel] = None
    tabellen: list[Blok] = []
    for thema, titel in vocabulaire().themas.items():
        rijen = _feitrijen(stof, thema, gebruik)
        if rijen:
            tabellen.append(Tabel(titel, lijst("feiten.kop"), tuple(rijen), (8, 8, 3, 4)))
    inleiding = tekst("feiten.inleiding", bestand=stof.gegevens.bestand) if tabellen else tekst("feiten.geen")
    kop, nummer = tekst("feiten.titel"), stof.verwijzer.nummer("feiten")
    return hoofdstuk(nummer, "feiten", kop, (alinea(inleiding), *tabellen), naslag=True)


def _feitrijen(stof: Stof, thema: str, gebruik: Mapping[FeitSleutel, Iterable[RegelSleutel]]) -> list[Rij]:
    """Return the facts of a theme; a remark stands at the first row of its fact, and with an unknown fact when there is none."""
    gegevens, nergens = stof.gegevens, tekst("feiten.nergens")
    rijen: list[Rij] = []
    for naam, definitie in vocabulaire().feiten.items():
        if definitie.thema != thema:
            continue
        opmerkingen = opmerkingen_bij(gegevens.opmerkingen, naam)
        bekend: list[FeitSleutel] = [sleutel for sleutel in gegevens.geheugen if sleutel.naam == naam]
        for sleutel in bekend or ([FeitSleutel(naam)] if opmerkingen else []):
            waarde = gegevens.geheugen.get(sleutel)
            cel = gewoon(tekst("algemeen.onbekend") if waarde is None else feitwaarde(definitie, waarde))
            if opmerkingen:
                cel = (*cel, *zin("feiten.opmerking", opmerking=" ".join(opmerkingen)))
                opmerkingen = ()
            kop = feitnaam(definitie, sleutel.proces)
            plaats = gewoon(gegevens.plaatsen.get(sleutel, nergens))
            cellen: tuple[Zin, ...] = (
                gewoon(hoofdletter(kop)),
                cel,
                plaats,
                stof.verwijzer.nummers(gebruik.get(sleutel, ())),
            )
            rijen.append(Rij(cellen, feit_anker(sleutel)))
    return rijen


def begrippen(stof: Stof) -> Sectie:
    """Return the chapter with the terms that the conclusions use."""
    rijen: list[tuple[str, ...]] = [
        (begrip.term, begrip.nu or tekst("feiten.nergens"), begrip.uitleg)
        for begrip in stof.gegevens.antwoord.begrippen
    ]
    tabel = tabel_van_teksten(tekst("begrippen.bijschrift"), lijst("begrippen.kop"), rijen, (2, 2, 5))
    inleiding = alinea(tekst("begrippen.inleiding"))
    kop = tekst("begrippen.titel")
    return hoofdstuk(stof.verwijzer.nummer("begrippen"), "begrippen", kop, (inleiding, tabel), naslag=True)
