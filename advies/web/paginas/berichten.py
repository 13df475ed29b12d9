"""What a page still has to tell after a save in the file: kept beside that file's server, so that no address holds a fact."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from threading import Lock

HOOGSTENS = 32
"""The most that are kept; of more the oldest are forgotten."""


class Berichten:
    """Sentences that the next page shows, under a name that tells nothing."""

    def __init__(self) -> None:
        self._slot = Lock()
        self._klaar: dict[str, tuple[str, ...]] = {}

    def leg_klaar(self, zinnen: Sequence[str]) -> str:
        """Keep sentences, and return the name under which they can be had.

        Args:
            zinnen: the sentences.
        """
        naam = secrets.token_urlsafe(9)
        with self._slot:
            self._klaar[naam] = tuple(zinnen)
            while len(self._klaar) > HOOGSTENS:
                del self._klaar[next(iter(self._klaar))]
        return naam

    def haal(self, naam: str) -> tuple[str, ...]:
        """Return the sentences of a name, again as often as the page is loaded; none when they are forgotten.

        Args:
            naam: the name.
        """
        with self._slot:
            return self._klaar.get(naam, ())
