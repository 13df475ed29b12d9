"""Open a workbook from any source in bounded time and memory: what is no sound workbook gets an error in Dutch."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from types import MappingProxyType
from typing import Any, Literal

from advies.pakket import Bezwaar, Geweigerd, Grenzen, keur, namen_in
from advies.werkboek.indeling import zonder_excel
from kennisbank.lean import dataclass
from kennisbank.meldingen import Blad, InvoerFout, Melding, Plek

HOOGSTENS_BYTES = 5_000_000
"""The most bytes of a workbook as a file, pictures included."""
GRENZEN = Grenzen(
    bytes_=HOOGSTENS_BYTES,
    delen=500,
    uitgepakt=100_000_000,  # pictures, which are not unpacked
    xml=4_000_000,
    merken=40_000,  # the form has some 16,000
    eigenschappen=150_000,
    verhouding=1_000,
    alles=False,
)
HOOGSTENS_BLADEN = 60
HOOGSTENS_RIJEN = 2_000
HOOGSTENS_KOLOMMEN = 60
_VERDER = 10_000
"""The row up to which is looked whether a sheet is too long."""
_GEVULD = ("f", "str")
_MINDER = "Haal bladen en rijen weg die niet bij de vragen horen."
_BEWAAR = "Open het in Excel en bewaar het als 'Excel-werkmap (.xlsx)'."
_BEZWAREN: Mapping[Bezwaar, str] = MappingProxyType(
    {
        "leeg": "dit bestand is leeg. Maak een werkboek met 'advies new feiten.xlsx'.",
        "oud": f"dit is een bestand van een oude Excel (.xls). {_BEWAAR}",
        "wachtwoord": "dit werkboek is beveiligd met een wachtwoord. Haal in Excel het wachtwoord eraf.",
        "geen_zip": f"dit is geen werkboek van Excel, ook al heet het zo. {_BEWAAR}",
        "beschadigd": f"dit werkboek is beschadigd en niet te lezen. {_BEWAAR}",
        "te_groot": f"dit werkboek is te groot. {_MINDER}",
        "te_veel_merken": f"in dit werkboek zijn te veel cellen gevuld of opgemaakt. {_MINDER}",
        "doctype": f"in dit werkboek staat code (DOCTYPE) die Excel niet maakt; het wordt niet gelezen. {_BEWAAR}",
    }
)


@dataclass(frozen=True, slots=True)
class Cel:
    """A cell that is not empty.

    Args:
        rij: row, from 1.
        kolom: column, from 1.
        waarde: what it holds: text, number, yes or no, date or time, or the outcome of a formula.
        soort: `waarde`, `fout` when it shows an error of Excel, `formule` when it is a formula whose outcome is not in the
            file.
    """

    rij: int
    kolom: int
    waarde: Any
    soort: Literal["waarde", "fout", "formule"] = "waarde"


@dataclass(frozen=True, slots=True)
class Werkblad:
    """A sheet with its cells.

    Args:
        blad: its place and name.
        rijen: the cells of each row that has any, by row and column.
    """

    blad: Blad
    rijen: Mapping[int, Mapping[int, Cel]]


def open_werkboek(inhoud: bytes, bestand: str) -> tuple[Werkblad, ...]:
    """Return the sheets of a workbook with what its cells hold.

    Formulas are not computed: what Excel computed and stored counts. Macros, links to other workbooks, pictures and charts
    are left alone.

    Args:
        inhoud: the bytes of the file.
        bestand: the name to use in messages.

    Raises:
        InvoerFout: it is no sound .xlsx workbook, or it is too large.
    """
    _keur(inhoud, bestand)
    try:
        import openpyxl  # noqa: F401
    except ImportError:
        raise zonder_excel() from None
    try:
        bladen = _lees(inhoud, bestand, uitkomsten=False)
        if any(cel.soort == "formule" for blad in bladen for rij in blad.rijen.values() for cel in rij.values()):
            bladen = _vul_in(bladen, _lees(inhoud, bestand, uitkomsten=True))
    except InvoerFout:
        raise
    except Exception:  # what openpyxl raises on a broken file is not told beforehand
        raise _fout(bestand, _BEZWAREN["beschadigd"]) from None
    return bladen


def _fout(bestand: str, tekst: str) -> InvoerFout:
    return InvoerFout([Melding(None, f"{bestand}: {tekst}", code="werkboek")])


def _keur(inhoud: bytes, bestand: str) -> None:
    """Refuse what is no workbook, too large when unpacked, or made to mislead a reader of XML.

    Raises:
        InvoerFout: it is refused.
    """
    try:
        namen = namen_in(inhoud)
        if "xl/workbook.bin" in namen or "content.xml" in namen:
            raise _fout(bestand, f"dit werkblad heeft een ander formaat dan .xlsx. {_BEWAAR}")
        if "[Content_Types].xml" not in namen or not any(naam.startswith("xl/") for naam in namen):
            raise _fout(bestand, f"dit is geen werkboek van Excel. {_BEWAAR}")
        keur(inhoud, GRENZEN)
    except Geweigerd as fout:
        raise _fout(bestand, _BEZWAREN[fout.bezwaar]) from None


def _lees(inhoud: bytes, bestand: str, *, uitkomsten: bool) -> tuple[Werkblad, ...]:
    from openpyxl import load_workbook

    # openpyxl says in English which decoration of a sheet it passes over; none of it matters here.
    warnings.filterwarnings("ignore", module=r"openpyxl\.")
    boek = load_workbook(BytesIO(inhoud), read_only=True, data_only=uitkomsten, keep_links=False)
    try:
        if len(boek.worksheets) > HOOGSTENS_BLADEN:
            raise _fout(bestand, f"dit werkboek heeft meer dan {HOOGSTENS_BLADEN} bladen; dat is te veel.")
        uit: list[Werkblad] = []
        for nummer, werkblad in enumerate(boek.worksheets, start=1):
            blad = Blad(nummer, str(werkblad.title))
            uit.append(Werkblad(blad, MappingProxyType(dict(_rijen(werkblad, blad, bestand)))))
        return tuple(uit)
    finally:
        boek.close()


def _rijen(werkblad: Any, blad: Blad, bestand: str) -> Iterator[tuple[int, Mapping[int, Cel]]]:
    werkblad.reset_dimensions()  # what a file says of its size need not be so
    for nummer, rij in enumerate(werkblad.iter_rows(max_row=_VERDER, max_col=HOOGSTENS_KOLOMMEN), start=1):
        cellen = {
            kolom: _cel(cel, nummer, kolom)
            for kolom, cel in enumerate(rij, start=1)
            if cel.data_type in _GEVULD or cel.value is not None
        }
        if not cellen:
            continue
        if nummer > HOOGSTENS_RIJEN:
            tekst = f"dit blad heeft meer dan {HOOGSTENS_RIJEN} rijen; dat is te veel. Haal weg wat er niet bij hoort."
            raise InvoerFout([Melding(Plek(bestand, nummer, min(cellen), blad), tekst, code="werkboek")])
        yield nummer, MappingProxyType(cellen)


def _cel(cel: Any, rij: int, kolom: int) -> Cel:
    if cel.data_type == "f":
        return Cel(rij, kolom, None, "formule")
    # A formula whose outcome is an empty text is of type "str" without a value.
    return Cel(rij, kolom, "" if cel.value is None else cel.value, "fout" if cel.data_type == "e" else "waarde")


def _vul_in(formules: tuple[Werkblad, ...], uitkomsten: tuple[Werkblad, ...]) -> tuple[Werkblad, ...]:
    """Return the sheets with the stored outcome in place of each formula; one without an outcome stays a formula."""
    return tuple(
        replace(
            blad,
            rijen={
                rij: {
                    kolom: ander.rijen.get(rij, {}).get(kolom, cel) if cel.soort == "formule" else cel
                    for kolom, cel in cellen.items()
                }
                for rij, cellen in blad.rijen.items()
            },
        )
        for blad, ander in zip(formules, uitkomsten, strict=True)
    )
