"""What happened in each case of the publication, and by what a partnership is recognised as that case."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

from kennisbank.bestanden import lees_data
from kennisbank.bronnen import Bron, lees_bronnen
from kennisbank.bundel import uit_bundel
from kennisbank.lean import dataclass
from kennisbank.lezer import Lezer, lees_kaarten
from kennisbank.yaml_knopen import Kaart

BESTAND = "kennisbank/casussen.yaml"
Oordeel = Literal["goed", "mis"]
Hoe = Literal["verwacht", "gezien", "gebleken"]


@dataclass(frozen=True, slots=True)
class Les:
    """What a case teaches.

    Args:
        tekst: what happened, or was expected, in Dutch.
        oordeel: whether it went well or wrong.
        hoe: `verwacht` (hoped, planned or feared), `gezien` (so it was during the research) or `gebleken` (it came out).
        bron: where the publication says so.
    """

    tekst: str
    oordeel: Oordeel
    hoe: Hoe
    bron: tuple[Bron, ...]


@dataclass(frozen=True, slots=True)
class Casusgegevens:
    """What is known of a dossier besides its facts.

    Args:
        dossier: key of the dossier.
        casus: number of the case of the publication that it is, or is part of; 1 to 6.
        namen: names by which it is recognised, besides that in its facts.
        lessen: what it teaches.
    """

    dossier: str
    casus: int
    namen: tuple[str, ...]
    lessen: tuple[Les, ...]


@cache
def casusgegevens() -> Mapping[str, Casusgegevens]:
    """Return what is known of each dossier besides its facts, by its key; read once.

    Raises:
        RegelFout: the file is wrong; every message is located.
    """
    return uit_bundel("casussen", lees_eigen_casusgegevens)


def lees_eigen_casusgegevens() -> Mapping[str, Casusgegevens]:
    """Read what is known of the dossiers of the package from its YAML file.

    Raises:
        RegelFout: the file is wrong; all messages at once.
    """
    return MappingProxyType(lees_casusgegevens(lees_data(BESTAND), BESTAND))


def lees_casusgegevens(inhoud: bytes, bestand: str) -> dict[str, Casusgegevens]:
    """Read what is known of the dossiers.

    Args:
        inhoud: the contents of the file.
        bestand: the name to use in messages.

    Raises:
        RegelFout: the file is wrong; all messages at once.
    """
    lezer, kaarten = lees_kaarten(inhoud, bestand, "een casus")
    uit: dict[str, Casusgegevens] = {}
    for kaart in kaarten:
        lezer.sleutels(kaart, ["dossier", "casus", "lessen"], ["namen"], "een casus")
        naam = lezer.naam(kaart, "dossier")
        if naam in uit:
            lezer.fout(kaart, f"het dossier '{naam}' staat er twee keer.")
        nummer = lezer.keuze(kaart, "casus", [str(nummer) for nummer in range(1, 7)], "0")
        uit[naam] = Casusgegevens(
            naam, int(nummer) if nummer.isdigit() else 0, lezer.teksten(kaart, "namen"), _lessen(lezer, kaart)
        )
    lezer.sluit_af()
    return uit


def _lessen(lezer: Lezer, kaart: Kaart) -> tuple[Les, ...]:
    uit: list[Les] = []
    for knoop in lezer.items(kaart, "lessen"):
        deel = lezer.kaart(knoop, "een les")
        if deel is not None:
            lezer.sleutels(deel, ["les", "oordeel", "hoe", "bron"], [], "een les")
            oordeel: Oordeel = lezer.keuze(deel, "oordeel", get_args(Oordeel))  # type: ignore[assignment]
            hoe: Hoe = lezer.keuze(deel, "hoe", get_args(Hoe))  # type: ignore[assignment]
            uit.append(Les(lezer.tekst(deel, "les"), oordeel, hoe, lees_bronnen(lezer, deel)))
    return tuple(uit)
