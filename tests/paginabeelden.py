"""Pictures of the pages in a browser, for docs/browser.md and README: `python -m tests.paginabeelden` makes them again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.browser.conftest import CHROMIUM, OPTIES, start_dienst, stop_dienst
from tests.schermen import VOORBEELD, WORTEL

BEELDEN = WORTEL / "docs" / "beeld"
BREED, SMAL = {"width": 1280, "height": 760}, {"width": 360, "height": 740}
AAN_TAFEL = WORTEL / "docs" / "voorbeeld" / "samenwerking"
PARTIJEN = ("wethouder.yaml", "manager.yaml", "ict.yaml", "hoofd_wiz.yaml")
HOOGSTENS = 120_000
"""The most bytes of a picture."""


def _naar(pagina: Any, naam: str) -> None:
    pagina.get_by_role("navigation", name="Hoofdmenu").get_by_text(naam, exact=True).click()
    pagina.locator("h1").wait_for()


def _vragen(pagina: Any) -> None:
    _naar(pagina, "Vragen")


def _advies(pagina: Any) -> None:
    _naar(pagina, "Advies")


def _stap(pagina: Any) -> None:
    _advies(pagina)
    pagina.locator("li").filter(has_text="Dan vervallen").first.locator("summary").first.click()
    pagina.get_by_role("heading", name="Eerst doen").evaluate("kop => kop.scrollIntoView()")


def _wat_als(pagina: Any) -> None:
    _advies(pagina)
    pagina.get_by_role("button", name="Probeer dit in een variant").first.click()
    pagina.get_by_role("heading", name="Wat u wint").wait_for()


def _regel(pagina: Any) -> None:
    _naar(pagina, "Regels")


def _overleg(pagina: Any) -> None:
    _naar(pagina, "Vergelijk")
    pagina.get_by_role("link", name="Naar Overleg").click()
    pagina.get_by_label("Tel het dossier mee dat u open hebt").uncheck()
    pagina.get_by_label("Bestanden van de partijen").set_input_files([AAN_TAFEL / naam for naam in PARTIJEN])
    pagina.get_by_role("button", name="Leg naast elkaar").click()
    pagina.get_by_role("heading", name="Vooraf").evaluate("kop => kop.scrollIntoView()")


BEELD: dict[str, tuple[Any, Callable[[Any], None]]] = {
    "browser-vragen.png": (BREED, _vragen),
    "browser-advies.png": (BREED, _advies),
    "browser-advies-smal.png": (SMAL, _stap),
    "browser-wat-als.png": (BREED, _wat_als),
    "browser-overleg.png": (BREED, _overleg),
    "browser-regels.png": (BREED, _regel),
}
"""Each picture: the size of the window, and the way to the page."""


def maak(map_: Path) -> None:
    """Make the pictures, each in a browser that was never used, of a copy of the made-up example.

    Args:
        map_: where they go.
    """
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory() as klad, sync_playwright() as speler:
        antwoorden = Path(klad) / "drie_dijken.yaml"
        browser = speler.chromium.launch(executable_path=CHROMIUM, args=OPTIES, env={**os.environ, "HOME": klad})
        for naam, (maat, ga) in BEELD.items():
            shutil.copy(WORTEL / VOORBEELD, antwoorden)
            dienst = start_dienst("open", str(antwoorden), "--geen-browser")
            try:
                context = browser.new_context(viewport=maat, locale="nl-NL", reduced_motion="reduce")
                pagina = context.new_page()
                pagina.goto(dienst.adres)
                ga(pagina)
                pagina.evaluate("document.activeElement.blur()")
                pagina.screenshot(path=str(map_ / naam), animations="disabled")
                assert (map_ / naam).stat().st_size < HOOGSTENS, naam
                context.close()
            finally:
                stop_dienst(dienst)
        browser.close()


if __name__ == "__main__":
    maak(BEELDEN)
