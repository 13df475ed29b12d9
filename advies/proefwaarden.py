"""The values of a fact that rules tell apart: what to try when one asks what another value would change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from advies.evaluatie import Evaluatie
from advies.motor.maskers import Maskermotor
from kennisbank.feitsoorten import Gemeenten, Getal, JaNee, Keuze, Meerkeuze
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel
from regels.taal import SCHAAL, FeitWaarde, GemeenteGegevens, Werkgeheugen


def andere_waarden(evaluatie: Evaluatie, sleutel: FeitSleutel) -> Iterator[FeitWaarde]:
    """Yield the other values that a fact can have, as far as rules tell them apart.

    Every other value of a choice, a set with one value added or taken away, and for a number the values on, just below and
    just above each bound in the rule base.

    Args:
        evaluatie: the partnership, evaluated.
        sleutel: key of the fact; not the list of municipalities.
    """
    feit = evaluatie.feiten[sleutel.naam]
    nu = evaluatie.geheugen.get(sleutel)
    match feit.soort:
        case JaNee() | Keuze():
            yield from (waarde for waarde in feit.mag() if waarde != nu)
        case Meerkeuze():
            basis = nu if isinstance(nu, frozenset) else frozenset()
            yield from (basis ^ {waarde} for waarde in feit.mag())
        case Getal():
            yield from (getal for getal in _getallen(evaluatie.motor, sleutel, feit.soort) if getal != nu)
        case Gemeenten():
            return  # lists of them are tried by `proefwaarden`
        case _:
            assert_never(feit.soort)


def proefwaarden(evaluatie: Evaluatie, sleutel: FeitSleutel) -> Iterator[FeitWaarde]:
    """Yield answers to the question about a fact that is not (wholly) known, enough to reach each truth of each condition.

    Args:
        evaluatie: the partnership, evaluated.
        sleutel: key of the fact.
    """
    feit = evaluatie.feiten[sleutel.naam]
    yield from andere_waarden(evaluatie, sleutel)
    match feit.soort:
        case Meerkeuze():
            yield frozenset()
            mag = feit.mag()
            yield from (frozenset(mag[:aantal]) for aantal in range(2, len(mag) + 1))
        case Gemeenten():
            yield from _lijsten(evaluatie.motor, evaluatie.geheugen)
        case JaNee() | Keuze() | Getal():
            return
        case _:
            assert_never(feit.soort)


def _getallen(motor: Maskermotor, sleutel: FeitSleutel, soort: Getal) -> list[int]:
    stap = SCHAAL if soort.geheel else SCHAAL // 100
    laagst, hoogst = round(soort.minimum * SCHAAL), round(soort.maximum * SCHAAL)
    kandidaten = {grens + verschil for grens in motor.grenzen(sleutel) for verschil in (-stap, 0, stap)}
    return sorted(getal for getal in kandidaten if laagst <= getal <= hoogst)


def _lijsten(motor: Maskermotor, geheugen: Werkgeheugen) -> Iterator[FeitWaarde]:
    """Yield complete lists of municipalities: each figure that lacks, at and on either side of each bound."""
    nu, aantal = geheugen.get(GEMEENTEN), geheugen.get(AANTAL_GEMEENTEN)
    lijst: list[GemeenteGegevens] = list(nu) if isinstance(nu, tuple) else []
    hoeveel = aantal // SCHAAL if isinstance(aantal, int) else 1
    lijst += [{"naam": f"Voorbeeld {nummer}"} for nummer in range(len(lijst), hoeveel)]
    for veld, grens in motor.gemeentegrenzen():
        for getal in (grens, grens + SCHAAL, max(0, grens - SCHAAL)):
            yield tuple({veld: getal, **gemeente} for gemeente in lijst)
