"""The writers: what they make is well formed, holds the whole report, and can be read by everyone."""

from __future__ import annotations

import itertools
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import html5lib
import pypdf
import pytest
from docx.oxml.ns import qn
from markdown_it import MarkdownIt

from advies import Adviseur, InvoerFout
from advies.invoer import Feitenbestand
from advies.rapport.model import Rapport, Tabel
from advies.rapport.schrijvers import docx as docxschrijver
from advies.rapport.schrijvers import html, markdown, pdf
from advies.rapport.teksten import plat
from tests.rapporten import NAMEN, alle_tekst, ankers, bestand, dossier, figuren, rapport, stukken, varianten

RAPPORTEN = ("notitie", "bollenstreek", "leeg", "varianten")


@cache
def gemaakt(welk: str) -> Rapport:
    adviseur = Adviseur(motor="referentie")
    if welk == "varianten":
        return varianten(adviseur, dossier("bollenstreek"), dossier("bbs"))
    if welk == "notitie":
        return rapport(adviseur, dossier("bollenstreek"), volledig=False)
    return rapport(adviseur, bestand({}) if welk == "leeg" else dossier(welk))


@cache
def als_pdf(welk: str) -> bytes:
    inhoud, vreemd = pdf.schrijf(gemaakt(welk))
    assert vreemd == ()
    return inhoud


@cache
def als_paginas(welk: str) -> list[str]:
    return [pagina.extract_text() for pagina in pypdf.PdfReader(BytesIO(als_pdf(welk))).pages]


@cache
def als_docx(welk: str) -> bytes:
    return docxschrijver.schrijf(gemaakt(welk))


def letters(tekst: str) -> str:
    """Return a text without spaces and breaks, which differ after layout."""
    return "".join(tekst.replace("\u200b", "").split())


