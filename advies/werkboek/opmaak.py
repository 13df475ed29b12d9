"""How the sheets of a workbook look: widths, heads, cells to fill in, and the printed page."""

from __future__ import annotations

from copy import copy
from itertools import product
from textwrap import wrap
from typing import Any, NamedTuple

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.borders import DEFAULT_BORDER
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.table import Table, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from kennisbank.meldingen import InvoerFout, Melding

RIJ_TITEL, RIJ_KOP, RIJ_EERSTE = 1, 2, 3
HOOGSTENS_TEKST = 32_767
"""The most characters that Excel keeps in a cell."""
_LETTER = "Calibri"
_LIJN = Side(style="thin", color="8C8C8C")
_RAND = Border(left=_LIJN, right=_LIJN, top=_LIJN, bottom=_LIJN)
_BOVEN = Alignment(vertical="top", wrap_text=True)
_INGESPRONGEN = Alignment(vertical="top", wrap_text=True, indent=2)
_KOPVLAK = PatternFill("solid", fgColor="1F3864")
_INVULVLAK = PatternFill("solid", fgColor="FFF9DB")
_GEWOON = Font(name=_LETTER, size=11)
_VET = Font(name=_LETTER, size=11, bold=True)
_GRIJS = Font(name=_LETTER, size=10, color="595959")
_KOP = Font(name=_LETTER, size=11, bold=True, color="FFFFFF")
_TITEL = Font(name=_LETTER, size=16, bold=True, color="1F3864")
_KOPPELING = Font(name=_LETTER, size=11, color="0B5394", underline="single")


class _Opmaak(NamedTuple):
    """How a cell looks."""

    font: Font
    alignment: Alignment
    border: Border = DEFAULT_BORDER
    fill: PatternFill = PatternFill()


_OPMAAK_TITEL = _Opmaak(_TITEL, Alignment(vertical="center"))
_OPMAAK_KOP = _Opmaak(_KOP, Alignment(vertical="center", wrap_text=True), _RAND, _KOPVLAK)
_OPMAAK_INVUL = _Opmaak(_GEWOON, Alignment(vertical="top", horizontal="left", wrap_text=True), _RAND, _INVULVLAK)
_OPMAAK_KOPPELING = _Opmaak(_KOPPELING, _BOVEN)
_OPMAAK_TEKST = {
    (vet, grijs, diep, rand): _Opmaak(
        _VET if vet else _GRIJS if grijs else _GEWOON, _INGESPRONGEN if diep else _BOVEN, _RAND if rand else Border()
    )
    for vet, grijs, diep, rand in product((False, True), repeat=4)
}


def _maak_op(cel: Any, opmaak: _Opmaak) -> None:
    """Give a cell its look: worked out once for a workbook, since each style that is set is looked up among all of them."""
    bekend: dict[int, Any] = vars(cel.parent.parent).setdefault("advies_opmaak", {})
    stijl = bekend.get(id(opmaak))  # each look is a constant of this module
    if stijl is None:
        cel.font, cel.alignment, cel.border, cel.fill = opmaak
        stijl = bekend[id(opmaak)] = cel._style
    cel._style = copy(stijl)


def titel(blad: Worksheet, tekst: str) -> None:
    """Write the title of a sheet in its first cell."""
    cel = blad.cell(RIJ_TITEL, 1, tekst)
    _maak_op(cel, _OPMAAK_TITEL)
    blad.row_dimensions[RIJ_TITEL].height = 28


def koprij(blad: Worksheet, rij: int, koppen: tuple[str, ...]) -> None:
    """Write the heads of a table."""
    for kolom, kop in enumerate(koppen, start=1):
        _maak_op(blad.cell(rij, kolom, kop), _OPMAAK_KOP)


def tekst(
    blad: Worksheet,
    rij: int,
    kolom: int,
    waarde: str,
    *,
    vet: bool = False,
    grijs: bool = False,
    diep: bool = False,
    rand: bool = True,
) -> None:
    """Write a text that is not to be filled in.

    Args:
        blad: the sheet.
        rij: row, from 1.
        kolom: column, from 1.
        waarde: the text.
        vet: in bold.
        grijs: smaller and grey, for what supports the question.
        diep: indented, for a value below its question.
        rand: with the lines of a table.
    """
    cel = blad.cell(rij, kolom)
    _maak_op(cel, _OPMAAK_TEKST[vet, grijs, diep, rand])
    als_tekst(cel, waarde)


def vrije_tekst(blad: Worksheet, rij: int, kolom: int, waarde: str, *, vet: bool = False) -> None:
    """Write a text outside a table."""
    tekst(blad, rij, kolom, waarde, vet=vet, rand=False)


def koppeling(blad: Worksheet, rij: int, kolom: int, naar: str) -> None:
    """Write a link to another sheet."""
    cel = blad.cell(rij, kolom, naar)
    cel.hyperlink = Hyperlink(ref=cel.coordinate, location=f"'{naar}'!A1")
    _maak_op(cel, _OPMAAK_KOPPELING)


def invulcel(blad: Worksheet, rij: int, kolom: int, waarde: str | float | None) -> None:
    """Write a cell to fill in, with what is known already."""
    cel = blad.cell(rij, kolom)
    _maak_op(cel, _OPMAAK_INVUL)
    if isinstance(waarde, str):
        als_tekst(cel, waarde)
    else:
        cel.value = waarde


