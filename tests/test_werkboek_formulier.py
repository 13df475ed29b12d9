"""The workbook that one fills in: each question once, with its answers in words, and a check in each cell."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook

from advies.werkboek.indeling import bladnaam, plat, sleutel_van
from advies.werkboek.schrijven import maak_werkboek
from kennisbank.feitsoorten import Gemeenten, Keuze, keuzewaarden
from kennisbank.kernvragen import kernvragen
from kennisbank.samenwerkingsverband import Samenwerkingsverband
from kennisbank.vocabulaire import vocabulaire
from tests.werkboeken import cel_van, leeg, lees, open_leeg


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
