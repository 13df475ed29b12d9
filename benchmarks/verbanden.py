"""Partnerships to measure the interview on: made up, mostly in order, each with some faults; the same for the same seed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from advies import Adviseur, uit_mapping
from advies.antwoord import is_bevinding
from advies.evaluatie import Evaluatie
from advies.proefwaarden import andere_waarden
from advies.raad.opdrachten import WEEGT
from advies.werkgeheugen import werkgeheugen
from kennisbank.feitsoorten import Gemeenten
from regels.sleutels import FeitSleutel, feitsleutels
from regels.taal import FeitWaarde, Werkgeheugen
from tests.goede_verbanden import GOEDE_VERBANDEN

BEKEND = 0.7
"""How much of what the good partnerships do not say is known of a made-up one."""
FOUTEN = (3, 10)
"""The fewest and the most faults of one."""


class Verbandenmaker:
    """Makes partnerships from the good ones of the tests.

    Args:
        adviseur: the evaluator.
    """

    def __init__(self, adviseur: Adviseur) -> None:
        self._motor = adviseur.maskers
        self._bank = adviseur.bank
        regels = [geval.regel for geval in self._motor.gevallen.regels]
        self._tegen = [n for n, regel in enumerate(regels) if regel.soort == "tegenspraak"]
        self._weegt = [n for n, r in enumerate(regels) if is_bevinding(r.soort, r.sterkte) and r.sterkte in WEEGT]
        self._sleutels = [
            sleutel
            for feit in adviseur.bank.vocabulaire.feiten.values()
            if not isinstance(feit.soort, Gemeenten)
            for sleutel in feitsleutels(feit.naam, feit.per_proces, adviseur.bank.processen)
        ]
        self._goed = [werkgeheugen(uit_mapping(feiten)) for feiten in GOEDE_VERBANDEN.values()]

    def maak(self, rng: Random) -> Werkgeheugen:
        """Return one: a good partnership, what else is known without a fault in it, and then some faults."""
        feiten = dict(rng.choice(self._goed))
        for sleutel in self._sleutels:
            if sleutel not in feiten and rng.random() < BEKEND:
                passend = [w for w in self._waarden(feiten, sleutel) if self._fouten({**feiten, sleutel: w}) == set()]
                if passend:
                    feiten[sleutel] = rng.choice(passend)
        for _ in range(rng.randint(*FOUTEN)):
            feiten |= self._fout(feiten, rng)
        return feiten

    def _fout(self, feiten: Werkgeheugen, rng: Random) -> Werkgeheugen:
        """Return one fact with a value that makes a finding of weight certain that was not."""
        nu = self._fouten(feiten) or set()
        for sleutel in rng.sample(sorted(feiten.keys() - {FeitSleutel("fase")}), len(feiten) - 1):
            waarden = list(self._waarden(feiten, sleutel))
            rng.shuffle(waarden)
            for waarde in waarden:
                na = self._fouten({**feiten, sleutel: waarde})
                if na is not None and na - nu:
                    return {sleutel: waarde}
        return {}

    def _waarden(self, feiten: Werkgeheugen, sleutel: FeitSleutel) -> Iterator[FeitWaarde]:
        return andere_waarden(Evaluatie.van(self._motor, feiten), sleutel)

    def _fouten(self, feiten: Werkgeheugen) -> set[int] | None:
        """Return the findings of weight that are certain; None when the facts contradict each other."""
        status = self._motor.beoordeel(feiten).status
        return None if any(status[n] for n in self._tegen) else {n for n in self._weegt if status[n]}


def verbanden(adviseur: Adviseur, zaad: int, aantal: int) -> dict[str, Werkgeheugen]:
    """Return made-up partnerships by name.

    Args:
        adviseur: the evaluator.
        zaad: seed; another gives others.
        aantal: how many.
    """
    maker, rng = Verbandenmaker(adviseur), Random(zaad)
    return {f"verzonnen {zaad}.{nummer}": maker.maak(rng) for nummer in range(1, aantal + 1)}
