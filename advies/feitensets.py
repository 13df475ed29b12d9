"""The smallest sets of unknown facts that can make something certain, as masks with a bit for each fact.

A set of facts is one integer: sets are united, and compared, in a single step. The facts that come first when sorted have the
highest bits, so that of two sets of one size the greater integer is the one that comes first.
"""

from __future__ import annotations

from typing import NamedTuple

from advies.evaluatie import Evaluatie
from advies.motor.gevallen import Gevallen
from advies.motor.maskers import Maskermotor
from regels.logica import Literaal, Tak, verwijzingen
from regels.sleutels import AANTAL_GEMEENTEN, FeitSleutel
from regels.taal import ErIsGemeente, Gelijk

HOOGSTENS_BESLISSEND = 6
"""The number of smallest sets of facts that an open advice shows."""
_HOOGSTENS_COMBINATIES = 64


class Deeltak(NamedTuple):
    """A branch of a condition, as far as the choice of facts needs it.

    Args:
        tegen: mask of the opposites of the literals that it needs.
        feiten: the facts of its literals over one given fact, of which a fact that is known decides.
        overig: its other literals, which rest on more facts or on what is known of each municipality.
    """

    tegen: int
    feiten: int
    overig: tuple[Literaal, ...]


class Feitnummers:
    """The bit of each fact that a rule base speaks of, and its branches in those terms; made once for an engine.

    Args:
        motor: the engine, with the rule base.
    """

    def __init__(self, motor: Maskermotor) -> None:
        self._motor = motor
        genoemd = {AANTAL_GEMEENTEN} | {
            feit for literaal in _literalen(motor.gevallen) for feit in sleutels_van(literaal)
        }
        self.sleutels: tuple[FeitSleutel, ...] = tuple(sorted(genoemd, reverse=True))
        self.teksten: tuple[str, ...] = tuple(map(str, self.sleutels))
        self.bits = {sleutel: 1 << plaats for plaats, sleutel in enumerate(self.sleutels)}
        self._afgeleid = motor.afgeleid_op_sleutel.keys()
        regels, afgeleid = motor.gevallen.regels, motor.gevallen.afgeleid
        # The branches of the rule base live as long as the engine, so what they are is known by where they are.
        self._eigen = {
            id(deel) for deel in (*(g.takken for g in regels), *(v for g in afgeleid for v in (g.ja, g.nee)))
        }
        self._delen: dict[int, tuple[Deeltak, ...]] = {}

    def masker(self, sleutels: list[FeitSleutel]) -> int:
        """Return facts of the rule base as a mask."""
        uit = 0
        for sleutel in sleutels:
            uit |= self.bits[sleutel]
        return uit

    def feiten(self, masker: int) -> tuple[FeitSleutel, ...]:
        """Return the facts of a mask, sorted."""
        return tuple([self.sleutels[plaats] for plaats in _plaatsen(masker)])

    def namen(self, masker: int) -> tuple[str, ...]:
        """Return the facts of a mask as text, sorted as the facts are."""
        return tuple([self.teksten[plaats] for plaats in _plaatsen(masker)])

    def plaatsen(self, masker: int) -> list[int]:
        """Return the places of the facts of a mask, sorted as the facts are."""
        return _plaatsen(masker)

    def delen(self, vormen: tuple[Tak, ...]) -> tuple[Deeltak, ...]:
        """Return branches in terms of facts; those of the rule base are worked out once."""
        bekend = self._delen.get(id(vormen))
        if bekend is None:
            bekend = tuple([self._deel(tak) for tak in vormen])
            if id(vormen) in self._eigen:
                self._delen[id(vormen)] = bekend
        return bekend

    def _deel(self, tak: Tak) -> Deeltak:
        feiten, overig = 0, dict[Literaal, None]()
        for literaal in tak:
            genoemd = set(verwijzingen(literaal.atoom))
            if len(genoemd) != 1 or isinstance(literaal.atoom, ErIsGemeente) or genoemd & self._afgeleid:
                overig[literaal] = None
            else:
                feiten |= self.bits[genoemd.pop()]
        return Deeltak(self._motor.masker(tak)[1], feiten, tuple(overig))


