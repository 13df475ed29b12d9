"""What comes back from a workbook that was filled in is what the same facts give as YAML."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advies import Adviseur, lees_feiten
from advies.invoer import ontleed_feiten
from advies.werkboek.schrijven import maak_werkboek
from kennisbank.meldingen import InvoerFout
from kennisbank.samenwerkingsverband import Samenwerkingsverband
from kennisbank.vocabulaire import vocabulaire
from tests.bouwers import maak_feiten, voorbeelden
from tests.werkboeken import cel_van, lees, open_leeg, vul_in
from tests.werkboekproeven import per_werkboek

DOSSIERS = sorted(
    pad
    for pad in (Path(__file__).parent.parent / "kennisbank" / "dossiers").glob("*.yaml")
    if "verwacht" not in pad.name
)


def zonder_plaats(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        return {sleutel: zonder_plaats(deel) for sleutel, deel in waarde.items() if sleutel not in ("regel", "cel")}
    return [zonder_plaats(deel) for deel in waarde] if isinstance(waarde, list | tuple) else waarde


def zonder_drie_decimalen(waarde: Any) -> Any:
    if isinstance(waarde, dict):
        return {sleutel: zonder_drie_decimalen(deel) for sleutel, deel in waarde.items()}
    if isinstance(waarde, list):
        return [zonder_drie_decimalen(deel) for deel in waarde]
    return round(waarde, 1) if isinstance(waarde, float) and len(str(waarde).partition(".")[2]) == 3 else waarde


@given(zaad=st.integers(0, 10**6), kans=st.sampled_from([0.02, 0.3, 0.9]))
@voorbeelden(10)
def test_ingevuld_werkboek_geeft_hetzelfde_als_yaml(zaad: int, kans: float) -> None:
    import yaml

    # YAML takes 12.345 for a text that can mean two numbers; a cell with a number cannot.
    feiten = zonder_drie_decimalen(maak_feiten(Random(zaad), kans))
    boek = open_leeg()
    vul_in(boek, {"naam": "Proef", **feiten})
    langs_yaml = ontleed_feiten(yaml.safe_dump({"naam": "Proef", **feiten}).encode(), "f.yaml")
    langs_excel = lees(boek)
    assert langs_excel.feiten == langs_yaml.feiten
    assert set(langs_excel.plekken) == set(langs_yaml.plekken)


@given(zaad=st.integers(0, 10**6), kans=st.sampled_from([0.02, 0.3, 0.9]), kort=st.booleans())
@voorbeelden(8)
def test_wat_al_bekend_is_komt_terug(zaad: int, kans: float, kort: bool) -> None:
    verband = Samenwerkingsverband.model_validate(maak_feiten(Random(zaad), kans))
    assert lees(maak_werkboek(kort, verband)).feiten == verband


@pytest.mark.parametrize("pad", DOSSIERS, ids=lambda pad: pad.stem)
def test_dossier_langs_excel_geeft_dezelfde_feiten(pad: Path) -> None:
    langs_yaml = lees_feiten(str(pad))
    langs_excel = lees(maak_werkboek(feiten=langs_yaml.feiten))
    assert langs_excel.feiten == langs_yaml.feiten
    assert langs_excel.geheugen == langs_yaml.geheugen


@pytest.mark.parametrize("pad", DOSSIERS[:2], ids=lambda pad: pad.stem)
def test_dossier_langs_excel_geeft_hetzelfde_antwoord(pad: Path, adviseur: Adviseur) -> None:
    langs_yaml = lees_feiten(str(pad))
    langs_excel = lees(maak_werkboek(feiten=langs_yaml.feiten))
    een, ander = (adviseur.evalueer(bestand, alles=True).als_json() for bestand in (langs_excel, langs_yaml))
    assert zonder_plaats(een) == zonder_plaats(ander)


def test_afleiding_noemt_de_cel(adviseur: Adviseur) -> None:
    boek = open_leeg()
    vul_in(boek, {"vervangingsbudget": "nee", "uitvoering": {"informatiebeleid": "derde"}})
    cel = cel_van(boek, "vervangingsbudget")
    bestand = lees(boek)
    (advies,) = [a for a in adviseur.evalueer(bestand).adviezen if a.regel == "geen_vervangingsbudget"]
    assert (advies.omdat[0].regel, advies.omdat[0].cel) == (None, f"Middelen!{cel.coordinate}")
    assert advies.omdat[0].plaats == f"cel Middelen!{cel.coordinate}"
    plek = bestand.plekken["uitvoering.informatiebeleid"].cel
    assert plek is not None
    blad, _, cel = plek.partition("!")
    assert blad == "'Per ict-proces'"
    assert "derde" in str(boek["Per ict-proces"][cel].value)


def test_tegenspraak_noemt_de_cellen(adviseur: Adviseur) -> None:
    boek = open_leeg()
    vul_in(boek, {"sla_inhoud": "geen", "sla_actief_gebruikt": "ja"})
    with pytest.raises(InvoerFout) as vangst:
        adviseur.evalueer(lees(boek))
    (melding,) = vangst.value.meldingen
    assert melding.tekst.count("(cel ") == 2
    assert melding.plek is not None
    assert f"(cel {melding.plek.cel})" in melding.tekst


CELLEN: list[tuple[str, Any, Any]] = [
    ("vervangingsbudget", True, True),
    ("vervangingsbudget", False, False),
    ("vervangingsbudget", " Ja ", True),
    ("vervangingsbudget", "Onbekend", None),
    ("vervangingsbudget", None, None),
    ("omvang_wiz_fte", 35.49, 35.49),
    ("omvang_wiz_fte", "35,49", 35.49),
    ("omvang_wiz_fte", "35.49", 35.49),
    ("omvang_wiz_fte", 12.345, 12.345),
    ("omvang_wiz_fte", "onbekend", None),
    ("klanten_wwb", 525.0, 525),
    ("fase", "Oriëntatie", "orientatie"),
    ("fase", "orientatie", "orientatie"),
    ("gegevensoverdracht", "met lijsten, mail  of papier", "handmatig"),
    ("naam", 2010, "2010"),
    ("naam", "=1+1 is twee", "=1+1 is twee"),
]


@pytest.mark.parametrize("gevallen", per_werkboek(CELLEN))
def test_zo_leest_een_cel(gevallen: list[tuple[str, Any, Any]]) -> None:
    boek = open_leeg()
    for sleutel, waarde, _ in gevallen:
        cel = cel_van(boek, sleutel)
        cel.value = waarde
        if isinstance(waarde, str):
            cel.data_type = "s"
    feiten = lees(boek).feiten
    for sleutel, waarde, uitkomst in gevallen:
        assert getattr(feiten, sleutel) == uitkomst, (sleutel, waarde)


def test_meerkeuze() -> None:
    boek = open_leeg()
    for sleutel, waarde in (("werk", "ja"), ("zorg", "x"), ("inkomen", "nee")):
        cel_van(boek, f"domeinen_gebundeld.{sleutel}").value = waarde
    for waarde in vocabulaire().feiten["aanleiding"].mag():
        cel_van(boek, f"aanleiding.{waarde}").value = "nee"
    cel_van(boek, "doelen.geen_van_deze").value = "ja"
    feiten = lees(boek).feiten
    assert sorted(feiten.domeinen_gebundeld or ()) == ["werk", "zorg"]
    assert (feiten.aanleiding, feiten.doelen) == (frozenset(), frozenset())
    assert feiten.onderdelen_gebundeld is None
