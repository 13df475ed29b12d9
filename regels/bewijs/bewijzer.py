"""A rule base in z3, and the search for the smallest set of facts that makes something true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import z3

from kennisbank.lean import dataclass
from regels.bewijs.ruimte import Feitenruimte
from regels.bewijs.vertaling import Waarheid, vertaal
from regels.bewijs.zoeken import is_waar, los_op, met_de_minste, met_ronde_waarde
from regels.logica import atomen, verwijzingen, voor_proces
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel
from regels.taal import AfgeleidFeit, ErIsGemeente, FeitWaarde, Regel, Regelbank, Voorwaarde

HOOGSTENS_MS = 20_000
"""How long z3 may think about one question, in milliseconds."""

Vraag: TypeAlias = tuple[z3.BoolRef, frozenset[FeitSleutel], frozenset[FeitSleutel], tuple[z3.BoolRef, ...] | None]
"""What must be true, the facts, those of them that must be known, and the contradictions where those are not the usual ones."""


@dataclass(frozen=True, slots=True)
class Formule:
    """When a condition is true and when it is false, over all facts.

    Args:
        waar: when it is true.
        onwaar: when it is false.
        sleutels: the facts that it reads, through derived facts.
    """

    waar: z3.BoolRef
    onwaar: z3.BoolRef
    sleutels: frozenset[FeitSleutel]

    @property
    def open(self) -> z3.BoolRef:
        """When it is unknown."""
        return z3.Not(z3.Or(self.waar, self.onwaar))


class Bewijzer:
    """Answers questions about a rule base over every set of facts.

    Args:
        bank: the rule base.
        ruimte: the facts; given when two rule bases are compared over the same facts.
    """

    def __init__(self, bank: Regelbank, ruimte: Feitenruimte | None = None) -> None:
        self.bank = bank
        self.ruimte = ruimte or Feitenruimte(bank.vocabulaire, 1 + len(gemeentevragen(bank)))
        self._formules: dict[tuple[Voorwaarde, str], Formule] = {}
        self._eigen = frozenset(regel.als for regel in bank.regels)
        self._gevonden: dict[Vraag, dict[FeitSleutel, FeitWaarde] | None] = {}
        self._waarheid: dict[FeitSleutel, Waarheid] = {}
        self._leest: dict[FeitSleutel, frozenset[FeitSleutel]] = {}
        for feit in bank.afgeleid:
            for proces in self.processen(feit):
                formule = self.formule(feit.betekent, proces)
                sleutel = FeitSleutel(feit.naam, proces)
                self._waarheid[sleutel] = Waarheid(formule.waar, formule.onwaar)
                self._leest[sleutel] = formule.sleutels
        self.tegenspraken = tuple(
            self.formule(regel.als, proces)
            for regel in bank.regels
            if regel.soort == "tegenspraak"
            for proces in self.processen(regel)
        )

    def processen(self, stuk: Regel | AfgeleidFeit) -> tuple[str, ...]:
        """Return the processes for which a rule or derived fact is answered; one empty key when it is about the partnership."""
        per_proces = stuk.voor_elk_proces if isinstance(stuk, Regel) else stuk.per_proces
        return self.bank.processen if per_proces else ("",)

    def formule(self, voorwaarde: Voorwaarde, proces: str = "") -> Formule:
        """Return the truth of a condition.

        Args:
            voorwaarde: a condition of the rule base, or a variant of one.
            proces: what `DIT` stands for; empty when it does not occur.
        """
        formule = self._formules.get((voorwaarde, proces))
        if formule is None:
            concreet = voor_proces(voorwaarde, proces) if proces else voorwaarde
            waarheid = vertaal(concreet, self.ruimte, self._waarheid)
            formule = Formule(waarheid.waar, waarheid.onwaar, frozenset(self._sleutels(concreet)))
            if voorwaarde in self._eigen:  # a variant is asked for once
                self._formules[voorwaarde, proces] = formule
        return formule

    def afgeleid(self, naam: str, proces: str = "") -> Formule:
        """Return the truth of a derived fact."""
        sleutel = FeitSleutel(naam, proces)
        return Formule(*self._waarheid[sleutel], self._leest[sleutel])

    def _sleutels(self, voorwaarde: Voorwaarde) -> Iterator[FeitSleutel]:
        for feit in verwijzingen(voorwaarde):
            if feit in self._leest:
                yield from self._leest[feit]
            else:
                yield feit
                if feit == GEMEENTEN:
                    yield AANTAL_GEMEENTEN

    def kan(self, eis: z3.BoolRef, sleutels: Iterable[FeitSleutel], *, zonder: Iterable[Formule] | None = None) -> bool:
        """Return whether something can be true; as `zoek`, without the facts."""
        return (
            los_op(self._solver(eis, frozenset(sleutels), self.tegenspraken if zonder is None else zonder)) is not None
        )

    def zoek(
        self,
        eis: z3.BoolRef,
        sleutels: Iterable[FeitSleutel],
        *,
        bekend: Iterable[FeitSleutel] = (),
        zonder: Iterable[Formule] | None = None,
    ) -> dict[FeitSleutel, FeitWaarde] | None:
        """Return the smallest set of facts with which something is true, or None when it never is.

        Args:
            eis: what must be true.
            sleutels: the facts that it reads.
            bekend: facts that must be known.
            zonder: contradictions that the facts may not hold; those of the rule base when left out.

        Returns:
            A working memory with as few facts as possible, or None: proved for every set of facts.

        Raises:
            Onbeslist: z3 did not decide in time.
        """
        bekend = frozenset(bekend)
        binnen = bekend.union(sleutels)
        geen = None if zonder is None else tuple(zonder)
        vraag = eis, binnen, bekend, geen and tuple(deel.waar for deel in geen)
        if vraag not in self._gevonden:
            solver = self._solver(eis, binnen, self.tegenspraken if geen is None else geen)
            solver.add(*(self.ruimte.bekend(sleutel) for sleutel in sorted(bekend)))
            model = los_op(solver)
            self._gevonden[vraag] = None if model is None else self._kleinste(solver, model, binnen)
        gevonden = self._gevonden[vraag]
        return None if gevonden is None else dict(gevonden)

    def dichtstbij(self, formules: Sequence[Formule]) -> tuple[dict[FeitSleutel, FeitWaarde], tuple[int, ...]]:
        """Return the smallest set of facts that makes as many conditions true as can be, and the numbers of the others.

        Args:
            formules: the conditions.

        Raises:
            Onbeslist: z3 did not decide in time.
        """
        binnen = alle_feiten(formules)
        solver = self._solver(z3.BoolVal(True), binnen, self.tegenspraken)
        model = los_op(solver)
        if model is None:
            return {}, tuple(range(len(formules)))
        model = met_de_minste(solver, model, [z3.Not(deel.waar) for deel in formules])
        waar = [is_waar(model, deel.waar) for deel in formules]
        solver.add(*(deel.waar for deel, geldt in zip(formules, waar, strict=True) if geldt))
        tekort = tuple(nummer for nummer, geldt in enumerate(waar) if not geldt)
        return self._kleinste(solver, model, binnen), tekort

    def welke(self, eis: z3.BoolRef, formules: Sequence[Formule]) -> tuple[int, ...] | None:
        """Return which conditions are true in some facts with which something is true, by number; None when it never is.

        Args:
            eis: what must be true; about the facts that the conditions read.
            formules: the conditions.

        Raises:
            Onbeslist: z3 did not decide in time.
        """
        model = los_op(self._solver(eis, alle_feiten(formules), self.tegenspraken))
        return (
            None
            if model is None
            else tuple(nummer for nummer, deel in enumerate(formules) if is_waar(model, deel.waar))
        )

    def zonder_de_andere(self, formules: Sequence[Formule], nummers: Iterable[int]) -> frozenset[int]:
        """Return which conditions can be true while none of the others is, by number.

        One solver for all of them: what it learns of the others serves each question. That every fact of every condition may be
        known loses nothing: a condition stays true when a fact that it does not read is forgotten, and by that no other
        becomes true, nor a contradiction.

        Args:
            formules: the conditions.
            nummers: those to ask about.

        Raises:
            Onbeslist: z3 did not decide in time.
        """
        solver = self._solver(z3.BoolVal(True), alle_feiten(formules), self.tegenspraken)
        waar = [z3.Bool(f"voorwaarde {nummer}") for nummer in range(len(formules))]
        onwaar = [z3.Not(deel) for deel in waar]
        solver.add(*(naam == formule.waar for naam, formule in zip(waar, formules, strict=True)))
        return frozenset(
            nummer
            for nummer in nummers
            if los_op(solver, *onwaar[:nummer], waar[nummer], *onwaar[nummer + 1 :]) is not None
        )

    def _kleinste(
        self, solver: z3.Solver, model: z3.ModelRef, binnen: frozenset[FeitSleutel]
    ) -> dict[FeitSleutel, FeitWaarde]:
        """Return the smallest set of facts that the solver allows, with values that a reader likes to see."""
        for delen in (
            [self.ruimte.bekend(sleutel) for sleutel in sorted(binnen)],
            [lid for sleutel in sorted(binnen) for lid in self.ruimte.leden(sleutel)],
        ):
            model = met_de_minste(solver, model, delen)
        for sleutel in sorted(binnen):
            model = met_ronde_waarde(solver, model, *self.ruimte.ronde_waarden(sleutel))
        return self.ruimte.lees(model, binnen)

    def _solver(self, eis: z3.BoolRef, binnen: frozenset[FeitSleutel], tegenspraken: Iterable[Formule]) -> z3.Solver:
        """Return a solver that knows what is asked, what the facts allow, and that no other fact is known.

        The questions are many and small: the simple solver of z3 answers one in a twentieth of the time that the other takes to
        prepare for a hard one.
        """
        solver = z3.SimpleSolver()
        solver.set("timeout", HOOGSTENS_MS)
        solver.add(eis)
        buiten: set[FeitSleutel] = set()
        for tegenspraak in tegenspraken:
            if tegenspraak.sleutels & binnen:
                solver.add(z3.Not(tegenspraak.waar))
                buiten |= tegenspraak.sleutels - binnen
        solver.add(*(z3.Not(self.ruimte.bekend(sleutel)) for sleutel in sorted(buiten)))
        for sleutel in sorted(binnen | buiten):
            solver.add(*self.ruimte.eisen[sleutel])
        return solver


def gemeentevragen(bank: Regelbank) -> frozenset[ErIsGemeente]:
    """Return the different conditions on a municipality in a rule base."""
    stukken: tuple[Regel | AfgeleidFeit, ...] = (*bank.regels, *bank.afgeleid)
    delen = (deel for stuk in stukken for deel in atomen(stuk.voorwaarde))
    return frozenset(deel for deel in delen if isinstance(deel, ErIsGemeente))


def alle_feiten(formules: Iterable[Formule]) -> frozenset[FeitSleutel]:
    """Return the facts that any of the conditions reads."""
    return frozenset(sleutel for formule in formules for sleutel in formule.sleutels)


def verschilt(links: Formule, rechts: Formule) -> z3.BoolRef:
    """Return when two conditions have a different truth in three values."""
    return z3.Or(z3.Xor(links.waar, rechts.waar), z3.Xor(links.onwaar, rechts.onwaar))
