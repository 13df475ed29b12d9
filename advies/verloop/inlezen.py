"""Read what was kept of one moment: a facts file that was read, or the bytes of an answer that was saved."""

from __future__ import annotations

from datetime import date

from advies.evalueer import Adviseur
from advies.invoer import Feitenbestand
from advies.uitleg.antwoordbestand import lees_antwoorden
from advies.verloop.meting import Meting
from kennisbank.meldingen import InvoerFout, Melding

EINDE_ANTWOORD = ".json"


def meting_van_feiten(adviseur: Adviseur, bestand: Feitenbestand, datum: date | None = None) -> Meting:
    """Return the moment of a facts file, and refuse facts that contradict each other while its name is known.

    Args:
        adviseur: the evaluator.
        bestand: the facts file that was read.
        datum: the day; None for none.

    Raises:
        InvoerFout: the facts contradict each other.
    """
    adviseur.evaluatie(bestand)
    return Meting.van_feiten(bestand, datum)


def meting_van_antwoord(adviseur: Adviseur, inhoud: bytes, naam: str, datum: date | None = None) -> Meting:
    """Return the moment of an answer that was saved, and refuse facts that contradict each other.

    Args:
        adviseur: the evaluator.
        inhoud: the contents of the file.
        naam: its name, for messages.
        datum: the day; None for none.

    Raises:
        InvoerFout: this is no answer, it holds several, or its facts are wrong.
    """
    antwoorden = lees_antwoorden(inhoud, naam)
    if len(antwoorden) > 1:
        tekst = f"{naam}: hierin staan {len(antwoorden)} antwoorden; bij één moment hoort één antwoord."
        raise InvoerFout([Melding(None, tekst, code="gebruik")])
    try:
        meting = Meting.van_antwoord(antwoorden[0], naam, datum)
        adviseur.evaluatie_van(meting.verband, meting.geheugen)
    except InvoerFout as fout:
        raise InvoerFout([deel._replace(tekst=f"{naam}: {deel.tekst}") for deel in fout.meldingen]) from None
    return meting
