"""The screens in the docs are what the commands show: each is run again, and is the same line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.schermen import BEELD, NOTITIE, als_getoond, beeld, draai, notitie, schermen

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


def test_het_beeld_van_de_notitie_is_te_maken_zoals_het_er_staat() -> None:
    """Byte for byte it depends on the version of typst; its size does not."""
    begin = slice(0, 24)  # signature, and width and height
    assert notitie()[begin] == NOTITIE.read_bytes()[begin]
