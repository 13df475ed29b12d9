"""The words of the library as filters of the templates, so that a page says each thing as every other view does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from advies.antwoord import AanbevelingOordeel, Advies, AfwegingOordeel, Indeling
from advies.weergave import zinnen
from advies.woorden import benamingen
from advies.woorden.bronnen import bronnen
from advies.woorden.letters import hoofdletter
from advies.woorden.processen import procesnaam, titel_met_proces
from kennisbank.meldingen import opsomming
from regels.sleutels import FeitSleutel


def veldanker(feit: str) -> str:
    """Return the id of the field of a fact on its page of questions.

    Args:
        feit: key of the fact.
    """
    from advies.web.paginas.vragenblok import anker

    return anker(FeitSleutel.lees(feit))


def _bron(deel: Advies | AfwegingOordeel) -> str:
    return bronnen(deel.bron_tekst, deel.grond)


def _zeker(delen: Sequence[Indeling]) -> str:
    return ", ".join(deel.naam for deel in delen if deel.status == "zeker")


def _volgorde(oordeel: AanbevelingOordeel) -> str:
    return opsomming([f"{na} (volgens ons)" if na in oordeel.afgeleid_na else str(na) for na in oordeel.na], "en")


FILTERS: Mapping[str, Callable[..., Any]] = {
    "bron": _bron,
    "fase": benamingen.fase,
    "hoofdletter": hoofdletter,
    "opsomming": lambda delen: opsomming(list(delen), "en"),
    "overgangstitel": lambda deel: titel_met_proces(deel.titel, deel.over.get("proces", "")),
    "procesnaam": procesnaam,
    "proces": lambda advies: procesnaam(advies.sleutel.proces),
    "staat": zinnen.staat,
    "staatwoord": benamingen.staatwoord,
    "sterkte": zinnen.sterkte,
    "sterktewoord": benamingen.sterktewoord,
    "vaststaand": zinnen.vaststaand,
    "veldanker": veldanker,
    "volgorde": _volgorde,
    "wanneer": zinnen.wanneer,
    "wie": benamingen.wie,
    "zeker": _zeker,
    "zonder_punt": lambda tekst: tekst.rstrip("."),
}
"""By name in a template."""
