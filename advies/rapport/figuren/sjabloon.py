"""Draws a picture with one of the templates in `sjablonen/`.

Text is wrapped to the width of its box, and the box grows with it; a meaning never rests on colour alone.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from advies.rapport.model import Figuur, Tabel

if TYPE_CHECKING:
    from jinja2 import Environment

BREEDTE = 360
"""Width of each picture, in SVG units: that of a phone, so that its text has the size of the text around it."""


@cache
def _sjablonen() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("advies.rapport.figuren", "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )


def teken(sjabloon: str, naam: str, titel: str, alt: str, hoogte: float, tabel: Tabel | None, **delen: Any) -> Figuur:
    """Return a picture.

    Args:
        sjabloon: name of the template.
        naam: name of the picture, for ids; ASCII letters, digits and hyphens.
        titel: what it shows.
        alt: the picture in words.
        hoogte: height in SVG units.
        tabel: the same as a table; None when that is a block of its own.
        **delen: what the template draws.
    """
    vorm = _sjablonen().get_template(f"{sjabloon}.svg.j2")
    beeld = vorm.render(naam=naam, titel=titel, alt=alt, breedte=BREEDTE, hoogte=round(hoogte), **delen)
    return Figuur(titel, beeld, alt, BREEDTE, round(hoogte), tabel)
