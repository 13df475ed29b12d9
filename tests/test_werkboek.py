"""Facts in a workbook: the form, what comes back from it, and errors that name sheet and cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, time
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference

from advies import Adviseur, lees_feiten
from advies.invoer import ontleed_feiten
from advies.werkboek.indeling import bladnaam, plat, sleutel_van
from advies.werkboek.schrijven import maak_werkboek
from kennisbank.feitsoorten import Gemeenten, Keuze, keuzewaarden
from kennisbank.kernvragen import kernvragen
from kennisbank.meldingen import InvoerFout, Melding
from kennisbank.samenwerkingsverband import Samenwerkingsverband
from kennisbank.vocabulaire import vocabulaire
from tests.bouwers import maak_feiten, voorbeelden
from tests.werkboeken import als_bytes, cel_van, leeg, lees, open_leeg, vul_in

DOSSIERS = sorted(
    pad
    for pad in (Path(__file__).parent.parent / "kennisbank" / "dossiers").glob("*.yaml")
    if "verwacht" not in pad.name
)
DATUM = date(2026, 5, 3)


def fouten(boek: Workbook | bytes) -> tuple[Melding, ...]:
    with pytest.raises(InvoerFout) as vangst:
        lees(boek)
    return vangst.value.meldingen


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


# --- the form ---


def test_een_leeg_werkboek_weet_niets() -> None:
    assert lees(leeg()).feiten == Samenwerkingsverband()


def test_elke_vraag_staat_er_een_keer() -> None:
    boek = open_leeg()
    sleutels = [rij[0].value for blad in boek.worksheets for rij in blad.iter_rows(min_row=3, max_col=1)]
    for feit in vocabulaire().feiten.values():
        if not feit.per_proces and not isinstance(feit.soort, Gemeenten):
            assert sleutels.count(feit.naam) == 1, feit.naam
    koppen = [cel.value for cel in boek["Per ict-proces"][2]]
    assert [feit.vraag for feit in vocabulaire().feiten.values() if feit.per_proces] == koppen[2:]


def test_een_kort_werkboek_heeft_alleen_de_eerste_vragen() -> None:
    boek = load_workbook(BytesIO(maak_werkboek(kort=True)))
    vragen = {str(cel.value) for blad in boek for rij in blad.iter_rows() for cel in rij}
    eerst = {feit.vraag for feit in vocabulaire().feiten.values() if feit.naam in kernvragen().feiten}
    assert {feit.vraag for feit in vocabulaire().feiten.values()} & vragen == eerst
    assert lees(boek).feiten == Samenwerkingsverband()


def test_elk_antwoord_in_woorden_hoort_bij_een_waarde() -> None:
    for feit in vocabulaire().feiten.values():
        waarden = keuzewaarden(feit.soort)
        for waarde in waarden:
            assert sleutel_van(waarden, waarde.tekst) == waarde.waarde
        assert len({plat(waarde.tekst) for waarde in waarden}) == len(waarden)


def test_keuzelijsten_noemen_elk_antwoord_en_onbekend() -> None:
    boek = open_leeg()
    for feit in vocabulaire().feiten.values():
        if not isinstance(feit.soort, Keuze) or feit.per_proces:
            continue
        cel = cel_van(boek, feit.naam)
        (controle,) = [c for c in cel.parent.data_validations.dataValidation if cel.coordinate in c.sqref]
        blad, _, bereik = controle.formula1.partition("!")
        assert [rij[0].value for rij in boek[blad][bereik.replace("$", "")]] == [
            *(waarde.tekst for waarde in feit.soort.waarden),
            "onbekend",
        ]
        assert cel.value == "onbekend"


def test_elke_invulcel_heeft_een_controle() -> None:
    boek = open_leeg()
    for blad in boek.worksheets:
        for rij in blad.iter_rows(min_row=3):
            for cel in rij:
                if cel.value == "onbekend" and blad.title != "Keuzelijsten":
                    assert any(cel.coordinate in c.sqref for c in blad.data_validations.dataValidation), cel


def test_meldingen_van_excel_passen() -> None:
    for blad in open_leeg().worksheets:
        for controle in blad.data_validations.dataValidation:
            assert len(controle.error) <= 255
            assert len(controle.errorTitle) <= 32
            assert len(controle.formula1) <= 255


def test_tabellen_hebben_koppen_en_geen_samengevoegde_cellen() -> None:
    for blad in open_leeg().worksheets:
        assert not blad.merged_cells.ranges
        (tabel,) = blad.tables.values()
        assert all(blad[tabel.ref][0][nummer].value for nummer in range(len(tabel.tableColumns)))
        assert blad.title == "Start" or blad.freeze_panes
        assert blad.title in (
            "Start",
            "Gemeenten",
            "Per ict-proces",
            "Onderbouwing",
            "Keuzelijsten",
            *map(bladnaam, vocabulaire().themas),
        )


KOPPEN = {
    "Start": ("Feit", "Vraag", "Antwoord"),
    "Bestuur": ("Feit", "Vraag", "Antwoord", "Eenheid", "Toelichting en mogelijke antwoorden", "Ronde", "Uw opmerking"),
    "Gemeenten": ("Naam", "Inwoners", "WWB-klanten", "Formatie voor ict (fte)", "Eigen systeem", "Toelichting"),
    "Keuzelijsten": ("Bij de vraag", "Mogelijk antwoord", "Betekenis"),
}
ONDERBOUWING = ("Door wie", "Datum", "Document", "Hoe zeker", "Bespreekbaar")
"""The heads as they stand in workbooks that advisers have filled in; a reader that looks for others loses those answers."""


def test_koppen_zijn_die_van_de_werkboeken_die_al_zijn_ingevuld() -> None:
    boek = open_leeg()
    for naam, koppen in (KOPPEN | {"Bestuur": (*KOPPEN["Bestuur"], *ONDERBOUWING)}).items():
        (tabel,) = boek[naam].tables.values()
        assert tuple(cel.value for cel in boek[naam][tabel.ref][0]) == koppen
        assert tuple(kolom.name for kolom in tabel.tableColumns) == koppen
    for thema in vocabulaire().themas:
        assert tuple(cel.value for cel in boek[bladnaam(thema)][2]) == (*KOPPEN["Bestuur"], *ONDERBOUWING)
    assert [cel.value for cel in boek["Onderbouwing"][2]] == ["Onderbouwing bij", "Uw opmerking", *ONDERBOUWING]
    assert [cel.value for cel in boek["Per ict-proces"][2]][:2] == ["Proces", "Wat het is"]


@pytest.mark.parametrize("schrijf", [str, str.upper, lambda kop: f"  {kop.lower().replace(' ', '  ')} "])
def test_een_werkboek_met_de_koppen_van_toen_wordt_gelezen(schrijf: Callable[[str], str]) -> None:
    """Made by hand, on sheets with other names, the heads in any case and with stray spaces."""
    boek = Workbook()
    vragen, gemeenten, processen = boek.worksheets[0], boek.create_sheet("b"), boek.create_sheet("c")
    vragen.append([])
    vragen.append([schrijf(kop) for kop in KOPPEN["Bestuur"]])
    vragen.append(["vervangingsbudget", "?", "nee", "", "", "1", "nakijken"])
    vragen.append(["doelen.kostenreductie", "?", "ja"])
    vragen.append(["naam", "?", "Proef"])
    gemeenten.append([schrijf(kop) for kop in KOPPEN["Gemeenten"]])
    gemeenten.append(["Hoorn", 70_000, 900, 2.5, "ja", "de grootste"])
    wie = vocabulaire().feiten["uitvoering"].vraag
    processen.append([schrijf("Proces"), schrijf("Wat het is"), schrijf(wie)])
    processen.append(["technisch_beheer", "?", "een derde partij"])
    feiten = lees(boek).feiten
    assert (feiten.naam, feiten.vervangingsbudget, feiten.doelen) == ("Proef", False, frozenset({"kostenreductie"}))
    assert feiten.gemeenten is not None
    (gemeente,) = feiten.gemeenten
    assert (gemeente.naam, gemeente.inwoners, gemeente.klanten_wwb, gemeente.ict_fte) == ("Hoorn", 70_000, 900, 2.5)
    assert feiten.uitvoering is not None
    assert feiten.uitvoering.technisch_beheer == "derde"


def test_tekst_die_op_een_formule_lijkt_blijft_tekst() -> None:
    verband = Samenwerkingsverband(naam="=1+1", toelichting="=HYPERLINK(0)")
    inhoud = maak_werkboek(feiten=verband)
    assert b"<f>" not in b"".join(
        ZipFile(BytesIO(inhoud)).read(n) for n in ZipFile(BytesIO(inhoud)).namelist() if "sheet1" in n
    )
    assert lees(inhoud).feiten == verband


# --- what comes back ---


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


def per_werkboek(gevallen: Sequence[tuple[str, Any, Any]]) -> list[list[tuple[str, Any, Any]]]:
    """Return cases in as few groups as can stand in one workbook: of each question one."""
    uit: list[dict[str, tuple[str, Any, Any]]] = []
    for geval in gevallen:
        vraag = geval[0].partition(".")[0]
        boek = next((deel for deel in uit if vraag not in deel), None)
        if boek is None:
            uit.append(boek := {})
        boek[vraag] = geval
    return [list(boek.values()) for boek in uit]


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


# --- errors, each at its cell ---


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


# --- what a user changes in the form itself ---


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
