"""The options of `advies evaluate`, and what they ask for: everything, a glance, or the names only (`--kort`)."""

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
        volledig: whether to show the whole advice as text.
        over: the parts to show as text; empty for no choice.
    """

    kort: bool
    formaat: str
    uitvoer: str | None
    alles: bool
    motor: str
    streng: bool
    volledig: bool = False
    over: tuple[str, ...] = ()

    @property
    def is_overzicht(self) -> bool:
        """Whether text is to be a glance, and not the advice itself."""
        return not (self.volledig or self.alles or self.over)


def is_samenvatting(bestanden: Sequence[str], keuzen: Keuzen) -> bool:
    """Return whether the answer is asked in one glance as JSON."""
    return keuzen.kort and keuzen.formaat == "json" and keuzen.motor != MOTOR and not any(map(is_tabel, bestanden))


def is_kort(bestanden: Sequence[str], keuzen: Keuzen) -> bool:
    """Return whether names only are asked: `--kort`, what only goes with it, or a table."""
    if is_samenvatting(bestanden, keuzen):
        return False
    return keuzen.kort or keuzen.formaat in FORMATEN[1:] or keuzen.motor == MOTOR or any(map(is_tabel, bestanden))
