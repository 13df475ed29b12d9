"""A document as a page shows it: which kind of block stands where, and what is folded; without starlette."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from markupsafe import Markup

from advies.rapport.model import Alinea, Blok, Figuur, Lijst, Sectie, Tabel
from kennisbank.lean import dataclass


@dataclass(frozen=True, slots=True)
class Paginadeel:
    """A chapter of a document on a page.

    Args:
        sectie: the chapter.
        dicht: whether it is folded: to look something up, or long.
    """

    sectie: Sectie
    dicht: bool


def paginadelen(secties: Sequence[Sectie], dicht: Collection[str] = ()) -> tuple[Paginadeel, ...]:
    """Return the chapters of a document for a page.

    Args:
        secties: the chapters.
        dicht: anchors of those to fold, beside those to look something up in.
    """
    return tuple(Paginadeel(sectie, sectie.naslag or sectie.anker in dicht) for sectie in secties)


def soort_van(blok: Blok) -> str:
    """Return what kind of block of a document this is, for the template."""
    match blok:
        case Alinea():
            return "alinea"
        case Lijst():
            return "lijst"
        case Tabel():
            return "tabel"
        case Figuur():
            return "figuur"
        case _:
            raise TypeError(f"no block that a page shows: {blok!r}")


def tekening(figuur: Figuur) -> Markup:
    """Return a picture to stand in a page."""
    return Markup(figuur.svg)  # noqa: S704 - drawn by a template that escapes all
