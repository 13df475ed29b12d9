"""A server as a process of its own, and a browser that looks at it; with and without script, wide and narrow.

Where no browser is installed these tests are skipped, but they fail with CI=1 or ADVIES_BROWSER=1. `ADVIES_CHROMIUM` names another
browser than /usr/bin/chromium.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

CHROMIUM = os.environ.get("ADVIES_CHROMIUM", "/usr/bin/chromium")
VERPLICHT = os.environ.get("CI") == "1" or os.environ.get("ADVIES_BROWSER") == "1"
OPTIES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WORTEL = Path(__file__).parent.parent.parent
BREED, SMAL = {"width": 1280, "height": 900}, {"width": 320, "height": 720}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(item.path).is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)


class Dienst:
    """A server that runs.

    Args:
        adres: where its pages are, without a slash at the end.
        proces: the process.
    """

    def __init__(self, adres: str, proces: subprocess.Popen[str]) -> None:
        self.adres, self.proces = adres, proces


def start_dienst(*argumenten: str) -> Dienst:
    """Start `advies open` or `advies serve` on a free port."""
    proces = subprocess.Popen(
        [sys.executable, "-m", "advies", *argumenten],
        cwd=WORTEL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
    )
    assert proces.stdout is not None
    for regel in proces.stdout:
        if vondst := re.search(r"http://[\w.\[\]:]+:\d+", regel):
            return Dienst(vondst[0], proces)
    raise AssertionError(f"the server did not start: {proces.wait()}")


def stop_dienst(dienst: Dienst) -> None:
    """Stop a server as the user does."""
    dienst.proces.send_signal(signal.SIGINT)
    dienst.proces.communicate(timeout=20)


@pytest.fixture(scope="session")
def dienst() -> Iterator[Dienst]:
    """The service for a team: the dossier travels in the forms."""
    uit = start_dienst("serve", "--poort", "0")
    yield uit
    stop_dienst(uit)


@pytest.fixture
def open_bestand(tmp_path: Path) -> Iterator[Callable[[str], tuple[Dienst, Path]]]:
    """`advies open` of a file with a text."""
    with ExitStack() as stapel:

        def start(tekst: str) -> tuple[Dienst, Path]:
            pad = tmp_path / "antwoorden.yaml"
            pad.write_text(tekst, encoding="utf-8")
            uit = start_dienst("open", str(pad), "--geen-browser")
            stapel.callback(stop_dienst, uit)
            return uit, pad

        yield start


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    if find_spec("playwright") is None or not Path(CHROMIUM).exists():
        reden = f"there is no browser at {CHROMIUM}, or playwright is not installed"
        pytest.fail(reden) if VERPLICHT else pytest.skip(reden)
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as map_, sync_playwright() as speler:
        browser = speler.chromium.launch(executable_path=CHROMIUM, args=OPTIES, env={**os.environ, "HOME": map_})
        yield browser
        browser.close()


@pytest.fixture
def maak_pagina(chromium: Any) -> Iterator[Callable[..., Any]]:
    """Give new pages, each in a browser that was never used; one that breaks its own rules for scripts fails the test."""
    with ExitStack() as stapel:

        def maak(*, script: bool = True, smal: bool = False, zonder_csp: bool = False) -> Any:
            context = chromium.new_context(
                java_script_enabled=script,
                viewport=SMAL if smal else BREED,
                locale="nl-NL",
                accept_downloads=True,
                bypass_csp=zonder_csp,
            )
            stapel.callback(context.close)
            pagina = context.new_page()
            pagina.set_default_timeout(10_000)
            klachten: list[str] = []
            pagina.on("console", lambda bericht: klachten.append(bericht.text) if bericht.type == "error" else None)
            pagina.on("pageerror", lambda fout: klachten.append(str(fout)))
            stapel.callback(_eis_geen, klachten)
            return pagina

        yield maak


def _eis_geen(klachten: list[str]) -> None:
    assert not [klacht for klacht in klachten if "status of 4" not in klacht], klachten
