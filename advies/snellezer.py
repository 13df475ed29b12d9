"""Quickly from plain values to known facts, when they are plainly right; otherwise the reader of facts files decides.

What the quick reader takes, the models take too, with the same outcome (tests compare them). What it does not know it leaves
to them, so that facts are refused or taken in one way, with the same messages. It needs no pydantic, which takes longer to
load than all the rest of a run.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, NamedTuple, assert_never
from unicodedata import is_normalized

from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import Feitsoort, Gemeenten, Getal, JaNee, Keuze, Meerkeuze, Veld, Veldsoort, VrijeTekst
from kennisbank.getypt import HOOGSTENS_NAAM, HOOGSTENS_TOELICHTING, gemeentesleutel, is_onbekend
from kennisbank.lagen import per_lagen
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel, feitsleutels
from regels.taal import SCHAAL, FeitWaarde, Werkgeheugen

VRIJ = ("naam", "toelichting")
GETAL = r"[0-9]{1,9}(\.([0-9]{1,2}|[0-9]{4}))?"
"""A number that can be read in one way only: with three digits after the point it may be a thousand."""
ONBEKEND = ("", "onbekend")

_GETAL = re.compile(GETAL)


class _Twijfel:
    """Says that the quick reader does not know a value; the reader of facts files decides."""


TWIJFEL: Final = _Twijfel()
Cellezer = Callable[[Any], "FeitWaarde | _Twijfel | None"]


class _Lezing(NamedTuple):
    """How cells of a fact are read.

    Args:
        teksten: what each text says, of a fact whose texts can be looked up; None for unknown. Empty for another.
        lees: reads any other value.
    """

    teksten: Mapping[str, FeitWaarde | None]
    lees: Cellezer


@per_lagen
def feitkolommen() -> Mapping[str, FeitDefinitie]:
    """Return the fact of each key of working memory: `fase`, `uitvoering.technisch_beheer`."""
    uit: dict[str, FeitDefinitie] = {}
    for feit in vocabulaire().feiten.values():
        for sleutel in feitsleutels(feit.naam, feit.per_proces, catalogus().processen):
            uit[str(sleutel)] = feit
    return MappingProxyType(uit)


@per_lagen
def vrije_kolommen() -> frozenset[str]:
    """Return the columns of free text: the name, and what is noted at the whole or at a fact per process."""
    return frozenset(
        [
            *VRIJ,
            *(str(FeitSleutel(feit.naam, "toelichting")) for feit in vocabulaire().feiten.values() if feit.per_proces),
        ]
    )


def hoogstens_gemeenten() -> int:
    """Return how many municipalities a list may hold: as many as `aantal_gemeenten` may say, as in the model."""
    return vocabulaire().hoogstens_gemeenten


class Snellezer:
    """Reads facts; made once, used for every file and row."""

    def __init__(self) -> None:
        self._sleutels = {sleutel: FeitSleutel.lees(sleutel) for sleutel in feitkolommen()}
        lezingen = {sleutel: _lezer(feit.soort) for sleutel, feit in feitkolommen().items()}
        self._lezers = {sleutel: lezing.lees for sleutel, lezing in lezingen.items()}
        self._teksten = {sleutel: lezing.teksten for sleutel, lezing in lezingen.items() if lezing.teksten}
        processen = [*catalogus().processen, "toelichting"]
        self._genest = {
            feit.naam: {deel: str(FeitSleutel(feit.naam, deel)) for deel in processen}
            for feit in vocabulaire().feiten.values()
            if feit.per_proces
        }
        self._vrij = vrije_kolommen()

    def lees(self, waarden: Mapping[str, Any]) -> dict[FeitSleutel, FeitWaarde] | None:
        """Return the known facts; None when the quick reader does not know whether they are right.

        Args:
            waarden: what was given, by name of the fact or by key in working memory (`uitvoering.technisch_beheer`).
        """
        geheugen: dict[FeitSleutel, FeitWaarde] = {}
        return geheugen if self._snel(waarden, geheugen) and _gemeenten_kloppen(geheugen) else None

    def lees_deels(
        self, waarden: Mapping[str, Any], cellen: Mapping[tuple[str, str], int]
    ) -> tuple[int, dict[FeitSleutel, FeitWaarde]] | None:
        """Return what the texts of a row come down to, and its other known facts; None when in doubt whether they are right.

        Args:
            waarden: what was given, by key in working memory.
            cellen: the mask of each text of a column that is looked up; those of a row are put together.
        """
        uit, rest = 0, dict[str, Any]()
        for cel in waarden.items():
            waarde = cel[1]
            masker = cellen.get(cel) if type(waarde) is str else None
            if masker is not None:
                uit |= masker
            elif type(waarde) is dict:
                return None  # what stands under it can stand in the row too
            else:
                rest[cel[0]] = waarde
        geheugen: dict[FeitSleutel, FeitWaarde] = {}
        return (uit, geheugen) if self._snel(rest, geheugen) and _gemeenten_kloppen(geheugen) else None

    def cellen(
        self, masker: Callable[[Werkgeheugen], int], los: Callable[[FeitSleutel], bool]
    ) -> dict[tuple[str, str], int]:
        """Return the mask of each text that can be looked up, by its column.

        Args:
            masker: returns the mask of known facts.
            los: returns whether the mask of a fact is the same whatever else is known.
        """
        return {
            (sleutel, tekst): 0 if waarde is None else masker({self._sleutels[sleutel]: waarde})
            for sleutel, teksten in self._teksten.items()
            if los(self._sleutels[sleutel])
            for tekst, waarde in teksten.items()
        }

    def _snel(self, waarden: Mapping[str, Any], geheugen: dict[FeitSleutel, FeitWaarde]) -> bool:
        """Add what a row says to the known facts; False when the quick reader does not know."""
        teksten, lezers = self._teksten, self._lezers
        for sleutel, waarde in waarden.items():
            uit: FeitWaarde | _Twijfel | None
            if type(waarde) is str and sleutel in teksten:
                uit = teksten[sleutel].get(waarde, TWIJFEL)
            elif sleutel in lezers:
                uit = None if waarde is None else lezers[sleutel](waarde)
            elif self._snel_anders(sleutel, waarde, waarden, geheugen):
                continue
            else:
                return False
            if isinstance(uit, _Twijfel):
                return False
            if uit is not None:
                geheugen[self._sleutels[sleutel]] = uit
        return True

    def _snel_anders(
        self, sleutel: str, waarde: Any, waarden: Mapping[str, Any], geheugen: dict[FeitSleutel, FeitWaarde]
    ) -> bool:
        """Read free text, or a fact per process with its processes under it."""
        if sleutel in self._vrij:
            lees = _vrije_tekst if sleutel == "naam" else _toelichting
            return waarde is None or lees(waarde) is not TWIJFEL
        namen = self._genest.get(sleutel)
        if namen is None or type(waarde) is not dict or not namen.keys() >= waarde.keys():
            return False
        onder = {namen[deel]: inhoud for deel, inhoud in waarde.items()}
        return onder.keys().isdisjoint(waarden) and self._snel(onder, geheugen)


@per_lagen
def snellezer() -> Snellezer:
    """Return the quick reader, made once."""
    return Snellezer()


def op_volgorde(geheugen: Werkgeheugen) -> Werkgeheugen:
    """Return known facts in the order of the vocabulary, in which the models keep them."""
    return {sleutel: geheugen[sleutel] for sleutel in map(FeitSleutel.lees, feitkolommen()) if sleutel in geheugen}


def _gemeenten_kloppen(geheugen: Mapping[FeitSleutel, FeitWaarde]) -> bool:
    lijst, aantal = geheugen.get(GEMEENTEN), geheugen.get(AANTAL_GEMEENTEN)
    return not isinstance(lijst, tuple) or not isinstance(aantal, int) or len(lijst) * SCHAAL <= aantal


def _lezer(soort: Feitsoort | Veldsoort) -> _Lezing:
    """Return the quick reader of a kind of fact or field."""
    match soort:
        case JaNee():
            return _Lezing(_JA_NEE, _ja_nee)
        case Keuze(waarden):
            return _Lezing({**{deel.waarde: deel.waarde for deel in waarden}, **dict.fromkeys(ONBEKEND)}, _geen_keuze)
        case Meerkeuze(waarden):
            return _Lezing({}, _verzamelinglezer(frozenset(deel.waarde for deel in waarden)))
        case Getal():
            return _Lezing({}, _getallezer(soort))
        case Gemeenten(velden):
            return _Lezing({}, _gemeentelezer(velden))
        case VrijeTekst():
            return _Lezing({}, _vrije_tekst)
        case _:
            assert_never(soort)


_JA_NEE: dict[str, FeitWaarde | None] = {
    **dict.fromkeys(("ja", "Ja", "JA", "true", "True", "TRUE"), "ja"),
    **dict.fromkeys(("nee", "Nee", "NEE", "false", "False", "FALSE"), "nee"),
    **dict.fromkeys(ONBEKEND),
}


def _ja_nee(waarde: Any) -> FeitWaarde | _Twijfel | None:
    if type(waarde) is str:
        return _JA_NEE.get(waarde, TWIJFEL)
    if waarde is True:
        return "ja"
    return "nee" if waarde is False else TWIJFEL


def _geen_keuze(_: Any) -> FeitWaarde | _Twijfel | None:
    return TWIJFEL  # a choice is a text, which was looked up before


def _verzamelinglezer(mag: frozenset[str]) -> Cellezer:
    def lees(waarde: Any) -> FeitWaarde | _Twijfel | None:
        if type(waarde) is not list:
            return None if type(waarde) is str and waarde in ONBEKEND else TWIJFEL
        if not all(type(deel) is str for deel in waarde):
            return TWIJFEL
        uit = frozenset(waarde)
        return uit if len(uit) == len(waarde) and uit <= mag else TWIJFEL

    return lees


def _getallezer(soort: Getal) -> Cellezer:
    laag, hoog, geheel = soort.minimum, soort.maximum, soort.geheel

    def lees(waarde: Any) -> FeitWaarde | _Twijfel | None:
        if type(waarde) is str:
            if waarde in ONBEKEND:
                return None
            if not _GETAL.fullmatch(waarde):
                return TWIJFEL
            waarde = float(waarde)
        elif type(waarde) is not int and type(waarde) is not float:
            return TWIJFEL
        if not (laag <= waarde <= hoog) or not -1e12 < waarde < 1e12 or (geheel and waarde != int(waarde)):
            return TWIJFEL
        uit = round(waarde * SCHAAL)
        return uit if uit / SCHAAL == waarde else TWIJFEL

    return lees


def _gemeentelezer(velden: tuple[Veld, ...]) -> Cellezer:
    lezers = {veld.veld: _lezer(veld.soort).lees for veld in velden} | {"toelichting": _toelichting}
    hoogstens = hoogstens_gemeenten()

    def lees(waarde: Any) -> FeitWaarde | _Twijfel | None:
        if type(waarde) is not list or len(waarde) > hoogstens:
            return TWIJFEL
        uit: list[dict[str, str | int]] = []
        for deel in waarde:
            if type(deel) is not dict or not lezers.keys() >= deel.keys():
                return TWIJFEL
            gemeente: dict[str, str | int] = {}
            for naam, inhoud in deel.items():
                gelezen = None if inhoud is None else lezers[naam](inhoud)
                if gelezen is TWIJFEL:
                    return TWIJFEL
                if gelezen is not None and naam != "toelichting":
                    gemeente[naam] = gelezen  # type: ignore[assignment]
            if "naam" not in gemeente:
                return TWIJFEL
            uit.append(gemeente)
        namen = {gemeentesleutel(str(gemeente["naam"])) for gemeente in uit}
        return tuple(uit) if len(namen) == len(uit) else TWIJFEL

    return lees


def _vrije_tekst(waarde: Any) -> FeitWaarde | _Twijfel | None:
    if type(waarde) is not str or len(waarde) > HOOGSTENS_NAAM or not is_normalized("NFC", waarde):
        return TWIJFEL
    return None if is_onbekend(waarde) else waarde


def _toelichting(waarde: Any) -> FeitWaarde | _Twijfel | None:
    return None if type(waarde) is str and len(waarde) <= HOOGSTENS_TOELICHTING else TWIJFEL
