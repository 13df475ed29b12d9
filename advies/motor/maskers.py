"""The mask engine: the semantics of docs/semantiek.md on bit masks, with the why and why-not of every rule.

Each atom has two bits: "it is true" and "it is false". What is known is one integer of true literals. A branch is a mask of
the literals that it needs and a mask of their opposites: it holds when nothing that it needs is lacking, and is false when
an opposite is true. Those two masks, and with them the status of every rule, are the derivation in compact form: what
lacks, and what blocks, is read from them when somebody asks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import reduce
from operator import or_
from typing import Any, TypeVar

from advies.motor.gemeentemaskers import Gemeentemaskers
from advies.motor.gevallen import AfgeleidGeval, Gevallen, Vuringen
from advies.motor.kruistabel import Kruistabel
from kennisbank.lean import Uitgesteld, dataclass, stel_uit
from regels.logica import Literaal, Tak, binnen, verwijzingen, waarheid_atoom
from regels.sleutels import FeitSleutel
from regels.taal import (
    AantalWaarden,
    Atoom,
    Bevat,
    EenVan,
    ErIsGemeente,
    Gelijk,
    Grens,
    Vergelijk,
    Verschilt,
    Werkgeheugen,
)

T = TypeVar("T")
_GEEN: tuple[int, dict[str, int]] = (0, {})
Maskers = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Beoordeling(Uitgesteld):
    """The truth of every rule for one working memory; that of the rules is worked out when somebody reads it.

    Args:
        motor: the engine that made it.
        bekend: mask of the literals that are true.
        status: for each case of `gevallen.regels`, True, False or None (unknown).
        afgeleid: for each case of `gevallen.afgeleid`, True, False or None.
    """

    motor: Maskermotor
    bekend: int
    status: tuple[bool | None, ...]
    afgeleid: tuple[bool | None, ...]

    def zeker(self) -> list[int]:
        """Return the places, in `gevallen.regels`, of the rules that are certain; quicker than from the truth of all."""
        return self.motor.kruistabel.zeker(self.bekend)

    def standen(self) -> tuple[int, int]:
        """Return the rules that are certain and those that are excluded, as masks of `motor.kruistabel`."""
        return self.motor.kruistabel.standen(self.bekend)

    def is_waar(self, literaal: Literaal) -> bool | None:
        """Return the truth of a literal that occurs in the rule base."""
        bit = self.motor.bit(literaal)
        if self.bekend >> bit & 1:
            return True
        return False if self.bekend >> (bit ^ 1) & 1 else None

    def tak_status(self, tak: Tak) -> bool | None:
        """Return the truth of a branch."""
        nodig, tegen = self.motor.masker(tak)
        if tegen & self.bekend:
            return False
        return None if nodig & ~self.bekend else True


class Maskermotor:
    """Evaluates a rule base in three values.

    Args:
        bank: the rule base in normal form.
    """

    naam = "referentie"

    def __init__(self, bank: Gevallen) -> None:
        self.gevallen = bank
        self.nummers = {geval.sleutel: nummer for nummer, geval in enumerate(bank.regels)}
        self.afgeleid_op_sleutel = {geval.sleutel: geval for geval in bank.afgeleid}
        self._atomen: dict[Atoom, int] = {}
        self._keuzes: dict[FeitSleutel, tuple[int, dict[str, int]]] = {}
        self._grenzen: dict[FeitSleutel, list[tuple[Grens, int, int]]] = {}
        self._bevat: dict[FeitSleutel, tuple[int, dict[str, int]]] = {}
        self._aantallen: dict[FeitSleutel, list[tuple[Grens, int, int]]] = {}
        self._verschillen: list[tuple[Verschilt, int]] = []
        self._gemeenten = Gemeentemaskers()
        for tak in _alle_takken(bank):
            for literaal in tak:
                self._atomen.setdefault(literaal.atoom, 2 * len(self._atomen))
        afgeleid = {geval.sleutel for geval in bank.afgeleid}
        self._bits_van: dict[FeitSleutel, int] = {}
        for atoom, bit in self._atomen.items():
            if not (isinstance(atoom, Gelijk) and atoom.feit in afgeleid):
                self._wijs_toe(atoom, bit)
        self._samen = self._gemeenten.leest | {feit for atoom, _ in self._verschillen for feit in verwijzingen(atoom)}
        # The branches and literals of the rule base live as long as this engine, so what they are is known by where they are.
        self._bits = {id(literaal): self._bit(literaal) for tak in _alle_takken(bank) for literaal in tak}
        self._tak_maskers: dict[int, tuple[int, int]] = {}
        self._takken = {id(tak) for tak in _alle_takken(bank)}
        definities = ((self._doel(geval), self._maskers(geval.ja)) for geval in bank.afgeleid)
        self._definities = [(bit, _rust_op(maskers), maskers) for bit, maskers in definities]
        self._gelezen_definities = [deel for deel in self._definities if deel[0] >= 0]
        self._onder_afgeleid = reduce(or_, (rust_op for _, rust_op, _ in self._gelezen_definities), 0)
        self._regels: dict[int, Maskers] = {}
        self.memo: dict[tuple[str, object], Any] = {}
        self.kruistabel = Kruistabel(bank.regels, self.bit, 2 * len(self._atomen))

    def onthoud(self, soort: str, wat: object, maak: Callable[[], T]) -> T:
        """Return what follows from the rule base alone, worked out once.

        Args:
            soort: what is worked out.
            wat: of what: a name, a key, or the identity of a part of the rule base.
            maak: works it out.
        """
        sleutel = (soort, wat)
        if sleutel not in self.memo:
            self.memo[sleutel] = maak()
        uit: T = self.memo[sleutel]
        return uit

    def kent(self, literaal: Literaal) -> bool:
        """Return whether a literal is one of the rule base itself, not only equal to one."""
        return id(literaal) in self._bits

    def kent_tak(self, tak: Tak) -> bool:
        """Return whether a branch is one of the rule base itself, not only equal to one."""
        return id(tak) in self._takken

    def bit(self, literaal: Literaal) -> int:
        """Return the position of the bit of a literal."""
        bekend = self._bits.get(id(literaal))
        return self._bit(literaal) if bekend is None else bekend

    def _bit(self, literaal: Literaal) -> int:
        return self._atomen[literaal.atoom] + (0 if literaal.waar else 1)

    def masker(self, tak: Tak) -> tuple[int, int]:
        """Return the literals that a branch needs, and their opposites, as masks."""
        bekend = self._tak_maskers.get(id(tak))
        if bekend is not None:
            return bekend
        nodig = tegen = 0
        for literaal in tak:
            bit = self.bit(literaal)
            nodig |= 1 << bit
            tegen |= 1 << (bit ^ 1)
        if id(tak) in self._takken:
            self._tak_maskers[id(tak)] = nodig, tegen
        return nodig, tegen

    def grenzen(self, sleutel: FeitSleutel) -> frozenset[int]:
        """Return the numbers with which a rule or derived fact compares a fact, in ten-thousandths.

        Args:
            sleutel: key of the fact.
        """
        return frozenset(getal for _, getal, _ in self._grenzen.get(sleutel, ()))

    def gemeentegrenzen(self) -> tuple[tuple[str, int], ...]:
        """Return the figures of a municipality that are compared, each with its bound in ten-thousandths."""
        return self._gemeenten.grenzen()

    def _maskers(self, vormen: tuple[Tak, ...]) -> Maskers:
        return tuple(self.masker(tak) for tak in vormen)

    def _doel(self, geval: AfgeleidGeval) -> int:
        """Return the bit of a derived fact, or -1 when no rule reads it."""
        return self._atomen.get(Gelijk(geval.sleutel, "ja"), -1)

    def _wijs_toe(self, atoom: Atoom, bit: int) -> None:
        match atoom:
            case Gelijk(feit, waarde):
                self._voeg_keuze_toe(feit, (waarde,), bit)
            case EenVan(feit, waarden):
                self._voeg_keuze_toe(feit, waarden, bit)
            case Vergelijk(feit, grens, getal):
                self._grenzen.setdefault(feit, []).append((grens, getal, bit))
            case Bevat(feit, waarde):
                onwaar, per_waarde = self._bevat.get(feit, (0, {}))
                per_waarde[waarde] = 3 << bit
                self._bevat[feit] = (onwaar | 2 << bit, per_waarde)
            case AantalWaarden(feit, grens, getal):
                self._aantallen.setdefault(feit, []).append((grens, getal, bit))
            case Verschilt():
                self._verschillen.append((atoom, bit))
                return
            case ErIsGemeente():
                self._gemeenten.voeg_toe(atoom, bit)
                return
        self._bits_van[atoom.feit] = self._bits_van.get(atoom.feit, 0) | 3 << bit

    def _voeg_keuze_toe(self, sleutel: FeitSleutel, waarden: tuple[str, ...], bit: int) -> None:
        """Extend, for each value of a choice, the mask of what is then true; the first mask is for any other value."""
        onwaar, per_waarde = self._keuzes.get(sleutel, (0, {}))
        for waarde in waarden:
            per_waarde.setdefault(waarde, onwaar)
        for waarde, masker in per_waarde.items():
            per_waarde[waarde] = masker | 1 << (bit if waarde in waarden else bit + 1)
        self._keuzes[sleutel] = (onwaar | 2 << bit, per_waarde)

    def lees(self, geheugen: Werkgeheugen) -> int:
        """Return the mask of the literals over base facts that are true."""
        bekend = 0
        for sleutel, waarde in geheugen.items():
            if isinstance(waarde, str):
                onwaar, per_waarde = self._keuzes.get(sleutel, _GEEN)
                bekend |= per_waarde.get(waarde, onwaar)
            elif isinstance(waarde, int):
                bekend |= _binnen(self._grenzen.get(sleutel, ()), waarde)
            elif isinstance(waarde, frozenset):
                onwaar, per_waarde = self._bevat.get(sleutel, _GEEN)
                for deel in waarde:
                    onwaar ^= per_waarde.get(deel, 0)
                bekend |= onwaar | _binnen(self._aantallen.get(sleutel, ()), len(waarde))
        return bekend if self._samen.isdisjoint(geheugen) else bekend | self.lees_samen(geheugen)

    def lees_samen(self, geheugen: Werkgeheugen) -> int:
        """Return, of the mask of `lees`, what compares facts with each other.

        Args:
            geheugen: the known facts.
        """
        masker = self._gemeenten.masker(geheugen)
        for atoom, bit in self._verschillen:
            uitkomst = waarheid_atoom(atoom, geheugen)
            if uitkomst is not None:
                masker |= 1 << (bit if uitkomst else bit + 1)
        return masker

    def leest_samen(self, sleutels: Iterable[FeitSleutel]) -> bool:
        """Return whether a condition compares one of these facts with another fact."""
        return not self._samen.isdisjoint(sleutels)

    def leid_af(self, bekend: int, nieuw: int) -> int:
        """Return the mask of the true literals when more are known, with those over derived facts.

        Args:
            bekend: mask of the literals that were true, with those over derived facts.
            nieuw: mask of the literals over base facts that are true besides.
        """
        bekend |= nieuw
        if not nieuw & self._onder_afgeleid:
            return bekend
        for bit, rust_op, maskers in self._gelezen_definities:
            if rust_op & nieuw:
                uitkomst = waarheid_van(maskers, bekend)
                if uitkomst is not None:
                    erbij = 1 << (bit if uitkomst else bit + 1)
                    bekend |= erbij
                    nieuw |= erbij
        return bekend

    def sluit(self, literalen: int) -> int:
        """Return literals with those over derived facts that can become true with them, whatever else is known.

        Args:
            literalen: mask of literals over base facts.
        """
        if literalen & self._onder_afgeleid:
            for bit, rust_op, _ in self._gelezen_definities:
                if rust_op & literalen:
                    literalen |= 3 << bit
        return literalen

    def geraakt(self, sleutel: FeitSleutel) -> int:
        """Return the rules whose truth can differ with one fact, as a mask of `kruistabel`.

        Args:
            sleutel: key of the fact.
        """
        if self.leest_samen((sleutel,)):
            return -1
        return self.onthoud("geraakt", sleutel, lambda: self._geraakt(self.sluit(self._bits_van.get(sleutel, 0))))

    def _geraakt(self, literalen: int) -> int:
        regels = enumerate(self.gevallen.regels)
        return self.kruistabel.masker(
            nummer for nummer, geval in regels if any(self.masker(tak)[0] & literalen for tak in geval.takken)
        )

    def beoordeel(self, geheugen: Werkgeheugen) -> Beoordeling:
        """Return the truth of every rule and derived fact.

        Args:
            geheugen: the known facts.
        """
        return self.beoordeel_bij(self.lees(geheugen))

    def beoordeel_anders(
        self, was: Beoordeling, geheugen: Werkgeheugen, sleutels: Collection[FeitSleutel]
    ) -> Beoordeling:
        """Return the truth of every rule when a few facts differ; only those are read again.

        Args:
            was: the truth of every rule before.
            geheugen: the known facts now.
            sleutels: the facts that can differ, or be known before or now only.
        """
        if self.leest_samen(sleutels):
            return self.beoordeel(geheugen)
        anders = self.sluit(reduce(or_, [self._bits_van.get(sleutel, 0) for sleutel in sleutels], 0))
        nieuw = {sleutel: geheugen[sleutel] for sleutel in sleutels if sleutel in geheugen}
        bekend, afgeleid = was.bekend & ~anders | self.lees(nieuw), list(was.afgeleid)
        for plaats, (bit, rust_op, maskers) in enumerate(self._definities):
            if rust_op & anders:
                uitkomst = afgeleid[plaats] = waarheid_van(maskers, bekend)
                if uitkomst is not None and bit >= 0:
                    bekend |= 1 << (bit if uitkomst else bit + 1)
        return stel_uit(Beoordeling, _status, motor=self, bekend=bekend, afgeleid=tuple(afgeleid))

    def beoordeel_bij(self, bekend: int) -> Beoordeling:
        """Return the truth of every rule and derived fact.

        Args:
            bekend: mask of the literals over base facts that are true.
        """
        afgeleid: list[bool | None] = []
        for bit, _, maskers in self._definities:
            uitkomst = waarheid_van(maskers, bekend)
            afgeleid.append(uitkomst)
            if uitkomst is not None and bit >= 0:
                bekend |= 1 << (bit if uitkomst else bit + 1)
        return stel_uit(Beoordeling, _status, motor=self, bekend=bekend, afgeleid=tuple(afgeleid))

    def status_bij(self, nummer: int, bekend: int) -> bool | None:
        """Return the truth of one rule when these literals are true.

        Args:
            nummer: place of the rule in `gevallen.regels`.
            bekend: mask of the literals that are true.
        """
        maskers = self._regels.get(nummer)
        if maskers is None:
            maskers = self._regels[nummer] = self._maskers(self.gevallen.regels[nummer].takken)
        return waarheid_van(maskers, bekend)

    def vuur(self, geheugen: Werkgeheugen, regels: Collection[str] | None = None) -> Vuringen:
        """Return the rules that fire and the derived facts that are known."""
        return vuringen(self.beoordeel(geheugen), regels)


def _status(beoordeling: Beoordeling, _: str) -> dict[str, object]:
    return {"status": beoordeling.motor.kruistabel.status(beoordeling.bekend)}


def vuringen(beoordeling: Beoordeling, regels: Collection[str] | None = None) -> Vuringen:
    """Return what is certain in an evaluation.

    Args:
        beoordeling: the truth of every rule.
        regels: names of the rules to answer for; every rule when left out.
    """
    bank = beoordeling.motor.gevallen
    zeker = [geval.sleutel for geval, waar in zip(bank.regels, beoordeling.status, strict=True) if waar]
    return Vuringen(
        frozenset(zeker if regels is None else [sleutel for sleutel in zeker if sleutel.regel in regels]),
        {
            geval.sleutel: waar
            for geval, waar in zip(bank.afgeleid, beoordeling.afgeleid, strict=True)
            if waar is not None
        },
    )


def _binnen(grenzen: Iterable[tuple[Grens, int, int]], waarde: int) -> int:
    """Return the mask of the comparisons of a number that are true, and of those that are false."""
    masker = 0
    for grens, getal, bit in grenzen:
        masker |= 1 << (bit if binnen(waarde, grens, getal) else bit + 1)
    return masker


def waarheid_van(maskers: Maskers, bekend: int) -> bool | None:
    """Return the Kleene disjunction of branches.

    Args:
        maskers: of each branch the literals that it needs, and their opposites.
        bekend: mask of the literals that are true.
    """
    uit: bool | None = False
    for nodig, tegen in maskers:
        if nodig & bekend == nodig:
            return True
        if uit is False and not tegen & bekend:
            uit = None
    return uit


def _rust_op(maskers: Maskers) -> int:
    """Return the literals on which branches rest; every one for what is true or false whatever is known."""
    if waarheid_van(maskers, 0) is not None:
        return -1
    return reduce(or_, (nodig | tegen for nodig, tegen in maskers), 0)


def _alle_takken(bank: Gevallen) -> Iterator[Tak]:
    for afgeleid in bank.afgeleid:
        yield from afgeleid.ja
        yield from afgeleid.nee
    for geval in bank.regels:
        yield from geval.takken
