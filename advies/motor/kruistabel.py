"""From what is known to the cases that it touches: the status of every rule in time that hardly grows with their number.

The masks of `maskers.py` stand here crosswise. Each branch of a rule has a bit, and for a handful of atoms and what is known of
them there is one mask: the branches that then lack a literal, and those that are blocked by its opposite. The masks of all
handfuls together tell the truth of all branches at once, so that a rule costs no look at all the facts, as it would with a
mask of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

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
        self._standen: list[dict[int, int]] = [{} for _ in range(len(self._met) // _HANDVOL)]

    def status(self, bekend: int) -> tuple[bool | None, ...]:
        """Return the truth of every rule.

        Args:
            bekend: mask of the literals that are true.
        """
        geraakt = self._geraakt(bekend)
        geblokkeerd = geraakt >> self._takken
        zeker, uitgesloten = 0, (1 << self._aantal) - 1
        for begin, vol in self._lagen:
            zeker |= vol & ~(geraakt >> begin)
            uitgesloten &= ~(vol & ~(geblokkeerd >> begin))
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
        cijfers = f"{zeker:0{self._aantal}b}"
        uit: list[int] = []
        plaats = cijfers.find("1")
        while plaats >= 0:
            uit.append(self._volgorde[-1 - plaats])
            plaats = cijfers.find("1", plaats + 1)
        return sorted(uit)

    def _geraakt(self, bekend: int) -> int:
        """Return the branches that lack a literal, and above those the ones that are blocked by an opposite."""
        geraakt = 0
        for nummer, stand in enumerate(bekend.to_bytes(len(self._standen), "little")):
            masker = self._standen[nummer].get(stand)
            geraakt |= self._masker(nummer, stand) if masker is None else masker
        return geraakt

    def _masker(self, nummer: int, stand: int) -> int:
        """Return, and keep, the branches that a handful leaves without a literal, and above those the ones that it blocks."""
        begin = nummer * _HANDVOL
        mist = blokkeert = 0
        for plaats in range(_HANDVOL):
            if stand >> plaats & 1:
                blokkeert |= self._met[begin + plaats ^ 1]
            else:
                mist |= self._met[begin + plaats]
        self._standen[nummer][stand] = uit = blokkeert << self._takken | mist
        return uit
