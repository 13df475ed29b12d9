"""The dossier that a page is about: the text of a facts file with what was read from it; in a file, or carried by the forms."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePath
from typing import Literal

from advies.bewaren import Gewijzigd, bewaar, lees_gewoon
from advies.invoer import EINDEN_WERKBOEK, Feitenbestand, ontleed_feiten
from advies.pakket import BEGIN_OLE, BEGIN_ZIP
from kennisbank.getypt import HOOGSTENS_NAAM
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout, Melding
from kennisbank.yaml_knopen import HOOGSTENS_BYTES

LEEG = "naam:\n"
"""A facts file in which nothing is known yet."""
ANTWOORDEN = "antwoorden.yaml"
"""What the facts are called that travel in the forms, in messages and as a download."""
_HOOGSTENS_EINDE = 10
_BOM = b"\xef\xbb\xbf"
Plaats = Literal["bestand", "formulier"]


@dataclass(frozen=True, slots=True)
class Variant:
    """A copy of the facts in which answers were changed, to compare.

    Args:
        naam: what the user calls it.
        tekst: its facts file.
    """

    naam: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """The facts that a page is about.

    Args:
        plaats: where they are kept: in a file of this computer, or in the forms of the page and nowhere else.
        naam: name of the file, as messages tell it.
        tekst: the facts file as it was typed; empty when there is none, or when it is no text.
        bestand: what was read from it; None when there is none, or when it is wrong.
        fouten: what is wrong with it.
        versie: what tells this text from another; empty for a file that is not there yet.
        aanwezig: whether there is a dossier at all; without one a page shows its empty state.
        gewijzigd: whether answers were given since it was last saved as a file.
        varianten: copies in which answers were changed.
    """

    plaats: Plaats
    naam: str
    tekst: str
    bestand: Feitenbestand | None
    fouten: tuple[Melding, ...] = ()
    versie: str = ""
    aanwezig: bool = True
    gewijzigd: bool = False
    varianten: tuple[Variant, ...] = ()

    @property
    def in_bestand(self) -> bool:
        """Whether a file of this computer holds it."""
        return self.plaats == "bestand"

    @property
    def reist_mee(self) -> bool:
        """Whether a form has to carry something of it to the next page; otherwise a plain link will do."""
        return self.aanwezig and (not self.in_bestand or bool(self.varianten))

    @property
    def verband(self) -> str:
        """Name of the partnership; empty when it has none, or when the file is wrong."""
        return self.bestand.naam if self.bestand is not None else ""


def geen_dossier() -> Dossier:
    """Return that there is no dossier yet."""
    return Dossier("formulier", ANTWOORDEN, "", None, aanwezig=False)


def uit_tekst(tekst: str, gewijzigd: bool = False, varianten: tuple[Variant, ...] = ()) -> Dossier:
    """Return the dossier that a form carries.

    Args:
        tekst: the facts file.
        gewijzigd: whether answers were given since it was last saved as a file.
        varianten: copies in which answers were changed.
    """
    tekst = tekst.replace("\r\n", "\n")  # a form sends every end of line so
    bestand, fouten = _gelezen(tekst.encode("utf-8", "replace"), ANTWOORDEN)
    return Dossier("formulier", ANTWOORDEN, tekst, bestand, fouten, "", True, gewijzigd, varianten)


def uit_bestand(pad: str, varianten: tuple[Variant, ...] = ()) -> Dossier:
    """Return the dossier that a file holds now; one that is not there yet is empty.

    Args:
        pad: the file.
        varianten: copies in which answers were changed.
    """
    naam = Path(pad).name
    try:
        inhoud = lees_gewoon(pad)
    except InvoerFout as fout:
        return Dossier("bestand", naam, "", None, fout.meldingen, varianten=varianten)
    if inhoud is None:
        return Dossier("bestand", naam, LEEG, _gelezen(LEEG.encode(), naam)[0], varianten=varianten)
    bestand, fouten = _gelezen(inhoud, naam)
    tekst = inhoud.decode("utf-8-sig", "replace")
    return Dossier("bestand", naam, tekst, bestand, fouten, _vingerafdruk(inhoud), varianten=varianten)


def bewaar_in_bestand(pad: str, tekst: str, versie: str) -> Dossier:
    """Save facts in a file, whole or not at all, and only while it still holds what the page was made from.

    Args:
        pad: the file.
        tekst: the facts file.
        versie: the version of the dossier that the page showed.

    Raises:
        Gewijzigd: the file was made, changed or removed since; it is as it was.
        InvoerFout: the file cannot be written.
    """
    oud = lees_gewoon(pad)
    if versie != ("" if oud is None else _vingerafdruk(oud)):
        raise Gewijzigd(pad)
    inhoud = (_BOM if oud is not None and oud.startswith(_BOM) else b"") + tekst.encode()
    if inhoud != oud:
        try:
            bewaar(pad, inhoud, alleen_nieuw=oud is None, verwacht=oud)
        except FileExistsError:
            raise Gewijzigd(pad) from None
        except (OSError, ValueError) as fout:
            waarom = getattr(fout, "strerror", None) or str(fout)
            tekst = f"{Path(pad).name}: hier kan niet worden geschreven ({waarom}). Uw antwoord is niet bewaard."
            raise InvoerFout([Melding(None, tekst, code="uitvoer")]) from None
    return uit_bestand(pad)


def keur_pad(pad: str) -> None:
    """Check that a file can be the place of a dossier, before a page is shown.

    Raises:
        InvoerFout: it is a workbook, no regular file, or a name that cannot be one.
    """
    if pad == "-" or not pad.strip():
        raise _fout("noem een bestand om de antwoorden in te bewaren, of geen: dan begint u met een lege pagina.")
    if pad.lower().endswith(EINDEN_WERKBOEK):
        raise _fout(
            f"{pad}: een werkboek opent u op de pagina zelf. Typ 'advies open' zonder bestand en kies het daar."
        )
    if lees_gewoon(pad) is None and not Path(pad).absolute().parent.is_dir():
        raise _fout(f"{pad}: de map van dit bestand bestaat niet. Maak haar eerst.")


def _fout(tekst: str) -> InvoerFout:
    return InvoerFout([Melding(None, tekst, code="gebruik")])


def is_werkboek(naam: str, inhoud: bytes) -> bool:
    """Return whether a file is a workbook, by its name or by how it begins."""
    return naam.lower().endswith(EINDEN_WERKBOEK) or inhoud.startswith((BEGIN_ZIP, BEGIN_OLE))


def kale_naam(naam: str) -> str:
    """Return the name that a browser gives a file, without its folder; a long one keeps its end, which tells what it is."""
    pad = PurePath(naam.replace("\\", "/"))
    einde = pad.suffix if len(pad.suffix) < _HOOGSTENS_EINDE else ""
    return pad.name[: len(pad.name) - len(einde)][: HOOGSTENS_NAAM - len(einde)] + einde or "bestand"


def ontleed_begrensd(inhoud: bytes, naam: str) -> Feitenbestand:
    """Return what was read from a facts file or workbook that a browser sent, within the bounds of a file.

    Raises:
        InvoerFout: it is too large, or wrong; all errors at once.
    """
    if is_werkboek(naam, inhoud):
        from advies.werkboek.openen import HOOGSTENS_BYTES as HOOGSTENS_WERKBOEK

        hoogstens = HOOGSTENS_WERKBOEK
    else:
        hoogstens = HOOGSTENS_BYTES
    if len(inhoud) > hoogstens:
        tekst = f"{naam}: dit bestand is te groot; het mag hoogstens {hoogstens // 1000} kB zijn."
        raise InvoerFout([Melding(None, tekst, code="te_groot")])
    return ontleed_feiten(inhoud, naam)


def _gelezen(inhoud: bytes, naam: str) -> tuple[Feitenbestand | None, tuple[Melding, ...]]:
    try:
        return ontleed_begrensd(inhoud, naam), ()
    except InvoerFout as fout:
        return None, fout.meldingen


def _vingerafdruk(inhoud: bytes) -> str:
    return hashlib.sha256(inhoud).hexdigest()
