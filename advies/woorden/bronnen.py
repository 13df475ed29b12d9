"""References to the publication in one text."""

from __future__ import annotations

from collections.abc import Iterable

from regels.taal import Grond

EIGEN = "eigen afleiding, niet letterlijk in de publicatie"


def bronnen(teksten: Iterable[str], grond: Grond = "tekst") -> str:
    """Return references in one text, each once.

    Args:
        teksten: the references, in Dutch.
        grond: `afgeleid` adds that what rests on them is ours.
    """
    uit = "; ".join(dict.fromkeys(teksten))
    return f"{uit} ({EIGEN})" if grond == "afgeleid" else uit
