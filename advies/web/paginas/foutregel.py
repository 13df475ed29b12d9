"""What is wrong on a page, in a line that leads to its field; without starlette."""

from __future__ import annotations

from kennisbank.lean import dataclass


@dataclass(frozen=True, slots=True)
class Foutregel:
    """A line of a summary of errors.

    Args:
        anker: id of the field that it is about; empty for none.
        tekst: what is wrong.
    """

    anker: str
    tekst: str
