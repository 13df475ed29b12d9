"""The compiled form of all that is read from YAML, made when the package is built (`hatch_build.py`)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from advies.casussen import lees_dossiers
from advies.motor.gevallen import normaalvorm
from advies.motor.vertaling import vertaal
from advies.woorden.teksten import lees_teksten
from kennisbank.bronnen import lees_publicatie
from kennisbank.bundel import bundel
from kennisbank.casussen import lees_eigen_casusgegevens
from kennisbank.catalogus import Catalogus, lees_catalogus
from kennisbank.grenzen import lees_eigen_kennisgrenzen
from kennisbank.kenners import lees_eigen_kenners
from kennisbank.kernvragen import lees_eigen_kernvragen
from kennisbank.momenten import lees_eigen_momenten
from kennisbank.stapvolgorde import lees_eigen_stapvolgorde
from kennisbank.vocabulaire import Vocabulaire, lees_vocabulaire
from regels.afwegingen import lees_eigen_afwegingen
from regels.dvo import lees_eigen_onderdelen
from regels.eigen import lees_eigen_regelbank
from regels.taal import Regelbank

TEKSTEN = ("advies/schrijfschemas/teksten.yaml", "advies/rapport/teksten.yaml", "advies/weergave/teksten.yaml")
ONDERDELEN: dict[str, Callable[[], object]] = {
    "publicatie": lees_publicatie,
    "kenners": lees_eigen_kenners,
    "vocabulaire": lees_vocabulaire,
    "catalogus": lees_catalogus,
    "regelbank": lambda: _alleen_regels(lees_eigen_regelbank()),
    "normaalvorm": lambda: normaalvorm(lees_eigen_regelbank()),
    "vertaling": lambda: vertaal(lees_eigen_regelbank()),
    "afwegingen": lees_eigen_afwegingen,
    "dvo": lees_eigen_onderdelen,
    "dossiers": lees_dossiers,
    "casussen": lees_eigen_casusgegevens,
    "grenzen": lees_eigen_kennisgrenzen,
    "kernvragen": lees_eigen_kernvragen,
    "momenten": lees_eigen_momenten,
    "stapvolgorde": lees_eigen_stapvolgorde,
    **{bestand: partial(lees_teksten, bestand) for bestand in TEKSTEN},
}
"""What is in the compiled file, by name, and what reads it from YAML."""


def maak_bundel() -> bytes:
    """Return the contents of the compiled file.

    Raises:
        InvoerFout: a YAML file is wrong; all messages at once.
    """
    return bundel({naam: lees() for naam, lees in ONDERDELEN.items()})


def _alleen_regels(bank: Regelbank) -> Regelbank:
    """Return a rule base without the vocabulary and the catalogues, which are in the file already."""
    return replace(bank, vocabulaire=Vocabulaire({}, {}, {}, {}), catalogus=Catalogus({}, {}, {}, (), {}, {}))
