"""What a screen reader gets of the pages of each journey, kept as text: names, roles, states and order.

After a change that is meant: `ADVIES_SCHRIJF=1 pytest tests/browser/test_boom.py`, and read what differs.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Dienst
from tests.browser.sturen import stuur

BOMEN = Path(__file__).parent / "bomen"
BEGONNEN = "naam: Proef\ntussen_gemeenten: ja\nsamenwerking_structureel: ja\nvervangingsbudget: nee\n"
FOUT = [("naam", "fout.yaml"), ("tekst", "fase: exploitatei\n")]
ANDERS = BEGONNEN.replace("vervangingsbudget: nee", "vervangingsbudget: ja")
VARIANT = [("dossier", BEGONNEN), ("variant_naam", "Variant 1"), ("variant_tekst", ANDERS), ("variant", "0")]
LANG = ("wat_als_variant", "overleg", "verloop", "streek")
"""Pages of which a fold has lists of everything there is, which would fill the text."""
NAAST = [
    ("gevraagd", "ja"),
    ("deel_naam", "een.yaml"),
    ("deel_tekst", BEGONNEN),
    ("deel_naam", "ander.yaml"),
    ("deel_tekst", ANDERS),
]
PAGINAS: dict[str, tuple[str, list[tuple[str, str]]]] = {
    "begin": ("/", []),
    "verkeerd_bestand": ("/openen", FOUT),
    "vragen": ("/vragen", [("dossier", BEGONNEN)]),
    "vragen_begin": ("/vragen/begin", [("dossier", BEGONNEN)]),
    "vraag_matrix": ("/vragen/vraag/beschrijfbaar", [("dossier", BEGONNEN)]),
    "vraag_fout": (
        "/vragen/vraag/aantal_gemeenten",
        [
            ("dossier", BEGONNEN),
            ("v.aantal_gemeenten", "ja"),
            ("a.aantal_gemeenten", "veel"),
        ],
    ),
    "controle": ("/vragen/controle", [("dossier", BEGONNEN)]),
    "wat_als_variant": ("/wat-als", VARIANT),
    "rapport": ("/rapport", [("dossier", BEGONNEN)]),
    "vergelijk": ("/vergelijk", []),
    "overleg": ("/overleg", NAAST),
    "overleg_fout": (
        "/overleg",
        [*NAAST[:3], ("dossier", BEGONNEN), ("deel_naam", "fout.yaml"), ("deel_tekst", "fase: x\n")],
    ),
    "verloop": ("/verloop", NAAST),
    "streek": ("/streek", NAAST),
}


def _zonder_wat_wisselt(boom: str) -> str:
    """Return a tree without the date, and without how many questions or outcomes there are."""
    boom = re.sub(r"\d{4}-\d{2}-\d{2}", "DATUM", boom)
    return re.sub(r"\b\d+ (te vragen|voor het eerste|uitkomsten)|(waarvan|nog) \d+", "N", boom) + "\n"


@pytest.mark.parametrize("naam", PAGINAS)
def test_de_boom_van_een_pagina(dienst: Dienst, maak_pagina: Callable[..., Any], naam: str) -> None:
    pagina = maak_pagina()
    pad, velden = PAGINAS[naam]
    if velden:
        stuur(pagina, dienst, pad, velden)
    else:
        pagina.goto(dienst.adres + pad)
    if naam not in LANG:
        pagina.evaluate("document.querySelectorAll('details').forEach((vouw) => { vouw.open = true; })")
    pagina.evaluate("document.querySelectorAll('select option:not(:checked)').forEach((keuze) => keuze.remove())")
    boom = _zonder_wat_wisselt(pagina.locator("body").aria_snapshot())
    bestand = BOMEN / f"{naam}.txt"
    if os.environ.get("ADVIES_SCHRIJF") == "1":
        BOMEN.mkdir(exist_ok=True)
        bestand.write_text(boom, encoding="utf-8")
    assert boom == bestand.read_text(encoding="utf-8")


def test_de_volgorde_op_het_advies(dienst: Dienst, maak_pagina: Callable[..., Any]) -> None:
    pagina = maak_pagina()
    stuur(pagina, dienst, "/advies", [("dossier", BEGONNEN)])
    boom = pagina.locator("body").aria_snapshot()
    volgorde = [
        '- link "Naar de inhoud"',
        '- navigation "Hoofdmenu"',
        '- button "Advies"',
        "- main",
        '- heading "Advies voor Proef" [level=1]',
        '- navigation "Op deze pagina"',
        '- region "Eerst doen"',
        '- region "Vorm"',
        '- region "Afwegingen"',
        '- region "De negen aanbevelingen"',
        '- search "Zoek en beperk"',
        "- status",
        "- contentinfo",
        '- button "Bewaar als tekstbestand"',
    ]
    plekken = [boom.find(deel) for deel in volgorde]
    assert -1 not in plekken, (volgorde[plekken.index(-1)], boom)
    assert plekken == sorted(plekken), list(zip(volgorde, plekken, strict=True))
