"""From an answer and its facts to the report of one partnership: a note of two pages, or the whole report."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from advies.antwoord import Antwoord
from advies.invoer import Feitenbestand
from advies.raad.samenvatting import vat_samen
from advies.rapport.hoofdstukken.aanbevelingen import aanbevelingen
from advies.rapport.hoofdstukken.conclusies import conclusies, filters, groepen, samen
from advies.rapport.hoofdstukken.leiding import advies, grens, onbekend, stappen, vraag
from advies.rapport.hoofdstukken.oorzaken import oorzaken
from advies.rapport.hoofdstukken.processen import processen
from advies.rapport.hoofdstukken.verband import begrippen, feiten, verantwoording, vorm
from advies.rapport.hoofdstukken.vergelijking import afweging, afwegingen, casussen, openstaand
from advies.rapport.model import Opdracht, Rapport, Sectie, Woorden
from advies.rapport.schoon import schoon
from advies.rapport.stof import Stof, datum_tekst, gegevens
from advies.rapport.teksten import lijst, tekst
from advies.rapport.verwijzer import Verwijzer
from kennisbank.vocabulaire import vocabulaire

_NOTITIE: Mapping[str, Callable[[Stof], Sectie]] = MappingProxyType(
    {
        "vraag": vraag,
        "advies": advies,
        "stappen": stappen,
        "processen": processen,
        "afweging": afweging,
        "adviezen": aanbevelingen,
        "onbekend": onbekend,
        "grens": grens,
    }
)
_VOLLEDIG: Mapping[str, Callable[[Stof], Sectie]] = MappingProxyType(
    {
        "vraag": vraag,
        "advies": advies,
        "stappen": stappen,
        "oorzaken": oorzaken,
        "afweging": afweging,
        "processen": processen,
        "adviezen": aanbevelingen,
        "onbekend": onbekend,
        "grens": grens,
        "conclusies": conclusies,
        "vorm": vorm,
        "afwegingen": afwegingen,
        "casussen": casussen,
        "open": openstaand,
        "feiten": feiten,
    }
)


def maak_rapport(
    antwoord: Antwoord,
    bestand: Feitenbestand,
    datum: date,
    *,
    volledig: bool = False,
    opdrachtgever: str = "",
    auteur: str = "",
    titel: str = "",
) -> Rapport:
    """Return the report of one partnership.

    The same answer, facts, date and names give the same report.

    Args:
        antwoord: the advice.
        bestand: the facts that it is about.
        datum: the day of the report.
        volledig: whether to make the whole report, with every conclusion and every fact; otherwise a note of two pages.
        opdrachtgever: for whom it is; may be empty.
        auteur: by whom it is; may be empty.
        titel: its title; the usual one, with the name of the partnership, when left out.
    """
    opdracht = Opdracht(opdrachtgever, auteur)
    eigen = gegevens(antwoord, bestand)
    titel = schoon(titel).strip() or vaste_titel(eigen.naam, volledig)
    dag, kort = datum_tekst(datum), vat_samen(eigen.antwoord, vocabulaire().feiten)
    if not volledig:
        stof = Stof(eigen, kort, Verwijzer(tuple(_NOTITIE), ()), dag, volledig)
        return omslag(titel, datum, [maak(stof) for maak in _NOTITIE.values()], opdracht, notitie=True)
    einde = [*(["begrippen"] if antwoord.begrippen else []), "verantwoording"]
    verteld = [leden for delen in groepen(eigen).values() for leden in samen(delen)]
    verwijzer = Verwijzer([*_VOLLEDIG, *einde], [[deel.sleutel for deel in leden] for leden in verteld])
    stof = Stof(eigen, kort, verwijzer, dag, volledig)
    secties = [maak(stof) for maak in _VOLLEDIG.values()]
    secties += [begrippen(stof)] if antwoord.begrippen else []
    secties.append(verantwoording(stof))
    rapport = omslag(titel, datum, secties, opdracht)
    return replace(rapport, filters=filters([deel for leden in verteld for deel in leden]))


def vaste_titel(naam: str, volledig: bool) -> str:
    """Return the title of a report that was given none.

    Args:
        naam: name of the partnership; may be empty.
        volledig: whether it is the whole report.
    """
    vorm = "algemeen.titel_volledig" if volledig else "algemeen.titel"
    return tekst(vorm, naam=naam or tekst("algemeen.zonder_naam"))


def omslag(titel: str, datum: date, secties: list[Sectie], opdracht: Opdracht, *, notitie: bool = False) -> Rapport:
    """Return the report with what stands around its chapters.

    Args:
        titel: its title.
        datum: the day of the report.
        secties: the chapters.
        opdracht: for whom it is, and by whom.
        notitie: whether it is a note of a few pages.
    """
    dag = datum_tekst(datum)
    regels = {"opdrachtgever": schoon(opdracht.opdrachtgever), "auteur": schoon(opdracht.auteur), "datum": dag}
    return Rapport(
        titel=titel,
        ondertitel=tekst("algemeen.ondertitel"),
        gegevens=tuple((tekst(f"algemeen.{kop}"), waarde.strip()) for kop, waarde in regels.items() if waarde.strip()),
        auteur=regels["auteur"].strip(),
        datum=datum,
        voet=tekst("algemeen.voet", titel=titel, datum=dag),
        trefwoorden=lijst("algemeen.trefwoorden"),
        woorden=Woorden(
            **{naam: tekst(f"algemeen.{naam}") for naam in ("inhoud", "naslag", "pagina", "terug", "als_tabel")},
            filter=tekst("algemeen.filter"),
            naar_tekst=tekst("algemeen.naar_tekst"),
        ),
        secties=tuple(secties),
        notitie=notitie,
    )
