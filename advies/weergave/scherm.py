"""A screen of plain text: what a console of rich is where there is no terminal, without loading rich."""

from __future__ import annotations

from io import StringIO


class Scherm:
    """Keeps plain text of a fixed width.

    Args:
        breedte: columns.
    """

    color_system: None = None

    def __init__(self, breedte: int) -> None:
        self.width = breedte
        self.file = StringIO()

    def lijn(self) -> None:
        """Add an empty line and a line across."""
        self.file.write("\n" + "─" * self.width + "\n")
