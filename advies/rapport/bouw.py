"""Small makers of blocks and sections that the chapters share."""

from __future__ import annotations

from collections.abc import Sequence

from advies.rapport.model import Alinea, Blok, Lijst, Punt, Rij, Sectie, Stuk, Tabel, Zin, gewoon

Onderdeel = tuple[str, str, Sequence[Blok]]
"""A paragraph of a chapter: its anchor, heading and blocks."""


def alinea(inhoud: str | Zin) -> Alinea:
    """Return a paragraph."""
    return Alinea(gewoon(inhoud) if isinstance(inhoud, str) else inhoud)


def noot(inhoud: str | Zin) -> Alinea:
    """Return a paragraph in small print."""
    return Alinea(gewoon(inhoud) if isinstance(inhoud, str) else inhoud, "noot")


def nadruk(inhoud: str | Zin) -> Alinea:
    """Return a paragraph to be seen first."""
    return Alinea(gewoon(inhoud) if isinstance(inhoud, str) else inhoud, "nadruk")


def aanhef(inhoud: str) -> Alinea:
    """Return a paragraph that opens the list after it."""
    return Alinea(gewoon(inhoud), "aanhef")


def opsomming(zinnen: Sequence[Zin], genummerd: bool = False) -> Lijst:
    """Return a list of one level."""
    return Lijst(tuple(Punt(deel) for deel in zinnen), genummerd)


def vet(inhoud: str) -> Stuk:
    """Return a text that stands out."""
    return Stuk(inhoud, vet=True)


def met_kop(kop: str, inhoud: str) -> Zin:
    """Return a text that starts with a word or two that stand out."""
    return (vet(kop), Stuk(inhoud))


def hoofdstuk(
    nummer: str,
    anker: str,
    titel: str,
    blokken: Sequence[Blok],
    onderdelen: Sequence[Onderdeel] = (),
    naslag: bool = False,
) -> Sectie:
    """Return a chapter, its paragraphs numbered.

    Args:
        nummer: number of the chapter.
        anker: its anchor.
        titel: its heading.
        blokken: what comes before the first paragraph.
        onderdelen: the paragraphs.
        naslag: whether it is to look something up.
    """
    secties = tuple(
        Sectie(f"{nummer}.{plaats}", kop, eigen, tuple(inhoud))
        for plaats, (eigen, kop, inhoud) in enumerate(onderdelen, 1)
    )
    return Sectie(nummer, titel, anker, tuple(blokken), secties, naslag)


def tabel_van_teksten(
    bijschrift: str, koppen: tuple[str, ...], rijen: Sequence[tuple[str, ...]], breedtes: tuple[int, ...]
) -> Tabel:
    """Return a table without links."""
    return Tabel(bijschrift, koppen, tuple(Rij(tuple(gewoon(cel) for cel in rij)) for rij in rijen), breedtes)
