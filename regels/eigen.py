"""The rule base that travels with the package; from the compiled file where that counts, so that the reader is not loaded."""

from __future__ import annotations

from functools import cache

from kennisbank.bestanden import datanamen, lees_data
from kennisbank.bundel import uit_bundel
from kennisbank.catalogus import catalogus
from kennisbank.lagen import actieve_lagen, per_lagen
from kennisbank.lean import anders
from kennisbank.vocabulaire import basisvocabulaire
from regels.taal import Regelbank

BASIS = "regels/basis"
"""The folder with the rules."""
TOON_REGELS = "Met 'advies rules' ziet u alle namen."
"""Where to look when a rule was named that does not exist."""


@per_lagen
def regelbank() -> Regelbank:
    """Return the rule base that travels with the package, with the layers that are on, read and checked once.

    Raises:
        RegelFout: a rule file is wrong; all messages at once.
    """
    lagen = actieve_lagen()
    if not lagen:
        return basisbank()
    from regels.lagen import combineer

    return combineer(basisbank(), lagen)


@cache
def basisbank() -> Regelbank:
    """Return the rule base that travels with the package, without layers, read and checked once.

    Raises:
        RegelFout: a rule file is wrong; all messages at once.
    """
    bank = uit_bundel("regelbank", lees_eigen_regelbank)
    return anders(bank, vocabulaire=basisvocabulaire(), catalogus=catalogus())


def is_basisbank(bank: Regelbank) -> bool:
    """Return whether a rule base is that of `basisbank` itself, of which more is in the compiled file; reads nothing."""
    return basisbank.cache_info().currsize > 0 and bank is basisbank()


def lees_eigen_regelbank() -> Regelbank:
    """Read the rule base that travels with the package from its YAML files.

    Raises:
        RegelFout: a rule file is wrong; all messages at once.
    """
    from regels.lezen import lees_regelbank

    return lees_regelbank({naam: lees_data(naam) for naam in datanamen(BASIS)})
