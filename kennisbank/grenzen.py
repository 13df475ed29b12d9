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
        bij: `eigen_casus` when it holds only for a partnership that is itself a case of the publication; otherwise empty.
    """

    grens: str
    titel: str
    tekst: str
    elders: str
    bron: tuple[Bron, ...]
    bij: str = ""


def kennisgrenzen(*, eigen_casus: bool = False) -> tuple[Kennisgrens, ...]:
    """Return the limits of an advice.

    Args:
        eigen_casus: whether it is about a partnership that is itself a case of the publication.

    Raises:
        RegelFout: the file is wrong; every message is located.
    """
    return tuple(grens for grens in _alle() if not grens.bij or eigen_casus)


@cache
def _alle() -> tuple[Kennisgrens, ...]:
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
        lezer.sleutels(kaart, ["grens", "titel", "tekst", "elders", "bron"], ["bij"], "een grens")
        naam = lezer.naam(kaart, "grens")
        if naam in uit:
            lezer.fout(kaart, f"de grens '{naam}' staat er twee keer.")
        uit[naam] = Kennisgrens(
            naam,
            lezer.tekst(kaart, "titel"),
            lezer.tekst(kaart, "tekst"),
            lezer.tekst(kaart, "elders"),
            lees_bronnen(lezer, kaart),
            lezer.keuze(kaart, "bij", ("eigen_casus",)),
        )
    lezer.sluit_af()
    return tuple(uit.values())
