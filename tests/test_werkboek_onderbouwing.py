"""Evidence in a workbook: written and read back without loss, an error names its cell, an older form is read as it was; a table has none."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from advies import InvoerFout, evalueer_tabel, lees_feiten
from advies.cli import advies as opdracht
from advies.werkboek.schrijven import maak_werkboek
from kennisbank.catalogus import catalogus
from kennisbank.getypt import gemeentesleutel
from kennisbank.onderbouwing import ZEKERHEDEN, Onderbouwing
from kennisbank.samenwerkingsverband import Samenwerkingsverband
from kennisbank.vocabulaire import vocabulaire
from tests.bouwers import maak_feiten, voorbeelden
from tests.werkboeken import als_bytes, cel_van, lees, open_leeg

VOORBEELD = Path(__file__).parent.parent / "docs" / "voorbeeld" / "samenwerking"
TEKSTEN = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=40).map(str.strip)
DELEN = st.builds(
    Onderbouwing,
    door=TEKSTEN,
    op=st.dates().map(str) | st.just(""),
    document=TEKSTEN,
    zekerheid=st.sampled_from(["", *ZEKERHEDEN]),
    opmerking=TEKSTEN | st.just("=1+1") | st.just("onbekend") | st.just("123"),
    bespreekbaar=st.booleans(),
)
KOLOM = {"door": 7, "op": 8, "document": 9, "zekerheid": 10, "bespreekbaar": 11}
"""How many columns behind the name of the fact a field stands."""


def _sleutels(rng: Random, feiten: dict[str, Any]) -> list[str]:
    """Return keys of answers of every kind."""
    uit = [*rng.sample([*vocabulaire().feiten], 6), f"uitvoering.{rng.choice([*catalogus().processen])}", "naam"]
    namen = [gemeentesleutel(deel["naam"]) for deel in feiten.get("gemeenten") or ()]
    return [*uit, *(f"gemeenten.{naam}" for naam in namen), *(f"gemeenten.{naam}.inwoners" for naam in namen)]


@given(zaad=st.integers(0, 10**6), delen=st.lists(DELEN, min_size=14, max_size=14), kort=st.booleans())
@voorbeelden(8)
def test_wat_naast_de_antwoorden_staat_komt_terug(zaad: int, delen: list[Onderbouwing], kort: bool) -> None:
    rng = Random(zaad)
    feiten = maak_feiten(rng, 0.1)
    vol = [deel for deel in delen if deel != Onderbouwing()]
    erbij = dict(zip(_sleutels(rng, feiten), vol, strict=False))
    verband = Samenwerkingsverband.model_validate(feiten)
    terug = lees(maak_werkboek(kort, verband, onderbouwing=erbij))
    assert dict(terug.onderbouwing) == erbij
    assert terug.feiten == verband
    assert not terug.opmerkingen


@pytest.mark.parametrize("naam", ["wethouder", "manager", "ict", "hoofd_wiz", "dossier"])
def test_een_feitenbestand_gaat_zonder_verlies_door_een_werkboek(naam: str, tmp_path: Path) -> None:
    from click.testing import CliRunner

    bron, doel = VOORBEELD / f"{naam}.yaml", tmp_path / "f.xlsx"
    assert CliRunner().invoke(opdracht, ["new", str(doel), "--van", str(bron)]).output == ""
    heen, terug = lees_feiten(str(bron)), lees_feiten(str(doel))
    assert heen.onderbouwing
    assert dict(terug.onderbouwing) == dict(heen.onderbouwing)
    assert terug.feiten == heen.feiten


def test_een_datum_van_excel_en_ja_zijn_ook_goed() -> None:
    from datetime import datetime

    boek = open_leeg()
    cel = cel_van(boek, "vervangingsbudget")
    cel.value = "nee"
    cel.offset(column=KOLOM["op"] - 2).value = datetime(2026, 3, 1)  # noqa: DTZ001 - Excel has no time zones
    cel.offset(column=KOLOM["document"] - 2).value = 2026
    cel.offset(column=KOLOM["bespreekbaar"] - 2).value = True
    assert dict(lees(boek).onderbouwing) == {
        "vervangingsbudget": Onderbouwing(op="2026-03-01", document="2026", bespreekbaar=True)
    }


@pytest.mark.parametrize(
    ("veld", "waarde", "tekst"),
    [
        ("op", "1 maart", "onderbouwing van 'vervangingsbudget': '1 maart' is geen datum. Schrijf jaar-maand-dag"),
        ("zekerheid", "misschien", "bij 'zekerheid' staat 'misschien'. Toegestaan: zeker, waarschijnlijk of gok."),
        ("bespreekbaar", "soms", "bij 'bespreekbaar' staat 'soms'. Toegestaan: ja of nee."),
        ("door", "x" * 201, "de tekst bij 'door' is te lang; gebruik hoogstens 200 tekens."),
        ("document", "=1/0", "hier staat een formule zonder uitkomst"),
    ],
)
def test_een_fout_noemt_de_cel(veld: str, waarde: str, tekst: str) -> None:
    boek = open_leeg()
    cel = cel_van(boek, "vervangingsbudget").offset(column=KOLOM[veld] - 2)
    cel.value = waarde
    with pytest.raises(InvoerFout) as vangst:
        lees(boek)
    (melding,) = vangst.value.meldingen
    assert melding.plek is not None
    assert melding.plek.cel == f"Middelen!{cel.coordinate}"
    assert tekst in melding.tekst
    assert melding.code == "onderbouwing"


@pytest.mark.parametrize(
    ("sleutel", "tekst"),
    [
        ("vervangingbudget", "er is geen feit 'vervangingbudget'. Bedoelt u 'vervangingsbudget'?"),
        ("uitvoering.technischbeheer", "er is geen ict-proces 'technischbeheer'. Bedoelt u 'technisch_beheer'?"),
        ("gemeenten.nergens", "deze gemeente staat niet in de tabel met gemeenten."),
        (None, "de kolom 'Onderbouwing bij' is leeg."),
    ],
)
def test_wat_bij_geen_antwoord_hoort_wordt_geweigerd(sleutel: str | None, tekst: str) -> None:
    boek = open_leeg()
    blad = boek["Onderbouwing"]
    blad["A4"], blad["C4"] = sleutel, "de wethouder"
    with pytest.raises(InvoerFout, match=r"Onderbouwing!") as vangst:
        lees(boek)
    assert any(tekst in melding.tekst for melding in vangst.value.meldingen)


def test_twee_keer_hetzelfde_en_een_rij_onder_de_vraag_worden_geweigerd() -> None:
    boek = open_leeg()
    for plaats in ("A4", "A5"):
        boek["Onderbouwing"][plaats] = "uitvoering"
        boek["Onderbouwing"][plaats].offset(column=2).value = "de manager"
    cel_van(boek, "doelen.kostenreductie").offset(column=KOLOM["door"] - 2).value = "het bestuur"
    with pytest.raises(InvoerFout) as vangst:
        lees(boek)
    teksten = [melding.tekst for melding in vangst.value.meldingen]
    assert any("staat er twee keer; de eerste keer op rij 4" in tekst for tekst in teksten)
    assert any("zet dit in de rij van de vraag zelf" in tekst for tekst in teksten)


def test_een_werkboek_van_eerder_houdt_zijn_opmerkingen() -> None:
    boek = Workbook()
    blad = boek.worksheets[0]
    blad.append([])
    blad.append(
        ["Feit", "Vraag", "Antwoord", "Eenheid", "Toelichting en mogelijke antwoorden", "Ronde", "Uw opmerking"]
    )
    blad.append(["vervangingsbudget", "?", "nee", "", "", "1", "nakijken"])
    oud = lees(boek)
    assert (dict(oud.opmerkingen), dict(oud.onderbouwing)) == ({"vervangingsbudget": "nakijken"}, {})
    nieuw = lees(maak_werkboek(feiten=oud.feiten, onderbouwing=oud.onderbouwing, opmerkingen=oud.opmerkingen))
    assert dict(nieuw.onderbouwing) == {"vervangingsbudget": Onderbouwing(opmerking="nakijken")}


def test_de_nieuwe_kolommen_mogen_weg() -> None:
    boek = open_leeg()
    cel_van(boek, "vervangingsbudget").value = "nee"
    for blad in boek.worksheets:
        if blad.max_column > 7 and blad.title not in ("Gemeenten", "Per ict-proces"):
            blad.delete_cols(8, 10)
    del boek["Onderbouwing"]
    assert lees(load_workbook(BytesIO(als_bytes(boek)))).feiten.vervangingsbudget is False


def test_een_rij_met_een_lange_vorm_telt_als_de_korte() -> None:
    """In Parquet and JSON what stands beside an answer is checked and does not count (docs/tabel.md)."""
    import polars as pl

    kort = pl.DataFrame({"naam": ["A"], "vervangingsbudget": ["nee"]})
    lang = pl.DataFrame({"naam": ["A"], "vervangingsbudget": [{"waarde": "nee", "door": "de controller"}]})
    assert evalueer_tabel(lang).equals(evalueer_tabel(kort))
    fout = pl.DataFrame({"naam": ["A"], "vervangingsbudget": [{"waarde": "nee", "op": "gisteren"}]})
    (melding,) = evalueer_tabel(fout)["geweigerd"]
    assert "onderbouwing van 'vervangingsbudget': 'gisteren' is geen datum" in melding


def test_een_kolom_voor_onderbouwing_is_geen_feit() -> None:
    import polars as pl

    with pytest.raises(InvoerFout, match=r"vervangingsbudget\.door"):
        evalueer_tabel(pl.DataFrame({"vervangingsbudget": ["nee"], "vervangingsbudget.door": ["de controller"]}))


@pytest.mark.parametrize("motor", ["referentie", "kolommen"])
def test_een_csv_heeft_geen_plaats_voor_een_lange_vorm(tmp_path: Path, motor: str) -> None:
    from click.testing import CliRunner

    pad = tmp_path / "t.csv"
    pad.write_text('naam;vervangingsbudget\nA;"{waarde: nee, door: de controller}"\nB;nee\n', encoding="utf-8")
    uit = CliRunner().invoke(opdracht, ["evaluate", "--kort", "--formaat", "csv", "--motor", motor, str(pad)])
    assert uit.exit_code == 2
    assert "t.csv:2:2: bij 'vervangingsbudget': kies ja, nee of onbekend" in uit.output
    assert "t.csv;3;B;geen_vervangingsbudget" in uit.output
