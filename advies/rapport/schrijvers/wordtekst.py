"""The text of a Word document: paragraphs, runs, bookmarks and links, fields."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from advies.rapport.schrijvers.wordstijl import WORD_STIJLEN
from advies.rapport.schrijvers.wordxml import element, naam_van

if TYPE_CHECKING:
    from docx.document import Document

A4 = (7560000, 10692000)
"""Width and height of a page, in EMU (English Metric Units, 360000 to a centimetre)."""
_LANGSTE_BLADWIJZER = 40
_EMU_PER_TWIP = 635


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


def veld(opdracht: str, uitkomst: Sequence[Any]) -> list[Any]:
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
        self._in_cel = False

    def stijl(self, naam: str) -> str:
        """Return the id of a style."""
        return self._stijlen[naam]

    def zet_stijl(self, alinea: Any, stijl: str) -> None:
        """Give a paragraph without properties a style, by its name."""
        eigen = element("w:pPr")
        eigen.append(element("w:pStyle", w_val=self._stijlen[stijl]))
        if self._in_cel:
            # A caption that stays with what follows would chain its whole row to the next heading, and that to the next row.
            eigen.append(element("w:keepNext", w_val="0"))
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
        self._einde, self._in_cel = oud[0], True
        yield
        for alinea in oud:
            cel.remove(alinea)
        self._einde, self._in_cel = einde, False

    def ruimte(self) -> int:
        """Return the width between the margins, in EMU."""
        sectie = self._document.sections[0]
        return int(sectie.page_width or A4[0]) - int(sectie.left_margin or 0) - int(sectie.right_margin or 0)

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
        pagina_veld = veld(f"PAGEREF {bladwijzer} \\h", [tekstdeel(str(pagina))])
        for deel in (tekstdeel(nummer), _tab(), tekstdeel(titel), _tab(), *pagina_veld):
            link.append(deel)
        alinea.append(link)


def _tab() -> Any:
    run = element("w:r")
    run.append(element("w:tab"))
    return run
