"""The picture of the recommendations in a grid: at each moment of one partnership, or at each of many partnerships."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from advies.rapport.figuren.sjabloon import BREEDTE, teken
from advies.rapport.figuren.tekstmaat import breek
from advies.rapport.model import Figuur, Tabel
from advies.statussen import Staat
from kennisbank.lean import dataclass

_LINKS = 140.0
"""The least width for the names of the rows."""
_KOLOM = 44.0
"""The most width of a column."""
_VAK = 18.0
_BOVEN = 22.0
_NAAM = 12.0
_HOOGSTENS = 660.0
"""The most height of the rows of one picture, so that it fits on a page with its heading and what the signs mean."""


@dataclass(frozen=True, slots=True)
class Rasterrij:
    """One row.

    Args:
        naam: its name.
        staten: a state for each column; empty for a row of texts.
        teksten: a text for each column, or one for the whole row; empty for a row of states.
    """

    naam: str
    staten: tuple[Staat, ...] = ()
    teksten: tuple[str, ...] = ()


def bladen(rijen: Sequence[Rasterrij], kolommen: int) -> list[tuple[Rasterrij, ...]]:
    """Return the rows in parts that fit on a page each.

    Args:
        rijen: the rows.
        kolommen: the number of columns.
    """
    maten = _maten(kolommen)
    uit: list[list[Rasterrij]] = []
    hoog = _HOOGSTENS
    for rij in rijen:
        eigen = _hoogte(_naam(rij, maten), maten)
        if hoog + eigen > _HOOGSTENS:
            uit.append([])
            hoog = 0.0
        uit[-1].append(rij)
        hoog += eigen
    return list(map(tuple, uit))


def raster(
    naam: str,
    titel: str,
    alt: str,
    tabel: Tabel | None,
    koppen: Sequence[str],
    rijen: Sequence[Rasterrij],
    legenda: Sequence[tuple[Staat | None, str]],
) -> Figuur:
    """Return the picture; each state has a sign of its own, so that it never rests on colour.

    Args:
        naam: name of the picture, for ids.
        titel: what it shows.
        alt: the picture in words.
        tabel: the same as a table; None when that is a block of its own.
        koppen: a short heading for each column.
        rijen: the rows.
        legenda: what each sign means; a text without a sign takes a line of its own.
    """
    maten = _maten(len(koppen))
    midden = [maten.links + (nummer + 0.5) * maten.kolom for nummer in range(len(koppen))]
    y = _BOVEN
    getekend: list[dict[str, Any]] = []
    for rij in rijen:
        vorm = _rij(rij, y, midden, maten)
        getekend.append(vorm)
        y += vorm["hoogte"]
    onder = y
    uitleg: list[dict[str, Any]] = []
    y += 8
    for staat, inhoud in legenda:
        regels = breek(inhoud, BREEDTE - (30 if staat else 8), 11)
        uitleg.append({"staat": staat, "y": y, "regels": regels})
        y += 6 + 14 * len(regels)
    return teken(
        "raster", naam, titel, alt, y + 2, tabel,
        koppen=[{"tekst": kop, "x": x} for kop, x in zip(koppen, midden, strict=True)],
        rijen=getekend, maat=maten.vak, boven=_BOVEN, onder=onder, legenda=uitleg,
    )  # fmt: skip


class _Maten(NamedTuple):
    """The sizes of a grid: the width of the names, of a column, and of the box in it."""

    links: float
    kolom: float
    vak: float


def _maten(kolommen: int) -> _Maten:
    kolom = min(_KOLOM, (BREEDTE - _LINKS) / max(kolommen, 1))
    return _Maten(BREEDTE - kolom * kolommen, kolom, min(_VAK, kolom - 4))


def _naam(rij: Rasterrij, maten: _Maten) -> tuple[str, ...]:
    return breek(rij.naam, maten.links - 10, _NAAM)


def _hoogte(naam: Sequence[str], maten: _Maten) -> float:
    return max(maten.vak + 6, 8 + 14.0 * len(naam))


def _rij(rij: Rasterrij, y: float, midden: Sequence[float], maten: _Maten) -> dict[str, Any]:
    naam = _naam(rij, maten)
    hoogte = _hoogte(naam, maten)
    hart = y + hoogte / 2
    half = maten.vak / 2
    vakken: list[dict[str, Any]] = [
        {"staat": staat, "x": x - half, "y": hart - half} for staat, x in zip(rij.staten, midden, strict=False)
    ]
    heel = len(rij.teksten) == 1 < len(midden)
    vakken += [
        {
            "staat": None,
            "tekst": tekst,
            "midden": maten.links + 4 if heel else x,
            "anker": "start" if heel else "middle",
        }
        for tekst, x in zip(rij.teksten, midden, strict=False)
    ]
    naam_y = hart + 4 - 7 * (len(naam) - 1)
    return {"y": y, "hoogte": hoogte, "hart": hart, "naam": naam, "naam_y": naam_y, "vakken": vakken}
