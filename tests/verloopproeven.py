"""Partnerships over time: measurements, and the command on them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from advies import (
    Meting,
    uit_mapping,
)
from advies.cli import advies as opdracht
from advies.werkgeheugen import werkgeheugen

MAP = Path(__file__).parent.parent / "docs" / "voorbeeld" / "verloop"
DRIE = [str(MAP / naam) for naam in ("2024.json", "2025.yaml", "2026.yaml")]


def meting(feiten: Mapping[str, Any], bestand: str = "a.yaml") -> Meting:
    return Meting(bestand, "", werkgeheugen(uit_mapping(feiten)))


def draai(*argumenten: str) -> Result:
    return CliRunner().invoke(opdracht, ["verloop", *argumenten])
