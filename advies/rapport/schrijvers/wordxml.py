"""Elements of WordprocessingML (ECMA-376)."""

from __future__ import annotations

from functools import cache
from typing import Any


def element(naam: str, **eigenschappen: str) -> Any:
    """Return an element of WordprocessingML; `w_val="1"` gives `w:val="1"`.

    A report has thousands of elements, and python-docx looks up the full name of each anew; here that is done once a name.
    """
    maak, voorvoegsels = _maker()
    uit = maak(naam_van(naam), nsmap=voorvoegsels)
    for sleutel, waarde in eigenschappen.items():
        uit.set(_eigenschap(sleutel), waarde)
    return uit


@cache
def naam_van(naam: str) -> str:
    """Return the full name of an element or attribute, such as "w:val"."""
    from docx.oxml.ns import qn

    return str(qn(naam))


@cache
def _eigenschap(sleutel: str) -> str:
    return naam_van(sleutel.replace("_", ":", 1))


@cache
def _maker() -> tuple[Any, dict[str, str]]:
    """Return the maker of elements with the classes of python-docx, and the prefix of WordprocessingML."""
    from docx.oxml.ns import nsmap
    from docx.oxml.parser import oxml_parser

    return oxml_parser.makeelement, {"w": nsmap["w"]}
