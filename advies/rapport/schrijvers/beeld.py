"""Pictures as PNG, for formats that hold no SVG."""

from __future__ import annotations

import json
from collections.abc import Sequence

from advies.rapport.model import Figuur
from kennisbank.bestanden import lees_data

_SJABLOON = "advies/rapport/schrijvers/sjablonen/figuren.typ"
_PUNTEN_PER_INCH = 180


def png(figuren: Sequence[Figuur]) -> list[bytes]:
    """Return pictures as PNG, drawn by typst with the fonts that travel with it and those of this computer.

    Args:
        figuren: the pictures.
    """
    from typst import Compiler, Fonts

    if not figuren:
        return []
    inhoud = json.dumps([{"svg": figuur.svg, "breedte": figuur.breedte, "hoogte": figuur.hoogte} for figuur in figuren])
    compiler = Compiler(
        lees_data(_SJABLOON),
        font_paths=Fonts(include_system_fonts=True),
        sys_inputs={"figuren": inhoud},
    )
    uit = compiler.compile(format="png", ppi=_PUNTEN_PER_INCH)
    assert uit is not None
    return uit if isinstance(uit, list) else [uit]
