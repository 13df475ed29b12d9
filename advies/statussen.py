"""How certain an advice is, when it is for, and what its kind asks; closed sets that a type checker exhausts."""

from __future__ import annotations

from typing import Literal, NamedTuple, assert_never, get_args

from regels.taal import Soort, Sterkte
from regels.tijd import Tijd as Tijd

Status = Literal["zeker", "open", "uitgesloten"]
Staat = Literal["in_orde", "aandacht", "onbekend"]
TIJDEN: tuple[Tijd, ...] = get_args(Tijd)
"""Every time that an advice can be for, the present first."""
STATEN: tuple[Staat, ...] = ("aandacht", "in_orde", "onbekend")
"""Every state of a recommendation, what asks attention first."""
STATUSSEN: tuple[Status, ...] = get_args(Status)
"""Every status, the most certain first."""


def status_van(waar: bool | None) -> Status:
    """Return the status of a rule by the truth of its condition."""
    if waar is None:
        return "open"
    return "zeker" if waar else "uitgesloten"


class _Kenmerken(NamedTuple):
    """What a kind of conclusion asks of its reader.

    Args:
        aandacht: whether it asks attention for a recommendation that it is about.
        te_doen: whether a report tells it among what to do.
        raad: whether it is a piece of advice.
    """

    aandacht: bool
    te_doen: bool
    raad: bool


def _kenmerken(soort: Soort) -> _Kenmerken:
    match soort:
        case "voorwaarde" | "advies":
            return _Kenmerken(aandacht=True, te_doen=True, raad=True)
        case "risico":
            return _Kenmerken(aandacht=True, te_doen=True, raad=False)
        case "migratie":
            return _Kenmerken(aandacht=False, te_doen=True, raad=True)
        case "proceskeuze":
            return _Kenmerken(aandacht=False, te_doen=True, raad=False)
        case "reikwijdte" | "vorm" | "partner" | "kans" | "goede_praktijk" | "duiding" | "tegenspraak":
            return _Kenmerken(aandacht=False, te_doen=False, raad=False)
        case _:
            assert_never(soort)


def vraagt_aandacht(soort: Soort, sterkte: Sterkte) -> bool:
    """Return whether a rule of this kind and strength asks attention for a recommendation that it is about."""
    return _kenmerken(soort).aandacht or sterkte == "moet"


def is_te_doen(soort: Soort) -> bool:
    """Return whether a report tells conclusions of this kind among what to do; the others classify, allow or praise."""
    return _kenmerken(soort).te_doen


def is_raad(soort: Soort, sterkte: Sterkte) -> bool:
    """Return whether a rule of this kind and strength is a piece of advice: no classification, chance or explanation."""
    return _kenmerken(soort).raad and sterkte != "definitie"


def is_bevinding(soort: Soort, sterkte: Sterkte) -> bool:
    """Return whether a rule of this kind and strength asks to do something: a risk, a piece of advice, or what must be done."""
    return soort == "risico" or sterkte == "moet" or is_raad(soort, sterkte)
