"""From what is known to the cases that it touches: the status of every rule in time that hardly grows with their number.

The masks of `maskers.py` stand here crosswise. Each branch of a rule has a bit, and for a handful of atoms and what is known of
them there is one mask: the branches that then lack a literal, and those that are blocked by its opposite. The masks of all
handfuls together tell the truth of all branches at once, so that a rule costs no look at all the facts, as it would with a
mask of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from operator import getitem, or_

from advies.motor.gevallen import Geval
from regels.logica import Literaal

_WAARDE: dict[str, bool | None] = {"0": None, "1": True, "2": False}
_HANDVOL = 8
"""Literals in a handful: those of four atoms, so that a byte of what is known says all of it."""


class Kruistabel:
    """The status of every rule, from a mask of the literals that are true.

    Args:
        regels: the cases of the rules.
        bit: gives the position of the bit of a literal; that of its opposite differs from it in the last bit.
        bits: number of bits of literals.
    """

    def __init__(self, regels: Sequence[Geval], bit: Callable[[Literaal], int], bits: int) -> None:
        # With the most branches first, those that have a second branch, a third, and so on, are each time the first so many.
        volgorde = sorted(range(len(regels)), key=lambda nummer: -len(regels[nummer].takken))
        self._aantal, self._volgorde = len(regels), volgorde
        self._plaatsen = [0] * len(regels)
        for rang, nummer in enumerate(volgorde):
            self._plaatsen[nummer] = len(regels) - 1 - rang
        self._lagen: list[tuple[int, int]] = []
        self._met = [0] * (bits + -bits % _HANDVOL)
        self._takken = 0
        for laag in range(len(regels[volgorde[0]].takken) if regels else 0):
            in_laag = [regels[nummer].takken[laag] for nummer in volgorde if len(regels[nummer].takken) > laag]
            self._lagen.append((self._takken, (1 << len(in_laag)) - 1))
            for plaats, tak in enumerate(in_laag, start=self._takken):
                for literaal in tak:
                    self._met[bit(literaal)] |= 1 << plaats
            self._takken += len(in_laag)
        # Tables that fill themselves, so that to look one up for each byte of what is known takes no step of Python.
        self._handvollen = [
            _Handvol(self._met[begin : begin + _HANDVOL], self._takken) for begin in range(0, len(self._met), _HANDVOL)
        ]

    def status(self, bekend: int) -> tuple[bool | None, ...]:
        """Return the truth of every rule.

        Args:
            bekend: mask of the literals that are true.
        """
        zeker, uitgesloten = self.standen(bekend)
        cijfers = f"{int(f'{zeker:b}', 16) + 2 * int(f'{uitgesloten:b}', 16):0{self._aantal}x}"
        return tuple([_WAARDE[cijfers[plaats]] for plaats in self._plaatsen])

    def zeker(self, bekend: int) -> list[int]:
        """Return the numbers of the rules that are true, the lowest first.

        Args:
            bekend: mask of the literals that are true.
        """
        geraakt, zeker = self._geraakt(bekend), 0
        for begin, vol in self._lagen:
            zeker |= vol & ~(geraakt >> begin)
        return self.nummers(zeker)

    def standen(self, bekend: int) -> tuple[int, int]:
        """Return the rules that are true and those that are false, as masks; see `masker`.

        Args:
            bekend: mask of the literals that are true.
        """
        geraakt = self._geraakt(bekend)
        geblokkeerd = geraakt >> self._takken
        zeker, uitgesloten = 0, (1 << self._aantal) - 1
        for begin, vol in self._lagen:
            zeker |= vol & ~(geraakt >> begin)
            uitgesloten &= ~(vol & ~(geblokkeerd >> begin))
        return zeker, uitgesloten

    def masker(self, nummers: Iterable[int]) -> int:
        """Return rules as a mask with a bit for each, so that what counts for many is one operation.

        Args:
            nummers: the numbers of the rules.
        """
        uit = 0
        for nummer in nummers:
            uit |= 1 << self._aantal - 1 - self._plaatsen[nummer]
        return uit

    def nummers(self, masker: int) -> list[int]:
        """Return the numbers of the rules of a mask, the lowest first.

        Args:
            masker: the rules.
        """
        cijfers = f"{masker:0{self._aantal}b}"
        uit: list[int] = []
        plaats = cijfers.find("1")
        while plaats >= 0:
            uit.append(self._volgorde[-1 - plaats])
            plaats = cijfers.find("1", plaats + 1)
        return sorted(uit)

    def _geraakt(self, bekend: int) -> int:
        """Return the branches that lack a literal, and above those the ones that are blocked by an opposite."""
        return reduce(or_, map(getitem, self._handvollen, bekend.to_bytes(len(self._handvollen), "little")), 0)


class _Handvol(dict[int, int]):
    """For what can be known of a handful, the branches that it leaves without a literal, and above those the ones that it blocks.

    Args:
        met: for each literal, the branches that need it.
        takken: number of branches.
    """

    __slots__ = ("_met", "_takken")

    def __init__(self, met: Sequence[int], takken: int) -> None:
        super().__init__()
        self._met, self._takken = met, takken

    def __missing__(self, stand: int) -> int:
        mist = blokkeert = 0
        for plaats, takken in enumerate(self._met):
            if stand >> plaats & 1:
                blokkeert |= self._met[plaats ^ 1]
            else:
                mist |= takken
        self[stand] = uit = blokkeert << self._takken | mist
        return uit
