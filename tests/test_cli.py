"""The command as a process: what an adviser types, sees and gets back."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.opdracht import advies

DOSSIER = str(Path(__file__).parent.parent / "kennisbank" / "dossiers" / "bollenstreek.yaml")


def test_evaluate_als_tekst() -> None:
    uit = advies("evaluate", DOSSIER, "--volledig")
    tekst = uit.stdout.decode()
    assert (uit.returncode, uit.stderr) == (0, b"")
    assert max(map(len, tekst.splitlines())) <= 80
    assert "\x1b" not in tekst
    koppen = [regel for regel in tekst.splitlines() if regel and not regel.startswith(" ")]
    assert koppen[:2] == ["Advies voor ISD Bollenstreek", koppen[1]]
    assert koppen.index("Valt dit binnen de publicatie?") < koppen.index("Risico's, de sterkste eerst")
    for deel in ("(regel ", "Bron: ", "Omdat:", "Er is geen"):
        assert deel in tekst


def test_evaluate_als_json_van_standaardinvoer() -> None:
    uit = advies("evaluate", "-", "--formaat", "json", invoer=Path(DOSSIER).read_bytes())
    inhoud = json.loads(uit.stdout)
    assert inhoud["samenwerkingsverband"] == "ISD Bollenstreek"
    assert {advies["status"] for advies in inhoud["adviezen"]} == {"zeker", "open"}


def test_meer_bestanden_en_uitvoer_naar_bestand(tmp_path: Path) -> None:
    doel = tmp_path / "uit.json"
    uit = advies("evaluate", DOSSIER, DOSSIER, "--formaat", "json", "-o", str(doel))
    assert (uit.returncode, uit.stdout) == (0, b"")
    assert len(json.loads(doel.read_text())) == 2


def test_fouten_gaan_naar_stderr_met_code_2(tmp_path: Path) -> None:
    fout = tmp_path / "fout.yaml"
    fout.write_text("fase: ontwrep\nvervangingsbudgt: ja\n")
    uit = advies("evaluate", str(fout))
    assert (uit.returncode, uit.stdout) == (2, b"")
    assert f"{fout}:1:7: bij 'fase'" in uit.stderr.decode()
    assert "2 fouten gevonden." in uit.stderr.decode()


def test_fouten_als_json(tmp_path: Path) -> None:
    fout = tmp_path / "fout.yaml"
    fout.write_text("fase: ontwrep\n")
    uit = advies("evaluate", str(fout), "--formaat", "json")
    (melding,) = json.loads(uit.stderr)["fouten"]
    assert (uit.returncode, melding["regel"], melding["kolom"]) == (2, 1, 7)


@pytest.mark.parametrize("pad", ["bestaat_niet.yaml", "/", "/proc/self/mem"])
def test_onleesbaar_pad(pad: str) -> None:
    uit = advies("evaluate", pad)
    assert uit.returncode == 2
    assert b"Traceback" not in uit.stderr
    assert uit.stderr


def test_reusachtig_bestand(tmp_path: Path) -> None:
    groot = tmp_path / "groot.yaml"
    groot.write_bytes(b"fase: ontwerp\n" + b"#" * 50_000_000)
    uit = advies("evaluate", str(groot))
    assert uit.returncode == 2
    assert "te groot" in uit.stderr.decode()


def test_een_fout_bestand_houdt_de_andere_niet_tegen(tmp_path: Path) -> None:
    uit = advies("evaluate", str(tmp_path / "weg.yaml"), DOSSIER)
    assert uit.returncode == 2
    assert "ISD Bollenstreek" in uit.stdout.decode()


def test_hulp_en_gebruiksfouten_zijn_nederlands() -> None:
    hulp = advies("--help").stdout.decode()
    assert "Gebruik: advies" in hulp
    assert "Advies vragen:" in hulp
    fout = advies("evalueer", DOSSIER)
    assert fout.returncode == 2
    assert "bestaat niet" in fout.stderr.decode()
    leeg = advies("evaluate")
    assert leeg.returncode == 2
    for engels in ("Usage", "Error", "Missing", "Try", "Options", "Show"):
        assert engels not in hulp + fout.stderr.decode() + leeg.stderr.decode()


def test_new_geeft_een_sjabloon_dat_leeg_mag_blijven(tmp_path: Path) -> None:
    doel = tmp_path / "feiten.yaml"
    assert advies("new", str(doel)).returncode == 0
    assert advies("new", str(doel)).returncode == 2
    uit = advies("evaluate", str(doel))
    assert (uit.returncode, uit.stderr) == (0, b"")


def test_schemas() -> None:
    for argumenten in (("schema",), ("schema", "--antwoord")):
        assert json.loads(advies(*argumenten).stdout)["type"] == "object"


def test_check(tmp_path: Path) -> None:
    assert advies("check").returncode == 0
    (tmp_path / "regels.yaml").write_text("- regel: a\n")
    uit = advies("check", str(tmp_path))
    assert uit.returncode == 1
    assert "regels.yaml:1:3: een regel mist" in uit.stderr.decode()


def test_no_color() -> None:
    assert b"\x1b" not in advies("evaluate", DOSSIER, NO_COLOR="1").stdout


VOORBEELD = str(Path(__file__).parent.parent / "docs" / "voorbeeld" / "feiten.yaml")


@pytest.mark.parametrize(
    ("argumenten", "delen"),
    [
        (
            ("explain", VOORBEELD, "--regel", "geen_vervangingsbudget"),
            ("zeker", "(regel 6 van feiten.yaml)", "aanbeveling 8"),
        ),
        (
            ("explain", VOORBEELD, "--waarom-niet", "pc_voorwaarden"),
            ("open", "weg 2", "nog onbekend: ict op de bestuursagenda"),
        ),
        (
            ("explain", VOORBEELD, "--waarom-niet", "onderhoudsbudget_ontbreekt"),
            ("nog onbekend: onderhoudsbudget voor software",),
        ),
        (
            ("explain", VOORBEELD, "--regel", "niet_uitbesteden", "--proces", "technisch_beheer"),
            ("uitgesloten", "nee technisch beheer is niet"),
        ),
        (("explain", VOORBEELD), ("[geen_vervangingsbudget; zeker]", "[mag_uitbesteden; zeker]")),
        (
            ("whatif", VOORBEELD, "--stel", "vervangingsbudget=ja"),
            ("Vervallen:", "geen_vervangingsbudget", "wordt nog onbekend"),
        ),
        (("whatif", VOORBEELD, "--stel", "vervangingsbudget=nee"), ("Er verandert niets",)),
        (("diff", VOORBEELD, DOSSIER), ("Erbij gekomen:", "Aanbevelingen:")),
        (("change", VOORBEELD, "--zonder", "geen_vervangingsbudget"), ("van nee naar ja", "[vervangingsbudget=ja]")),
        (("change", VOORBEELD, "--doel", "geen_vervangingsbudget"), ("al zo",)),
        (("cases", DOSSIER), ("BBS", "gelijkenis 0,", "Daar ging mis:")),
        (
            ("rules", "geen_vervangingsbudget"),
            ("er is geen vervangingsbudget voor ict", "aanbeveling 8", "R159", "Toetsen: 3"),
        ),
        (("rules", "uitbesteedbaar"), ("Afgeleid feit", "dit proces is voorspelbaar", "Voedt: mag_uitbesteden")),
        (("rules", "--soort", "tegenspraak"), ("tegenspraak_sla",)),
        (("rules", "--dekking"), (" uitspraken: ", " met een regel, ", " met een reden waarom niet.")),
        (("check", "--voorstel", "geen_vervangingsbudget"), ("moet: [geen_vervangingsbudget]", "feiten: {}")),
    ],
)
def test_andere_opdrachten(argumenten: tuple[str, ...], delen: tuple[str, ...]) -> None:
    uit = advies(*argumenten)
    tekst = re.sub(r"\s+", " ", uit.stdout.decode())
    assert (uit.returncode, uit.stderr) == (0, b"")
    assert [deel for deel in delen if deel not in tekst] == []


@pytest.mark.parametrize(
    ("argumenten", "deel"),
    [
        (("explain", VOORBEELD, "--regel", "geen_vervangingsbudgt"), "Bedoelt u 'geen_vervangingsbudget'?"),
        (("explain", VOORBEELD, "--proces", "technish_beheer"), "Bedoelt u 'technisch_beheer'?"),
        (("whatif", VOORBEELD, "--stel", "vervangingsbudgt=ja"), "Bedoelt u 'vervangingsbudget'?"),
        (("change", VOORBEELD), "kies --doel REGEL (dit advies moet volgen) of --zonder REGEL"),
        (
            ("change", VOORBEELD, "--doel", "a", "--zonder", "b"),
            "kies --doel REGEL (dit advies moet volgen) of --zonder",
        ),
        (("whatif", VOORBEELD), "met --stel FEIT=WAARDE, of met een tweede bestand"),
        (
            ("explain", VOORBEELD, "--gevoelig", "--regel", "geen_vervangingsbudget"),
            "laat --regel, --proces en --volledig weg",
        ),
        (
            ("explain", VOORBEELD, "--regel", "geen_vervangingsbudget", "--proces", "technisch_beheer"),
            "laat --proces weg",
        ),
        (("rules", "sla", "--dekking"), "laat ZOEK, --soort en --toon weg"),
        (("change", VOORBEELD, "--doel", "mag_uitbesteden"), "per ict-proces"),
        (("change", VOORBEELD, "--zonder", "geen_vervangingsbudget", "--proces", "x"), "geldt niet per ict-proces"),
        (("rules", "bestaat_helemaal_niet"), "geen regel gevonden"),
        (("cases", "weg.yaml"), "bestaat niet"),
        (("explain", VOORBEELD, "--regel", ""), "er is geen regel ''"),
        (("diff", "weg.yaml", VOORBEELD), "bestaat niet"),
    ],
)
def test_fouten_bij_andere_opdrachten(argumenten: tuple[str, ...], deel: str) -> None:
    uit = advies(*argumenten)
    assert (uit.returncode, uit.stdout) == (2, b"")
    assert deel in uit.stderr.decode()
    assert "Traceback" not in uit.stderr.decode()


OPDRACHTEN = ["evaluate", "explain", "whatif", "diff", "change", "ask", "cases", "new", "schema", "rules", "check"]


@pytest.mark.parametrize("opdracht", OPDRACHTEN)
def test_hulp_van_elke_opdracht_is_nederlands_en_past(opdracht: str) -> None:
    hulp = advies(opdracht, "--help", COLUMNS="80").stdout.decode()
    assert hulp.startswith(f"Gebruik: advies {opdracht}")
    assert max(map(len, hulp.splitlines())) <= 80
    for engels in ("Usage", "Options", "Show", "INTEGER", "TEXT", "default", "required"):
        assert engels not in hulp


@pytest.mark.parametrize("aantal", ["0", "veel"])
def test_fout_getal_bij_een_optie_is_nederlands(aantal: str) -> None:
    uit = advies("cases", DOSSIER, "--hoogstens", aantal)
    assert uit.returncode == 2
    assert "Ongeldige waarde" in uit.stderr.decode()
    assert "is not" not in uit.stderr.decode()


@pytest.mark.parametrize(
    ("woorden", "aanbod"),
    [
        ("advies ev", "plain,evaluate"),
        ("advies evaluate --form", "plain,--formaat"),
        ("advies evaluate dos", "file,dos"),
        ("advies explain x --regel geen_verv", "plain,geen_vervangingsbudget"),
        ("advies change x --proces tech", "plain,technisch_beheer"),
    ],
)
def test_aanvullen_in_de_shell(woorden: str, aanbod: str) -> None:
    plaats = str(len(woorden.split()) - 1)
    uit = advies(COMP_WORDS=woorden, COMP_CWORD=plaats, _ADVIES_COMPLETE="bash_complete")
    assert aanbod in uit.stdout.decode().splitlines()
