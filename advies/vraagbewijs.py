"""The proof that a question matters: an answer that contradicts nothing and settles an advice that is open.

The proof is that answer itself, tried on the rule base, alone or after answers to other questions. Where an answer makes a
condition false that an open advice needs, and can contradict nothing, that is proof enough and nothing is evaluated.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import islice, product
from operator import or_
from typing import NamedTuple

from advies.evaluatie import Evaluatie
from advies.feitensets import Feitensets
from advies.motor.maskers import Maskermotor
from advies.proefwaarden import proefwaarden
from kennisbank.feitsoorten import Gemeenten
from kennisbank.lean import dataclass
from regels.sleutels import FeitSleutel
from regels.taal import FeitWaarde, Sterkte, Werkgeheugen

_HOOGSTENS_PROEVEN = 2_000


@dataclass(frozen=True, slots=True)
class OpenAdvies:
    """An open advice, as far as the choice of questions needs it.

    Args:
        nummer: place of its rule among the cases of the engine.
        sterkte: its strength.
        sets: the smallest sets of unknown facts that can make it certain, as masks, the smallest first.
        tegen: literals of which one that is true excludes it; 0 where it takes more.
    """

    nummer: int
    sterkte: Sterkte
    sets: tuple[int, ...]
    tegen: int


class Over:
    """What is open on a fact.

    Args:
        adviezen: the open advices that it can help to settle.
        nut: how useful the answer is.
        tegen: literals of which one that is true excludes one of them.
    """

    __slots__ = ("adviezen", "nut", "tegen")

    def __init__(self) -> None:
        self.adviezen: list[OpenAdvies] = []
        self.nut = 0.0
        self.tegen = 0


class _Botsing(NamedTuple):
    """A way in which facts contradict each other.

    Args:
        nodig: the literals that it needs.
        tegen: their opposites, of which one that is true excludes it.
        samen: those of `nodig` of which one answer can make more than one true.
    """

    nodig: int
    tegen: int
    samen: int


class _Kaart:
    """What the proofs need whatever the facts are: the answers to each question as masks, and the contradictions.

    Args:
        evaluatie: any evaluation, of which the engine counts.
        sleutels: the facts.
    """

    def __init__(self, evaluatie: Evaluatie, sleutels: Sequence[FeitSleutel]) -> None:
        motor, feiten = evaluatie.motor, evaluatie.feiten
        leeg = Evaluatie.van(motor, {})
        self.waarden: list[tuple[FeitWaarde, ...]] = []
        """The answers to try while nothing is known of a fact; none for municipalities, which are tried as they are known."""
        self.los: list[tuple[tuple[int, int], ...]] = []
        """For each of those what it makes true by itself, and all that can become true or false with it; none for a fact that is
        compared with others."""
        for sleutel in sleutels:
            feit = feiten.get(sleutel.naam)  # a derived fact is not asked
            vast = feit is not None and not isinstance(feit.soort, Gemeenten)
            waarden = tuple(proefwaarden(leeg, sleutel)) if vast else ()
            alleen = () if motor.leest_samen((sleutel,)) else waarden
            self.waarden.append(waarden)
            self.los.append(tuple((los, motor.sluit(los)) for los in (motor.lees({sleutel: w}) for w in alleen)))
        self.botsingen = _botsingen(motor, {sluit for delen in self.los for _, sluit in delen})
        self.in_botsing = reduce(or_, (botsing.nodig for botsing in self.botsingen), 0)


def _botsingen(motor: Maskermotor, antwoorden: Iterable[int]) -> tuple[_Botsing, ...]:
    tegenspraken = (geval for geval in motor.gevallen.regels if geval.regel.soort == "tegenspraak")
    uit: list[_Botsing] = []
    for nodig, tegen in (motor.masker(tak) for geval in tegenspraken for tak in geval.takken):
        delen = (nodig & antwoord for antwoord in antwoorden)
        uit.append(_Botsing(nodig, tegen, reduce(or_, (deel for deel in delen if deel.bit_count() > 1), 0)))
    return tuple(uit)


class Vraagbewijs:
    """Looks for an answer that changes something, for one set of known facts.

    Args:
        evaluatie: the partnership, evaluated.
        sets: tells what the masks of facts mean.
    """

    def __init__(self, evaluatie: Evaluatie, sets: Feitensets) -> None:
        self._evaluatie, self._nummers = evaluatie, sets.nummers
        self._motor = motor = evaluatie.motor
        self._bekend = bekend = evaluatie.beoordeling.bekend
        self._onbekend = sets.onbekend
        self._kaart = kaart = motor.onthoud("vraagkaart", "", lambda: _Kaart(evaluatie, sets.nummers.sleutels))
        self._botst_al, self._gevaar = False, 0
        """The literals that one answer must not make true, lest it contradicts something."""
        for nodig, tegen, samen in kaart.botsingen:
            rest = nodig & ~bekend
            self._botst_al = self._botst_al or not rest
            if not tegen & bekend:
                self._gevaar |= rest & samen if rest & (rest - 1) else rest

    def doet_ertoe(self, plaats: int, over: Over) -> bool:
        """Return whether some answer changes the status of an open advice, alone or after other answers.

        Args:
            plaats: place of the fact among those of the rule base.
            over: what is open on it.
        """
        return (not self._botst_al and self._alleen(plaats, over)) or self._na_andere(plaats, over)

    def _alleen(self, plaats: int, over: Over) -> bool:
        """Return whether an answer by itself settles an open advice, and contradicts nothing."""
        los = self._kaart.los[plaats] if self._onbekend >> plaats & 1 else ()
        tegen, gevaar = over.tegen, self._gevaar
        for deel, sluit in los:
            if deel & tegen and not sluit & gevaar:
                return True
        mogelijk: Iterable[int]
        if los:
            mogelijk = (self._motor.leid_af(self._bekend, deel) for deel, _ in los)
        else:
            sleutel = self._nummers.sleutels[plaats]
            mogelijk = (self._literalen({sleutel: waarde}) for waarde in self._waarden(plaats))
        nummers = [advies.nummer for advies in over.adviezen]
        return any(self._regelt(met, nummers, tegen) for met in mogelijk)

    def _na_andere(self, plaats: int, over: Over) -> bool:
        """Return whether an answer settles an open advice after answers to the other questions that it waits for."""
        bit = 1 << plaats
        return any(
            self._verandert(erbij, plaats, advies)
            for advies in over.adviezen
            for deel in advies.sets
            if deel & bit
            for erbij in self._invullingen(self._nummers.plaatsen(deel ^ bit))
        )

    def _waarden(self, plaats: int) -> tuple[FeitWaarde, ...]:
        """Return the answers to try."""
        if self._onbekend >> plaats & 1 and self._kaart.waarden[plaats]:
            return self._kaart.waarden[plaats]
        return tuple(proefwaarden(self._evaluatie, self._nummers.sleutels[plaats]))

    def _verandert(self, erbij: Werkgeheugen, plaats: int, advies: OpenAdvies) -> bool:
        """Return whether an answer that contradicts nothing settles an advice that is open when other facts are known."""
        zonder = self._literalen(erbij) if erbij else self._bekend
        if self._motor.status_bij(advies.nummer, zonder) is not None or self._botst(zonder):
            return False
        sleutel = self._nummers.sleutels[plaats]
        mogelijk = (self._literalen({**erbij, sleutel: waarde}) for waarde in self._waarden(plaats))
        return any(self._regelt(met, [advies.nummer], advies.tegen) for met in mogelijk)

    def _regelt(self, met: int, nummers: Sequence[int], tegen: int) -> bool:
        """Return whether literals settle one of these open rules and contradict nothing.

        Args:
            met: the literals that are true.
            nummers: the rules.
            tegen: literals of which one that is true excludes one of them.
        """
        status_bij = self._motor.status_bij
        geregeld = met & tegen or any(status_bij(nummer, met) is not None for nummer in nummers)
        return bool(geregeld) and not self._botst(met)

    def _literalen(self, erbij: Werkgeheugen) -> int:
        """Return the mask of the literals that are true when these facts are known too; what is known stays known."""
        los = 0
        for sleutel, waarde in erbij.items():
            los |= self._van_feit(sleutel, waarde)
        if self._motor.leest_samen(erbij):
            los |= self._motor.lees_samen({**self._evaluatie.geheugen, **erbij})
        return self._motor.leid_af(self._bekend, los)

    def _botst(self, literalen: int) -> bool:
        """Return whether these literals, of which what is known is part, contradict each other."""
        if not literalen & ~self._bekend & self._kaart.in_botsing:
            return self._botst_al
        return any(nodig & literalen == nodig for nodig, _, _ in self._kaart.botsingen)

    def _van_feit(self, sleutel: FeitSleutel, waarde: FeitWaarde) -> int:
        if isinstance(waarde, tuple):
            return 0  # municipalities are read together with how many there are
        return self._motor.onthoud("literalen", (sleutel, waarde), lambda: self._motor.lees({sleutel: waarde}))

    def _invullingen(self, plaatsen: Sequence[int]) -> Iterable[Werkgeheugen]:
        feiten = [self._nummers.sleutels[plaats] for plaats in plaatsen]
        keuzes = product(*map(self._waarden, plaatsen))
        return (dict(zip(feiten, keuze, strict=True)) for keuze in islice(keuzes, _HOOGSTENS_PROEVEN))
