"""The report as PDF/UA-1, made by typst.

The report goes to the template as data, so that no text is ever read as markup. Typst checks the rules of PDF/UA-1 (ISO 14289-1)
that a machine can check while it writes, and refuses a picture without a text alternative.
"""

from __future__ import annotations

import json
import re
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from typing import Any

from advies.rapport.model import Rapport
from kennisbank.bestanden import lees_data

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
    for systeem in (False, True):
        try:
            return _maak(inhoud, rapport, systeem), ()
        except TypstError as fout:
            if "could not be displayed" not in fout.message:
                raise
    vreemd = dict.fromkeys(_OVERAL.findall(inhoud))
    veilig = _OVERAL.sub(lambda vondst: f"[U+{ord(vondst[0]):04X}]", inhoud)
    return _maak(veilig, rapport, False), tuple(vreemd)


def _maak(inhoud: str, rapport: Rapport, systeem: bool) -> bytes:
    from typst import Compiler, Fonts

    compiler = Compiler(
        lees_data(_SJABLOON),
        font_paths=Fonts(include_system_fonts=systeem, include_embedded_fonts=True),
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
