"""From a cell to a node, or to an error in Dutch that names the cell."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import assert_never

from advies.werkboek.indeling import sleutel_van
from advies.werkboek.openen import Cel
from kennisbank.feitsoorten import Feitsoort, Gemeenten, Getal, JaNee, Keuze, Meerkeuze, Veldsoort, VrijeTekst
from kennisbank.foutcodes import Code
from kennisbank.getypt import is_onbekend
from kennisbank.meldingen import Blad, Melding, Plek, knip
from kennisbank.yaml_knopen import Knoop, Tekst, plek_van

HOOGSTENS_FOUTEN = 100
"""Errors that are told at once; nobody reads more."""
_FOUTEN = {
    "#N/A": "#N/B",
    "#DIV/0!": "#DEEL/0!",
    "#REF!": "#VERW!",
    "#VALUE!": "#WAARDE!",
    "#NAME?": "#NAAM?",
    "#NUM!": "#GETAL!",
    "#NULL!": "#LEEG!",
}
_TWEEDUIDIG = re.compile(r"[+-]?\d{1,3}([.,]\d{3})+")
_MET_KOMMA = re.compile(r"[+-]?\d+,\d+")

Paren = dict[str, tuple[Tekst, Knoop]]


class Cellezer:
    """Reads cells and collects what is wrong with them.

    Args:
        bestand: the name to use in messages.
    """

    def __init__(self, bestand: str) -> None:
        self.bestand = bestand
        self.meldingen: list[Melding] = []

    @property
    def vol(self) -> bool:
        """Whether there are errors enough to stop."""
        return len(self.meldingen) >= HOOGSTENS_FOUTEN

    def fout(self, cel: Cel, blad: Blad, tekst: str, code: Code = "werkboek") -> None:
        """Record an error at a cell."""
        self.meldingen.append(Melding(Plek(self.bestand, cel.rij, cel.kolom, blad), tekst, code=code))

    def bij(self, knoop: Knoop, tekst: str) -> None:
        """Record an error at a node."""
        self.meldingen.append(Melding(plek_van(self.bestand, knoop), tekst, code="werkboek"))

    def eenmaal(self, paren: Paren, naam: str, sleutel: Tekst, knoop: Knoop, wat: str) -> None:
        """Add a key and its node, or record that the key was there already.

        Args:
            paren: what was found before.
            naam: the key.
            sleutel: the key at its place.
            knoop: its value.
            wat: how to call the key in a message.
        """
        if naam in paren:
            eerder = plek_van(self.bestand, paren[naam][0]).cel
            self.bij(sleutel, f"{wat} staat er twee keer; de eerste keer in cel {eerder}. Laat er één staan.")
        else:
            paren[naam] = (sleutel, knoop)

    def tekst(self, cel: Cel, soort: Feitsoort | Veldsoort, naam: str, blad: Blad) -> Tekst | None:
        """Return the node of a cell.

        Args:
            cel: the cell.
            soort: the kind of answer that belongs in it.
            naam: how to call it in a message.
            blad: its sheet.

        Returns:
            The node; None when the cell says that the answer is unknown or, with a message, cannot be read.
        """
        if cel.soort == "formule":
            raad = "Open en bewaar het werkboek in Excel, of vul de waarde zelf in."
            self.fout(cel, blad, f"bij '{naam}' staat een formule zonder uitkomst. {raad}")
        elif cel.soort == "fout":
            fout = _FOUTEN.get(str(cel.waarde), knip(str(cel.waarde)))
            raad = "Vul de waarde zelf in, of maak de cel leeg."
            self.fout(cel, blad, f"bij '{naam}' staat een fout van Excel ({fout}). {raad}")
        elif isinstance(cel.waarde, date | time | timedelta):
            raad = "Zet de celeigenschappen op Standaard en vul het antwoord opnieuw in"
            raad += ", met een komma in een getal, zoals 3,5." if isinstance(soort, Getal) else "."
            self.fout(cel, blad, f"bij '{naam}' staat een datum of tijd; Excel maakt die soms van een getal. {raad}")
        elif not is_onbekend(cel.waarde):
            return self._knoop(cel, soort, naam, blad)
        return None

    def _knoop(self, cel: Cel, soort: Feitsoort | Veldsoort, naam: str, blad: Blad) -> Tekst | None:
        match soort:
            case Getal():
                return self._getal(cel, naam, blad)
            case Keuze(waarden) if isinstance(cel.waarde, str):
                return _knoop(cel, blad, sleutel_van(waarden, cel.waarde.strip()))
            case JaNee() | Keuze() | Meerkeuze() | Gemeenten() | VrijeTekst():
                return _knoop(cel, blad, _woord(cel.waarde, "ja", "nee"))
            case _:
                assert_never(soort)

    def _getal(self, cel: Cel, naam: str, blad: Blad) -> Tekst | None:
        waarde = cel.waarde
        tekst = _woord(waarde, "WAAR", "ONWAAR")
        if isinstance(waarde, int | float):
            return _knoop(cel, blad, tekst, None if isinstance(waarde, bool) else waarde)
        if _TWEEDUIDIG.fullmatch(tekst):
            uitleg = f"bij '{naam}' staat '{knip(tekst)}' als tekst, en dat is op twee manieren te lezen."
            self.fout(cel, blad, f"{uitleg} Typ het getal opnieuw, zonder punten.")
            return None
        return _knoop(cel, blad, tekst.replace(",", ".") if _MET_KOMMA.fullmatch(tekst) else tekst)


def _knoop(cel: Cel, blad: Blad, waarde: str, getal: float | None = None) -> Tekst:
    return Tekst(waarde, cel.rij, cel.kolom, True, blad, getal)


def _woord(waarde: object, ja: str, nee: str) -> str:
    """Return what a facts file would hold for a cell, with the given words for yes and no."""
    if isinstance(waarde, bool):
        return ja if waarde else nee
    return f"{waarde:.15g}" if isinstance(waarde, int | float) else str(waarde).strip()
