"""The first letter of a text: a capital where a sentence begins, and none where it goes on behind other words."""

from __future__ import annotations


def hoofdletter(tekst: str) -> str:
    """Return a text that begins with a capital; of "één" only the second letter keeps its accent.

    Args:
        tekst: any text; may be empty.
    """
    return f"Eén{tekst[3:]}" if tekst.startswith("één") else tekst[:1].upper() + tekst[1:]


def kleine_letter(tekst: str) -> str:
    """Return a text as it stands behind other words: without a capital, unless it begins with an abbreviation.

    Args:
        tekst: any text; may be empty.
    """
    if tekst.startswith("Eén"):
        return f"één{tekst[3:]}"
    return tekst if tekst[1:2].isupper() else tekst[:1].lower() + tekst[1:]
