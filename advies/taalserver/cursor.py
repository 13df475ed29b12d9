"""Where in a YAML file one is typing, also while what stands there is not yet YAML: by how far lines stand in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kennisbank.lean import dataclass

ITEM = "-"
"""The step into a list."""
_SLEUTEL = re.compile(r"([A-Za-z_][\w.]*):(?=\s|$)")
_WOORD = re.compile(r"[A-Za-z_][\w.]*")


@dataclass(frozen=True, slots=True)
class Cursor:
    """A place in a file.

    Args:
        pad: the keys that lead to the record or value in which it stands, with `ITEM` for a list.
        sleutel: the key of which the value stands there; empty where a key stands or is to come.
        woord: the name under it, or what is typed of it; may be empty.
        begin: column from 0 at which that word begins.
        broers: the keys that the same record has.
        hoofd: the keys of the outermost record in which it stands.
    """

    pad: tuple[str, ...]
    sleutel: str
    woord: str
    begin: int
    broers: frozenset[str]
    hoofd: frozenset[str]

    @property
    def waarde(self) -> tuple[str, ...]:
        """The keys that lead to what stands there as a value."""
        return (*self.pad, self.sleutel) if self.sleutel else self.pad


@dataclass(frozen=True, slots=True)
class _Stap:
    kolom: int
    naam: str
    rest: str


@dataclass(frozen=True, slots=True)
class _Raam:
    teken: str
    sleutel: str
    broers: frozenset[str]


def cursor(regels: Sequence[str], regel: int, kolom: int, heel: bool = False) -> Cursor:
    """Return where a place is.

    Args:
        regels: the lines of the file.
        regel: the line, from 0.
        kolom: the column, from 0.
        heel: whether the whole word is meant that stands there, and not what stands of it before the place.
    """
    tekst = regels[regel] if regel < len(regels) else ""
    woord, begin = _woord(tekst, kolom, heel)
    eigen = list(_stappen(tekst[:begin]))
    boven = _boven(regels, regel, eigen[0] if eigen else _Stap(begin, "", ""))
    pad = [stap.naam for stap in (*boven, *eigen)]
    ramen = _ramen(eigen[-1].rest) if eigen else []
    binnen = [ITEM if raam.teken == "[" else raam.sleutel for raam in ramen]
    sleutel = ""
    if ramen and ramen[-1].teken == "{":
        sleutel = binnen.pop()
    elif not ramen and eigen and eigen[-1].naam != ITEM:
        sleutel = pad.pop()
    naast = ramen[-1].broers if ramen else frozenset(_broers(regels, regel, begin))
    item = next((stap for stap in (*boven, *eigen) if stap.naam == ITEM), None)
    hoofd = frozenset(_broers(regels, regel, item.kolom + 2 if item else 0))
    return Cursor((*pad, *binnen), sleutel, woord, begin, naast, hoofd)


def _woord(tekst: str, kolom: int, heel: bool) -> tuple[str, int]:
    for gevonden in _WOORD.finditer(tekst):
        if gevonden.start() <= kolom <= gevonden.end():
            return (gevonden[0] if heel else tekst[gevonden.start() : kolom]), gevonden.start()
    return "", kolom


def _stappen(tekst: str) -> Iterator[_Stap]:
    """Yield the lists and the key that a line opens, from left to right."""
    kolom = len(tekst) - len(tekst.lstrip())
    while tekst[kolom : kolom + 2] in ("- ", "-"):
        yield _Stap(kolom, ITEM, tekst[kolom + 1 :])
        kolom += 1 + len(tekst[kolom + 1 :]) - len(tekst[kolom + 1 :].lstrip())
    gevonden = _SLEUTEL.match(tekst, kolom)
    if gevonden:
        yield _Stap(kolom, gevonden[1], tekst[gevonden.end() :])


def _boven(regels: Sequence[str], regel: int, onder: _Stap) -> list[_Stap]:
    """Return the steps of the lines above that lead to a step."""
    uit: list[_Stap] = []
    for tekst in reversed(regels[:regel]):
        if not tekst.strip() or tekst.lstrip().startswith("#"):
            continue
        for stap in reversed(list(_stappen(tekst))):
            # A list may stand as far in as the key that it is of.
            if stap.kolom < onder.kolom or (onder.naam == ITEM and stap.naam != ITEM and stap.kolom == onder.kolom):
                uit.insert(0, stap)
                onder = stap
        if onder.kolom == 0 and onder.naam != "":
            break
    return uit


def _ramen(rest: str) -> list[_Raam]:
    """Return the braces and brackets that are open at the end of a value."""
    uit: list[_Raam] = []
    plek = 0
    while plek < len(rest):
        teken, gevonden = rest[plek], _SLEUTEL.match(rest, plek)
        if teken in "{[":
            uit.append(_Raam(teken, "", frozenset()))
        elif teken in "}]" and uit:
            uit.pop()
        elif teken == "," and uit:
            uit[-1] = _Raam(uit[-1].teken, "", uit[-1].broers)
        elif gevonden and uit and uit[-1].teken == "{":
            uit[-1] = _Raam("{", gevonden[1], uit[-1].broers | {gevonden[1]})
            plek = gevonden.end() - 1
        plek += 1
    return uit


def _broers(regels: Sequence[str], regel: int, kolom: int) -> Iterator[str]:
    """Yield the keys at a column in the record around a line."""
    for richting in (-1, 1):
        plek = regel if richting < 0 else regel + 1
        while 0 <= plek < len(regels):
            tekst = regels[plek]
            plek += richting
            if not tekst.strip() or tekst.lstrip().startswith("#"):
                continue
            stappen = list(_stappen(tekst))
            begint = bool(stappen) and stappen[0].naam == ITEM and stappen[0].kolom < kolom
            if begint and richting > 0:
                break
            yield from (stap.naam for stap in stappen if stap.kolom == kolom and stap.naam != ITEM)
            if begint or (stappen and stappen[0].kolom < kolom):
                break
