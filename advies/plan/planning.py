"""The dates of a plan: the user's, from a file of their own, so that they never touch the facts or the advice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from kennisbank.catalogus import catalogus
from kennisbank.frozen import FrozenDict
from kennisbank.lean import dataclass
from kennisbank.lezer import Lezer
from kennisbank.meldingen import InvoerFout, knip
from kennisbank.momenten import momenten
from kennisbank.vervanging import huidige_sleutel
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import Kaart, Knoop, Tekst, lees_bytes, ontleed
from regels.sleutels import FeitSleutel

HOOGSTENS_MAANDEN = 120
EERSTE_JAAR, LAATSTE_JAAR = 1990, 2199
_DATUM = re.compile(r"\d{4}-\d{2}-\d{2}")
_GETAL = re.compile(r"[0-9]{1,3}")


@dataclass(frozen=True, slots=True)
class Dagen:
    """The days of a step, as year-month-day.

    Args:
        begin: when it starts; may be empty.
        klaar: when it is to be done; may be empty.
    """

    begin: str = ""
    klaar: str = ""


@dataclass(frozen=True, slots=True)
class Herhaling:
    """When a moment comes back.

    Args:
        eerste: the first day, as year-month-day; may be empty.
        om_de_maanden: the months between; 0 when that is not chosen.
    """

    eerste: str = ""
    om_de_maanden: int = 0


@dataclass(frozen=True, slots=True)
class Planning:
    """The dates of a plan.

    Args:
        stappen: the days of each step, by a fact that changes in it.
        momenten: when each moment comes back, by its key.
        vanaf: the first day of moments that have none of their own; empty for none.
    """

    stappen: Mapping[FeitSleutel, Dagen] = FrozenDict()
    momenten: Mapping[str, Herhaling] = FrozenDict()
    vanaf: str = ""

    def met_begin(self, vanaf: date) -> Planning:
        """Return the same dates, with a first day for moments that have none of their own."""
        return Planning(self.stappen, self.momenten, vanaf.isoformat())


def lees_planning(pad: str) -> Planning:
    """Read a file with the dates of a plan.

    Args:
        pad: path, or "-" for standard input.

    Raises:
        InvoerFout: the file cannot be read or is wrong; all errors at once.
    """
    return ontleed_planning(lees_bytes(pad), pad)


def ontleed_planning(inhoud: bytes, bestand: str) -> Planning:
    """Read the dates of a plan.

    Args:
        inhoud: the contents of the file, YAML.
        bestand: the name to use in messages.

    Raises:
        InvoerFout: the file is wrong; all errors at once.
    """
    lezer = Lezer(bestand)
    wortel = lezer.kaart(ontleed(inhoud, bestand), "een planning") or Kaart((), 1, 1)
    lezer.sleutels(wortel, (), ("stappen", "momenten"), "een planning")
    stappen = {_sleutel(lezer, naam): _dagen(lezer, kaart) for naam, kaart in _delen(lezer, wortel, "stappen")}
    namen = {deel.moment for deel in momenten()}
    herhalingen = {
        naam.waarde: _herhaling(lezer, kaart)
        for naam, kaart in _delen(lezer, wortel, "momenten")
        if _bekend(lezer, naam, namen, "moment")
    }
    if lezer.meldingen:
        raise InvoerFout(deel._replace(code="planning") for deel in lezer.meldingen)
    return Planning(FrozenDict(stappen), FrozenDict(herhalingen))


def _delen(lezer: Lezer, wortel: Kaart, onder: str) -> list[tuple[Tekst, Kaart]]:
    """Return what stands under a key: names, each with a mapping; one that is left empty is passed over."""
    knoop = wortel.haal(onder)
    kaart = None if _leeg(knoop) else lezer.kaart(knoop, onder)
    uit: list[tuple[Tekst, Kaart]] = []
    for naam, deel in kaart.paren if kaart is not None else ():
        binnen = None if _leeg(deel) else lezer.kaart(deel, naam.waarde)
        uit.append((naam, binnen or Kaart((), naam.regel, naam.kolom)))
    return uit


def _leeg(knoop: Knoop | None) -> bool:
    return isinstance(knoop, Tekst) and knoop.leeg


def _sleutel(lezer: Lezer, naam: Tekst) -> FeitSleutel:
    """Return the fact that names a step."""
    sleutel = FeitSleutel.lees(huidige_sleutel(naam.waarde))
    feiten = vocabulaire().feiten
    if _bekend(lezer, naam._replace(waarde=sleutel.naam), feiten, "feit"):
        processen = catalogus().processen
        if feiten[sleutel.naam].per_proces and sleutel.proces not in processen:
            voorbeeld = f"{sleutel.naam}.{next(iter(processen))}"
            hint = lezer.bedoelde(sleutel.proces, processen, f"Schrijf het zo: {voorbeeld}.")
            lezer.fout(naam, f"'{knip(naam.waarde)}' noemt geen ict-proces dat er is.{hint}", gevonden=naam.waarde)
        elif sleutel.proces and not feiten[sleutel.naam].per_proces:
            lezer.fout(naam, f"'{sleutel.naam}' geldt niet per ict-proces. Schrijf alleen {sleutel.naam}.")
    return sleutel


def _bekend(lezer: Lezer, naam: Tekst, namen: Iterable[str], wat: str) -> bool:
    mag = list(namen)
    if naam.waarde in mag:
        return True
    anders = (
        f"Toegestaan: {', '.join(mag)}." if wat == "moment" else "Alle namen staan in het sjabloon van 'advies new'."
    )
    hint = lezer.bedoelde(naam.waarde, mag, anders)
    lezer.fout(naam, f"er is geen {wat} '{knip(naam.waarde)}'.{hint}", gevonden=naam.waarde)
    return False


def _dagen(lezer: Lezer, kaart: Kaart) -> Dagen:
    lezer.sleutels(kaart, (), ("begin", "klaar"), "een stap")
    begin, klaar = _dag(lezer, kaart, "begin"), _dag(lezer, kaart, "klaar")
    if begin and klaar and klaar < begin:
        lezer.fout(kaart.haal("klaar") or kaart, f"klaar op {klaar} is eerder dan het begin op {begin}.")
    return Dagen(begin, klaar)


def _herhaling(lezer: Lezer, kaart: Kaart) -> Herhaling:
    lezer.sleutels(kaart, (), ("eerste", "om_de_maanden"), "een moment")
    getal = lezer.tekst(kaart, "om_de_maanden")
    maanden = int(getal) if _GETAL.fullmatch(getal) else 0
    if getal and not 1 <= maanden <= HOOGSTENS_MAANDEN:
        tekst = f"'om_de_maanden' is een heel getal van 1 tot {HOOGSTENS_MAANDEN}; gevonden is '{knip(getal)}'."
        lezer.fout(kaart.haal("om_de_maanden") or kaart, tekst, gevonden=getal)
    return Herhaling(_dag(lezer, kaart, "eerste"), maanden)


def _dag(lezer: Lezer, kaart: Kaart, sleutel: str) -> str:
    tekst = lezer.tekst(kaart, sleutel)
    fout = dagfout(tekst) if tekst else ""
    if fout:
        lezer.fout(kaart.haal(sleutel) or kaart, f"'{sleutel}': {fout}", gevonden=tekst)
    return "" if fout else tekst


def dagfout(tekst: str) -> str:
    """Return what is wrong with a day, in Dutch; empty for a day of the calendar, written as year-month-day.

    Args:
        tekst: what was typed.
    """
    try:
        jaar = date.fromisoformat(tekst).year
    except ValueError:
        jaar = 0
    if not jaar or not _DATUM.fullmatch(tekst):
        return f"'{knip(tekst)}' is geen datum. Schrijf jaar-maand-dag, zoals 2027-03-31."
    if not EERSTE_JAAR <= jaar <= LAATSTE_JAAR:
        return f"'{tekst}' kan niet; het jaar is {EERSTE_JAAR} tot en met {LAATSTE_JAAR}."
    return ""
