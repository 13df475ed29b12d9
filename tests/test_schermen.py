"""The screens in the docs are what the commands show: each is run again, and is the same but for totals that an addition moves."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.schermen import (
    BEELD,
    NOTITIE,
    TELLINGEN,
    als_getoond,
    beeld,
    draai,
    notitie,
    schermen,
    woorden_in,
    zonder_tellingen,
)

SCHERMEN = schermen()


@pytest.mark.parametrize(
    ("opdracht", "scherm"), [deel[1:] for deel in SCHERMEN], ids=[f"{pad.stem}: {wat}" for pad, wat, _ in SCHERMEN]
)
def test_scherm(opdracht: str, scherm: str, tmp_path: Path) -> None:
    getoond = scherm.splitlines()
    echt = "\n".join(als_getoond(draai(opdracht, tmp_path), getoond))
    assert zonder_tellingen(echt) == zonder_tellingen("\n".join(getoond))
    assert max(map(len, getoond)) <= 80


def test_elke_vraag_heeft_een_scherm() -> None:
    opdrachten = {opdracht.split()[1] for pad, opdracht, _ in SCHERMEN if pad.stem == "vragen-na-het-advies"}
    assert opdrachten == {"explain", "whatif", "change", "ask", "cases", "rules"}
    assert {opdracht.split()[1] for pad, opdracht, _ in SCHERMEN if pad.stem == "eerste-scherm"} == {"evaluate"}


def test_het_beeld_in_de_readme_is_het_scherm() -> None:
    getoond, echt = BEELD.read_text(encoding="utf-8"), beeld()
    if woorden_in(getoond) == woorden_in(echt):
        assert getoond == echt
    assert zonder_tellingen(woorden_in(getoond)) == zonder_tellingen(woorden_in(echt))
    assert "http" not in beeld().replace("http://www.w3.org/", "")


def test_het_beeld_van_de_notitie_is_te_maken_zoals_het_er_staat() -> None:
    """Byte for byte it depends on the version of typst; its size does not."""
    begin = slice(0, 24)  # signature, and width and height
    assert notitie()[begin] == NOTITIE.read_bytes()[begin]


@pytest.mark.parametrize(("patroon", "teken"), TELLINGEN, ids=range(len(TELLINGEN)))
def test_elke_telling_die_mag_bewegen_staat_in_een_scherm_of_komt_er_bij_een_toevoeging(
    patroon: re.Pattern[str], teken: str
) -> None:
    """What no screen has any more need not be let go; the list of rules that came is empty until one comes."""
    assert any(patroon.search(scherm) for _, _, scherm in SCHERMEN) or teken == ""


TOEN = """\
Wat nog het meest helpt om te weten (en nog 99 vragen)
  1. Hoeveel fte werkt er? [omvang_wiz_fte]

Door nieuwere regels
  Moment 1: met dezelfde feiten zeggen de regels van nu één ding anders dan het
  advies van toen
    • Er is geen budget: was open, de regel is vervallen
    • 8 adviezen zijn alleen anders verwoord.
"""
MAG = (
    ("99 vragen", "100 vragen"),
    ("één ding anders dan het\n  advies", "2 dingen anders dan\n  het advies"),
    (
        "    • 8 adv",
        "    • Er is geen\n      draaiboek: de regel was er nog niet, wordt open\n    en nog 3; u ziet ze met --volledig\n    • 8 adv",
    ),
)
MAG_NIET = (
    ("het meest helpt", "vaak helpt"),
    ("  1. Hoeveel", "  2. Hoeveel"),
    ("fte werkt er", "fte werken er"),
    ("was open, de regel is vervallen", "was open, wordt zeker"),
    ("vervallen\n", "vervallen\n    • Er is een plan: was open, wordt zeker\n"),
    ("8 adviezen", "9 adviezen"),
    ("]\n\nDoor", "]\n Door"),
)


@pytest.mark.parametrize(("oud", "nieuw"), MAG)
def test_een_toevoeging_mag_een_telling_bewegen(oud: str, nieuw: str) -> None:
    assert oud in TOEN
    assert zonder_tellingen(TOEN.replace(oud, nieuw)) == zonder_tellingen(TOEN)


@pytest.mark.parametrize(("oud", "nieuw"), MAG_NIET)
def test_iets_anders_in_een_scherm_valt_op(oud: str, nieuw: str) -> None:
    assert oud in TOEN
    assert zonder_tellingen(TOEN.replace(oud, nieuw)) != zonder_tellingen(TOEN)
