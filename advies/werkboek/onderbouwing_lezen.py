"""What stands beside an answer, read from a workbook: columns behind the questions, and a table for the other answers.

A form that was made before these columns were there has only 'Uw opmerking'; what stands in it is read as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from advies.werkboek import indeling
from advies.werkboek.cellen import Cellezer
from advies.werkboek.openen import Cel
from kennisbank.catalogus import catalogus
from kennisbank.getypt import gemeentesleutel
from kennisbank.meldingen import Blad, bedoelde, knip
from kennisbank.onderbouwing import Onderbouwing, maak_onderbouwing
from kennisbank.vervanging import huidig_feit
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel

_EIGEN = indeling.KOP_ONDERBOUWING
"""The columns by which a table is known to hold evidence; a remark alone can stand in an older form."""


def velden_van(koppen: Mapping[int, str]) -> dict[int, str]:
    """Return the column of each field of evidence; none for a table of an older form.

    Args:
        koppen: the heads of the table, in plain letters.
    """
    namen = {indeling.plat(kop): veld for veld, kop in (*_EIGEN.items(), ("opmerking", indeling.KOP_OPMERKING))}
    uit = {kolom: namen[kop] for kolom, kop in koppen.items() if kop in namen}
    return uit if set(uit.values()) - {"opmerking"} else {}


class Onderbouwinglezer:
    """Collects the evidence of one workbook.

    Args:
        cellen: reads cells and collects what is wrong with them.
    """

    def __init__(self, cellen: Cellezer) -> None:
        self._cellen = cellen
        self._waar: dict[str, tuple[Cel, Blad]] = {}
        self.gevonden: dict[str, Onderbouwing] = {}

    def rij(self, sleutel: str, velden: Mapping[int, str], cellen: Mapping[int, Cel], blad: Blad) -> None:
        """Read what stands beside one answer.

        Args:
            sleutel: key of the answer.
            velden: the column of each field.
            cellen: the cells of the row.
            blad: the sheet.
        """
        gevuld = {veld: cellen[kolom] for kolom, veld in velden.items() if kolom in cellen}
        teksten: dict[str, str | None] = {}
        for veld, cel in gevuld.items():
            if cel.soort == "waarde":
                teksten[veld] = _tekst(cel)
            else:
                wat = "een formule zonder uitkomst" if cel.soort == "formule" else "een fout van Excel"
                self._fout(cel, blad, sleutel, f"hier staat {wat}. Vul de tekst zelf in, of maak de cel leeg.")
        if not any(teksten.values()):
            return
        if sleutel in self.gevonden:
            eerste = self._waar[sleutel][0]
            tekst = f"wat bij dit antwoord hoort, staat er twee keer; de eerste keer op rij {eerste.rij}. Laat er één staan."
            self._fout(next(iter(gevuld.values())), blad, sleutel, tekst)
            return
        self.gevonden[sleutel], fouten = maak_onderbouwing(teksten)
        self._waar[sleutel] = next(iter(gevuld.values())), blad
        for veld, fout in fouten.items():
            self._fout(gevuld[veld], blad, sleutel, fout)

    def vervolg(self, feit: str, velden: Mapping[int, str], cellen: Mapping[int, Cel], blad: Blad) -> None:
        """Refuse what stands in a row below a question: evidence belongs to the question as a whole.

        Args:
            feit: the question.
            velden: the column of each field.
            cellen: the cells of the row.
            blad: the sheet.
        """
        for kolom in velden:
            if kolom in cellen:
                self._fout(cellen[kolom], blad, feit, "zet dit in de rij van de vraag zelf, boven de antwoorden.")

    def tabel(self, bij: int, velden: Mapping[int, str], rijen: Iterator[Mapping[int, Cel]], blad: Blad) -> None:
        """Read the table for answers that have no row of their own.

        Args:
            bij: the column that names the answer.
            velden: the column of each field.
            rijen: the rows.
            blad: the sheet.
        """
        for cellen in rijen:
            if self._cellen.vol:
                return
            naam = str(cellen[bij].waarde).strip() if bij in cellen else ""
            gevuld = next((cellen[kolom] for kolom in velden if kolom in cellen), None)
            if gevuld is None:
                continue
            if not naam:
                kop = indeling.KOP_BIJ
                self._fout(gevuld, blad, "", f"de kolom '{kop}' is leeg. Noem het antwoord waar dit bij hoort.")
                continue
            feit, *rest = naam.split(".", 2)
            sleutel = ".".join([huidig_feit(feit), *rest])
            fout = _geen_antwoord(huidig_feit(feit), rest)
            if fout:
                self._fout(cellen[bij], blad, naam, fout)
            self.rij(sleutel, velden, cellen, blad)

    def controleer(self, gemeenten: frozenset[str]) -> None:
        """Refuse evidence about a municipality that is not in the workbook.

        Args:
            gemeenten: the municipalities, as `gemeentesleutel` spells them.
        """
        for sleutel, (cel, blad) in self._waar.items():
            feit, rest = FeitSleutel.lees(sleutel)
            if feit == "gemeenten" and rest and not _gemeente_van(rest, gemeenten):
                self._fout(cel, blad, sleutel, "deze gemeente staat niet in de tabel met gemeenten.")

    def _fout(self, cel: Cel, blad: Blad, sleutel: str, tekst: str) -> None:
        bij = f"onderbouwing van '{knip(sleutel)}'" if sleutel else "onderbouwing"
        self._cellen.fout(cel, blad, f"{bij}: {tekst}", code="onderbouwing")


def _gemeente_van(rest: str, gemeenten: frozenset[str]) -> bool:
    """Return whether the rest of a key names one of the municipalities, or a figure of one; a name can hold a full stop."""
    velden = (*vocabulaire().velden, indeling.TOELICHTING)
    return rest in gemeenten or any(rest == f"{naam}.{veld}" for naam in gemeenten for veld in velden)


def _geen_antwoord(feit: str, rest: list[str]) -> str:
    """Return why a key names no answer; empty when it does."""
    feiten = vocabulaire().feiten
    if feit not in feiten and feit not in indeling.VRIJ:
        return f"er is geen feit '{knip(feit)}'.{bedoelde(feit, feiten)}"
    processen = (*catalogus().processen, indeling.TOELICHTING)
    if rest and feit in feiten and feiten[feit].per_proces and rest[0] not in processen:
        return f"er is geen ict-proces '{knip(rest[0])}'.{bedoelde(rest[0], processen)}"
    return ""


def _tekst(cel: Cel) -> str | None:
    waarde = cel.waarde
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, datetime):
        return waarde.date().isoformat()
    if isinstance(waarde, date):
        return waarde.isoformat()
    return f"{waarde:.15g}" if isinstance(waarde, int | float) else str(waarde)


def gemeenten_in(namen: Iterator[str]) -> frozenset[str]:
    """Return names of municipalities as keys of evidence hold them."""
    return frozenset(map(gemeentesleutel, namen))
