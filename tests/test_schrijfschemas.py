"""The schemas for a rule author: our own files fit, mistakes do not, and the YAML language server that editors use takes them."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from advies.lagenmap import lees_lagen
from advies.schrijfschemas.bestanden import BESTANDSOORTEN, Bestandsoort, schrijfschema
from advies.schrijfschemas.wijzers import EIGEN, als_bestand, schemaregel, verouderd
from kennisbank.lagen import met_lagen
from regels.eigen import regelbank
from tests.opdracht import advies

WORTEL = Path(__file__).parent.parent
BESTANDEN: dict[Bestandsoort, str] = {
    "regels": "regels/basis/*.yaml",
    "toetsen": "regels/toetsen/*.yaml",
    "feiten": "kennisbank/feiten/*.yaml",
    "drempels": "regels/drempels.yaml",
    "eisen": "regels/eisen.yaml",
    "afwegingen": "regels/afwegingen.yaml",
}


VAN_LAAG: tuple[Bestandsoort, ...] = ("laag", "bron", "feiten", "regels", "toetsen", "drempels")


def keurder(soort: Bestandsoort) -> Draft7Validator:
    schema = schrijfschema(soort, regelbank())
    Draft7Validator.check_schema(schema)
    return Draft7Validator(schema)


@pytest.mark.parametrize("soort", BESTANDSOORTEN)
def test_onze_eigen_bestanden_passen(soort: Bestandsoort) -> None:
    bestanden = sorted(WORTEL.glob(BESTANDEN[soort]))
    assert bestanden
    keur = keurder(soort)
    for bestand in bestanden:
        inhoud = yaml.load(bestand.read_bytes(), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        assert [(list(fout.absolute_path), fout.message[:100]) for fout in keur.iter_errors(inhoud)] == [], bestand.name


@pytest.mark.parametrize("soort", BESTANDSOORTEN)
def test_de_eerste_regel_van_elk_bestand_wijst_naar_zijn_schema(soort: Bestandsoort) -> None:
    for bestand in sorted(WORTEL.glob(BESTANDEN[soort])):
        eerste = bestand.read_text(encoding="utf-8").partition("\n")[0]
        assert eerste == schemaregel(soort), f"{bestand}: advies rules nieuw shows the line"
        assert (bestand.parent / eerste.partition("$schema=")[2]).resolve() == WORTEL / f"regels/schemas/{soort}.json"


def test_de_schemas_naast_de_regels_zijn_die_van_nu() -> None:
    assert verouderd(regelbank()) == "", f"run {EIGEN}"


def test_een_regel_erbij_maakt_schemas_oud_en_de_melding_noemt_de_opdracht() -> None:
    bank = regelbank()
    nieuw = replace(bank, regels=(*bank.regels, replace(bank.regels[0], naam="een_nieuwe_regel")))
    tekst = verouderd(nieuw)
    assert "toetsen.json" in tekst
    assert "drempels.json" not in tekst
    assert tekst.endswith(f"Maak ze opnieuw met: {EIGEN}")


def test_check_zegt_dat_de_schemas_van_een_laag_oud_zijn_en_hoe_ze_nieuw_worden(tmp_path: Path) -> None:
    laag = tmp_path / "streek"
    shutil.copytree(WORTEL / "docs/voorbeelden/streekafspraak", laag)
    keur = ("check", "--zonder-bewijs", "--regels", str(laag))
    assert "schema" not in advies(*keur).stderr.decode()
    (laag / "schemas").mkdir()
    voor = advies(*keur)
    assert voor.returncode == 0
    opdracht = voor.stderr.decode().rpartition("Maak ze opnieuw met: advies ")[2].split()
    assert opdracht[:3] == ["schema", "--voor", "alles"]
    assert advies(*opdracht).returncode == 0
    assert {bestand.stem for bestand in (laag / "schemas").iterdir()} == set(VAN_LAAG)
    assert "schema" not in advies(*keur).stderr.decode()


@pytest.mark.parametrize("soort", VAN_LAAG)
def test_de_bestanden_van_een_laag_passen_bij_haar_schema(soort: Bestandsoort) -> None:
    laag = WORTEL / "docs/voorbeelden/streekafspraak"
    bestanden = sorted(laag.glob({"regels": "basis/*.yaml", "toetsen": "toetsen/*.yaml"}.get(soort, f"{soort}.yaml")))
    assert bestanden
    with met_lagen(lees_lagen([str(laag)])):
        schema = schrijfschema(soort, regelbank())
    zonder = Draft7Validator(schrijfschema(soort, regelbank()))
    for bestand in bestanden:
        inhoud = yaml.safe_load(bestand.read_bytes())
        assert [fout.message[:100] for fout in Draft7Validator(schema).iter_errors(inhoud)] == [], bestand.name
        assert zonder.is_valid(inhoud) == (soort in ("laag", "bron"))
        for goed, fout in (("streek__", "straat__"), ("geen_vervangingsbudget", "vervangingsbudget"), ("2024", '"x"')):
            ander = json.dumps(inhoud).replace(goed, fout)
            assert Draft7Validator(schema).is_valid(json.loads(ander)) == (ander == json.dumps(inhoud))


def test_een_laag_heeft_geen_schema_van_wat_zij_niet_heeft() -> None:
    met = advies("schema", "--voor", "eisen", "--regels", "docs/voorbeelden/streekafspraak")
    zonder = advies("schema", "--voor", "laag")
    assert met.returncode == zonder.returncode == 2
    assert "Een laag heeft geen bestand met eisen" in met.stderr.decode()
    assert "advies schema --voor laag --regels MAP" in zonder.stderr.decode()


def test_een_geschreven_schema_is_hetzelfde_met_korte_regels() -> None:
    schema = {
        "leeg": {},
        "lang": ["woord" * 9] * 4,
        "diep": {"q": [{"a": 1}, 'é"', None, [{"x" * 40: "y" * 40, "z": "w" * 60}]]},
    }
    tekst = als_bestand(schema)
    assert json.loads(tekst) == schema
    assert max(map(len, tekst.splitlines())) <= 130
    assert '"leeg": {},\n' in tekst


REGEL = """
- regel: proef
  titel: Een proef
  soort: advies
  sterkte: moet
  grond: tekst
  bron: [{aanbeveling: 3}]
  als:
    - vervangingsbudget: nee
  tekst: Doe iets.
  uitleg: Daarom.
  wie: [bestuur]
  fase: [ontwerp]
