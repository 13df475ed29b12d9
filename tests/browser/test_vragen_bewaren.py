"""An answer in the browser is kept: in the file that is open, and in the form that travels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Dienst
from tests.browser.handen import Toetsenbord
from tests.browser.sturen import stuur_dossier
from tests.browser.toegankelijk import wacht_op_fout

MENU = ["Begin", "Vragen", "Advies", "Wat als", "Rapport", "Vergelijk", "Regels"]


@pytest.mark.parametrize("script", [True, False])
def test_een_antwoord_staat_in_het_bestand(
    open_bestand: Callable[[str], tuple[Dienst, Path]], maak_pagina: Callable[..., Any], script: bool
) -> None:
    dienst, pad = open_bestand("# van mij\nnaam: Proef\n")
    pagina = maak_pagina(script=script)
    pagina.goto(f"{dienst.adres}/vragen/begin")
    assert pagina.locator("h1").count() == 1
    assert pagina.get_by_role("navigation", name="Hoofdmenu").get_by_role("link").all_inner_texts() == MENU
    groep = pagina.get_by_role("group", name="Werken twee of meer zelfstandige gemeenten samen")
    groep.get_by_role("radio", name="Ja").check()
    if script:
        pagina.get_by_role("status").filter(has_text="buiten de publicatie").wait_for()
    else:
        pagina.get_by_role("button", name="Bewaar", exact=True).click()
        assert pagina.locator("#wijziging").inner_text()
    assert pad.read_text(encoding="utf-8").splitlines()[:3] == ["# van mij", "naam: Proef", "tussen_gemeenten: ja"]
    pagina.goto(f"{dienst.adres}/vragen/begin")
    assert groep.get_by_role("radio", name="Ja").is_checked()


@pytest.mark.parametrize("script", [True, False])
def test_een_antwoord_reist_mee(dienst: Dienst, maak_pagina: Callable[..., Any], script: bool) -> None:
    pagina = maak_pagina(script=script)
    pagina.goto(dienst.adres)
    pagina.get_by_label("Hoe heet het samenwerkingsverband?").fill("Zo & <b>zo</b>")
    pagina.get_by_role("button", name="Begin met de vragen").click()
    pagina.get_by_role("button", name="Eerst: reikwijdte").click()
    pagina.get_by_role("group", name="Werken twee of meer").get_by_role("radio", name="Nee").check()
    pagina.get_by_role("button", name="Bewaar", exact=True).click()
    pagina.get_by_role("heading", name="Buiten de reikwijdte").wait_for()
    with pagina.expect_download() as wacht:
        pagina.get_by_role("button", name="Bewaar als tekstbestand").click()
    tekst = Path(wacht.value.path()).read_text(encoding="utf-8")
    assert tekst.splitlines()[:2] == ["naam: 'Zo & <b>zo</b>'", "tussen_gemeenten: nee"]


def test_wat_een_antwoord_verandert_wordt_gemeld(dienst: Dienst, maak_pagina: Callable[..., Any]) -> None:
    pagina = maak_pagina()
    pagina.goto(dienst.adres)
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.innerText") == "Naar de inhoud"
    stuur_dossier(pagina, dienst, "/vragen/begin", "naam: Toets\n")
    Toetsenbord(pagina).kies("Werken twee of meer", "Nee")
    melding = pagina.get_by_role("status").filter(has_text="Nu zeker: ")
    melding.wait_for()
    assert melding.get_attribute("aria-live") == "polite"
    assert pagina.evaluate("document.activeElement.value") == "nee"  # the answer is kept, and the focus stays


def test_een_fout_staat_bij_het_veld_en_wat_getypt_is_blijft(dienst: Dienst, maak_pagina: Callable[..., Any]) -> None:
    pagina = maak_pagina()
    pagina.goto(dienst.adres)
    pagina.get_by_role("button", name="Begin met de vragen").click()
    pagina.get_by_role("button", name="De belangrijkste vragen").click()
    veld = pagina.get_by_label("Hoeveel gemeenten nemen deel?")
    veld.fill("veel & <i>meer</i>")
    pagina.get_by_role("button", name="Bewaar", exact=True).click()
    pagina.get_by_role("alert").wait_for()
    wacht_op_fout(pagina)
    veld = pagina.get_by_label("Hoeveel gemeenten nemen deel?")
    assert veld.input_value() == "veel & <i>meer</i>"
    assert veld.get_attribute("aria-invalid") == "true"
    bij = veld.get_attribute("aria-describedby").split()
    assert any("Fout:" in pagina.locator(f"#{deel}").inner_text() for deel in bij)
    pagina.get_by_role("alert").get_by_role("link").click()
    assert pagina.evaluate("document.activeElement.id") == veld.get_attribute("id")
