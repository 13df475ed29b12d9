"""Word documents that cannot serve as a template: broken, made to do harm, or something else than they seem."""

from __future__ import annotations

import struct
import warnings
from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from zipfile import ZIP_BZIP2, ZIP_DEFLATED, ZIP_LZMA, ZipFile

import docx

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DOCUMENT, STIJLEN, NUMMERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
TYPEN, RELS, DOCRELS = "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@cache
def goed() -> bytes:
    """Return a sound template."""
    uit = BytesIO()
    docx.Document().save(uit)
    return uit.getvalue()


@cache
def delen() -> dict[str, bytes]:
    """Return the parts of a sound template."""
    with ZipFile(BytesIO(goed())) as pakket:
        return {naam: pakket.read(naam) for naam in pakket.namelist()}


def herpakt(anders: dict[str, bytes | None], methode: int = ZIP_DEFLATED) -> bytes:
    """Return the template with parts replaced, added or, with None, left out."""
    uit = BytesIO()
    with ZipFile(uit, "w", methode) as pakket:
        for naam, inhoud in {**delen(), **anders}.items():
            if inhoud is not None:
                pakket.writestr(naam, inhoud)
    return uit.getvalue()


def vervang(deel: str, oud: str, nieuw: str) -> bytes:
    """Return the template with a text replaced in a part."""
    assert oud.encode() in delen()[deel], (deel, oud)
    return herpakt({deel: delen()[deel].replace(oud.encode(), nieuw.encode(), 1)})


def _relatie(soort: str, doel: str) -> bytes:
    rel = f'<Relationship Id="rId99" Type="{OFFICE}/{soort}" Target="{doel}" TargetMode="External"/></Relationships>'
    return vervang(DOCRELS, "</Relationships>", rel)


def _gevlagd(vlag: int) -> bytes:
    inhoud = bytearray(goed())
    plek = inhoud.find(b"PK\x01\x02")
    while plek >= 0:
        inhoud[plek + 8] |= vlag
        plek = inhoud.find(b"PK\x01\x02", plek + 4)
    return bytes(inhoud)


def _gelogen() -> bytes:
    """A part that is larger than it says."""
    inhoud = herpakt({"word/media/a.xml": b" " * 9_000_000})
    echt, minder = struct.pack("<I", 9_000_000), struct.pack("<I", 500)
    assert inhoud.count(echt) == 2
    return inhoud.replace(echt, minder)


def _dubbel() -> bytes:
    uit = BytesIO(goed())
    with ZipFile(uit, "a") as pakket, warnings.catch_warnings(action="ignore"):
        pakket.writestr(DOCUMENT, delen()[DOCUMENT])
    return uit.getvalue()


def _document(inhoud: str) -> bytes:
    return herpakt({DOCUMENT: f"<w:document {W}><w:body>{inhoud}</w:body></w:document>".encode()})


