"""The rule base as z3 reads it, for one set of facts: a third engine, to hold against the other two."""

from __future__ import annotations

from typing import Any

import z3

from regels.bewijs.bewijzer import Bewijzer
from regels.bewijs.ruimte import Feitenruimte, Gemeentelijst, Getal, Keuze, Soortgemeente, Veranderlijke, Verzameling
from regels.sleutels import FeitSleutel
from regels.taal import FeitWaarde, GemeenteGegevens, Regelbank, Werkgeheugen

GEMEENTEN = 6


class DerdeLezing:
    """Evaluates a rule base by fixing every fact in z3 and reading the truth of every rule from the model.

    Args:
        bank: the rule base.
        gemeenten: the most municipalities that a list may have.
    """

    def __init__(self, bank: Regelbank, gemeenten: int = GEMEENTEN) -> None:
        self._ruimte = Feitenruimte(bank.vocabulaire, gemeenten)
        bewijzer = Bewijzer(bank, self._ruimte)
        regels = [bewijzer.formule(r.als, proces) for r in bank.regels for proces in bewijzer.processen(r)]
        afgeleid = [bewijzer.afgeleid(f.naam, proces) for f in bank.afgeleid for proces in bewijzer.processen(f)]
        self._aantal = len(regels)
        bits = [
            z3.If(deel, z3.BitVecVal(1, 1), z3.BitVecVal(0, 1))
            for o in (*regels, *afgeleid)
            for deel in (o.waar, o.onwaar)
        ]
        self._code = z3.Concat(*bits) if len(bits) > 1 else bits[0]
        self._bits = len(bits)
        self._bewaard: dict[tuple[FeitSleutel, FeitWaarde | None], z3.BoolRef] = {}
        self._solver = z3.Solver()
        for eisen in self._ruimte.eisen.values():
            self._solver.add(*eisen)

    def beoordeel(self, geheugen: Werkgeheugen) -> tuple[tuple[bool | None, ...], tuple[bool | None, ...]]:
        """Return the truth of the cases of rules, and of derived facts, in the order of the engines.

        Args:
            geheugen: the known facts.
        """
        self._solver.push()
        self._solver.add([self._vast(*paar, geheugen.get(paar[0])) for paar in self._ruimte.veranderlijken.items()])
        assert self._solver.check() == z3.sat, geheugen
        code = self._solver.model().eval(self._code, model_completion=True).as_long()
        self._solver.pop()
        bits = f"{code:0{self._bits}b}"
        waarden = {"10": True, "01": False, "00": None}
        status = tuple(waarden[bits[plaats : plaats + 2]] for plaats in range(0, self._bits, 2))
        return status[: self._aantal], status[self._aantal :]

    def _vast(self, sleutel: FeitSleutel, deel: Veranderlijke, waarde: FeitWaarde | None) -> z3.BoolRef:
        if isinstance(waarde, tuple):
            return z3.And(*stel_vast(deel, waarde))
        if (sleutel, waarde) not in self._bewaard:
            self._bewaard[sleutel, waarde] = z3.And(*stel_vast(deel, waarde))
        return self._bewaard[sleutel, waarde]


def stel_vast(deel: Keuze | Getal | Verzameling | Gemeentelijst, waarde: FeitWaarde | None) -> list[Any]:
    match deel:
        case Keuze(waarden):
            return [_stel(lid, naam == waarde) for naam, lid in waarden.items()]
        case Getal(bekend, stappen, stap):
            if waarde is None:
                return [z3.Not(bekend)]
            assert isinstance(waarde, int)
            assert waarde % stap == 0
            return [bekend, stappen == waarde // stap]
        case Verzameling(bekend, waarden):
            leden = waarde if isinstance(waarde, frozenset) else frozenset()
            return [_stel(bekend, waarde is not None), *(_stel(lid, naam in leden) for naam, lid in waarden.items())]
        case Gemeentelijst(bekend, lengte, soorten):
            lijst = waarde if isinstance(waarde, tuple) else ()
            assert len(lijst) <= len(soorten)
            delen = [_stel(bekend, waarde is not None), lengte == len(lijst)]
            for nummer, soort in enumerate(soorten):
                delen += _vaste_gemeente(soort, lijst[nummer] if nummer < len(lijst) else None)
            return delen


def _vaste_gemeente(soort: Soortgemeente, gemeente: GemeenteGegevens | None) -> list[Any]:
    delen = [_stel(soort.aanwezig, gemeente is not None)]
    for naam, veld in soort.velden.items():
        delen += stel_vast(veld, (gemeente or {}).get(naam))
    return delen


def _stel(deel: z3.BoolRef, waar: bool) -> z3.BoolRef:
    return deel if waar else z3.Not(deel)
