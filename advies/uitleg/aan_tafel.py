"""Who sits at the table of a meeting: a party for each facts file, called after it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath

from advies.invoer import Feitenbestand
from advies.snellezer import feitkolommen
from advies.uitleg.partijen import Partij
from kennisbank.catalogus import catalogus
from kennisbank.onderbouwing import bespreekbare_feiten
from kennisbank.tekens import zichtbaar
from regels.sleutels import FeitSleutel

HOOGSTENS_PARTIJEN = 20


def naam_van_bestand(pad: str) -> str:
    """Return what a party is called after its file: `hoofd_wiz.yaml` is "hoofd wiz".

    Args:
        pad: the file.
    """
    return " ".join(zichtbaar(PurePath(pad).stem).replace("_", " ").split())


def partijen_van(bestanden: Sequence[Feitenbestand], namen: Sequence[str], *, zonder_namen: bool) -> list[Partij]:
    """Return the parties, each under a name of its own.

    Args:
        bestanden: what each answered.
        namen: what each is called; the same name for several gets a number.
        zonder_namen: whether they are called by number only.
    """
    uit = [zichtbaar(naam) for naam in namen]
    if zonder_namen:
        uit = [f"partij {nummer}" for nummer in range(1, len(bestanden) + 1)]
    else:
        uit = [f"{naam} ({nummer})" if uit.count(naam) > 1 else naam for nummer, naam in enumerate(uit, start=1)]
    return [Partij(naam, deel.geheugen, _bespreekbaar(deel)) for naam, deel in zip(uit, bestanden, strict=True)]


def _bespreekbaar(bestand: Feitenbestand) -> frozenset[FeitSleutel]:
    feiten = bespreekbare_feiten(bestand.onderbouwing, catalogus().processen)
    return frozenset(map(FeitSleutel.lees, feiten & feitkolommen().keys()))
