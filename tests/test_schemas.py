"""Every JSON that a command writes has a schema, closed where its keys are ours, and follows it on every dossier tried."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

import advies
from advies import Adviseur, InvoerFout
from advies.cli import advies as opdracht
from advies.schemas import FEITEN, OPDRACHTEN, uitvoerschema
from kennisbank.frozen import plain
from tests.keurders import volgt

WORTEL = Path(__file__).parent.parent
MAP = WORTEL / "kennisbank" / "dossiers"
DOSSIERS = [str(MAP / f"{naam}.yaml") for naam in ("bollenstreek", "bbs", "hoorn_waterland")]
LEEG = str(WORTEL / "docs" / "voorbeeld" / "feiten.yaml")
VERLOOP = str(WORTEL / "docs" / "voorbeeld" / "verloop" / "2024.json")
VERLOOP_JAREN = str(WORTEL / "docs" / "voorbeeld" / "verloop")
KAPOT = str(WORTEL / "tests" / "kapot")
MET_BEWIJS = ("check", "diff-regels")
"""What needs z3, see below."""


def draai(*argumenten: str) -> Result:
    return CliRunner().invoke(opdracht, [*argumenten, "--formaat", "json"])


def uitvoer(opdracht: str, *argumenten: str) -> Any:
    uit = draai(*argumenten)
    assert uit.exit_code in (0, 1), uit.output
    inhoud = json.loads(uit.stdout)
    volgt(opdracht, inhoud)
    return inhoud


PER_DOSSIER: dict[str, tuple[tuple[str, ...], ...]] = {
    "evaluate": (("evaluate", "{}"), ("evaluate", "{}", "--alles"), ("evaluate", "{}", "--motor", "referentie")),
    "evaluate-samenvatting": (("evaluate", "{}", "--kort"),),
    "explain": (
        ("explain", "{}"),
        ("explain", "{}", "--volledig"),
        ("explain", "{}", "--regel", "mag_uitbesteden"),
        ("explain", "{}", "--regel", "geen_vervangingsbudget"),
    ),
    "explain-gevoelig": (("explain", "{}", "--gevoelig"),),
    "whatif": (("whatif", "{}", "--stel", "vervangingsbudget=ja", "--stel", "uitvoering=onbekend"),),
    "diff": (("diff", "{}", LEEG), ("diff", LEEG, "{}")),
    "change": (
        ("change", LEEG, "--zonder", "geen_vervangingsbudget"),
        ("change", DOSSIERS[0], "--zonder", "geen_vervangingsbudget"),
    ),
    "ask": (("ask", "{}", "--lijst"),),
    "overleg": (("overleg", "{}", LEEG),),
    "dvo": (("dvo", "{}"), ("dvo", "{}", "--over", "wiz")),
    "plan": (("plan", "{}"), ("plan", "{}", "--vanaf", "2027-02-01")),
    "verloop": (("verloop", "{}", LEEG), ("verloop", VERLOOP, "{}")),
    "streek": (("streek", "{}"), ("streek", "{}", LEEG, VERLOOP_JAREN, "--volgorde", "gegeven")),
    "cases": (("cases", "{}"), ("cases", "{}", "--hoogstens", "9")),
    "rules": (("rules", "--soort", "risico"), ("rules", "geen_vervangingsbudget"), ("rules",)),
    "rules-afgeleid": (("rules", "technisch_beheer_uitbesteed"),),
    "rules-dekking": (("rules", "--dekking"),),
    "rules-drempels": (("rules", "--drempels"),),
    "check-voorstel": (("check", "--voorstel", "geen_vervangingsbudget"), ("check", "--voorstel", "mag_uitbesteden")),
}
GEVALLEN = [
    (naam, tuple(deel.format(dossier) for deel in argumenten), dossier)
    for naam, vormen in PER_DOSSIER.items()
    for argumenten in vormen
    for dossier in (DOSSIERS if any("{}" in deel for deel in argumenten) else DOSSIERS[:1])
]


@pytest.mark.parametrize(("naam", "argumenten"), [deel[:2] for deel in GEVALLEN])
def test_json_volgt_het_schema(naam: str, argumenten: tuple[str, ...]) -> None:
    uitvoer(naam, *argumenten)


def test_meer_bestanden_geven_een_lijst() -> None:
    antwoorden = uitvoer("evaluate-lijst", "evaluate", *DOSSIERS, LEEG)
    assert [deel["bestand"] for deel in antwoorden] == [*DOSSIERS, LEEG]
    volgt("evaluate", antwoorden[0])
    korte = uitvoer("evaluate-samenvatting-lijst", "evaluate", *DOSSIERS, LEEG, "--kort")
    assert [deel["bestand"] for deel in korte] == [*DOSSIERS, LEEG]


def test_een_narekening_volgt_het_schema(tmp_path: Path) -> None:
    een, meer = tmp_path / "een.json", tmp_path / "meer.json"
    een.write_text(draai("evaluate", DOSSIERS[0]).stdout)
    meer.write_text(draai("evaluate", *DOSSIERS).stdout)
    assert uitvoer("verify", "verify", str(een))["gelijk"] is True
    anders = uitvoer("verify", "verify", str(een), DOSSIERS[1])
    assert (anders["gelijk"], anders["feiten"]["gelijk"], bool(anders["adviezen"])) == (False, False, True)
    assert len(uitvoer("verify-lijst", "verify", str(meer))) == 3


def test_een_regel_van_een_tabel_volgt_het_schema() -> None:
    for opties in ((), ("--alles",)):
        uit = CliRunner().invoke(opdracht, ["evaluate", *DOSSIERS, "--kort", "--formaat", "jsonl", *opties])
        for regel in uit.stdout.splitlines():
            volgt("evaluate-kort", json.loads(regel))


def test_een_keuring_volgt_het_schema() -> None:
    pytest.importorskip("z3", reason="the extra advies[bewijs] is not installed")
    keuring = uitvoer("check", "check", KAPOT)
    assert keuring["fouten"]
    assert keuring["bewijs"]["bevindingen"]
    assert uitvoer("check", "check", "--zonder-bewijs")["bewijs"] is None


def test_een_mutatie_volgt_het_schema() -> None:
    pytest.importorskip("z3", reason="the extra advies[bewijs] is not installed")
    overlever = uitvoer("check", "check", KAPOT, "--zonder-bewijs", "--mutaties")["mutaties"]["overlevers"][0]
    assert overlever.keys() == {"in", "plek", "wat", "toets"}


def test_een_verschil_van_regels_volgt_het_schema(tmp_path: Path) -> None:
    pytest.importorskip("z3", reason="the extra advies[bewijs] is not installed")
    for bron in (WORTEL / "regels" / "basis").glob("*.yaml"):
        tekst = bron.read_text(encoding="utf-8")
        (tmp_path / bron.name).write_text(
            tekst.replace("    - vervangingsbudget: nee\n", "    - vervangingsbudget: ja\n"), encoding="utf-8"
        )
    assert uitvoer("diff-regels", "diff", "ingebouwd", str(tmp_path))["verschillen"]


@pytest.mark.parametrize(
    "argumenten",
    [
        ("evaluate", "{}"),
        ("explain", "{}"),
        ("whatif", "{}", "--stel", "vervangingsbudget=ja"),
        ("diff", "{}", LEEG),
        ("change", LEEG, "--doel", "geen_vervangingsbudgt"),
        ("change", LEEG, "--doel", "mag_uitbesteden"),
        ("change", LEEG, "--doel", "geen_vervangingsbudget", "--proces", "technisch_beheer"),
        ("explain", LEEG, "--regel", "geen_vervangingsbudgt"),
        ("explain", LEEG, "--proces", "technisch_beheren"),
        ("whatif", LEEG, "--stel", "vervangingsbudgt=ja"),
        ("whatif", LEEG),
        ("ask", "{}", "--lijst"),
        ("cases", "{}"),
        ("rules", "geen_vervangingsbudgt"),
        ("rules", "--soort", "rsico"),
        ("check", "--voorstel", "geen_vervangingsbudgt"),
        ("check", "bestaat_niet"),
        ("verify", "{}"),
    ],
)
def test_fouten_volgen_het_schema(tmp_path: Path, argumenten: tuple[str, ...]) -> None:
    fout = tmp_path / "fout.yaml"
    fout.write_text("vervangingsbudgt: ja\nfase: ontwrp\n")
    uit = draai(*(deel.format(fout) for deel in argumenten))
    assert (uit.exit_code in (1, 2), uit.stdout) == (True, "")
    inhoud = json.loads(uit.stderr)
    volgt("fouten", inhoud)
    typefout = [deel for deel in argumenten if "budgt" in deel or deel in ("technisch_beheren", "rsico")]
    if typefout:
        assert inhoud["fouten"][0]["suggestie"] in (
            "geen_vervangingsbudget",
            "vervangingsbudget",
            "technisch_beheer",
            "risico",
        )


def test_elk_schema_heeft_een_voorbeeld_hier() -> None:
    elders = {
        "evaluate-lijst",
        "evaluate-samenvatting-lijst",
        "evaluate-kort",
        "verify",
        "verify-lijst",
        "check",
        "diff-regels",
        "fouten",
    }
    assert {*PER_DOSSIER, *elders} == {*OPDRACHTEN}


@cache
def _keur_deel(schema: str) -> None:
    """Check a part of a schema, once: schemas share most of their parts."""
    jsonschema.Draft202012Validator.check_schema(json.loads(schema))


@pytest.mark.parametrize("naam", [*OPDRACHTEN, FEITEN])
def test_een_schema_is_geldig_heeft_een_versie_en_is_gesloten(naam: str) -> None:
    schema = uitvoerschema(naam)
    for deel in ({**schema, "$defs": {}}, *schema.get("$defs", {}).values()):
        _keur_deel(json.dumps(deel))
    assert schema["$id"] == f"urn:advies:schema:{naam}:{advies.__version__}"
    delen = [schema, *schema.get("$defs", {}).values()]
    open_ = [deel.get("title") for deel in delen if "properties" in deel and deel["additionalProperties"] is not False]
    assert open_ == []
    zonder_uitleg = [
        (deel.get("title"), veld)
        for deel in delen
        if "properties" in deel
        for veld, inhoud in deel["properties"].items()
        if not inhoud.get("description") and deel.get("title") not in ("Samenwerkingsverband", None)
    ]
    assert naam == FEITEN or zonder_uitleg == []


@pytest.mark.parametrize("naam", [*OPDRACHTEN, FEITEN])
def test_de_opdracht_toont_hetzelfde_schema(naam: str) -> None:
    opties = [] if naam == FEITEN else ["--van", naam]
    assert json.loads(CliRunner().invoke(opdracht, ["schema", *opties]).stdout) == uitvoerschema(naam)


def test_een_schema_dat_er_niet_is_is_een_fout() -> None:
    with pytest.raises(ValueError, match="evaluate-lijst"):
        uitvoerschema("bestaat_niet")


@pytest.mark.parametrize("dossier", [*DOSSIERS, LEEG])
@pytest.mark.parametrize("alles", [False, True])
def test_als_json_is_wat_de_opdracht_schrijft(adviseur: Adviseur, dossier: str, alles: bool) -> None:
    antwoord = adviseur.evalueer(advies.lees_feiten(dossier), alles=alles)
    opties = ["--alles"] if alles else []
    assert antwoord.als_json() == json.loads(draai("evaluate", dossier, *opties).stdout)


def test_als_json_is_weer_na_te_rekenen(adviseur: Adviseur) -> None:
    antwoord = adviseur.evalueer(advies.lees_feiten(DOSSIERS[0]))
    assert advies.reken_na(antwoord.als_json(), None, adviseur).gelijk


def test_wat_plat_is_deelt_niets_met_het_antwoord(adviseur: Adviseur) -> None:
    antwoord = adviseur.evalueer({"vervangingsbudget": "nee"})
    antwoord.als_json()["adviezen"].clear()
    assert antwoord.adviezen
    assert type(plain(antwoord.adviezen[0].over)) is dict


def test_fouten_van_de_bibliotheek_hebben_dezelfde_vorm(adviseur: Adviseur) -> None:
    with pytest.raises(InvoerFout) as vangst:
        adviseur.evalueer({"vervangingsbudgt": "ja", "fase": "ontwrp"})
    volgt("fouten", vangst.value.als_json())
