"""Look into a zip file of XML, such as a workbook or a Word document, within bounds, before a library opens it."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from kennisbank.lean import dataclass

if TYPE_CHECKING:
    from zipfile import ZipFile, ZipInfo

Bezwaar = Literal["leeg", "oud", "wachtwoord", "geen_zip", "beschadigd", "te_groot", "te_veel_merken", "doctype"]
BEGIN_ZIP, BEGIN_OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""The first bytes of a zip file, and of the older form of Office, in which an encrypted file is wrapped too."""
_DTD = tuple("<!DOCTYPE".encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
_CODERING = re.compile(rb"^<\?xml[^>]*?encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_CODERINGEN = (b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1", b"windows-1252")
_EBCDIC = b"\x4c\x6f\xa7\x94"
_KLEIN = 1_000_000
"""Unpacked bytes that every file may have, however well they are packed."""


@dataclass(frozen=True, slots=True)
class Grenzen:
    """What a file may be at most.

    Args:
        bytes_: its bytes.
        delen: the parts in it.
        uitgepakt: the bytes of all parts together, as they say of themselves; reading stops there.
        xml: the same of the parts that hold XML.
        merken: the marks of XML (`<`), by which the time to read and the memory grow.
        eigenschappen: the attributes in one part (`=`), for the same reason.
        verhouding: how many times larger than the file the parts may be.
        alles: whether the library that opens the file reads each part, not only those that are called XML.
    """

    bytes_: int
    delen: int
    uitgepakt: int
    xml: int
    merken: int
    eigenschappen: int
    verhouding: int
    alles: bool


class Geweigerd(Exception):
    """A file that is not opened.

    Args:
        bezwaar: why.
    """

    def __init__(self, bezwaar: Bezwaar) -> None:
        super().__init__(bezwaar)
        self.bezwaar: Bezwaar = bezwaar


def namen_in(inhoud: bytes) -> frozenset[str]:
    """Return the names of the parts.

    Args:
        inhoud: the bytes of the file.

    Raises:
        Geweigerd: it is no zip file.
    """
    if not inhoud:
        raise Geweigerd("leeg")
    if inhoud.startswith(BEGIN_OLE):
        raise Geweigerd("wachtwoord" if "EncryptedPackage".encode("utf-16-le") in inhoud else "oud")
    if not inhoud.startswith(BEGIN_ZIP):
        raise Geweigerd("geen_zip")
    from zipfile import ZipFile

    try:
        with ZipFile(BytesIO(inhoud)) as pakket:
            return frozenset(pakket.namelist())
    except Exception:  # BadZipFile, EOFError, NotImplementedError, ...
        raise Geweigerd("beschadigd") from None


def keur(inhoud: bytes, grenzen: Grenzen) -> None:
    """Refuse a file that is too large when unpacked, damaged, or made to mislead a reader of XML.

    Args:
        inhoud: the bytes of the file.
        grenzen: what it may be at most.

    Raises:
        Geweigerd: it is refused.
    """
    namen_in(inhoud)
    if len(inhoud) > grenzen.bytes_:
        raise Geweigerd("te_groot")
    from zipfile import ZipFile

    try:
        with ZipFile(BytesIO(inhoud)) as pakket:
            _keur_omvang(pakket.infolist(), len(inhoud), grenzen)
            _keur_delen(pakket, grenzen)
    except Geweigerd:
        raise
    except Exception:  # BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError for an encrypted part, ...
        raise Geweigerd("beschadigd") from None


def _is_xml(deel: ZipInfo) -> bool:
    return deel.filename.lower().endswith((".xml", ".rels"))


def _keur_omvang(delen: list[ZipInfo], ingepakt: int, grenzen: Grenzen) -> None:
    from zipfile import ZIP_DEFLATED, ZIP_STORED

    uitgepakt = sum(deel.file_size for deel in delen)
    if (
        len(delen) > grenzen.delen
        or uitgepakt > grenzen.uitgepakt
        or sum(deel.file_size for deel in delen if _is_xml(deel)) > grenzen.xml
        or uitgepakt > max(_KLEIN, grenzen.verhouding * ingepakt)
    ):
        raise Geweigerd("te_groot")
    # Other ways of packing unpack without a bound, and Office writes none of them; of two parts of one name each reader
    # takes another.
    if any(deel.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for deel in delen):
        raise Geweigerd("beschadigd")
    if len({deel.filename for deel in delen}) < len(delen):
        raise Geweigerd("beschadigd")


def _keur_delen(pakket: ZipFile, grenzen: Grenzen) -> None:
    merken = 0
    for deel in pakket.infolist():
        if not (grenzen.alles or _is_xml(deel)):
            continue
        inhoud = pakket.read(deel)
        begin = inhoud[:400].lstrip(b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n")
        if not (_is_xml(deel) or begin.startswith((b"<", _EBCDIC))):
            continue
        merken += inhoud.count(b"<")
        if merken > grenzen.merken or inhoud.count(b"=") > grenzen.eigenschappen:
            raise Geweigerd("te_veel_merken")
        if any(dtd in inhoud for dtd in _DTD):
            raise Geweigerd("doctype")
        _keur_codering(inhoud)


def _keur_codering(inhoud: bytes) -> None:
    """Refuse XML in an encoding in which the marks that were looked for are written in other bytes."""
    begin = inhoud[:400].removeprefix(b"\xef\xbb\xbf")
    vier = begin[:4]
    if vier in (b"\xff\xfe\0\0", b"\0\0\xfe\xff", b"<\0\0\0", b"\0\0\0<", _EBCDIC):
        raise Geweigerd("beschadigd")
    vondst = _CODERING.search(begin.replace(b"\0", b"").lstrip(b"\xff\xfe"))
    if vondst is not None and vondst[1].lower() not in _CODERINGEN:
        raise Geweigerd("beschadigd")
