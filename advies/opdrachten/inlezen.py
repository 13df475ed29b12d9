"""How a command reads facts: what is worth knowing about a file, although nothing is wrong, goes to standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kennisbank.meldingen import Melding
from kennisbank.tekens import zichtbaar

if TYPE_CHECKING:
    from advies.invoer import Feitenbestand


def lees_feiten(pad: str) -> Feitenbestand:
    """Read a facts file, and tell what is worth knowing about it.

    Args:
        pad: path, or "-" for standard input.

    Raises:
        InvoerFout: the file cannot be read or is wrong; all errors at once.
    """
    from advies.invoer import lees_feiten as lees

    bestand = lees(pad)
    let_op(bestand.meldingen)
    return bestand


def let_op(meldingen: Iterable[Melding]) -> None:
    """Write warnings to standard error, one a line."""
    for melding in meldingen:
        sys.stderr.write(f"Let op: {zichtbaar(str(melding))}\n")
