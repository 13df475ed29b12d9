"""A fact that changes, in Dutch: what the least change and the first steps are made of."""

from __future__ import annotations

from advies.evaluatie import Evaluatie
from advies.woorden.feiten import feitnaam, ruwe_waarde, waardetekst
from kennisbank.feitsoorten import JaNee
from kennisbank.lean import dataclass
from kennisbank.vocabulaire import FeitDefinitie
from regels.sleutels import FeitSleutel
from regels.taal import FeitWaarde


@dataclass(frozen=True, slots=True)
class Zet:
    """One fact that changes.

    Args:
        feit: its key.
        kort: short Dutch label.
        van: the value now, in Dutch; "onbekend" when it is not known.
        naar: the new value, in Dutch.
        waarde: the new value, as in a facts file.
        bron_tekst: where the publication speaks of the fact.
    """

    feit: str
    kort: str
    van: str
    naar: str
    waarde: str
    bron_tekst: tuple[str, ...]


def maak_zet(evaluatie: Evaluatie, sleutel: FeitSleutel, waarde: FeitWaarde) -> Zet:
    """Return the change of one fact.

    Args:
        evaluatie: the partnership, evaluated.
        sleutel: the fact.
        waarde: the new value, as in working memory.
    """
    feit = evaluatie.feiten[sleutel.naam]
    nu = evaluatie.geheugen.get(sleutel)
    return Zet(
        str(sleutel),
        feitnaam(feit, sleutel.proces),
        "onbekend" if nu is None else _tekst(feit, nu),
        _tekst(feit, waarde),
        ruwe_waarde(waarde),
        tuple(bron.tekst for bron in feit.bron),
    )


def _tekst(feit: FeitDefinitie, waarde: FeitWaarde) -> str:
    return str(waarde) if isinstance(feit.soort, JaNee) else waardetekst(feit, waarde)
