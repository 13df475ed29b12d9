"""`advies evaluate --kort`: many partnerships at once, in every form and with every engine, with the same outcome."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any, Literal

import polars as pl
import pytest
from click.testing import CliRunner, Result

from advies import Advies, Adviseur, InvoerFout, MotorVerschil, evalueer_tabel, lees_feiten
from advies.cli import advies as opdracht
from advies.motor.tabel import Tabelbeoordeling, Tabelmotor
from advies.schemas import uitvoerschema
from advies.tabel.beoordelen import Steekproef
from regels.lezen import regelbank
from tests.bouwers import maak_feiten, zonder_twijfel
from tests.keurders import volgt

WORTEL = Path(__file__).parent.parent
DOSSIERS = WORTEL / "kennisbank" / "dossiers"
MOTOREN = ("beide", "referentie", "kolommen")
LIJSTEN: tuple[Literal["zeker", "open", "uitgesloten"], ...] = ("zeker", "open", "uitgesloten")
TABEL = "naam;vervangingsbudget;fase\nA;nee;ontwerp\nB;misschien;ontwrep\nC;ja;\n"


def draai(*argumenten: object) -> Result:
    uit = CliRunner().invoke(opdracht, ["evaluate", *map(str, argumenten)])
    assert uit.exception is None or isinstance(uit.exception, SystemExit), uit.exception
    return uit


PER_PROCES = {regel.naam for regel in regelbank().regels if regel.voor_elk_proces}


def naam_van(advies: Advies) -> str:
    return f"{advies.regel}.{advies.over['proces']}" if advies.regel in PER_PROCES else advies.regel


def rijen(inhoud: bytes, formaat: str) -> list[dict[str, Any]]:
    if formaat == "jsonl":
        return [json.loads(regel) for regel in inhoud.decode().splitlines()]
    if formaat == "parquet":
        return pl.read_parquet(inhoud).to_dicts()
    gelezen = csv.DictReader(StringIO(inhoud.decode("utf-8-sig"), newline=""), delimiter=";")
    lijst: dict[str, Callable[[str], Any]] = {naam: (lambda cel: cel.split("|") if cel else []) for naam in LIJSTEN}
    om: dict[str, Callable[[str], Any]] = {"rij": int, **lijst}
    return [{kop: om.get(kop, str)(cel) for kop, cel in rij.items()} for rij in gelezen]


def plat(feiten: dict[str, Any]) -> dict[str, Any]:
    uit: dict[str, Any] = {}
    for naam, waarde in feiten.items():
        uit |= {f"{naam}.{deel}": cel for deel, cel in waarde.items()} if isinstance(waarde, dict) else {naam: waarde}
    return uit


def verbanden(aantal: int, *, gemeenten: bool) -> list[dict[str, Any]]:
    rng = Random(7)
    lijst = [plat(zonder_twijfel(maak_feiten(rng, rng.choice([0.05, 0.3, 0.6])))) for _ in range(aantal)]
    return [
        {"naam": f"V{n}", **{k: v for k, v in f.items() if gemeenten or k != "gemeenten"}} for n, f in enumerate(lijst)
    ]


def schrijf(pad: Path, lijst: list[dict[str, Any]]) -> Path:
    koppen = sorted({kop for rij in lijst for kop in rij})
    if pad.suffix == ".jsonl":
        pad.write_text("".join(json.dumps(rij) + "\n" for rij in lijst))
    elif pad.suffix == ".parquet":
        pl.DataFrame({k: pl.Series([rij.get(k) for rij in lijst], strict=False) for k in koppen}).write_parquet(pad)
    else:
        with pad.open("w", newline="") as stroom:
            schrijver = csv.writer(stroom, delimiter=";")
            schrijver.writerow(koppen)
            for rij in lijst:
                cellen = [rij.get(kop) for kop in koppen]
                schrijver.writerow(["|".join(cel) or "[]" if isinstance(cel, list) else cel for cel in cellen])
    return pad


@pytest.mark.parametrize("motor", MOTOREN)
@pytest.mark.parametrize("invoer", ["csv", "jsonl", "parquet"])
def test_elke_rij_krijgt_wat_evaluate_zegt(invoer: str, motor: str, tmp_path: Path, referentie: Adviseur) -> None:
    lijst = verbanden(40, gemeenten=invoer != "csv")
    doel = tmp_path / "uit.jsonl"
    uit = draai(
        schrijf(tmp_path / f"in.{invoer}", lijst),
        "--kort",
        "--alles",
        "--motor",
        motor,
        "--formaat",
        "jsonl",
        "-o",
        doel,
    )
    gevonden = {rij["naam"]: rij for rij in rijen(doel.read_bytes(), "jsonl")}
    geweigerd = 0
    for rij in lijst:
        genest: dict[str, Any] = {}
        for sleutel, waarde in rij.items():
            naam, _, proces = sleutel.partition(".")
            if proces:
                genest.setdefault(naam, {})[proces] = waarde
            else:
                genest[naam] = waarde
        try:
            antwoord = referentie.evalueer(genest, alles=True)
        except InvoerFout:
            geweigerd += 1
            assert rij["naam"] not in gevonden
            continue
        for status in LIJSTEN:
            namen = {naam_van(advies) for advies in antwoord.van_status(status)}
            assert set(gevonden[rij["naam"]][status]) == namen
    assert 0 < geweigerd < len(lijst)
    assert (uit.exit_code, f"{geweigerd} rijen zijn geweigerd" in uit.stderr) == (2, True)


@pytest.mark.parametrize("alles", [[], ["--alles"]])
@pytest.mark.parametrize("formaat", ["csv", "jsonl", "parquet"])
def test_de_motoren_schrijven_hetzelfde(formaat: str, alles: list[str], tmp_path: Path) -> None:
    invoer = schrijf(
        tmp_path / "in.jsonl", [*verbanden(30, gemeenten=True), {"naam": 'a"b;\u202ec\td'}, {"naam": "=1+1"}, {}]
    )
    inhoud = set()
    for motor in MOTOREN:
        doel = tmp_path / f"{motor}.{formaat}"
        draai(invoer, "--kort", "--motor", motor, "--formaat", formaat, "-o", doel, *alles)
        inhoud.add(doel.read_bytes())
        assert len(rijen(doel.read_bytes(), formaat)) > 20
    assert len(inhoud) == 1
    assert (b"\xe2\x80\xae" in inhoud.pop()) == (formaat == "parquet")


@pytest.mark.parametrize("motor", MOTOREN)
def test_een_rij_die_niet_klopt_wordt_gemeld_en_de_rest_gedaan(motor: str, tmp_path: Path) -> None:
    bestand = tmp_path / "in.csv"
    bestand.write_text(TABEL)
    uit = draai(bestand, "--kort", "--motor", motor, "--formaat", "csv")
    assert uit.exit_code == 2
    assert [rij["naam"] for rij in rijen(uit.stdout.encode(), "csv")] == ["A", "C"]
    assert f"{bestand}:3:2: bij 'vervangingsbudget': kies ja, nee of onbekend; gevonden is 'misschien'." in uit.stderr
    assert f"{bestand}:3:3: bij 'fase': gevonden is 'ontwrep'. Bedoelt u 'ontwerp'? Toegestaan: " in uit.stderr
    assert "1 rijen zijn geweigerd" in uit.stderr


@pytest.mark.parametrize("motor", MOTOREN)
def test_een_tegenspraak_wordt_geweigerd_met_haar_plaats(motor: str, tmp_path: Path) -> None:
    bestand = tmp_path / "in.jsonl"
    bestand.write_text('{"naam": "A"}\n\n{"sla_inhoud": "geen", "sla_actief_gebruikt": true}\n')
    uit = draai(bestand, "--kort", "--motor", motor, "--formaat", "jsonl")
    assert (uit.exit_code, len(uit.stdout.splitlines())) == (2, 1)
    assert f"{bestand}:3:24: " in uit.stderr
    assert "'sla_inhoud: geen' (regel 3) en 'sla_actief_gebruikt: ja' (regel 3)" in uit.stderr


LASTIG = {
    "te_kort": b"naam;fase\nA;ontwerp\nB\nC;ontwerp\n",
    "te_lang": b"naam;fase\nA;ontwerp\nB;ontwerp;x\nC;ontwerp\n",
    "kort_en_lang": b"naam;fase\nA\nB;ontwerp;x\nC;ontwerp\n",
    "aanhaling": b'naam;fase\n"A;""B""\nC";ontwerp\nD;ontwrep\n',
    "open_aanhaling": b'naam;fase\nA;ontwerp\n"B;ontwerp\nC;ontwerp\n',
    "geen_utf8": b"naam;fase\nA;ontwerp\nS\xfadwest;ontwerp\nC;ontwerp\n",
    "lege_regels": b"naam;fase\nA;ontwerp\n\nC;ontwrep\n\n",
    "windows": b"\xef\xbb\xbfnaam;fase\r\nA;ontwerp\r\nB;ontwrep\r\nC;ontwerp",
    "komma": b"naam,fase\nA,ontwerp\nB,ontwrep\n",
    "een_kolom": b"fase\nontwerp\n\nontwrep\n",
    "los_regeleinde": b"naam;fase\nA;ontwerp\nB\rC;ontwerp\nD;ontwerp\n",
    "nul": b"naam;fase\nA\x00;ontwerp\nB;ontwerp\x00\n",
    "alleen_koppen": b"naam;fase\n",
    "leeg": b"",
    "spatie": b"naam ; fase\nA; ontwerp\nB;ontwerp \n",
}


@pytest.mark.parametrize("naam", LASTIG)
def test_een_lastige_csv_wordt_door_beide_lezers_gelijk_gelezen(naam: str, tmp_path: Path) -> None:
    bestand = tmp_path / "in.csv"
    bestand.write_bytes(LASTIG[naam])
    rij, kolommen = (
        draai(bestand, "--kort", "--motor", motor, "--formaat", "jsonl") for motor in ("beide", "kolommen")
    )
    assert kolommen.stdout == rij.stdout
    assert kolommen.exit_code == rij.exit_code
    meldingen = [sorted(r for r in uit.stderr.splitlines() if r.startswith(str(bestand))) for uit in (rij, kolommen)]
    assert meldingen[0] == meldingen[1]
    assert bool(meldingen[0]) == (rij.exit_code == 2)


def test_een_rij_met_te_weinig_cellen_wordt_geweigerd_en_de_rest_gedaan(tmp_path: Path) -> None:
    bestand = tmp_path / "in.csv"
    bestand.write_bytes(LASTIG["te_kort"])
    uit = draai(bestand, "--kort", "--formaat", "csv")
    assert [(rij["rij"], rij["naam"]) for rij in rijen(uit.stdout.encode(), "csv")] == [(2, "A"), (4, "C")]
    assert f"{bestand}:3:2: deze rij heeft 1 cellen en er zijn 2 kolommen." in uit.stderr


@pytest.mark.parametrize(
    ("regel", "deel"),
    [
        ("geen json", ":2:1: dit is geen JSON"),
        ("[1]", ":2:1: een rij bestaat uit feiten tussen accolades"),
        ('{"fase": "ontwerp", "fase": "ontwerp"}', ":2:2: 'fase' staat er twee keer"),
        ('{"fsae": null}', ":2:2: er is geen feit 'fsae'. Bedoelt u 'fase'?"),
        ('{"uitvoering": {"beheer": "derde"}}', "er is geen ict-proces 'beheer'"),
        ("[" * 100_000, ":2:1: "),
        ('{"aantal_gemeenten": 1' + "0" * 5_000 + "}", ":2:1: "),
        ('{"naam": "\\ud800", "fase": 3}', "bij 'fase'"),
    ],
)
def test_een_regel_die_niet_klopt_wordt_gemeld_en_de_rest_gedaan(regel: str, deel: str, tmp_path: Path) -> None:
    bestand = tmp_path / "in.jsonl"
    bestand.write_text(f'{{"naam": "A"}}\n{regel}\n{{"naam": "C"}}\n')
    uit = draai(bestand, "--kort", "--formaat", "jsonl")
    assert [rij["naam"] for rij in rijen(uit.stdout.encode(), "jsonl")] == ["A", "C"]
    assert (uit.exit_code, deel in uit.stderr) == (2, True), uit.stderr


def test_een_map_met_feitenbestanden_is_een_rij_per_bestand(tmp_path: Path, referentie: Adviseur) -> None:
    uit = draai(DOSSIERS, "--kort", "--formaat", "jsonl")
    assert uit.exit_code == 0, uit.stderr
    gevonden = rijen(uit.stdout.encode(), "jsonl")
    assert len(gevonden) == 14
    for rij in gevonden:
        zeker = referentie.evalueer(lees_feiten(rij["bestand"])).van_status("zeker")
        assert {naam.partition(".")[0] for naam in rij["zeker"]} == {deel.regel for deel in zeker}
    leeg = tmp_path / "leeg"
    leeg.mkdir()
    uit = draai(leeg, "--kort", "--formaat", "jsonl")
    assert (uit.exit_code, "in deze map staat geen feitenbestand" in uit.stderr) == (2, True)


def test_een_fout_bestand_van_meer_wordt_gemeld_en_de_rest_gedaan(tmp_path: Path) -> None:
    (tmp_path / "fout.csv").write_text("vervangingsbudgt\nnee\n")
    (tmp_path / "goed.csv").write_text("vervangingsbudget\nnee\n")
    (tmp_path / "stuk.parquet").write_text("x")
    uit = draai(
        tmp_path / "fout.csv",
        tmp_path / "weg.jsonl",
        tmp_path / "stuk.parquet",
        tmp_path / "goed.csv",
        "--kort",
        "--formaat",
        "jsonl",
    )
    assert uit.exit_code == 2
    assert [Path(rij["bestand"]).name for rij in rijen(uit.stdout.encode(), "jsonl")] == ["goed.csv"]
    for deel in (
        "fout.csv:1:1: er is geen feit 'vervangingsbudgt'",
        "weg.jsonl: dit bestand bestaat niet",
        "geen Parquet-bestand",
    ):
        assert deel in uit.stderr


def test_alleen_foute_rijen_geven_geen_bestand(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("fase\nontwrep\n")
    for formaat in ("csv", "jsonl", "parquet"):
        for motor in MOTOREN:
            doel = tmp_path / f"uit.{formaat}"
            uit = draai(tmp_path / "in.csv", "--kort", "--formaat", formaat, "--motor", motor, "-o", doel)
            assert (uit.exit_code, doel.exists()) == (2, False)


@pytest.mark.parametrize(
    ("opties", "deel"),
    [
        (["in.csv"], "in.csv: een tabel beoordeelt u met --kort"),
        (["in.yaml", "--formaat", "jsonl"], "--formaat jsonl gaat alleen samen met --kort"),
        (["in.yaml", "--motor", "kolommen"], "--motor kolommen gaat alleen samen met --kort"),
        (["in.csv", "--kort"], "met --kort kiest u --formaat csv, jsonl of parquet; gekozen is tekst"),
        (["in.csv", "--kort", "--formaat", "json"], "--formaat csv, jsonl of parquet; gekozen is json"),
        (["in.yaml", "--kort"], "met --kort kiest u --formaat json, csv, jsonl of parquet; gekozen is tekst"),
        (["in.yaml", "--kort", "--motor", "kolommen"], "--formaat csv, jsonl of parquet; gekozen is tekst"),
    ],
)
def test_opties_die_niet_samengaan_worden_gemeld(opties: list[str], deel: str) -> None:
    uit = draai(*opties)
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert deel in uit.stderr


def test_de_steekproef_wordt_genoemd(tmp_path: Path) -> None:
    (tmp_path / "in.csv").write_text("vervangingsbudget\n" + "ja\n" * 1_500)
    for motor in ("beide", "kolommen"):
        uit = draai(tmp_path / "in.csv", "--kort", "--motor", motor, "--formaat", "csv")
        assert uit.exit_code == 0
        assert "1.500 samenwerkingsverbanden beoordeeld" in uit.stderr
        assert "101 daarvan (de eerste 100 en elke 1.000e) ook met durable-rules" in uit.stderr
        assert len(uit.stderr.splitlines()) == 1


def test_de_steekproef_is_steeds_dezelfde() -> None:
    proef = Steekproef(eerste=3, elke=10)
    assert [nummer for nummer in range(35) if proef.neemt(nummer)] == [0, 1, 2, 10, 20, 30]


def test_streng_eindigt_met_1_als_iets_moet(tmp_path: Path) -> None:
    for dossier in ("bollenstreek", "hoorn"):
        los = draai(DOSSIERS / f"{dossier}.yaml", "--streng")
        (verwacht,) = re.findall(r"Met --streng: (\d+) keer", los.stderr) or ["0"]
        for motor in MOTOREN:
            uit = draai(DOSSIERS / f"{dossier}.yaml", "--kort", "--formaat", "jsonl", "--streng", "--motor", motor)
            assert uit.exit_code == los.exit_code
            assert (re.findall(r"Met --streng: (\d+) keer", uit.stderr) or ["0"]) == [verwacht]


def test_elke_regel_volgt_het_schema() -> None:
    schema = uitvoerschema("evaluate-kort")
    for opties in ([], ["--alles"]):
        for rij in rijen(draai(DOSSIERS, "--kort", "--formaat", "jsonl", *opties).stdout.encode(), "jsonl"):
            volgt("evaluate-kort", rij)
    getoond = CliRunner().invoke(opdracht, ["schema", "--van", "evaluate-kort"])
    assert json.loads(getoond.stdout) == schema


class _Tegendraads(Tabelmotor):
    def beoordeel(self, feiten: pl.DataFrame) -> Tabelbeoordeling:
        beoordeling = super().beoordeel(feiten)
        return beoordeling._replace(regels=beoordeling.regels.with_columns(~pl.col("geen_vervangingsbudget")))


def test_verschil_tussen_motoren_is_nooit_een_advies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advies.tabel.partij.Tabelmotor", _Tegendraads)
    with pytest.raises(MotorVerschil, match="geen_vervangingsbudget"):
        evalueer_tabel(pl.DataFrame({"vervangingsbudget": ["nee"]}))
    (tmp_path / "in.csv").write_text("vervangingsbudget\nnee\n")
    doel = tmp_path / "uit.csv"
    opties = [
        "evaluate",
        str(tmp_path / "in.csv"),
        "--kort",
        "--motor",
        "kolommen",
        "--formaat",
        "csv",
        "-o",
        str(doel),
    ]
    assert isinstance(CliRunner().invoke(opdracht, opties).exception, MotorVerschil)
    assert not doel.exists()


@pytest.mark.parametrize("opties", [["--motor", "kolommen", "--formaat", "csv"], ["--formaat", "parquet"]])
def test_zonder_polars_staat_er_wat_te_doen(opties: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advies.tabel.polars_nodig.find_spec", lambda naam: None)
    (tmp_path / "in.csv").write_text("vervangingsbudget\nnee\n")
    uit = draai(tmp_path / "in.csv", "--kort", *opties)
    assert (uit.exit_code, "pip install '.[tabel]'" in uit.stderr) == (2, True)
    with pytest.raises(InvoerFout, match="evalueer_tabel is een uitbreiding nodig"):
        evalueer_tabel(pl.DataFrame({"vervangingsbudget": ["nee"]}))


def test_polars_wordt_pas_geladen_als_het_nodig_is(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"vervangingsbudget": false}\n')
    code = (
        "import sys, advies; from advies.cli import advies as cli;"
        f"cli(['evaluate', {str(tmp_path / 'in.jsonl')!r}, '--kort', '--formaat', 'csv'], standalone_mode=False);"
        "assert 'polars' not in sys.modules; advies.evalueer_tabel"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, timeout=120)


def test_de_bibliotheek_geeft_een_kolom_per_regel_en_zegt_wat_is_geweigerd(referentie: Adviseur) -> None:
    tabel = pl.DataFrame(
        {
            "naam": ["A", "B", "C", "D"],
            "vervangingsbudget": ["nee", "ja", "misschien", None],
            "sla_inhoud": [None, "geen", None, None],
            "sla_actief_gebruikt": [None, "ja", None, None],
        }
    )
    uit = evalueer_tabel(tabel)
    assert uit["geen_vervangingsbudget"].to_list() == ["zeker", None, None, "open"]
    assert [tekst is None for tekst in uit["geweigerd"]] == [True, False, False, True]
    assert uit["geweigerd"][2].startswith("tabel:3:2: bij 'vervangingsbudget'")
    assert "sla_inhoud" in uit["geweigerd"][1]
    adviezen = referentie.evalueer({}, alles=True).adviezen
    assert set(uit.columns) == {"geweigerd", *map(naam_van, adviezen)}
    with pytest.raises(InvoerFout, match="er is geen feit 'vervangingsbudgt'"):
        evalueer_tabel(pl.DataFrame({"vervangingsbudgt": ["nee"]}))


def test_een_lege_tabel_geeft_een_lege_tabel() -> None:
    assert evalueer_tabel(pl.DataFrame({"vervangingsbudget": []})).height == 0


DOC = (WORTEL / "docs" / "tabel.md").read_text(encoding="utf-8")


def test_het_voorbeeld_in_de_uitleg_klopt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    invoer, uitvoer = re.findall(r"```csv\n(.*?)```", DOC, re.DOTALL)
    Path("verbanden.csv").write_text(invoer)
    for motor in MOTOREN:
        assert draai("verbanden.csv", "--kort", "--formaat", "csv", "--motor", motor).stdout == uitvoer
    (melding,) = re.findall(r"```text\n(.*?)```", DOC, re.DOTALL)
    Path("verbanden.csv").write_text(invoer.replace("Noordrand;ja", "Noordrand;misschien"))
    assert melding.strip() in draai("verbanden.csv", "--kort", "--formaat", "csv").stderr


def test_het_voorbeeld_voor_python_in_de_uitleg_klopt() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", DOC, re.DOTALL)
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    (verwacht,) = re.findall(r"# (\[.*\])", code)
    assert uit.stdout.strip() == verwacht
