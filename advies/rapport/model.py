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
        stil: whether the heading above it says what it shows, so that only who cannot see the table needs `bijschrift`.
    """

    bijschrift: str
    koppen: tuple[str, ...]
    rijen: tuple[Rij, ...]
    breedtes: tuple[int, ...]
    stil: bool = False


@dataclass(frozen=True, slots=True)
class Figuur:
    """A picture.

    Args:
        bijschrift: what it shows.
        svg: the picture, an SVG document.
        alt: the picture in words.
        breedte: width in SVG units; 96 are an inch.
        hoogte: height in SVG units.
        tabel: the same as a table, for where no picture can be shown or seen; None when that table is a block of its own.
    """

    bijschrift: str
    svg: str
    alt: str
    breedte: int
    hoogte: int
    tabel: Tabel | None = None


@dataclass(frozen=True, slots=True)
class Adviesblok:
    """One conclusion.

    Args:
        nummer: its number, by which other places refer to it.
        titel: the conclusion in one line.
        merk: how strong it is, in one or two words.
        alineas: what to do, why, and from what it follows.
        verwijzing: its kind and its references.
        anker: where a link can lead to; empty when nothing leads here.
        kenmerken: what it can be filtered by, as `Keuze.sleutel`.
    """

    nummer: str
    titel: str
    merk: str
    alineas: tuple[Zin, ...]
    verwijzing: Zin
    anker: str = ""
    kenmerken: tuple[str, ...] = ()


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
        naslag: whether it is to look something up, and not to be read from begin to end.
    """

    nummer: str
    titel: str
    anker: str
    blokken: tuple[Blok, ...]
    secties: tuple[Sectie, ...] = ()
    naslag: bool = False

    @property
    def diepte(self) -> int:
        """The level of the heading: 1 for a chapter."""
        return self.nummer.count(".") + 1


@dataclass(frozen=True, slots=True)
class Opdracht:
    """For whom a report is made, and by whom.

    Args:
        opdrachtgever: who asked for it; may be empty.
        auteur: who made it; may be empty.
    """

    opdrachtgever: str = ""
    auteur: str = ""


@dataclass(frozen=True, slots=True)
class Keuze:
    """One thing that conclusions can be filtered by.

    Args:
        sleutel: as in `Adviesblok.kenmerken`; ASCII letters, digits and hyphens.
        tekst: what it is called.
    """

    sleutel: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to show some of the conclusions, where the reader can choose.

    Args:
        naam: its key.
        titel: what is chosen.
        alles: the words for no choice.
        keuzen: what can be chosen.
    """

    naam: str
    titel: str
    alles: str
    keuzen: tuple[Keuze, ...]


@dataclass(frozen=True, slots=True)
class Woorden:
    """The fixed words around the chapters.

    Args:
        inhoud: the heading of the table of contents.
        naslag: the heading of the chapters to look something up in.
        pagina: the word "page", for the foot.
        terug: the way back to the top.
        als_tabel: the way to the table of a picture.
        filter: the heading of the filters.
        naar_tekst: the way past the table of contents.
    """

    inhoud: str
    naslag: str
    pagina: str
    terug: str
    als_tabel: str
    filter: str
    naar_tekst: str


@dataclass(frozen=True, slots=True)
class Rapport:
    """A report.

    Args:
        titel: its title.
        ondertitel: what kind of report it is.
        gegevens: for whom it is, by whom and of what day: a heading and a text each.
        auteur: by whom it is; may be empty.
        datum: the day of the report.
        voet: what stands at the foot of each page, beside the page number.
        trefwoorden: what it is about, for the properties of the file.
        woorden: the fixed words around the chapters.
        secties: its chapters.
        notitie: whether it is a note of a few pages: a heading in place of a cover, and no table of contents on paper.
        filters: by what its conclusions can be filtered.
    """

    titel: str
    ondertitel: str
    gegevens: tuple[tuple[str, str], ...]
    auteur: str
    datum: date
    voet: str
    trefwoorden: tuple[str, ...]
    woorden: Woorden
    secties: tuple[Sectie, ...]
    notitie: bool = False
    filters: tuple[Filter, ...] = ()

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
