"""Evidence beside answers: every reader takes it off in one way, and it never changes advice."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import given

from advies import Adviseur, InvoerFout, ontleed_feiten, uit_mapping
from advies.cli import advies as opdracht
from advies.feitentekst import vul_in
from advies.weergave.json import als_json
from kennisbank.onderbouwing import Onderbouwing
from kennisbank.schema import feitenschema
from regels.sleutels import FeitSleutel
from tests.bouwers import ZADEN, maak_feiten, voorbeelden, zonder_twijfel

BIJ = {"door": "Anna", "op": "2026-03-01", "document": "de notulen", "zekerheid": "gok", "bespreekbaar": "ja"}
LANG = "vervangingsbudget: {waarde: nee, door: Anna, op: 2026-03-01, document: de notulen, zekerheid: gok, bespreekbaar: ja}\n"


def met_onderbouwing(rng: Random, feiten: dict[str, Any]) -> dict[str, Any]:
    def lang(waarde: Any) -> Any:
        return {"waarde": waarde, **BIJ} if rng.random() < 0.5 else waarde

    uit: dict[str, Any] = {}
    for naam, deel in feiten.items():
        if isinstance(deel, dict):
            uit[naam] = lang({proces: lang(waarde) for proces, waarde in deel.items()})
        elif naam == "gemeenten":
            uit[naam] = lang(
                [
                    lang({veld: deel if veld == "naam" else lang(deel) for veld, deel in gemeente.items()})
                    for gemeente in deel
                ]
            )
        else:
            uit[naam] = lang(deel)
    return uit


@given(ZADEN)
@voorbeelden(20)
def test_onderbouwing_verandert_het_advies_niet_en_elke_lezer_leest_hetzelfde(
    referentie: Adviseur, rng: Random
) -> None:
    kort = zonder_twijfel(maak_feiten(rng, 0.3))
    lang = met_onderbouwing(rng, kort)
    try:
        uit = als_json([referentie.evalueer(kort)])
    except InvoerFout:
        return
    assert als_json([referentie.evalueer(lang)]) == uit
    gelezen = ontleed_feiten(json.dumps(lang, ensure_ascii=False).encode(), "feiten.yaml")
    zonder = ontleed_feiten(json.dumps(kort, ensure_ascii=False).encode(), "feiten.yaml")
    assert gelezen.feiten == zonder.feiten == uit_mapping(lang)
    assert gelezen.geheugen == zonder.geheugen
    assert gelezen.plekken.keys() == zonder.plekken.keys()
    jsonschema.Draft202012Validator(feitenschema()).validate(lang)


def test_de_onderbouwing_is_te_lezen_en_te_bewaren() -> None:
    gelezen = ontleed_feiten(LANG.encode(), "feiten.yaml")
    assert gelezen.onderbouwing == {
        "vervangingsbudget": Onderbouwing("Anna", "2026-03-01", "de notulen", "gok", bespreekbaar=True)
    }
    assert gelezen.zonder_namen().onderbouwing["vervangingsbudget"].door == ""
    nieuw = vul_in(LANG, {FeitSleutel("vervangingsbudget"): "ja", FeitSleutel("fase"): "ontwerp"})
    assert nieuw.startswith(LANG.replace("nee", "ja"))
    assert ontleed_feiten(nieuw.encode(), "feiten.yaml").onderbouwing == gelezen.onderbouwing


@pytest.mark.parametrize(
    ("veld", "zegt"),
    [
        ("op: gisteren", "geen datum"),
        ("op: 20260301", "geen datum"),
        ("zekerheid: heel", "zeker, waarschijnlijk of gok"),
        ("bespreekbaar: soms", "ja of nee"),
        ("dor: Anna", "'door'"),
        ("door: [Anna]", "een tekst"),
        (f"document: {'x' * 500}", "te lang"),
    ],
)
def test_wat_fout_is_in_een_onderbouwing_staat_er_met_de_plaats(veld: str, zegt: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        ontleed_feiten(f"vervangingsbudget:\n  waarde: nee\n  {veld}\n".encode(), "feiten.yaml")
    (melding,) = fout.value.meldingen
    assert (melding.code, melding.plek and melding.plek.regel) == ("onderbouwing", 3)
    assert zegt in melding.tekst
    naam, _, waarde = veld.partition(": ")
    with pytest.raises(InvoerFout) as fout:
        uit_mapping({"vervangingsbudget": {"waarde": "nee", naam: [waarde] if "[" in waarde else waarde}})
    assert [deel.code for deel in fout.value.meldingen] == ["onderbouwing"]


@pytest.mark.parametrize("veld", ["door", "op", "document", "zekerheid", "opmerking", "bespreekbaar"])
@pytest.mark.parametrize(
    "waarde", ["", None, "2026-03-31", "20260331", "2026-W14-2", "2026-02-30", "gok", "ja", 3, True, []]
)
def test_het_schema_laat_toe_wat_de_lezer_leest_en_niets_anders(veld: str, waarde: object) -> None:
    feiten = {"vervangingsbudget": {"waarde": "nee", veld: waarde}}
    vorm = jsonschema.Draft202012Validator(feitenschema(), format_checker=jsonschema.FormatChecker(["date"]))
    try:
        uit_mapping(feiten)
    except InvoerFout:
        assert not vorm.is_valid(feiten)
    else:
        assert vorm.is_valid(feiten)


def test_uitleg_en_rapport_noemen_de_onderbouwing_zonder_namen_als_u_dat_wilt(tmp_path: Path) -> None:
    pad = tmp_path / "feiten.yaml"
    pad.write_text(LANG)
    for argumenten in (
        ["explain", str(pad), "--regel", "geen_vervangingsbudget"],
        ["report", str(pad), "--volledig", "--formaat", "md", "-o", "-"],
    ):
        met = CliRunner().invoke(opdracht, argumenten)
        zonder = CliRunner().invoke(opdracht, [*argumenten, "--zonder-namen"])
        assert (met.exit_code, zonder.exit_code) == (0, 0), met.output + zonder.output
        assert "Anna" in met.stdout
        assert "1 maart 2026" in " ".join(met.stdout.split())
        assert "Anna" not in zonder.stdout
        assert "1 maart 2026" in " ".join(zonder.stdout.split())


def test_uitleg_noemt_wat_naast_een_gemeente_en_haar_getallen_staat(tmp_path: Path) -> None:
    pad = tmp_path / "feiten.yaml"
    pad.write_text(
        "aantal_gemeenten: 2\nuitvoering: {technisch_beheer: eigen_beheer}\n"
        "gemeenten:\n  - {naam: Noord, ict_fte: {waarde: 1, document: de begroting}}\n  - {waarde: {naam: Zuid}, door: Anna}\n"
    )
    uit = CliRunner().invoke(opdracht, ["explain", str(pad), "--regel", "ict_ssc_optie"])
    assert uit.exit_code == 0, uit.output
    scherm = " ".join(uit.stdout.split())
    assert "Noord, formatie voor ict: op grond van de begroting; Zuid: door Anna" in scherm


def test_een_doel_alleen_met_wat_elke_partij_bespreekbaar_noemt(tmp_path: Path) -> None:
    paden = []
    for nummer, waarde in enumerate(("ja", "nee")):
        pad = tmp_path / f"partij{nummer}.yaml"
        pad.write_text(LANG.replace("waarde: nee", f"waarde: {waarde}"))
        paden.append(str(pad))
    uit = CliRunner().invoke(opdracht, ["overleg", *paden, "--doel", "geen_vervangingsbudget", "--formaat", "json"])
    assert uit.exit_code == 0, uit.output
    toenadering = json.loads(uit.stdout)["toenadering"]
    assert toenadering["bespreekbaar"] == ["vervangingsbudget"]
    assert len(toenadering["wijzigingen"]) == 1
