"""Paragraphs of plain text, broken at spaces."""

from __future__ import annotations

from textwrap import wrap

BREEDTE = 80
"""Columns of a screen that does not follow the width of the terminal."""


def alinea(tekst: str, begin: str = "", verder: str | None = None, breedte: int = BREEDTE) -> list[str]:
    """Return a paragraph as lines, broken at spaces and never at a hyphen.

    Args:
        tekst: the paragraph.
        begin: what stands before the first line.
        verder: what stands before the others; by default as many spaces as `begin` is long.
        breedte: columns.
    """
    rest = " " * len(begin) if verder is None else verder
    return wrap(tekst, breedte, initial_indent=begin, subsequent_indent=rest, break_on_hyphens=False)
