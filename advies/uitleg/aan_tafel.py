"""Who sits at the table of a meeting: a party for each facts file, called after it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count
from pathlib import PurePath
from unicodedata import category

from advies.invoer import Feitenbestand
from advies.snellezer import feitkolommen
from advies.uitleg.partijen import Partij
from kennisbank.catalogus import catalogus
from kennisbank.onderbouwing import bespreekbare_feiten
from kennisbank.tekens import zichtbaar
from regels.sleutels import FeitSleutel

HOOGSTENS_PARTIJEN = 20
_BLANCO = frozenset("\u115f\u1160\u2800\u3164\uffa0")
"""What Unicode calls a letter or a sign, though nothing is drawn for it."""


def naam_van_bestand(pad: str) -> str:
    """Return what a party is called after its file: `hoofd_wiz.yaml` is "hoofd wiz".

    Args:
        pad: the file.
    """
    bestand = PurePath(pad)
    kort = bestand.stem.replace("_", " ")
    return " ".join(zichtbaar(kort if is_te_lezen(kort) else bestand.name).split())


def is_te_lezen(naam: str) -> bool:
    """Return whether a name shows anything: a letter, a digit or another sign, and not only what hides or is blank.

    Args:
        naam: the name as it was typed, or as a file has it.
    """
    return any(category(teken)[0] in "LNPS" and teken not in _BLANCO for teken in naam)


def partijen_van(bestanden: Sequence[Feitenbestand], namen: Sequence[str], *, zonder_namen: bool) -> list[Partij]:
    """Return the parties, each under a name of its own.

    Args:
        bestanden: what each answered.
        namen: what each is called; the same name for several gets a number, and who has no name that can be read is
            "partij" with a number.
        zonder_namen: whether they are called by number only.
    """
    eigen = ["" if zonder_namen else naam for naam in namen]
    uit = _uiteen(
        [zichtbaar(naam) if is_te_lezen(naam) else f"partij {nummer}" for nummer, naam in enumerate(eigen, start=1)]
    )
    return [Partij(naam, deel.geheugen, _bespreekbaar(deel)) for naam, deel in zip(uit, bestanden, strict=True)]


def _uiteen(namen: Sequence[str]) -> list[str]:
    """Return names that are all different: what several are called gets its place, or the next number that is free."""
    uit: list[str] = []
    bezet = set(namen)
    for plaats, naam in enumerate(namen, start=1):
        if namen.count(naam) == 1:
            uit.append(naam)
            continue
        genummerd = (f"{naam} ({nummer})" for nummer in count(plaats))
        uit.append(next(deel for deel in genummerd if deel not in bezet))
        bezet.add(uit[-1])
    return uit


def _bespreekbaar(bestand: Feitenbestand) -> frozenset[FeitSleutel]:
    feiten = bespreekbare_feiten(bestand.onderbouwing, catalogus().processen)
    return frozenset(map(FeitSleutel.lees, feiten & feitkolommen().keys()))
