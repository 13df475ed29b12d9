"""Elements of WordprocessingML (ECMA-376)."""

from __future__ import annotations

from typing import Any


def element(naam: str, **eigenschappen: str) -> Any:
    """Return an element of WordprocessingML; `w_val="1"` gives `w:val="1"`."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    element = OxmlElement(naam)
    for sleutel, waarde in eigenschappen.items():
        element.set(qn(sleutel.replace("_", ":", 1)), waarde)
    return element


def naam_van(naam: str) -> str:
    """Return the full name of an attribute."""
    from docx.oxml.ns import qn

    return str(qn(naam))
