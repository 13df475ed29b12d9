"""From an answer and its facts to the report of one partnership."""

from __future__ import annotations

from datetime import date

from advies.antwoord import Antwoord
from advies.invoer import Feitenbestand
from advies.rapport.hoofdstukken.conclusies import adviezen, goed, groepen, risicos, toelichting
from advies.rapport.hoofdstukken.processen import processen
from advies.rapport.hoofdstukken.samenvatting import samenvatting
from advies.rapport.hoofdstukken.verband import begrippen, feiten, verantwoording, verband, vorm
from advies.rapport.hoofdstukken.vergelijking import afwegingen, casussen, openstaand
from advies.rapport.model import Rapport, Sectie
from advies.rapport.stof import Stof, datum_tekst, gegevens
from advies.rapport.teksten import lijst, tekst
from advies.rapport.verwijzer import Verwijzer

_HOOFDSTUKKEN = {
    "samenvatting": samenvatting,
    "verantwoording": verantwoording,
    "verband": verband,
    "vorm": vorm,
    "processen": processen,
    "risicos": risicos,
    "adviezen": adviezen,
    "goed": goed,
    "afwegingen": afwegingen,
    "casussen": casussen,
    "open": openstaand,
    "toelichting": toelichting,
    "feiten": feiten,
}


def maak_rapport(antwoord: Antwoord, bestand: Feitenbestand, datum: date) -> Rapport:
    """Return the report of one partnership.

    The same answer, facts and date give the same report.

    Args:
        antwoord: the advice.
        bestand: the facts that it is about.
        datum: the day of the report.
    """
    stof_gegevens = gegevens(antwoord, bestand)
    namen = [*_HOOFDSTUKKEN, "bronnen", *(["begrippen"] if antwoord.begrippen else [])]
    conclusies = [[advies.sleutel for advies in groep] for groep in groepen(stof_gegevens).values()]
    stof = Stof(stof_gegevens, Verwijzer(namen, conclusies), datum_tekst(datum))
    secties = [maak(stof) for maak in _HOOFDSTUKKEN.values()]
    secties.append(stof.verwijzer.bronnenlijst())
    if antwoord.begrippen:
        secties.append(begrippen(stof))
    return omslag(tekst("algemeen.titel", naam=stof_gegevens.naam), datum, secties)


def omslag(titel: str, datum: date, secties: list[Sectie]) -> Rapport:
    """Return the report with what stands around its chapters.

    Args:
        titel: its title.
        datum: the day of the report.
        secties: the chapters.
    """
    dag = datum_tekst(datum)
    return Rapport(
        titel=titel,
        ondertitel=tekst("algemeen.ondertitel"),
        datum=datum,
        datum_tekst=dag,
        voet=tekst("algemeen.voet", titel=titel, datum=dag),
        inhoud_titel=tekst("algemeen.inhoud"),
        trefwoorden=lijst("algemeen.trefwoorden"),
        pagina=tekst("algemeen.pagina"),
        secties=tuple(secties),
    )
