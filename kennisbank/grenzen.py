"""Where the advice ends: what the publication does not speak of, and where to go for it."""

from __future__ import annotations

from functools import cache

from kennisbank.bestanden import lees_data
from kennisbank.bronnen import Bron, lees_bronnen
from kennisbank.bundel import uit_bundel
from kennisbank.lean import dataclass
from kennisbank.lezer import lees_kaarten

BESTAND = "kennisbank/grenzen.yaml"


@dataclass(frozen=True, slots=True)
class Kennisgrens:
    """One limit of the advice.

    Args:
        grens: its key.
        titel: what it is about, in Dutch.
        tekst: what the advice does not know.
        elders: where to go for it.
        bron: what in the publication shows it.
    """

    grens: str
    titel: str
    tekst: str
    elders: str
    bron: tuple[Bron, ...]


@cache
def kennisgrenzen() -> tuple[Kennisgrens, ...]:
    """Return the limits, read once.

    Raises:
        RegelFout: the file is wrong; every message is located.
    """
    return uit_bundel("grenzen", lees_eigen_kennisgrenzen)


def lees_eigen_kennisgrenzen() -> tuple[Kennisgrens, ...]:
    """Read the limits of the package from its YAML file.

    Raises:
        RegelFout: the file is wrong; all messages at once.
    """
    return lees_kennisgrenzen(lees_data(BESTAND), BESTAND)


def lees_kennisgrenzen(inhoud: bytes, bestand: str) -> tuple[Kennisgrens, ...]:
    """Read a list of limits.

    Args:
        inhoud: the contents of the file.
        bestand: the name to use in messages.

    Raises:
        InvoerFout: the list is wrong; all messages at once.
    """
    lezer, kaarten = lees_kaarten(inhoud, bestand, "een grens")
    uit: dict[str, Kennisgrens] = {}
    for kaart in kaarten:
        lezer.sleutels(kaart, ["grens", "titel", "tekst", "elders", "bron"], [], "een grens")
        naam = lezer.naam(kaart, "grens")
        if naam in uit:
            lezer.fout(kaart, f"de grens '{naam}' staat er twee keer.")
        uit[naam] = Kennisgrens(
            naam,
            lezer.tekst(kaart, "titel"),
            lezer.tekst(kaart, "tekst"),
            lezer.tekst(kaart, "elders"),
            lees_bronnen(lezer, kaart),
        )
    lezer.sluit_af()
    return tuple(uit.values())
