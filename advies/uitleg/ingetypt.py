"""What an adviser types as an answer, read: numbers of choices, words, and short forms; without input or output."""

from __future__ import annotations

from typing import assert_never

from advies.invoer import lees_kaart
from advies.werkgeheugen import werkgeheugen
from kennisbank.feitsoorten import Gemeenten, Getal, JaNee, Keuze, Meerkeuze, keuzewaarden
from kennisbank.getypt import is_onbekend
from kennisbank.meldingen import InvoerFout
from kennisbank.vocabulaire import FeitDefinitie
from kennisbank.yaml_knopen import Kaart, Knoop, Lijst, Tekst
from regels.sleutels import FeitSleutel
from regels.taal import Werkgeheugen

_CIJFERS_KEUZE = 4
"""Digits in the number of a value of a choice; no choice has that many values."""
_PLEK = 1, 1
"""Where a typed answer stands; no message tells it."""
_JA_NEE = {"j": "ja", "n": "nee", "1": "ja", "2": "nee"}


def lees_antwoord(feit: FeitDefinitie, sleutel: FeitSleutel, invoer: str) -> Werkgeheugen:
    """Return the fact that a typed answer gives; none for "unknown".

    Args:
        feit: what is known about the fact.
        sleutel: the fact.
        invoer: what was typed: a value or its words, or the number of a value of a choice; of a set several, with commas between.

    Raises:
        InvoerFout: the answer is not possible.
    """
    if is_onbekend(invoer.strip()):
        return {}
    naam, proces = sleutel
    waarde = _waarde(feit, invoer.strip())
    try:
        return werkgeheugen(lees_kaart(_kaart(naam, _kaart(proces, waarde) if proces else waarde), "antwoord").feiten)
    except InvoerFout as fout:
        raise InvoerFout(melding._replace(plek=None) for melding in fout.meldingen) from None


def _waarde(feit: FeitDefinitie, invoer: str) -> Knoop:
    match feit.soort:
        case JaNee():
            return _tekst(_JA_NEE.get(invoer.lower(), invoer))
        case Getal():
            return _tekst(invoer)
        case Keuze():
            return _tekst(_gekozen(feit, invoer.strip("[]").strip()))
        case Meerkeuze():
            delen = [deel.strip() for deel in invoer.strip("[]").split(",")]
            return Lijst(tuple(_tekst(_gekozen(feit, deel)) for deel in delen if deel), *_PLEK)
        case Gemeenten():
            namen = [deel.strip() for deel in invoer.split(",") if deel.strip()]
            return Lijst(tuple(_kaart("naam", _tekst(naam)) for naam in namen), *_PLEK)
        case _:
            assert_never(feit.soort)


def _tekst(waarde: str) -> Tekst:
    """Return a text that was typed; half of a surrogate pair is no character, and becomes the sign for what could not be read."""
    return Tekst(waarde.encode("utf-16", "surrogatepass").decode("utf-16", "replace"), *_PLEK, aangehaald=True)


def _kaart(naam: str, waarde: Knoop) -> Kaart:
    return Kaart(((Tekst(naam, *_PLEK), waarde),), *_PLEK)


def _gekozen(feit: FeitDefinitie, deel: str) -> str:
    """Return the value that a typed number or its words stand for; any other text is as it was typed."""
    mag = feit.mag()
    nummer = int(deel) if deel.isascii() and deel.isdecimal() and len(deel) <= _CIJFERS_KEUZE else 0
    if 1 <= nummer <= len(mag):
        return mag[nummer - 1]
    woorden = {waarde.tekst.casefold(): waarde.waarde for waarde in keuzewaarden(feit.soort)}
    return woorden.get(deel.casefold(), deel)
