"""The report as a Word document, with the styles of Word itself, so that a house style can be laid over it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from advies.rapport.model import Adviesblok, Alinea, Blok, Figuur, Lijst, Punt, Rapport, Sectie, Tabel, Zin
from advies.rapport.schrijvers import word, wordstijl
from advies.rapport.schrijvers.beeld import png
from advies.rapport.schrijvers.huisstijl import open_sjabloon, sjabloonfout

if TYPE_CHECKING:
    from docx.document import Document

_LANGSTE_EIGENSCHAP = 255
_TOON = {"gewoon": "Normal", "nadruk": "Intense Quote", "aanhef": wordstijl.AANHEF, "noot": wordstijl.NOOT}


def schrijf(rapport: Rapport, sjabloon: str | None = None) -> bytes:
    """Return the report as a Word document.

    Args:
        rapport: the report.
        sjabloon: path of a Word document whose styles, margins, headers and footers are used; its text is left out.

    Raises:
        InvoerFout: the template cannot serve.
    """
    if sjabloon is None:
        return _schrijf(rapport, None)
    document = open_sjabloon(sjabloon)
    try:
        return _schrijf(rapport, document)
    except Exception as fout:  # a part of the template that is not as Word makes it can surface at any point
        _schrijf(rapport, None)  # what fails without a template too is no fault of the template
        raise sjabloonfout(sjabloon) from fout


def _schrijf(rapport: Rapport, huisstijl: Document | None) -> bytes:
    document = _leeg_document() if huisstijl is None else huisstijl
    if huisstijl is not None:
        word.maak_leeg(huisstijl)
    wordstijl.zorg_voor_stijlen(document, nieuw=huisstijl is None)
    schrijver = _Schrijver(document, rapport, eigen=huisstijl is None)
    schrijver.schrijf()
    stroom = BytesIO()
    document.save(stroom)
    return _zonder_tijd(stroom)


def _zonder_tijd(stroom: BytesIO) -> bytes:
    """Return a zip file in which each part has the same time, so that the same report gives the same bytes."""
    uit = BytesIO()
    with ZipFile(stroom) as bron, ZipFile(uit, "w", ZIP_DEFLATED) as doel:
        for deel in bron.infolist():
            vast = ZipInfo(deel.filename)
            vast.compress_type = ZIP_DEFLATED
            doel.writestr(vast, bron.read(deel))
    return uit.getvalue()


def _leeg_document() -> Document:
    import docx

    document = docx.Document()
    word.pagina_a4(document)
    return document


class _Schrijver:
    """Writes one report into a document.

    Args:
        document: the document, without text.
        rapport: the report.
        eigen: whether the look is ours, not that of a house style.
    """

    def __init__(self, document: Document, rapport: Rapport, eigen: bool) -> None:
        self._document = document
        self._rapport = rapport
        self._eigen = eigen
        self._blad = word.Blad(document)
        self._ankers = word.Bladwijzers()
        figuren = [blok for sectie in rapport.alle_secties() for blok in sectie.blokken if isinstance(blok, Figuur)]
        self._beelden = iter(png(figuren))

    def schrijf(self) -> None:
        """Write the report."""
        rapport, document = self._rapport, self._document
        eigenschappen = document.core_properties
        eigenschappen.title = rapport.titel[:_LANGSTE_EIGENSCHAP]
        eigenschappen.subject = rapport.ondertitel[:_LANGSTE_EIGENSCHAP]
        eigenschappen.keywords = ", ".join(rapport.trefwoorden)[:_LANGSTE_EIGENSCHAP]
        eigenschappen.language = "nl-NL"
        eigenschappen.author = ""
        eigenschappen.comments = ""
        word.zet_datum(document, rapport.datum)
        wordstijl.zet_taal(document, "nl-NL")
        blad = self._blad
        blad.alinea("Title", rapport.titel)
        blad.alinea("Subtitle", rapport.ondertitel)
        blad.alinea("Normal", rapport.datum_tekst)
        blad.alinea("TOC Heading", rapport.inhoud_titel)
        blad.inhoudsopgave([(s.nummer, s.titel, s.anker) for s in rapport.secties], self._ankers)
        if self._eigen:
            word.voettekst(document, rapport.voet, rapport.pagina)
        for sectie in rapport.secties:
            self._sectie(sectie)

    def _sectie(self, sectie: Sectie) -> None:
        kop = self._blad.alinea(f"Heading {sectie.diepte}", sectie.titel)
        if sectie.nieuwe_pagina:
            word.op_nieuwe_pagina(kop)
        self._ankers.zet(kop, sectie.anker)
        for blok in sectie.blokken:
            self._blok(blok)
        for deel in sectie.secties:
            self._sectie(deel)

    def _blok(self, blok: Blok) -> None:
        match blok:
            case Alinea():
                stijl = {
                    "gewoon": "Normal",
                    "nadruk": "Intense Quote",
                    "aanhef": wordstijl.AANHEF,
                    "noot": wordstijl.NOOT,
                }[blok.toon]
                self._zin(self._blad.alinea(stijl), blok.zin)
            case Lijst():
                self._lijst(blok.punten, blok.genummerd)
            case Tabel():
                self._tabel(blok)
            case Figuur():
                self._figuur(blok)
            case Adviesblok():
                self._advies(blok)

    def _zin(self, alinea: Any, zin: Zin) -> None:
        for stuk in zin:
            if stuk.naar:
                self._ankers.link(alinea, stuk.tekst, stuk.naar)
            else:
                alinea.append(word.tekstdeel(stuk.tekst, vet=True if stuk.vet else None))

    def _lijst(self, punten: tuple[Punt, ...], genummerd: bool, diepte: int = 1) -> None:
        stijl = "List Number" if genummerd else "List Bullet"
        naam = stijl if diepte == 1 else f"{stijl} {min(diepte, 3)}"
        nummering = word.nieuwe_nummering(self._document, naam) if genummerd else None
        for punt in punten:
            alinea = self._blad.alinea(naam)
            if nummering is not None:
                word.zet_nummering(alinea, nummering)
            self._zin(alinea, punt.zin)
            if punt.onder:
                self._lijst(punt.onder, False, diepte + 1)

    def _tabel(self, blok: Tabel) -> None:
        self._blad.alinea("Caption", blok.bijschrift)
        rijen = word.tabel(self._document, self._blad, blok.bijschrift, blok.breedtes, 1 + len(blok.rijen))
        for alinea, kop in zip(rijen[0], blok.koppen, strict=True):
            alinea.append(word.tekstdeel(kop))
        for alineas, rij in zip(rijen[1:], blok.rijen, strict=True):
            for alinea, zin in zip(alineas, rij.cellen, strict=True):
                self._zin(alinea, zin)
            self._ankers.zet(alineas[0], rij.anker)
        self._blad.alinea(wordstijl.NOOT)

    def _figuur(self, blok: Figuur) -> None:
        self._blad.alinea("Caption", blok.bijschrift)
        verhouding = blok.breedte / blok.hoogte
        word.beeld(self._document, self._blad, next(self._beelden), blok.alt, blok.bijschrift, verhouding)

    def _advies(self, blok: Adviesblok) -> None:
        kop = self._blad.alinea(wordstijl.ADVIESKOP, blok.titel)
        kop.append(word.tekstdeel(f" ({blok.merk})", vet=False))
        self._zin(self._blad.alinea(wordstijl.ADVIES), blok.tekst)
        self._zin(self._blad.alinea(wordstijl.ADVIESNOOT), blok.verwijzing)
