"""The least set of disputes to settle so that the first steps no longer hang on the others.

The ways to settle are told apart one point at a time, and no further once no answer that is left can change what to do first
(`Schermvragen.stapgroepen`, which misses nothing). What comes out is a tree that gives the first steps for every way to settle. A
point is needed when two ways that differ in that point alone give other steps: without it the steps are not final. The points
that are needed are also enough: between two ways that agree on those, change the other points one by one; the steps never
change. So there is one least set, and this is it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from math import prod
from typing import TypeAlias

from advies.evaluatie import Evaluatie
from advies.evalueer import Adviseur
from advies.raad.samenvatting import eerst_doen
from advies.samenstelling.antwoord import stel_op
from advies.statussen import is_bevinding
from advies.uitleg.partijen import Vergelijking, bereik_van
from advies.uitleg.schermvragen import Schermvragen
from advies.uitleg.wijziging import altijd, eis
from advies.vragen import gewicht
from kennisbank.frozen import FrozenDict
from kennisbank.lean import dataclass
from regels.sleutels import PERSPECTIEF, FeitSleutel
from regels.tijd import FASE

Beslecht: TypeAlias = Mapping[int, int]
"""The option that is chosen, by place of the point; a point that is not settled is not in it."""
HOOGSTENS_WEGEN = 256
"""Ways to settle that are looked at; each takes some ten milliseconds."""


@dataclass(frozen=True, slots=True)
class Stapkeuze:
    """Which points to settle so that the first steps are final.

    Args:
        punten: their places; the least set when `bewezen`, and otherwise one that is enough.
        vast: the steps that are the same however the points are settled, in order; none when not `bewezen`.
        bewezen: whether all ways to settle that make a difference were looked at.
        lagen: of those steps that take a finding of a layer away, the layers, by step.
    """

    punten: tuple[int, ...]
    vast: tuple[str, ...]
    bewezen: bool
    lagen: Mapping[str, tuple[str, ...]] = FrozenDict()


class _TeVeel(Exception):
    pass


def beslis_stappen(
    adviseur: Adviseur,
    over: Vergelijking,
    hoogstens: int = HOOGSTENS_WEGEN,
    *,
    mag_verder: Callable[[], bool] = altijd,
) -> Stapkeuze:
    """Return which points to settle so that the first steps no longer hang on the others.

    Args:
        adviseur: the evaluator.
        over: what the parties answered.
        hoogstens: the most ways to settle to look at.
        mag_verder: asked before each; the search ends as soon as this says no.

    Raises:
        ZoekenGestopt: `mag_verder` ended it.
    """
    boom = _Boom(adviseur, over, hoogstens, mag_verder)
    try:
        bladen = list(boom.bladen())
    except _TeVeel:
        return Stapkeuze(_kan_ertoe_doen(adviseur, over), (), False)
    nodig: set[int] = set()
    for (een, stappen), (ander, andere) in combinations(bladen, 2):
        if stappen != andere:
            anders = [punt for punt, optie in een.items() if ander.get(punt, optie) != optie]
            nodig.update(anders if len(anders) == 1 else ())
    (_, eerste), *andere_bladen = bladen
    vast = tuple(stap for stap in eerste if all(stap in stappen for _, stappen in andere_bladen))
    lagen = FrozenDict({stap: boom.lagen[stap] for stap in vast if boom.lagen[stap]})
    return Stapkeuze(tuple(sorted(nodig)), vast, True, lagen)


class _Boom:
    """Tells the ways to settle apart as far as the first steps differ."""

    def __init__(self, adviseur: Adviseur, over: Vergelijking, hoogstens: int, mag_verder: Callable[[], bool]) -> None:
        self._mag_verder = mag_verder
        self._motor, self._over, self._nog = adviseur.maskers, over, hoogstens
        self.lagen: dict[str, tuple[str, ...]] = {}
        self._bewijs = adviseur.stel_op(Evaluatie.van(adviseur.maskers, over.geheugen())).ontvangstbewijs
        bereik = bereik_van(adviseur.maskers)
        self._scherm = Schermvragen(adviseur.maskers, bereik)
        regels = [geval.regel for geval in adviseur.maskers.gevallen.regels]
        self._zwaar = {n: gewicht(r.sterkte) for n, r in enumerate(regels) if is_bevinding(r.soort, r.sterkte)}
        self._lezers = [[n for n in self._zwaar if not p.feiten.isdisjoint(bereik.leest[n])] for p in over.punten]

    def bladen(self, beslecht: Beslecht | None = None) -> Iterator[tuple[Beslecht, tuple[str, ...]]]:
        """Yield ways to settle that leave open what makes no difference, each with the steps; together they are all ways.

        Raises:
            _TeVeel: there are more than are looked at.
            ZoekenGestopt: the search had to end.
        """
        eis(self._mag_verder)
        beslecht = beslecht or {}
        self._nog -= 1
        evaluatie = Evaluatie.van(self._motor, self._over.geheugen(beslecht))
        antwoord = stel_op(evaluatie, self._bewijs, False, self._motor.beoordeel)
        acties = eerst_doen(antwoord, evaluatie.feiten)
        vrij = [plaats for plaats in range(len(self._over.punten)) if plaats not in beslecht]
        vraagbaar = frozenset(feit for plaats in vrij for feit in self._over.punten[plaats].feiten)
        telt = frozenset().union(*self._scherm.stapgroepen(evaluatie, antwoord, acties, vraagbaar))
        open_ = [plaats for plaats in vrij if not self._over.punten[plaats].feiten.isdisjoint(telt)]
        if not open_:
            for actie in acties:
                self.lagen[actie.tekst] = tuple(sorted({*self.lagen.get(actie.tekst, ()), *actie.lagen}))
            yield beslecht, tuple(actie.tekst for actie in acties)
            return
        wegen = prod(len(self._over.punten[plaats].opties) for plaats in open_)
        if self._nog < 1 or (not beslecht and wegen > self._nog**2):
            raise _TeVeel
        volgende = min(open_, key=lambda plaats: self._rang(plaats, evaluatie))
        for optie in range(len(self._over.punten[volgende].opties)):
            yield from self.bladen({**beslecht, volgende: optie})

    def _rang(self, plaats: int, evaluatie: Evaluatie) -> tuple[int, int]:
        """Return how soon to settle a point, the soonest first: one that decides on a strong finding leaves the least open."""
        punt = self._over.punten[plaats]
        open_ = (n for n in self._lezers[plaats] if evaluatie.status[n] is None)
        return -max((self._zwaar[n] for n in open_), default=0), len(punt.opties)


def _kan_ertoe_doen(adviseur: Adviseur, over: Vergelijking) -> tuple[int, ...]:
    """Return the points that a finding reads, or a contradiction that a step can run into: no other can change a step."""
    motor = adviseur.maskers
    leest: set[FeitSleutel] = {FeitSleutel(FASE), PERSPECTIEF}
    for feiten, geval in zip(bereik_van(motor).leest, motor.gevallen.regels, strict=True):
        if is_bevinding(geval.regel.soort, geval.regel.sterkte) or geval.regel.soort == "tegenspraak":
            leest |= feiten
    return tuple(plaats for plaats, punt in enumerate(over.punten) if not punt.feiten.isdisjoint(leest))
