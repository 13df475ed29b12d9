"""Errors in a workbook that was filled in, each at its cell."""

from __future__ import annotations

from datetime import date, time
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest

from tests.werkboeken import als_bytes, cel_van, lees, open_leeg
from tests.werkboekproeven import fouten, per_werkboek

DATUM = date(2026, 5, 3)


FOUTE_CELLEN: list[tuple[str, Any, Any]] = [
    ("fase", "ontwrep", "Bedoelt u 'ontwerp'? Toegestaan: oriëntatie, ontwerp"),
    ("gegevensoverdracht", "met lijsten of papier", "Bedoelt u 'met lijsten, mail of papier'?"),
    ("vervangingsbudget", "misschien", "kies ja, nee of onbekend; gevonden is 'misschien'"),
    ("vervangingsbudget", 1, "kies ja, nee of onbekend; gevonden is '1'"),
    ("omvang_wiz_fte", -3, "vul een getal in van 0 tot en met 20000 (fte)"),
    ("omvang_wiz_fte", "12 fte", "zonder eenheid"),
    ("omvang_wiz_fte", "12.500", "op twee manieren te lezen"),
    ("omvang_wiz_fte", "12,500", "op twee manieren te lezen"),
    ("omvang_wiz_fte", True, "gevonden is 'WAAR'"),
    ("omvang_wiz_fte", 1e300, "onmogelijk groot"),
    ("omvang_wiz_fte", DATUM, "Zet de celeigenschappen op Standaard"),
    ("omvang_wiz_fte", time(3, 5), "datum of tijd"),
    ("vervangingsbudget", DATUM, "datum of tijd"),
    ("klanten_wwb", 12.5, "heel getal"),
    ("omvang_wiz_fte", "=1+1", "een formule zonder uitkomst"),
    ("omvang_wiz_fte", "#N/A", "een fout van Excel (#N/B)"),
    ("doelen", "kostenreductie", "zet ja in de rijen hieronder"),
    ("doelen.kostenreductie", "misschien", "kies ja of nee"),
    ("doelen.kostenreductie", "nee", "alleen nee"),
]


@pytest.mark.parametrize("gevallen", per_werkboek(FOUTE_CELLEN))
def test_melding_noemt_blad_en_cel(gevallen: list[tuple[str, Any, Any]]) -> None:
    boek = open_leeg()
    for sleutel, waarde, _ in gevallen:
        cel_van(boek, sleutel).value = waarde
    meldingen = fouten(boek)
    assert len(meldingen) == len(gevallen)
    for sleutel, waarde, deel in gevallen:
        cel = cel_van(boek, sleutel)
        (melding,) = [m for m in meldingen if str(m).startswith(f"feiten.xlsx:{cel.parent.title}!{cel.coordinate}: ")]
        assert deel in melding.tekst, (sleutel, waarde)


def test_formule_telt_met_de_uitkomst_die_excel_bewaarde() -> None:
    boek = open_leeg()
    cel = cel_van(boek, "omvang_wiz_fte")
    cel.value = "='[1]Blad1'!$A$1+35"  # a link to another workbook
    ander = cel_van(boek, "naam")
    ander.value = '=""'
    inhoud = met_xml(als_bytes(boek), {"</f><v></v>": "</f><v>35.5</v>", "</f><v />": "</f><v>35.5</v>"})
    feiten = lees(inhoud).feiten
    assert feiten.omvang_wiz_fte == 35.5


def met_xml(inhoud: bytes, vervang: dict[str, str]) -> bytes:
    """Return a workbook with texts in its parts replaced."""
    uit = BytesIO()
    with ZipFile(BytesIO(inhoud)) as van, ZipFile(uit, "w") as naar:
        for deel in van.namelist():
            tekst = van.read(deel)
            for oud, nieuw in vervang.items():
                tekst = tekst.replace(oud.encode(), nieuw.encode())
            naar.writestr(deel, tekst)
    return uit.getvalue()


def test_alle_fouten_tegelijk_in_de_volgorde_van_de_bladen() -> None:
    boek = open_leeg()
    for sleutel, waarde in (
        ("vervangingsbudget", "x"),
        ("fase", "y"),
        ("omvang_wiz_fte", DATUM),
        ("aantal_gemeenten", 0),
    ):
        cel_van(boek, sleutel).value = waarde
    bladen = [melding.plek.blad.naam for melding in fouten(boek) if melding.plek and melding.plek.blad]
    assert bladen == ["Reikwijdte", "Reikwijdte", "Schaal", "Middelen"]


def test_onbekend_feit_en_dubbel_feit() -> None:
    boek = open_leeg()
    blad = boek["Middelen"]
    blad.append(["vervangingsbudgt", "", "ja"])
    blad.append(["fase", "", "ontwerp"])
    blad.append(["", "", "ja"])
    blad.append(["uitvoering", "", "ja"])
    blad.append(["doelen.kostenreductei", "", "ja"])
    blad.append(["Mijn eigen aantekening"])
    cel_van(boek, "fase").value = "ontwerp"
    rij = blad.max_row
    teksten = [str(melding) for melding in fouten(boek)]
    assert [tekst.partition(": ")[0] for tekst in teksten] == [
        f"feiten.xlsx:Middelen!A{rij - 5}",
        f"feiten.xlsx:Middelen!C{rij - 4}",
        f"feiten.xlsx:Middelen!C{rij - 3}",
        f"feiten.xlsx:Middelen!C{rij - 2}",
        f"feiten.xlsx:Middelen!A{rij - 1}",
    ]
    for tekst, deel in zip(
        teksten,
        (
            "Bedoelt u 'vervangingsbudget'?",
            "de eerste keer in cel Reikwijdte!C",
            "Zet de naam",
            "blad 'Per ict-proces'",
            "Bedoelt u 'kostenreductie'?",
        ),
        strict=True,
    ):
        assert deel in tekst


def test_gemeenten_met_fouten() -> None:
    boek = open_leeg()
    blad = boek["Gemeenten"]
    rijen: list[list[Any]] = [[None, 3], ["Hoorn", "veel"], ["hoorn", 5]]
    for rij, waarden in enumerate(rijen, start=3):
        for kolom, waarde in enumerate(waarden, start=1):
            blad.cell(rij, kolom).value = waarde
    plekken = {str(melding.plek): melding.tekst for melding in fouten(boek)}
    assert "mist 'naam'" in plekken["feiten.xlsx:Gemeenten!B3"]
    assert "gevonden is 'veel'" in plekken["feiten.xlsx:Gemeenten!B4"]
    blad["A3"], blad["B4"] = "Enkhuizen", 4
    (melding,) = fouten(boek)
    assert (str(melding.plek), "twee keer" in melding.tekst) == ("feiten.xlsx:Gemeenten!A5", True)
