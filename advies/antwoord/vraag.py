"""A question that is left, with what a form needs to ask it."""

from __future__ import annotations

from typing import Literal

from kennisbank.catalogus import Actor
from kennisbank.lean import dataclass
from regels.sleutels import FeitSleutel

Vraagsoort = Literal["ja_nee", "keuze", "meerkeuze", "geheel_getal", "getal", "gemeenten"]
Veldsoort = Literal["tekst", "ja_nee", "geheel_getal", "getal"]


@dataclass(frozen=True, slots=True)
class Keuzewaarde:
    """One answer that can be chosen.

    Args:
        waarde: as written in a facts file.
        tekst: as an adviser reads it.
        hulp: what it means; may be empty.
    """

    waarde: str
    tekst: str
    hulp: str


@dataclass(frozen=True, slots=True)
class Vraagveld:
    """One field of a municipality in the list of municipalities.

    Args:
        veld: its key.
        kort: short Dutch label.
        soort: kind of answer: `tekst`, `ja_nee`, `geheel_getal` or `getal`.
        eenheid: unit of a number; empty for another kind.
        minimum: least value of a number, in `eenheid`; None for another kind.
        maximum: greatest value of a number, in `eenheid`; None for another kind.
    """

    veld: str
    kort: str
    soort: Veldsoort
    eenheid: str
    minimum: float | None
    maximum: float | None


@dataclass(frozen=True, slots=True)
class Vraag:
    """A fact that is not known and on which open advice depends.

    Args:
        feit: key of the fact (`uitvoering.technisch_beheer`).
        vraag: the question in Dutch.
        hulp: help with the answer; may be empty.
        trap: 1 first, 2 follow-up.
        adviezen: how many open advices it can help to settle.
        nut: how useful the answer is, see docs/semantiek.md; the higher the sooner it is asked within its `trap`.
        thema: title of the theme that the fact belongs to.
        bron_tekst: where the publication speaks of it.
        kort: short Dutch label, without the process.
        proces: key of the process that it is about; empty for the partnership.
        soort: kind of answer: `ja_nee`, `keuze`, `meerkeuze`, `geheel_getal`, `getal` or `gemeenten`.
        eenheid: unit of a number; empty for another kind.
        minimum: least value of a number, in `eenheid`; None for another kind.
        maximum: greatest value of a number, in `eenheid`; None for another kind.
        keuzen: the values of a choice or of yes/no, in the order to show; empty for another kind.
        velden: what is asked of each municipality; empty for another kind.
        wie: who can answer it: `bestuur`, `management`, `ict_ers`.
    """

    feit: str
    vraag: str
    hulp: str
    trap: int
    adviezen: int
    nut: float
    thema: str
    bron_tekst: tuple[str, ...]
    kort: str
    proces: str
    soort: Vraagsoort
    eenheid: str
    minimum: float | None
    maximum: float | None
    keuzen: tuple[Keuzewaarde, ...]
    velden: tuple[Vraagveld, ...]
    wie: tuple[Actor, ...]

    @property
    def sleutel(self) -> FeitSleutel:
        """The fact that it asks for."""
        return FeitSleutel.lees(self.feit)
