"""A path that cannot be one is told in Dutch, and `advies new` never replaces a file, also one that appears meanwhile."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from advies.invoer import lees_feiten
from advies.opdrachten import new
from tests.opdracht import advies
from tests.test_cli import VOORBEELD

LANG = "x" * 5_000


@pytest.mark.parametrize(
    "argumenten",
    [
        ("evaluate", LANG),
        ("evaluate", f"{LANG}*"),
        ("evaluate", VOORBEELD, "-o", LANG),
        ("explain", LANG),
        ("whatif", LANG, "--stel", "fase=ontwerp"),
        ("whatif", VOORBEELD, LANG),
        ("diff", LANG, VOORBEELD),
        ("diff", "ingebouwd", LANG),
        ("change", LANG, "--doel", "geen_vervangingsbudget"),
        ("cases", LANG),
        ("report", LANG, "-o", "uit.md"),
        ("report", VOORBEELD, "-o", f"{LANG}.md"),
        ("report", VOORBEELD, "-o", "uit.docx", "--sjabloon", LANG),
        ("new", LANG),
        ("new", f"{LANG}.xlsx"),
        ("new", "uit.xlsx", "--van", LANG),
        ("ask", LANG),
        ("ask", LANG, "--lijst"),
        ("ask", "uit.yaml", "--van", LANG),
        ("check", LANG),
        ("verify", LANG),
        ("schema", "-o", LANG),
        ("check", ""),
        ("new", ""),
        ("ask", ""),
    ],
    ids=lambda argumenten: " ".join(argumenten).replace(LANG, "LANG")[:60],
)
def test_een_pad_dat_niet_kan_geeft_een_melding(
    argumenten: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    uit = advies(*argumenten)
    assert (uit.returncode, uit.stdout) == (2, b"")
    assert uit.stderr
    assert b"Fout in het programma" not in uit.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix", reason="Windows has no such names")
@pytest.mark.parametrize("argumenten", [("evaluate",), ("ask", "uit.yaml", "--van"), ("verify",), ("cases",)])
def test_een_naam_die_geen_tekst_is_geeft_een_melding(argumenten: tuple[str, ...], tmp_path: Path) -> None:
    uit = subprocess.run(
        [sys.executable, "-m", "advies", *argumenten, b"a\xff.yaml"],
        capture_output=True, cwd=tmp_path, timeout=120, check=False,
    )  # fmt: skip
    assert uit.returncode == 2
    assert "bestaat niet" in uit.stderr.decode()


_OP_TEKEN = """\
import os, sys
from advies.__main__ import main
import advies.werkboek.schrijven, kennisbank.sjabloon
print("klaar", flush=True)
os.read(0, 1)
sys.argv = ["advies", "new", sys.argv[1]]
sys.exit(main())
"""
"""Runs `advies new` when a line comes in, so that many begin at one moment."""


@pytest.mark.timeout(300)
@pytest.mark.parametrize("naam", ["feiten.yaml", "feiten.xlsx"])
def test_van_veel_keer_new_op_een_naam_slaagt_er_precies_een(naam: str, tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    doel = tmp_path / naam
    processen = [
        subprocess.Popen(
            [sys.executable, "-c", _OP_TEKEN, str(doel)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(8)
    ]
    for proces in processen:
        assert proces.stdout is not None
        assert proces.stdout.readline().strip() == b"klaar"
    for proces in processen:
        assert proces.stdin is not None
        proces.stdin.write(b"nu\n")
        proces.stdin.flush()
    meldingen = [proces.communicate(timeout=120)[1].decode() for proces in processen]
    assert sorted(proces.returncode for proces in processen) == [0] + [2] * 7
    assert sum("dit bestand bestaat al" in melding for melding in meldingen) == 7
    assert list(tmp_path.iterdir()) == [doel]
    lees_feiten(str(doel))


def test_een_verschenen_bestand_wordt_niet_vervangen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check at the start does not see it; the writing does."""
    doel = tmp_path / "feiten.yaml"
    doel.write_text("# van een ander\n")
    monkeypatch.setattr(new, "bestaat", lambda _: False)
    uit = CliRunner().invoke(new.new, [str(doel)])
    assert (uit.exit_code, "dit bestand bestaat al" in uit.stderr) == (2, True)
    assert doel.read_text() == "# van een ander\n"
