"""Templates for the report that are no Word document, are broken, or are a bomb."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial
from io import BytesIO
from pathlib import Path
from random import Random

from aanval.geval import UIT, Geval
from aanval.pakketten import XML, Delen, breuken, pak_in, pak_uit, vervangen

_DELEN = (
    "[Content_Types].xml",
    "_rels/.rels",
    "word/document.xml",
    "word/styles.xml",
    "word/_rels/document.xml.rels",
    "word/numbering.xml",
    "word/settings.xml",
    "docProps/core.xml",
    "word/theme/theme1.xml",
)
_FEITEN = "naam: A\nvervangingsbudget: nee\n"


@cache
def _goed() -> bytes:
    import docx

    uit = BytesIO()
    docx.Document().save(uit)
    return uit.getvalue()


def gevallen(rng: Random) -> Iterator[Geval]:
    """Yield broken files, hostile parts, and parts that are sound but hostile together."""
    vormen = [*breuken(_goed(), rng)]
    for deel in _DELEN:
        vormen += vervangen(_goed(), deel, XML)
    vormen += [(naam, partial(_veranderd, maak)) for naam, maak in _VORMEN.items()]
    for naam, inhoud in vormen:
        yield Geval(
            "sjablonen",
            naam,
            ("report", "f.yaml", "--sjabloon", "s.docx", "-o", UIT, "--formaat", "docx"),
            partial(_schrijf, inhoud),
        )


def _veranderd(maak: Callable[[Delen], Delen]) -> bytes:
    return pak_in(maak(pak_uit(_goed())))


def _schrijf(inhoud: Callable[[], bytes], map_: Path) -> None:
    (map_ / "f.yaml").write_text(_FEITEN)
    (map_ / "s.docx").write_bytes(inhoud())


def _in_document(extra: bytes) -> Callable[[Delen], Delen]:
    return lambda delen: {
        **delen,
        "word/document.xml": delen["word/document.xml"].replace(b"<w:sectPr", extra + b"<w:sectPr", 1),
    }


def _in_stijlen(extra: bytes) -> Callable[[Delen], Delen]:
    return lambda delen: {
        **delen,
        "word/styles.xml": delen["word/styles.xml"].replace(b"</w:styles>", extra + b"</w:styles>"),
    }


def _vervang(deel: str, oud: bytes, nieuw: bytes) -> Callable[[Delen], Delen]:
    return lambda delen: {**delen, deel: delen[deel].replace(oud, nieuw)}


_STIJL = b'<w:style w:type="paragraph" w:styleId="s%d"><w:name w:val="n%d"/></w:style>'
_VORMEN: dict[str, Callable[[Delen], Delen]] = {
    "delen_20k": lambda delen: {**delen, **{f"word/x{n}.xml": b"" for n in range(20_000)}},
    "pad_omhoog": lambda delen: {**delen, "../../x.xml": b"x"},
    "beeld_bom": lambda delen: {**delen, "word/media/x.png": b"\0" * 100_000_000},
    "alineas_300k": _in_document(b"<w:p/>" * 300_000),
    "alineas_5M": _in_document(b"<w:p/>" * 5_000_000),
    "tabel_diep": _in_document(b"<w:tbl><w:tr><w:tc>" * 300 + b"</w:tc></w:tr></w:tbl>" * 300),
    "stijlen_50k": _in_stijlen(b"".join(_STIJL % (n, n) for n in range(50_000))),
    "stijlen_dubbel": _in_stijlen((_STIJL % (1, 1)) * 1000),
    "stijl_kring": _in_stijlen(
        b'<w:style w:type="paragraph" w:styleId="A"><w:name w:val="a"/><w:basedOn w:val="A"/></w:style>'
    ),
    "stijl_zonder_naam": _in_stijlen(b'<w:style w:type="paragraph" w:styleId="A"/>'),
    "stijl_zonder_id": _in_stijlen(b'<w:style w:type="paragraph"><w:name w:val="Title"/></w:style>'),
    "stijl_soort": _vervang("word/styles.xml", b'w:type="paragraph"', b'w:type="onzin"'),
    "stijl_teken": _vervang("word/styles.xml", b'w:type="paragraph"', b'w:type="character"'),
    "maat_letters": _vervang("word/document.xml", b'w:w="', b'w:w="x'),
    "maat_groot": _vervang("word/document.xml", b'w:w="', b'w:w="99999999999999999999'),
    "maat_min": _vervang("word/document.xml", b'w:w="', b'w:w="-'),
    "marge_groot": _vervang("word/document.xml", b'w:left="', b'w:left="99999'),
    "geen_secties": _vervang("word/document.xml", b"w:sectPr", b"w:onzin"),
    "geen_body": _vervang("word/document.xml", b"w:body", b"w:onzin"),
    "body_leeg": lambda delen: {
        **delen,
        "word/document.xml": b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"/>',
    },
    "strict": _vervang(
        "word/document.xml",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
    ),
    "macro": _vervang(
        "[Content_Types].xml", b"wordprocessingml.document.main+xml", b"vnd.ms-word.document.macroEnabled.main+xml"
    ),
    "werkblad": _vervang("[Content_Types].xml", b"wordprocessingml.document.main", b"spreadsheetml.sheet.main"),
    "rel_kring": _vervang("word/_rels/document.xml.rels", b"styles.xml", b"document.xml"),
    "rel_buiten": _vervang(
        "word/_rels/document.xml.rels", b'Target="styles.xml"', b'Target="file:///etc/passwd" TargetMode="External"'
    ),
    "rel_pad": _vervang("word/_rels/document.xml.rels", b"styles.xml", b"../../../../etc/passwd"),
    "rel_50k": lambda delen: {
        **delen,
        "word/_rels/document.xml.rels": delen["word/_rels/document.xml.rels"].replace(
            b"</Relationships>",
            b"".join(
                b'<Relationship Id="q%d" Type="x" Target="http://x" TargetMode="External"/>' % n for n in range(50_000)
            )
            + b"</Relationships>",
        ),
    },
    "nummers_fout": _vervang("word/numbering.xml", b'w:abstractNumId="', b'w:abstractNumId="x'),
    "nummers_groot": _vervang("word/numbering.xml", b'w:numId="', b'w:numId="99999999999999'),
    "kern_datum": _vervang("docProps/core.xml", b"2013", b"99999"),
    "bijna_alles_weg": lambda delen: {
        naam: delen[naam] for naam in ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
    },
}
