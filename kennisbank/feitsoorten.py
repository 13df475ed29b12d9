"""Kinds of fact: small immutable values, each with what belongs to it, without behaviour.

What is done with a kind (draw it as a form, check it, read a condition on it, translate it to z3, make a column of it) is one
function each, dispatched on its class and whole in one file. A new kind is a class and a place in `Feitsoort` or `Veldsoort`;
the type checker then names every function that has to know it.
"""

from __future__ import annotations

from typing import TypeAlias, assert_never

from kennisbank.lean import dataclass


@dataclass(frozen=True, slots=True)
class Waarde:
    """One value of a choice.

    Args:
        waarde: as written in a facts file.
        tekst: as an adviser reads it.
        hulp: what it means; may be empty.
        vervangt: what it was called before.
        onbeslist: whether it says that nothing was decided yet, so that to choose it takes back a decision.
    """

    waarde: str
    tekst: str
    hulp: str
    vervangt: tuple[str, ...] = ()
    onbeslist: bool = False


@dataclass(frozen=True, slots=True)
class JaNee:
    """Yes or no.

    Args:
        ja: full statement when the answer is yes; empty for a field of a municipality.
        nee: full statement when the answer is no; empty for a field of a municipality.
    """

    ja: str
    nee: str


@dataclass(frozen=True, slots=True)
class Keuze:
    """One of some values.

    Args:
        waarden: the values, in the order to show.
    """

    waarden: tuple[Waarde, ...]


@dataclass(frozen=True, slots=True)
class Meerkeuze:
    """Any number of some values.

    Args:
        waarden: the values, in the order to show.
        beschrijvend: those that no rule reads, as written in a facts file.
    """

    waarden: tuple[Waarde, ...]
    beschrijvend: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Getal:
    """A number.

    Args:
        eenheid: its unit.
        enkelvoud: the unit for the number 1.
        minimum: least value, in `eenheid`.
        maximum: greatest value, in `eenheid`.
        geheel: whether it is a whole number.
    """

    eenheid: str
    enkelvoud: str
    minimum: float
    maximum: float
    geheel: bool


@dataclass(frozen=True, slots=True)
class VrijeTekst:
    """Any text; no rule reads it."""


Veldsoort: TypeAlias = JaNee | Getal | VrijeTekst


@dataclass(frozen=True, slots=True)
class Veld:
    """One field of a municipality in the list of municipalities.

    Args:
        veld: its key.
        soort: what it holds.
        kort: Dutch label.
    """

    veld: str
    soort: Veldsoort
    kort: str


@dataclass(frozen=True, slots=True)
class Gemeenten:
    """A list of municipalities.

    Args:
        velden: what can be told of each, in the order to show.
    """

    velden: tuple[Veld, ...]


Feitsoort: TypeAlias = JaNee | Keuze | Meerkeuze | Getal | Gemeenten


def keuzewaarden(soort: Feitsoort) -> tuple[Waarde, ...]:
    """Return the values that a user picks from, with their words; none for a kind that is answered in another way."""
    match soort:
        case Keuze(waarden) | Meerkeuze(waarden):
            return waarden
        case JaNee() | Getal() | Gemeenten():
            return ()
        case _:
            assert_never(soort)
