"""No heading of the table of processes breaks within a word on a wide one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.browser.conftest import WORTEL, Dienst
from tests.browser.sturen import stuur_dossier

FEITEN = WORTEL / "kennisbank/dossiers/bollenstreek.yaml"


def _ga(pagina: Any, dienst: Dienst, pad: str) -> None:
    stuur_dossier(pagina, dienst, pad, FEITEN.read_text(encoding="utf-8"))


def test_de_matrix_is_zo_breed_als_de_pagina(dienst: Dienst, maak_pagina: Callable[..., Any]) -> None:
    pagina = maak_pagina()
    _ga(pagina, dienst, "/vragen/vraag/uitvoering")
    tabel, inhoud = (pagina.locator(deel).first.bounding_box()["width"] for deel in (".advies-matrix", "main section"))
    assert tabel >= inhoud - 1


GEBROKEN = """[...document.querySelectorAll('.advies-matrix thead th')].flatMap(kop => {
    const tekst = kop.firstChild;
    return [...tekst.data.matchAll(/[\\p{L}]+/gu)].filter(woord => {
        const deel = document.createRange();
        deel.setStart(tekst, woord.index);
        deel.setEnd(tekst, woord.index + woord[0].length);
        return deel.getClientRects().length > 1;
    }).map(woord => woord[0]);
})"""


def test_geen_kop_van_de_matrix_breekt_in_een_woord(dienst: Dienst, maak_pagina: Callable[..., Any]) -> None:
    pagina = maak_pagina()
    _ga(pagina, dienst, "/vragen/vraag/uitvoering")
    assert pagina.evaluate(GEBROKEN) == []
