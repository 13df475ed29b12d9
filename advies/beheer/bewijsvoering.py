"""The proof of a rule base, each claim of it replayed in the engines before anybody is told (extra `advies[bewijs]`)."""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from typing import NamedTuple

from advies.evalueer import Adviseur
from kennisbank.lean import dataclass
from kennisbank.meldingen import AdviesFout
from regels.bewijs.bevindingen import Bevinding, StukSleutel, bevindingen, getuigen, getuigen_in_orde
from regels.bewijs.bewijzer import Bewijzer
from regels.eisen import Eis
from regels.sleutels import RegelSleutel
from regels.taal import FeitWaarde, Werkgeheugen


class _Bewering(NamedTuple):
    """Facts, and the truth that each rule or derived fact must have with them."""

    geheugen: Werkgeheugen
    verwacht: tuple[tuple[StukSleutel, bool | None], ...]


class GetuigeFout(AdviesFout):
    """The engines do not find what the proof says: a defect of this program, never a finding.

    Args:
        naam: the rule or derived fact, and the process.
        geheugen: the facts.
        verwacht: the truth that the proof gives.
        gevonden: the truth that the engines give.
    """

    def __init__(self, naam: StukSleutel, geheugen: Werkgeheugen, verwacht: bool | None, gevonden: bool | None) -> None:
        self.naam, self.geheugen = naam, geheugen
        self._waarheden = (verwacht, gevonden)
        super().__init__(f"bewijs en motoren verschillen over {naam}: {verwacht} en {gevonden}. Feiten: {geheugen}")

    def __reduce__(self) -> tuple[type[GetuigeFout], tuple[StukSleutel, Werkgeheugen, bool | None, bool | None]]:
        return type(self), (self.naam, self.geheugen, *self._waarheden)  # its text alone would not make it again


@dataclass(frozen=True, slots=True)
class Bewijs:
    """The outcome of a proof over all facts.

    Args:
        getuigen: how many cases of rules were shown to fire, each with facts that both engines confirmed.
        gevallen: how many cases of rules there are (a rule per process counts once for each process).
        bevindingen: what is wrong; empty when nothing is.
        in_orde: how many recommendations were shown to be in order with some facts, confirmed by both engines.
    """

    getuigen: int
    gevallen: int
    bevindingen: tuple[Bevinding, ...]
    in_orde: int


def bewijs(adviseur: Adviseur, eisen: tuple[Eis, ...]) -> Bewijs:
    """Prove a rule base free of defects, or find them.

    Args:
        adviseur: the evaluator with the rule base; with both engines each witness is replayed in both.
        eisen: the requirements on the rule base as a whole.

    Raises:
        GetuigeFout: the engines do not confirm a witness.
        Onbeslist: z3 did not decide a question in time.
        ImportError: z3 is not installed.
    """
    bewijzer = Bewijzer(adviseur.bank)
    opgaan = [_Bewering(geheugen, ((naam, True),)) for naam, geheugen in getuigen(bewijzer)]
    in_orde = [
        _Bewering(geheugen, tuple((naam, False) for naam in kern)) for _, kern, geheugen in getuigen_in_orde(bewijzer)
    ]
    gevonden = tuple(bevindingen(bewijzer, eisen))
    gebreken = [_Bewering(bevinding.getuige, bevinding.verwacht) for bevinding in gevonden]
    for geheugen, verwacht in _per_geheugen([*opgaan, *in_orde, *gebreken]):
        bevestig(adviseur, geheugen, verwacht)
    return Bewijs(len(opgaan), len(adviseur.maskers.gevallen.regels), gevonden, len(in_orde))


def _per_geheugen(beweringen: Iterable[_Bewering]) -> Iterable[_Bewering]:
    """Return what is claimed, all claims about the same facts as one: the engines need those facts once."""
    uit: dict[object, _Bewering] = {}
    for geheugen, verwacht in beweringen:
        sleutel = frozenset((feit, _vast(waarde)) for feit, waarde in geheugen.items())
        uit[sleutel] = _Bewering(geheugen, (*(uit[sleutel].verwacht if sleutel in uit else ()), *verwacht))
    return uit.values()


def _vast(waarde: FeitWaarde) -> Hashable:
    """Return a value to compare by: a list of municipalities holds what cannot be a key."""
    return tuple(tuple(gemeente.items()) for gemeente in waarde) if isinstance(waarde, tuple) else waarde


def bevestig(adviseur: Adviseur, geheugen: Werkgeheugen, verwacht: Iterable[tuple[StukSleutel, bool | None]]) -> None:
    """Replay facts in the engines and compare with what is claimed about them.

    Args:
        adviseur: the evaluator with the rule base.
        geheugen: the facts.
        verwacht: the truth that each rule or derived fact must have.

    Raises:
        GetuigeFout: a truth differs.
        MotorVerschil: the engines differ from each other.
    """
    beoordeling = adviseur.beoordeel(geheugen)
    bank = beoordeling.motor.gevallen
    status = {geval.sleutel: waar for geval, waar in zip(bank.regels, beoordeling.status, strict=True)}
    afgeleid = {geval.sleutel: waar for geval, waar in zip(bank.afgeleid, beoordeling.afgeleid, strict=True)}
    for naam, waarheid in verwacht:
        gevonden = status[naam] if isinstance(naam, RegelSleutel) else afgeleid[naam]
        if gevonden is not waarheid:
            raise GetuigeFout(naam, geheugen, waarheid, gevonden)
