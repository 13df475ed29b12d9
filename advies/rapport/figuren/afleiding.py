"""The picture of a derivation: a conclusion, and what it rests on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from advies.afleiding import Stap
from advies.rapport.figuren.sjabloon import BREEDTE, teken
from advies.rapport.figuren.tekstmaat import breek
from advies.rapport.model import Figuur
from advies.rapport.teksten import tekst

_HOOGSTENS_REGELS = 6


def afleiding(naam: str, titel: str, alt: str, conclusie: str, stappen: Sequence[Stap]) -> Figuur:
    """Return the picture of a derivation: the conclusion, and below it what it rests on.

    Args:
        naam: name of the picture, for ids.
        titel: what it shows.
        alt: the picture in words.
        conclusie: the conclusion in one line.
        stappen: what it rests on.
    """
    vakken: list[dict[str, Any]] = []
    lijnen: list[str] = []
    eind = _zet(vakken, 1.0, 0, "conclusie", tekst("toelichting.figuur_conclusie"), conclusie)
    eind = _stappen(vakken, lijnen, eind, 1, stappen, vakken[0])
    return teken("afleiding", naam, titel, alt, eind - 8, vakken=vakken, lijnen=lijnen)


def _zet(vakken: list[dict[str, Any]], y: float, diepte: int, soort: str, merk: str, inhoud: str) -> float:
    x = 1.0 + 30 * min(diepte, 8)
    ruimte = BREEDTE - 2 - x
    regels = breek(inhoud, ruimte - 20, 13, hoogstens=_HOOGSTENS_REGELS, vet=soort == "conclusie")
    hoogte = 26.0 + 16 * len(regels)
    vakken.append({"x": x, "y": y, "breedte": ruimte, "hoogte": hoogte, "soort": soort, "merk": merk, "regels": regels})
    return y + hoogte + 10


def _stappen(
    vakken: list[dict[str, Any]],
    lijnen: list[str],
    y: float,
    diepte: int,
    stappen: Sequence[Stap],
    ouder: Mapping[str, Any],
) -> float:
    for stap in stappen:
        if stap.omdat:
            soort, merk = "afgeleid", tekst("toelichting.figuur_afgeleid")
        elif stap.regel:
            soort, merk = "feit", tekst("toelichting.figuur_feit_regel", regel=stap.regel)
        else:
            soort, merk = "feit", tekst("toelichting.figuur_feit")
        volgende = _zet(vakken, y, diepte, soort, merk, stap.tekst)
        vak = vakken[-1]
        if vak["x"] > ouder["x"]:
            onder, hart = ouder["y"] + ouder["hoogte"], vak["y"] + vak["hoogte"] / 2
            lijnen.append(f"M{ouder['x'] + 15} {onder} V{hart} H{vak['x']}")
        y = _stappen(vakken, lijnen, volgende, diepte + 1, stap.omdat, vak)
    return y
