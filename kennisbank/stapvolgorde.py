"""What comes first within one recommendation: a fact that is to be changed before others."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast, get_args

from kennisbank.bestanden import lees_data
from kennisbank.bronnen import Bron, lees_bronnen
from kennisbank.bundel import uit_bundel
from kennisbank.lean import dataclass
from kennisbank.lezer import lees_kaarten
from kennisbank.vocabulaire import vocabulaire

Grond = Literal["tekst", "afgeleid"]
BESTAND = "kennisbank/stapvolgorde.yaml"


@dataclass(frozen=True, slots=True)
class Voorrang:
    """A fact that comes before others.

    Args:
        eerst: the fact that is changed first.
        daarna: the facts that are changed after it.
        grond: `tekst` (the publication says so) or `afgeleid` (ours).
        bron: where it stands, or from what it follows.
    """

    eerst: str
    daarna: tuple[str, ...]
    grond: Grond
    bron: tuple[Bron, ...]


@cache
def stapvolgorde() -> tuple[Voorrang, ...]:
    """Return what comes first, read once.

    Raises:
        RegelFout: the file is wrong; every message is located.
    """
    return uit_bundel("stapvolgorde", lees_eigen_stapvolgorde)


def lees_eigen_stapvolgorde() -> tuple[Voorrang, ...]:
    """Read what comes first from the YAML file of the package.

    Raises:
        RegelFout: the file is wrong; all messages at once.
    """
    return lees_stapvolgorde(lees_data(BESTAND), BESTAND)


def lees_stapvolgorde(inhoud: bytes, bestand: str) -> tuple[Voorrang, ...]:
    """Read a list of what comes first.

    Args:
        inhoud: the contents of the file.
        bestand: the name to use in messages.

    Raises:
        InvoerFout: the list is wrong, or goes round in a circle; all messages at once.
    """
    lezer, kaarten = lees_kaarten(inhoud, bestand, "een volgorde")
    uit: list[Voorrang] = []
    na: dict[str, set[str]] = {}
    for kaart in kaarten:
        lezer.sleutels(kaart, ["eerst", "daarna", "grond", "bron"], [], "een volgorde")
        eerst = lezer.keuze(kaart, "eerst", vocabulaire().feiten)
        daarna = lezer.teksten(kaart, "daarna", vocabulaire().feiten)
        na.setdefault(eerst, set()).update(daarna)
        if any(eerst in _bereikbaar(na, feit) for feit in daarna):
            lezer.fout(kaart, f"zo komt '{eerst}' voor zichzelf. Haal een van de volgorden weg.", gevonden=eerst)
        grond = cast("Grond", lezer.keuze(kaart, "grond", get_args(Grond)))
        uit.append(Voorrang(eerst, daarna, grond, lees_bronnen(lezer, kaart)))
    lezer.sluit_af()
    return tuple(uit)


def _bereikbaar(na: dict[str, set[str]], feit: str) -> set[str]:
    uit: set[str] = set()
    open_ = [feit]
    while open_:
        deel = open_.pop()
        if deel not in uit:
            uit.add(deel)
            open_ += na.get(deel, ())
    return uit
