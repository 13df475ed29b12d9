"""References to the publication in one text."""

from __future__ import annotations

from collections.abc import Iterable

from regels.taal import Grond

EIGEN = "eigen afleiding, niet letterlijk in de publicatie"
EIGEN_LAAG = "eigen afleiding van de laag, niet letterlijk in haar bron"


def bronnen(teksten: Iterable[str], grond: Grond = "tekst", *, laag: str = "") -> str:
    """Return references in one text, each once.

    Args:
        teksten: the references, in Dutch.
        grond: `afgeleid` adds that what rests on them is ours.
        laag: the layer that what rests on them is of; empty for the publication.
    """
    uit = "; ".join(dict.fromkeys(teksten))
    return f"{uit} ({EIGEN_LAAG if laag else EIGEN})" if grond == "afgeleid" else uit
