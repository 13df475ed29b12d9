"""Errors for people: what is wrong, where, and what is allowed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from kennisbank.tekens import zichtbaar


class Plek(NamedTuple):
    """A position in a text file.

    Args:
        bestand: name of the file as the user gave it; "-" for standard input.
        regel: line, from 1.
        kolom: column in characters, from 1.
    """

    bestand: str
    regel: int
    kolom: int

    def __str__(self) -> str:
        return f"{self.bestand}:{self.regel}:{self.kolom}"


class Melding(NamedTuple):
    """One located error, in Dutch.

    Args:
        plek: where; None when the error has no place in a file (an unreadable path).
        tekst: what is wrong, what was found, what is allowed, what to do.
    """

    plek: Plek | None
    tekst: str

    def __str__(self) -> str:
        return zichtbaar(f"{self.plek}: {self.tekst}" if self.plek else self.tekst)


class InvoerFout(Exception):
    """Wrong input, told by one or more located messages.

    Args:
        meldingen: all errors that were found, in the order of the file.
    """

    def __init__(self, meldingen: Iterable[Melding]) -> None:
        self.meldingen: tuple[Melding, ...] = tuple(sorted(set(meldingen), key=_volgorde))
        super().__init__("\n".join(str(melding) for melding in self.meldingen))


def _volgorde(melding: Melding) -> tuple[str, int, int, str]:
    plek = melding.plek or Plek("", 0, 0)
    return (plek.bestand, plek.regel, plek.kolom, melding.tekst)


def bedoelde(naam: str, namen: Iterable[str]) -> str:
    """Return a Dutch hint with the nearest right name, or an empty string.

    Args:
        naam: what was found.
        namen: what is allowed.

    Returns:
        " Bedoelt u 'x'?" with a leading space, or "" when nothing is near.
    """
    from difflib import get_close_matches

    dichtbij = get_close_matches(naam.lower().replace("-", "_").replace(" ", "_"), list(namen), n=1, cutoff=0.6)
    return f" Bedoelt u '{dichtbij[0]}'?" if dichtbij else ""


def opsomming(namen: Sequence[str], voegwoord: str = "of") -> str:
    """Return "a, b of c".

    Args:
        namen: the items, in the order to show.
        voegwoord: the word before the last item.
    """
    if len(namen) < 2:
        return "".join(namen)
    return f"{', '.join(namen[:-1])} {voegwoord} {namen[-1]}"


def knip(tekst: str, lengte: int = 60) -> str:
    """Return the text on one line, cut to a length that fits in a message.

    Args:
        tekst: what the user typed.
        lengte: the most characters to show.
    """
    regel = " ".join("".join(teken if teken.isprintable() else " " for teken in tekst[: lengte * 4]).split())
    return regel if len(regel) <= lengte and len(tekst) <= lengte * 4 else f"{regel[:lengte]}…"