"""


@pytest.mark.parametrize(
    ("oud", "nieuw"),
    [
        ("vervangingsbudget: nee", "vervangingsbuget: nee"),
        ("vervangingsbudget: nee", "vervangingsbudget: misschien"),
        ("vervangingsbudget: nee", "fase: {een_van: [ontwerpen]}"),
        ("vervangingsbudget: nee", "omvang_wiz_fte: {minstens: veel}"),
        ("vervangingsbudget: nee", "omvang_wiz_fte: {minimaal: 3}"),
        ("vervangingsbudget: nee", "doelen: {bevat: geld}"),
        ("vervangingsbudget: nee", "uitvoering.technisch: derde"),
        ("vervangingsbudget: nee", "er_is: {gemeente: [{inwoner: {minstens: 3}}]}"),
        ("soort: advies", "soort: raad"),
        ("sterkte: moet", "sterkte: altijd"),
        ("aanbeveling: 3", "aanbeveling: 10"),
        ("aanbeveling: 3", "aanbevelingen: 3"),
        ("wie: [bestuur]", "wie: bestuur"),
        ("  tekst: Doe iets.\n", ""),
        ("fase: [ontwerp]", "fase: [ontwerp]\n  kop: ja"),
    ],
)
def test_een_fout_past_niet(oud: str, nieuw: str) -> None:
    keur = keurder("regels")
    assert keur.is_valid(yaml.safe_load(REGEL))
    assert oud in REGEL
    assert not keur.is_valid(yaml.safe_load(REGEL.replace(oud, nieuw)))


def test_elk_schema_is_te_maken(tmp_path: Path) -> None:
    assert advies("schema", "--voor", "alles", "-o", str(tmp_path)).returncode == 0
    assert {bestand.stem for bestand in tmp_path.iterdir()} == set(BESTANDSOORTEN)
    los = advies("schema", "--voor", "regels")
    assert los.returncode == 0
    assert json.loads(los.stdout) == json.loads((tmp_path / "regels.json").read_bytes())


@pytest.mark.parametrize("argumenten", [("--voor", "alles"), ("--voor", "regels", "--van", "ask")])
def test_verkeerd_gebruik_zegt_wat_te_doen(argumenten: tuple[str, ...]) -> None:
    uit = advies("schema", *argumenten)
    assert uit.returncode == 2
    assert "advies schema --voor alles -o" in uit.stderr.decode() or "kies --voor of --van" in uit.stderr.decode()


@pytest.fixture
def server() -> list[str]:
    """The YAML language server of the editors, from npm; CI installs it."""
    pad = os.environ.get("ADVIES_YAML_SERVER") or shutil.which("yaml-language-server")
    if not pad:
        if os.environ.get("CI"):
            pytest.fail("npm install yaml-language-server, and name its program in ADVIES_YAML_SERVER")
        pytest.skip("no yaml-language-server here: npm install yaml-language-server")
    return [pad, "--stdio"]


@pytest.mark.editor
def test_een_bestand_van_ons_heeft_genoeg_aan_zijn_eerste_regel(server: list[str]) -> None:
    """No setting, and no schema that the test made: what somebody has who clones the repository and opens a file."""
    from tests.lspklant import Klant

    naam, van_toets, van_feit = (
        "regels/basis/middelen.yaml",
        "regels/toetsen/middelen.yaml",
        "kennisbank/feiten/middelen.yaml",
    )
    goed, toets, feit = ((WORTEL / deel).read_text(encoding="utf-8") for deel in (naam, van_toets, van_feit))
    fout = goed.replace("vervangingsbudget: nee", "vervangingsbuget: nee", 1)
    regel = next(nummer for nummer, tekst in enumerate(goed.splitlines()) if "vervangingsbudget: nee" in tekst)
    plek = next(nummer for nummer, tekst in enumerate(feit.splitlines()) if tekst.startswith("    kenner:"))

    async def gesprek() -> tuple[Any, ...]:
        async with Klant(server, WORTEL) as klant:
            zonder = await klant.open(naam, goed)
            uitleg = await klant.hover(naam, regel, goed.splitlines()[regel].index("vervangingsbudget") + 2)
            namen = await klant.aanvullingen(naam, regel, goed.splitlines()[regel].index("vervangingsbudget"))
            met = await klant.wijzig(naam, fout)
            anders = [await klant.open(van_toets, toets), await klant.open(van_feit, feit)]
            return zonder, uitleg, namen, met, anders, await klant.hover(van_feit, plek, 6)

    zonder, uitleg, namen, met, anders, kenner = asyncio.run(gesprek())
    assert zonder == []
    assert anders == [[], []]
    assert regelbank().vocabulaire.feiten["vervangingsbudget"].vraag in uitleg.replace("\\", "")
    assert {"vervangingsbudget", "een_van"} <= set(namen)
    assert [(deel.range.start.line, "vervangingsbuget" in deel.message) for deel in met] == [(regel, True)]
    assert "Wie het antwoord weet" in kenner


@pytest.mark.editor
def test_de_taalserver_van_editors_neemt_het_schema(server: list[str], tmp_path: Path) -> None:
    from tests.lspklant import Klant

    schema = tmp_path / "regels.json"
    schema.write_text(json.dumps(schrijfschema("regels", regelbank())), encoding="utf-8")
    kop = f"# yaml-language-server: $schema={schema.as_uri()}"
    goed = kop + REGEL
    fout = goed.replace("vervangingsbudget", "vervangingsbuget")
    regel = next(nummer for nummer, tekst in enumerate(goed.splitlines()) if "vervangingsbudget" in tekst)

    async def gesprek() -> Any:
        async with Klant(server, tmp_path) as klant:
            zonder = await klant.open("goed.yaml", goed)
            met = await klant.open("fout.yaml", fout)
            uitleg = await klant.hover("goed.yaml", regel, 8)
            sterkte = await klant.hover("goed.yaml", 4, 4)
            namen = await klant.aanvullingen("goed.yaml", regel, 6)
            return zonder, met, uitleg, sterkte, namen

    zonder, met, uitleg, sterkte, namen = asyncio.run(gesprek())
    assert zonder == []
    assert [(deel.range.start.line, "vervangingsbuget" in deel.message) for deel in met] == [(regel, True)]
    feit = regelbank().vocabulaire.feiten["vervangingsbudget"]
    assert feit.vraag in uitleg.replace("\\", "")
    assert "Hoe sterk de publicatie het zegt" in sterkte
    assert {"vervangingsbudget", "uitvoering.technisch_beheer", "een_van"} <= set(namen)
