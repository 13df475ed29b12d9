"""Whoever has files keeps them: a fact or a value that was renamed is read under its earlier name, with a message."""

from __future__ import annotations

import json
import pickle
import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import polars as pl
import pytest
import yaml
from jsonschema import Draft202012Validator
from openpyxl import load_workbook
from pydantic import ValidationError

import kennisbank.vocabulaire
from advies import Adviseur, InvoerFout, Samenwerkingsverband, evalueer_tabel
from advies.feitentekst import vul_in
from advies.invoer import Feitenbestand, ontleed_feiten
from advies.opdrachten.stelling import pas_toe
from advies.tabel.lezen import lees_rijen
from advies.tabel.rij import Gelezen, Rijlezer
from advies.uitleg.narekenen import lees_antwoorden, reken_na
from advies.weergave.json import als_json
from advies.werkboek import indeling
from kennisbank.bestanden import lees_data
from kennisbank.schema import feitenschema
from kennisbank.yaml_knopen import ontleed
from regels.lezen import regelbank
from regels.sleutels import FeitSleutel
from regels.vervallen import Vervallen, lees_vervallen, onjuist_vervallen, vervallen
from tests.bouwers import op_sleutel
from tests.werkboeken import als_bytes, open_leeg
from tests.werkboeken import vul_in as vul_werkboek_in

HERNOEMD = {
    "kennisbank/feiten/middelen.yaml": [
        ("- feit: vervangingsbudget\n", "- feit: vervangingsbudget\n    vervangt: [reservering_ict]\n")
    ],
    "kennisbank/feiten/reikwijdte.yaml": [
        ("{waarde: ontwerp, tekst: ", "{waarde: ontwerp, vervangt: [uitwerking], tekst: "),
        ("- feit: doelen\n", "- feit: doelen\n    vervangt: [ambities]\n"),
        ("{waarde: kostenreductie, ", "{waarde: kostenreductie, vervangt: [bezuiniging], "),
    ],
    "kennisbank/feiten/ict_functie.yaml": [
        ("- feit: uitvoering\n", "- feit: uitvoering\n    vervangt: [gedaan_door]\n"),
        ("{waarde: derde, ", "{waarde: derde, vervangt: [bedrijf], "),
    ],
}


def _vocabulaire(monkeypatch: pytest.MonkeyPatch, wijzigingen: dict[str, list[tuple[str, str]]]) -> Any:
    def lees(naam: str) -> Any:
        inhoud = lees_data(naam).decode()
        for oud, nieuw in wijzigingen.get(naam, ()):
            assert inhoud.count(oud) == 1
            inhoud = inhoud.replace(oud, nieuw)
        return ontleed(inhoud.encode(), naam)

    monkeypatch.setattr(kennisbank.vocabulaire, "lees_document", lees)
    return kennisbank.vocabulaire.lees_vocabulaire()


