"""Every reading of a rule base that there is here, side by side, for the same rule files and the same facts."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from advies import Samenwerkingsverband
from advies.motor.gevallen import gevallen
from advies.motor.maskers import Beoordeling, Maskermotor
from advies.werkgeheugen import werkgeheugen
from kennisbank.meldingen import InvoerFout
from regels.lezen import lees_regelbank
from regels.logica import voor_proces, waarheid
from regels.sleutels import FeitSleutel, RegelSleutel, feitsleutels
from regels.taal import Regelbank, Werkgeheugen
from tests.onafhankelijk.lezing import ONBEKEND, ONWAAR, WAAR, Lezing

Waarheden = Mapping[str, int]
Oordeel = tuple[Waarheden, Waarheden]
"""The truth of each rule, and of each derived fact."""
_GETAL = {True: WAAR, None: ONBEKEND, False: ONWAAR}
ALLEEN_WAAR = "durable-rules"
"""This engine tells which rules fire and which derived facts are known; of the others it says nothing."""


class Lezingen:
    """The readings of one rule base.

    Args:
        bestanden: the contents of each rule file, by name.
        gemeenten: the most municipalities that a list may have; z3 has to know, where it is installed.

    Raises:
        InvoerFout: the reader refuses the rule base.
    """

    def __init__(self, bestanden: Mapping[str, bytes], gemeenten: int = 6) -> None:
        self.bank = lees_regelbank(bestanden)
        self.onafhankelijk = Lezing(inhoud.decode() for inhoud in bestanden.values())
        vormen = gevallen(self.bank)
        self._regels = [geval.sleutel.in_toets for geval in vormen.regels]
        self._afgeleid = [str(geval.sleutel) for geval in vormen.afgeleid]
        self.motoren: dict[str, Callable[[Werkgeheugen], Oordeel]] = {
            "regels.logica": self._definitie,
            "referentie": self._met(Maskermotor(vormen)),
        }
        self.geweigerd: InvoerFout | None = None
        try:
            self._voeg_durable_toe()
        except InvoerFout as fout:
            self.geweigerd = fout
        if find_spec("z3") is not None:
            from tests.derde_lezing import DerdeLezing

            self.motoren["z3"] = self._met(DerdeLezing(self.bank, gemeenten))

    def _voeg_durable_toe(self) -> None:
        try:
            from advies.motor.durable import Durable
        except ImportError:
            return
        motor = Durable(gevallen(self.bank))

        def lees(geheugen: Werkgeheugen) -> Oordeel:
            vuringen = motor.vuur(geheugen)
            regels = {sleutel.in_toets: WAAR for sleutel in vuringen.regels}
            return regels, {str(feit): _GETAL[ja] for feit, ja in vuringen.afgeleid.items()}

        self.motoren[ALLEEN_WAAR] = lees

    def _met(self, motor: Any) -> Callable[[Werkgeheugen], Oordeel]:
        def lees(geheugen: Werkgeheugen) -> Oordeel:
            uit = motor.beoordeel(geheugen)
            status, afgeleid = uit if isinstance(uit, tuple) else (uit.status, uit.afgeleid)
            return _oordeel(self._regels, status), _oordeel(self._afgeleid, afgeleid)

        return lees

    def _definitie(self, geheugen: Werkgeheugen) -> Oordeel:
        """Evaluate each condition as it stands, without normal form or masks."""
        return definitie(self.bank, geheugen)

    def verschillen(self, feiten: Mapping[str, Any], verwacht: Waarheden | None = None) -> list[str]:
        """Return what each reading says differently, empty when all agree.

        Args:
            feiten: a mapping with the keys of a facts file.
            verwacht: the truth that each rule must have; what the independent reading says when left out.
        """
        eigen = self.onafhankelijk.oordeel(feiten)
        norm = eigen if verwacht is None else (verwacht, eigen[1])
        geheugen = werkgeheugen(Samenwerkingsverband.model_validate(feiten))
        uit = _anders("onafhankelijk", eigen, norm)
        for naam, lees in self.motoren.items():
            uit += _anders(naam, lees(geheugen), norm)
        return uit


def definitie(bank: Regelbank, geheugen: Werkgeheugen) -> Oordeel:
    """Return what `regels.logica` says of each condition, as it stands."""
    afgeleid: dict[FeitSleutel, bool | None] = {}
    for feit in bank.afgeleid:
        for sleutel in feitsleutels(feit.naam, feit.per_proces, bank.processen):
            afgeleid[sleutel] = waarheid(voor_proces(feit.betekent, sleutel.proces), geheugen, afgeleid)
    regels = {
        RegelSleutel(regel.naam, proces).in_toets: _GETAL[waarheid(voor_proces(regel.als, proces), geheugen, afgeleid)]
        for regel in bank.regels
        for proces in (bank.processen if regel.voor_elk_proces else ("",))
    }
    return regels, {str(feit): _GETAL[waar] for feit, waar in afgeleid.items()}


def oordeel_van(beoordeling: Beoordeling) -> Oordeel:
    """Return what the mask engine says, in the words of the independent reading."""
    vormen = beoordeling.motor.gevallen
    return (
        _oordeel([geval.sleutel.in_toets for geval in vormen.regels], beoordeling.status),
        _oordeel([str(geval.sleutel) for geval in vormen.afgeleid], beoordeling.afgeleid),
    )


def _oordeel(namen: list[str], waarden: Sequence[bool | None]) -> Waarheden:
    return {naam: _GETAL[waarde] for naam, waarde in zip(namen, waarden, strict=True)}


def _anders(lezing: str, gevonden: Oordeel, verwacht: Oordeel) -> list[str]:
    regels, afgeleid = verwacht
    if lezing == ALLEEN_WAAR:
        regels = {naam: waar for naam, waar in regels.items() if waar == WAAR}
        afgeleid = {naam: waar for naam, waar in afgeleid.items() if waar != ONBEKEND}
    return [
        f"{lezing}: {naam} is {_woord(dit.get(naam))}, verwacht is {_woord(dat.get(naam))}"
        for dit, dat in ((gevonden[0], regels), (gevonden[1], afgeleid))
        for naam in sorted(dit.keys() | dat.keys())
        if dit.get(naam) != dat.get(naam)
    ]


def _woord(waar: int | None) -> str:
    return {WAAR: "waar", ONBEKEND: "onbekend", ONWAAR: "onwaar", None: "niet genoemd"}[waar]
