"""The screens in the docs are what the commands show: each is run again, and is the same line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.schermen import BEELD, als_getoond, beeld, draai, schermen

SCHERMEN = schermen()


@pytest.mark.parametrize(
    ("opdracht", "scherm"), [deel[1:] for deel in SCHERMEN], ids=[f"{pad.stem}: {wat}" for pad, wat, _ in SCHERMEN]
)
def test_scherm(opdracht: str, scherm: str, tmp_path: Path) -> None:
    getoond = scherm.splitlines()
    assert als_getoond(draai(opdracht, tmp_path), getoond) == getoond
    assert max(map(len, getoond)) <= 80


def test_elke_vraag_heeft_een_scherm() -> None:
    opdrachten = {opdracht.split()[1] for pad, opdracht, _ in SCHERMEN if pad.stem == "vragen-na-het-advies"}
    assert opdrachten == {"explain", "whatif", "change", "ask", "cases", "rules"}
    assert {opdracht.split()[1] for pad, opdracht, _ in SCHERMEN if pad.stem == "eerste-scherm"} == {"evaluate"}


def test_het_beeld_in_de_readme_is_het_scherm() -> None:
    assert BEELD.read_text(encoding="utf-8") == beeld()
    assert "http" not in beeld().replace("http://www.w3.org/", "")
