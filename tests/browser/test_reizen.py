"""Two journeys whole: an empty start to a report, and a wrong file mended; without script, by keyboard, and on a narrow screen."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import WORTEL, Dienst
from tests.browser.toegankelijk import bezwaren

WIJZEN = [(True, False), (False, False), (True, True)]
"""With script or without, narrow or wide."""


def past(pagina: Any) -> None:
    """Nothing of the page falls beside the screen."""
    assert pagina.evaluate("document.documentElement.scrollWidth <= innerWidth")


def tab_naar(pagina: Any, naam: str, hoogstens: int = 80) -> None:
    """Go with the key Tab to a control whose name begins so."""
    for _ in range(hoogstens):
        pagina.keyboard.press("Tab")
        nu = pagina.evaluate("(document.activeElement.labels?.[0] ?? document.activeElement).innerText.trim()")
        if nu.startswith(naam):
            return
    raise AssertionError(f"no {naam} with Tab")


@pytest.mark.parametrize(("script", "smal"), WIJZEN)
def test_van_niets_naar_een_rapport(dienst: Dienst, maak_pagina: Callable[..., Any], script: bool, smal: bool) -> None:
    pagina = maak_pagina(script=script, smal=smal)
    pagina.goto(dienst.adres)
    pagina.get_by_label("Hoe heet het samenwerkingsverband?").fill("Reis")
    pagina.get_by_role("button", name="Begin met de vragen").click()
    pagina.get_by_role("button", name="Eerst: reikwijdte").click()
    for groep, antwoord in (
        ("Werken twee of meer", "Ja"),
        ("Is de samenwerking voor langere tijd", "Ja"),
        ("Over welk beleidsterrein", "werk, inkomen en zorg"),
        ("Namens wie", "Weet ik niet"),
        ("In welke fase", "exploitatie"),
    ):
        pagina.get_by_role("group", name=groep).get_by_role("radio", name=antwoord, exact=True).check()
    past(pagina)
    pagina.get_by_role("button", name="Bewaar en ga terug").click()
    stand = pagina.get_by_role("listitem").filter(has_text="Eerst: reikwijdte").inner_text()
    assert "Bezig" in stand or "Klaar" in stand
    pagina.get_by_role("button", name="Controleer uw antwoorden").click()
    assert "weet ik niet" in pagina.locator("main").inner_text()
    past(pagina)
    pagina.get_by_role("navigation", name="Hoofdmenu").get_by_role("button", name="Advies").click()
    assert "Reis" in pagina.locator("body").inner_text()
    pagina.get_by_role("navigation", name="Hoofdmenu").get_by_role("button", name="Rapport").click()
    assert pagina.locator("h1").count() == 1
    past(pagina)


@pytest.mark.parametrize(("script", "smal"), WIJZEN)
def test_een_verkeerd_bestand_wordt_hersteld(
    dienst: Dienst, maak_pagina: Callable[..., Any], tmp_path: Path, script: bool, smal: bool
) -> None:
    fout = tmp_path / "fout.yaml"
    fout.write_text("naam: Herstel\n# blijft staan\nfase: exploitatei\nfaze: x\n", encoding="utf-8")
    pagina = maak_pagina(script=script, smal=smal)
    pagina.goto(dienst.adres)
    pagina.get_by_label("Bestand", exact=True).set_input_files(fout)
    pagina.get_by_role("button", name="Open het bestand").click()
    assert pagina.title().startswith("Fout: ")
    overzicht = pagina.get_by_role("alert")
    assert "fout.yaml:3:7" in overzicht.inner_text()
    assert "exploitatie" in overzicht.inner_text()
    assert overzicht.get_by_role("listitem").count() == 2
    if script:
        assert pagina.evaluate("document.activeElement.id") == "foutoverzicht"
    past(pagina)
    tekst = pagina.get_by_label("Tekst van het bestand")
    tekst.fill(tekst.input_value().replace("exploitatei", "exploitatie").replace("faze: x\n", ""))
    pagina.get_by_role("button", name="Lees deze tekst opnieuw").click()
    assert pagina.locator("h1").inner_text() == "Vragen"
    with pagina.expect_download() as wacht:
        pagina.get_by_role("button", name="Bewaar als tekstbestand").click()
    assert Path(wacht.value.path()).read_text(encoding="utf-8") == "naam: Herstel\n# blijft staan\nfase: exploitatie\n"


def test_antwoorden_met_alleen_het_toetsenbord(dienst: Dienst, maak_pagina: Callable[..., Any]) -> None:
    pagina = maak_pagina()
    pagina.goto(dienst.adres)
    pagina.keyboard.press("Tab")
    assert pagina.evaluate("document.activeElement.innerText") == "Naar de inhoud"
    pagina.keyboard.press("Enter")
    tab_naar(pagina, "Hoe heet")
    pagina.keyboard.type("Toets")
    pagina.keyboard.press("Enter")
    pagina.get_by_role("heading", name="Vragen", exact=True).wait_for()
    tab_naar(pagina, "Eerst: reikwijdte")
    pagina.keyboard.press("Enter")
    pagina.get_by_role("heading", name="Eerst: reikwijdte").wait_for()
    tab_naar(pagina, "Ja")
    pagina.keyboard.press("ArrowDown")
    pagina.get_by_role("status").filter(has_text="Nu zeker: ").wait_for()
    assert pagina.evaluate("document.activeElement.value") == "nee"  # the answer is kept, and the focus stays
    breedte = pagina.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert breedte != "none"


def test_een_fout_staat_bij_het_veld_en_wat_getypt_is_blijft(dienst: Dienst, maak_pagina: Callable[..., Any]) -> None:
    pagina = maak_pagina()
    pagina.goto(dienst.adres)
    pagina.get_by_role("button", name="Begin met de vragen").click()
    pagina.get_by_role("button", name="Reikwijdte, deelnemers en doelen").click()
    veld = pagina.get_by_label("Hoeveel gemeenten nemen deel?")
    veld.fill("veel & <i>meer</i>")
    pagina.get_by_role("button", name="Bewaar", exact=True).click()
    assert pagina.title().startswith("Fout: ")
    veld = pagina.get_by_label("Hoeveel gemeenten nemen deel?")
    assert veld.input_value() == "veel & <i>meer</i>"
    assert veld.get_attribute("aria-invalid") == "true"
    bij = veld.get_attribute("aria-describedby").split()
    assert any("Fout:" in pagina.locator(f"#{deel}").inner_text() for deel in bij)
    pagina.get_by_role("alert").get_by_role("link").click()
    assert pagina.evaluate("document.activeElement.id") == veld.get_attribute("id")
    assert not bezwaren(pagina)


STUUR = """([pad, feiten]) => {
    const form = document.querySelector("form[action='/nieuw']");
    form.action = pad;
    const veld = document.createElement("input");
    veld.type = "hidden"; veld.name = "dossier"; veld.value = feiten;
    form.append(veld); form.submit();
}"""
PADEN = [
    "/",
    "/vragen",
    "/vragen/begin",
    "/vragen/kern",
    "/vragen/controle",
    "/vragen/thema/schaal",
    "/vragen/vraag/gemeenten",
    "/vragen/vraag/uitvoering",
    "/vragen/vraag/bestaat_niet",
]


@pytest.mark.parametrize("toestand", ["leeg", "gevuld", "buiten", "fout"])
def test_geen_bezwaar_van_twee_keurders(dienst: Dienst, maak_pagina: Callable[..., Any], toestand: str) -> None:
    feiten = {
        "leeg": "",
        "gevuld": (WORTEL / "kennisbank/dossiers/bollenstreek.yaml").read_text(encoding="utf-8"),
        "buiten": "tussen_gemeenten: nee\n",
        "fout": "fase: x\n",
    }[toestand]
    pagina = maak_pagina(zonder_csp=True)
    gevonden: dict[str, list[str]] = {}
    for pad in PADEN:
        pagina.goto(dienst.adres if feiten else dienst.adres + pad)
        if feiten:
            with pagina.expect_navigation(url=f"**{pad}"):
                pagina.evaluate(STUUR, [pad, feiten])
        assert pagina.locator("h1").count() == 1
        gevonden[pad] = bezwaren(pagina)
    assert not any(gevonden.values()), gevonden


def test_de_keurders_zien_wat_mis_is(dienst: Dienst, maak_pagina: Callable[..., Any]) -> None:
    pagina = maak_pagina(zonder_csp=True)
    pagina.goto(dienst.adres)
    pagina.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<input type=text><img src=x>')")
    gevonden = bezwaren(pagina)
    assert any(deel.startswith("label:") for deel in gevonden)
    assert any("1_1_1" in deel for deel in gevonden)
