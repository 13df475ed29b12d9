"""The styles of the Word document: those of Word, ours, the numbers of headings, and the language."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

from advies.rapport.schrijvers.wordxml import element

if TYPE_CHECKING:
    from docx.document import Document

NOOT = "Adviesrapport noot"
AANHEF = "Adviesrapport aanhef"
TABELKOP = "Adviesrapport tabelkop"
TABELTEKST = "Adviesrapport tabeltekst"
ADVIESKOP = "Adviesrapport advieskop"
ADVIES = "Adviesrapport advies"
ADVIESNOOT = "Adviesrapport adviesnoot"
SCHEIDING = "Adviesrapport scheiding"
NA_TABEL = "Adviesrapport na tabel"
LETTERTYPE = "Arial"
VERVANGERS = ("Arial", "Liberation Sans", "Helvetica", "sans-serif", "Libertinus Serif")
"""Typefaces of a picture, where a computer does not have that of the text."""
_BLAUW = "1F3A5F"
WORD_STIJLEN = (
    "Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "TOC Heading", "Caption", "Intense Quote", "List Bullet",
    "List Bullet 2", "List Bullet 3", "List Number", "Table Grid",
)  # fmt: skip
_LIJSTEN = {
    "List Bullet": ("bullet", 0),
    "List Bullet 2": ("bullet", 1),
    "List Bullet 3": ("bullet", 2),
    "List Number": ("decimal", 0),
}
_TEKENS = ("\u2022", "\u2013", "\u2022")
_TWIPS_PER_NIVEAU = 360
_EIGEN: dict[str, dict[str, Any]] = {
    NOOT: {"grootte": 8.5},
    AANHEF: {"vet": True, "bij_volgende": True},
    TABELKOP: {"grootte": 8.5, "vet": True, "na": 1, "voor": 1, "bij_volgende": True},
    TABELTEKST: {"grootte": 8.5, "na": 0.5, "voor": 0.5},
    SCHEIDING: {"grootte": 12, "vet": True, "voor": 18, "na": 0, "bij_volgende": True, "streep_boven": True},
    NA_TABEL: {"grootte": 4, "na": 0, "voor": 0},
    ADVIESKOP: {"vet": True, "na": 1, "bij_volgende": True, "streep": True},
    ADVIES: {"grootte": 8.5, "na": 1, "bij_volgende": True, "streep": True},
    ADVIESNOOT: {"grootte": 8, "na": 6, "streep": True},
}


def zorg_voor_stijlen(document: Document, nieuw: bool) -> None:
    """Make sure that every style that the report uses is there, and that headings are numbered.

    Args:
        document: the document.
        nieuw: whether the look is ours; in a house style only what is missing is added.
    """
    import docx

    voorbeeld = docx.Document()
    _zorg_voor_nummering(document, voorbeeld)
    aanwezig = {stijl.name for stijl in document.styles}
    erbij = [naam for naam in WORD_STIJLEN if naam not in aanwezig]
    for naam in erbij:
        document.styles.element.append(_overgenomen(document, voorbeeld, naam))
    _nummer_lijsten(document, [naam for naam in erbij if naam in _LIJSTEN])
    _eigen_stijlen(document)
    if nieuw:
        _ons_uiterlijk(document)
    _nummer_koppen(document)


def _zorg_voor_nummering(document: Document, voorbeeld: Document) -> None:
    """Add a part for numbering to a template that has none; python-docx does not."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.opc.packuri import PackURI
    from docx.oxml.ns import qn
    from docx.parts.numbering import NumberingPart

    try:
        document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        bron = voorbeeld.part.numbering_part
        deel: Any = NumberingPart.load(
            PackURI("/word/numbering.xml"), bron.content_type, bron.blob, document.part.package
        )
        for oud in [kind for kind in deel.element if kind.tag in (qn("w:num"), qn("w:abstractNum"))]:
            deel.element.remove(oud)
        document.part.relate_to(deel, RELATIONSHIP_TYPE.NUMBERING)


