"""From the sheets of a workbook to the nodes that a facts file has too, each at its cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from advies.werkboek import indeling
from advies.werkboek.cellen import Cellezer, Paren
from advies.werkboek.indeling import TOELICHTING, plat
from advies.werkboek.kruisjes import Kruisjes
from advies.werkboek.onderbouwing_lezen import Onderbouwinglezer, gemeenten_in, velden_van
from advies.werkboek.openen import Cel, Werkblad, open_werkboek
from kennisbank.feitsoorten import Meerkeuze, VrijeTekst
from kennisbank.getypt import is_onbekend
from kennisbank.meldingen import Blad, InvoerFout, Melding, bedoelde, knip, opsomming
from kennisbank.onderbouwing import Onderbouwing
from kennisbank.vervanging import huidig_feit
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import Kaart, Lijst, Tekst

HOOGSTENS_KOPRIJ = 40
"""The row up to which the heads of a table are looked for."""
_KOPPEN = opsomming([f"'{kop}'" for kop in (indeling.KOP_FEIT, indeling.KOP_ANTWOORD)], "en")


class Gelezen(NamedTuple):
    """What was read from a workbook.

    Args:
        feiten: the mapping that a facts file would be, each node at its cell.
        meldingen: the cells that cannot be read; their facts are not in `feiten`.
        opmerkingen: what the user remarked beside a fact in a form without other evidence, by name of the fact.
        onderbouwing: the evidence beside answers, by key.
    """

    feiten: Kaart
    meldingen: tuple[Melding, ...]
    opmerkingen: Mapping[str, str]
    onderbouwing: Mapping[str, Onderbouwing]


class _Tabel(NamedTuple):
    """A table on a sheet.

    Args:
        werkblad: the sheet.
        rij: the row of its heads.
        koppen: the head of each column, in plain letters.
    """

    werkblad: Werkblad
    rij: int
    koppen: dict[int, str]

    @property
    def blad(self) -> Blad:
        return self.werkblad.blad

    def kolom(self, kop: str) -> int:
        """Return the first column with this head."""
        return next(kolom for kolom, naam in self.koppen.items() if naam == plat(kop))

    def rijen(self) -> Iterator[Mapping[int, Cel]]:
        """Yield the rows below the heads that hold anything."""
        return (cellen for rij, cellen in self.werkblad.rijen.items() if rij > self.rij)


def lees_werkboek(inhoud: bytes, bestand: str) -> Gelezen:
    """Read the facts from a workbook.

    Sheets are known by the heads of their tables, so a sheet may be renamed, moved or added. What stands outside these
    tables is the user's own and is not read.

    Args:
        inhoud: the bytes of an .xlsx file.
        bestand: the name to use in messages.

    Raises:
        InvoerFout: it is no sound workbook, or it has no table of facts.
    """
    lezer = _Lezer(bestand)
    gevonden = [lezer.lees(werkblad) for werkblad in open_werkboek(inhoud, bestand)]
    if not any(gevonden):
        tekst = f"op geen blad staat een tabel met de koppen {_KOPPEN}. Maak een werkboek met 'advies new feiten.xlsx'."
        raise InvoerFout([Melding(None, f"{bestand}: {tekst}", code="werkboek")])
    return lezer.gelezen()


class _Lezer:
    """Collects the facts of one workbook, and what is wrong in it.

    Args:
        bestand: the name to use in messages.
    """

    def __init__(self, bestand: str) -> None:
        self._cellen = Cellezer(bestand)
        self._feiten = vocabulaire().feiten
        self._paren: Paren = {}
        self._per_proces: dict[str, Paren] = {}
        self._kruisjes: dict[str, Kruisjes] = {}
        self._onbekende_koppen: set[tuple[Blad, int]] = set()
        self._opmerkingen: dict[str, str] = {}
        self._onderbouwing = Onderbouwinglezer(self._cellen)
        self._gemeentenamen: list[str] = []

    def gelezen(self) -> Gelezen:
        """Return what was found on all sheets."""
        for naam, kruisjes in self._kruisjes.items():
            gekozen = kruisjes.lijst()
            if gekozen is not None:
                self._cellen.eenmaal(self._paren, naam, *gekozen, f"'{naam}'")
        for naam, paren in self._per_proces.items():
            eerste = next(iter(paren.values()))[0]
            groep = Kaart(tuple(paren.values()), eerste.regel, eerste.kolom, eerste.blad)
            self._paren[naam] = (eerste._replace(waarde=naam), groep)
        self._onderbouwing.controleer(gemeenten_in(iter(self._gemeentenamen)))
        return Gelezen(
            Kaart(tuple(self._paren.values()), 1, 1),
            tuple(self._cellen.meldingen),
            MappingProxyType(self._opmerkingen),
            MappingProxyType(self._onderbouwing.gevonden),
        )

    def lees(self, werkblad: Werkblad) -> bool:
        """Read a sheet; return whether facts belong on it."""
        for rij, cellen in werkblad.rijen.items():
            if rij > HOOGSTENS_KOPRIJ:
                break
            koppen = {kolom: plat(cel.waarde) for kolom, cel in cellen.items() if isinstance(cel.waarde, str)}
            lees_tabel = self._soort(set(koppen.values()))
            if lees_tabel is not None:
                lees_tabel(_Tabel(werkblad, rij, koppen))
                return True
        return self._mist_koppen(werkblad)

    def _soort(self, koppen: set[str]) -> Callable[[_Tabel], None] | None:
        """Return what reads a table with these heads; None when they are no heads of ours."""
        if {plat(indeling.KOP_FEIT), plat(indeling.KOP_ANTWOORD)} <= koppen:
            return self._vragen
        if plat(indeling.KOP_BIJ) in koppen:
            return self._los
        if plat(indeling.KOP_PROCES[0]) in koppen and koppen & indeling.procesvragen().keys():
            return self._processen
        velden = koppen & indeling.velden().keys()
        # A list of names with notes can be anything; a list with inhabitants is one of municipalities.
        return self._gemeenten if len(velden) > 1 and velden - set(indeling.VRIJ) else None

    def _mist_koppen(self, werkblad: Werkblad) -> bool:
        """Refuse a sheet with facts whose heads are gone: passing over it in silence would lose its answers."""
        per_kolom: dict[int, dict[str, Cel]] = {}
        for rij in werkblad.rijen.values():
            for kolom, cel in rij.items():
                if isinstance(cel.waarde, str) and cel.waarde in self._feiten:
                    per_kolom.setdefault(kolom, {})[cel.waarde] = cel
        for namen in per_kolom.values():
            if len(namen) > 2:
                tekst = f"hier staan feiten, maar boven de tabel ontbreken de koppen {_KOPPEN}. Zet ze terug."
                self._cellen.fout(next(iter(namen.values())), werkblad.blad, tekst)
                return True
        return False

    def _vragen(self, tabel: _Tabel) -> None:
        bij, antwoord = tabel.kolom(indeling.KOP_FEIT), tabel.kolom(indeling.KOP_ANTWOORD)
        velden = velden_van(tabel.koppen)
        for cellen in tabel.rijen():
            if self._cellen.vol:
                return
            sleutel, cel = cellen.get(bij), cellen.get(antwoord)
            naam = str(sleutel.waarde).strip() if sleutel is not None else ""
            feit, _, waarde = naam.partition(".")
            definitie = self._feiten.get(huidig_feit(feit))
            if definitie is not None and not velden:
                self._opmerking(definitie.naam, tabel, cellen)
            elif definitie is not None:
                lees = self._onderbouwing.vervolg if waarde else self._onderbouwing.rij
                lees(definitie.naam, velden, cellen, tabel.blad)
            if sleutel is not None and definitie is not None and isinstance(definitie.soort, Meerkeuze):
                kruisjes = self._kruisjes.setdefault(feit, Kruisjes(definitie, feit, self._cellen))
                kruisjes.lees(waarde, sleutel, cel, antwoord, tabel.blad)
            elif cel is not None and sleutel is not None and naam:
                self._antwoord(naam, sleutel, cel, tabel.blad)
            elif cel is not None and not (cel.soort == "waarde" and is_onbekend(cel.waarde)):
                tekst = f"hier staat een antwoord, maar de kolom '{indeling.KOP_FEIT}' is leeg."
                self._cellen.fout(cel, tabel.blad, f"{tekst} Zet de naam van het feit terug.")

    def _los(self, tabel: _Tabel) -> None:
        """Read the table with evidence for answers that have no row of their own."""
        self._onderbouwing.tabel(tabel.kolom(indeling.KOP_BIJ), velden_van(tabel.koppen), tabel.rijen(), tabel.blad)

    def _opmerking(self, feit: str, tabel: _Tabel, cellen: Mapping[int, Cel]) -> None:
        """Keep what the user remarked in the row of a fact; a fact that takes several rows can have several remarks."""
        for kolom, kop in tabel.koppen.items():
            cel = cellen.get(kolom)
            if kop == plat(indeling.KOP_OPMERKING) and cel is not None and cel.soort == "waarde":
                eerder = self._opmerkingen.get(feit)
                tekst = " ".join(str(cel.waarde).split())
                self._opmerkingen[feit] = f"{eerder} {tekst}" if eerder else tekst

    def _antwoord(self, naam: str, sleutel: Cel, cel: Cel, blad: Blad) -> None:
        feit = self._feiten.get(huidig_feit(naam))
        if feit is not None and indeling.blad_van(feit) in (indeling.BLAD_GEMEENTEN, indeling.BLAD_PROCESSEN):
            waar = indeling.blad_van(feit)
            self._cellen.fout(cel, blad, f"'{naam}' vult u in op het blad '{waar}'; haal deze rij weg.")
            return
        if feit is None and naam not in indeling.VRIJ:
            # The model tells that there is no such fact, at the cell that names it.
            knoop: Tekst | None = Tekst(naam, sleutel.rij, sleutel.kolom, blad=blad)
        else:
            knoop = self._cellen.tekst(cel, VrijeTekst() if feit is None else feit.soort, naam, blad)
        if knoop is not None:
            self._cellen.eenmaal(self._paren, naam, knoop._replace(waarde=naam), knoop, f"'{knip(naam)}'")

    def _processen(self, tabel: _Tabel) -> None:
        bij = tabel.kolom(indeling.KOP_PROCES[0])
        eigen = (plat(indeling.KOP_PROCES[0]), plat(indeling.KOP_PROCES[1]))
        vragen = [feit.vraag for feit in self._feiten.values() if feit.per_proces]
        for cellen in tabel.rijen():
            proces = indeling.processen().get(plat(str(cellen[bij].waarde)), "") if bij in cellen else ""
            for cel in cellen.values():
                naam = self._kop(tabel, cel, indeling.procesvragen(), vragen, eigen)
                if not naam or self._cellen.vol:
                    continue
                if not proces:
                    gevonden = f"'{knip(str(cellen[bij].waarde))}'" if bij in cellen else "niets"
                    mag = opsomming([p for p in indeling.processen().values() if p != TOELICHTING], "en")
                    tekst = f"in de kolom '{indeling.KOP_PROCES[0]}' hoort de naam van een ict-proces; gevonden is"
                    self._cellen.fout(cellen.get(bij, cel), tabel.blad, f"{tekst} {gevonden}. Toegestaan: {mag}.")
                    break
                soort = VrijeTekst() if proces == TOELICHTING else self._feiten[huidig_feit(naam)].soort
                knoop = self._cellen.tekst(cel, soort, f"{naam}.{proces}", tabel.blad)
                if knoop is not None:
                    groep = self._per_proces.setdefault(naam, {})
                    self._cellen.eenmaal(groep, proces, knoop._replace(waarde=proces), knoop, f"'{naam}.{proces}'")

    def _gemeenten(self, tabel: _Tabel) -> None:
        velden = vocabulaire().velden
        koppen = [indeling.veldkop(veld) for veld in velden.values()]
        soorten = {naam: veld.soort for naam, veld in velden.items()} | {TOELICHTING: VrijeTekst()}
        items: list[Kaart] = []
        for cellen in tabel.rijen():
            paren: Paren = {}
            for cel in cellen.values():
                naam = self._kop(tabel, cel, indeling.velden(), koppen)
                knoop = self._cellen.tekst(cel, soorten[naam], f"gemeenten.{naam}", tabel.blad) if naam else None
                if knoop is not None:
                    if naam == "naam":
                        self._gemeentenamen.append(knoop.waarde)
                    sleutel = knoop._replace(waarde=naam)
                    self._cellen.eenmaal(paren, naam, sleutel, knoop, f"de kolom '{tabel.koppen[cel.kolom]}'")
            if paren:
                items.append(Kaart(tuple(paren.values()), cel.rij, min(cellen), tabel.blad))
        if items:
            eerste = Tekst("gemeenten", items[0].regel, items[0].kolom, blad=tabel.blad)
            lijst = Lijst(tuple(items), eerste.regel, eerste.kolom, tabel.blad)
            self._cellen.eenmaal(self._paren, "gemeenten", eerste, lijst, "de tabel met gemeenten")

    def _kop(
        self, tabel: _Tabel, cel: Cel, mag: Mapping[str, str], namen: list[str], eigen: tuple[str, ...] = ()
    ) -> str:
        """Return what the column of a filled cell is about; empty when it is unknown, or not to be read."""
        kop = tabel.koppen.get(cel.kolom, "")
        if not kop or kop in eigen or (cel.soort == "waarde" and is_onbekend(cel.waarde)):
            return ""
        # A head that is unknown while one of ours is missing was renamed; otherwise the column is the user's own.
        mist = not {plat(naam) for naam in namen} <= set(tabel.koppen.values())
        if kop not in mag and mist and (tabel.blad, cel.kolom) not in self._onbekende_koppen:
            self._onbekende_koppen.add((tabel.blad, cel.kolom))
            boven = tabel.werkblad.rijen[tabel.rij][cel.kolom]
            lijst = opsomming([f"'{naam}'" for naam in namen], "en")
            hint = bedoelde(kop, namen) or f" Toegestaan: {lijst}."
            tekst = f"deze tabel kent geen kolom '{knip(str(boven.waarde))}'.{hint}"
            self._cellen.fout(
                boven, tabel.blad, f"{tekst} Herstel de kop, of maak hem leeg als de kolom van u zelf is."
            )
        return mag.get(kop, "")