def als_tekst(cel: Cell | MergedCell, waarde: str) -> None:
    """Write a text as a text: one that begins with '=' never becomes a formula."""
    cel.value = waarde
    if waarde.startswith("="):
        cel.data_type = "s"
        cel.quotePrefix = True


def breedten(blad: Worksheet, *breed: float) -> None:
    """Set the widths of the columns, in characters."""
    for kolom, maat in enumerate(breed, start=1):
        blad.column_dimensions[get_column_letter(kolom)].width = maat


def hoogte(blad: Worksheet, rij: int, *delen: tuple[str, float]) -> None:
    """Set the height of a row so that each wrapped text is seen whole; Excel does not do so by itself.

    Args:
        blad: the sheet.
        rij: row, from 1.
        delen: each text and the width of its column, in characters.
    """
    # Of the letters of running text, some more fit than the digits by which Excel counts the width of a column.
    regels = max(sum(len(wrap(stuk, int(breed * 1.1))) or 1 for stuk in deel.split("\n")) for deel, breed in delen)
    blad.row_dimensions[rij].height = max(18, 15 * regels + 3)


def tabel(blad: Worksheet, naam: str, kop: int, laatste: int, kolommen: int) -> None:
    """Make a range a table, so that a reader of the screen announces its heads and its rows can be filtered."""
    stijl = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
    bereik = f"A{kop}:{get_column_letter(kolommen)}{laatste}"
    blad.add_table(Table(displayName=naam, ref=bereik, tableStyleInfo=stijl))


def keuzelijst(formule: str, melding: str) -> DataValidation:
    """Return a drop-down; what is not in it is refused.

    Args:
        formule: a range (`Keuzelijsten!$B$3:$B$7`) or a short list between quotes.
        melding: what to do, in Dutch, at most 255 characters.
    """
    lijst = DataValidation(type="list", formula1=formule, allow_blank=True, showErrorMessage=True)
    lijst.errorTitle, lijst.error = "Kies uit de lijst", melding[:255]
    return lijst


def getalgrens(cel: str, minimum: float, maximum: float, eenheid: str, heel: bool) -> DataValidation:
    """Return the check of a number: between its bounds, whole when it must be, or "onbekend".

    Args:
        cel: the first cell that is checked, such as `C7`.
        minimum: least value, in `eenheid`.
        maximum: greatest value, in `eenheid`.
        eenheid: unit.
        heel: whether it must be whole.
    """
    geheel = f",{cel}=INT({cel})" if heel else ""
    formule = f'OR({cel}="onbekend",AND(ISNUMBER({cel}),{cel}>={minimum:.15g},{cel}<={maximum:.15g}{geheel}))'
    grens = DataValidation(type="custom", formula1=formule, allow_blank=True, showErrorMessage=True)
    soort = "heel getal" if heel else "getal"
    grens.errorTitle = f"Vul een {soort} in"
    grens.error = (
        f"Vul een {soort} in van {minimum:.15g} tot en met {maximum:.15g} ({eenheid}), zonder de eenheid, of onbekend."
    )
    return grens


def onbekend_grijs(blad: Worksheet, bereik: str) -> None:
    """Show "onbekend" in grey italics, so that what was filled in stands out."""
    blad.conditional_formatting.add(
        bereik,
        CellIsRule(operator="equal", formula=['"onbekend"'], font=Font(italic=True, color="595959")),  # type: ignore[no-untyped-call]
    )


def afdruk(blad: Worksheet, kop: str, *, vast: str | None = None, paginas: int = 0) -> None:
    """Set the printed page: A4, one page wide, heads on each page, page numbers; and what stays in view.

    Args:
        blad: the sheet.
        kop: the title above each page.
        vast: the cell whose rows above and columns before stay in view.
        paginas: the most pages that it is printed on; 0 for as many as it takes.
    """
    blad.page_setup.orientation = "landscape"
    blad.page_setup.paperSize = 9
    blad.page_setup.fitToWidth, blad.page_setup.fitToHeight = 1, paginas
    blad.sheet_properties.pageSetUpPr.fitToPage = True  # type: ignore[union-attr]
    blad.page_margins.left = blad.page_margins.right = 0.4
    blad.oddHeader.left.text = kop.replace("&", "&&")  # type: ignore[union-attr]
    blad.oddFooter.right.text = "&P van &N"  # type: ignore[union-attr]
    blad.sheet_view.showGridLines = False
    if vast is not None:
        blad.freeze_panes = vast
        blad.print_title_rows = f"{RIJ_KOP}:{RIJ_KOP}"


def vrij(tekst: str) -> str:
    """Return a free text as a cell can hold it.

    Raises:
        InvoerFout: it is longer than a cell can hold.
    """
    if len(tekst) > HOOGSTENS_TEKST:
        raise InvoerFout(
            [Melding(None, f"een tekst van {len(tekst)} tekens past niet in een cel van Excel.", code="werkboek")]
        )
    return ILLEGAL_CHARACTERS_RE.sub("\N{REPLACEMENT CHARACTER}", tekst)
