"""The values of a fact that rules tell apart: what to try when one asks what another value would change."""

from __future__ import annotations

from collections.abc import Iterator

from advies.evaluatie import Evaluatie
from advies.motor.maskers import Maskermotor
from kennisbank.vocabulaire import FeitDefinitie
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
    if feit.is_getal:
        yield from (getal for getal in _getallen(evaluatie.motor, sleutel, feit) if getal != nu)
    elif feit.soort == "meerkeuze":
        basis = nu if isinstance(nu, frozenset) else frozenset()
        yield from (basis ^ {waarde} for waarde in feit.mag())
    else:
        yield from (waarde for waarde in feit.mag() if waarde != nu)


def proefwaarden(evaluatie: Evaluatie, sleutel: FeitSleutel) -> Iterator[FeitWaarde]:
    """Yield answers to the question about a fact that is not (wholly) known, enough to reach each truth of each condition.

    Args:
        evaluatie: the partnership, evaluated.
        sleutel: key of the fact.
    """
    feit = evaluatie.feiten[sleutel.naam]
    if feit.soort == "gemeenten":
        yield from _lijsten(evaluatie.motor, evaluatie.geheugen)
        return
    yield from andere_waarden(evaluatie, sleutel)
    if feit.soort == "meerkeuze":
        yield frozenset()
        mag = feit.mag()
        yield from (frozenset(mag[:aantal]) for aantal in range(2, len(mag) + 1))


def _getallen(motor: Maskermotor, sleutel: FeitSleutel, feit: FeitDefinitie) -> list[int]:
    stap = SCHAAL if feit.soort == "geheel_getal" else SCHAAL // 100
    laagst, hoogst = round((feit.minimum or 0) * SCHAAL), round((feit.maximum or 0) * SCHAAL)
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
