"""A report as a document: which kinds there are, and what each needs."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from kennisbank.meldingen import OntbrekendeExtra

if TYPE_CHECKING:
    from advies.rapport.model import Rapport
    from advies.rapport.schrijvers.huisstijl import Sjabloon

FORMATEN = ("docx", "pdf", "html", "md")
_NODIG = {"docx": ("jinja2", "docx", "typst"), "pdf": ("jinja2", "typst"), "html": ("jinja2",), "md": ("jinja2",)}


def controleer_pakketten(vorm: str) -> None:
    """Refuse a form of document for which the extra is not installed.

    Args:
        vorm: one of `FORMATEN`.

    Raises:
        OntbrekendeExtra: a package is missing; says what to install.
    """
    if any(find_spec(pakket) is None for pakket in _NODIG[vorm]):
        raise OntbrekendeExtra.van("een rapport vraagt een uitbreiding", "rapport")


def als_document(rapport: Rapport, vorm: str, sjabloon: str | Sjabloon | None = None) -> bytes:
    """Return a report as a document.

    Args:
        rapport: the report, of `maak_rapport`.
        vorm: "docx", "pdf", "html" or "md". In a pdf, a sign that no font on this computer has is written as `[U+1230]`.
        sjabloon: a Word document with the house style, or its path; for "docx" only.

    Raises:
        InvoerFout: the house style cannot be used.
        OntbrekendeExtra: `advies[rapport]` is not installed.
        ValueError: `vorm` is none of these.
    """
    if vorm not in FORMATEN:
        raise ValueError(f"vorm moet een van {', '.join(FORMATEN)} zijn, niet {vorm!r}")
    controleer_pakketten(vorm)
    if vorm == "docx":
        from advies.rapport.schrijvers import docx

        return docx.schrijf(rapport, sjabloon)
    if vorm == "pdf":
        from advies.rapport.schrijvers import pdf

        return pdf.schrijf(rapport)[0]
    if vorm == "html":
        from advies.rapport.schrijvers import html

        return html.schrijf(rapport)
    from advies.rapport.schrijvers import markdown

    return markdown.schrijf(rapport)
