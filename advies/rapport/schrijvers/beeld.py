"""Pictures as PNG, for formats that hold no SVG."""

from __future__ import annotations

import json
from collections.abc import Sequence

from kennisbank.bestanden import lees_data

_SJABLOON = "advies/rapport/schrijvers/sjablonen/figuren.typ"
_PUNTEN_PER_INCH = 200
LETTERTYPE = 'font-family="Libertinus Serif"'
"""How a picture says in which typeface its text is: that of the pdf, which a document of another typeface replaces."""


def png(beelden: Sequence[str]) -> list[bytes]:
    """Return pictures as PNG, drawn by typst with the fonts that travel with it and those of this computer.

    Args:
        beelden: the pictures, as SVG.
    """
    from typst import Compiler, Fonts

    if not beelden:
        return []
    compiler = Compiler(
        lees_data(_SJABLOON),
        font_paths=Fonts(include_system_fonts=True),
        sys_inputs={"beelden": json.dumps(list(beelden))},
    )
    uit = compiler.compile(format="png", ppi=_PUNTEN_PER_INCH)
    assert uit is not None
    return uit if isinstance(uit, list) else [uit]
