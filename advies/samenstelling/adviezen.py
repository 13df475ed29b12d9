"""One advice: what its rule says of this partnership, with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from advies.afleiding import Afleiding, Stap
from advies.antwoord import Advies, Status
from advies.evaluatie import Evaluatie
from advies.motor.gevallen import Geval
from advies.woorden.regelteksten import vul_in
from kennisbank.frozen import FrozenDict, freeze
from kennisbank.lean import dataclass, stel_uit
from regels.logica import over_proces
from regels.taal import Sterkte

_NIETS: Mapping[str, str] = FrozenDict()


def zwaarte(sterkte: Sterkte) -> int:
    """Return the place of an advice in the order in which advice is told, by its strength."""
    match sterkte:
        case "moet":
            return 0
        case "zou_moeten":
            return 1
        case "waargenomen_vaker":
            return 2
        case "waargenomen_eens":
            return 3
        case "mag":
            return 4
        case "definitie":
            return 5
        case _:
            assert_never(sterkte)


def maak_advies(geval: Geval, status: Status, afleiding: Afleiding) -> Advies:
    """Return the advice of one rule; its words and reasons are made when somebody reads them."""
    return stel_uit(Advies, _Later(geval, status, afleiding), status=status, regel=geval.regel.naam)


@dataclass(frozen=True, slots=True)
class _Later:
    """What an advice says of this partnership.

    Args:
        geval: its rule.
        status: how certain it is.
        afleiding: explains the rules of this partnership.
    """

    geval: Geval
    status: Status
    afleiding: Afleiding

    def __call__(self, advies: Advies, naam: str) -> Mapping[str, object]:
        """Return a field by its name, and what was made with it."""
        match naam:
            case "afleiding":
                return {"afleiding": self._stappen()}
            case "omdat":
                gegeven = {stap.feit: stap for deel in advies.afleiding for stap in deel.gegeven()}
                return {"omdat": tuple(gegeven.values())}
            case "beslissend":
                sets = self.afleiding.beslissend(self.geval) if self.status == "open" else ()
                return {"beslissend": tuple(tuple(map(str, deel)) for deel in sets)}
            case "tijd":
                return {"tijd": self.afleiding.tijd(self.geval)}
            case "titel" | "tekst" | "uitleg" | "kanttekening":
                return self._woorden(advies)
            case _:
                return self.afleiding.evaluatie.motor.onthoud("advies", id(self.geval), lambda: _vast(self.geval))

    def _stappen(self) -> tuple[Stap, ...]:
        match self.status:
            case "zeker":
                return self.afleiding.waarom(self.geval)
            case "uitgesloten":
                return self.afleiding.waarom_niet(self.geval)
            case "open":
                return self.afleiding.alvast(self.geval)
            case _:
                assert_never(self.status)

    def _woorden(self, advies: Advies) -> Mapping[str, str]:
        regel, evaluatie = self.geval.regel, self.afleiding.evaluatie
        woorden = self.afleiding.vaste_woorden(self.geval)
        if woorden is None:
            woorden = self.afleiding.woorden(self.geval, advies.afleiding if self.status == "zeker" else ())
        return {
            "titel": woorden.titel,
            "tekst": woorden.tekst,
            "kanttekening": woorden.kanttekening,
            "uitleg": vul_in(regel.uitleg, self.geval.proces, evaluatie.geheugen, evaluatie.feiten),
        }


def _vast(geval: Geval) -> Mapping[str, object]:
    """Return what an advice says whatever the facts are."""
    regel = geval.regel
    proces = over_proces(regel, geval.proces)
    return {
        "regel": regel.naam,
        "soort": regel.soort,
        "over": FrozenDict(proces=proces) if proces else _NIETS,
        "sterkte": regel.sterkte,
        "grond": regel.grond,
        "bron": freeze([bron.als_json() for bron in regel.bron]),
        "bron_tekst": tuple(bron.tekst for bron in regel.bron),
        "fase": regel.fase,
        "wie": regel.wie,
        "aanbevelingen": regel.aanbevelingen,
        "conclusie": FrozenDict({regel.dan.over: regel.dan.waarde}) if regel.dan else _NIETS,
        "laag": regel.laag,
    }


def zeker_advies(geval: Geval, evaluatie: Evaluatie) -> Advies:
    """Return the advice of a rule that is certain for a partnership."""
    return maak_advies(geval, "zeker", Afleiding(evaluatie))
