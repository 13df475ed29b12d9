"""The proof of a rule base, each claim of it replayed in the engines before anybody is told (extra `advies[bewijs]`)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from advies.evalueer import Adviseur
from regels.bewijs.bevindingen import Bevinding, StukSleutel, bevindingen, getuigen
from regels.bewijs.bewijzer import Bewijzer
from regels.eisen import Eis
from regels.sleutels import RegelSleutel
from regels.taal import Werkgeheugen


class GetuigeFout(Exception):
    """The engines do not find what the proof says: a defect of this program, never a finding.

    Args:
        naam: the rule or derived fact, and the process.
        geheugen: the facts.
        verwacht: the truth that the proof gives.
        gevonden: the truth that the engines give.
    """

    def __init__(self, naam: StukSleutel, geheugen: Werkgeheugen, verwacht: bool | None, gevonden: bool | None) -> None:
        self.naam, self.geheugen = naam, geheugen
        super().__init__(f"bewijs en motoren verschillen over {naam}: {verwacht} en {gevonden}. Feiten: {geheugen}")


@dataclass(frozen=True, slots=True)
class Bewijs:
    """The outcome of a proof over all facts.

    Args:
        getuigen: how many cases of rules were shown to fire, each with facts that both engines confirmed.
        gevallen: how many cases of rules there are (a rule per process counts once for each process).
        bevindingen: what is wrong; empty when nothing is.
    """

    getuigen: int
    gevallen: int
    bevindingen: tuple[Bevinding, ...]


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
    aantal = 0
    for naam, geheugen in getuigen(bewijzer):
        bevestig(adviseur, geheugen, ((naam, True),))
        aantal += 1
    gevonden = tuple(bevindingen(bewijzer, eisen))
    for bevinding in gevonden:
        bevestig(adviseur, bevinding.getuige, bevinding.verwacht)
    return Bewijs(aantal, len(adviseur.maskers.gevallen.regels), gevonden)


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
