"""What commands give as JSON; tests/test_schemas.py holds each against its schema."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from advies.cli import advies

DOSSIER = str(Path(__file__).parent.parent / "kennisbank" / "dossiers" / "bollenstreek.yaml")
BBS = str(Path(__file__).parent.parent / "kennisbank" / "dossiers" / "bbs.yaml")
VOORBEELD = {
    "evaluate": ("evaluate", DOSSIER, "--alles"),
    "explain": ("explain", DOSSIER),
    "explain-gevoelig": ("explain", DOSSIER, "--gevoelig"),
    "whatif": ("whatif", DOSSIER, "--stel", "vervangingsbudget=ja"),
    "diff": ("diff", DOSSIER, BBS),
    "change": ("change", DOSSIER, "--zonder", "geen_vervangingsbudget"),
    "ask": ("ask", DOSSIER, "--lijst"),
    "cases": ("cases", DOSSIER),
    "rules": ("rules", "--soort", "risico"),
}


def draai(*argumenten: str) -> Any:
    uit = CliRunner().invoke(advies, list(argumenten))
    assert uit.exit_code == 0, uit.output
    return json.loads(uit.stdout)


@pytest.mark.parametrize("opdracht", VOORBEELD)
def test_elk_antwoord_noemt_zijn_bron(opdracht: str) -> None:
    if opdracht in ("explain-gevoelig", "cases"):
        return  # these point at rules and dossiers, which have their own references
    assert '"bron_tekst"' in json.dumps(draai(*VOORBEELD[opdracht], "--formaat", "json"))


def test_twee_bestanden_bij_whatif_is_hetzelfde_als_diff() -> None:
    assert draai("whatif", DOSSIER, BBS, "--formaat", "json") == draai("diff", DOSSIER, BBS, "--formaat", "json")


def test_whatif_zonder_verandering_is_een_fout() -> None:
    uit = CliRunner().invoke(advies, ["whatif", DOSSIER])
    assert uit.exit_code == 2
    assert "--stel FEIT=WAARDE" in uit.stderr


def test_whatif_weigert_minder_gemeenten_dan_er_genoemd_zijn() -> None:
    uit = CliRunner().invoke(advies, ["whatif", DOSSIER, "--stel", "aantal_gemeenten=3"])
    assert uit.exit_code == 2
    assert "5 gemeenten" in uit.stderr


def test_streng_eindigt_met_1_als_iets_moet(tmp_path: Path) -> None:
    uit = CliRunner().invoke(advies, ["evaluate", DOSSIER, "--streng"])
    assert (uit.exit_code, "keer zegt een zeker advies" in uit.stderr) == (1, True)
    assert "Advies voor ISD Bollenstreek" in uit.stdout
    goed = tmp_path / "goed.yaml"
    goed.write_text("vervangingsbudget: ja\n")
    assert CliRunner().invoke(advies, ["evaluate", str(goed), "--streng"]).exit_code == 0
    fout = tmp_path / "fout.yaml"
    fout.write_text("x: 1\n")
    assert CliRunner().invoke(advies, ["evaluate", DOSSIER, str(fout), "--streng"]).exit_code == 2


@pytest.mark.parametrize("formaat", ["tekst", "json", "csv"])
def test_streng_telt_over_alle_bestanden_samen(tmp_path: Path, formaat: str) -> None:
    """Also when the last file, or the first, has nothing that must be done."""
    een, geen = tmp_path / "een.yaml", tmp_path / "geen.yaml"
    een.write_text("verschillende_cwi_gebieden: ja\n")
    geen.write_text("vervangingsbudget: ja\n")
    for namen, aantal in (((een, geen), 1), ((geen, een), 1), ((een, geen, een), 2), ((geen, geen), 0)):
        uit = CliRunner().invoke(advies, ["evaluate", *map(str, namen), "--streng", "--formaat", formaat])
        assert uit.exit_code == (1 if aantal else 0), namen
        assert (f"Met --streng: {aantal} keer" in uit.stderr) is bool(aantal)


def test_lijst_van_vragen_laat_het_bestand_met_rust(tmp_path: Path) -> None:
    eigen = tmp_path / "eigen.yaml"
    eigen.write_text("# van mij\nfase: ontwerp\n")
    uit = CliRunner().invoke(advies, ["ask", str(eigen), "--lijst"])
    assert uit.exit_code == 0
    assert "  1. " in uit.stdout
    assert eigen.read_text() == "# van mij\nfase: ontwerp\n"
