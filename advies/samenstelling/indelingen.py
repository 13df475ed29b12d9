"""Classifications: what the rules conclude of the form, the partner and the choices."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from advies.antwoord import STATUSSEN, Indeling, Status
from advies.motor.gevallen import Geval
from kennisbank.catalogus import Begrip
from regels.taal import PER_PROCES


class Indelingen:
    """Gathers what the rules conclude.

    Args:
        gevallen: each case of a rule, and its status.
        conclusies: the values of each classification.
    """

    def __init__(
        self, gevallen: Iterable[tuple[Geval, Status]], conclusies: Mapping[str, Mapping[str, Begrip]]
    ) -> None:
        self._conclusies = conclusies
        self._gevonden: dict[tuple[str, str, str], dict[Status, list[str]]] = {}
        for geval, status in gevallen:
            dan = geval.regel.dan
            if dan is not None:
                proces = geval.proces or (geval.regel.over if dan.over in PER_PROCES else "")
                per_status = self._gevonden.setdefault((dan.over, proces, dan.waarde), {})
                per_status.setdefault(status, []).append(geval.regel.naam)

    def van(self, over: str, proces: str = "") -> tuple[Indeling, ...]:
        """Return every value of a classification, with its best status, in the order of the catalogue."""
        uit: list[Indeling] = []
        for waarde, begrip in self._conclusies[over].items():
            per_status = self._gevonden.get((over, proces, waarde), {})
            for status in STATUSSEN:
                if status in per_status:
                    uit.append(_indeling(begrip, status, per_status[status]))
                    break
        return tuple(uit)


def _indeling(begrip: Begrip, status: Status, regels: list[str]) -> Indeling:
    return Indeling(begrip.sleutel, begrip.naam, begrip.omschrijving, status, tuple(regels))
