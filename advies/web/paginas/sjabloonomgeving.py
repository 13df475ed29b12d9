"""The templates and the Dutch of the pages, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from advies.web.paginas.paginameldingen import op_pagina, zin_op_pagina
from advies.web.paginas.woordfilters import FILTERS
from kennisbank.meldingen import Melding
from kennisbank.tekens import zichtbaar

_MAP = Path(__file__).parent


def precies(tekst: str) -> Markup:
    """Return a text for the value of a field, where it must stay as it is; elsewhere what hides is written out."""
    return Markup(escape(tekst))  # noqa: S704 - escaped here


def _zichtbaar(waarde: Any) -> Any:
    return zichtbaar(waarde) if isinstance(waarde, str) and not isinstance(waarde, Markup) else waarde


def _getal(waarde: float) -> str:
    """Return a number as Dutch writes it."""
    return f"{waarde:,.4f}".rstrip("0").rstrip(".").translate(str.maketrans(",.", ".,"))


def in_eigen_woorden(melding: Melding, naam: str = "") -> Melding:
    """Return a message of the library as a page says it.

    Args:
        melding: the message.
        naam: name of the file with which it may begin.
    """
    return op_pagina(melding, teksten()["schil"]["hulp"], naam)


def foutzin(melding: Melding, naam: str = "") -> str:
    """Return a message of the library as a line of a page, with its place in words.

    Args:
        melding: the message.
        naam: name of the file with which it may begin.
    """
    return zin_op_pagina(melding, teksten()["schil"]["hulp"], naam)


@cache
def teksten() -> Mapping[str, Any]:
    """Return the Dutch of the pages: for each file of `teksten/` what it says, read once."""
    return {
        pad.stem: yaml.load(pad.read_text("utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - safe
        for pad in sorted((_MAP / "teksten").glob("*.yaml"))
    }


@cache
def jinja() -> Environment:
    """Return the templates; all that is printed is escaped, and a name that is not there is an error."""
    uit = Environment(
        loader=FileSystemLoader(_MAP / "sjablonen"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_zichtbaar,
        auto_reload=False,
    )
    uit.filters["precies"] = precies
    uit.filters["getal"] = _getal
    uit.filters |= FILTERS
    uit.filters["foutzin"] = foutzin
    return uit
