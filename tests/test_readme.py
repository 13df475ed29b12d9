"""The README shows what the program does: its example is run, and each line of its output is found."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).parent.parent
README = (WORTEL / "README.md").read_text(encoding="utf-8")


def test_voorbeeld() -> None:
    (feiten,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    (getoond,) = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    bestand = WORTEL / "docs" / "voorbeeld" / "feiten.yaml"
    assert bestand.read_text(encoding="utf-8") == feiten
    uit = subprocess.run(
        [sys.executable, "-m", "advies", "evaluate", str(bestand)], capture_output=True, text=True, check=True
    )
    regels = uit.stdout.splitlines()
    assert [regel for regel in getoond.splitlines() if regel not in regels] == []


def test_bibliotheek() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Er is geen budget om ict te vervangen" in uit.stdout
