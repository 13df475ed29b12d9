"""What two checkers have against a page: axe, and HTML_CodeSniffer (2.5.1, unmodified, see its licence) by WCAG2AA."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

HTMLCS = Path(__file__).parent / "html_codesniffer" / "HTMLCS.js"
_VRAAG = """() => new Promise(klaar => HTMLCS.process("WCAG2AA", document, () => klaar(
    HTMLCS.getMessages().filter(m => m.type === HTMLCS.ERROR).map(m => m.code + ": " + m.element.outerHTML.slice(0, 200)))))"""


def wacht_op_fout(pagina: Any) -> None:
    """Wait until a page is there whose title says that something is wrong; the one before it may still be on the screen."""
    from playwright.sync_api import expect

    expect(pagina).to_have_title(re.compile("^Fout: "), timeout=30_000)


def bezwaren(pagina: Any) -> list[str]:
    """Return the violations that axe finds and the errors of HTML_CodeSniffer."""
    from axe_playwright_python.sync_playwright import Axe

    gevonden = [f"{deel['id']}: {deel['nodes'][0]['html'][:200]}" for deel in Axe().run(pagina).response["violations"]]
    pagina.evaluate(HTMLCS.read_text(encoding="utf-8"))
    return [*gevonden, *pagina.evaluate(_VRAAG)]