_ENTITEIT = '<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
_XML: dict[str, Callable[[bytes], bytes]] = {
    "leeg": lambda _: b"",
    "geen_xml": lambda _: b"dit is geen xml",
    "half": lambda xml: xml[: len(xml) // 2],
    "zonder_einde": lambda xml: xml[:-3],
    "doctype": lambda xml: xml.replace(b"?>", b"?>" + _ENTITEIT.encode(), 1),
    "doctype_utf16": lambda xml: ("\ufeff" + _ENTITEIT + "<a/>").encode("utf-16-le"),
    "extern": lambda xml: xml.replace(b"?>", b'?><!DOCTYPE a SYSTEM "file:///etc/passwd">', 1),
    "utf7": lambda _: b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>',
    "utf32": lambda xml: xml.decode().encode("utf-32"),
    "ebcdic": lambda xml: xml.decode("utf-8", "replace").replace("UTF-8", "cp037").encode("cp037", "replace"),
    "diep": lambda _: b"<a>" * 12_000 + b"</a>" * 12_000,
    "verkeerde_bytes": lambda xml: xml.replace(b"><", b">\xff\xfe\xfd<", 1),
    "onbekend_voorvoegsel": lambda _: b"<zz:a/>",
}
_GELEZEN = (DOCUMENT, STIJLEN, NUMMERING, TYPEN, RELS, DOCRELS, "word/settings.xml", "docProps/core.xml")

_MISBAAR = ("docProps/thumbnail.jpeg", "customXml/_rels/item1.xml.rels")
"""What Word and python-docx do without."""

_VORMEN: dict[str, Callable[[], bytes]] = {
    "leeg_bestand": lambda: b"",
    "tekst": lambda: b"Huisstijl van de gemeente\n",
    "html": lambda: b"<html><body>Huisstijl</body></html>",
    "rtf": lambda: b"{\\rtf1 Huisstijl}",
    "pdf": lambda: b"%PDF-1.7\n",
    "oude_word": lambda: OLE + b"\0" * 5_000,
    "wachtwoord": lambda: OLE + b"\0" * 500 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 500,
    "alleen_begin": lambda: b"PK\x03\x04",
    "lege_zip": lambda: b"PK\x05\x06" + b"\0" * 18,
    "ruis_na_begin": lambda: b"PK\x03\x04" + bytes(range(256)) * 40,
    "dotx": lambda: vervang(TYPEN, "wordprocessingml.document.main+xml", "wordprocessingml.template.main+xml"),
    "docm": lambda: vervang(TYPEN, "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                            "vnd.ms-word.document.macroEnabled.main+xml"),
    "dotm": lambda: vervang(TYPEN, "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                            "vnd.ms-word.template.macroEnabledTemplate.main+xml"),
    "macro_zonder_type": lambda: herpakt({"word/vbaProject.bin": OLE}),
    "werkboek": lambda: vervang(TYPEN, "wordprocessingml.document.main+xml", "spreadsheetml.sheet.main+xml"),
    "verkeerd_type": lambda: vervang(TYPEN, "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                                     "text/plain"),
    "typen_zonder_document": lambda: herpakt({TYPEN: b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'}),
    "odt": lambda: herpakt(dict.fromkeys(delen()) | {"content.xml": b"<a/>", "mimetype": b"x"}),
    "buiten_beeld": lambda: _relatie("image", "https://example.org/logo.png"),
    "buiten_object": lambda: _relatie("oleObject", "file:///C:/x.bin"),
    "buiten_kader": lambda: _relatie("frame", "https://example.org/"),
    "buiten_deel": lambda: _relatie("aFChunk", "https://example.org/a.docx"),
    "relatie_naar_niets": lambda: vervang(DOCRELS, 'Target="styles.xml"', 'Target="nergens.xml"'),
    "relatie_zonder_doel": lambda: vervang(DOCRELS, 'Target="styles.xml"', ""),
    "relatie_uit_het_pakket": lambda: vervang(DOCRELS, 'Target="styles.xml"', 'Target="../../../etc/passwd"'),
    "versleuteld_deel": lambda: _gevlagd(1),
    "onbekende_versie": lambda: goed().replace(b"PK\x01\x02\x14\x03\x14\x00", b"PK\x01\x02\x14\x03\xff\x00"),
    "bzip2": lambda: herpakt({}, ZIP_BZIP2),
    "lzma": lambda: herpakt({}, ZIP_LZMA),
    "deel_liegt_over_omvang": _gelogen,
    "deel_dubbel": _dubbel,
    "bom_spaties": lambda: herpakt({DOCUMENT: b" " * 60_000_000}),
    "bom_beeld": lambda: herpakt({"word/media/a.png": b"\0" * 200_000_000}),
    "bom_beeld_net_passend": lambda: herpakt({"word/media/a.png": b"\0" * 29_000_000}),
    "miljoen_alineas": lambda: _document("<w:p/>" * 1_000_000),
    "miljoen_alineas_elders": lambda: herpakt({"word/a.bin": b"<w:p/>" * 1_000_000}),
    "honderdduizend_stijlen": lambda: vervang(STIJLEN, "</w:styles>", '<w:style w:styleId="a"/>' * 160_000 + "</w:styles>"),
    "te_veel_nummeringen": lambda: vervang(NUMMERING, "</w:numbering>",
                                           "".join(f'<w:num w:numId="{n}"/>' for n in range(100, 9_000)) + "</w:numbering>"),
    "half_miljoen_eigenschappen": lambda: _document("<w:p " + " ".join(f'a{n}=""' for n in range(500_000)) + "/>"),
    "te_veel_delen": lambda: herpakt({f"word/a{n}.xml": b"<a/>" for n in range(600)}),
    "geen_body": lambda: herpakt({DOCUMENT: f"<w:document {W}/>".encode()}),
    "ander_document": lambda: herpakt({DOCUMENT: b"<a/>"}),
    "stijlen_zonder_stijlen": lambda: herpakt({STIJLEN: b"<a/>"}),
    "geen_stijl_normal": lambda: herpakt({STIJLEN: f"<w:styles {W}/>".encode()}),
    "marges_zijn_geen_getal": lambda: vervang(DOCUMENT, "<w:pgMar ", '<w:pgMar w:left="links" ')
        if b'w:left="' not in delen()[DOCUMENT] else herpakt({DOCUMENT: delen()[DOCUMENT].replace(b'w:left="', b'w:left="links')}),
    "blad_is_geen_maat": lambda: herpakt({DOCUMENT: delen()[DOCUMENT].replace(b'<w:pgSz w:w="', b'<w:pgSz w:w="breed')}),
    "nummer_is_geen_getal": lambda: vervang(NUMMERING, 'w:abstractNumId="', 'w:abstractNumId="een'),
}  # fmt: skip


def kapotte() -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield each broken template: what is wrong, and how it is made."""
    for nummer in range(1, 13):
        yield f"afgebroken_{nummer}", lambda nummer=nummer: goed()[: len(goed()) * nummer // 13]  # type: ignore[misc]
    for naam in delen():
        if naam not in _MISBAAR:
            yield f"zonder_{naam}", lambda naam=naam: herpakt({naam: None})  # type: ignore[misc]
    for deel in _GELEZEN:
        for soort, maak in _XML.items():
            yield f"{deel}_{soort}", lambda deel=deel, maak=maak: herpakt({deel: maak(delen()[deel])})  # type: ignore[misc]
    yield from _VORMEN.items()
