"""The plan on a screen, and the command that shows it and ticks off its steps."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from rich.console import Console

from advies.cli import advies as opdracht
from advies.feitentekst import vul_in
from advies.invoer import ontleed_feiten
from advies.weergave.plan import Planscherm
from kennisbank.catalogus import ACTOREN
from regels.sleutels import FeitSleutel
from tests.planproeven import VOORBEELD, dossier, scherm

WORTEL = Path(__file__).parent.parent


def test_het_volledige_scherm_noemt_alles() -> None:
    plan = dossier(VOORBEELD)[1]
    tekst = " ".join(scherm(plan, volledig=True).split())
    genoemd = [
        *(deel for stap in plan.stappen for deel in (stap.tekst, *(r.regel for r in stap.omdat))),
        *(feit.tekst for stap in plan.stappen for r in stap.omdat for feit in r.feiten),
        *(bron for stap in plan.stappen for r in stap.omdat for bron in r.bron_tekst),
        *(w.titel for stap in plan.stappen for w in stap.vervalt),
        *(punt.tekst for punt in plan.aandacht if not punt.stappen),
        *(punt.reden.titel for punt in plan.aandacht),
        *(moment.uitleg for moment in plan.momenten),
        *(deel.tekst for deel in plan.gedaan),
    ]
    assert [deel for deel in genoemd if " ".join(deel.split()) not in tekst] == []


def test_wat_een_stap_al_doet_staat_niet_bij_wat_blijft_gelden() -> None:
    _, plan = dossier(str(WORTEL / "docs" / "voorbeeld" / "samenwerking" / "dossier.yaml"))
    (punt,) = [deel for deel in plan.aandacht if deel.reden.regel == "voor_start_voorkeur"]
    feiten = [zet.feit for nummer in punt.stappen for zet in plan.stappen[nummer - 1].zetten]
    assert (feiten, punt.vervalt_in) == (["werkwijze_uniform_voor_invoering", "migratie_moment"], "realisatie")
    heel = " ".join(scherm(plan, volledig=True).split())
    blijft, _, al = heel.partition("Staat al in een stap")
    assert punt.reden.titel in al
    assert punt.reden.titel not in blijft
    assert f"Stap {punt.stappen[0]} en {punt.stappen[1]} doen dit." in al
    assert all(deel.stappen == () for deel in plan.aandacht if deel != punt)


def test_een_rol_ziet_alleen_haar_stappen_met_hun_nummers() -> None:
    plan = dossier(VOORBEELD)[1]
    for rol in ACTOREN:
        tekst = scherm(plan, voor=rol)
        getoond = {
            int(deel.split(".")[0])
            for deel in tekst.splitlines()
            if deel[:4].strip().isdigit() or deel[2:4].strip(". ").isdigit()
        }
        assert getoond == {stap.nummer for stap in plan.stappen if rol in stap.wie}


def test_op_een_terminal_heeft_het_plan_kleur() -> None:
    console = Console(file=StringIO(), force_terminal=True, width=80, highlight=False)
    Planscherm(dossier(VOORBEELD)[1], "f.yaml").toon(console)
    assert isinstance(console.file, StringIO)
    assert "\x1b[1m" in console.file.getvalue()


def draai(*argumenten: str, invoer: str = "") -> Result:
    return CliRunner().invoke(opdracht, ["plan", *argumenten], input=invoer)


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    pad = tmp_path / "feiten.yaml"
    pad.write_text(Path(VOORBEELD).read_text(encoding="utf-8"), encoding="utf-8")
    return pad


def test_afvinken_zet_het_feit_en_laat_de_rest_staan(kopie: Path) -> None:
    oud = kopie.read_text(encoding="utf-8")
    uit = draai(str(kopie), "--gedaan", "1", "--gedaan", "uitvoering.informatiebeleid=inbesteed", "--formaat", "json")
    assert uit.exit_code == 0, uit.output
    waarden = {
        FeitSleutel("ict_ers_vroeg_betrokken"): "ja",
        FeitSleutel("medewerkers_vroeg_betrokken"): "ja",
        FeitSleutel("uitvoering", "informatiebeleid"): "inbesteed",
    }
    assert kopie.read_text(encoding="utf-8") == vul_in(oud, waarden)
    assert oud.splitlines()[0] == kopie.read_text(encoding="utf-8").splitlines()[0], "the comment is still there"
    plan = json.loads(uit.stdout)
    assert {zet["feit"] for stap in plan["stappen"] for zet in stap["zetten"]}.isdisjoint(map(str, waarden))
    assert {"uitvoering.informatiebeleid", "ict_ers_vroeg_betrokken"} <= {deel["sleutel"] for deel in plan["gedaan"]}
    assert uit.stderr.count("Afgevinkt") == 3


@pytest.mark.parametrize(
    ("stap", "woord"),
    [
        ("0", "geen stap '0'"),
        ("99", "1 tot en met 13"),
        ("sla_inhoudd", "sla_inhoud"),
        ("sla_inhoud=geen", "niet klaar"),
        ("sla_inhoud=", "niet klaar"),
        ("uitvoering.technisch_beheer", "al gedaan"),
    ],
)
def test_wat_geen_stap_is_wordt_niet_afgevinkt(kopie: Path, stap: str, woord: str) -> None:
    oud = kopie.read_bytes()
    uit = draai(str(kopie), "--gedaan", "2", "--gedaan", stap)
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert woord in uit.stderr
    assert kopie.read_bytes() == oud


def test_afvinken_kan_alleen_in_een_bestand_met_een_naam(tmp_path: Path) -> None:
    for feiten in ("-", str(tmp_path / "feiten.xlsx")):
        uit = draai(feiten, "--gedaan", "1", invoer="fase: ontwerp\n")
        assert uit.exit_code == 2
        assert "bij naam" in uit.stderr


def test_een_feitenbestand_met_byte_order_mark_houdt_het(kopie: Path) -> None:
    kopie.write_bytes(b"\xef\xbb\xbf" + kopie.read_bytes())
    assert draai(str(kopie), "--gedaan", "2").exit_code == 0
    assert kopie.read_bytes().startswith(b"\xef\xbb\xbf")
    assert ontleed_feiten(kopie.read_bytes(), "f").geheugen[FeitSleutel("consequenties_geanalyseerd")] == "ja"


def test_een_planning_maken_overschrijft_niets(kopie: Path, tmp_path: Path) -> None:
    doel = tmp_path / "planning.yaml"
    assert draai(str(kopie), "--maak-planning", str(doel)).exit_code == 0
    inhoud = yaml.safe_load(doel.read_text(encoding="utf-8"))
    assert inhoud["momenten"]["ict_op_agenda"]["om_de_maanden"] == 6
    nog_eens = draai(str(kopie), "--maak-planning", str(doel))
    assert nog_eens.exit_code == 2
    assert "bestaat al" in nog_eens.stderr
    assert draai(str(kopie), "--planning", str(doel)).exit_code == 0


@pytest.mark.parametrize(
    ("argumenten", "woord"),
    [
        (("--vanaf", "morgen"), "geen datum"),
        (("--vanaf", "20270101"), "geen datum"),
        (("--planning", "er-is-niets.yaml"), "er-is-niets.yaml"),
        (("--voor", "raad"), "'bestuur', 'management', 'ict', 'bestuurder', 'manager', 'ict_ers'"),
        (("-o", "plan.pdf", "--sjabloon", "huis.docx"), "--sjabloon is alleen voor een Word-document (.docx)."),
        (("-o", "plan.docx", "--sjabloon", "weg.docx"), "weg.docx: dit bestand bestaat niet"),
    ],
)
def test_een_verkeerde_optie_wordt_gezegd(argumenten: tuple[str, ...], woord: str) -> None:
    uit = draai(VOORBEELD, *argumenten)
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert woord in uit.stderr


def test_een_fout_is_in_json_ook_json() -> None:
    uit = draai("-", "--formaat", "json", invoer="fasen: ontwerp\n")
    assert uit.exit_code == 2
    assert json.loads(uit.stderr)


def test_buiten_de_publicatie_zegt_het_plan_dat() -> None:
    uit = draai("-", invoer="tussen_gemeenten: nee\nvervangingsbudget: nee\n")
    tekst = " ".join(uit.stdout.split())
    assert "alleen ter oriëntatie" in tekst
    assert tekst.count("gaat niet over deze samenwerking") == 1


def test_zonder_stappen_zegt_het_plan_dat() -> None:
    assert "volgt nu geen stap" in draai("-", invoer="naam: Leeg\n").stdout
