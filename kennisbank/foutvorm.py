"""Messages as plain data: the form in which commands tell errors as JSON, and from which its schema is made."""

from __future__ import annotations

from kennisbank.foutcodes import Code
from kennisbank.lean import dataclass
from kennisbank.meldingen import Melding


@dataclass(frozen=True, slots=True)
class Foutvorm:
    """One message.

    Args:
        bestand: name of the file as the user gave it; None without a place in a file.
        regel: line in a text file, from 1; None for a cell.
        kolom: column in a text file, from 1; None for a cell.
        cel: cell in a workbook (`Bestuur!C7`); None in a text file.
        tekst: what is wrong, what was found, what is allowed, what to do, in Dutch.
        code: what is wrong, by a name that stays.
        feiten: keys of the facts that it is about.
        pad: place within the facts (`gemeenten.2.naam`); may be empty.
        gevonden: what was found; may be empty.
        toegestaan: what is allowed; empty when that is not one of a few.
        suggestie: the nearest of the allowed names; may be empty.
    """

    bestand: str | None
    regel: int | None
    kolom: int | None
    cel: str | None
    tekst: str
    code: Code
    feiten: tuple[str, ...]
    pad: str
    gevonden: str
    toegestaan: tuple[str, ...]
    suggestie: str


@dataclass(frozen=True, slots=True)
class Foutenvorm:
    """All messages of one run.

    Args:
        fouten: the messages, in the order of the file.
    """

    fouten: tuple[Foutvorm, ...]


def foutvorm(melding: Melding) -> Foutvorm:
    """Return a message as plain data.

    Args:
        melding: the message.
    """
    plek = melding.plek
    return Foutvorm(
        bestand=plek.bestand if plek else None,
        regel=plek.tekstregel if plek else None,
        kolom=plek.kolom if plek and not plek.blad else None,
        cel=plek.cel if plek else None,
        tekst=melding.tekst,
        code=melding.code,
        feiten=melding.feiten,
        pad=melding.pad,
        gevonden=melding.gevonden,
        toegestaan=melding.toegestaan,
        suggestie=melding.suggestie,
    )
