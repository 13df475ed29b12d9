"""What people type: how they say that a fact is unknown, how long a text may be, and when two names are one municipality."""

from __future__ import annotations

from typing import Any
from unicodedata import category, normalize

WIT = " \t\n\u00a0"
"""What may stand around a value: spaces, also those of a word processor. Another sign that looks like one is not passed over."""
HOOGSTENS_NAAM = 200
"""Characters of a name: of a partnership, a municipality or a system; it comes back in each advice and each row of a table."""
HOOGSTENS_TOELICHTING = 10_000
"""Characters of a remark: some four pages."""
HOOGSTENS_WAARDEN = 100
"""Values in one list; the longest list of choices has fewer, and none may stand there twice."""
DUBBELE_GEMEENTE = "de gemeente '{naam}' staat er twee keer; laat er één staan"


def is_onbekend(waarde: Any) -> bool:
    """Return whether a value says that the fact is unknown: None, an empty text or `onbekend`."""
    return waarde is None or (isinstance(waarde, str) and waarde.strip(WIT).lower() in ("", "onbekend", "~", "null"))


def gemeentesleutel(naam: str) -> str:
    """Return what two names of one municipality have in common: the name without capitals and spaces too many.

    A letter with its accent is one character or two (NFC, NFD of Unicode), and the Dutch IJ one or two, by the keyboard and the
    system; both are the same (NFKC). So are names that differ in characters that nobody sees (Unicode category Cf), which come
    along when text is pasted.
    """
    # Small letters can be composed where capitals cannot and the reverse, so both are brought into one form.
    klein = normalize("NFKC", normalize("NFKD", naam).casefold())
    return " ".join("".join(teken for teken in klein if category(teken) != "Cf").split())
