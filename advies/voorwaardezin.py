"""Conditions in Dutch: what a rule asks, for a reader who does not program."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import assert_never

from advies.verwoording import feitnaam, getal, procesnaam
from kennisbank.meldingen import opsomming
from kennisbank.vocabulaire import FeitDefinitie
from regels.sleutels import DIT, FeitSleutel
from regels.taal import (
    SCHAAL,
    AantalWaarden,
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
        veld = next(veld for veld in self._feiten["gemeenten"].velden if veld.veld == atoom.feit.naam)
        yield diepte, f"{veld.kort}: {_grens(atoom.grens, waar)} {getal(atoom.getal)} {veld.eenheid}"

    def _atoom(self, atoom: Atoom, waar: bool) -> str:
        match atoom:
            case Gelijk(feit, "ja") if self._is_ja_nee(feit):
                return self._ja_nee(feit, waar)
            case Gelijk(feit, waarde):
                return f"{self._kort(feit)}: {'' if waar else 'niet '}{self._waarde(feit, waarde)}"
            case EenVan(feit, waarden):
                namen = [self._waarde(feit, waarde) for waarde in waarden]
                tekst = opsomming(namen) if waar else opsomming([f"niet {naam}" for naam in namen], "en")
                return f"{self._kort(feit)}: {tekst}"
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

    def _is_ja_nee(self, feit: FeitSleutel) -> bool:
        return feit.naam in self._afgeleid or self._feiten[feit.naam].soort == "ja_nee"

    def _ja_nee(self, feit: FeitSleutel, waar: bool) -> str:
        woorden = self._afgeleid.get(feit.naam) or self._feiten[feit.naam]
        return (woorden.ja if waar else woorden.nee).replace("{proces}", _proces(feit))

    def _kort(self, feit: FeitSleutel) -> str:
        definitie: FeitDefinitie = self._feiten[feit.naam]
        return feitnaam(definitie, feit.proces)

    def _waarde(self, feit: FeitSleutel, waarde: str) -> str:
        return next(deel.tekst for deel in self._feiten[feit.naam].waarden if deel.waarde == waarde)

    def _eenheid(self, feit: FeitSleutel, grensgetal: int) -> str:
        definitie = self._feiten[feit.naam]
        return definitie.eenheid_enkelvoud if grensgetal == SCHAAL else definitie.eenheid


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
