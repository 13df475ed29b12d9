"""Pictures of a Word document, with their text alternatives."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from advies.rapport.model import Figuur
from advies.rapport.schrijvers.wordtekst import A4, Blad
from advies.rapport.schrijvers.wordxml import naam_van

if TYPE_CHECKING:
    from docx.document import Document

_RELATIE_BEELD = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
_EMU_PER_EENHEID = 7500
"""The size of a unit of a picture, in EMU: 96 are an inch, and a little smaller than that."""
_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_NS_SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"
"""How Word holds a picture as SVG beside the PNG that older versions show (Microsoft, [MS-ODRAWXML] 2.2.40)."""


def beeldbreedte(document: Document, blad: Blad, figuur: Figuur) -> int:
    """Return how wide a picture is in a document, in EMU."""
    sectie = document.sections[0]
    hoogste = (int(sectie.page_height or A4[1]) - int(sectie.top_margin or 0) - int(sectie.bottom_margin or 0)) * 0.85
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
