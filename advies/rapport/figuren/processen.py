"""The picture of where each ict process is, and where it fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from advies.rapport.figuren.sjabloon import BREEDTE, teken
from advies.rapport.figuren.tekstmaat import breedte, breek
from advies.rapport.model import Figuur
from advies.rapport.teksten import tekst
from kennisbank.lean import dataclass


@dataclass(frozen=True, slots=True)
class Procesrij:
    """One ict process in the picture.

    Args:
        naam: its name.
        vakken: for each column what stands there: text, and whether it is the present place.
        keuze: what the criteria say; may be empty.
    """

    naam: str
    vakken: Mapping[str, tuple[str, str]]
    keuze: str


def processen(
    naam: str,
    titel: str,
    alt: str,
    kolommen: Mapping[str, str],
    rijen: Sequence[Procesrij],
    legenda: Sequence[str],
) -> Figuur:
    """Return the picture of where each ict process is.

    Args:
        naam: name of the picture, for ids.
        titel: what it shows.
        alt: the picture in words.
        kolommen: the Dutch name of each place, by key.
        rijen: the processes; a box is `nu` (dark), `past` (outlined) or `onbekend` (dashed).
        legenda: what the boxes mean.
    """
    met_keuze = any(rij.keuze for rij in rijen)
    links, rechts = 182.0, 126.0 if met_keuze else 0.0
    kolom = (BREEDTE - links - rechts) / max(len(kolommen), 1)
    tekens, boven = _koppen(kolommen, kolom, links, rechts)
    midden = {sleutel: links + (nummer + 0.5) * kolom for nummer, sleutel in enumerate(kolommen)}
    y = boven
    getekend = []
    for rij in rijen:
        vorm = _procesrij(rij, y, kolom, links, rechts, midden)
        getekend.append(vorm)
        y += vorm["hoogte"]
    lijnen = [links + nummer * kolom for nummer in range(len(kolommen) + (1 if met_keuze else 0))]
    hoogte = y + 12 + 15 * len(legenda)
    return teken(
        "processen", naam, titel, alt, hoogte,
        koppen=tekens, rijen=getekend, lijnen=lijnen, boven=boven, onder=y, legenda=legenda,
    )  # fmt: skip


def _koppen(
    kolommen: Mapping[str, str], kolom: float, links: float, rechts: float
) -> tuple[list[dict[str, Any]], float]:
    """Return the headings of the columns, turned where a word does not fit, and where the rows begin."""
    draai = any(breedte(woord, 10.5, vet=True) > kolom - 4 for kop in kolommen.values() for woord in kop.split())
    koppen = {sleutel: breek(kop, 172 if draai else kolom - 4, 10.5, vet=True) for sleutel, kop in kolommen.items()}
    boven = 186.0 if draai else 14.0 + 13 * max(map(len, koppen.values()), default=1)
    midden = {sleutel: links + (nummer + 0.5) * kolom for nummer, sleutel in enumerate(kolommen)}
    tekens = [
        {
            "regels": kop,
            "x": midden[sleutel] - 6.5 * (len(kop) - 1) + 4 if draai else midden[sleutel],
            "y": boven - 6 - (0 if draai else 13 * (len(kop) - 1)),
            "anker": "middle",
            "gedraaid": draai,
        }
        for sleutel, kop in koppen.items()
    ]
    vaste = [(tekst("processen.figuur_kop_proces"), 8.0)]
    if rechts:
        vaste.append((tekst("processen.figuur_kop_keuze"), BREEDTE - rechts + 8))
    tekens += [{"regels": (kop,), "x": x, "y": boven - 6, "anker": "start", "gedraaid": False} for kop, x in vaste]
    return tekens, boven


def _procesrij(
    rij: Procesrij, y: float, kolom: float, links: float, rechts: float, midden: Mapping[str, float]
) -> dict[str, Any]:
    naam = breek(rij.naam, links - 16, 12, vet=True)
    keuze = breek(rij.keuze, rechts - 14, 12, hoogstens=4) if rij.keuze else ()
    inhoud = {
        sleutel: (breek(label, kolom - 14, 11, vet=True), soort) for sleutel, (label, soort) in rij.vakken.items()
    }
    meeste = max((len(regels) for regels, _ in inhoud.values()), default=1)
    hoogte = max(36.0, 14 + 15 * len(naam), 14 + 14 * len(keuze), 20 + 12 * meeste)
    hart = y + hoogte / 2
    vakken = [
        {
            "x": midden[sleutel] - kolom / 2 + 4,
            "y": y + 5,
            "breedte": kolom - 8,
            "hoogte": hoogte - 10,
            "midden": midden[sleutel],
            "tekst_y": hart + 4 - 6 * (len(regels) - 1),
            "regels": regels,
            "soort": soort,
        }
        for sleutel, (regels, soort) in inhoud.items()
    ]
    return {
        "y": y,
        "hoogte": hoogte,
        "naam": naam,
        "naam_y": hart + 4 - 7.5 * (len(naam) - 1),
        "vakken": vakken,
        "keuze": keuze,
        "keuze_x": BREEDTE - rechts + 8,
        "keuze_y": hart + 4 - 7 * (max(len(keuze), 1) - 1),
    }
