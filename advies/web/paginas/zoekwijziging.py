"""The search for a least change that a page asks: bounded in time, and stopped when who asked is gone."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import Any

from advies.evaluatie import Evaluatie
from advies.evalueer import adviseur
from advies.uitleg.wijziging import ZoekenGestopt, kleinste_wijzigingen
from advies.web.beller import IsEr
from advies.web.paginas.schil import Verzoek
from advies.web.paginas.variantenlijst import Regelkeuze, kwijt_te_raken, lees_regel, te_bereiken, wijzigingblokken
from kennisbank.meldingen import InvoerFout

HOOGSTENS_SECONDEN = 8.0
"""How long the search for the least change may take."""


def klok(seconden: float, is_er: IsEr) -> Callable[[], bool]:
    """Return what says whether there is time left, and somebody to search for.

    Args:
        seconden: how long from now.
        is_er: says whether who asked is still there.
    """
    einde = monotonic() + seconden
    return lambda: monotonic() < einde and is_er()


def zoek_wijziging(verzoek: Verzoek, hier: Evaluatie) -> dict[str, Any]:
    """Return the least change that was asked, if any, as the template shows it.

    Args:
        verzoek: what was asked.
        hier: what is changed, evaluated.
    """
    for soort, gewenst in (("zonder", False), ("doel", True)):
        naam = verzoek.velden.een(soort) or verzoek.vraag.get(soort, "")
        if naam:
            return gezocht(hier, naam, gewenst, klok(HOOGSTENS_SECONDEN, verzoek.is_er))
    return {"gezocht": None, "gewenst": False, "wijzigingen": (), "overal": (), "uitkomst": ""}


def gezocht(hier: Evaluatie, naam: str, gewenst: bool, mag_verder: Callable[[], bool]) -> dict[str, Any]:
    """Return what the page shows of the search for a least change.

    Args:
        hier: what is changed, evaluated.
        naam: the conclusion, as the form names it.
        gewenst: whether it must become certain; otherwise it must go.
        mag_verder: says whether the search may go on.
    """
    sleutel = lees_regel(naam)
    wijzigingen: tuple[Any, ...] = ()
    overal: tuple[str, ...] = ()
    titel = next((d.titel for d in (*kwijt_te_raken(hier), *te_bereiken(hier)) if d.sleutel == naam), "")
    try:
        geval, waar = hier.geval(sleutel)
        titel = titel or geval.regel.titel
        if waar is gewenst:
            uitkomst = "al_zo"
        else:
            gevonden = kleinste_wijzigingen(adviseur(), hier, sleutel, gewenst=gewenst, mag_verder=mag_verder)
            overal, wijzigingen = wijzigingblokken(gevonden)
            uitkomst = "gevonden" if gevonden else "niets"
    except ZoekenGestopt:
        uitkomst = "gestopt"
    except InvoerFout:
        uitkomst = "onbekend"
    keuze = Regelkeuze(naam, titel)
    return {
        "gezocht": keuze,
        "gewenst": gewenst,
        "wijzigingen": wijzigingen,
        "overal": overal,
        "uitkomst": uitkomst,
    }
