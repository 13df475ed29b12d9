"""A page as a test reads it: its headings, ids, ways to other pages, and what is wrong with how it is built."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

_LEEG = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "path",
        "use",
    }
)


class Blad(HTMLParser):
    """A page.

    Args:
        html: the page.
    """

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: Counter[str] = Counter()
        self.wegen: list[str] = []
        """Addresses of links, and of buttons that send the dossier to another page."""
        self.acties: list[str] = []
        """Addresses of forms."""
        self.koppen: list[tuple[str, str]] = []
        self.titel = ""
        self.stijl: list[str] = []
        """Attributes and elements that hold code or style within the page."""
        self.fouten: list[str] = []
        self._open: list[str] = []
        self._tekst: list[str] = []
        self.feed(html)
        self.close()
        if self._open:
            self.fouten.append(f"not closed: {self._open}")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        eigenschappen = {naam: waarde or "" for naam, waarde in attrs}
        if tag not in _LEEG:
            self._open.append(tag)
        if "id" in eigenschappen:
            self.ids[eigenschappen["id"]] += 1
        if tag == "a":
            self.wegen.append(eigenschappen.get("href", ""))
        if "formaction" in eigenschappen:
            self.wegen.append(eigenschappen["formaction"])
        if tag == "form":
            self.acties.append(eigenschappen.get("action", ""))
        self.stijl += [naam for naam in eigenschappen if naam == "style" or naam.startswith("on")]
        if tag == "style" or (tag == "script" and "src" not in eigenschappen):
            self.stijl.append(tag)
        if tag in ("h1", "h2", "h3", "h4", "title"):
            self._tekst = []

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _LEEG:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            self.fouten.append(f"</{tag}> closes something else, line {self.getpos()[0]}")
        if tag == "title":
            self.titel = "".join(self._tekst).strip()
        if tag in ("h1", "h2", "h3", "h4"):
            self.koppen.append((tag, "".join(self._tekst).strip()))

    def handle_data(self, data: str) -> None:
        self._tekst.append(data)

    @property
    def h1(self) -> list[str]:
        """The main headings."""
        return [tekst for tag, tekst in self.koppen if tag == "h1"]

    def keur(self) -> None:
        """Check what must hold of each page."""
        assert not self.fouten, self.fouten
        assert not self.stijl, self.stijl
        assert len(self.h1) == 1, self.koppen
        assert self.titel
        assert not [naam for naam, keer in self.ids.items() if keer > 1]
        niveaus = [int(tag[1]) for tag, _ in self.koppen]
        for vorige, volgende in zip([1, *niveaus], niveaus, strict=False):
            assert volgende <= vorige + 1, self.koppen
        for weg in self.wegen:
            if weg.startswith("#"):
                assert weg[1:] in self.ids, weg
