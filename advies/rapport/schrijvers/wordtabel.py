"""Tables of a Word document: those with figures and text, and the two columns of a picture with its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from advies.rapport.schrijvers.wordstijl import TABELKOP, TABELTEKST
from advies.rapport.schrijvers.wordtekst import Blad
from advies.rapport.schrijvers.wordxml import element

if TYPE_CHECKING:
    from docx.document import Document

_LIJN = "B8C0CC"
_TUSSEN = 180000


def tabel(document: Document, blad: Blad, bijschrift: str, breedtes: Sequence[int], rijen: int) -> list[list[Any]]:
    """Add a table whose first row repeats on each page.

    Args:
        document: the document.
        blad: its text.
        bijschrift: what the table shows, for a screen reader.
        breedtes: the width of each column, as parts of the whole.
        rijen: the number of rows, that of the headings included.

    Returns:
        For each row the elements of the paragraphs in its cells.
    """
    from docx.shared import Emu

    nieuw = document.add_table(rows=rijen, cols=len(breedtes))
    nieuw._tbl.tblPr.style = blad.stijl("Table Grid")
    nieuw.autofit = False
    _tabelvorm(nieuw._tbl.tblPr, bijschrift)
    maten = [Emu(blad.ruimte() * deel // sum(breedtes)) for deel in breedtes]
    for kolom, maat in zip(nieuw._tbl.tblGrid.gridCol_lst, maten, strict=True):
        kolom.w = maat
    uit: list[list[Any]] = []
    for nummer, rij in enumerate(nieuw._tbl.tr_lst):
        vorm = rij.get_or_add_trPr()
        vorm.append(element("w:cantSplit"))
        if nummer == 0:
            vorm.append(element("w:tblHeader"))
        cellen = rij.tc_lst
        alineas = [cel.p_lst[0] for cel in cellen]
        for cel, alinea, maat in zip(cellen, alineas, maten, strict=True):
            cel.width = maat
            if nummer == 0:
                cel.tcPr.append(element("w:shd", w_val="clear", w_color="auto", w_fill="E9EDF3"))
            blad.zet_stijl(alinea, TABELTEKST if nummer else TABELKOP)
        uit.append(alineas)
    return uit


def _tabelvorm(eigen: Any, bijschrift: str) -> None:
    """Set lines and description; the order of the parts is that of the schema (ECMA-376, 17.4.60)."""
    from docx.oxml.ns import qn

    randen = element("w:tblBorders")
    for kant in ("top", "left", "bottom", "right", "insideH", "insideV"):
        soort = "single" if kant in ("top", "bottom", "insideH") else "nil"
        randen.append(element(f"w:{kant}", w_val=soort, w_sz="4", w_space="0", w_color=_LIJN))
    layout = eigen.find(qn("w:tblLayout"))
    for naam in ("w:tblLayout", "w:tblLook"):
        oud = eigen.find(qn(naam))
        if oud is not None:
            eigen.remove(oud)
    eigen.append(randen)
    if layout is not None:
        eigen.append(layout)
    eigen.append(element("w:tblLook", w_val="0420", w_firstRow="1", w_firstColumn="0", w_noVBand="1"))
    eigen.append(element("w:tblCaption", w_val=bijschrift))


def naast_elkaar(document: Document, blad: Blad, links: int) -> tuple[Any, Any]:
    """Add two columns, and return the cells that are them: a table for the eye only, without lines and headings.

    Args:
        document: the document.
        blad: its text.
        links: the width of the left column, in EMU.
    """
    from docx.shared import Emu

    nieuw = document.add_table(rows=1, cols=2)
    nieuw.autofit = False
    tot = blad.ruimte()
    breed = min(links + _TUSSEN, tot * 2 // 3)
    for kolom, maat in zip(nieuw._tbl.tblGrid.gridCol_lst, (breed, tot - breed), strict=True):
        kolom.w = Emu(maat)
    nieuw._tbl.tr_lst[0].get_or_add_trPr().append(element("w:cantSplit"))
    een, ander = nieuw._tbl.tr_lst[0].tc_lst
    een.width, ander.width = Emu(breed), Emu(tot - breed)
    return een, ander
