"""One row of a table: quickly to known facts when it is plainly right, and otherwise by the reader of facts files.

What the quick reader takes, the reader of facts files takes too, with the same outcome (a test compares them). What it does
not know it leaves to that reader, so that a row is refused or taken exactly as a facts file is, with the same messages.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final, NamedTuple, assert_never
from unicodedata import is_normalized

from advies.invoer import ontleed_knoop
from advies.tabel.sleutels import feitkolommen, hoogstens_gemeenten, vrije_kolommen
from advies.werkgeheugen import werkgeheugen
from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import (
    Feitsoort,
    Gemeenten,
    Getal,
    JaNee,
    Keuze,
    Meerkeuze,
    Veld,
    Veldsoort,
    VrijeTekst,
)
from kennisbank.meldingen import InvoerFout, Melding, Plek
from kennisbank.samenwerkingsverband import gemeentesleutel
from kennisbank.typen import HOOGSTENS_NAAM, is_onbekend
from kennisbank.vervanging import huidig_feit, huidige_sleutel, vernieuw_kaart
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import HOOGSTENS_DIEP, Kaart, Knoop, Lijst, Tekst
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel
from regels.taal import SCHAAL, FeitWaarde, Werkgeheugen

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


class Bronrij(NamedTuple):
    """A row as it was read.

    Args:
        bestand: name of the file.
        rij: place in the file, from 1: the line, or the row of the table.
        waarden: what was given, by column or by name of the fact.
        kolommen: gives the place in the row of each column, from 1.
    """

    bestand: str
    rij: int
    waarden: Mapping[str, Any]
    kolommen: Callable[[str], int]

    def plek(self, sleutel: str) -> Plek:
        """Return where a fact stands."""
        return Plek(self.bestand, self.rij, self.kolommen(sleutel))

    def plekken(self) -> dict[FeitSleutel, Plek]:
        """Return where each given fact stands."""
        uit: dict[FeitSleutel, Plek] = {}
        for naam, waarde in self.waarden.items():
            if isinstance(waarde, Mapping):
                uit |= {FeitSleutel(huidig_feit(naam), deel): self.plek(naam) for deel in waarde}
            else:
                uit[FeitSleutel.lees(huidige_sleutel(naam))] = self.plek(naam)
        return uit


class Gelezen(NamedTuple):
    """A row that is right.

    Args:
        bestand: name of the file.
        rij: place in the file, from 1.
        naam: name of the partnership; may be empty.
        geheugen: the known facts.
        plekken: gives where each known fact stands.
    """

    bestand: str
    rij: int
    naam: str
    geheugen: Werkgeheugen
    plekken: Callable[[], Mapping[FeitSleutel, Plek]]


class Rijlezer:
    """Reads rows; made once, used for every row.

    While it goes, it keeps what is worth knowing although nothing is wrong (`meldingen`): each earlier name of a fact once, at
    the first row that has it.
    """

    def __init__(self) -> None:
        self.meldingen: list[Melding] = []
        self._verteld: set[str] = set()
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
        self._oude_namen = vocabulaire().heeft_oude_namen

    def lees(self, rij: Bronrij) -> Gelezen:
        """Return the known facts of a row.

        Args:
            rij: the row.

        Raises:
            InvoerFout: the row is wrong; all errors at once.
        """
        geheugen: dict[FeitSleutel, FeitWaarde] = {}
        if self._snel(rij.waarden, geheugen) and _gemeenten_kloppen(geheugen):
            naam = rij.waarden.get("naam")
            return Gelezen(rij.bestand, rij.rij, "" if is_onbekend(naam) else str(naam), geheugen, rij.plekken)
        for melding in vernieuw_kaart(als_kaart(rij, []), rij.bestand).meldingen if self._oude_namen else ():
            if melding.tekst not in self._verteld:
                self._verteld.add(melding.tekst)
                self.meldingen.append(melding)
        return lees_nauwkeurig(rij)

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
            return waarde is None or _vrije_tekst(waarde) is not TWIJFEL
        namen = self._genest.get(sleutel)
        if namen is None or type(waarde) is not dict or not namen.keys() >= waarde.keys():
            return False
        onder = {namen[deel]: inhoud for deel, inhoud in waarde.items()}
        return onder.keys().isdisjoint(waarden) and self._snel(onder, geheugen)


def lees_nauwkeurig(rij: Bronrij) -> Gelezen:
    """Return the known facts of a row, read as a facts file is.

    Args:
        rij: the row.

    Raises:
        InvoerFout: the row is wrong; all errors at once.
    """
    eerder: list[Melding] = []
    verband = ontleed_knoop(als_kaart(rij, eerder), rij.bestand, eerder)
    return Gelezen(rij.bestand, rij.rij, verband.naam or "", werkgeheugen(verband), rij.plekken)


def als_kaart(rij: Bronrij, eerder: list[Melding]) -> Kaart:
    """Return a row as the nodes of a facts file, with the facts per process under their fact.

    Args:
        rij: the row.
        eerder: takes a message for each fact that is given twice.
    """
    per_proces = {feit.naam for feit in vocabulaire().feiten.values() if feit.per_proces}
    paren: dict[str, tuple[Tekst, Knoop]] = {}
    genest: dict[str, dict[str, tuple[Tekst, Knoop]]] = {}
    for sleutel, waarde in rij.waarden.items():
        plek = rij.plek(sleutel)
        (naam, deel), punt = FeitSleutel.lees(sleutel), "." in sleutel
        if huidig_feit(naam) in per_proces and (punt or isinstance(waarde, Mapping)):
            groep = genest.setdefault(naam, {})
            paren.setdefault(naam, (Tekst(naam, plek.regel, plek.kolom), Tekst("", plek.regel, plek.kolom)))
            for proces, inhoud in [(deel, waarde)] if punt else waarde.items():
                if proces in groep:
                    eerder.append(Melding(plek, f"'{naam}.{proces}' staat er twee keer; laat er één staan."))
                groep[proces] = (Tekst(proces, plek.regel, plek.kolom), _knoop(inhoud, plek, 2))
        else:
            paren[sleutel] = (Tekst(sleutel, plek.regel, plek.kolom), _knoop(waarde, plek, 1))
    for naam, groep in genest.items():
        sleutel_, gegeven = paren[naam]
        if isinstance(gegeven, Tekst) and gegeven.leeg:
            paren[naam] = (sleutel_, Kaart(tuple(groep.values()), sleutel_.regel, sleutel_.kolom))
        else:
            eerder.append(Melding(rij.plek(naam), f"'{naam}' staat er twee keer; laat er één staan."))
    return Kaart(tuple(paren.values()), rij.rij, 1)


def _knoop(waarde: Any, plek: Plek, diep: int) -> Knoop:
    if diep > HOOGSTENS_DIEP:
        raise InvoerFout([Melding(plek, f"hier staan meer dan {HOOGSTENS_DIEP} niveaus in elkaar.")])
    if isinstance(waarde, Mapping):
        paren = tuple(
            (Tekst(str(naam), plek.regel, plek.kolom), _knoop(deel, plek, diep + 1)) for naam, deel in waarde.items()
        )
        return Kaart(paren, plek.regel, plek.kolom)
    if isinstance(waarde, list | tuple):
        return Lijst(tuple(_knoop(deel, plek, diep + 1) for deel in waarde), plek.regel, plek.kolom)
    if waarde is None:
        return Tekst("", plek.regel, plek.kolom)
    if isinstance(waarde, bool):
        return Tekst("ja" if waarde else "nee", plek.regel, plek.kolom)
    getal = float(waarde) if isinstance(waarde, int | float | Decimal) else None
    return Tekst(str(waarde), plek.regel, plek.kolom, True, None, getal)


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
    lezers = {veld.veld: _lezer(veld.soort).lees for veld in velden} | {"toelichting": _vrije_tekst}
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
