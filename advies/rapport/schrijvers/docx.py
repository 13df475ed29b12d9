"""The report as a Word document, with the styles of Word itself, so that a house style can be laid over it."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from advies.rapport.model import Adviesblok, Alinea, Blok, Figuur, Lijst, Punt, Rapport, Sectie, Tabel, Zin
from advies.rapport.schrijvers import word, wordbeeld, wordstijl, wordtabel, wordtekst
from advies.rapport.schrijvers.beeld import LETTERTYPE, png
from advies.rapport.schrijvers.huisstijl import Sjabloon, naam_van, open_sjabloon, sjabloonfout
from advies.rapport.schrijvers.pdf import paginanummers

if TYPE_CHECKING:
    from docx.document import Document

_LANGSTE_EIGENSCHAP = 255
_TOON = {"gewoon": "Normal", "nadruk": "Intense Quote", "aanhef": wordstijl.AANHEF, "noot": wordstijl.NOOT}


def schrijf(rapport: Rapport, sjabloon: str | Sjabloon | None = None) -> bytes:
    """Return the report as a Word document.

    Args:
        rapport: the report.
        sjabloon: a Word document, or its path, whose styles, margins, headers and footers are used; its text is left out.

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
        raise sjabloonfout(naam_van(sjabloon)) from fout


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
        self._blad = wordtekst.Blad(document)
        self._ankers = wordtekst.Bladwijzers()
        figuren = [blok for sectie in rapport.alle_secties() for blok in sectie.blokken if isinstance(blok, Figuur)]
        self._lettertype = str(document.styles["Normal"].font.name or wordstijl.LETTERTYPE)
        self._beelden = iter(png([self._in_lettertype(figuur.svg) for figuur in figuren]))

    def schrijf(self) -> None:
        """Write the report."""
        rapport, document = self._rapport, self._document
        eigenschappen = document.core_properties
        eigenschappen.title = rapport.titel[:_LANGSTE_EIGENSCHAP]
        eigenschappen.subject = rapport.ondertitel[:_LANGSTE_EIGENSCHAP]
        eigenschappen.keywords = ", ".join(rapport.trefwoorden)[:_LANGSTE_EIGENSCHAP]
        eigenschappen.language = "nl-NL"
        eigenschappen.author = rapport.auteur[:_LANGSTE_EIGENSCHAP]
        eigenschappen.comments = ""
        word.zet_datum(document, rapport.datum)
        wordstijl.zet_taal(document, "nl-NL")
        blad = self._blad
        blad.alinea("Title", rapport.titel)
        blad.alinea("Subtitle", rapport.ondertitel)
        self._gegevens()
        if not rapport.notitie:
            self._inhoud()
        if self._eigen:
            word.voettekst(document, rapport.voet, rapport.woorden.pagina)
        vorige = False
        for nummer, sectie in enumerate(rapport.secties):
            if sectie.naslag and not vorige:
                blad.alinea(wordstijl.SCHEIDING, rapport.woorden.naslag)
            vorige = sectie.naslag
            self._sectie(sectie, begin=not nummer and not rapport.notitie)

    def _gegevens(self) -> None:
        """Write for whom the report is, by whom and of what day: on one line in a note, on a cover each on a line."""
        alinea = None
        for kop, waarde in self._rapport.gegevens:
            if alinea is None or not self._rapport.notitie:
                alinea = self._blad.alinea("Normal")
            else:
                alinea.append(wordtekst.tekstdeel("    "))
            alinea.append(wordtekst.tekstdeel(f"{kop}: ", vet=True))
            alinea.append(wordtekst.tekstdeel(waarde))

    def _inhoud(self) -> None:
        """Write the table of contents: every chapter by its title, with the page as a field that refers to it."""
        rapport, blad = self._rapport, self._blad
        paginas = paginanummers(rapport)
        blad.alinea("TOC Heading", rapport.woorden.inhoud)
        for naslag in (False, True):
            delen = [deel for deel in rapport.secties if deel.naslag is naslag]
            if naslag and delen:
                blad.alinea(wordstijl.AANHEF, rapport.woorden.naslag)
            for deel in delen:
                blad.inhoudsregel(deel.nummer, deel.titel, self._ankers.naam(deel.anker), paginas[deel.anker])

    def _sectie(self, sectie: Sectie, *, begin: bool = False) -> None:
        kop = self._blad.alinea(f"Heading {sectie.diepte}", sectie.titel)
        if begin:
            word.op_nieuwe_pagina(kop)
        self._ankers.zet(kop, sectie.anker)
        self._blokken(list(sectie.blokken))
        for deel in sectie.secties:
            self._sectie(deel)

    def _blokken(self, rest: list[Blok]) -> None:
        """Write blocks; a picture stands beside the text that follows it, so that no half page stays empty."""
        while rest:
            blok = rest.pop(0)
            naast: list[Blok] = []
            while isinstance(blok, Figuur) and rest and isinstance(rest[0], Alinea | Lijst):
                naast.append(rest.pop(0))
            if isinstance(blok, Figuur) and naast:
                breed = wordbeeld.beeldbreedte(self._document, self._blad, blok)
                links, rechts = wordtabel.naast_elkaar(self._document, self._blad, breed)
                with self._blad.in_cel(links):
                    self._figuur(blok)
                with self._blad.in_cel(rechts):
                    for deel in naast:
                        self._blok(deel)
            else:
                self._blok(blok)

    def _blok(self, blok: Blok) -> None:
        match blok:
            case Alinea():
                self._zin(self._blad.alinea(_TOON[blok.toon]), blok.zin)
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
                alinea.append(wordtekst.tekstdeel(stuk.tekst, vet=True if stuk.vet else None))

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
        if not blok.stil:
            self._blad.alinea("Caption", blok.bijschrift)
        rijen = wordtabel.tabel(self._document, self._blad, blok.bijschrift, blok.breedtes, 1 + len(blok.rijen))
        for alinea, kop in zip(rijen[0], blok.koppen, strict=True):
            alinea.append(wordtekst.tekstdeel(kop))
        for alineas, rij in zip(rijen[1:], blok.rijen, strict=True):
            for alinea, zin in zip(alineas, rij.cellen, strict=True):
                self._zin(alinea, zin)
            self._ankers.zet(alineas[0], rij.anker)
        self._blad.alinea(wordstijl.NA_TABEL)

    def _figuur(self, blok: Figuur) -> None:
        self._blad.alinea("Caption", blok.bijschrift)
        wordbeeld.beeld(self._document, self._blad, blok, next(self._beelden), self._in_lettertype(blok.svg))

    def _in_lettertype(self, svg: str) -> str:
        """Return a picture with its text in the typeface of the document, or else one that looks like it."""
        namen = ", ".join(dict.fromkeys((self._lettertype, *wordstijl.VERVANGERS)))
        return svg.replace(LETTERTYPE, f"font-family={quoteattr(namen)}", 1)

    def _advies(self, blok: Adviesblok) -> None:
        kop = self._blad.alinea(wordstijl.ADVIESKOP, f"{blok.nummer}. {blok.titel}")
        kop.append(wordtekst.tekstdeel(f" ({blok.merk})", vet=False))
        self._ankers.zet(kop, blok.anker)
        for deel in blok.alineas:
            self._zin(self._blad.alinea(wordstijl.ADVIES), deel)
        self._zin(self._blad.alinea(wordstijl.ADVIESNOOT), blok.verwijzing)
