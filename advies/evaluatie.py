"""A partnership, evaluated: its facts, where they stand, and the truth of every rule, as one value."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from types import MappingProxyType

from advies.motor.gevallen import Geval
from advies.motor.maskers import Beoordeling, Maskermotor
from kennisbank.lean import dataclass
from kennisbank.meldingen import Plek
from kennisbank.vocabulaire import FeitDefinitie
from regels.logica import Literaal, Tak
from regels.sleutels import FeitSleutel, RegelSleutel
from regels.taal import Regelbank, Werkgeheugen

GEEN_PLEKKEN: Mapping[FeitSleutel, Plek] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Evaluatie:
    """The truth of every rule for one partnership; whatever explains, asks or compares takes this.

    `Adviseur.evaluatie` makes one after the engines agreed. `met`, `zonder` and `alleen` give the evaluation of other facts, by
    the engine that this one holds: what is shown of those as advice is compared by `Adviseur` first.

    Args:
        naam: name of the partnership; may be empty.
        geheugen: the known facts.
        plekken: where each known fact stands in its file.
        beoordeling: the truth of every rule and derived fact, and the engine that told it.
        meldingen: what to know about what was read, in Dutch, such as a fact under its earlier name.
    """

    naam: str
    geheugen: Werkgeheugen
    plekken: Mapping[FeitSleutel, Plek]
    beoordeling: Beoordeling
    meldingen: tuple[str, ...] = ()

    @classmethod
    def van(cls, motor: Maskermotor, geheugen: Werkgeheugen, naam: str = "") -> Evaluatie:
        """Return the evaluation of known facts by one engine, for facts that did not come from a file.

        Args:
            motor: the engine, with the rule base.
            geheugen: the known facts.
            naam: name of the partnership; may be empty.
        """
        return cls(naam, geheugen, GEEN_PLEKKEN, motor.beoordeel(geheugen))

    @property
    def motor(self) -> Maskermotor:
        """The engine that told the truth of the rules."""
        return self.beoordeling.motor

    @property
    def bank(self) -> Regelbank:
        """The rule base."""
        return self.motor.gevallen.bank

    @property
    def feiten(self) -> Mapping[str, FeitDefinitie]:
        """The vocabulary, by name of the fact."""
        return self.bank.vocabulaire.feiten

    @property
    def status(self) -> tuple[bool | None, ...]:
        """The truth of each case of a rule, in the order of the engine: True, False or None (unknown)."""
        return self.beoordeling.status

    def status_van(self, nummer: int) -> bool | None:
        """Return the truth of one case of a rule, by its place in the order of the engine; quicker than all of them."""
        return self.motor.status_bij(nummer, self.beoordeling.bekend)

    def gevallen(self) -> Iterator[tuple[Geval, bool | None]]:
        """Yield each case of a rule and its truth."""
        return zip(self.motor.gevallen.regels, self.status, strict=True)

    def geval(self, sleutel: RegelSleutel) -> tuple[Geval, bool | None]:
        """Return one case of a rule and its truth.

        Args:
            sleutel: the rule, and the process when it is answered for each.

        Raises:
            OnbekendeRegel: there is no such rule.
            OnderwerpFout: there is no such process, or the rule is not asked for what it is about.
        """
        nummer = self.motor.nummers.get(sleutel)
        if nummer is None:
            from advies.naamfouten import controleer_geval

            controleer_geval(self.bank, *sleutel)
            raise AssertionError("the engine lacks a rule of its rule base")
        return self.motor.gevallen.regels[nummer], self.status[nummer]

    def is_waar(self, literaal: Literaal) -> bool | None:
        """Return the truth of a literal that occurs in the rule base."""
        return self.beoordeling.is_waar(literaal)

    def tak_status(self, tak: Tak) -> bool | None:
        """Return the truth of a branch of a condition."""
        return self.beoordeling.tak_status(tak)

    def met(self, feiten: Werkgeheugen) -> Evaluatie:
        """Return the evaluation in which these facts are so, whatever they are now.

        Args:
            feiten: facts.
        """
        return self._anders({**self.geheugen, **feiten}, feiten.keys())

    def zonder(self, sleutels: Iterable[FeitSleutel]) -> Evaluatie:
        """Return the evaluation in which these facts are not known.

        Args:
            sleutels: keys of facts.
        """
        weg = frozenset(sleutels)
        return self._anders({sleutel: deel for sleutel, deel in self.geheugen.items() if sleutel not in weg}, weg)

    def alleen(self, sleutels: Iterable[FeitSleutel]) -> Evaluatie:
        """Return the evaluation in which of what is known only these facts are known.

        Args:
            sleutels: keys of known facts.
        """
        geheugen = {sleutel: self.geheugen[sleutel] for sleutel in sleutels}
        return Evaluatie(self.naam, geheugen, self.plekken, self.motor.beoordeel(geheugen))

    def _anders(self, geheugen: Werkgeheugen, sleutels: Collection[FeitSleutel]) -> Evaluatie:
        beoordeling = self.motor.beoordeel_anders(self.beoordeling, geheugen, sleutels)
        return Evaluatie(self.naam, geheugen, self.plekken, beoordeling)
