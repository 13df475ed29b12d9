"""An existing dossier: why is this risk there, what takes it away, and what does that cost; on the pages Advies and Wat als."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kennisbank.bestanden import lees_data
from tests.browser.conftest import Dienst
from tests.browser.sturen import stuur_dossier
from tests.browser.toegankelijk import wacht_op_fout

DOSSIER = lees_data("kennisbank/dossiers/bollenstreek.yaml")
RISICO = "De kwaliteit van de ict-dienst wordt niet regelmatig geëvalueerd"


def open_dossier(pagina: Any, dienst: Dienst, inhoud: bytes = DOSSIER) -> None:
    pagina.goto(dienst.adres)
    pagina.get_by_label("Bestand", exact=True).set_input_files(
        {"name": "dossier.yaml", "mimeType": "application/yaml", "buffer": inhoud}
    )
    pagina.get_by_role("button", name="Open het bestand").click()


def naar(pagina: Any, naam: str) -> None:
    pagina.get_by_role("navigation", name="Hoofdmenu").get_by_text(naam, exact=True).click()
    pagina.locator("h1").wait_for()


def test_nog_eens_laden_na_overnemen_verandert_niets(
    open_bestand: Callable[[str], tuple[Dienst, Path]], maak_pagina: Callable[..., Any]
) -> None:
    dienst, pad = open_bestand(DOSSIER.decode())
    pagina = maak_pagina()
    pagina.goto(f"{dienst.adres}/wat-als")
    pagina.get_by_label("Welk antwoord wilt u veranderen?").select_option("kwaliteit_ict_dienst_geevalueerd")
    pagina.get_by_role("button", name="Toon de vraag").click()
    pagina.get_by_role("radio", name="Ja", exact=True).check()
    pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    pagina.get_by_role("region", name="Wat u wint").wait_for()
    assert pad.read_bytes() == DOSSIER
    pagina.get_by_role("button", name="Neem over in het dossier").click()
    pagina.get_by_text("Variant 1 is overgenomen").first.wait_for()
    bewaard = pad.read_bytes()
    assert bewaard != DOSSIER
    pagina.reload()  # the same form once more is no conflict with what it did itself
    assert "Variant 1 is overgenomen" in pagina.locator("#wijziging").inner_text()
    assert pad.read_bytes() == bewaard


def test_een_antwoord_op_het_advies_verandert_het_meteen(dienst: Dienst, maak_pagina: Callable[..., Any]) -> None:
    pagina = maak_pagina()
    open_dossier(pagina, dienst, b"naam: Proef\ntussen_gemeenten: ja\nsamenwerking_structureel: ja\n")
    naar(pagina, "Advies")
    vouw = pagina.locator("#aanbeveling-1")
    vouw.locator("summary").click()
    keuze = pagina.locator("#vragen ~ form").get_by_role("radio").first
    keuze.check()
    stil = pagina.locator("#live")
    stil.filter(has_text=re.compile(r"\w")).wait_for()
    assert keuze.is_checked()  # the question stays, so that the focus stays
    assert stil.get_attribute("aria-live") == "polite"
    assert pagina.locator("#wijziging").inner_text() == stil.inner_text()
    assert vouw.get_attribute("open") is not None  # what was folded open stays so
    assert "samenwerking_structureel: ja\n" in pagina.locator("input[name=dossier]").first.input_value()
    assert pagina.locator("input[name=dossier]").first.input_value().count("\n") > 3


@pytest.mark.parametrize("script", [True, False])
def test_zoeken_laat_alleen_zien_wat_past(dienst: Dienst, maak_pagina: Callable[..., Any], script: bool) -> None:
    pagina = maak_pagina(script=script)
    open_dossier(pagina, dienst)
    naar(pagina, "Advies")
    zoeken = pagina.get_by_role("search", name="Zoek en beperk")
    zoeken.get_by_label("Wie").select_option("ict_ers")
    if script:
        pagina.locator("#live").filter(has_text="bevindingen passen bij wat u zoekt").wait_for()
    else:
        zoeken.get_by_role("button", name="Toon").click()
    zinnen = pagina.locator("#bevindingen-inhoud").inner_text()
    getoond, totaal = map(int, re.findall(r"(\d+) van de (\d+) bevindingen", zinnen)[0])
    assert 0 < getoond < totaal
    assert zoeken.get_by_label("Wie").input_value() == "ict_ers"


def test_een_antwoord_is_een_klik_van_zijn_gevolg(
    open_bestand: Callable[[str], tuple[Dienst, Path]], maak_pagina: Callable[..., Any]
) -> None:
    dienst, pad = open_bestand(DOSSIER.decode())
    pagina = maak_pagina(script=False)
    pagina.goto(f"{dienst.adres}/advies")
    vouw = pagina.locator("details", has=pagina.locator("summary", has_text=RISICO)).last
    vouw.locator("summary").first.click()
    vouw.get_by_role("link", name=re.compile("^Wijzig uw antwoord.*valueerd")).first.click()
    pagina.get_by_role("radio", name="Ja", exact=True).check()
    pagina.get_by_role("button", name="Bewaar en bekijk het advies").click()
    assert RISICO in pagina.locator("#wijziging").inner_text()
    assert RISICO not in pagina.locator("#bevindingen-inhoud").inner_text()
    assert pad.read_bytes() != DOSSIER


def test_wat_een_voorleesprogramma_krijgt(dienst: Dienst, maak_pagina: Callable[..., Any]) -> None:
    pagina = maak_pagina()
    open_dossier(pagina, dienst)
    naar(pagina, "Advies")
    koppen = pagina.get_by_role("heading", level=2).all_inner_texts()
    assert koppen[:4] == ["Eerst doen", "Vorm", "Afwegingen", "De negen aanbevelingen"]
    boom = pagina.locator("main").aria_snapshot()
    assert 'heading "Advies voor ISD Bollenstreek" [level=1]' in boom
    assert 'search "Zoek en beperk"' in boom
    assert re.search(r'img "Waar elk ict-proces ligt', boom)
    stappen = pagina.get_by_role("region", name="Eerst doen").get_by_role("listitem")
    assert "moet" in stappen.first.inner_text()
    knoppen = pagina.get_by_role("button", name=re.compile("^Probeer dit in een variant ?: "))
    namen = [knop.inner_text() for knop in knoppen.all()]
    assert len(namen) == len(set(namen)) > 1
    naar(pagina, "Wat als")
    for naam in ("Welk antwoord wilt u veranderen?", "Wat wilt u kwijt?", "Wat wilt u bereiken?"):
        assert pagina.get_by_role("combobox", name=naam).count() == 1


def test_een_onmogelijk_antwoord_in_een_variant(dienst: Dienst, maak_pagina: Callable[..., Any]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    pagina = maak_pagina()
    open_dossier(pagina, dienst)
    naar(pagina, "Wat als")
    pagina.get_by_role("combobox", name="Welk antwoord").select_option("aantal_gemeenten")
    pagina.get_by_role("button", name="Toon de vraag").click()
    pagina.locator("#v-aantal_gemeenten").fill("veel")
    pagina.get_by_role("button", name="Bekijk wat er verandert").click()
    wacht_op_fout(pagina)
    overzicht = pagina.locator("#foutoverzicht")
    assert overzicht.evaluate("(deel) => deel === document.activeElement")
    overzicht.get_by_role("link").first.click()
    assert pagina.locator("#v-aantal_gemeenten").evaluate("(veld) => veld === document.activeElement")
    assert pagina.locator("#v-aantal_gemeenten").input_value() == "veel"
    gevonden = axe.Axe().run(pagina).response["violations"]
    assert not [(deel["id"], [plek["html"] for plek in deel["nodes"][:3]]) for deel in gevonden]


_ZOEK_EN_STOP = """async () => {
    const tel = () => new Promise((klaar) => setTimeout(klaar, 100));
    const stand = () => [document.activeElement.textContent.trim(), document.getElementById("zoekbalk").hidden];
    document.querySelector("form:has(#zonder) button[type=submit]").click();
    await tel();
    const voor = stand();
    document.activeElement.click();
    await tel();
    return [voor, stand()];
}"""


def test_een_zoektocht_is_te_stoppen(dienst: Dienst, maak_pagina: Callable[..., Any]) -> None:
    pagina = maak_pagina()
    stuur_dossier(pagina, dienst, "/wat-als", DOSSIER.decode())
    pagina.route("**/wat-als", lambda _: None)  # it never answers
    pagina.get_by_label("Wat wilt u kwijt?").select_option("kwaliteit_niet_geevalueerd")
    # In one go, as the driver of the browser waits for a page that is on its way.
    voor, na = pagina.evaluate(_ZOEK_EN_STOP)
    assert voor == ["Stop", False]
    assert na == ["Zoek hoe u dit kwijtraakt", True]
    pagina.get_by_role("status").filter(has_text="Het zoeken is gestopt.").wait_for()
    assert pagina.locator("h1").inner_text() == "Wat als"
