"""The report as PDF/UA-1, made by typst.

The report goes to the template as data, so that no text is ever read as markup. Typst checks the rules of PDF/UA-1 (ISO 14289-1)
that a machine can check while it writes, and refuses a picture without a text alternative.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any

from advies.rapport.model import Rapport
from kennisbank.bestanden import lees_data

if TYPE_CHECKING:
    from typst import Fonts

_GEEN_TEKEN = "could not be displayed"
_PROEF = b'#set document(title: [x])\n#set text(font: ("Libertinus Serif", "DejaVu Sans Mono"))\n#sys.inputs.teken'
_SJABLOON = "advies/rapport/schrijvers/sjablonen/rapport.typ"
# What the fonts that travel with typst can show for certain: Latin, Greek, Cyrillic and the signs that the report uses.
_OVERAL = re.compile(
    "[^\u0000-\u024f\u0370-\u03ff\u0400-\u045f\u1e00-\u1eff\u2010-\u2026\u2030-\u203a\u20ac\u2116\u2122\ufffd]"
)


def schrijf(rapport: Rapport) -> tuple[bytes, tuple[str, ...]]:
    """Return the report as PDF, and the signs that no font on this computer has; those are written as `[U+1230]`.

    The fonts that travel with typst are tried first, so that the file is the same on every computer.
    """
    from typst import TypstError

    inhoud = json.dumps(_gewoon(rapport), ensure_ascii=False)
    vreemd = tuple(dict.fromkeys(_OVERAL.findall(inhoud)))
    for systeem, ontbreekt in _pogingen(vreemd):
        try:
            return _maak(_zonder(inhoud, ontbreekt), rapport, systeem), ontbreekt
        except TypstError as fout:
            if _GEEN_TEKEN not in fout.message:
                raise
    raise AssertionError(f"{_SJABLOON} has a sign that the fonts of typst lack")


def paginanummers(rapport: Rapport) -> Mapping[str, int]:
    """Return on which page each chapter is in the pdf, by anchor.

    Args:
        rapport: the report.
    """
    from typst import Compiler

    inhoud = json.dumps(_gewoon(rapport), ensure_ascii=False)
    compiler = Compiler(lees_data(_SJABLOON), font_paths=_fonts(False), sys_inputs={"rapport": inhoud})
    paginas: dict[str, int] = json.loads(compiler.query("<paginas>", field="value", one=True))
    return paginas


def _pogingen(vreemd: tuple[str, ...]) -> Iterator[tuple[bool, tuple[str, ...]]]:
    """Yield what to try: whether with the fonts of this computer, and which signs are written out."""
    yield False, ()
    yield True, ()
    yield True, tuple(teken for teken in vreemd if not _kent(teken))
    yield False, vreemd


def _zonder(inhoud: str, tekens: Sequence[str]) -> str:
    return inhoud.translate({ord(teken): f"[U+{ord(teken):04X}]" for teken in tekens})


def _kent(teken: str) -> bool:
    """Return whether a font on this computer has a sign."""
    from typst import Compiler, TypstError

    compiler = Compiler(_PROEF, font_paths=_fonts(True), sys_inputs={"teken": teken})
    try:
        compiler.compile(format="pdf", pdf_standards=["ua-1"])
    except TypstError as fout:
        if _GEEN_TEKEN not in fout.message:
            raise
        return False
    return True


@cache
def _fonts(systeem: bool) -> Fonts:
    from typst import Fonts

    return Fonts(include_system_fonts=systeem, include_embedded_fonts=True)


def _maak(inhoud: str, rapport: Rapport, systeem: bool) -> bytes:
    from typst import Compiler

    compiler = Compiler(
        lees_data(_SJABLOON),
        font_paths=_fonts(systeem),
        sys_inputs={"rapport": inhoud},
    )
    dag = datetime(rapport.datum.year, rapport.datum.month, rapport.datum.day, tzinfo=UTC)
    uit = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=dag)
    assert isinstance(uit, bytes)
    return uit


def _gewoon(waarde: Any) -> Any:
    """Return a value of the model as lists and mappings, with the kind of each block under `soort`."""
    if isinstance(waarde, tuple):
        return [_gewoon(deel) for deel in waarde]
    if is_dataclass(waarde) and not isinstance(waarde, type):
        delen = {veld.name: _gewoon(getattr(waarde, veld.name)) for veld in fields(waarde)}
        return {"soort": type(waarde).__name__.lower(), **delen}
    return waarde if isinstance(waarde, str | int | bool) else str(waarde)
