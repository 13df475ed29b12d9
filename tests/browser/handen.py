"""How somebody goes through the pages: with a mouse, or with nothing but a keyboard."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

HOOGSTENS = 600
"""The most times that Tab is pressed on the way to something."""
_HEEFT_FOCUS = "(e) => document.activeElement === e"
_ZICHTBAAR = "(e) => getComputedStyle(e).outlineStyle !== 'none'"


class Hand:
    """Goes through the pages with a mouse.

    Args:
        pagina: the page.
    """

    def __init__(self, pagina: Any) -> None:
        self.pagina = pagina

    def druk(self, deel: Any) -> None:
        """Press a link, a button or a fold."""
        deel.click()

    def ga(self, naam: str | re.Pattern[str], binnen: Any = None) -> None:
        """Press the first link or button with a name."""
        waar = binnen or self.pagina
        exact = isinstance(naam, str)
        knop = waar.get_by_role("button", name=naam, exact=exact)
        self.druk(waar.get_by_role("link", name=naam, exact=exact).or_(knop).first)

    def menu(self, naam: str) -> None:
        """Go to a page by the main menu."""
        self.ga(naam, self.pagina.get_by_role("navigation", name="Hoofdmenu"))
        self.pagina.locator(f'nav [aria-current="page"]:text-is("{naam}")').wait_for()

    def vul(self, label: str, tekst: str) -> None:
        """Put a text in a field, instead of what is in it."""
        self.pagina.get_by_label(label, exact=True).fill(tekst)

    def kies(self, groep: str, antwoord: str) -> None:
        """Choose one of the answers to a question."""
        self.pagina.get_by_role("group", name=groep).get_by_role("radio", name=antwoord, exact=True).check()

    def stuur_bestand(self, label: str, *paden: Path) -> None:
        """Choose one or more files."""
        self.pagina.get_by_label(label, exact=True).set_input_files(paden)


class Toetsenbord(Hand):
    """Goes through the pages with Tab, Enter, the arrows and typing; what has the focus must be seen."""

    def __init__(self, pagina: Any) -> None:
        super().__init__(pagina)
        # The browser is told before the first key that a window to choose a file is ours; told late, it opens its own.
        pagina.on("filechooser", lambda _: None)

    def naar(self, deel: Any) -> None:
        """Press Tab until something has the focus."""
        doel = deel.element_handle()
        for _ in range(HOOGSTENS):
            if self.pagina.evaluate(_HEEFT_FOCUS, doel):
                assert self.pagina.evaluate(_ZICHTBAAR, doel), "the focus is not to be seen"
                return
            self.pagina.keyboard.press("Tab")
        raise AssertionError(f"Tab does not lead to {deel}")

    def druk(self, deel: Any) -> None:
        self.naar(deel)
        self.pagina.keyboard.press("Enter")

    def vul(self, label: str, tekst: str) -> None:
        self.naar(self.pagina.get_by_label(label, exact=True))
        self.pagina.keyboard.press("Control+A")
        self.pagina.keyboard.insert_text(tekst)

    def kies(self, groep: str, antwoord: str) -> None:
        keuzen = self.pagina.get_by_role("group", name=groep).get_by_role("radio")
        keuzen.first.wait_for()
        namen = [keuze.evaluate("(e) => e.labels[0].innerText.trim()") for keuze in keuzen.all()]
        gekozen = [nummer for nummer, keuze in enumerate(keuzen.all()) if keuze.is_checked()]
        self.naar(keuzen.nth(gekozen[0] if gekozen else 0))
        if not gekozen:
            self.pagina.keyboard.press("Space")
        for _ in range(namen.index(antwoord) - (gekozen[0] if gekozen else 0)):
            self.pagina.keyboard.press("ArrowDown")
        assert keuzen.nth(namen.index(antwoord)).is_checked()

    def stuur_bestand(self, label: str, *paden: Path) -> None:
        self.naar(self.pagina.get_by_label(label, exact=True))
        with self.pagina.expect_file_chooser() as wacht:
            self.pagina.keyboard.press("Space")
        wacht.value.set_files(paden)