class Feitensets:
    """Tells, for one evaluation, which smallest sets of unknown facts can make something certain.

    Args:
        evaluatie: the partnership, evaluated.
    """

    def __init__(self, evaluatie: Evaluatie) -> None:
        self._motor, self._beoordeling = evaluatie.motor, evaluatie.beoordeling
        self._bekend = evaluatie.beoordeling.bekend
        self.nummers = self._motor.onthoud("feitnummers", "", lambda: Feitnummers(self._motor))
        bekend = 0
        for sleutel in evaluatie.geheugen:
            bekend |= self.nummers.bits.get(sleutel, 0)
        self.onbekend = ~bekend
        """The facts of which nothing is known, as a mask."""
        self._per_literaal: dict[int, list[int]] = {}
        self._per_vorm: dict[int, tuple[tuple[int, ...], int]] = {}

    def beslissend(self, vormen: tuple[Tak, ...]) -> tuple[int, ...]:
        """Return the sets that make a rule certain that is open, the smallest first, at most `HOOGSTENS_BESLISSEND`.

        Args:
            vormen: the branches of the rule, which live as long as this does.
        """
        return self.open(vormen)[0]

    def open(self, vormen: tuple[Tak, ...]) -> tuple[tuple[int, ...], int]:
        """Return what can settle a rule that is open.

        Args:
            vormen: the branches of the rule, which live as long as this does.

        Returns:
            The sets of `beslissend`, and the literals of which one that is true excludes the rule; 0 where it takes more.
        """
        delen, tegen = self.nummers.delen(vormen), 0
        if len(delen) == 1:
            tegen, feiten, overig = delen[0]
            if not overig:  # as of most rules: what is not known of its one branch
                return () if tegen & self._bekend else (feiten & self.onbekend,), tegen
        bekend = self._per_vorm.get(id(vormen))
        if bekend is None:
            bekend = self._per_vorm[id(vormen)] = tuple(self._sets(delen)[:HOOGSTENS_BESLISSEND]), tegen
        return bekend

    def van_literaal(self, literaal: Literaal) -> list[int]:
        """Return the sets that make a literal true that is not decided, the smallest first."""
        bit = self._motor.bit(literaal)
        bekend = self._per_literaal.get(bit)
        if bekend is None:
            atoom = literaal.atoom
            geval = self._motor.afgeleid_op_sleutel.get(atoom.feit) if isinstance(atoom, Gelijk) else None
            if geval is not None:
                bekend = self._sets(self.nummers.delen(geval.ja if literaal.waar else geval.nee))
            else:
                genoemd = self.nummers.masker(sleutels_van(literaal))
                # A list of municipalities can be known and still lack what is asked of each.
                bekend = [genoemd & self.onbekend or genoemd]
            self._per_literaal[bit] = bekend
        return bekend

    def _sets(self, delen: tuple[Deeltak, ...]) -> list[int]:
        uit: list[int] = []
        for tegen, feiten, overig in delen:
            if tegen & self._bekend:
                continue
            if overig:
                uit += self._van_tak(feiten & self.onbekend, overig)
            else:
                uit.append(feiten & self.onbekend)
        return _kleinste(uit)

    def _van_tak(self, feiten: int, overig: tuple[Literaal, ...]) -> list[int]:
        uit = [feiten]
        for literaal in overig:
            if self._beoordeling.is_waar(literaal) is None:
                uit = _kleinste([links | rechts for links in uit for rechts in self.van_literaal(literaal)])
        return uit


def _kleinste(sets: list[int]) -> list[int]:
    """Return the sets that contain no other, smallest first, in a fixed order."""
    if len(sets) < 2:
        return sets
    uit: list[int] = []
    for deel in sorted(set(sets), key=_orde):
        if len(uit) >= _HOOGSTENS_COMBINATIES:
            break
        if not any(kleiner & deel == kleiner for kleiner in uit):
            uit.append(deel)
    return uit


def _orde(deel: int) -> tuple[int, int]:
    return deel.bit_count(), -deel


def _plaatsen(masker: int) -> list[int]:
    """Return the positions of the bits of a mask, the highest first."""
    uit: list[int] = []
    while masker:
        plaats = masker.bit_length() - 1
        uit.append(plaats)
        masker ^= 1 << plaats
    return uit


def sleutels_van(literaal: Literaal) -> list[FeitSleutel]:
    """Return the facts that a literal speaks of; whether no municipality is so also rests on how many there are."""
    sleutels = list(verwijzingen(literaal.atoom))
    if isinstance(literaal.atoom, ErIsGemeente) and not literaal.waar:
        sleutels.append(AANTAL_GEMEENTEN)
    return sleutels


def _literalen(bank: Gevallen) -> list[Literaal]:
    vormen = [
        *(geval.takken for geval in bank.regels),
        *(deel for geval in bank.afgeleid for deel in (geval.ja, geval.nee)),
    ]
    return [literaal for vorm in vormen for tak in vorm for literaal in tak]
