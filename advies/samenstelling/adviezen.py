"""One advice: what its rule says of this partnership, with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from advies.afleiding import Afleiding, Stap
from advies.antwoord import Advies, Status
from advies.evaluatie import Evaluatie
from advies.motor.gevallen import Geval
from advies.woorden.regelteksten import heeft_plekken, vul_in
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
    over = afleiding.evaluatie.motor.onthoud("over", id(geval), lambda: _over(geval))
    return stel_uit(Advies, _Later(geval, status, afleiding), status=status, regel=geval.regel.naam, over=over)


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
            case "afleiding" | "omdat":
                stappen = self._stappen()
                gegeven: dict[str, Stap] = {}
                for stap in stappen:
                    if stap.omdat:
                        gegeven |= {deel.feit: deel for deel in stap.gegeven()}
                    else:
                        gegeven[stap.feit] = stap
                return {"afleiding": stappen, "omdat": tuple(gegeven.values())}
            case "beslissend":
                sets = self.afleiding.sets if self.status == "open" else None
                delen = sets.beslissend(self.geval.takken) if sets is not None else ()
                return {"beslissend": tuple(map(sets.nummers.namen, delen)) if sets is not None else ()}
            case _:
                vast = self.afleiding.evaluatie.motor.onthoud("advies", id(self.geval), self._vast)
                if naam in vast or naam == "tijd":
                    return {**vast, "tijd": self.afleiding.tijd(self.geval)}
                return self._woorden(advies)

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

    def _vast(self) -> Mapping[str, object]:
        """Return what an advice says whatever the facts are."""
        regel, woorden = self.geval.regel, self.afleiding.vaste_woorden(self.geval)
        vast: dict[str, object] = {
            "soort": regel.soort,
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
        if woorden is not None:
            vast |= {"titel": woorden.titel, "tekst": woorden.tekst, "kanttekening": woorden.kanttekening}
        if not heeft_plekken(regel.uitleg):
            vast["uitleg"] = regel.uitleg
        return vast


def _over(geval: Geval) -> Mapping[str, str]:
    proces = over_proces(geval.regel, geval.proces)
    return FrozenDict(proces=proces) if proces else _NIETS


def zeker_advies(geval: Geval, evaluatie: Evaluatie) -> Advies:
    """Return the advice of a rule that is certain for a partnership."""
    return maak_advies(geval, "zeker", Afleiding(evaluatie))
