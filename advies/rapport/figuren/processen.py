"""The picture of where each ict process is, and where it fits; narrow enough for a phone and for a column of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

from advies.rapport.figuren.sjabloon import BREEDTE, teken
from advies.rapport.figuren.tekstmaat import breedte, breek
from advies.rapport.model import Figuur, Tabel
from kennisbank.lean import dataclass

Teken = Literal["past", "past_niet", "voorlopig", "nu", "mag", "onbekend"]
"""What a box shows: the process is here and fits, does not fit, fits for the time being or nobody can say; it may be here too;
or nobody knows where it is."""

_LINKS = 160.0
_KOP = 12.0
_KOPREGEL = 13.0
_KOPHOOGTEN = range(50, 260, 10)
_NAAM = 12.0
_VAK = 18.0


@dataclass(frozen=True, slots=True)
class Procesrij:
    """One ict process in the picture.

    Args:
        naam: its name.
        vakken: for each column what stands there: a sign, and a text that takes the place of the sign; it may be empty.
    """

    naam: str
    vakken: Mapping[str, tuple[Teken, str]]


def processen(
    naam: str,
    titel: str,
    alt: str,
    tabel: Tabel | None,
    kolommen: Mapping[str, str],
    rijen: Sequence[Procesrij],
    legenda: Sequence[tuple[Teken | None, str]],
) -> Figuur:
    """Return the picture of where each ict process is.

    Args:
        naam: name of the picture, for ids.
        titel: what it shows.
        alt: the picture in words.
        tabel: the same as a table; None when that is a block of its own.
        kolommen: the Dutch name of each place, by key.
        rijen: the processes.
        legenda: what each sign means; a text without a sign takes a line of its own.
    """
    kolom = (BREEDTE - _LINKS) / max(len(kolommen), 1)
    midden = {sleutel: _LINKS + (nummer + 0.5) * kolom for nummer, sleutel in enumerate(kolommen)}
    boven, koppen = _koppen(kolommen, kolom)
    y = boven
    getekend = []
    for rij in rijen:
        vorm = _procesrij(rij, y, kolom, midden)
        getekend.append(vorm)
        y += vorm["hoogte"]
    uitleg, onder = _legenda(legenda, y + 8)
    lijnen = [_LINKS + nummer * kolom for nummer in range(len(kolommen))]
    return teken(
        "processen", naam, titel, alt, onder, tabel,
        koppen=koppen, rijen=getekend, lijnen=lijnen, boven=boven, onder=y, legenda=uitleg,
    )  # fmt: skip


def _koppen(kolommen: Mapping[str, str], kolom: float) -> tuple[float, list[dict[str, Any]]]:
    """Return where the rows begin, and the headings: turned, as high as they need to be to fit their columns."""
    hoogstens = max(1, int((kolom - 3) // _KOPREGEL))
    gebroken: dict[str, tuple[str, ...]] = {}
    hoogte = _KOPHOOGTEN[-1]
    for hoogte in _KOPHOOGTEN:
        gebroken = {sleutel: breek(kop, hoogte - 8, _KOP) for sleutel, kop in kolommen.items()}
        woorden = [woord for kop in kolommen.values() for woord in kop.split()]
        passen = all(breedte(woord, _KOP) <= hoogte - 8 for woord in woorden)
        if passen and all(len(regels) <= hoogstens for regels in gebroken.values()):
            break
    koppen = [
        {
            "regels": regels[:hoogstens],
            "x": _LINKS + (nummer + 0.5) * kolom + 4 - _KOPREGEL / 2 * (min(len(regels), hoogstens) - 1),
            "y": hoogte - 5,
        }
        for nummer, regels in enumerate(gebroken.values())
    ]
    return float(hoogte), koppen


def _procesrij(rij: Procesrij, y: float, kolom: float, midden: Mapping[str, float]) -> dict[str, Any]:
    naam = breek(rij.naam, _LINKS - 8, _NAAM)
    inhoud = {sleutel: (soort, breek(label, kolom - 8, 11, vet=True)) for sleutel, (soort, label) in rij.vakken.items()}
    meeste = max((len(regels) for _, regels in inhoud.values()), default=1)
    hoogte = max(_VAK + 4, 6 + 14.0 * len(naam), 10 + 13.0 * meeste)
    hart = y + hoogte / 2
    vakken = []
    for sleutel, (soort, regels) in inhoud.items():
        breed = kolom - 4 if regels != ("",) else min(_VAK, kolom - 4)
        hoog = max(_VAK, 6 + 13.0 * len(regels))
        vakken.append(
            {
                "x": midden[sleutel] - breed / 2,
                "y": hart - hoog / 2,
                "breedte": breed,
                "hoogte": hoog,
                "midden": midden[sleutel],
                "hart": hart,
                "tekst_y": hart + 4 - 6.5 * (len(regels) - 1),
                "regels": regels if regels != ("",) else (),
                "soort": soort,
            }
        )
    naam_y = hart + 4 - 7 * (len(naam) - 1)
    return {"y": y, "hoogte": hoogte, "naam": naam, "naam_y": naam_y, "vakken": vakken}


def _legenda(delen: Sequence[tuple[Teken | None, str]], y: float) -> tuple[list[dict[str, Any]], float]:
    """Return what the signs mean, two on a line where both are short, and where that ends."""
    uit: list[dict[str, Any]] = []
    half = BREEDTE / 2
    links = True
    for soort, inhoud in delen:
        ruimte = half - 28 if soort else BREEDTE - 8
        regels = breek(inhoud, ruimte, 12)
        kort = soort is not None and len(regels) == 1
        if not kort:
            regels = breek(inhoud, BREEDTE - 36 if soort else BREEDTE - 8, 12)
            if not links:
                y += 20
                links = True
        uit.append({"soort": soort, "x": 4.0 if links else half + 4, "y": y, "regels": regels})
        if kort and links:
            links = False
        else:
            y += 6 + 14 * len(regels)
            links = True
    return uit, y + (0 if links else 20) + 2
