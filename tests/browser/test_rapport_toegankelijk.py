"""The HTML report in a real browser: axe finds nothing, and it reads at 320 pixels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from advies import Adviseur
from advies.rapport.schrijvers import html
from tests.browser.handen import Toetsenbord
from tests.rapporten import bestand, dossier, rapport, varianten

axe = pytest.importorskip("axe_playwright_python.sync_playwright")


@pytest.fixture(scope="module")
def paginas(tmp_path_factory: pytest.TempPathFactory, referentie: Adviseur) -> dict[str, Path]:
    map_ = tmp_path_factory.mktemp("rapport")
    lang = bestand({"naam": "x" * 200, "gemeenten": [{"naam": "y" * 200}], "uitvoering": {"technisch_beheer": "derde"}})
    alle = {
        "leeg": rapport(referentie, bestand({})),
        "notitie": rapport(referentie, dossier("bollenstreek"), volledig=False),
        "volledig": rapport(referentie, dossier("bollenstreek")),
        "varianten": varianten(referentie, dossier("bollenstreek"), dossier("bbs"), dossier("hoorn")),
        "lang": rapport(referentie, lang),
    }
    for naam, van in alle.items():
        (map_ / f"{naam}.html").write_bytes(html.schrijf(van))
    return {naam: map_ / f"{naam}.html" for naam in alle}


@pytest.mark.parametrize("welk", ["leeg", "notitie", "volledig", "varianten", "lang"])
@pytest.mark.parametrize("breedte", [1200, 320])
def test_axe_vindt_niets(chromium: Any, paginas: dict[str, Path], welk: str, breedte: int) -> None:
    pagina = chromium.new_page(viewport={"width": breedte, "height": 900})
    pagina.goto(paginas[welk].as_uri())
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    pagina.evaluate("document.querySelectorAll('main details').forEach(deel => { deel.open = true })")
    uitkomst = axe.Axe().run(pagina)
    assert [fout["id"] for fout in uitkomst.response["violations"]] == []
    assert len(uitkomst.response["passes"]) > 30
    assert pagina.evaluate("document.documentElement.scrollWidth") <= breedte
    pagina.close()


@pytest.mark.parametrize("welk", ["volledig", "varianten", "lang"])
def test_tekst_blijft_binnen_haar_vak(chromium: Any, paginas: dict[str, Path], welk: str) -> None:
    pagina = chromium.new_page(viewport={"width": 1200, "height": 900})
    pagina.goto(paginas[welk].as_uri())
    buiten = pagina.evaluate(
        """() => [...document.querySelectorAll('svg')].flatMap(beeld => {
             const rand = beeld.getBoundingClientRect();
             const vakken = [...beeld.querySelectorAll('rect')].map(vak => vak.getBoundingClientRect());
             return [...beeld.querySelectorAll('text')].filter(tekst => {
               const t = tekst.getBoundingClientRect();
               const midden = {x: (t.left + t.right) / 2, y: (t.top + t.bottom) / 2};
               const om = vakken.filter(v => v.left <= midden.x && midden.x <= v.right && v.top <= midden.y && midden.y <= v.bottom);
               const klein = om.sort((a, b) => a.width * a.height - b.width * b.height)[0] || rand;
               return t.left < klein.left - 1 || t.right > klein.right + 1;
             }).map(tekst => tekst.textContent);
           })"""
    )
    assert buiten == []
    pagina.close()


def test_een_verwijzing_vouwt_open_waar_zij_heen_leidt(chromium: Any, paginas: dict[str, Path]) -> None:
    pagina = chromium.new_page(viewport={"width": 360, "height": 800})
    pagina.goto(f"{paginas['volledig'].as_uri()}#oorzaken")
    verwijzing = pagina.locator("#oorzaken a[href^='#conclusie-']").first
    doel = pagina.locator(str(verwijzing.get_attribute("href")))
    assert not doel.is_visible()
    verwijzing.click()
    assert doel.is_visible()
    assert doel.evaluate("deel => deel.getBoundingClientRect().top") < 800
    pagina.close()


def test_conclusies_filteren_zonder_script(chromium: Any, paginas: dict[str, Path]) -> None:
    pagina = chromium.new_context(java_script_enabled=False).new_page()
    pagina.goto(f"{paginas['volledig'].as_uri()}#conclusies")
    alle = pagina.locator(".advies:visible").count()
    pagina.locator("#filter-proces").select_option("proces-informatiebeleid")
    over = pagina.locator(".advies:visible")
    assert 0 < over.count() < alle
    kenmerken = [over.nth(nummer).get_attribute("data-kenmerken") for nummer in range(over.count())]
    assert all("proces-informatiebeleid" in str(deel).split() for deel in kenmerken)
    pagina.locator("#filter-proces").select_option("")
    assert pagina.locator(".advies:visible").count() == alle
    pagina.close()


@pytest.mark.parametrize("breedte", [1280, 360])
def test_de_inhoudsopgave_en_de_weg_terug_blijven_in_beeld(
    chromium: Any, paginas: dict[str, Path], breedte: int
) -> None:
    pagina = chromium.new_page(viewport={"width": breedte, "height": 800})
    pagina.goto(f"{paginas['volledig'].as_uri()}#grens")
    for keuze in (".breed" if breedte > 1000 else ".smal", ".terug"):
        plek = pagina.locator(keuze).bounding_box()
        assert plek is not None
        assert 0 <= plek["y"] < 800
    pagina.locator(".terug").click()
    assert pagina.evaluate("scrollY") < 50
    pagina.close()


def test_op_papier_staat_alles_open(chromium: Any, paginas: dict[str, Path]) -> None:
    pagina = chromium.new_page(viewport={"width": 1200, "height": 900})
    pagina.goto(paginas["volledig"].as_uri())
    assert not pagina.locator("#conclusie-13").is_visible()
    pagina.emulate_media(media="print")
    assert pagina.locator("#conclusie-13").evaluate("deel => deel.getBoundingClientRect().height") > 10
    pagina.close()


def test_met_alleen_het_toetsenbord_is_alles_te_bereiken(chromium: Any, paginas: dict[str, Path]) -> None:
    """The contents lead to a chapter, a filter chooses, a fold opens and shows its links, and the way back leads to the top."""
    pagina = chromium.new_page(viewport={"width": 1280, "height": 800})
    pagina.goto(paginas["volledig"].as_uri())
    hand = Toetsenbord(pagina)
    hand.druk(pagina.locator(".breed a[href='#conclusies']"))
    assert pagina.url.endswith("#conclusies")
    alle = pagina.locator(".advies:visible").count()
    filter_ = pagina.locator("#filter-proces")
    hand.naar(filter_)
    pagina.keyboard.type("informatiebeleid")
    assert filter_.input_value() == "proces-informatiebeleid"
    assert 0 < pagina.locator(".advies:visible").count() < alle
    vouw = pagina.locator("main summary:visible").last
    hand.druk(vouw)
    assert vouw.evaluate("deel => deel.parentElement.open")
    hand.druk(pagina.locator(".terug"))
    assert pagina.evaluate("scrollY") < 50
    pagina.close()
