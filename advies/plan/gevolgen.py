"""What each step does, in the order of the plan: what it excludes, with which other steps, and what it brings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from advies.antwoord import Bevinding, is_bevinding
from advies.evaluatie import Evaluatie
from advies.plan.maatregelen import spreekt_tegen, weegt
from advies.plan.model import Weg
from advies.proefwaarden import andere_waarden
from advies.raad.oorzaken import bevinding_van
from advies.raad.opdrachten import heeft_opdracht
from advies.samenstelling.adviezen import zeker_advies
from kennisbank.catalogus import Fase
from kennisbank.frozen import FrozenDict
from regels.sleutels import FeitSleutel
from regels.taal import FeitWaarde, Soort, Werkgeheugen
from regels.tijd import FASE

_NIETS: Werkgeheugen = FrozenDict()
_MOGELIJK: tuple[Soort, ...] = ("kans", "proceskeuze", "partner")
"""The kinds of rule that say what can be done; the others classify, praise or explain."""


class Gevolgen:
    """What the steps of a plan do.

    Args:
        nu: the partnership, evaluated.
        stappen: the facts that each step changes, in the order of the plan.
    """

    def __init__(self, nu: Evaluatie, stappen: Sequence[Werkgeheugen]) -> None:
        self._nu, self._stappen = nu, stappen
        self.na: list[Evaluatie] = [nu]
        for zetten in stappen:
            self.na.append(self.na[-1].met(zetten))
        regels = nu.motor.gevallen.regels
        self._bevindingen = [n for n, g in enumerate(regels) if is_bevinding(g.regel.soort, g.regel.sterkte)]
        self._kansen = [
            n for n, g in enumerate(regels) if g.regel.soort in _MOGELIJK and g.regel.sterkte != "definitie"
        ]

    def blijvend_weg(self, stap: int) -> Iterator[Weg]:
        """Yield the findings that are excluded after a step and every later one, and not before it."""
        for nummer in self._bevindingen:
            if self.na[0].status[nummer] and self._weg_vanaf(nummer) == stap:
                geval = self._nu.motor.gevallen.regels[nummer]
                advies = zeker_advies(geval, self._nu)
                samen_met = self._samen_met(nummer, stap)
                yield Weg(advies.regel, advies.over, advies.titel, advies.sterkte, samen_met, advies.laag)

    def ook_goed(self, stap: int, nummers: Sequence[int]) -> Iterator[tuple[FeitSleutel, FeitWaarde]]:
        """Yield other values of a fact of a step with which it is done too.

        Such a value has an order, excludes the same findings, and brings no finding that weighs which the step does not bring.

        Args:
            stap: number of the step.
            nummers: the cases of the findings for which it is in the plan.
        """
        voor, na, zetten = self.na[stap - 1], self.na[stap], self._stappen[stap - 1]
        for sleutel in zetten:
            feit = voor.feiten[sleutel.naam]
            for waarde in andere_waarden(na, sleutel):
                if waarde != voor.geheugen.get(sleutel) and heeft_opdracht(feit, waarde):
                    anders = voor.met({**zetten, sleutel: waarde})
                    weg = all(anders.status[nummer] is False for nummer in nummers)
                    erbij = (anders.status[n] and not na.status[n] and weegt(anders, n) for n in self._bevindingen)
                    if weg and not spreekt_tegen(anders) and not any(erbij):
                        yield sleutel, waarde

    def blijft(self) -> Iterator[int]:
        """Yield the numbers of the weighing findings of now that are not excluded after the last step."""
        for nummer in self._bevindingen:
            if weegt(self._nu, nummer) and self.na[0].status[nummer] and self.na[-1].status[nummer] is not False:
                yield nummer

    def later_weg(self, nummer: int, fasen: Sequence[Fase]) -> tuple[tuple[int, ...], Fase | Literal[""]]:
        """Return the steps that do what a finding says that stays, and the first of these phases in which it is then excluded.

        In this phase it is told whatever was done; in a later one only to who did not do it. None too many; none when it stays
        with every step, or is excluded without any.

        Args:
            nummer: number of the case.
            fasen: the phases that are yet to come.
        """
        for fase in fasen:
            dan = {FeitSleutel(FASE): fase}
            if self._uitgesloten(nummer, (), dan):
                return (), ""
            nodig = list(range(1, len(self._stappen) + 1))
            if self._uitgesloten(nummer, nodig, dan):
                for stap in tuple(nodig):
                    minder = [deel for deel in nodig if deel != stap]
                    if self._uitgesloten(nummer, minder, dan):
                        nodig = minder
                return tuple(nodig), fase
        return (), ""

    def brengt_mee(self, stap: int) -> Iterator[Bevinding]:
        """Yield the findings that are certain after a step and were not before it."""
        yield from self._nieuw(stap, self._bevindingen)

    def maakt_mogelijk(self, stap: int) -> Iterator[Bevinding]:
        """Yield the chances and choices that are certain after a step and were not before it."""
        yield from self._nieuw(stap, [nummer for nummer in self._kansen if nummer not in self._bevindingen])

    def _nieuw(self, stap: int, nummers: Sequence[int]) -> Iterator[Bevinding]:
        voor, na = self.na[stap - 1], self.na[stap]
        for nummer in nummers:
            if na.status[nummer] and not voor.status[nummer]:
                yield bevinding_van(zeker_advies(na.motor.gevallen.regels[nummer], na))

    def _weg_vanaf(self, nummer: int) -> int:
        """Return the first step after which a finding is excluded for good; one past the last when it never is."""
        vanaf = len(self.na)
        while self.na[vanaf - 1].status[nummer] is False:
            vanaf -= 1
        return vanaf

    def _samen_met(self, nummer: int, stap: int) -> tuple[int, ...]:
        """Return the earlier steps without which a step does not exclude a finding, none too many."""
        nodig = list(range(1, stap))
        if self._uitgesloten(nummer, [stap]):
            return ()
        for eerder in tuple(nodig):
            minder = [deel for deel in nodig if deel != eerder]
            if self._uitgesloten(nummer, [*minder, stap]):
                nodig = minder
        return tuple(nodig)

    def _uitgesloten(self, nummer: int, stappen: Sequence[int], ook: Werkgeheugen = _NIETS) -> bool:
        zetten = {s: w for stap in stappen for s, w in self._stappen[stap - 1].items()}
        return self._nu.met({**zetten, **ook}).status[nummer] is False