def _overgenomen(document: Document, voorbeeld: Document, naam: str) -> Any:
    """Return a copy of a style for another document, in which styles can have other ids."""
    from docx.oxml.ns import qn

    stijl = copy.deepcopy(voorbeeld.styles[naam].element)
    ids = {eigen.style_id: eigen.name for eigen in voorbeeld.styles}
    hier = {eigen.name: eigen.style_id for eigen in document.styles}
    for soort in ("w:basedOn", "w:next", "w:link"):
        verwijzing = stijl.find(qn(soort))
        if verwijzing is not None:
            doel = hier.get(ids.get(verwijzing.get(qn("w:val"))))
            if doel is None:
                stijl.remove(verwijzing)
            else:
                verwijzing.set(qn("w:val"), doel)
    return stijl


def _nummer_lijsten(document: Document, namen: list[str]) -> None:
    """Give list styles that were added bullets or numbers of their own."""
    nummers: dict[str, int] = {}
    for naam in namen:
        soort, niveau = _LIJSTEN[naam]
        if soort not in nummers:
            lagen = [_lijstlaag(diepte, soort) for diepte in range(len(_TEKENS))]
            nummers[soort] = _nieuwe_nummering(document, lagen)
        eigen = document.styles[naam].element.get_or_add_pPr().get_or_add_numPr()
        eigen.get_or_add_ilvl().val = niveau
        eigen.get_or_add_numId().val = nummers[soort]


def _lijstlaag(niveau: int, soort: str) -> Any:
    laag = element("w:lvl", w_ilvl=str(niveau))
    laag.append(element("w:start", w_val="1"))
    laag.append(element("w:numFmt", w_val=soort))
    laag.append(element("w:lvlText", w_val=_TEKENS[niveau] if soort == "bullet" else f"%{niveau + 1}."))
    laag.append(element("w:lvlJc", w_val="left"))
    vorm = element("w:pPr")
    inspringing = str(_TWIPS_PER_NIVEAU * (niveau + 1))
    vorm.append(element("w:ind", w_left=inspringing, w_hanging=str(_TWIPS_PER_NIVEAU)))
    laag.append(vorm)
    return laag


def _eigen_stijlen(document: Document) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Pt

    aanwezig = {stijl.name for stijl in document.styles}
    if "toc 1" not in aanwezig:
        document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles["Normal"]
    for naam, eigen in _EIGEN.items():
        if naam in aanwezig:
            continue
        stijl: Any = document.styles.add_style(naam, WD_STYLE_TYPE.PARAGRAPH)
        stijl.base_style = document.styles["Normal"]
        stijl.font.bold = eigen.get("vet")
        vorm = stijl.paragraph_format
        vorm.keep_with_next = eigen.get("bij_volgende")
        if "grootte" in eigen:
            stijl.font.size = Pt(eigen["grootte"])
        if "na" in eigen:
            vorm.space_after = Pt(eigen["na"])
        if "voor" in eigen:
            vorm.space_before = Pt(eigen["voor"])
            vorm.line_spacing = 1.0
        if "streep" in eigen:
            vorm.left_indent = Pt(9)
            _streep(stijl, "left")
        if "streep_boven" in eigen:
            _streep(stijl, "top")


def _streep(stijl: Any, kant: str) -> None:
    randen = element("w:pBdr")
    randen.append(element(f"w:{kant}", w_val="single", w_sz="12", w_space="6", w_color=_BLAUW))
    stijl.element.get_or_add_pPr().insert_element_before(
        randen, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )


