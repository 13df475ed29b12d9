"""A workbook whose user changed the form itself: sheets, columns and headings."""

from __future__ import annotations

import pytest
from openpyxl.chart import BarChart, Reference

from kennisbank.samenwerkingsverband import Samenwerkingsverband
from tests.werkboeken import cel_van, lees, open_leeg, vul_in
from tests.werkboekproeven import fouten


def test_hernoemde_verplaatste_verborgen_en_eigen_bladen_doen_geen_kwaad() -> None:
    boek = open_leeg()
    vul_in(boek, {"vervangingsbudget": "nee", "uitvoering": {"informatiebeleid": "derde"}})
    boek["Middelen"].title = "Geld & zo"
    boek["Per ict-proces"].title = "ICT"
    boek["ICT"].sheet_state = "hidden"
    boek.move_sheet("Geld & zo", -8)
    eigen = boek.create_sheet("Actielijst")
    eigen.append(["naam", "toelichting", "fase"])
    eigen.append(["Jan", "bellen", "ontwerp"])
    grafiek = BarChart()
    grafiek.add_data(Reference(boek["Gemeenten"], min_col=2, min_row=2, max_row=5))
    boek.create_chartsheet("Grafiek").add_chart(grafiek)
    bestand = lees(boek)
    assert (bestand.feiten.vervangingsbudget, bestand.feiten.gemeenten) == (False, None)
    assert str(bestand.plekken["vervangingsbudget"]).startswith("feiten.xlsx:'Geld & zo'!C")


def test_gewiste_bladen_en_rijen_zijn_onbekend() -> None:
    boek = open_leeg()
    vul_in(boek, {"vervangingsbudget": "nee"})
    del boek["Bestuur"], boek["Keuzelijsten"]
    boek["Middelen"].delete_rows(cel_van(boek, "vervangingsbudget").row)
    assert lees(boek).feiten == Samenwerkingsverband()


def test_ingevoegde_en_gewiste_kolommen() -> None:
    boek = open_leeg()
    blad = boek["Middelen"]
    cel_van(boek, "vervangingsbudget").value = "nee"
    rij = cel_van(boek, "vervangingsbudget").row
    blad.delete_cols(4, 2)
    blad.insert_cols(2)
    blad["B2"] = "Bron"
    blad["B5"] = "jaarrekening"
    assert str(lees(boek).plekken["vervangingsbudget"]) == f"feiten.xlsx:Middelen!D{rij}"


@pytest.mark.parametrize("kolom", [1, 3])
def test_zonder_kop_wordt_het_blad_niet_stil_overgeslagen(kolom: int) -> None:
    boek = open_leeg()
    boek["Middelen"].cell(2, kolom).value = "iets anders"
    (melding,) = fouten(boek)
    assert str(melding.plek) == "feiten.xlsx:Middelen!A3"
    assert "ontbreken de koppen 'Feit' en 'Antwoord'" in melding.tekst


def test_hernoemde_kop_in_een_tabel() -> None:
    boek = open_leeg()
    for blad, oud, nieuw in (("Gemeenten", "B2", "Aantal inwoner"), ("Per ict-proces", "C2", "Wie doet het?")):
        boek[blad][oud] = nieuw
    assert lees(boek).feiten == Samenwerkingsverband(), "nothing was filled in there"
    boek["Gemeenten"]["A3"], boek["Gemeenten"]["B3"] = "Hoorn", 3
    boek["Per ict-proces"]["C3"] = "eigen beheer"
    plekken = [str(melding.plek) for melding in fouten(boek)]
    assert plekken == ["feiten.xlsx:Gemeenten!B2", "feiten.xlsx:'Per ict-proces'!C2"]


def test_eigen_kolom_in_een_tabel_mag() -> None:
    boek = open_leeg()
    boek["Gemeenten"]["G2"], boek["Gemeenten"]["G3"], boek["Gemeenten"]["A3"] = "Contact", "Jan", "Hoorn"
    gemeenten = lees(boek).feiten.gemeenten
    assert gemeenten is not None
    assert [gemeente.naam for gemeente in gemeenten] == ["Hoorn"]


def test_onbekend_proces() -> None:
    boek = open_leeg()
    boek["Per ict-proces"]["A3"], boek["Per ict-proces"]["C3"] = "beleid", "eigen beheer"
    (melding,) = fouten(boek)
    assert str(melding.plek) == "feiten.xlsx:'Per ict-proces'!A3"
    assert "hoort de naam van een ict-proces; gevonden is 'beleid'" in melding.tekst


def test_honderd_fouten_zijn_genoeg() -> None:
    boek = open_leeg()
    for nummer in range(900):
        boek["Middelen"].append([f"doelen.k{nummer}", "", "ja"])
    assert len(fouten(boek)) == 100
