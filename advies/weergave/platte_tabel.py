"""A table as plain text, laid out as rich does; loading rich takes longer than making a whole answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

_WOORD = re.compile(r"\s*\S+\s*")


class Kolom(NamedTuple):
    """A column.

    Args:
        kop: what stands above it, in a table with heads.
        rechts: whether its cells end at the right.
        breekt: whether a cell may take more than one line.
        minstens: least width of its text, in characters.
    """

    kop: str = ""
    rechts: bool = False
    breekt: bool = True
    minstens: int = 0


class Tabel(NamedTuple):
    """A table: with heads and a line under them, or without.

    Args:
        kolommen: the columns.
        rijen: the rows; each cell is one or more parts, each with the name of a style, the first of which counts for the cell.
        koppen: whether the heads are shown.
    """

    kolommen: Sequence[Kolom]
    rijen: Sequence[Sequence[Sequence[tuple[str, str]]]]
    koppen: bool = False


def platte_tabel(tabel: Tabel, breedte: int) -> list[str]:
    """Return the lines of a table.

    Args:
        tabel: the table; its texts have no characters that take two columns.
        breedte: columns that it may take.
    """
    kolommen = tabel.kolommen
    links, rechts = (1, 1) if tabel.koppen else (0, 2)
    rijen = [["".join(deel for deel, _ in cel) for cel in rij] for rij in tabel.rijen]
    if tabel.koppen:
        rijen.insert(0, [kolom.kop for kolom in kolommen])
    rand = len(kolommen) + 1 if tabel.koppen else 0
    breedtes = _breedtes(kolommen, rijen, breedte - rand, links + rechts)
    scheiding = " " if tabel.koppen else ""
    uit: list[str] = [""] if tabel.koppen else []
    for nummer, rij in enumerate(rijen):
        kop = tabel.koppen and nummer == 0
        for delen in _regels(kolommen, rij, [deel - links - rechts for deel in breedtes], onder=kop):
            cellen = (" " * links + deel + " " * rechts for deel in delen)
            uit.append(f"{scheiding}{scheiding.join(cellen)}"[:breedte].rstrip())
        if kop:
            uit.append(f" {'─' * (sum(breedtes) + len(kolommen) - 1)}"[:breedte])
    return [*uit, ""] if tabel.koppen else uit


def _breedtes(kolommen: Sequence[Kolom], rijen: list[list[str]], hoogstens: int, marge: int) -> list[int]:
    """Return the width of each column with its margins: what its longest cell needs, the widest made narrower until all fit."""

    def nodig(nummer: int, ruimte: int) -> int:
        breedst = max((len(rij[nummer]) for rij in rijen), default=0) + marge
        minstens = kolommen[nummer].minstens
        return max(min(breedst, ruimte), minstens + marge if minstens else 0)

    breedtes = [nodig(nummer, hoogstens) or 1 for nummer in range(len(kolommen))]
    if sum(breedtes) <= hoogstens:
        return breedtes
    breedtes = _smaller(breedtes, [kolom.breekt for kolom in kolommen], hoogstens)
    te_veel = sum(breedtes) - hoogstens
    if te_veel > 0:
        breedtes = _verminder(te_veel, [1] * len(breedtes), breedtes, breedtes)
    return [nodig(nummer, ruimte) for nummer, ruimte in enumerate(breedtes)]


def _smaller(breedtes: list[int], breekt: list[bool], hoogstens: int) -> list[int]:
    te_veel = sum(breedtes) - hoogstens
    while any(breekt) and te_veel > 0:
        breedst = max(breed for breed, mag in zip(breedtes, breekt, strict=True) if mag)
        tweede = max(breed if mag and breed != breedst else 0 for breed, mag in zip(breedtes, breekt, strict=True))
        delen = [int(mag and breed == breedst) for breed, mag in zip(breedtes, breekt, strict=True)]
        if breedst == tweede:
            break
        breedtes = _verminder(te_veel, delen, [min(te_veel, breedst - tweede)] * len(breedtes), breedtes)
        te_veel = sum(breedtes) - hoogstens
    return breedtes


def _verminder(totaal: int, delen: list[int], hoogstens: list[int], waarden: list[int]) -> list[int]:
    """Return the values, less a total that is divided over them in parts."""
    delen = [deel if grens else 0 for deel, grens in zip(delen, hoogstens, strict=True)]
    samen = sum(delen)
    uit: list[int] = []
    for deel, grens, waarde in zip(delen, hoogstens, waarden, strict=True):
        minder = min(grens, round(deel * totaal / samen)) if deel and samen > 0 else 0
        uit.append(waarde - minder)
        totaal -= minder
        samen -= deel
    return uit


def _regels(kolommen: Sequence[Kolom], rij: list[str], breedtes: list[int], *, onder: bool) -> list[list[str]]:
    """Return a row as lines, each with the text of every column at its width."""
    cellen = [
        [_kort(tekstregel, breed) for tekstregel in (_breek(cel, breed) if kolom.breekt else [cel])]
        for kolom, cel, breed in zip(kolommen, rij, breedtes, strict=True)
    ]
    hoogte = max(map(len, cellen))
    vol = [[""] * (hoogte - len(cel)) + cel if onder else cel + [""] * (hoogte - len(cel)) for cel in cellen]
    return [
        [
            deel.strip().rjust(breed) if kolom.rechts else deel.ljust(breed)
            for kolom, deel, breed in zip(kolommen, delen, breedtes, strict=True)
        ]
        for delen in zip(*vol, strict=True)
    ]


def _breek(tekst: str, breedte: int) -> list[str]:
    """Return a text broken at its spaces; a word that is too long stays whole."""
    breuken, gevuld = [0], 0
    for vondst in _WOORD.finditer(tekst):
        woord, begin = vondst[0], vondst.start()
        lengte = len(woord.rstrip())
        if breedte - gevuld >= lengte:
            gevuld += len(woord)
        elif begin and (lengte > breedte or gevuld):
            breuken.append(begin)
            gevuld = len(woord)
        elif lengte > breedte:
            gevuld = len(woord)
    grenzen = [*breuken, len(tekst)]
    return [tekst[van:tot].rstrip() for van, tot in pairwise(grenzen)]


def _kort(tekst: str, breedte: int) -> str:
    return tekst if len(tekst) <= breedte else f"{tekst[: breedte - 1]}…"
