"""How wide a text is, and where it must be broken to fit a box of a picture.

The reader's font is not known when a picture is made. The widths are those of Helvetica (Adobe Font Metrics, units of 1/1000
em) with a margin for wider fonts such as DejaVu Sans; a text then fits in any of the usual fonts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_MARGE = 1.14
_NA_STREEPJE = re.compile(r"(?<=\w-)(?=\w)")
_SMAL = {
    **dict.fromkeys("ijl'|", 0.24),
    **dict.fromkeys("ftI.,:;/! ()[]", 0.30),
    **dict.fromkeys('r-`"', 0.36),
    **dict.fromkeys("cksvxyzJ*", 0.51),
    **dict.fromkeys("ABEKPSVXY&", 0.68),
    **dict.fromkeys("CDHNRUw", 0.73),
    **dict.fromkeys("GOQMm", 0.84),
    **dict.fromkeys("W%@", 0.98),
}
_GEWOON = 0.58
_BREED = 1.05


@lru_cache(maxsize=4096)
def _teken(teken: str) -> float:
    if teken in _SMAL:
        return _SMAL[teken]
    if unicodedata.combining(teken):
        return 0.0
    if ord(teken) < 0x250:
        basis = unicodedata.normalize("NFD", teken)[0]
        return _SMAL.get(basis, _GEWOON)
    return _BREED


def breedte(tekst: str, grootte: float, vet: bool = False) -> float:
    """Return the width of a text, in the unit of `grootte`; rather too wide than too narrow.

    Args:
        tekst: the text, on one line.
        grootte: size of the font.
        vet: whether it is bold.
    """
    return sum(map(_teken, tekst)) * grootte * _MARGE * (1.08 if vet else 1.0)


def breek(tekst: str, ruimte: float, grootte: float, *, hoogstens: int = 0, vet: bool = False) -> tuple[str, ...]:
    """Return a text in lines that fit; a word that is too long is broken.

    Args:
        tekst: the text.
        ruimte: the width that there is.
        grootte: size of the font.
        hoogstens: the number of lines; the last ends in "…" where the text goes on. 0 for no limit.
        vet: whether it is bold.

    Returns:
        The lines; one empty line for an empty text.
    """
    regels: list[str] = [""]
    for woord, tussen in _woorden(tekst):
        proef = f"{regels[-1]}{tussen}{woord}" if regels[-1] else woord
        if breedte(proef, grootte, vet) <= ruimte:
            regels[-1] = proef
            continue
        stukken = _in_stukken(woord, ruimte, grootte, vet)
        if regels[-1]:
            regels.extend(stukken)
        else:
            regels[-1:] = stukken
    if hoogstens and len(regels) > hoogstens:
        laatste = regels[hoogstens - 1]
        while laatste and breedte(laatste + "…", grootte, vet) > ruimte:
            laatste = laatste[:-1]
        regels = [*regels[: hoogstens - 1], laatste.rstrip() + "…"]
    return tuple(regels)


def _woorden(tekst: str) -> Iterator[tuple[str, str]]:
    """Yield each part that a line may break before, and what stands between it and the part before."""
    for woord in tekst.split():
        for nummer, deel in enumerate(_NA_STREEPJE.split(woord)):
            yield deel, "" if nummer else " "


def _in_stukken(woord: str, ruimte: float, grootte: float, vet: bool) -> list[str]:
    stukken = [""]
    for teken in woord:
        if stukken[-1] and breedte(stukken[-1] + teken, grootte, vet) > ruimte:
            stukken.append("")
        stukken[-1] += teken
    return stukken
