"""The report as values: sections with blocks. Writers render them and compute nothing.

Every text is plain text, never markup. Links point at anchors within the report; every anchor is made of ASCII letters, digits
and hyphens.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Literal, TypeAlias

from kennisbank.lean import dataclass


@dataclass(frozen=True, slots=True)
class Stuk:
    """A piece of running text.

    Args:
        tekst: the text.
        vet: whether it stands out.
        naar: anchor of the section or explanation that it leads to; empty for plain text.
    """

    tekst: str
    vet: bool = False
    naar: str = ""


Zin: TypeAlias = tuple[Stuk, ...]
"""Running text: pieces that follow one another without a space in between."""


@dataclass(frozen=True, slots=True)
class Alinea:
    """A paragraph.

    Args:
        zin: its text.
        toon: `gewoon`, `nadruk` (to be seen first), `aanhef` (opens the list that follows) or `noot` (small print).
    """

    zin: Zin
    toon: Literal["gewoon", "nadruk", "aanhef", "noot"] = "gewoon"


@dataclass(frozen=True, slots=True)
class Punt:
    """One point of a list.

    Args:
        zin: its text.
        onder: the points below it.
    """

    zin: Zin
    onder: tuple[Punt, ...] = ()


@dataclass(frozen=True, slots=True)
class Lijst:
    """A list.

    Args:
        punten: its points.
        genummerd: whether the order counts.
    """

    punten: tuple[Punt, ...]
    genummerd: bool = False


@dataclass(frozen=True, slots=True)
class Rij:
    """One row of a table; its first cell names the row.

    Args:
        cellen: as many as the table has columns.
        anker: where a link can lead to; empty when nothing leads here.
    """

    cellen: tuple[Zin, ...]
    anker: str = ""


@dataclass(frozen=True, slots=True)
class Tabel:
    """A table with a row of headings, and a heading for each row in the first column.

    Args:
        bijschrift: what it shows.
        koppen: the headings of the columns.
        rijen: the rows.
        breedtes: the width of each column, as parts of the whole.
    """

    bijschrift: str
    koppen: tuple[str, ...]
    rijen: tuple[Rij, ...]
    breedtes: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figuur:
    """A picture; a table or list in the same section holds the same content.

    Args:
        bijschrift: what it shows.
        svg: the picture, an SVG document.
        alt: the picture in words.
        breedte: width in SVG units.
        hoogte: height in SVG units.
    """

    bijschrift: str
    svg: str
    alt: str
    breedte: int
    hoogte: int


@dataclass(frozen=True, slots=True)
class Adviesblok:
    """One conclusion.

    Args:
        titel: the conclusion in one line.
        merk: how strong it is, in one or two words.
        tekst: what to do, or what it means; may be empty.
        verwijzing: where its explanation and its references are.
    """

    titel: str
    merk: str
    tekst: Zin
    verwijzing: Zin


Blok: TypeAlias = Alinea | Lijst | Tabel | Figuur | Adviesblok


@dataclass(frozen=True, slots=True)
class Sectie:
    """A part of the report under one heading.

    Args:
        nummer: its number, such as "3" or "3.1".
        titel: its heading, without the number.
        anker: where a link can lead to.
        blokken: what stands in it.
        secties: its parts.
        nieuwe_pagina: whether it starts on a new page where there are pages.
    """

    nummer: str
    titel: str
    anker: str
    blokken: tuple[Blok, ...]
    secties: tuple[Sectie, ...] = ()
    nieuwe_pagina: bool = False

    @property
    def diepte(self) -> int:
        """The level of the heading: 1 for a chapter."""
        return self.nummer.count(".") + 1


@dataclass(frozen=True, slots=True)
class Rapport:
    """A report.

    Args:
        titel: its title.
        ondertitel: what kind of report it is.
        datum: the day on which it was made.
        datum_tekst: the same in Dutch.
        voet: what stands at the foot of each page, beside the page number.
        inhoud_titel: the heading of the table of contents.
        trefwoorden: what it is about, for the properties of the file.
        pagina: the word "page", for the foot.
        secties: its chapters.
    """

    titel: str
    ondertitel: str
    datum: date
    datum_tekst: str
    voet: str
    inhoud_titel: str
    trefwoorden: tuple[str, ...]
    pagina: str
    secties: tuple[Sectie, ...]

    def alle_secties(self) -> Iterator[Sectie]:
        """Yield every section in reading order."""
        for sectie in self.secties:
            yield from _met_onder(sectie)


def _met_onder(sectie: Sectie) -> Iterator[Sectie]:
    yield sectie
    for deel in sectie.secties:
        yield from _met_onder(deel)


def gewoon(tekst: str) -> Zin:
    """Return a text without links."""
    return (Stuk(tekst),)
