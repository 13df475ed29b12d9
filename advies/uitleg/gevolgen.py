"""Answers that follow from others: what no longer can be anything else, since all else would contradict."""

from __future__ import annotations

from collections.abc import Iterator

from advies.evaluatie import Evaluatie
from advies.motor.maskers import Maskermotor
from advies.uitleg.bereik import Bereik
from kennisbank.feitsoorten import JaNee, Keuze
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel
from regels.taal import SCHAAL, FeitWaarde, Werkgeheugen


class Gevolgtrekker:
    """Fills in, for one rule base, what follows from known facts.

    Args:
        motor: the engine, with the rule base.
        bereik: which facts each rule reads.
    """

    def __init__(self, motor: Maskermotor, bereik: Bereik) -> None:
        self._motor = motor
        regels = motor.gevallen.regels
        self._tegenspraken = [n for n, geval in enumerate(regels) if geval.regel.soort == "tegenspraak"]
        feiten = motor.gevallen.bank.vocabulaire.feiten
        gelezen = sorted({sleutel for nummer in self._tegenspraken for sleutel in bereik.leest[nummer]})
        self._keuzen = [s for s in gelezen if isinstance(feiten[s.naam].soort, JaNee | Keuze)]

    def gevolgen(self, geheugen: Werkgeheugen, lijst_is_nieuw: bool = False) -> Werkgeheugen:
        """Return the facts that follow and are not known yet, with their values.

        Args:
            geheugen: the known facts; they contradict nothing.
            lijst_is_nieuw: whether the list of municipalities was just given, and so names every participant.
        """
        uit: dict[FeitSleutel, FeitWaarde] = {}
        lijst = geheugen.get(GEMEENTEN)
        if lijst_is_nieuw and isinstance(lijst, tuple) and len(lijst) > 1 and AANTAL_GEMEENTEN not in geheugen:
            aantal = len(lijst) * SCHAAL  # who names one has perhaps not named the others
            uit |= {} if self._botst({**geheugen, AANTAL_GEMEENTEN: aantal}) else {AANTAL_GEMEENTEN: aantal}
        verder = True
        while verder:
            nieuw = dict(self._gedwongen({**geheugen, **uit}))
            uit |= nieuw
            verder = bool(nieuw)
        return uit

    def _gedwongen(self, geheugen: Werkgeheugen) -> Iterator[tuple[FeitSleutel, FeitWaarde]]:
        """Yield the first choice that has one value left."""
        feiten = self._motor.gevallen.bank.vocabulaire.feiten
        for sleutel in self._keuzen:
            if sleutel not in geheugen:
                kan = [w for w in feiten[sleutel.naam].mag() if not self._botst({**geheugen, sleutel: w})]
                if len(kan) == 1:
                    yield sleutel, kan[0]
                    return

    def _botst(self, geheugen: Werkgeheugen) -> bool:
        status = Evaluatie.van(self._motor, geheugen).status
        return any(status[nummer] for nummer in self._tegenspraken)
