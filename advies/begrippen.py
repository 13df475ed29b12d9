"""Which terms of the glossary a text uses."""

from __future__ import annotations

from advies.woorden.letters import hoofdletter
from kennisbank.catalogus import Term


def termen_in(tekst: str, begrippen: tuple[Term, ...]) -> tuple[Term, ...]:
    """Return the terms of the glossary that stand in a text, in the order of the glossary.

    A term counts as a whole word, also where it begins a sentence.

    Args:
        tekst: the text.
        begrippen: the glossary.
    """
    return tuple(
        term for term in begrippen if _staat_erin(term.term, tekst) or _staat_erin(hoofdletter(term.term), tekst)
    )


def _staat_erin(woord: str, tekst: str) -> bool:
    """Return whether a text has this word or these words, whole; only letters, digits, `_` and `&` are of a word."""
    plaats = tekst.find(woord)
    while plaats >= 0:
        if not any(
            map(_van_een_woord, (tekst[plaats - 1 : plaats], tekst[plaats + len(woord) : plaats + len(woord) + 1]))
        ):
            return True
        plaats = tekst.find(woord, plaats + 1)
    return False


def _van_een_woord(teken: str) -> bool:
    return teken.isalnum() or teken in ("_", "&")
