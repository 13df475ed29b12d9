"""From rows to the names of what applies, row by row; and which rows both engines work out again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from advies.evaluatie import Evaluatie
from advies.evalueer import Adviseur, weiger_tegenspraak
from advies.motor.gevallen import Gevallen
from advies.motor.maskers import Beoordeling
from advies.tabel.lezen import Uitkomst
from advies.tabel.rij import Gelezen
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout

Melden = Callable[[InvoerFout], None]
"""Tells what is wrong with a row."""


class Steekproef(NamedTuple):
    """The rows that are worked out again, by their number among the rows that are right, from 0.

    Args:
        eerste: this many rows at the beginning.
        elke: and each row whose number is a multiple of this.
    """

    eerste: int = 100
    elke: int = 1000

    def neemt(self, nummer: int) -> bool:
        """Return whether a row is one of them."""
        return nummer < self.eerste or nummer % self.elke == 0


@dataclass(frozen=True, slots=True)
class Kortregel:
    """What applies to one partnership of a table: a line of JSON lines, a row of CSV or Parquet.

    Names are those of `advies rules`; with the ict process after a point for a rule that is answered for each process, such
    as `mag_uitbesteden.technisch_beheer`.

    Args:
        bestand: name of the file.
        rij: the place in the file, from 1: the line of JSON lines, the row of a CSV (its heads are row 1) or of Parquet.
        naam: name of the partnership; empty when it is not given.
        zeker: the rules that certainly apply.
        open: with `--alles`: the rules that an unknown fact leaves open. Without it None.
        uitgesloten: with `--alles`: the rules that certainly do not apply. Without it None.
    """

    bestand: str
    rij: int
    naam: str
    zeker: tuple[str, ...]
    open: tuple[str, ...] | None = None
    uitgesloten: tuple[str, ...] | None = None


@dataclass(slots=True)
class Telling:
    """What a run came across.

    Args:
        goed: rows that are right.
        nagerekend: rows of the sample.
        onvervuld: how often certain advice says that something must be done.
    """

    goed: int = 0
    nagerekend: int = 0
    onvervuld: int = 0


def kolomnamen(bank: Gevallen) -> list[str]:
    """Return the name of each case of a rule: the rule, and the process after a point."""
    return [str(geval.sleutel) for geval in bank.regels]


def is_advies(bank: Gevallen) -> list[bool]:
    """Return for each case of a rule whether it is advice; a contradiction is none."""
    return [geval.regel.soort != "tegenspraak" for geval in bank.regels]


def moet(bank: Gevallen) -> list[bool]:
    """Return for each case of a rule whether it is advice that must be followed."""
    return [geval.regel.soort != "tegenspraak" and geval.regel.sterkte == "moet" for geval in bank.regels]


class Rijbeoordelaar:
    """Evaluates rows one by one: the mask engine on all, both engines on the sample.

    Args:
        adviseur: evaluates the facts.
        steekproef: the rows on which the second engine of `adviseur` runs too.
        alles: whether what is open or excluded is told as well.
        meld: tells what is wrong with a row.
    """

    def __init__(self, adviseur: Adviseur, steekproef: Steekproef, *, alles: bool, meld: Melden) -> None:
        bank = adviseur.maskers.gevallen
        self._adviseur = adviseur
        self._steekproef = steekproef
        self._alles = alles
        self._meld = meld
        self._namen = kolomnamen(bank)
        self._adviezen = [nummer for nummer, ja in enumerate(is_advies(bank)) if ja]
        self._moet = moet(bank)
        self._tegenspraak = frozenset(nummer for nummer, ja in enumerate(is_advies(bank)) if not ja)
        self.telling = Telling()

    def regels(self, rijen: Iterable[Uitkomst]) -> Iterator[Kortregel]:
        """Yield what applies to each row that is right.

        Args:
            rijen: the rows.

        Raises:
            MotorVerschil: the engines differ on a row of the sample.
        """
        for rij in rijen:
            try:
                if isinstance(rij, InvoerFout):
                    raise rij
                yield self._regel(rij)
            except InvoerFout as fout:
                self._meld(fout)

    def _regel(self, rij: Gelezen) -> Kortregel:
        telling = self.telling
        in_steekproef = self._steekproef.neemt(telling.goed)
        beoordeling = self._beoordeel(rij, in_steekproef)
        zeker = beoordeling.zeker()
        if not self._tegenspraak.isdisjoint(zeker):
            weiger_tegenspraak(Evaluatie("", rij.geheugen, rij.plekken(), beoordeling))
        telling.goed += 1
        telling.nagerekend += in_steekproef
        telling.onvervuld += sum([self._moet[nummer] for nummer in zeker])
        namen = tuple([self._namen[nummer] for nummer in zeker])
        if not self._alles:
            return Kortregel(rij.bestand, rij.rij, rij.naam, namen)
        status = beoordeling.status
        open_, uitgesloten = (
            tuple(self._namen[nummer] for nummer in self._adviezen if status[nummer] is waar) for waar in (None, False)
        )
        return Kortregel(rij.bestand, rij.rij, rij.naam, namen, open_, uitgesloten)

    def _beoordeel(self, rij: Gelezen, in_steekproef: bool) -> Beoordeling:
        """Return the truth of every rule; of a row of the sample from its facts, after the engines agreed."""
        if in_steekproef:
            return self._adviseur.beoordeel(rij.geheugen)
        maskers = self._adviseur.maskers
        return maskers.beoordeel(rij.geheugen) if rij.literalen is None else maskers.beoordeel_bij(rij.literalen)
