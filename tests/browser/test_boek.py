"""The book of rules: with the dossier along, by keyboard, and by what a screen reader gets; and the report asked on its page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import WORTEL, Dienst
from tests.browser.toegankelijk import wacht_op_fout

DOSSIER = WORTEL / "kennisbank/dossiers/bollenstreek.yaml"
REGEL, TITEL = "alleen_lopende_kosten", "De eigen begroting heeft geen plaats voor nieuwe ict"
MAAKT = Callable[..., Any]


def past(pagina: Any) -> None:
    """Check that nothing runs out of the window, and that the page has one main heading."""
    breed = pagina.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
    assert breed[0] <= breed[1]
    assert pagina.locator("h1").count() == 1


def tab_naar(pagina: Any, begin: str) -> str:
    """Go on with Tab until what has the focus begins with a text; return the whole of that text."""
    gezien: list[str] = []
    for _ in range(600):
        pagina.keyboard.press("Tab")
        naam: str = pagina.evaluate(
            "(() => { const e = document.activeElement;"
            " const l = e.labels && e.labels.length ? e.labels[0].innerText : '';"
            " return (l || e.innerText || e.value || '').replace(/\\s+/g, ' ').trim(); })()"
        )
        if naam.startswith(begin):
            return naam
        gezien.append(naam)
    raise AssertionError(f"{begin!r} is not reached with Tab: {gezien[:60]}")


def opgestuurd(pagina: Any, dienst: Dienst) -> None:
    """Open the dossier on the start page of the service, so that it travels in the forms."""
    pagina.goto(dienst.adres)
    pagina.get_by_label("Bestand", exact=True).set_input_files(DOSSIER)
    pagina.get_by_role("button", name="Open het bestand").click()
    pagina.get_by_role("button", name="Regels", exact=True).click()


@pytest.mark.parametrize("script", [True, False])
def test_het_dossier_reist_mee_door_het_boek(dienst: Dienst, maak_pagina: MAAKT, script: bool) -> None:
    pagina = maak_pagina(script=script, smal=True)
    opgestuurd(pagina, dienst)
    past(pagina)
    pagina.get_by_label("Woorden of de naam van een regel").fill("begroting")
    pagina.get_by_role("button", name="Zoek", exact=True).click()
    past(pagina)
    assert "begroting" not in pagina.url
    pagina.get_by_role("region", name="gevonden met").get_by_role("button", name=TITEL).click()
    assert pagina.url == f"{dienst.adres}/regels/{REGEL}"
    assert "gaat op bij uw antwoorden" in pagina.locator("main").inner_text()
    pagina.get_by_role("button", name="Terug naar de inhoud van het regelboek").click()
    pagina.locator("summary", has_text="Hoofdstuk 2: Kansen en valkuilen").click()
    past(pagina)
    pagina.get_by_role("button", name="Terug naar het advies").click()
    assert "ISD Bollenstreek" in pagina.locator("#verband").inner_text()


def test_het_boek_met_alleen_het_toetsenbord(
    open_bestand: Callable[[str], tuple[Dienst, Path]], maak_pagina: MAAKT
) -> None:
    dienst, _ = open_bestand(DOSSIER.read_text(encoding="utf-8"))
    pagina = maak_pagina()
    pagina.goto(f"{dienst.adres}/regels")
    tab_naar(pagina, "Naar de inhoud")
    pagina.keyboard.press("Enter")
    tab_naar(pagina, "Woorden of de naam")
    pagina.keyboard.type("begroting")
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/regels?zoek=begroting")
    assert "gevonden met" in pagina.evaluate("document.activeElement.innerText")
    tab_naar(pagina, TITEL)
    pagina.keyboard.press("Enter")
    pagina.wait_for_url(f"**/regels/{REGEL}")
    tab_naar(pagina, "Terug naar de inhoud")
    ring = pagina.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert ring != "none"
    naam = tab_naar(pagina, "wijzig")
    assert naam.startswith("wijzig het antwoord:")
    pagina.keyboard.press("Shift+Tab")
    tab_naar(pagina, pagina.locator("summary").last.inner_text())
    pagina.keyboard.press("Enter")
    assert pagina.get_by_role("table", name="Toetsen van deze regel").is_visible()
    tab_naar(pagina, "Volgende regel")
    pagina.keyboard.press("Enter")
    pagina.wait_for_url(lambda adres: not adres.endswith(REGEL))
    tab_naar(pagina, "Terug naar het advies")
    pagina.keyboard.press("Enter")
    pagina.wait_for_url("**/advies")


def test_wat_een_schermlezer_krijgt_van_een_regel(
    open_bestand: Callable[[str], tuple[Dienst, Path]], maak_pagina: MAAKT
) -> None:
    dienst, _ = open_bestand(DOSSIER.read_text(encoding="utf-8"))
    pagina = maak_pagina()
    pagina.goto(f"{dienst.adres}/regels/{REGEL}")
    pagina.locator("summary").last.click()
    boom = pagina.locator("body").aria_snapshot()
    volgorde = [
        '- link "Naar de inhoud"',
        '- navigation "Hoofdmenu"',
        '- link "Regels"',
        "- main:",
        '- navigation "Regels"',
        f'- heading "{TITEL}" [level=1]',
        '- region "Geldt de regel bij uw antwoorden?"',
        '- heading "Geldt de regel bij uw antwoorden?" [level=2]',
        '- region "Wanneer gaat deze regel op?"',
        '- region "Wat zegt de regel?"',
        '- region "Waar staat het in de publicatie?"',
        '- region "Hoe hangt de regel samen met andere?"',
        '- region "Hoe is de regel getoetst?"',
        '- table "Toetsen van deze regel"',
        '- columnheader "Dan"',
        '- navigation "Bladeren door de regels"',
        "- status",
        "- contentinfo",
    ]
    plekken = [boom.find(deel) for deel in volgorde]
    assert -1 not in plekken, (volgorde[plekken.index(-1)], boom)
    assert plekken == sorted(plekken), list(zip(volgorde, plekken, strict=True))
    pagina.goto(f"{dienst.adres}/regels?zoek=begroting")
    boom = pagina.locator("main").aria_snapshot()
    assert '- search "Zoek in de regels en de feiten"' in boom
    assert '- textbox "Woorden of de naam van een regel": begroting' in boom
    assert "gevonden met" in boom


@pytest.mark.parametrize("script", [True, False])
def test_een_rapport_met_een_fout_die_wordt_hersteld(dienst: Dienst, maak_pagina: MAAKT, script: bool) -> None:
    pagina = maak_pagina(script=script, smal=True)
    opgestuurd(pagina, dienst)
    pagina.get_by_role("button", name="Rapport", exact=True).click()
    past(pagina)
    pagina.get_by_role("group", name="In welke vorm?").get_by_role("radio", name="Pdf").check()
    pagina.get_by_label("Opdrachtgever").fill("Gemeente Lisse")
    pagina.get_by_label("Datum").fill("31 maart")
    pagina.get_by_role("button", name="Maak het rapport").click()
    past(pagina)
    wacht_op_fout(pagina)
    fouten = pagina.get_by_role("alert")
    assert "geen datum" in fouten.inner_text()
    if script:
        assert pagina.evaluate("document.activeElement.id") == "foutoverzicht"
    fouten.get_by_role("link").click()
    datum = pagina.get_by_label("Datum")
    assert datum.get_attribute("aria-invalid") == "true"
    assert pagina.evaluate("document.activeElement.id") == "datum"
    assert pagina.get_by_label("Opdrachtgever").input_value() == "Gemeente Lisse"
    assert pagina.get_by_role("radio", name="Pdf").is_checked()
    datum.fill("2026-03-31")
    with pagina.expect_download() as wacht:
        pagina.get_by_role("button", name="Maak het rapport").click()
    assert wacht.value.suggested_filename == "advies-isd-bollenstreek.pdf"
    assert Path(wacht.value.path()).read_bytes().startswith(b"%PDF")


def test_een_rapport_met_alleen_het_toetsenbord(
    open_bestand: Callable[[str], tuple[Dienst, Path]], maak_pagina: MAAKT
) -> None:
    dienst, _ = open_bestand(DOSSIER.read_text(encoding="utf-8"))
    pagina = maak_pagina()
    pagina.goto(f"{dienst.adres}/rapport")
    tab_naar(pagina, "Een notitie")
    pagina.keyboard.press("ArrowDown")
    tab_naar(pagina, "Word")
    for _ in range(3):
        pagina.keyboard.press("ArrowDown")
    tab_naar(pagina, "Titel")
    pagina.keyboard.type("Naar een sterke dienst")
    tab_naar(pagina, "Maak het rapport")
    with pagina.expect_download() as wacht:
        pagina.keyboard.press("Enter")
    assert wacht.value.suggested_filename.endswith(".md")
    tekst = Path(wacht.value.path()).read_text(encoding="utf-8")
    assert "Naar een sterke dienst" in tekst
    assert len(tekst) > 20_000  # the whole report
