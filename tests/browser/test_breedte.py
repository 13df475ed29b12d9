"""What is chosen stays to be seen in the colours of the user and on paper, and no heading of a table breaks within a word."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.browser.conftest import WORTEL, Dienst
from tests.browser.sturen import stuur, stuur_dossier

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


def test_wat_gekozen_is_blijft_te_zien_met_eigen_kleuren_en_op_papier(
    dienst: Dienst, maak_pagina: Callable[..., Any]
) -> None:
    pagina = maak_pagina()
    _ga(pagina, dienst, "/vragen/vraag/uitvoering")
    keuze = pagina.get_by_role("radio", checked=True).first
    for beeld in ({"forced_colors": "active"}, {"forced_colors": "none", "media": "print"}):
        pagina.emulate_media(**beeld)
        assert keuze.evaluate("(e) => getComputedStyle(e).appearance") == "auto"
    assert not pagina.get_by_role("navigation", name="Hoofdmenu").get_by_role("button").first.is_visible()
    breed = pagina.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert breed


def test_een_beeld_blijft_te_lezen_met_eigen_kleuren(dienst: Dienst, maak_pagina: Callable[..., Any]) -> None:
    pagina = maak_pagina()
    tekst = FEITEN.read_text(encoding="utf-8")
    bestand = [("gevraagd", "ja"), ("deel_naam", "a.yaml"), ("deel_tekst", tekst)]
    stuur(pagina, dienst, "/streek", bestand)
    pagina.emulate_media(forced_colors="active", color_scheme="dark")
    achtergrond = pagina.locator(".advies-figuur svg").evaluate("(e) => getComputedStyle(e).backgroundColor")
    assert achtergrond == "rgb(255, 255, 255)"
