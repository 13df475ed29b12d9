"""The schemas for a rule author: our own files fit, mistakes do not, and the YAML language server that editors use takes them."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from advies.schrijfschemas.bestanden import BESTANDSOORTEN, Bestandsoort, schrijfschema
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
