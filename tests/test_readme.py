"""The README shows what the program does: its example is a file here, and its code runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).parent.parent
README = (WORTEL / "README.md").read_text(encoding="utf-8")


def test_voorbeeld() -> None:
    """What the advice is, is a screen, see test_schermen."""
    (feiten,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert (WORTEL / "docs" / "voorbeeld" / "feiten.yaml").read_text(encoding="utf-8") == feiten
    assert "$ advies evaluate docs/voorbeeld/drie_dijken.yaml\n" in README


def test_bibliotheek() -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "Er is geen budget om ict te vervangen" in uit.stdout
