"""The words of the library as filters of the templates, so that a page says each thing as every other view does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from advies.antwoord import AanbevelingOordeel, Advies, AfwegingOordeel, Indeling
from advies.verwoording import procesnaam
from advies.weergave import woorden
from kennisbank.meldingen import opsomming
from regels.sleutels import FeitSleutel


def hoofdletter(tekst: str) -> str:
    """Return a text that begins with a capital."""
    return tekst[:1].upper() + tekst[1:]


def veldanker(feit: str) -> str:
    """Return the id of the field of a fact on its page of questions.

    Args:
        feit: key of the fact.
    """
    from advies.web.paginas.vragenblok import anker

    return anker(FeitSleutel.lees(feit))


def _bron(deel: Advies | AfwegingOordeel) -> str:
    return "; ".join(deel.bron_tekst) + (f" ({woorden.EIGEN})" if deel.grond == "afgeleid" else "")


def _zeker(delen: Sequence[Indeling]) -> str:
    return ", ".join(deel.naam for deel in delen if deel.status == "zeker")


def _volgorde(oordeel: AanbevelingOordeel) -> str:
    return opsomming([f"{na} (volgens ons)" if na in oordeel.afgeleid_na else str(na) for na in oordeel.na], "en")


FILTERS: Mapping[str, Callable[..., Any]] = {
    "bron": _bron,
    "fase": woorden.fase,
    "hoofdletter": hoofdletter,
    "opsomming": lambda delen: opsomming(list(delen), "en"),
    "proces": lambda advies: procesnaam(advies.sleutel.proces),
    "staat": woorden.staat,
    "staatwoord": woorden.staatwoord,
    "sterkte": woorden.sterkte,
    "sterktewoord": woorden.sterktewoord,
    "vaststaand": woorden.vaststaand,
    "veldanker": veldanker,
    "volgorde": _volgorde,
    "wanneer": woorden.wanneer,
    "wie": woorden.wie,
    "zeker": _zeker,
    "zonder_punt": lambda tekst: tekst.rstrip("."),
}
"""By name in a template."""
