"""The picture of a plan in time: a bar or a mark for each step, and marks for moments that come back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from advies.rapport.figuren.sjabloon import BREEDTE, teken
from advies.rapport.figuren.tekstmaat import breedte, breek
from advies.rapport.model import Figuur, Tabel
from kennisbank.lean import dataclass

_LINKS = 168.0
_RECHTS = BREEDTE - 8.0
_KOP = 22.0
_TEKST = 12.0
_STAPPEN = (1, 2, 3, 6, 12, 24, 36, 60, 120, 240)
"""Months between the lines of the axis; the first that leaves room for its words is taken."""


@dataclass(frozen=True, slots=True)
class Tijdrij:
    """One row of the picture.

    Args:
        naam: what stands at its left.
        begin: where its bar begins; None for a mark alone.
        klaar: where its bar ends, or its mark stands; None for a row of moments.
        momenten: the days of a row of moments.
        gedaan: whether it is done.
    """

    naam: str
    begin: date | None
    klaar: date | None
    momenten: tuple[date, ...] = ()
    gedaan: bool = False

    def dagen(self) -> Iterator[date]:
        """Yield the days that it names."""
        yield from (deel for deel in (self.begin, self.klaar, *self.momenten) if deel is not None)


def tijdlijn(
    naam: str,
    titel: str,
    alt: str,
    tabel: Tabel,
    rijen: Sequence[Tijdrij],
    maanden: Sequence[str],
    legenda: Sequence[tuple[str, str]],
) -> Figuur:
    """Return the picture of a plan in time.

    Args:
        naam: name of the picture, for ids.
        titel: what it shows.
        alt: the picture in words.
        tabel: the same as a table.
        rijen: the rows; at least one, each with a day.
        maanden: the short Dutch names of the months.
        legenda: the kind of each sign (`balk`, `ruit`, `cirkel`, `gedaan`), and what it means.
    """
    dagen = [dag for rij in rijen for dag in rij.dagen()]
    van, tot = _eerste_van_maand(min(dagen), 0), _eerste_van_maand(max(dagen), 1)
    breed = (_RECHTS - _LINKS) / (tot - van).days

    def x(dag: date) -> float:
        return _LINKS + (dag - van).days * breed

    y = _KOP
    getekend: list[dict[str, Any]] = []
    for rij in rijen:
        regels = breek(rij.naam, _LINKS - 12, _TEKST)
        hoogte = max(22.0, 8 + 14.0 * len(regels))
        getekend.append(
            {
                "y": y,
                "hoogte": hoogte,
                "naam": regels,
                "naam_y": y + hoogte / 2 + 4 - 7 * (len(regels) - 1),
                "hart": y + hoogte / 2,
                "balk": None
                if rij.begin is None or rij.klaar is None
                else (x(rij.begin), max(x(rij.klaar), x(rij.begin) + 4)),
                "ruit": None if rij.klaar is None or rij.begin is not None else x(rij.klaar),
                "open": None if rij.begin is None or rij.klaar is not None else x(rij.begin),
                "cirkels": [x(dag) for dag in rij.momenten],
                "gedaan": rij.gedaan,
            }
        )
        y += hoogte
    uitleg = [
        {"soort": soort, "tekst": tekst, "y": y + 18 + 20 * plaats} for plaats, (soort, tekst) in enumerate(legenda)
    ]
    return teken(
        "tijdlijn", naam, titel, alt, y + 12 + 20 * len(legenda), tabel,
        rijen=getekend, assen=list(_as(van, tot, breed, maanden)), boven=_KOP, onder=y, legenda=uitleg,
    )  # fmt: skip


def _as(van: date, tot: date, breed: float, maanden: Sequence[str]) -> Iterator[dict[str, Any]]:
    """Yield the lines of the axis: the first days of months, as many as have room for their words."""
    ruimte = breedte(f"{max(maanden, key=len)} 2000", 10) + 4
    stap = next((deel for deel in _STAPPEN if deel * 28 * breed >= ruimte), _STAPPEN[-1])
    plaats, dag = 0, van
    while dag < tot:
        tekst = f"{maanden[dag.month - 1]} {dag.year}"
        begin = _LINKS + (dag - van).days * breed
        past = begin + ruimte <= BREEDTE
        yield {"x": begin, "tekst": tekst if past else ""}
        plaats += stap
        dag = _eerste_van_maand(van, plaats)


def _eerste_van_maand(dag: date, verder: int) -> date:
    """Return the first day of the month that is some months after that of a day."""
    jaren, maand = divmod(dag.month - 1 + verder, 12)
    return date(dag.year + jaren, maand + 1, 1)
