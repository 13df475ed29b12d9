"""What Word needs and python-docx does not offer: bookmarks and links, fields, numbering, language, alternative texts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from advies.rapport.model import Figuur
from advies.rapport.schrijvers.wordstijl import NOOT, TABELKOP, TABELTEKST, WORD_STIJLEN
from advies.rapport.schrijvers.wordxml import element, naam_van

if TYPE_CHECKING:
    from docx.document import Document

_LIJN = "B8C0CC"
_RELATIE_BEELD = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_LANGSTE_BLADWIJZER = 40
_EMU_PER_TWIP = 635
_TUSSEN = 180000
_EMU_PER_EENHEID = 7500
"""The size of a unit of a picture, in EMU: 96 are an inch, and a little smaller than that."""
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_NS_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
"""How Word holds a picture as SVG beside the PNG that older versions show (Microsoft, [MS-ODRAWXML] 2.2.40)."""
_A4 = (7560000, 10692000)
"""Width and height of a page, in EMU (English Metric Units, 360000 to a centimetre)."""


class Bladwijzers:
    """Gives each anchor a bookmark, and makes links to them."""

    def __init__(self) -> None:
        self._nummers: dict[str, int] = {}

    def naam(self, anker: str) -> str:
        """Return the name of a bookmark; Word allows 40 letters, digits and underscores."""
        nummer = self._nummers.setdefault(anker, len(self._nummers) + 1)
        return f"a{nummer}_{anker.replace('-', '_')}"[:_LANGSTE_BLADWIJZER]

    def zet(self, alinea: Any, anker: str) -> None:
        """Put a bookmark around a paragraph; nothing when the anchor is empty."""
        if not anker:
            return
        naam = self.naam(anker)
        nummer = str(self._nummers[anker])
        eigen = alinea.pPr
        begin = element("w:bookmarkStart", w_id=nummer, w_name=naam)
        if eigen is None:
            alinea.insert(0, begin)
        else:
            eigen.addnext(begin)
        alinea.append(element("w:bookmarkEnd", w_id=nummer))

    def link(self, alinea: Any, tekst: str, anker: str) -> None:
        """Add a link to a bookmark."""
        link = element("w:hyperlink", w_anchor=self.naam(anker), w_history="1")
        link.append(tekstdeel(tekst, kleur="" if anker.startswith("feit-") else "0B4A8F"))
        alinea.append(link)


def tekstdeel(tekst: str, *, vet: bool | None = None, kleur: str = "") -> Any:
    """Return a run of text.

    Args:
        tekst: the text, on one line.
        vet: whether it is bold; None for what the style says.
        kleur: colour of a link, with a line below it; empty for what the style says.
    """
    run = element("w:r")
    if kleur or vet is not None:
        vorm = element("w:rPr")
        if vet is not None:
            vorm.append(element("w:b", w_val="1" if vet else "0"))
        if kleur:
            vorm.append(element("w:color", w_val=kleur))
            vorm.append(element("w:u", w_val="single"))
        run.append(vorm)
    deel = element("w:t")
    deel.text = tekst
    deel.set(naam_van("xml:space"), "preserve")
    run.append(deel)
    return run


def _veld(opdracht: str, uitkomst: Sequence[Any]) -> list[Any]:
    """Return the runs of a field: its instruction and its last result."""
    begin = element("w:r")
    begin.append(element("w:fldChar", w_fldCharType="begin"))
    inhoud = element("w:r")
    tekst = element("w:instrText")
    tekst.text = f" {opdracht} "
    inhoud.append(tekst)
    tussen, eind = element("w:r"), element("w:r")
    tussen.append(element("w:fldChar", w_fldCharType="separate"))
    eind.append(element("w:fldChar", w_fldCharType="end"))
    return [begin, inhoud, tussen, *uitkomst, eind]


class Blad:
    """The text of a document, to which paragraphs are added.

    python-docx looks a style up anew for each paragraph, which takes most of the time of a report; here it is done once.

    Args:
        document: the document.
    """

    def __init__(self, document: Document) -> None:
        self._document = document
        self._stijlen: dict[str, str] = {str(stijl.name): stijl.style_id for stijl in document.styles}
        for naam in WORD_STIJLEN:
            self._stijlen.setdefault(naam, document.styles[naam].style_id)
        self._einde = document.element.body.get_or_add_sectPr()

    def stijl(self, naam: str) -> str:
        """Return the id of a style."""
        return self._stijlen[naam]

    def zet_stijl(self, alinea: Any, stijl: str) -> None:
        """Give a paragraph without properties a style, by its name."""
        eigen = element("w:pPr")
        eigen.append(element("w:pStyle", w_val=self._stijlen[stijl]))
        alinea.insert(0, eigen)

    def alinea(self, stijl: str, tekst: str = "") -> Any:
        """Add a paragraph.

        Args:
            stijl: name of its style.
            tekst: its text; empty to add runs later.

        Returns:
            The element of the paragraph.
        """
        alinea = element("w:p")
        self._einde.addprevious(alinea)
        self.zet_stijl(alinea, stijl)
        if tekst:
            alinea.append(tekstdeel(tekst))
        return alinea

    @contextmanager
    def in_cel(self, cel: Any) -> Iterator[None]:
        """Add paragraphs to the cell of a table, in place of those that it has, instead of to the end of the document."""
        einde, oud = self._einde, list(cel.p_lst)
        self._einde = oud[0]
        yield
        for alinea in oud:
            cel.remove(alinea)
        self._einde = einde

    def ruimte(self) -> int:
        """Return the width between the margins, in EMU."""
        sectie = self._document.sections[0]
        return int(sectie.page_width or _A4[0]) - int(sectie.left_margin or 0) - int(sectie.right_margin or 0)

    def inhoudsregel(self, nummer: str, titel: str, bladwijzer: str, pagina: int) -> None:
        """Add a line of the table of contents: a link to a chapter, and a field with the page on which it is.

        Args:
            nummer: the number of the chapter.
            titel: its title.
            bladwijzer: the name of its bookmark.
            pagina: the page to show until the word processor works the field out.
        """
        alinea = self.alinea("toc 1")
        tabs = element("w:tabs")
        tabs.append(element("w:tab", w_val="left", w_pos="567"))
        rechts = str(self.ruimte() // _EMU_PER_TWIP)
        tabs.append(element("w:tab", w_val="right", w_leader="dot", w_pos=rechts))
        alinea.pPr.append(tabs)
        link = element("w:hyperlink", w_anchor=bladwijzer, w_history="1")
        veld = _veld(f"PAGEREF {bladwijzer} \\h", [tekstdeel(str(pagina))])
        for deel in (tekstdeel(nummer), _tab(), tekstdeel(titel), _tab(), *veld):
            link.append(deel)
        alinea.append(link)


def _tab() -> Any:
    run = element("w:r")
    run.append(element("w:tab"))
    return run


def voettekst(document: Document, tekst: str, pagina: str) -> None:
    """Write the foot of each page: a text, and the number of the page."""
    alinea = document.sections[0].footer.paragraphs[0]
    alinea.style = NOOT
    pagina_nummer, paginas = _veld("PAGE", [tekstdeel("1")]), _veld("NUMPAGES", [tekstdeel("1")])
    for deel in (tekstdeel(f"{tekst} · {pagina} "), *pagina_nummer, tekstdeel(" / "), *paginas):
        alinea._p.append(deel)


def pagina_a4(document: Document) -> None:
    """Set A4 with narrow margins."""
    from docx.shared import Cm, Emu

    sectie = document.sections[0]
    sectie.page_width, sectie.page_height = (Emu(maat) for maat in _A4)
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
    een, ander = nieuw._tbl.tr_lst[0].tc_lst
    een.width, ander.width = Emu(breed), Emu(tot - breed)
    return een, ander


def beeldbreedte(document: Document, blad: Blad, figuur: Figuur) -> int:
    """Return how wide a picture is in a document, in EMU."""
    sectie = document.sections[0]
    hoogste = (int(sectie.page_height or _A4[1]) - int(sectie.top_margin or 0) - int(sectie.bottom_margin or 0)) * 0.85
    return min(blad.ruimte(), figuur.breedte * _EMU_PER_EENHEID, int(hoogste * figuur.breedte / figuur.hoogte))


def beeld(document: Document, blad: Blad, figuur: Figuur, png: bytes, svg: str) -> None:
    """Add a picture with its text alternative: as SVG, whose text has the typeface of the document, and as PNG for older Word.

    Args:
        document: the document.
        blad: its text.
        figuur: what it shows.
        png: the picture.
        svg: the same in the typeface of the document.
    """
    from docx.opc.part import Part
    from docx.oxml.ns import qn
    from docx.shared import Emu
    from docx.text.paragraph import Paragraph

    breed = beeldbreedte(document, blad, figuur)
    alinea = Paragraph(blad.alinea("Normal"), document._body)
    vorm = alinea.add_run().add_picture(BytesIO(png), width=Emu(breed))
    eigen = vorm._inline.docPr
    eigen.set("descr", figuur.alt)
    eigen.set("title", figuur.bijschrift)
    pakket = document.part.package
    deel = Part(pakket.next_partname("/word/media/figuur%d.svg"), "image/svg+xml", svg.encode(), pakket)
    relatie = document.part.relate_to(deel, _RELATIE_BEELD)
    blip = next(vorm._inline.iter(qn("a:blip")))
    blip.append(_uitbreiding(relatie))


def _uitbreiding(relatie: str) -> Any:
    """Return the part of a picture that says where its SVG is."""
    from docx.oxml.parser import oxml_parser

    maak = oxml_parser.makeelement
    lijst = maak(naam_van("a:extLst"), nsmap={"a": _ns("a")})
    deel = maak(naam_van("a:ext"))
    deel.set("uri", _SVG)
    svg = maak(f"{{{_NS_SVG}}}svgBlip", nsmap={"asvg": _NS_SVG, "r": _ns("r")})
    svg.set(naam_van("r:embed"), relatie)
    deel.append(svg)
    lijst.append(deel)
    return lijst


def _ns(voorvoegsel: str) -> str:
    from docx.oxml.ns import nsmap

    return str(nsmap[voorvoegsel])
