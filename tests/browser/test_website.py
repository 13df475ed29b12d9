"""The site: built from the sources, looked at in a browser, without anything from elsewhere."""

from __future__ import annotations

import functools
import http.server
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser.toegankelijk import bezwaren

WORTEL = Path(__file__).parent.parent.parent
BLADEN = [
    "index",
    "python",
    "regelboek/index",
    "regelboek/regel/niet_uitbesteden",
    "overleg",
    "project/readme",
    "semantiek",
]

pytestmark = pytest.mark.browser


class _Stil(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    bouw = subprocess.run(
        [sys.executable, "docs/website/maak.py"], cwd=WORTEL, capture_output=True, text=True, check=False
    )
    assert bouw.returncode == 0, bouw.stdout + bouw.stderr
    behandel = functools.partial(_Stil, directory=str(WORTEL / "build" / "website"))
    dienst = http.server.ThreadingHTTPServer(("127.0.0.1", 0), behandel)
    threading.Thread(target=dienst.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{dienst.server_port}"
    dienst.shutdown()


@pytest.mark.parametrize("breedte", [1280, 360])
def test_elk_soort_blad_is_toegankelijk_en_haalt_niets_van_elders(site: str, chromium: Any, breedte: int) -> None:
    blad = chromium.new_page(viewport={"width": breedte, "height": 900})
    elders: list[str] = []
    blad.on(
        "request",
        lambda verzoek: None if verzoek.url.startswith((site, "data:", "blob:")) else elders.append(verzoek.url),
    )
    for pad in BLADEN:
        blad.goto(f"{site}/{pad}.html")
        assert bezwaren(blad) == [], pad
        assert blad.evaluate("document.documentElement.scrollWidth") <= breedte, pad
    blad.close()
    assert elders == []


ENGELS = re.compile(
    r"\b(search|results?|close|loading|back to top|skip to|copy|clipboard|header|footer|tabs)\b", re.IGNORECASE
)
"""Words of the generator that must not be left over; of none of them the Dutch is the same."""
OPSCHRIFTEN = """() => [...document.querySelectorAll("body *")].flatMap((deel) =>
    [...(deel.shadowRoot?.querySelectorAll("*") ?? []), deel].flatMap((binnen) =>
        ["aria-label", "title", "placeholder"].map((naam) => binnen.getAttribute(naam)).filter((woorden) => woorden)))"""
"""What is said of buttons and fields, to who does not see them too."""


def test_de_bediening_is_nederlands(site: str, chromium: Any) -> None:
    blad = chromium.new_page(viewport={"width": 1280, "height": 900})
    blad.goto(f"{site}/regeltaal.html")
    blad.mouse.wheel(0, 3000)
    blad.mouse.wheel(0, -200)  # shows the button that goes back to the top
    blad.get_by_role("button", name="Zoeken").first.click()
    vak = blad.get_by_role("combobox", name="Zoeken")
    assert vak.get_attribute("placeholder") == "Zoeken"
    vak.fill("begroting")
    blad.get_by_text(re.compile(r"^\d+ gevonden$")).wait_for()
    opschriften = blad.evaluate(OPSCHRIFTEN)
    vak.fill("qqqqxxzz")
    blad.get_by_text("Niets gevonden").wait_for()
    blad.get_by_role("button", name="Zoeken sluiten").wait_for()
    blad.close()
    assert "Gevonden bladen" in opschriften
    assert [woorden for woorden in opschriften if ENGELS.search(woorden)] == []


def test_zoeken_vindt_een_regel(site: str, chromium: Any) -> None:
    blad = chromium.new_page(viewport={"width": 1280, "height": 900})
    blad.goto(f"{site}/index.html")
    blad.get_by_role("button", name="Zoeken").first.click()
    blad.get_by_role("combobox").fill("begroting plaats")
    blad.get_by_role("option", name="De eigen begroting heeft geen plaats voor nieuwe ict").click()
    blad.wait_for_url("**/alleen_lopende_kosten.html*")
    assert blad.get_by_role("heading", level=1).inner_text().startswith("De eigen begroting heeft geen plaats")
    blad.close()
