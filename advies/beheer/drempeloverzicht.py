"""The thresholds of a rule base as a reader sees them: the number, where it comes from, and the rules that use it."""

from __future__ import annotations

from kennisbank.lean import dataclass
from regels.taal import SCHAAL, Grond, Regelbank


@dataclass(frozen=True, slots=True)
class Drempeloverzicht:
    """One threshold.

    Args:
        drempel: its name.
        plek: file, line and column where it stands.
        getal: the number.
        eenheid: its unit.
        grond: `tekst` when the publication gives the number, `afgeleid` when it is ours.
        bron_tekst: references, in Dutch.
        opmerking: what to keep in mind; may be empty.
        in_voorwaarden: the rules and derived facts whose condition compares with it.
        in_teksten: those of which a text names it.
    """

    drempel: str
    plek: str
    getal: float
    eenheid: str
    grond: Grond
    bron_tekst: tuple[str, ...]
    opmerking: str
    in_voorwaarden: tuple[str, ...]
    in_teksten: tuple[str, ...]


def drempeloverzicht(bank: Regelbank) -> tuple[Drempeloverzicht, ...]:
    """Return the thresholds of a rule base, in the order of their file.

    Args:
        bank: the rule base.
    """
    return tuple(
        Drempeloverzicht(
            drempel=drempel.naam,
            plek=str(drempel.plek),
            getal=drempel.getal / SCHAAL,
            eenheid=drempel.eenheid,
            grond=drempel.grond,
            bron_tekst=tuple(bron.tekst for bron in drempel.bron),
            opmerking=drempel.opmerking,
            in_voorwaarden=drempel.in_voorwaarden,
            in_teksten=drempel.in_teksten,
        )
        for drempel in bank.drempels
    )
