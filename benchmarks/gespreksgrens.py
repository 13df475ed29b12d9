"""How short an interview can be, whatever the order of its questions: `python benchmarks/gespreksgrens.py`.

For each partnership of `benchmarks/gesprek.py`, with the answers that the adviser played there has: a *lower bound*, the number
of questions that each order must ask, since with all others asked and this one not, some answer to it still changes the first
screen; and an *upper bound*, the size of a set of questions after which nothing that is left can change it, found by leaving
questions out one at a time for as long as that stays so. A question for all ict processes is one question.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).parent.parent))

from gesprek import partnerships

from advies import Adviseur, InvoerFout
from advies.proefwaarden import proefwaarden
from advies.raad.samenvatting import vat_samen
from advies.uitleg.bereik import Bereik
from advies.uitleg.schermvragen import Beeld, Schermvragen, beeld_van
from regels.sleutels import FeitSleutel, feitsleutels
from regels.taal import Werkgeheugen


class Grens:
    """Finds the bounds, for one rule base.

    Args:
        adviseur: the evaluator.
    """

    def __init__(self, adviseur: Adviseur) -> None:
        self._adviseur = adviseur
        self._scherm = Schermvragen(adviseur.maskers, Bereik(adviseur.maskers))
        bank = adviseur.bank
        self.vragen = {
            feit.naam: feitsleutels(feit.naam, feit.per_proces, bank.processen)
            for feit in bank.vocabulaire.feiten.values()
            if not feit.beschrijvend
        }

    def nodig(self, feiten: Werkgeheugen) -> tuple[str, ...]:
        """Return the questions that every order must ask.

        Args:
            feiten: what the adviser knows.
        """
        return tuple(naam for naam, sleutels in self.vragen.items() if self._verandert(feiten, sleutels))

    def genoeg(self, feiten: Werkgeheugen, nodig: Iterable[str]) -> tuple[str, ...]:
        """Return questions after which nothing that is left can change the first screen; none of them can be left out.

        Args:
            feiten: what the adviser knows.
            nodig: the questions that every order must ask.
        """
        gevraagd = list(self.vragen)
        for naam in sorted(set(self.vragen) - set(nodig), key=lambda naam: -len(self.vragen[naam])):
            zonder = [deel for deel in gevraagd if deel != naam]
            if self._vast(feiten, zonder):
                gevraagd = zonder
        return tuple(gevraagd)

    def _vast(self, feiten: Werkgeheugen, gevraagd: Iterable[str]) -> bool:
        gehad = {sleutel for naam in gevraagd for sleutel in self.vragen[naam]}
        open_ = {sleutel for sleutels in self.vragen.values() for sleutel in sleutels} - gehad
        evaluatie = self._adviseur.evaluatie_van("", {s: w for s, w in feiten.items() if s in gehad})
        antwoord = self._adviseur.stel_op(evaluatie)
        return not self._scherm.groepen(evaluatie, antwoord, vat_samen(antwoord, evaluatie.feiten), open_)

    def _verandert(self, feiten: Werkgeheugen, sleutels: Iterable[FeitSleutel]) -> bool:
        return any(
            self._een_verandert({s: w for s, w in feiten.items() if s != sleutel}, sleutel) for sleutel in sleutels
        )

    def _een_verandert(self, zonder: Werkgeheugen, sleutel: FeitSleutel) -> bool:
        evaluatie = self._adviseur.evaluatie_van("", zonder)
        open_ = self._beeld(zonder)
        assert open_ is not None
        proeven = (self._beeld({**zonder, sleutel: waarde}) for waarde in proefwaarden(evaluatie, sleutel))
        return any(beeld is not None and beeld != open_ for beeld in proeven)

    def _beeld(self, feiten: Werkgeheugen) -> Beeld | None:
        """Return what the first screen says; None when the facts contradict each other."""
        try:
            antwoord = self._adviseur.antwoord("", feiten)
        except InvoerFout:
            return None
        return beeld_van(vat_samen(antwoord, self._adviseur.bank.vocabulaire.feiten))


def main() -> None:
    """Print the bounds for each partnership, and which questions most of them cannot do without."""
    adviseur = Adviseur(motor="referentie")
    grens = Grens(adviseur)
    onder: list[int] = []
    boven: list[int] = []
    keren: Counter[str] = Counter()
    for naam, feiten in partnerships(adviseur).items():
        nodig = grens.nodig(feiten)
        genoeg = grens.genoeg(feiten, nodig)
        keren.update(nodig)
        onder.append(len(nodig))
        boven.append(len(genoeg))
        print(f"{naam:44} needed by any order: {len(nodig):>3}   enough: {len(genoeg):>3}", flush=True)
    print(f"median of {len(onder)}: needed {median(onder)}, enough {median(boven)}")
    print("needed most:", ", ".join(f"{naam} {aantal}" for naam, aantal in keren.most_common(120)))


if __name__ == "__main__":
    main()
