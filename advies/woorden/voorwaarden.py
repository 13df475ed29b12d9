"""Conditions in Dutch: what a rule asks, for a reader who does not program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from advies.woorden.feiten import feitnaam, getal
from advies.woorden.processen import procesnaam
from kennisbank.feitsoorten import Getal, JaNee, keuzewaarden
from kennisbank.meldingen import opsomming
from kennisbank.vocabulaire import FeitDefinitie
from regels.sleutels import DIT, FeitSleutel
from regels.taal import (
    PROCES,
    SCHAAL,
    AantalWaarden,
    AfgeleidFeit,
    Alle,
    Atoom,
    Bevat,
    EenVan,
    EenVanDe,
    ErIsGemeente,
    Gelijk,
    Niet,
    Regelbank,
    Vergelijk,
    Verschilt,
    Voorwaarde,
)

Zin = tuple[int, str]


class Voorwaardezinnen:
    """Writes conditions in Dutch.

    Args:
        bank: the rule base with the words for facts and derived facts.
    """

    def __init__(self, bank: Regelbank) -> None:
        self._feiten = bank.vocabulaire.feiten
        self._velden = bank.vocabulaire.velden
        self._afgeleid = {feit.naam: feit for feit in bank.afgeleid}

    def van(self, voorwaarde: Voorwaarde) -> tuple[Zin, ...]:
        """Return the condition as lines, each with its depth; lines of one depth must all hold."""
        return tuple(_zinnen(voorwaarde, True, 0, 0, self._van_atoom))

    def _van_atoom(self, atoom: Atoom, waar: bool, diepte: int) -> Iterator[Zin]:
        if isinstance(atoom, ErIsGemeente):
            yield diepte, "er is een gemeente met:" if waar else "er is geen gemeente met:"
            yield from _zinnen(atoom.voorwaarde, True, diepte + 1, diepte + 1, self._gemeente)
        else:
            yield diepte, self._atoom(atoom, waar)

    def _gemeente(self, atoom: Atoom, waar: bool, diepte: int) -> Iterator[Zin]:
        assert isinstance(atoom, Vergelijk), f"a municipality has no {atoom}"
        veld = self._velden[atoom.feit.naam]
        assert isinstance(veld.soort, Getal)
        yield diepte, f"{veld.kort}: {_grens(atoom.grens, waar)} {getal(atoom.getal)} {veld.soort.eenheid}"

    def _atoom(self, atoom: Atoom, waar: bool) -> str:
        match atoom:
            case Gelijk(feit, waarde) if feit.naam == PROCES:
                return f"dit ict-proces is {'' if waar else 'niet '}{procesnaam(waarde)}"
            case Gelijk(feit, waarde):
                woorden = self._uitspraken(feit)
                if woorden is not None:
                    return (woorden.ja if waar else woorden.nee).replace("{proces}", _proces(feit))
                return f"{self._kort(feit)}: {self._waarden(feit, (waarde,), waar)}"
            case EenVan(feit, waarden):
                return f"{self._kort(feit)}: {self._waarden(feit, waarden, waar)}"
            case Vergelijk(feit, grens, grensgetal):
                eenheid = self._eenheid(feit, grensgetal)
                return f"{self._kort(feit)}: {_grens(grens, waar)} {getal(grensgetal)} {eenheid}"
            case Bevat(feit, waarde):
                return f"{self._kort(feit)}: {'met' if waar else 'zonder'} {self._waarde(feit, waarde)}"
            case AantalWaarden(feit, grens, aantal):
                return f"{self._kort(feit)}: {_grens(grens, waar)} {aantal} gekozen"
            case Verschilt(links, rechts):
                verschil = "verschillen" if waar else "zijn gelijk"
                return f"{self._kort(links)} en {self._kort(rechts)} {verschil}"
            case ErIsGemeente():
                return "er is een gemeente" if waar else "er is geen gemeente"
            case _:
                assert_never(atoom)

    def _uitspraken(self, feit: FeitSleutel) -> JaNee | AfgeleidFeit | None:
        """Return what has a statement for yes and one for no; None for a fact that has neither."""
        afgeleid = self._afgeleid.get(feit.naam)
        if afgeleid is not None:
            return afgeleid
        soort = self._feiten[feit.naam].soort
        return soort if isinstance(soort, JaNee) else None

    def _kort(self, feit: FeitSleutel) -> str:
        definitie: FeitDefinitie = self._feiten[feit.naam]
        return feitnaam(definitie, feit.proces)

    def _waarden(self, feit: FeitSleutel, waarden: tuple[str, ...], waar: bool) -> str:
        """Return one of the values, or something else; many a value has "niet" of its own, so that is not how it is denied."""
        namen = opsomming([self._waarde(feit, waarde) for waarde in waarden])
        return namen if waar else f"iets anders dan {namen}"

    def _waarde(self, feit: FeitSleutel, waarde: str) -> str:
        return next(deel.tekst for deel in keuzewaarden(self._feiten[feit.naam].soort) if deel.waarde == waarde)

    def _eenheid(self, feit: FeitSleutel, grensgetal: int) -> str:
        soort = self._feiten[feit.naam].soort
        assert isinstance(soort, Getal)
        return soort.enkelvoud if grensgetal == SCHAAL else soort.eenheid


def _zinnen(
    voorwaarde: Voorwaarde, waar: bool, diepte: int, boven: int, van_atoom: Callable[[Atoom, bool, int], Iterator[Zin]]
) -> Iterator[Zin]:
    """Yield the lines of a condition.

    Args:
        voorwaarde: the condition.
        waar: whether it is asserted or denied.
        diepte: the depth of its lines.
        boven: the depth at which conditions that must all hold need no line above them.
        van_atoom: gives the lines of an atom, asserted or denied, at a depth.
    """
    match voorwaarde:
        case Niet(deel):
            yield from _zinnen(deel, not waar, diepte, boven, van_atoom)
        case Alle((deel,)) | EenVanDe((deel,)):
            yield from _zinnen(deel, waar, diepte, boven, van_atoom)
        case Alle(delen) | EenVanDe(delen):
            alle = isinstance(voorwaarde, Alle) == waar
            if not alle:
                yield diepte, "minstens één van deze:"
            elif diepte > boven:
                yield diepte, "al deze:"
            onder = diepte if alle and diepte == boven else diepte + 1
            for deel in delen:
                yield from _zinnen(deel, waar, onder, boven, van_atoom)
        case _:
            yield from van_atoom(voorwaarde, waar, diepte)


def _proces(feit: FeitSleutel) -> str:
    return procesnaam(feit.proces or DIT)


def _grens(grens: str, waar: bool) -> str:
    return {
        ("minstens", True): "minstens",
        ("hoogstens", True): "hoogstens",
        ("minstens", False): "minder dan",
        ("hoogstens", False): "meer dan",
    }[grens, waar]
