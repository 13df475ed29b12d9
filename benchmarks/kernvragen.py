"""Which questions settle the most of the first screen: `python benchmarks/kernvragen.py`, beside kennisbank/kernvragen.yaml.

What the first screen says of a partnership with all its facts is compared with what it says with the answers to a set of
questions alone: the first steps, the state of each recommendation, the form, and the main trade-off. Each counts as the share
that is there already; first steps count three times. The set begins with the opening questions and those that stand in it for a
reason of their own (`grond: vast`), and grows each time by the question that adds most over the dossiers of the publication;
among equals by the question that serves the rules of the greatest weight, then by the order of the vocabulary.

How well a set does on a partnership that it was not chosen on is measured too: each case of the publication is left out once.
With `--verzonnen 24`, instead: how well it does on that many made-up partnerships with faults in any place, beside a set that was
chosen on as many others.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from statistics import fmean

sys.path.insert(0, str(Path(__file__).parent.parent))

from verbanden import verbanden

from advies import Adviseur
from advies.afleiding import Afleiding
from advies.antwoord import Advies, is_bevinding, status_van
from advies.casussen import dossiers
from advies.evaluatie import Evaluatie
from advies.motor.gevallen import Geval
from advies.raad.eerste_stappen import Stappenzoeker
from advies.raad.in_orde import staat_van
from advies.raad.opdrachten import WEEGT
from advies.samenstelling.adviezen import maak_advies
from advies.uitleg.bereik import Bereik
from advies.vragen import gewicht
from kennisbank.casussen import casusgegevens
from kennisbank.catalogus import catalogus
from kennisbank.kernvragen import HOOGSTENS_KERN, kernvragen
from regels.afwegingen import afwegingen
from regels.taal import Sterkte, Werkgeheugen

GEWICHT_STAPPEN = 3
"""How much the first steps count beside each other part of the first screen; ours."""
ZADEN = (77, 78)
"""Seeds of the made-up partnerships, to choose on and to measure on."""
_ASSEN = ("reikwijdte", "vorm", "organisatie", "kandidaat_vorm", "kandidaat_organisatie")


class Meter:
    """Measures how much of the first screen a set of questions settles.

    Args:
        adviseur: the evaluator.
        op: the partnerships to measure on, with all their facts.
    """

    def __init__(self, adviseur: Adviseur, op: Mapping[str, Werkgeheugen]) -> None:
        self._motor = adviseur.maskers
        self._op = op
        self._bekend = {naam: {sleutel.naam for sleutel in feiten} for naam, feiten in op.items()}
        self._gezien: dict[tuple[str, frozenset[str]], float] = {}
        self._doel = {naam: self.beeld(feiten) for naam, feiten in op.items()}

    def score(self, vragen: Iterable[str]) -> float:
        """Return the mean share of the first screen that the answers to some questions give, 0 to 1.

        Args:
            vragen: names of facts.
        """
        gevraagd = frozenset(vragen)
        return fmean(self._deel(naam, gevraagd & self._bekend[naam]) for naam in self._op)

    def delen(self, vragen: Iterable[str]) -> dict[str, list[float]]:
        """Return for each part of the first screen the share that is there, for every partnership that has such a part.

        Args:
            vragen: names of facts.
        """
        uit: dict[str, list[float]] = {}
        for naam, feiten in self._op.items():
            hier = self.beeld({sleutel: w for sleutel, w in feiten.items() if sleutel.naam in set(vragen)})
            for soort, doel in self._doel[naam].items():
                if doel:
                    uit.setdefault(soort, []).append(len(hier[soort] & doel) / len(doel))
        return uit

    def _deel(self, naam: str, bekend: frozenset[str]) -> float:
        if (naam, bekend) not in self._gezien:
            hier = self.beeld({sleutel: w for sleutel, w in self._op[naam].items() if sleutel.naam in bekend})
            delen = [
                (GEWICHT_STAPPEN if soort == "stappen" else 1, len(hier[soort] & doel) / len(doel))
                for soort, doel in self._doel[naam].items()
                if doel
            ]
            self._gezien[naam, bekend] = sum(g * deel for g, deel in delen) / sum(g for g, _ in delen)
        return self._gezien[naam, bekend]

    def beeld(self, feiten: Werkgeheugen) -> dict[str, frozenset[object]]:
        """Return what the first screen says for known facts, part by part.

        Args:
            feiten: the known facts.
        """
        evaluatie = Evaluatie.van(self._motor, feiten)
        gevallen = [(geval, status_van(waar)) for geval, waar in evaluatie.gevallen()]
        zeker = {geval.regel.naam for geval, status in gevallen if status == "zeker"}
        staten = {
            nummer: staat_van([status for geval, status in gevallen if nummer in geval.regel.draagt])
            for nummer in catalogus().aanbevelingen
        }
        rangen = [
            (
                all(zeker.intersection(pool.regels) for pool in afweging.polen),
                sum(gewicht(self._sterkte(naam)) for pool in afweging.polen for naam in pool.regels if naam in zeker),
                afweging.naam,
            )
            for afweging in afwegingen()
        ]
        beste = max(rangen, key=lambda rang: rang[:2])
        return {
            "stappen": frozenset(frozenset(stap.items()) for stap in self._stappen(evaluatie)),
            "staten": frozenset((n, staat) for n, staat in staten.items() if staat != "onbekend"),
            "vormen": frozenset(
                (geval.regel.dan.over, geval.regel.dan.waarde)
                for geval, status in gevallen
                if status == "zeker" and geval.regel.dan is not None and geval.regel.dan.over in _ASSEN
            ),
            "afweging": frozenset([beste[2]] if beste[1] else []),
        }

    def _stappen(self, evaluatie: Evaluatie) -> list[Werkgeheugen]:
        def maak(geval: Geval, bij: Evaluatie) -> Advies:
            return maak_advies(geval, "zeker", Afleiding(bij))

        weegt = {
            nummer: maak(geval, evaluatie)
            for nummer, (geval, waar) in enumerate(evaluatie.gevallen())
            if waar and is_bevinding(geval.regel.soort, geval.regel.sterkte) and geval.regel.sterkte in WEEGT
        }
        return [dict(uitkomst.zetten) for uitkomst in Stappenzoeker(evaluatie, weegt, maak).zoek()]

    def _sterkte(self, naam: str) -> Sterkte:
        return next(geval.regel.sterkte for geval in self._motor.gevallen.regels if geval.regel.naam == naam)


def draagwijdte(adviseur: Adviseur) -> dict[str, float]:
    """Return for each fact the weight of the rules of weight that read it, each divided by how many facts it reads.

    Args:
        adviseur: the evaluator.
    """
    uit: dict[str, float] = {}
    leest = Bereik(adviseur.maskers).leest
    for geval, sleutels in zip(adviseur.maskers.gevallen.regels, leest, strict=True):
        regel = geval.regel
        if is_bevinding(regel.soort, regel.sterkte) and regel.sterkte in WEEGT:
            for sleutel in sleutels:
                uit[sleutel.naam] = uit.get(sleutel.naam, 0.0) + gewicht(regel.sterkte) / len(sleutels)
    return uit


def kies(adviseur: Adviseur, meter: Meter, begin: list[str], vast: list[str]) -> list[tuple[str, float]]:
    """Return the questions in the order in which they are chosen, each with the score that is then reached.

    Args:
        adviseur: the evaluator.
        meter: measures sets.
        begin: the opening questions.
        vast: the questions that stand in the set for a reason of their own.
    """
    feiten = adviseur.bank.vocabulaire.feiten
    weegt = draagwijdte(adviseur)
    gekozen = [*begin, *vast]
    over = [naam for naam, feit in feiten.items() if naam not in gekozen and not feit.beschrijvend]
    uit: list[tuple[str, float]] = []
    while len(vast) + len(uit) < HOOGSTENS_KERN:
        scores = {naam: round(meter.score([*gekozen, naam]), 9) for naam in over}
        beste = max(over, key=lambda naam: (scores[naam], round(weegt.get(naam, 0.0), 9)))
        uit.append((beste, scores[beste]))
        gekozen.append(beste)
        over.remove(beste)
    return uit


def buiten_monster(adviseur: Adviseur, begin: list[str], vast: list[str]) -> dict[str, float]:
    """Return for each part of the first screen the mean share on dossiers that the set was not chosen on.

    Args:
        adviseur: the evaluator.
        begin: the opening questions.
        vast: the questions that stand in the set for a reason of their own.
    """
    alle = {naam: feiten for naam, (_, feiten) in dossiers().items()}
    per_deel: dict[str, list[float]] = {}
    for casus in sorted({casusgegevens()[naam].casus for naam in alle}):
        weg = {naam: feiten for naam, feiten in alle.items() if casusgegevens()[naam].casus == casus}
        rest = Meter(adviseur, {naam: feiten for naam, feiten in alle.items() if naam not in weg})
        gekozen = [naam for naam, _ in kies(adviseur, rest, begin, vast)]
        for deel, waarden in Meter(adviseur, weg).delen([*begin, *vast, *gekozen]).items():
            per_deel.setdefault(deel, []).extend(waarden)
    return {deel: fmean(waarden) for deel, waarden in per_deel.items()}


def op_verzonnen(adviseur: Adviseur, begin: list[str], vast: list[str], aantal: int) -> None:
    """Print how well the set does on made-up partnerships, and one that was chosen on others like them.

    Args:
        adviseur: the evaluator.
        begin: the opening questions.
        vast: the questions that stand in the set for a reason of their own.
        aantal: the number of partnerships to choose on, and to measure on.
    """
    op, ander = (verbanden(adviseur, zaad, aantal) for zaad in ZADEN)
    onze = [vraag.feit for vraag in kernvragen().kern]
    gekozen = [naam for naam, _ in kies(adviseur, Meter(adviseur, op), begin, vast)]
    for wat, vragen in (("the set", onze), ("one chosen on others", [*vast, *gekozen])):
        delen = Meter(adviseur, ander).delen([*begin, *vragen])
        print(f"{wat}: " + ", ".join(f"{deel} {fmean(waarden):.0%}" for deel, waarden in delen.items()))


def main() -> None:
    """Print the questions that are chosen, and what differs from kennisbank/kernvragen.yaml; 1 when something does."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--verzonnen", type=int, default=0, help="measure on so many made-up partnerships instead")
    verzonnen = lezer.parse_args().verzonnen
    adviseur = Adviseur(motor="referentie")
    meter = Meter(adviseur, {naam: feiten for naam, (_, feiten) in dossiers().items()})
    begin = [vraag.feit for vraag in kernvragen().begin]
    vast = [vraag.feit for vraag in kernvragen().kern if vraag.grond == "vast"]
    if verzonnen:
        return op_verzonnen(adviseur, begin, vast, verzonnen)
    staat_er = {vraag.feit for vraag in kernvragen().kern if vraag.grond == "berekend"}
    print(f"opening questions: {meter.score(begin):.3f}; with the fixed ones: {meter.score([*begin, *vast]):.3f}")
    gekozen = kies(adviseur, meter, begin, vast)
    for naam, score in gekozen:
        print(f"{score:.3f}  {naam}")
    zelf = {deel: fmean(waarden) for deel, waarden in meter.delen([*begin, *vast, *(n for n, _ in gekozen)]).items()}
    for wat, delen in (("on these", zelf), ("on the case left out", buiten_monster(adviseur, begin, vast))):
        print(f"{wat}: " + ", ".join(f"{deel} {share:.0%}" for deel, share in delen.items()))
    anders = sorted(staat_er ^ {naam for naam, _ in gekozen})
    print(f"differs from the file: {', '.join(anders)}" if anders else "the file has these questions")
    sys.exit(1 if anders else 0)


if __name__ == "__main__":
    main()
