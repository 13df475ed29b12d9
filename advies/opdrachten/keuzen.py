"""The options of `advies evaluate`, and whether they ask for the names only (`--kort`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from advies.tabel.namen import is_tabel

FORMATEN = ("csv", "jsonl", "parquet")
MOTOR = "kolommen"


class Keuzen(NamedTuple):
    """The options of the command.

    Args:
        kort: whether `--kort` was given.
        formaat: form of the result.
        uitvoer: path of the file; None or "-" for standard output.
        alles: whether what is open or excluded is told as well.
        motor: "beide", "referentie" or "kolommen".
        streng: whether to end with 1 when certain advice says that something must be done.
    """

    kort: bool
    formaat: str
    uitvoer: str | None
    alles: bool
    motor: str
    streng: bool


def is_kort(bestanden: Sequence[str], keuzen: Keuzen) -> bool:
    """Return whether the command is for here: `--kort`, what only goes with it, or a table."""
    return keuzen.kort or keuzen.formaat in FORMATEN[1:] or keuzen.motor == MOTOR or any(map(is_tabel, bestanden))
