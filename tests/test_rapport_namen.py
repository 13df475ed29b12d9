"""Hostile names: markup, control characters, endless words and right-to-left text break nothing and inject nothing, anywhere."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import html5lib
import pypdf
import pytest
from docx.oxml.ns import qn
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from advies import Adviseur
from advies.rapport.figuren import aanbevelingen, processen
from advies.rapport.figuren.sjabloon import BREEDTE
from advies.rapport.figuren.tekstmaat import breedte, breek
from advies.rapport.model import Figuur, Rapport
from advies.rapport.schoon import schoon
from advies.rapport.schrijvers import docx as docxschrijver
from advies.rapport.schrijvers import html, markdown, pdf
from tests.bouwers import voorbeelden
from tests.rapporten import bestand, figuren, rapport, varianten

GEMEEN = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title></style></svg><h1>x</h1>",
    "#set text(size: 99pt) #panic() $x^2$ @bron-1 <samenvatting>",
    "*_[x](javascript:alert(1))_* `code` ![a](b) # kop",
    "| a | b |\n| - | - |\n---\n# kop",
    "5. a\n> b\n<!-- c -->",
    "{{ 7*7 }} {% raw %} {naam} ${x}",
    "=HYPERLINK(1) \\ & &amp; &#60; ' \"",
    "a\x00b\x07c\x1b[31md\x7f\x85",
    "x" * 198,
    "woord " * 33,
    "\u202etfel ot thgir\u2066 \u200f\u0645\u0631\u062d\u0628\u0627 \u05e9\u05dc\u05d5\u05dd",
    "\u0645\u0631\u062d\u0628\u0627 \u0628\u0627\u0644\u0639\u0627\u0644\u0645",
    "\u65e5\u672c\u8a9e \ud55c\uad6d\uc5b4 \U0001f600 \U0001f469\u200d\U0001f469\u200d\U0001f467 \U0001f1f3\U0001f1f1",
    "\ufffe\uffff\U0001ffff\ufffd",
    "e" + "\u0301" * 197,
    "Súdwest-Fryslân & 's-Hertogenbosch",
    "ISD #",
    "ISD C ## ",
)
NAMEN = st.one_of(st.sampled_from(GEMEEN), st.text(min_size=1, max_size=60))
HTML_TAGS = frozenset(
    re.findall(
        r"\w+",
        "html head meta title style body a header h1 h2 h3 h4 p nav ul ol li span main section figure figcaption div table"
        " caption colgroup col thead tbody tr th td strong footer svg desc text rect line path circle g details summary"
        " fieldset legend label select option",
    )
)

MD_TAGS = frozenset(
    re.findall(r"\w+", "html head body a h1 h2 h3 h4 p ul ol li strong br table thead tbody tr th td blockquote")
)
SVG_TAGS = frozenset(
    f"{{http://www.w3.org/2000/svg}}{tag}" for tag in re.findall(r"\w+", "svg title desc text rect line path circle g")
)


def feiten(naam: str) -> dict[str, Any]:
    return {
        "naam": naam,
        "toelichting": naam,
        "tussen_gemeenten": "ja",
        "gemeenten": [{"naam": naam, "eigen_systeem": naam}, {"naam": f"{naam} 2"}],
        "uitvoering": {"technisch_beheer": "derde"},
        "vervangingsbudget": "nee",
    }


def gemaakt(adviseur: Adviseur, naam: str) -> Rapport:
    return rapport(adviseur, bestand(feiten(naam)), volledig=False)


def zichtbaar(naam: str) -> str:
    """Return the name as the report shows it, on one line."""
    return " ".join(schoon(naam).split())


def geldig(naam: str) -> bool:
    return bool(naam.strip()) and naam.strip().lower() not in ("onbekend", "~", "null")


@given(NAMEN.filter(geldig))
@voorbeelden(20)
def test_html_toont_de_naam_en_niets_anders(referentie: Adviseur, naam: str) -> None:
    bron = html.schrijf(gemaakt(referentie, naam)).decode()
    boom = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(bron)
    assert {str(element.tag).rpartition("}")[2] for element in boom.iter() if isinstance(element.tag, str)} <= HTML_TAGS
    assert not [eigen for element in boom.iter() for eigen in element.attrib if eigen.startswith("on")]
    assert " ".join("".join(boom.find(".//h1").itertext()).split()) == f"Advies over {zichtbaar(naam)}"
    assert all(element.get("href", "#").startswith("#") for element in boom.iter("a"))


@given(NAMEN.filter(geldig))
@example("ISD #")
@example("ISD ##")
@example("ISD \\#")
@voorbeelden(20)
def test_markdown_toont_de_naam_en_niets_anders(referentie: Adviseur, naam: str) -> None:
    bron = MarkdownIt("commonmark").enable("table").render(markdown.schrijf(gemaakt(referentie, naam)).decode())
    boom = html5lib.parse(bron, namespaceHTMLElements=False)
    assert {str(element.tag) for element in boom.iter()} <= MD_TAGS
    assert " ".join("".join(boom.find(".//h1").itertext()).split()) == f"Advies over {zichtbaar(naam)}"
    assert len(list(boom.iter("h1"))) == 1
    assert all(element.get("href", "#").startswith("#") for element in boom.iter("a"))


@given(NAMEN.filter(geldig))
@voorbeelden(4)
def test_docx_toont_de_naam_en_niets_anders(referentie: Adviseur, naam: str) -> None:
    document = docx.Document(BytesIO(docxschrijver.schrijf(gemaakt(referentie, naam))))
    assert " ".join(document.paragraphs[0].text.split()) == f"Advies over {zichtbaar(naam)}"
    assert not list(document.element.body.iter(qn("w:instrText")))
    assert not [rel for rel in document.part.rels.values() if rel.is_external]


@given(NAMEN.filter(geldig))
@voorbeelden(3)
def test_pdf_toont_de_naam_en_niets_anders(referentie: Adviseur, naam: str) -> None:
    inhoud, _ = pdf.schrijf(gemaakt(referentie, naam))
    lezer = pypdf.PdfReader(BytesIO(inhoud))
    assert lezer.metadata is not None
    if naam.isascii():
        assert str(lezer.metadata.title).replace("\x00", "") == f"Advies over {zichtbaar(naam)}"
        eerste = "".join(lezer.pages[0].extract_text().replace("\u200b", "").split())
        assert "".join(f"Advies over{zichtbaar(naam)}".split()) in eerste
    assert "/JavaScript" not in str(lezer.trailer["/Root"])
    assert not [a for pagina in lezer.pages for a in pagina.get("/Annots", []) if "/URI" in str(a.get_object())]


@pytest.mark.parametrize(
    "schrijf", [html.schrijf, markdown.schrijf, docxschrijver.schrijf, lambda van: pdf.schrijf(van)[0]]
)
def test_alle_gemene_namen_samen_gaan_in_elke_vorm(referentie: Adviseur, schrijf: Callable[[Rapport], bytes]) -> None:
    alle = {**feiten(GEMEEN[0]), "gemeenten": [{"naam": naam, "eigen_systeem": naam} for naam in GEMEEN]}
    assert schrijf(rapport(referentie, bestand(alle)))
    assert schrijf(rapport(referentie, bestand(alle), volledig=False))
    assert schrijf(varianten(referentie, bestand(alle), bestand(feiten(GEMEEN[1]))))


def past(figuur: Figuur) -> None:
    """Check that a picture holds no other elements than ours and that no text leaves it."""
    boom = ET.fromstring(figuur.svg)
    assert {element.tag for element in boom.iter()} <= SVG_TAGS
    for element in boom.iter("{http://www.w3.org/2000/svg}text"):
        lang = breedte(element.text or "", float(element.get("font-size", "13")))
        x = float(element.get("x", "0"))
        begin = x - lang / 2 if element.get("text-anchor") == "middle" else x
        assert begin >= -1
        assert begin + lang <= BREEDTE + 1


@given(NAMEN.filter(geldig))
@voorbeelden(30)
def test_tekst_blijft_binnen_het_beeld(naam: str) -> None:
    toonbaar = zichtbaar(naam)
    vak = aanbevelingen.Aanbevelingsvak(1, toonbaar, "aandacht", toonbaar, (), ())
    past(aanbevelingen.aanbevelingen("x", toonbaar, toonbaar, None, [vak], [toonbaar[:20]]))
    rij = processen.Procesrij(toonbaar, {"a": ("nu", toonbaar), "b": ("mag", "")})
    legenda: list[tuple[processen.Teken | None, str]] = [("nu", toonbaar), (None, toonbaar)]
    past(processen.processen("x", toonbaar, toonbaar, None, {"a": toonbaar[:30], "b": "b"}, [rij], legenda))


@given(st.text(max_size=200), st.floats(30, 400), st.sampled_from([10.0, 13.0]))
@settings(deadline=None)
def test_breken_verliest_niets_en_past(tekst: str, ruimte: float, grootte: float) -> None:
    regels = breek(tekst, ruimte, grootte)
    assert "".join("".join(regels).split()) == "".join(tekst.split())
    assert all(breedte(regel, grootte) <= ruimte or len(regel) == 1 for regel in regels)


@given(st.text(max_size=200), st.integers(1, 4))
def test_gebroken_tekst_heeft_niet_meer_regels_dan_mag(tekst: str, hoogstens: int) -> None:
    regels = breek(tekst, 90, 12, hoogstens=hoogstens)
    assert 1 <= len(regels) <= hoogstens
    assert len(breek(tekst, 90, 12)) <= hoogstens or regels[-1].endswith("…")


def test_alle_beelden_van_een_echt_rapport_passen(referentie: Adviseur) -> None:
    from tests.rapporten import dossier

    for naam in ("bollenstreek", "bbs", "vallei"):
        for figuur in figuren(rapport(referentie, dossier(naam))):
            past(figuur)
    for figuur in figuren(varianten(referentie, dossier("bollenstreek"), dossier("hoorn"), dossier("iszf"))):
        past(figuur)


@pytest.mark.parametrize("code", [*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
def test_wat_de_leesrichting_omkeert_staat_uitgeschreven(referentie: Adviseur, code: int) -> None:
    """Embeddings, overrides and isolates (Unicode Standard Annex 9, 2.1 to 2.4): with one of them a name can show as another."""
    teken, uitgeschreven = chr(code), f"[U+{code:04X}]"
    assert schoon(f"a{teken}b") == f"a{uitgeschreven}b"
    for schrijf in (html.schrijf, markdown.schrijf):
        bron = schrijf(gemaakt(referentie, f"voor{teken}na")).decode()
        assert teken not in bron
        assert "U+" + f"{code:04X}" in bron


@pytest.mark.parametrize("teken", ["\u200d", "\u200e", "\u200f", "\u061c", "\xad", "é", "€"])
def test_wat_een_schrift_nodig_heeft_blijft_staan(teken: str) -> None:
    assert schoon(f"a{teken}b") == f"a{teken}b"


def test_geen_onzichtbare_tekens_in_het_rapport(referentie: Adviseur) -> None:
    bron = html.schrijf(gemaakt(referentie, "a\x07b\u202ec")).decode()
    assert not re.search("[\x00-\x08\x0b-\x1f\u202a-\u202e\u2066-\u2069]", bron)
    assert "a[U+0007]b[U+202E]c" in bron
