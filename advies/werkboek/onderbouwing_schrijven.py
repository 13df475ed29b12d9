"""What stands beside an answer, written in a workbook: columns behind the questions, and a table for the other answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from advies.werkboek import indeling, opmaak
from advies.werkboek.opmaak import RIJ_EERSTE, RIJ_KOP
from kennisbank.onderbouwing import ZEKERHEDEN, Onderbouwing
from regels.sleutels import FeitSleutel

LEGE_RIJEN = 20
_EIGEN = indeling.KOP_ONDERBOUWING


class Onderbouwingschrijver:
    """Writes evidence in a workbook.

    Args:
        onderbouwing: the evidence, by key of the answer.
        opmerkingen: what the user remarked beside a fact in an older form.
    """

    def __init__(self, onderbouwing: Mapping[str, Onderbouwing], opmerkingen: Mapping[str, str]) -> None:
        leeg = {feit: Onderbouwing() for feit in opmerkingen if feit not in onderbouwing}
        alle = {**onderbouwing, **leeg}
        self._delen = {
            sleutel: {**deel.velden(), "opmerking": deel.opmerking or opmerkingen.get(sleutel, "")}
            for sleutel, deel in alle.items()
        }
        self._geschreven: set[str] = set()

    @property
    def feiten(self) -> frozenset[str]:
        """The facts beside whose answer something stands."""
        return frozenset(FeitSleutel.lees(sleutel).naam for sleutel in self._delen)

    def rij(self, blad: Worksheet, rij: int, kolom: int, sleutel: str) -> None:
        """Write what stands beside the answer of a row: a remark, and behind it the other fields.

        Args:
            blad: the sheet.
            rij: row, from 1.
            kolom: column of the remark.
            sleutel: key of the answer.
        """
        self._geschreven.add(sleutel)
        velden = self._delen.get(sleutel, {})
        for plaats, veld in enumerate(("opmerking", *_EIGEN), start=kolom):
            opmaak.invulcel(blad, rij, plaats, opmaak.vrij(velden[veld]) if velden.get(veld) else None)
            if veld == "op":
                blad.cell(rij, plaats).number_format = "yyyy-mm-dd"

    def over(self) -> list[str]:
        """Return the keys of what was not written yet, in their order."""
        return [sleutel for sleutel in self._delen if sleutel not in self._geschreven]

    def blad(self, blad: Worksheet) -> None:
        """Write the table with what was not written yet, and rows to fill in.

        Args:
            blad: an empty sheet.
        """
        opmaak.titel(blad, indeling.TITEL_ONDERBOUWING)
        koppen = (indeling.KOP_BIJ, indeling.KOP_OPMERKING, *_EIGEN.values())
        opmaak.koprij(blad, RIJ_KOP, koppen)
        over = self.over()
        aantal = len(over) + LEGE_RIJEN
        for nummer in range(aantal):
            sleutel = over[nummer] if nummer < len(over) else ""
            opmaak.invulcel(blad, RIJ_EERSTE + nummer, 1, sleutel or None)
            self.rij(blad, RIJ_EERSTE + nummer, 2, sleutel)
        for controle in keuzelijsten(2, RIJ_EERSTE, RIJ_EERSTE + aantal - 1):
            blad.add_data_validation(controle)
        opmaak.breedten(blad, 40, 40, *indeling.BREED_ONDERBOUWING)
        opmaak.tabel(blad, indeling.BLAD_ONDERBOUWING, RIJ_KOP, RIJ_EERSTE + aantal - 1, len(koppen))
        opmaak.afdruk(blad, indeling.TITEL_ONDERBOUWING, vast=f"B{RIJ_EERSTE}")


def keuzelijsten(kolom: int, eerste: int, laatste: int) -> Iterator[DataValidation]:
    """Yield the checks of the fields that have a few values.

    Args:
        kolom: column of the remark, before the other fields.
        eerste: first row.
        laatste: last row.
    """
    waarden = {"zekerheid": ZEKERHEDEN, "bespreekbaar": ("ja", "nee")}
    for plaats, veld in enumerate(_EIGEN, start=kolom + 1):
        if veld in waarden:
            lijst = opmaak.keuzelijst(f'"{",".join(waarden[veld])}"', "Kies uit de lijst, of laat de cel leeg.")
            letter = get_column_letter(plaats)
            lijst.add(f"{letter}{eerste}:{letter}{laatste}")
            yield lijst
