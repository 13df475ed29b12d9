"""Moments that come back: what the publication asks to do again and again, and how often where it says so."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast, get_args

from kennisbank.bestanden import lees_data
from kennisbank.bronnen import Bron, lees_bronnen
from kennisbank.bundel import uit_bundel
from kennisbank.catalogus import ACTOREN, FASEN, Actor, Fase
from kennisbank.lean import dataclass
from kennisbank.lezer import Lezer, lees_kaarten
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import Kaart

Grond = Literal["tekst", "afgeleid"]

BESTAND = "kennisbank/momenten.yaml"
_VERPLICHT = ("moment", "titel", "uitleg", "wie", "fase", "grond", "bron")
_VRIJ = ("per_jaar", "feit", "bij")
_DELERS = ("1", "2", "3", "4", "6", "12")
"""How often a year a moment can be: as many times as there are whole months between."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A moment that comes back.

    Args:
        moment: its key.
        titel: what it is, in Dutch.
        uitleg: what to do then, or what the publication says of it.
        per_jaar: how often a year the publication names; 0 when it names no number.
        wie: who is there.
        fase: the phases in which it matters.
        feit: the fact that says whether it is held; empty when there is none.
        bij: the values of that fact at which it is.
        grond: `tekst` (the publication asks for it) or `afgeleid` (ours, from what it tells).
        bron: where it stands.
    """

    moment: str
    titel: str
    uitleg: str
    per_jaar: int
    wie: tuple[Actor, ...]
    fase: tuple[Fase, ...]
    feit: str
    bij: tuple[str, ...]
    grond: Grond
    bron: tuple[Bron, ...]


@cache
def momenten() -> tuple[Moment, ...]:
    """Return the moments, read once.

    Raises:
        RegelFout: the file is wrong; every message is located.
    """
    return uit_bundel("momenten", lees_eigen_momenten)


def lees_eigen_momenten() -> tuple[Moment, ...]:
    """Read the moments of the package from their YAML file.

    Raises:
        RegelFout: the file is wrong; all messages at once.
    """
    return lees_momenten(lees_data(BESTAND), BESTAND)


def lees_momenten(inhoud: bytes, bestand: str) -> tuple[Moment, ...]:
    """Read a list of moments.

    Args:
        inhoud: the contents of the file.
        bestand: the name to use in messages.

    Raises:
        InvoerFout: the list is wrong; all messages at once.
    """
    lezer, kaarten = lees_kaarten(inhoud, bestand, "een moment")
    uit: dict[str, Moment] = {}
    for kaart in kaarten:
        lezer.sleutels(kaart, _VERPLICHT, _VRIJ, "een moment")
        naam = lezer.naam(kaart, "moment")
        if naam in uit:
            lezer.fout(kaart, f"het moment '{naam}' staat er twee keer.")
        feit, bij = _feit(lezer, kaart)
        uit[naam] = Moment(
            naam,
            lezer.tekst(kaart, "titel"),
            lezer.tekst(kaart, "uitleg"),
            int(lezer.keuze(kaart, "per_jaar", _DELERS, "0") or 0),
            cast("tuple[Actor, ...]", lezer.teksten(kaart, "wie", ACTOREN)),
            cast("tuple[Fase, ...]", lezer.teksten(kaart, "fase", FASEN)),
            feit,
            bij,
            cast("Grond", lezer.keuze(kaart, "grond", get_args(Grond))),
            lees_bronnen(lezer, kaart),
        )
    lezer.sluit_af()
    return tuple(uit.values())


def _feit(lezer: Lezer, kaart: Kaart) -> tuple[str, tuple[str, ...]]:
    """Return the fact that says whether the moment is held, and at which values it is."""
    feiten = vocabulaire().feiten
    naam = lezer.keuze(kaart, "feit", [naam for naam, feit in feiten.items() if feit.mag() and not feit.per_proces])
    mag = feiten[naam].mag() if naam in feiten else ()
    bij = lezer.teksten(kaart, "bij", mag)
    if bool(naam) != bool(bij):
        lezer.fout(kaart, "'feit' en 'bij' horen bij elkaar: noem het feit, en de waarden waarbij het moment er is.")
    return naam, bij
