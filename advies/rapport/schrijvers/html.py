"""The report as one self-contained HTML page, for a screen and for print."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from advies.rapport.model import Blok, Rapport

if TYPE_CHECKING:
    from jinja2 import Environment


@cache
def _sjablonen() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    omgeving = Environment(
        loader=PackageLoader("advies.rapport.schrijvers", "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    omgeving.filters["soort"] = _soort
    return omgeving


def _soort(blok: Blok) -> str:
    """Return the kind of a block, as the template names it."""
    return type(blok).__name__.lower()


def schrijf(rapport: Rapport) -> bytes:
    """Return the report as an HTML page in UTF-8."""
    return _sjablonen().get_template("rapport.html.j2").render(rapport=rapport).encode()
