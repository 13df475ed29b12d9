"""Workbooks filled in as a user does: by finding a question on a sheet and typing or choosing its answer."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import Any, assert_never

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from advies.invoer import Feitenbestand, ontleed_feiten
from advies.werkboek.schrijven import maak_werkboek
from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import Gemeenten, Getal, JaNee, Keuze, Meerkeuze, Veld, keuzewaarden
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire

NAAM = "feiten.xlsx"


@cache
def leeg() -> bytes:
    """Return the empty form."""
    return maak_werkboek()


def open_leeg() -> Workbook:
    """Return the empty form, to change."""
    return load_workbook(BytesIO(leeg()))


def als_bytes(boek: Workbook) -> bytes:
    """Return a workbook as the bytes of its file."""
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def lees(boek: Workbook | bytes) -> Feitenbestand:
    """Read a workbook as the commands do."""
    return ontleed_feiten(boek if isinstance(boek, bytes) else als_bytes(boek), NAAM)


def cel_van(boek: Workbook, sleutel: str) -> Any:
    """Return the answer cell of a row that is named in the first column: `fase`, `doelen.kostenreductie`, `naam`."""
    for blad in boek.worksheets:
        for rij in blad.iter_rows(min_col=1, max_col=3):
            if rij[0].value == sleutel and blad.title not in ("Per ict-proces", "Gemeenten", "Keuzelijsten"):
                return rij[2]
    raise KeyError(sleutel)


def vul_in(boek: Workbook, feiten: dict[str, Any]) -> None:
    """Fill in a form.

    Args:
        boek: the form.
        feiten: facts as in a facts file.
    """
    for naam, waarde in feiten.items():
        feit = vocabulaire().feiten.get(naam)
        if feit is None:
            cel_van(boek, naam).value = waarde
            continue
        match feit.soort:
            case Gemeenten(velden):
                _vul_gemeenten(boek["Gemeenten"], velden, waarde)
            case _ if feit.per_proces:
                for proces, deel in waarde.items():
                    _procescel(boek["Per ict-proces"], feit, proces).value = _in_woorden(feit, deel)
            case Meerkeuze():
                for deel in waarde or ["geen_van_deze"]:
                    cel_van(boek, f"{naam}.{deel}").value = "ja"
            case JaNee() | Keuze() | Getal():
                cel_van(boek, naam).value = _in_woorden(feit, waarde)
            case _:
                assert_never(feit.soort)


def _in_woorden(feit: FeitDefinitie, waarde: Any) -> Any:
    return {deel.waarde: deel.tekst for deel in keuzewaarden(feit.soort)}.get(waarde, waarde)


def _procescel(blad: Worksheet, feit: FeitDefinitie, proces: str) -> Any:
    kolom = next(cel.column for cel in blad[2] if cel.value == feit.vraag)
    rij = next(rij for rij in range(3, 20) if blad.cell(rij, 1).value == proces)
    assert proces in catalogus().processen
    return blad.cell(rij, kolom)


def _vul_gemeenten(blad: Worksheet, velden: tuple[Veld, ...], gemeenten: list[dict[str, Any]]) -> None:
    for rij, gemeente in enumerate(gemeenten, start=3):
        for kolom, veld in enumerate(velden, start=1):
            blad.cell(rij, kolom).value = gemeente.get(veld.veld)
