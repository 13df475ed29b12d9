"""Which questions settle the most of the first screen: `python benchmarks/kernvragen.py`, beside kennisbank/kernvragen.yaml.

What the first screen says of a partnership with all its facts is compared with what it says with the answers to a set of
questions alone: the first steps, the state of each recommendation, the form, and the main trade-off. Each counts as the share
that is there already; first steps count three times. The set begins with the opening questions and those that stand in it for
a reason of their own (`vast`), and grows each time by the question that adds most over the dossiers of the publication; among
equals by the question that serves the rules of the greatest weight, then by the order of the vocabulary. It grows for as long
as it fits on the core screens: a question to say yes or no to joins the list of its theme, any other stands alone.

How well a set does on a partnership that it was not chosen on is measured too: each case of the publication is left out once,
and the ten of our own of `benchmarks/gesprek.py` and made-up ones take no part in the choice. With `--per-lijst 1 4 6 8`,
instead: what other lengths of a list give. With `--verzonnen 24`, instead: how well the set does on that many made-up
partnerships with faults in any place, beside a set that was chosen on as many others.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from math import ceil
from pathlib import Path
from statistics import fmean

sys.path.insert(0, str(Path(__file__).parent.parent))

from gesprek import eigen, publicatie
from verbanden import verbanden

from advies import Adviseur
from advies.afleiding import Afleiding
from advies.antwoord import Advies, is_bevinding, status_van
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
from kennisbank.kernvragen import HOOGSTENS_IN_KERNLIJST, HOOGSTENS_KERN, kernvragen
from kennisbank.vocabulaire import FeitDefinitie
from regels.afwegingen import afwegingen
from regels.taal import Sterkte, Werkgeheugen

GEWICHT_STAPPEN = 3
"""How much the first steps count beside each other part of the first screen; ours."""
ZADEN = (77, 78)
"""Seeds of the made-up partnerships, to choose on and to measure on."""
AANTAL = 24
"""How many made-up partnerships lengths of a list are measured on."""
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


def schermen(namen: Iterable[str], feiten: Mapping[str, FeitDefinitie], per_lijst: int) -> int:
    """Return on how many screens questions fit.

    Args:
        namen: the questions.
        feiten: the vocabulary.
        per_lijst: the most questions to say yes or no to on one screen.
    """
    alle = list(namen)
    lijsten = Counter(feiten[naam].thema for naam in alle if feiten[naam].in_lijst)
    return len(alle) - lijsten.total() + sum(ceil(aantal / per_lijst) for aantal in lijsten.values())


class Kiezer:
    """Chooses questions.

    Args:
        adviseur: the evaluator.
        per_lijst: the most questions to say yes or no to on one screen.
    """

    def __init__(self, adviseur: Adviseur, per_lijst: int = HOOGSTENS_IN_KERNLIJST) -> None:
        self.adviseur = adviseur
        self._per_lijst = per_lijst
        self._feiten = adviseur.bank.vocabulaire.feiten
        self._weegt = draagwijdte(adviseur)
        self.begin = [feit for vraag in kernvragen().begin for feit in vraag.feiten]
        self.vast = [feit for vraag in kernvragen().kern for feit in vraag.vast]

    def kies(self, meter: Meter) -> list[tuple[str, float]]:
        """Return the questions in the order in which they are chosen, each with the score that is then reached.

        Args:
            meter: measures sets.
        """
        kern = sorted(self.vast, key=list(self._feiten).index)
        over = [
            naam for naam, feit in self._feiten.items() if naam not in {*self.begin, *kern} and not feit.beschrijvend
        ]
        uit: list[tuple[str, float]] = []
        while over := [naam for naam in over if self.schermen([*kern, naam]) <= HOOGSTENS_KERN]:
            scores = {naam: round(meter.score([*self.begin, *kern, naam]), 9) for naam in over}
            beste = max(over, key=lambda naam: (scores[naam], round(self._weegt.get(naam, 0.0), 9)))
            uit.append((beste, scores[beste]))
            kern.append(beste)
            over.remove(beste)
        return uit

    def schermen(self, namen: Iterable[str]) -> int:
        """Return on how many core screens questions fit."""
        return schermen(namen, self._feiten, self._per_lijst)

    def alle(self, meter: Meter) -> list[str]:
        """Return the opening questions, the fixed ones and those that are chosen.

        Args:
            meter: measures sets.
        """
        return [*self.begin, *self.vast, *(naam for naam, _ in self.kies(meter))]

    def buiten_monster(self) -> dict[str, float]:
        """Return for each part of the first screen the mean share on dossiers that the set was not chosen on."""
        alle = publicatie()
        per_deel: dict[str, list[float]] = {}
        for casus in sorted({casusgegevens()[naam].casus for naam in alle}):
            weg = {naam: feiten for naam, feiten in alle.items() if casusgegevens()[naam].casus == casus}
            rest = Meter(self.adviseur, {naam: feiten for naam, feiten in alle.items() if naam not in weg})
            for deel, waarden in Meter(self.adviseur, weg).delen(self.alle(rest)).items():
                per_deel.setdefault(deel, []).extend(waarden)
        return {deel: fmean(waarden) for deel, waarden in per_deel.items()}


def gemiddeld(meter: Meter, vragen: Iterable[str]) -> dict[str, float]:
    """Return for each part of the first screen the mean share over the partnerships that have such a part.

    Args:
        meter: measures sets.
        vragen: names of facts.
    """
    return {deel: fmean(waarden) for deel, waarden in meter.delen(list(vragen)).items()}


def toon(wat: str, delen: Mapping[str, float]) -> None:
    """Print shares.

    Args:
        wat: of what they are.
        delen: the share of each part of the first screen.
    """
    print(f"{wat}: " + ", ".join(f"{deel} {share:.0%}" for deel, share in delen.items()), flush=True)


def op_verzonnen(adviseur: Adviseur, aantal: int) -> None:
    """Print how well the set does on made-up partnerships, and one that was chosen on others like them.

    Args:
        adviseur: the evaluator.
        aantal: the number of partnerships to choose on, and to measure on.
    """
    op, ander = (verbanden(adviseur, zaad, aantal) for zaad in ZADEN)
    gekozen = Kiezer(adviseur).alle(Meter(adviseur, op))
    for wat, vragen in (("the set", sorted(kernvragen().feiten)), ("one chosen on others", gekozen)):
        toon(wat, gemiddeld(Meter(adviseur, ander), vragen))


def per_lengte(adviseur: Adviseur, lengten: Iterable[int]) -> None:
    """Print what other lengths of a list give.

    Args:
        adviseur: the evaluator.
        lengten: for each the most questions to say yes or no to on one screen.
    """
    op = {
        "on these": publicatie(),
        "on ten of our own": eigen(adviseur),
        "on made-up ones": verbanden(adviseur, ZADEN[1], AANTAL),
    }
    for lengte in lengten:
        kiezer = Kiezer(adviseur, lengte)
        alle = kiezer.alle(Meter(adviseur, publicatie()))
        kern = [naam for naam in alle if naam not in kiezer.begin]
        print(
            f"lists of at most {lengte}: {len(kern)} facts on {kiezer.schermen(kern)} screens, after {len(kiezer.begin)}"
        )
        for wat, verbond in op.items():
            toon(f"  {wat}", gemiddeld(Meter(adviseur, verbond), alle))
        toon("  on the case left out", kiezer.buiten_monster())


def main() -> None:
    """Print the questions that are chosen, and what differs from kennisbank/kernvragen.yaml; 1 when something does."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--verzonnen", type=int, default=0, help="measure on so many made-up partnerships instead")
    lezer.add_argument("--per-lijst", type=int, nargs="+", default=[], help="measure other lengths of a list instead")
    opties = lezer.parse_args()
    adviseur = Adviseur(motor="referentie")
    if opties.verzonnen:
        return op_verzonnen(adviseur, opties.verzonnen)
    if opties.per_lijst:
        return per_lengte(adviseur, opties.per_lijst)
    kiezer, meter = Kiezer(adviseur), Meter(adviseur, publicatie())
    begin, vast = kiezer.begin, kiezer.vast
    print(f"opening questions: {meter.score(begin):.3f}; with the fixed ones: {meter.score([*begin, *vast]):.3f}")
    gekozen = kiezer.kies(meter)
    for naam, score in gekozen:
        print(f"{score:.3f}  {naam}")
    alle = [*begin, *vast, *(naam for naam, _ in gekozen)]
    kern = alle[len(begin) :]
    print(f"{len(kern)} facts on {kiezer.schermen(kern)} core screens, after {len(begin)} opening questions")
    toon("on these", gemiddeld(meter, alle))
    toon("on ten of our own", gemiddeld(Meter(adviseur, eigen(adviseur)), alle))
    toon("on the case left out", kiezer.buiten_monster())
    anders = sorted(kernvragen().feiten ^ set(alle))
    print(f"differs from the file: {', '.join(anders)}" if anders else "the file has these questions")
    sys.exit(1 if anders else 0)


if __name__ == "__main__":
    main()
