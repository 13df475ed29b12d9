"""What to do: for every finding that weighs and is for now or later, facts to change that exclude it, as the first steps do.

The search is that of the first steps (`raad.eerste_stappen`), without its limit of five: first what is for now, so that a plan
begins with the same moves as the first screen, then what is for later and what the moves brought. What is left because an unknown
fact keeps it open rather than excluded gets one more fact.
"""

from __future__ import annotations

from collections.abc import Iterator

from advies.antwoord import Advies, is_bevinding
from advies.evaluatie import Evaluatie
from advies.proefwaarden import andere_waarden
from advies.raad.eerste_stappen import Stappenzoeker
from advies.raad.oorzaken import grond_van
from advies.raad.opdrachten import WEEGT, heeft_opdracht
from advies.samenstelling.adviezen import zeker_advies
from advies.statussen import Tijd
from advies.uitleg.wijziging import steunt_op
from kennisbank.lean import dataclass
from regels.sleutels import FeitSleutel
from regels.taal import FeitWaarde, Werkgeheugen

TELT: tuple[Tijd, ...] = ("nu", "straks")
"""What the plan is for; for a phase that is past it gives no orders."""


@dataclass(frozen=True, slots=True)
class Maatregel:
    """Facts to change, and the findings for which.

    Args:
        zetten: the facts that change, with their new values.
        omdat: the findings that it takes away, after the moves before it.
        nummers: the numbers of their cases.
    """

    zetten: Werkgeheugen
    omdat: tuple[Advies, ...]
    nummers: tuple[int, ...]


def wegende(evaluatie: Evaluatie) -> dict[int, Advies]:
    """Return the certain findings of strength `moet` and `zou_moeten`, whatever they are for, by number of the case."""
    return {
        nummer: zeker_advies(geval, evaluatie)
        for nummer, (geval, waar) in enumerate(evaluatie.gevallen())
        if waar and weegt(evaluatie, nummer)
    }


def weegt(evaluatie: Evaluatie, nummer: int) -> bool:
    """Return whether the case of this number is a finding of strength `moet` or `zou_moeten`."""
    regel = evaluatie.motor.gevallen.regels[nummer].regel
    return regel.sterkte in WEEGT and is_bevinding(regel.soort, regel.sterkte)


def spreekt_tegen(evaluatie: Evaluatie) -> bool:
    """Return whether facts contradict each other."""
    return any(waar and geval.regel.soort == "tegenspraak" for geval, waar in evaluatie.gevallen())


def maatregelen(evaluatie: Evaluatie) -> tuple[Maatregel, ...]:
    """Return what to do, in the order of the search.

    Args:
        evaluatie: the partnership, evaluated.
    """
    return tuple(_Zoeker(evaluatie).zoek())


class _Zoeker:
    def __init__(self, evaluatie: Evaluatie) -> None:
        self._na = evaluatie
        self._gezet: set[FeitSleutel] = set()
        self._weg: set[int] = set()

    def zoek(self) -> Iterator[Maatregel]:
        yield from self._ronde(("nu",))
        while nieuw := [*self._ronde(TELT), *self._aangevuld()]:
            yield from nieuw

    def _ronde(self, tijden: tuple[Tijd, ...]) -> list[Maatregel]:
        """Return the moves that the first steps would make from here, and make them."""
        adviezen = wegende(self._na)
        zoeker = Stappenzoeker(self._na, adviezen, zeker_advies, tijden)
        uitkomsten = list(zoeker.zoek(len(adviezen), frozenset(self._gezet), frozenset(self._weg)))
        return [
            self._doe(uitkomst.zetten, {nummer: adviezen[nummer] for nummer in uitkomst.weg}) for uitkomst in uitkomsten
        ]

    def _doe(self, zetten: Werkgeheugen, weg: dict[int, Advies]) -> Maatregel:
        self._na = self._na.met(zetten)
        self._gezet |= zetten.keys()
        self._weg |= weg.keys()
        return Maatregel(zetten, tuple(weg.values()), tuple(weg))

    def _aangevuld(self) -> list[Maatregel]:
        """Return moves of a known fact and one that is not known, for findings that the first alone only makes open."""
        uit: list[Maatregel] = []
        for nummer, advies in wegende(self._na).items():
            if advies.tijd in TELT and self._na.status[nummer]:
                beste = min(self._paren(nummer, advies), key=lambda paar: paar[0], default=None)
                if beste is not None:
                    uit.append(self._doe(beste[1], {nummer: advies}))
        return uit

    def _paren(self, nummer: int, advies: Advies) -> Iterator[tuple[int, Werkgeheugen]]:
        """Yield pairs of facts that exclude a finding, each with how many findings they bring."""
        geval = self._na.motor.gevallen.regels[nummer]
        onbekend = [s for s in steunt_op(self._na.motor, geval) if s not in self._na.geheugen]
        for zet in self._enkel(sorted(grond_van(advies, self._na.feiten))):
            if self._na.met(zet).status[nummer] is None:
                for tweede in self._enkel(onbekend):
                    na = self._na.met({**zet, **tweede})
                    if na.status[nummer] is False and self._mag(na):
                        yield self._erbij(na), {**zet, **tweede}

    def _enkel(self, sleutels: list[FeitSleutel]) -> Iterator[dict[FeitSleutel, FeitWaarde]]:
        for sleutel in sleutels:
            feit = self._na.feiten[sleutel.naam]
            if feit.stuurbaar and sleutel not in self._gezet:
                for waarde in andere_waarden(self._na, sleutel):
                    if heeft_opdracht(feit, waarde):
                        yield {sleutel: waarde}

    def _mag(self, na: Evaluatie) -> bool:
        """Return whether facts do not contradict each other, and bring nothing back."""
        return not spreekt_tegen(na) and all(na.status[nummer] is False for nummer in self._weg)

    def _erbij(self, na: Evaluatie) -> int:
        paren = enumerate(zip(self._na.status, na.status, strict=True))
        return sum(wordt is True and was is not True and weegt(na, nummer) for nummer, (was, wordt) in paren)
