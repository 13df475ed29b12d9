"""One row of a table: quickly to known facts when it is plainly right, and otherwise by the reader of facts files.

What the quick reader takes, the reader of facts files takes too, with the same outcome (a test compares them). What it does
not know it leaves to that reader, so that a row is refused or taken exactly as a facts file is, with the same messages.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

from advies.invoer import ontleed_knoop
from advies.motor.maskers import Maskermotor
from advies.snellezer import Snellezer
from advies.werkgeheugen import werkgeheugen
from kennisbank.getypt import is_onbekend
from kennisbank.lean import Uitgesteld, dataclass, stel_uit
from kennisbank.meldingen import InvoerFout, Melding, Plek
from kennisbank.vervanging import huidig_feit, huidige_sleutel, vernieuw_kaart
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import HOOGSTENS_DIEP, Kaart, Knoop, Lijst, Tekst
from regels.sleutels import FeitSleutel
from regels.taal import Werkgeheugen


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


@dataclass(frozen=True, slots=True)
class Gelezen(Uitgesteld):
    """A row that is right; of one whose literals are known the facts are made when somebody reads them.

    Args:
        bestand: name of the file.
        rij: place in the file, from 1.
        naam: name of the partnership; may be empty.
        geheugen: the known facts.
        plekken: gives where each known fact stands.
        literalen: what is true of the facts, as the mask of the engine that the reader was given; None without one.
    """

    bestand: str
    rij: int
    naam: str
    geheugen: Werkgeheugen
    plekken: Callable[[], Mapping[FeitSleutel, Plek]]
    literalen: int | None = None


class Rijlezer:
    """Reads rows; made once, used for every row.

    While it goes, it keeps what is worth knowing although nothing is wrong (`meldingen`): each earlier name of a fact once, at
    the first row that has it.

    Args:
        motor: the engine for which rows are read at once into what is true; None to read the facts.
    """

    def __init__(self, motor: Maskermotor | None = None) -> None:
        self._motor = motor
        self.meldingen: list[Melding] = []
        self._verteld: set[str] = set()
        self._snel = Snellezer()
        self._cellen = self._snel.cellen(motor.lees, lambda feit: not motor.leest_samen((feit,))) if motor else {}
        self._oude_namen = vocabulaire().heeft_oude_namen

    def lees(self, rij: Bronrij) -> Gelezen:
        """Return the known facts of a row.

        Args:
            rij: the row.

        Raises:
            InvoerFout: the row is wrong; all errors at once.
        """
        naam = rij.waarden.get("naam")
        if self._motor is not None:
            deels = self._snel.lees_deels(rij.waarden, self._cellen)
            if deels is not None:
                return stel_uit(
                    Gelezen,
                    lambda _, __: {"geheugen": self._snel.lees(rij.waarden)},
                    bestand=rij.bestand,
                    rij=rij.rij,
                    naam="" if is_onbekend(naam) else str(naam),
                    plekken=rij.plekken,
                    literalen=deels[0] | self._motor.lees(deels[1]),
                )
        geheugen = self._snel.lees(rij.waarden)
        if geheugen is None:
            self._onthoud_oude_namen(rij)
            return lees_nauwkeurig(rij)
        return Gelezen(rij.bestand, rij.rij, "" if is_onbekend(naam) else str(naam), geheugen, rij.plekken)

    def _onthoud_oude_namen(self, rij: Bronrij) -> None:
        for melding in vernieuw_kaart(als_kaart(rij, []), rij.bestand).meldingen if self._oude_namen else ():
            if melding.tekst not in self._verteld:
                self._verteld.add(melding.tekst)
                self.meldingen.append(melding)


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
                    eerder.append(
                        Melding(plek, f"'{naam}.{proces}' staat er twee keer; laat er één staan.", code="dubbele_naam")
                    )
                groep[proces] = (Tekst(proces, plek.regel, plek.kolom), _knoop(inhoud, plek, 2))
        else:
            paren[sleutel] = (Tekst(sleutel, plek.regel, plek.kolom), _knoop(waarde, plek, 1))
    for naam, groep in genest.items():
        sleutel_, gegeven = paren[naam]
        if isinstance(gegeven, Tekst) and gegeven.leeg:
            paren[naam] = (sleutel_, Kaart(tuple(groep.values()), sleutel_.regel, sleutel_.kolom))
        else:
            eerder.append(
                Melding(rij.plek(naam), f"'{naam}' staat er twee keer; laat er één staan.", code="dubbele_naam")
            )
    return Kaart(tuple(paren.values()), rij.rij, 1)


def _knoop(waarde: Any, plek: Plek, diep: int) -> Knoop:
    if diep > HOOGSTENS_DIEP:
        raise InvoerFout([Melding(plek, f"hier staan meer dan {HOOGSTENS_DIEP} niveaus in elkaar.", code="tabel")])
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
