"""A workbook to tell what an existing agreement covers: written with a row for each subject, and read as the file would be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from io import BytesIO
from typing import NamedTuple

from advies.werkboek.indeling import ONBEKEND, plat
from advies.werkboek.openen import Cel, Werkblad, open_werkboek
from kennisbank.meldingen import InvoerFout, Melding, Plek, opsomming
from kennisbank.yaml_knopen import Kaart, Knoop, Tekst
from regels.sleutels import OnderdeelSleutel

BLAD, BLAD_UITLEG = "Overeenkomst", "Uitleg"
KOPPEN = ("Onderdeel", "Onderwerp", "Vraag", "Staat erin", "Waar", "Uw opmerking", "Plaats in de publicatie")
KOP_SLEUTEL, KOP_STAAT, KOP_WAAR, KOP_OPMERKING = KOPPEN[0], KOPPEN[3], KOPPEN[4], KOPPEN[5]
VRIJ = ("overeenkomst", "naam", "toelichting")
"""The rows that say something of the agreement as a whole, in the column of the answers."""
_BREED = (30, 34, 60, 13, 24, 34, 40)
_KEUZEN = f'"ja,nee,deels,{ONBEKEND}"'
_HOOGSTENS_KOPRIJ = 40
_DELEN = ((KOP_STAAT, "staat_erin"), (KOP_WAAR, "waar"), (KOP_OPMERKING, "opmerking"))


class Vraagrij(NamedTuple):
    """A row of the workbook.

    Args:
        sleutel: the key as the file has it, `onderdeel` or `onderdeel.proces`.
        onderwerp: what it is about.
        vraag: the question.
        plaats: where it stands in the publication.
        antwoord: what is in the column of the answers already.
        keuze: whether the answer is one of a list.
    """

    sleutel: str
    onderwerp: str
    vraag: str
    plaats: str
    antwoord: str = ""
    keuze: bool = True


def maak_overeenkomstboek(titel: str, uitleg: Iterable[str], rijen: Iterable[Vraagrij]) -> bytes:
    """Return a workbook to fill in, as the bytes of an .xlsx file.

    Args:
        titel: what it is about.
        uitleg: how to fill it in, a paragraph each.
        rijen: the rows.

    Raises:
        ImportError: openpyxl is not installed.
    """
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from advies.werkboek import opmaak

    boek = Workbook()
    boek.properties.title = titel
    boek.properties.creator = "advies"
    boek.properties.language = "nl-NL"
    blad = boek.active
    assert isinstance(blad, Worksheet)
    blad.title = BLAD
    opmaak.titel(blad, titel)
    opmaak.koprij(blad, opmaak.RIJ_KOP, KOPPEN)
    opmaak.breedten(blad, *_BREED)
    keuzelijst = opmaak.keuzelijst(_KEUZEN, "Kies ja, nee, deels of onbekend.")
    blad.add_data_validation(keuzelijst)
    laatste = opmaak.RIJ_KOP
    for laatste, rij in enumerate(rijen, start=opmaak.RIJ_EERSTE):
        opmaak.tekst(blad, laatste, 1, rij.sleutel, grijs=True)
        opmaak.tekst(blad, laatste, 2, rij.onderwerp, vet=True)
        opmaak.tekst(blad, laatste, 3, rij.vraag)
        for kolom, waarde in ((4, rij.antwoord), (5, ""), (6, "")):
            opmaak.invulcel(blad, laatste, kolom, waarde or None)
        opmaak.tekst(blad, laatste, 7, rij.plaats, grijs=True)
        delen = ((rij.sleutel, 0), (rij.onderwerp, 1), (rij.vraag, 2), (rij.plaats, 6))
        opmaak.hoogte(blad, laatste, *((deel, _BREED[kolom]) for deel, kolom in delen))
        if rij.keuze:
            keuzelijst.add(f"D{laatste}")
    opmaak.tabel(blad, "Onderdelen", opmaak.RIJ_KOP, laatste, len(KOPPEN))
    opmaak.afdruk(blad, titel, vast=f"C{opmaak.RIJ_EERSTE}")
    tweede = boek.create_sheet(BLAD_UITLEG)
    opmaak.titel(tweede, BLAD_UITLEG)
    opmaak.breedten(tweede, 100)
    for nummer, alinea in enumerate(uitleg, start=opmaak.RIJ_KOP):
        opmaak.vrije_tekst(tweede, nummer, 1, alinea)
        opmaak.hoogte(tweede, nummer, (alinea, 100))
    opmaak.afdruk(tweede, titel)
    uit = BytesIO()
    boek.save(uit)
    return uit.getvalue()


def lees_overeenkomstboek(inhoud: bytes, bestand: str) -> Kaart:
    """Read a workbook as the file of an agreement, each node at its cell.

    Args:
        inhoud: the bytes of an .xlsx file.
        bestand: the name to use in messages.

    Raises:
        InvoerFout: it is no workbook, has no table of subjects, or a cell cannot be read; all errors at once.
    """
    for werkblad in open_werkboek(inhoud, bestand):
        for rij, cellen in werkblad.rijen.items():
            koppen = {plat(str(cel.waarde)): kolom for kolom, cel in cellen.items() if isinstance(cel.waarde, str)}
            if rij <= _HOOGSTENS_KOPRIJ and {plat(KOP_SLEUTEL), plat(KOP_STAAT)} <= koppen.keys():
                return _Tabel(werkblad, rij, koppen, bestand).lees()
    koppen_tekst = opsomming([f"'{KOP_SLEUTEL}'", f"'{KOP_STAAT}'"], "en")
    tekst = (
        f"{bestand}: in dit werkboek staat geen tabel met de koppen {koppen_tekst}. Maak er een met"
        " 'advies dvo --nieuw ict -o overeenkomst.xlsx'."
    )
    raise InvoerFout([Melding(None, tekst, code="werkboek")])


class _Tabel:
    """The table of subjects on a sheet."""

    def __init__(self, werkblad: Werkblad, rij: int, koppen: Mapping[str, int], bestand: str) -> None:
        self._werkblad, self._rij, self._koppen, self._bestand = werkblad, rij, koppen, bestand
        self._meldingen: list[Melding] = []

    def lees(self) -> Kaart:
        vrij: dict[str, tuple[Tekst, Knoop]] = {}
        onderdelen: dict[str, tuple[Tekst, Knoop]] = {}
        for sleutel, cellen in self._rijen():
            naam, proces = OnderdeelSleutel.lees(sleutel.waarde)
            if naam in VRIJ:
                self._voeg_toe(vrij, sleutel, self._cel(cellen, KOP_STAAT, sleutel))
            elif not proces:
                self._voeg_toe(onderdelen, sleutel, self._antwoord(cellen, sleutel))
            else:
                kop = sleutel._replace(waarde=naam)
                _, eerder = onderdelen.setdefault(naam, (kop, self._kaart({}, sleutel)))
                paren = (
                    {deel.waarde: (deel, knoop) for deel, knoop in eerder.paren} if isinstance(eerder, Kaart) else {}
                )
                self._voeg_toe(paren, sleutel._replace(waarde=proces), self._antwoord(cellen, sleutel))
                onderdelen[naam] = kop, self._kaart(paren, sleutel)
        if self._meldingen:
            raise InvoerFout(self._meldingen)
        begin = Tekst("onderdelen", self._rij, 1, blad=self._werkblad.blad)
        return self._kaart({**vrij, "onderdelen": (begin, self._kaart(onderdelen, begin))}, begin)

    def _rijen(self) -> Iterator[tuple[Tekst, Mapping[int, Cel]]]:
        for rij, cellen in self._werkblad.rijen.items():
            if rij > self._rij and self._koppen[plat(KOP_SLEUTEL)] in cellen:
                begin = Tekst("", rij, self._koppen[plat(KOP_SLEUTEL)], blad=self._werkblad.blad)
                sleutel = self._cel(cellen, KOP_SLEUTEL, begin)
                if sleutel.waarde:
                    yield sleutel, cellen

    def _antwoord(self, cellen: Mapping[int, Cel], sleutel: Tekst) -> Kaart:
        delen = {naam: self._cel(cellen, kop, sleutel) for kop, naam in _DELEN if plat(kop) in self._koppen}
        return self._kaart({naam: (knoop._replace(waarde=naam), knoop) for naam, knoop in delen.items()}, sleutel)

    def _cel(self, cellen: Mapping[int, Cel], kop: str, rij: Tekst) -> Tekst:
        kolom = self._koppen[plat(kop)]
        cel = cellen.get(kolom)
        waarde = "" if cel is None else cel.waarde
        if cel is not None and cel.soort != "waarde":
            tekst = "deze cel toont een fout of een formule zonder uitkomst. Typ het antwoord zelf."
            self._meldingen.append(
                Melding(Plek(self._bestand, cel.rij, kolom, self._werkblad.blad), tekst, code="werkboek")
            )
            waarde = ""
        if isinstance(waarde, bool):
            waarde = "ja" if waarde else "nee"
        elif isinstance(waarde, float) and waarde.is_integer():
            waarde = int(waarde)
        tekst = str(waarde).strip()
        kort = tekst.lower() if kop == KOP_STAAT and tekst.lower() in ("ja", "nee", "deels", ONBEKEND) else tekst
        return Tekst(kort, rij.regel, kolom, blad=self._werkblad.blad)

    def _voeg_toe(self, paren: dict[str, tuple[Tekst, Knoop]], sleutel: Tekst, knoop: Knoop) -> None:
        if sleutel.waarde in paren:
            plek = Plek(self._bestand, sleutel.regel, sleutel.kolom, sleutel.blad)
            tekst = f"'{sleutel.waarde}' staat er twee keer. Laat er één staan."
            self._meldingen.append(Melding(plek, tekst, code="dubbele_naam"))
        paren[sleutel.waarde] = sleutel, knoop

    def _kaart(self, paren: Mapping[str, tuple[Tekst, Knoop]], bij: Tekst) -> Kaart:
        return Kaart(tuple(paren.values()), bij.regel, bij.kolom, bij.blad)
