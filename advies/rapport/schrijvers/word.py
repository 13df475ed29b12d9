"""A Word document as a whole: its page, foot, dates and numbering, and a template without its text."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from advies.rapport.schrijvers.wordstijl import NOOT
from advies.rapport.schrijvers.wordtekst import A4, tekstdeel, veld

if TYPE_CHECKING:
    from docx.document import Document


def voettekst(document: Document, tekst: str, pagina: str) -> None:
    """Write the foot of each page: a text, and the number of the page."""
    alinea = document.sections[0].footer.paragraphs[0]
    alinea.style = NOOT
    pagina_nummer, paginas = veld("PAGE", [tekstdeel("1")]), veld("NUMPAGES", [tekstdeel("1")])
    for deel in (tekstdeel(f"{tekst} · {pagina} "), *pagina_nummer, tekstdeel(" / "), *paginas):
        alinea._p.append(deel)


def pagina_a4(document: Document) -> None:
    """Set A4 with narrow margins."""
    from docx.shared import Cm, Emu

    sectie = document.sections[0]
    sectie.page_width, sectie.page_height = (Emu(maat) for maat in A4)
    sectie.left_margin = sectie.right_margin = Cm(2.0)
    sectie.top_margin, sectie.bottom_margin = Cm(1.6), Cm(1.6)
    sectie.footer_distance = Cm(0.8)


def maak_leeg(document: Document) -> None:
    """Take the text out of a template; styles, page format, headers and footers stay."""
    from docx.oxml.ns import qn

    for deel in list(document.element.body):
        if deel.tag != qn("w:sectPr"):
            document.element.body.remove(deel)


def nieuwe_nummering(document: Document, stijl: str) -> int | None:
    """Return a numbering that starts at 1 again for a list style; None when the style has no numbering."""
    from docx.oxml.ns import qn

    eigen = document.styles[stijl].element.pPr
    if eigen is None or eigen.numPr is None or eigen.numPr.numId is None:
        return None
    nummering = document.part.numbering_part.element
    bestaand = [num for num in nummering.findall(qn("w:num")) if num.numId == eigen.numPr.numId.val]
    if not bestaand:
        return None
    nieuw = nummering.add_num(bestaand[0].abstractNumId.val)
    nieuw.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(nieuw.numId)


def zet_nummering(alinea: Any, nummering: int) -> None:
    """Give a paragraph of a numbered list the numbering that it belongs to."""
    eigen = alinea.get_or_add_pPr().get_or_add_numPr()
    eigen.get_or_add_ilvl().val = 0
    eigen.get_or_add_numId().val = nummering


def op_nieuwe_pagina(alinea: Any) -> None:
    """Let a paragraph start on a new page."""
    alinea.get_or_add_pPr().get_or_add_pageBreakBefore()


def zet_datum(document: Document, datum: date) -> None:
    """Set the dates of the document to the day of the report, so that the same report gives the same file."""
    dag = datetime(datum.year, datum.month, datum.day)  # noqa: DTZ001 - Word keeps no time zone here
    document.core_properties.created = document.core_properties.modified = dag
    document.core_properties.last_modified_by = ""
    document.core_properties.revision = 1
