"""`advies report` as a process: what an adviser types, and gets."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests import opdracht
from tests.rapporten import DOSSIERS

BOLLENSTREEK = str(DOSSIERS / "bollenstreek.yaml")
BBS = str(DOSSIERS / "bbs.yaml")
BEGIN = {
    "docx": b"PK\x03\x04",
    "pdf": b"%PDF-",
    "html": b"\n<!DOCTYPE html>",
    "md": b"# Advies over ISD Bollenstreek",
}


def advies(*argumenten: str, invoer: bytes = b"", waar: Path | None = None) -> subprocess.CompletedProcess[bytes]:
    return opdracht.advies("report", *argumenten, invoer=invoer, waar=waar)


@pytest.mark.parametrize("einde", list(BEGIN))
def test_rapport_naar_een_bestand(tmp_path: Path, einde: str) -> None:
    doel = tmp_path / f"rapport.{einde}"
    uit = advies(BOLLENSTREEK, "-o", str(doel), "--datum", "2026-03-31")
    assert (uit.returncode, uit.stdout, uit.stderr) == (0, b"", b"")
    assert doel.read_bytes().lstrip().startswith(BEGIN[einde].lstrip())
    assert list(tmp_path.iterdir()) == [doel]


def test_formaat_gaat_voor_de_naam_en_uitvoer_mag_naar_een_pijp() -> None:
    uit = advies(
        "-", "-o", "-", "--formaat", "md", "--datum", "2026-03-31", "--volledig", invoer=Path(BOLLENSTREEK).read_bytes()
    )
    assert uit.returncode == 0
    assert "31 maart 2026" in uit.stdout.decode()
    assert "standaardinvoer" in uit.stdout.decode()


def test_volledig_en_namen_op_het_rapport() -> None:
    namen = ("--volledig", "--opdrachtgever", "Gemeente Lisse", "--auteur", "A. de Vries")
    uit = advies(BBS, "-o", "-", "--formaat", "md", *namen).stdout.decode()
    assert uit.startswith("# Adviesrapport ")
    assert "Opdrachtgever: Gemeente Lisse" in uit
    assert "Auteur: A. de Vries" in uit
    assert "Elke conclusie, met waarom" in uit


def test_zelfde_datum_geeft_dezelfde_bytes(tmp_path: Path) -> None:
    for naam in ("een.docx", "twee.docx", "een.pdf", "twee.pdf"):
        assert advies(BBS, "-o", str(tmp_path / naam), "--datum", "2026-03-31").returncode == 0
    for einde in ("docx", "pdf"):
        assert (tmp_path / f"een.{einde}").read_bytes() == (tmp_path / f"twee.{einde}").read_bytes()


def test_meer_bestanden_zijn_varianten(tmp_path: Path) -> None:
    doel = tmp_path / "varianten.html"
    assert advies(BOLLENSTREEK, BBS, "-o", str(doel)).returncode == 0
    assert "Welke conclusies verschillen" in doel.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("argumenten", "melding"),
    [
        ((BBS, "-o", "rapport.odt"), "eindigt op .docx, .pdf, .html of .md"),
        ((BBS, "-o", "rapport"), "eindigt op"),
        ((BBS, "-o", "-"), "--formaat"),
        ((BBS, "-o", "map.docx"), "dit is een map"),
        ((BBS, "-o", "nergens/rapport.docx"), "hier kan niet worden geschreven"),
        ((BBS, "-o", "r.docx", "--datum", "31-3-2026"), "is geen datum"),
        ((BBS, "-o", "r.docx", "--auteur", "x" * 201), "--auteur: deze naam is te lang"),
        ((BBS, "-o", "r.pdf", "--sjabloon", "map.docx"), "alleen voor een Word-document"),
        ((BBS, "-o", "r.docx", "--sjabloon", "weg.docx"), "weg.docx: dit bestand bestaat niet"),
        ((BBS, "-o", "r.docx", "--sjabloon", "map.docx"), "map.docx: dit is een map"),
        (("weg.yaml", "-o", "r.docx"), "weg.yaml"),
        (("-", "-", "-o", "r.docx"), "één keer"),
        ((*[BBS] * 7, "-o", "r.docx"), "hoogstens 6"),
        ((BBS,), "uitvoer"),
        ((), "FEITEN"),
    ],
)
def test_foute_invoer_geeft_een_nette_melding(tmp_path: Path, argumenten: tuple[str, ...], melding: str) -> None:
    (tmp_path / "map.docx").mkdir()
    uit = advies(*argumenten, waar=tmp_path)
    tekst = uit.stderr.decode()
    assert (uit.returncode, uit.stdout) == (2, b"")
    assert melding in tekst
    assert "Traceback" not in tekst
    assert [pad.name for pad in tmp_path.iterdir()] == ["map.docx"]


def test_een_fout_bestand_laat_het_oude_rapport_staan(tmp_path: Path) -> None:
    doel, fout = tmp_path / "r.md", tmp_path / "fout.yaml"
    doel.write_text("oud")
    fout.write_text("fase: ontwrep\n")
    uit = advies(BBS, str(fout), "-o", str(doel))
    assert uit.returncode == 2
    assert b"fout.yaml:1:7" in uit.stderr
    assert doel.read_text() == "oud"


@pytest.mark.parametrize(("einde", "pakket"), [("docx", "docx"), ("pdf", "typst"), ("html", "jinja2")])
def test_zonder_extra_pakket_staat_er_wat_te_doen(tmp_path: Path, einde: str, pakket: str) -> None:
    code = (
        "import sys, importlib.util as u\n"
        "echt = u.find_spec\n"
        f"u.find_spec = lambda naam, *a: None if naam == {pakket!r} else echt(naam, *a)\n"
        "from advies.__main__ import main\n"
        f"sys.argv = ['advies', 'report', {BBS!r}, '-o', {str(tmp_path / f'r.{einde}')!r}]\n"
        "sys.exit(main())\n"
    )
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert uit.returncode == 2
    assert "pip install '.[rapport]'" in uit.stderr


def test_het_hoofdprogramma_laadt_geen_rapportpakketten() -> None:
    code = "import sys, advies.cli; print(sorted({'jinja2', 'docx', 'typst', 'lxml'} & set(sys.modules)))"
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert uit.stdout.strip() == "[]"


@pytest.mark.parametrize(("formaat", "begin"), [("markdown", BEGIN["md"]), ("html", BEGIN["html"])])
def test_evaluate_geeft_hetzelfde_rapport(tmp_path: Path, formaat: str, begin: bytes) -> None:
    from click.testing import CliRunner

    from advies.cli import advies as opdracht

    doel, fout = tmp_path / "rapport", tmp_path / "fout.yaml"
    fout.write_text("x: 1\n")
    goed = CliRunner().invoke(opdracht, ["evaluate", BOLLENSTREEK, "--formaat", formaat, "-o", str(doel)])
    assert (goed.exit_code, doel.read_bytes().lstrip().startswith(begin.lstrip())) == (0, True)
    doel.unlink()
    assert CliRunner().invoke(opdracht, ["evaluate", str(fout), "--formaat", formaat, "-o", str(doel)]).exit_code == 2
    assert not doel.exists()
    twee = CliRunner().invoke(opdracht, ["evaluate", BOLLENSTREEK, BBS, "--formaat", formaat])
    assert (twee.exit_code, "advies report" in twee.stderr) == (2, True)
