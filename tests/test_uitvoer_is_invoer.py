"""What a command reads is never replaced by what it writes, by whatever path or link the file is named."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests import opdracht

DOSSIER = Path(__file__).parent.parent / "kennisbank" / "dossiers" / "hoorn.yaml"
LAAG = Path(__file__).parent.parent / "docs" / "voorbeelden" / "streekafspraak"
NAMEN = {
    "zelfde naam": "{naam}",
    "./": "./{naam}",
    "volledig pad": "{map}/{naam}",
    "omweg": "map/../{naam}",
    "koppeling": "koppeling{einde}",
    "harde koppeling": "hard{einde}",
    "koppeling naar de map": "hier/{naam}",
}


def advies(waar: Path, *argumenten: str, invoer: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    if invoer is None:
        return opdracht.advies(*argumenten, waar=waar)
    with invoer.open("rb") as stroom:
        return opdracht.advies(*argumenten, invoer=stroom, waar=waar)


def anders(waar: Path, naam: str, hoe: str) -> str:
    """Return another name for a file, and make the link that it goes by."""
    bestand = waar / naam
    (waar / "map").mkdir()
    (waar / "hier").symlink_to(waar)
    (waar / f"koppeling{bestand.suffix}").symlink_to(bestand)
    (waar / f"hard{bestand.suffix}").hardlink_to(bestand)
    return NAMEN[hoe].format(naam=naam, map=waar, einde=bestand.suffix)


def inhoud(map_: Path) -> dict[str, bytes]:
    return {str(deel.relative_to(map_)): deel.read_bytes() for deel in map_.rglob("*") if deel.is_file()}


def geweigerd(uit: subprocess.CompletedProcess[bytes], invoer: str) -> None:
    assert (uit.returncode, uit.stdout) == (2, b"")
    (regel,) = uit.stderr.decode().splitlines()
    assert f"hetzelfde bestand als de invoer {invoer};" in regel
    assert "Kies met -o een andere naam" in regel


@pytest.fixture
def feiten(tmp_path: Path) -> Path:
    bestand = tmp_path / "f.yaml"
    bestand.write_bytes(DOSSIER.read_bytes())
    return bestand


@pytest.mark.parametrize("hoe", NAMEN)
def test_elke_naam_van_het_bestand_wordt_herkend(tmp_path: Path, feiten: Path, hoe: str) -> None:
    naam = anders(tmp_path, "f.yaml", hoe)
    geweigerd(advies(tmp_path, "evaluate", "f.yaml", "-o", naam), "f.yaml")
    geweigerd(advies(tmp_path, "evaluate", naam, "-o", "f.yaml"), naam)
    assert feiten.read_bytes() == DOSSIER.read_bytes()


@pytest.mark.parametrize("formaat", ["tekst", "csv", "markdown", "html"])
def test_in_elke_vorm(tmp_path: Path, feiten: Path, formaat: str) -> None:
    geweigerd(advies(tmp_path, "evaluate", "f.yaml", "--formaat", formaat, "-o", "f.yaml"), "f.yaml")
    assert feiten.read_bytes() == DOSSIER.read_bytes()


def test_in_json_is_de_melding_dat_ook(tmp_path: Path, feiten: Path) -> None:
    uit = advies(tmp_path, "evaluate", "f.yaml", "--formaat", "json", "-o", "f.yaml")
    assert (uit.returncode, len(json.loads(uit.stderr)["fouten"])) == (2, 1)
    assert feiten.read_bytes() == DOSSIER.read_bytes()


def test_elk_bestand_van_een_patroon_telt(tmp_path: Path, feiten: Path) -> None:
    (tmp_path / "g.yaml").write_bytes(feiten.read_bytes())
    geweigerd(advies(tmp_path, "evaluate", "*.yaml", "-o", "g.yaml"), "g.yaml")
    geweigerd(advies(tmp_path, "evaluate", "f.yaml", "g.yaml", "-o", "g.yaml"), "g.yaml")
    assert (tmp_path / "g.yaml").read_bytes() == DOSSIER.read_bytes()


@pytest.mark.parametrize("argumenten", [("f.md",), ("f.yaml", "f.md")])
def test_het_rapport_vervangt_geen_feiten(tmp_path: Path, feiten: Path, argumenten: tuple[str, ...]) -> None:
    (tmp_path / "f.md").write_bytes(feiten.read_bytes())
    geweigerd(advies(tmp_path, "report", *argumenten, "-o", "./f.md"), "f.md")
    assert (tmp_path / "f.md").read_bytes() == DOSSIER.read_bytes()


def test_het_rapport_vervangt_zijn_sjabloon_niet(tmp_path: Path, feiten: Path) -> None:
    assert advies(tmp_path, "report", "f.yaml", "-o", "stijl.docx").returncode == 0
    oud = (tmp_path / "stijl.docx").read_bytes()
    geweigerd(
        advies(tmp_path, "report", "f.yaml", "--sjabloon", "stijl.docx", "-o", f"{tmp_path}/stijl.docx"), "stijl.docx"
    )
    assert (tmp_path / "stijl.docx").read_bytes() == oud


def test_narekenen_vervangt_antwoord_noch_feiten(tmp_path: Path, feiten: Path) -> None:
    assert advies(tmp_path, "evaluate", "f.yaml", "--formaat", "json", "-o", "a.json").returncode == 0
    oud = (tmp_path / "a.json").read_bytes()
    geweigerd(advies(tmp_path, "verify", "a.json", "-o", "./a.json"), "a.json")
    geweigerd(advies(tmp_path, "verify", "a.json", "f.yaml", "-o", "./f.yaml"), "f.yaml")
    assert ((tmp_path / "a.json").read_bytes(), feiten.read_bytes()) == (oud, DOSSIER.read_bytes())


def test_een_werkboek_vervangt_zijn_feiten_niet(tmp_path: Path, feiten: Path) -> None:
    assert advies(tmp_path, "new", "w.xlsx", "--van", "f.yaml").returncode == 0
    oud = (tmp_path / "w.xlsx").read_bytes()
    assert advies(tmp_path, "new", "./w.xlsx", "--van", "w.xlsx").returncode == 2
    assert (tmp_path / "w.xlsx").read_bytes() == oud


@pytest.mark.parametrize(("pad", "naam"), [("-", "(standaardinvoer)"), ("/dev/stdin", "/dev/stdin")])
def test_ook_als_de_schil_het_bestand_opent(tmp_path: Path, feiten: Path, pad: str, naam: str) -> None:
    geweigerd(advies(tmp_path, "evaluate", pad, "-o", "f.yaml", invoer=feiten), naam)
    assert feiten.read_bytes() == DOSSIER.read_bytes()


@pytest.mark.parametrize("pad", ["-", "/dev/stdin"])
@pytest.mark.parametrize("doel", ["-", "/dev/stdout", "uit.txt"])
def test_standaardinvoer_en_uitvoer_mogen(tmp_path: Path, feiten: Path, pad: str, doel: str) -> None:
    uit = advies(tmp_path, "evaluate", pad, "-o", doel, invoer=feiten)
    assert (uit.returncode, uit.stderr) == (0, b"")


def test_een_ander_bestand_wordt_vervangen(tmp_path: Path, feiten: Path) -> None:
    (tmp_path / "uit.txt").write_text("oud")
    assert advies(tmp_path, "evaluate", "f.yaml", "-o", "uit.txt").returncode == 0
    assert (tmp_path / "uit.txt").read_text().startswith("Advies voor")


@pytest.mark.parametrize(
    ("opdracht_", "bestand"),
    [
        (("evaluate", "f.yaml"), "bron.yaml"),
        (("report", "f.yaml", "--formaat", "md"), "basis/opslag.yaml"),
        (("plan", "f.yaml"), "toetsen/opslag.yaml"),
        (("schema", "--voor", "regels"), "laag.yaml"),
    ],
)
def test_een_bestand_van_een_laag_wordt_niet_vervangen(
    tmp_path: Path, feiten: Path, opdracht_: tuple[str, ...], bestand: str
) -> None:
    shutil.copytree(LAAG, tmp_path / "laag")
    voor = inhoud(tmp_path / "laag")
    assert bestand in voor
    geweigerd(
        advies(tmp_path, *opdracht_, "--regels", "laag", "-o", f"./laag/../laag/{bestand}"),
        f"laag/{bestand}",
    )
    assert inhoud(tmp_path / "laag") == voor
    assert advies(tmp_path, "evaluate", "f.yaml", "--regels", "laag", "-o", "laag.txt").returncode == 0
