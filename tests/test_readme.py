"""The README shows what the program does: its example is a file here, and its code runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).parent.parent
README = (WORTEL / "README.md").read_text(encoding="utf-8")


def test_voorbeeld() -> None:
    """What the facts give is a screen, see test_schermen."""
    (feiten,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    bestand = WORTEL / "docs" / "voorbeeld" / "feiten.yaml"
    assert bestand.read_text(encoding="utf-8") == feiten
    assert f"$ advies evaluate {bestand.relative_to(WORTEL)}\n" in README


def test_bibliotheek() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Er is geen budget om ict te vervangen" in uit.stdout
