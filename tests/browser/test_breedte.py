"""No page scrolls sideways on a narrow screen, and no heading of the table of processes breaks within a word on a wide one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.browser.conftest import WORTEL, Dienst
from tests.browser.test_reizen import PADEN, STUUR

ALLE = [*PADEN, "/advies", "/wat-als", "/rapport", "/regels"]
FEITEN = WORTEL / "kennisbank/dossiers/bollenstreek.yaml"


def _ga(pagina: Any, dienst: Dienst, pad: str) -> None:
    pagina.goto(dienst.adres)
    with pagina.expect_navigation(url=f"**{pad}"):
        pagina.evaluate(STUUR, [pad, FEITEN.read_text(encoding="utf-8")])


def test_smal_schuift_geen_pagina_opzij(dienst: Dienst, maak_pagina: Callable[..., Any]) -> None:
    pagina = maak_pagina(smal=True)
    te_breed: dict[str, int] = {}
    for pad in ALLE:
        _ga(pagina, dienst, pad)
        breedte = pagina.evaluate("document.documentElement.scrollWidth")
        if breedte > 320:
            te_breed[pad] = breedte
    assert not te_breed


def test_de_matrix_is_zo_breed_als_de_pagina(dienst: Dienst, maak_pagina: Callable[..., Any]) -> None:
    pagina = maak_pagina()
    _ga(pagina, dienst, "/vragen/vraag/uitvoering")
    tabel, inhoud = (pagina.locator(deel).first.bounding_box()["width"] for deel in (".advies-matrix", "main section"))
    assert tabel >= inhoud - 1