def _ons_uiterlijk(document: Document) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt, RGBColor

    blauw = RGBColor.from_string(_BLAUW)
    for naam, grootte in (
        ("Normal", 9), ("Title", 20), ("Subtitle", 11), ("Heading 1", 13), ("Heading 2", 11), ("Heading 3", 10),
        ("TOC Heading", 13), ("Caption", 9), ("Intense Quote", 9),
    ):  # fmt: skip
        stijl: Any = document.styles[naam]
        lettertype = stijl.font
        lettertype.size = Pt(grootte)
        lettertype.italic = False
        lettertype.name = LETTERTYPE
        for soort in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            letters = stijl.element.rPr.rFonts
            if letters.get(qn(soort)) is not None:
                del letters.attrib[qn(soort)]
        for soort in ("w:eastAsia", "w:cs"):
            stijl.element.rPr.rFonts.set(qn(soort), LETTERTYPE)
        if naam != "Normal":
            lettertype.color.rgb = blauw if naam != "Caption" else RGBColor(0, 0, 0)
    for naam, voor, na in (
        ("Normal", 0, 4), ("Title", 0, 4), ("Subtitle", 0, 4), ("Heading 1", 10, 3), ("Heading 2", 7, 2),
        ("Heading 3", 8, 3), ("Caption", 5, 3), ("Intense Quote", 2, 4), ("List Bullet", 0, 2), ("toc 1", 0, 2),
    ):  # fmt: skip
        vorm = document.styles[naam].paragraph_format
        vorm.space_before, vorm.space_after, vorm.line_spacing = Pt(voor), Pt(na), 1.0
    document.styles["Intense Quote"].paragraph_format.left_indent = Pt(0)
    document.styles["Intense Quote"].paragraph_format.right_indent = Pt(0)
    document.styles["Caption"].paragraph_format.keep_with_next = True


def _nummer_koppen(document: Document) -> None:
    """Number the headings, unless the house style numbers them already."""
    document.styles["TOC Heading"].element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = 0
    stijlen = [document.styles[f"Heading {niveau}"] for niveau in (1, 2, 3)]
    if any(stijl.element.pPr is not None and stijl.element.pPr.numPr is not None for stijl in stijlen):
        return
    lagen = []
    for niveau, stijl in enumerate(stijlen):
        laag = element("w:lvl", w_ilvl=str(niveau))
        laag.append(element("w:start", w_val="1"))
        laag.append(element("w:numFmt", w_val="decimal"))
        laag.append(element("w:pStyle", w_val=str(stijl.style_id)))
        laag.append(element("w:suff", w_val="space"))
        laag.append(element("w:lvlText", w_val=".".join(f"%{deel + 1}" for deel in range(niveau + 1))))
        laag.append(element("w:lvlJc", w_val="left"))
        lagen.append(laag)
    nummer = _nieuwe_nummering(document, lagen)
    for niveau, stijl in enumerate(stijlen):
        eigen = stijl.element.get_or_add_pPr().get_or_add_numPr()
        eigen.get_or_add_ilvl().val = niveau
        eigen.get_or_add_numId().val = nummer


def _nieuwe_nummering(document: Document, lagen: list[Any]) -> int:
    """Add a numbering with these levels and return its number."""
    from docx.oxml.ns import qn

    nummering = document.part.numbering_part.element
    vormen = nummering.findall(qn("w:abstractNum"))
    vorm = max((int(deel.get(qn("w:abstractNumId"))) for deel in vormen), default=-1) + 1
    abstract = element("w:abstractNum", w_abstractNumId=str(vorm))
    abstract.append(element("w:multiLevelType", w_val="multilevel"))
    for laag in lagen:
        abstract.append(laag)
    eerste = nummering.find(qn("w:num"))
    if eerste is None:
        nummering.append(abstract)
    else:
        eerste.addprevious(abstract)
    return int(nummering.add_num(vorm).numId)


def zet_taal(document: Document, taal: str) -> None:
    """Set the language of all text."""
    from docx.oxml.ns import qn

    stijlen = document.styles.element
    for plek in stijlen.iter(qn("w:lang")):
        plek.set(qn("w:val"), taal)
    eigen = document.styles["Normal"].element.get_or_add_rPr()
    if eigen.find(qn("w:lang")) is None:
        eigen.append(element("w:lang", w_val=taal))