@pytest.fixture
def hernoemd(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The vocabulary in which three facts and three values had another name before."""
    nieuw = _vocabulaire(monkeypatch, HERNOEMD)
    echt = kennisbank.vocabulaire.vocabulaire
    for module in [deel for naam, deel in sys.modules.items() if naam.partition(".")[0] in ("kennisbank", "advies")]:
        if getattr(module, "vocabulaire", None) is echt:
            monkeypatch.setattr(module, "vocabulaire", lambda: nieuw)
    for geheugen in (indeling._sleutels, indeling.procesvragen):
        geheugen.cache_clear()
    yield
    for geheugen in (indeling._sleutels, indeling.procesvragen):
        geheugen.cache_clear()


OUD = b"""naam: De Vier
fase: uitwerking
ambities: [bezuiniging, deskundigheid]
reservering_ict: nee
gedaan_door:
  technisch_beheer: bedrijf
  toelichting: bedrijf
"""
NIEUW = b"""naam: De Vier
fase: ontwerp
doelen: [kostenreductie, deskundigheid]
vervangingsbudget: nee
uitvoering:
  technisch_beheer: derde
  toelichting: bedrijf
"""


@pytest.mark.usefixtures("hernoemd")
def test_een_feitenbestand_met_oude_namen_is_hetzelfde_verband() -> None:
    assert ontleed_feiten(OUD, "oud.yaml").feiten == ontleed_feiten(NIEUW, "nieuw.yaml").feiten


@pytest.mark.usefixtures("hernoemd")
def test_elke_oude_naam_wordt_gemeld_met_plaats_en_nieuwe_naam() -> None:
    assert [str(melding).partition("; ")[0] for melding in ontleed_feiten(OUD, "oud.yaml").meldingen] == [
        "oud.yaml:2:7: 'fase: uitwerking' heet nu 'fase: ontwerp'",
        "oud.yaml:3:1: 'ambities' heet nu 'doelen'",
        "oud.yaml:3:12: 'doelen: bezuiniging' heet nu 'doelen: kostenreductie'",
        "oud.yaml:4:1: 'reservering_ict' heet nu 'vervangingsbudget'",
        "oud.yaml:5:1: 'gedaan_door' heet nu 'uitvoering'",
        "oud.yaml:6:21: 'uitvoering: bedrijf' heet nu 'uitvoering: derde'",
    ]
    assert ontleed_feiten(NIEUW, "nieuw.yaml").meldingen == ()


@pytest.mark.usefixtures("hernoemd")
def test_een_advies_noemt_de_regel_waar_de_oude_naam_staat(referentie: Adviseur) -> None:
    antwoord = referentie.evalueer(ontleed_feiten(OUD, "oud.yaml"))
    (stap,) = next(a for a in antwoord.adviezen if a.regel == "geen_vervangingsbudget").omdat
    assert (stap.feit, stap.regel) == ("vervangingsbudget", 4)
    assert len(antwoord.meldingen) == 6


@pytest.mark.usefixtures("hernoemd")
@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        ("vervangingsbudget: ja\nreservering_ict: ja", "f:2:1: 'reservering_ict' heet nu 'vervangingsbudget', en dat"),
        ("reservering_ict: ja\nvervangingsbudget: nee", "f:1:1: 'reservering_ict' heet nu 'vervangingsbudget', en dat"),
        ("doelen: [kostenreductie, bezuiniging]", "f:1:26: 'bezuiniging' heet nu 'kostenreductie', en dat"),
    ],
)
def test_oud_en_nieuw_samen_is_een_fout_met_plaats(tekst: str, melding: str) -> None:
    with pytest.raises(InvoerFout) as vangst:
        ontleed_feiten(tekst.encode(), "f")
    (gevonden,) = vangst.value.meldingen
    assert str(gevonden).startswith(melding)


@pytest.mark.usefixtures("hernoemd")
def test_een_fout_bij_een_oude_naam_staat_op_haar_plaats() -> None:
    with pytest.raises(InvoerFout, match="f:1:18: bij 'vervangingsbudget': kies ja, nee of onbekend"):
        ontleed_feiten(b"reservering_ict: misschien", "f")


@pytest.mark.usefixtures("hernoemd")
def test_een_mapping_met_oude_namen(referentie: Adviseur) -> None:
    antwoord = referentie.evalueer({"reservering_ict": False, "gedaan_door": {"technisch_beheer": "bedrijf"}})
    assert antwoord.feiten == {"vervangingsbudget": "nee", "uitvoering": {"technisch_beheer": "derde"}}
    assert [melding.partition(";")[0] for melding in antwoord.meldingen] == [
        "'reservering_ict' heet nu 'vervangingsbudget'",
        "'gedaan_door' heet nu 'uitvoering'",
        "'uitvoering: bedrijf' heet nu 'uitvoering: derde'",
    ]


@pytest.mark.usefixtures("hernoemd")
def test_een_mapping_met_beide_namen_is_een_fout() -> None:
    with pytest.raises(ValidationError, match="'reservering_ict' heet nu 'vervangingsbudget', en dat staat er ook"):
        Samenwerkingsverband.model_validate({"reservering_ict": True, "vervangingsbudget": True})


@pytest.mark.usefixtures("hernoemd")
def test_een_eerder_antwoord_met_oude_namen_wordt_nagerekend(referentie: Adviseur) -> None:
    eerder = als_json([referentie.evalueer(ontleed_feiten(OUD, "oud.yaml"))])
    eerder = eerder.replace('"vervangingsbudget": "nee"', '"reservering_ict": "nee"')
    eerder = eerder.replace('"fase": "ontwerp"\n', '"fase": "uitwerking"\n')
    assert "reservering_ict" in eerder
    assert reken_na(lees_antwoorden(eerder.encode(), "a.json")[0], None, referentie).gelijk


INGEVULD = {
    "vervangingsbudget": "nee",
    "fase": "ontwerp",
    "doelen": ["kostenreductie"],
    "uitvoering": {"technisch_beheer": "derde"},
}
IN_WERKBOEK = {
    "vervangingsbudget": "reservering_ict",
    "doelen": "ambities",
    "doelen.kostenreductie": "ambities.bezuiniging",
    "ontwerp": "Uitwerking",
    "Wie voert dit ict-proces feitelijk uit?": "gedaan_door",
}


@pytest.mark.usefixtures("hernoemd")
def test_een_werkboek_met_oude_namen_is_hetzelfde_verband() -> None:
    nieuw = open_leeg()
    vul_werkboek_in(nieuw, INGEVULD)
    oud = load_workbook(BytesIO(als_bytes(nieuw)))
    for blad in oud.worksheets:
        for cel in (cel for rij in blad.iter_rows() for cel in rij):
            cel.value = IN_WERKBOEK.get(cel.value, cel.value) if isinstance(cel.value, str) else cel.value
    gelezen = [ontleed_feiten(als_bytes(boek), "f.xlsx") for boek in (oud, nieuw)]
    assert gelezen[0].feiten == gelezen[1].feiten == Samenwerkingsverband.model_validate(INGEVULD)
    assert {melding.tekst.partition(";")[0] for melding in gelezen[0].meldingen} == {
        "'reservering_ict' heet nu 'vervangingsbudget'",
        "'ambities' heet nu 'doelen'",
        "'doelen: bezuiniging' heet nu 'doelen: kostenreductie'",
        "'fase: uitwerking' heet nu 'fase: ontwerp'",
        "'gedaan_door' heet nu 'uitvoering'",
    }
    assert all(melding.plek is not None and melding.plek.blad for melding in gelezen[0].meldingen)


CSV = "naam;reservering_ict;ambities;gedaan_door.technisch_beheer;fase\nA;nee;bezuiniging|deskundigheid;bedrijf;uitwerking\n"
JSONL = json.dumps(
    {
        "naam": "A",
        "reservering_ict": "nee",
        "ambities": ["bezuiniging", "deskundigheid"],
        "gedaan_door.technisch_beheer": "bedrijf",
        "fase": "uitwerking",
    }
)


@pytest.mark.usefixtures("hernoemd")
@pytest.mark.parametrize("soort", ["csv", "jsonl", "parquet"])
def test_een_tabel_met_oude_namen(soort: str, tmp_path: Path) -> None:
    pad = tmp_path / f"in.{soort}"
    if soort == "parquet":
        pl.read_csv(CSV.encode(), separator=";").write_parquet(pad)
    else:
        pad.write_text(CSV if soort == "csv" else JSONL + "\n" + JSONL + "\n")
    lezer = Rijlezer()
    rij, *_ = lees_rijen(str(pad), lezer)
    assert isinstance(rij, Gelezen)
    assert {str(sleutel): waarde for sleutel, waarde in rij.geheugen.items()} == {
        "vervangingsbudget": "nee",
        "doelen": frozenset({"kostenreductie", "deskundigheid"}),
        "uitvoering.technisch_beheer": "derde",
        "fase": "ontwerp",
    }
    assert {"vervangingsbudget", "uitvoering.technisch_beheer"} <= {str(sleutel) for sleutel in rij.plekken()}
    gemeld = [melding.tekst for melding in lezer.meldingen]
    assert any("'reservering_ict' heet nu 'vervangingsbudget'" in tekst for tekst in gemeld)
    assert len(gemeld) == len(set(gemeld))


@pytest.mark.usefixtures("hernoemd")
def test_een_tabel_met_beide_namen_is_een_fout(tmp_path: Path) -> None:
    pad = tmp_path / "in.csv"
    pad.write_text("vervangingsbudget;reservering_ict\nja;nee\n")
    with pytest.raises(
        InvoerFout, match=r"in\.csv:1:2: 'reservering_ict' heet nu 'vervangingsbudget', en dat staat er"
    ):
        list(lees_rijen(str(pad), Rijlezer()))


@pytest.mark.usefixtures("hernoemd")
def test_een_tabel_van_polars_met_oude_namen(referentie: Adviseur) -> None:
    namen = ("reservering_ict", "vervangingsbudget")
    oud, nieuw = (evalueer_tabel(pl.DataFrame({naam: ["nee"]}), met=referentie) for naam in namen)
    assert oud["geen_vervangingsbudget"].to_list() == ["zeker"]
    assert oud.equals(nieuw)


@pytest.mark.usefixtures("hernoemd")
def test_een_antwoord_komt_in_de_plaats_van_dat_onder_de_oude_naam() -> None:
    assert vul_in("reservering_ict: ja # zie begroting\n", {FeitSleutel("vervangingsbudget"): "nee"}) == (
        "reservering_ict: nee # zie begroting\n"
    )


@pytest.mark.usefixtures("hernoemd")
def test_een_aanname_met_een_oude_naam() -> None:
    assert pas_toe({}, ["reservering_ict=nee", "gedaan_door.technisch_beheer=bedrijf"]) == op_sleutel(
        {"vervangingsbudget": "nee", "uitvoering.technisch_beheer": "derde"}
    )


@pytest.mark.usefixtures("hernoemd")
def test_een_editor_kent_de_oude_namen_als_verouderd() -> None:
    schema = feitenschema()
    keurder = Draft202012Validator(schema)
    oud = yaml.safe_load(OUD.decode())
    assert list(keurder.iter_errors(oud)) == []
    assert schema["properties"]["reservering_ict"]["deprecated"]
    assert list(keurder.iter_errors({**oud, "reservering": "ja"}))


def test_een_oude_naam_die_nog_een_feit_is_wordt_geweigerd(monkeypatch: pytest.MonkeyPatch) -> None:
    fout = {
        "kennisbank/feiten/middelen.yaml": [
            ("- feit: vervangingsbudget\n", "- feit: vervangingsbudget\n    vervangt: [fase]\n")
        ]
    }
    with pytest.raises(InvoerFout, match=r"middelen.yaml:\d+:15: 'vervangingsbudget' kan 'fase' niet vervangen"):
        _vocabulaire(monkeypatch, fout)


def test_een_oude_waarde_die_nog_een_waarde_is_wordt_geweigerd(monkeypatch: pytest.MonkeyPatch) -> None:
    fout = {"kennisbank/feiten/reikwijdte.yaml": [("{waarde: ontwerp, ", "{waarde: ontwerp, vervangt: [orientatie], ")]}
    with pytest.raises(InvoerFout, match="de waarde 'orientatie' staat er twee keer"):
        _vocabulaire(monkeypatch, fout)


def test_een_opdracht_meldt_een_oude_naam_op_de_foutuitvoer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    from advies.opdrachten.inlezen import lees_feiten
    from kennisbank.meldingen import Melding, Plek

    gelezen = Feitenbestand("f", Samenwerkingsverband(), meldingen=(Melding(Plek("f", 1, 1), "'a' heet nu 'b'."),))
    monkeypatch.setattr("advies.invoer.lees_feiten", lambda _: gelezen)
    assert lees_feiten("f") is gelezen
    assert capsys.readouterr() == ("", "Let op: f:1:1: 'a' heet nu 'b'.\n")


def test_verify_noemt_een_vervallen_regel(referentie: Adviseur, monkeypatch: pytest.MonkeyPatch) -> None:
    eerder = als_json([referentie.evalueer(Samenwerkingsverband(vervangingsbudget=False))])
    bank = regelbank()
    regels = tuple(regel for regel in bank.regels if regel.naam != "geen_vervangingsbudget")
    weg = lees_vervallen(
        b"- regel: geen_vervangingsbudget\n  reden: Dit staat nu elders.\n  opvolgers: [pc_voorwaarden]\n", "v"
    )
    monkeypatch.setattr("advies.uitleg.narekenen.vervallen", lambda: weg)
    nu = Adviseur(replace(bank, regels=regels, vingerafdruk="x"), motor="referentie")
    uitkomst = reken_na(lees_antwoorden(eerder.encode(), "a")[0], None, nu)
    (advies,) = [deel for deel in uitkomst.adviezen if deel.regel == "geen_vervangingsbudget"]
    assert advies.vervallen == "Deze regel is vervallen. Dit staat nu elders. Kijk nu bij: pc_voorwaarden."


def test_de_lijst_van_vervallen_regels_klopt() -> None:
    assert onjuist_vervallen(regelbank(), vervallen()) == []


def test_een_vervallen_regel_die_nog_bestaat_of_een_opvolger_die_er_niet_is_valt_op() -> None:
    lijst: dict[str, Vervallen] = lees_vervallen(
        b"- {regel: geen_vervangingsbudget, reden: Zo.}\n- {regel: oud, reden: Zo., opvolgers: [er_niet]}\n", "v"
    )
    assert [str(melding) for melding in onjuist_vervallen(regelbank(), lijst)] == [
        "v:1:3: regel 'geen_vervangingsbudget' bestaat nog.",
        "v:2:3: de opvolger 'er_niet' van 'oud' is geen regel.",
    ]


@pytest.mark.usefixtures("hernoemd")
def test_een_eerdere_naam_heeft_een_eigen_code() -> None:
    gelezen = ontleed_feiten(b"reservering_ict: nee\nfase: uitwerking\n", "f.yaml")
    assert [(deel.code, deel.plek and deel.plek.regel) for deel in gelezen.meldingen] == [
        ("oude_naam", 1),
        ("oude_naam", 2),
    ]


@pytest.mark.usefixtures("hernoemd")
@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        (b"reservering_ict: nee\nvervangingsbudget: nee\n", "dubbele_naam"),
        (b"doelen: [bezuiniging, kostenreductie]\n", "dubbele_waarde"),
    ],
)
def test_beide_namen_in_een_bestand_hebben_de_code_van_wat_dubbel_is(inhoud: bytes, code: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        ontleed_feiten(inhoud, "f.yaml")
    assert [deel.code for deel in fout.value.meldingen] == [code]


@pytest.mark.usefixtures("hernoemd")
def test_beide_namen_in_een_mapping_zijn_een_nederlandse_fout(referentie: Adviseur) -> None:
    with pytest.raises(InvoerFout) as fout:
        referentie.evalueer({"reservering_ict": False, "vervangingsbudget": False})
    assert [(deel.code, deel.feiten) for deel in fout.value.meldingen] == [("dubbele_naam", ("vervangingsbudget",))]


@pytest.mark.usefixtures("hernoemd")
def test_een_gelezen_bestand_houdt_zijn_meldingen_in_een_ander_proces() -> None:
    gelezen = ontleed_feiten(b"reservering_ict: nee\n", "f.yaml")
    weer = pickle.loads(pickle.dumps(gelezen))
    assert (weer, weer.meldingen) == (gelezen, gelezen.meldingen)
    assert gelezen != Feitenbestand(gelezen.bestand, gelezen.feiten, gelezen.plekken)


@pytest.mark.usefixtures("hernoemd")
def test_een_fout_onder_een_eerdere_naam_zegt_wat_er_staat(referentie: Adviseur) -> None:
    with pytest.raises(InvoerFout) as fout:
        referentie.evalueer({"reservering_ict": "misschien"})
    assert [(deel.code, deel.gevonden) for deel in fout.value.meldingen] == [("geen_ja_nee", "misschien")]


@pytest.mark.parametrize("inhoud", ["", "# nog niets\n", "[]\n"])
def test_een_lijst_van_vervallen_regels_mag_leeg_zijn(inhoud: str) -> None:
    assert lees_vervallen(inhoud.encode(), "v.yaml") == {}


def test_een_vervallen_regel_staat_er_een_keer_in() -> None:
    deel = "- regel: weg\n  reden: Daarom.\n"
    with pytest.raises(InvoerFout) as vangst:
        lees_vervallen((deel + deel).encode(), "v.yaml")
    (melding,) = vangst.value.meldingen
    assert str(melding) == "v.yaml:3:3: de vervallen regel 'weg' staat er al: v.yaml:1:3."


def test_een_fout_in_de_lijst_van_vervallen_regels_heeft_een_plek() -> None:
    """Two without a name are not told to have the same name."""
    lijst = b"- regel: weg\n  opvolger: [proef]\n- reden: Daarom.\n- reden: Hierom.\n"
    with pytest.raises(InvoerFout) as vangst:
        lees_vervallen(lijst, "v.yaml")
    assert [str(melding) for melding in vangst.value.meldingen] == [
        "v.yaml:1:3: een vervallen regel mist 'reden'.",
        "v.yaml:2:3: een vervallen regel kent geen 'opvolger'. Bedoelt u 'opvolgers'?",
        "v.yaml:3:3: een vervallen regel mist 'regel'.",
        "v.yaml:4:3: een vervallen regel mist 'regel'.",
    ]
