"""Which unknown facts to ask, most useful first, and never one whose answer can change nothing.

The usefulness of a fact is the sum, over the open advices, of the weight of their strength divided by the size of the smallest
set of facts that contains it and would settle them. First-line questions (trap 1) go before follow-up. Before all comes who
gives the facts, since the advice addresses them.

A fact is asked only with a proof that it matters: an answer that the contradictions allow and that changes the status of a
rule, alone or after other answers. The proof is that answer itself, tried on the rule base.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import islice, product
from operator import or_
from typing import Any, assert_never

from advies.antwoord import Keuzewaarde, Veldsoort, Vraag, Vraagsoort, Vraagveld
from advies.evaluatie import Evaluatie
from advies.feitensets import Feitensets
from advies.proefwaarden import proefwaarden
from advies.woorden.feiten import feitzin
from advies.woorden.letters import hoofdletter
from advies.woorden.processen import procesnaam
from kennisbank import feitsoorten
from kennisbank.feitsoorten import Feitsoort, Gemeenten, Getal, JaNee, Keuze, Meerkeuze, VrijeTekst
from kennisbank.kenners import weet
from kennisbank.lean import dataclass
from kennisbank.vocabulaire import FeitDefinitie, Vocabulaire
from regels.sleutels import PERSPECTIEF, FeitSleutel
from regels.taal import FeitWaarde, Sterkte, Werkgeheugen

_HOOGSTENS_PROEVEN = 2_000


def gewicht(sterkte: Sterkte) -> int:
    """Return how much an open advice counts, by its strength; ours."""
    match sterkte:
        case "moet":
            return 5
        case "zou_moeten":
            return 4
        case "waargenomen_vaker":
            return 3
        case "waargenomen_eens" | "mag":
            return 2
        case "definitie":
            return 1
        case _:
            assert_never(sterkte)


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


class _Over:
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


def kies_vragen(openstaand: Sequence[OpenAdvies], sets: Feitensets, evaluatie: Evaluatie) -> tuple[Vraag, ...]:
    """Return the questions that can change something, most useful first.

    Args:
        openstaand: the open advices.
        sets: tells what the masks of facts mean.
        evaluatie: the partnership, evaluated.
    """
    per_feit = {sets.nummers.sleutels[plaats]: over for plaats, over in _per_feit(openstaand).items()}
    woorden, proef = evaluatie.bank.vocabulaire, _Proef(evaluatie, sets)

    def rang(sleutel: FeitSleutel) -> tuple[bool, int, float, FeitSleutel]:
        return sleutel != PERSPECTIEF, woorden.feiten[sleutel.naam].trap, -round(per_feit[sleutel].nut, 6), sleutel

    return tuple(
        maak_vraag(sleutel, evaluatie, len(over.adviezen), round(over.nut, 3))
        for sleutel in sorted(per_feit, key=rang)
        for over in (per_feit[sleutel],)
        if proef.doet_ertoe(sleutel, over)
    )


def _per_feit(openstaand: Sequence[OpenAdvies]) -> dict[int, _Over]:
    """Return what is open on each fact, by the place of its bit."""
    uit: dict[int, _Over] = {}
    for advies in openstaand:
        telt, gezien = gewicht(advies.sterkte), 0
        for deel in advies.sets:
            nieuw = deel & ~gezien  # the first set with a fact is the smallest one with it
            gezien |= deel
            waarde = telt / (deel.bit_count() or 1)
            while nieuw:
                plaats = nieuw.bit_length() - 1
                nieuw ^= 1 << plaats
                over = uit.get(plaats)
                if over is None:
                    over = uit[plaats] = _Over()
                over.nut += waarde
                over.tegen |= advies.tegen
                over.adviezen.append(advies)
    return uit


def maak_vraag(sleutel: FeitSleutel, evaluatie: Evaluatie, adviezen: int = 0, nut: float = 0.0) -> Vraag:
    """Return the question about a fact.

    Args:
        sleutel: the fact.
        evaluatie: the partnership, evaluated.
        adviezen: how many open advices it can help to settle.
        nut: how useful the answer is.
    """
    voor, na = evaluatie.motor.onthoud("vraag", sleutel, lambda: _vast(sleutel, evaluatie.bank.vocabulaire))
    return Vraag(*voor, adviezen, nut, *na)


def _vast(sleutel: FeitSleutel, woorden: Vocabulaire) -> tuple[tuple[str, str, str, int], tuple[Any, ...]]:
    """Return what a question about a fact says, whoever asks it: the fields before how useful it is, and those after."""
    naam, proces = sleutel
    definitie = woorden.feiten[naam]
    zin = f"{hoofdletter(procesnaam(proces))}: {definitie.vraag}" if proces else definitie.vraag
    return (str(sleutel), zin, definitie.hulp, definitie.trap), (
        woorden.themas[definitie.thema],
        tuple(bron.tekst for bron in definitie.bron),
        definitie.kort,
        proces,
        _vraagsoort(definitie.soort),
        *_maat(definitie.soort),
        _keuzen(definitie, proces),
        _velden(definitie.soort),
        weet(definitie).wie,
    )


def _vraagsoort(soort: Feitsoort) -> Vraagsoort:
    match soort:
        case JaNee():
            return "ja_nee"
        case Keuze():
            return "keuze"
        case Meerkeuze():
            return "meerkeuze"
        case Getal(geheel=geheel):
            return "geheel_getal" if geheel else "getal"
        case Gemeenten():
            return "gemeenten"
        case _:
            assert_never(soort)


def _veldsoort(soort: feitsoorten.Veldsoort) -> Veldsoort:
    match soort:
        case JaNee():
            return "ja_nee"
        case Getal(geheel=geheel):
            return "geheel_getal" if geheel else "getal"
        case VrijeTekst():
            return "tekst"
        case _:
            assert_never(soort)


def _maat(soort: Feitsoort | feitsoorten.Veldsoort) -> tuple[str, float | None, float | None]:
    """Return the unit, least and greatest value of a number; of another kind it has none."""
    return (soort.eenheid, soort.minimum, soort.maximum) if isinstance(soort, Getal) else ("", None, None)


def _keuzen(definitie: FeitDefinitie, proces: str) -> tuple[Keuzewaarde, ...]:
    """Return the answers that can be chosen; those of yes/no with the full statement as help."""
    match definitie.soort:
        case JaNee():
            return tuple(Keuzewaarde(waarde, waarde, feitzin(definitie, proces, waarde)) for waarde in definitie.mag())
        case Keuze(waarden) | Meerkeuze(waarden):
            return tuple(Keuzewaarde(deel.waarde, deel.tekst, deel.hulp) for deel in waarden)
        case Getal() | Gemeenten():
            return ()
        case anders:
            assert_never(anders)


def _velden(soort: Feitsoort) -> tuple[Vraagveld, ...]:
    """Return the fields of each municipality in a list; none for another kind."""
    velden = soort.velden if isinstance(soort, Gemeenten) else ()
    return tuple(Vraagveld(deel.veld, deel.kort, _veldsoort(deel.soort), *_maat(deel.soort)) for deel in velden)


class _Proef:
    """Looks for an answer that changes something, for one set of known facts."""

    def __init__(self, evaluatie: Evaluatie, sets: Feitensets) -> None:
        self._evaluatie, self._sets = evaluatie, sets
        self._motor = evaluatie.motor
        self._bekend = evaluatie.beoordeling.bekend
        self._botsingen, self._in_botsing = self._motor.onthoud("botsingen", "", self._maak_botsingen)
        self._mijd = self._in_botsing | self._motor.onder_afgeleid
        self._botst_al = any(nodig & self._bekend == nodig for nodig in self._botsingen)

    def doet_ertoe(self, sleutel: FeitSleutel, over: _Over) -> bool:
        """Return whether some answer changes the status of an open advice, alone or after other answers."""
        return (not self._botst_al and self._alleen(sleutel, over)) or self._na_andere(sleutel, over)

    def _alleen(self, sleutel: FeitSleutel, over: _Over) -> bool:
        """Return whether an answer by itself settles an open advice, and contradicts nothing."""
        mogelijk: Iterable[int]
        if self._is_nieuw(sleutel) and not self._motor.leest_samen((sleutel,)):
            los = self._motor.onthoud("proefliteralen", sleutel, lambda: self._proefliteralen(sleutel))
            if any(deel & over.tegen and not deel & self._mijd for deel in los):
                return True  # it touches nothing that can contradict
            mogelijk = (self._motor.leid_af(self._bekend, deel) for deel in los)
        else:
            mogelijk = (self._literalen({sleutel: waarde}) for waarde in self._waarden(sleutel))
        nummers = [advies.nummer for advies in over.adviezen]
        return any(self._regelt(met, nummers, over.tegen) for met in mogelijk)

    def _na_andere(self, sleutel: FeitSleutel, over: _Over) -> bool:
        """Return whether an answer settles an open advice after answers to the other questions that it waits for."""
        waarden, bit = self._waarden(sleutel), self._sets.nummers.bits[sleutel]
        return any(
            self._verandert(erbij, sleutel, waarden, advies)
            for advies in over.adviezen
            for deel in advies.sets
            if deel & bit
            for erbij in self._invullingen(self._sets.nummers.feiten(deel ^ bit))
        )

    def _proefliteralen(self, sleutel: FeitSleutel) -> tuple[int, ...]:
        return tuple(self._van_feit(sleutel, waarde) for waarde in self._waarden(sleutel))

    def _is_nieuw(self, sleutel: FeitSleutel) -> bool:
        """Return whether nothing is known of a fact, so that the answers to try are always the same."""
        soort = self._evaluatie.feiten[sleutel.naam].soort
        return sleutel not in self._evaluatie.geheugen and not isinstance(soort, Gemeenten)

    def _waarden(self, sleutel: FeitSleutel) -> tuple[FeitWaarde, ...]:
        """Return the answers to try."""
        if not self._is_nieuw(sleutel):
            return tuple(proefwaarden(self._evaluatie, sleutel))
        return self._motor.onthoud("proef", sleutel, lambda: tuple(proefwaarden(self._evaluatie, sleutel)))

    def _verandert(
        self, erbij: Werkgeheugen, sleutel: FeitSleutel, waarden: Iterable[FeitWaarde], advies: OpenAdvies
    ) -> bool:
        """Return whether an answer that contradicts nothing settles an advice that is open when other facts are known."""
        zonder = self._literalen(erbij) if erbij else self._bekend
        if self._motor.status_bij(advies.nummer, zonder) is not None or self._botst(zonder):
            return False
        mogelijk = (self._literalen({**erbij, sleutel: waarde}) for waarde in waarden)
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
            los |= self._motor.lees({**self._evaluatie.geheugen, **erbij})
        return self._motor.leid_af(self._bekend, los)

    def _botst(self, literalen: int) -> bool:
        """Return whether these literals, of which what is known is part, contradict each other."""
        if not literalen & ~self._bekend & self._in_botsing:
            return self._botst_al
        return any(nodig & literalen == nodig for nodig in self._botsingen)

    def _van_feit(self, sleutel: FeitSleutel, waarde: FeitWaarde) -> int:
        if isinstance(waarde, tuple):
            return self._motor.lees({sleutel: waarde})
        return self._motor.onthoud("literalen", (sleutel, waarde), lambda: self._motor.lees({sleutel: waarde}))

    def _maak_botsingen(self) -> tuple[tuple[int, ...], int]:
        """Return what each way to contradict needs, as masks, and all of that together."""
        tegenspraken = (geval for geval in self._motor.gevallen.regels if geval.regel.soort == "tegenspraak")
        botsingen = tuple(self._motor.masker(tak)[0] for geval in tegenspraken for tak in geval.takken)
        return botsingen, reduce(or_, botsingen, 0)

    def _invullingen(self, feiten: Sequence[FeitSleutel]) -> Iterable[Werkgeheugen]:
        keuzes = product(*map(self._waarden, feiten))
        return (dict(zip(feiten, keuze, strict=True)) for keuze in islice(keuzes, _HOOGSTENS_PROEVEN))
