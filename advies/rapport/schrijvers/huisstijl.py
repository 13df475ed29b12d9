"""Open a Word document whose styles a report takes over, within bounds: what cannot serve gets an error in Dutch."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from types import MappingProxyType
from typing import TYPE_CHECKING
from zipfile import ZipFile

from advies.pakket import Bezwaar, Geweigerd, Grenzen, keur, namen_in
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout, Melding, knip
from kennisbank.yaml_knopen import lees_bytes

if TYPE_CHECKING:
    from docx.document import Document

HOOGSTENS_BYTES = 10_000_000
"""The most bytes of a template as a file, pictures included."""
GRENZEN = Grenzen(
    bytes_=HOOGSTENS_BYTES,
    delen=500,
    uitgepakt=30_000_000,
    xml=10_000_000,
    merken=150_000,  # the template of Word has some 4,000
    eigenschappen=300_000,
    verhouding=200,
    alles=True,
)
HOOGSTENS_NUMMERINGEN = 2_000
"""The most numberings; for each numbered list of the report all of them are looked through."""
_LAAT_WEG = "of maak het rapport zonder sjabloon."
_BEWAAR = f"Open het in Word en bewaar het als .docx, {_LAAT_WEG}"
_MINDER = "Haal tekst en beelden weg; alleen stijlen, marges en kop- en voetteksten tellen. Of maak het rapport zonder sjabloon."
_GEEN_WORD = f"dit is geen Word-document (.docx) dat als sjabloon kan dienen. {_BEWAAR}"
_BEZWAREN: Mapping[Bezwaar, str] = MappingProxyType(
    {
        "leeg": f"dit bestand is leeg. Noem een Word-document (.docx), {_LAAT_WEG}",
        "oud": f"dit is een bestand van een oude Word (.doc). {_BEWAAR}",
        "wachtwoord": f"dit document is beveiligd met een wachtwoord. Haal in Word het wachtwoord eraf, {_LAAT_WEG}",
        "geen_zip": _GEEN_WORD,
        "beschadigd": f"dit document is beschadigd en niet te lezen. {_BEWAAR}",
        "te_groot": f"dit document is te groot voor een sjabloon. {_MINDER}",
        "te_veel_merken": f"in dit document staat te veel voor een sjabloon. {_MINDER}",
        "doctype": f"in dit document staat code (DOCTYPE) die Word niet maakt; het wordt niet gelezen. {_BEWAAR}",
    }
)


@dataclass(frozen=True, slots=True)
class Sjabloon:
    """A template that stands in no file of this computer.

    Args:
        naam: what it is called in messages.
        inhoud: the Word document.
    """

    naam: str
    inhoud: bytes


def open_sjabloon(sjabloon: str | Sjabloon) -> Document:
    """Return a template with its text.

    Args:
        sjabloon: a Word document, or its path.

    Raises:
        InvoerFout: it cannot be read, is no sound Word document, is too large, has macros, or fetches parts from elsewhere.
    """
    pad = naam_van(sjabloon)
    if isinstance(sjabloon, Sjabloon):
        inhoud = sjabloon.inhoud
        if len(inhoud) > HOOGSTENS_BYTES:
            raise sjabloonfout(pad, _BEZWAREN["te_groot"])
    else:
        inhoud = lees_bytes(pad, HOOGSTENS_BYTES, _MINDER) if pad != "-" else b""
    try:
        namen = namen_in(inhoud)
        if "[Content_Types].xml" not in namen:
            raise sjabloonfout(pad, _GEEN_WORD)
        keur(inhoud, GRENZEN)
    except Geweigerd as fout:
        raise sjabloonfout(pad, _BEZWAREN[fout.bezwaar]) from None
    _weiger_ander_soort(inhoud, namen, pad)
    return _open(inhoud, pad)


def naam_van(sjabloon: str | Sjabloon) -> str:
    """Return what a template is called in messages."""
    return sjabloon.naam if isinstance(sjabloon, Sjabloon) else sjabloon


def sjabloonfout(pad: str, tekst: str = "") -> InvoerFout:
    """Return the error that a template cannot be used.

    Args:
        pad: its path.
        tekst: why, and what to do; that it is damaged when left out.
    """
    return InvoerFout([Melding(None, f"{pad}: {tekst or _BEZWAREN['beschadigd']}", code="sjabloon")])


def _weiger_ander_soort(inhoud: bytes, namen: frozenset[str], pad: str) -> None:
    with ZipFile(BytesIO(inhoud)) as pakket:
        soorten = pakket.read("[Content_Types].xml").replace(b"\0", b"")
    if b"macroEnabled" in soorten or any(naam.lower().endswith("vbaproject.bin") for naam in namen):
        raise sjabloonfout(pad, f"in dit document staan macro's (.docm of .dotm). {_BEWAAR}")
    if b"template.main+xml" in soorten:
        tekst = "dit is een Word-sjabloon (.dotx). Maak er in Word een nieuw document van en bewaar dat als .docx"
        raise sjabloonfout(pad, f"{tekst}, {_LAAT_WEG}")


def _open(inhoud: bytes, pad: str) -> Document:
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE

    try:
        document = docx.Document(BytesIO(inhoud))
        _maak_los(document)
        soorten = {rel.reltype for rel in document.part.rels.values()}
        buiten = [rel for rel in document.part.package.iter_rels() if rel.is_external]
        nummeringen = len(document.part.numbering_part.element) if RELATIONSHIP_TYPE.NUMBERING in soorten else 0
    except Exception:  # what python-docx raises on a broken file is not told beforehand
        raise sjabloonfout(pad, _GEEN_WORD) from None
    if RELATIONSHIP_TYPE.STYLES not in soorten:
        raise sjabloonfout(pad, f"dit document heeft geen stijlen, dus geen huisstijl. {_BEWAAR}")
    if nummeringen > HOOGSTENS_NUMMERINGEN:
        raise sjabloonfout(pad, f"dit document heeft te veel nummeringen voor een sjabloon. {_MINDER}")
    for rel in buiten:
        if rel.reltype != RELATIONSHIP_TYPE.HYPERLINK:
            soort = rel.reltype.rpartition("/")[2]
            tekst = f"dit document haalt iets van buiten ({soort}: {knip(rel.target_ref)}), en dat zou in elk rapport staan."
            raise sjabloonfout(pad, f"{tekst} Verbreek die koppeling in Word en bewaar het opnieuw, {_LAAT_WEG}")
    return document


def _maak_los(document: Document) -> None:
    """Forget the template that the document was made from: Word writes its path in each document that has one.

    A report needs the styles, which are in the document, and must not show or fetch a file of who made it.
    """
    from docx.oxml.ns import qn

    for deel in document.part.package.iter_parts():
        for sleutel, rel in list(deel.rels.items()):
            if rel.is_external and rel.reltype.endswith("/attachedTemplate"):
                del deel.rels[sleutel]
    for element in document.settings.element.findall(qn("w:attachedTemplate")):
        document.settings.element.remove(element)