@pytest.mark.parametrize("welk", RAPPORTEN)
def test_html_is_geldig_en_heel(welk: str) -> None:
    bron = html.schrijf(gemaakt(welk)).decode()
    boom = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(bron)
    assert boom.get("lang") == "nl"
    ids = [element.get("id") for element in boom.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    naar = {element.get("href") for element in boom.iter("a")}
    assert naar <= {f"#{anker}" for anker in ids}
    assert set(ankers(gemaakt(welk))) <= set(ids)
    tekst = letters("".join(boom.itertext()))
    for stuk in stukken(gemaakt(welk)):
        assert letters(stuk.tekst) in tekst
    assert not re.search(r'(src|href)="(?!#)', bron)
    assert "<script" not in bron


@pytest.mark.parametrize("welk", RAPPORTEN)
def test_html_koppen_slaan_niets_over(welk: str) -> None:
    bron = html.schrijf(gemaakt(welk)).decode()
    niveaus = [int(niveau) for niveau in re.findall(r"<h([1-6])[ >]", bron)]
    assert niveaus[0] == 1
    assert niveaus.count(1) == 1
    assert all(volgende <= vorige + 1 for vorige, volgende in itertools.pairwise(niveaus))


@pytest.mark.parametrize("welk", RAPPORTEN)
def test_markdown_is_heel_en_elke_tabel_is_een_tabel(welk: str) -> None:
    van = gemaakt(welk)
    bron = MarkdownIt("commonmark").enable("table").render(markdown.schrijf(van).decode())
    boom = html5lib.parse(bron, namespaceHTMLElements=False)
    tabellen = [blok for deel in van.alle_secties() for blok in deel.blokken if isinstance(blok, Tabel)]
    tabellen += [figuur.tabel for figuur in figuren(van) if figuur.tabel]
    assert len(list(boom.iter("table"))) == len(tabellen)
    assert len(list(boom.iter("tr"))) == sum(len(tabel.rijen) + 1 for tabel in tabellen)
    tekst = letters("".join(boom.itertext()))
    for stuk in stukken(van):
        assert letters(stuk.tekst) in tekst
    ids = {element.get("id") for element in boom.iter("a") if element.get("id")}
    assert {element.get("href") for element in boom.iter("a") if element.get("href")} <= {f"#{naam}" for naam in ids}


@pytest.mark.parametrize("welk", RAPPORTEN)
def test_markdown_is_ook_als_platte_tekst_te_lezen(welk: str) -> None:
    bron = markdown.schrijf(gemaakt(welk)).decode()
    assert "****" not in bron
    assert not re.search(r"(?m)^.*\w\\[:.]", bron)


@pytest.mark.parametrize("welk", RAPPORTEN)
def test_docx_heeft_echte_koppen_tabelkoppen_en_teksten_bij_beelden(welk: str) -> None:
    van = gemaakt(welk)
    document = docx.Document(BytesIO(als_docx(welk)))
    koppen = [alinea for alinea in document.paragraphs if re.fullmatch(r"Heading \d", str(alinea.style.name))]  # type: ignore[union-attr]
    assert [(alinea.text, int(str(alinea.style.name)[-1])) for alinea in koppen] == [  # type: ignore[union-attr]
        (deel.titel, deel.diepte) for deel in van.alle_secties()
    ]
    tabellen = [blok for deel in van.alle_secties() for blok in deel.blokken if isinstance(blok, Tabel)]
    met_kop = [tabel for tabel in document.tables if tabel._tbl.tr_lst[0].find(f".//{qn('w:tblHeader')}") is not None]
    assert len(met_kop) == len(tabellen)
    for tabel, bron in zip(met_kop, tabellen, strict=True):
        assert [cel.text for cel in tabel.rows[-1].cells] == [plat(cel) for cel in bron.rijen[-1].cellen]
    beelden = [element.get("descr") for element in document.element.body.iter(qn("wp:docPr"))]
    assert beelden == [figuur.alt for figuur in figuren(van)]
    assert document.core_properties.title == van.titel
    assert document.core_properties.language == "nl-NL"


@pytest.mark.parametrize("welk", RAPPORTEN)
def test_docx_verwijst_alleen_naar_wat_bestaat(welk: str) -> None:
    inhoud = zipfile.ZipFile(BytesIO(als_docx(welk))).read("word/document.xml")
    boom = ET.fromstring(inhoud)
    bladwijzers = [element.get(qn("w:name")) for element in boom.iter(qn("w:bookmarkStart"))]
    assert len(bladwijzers) == len(set(bladwijzers))
    assert max(len(str(naam)) for naam in bladwijzers) <= 40
    assert {element.get(qn("w:anchor")) for element in boom.iter(qn("w:hyperlink"))} <= set(bladwijzers)
    opdrachten = [str(element.text).split() for element in boom.iter(qn("w:instrText"))]
    assert {opdracht[0] for opdracht in opdrachten} <= {"PAGEREF"}
    assert {opdracht[1] for opdracht in opdrachten} <= set(bladwijzers)


@pytest.mark.parametrize("welk", RAPPORTEN)
def test_docx_opent_met_een_gevulde_inhoudsopgave(welk: str) -> None:
    van = gemaakt(welk)
    alineas = docx.Document(BytesIO(als_docx(welk))).paragraphs
    regels = [alinea for alinea in alineas if str(alinea.style.name) == "toc 1"]  # type: ignore[union-attr]
    gevonden = ["".join(str(deel.text) for deel in alinea._p.iter(qn("w:t"))) for alinea in regels]
    if van.notitie:
        assert gevonden == []
        return
    assert len(gevonden) == len(van.secties)
    paginas = [int(re.findall("[0-9]+$", regel)[0]) for regel in gevonden]
    assert paginas == sorted(paginas)
    for regel, deel in zip(gevonden, van.secties, strict=True):
        assert regel.startswith(deel.nummer + deel.titel)
    inhoud = zipfile.ZipFile(BytesIO(als_docx(welk))).read("word/document.xml")
    assert b"dirty" not in inhoud  # nothing asks to be updated when the file opens


def test_docx_heeft_beelden_in_het_lettertype_van_de_tekst() -> None:
    pakket = zipfile.ZipFile(BytesIO(als_docx("bollenstreek")))
    beelden = [naam for naam in pakket.namelist() if naam.endswith(".svg")]
    assert len(beelden) == len(figuren(gemaakt("bollenstreek")))
    for naam in beelden:
        bron = pakket.read(naam).decode()
        assert 'font-family="Arial' in bron
        assert ET.fromstring(bron).tag.endswith("svg")


@pytest.mark.parametrize("naam", NAMEN)
def test_notitie_is_hoogstens_twee_paginas(naam: str) -> None:
    van = rapport(Adviseur(motor="referentie"), dossier(naam), volledig=False)
    assert len(pypdf.PdfReader(BytesIO(pdf.schrijf(van)[0])).pages) <= 2


def test_notitie_van_wie_veel_opschrijft_is_hoogstens_twee_paginas() -> None:
    veel = dossier("bollenstreek").feiten.model_copy(update={"naam": "Naam " * 40, "toelichting": "Veel tekst. " * 800})
    van = rapport(Adviseur(motor="referentie"), Feitenbestand("veel.yaml", veel), volledig=False)
    assert len(pypdf.PdfReader(BytesIO(pdf.schrijf(van)[0])).pages) <= 2


def test_volledig_rapport_is_hoogstens_twintig_paginas() -> None:
    assert len(pypdf.PdfReader(BytesIO(als_pdf("bollenstreek"))).pages) <= 20


def test_volledig_rapport_in_word_blijft_onder_twintig_paginas(tmp_path: Path) -> None:
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not installed; without it nothing here lays out a Word document")
    bestand = tmp_path / "rapport.docx"
    bestand.write_bytes(als_docx("bollenstreek"))
    opdracht = [soffice, "--headless", f"-env:UserInstallation=file://{tmp_path}/lo", "--convert-to", "pdf"]
    subprocess.run([*opdracht, "--outdir", str(tmp_path), str(bestand)], check=True, capture_output=True, timeout=300)
    paginas = [deel.extract_text() for deel in pypdf.PdfReader(tmp_path / "rapport.pdf").pages]
    assert len(paginas) < 20
    assert [pagina for pagina in paginas[1:-1] if len(pagina.splitlines()) <= 15] == []


def test_wat_naast_een_beeld_staat_trekt_geen_kop_mee() -> None:
    """A paragraph in the two columns that stays with the next would chain a heading to more rows than a page holds."""
    document = docx.Document(BytesIO(als_docx("bollenstreek")))
    naast = [tabel for tabel in document.tables if next(tabel._tbl.iter(qn("w:drawing")), None) is not None]
    assert naast
    for tabel in naast:
        for alinea in tabel._tbl.iter(qn("w:p")):
            (blijft,) = alinea.iter(qn("w:keepNext"))
            assert blijft.get(qn("w:val")) == "0"


@pytest.mark.parametrize("welk", [*RAPPORTEN, "vallei", "iszf", "noardwest_fryslan"])
def test_geen_pagina_is_bijna_leeg_en_geen_kop_staat_alleen(welk: str) -> None:
    koppen = {letters(f"{deel.nummer}{deel.titel}") for deel in gemaakt(welk).alle_secties()}
    *paginas, _ = als_paginas(welk)
    for pagina in paginas[0 if gemaakt(welk).notitie else 1 :]:
        regels = [letters(regel) for regel in pagina.splitlines() if regel.strip()]
        assert len(regels) > 15, pagina
        einde = [regel for regel in regels if not regel.startswith(letters(gemaakt(welk).voet)[:20])][-3:]
        assert einde[-1] not in koppen, pagina


def test_docx_is_elke_keer_gelijk() -> None:
    assert docxschrijver.schrijf(gemaakt("leeg")) == als_docx("leeg")


def huisstijl(pad: Path) -> Path:
    """Write a house style as Dutch Word does: Dutch ids, no list styles, no numbering, text of its own."""
    document = docx.Document()
    document.styles["Heading 1"].font.name = "Georgia"
    document.sections[0].header.paragraphs[0].text = "Gemeente Voorbeeld"
    document.add_paragraph("Vul hier uw tekst in")
    for naam in ("List Bullet", "List Bullet 2", "List Number", "Table Grid", "Caption", "Subtitle", "TOC Heading"):
        element = document.styles[naam].element
        element.getparent().remove(element)
    stroom = BytesIO()
    document.save(stroom)
    bron = zipfile.ZipFile(stroom)
    with zipfile.ZipFile(pad, "w") as doel:
        for deel in bron.infolist():
            inhoud = bron.read(deel)
            if deel.filename == "word/numbering.xml":
                continue
            if deel.filename in ("[Content_Types].xml", "word/_rels/document.xml.rels"):
                inhoud = re.sub(rb"<(Override|Relationship) [^>]*numbering[^>]*/>", b"", inhoud)
            if deel.filename in ("word/styles.xml", "word/document.xml"):
                for engels, nederlands in ((b'"Normal"', b'"Standaard"'), (b'"Heading1"', b'"Kop1"')):
                    inhoud = inhoud.replace(engels, nederlands)
                inhoud = inhoud.replace(b'w:name w:val="Standaard"', b'w:name w:val="Normal"')
            doel.writestr(deel, inhoud)
    return pad


def test_huisstijl_ligt_eroverheen(tmp_path: Path) -> None:
    sjabloon = huisstijl(tmp_path / "huisstijl.docx")
    document = docx.Document(BytesIO(docxschrijver.schrijf(gemaakt("bollenstreek"), str(sjabloon))))
    assert document.sections[0].header.paragraphs[0].text == "Gemeente Voorbeeld"
    assert "Vul hier uw tekst in" not in [alinea.text for alinea in document.paragraphs]
    assert document.styles["Heading 1"].font.name == "Georgia"
    gebruikt = {element.get(qn("w:val")) for element in document.element.body.iter(qn("w:pStyle"))}
    assert gebruikt <= {stijl.style_id for stijl in document.styles}
    nummering: Any = document.part.numbering_part.element
    nummers = {element.get(qn("w:numId")) for element in nummering.iter(qn("w:num"))}
    for naam in ("Heading 1", "List Bullet", "List Number"):
        assert str(document.styles[naam].element.pPr.numPr.numId.val) in nummers


@pytest.mark.parametrize(
    ("inhoud", "deel"), [(b"", "is leeg"), (b"geen zip", "geen Word-document"), (b"PK\x03\x04kapot", "is beschadigd")]
)
def test_een_kapot_sjabloon_is_een_nette_fout(tmp_path: Path, inhoud: bytes, deel: str) -> None:
    pad = tmp_path / "huisstijl.docx"
    pad.write_bytes(inhoud)
    with pytest.raises(InvoerFout, match=deel):
        docxschrijver.schrijf(gemaakt("leeg"), str(pad))


def structuur(lezer: pypdf.PdfReader) -> list[tuple[str, dict[str, Any]]]:
    """Return every element of the structure tree: its kind, and itself."""
    uit: list[tuple[str, dict[str, Any]]] = []

    def loop(knoop: Any) -> None:
        knoop = knoop.get_object() if hasattr(knoop, "get_object") else knoop
        if isinstance(knoop, list):
            for deel in knoop:
                loop(deel)
        elif isinstance(knoop, dict):
            if "/S" in knoop:
                uit.append((str(knoop["/S"]), knoop))
            if "/K" in knoop:
                loop(knoop["/K"])

    loop(lezer.trailer["/Root"]["/StructTreeRoot"])  # type: ignore[index]
    return uit


@pytest.mark.parametrize("welk", RAPPORTEN)
def test_pdf_is_getagd_als_pdf_ua(welk: str) -> None:
    van = gemaakt(welk)
    lezer = pypdf.PdfReader(BytesIO(als_pdf(welk)))
    wortel: Any = lezer.trailer["/Root"]
    assert wortel["/MarkInfo"]["/Marked"]
    assert wortel["/Lang"] == "nl"
    assert wortel["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"<pdfuaid:part>1</pdfuaid:part>" in wortel["/Metadata"].get_data()
    assert lezer.metadata is not None
    assert lezer.metadata.title == van.titel
    delen = structuur(lezer)
    beelden = [deel for soort, deel in delen if soort == "/Figure"]
    assert [str(deel["/Alt"]) for deel in beelden] == [figuur.alt for figuur in figuren(van)]
    soorten = [soort for soort, _ in delen]
    tabellen = [blok for deel in van.alle_secties() for blok in deel.blokken if isinstance(blok, Tabel)]
    assert soorten.count("/Table") == len(tabellen)
    assert soorten.count("/TH") == sum(len(tabel.koppen) for tabel in tabellen)
    for diepte in (1, 2, 3):
        inhoud = diepte == 1 and not van.notitie
        verwacht = sum(deel.diepte == diepte for deel in van.alle_secties()) + inhoud
        assert soorten.count(f"/H{diepte}") == verwacht


@pytest.mark.parametrize("welk", RAPPORTEN)
def test_pdf_bevat_alle_tekst(welk: str) -> None:
    van = gemaakt(welk)
    lezer = pypdf.PdfReader(BytesIO(als_pdf(welk)))
    paginas = als_paginas(welk)
    tekst = letters("".join(paginas))
    gevonden = sum(letters(stuk.tekst) in tekst for stuk in stukken(van))
    assert gevonden / len(list(stukken(van))) > 0.95  # a text over two pages has the foot of a page in between
    assert f"Pagina 2 / {len(paginas)}" in " ".join(paginas[1].split())
    uitwaarts = [a for pagina in lezer.pages for a in pagina.get("/Annots", []) if "/URI" in str(a.get_object())]
    assert uitwaarts == []


def test_pdf_is_elke_keer_gelijk() -> None:
    assert pdf.schrijf(gemaakt("leeg"))[0] == als_pdf("leeg")


def test_pdf_schrijft_een_teken_zonder_lettertype_uit() -> None:
    adviseur = Adviseur(motor="referentie")
    inhoud, vreemd = pdf.schrijf(rapport(adviseur, bestand({"naam": "Verband \U0001f9ff\U0001fae8\u1230"})))
    tekst = pypdf.PdfReader(BytesIO(inhoud)).pages[0].extract_text()
    assert "Verband" in tekst
    for teken in vreemd:
        assert f"[U+{ord(teken):04X}]" in tekst


def test_elk_teken_van_de_vaste_teksten_staat_in_het_lettertype() -> None:
    assert not pdf._OVERAL.findall("".join(alle_tekst(gemaakt(welk)) for welk in RAPPORTEN))
