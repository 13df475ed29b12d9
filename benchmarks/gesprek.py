"""How long the interview is, and what it knows after the core questions: `python benchmarks/gesprek.py`.

An adviser is played who answers from a dossier and says "I do not know" to the rest: first the opening and core questions, then
the theme with the most questions for the first screen, until no answer that is left can change that screen. A question for all
ict processes is one question, and so is each line of a list; a screen is what is asked at once. The partnerships are the
dossiers of the publication and ten of our own: good ones of the tests, and made-up ones with faults in any place.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import fmean, median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent))

from verbanden import verbanden

from advies import Adviseur, Antwoord, uit_mapping
from advies.casussen import dossiers
from advies.uitleg.gesprek import Gesprek, Moment, Stand
from advies.werkgeheugen import werkgeheugen
from regels.taal import Werkgeheugen
from tests.goede_verbanden import GOEDE_VERBANDEN

ZAAD = 1
"""Seed of the made-up partnerships."""
GOEDE, VERZONNEN = 3, 7

Stappen = tuple[tuple[tuple[str, str], ...], ...]


class Verloop(NamedTuple):
    """How one interview went.

    Args:
        kern: how many opening and core questions were asked.
        kernschermen: on how many screens those stood.
        tot_stappen: after how many questions the first steps no longer changed.
        eind: after how many questions no answer could change the first screen.
        schermen: on how many screens those stood; several questions to say yes or no to stand on one.
        deel: the share of the first steps with all facts that was there after the core questions; None when there are none.
        staten: the share of the state of the recommendations, likewise.
        daarna: how many questions could then still change something elsewhere.
    """

    kern: int
    kernschermen: int
    tot_stappen: int
    eind: int
    schermen: int
    deel: float | None
    staten: float | None
    daarna: int


def main() -> None:
    """Print, for each partnership, how the interview went, and the medians."""
    adviseur = Adviseur(motor="referentie")
    gesprek = Gesprek(adviseur)
    print(
        f"{'':44} {'core':>5} {'on':>4} {'steps':>6} {'end':>5} {'screens':>7} {'steps then':>17} {'states':>6} {'after':>5}"
    )
    alle: list[Verloop] = []
    for groep in (publicatie(), eigen(adviseur)):
        verlopen = [toon(naam, speel(gesprek, adviseur, feiten)) for naam, feiten in groep.items()]
        samen(verlopen)
        alle += verlopen
    samen(alle)


def publicatie() -> dict[str, Werkgeheugen]:
    """Return the dossiers of the publication."""
    return {naam: feiten for naam, (_, feiten) in dossiers().items()}


def eigen(adviseur: Adviseur) -> dict[str, Werkgeheugen]:
    """Return ten partnerships of our own.

    Args:
        adviseur: the evaluator; it refuses facts that contradict each other.
    """
    goed = {naam: werkgeheugen(uit_mapping(feiten)) for naam, feiten in list(GOEDE_VERBANDEN.items())[:GOEDE]}
    return goed | verbanden(adviseur, ZAAD, VERZONNEN)


def partnerships(adviseur: Adviseur) -> dict[str, Werkgeheugen]:
    """Return all partnerships that are played.

    Args:
        adviseur: the evaluator.
    """
    return publicatie() | eigen(adviseur)


def speel(gesprek: Gesprek, adviseur: Adviseur, feiten: Werkgeheugen) -> Verloop:
    """Return how the interview goes for one partnership.

    Args:
        gesprek: the interview.
        adviseur: the evaluator.
        feiten: what the adviser knows.
    """
    doel = adviseur.antwoord("", feiten)
    stand, kern, kernschermen, gesteld, schermen = Stand("", {}), -1, 0, 0, 0
    na: dict[int, Antwoord] = {}
    while True:
        moment = gesprek.moment(stand)
        na[gesteld] = moment.antwoord
        if kern < 0 and moment.blad is None:
            kern, kernschermen = gesteld, schermen
        if moment.buiten or (kern >= 0 and moment.vast):
            break
        if moment.blad is None:
            stand = gesprek.kies(stand, max(moment.taken, key=lambda taak: taak.scherm))
        else:
            stand, schermen = antwoord_uit(stand, moment, feiten), schermen + 1
            gesteld += len({vraag.sleutel.naam for vraag in moment.blad.vragen})
    eind = stappen(na[gesteld])
    tot = max((aantal + 1 for aantal, antwoord in na.items() if stappen(antwoord) != eind), default=0)
    return Verloop(
        kern,
        kernschermen,
        tot,
        gesteld,
        schermen,
        deel(stappen(na[kern]), stappen(doel)),
        deel(staten(na[kern]), staten(doel)),
        sum(taak.vragen for taak in moment.taken),
    )


def stappen(antwoord: Antwoord) -> Stappen:
    """Return the first steps, each as the facts that it changes with their values."""
    return tuple(tuple((zet.feit, zet.waarde) for zet in stap.zetten) for stap in antwoord.eerste_stappen)


def staten(antwoord: Antwoord) -> tuple[tuple[int, str], ...]:
    """Return the state of the recommendations that is known."""
    return tuple((deel.nummer, deel.staat) for deel in antwoord.aanbevelingen if deel.staat != "onbekend")


def deel(hier: Sequence[object], doel: Sequence[object]) -> float | None:
    """Return which share of something is there; None when there is nothing of it."""
    return fmean(wat in hier for wat in doel) if doel else None


def toon(naam: str, uit: Verloop) -> Verloop:
    """Print how one interview went."""
    aantallen = f"{uit.kern:>5} {uit.kernschermen:>4} {uit.tot_stappen:>6} {uit.eind:>5} {uit.schermen:>7}"
    print(f"{naam:44} {aantallen} {procent(uit.deel):>17} {procent(uit.staten):>6} {uit.daarna:>5}", flush=True)
    return uit


def samen(verlopen: Sequence[Verloop]) -> None:
    """Print the medians, and the mean shares over the partnerships that have such a part."""
    delen = [
        [deel for deel in kolom if deel is not None]
        for kolom in ([v.deel for v in verlopen], [v.staten for v in verlopen])
    ]
    kern, op, tot, eind, schermen, daarna = (
        median(k)
        for k in zip(
            *[(v.kern, v.kernschermen, v.tot_stappen, v.eind, v.schermen, v.daarna) for v in verlopen], strict=True
        )
    )
    shares = [procent(fmean(deel) if deel else None) for deel in delen]
    naam = f"median of {len(verlopen)}, mean share"
    print(f"{naam:44} {kern:>5} {op:>4} {tot:>6} {eind:>5} {schermen:>7} {shares[0]:>17} {shares[1]:>6} {daarna:>5}\n")


def procent(deel: float | None) -> str:
    """Return a share as text."""
    return "-" if deel is None else f"{deel:.0%}"


def antwoord_uit(stand: Stand, moment: Moment, feiten: Werkgeheugen) -> Stand:
    """Return the stand after what is asked is answered from known facts.

    Args:
        stand: where the interview stands.
        moment: what is asked.
        feiten: what the adviser knows.
    """
    assert moment.blad is not None
    gevraagd = [vraag.sleutel for vraag in moment.blad.vragen]
    bekend = {sleutel: feiten[sleutel] for sleutel in gevraagd if sleutel in feiten}
    niet = frozenset(gevraagd) - bekend.keys()
    return replace(stand, geheugen={**stand.geheugen, **bekend}, overgeslagen=stand.overgeslagen | niet)


if __name__ == "__main__":
    main()
