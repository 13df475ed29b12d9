"""What can still become true or false when more questions are answered: an upper bound that misses nothing.

A literal that is unknown can come out either way as long as a fact that it reads can still be asked; a branch can come true when
each of its literals is true or can be, and false when one of them can be. Whether literals can hold together is not looked at,
so more is called possible than is, never less: what is not possible here, no answers can bring about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set

from advies.motor.maskers import Maskermotor
from kennisbank.lean import dataclass
from regels.logica import Literaal, Tak, verwijzingen
from regels.sleutels import AANTAL_GEMEENTEN, FeitSleutel
from regels.taal import ErIsGemeente, Gelijk, Verschilt

Maskers = tuple[tuple[int, int], ...]
"""Of each branch the literals that it needs, and their opposites."""


@dataclass(frozen=True, slots=True)
class Uitzicht:
    """What is true, and what can become so.

    Args:
        bekend: mask of the literals that are true.
        mogelijk: mask of the literals that are true or can become so.
        vraagbaar: the facts that can still be asked.
    """

    bekend: int
    mogelijk: int
    vraagbaar: frozenset[FeitSleutel]


class Bereik:
    """Tells, for one rule base, what the facts that can still be asked can bring about.

    Args:
        motor: the engine, with the rule base.
    """

    def __init__(self, motor: Maskermotor) -> None:
        self._motor = motor
        self._feiten: dict[int, frozenset[FeitSleutel]] = {}
        self._definities: list[tuple[int, Maskers]] = []
        self._takken: dict[int, Maskers] = {}
        gevallen = motor.gevallen
        self.regels = [_maskers(motor, geval.takken) for geval in gevallen.regels]
        takken = [tak for geval in gevallen.regels for tak in geval.takken]
        takken += [tak for geval in gevallen.afgeleid for tak in (*geval.ja, *geval.nee)]
        afgeleid = {geval.sleutel: geval for geval in gevallen.afgeleid}
        self.samen: dict[int, Verschilt | ErIsGemeente] = {}
        """The conditions that read several facts at once, by the place of their literal."""
        bits: dict[FeitSleutel, int] = {}
        for literaal in (deel for tak in takken for deel in tak):
            bit = motor.bit(literaal) & ~1
            atoom = literaal.atoom
            if isinstance(atoom, Gelijk) and atoom.feit in afgeleid:
                bits[atoom.feit] = bit
            else:
                self._feiten.setdefault(bit, frozenset(_gelezen(literaal)))
                if isinstance(atoom, Verschilt | ErIsGemeente):
                    self.samen[bit] = atoom
        self._grond = tuple(self._feiten.items())
        for geval in gevallen.afgeleid:
            maskers = _maskers(motor, geval.ja)
            if geval.sleutel in bits:
                bit = bits[geval.sleutel]
                self._definities.append((bit, maskers))
                self._takken |= {bit: maskers, bit + 1: _maskers(motor, geval.nee)}
                self._feiten[bit] = frozenset().union(*(self._van(nodig | tegen) for nodig, tegen in maskers))
        self.leest = [frozenset().union(*(self._van(nodig) for nodig, _ in maskers)) for maskers in self.regels]

    def literalen(self, nummer: int) -> int:
        """Return the mask of the literals over given facts that a rule rests on, both sides of each.

        Args:
            nummer: its place among the cases of the engine.
        """
        definities = dict(self._definities)
        uit, open_ = 0, [nodig for nodig, _ in self.regels[nummer]]
        while open_:
            for bit in bits(open_.pop()):
                atoom = bit & ~1
                if atoom in definities and not uit >> atoom & 3:
                    open_ += [nodig for nodig, _ in definities[atoom]]
                uit |= 3 << atoom
        return uit

    def definities(self, nummer: int) -> tuple[tuple[int, Maskers], ...]:
        """Return the derived facts that a rule rests on, each after those it builds on: the place of its literal, its branches.

        Args:
            nummer: its place among the cases of the engine.
        """
        literalen = self.literalen(nummer)
        return tuple((bit, maskers) for bit, maskers in self._definities if literalen >> bit & 1)

    def van_literaal(self, bit: int) -> frozenset[FeitSleutel]:
        """Return the given facts that a literal rests on; `bit` is its place."""
        return self._feiten[bit & ~1]

    def uitzicht(self, bekend: int, vraagbaar: Set[FeitSleutel]) -> Uitzicht:
        """Return what can become true.

        Args:
            bekend: mask of the literals that are true.
            vraagbaar: the facts that can still be asked.
        """
        mogelijk = bekend
        for bit, feiten in self._grond:
            if not bekend >> bit & 3 and not feiten.isdisjoint(vraagbaar):
                mogelijk |= 3 << bit
        for bit, maskers in self._definities:
            if not bekend >> bit & 3:
                mogelijk |= kan_waar(maskers, mogelijk) << bit | kan_onwaar(maskers, mogelijk) << bit + 1
        return Uitzicht(bekend, mogelijk, frozenset(vraagbaar))

    def kan_waar(self, nummer: int, zicht: Uitzicht) -> bool:
        """Return whether a rule is true or can become so; `nummer` is its place among the cases of the engine."""
        return kan_waar(self.regels[nummer], zicht.mogelijk)

    def kan_onwaar(self, nummer: int, zicht: Uitzicht) -> bool:
        """Return whether a rule is false or can become so; `nummer` is its place among the cases of the engine."""
        return kan_onwaar(self.regels[nummer], zicht.mogelijk)

    def vragen(self, nummer: int, zicht: Uitzicht) -> frozenset[FeitSleutel]:
        """Return the facts whose answers can help to decide a rule that is not decided.

        Args:
            nummer: its place among the cases of the engine.
            zicht: what can become true.
        """
        return self.nog_te_weten(nummer, zicht.bekend) & zicht.vraagbaar

    def nog_te_weten(self, nummer: int, bekend: int) -> frozenset[FeitSleutel]:
        """Return the given facts that a rule that is not decided still rests on; of those known, what they leave open.

        Args:
            nummer: its place among the cases of the engine.
            bekend: mask of the literals that are true.
        """
        open_ = (nodig & ~bekend for nodig, tegen in self.regels[nummer] if not tegen & bekend)
        return frozenset().union(*map(self._van, open_))

    def anders(self, nummer: int, zicht: Uitzicht) -> frozenset[FeitSleutel]:
        """Return the facts that can give a rule that is true another ground: what can make a branch true that is not.

        Args:
            nummer: its place among the cases of the engine.
            zicht: what can become true.
        """
        return self._anders(self.regels[nummer], zicht)

    def _anders(self, maskers: Maskers, zicht: Uitzicht) -> frozenset[FeitSleutel]:
        uit: frozenset[FeitSleutel] = frozenset()
        for nodig, _ in maskers:
            if not nodig & ~zicht.bekend:
                diep = (self._takken[bit] for bit in bits(nodig) if bit in self._takken)
                uit = uit.union(*(self._anders(onder, zicht) for onder in diep))
            elif not nodig & ~zicht.mogelijk:
                uit |= self._open(nodig & ~zicht.bekend, zicht)
        return uit

    def _open(self, literalen: int, zicht: Uitzicht) -> frozenset[FeitSleutel]:
        return self._van(literalen) & zicht.vraagbaar

    def _van(self, literalen: int) -> frozenset[FeitSleutel]:
        """Return the given facts that literals rest on."""
        return frozenset().union(*(self._feiten[bit & ~1] for bit in bits(literalen)))


def kan_waar(maskers: Maskers, mogelijk: int) -> bool:
    """Return whether a branch can be true."""
    return any(not nodig & ~mogelijk for nodig, _ in maskers)


def kan_onwaar(maskers: Maskers, mogelijk: int) -> bool:
    """Return whether every branch can be false."""
    return all(tegen & mogelijk for _, tegen in maskers)


def _maskers(motor: Maskermotor, takken: Iterable[Tak]) -> Maskers:
    return tuple(motor.masker(tak) for tak in takken)


def _gelezen(literaal: Literaal) -> Iterator[FeitSleutel]:
    yield from verwijzingen(literaal.atoom)
    if isinstance(literaal.atoom, ErIsGemeente):
        yield AANTAL_GEMEENTEN  # whether the list is complete decides whether there is none


def bits(masker: int) -> Iterator[int]:
    """Yield the places of the literals in a mask."""
    while masker:
        laagste = masker & -masker
        yield laagste.bit_length() - 1
        masker ^= laagste
