"""How certain an advice is, when it is for, and what its kind asks; closed sets that a type checker exhausts."""

from __future__ import annotations

from typing import Literal, assert_never, get_args

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


def _kenmerken(soort: Soort) -> tuple[bool, bool, bool]:
    """Return whether a kind asks attention for a recommendation, is told among what to do, and is a piece of advice."""
    match soort:
        case "voorwaarde" | "advies":
            return True, True, True
        case "risico":
            return True, True, False
        case "migratie":
            return False, True, True
        case "proceskeuze":
            return False, True, False
        case "reikwijdte" | "vorm" | "partner" | "kans" | "goede_praktijk" | "duiding" | "tegenspraak":
            return False, False, False
        case _:
            assert_never(soort)


def vraagt_aandacht(soort: Soort, sterkte: Sterkte) -> bool:
    """Return whether a rule of this kind and strength asks attention for a recommendation that it is about."""
    return _kenmerken(soort)[0] or sterkte == "moet"


def is_te_doen(soort: Soort) -> bool:
    """Return whether a report tells conclusions of this kind among what to do; the others classify, allow or praise."""
    return _kenmerken(soort)[1]


def is_raad(soort: Soort, sterkte: Sterkte) -> bool:
    """Return whether a rule of this kind and strength is a piece of advice: no classification, chance or explanation."""
    return _kenmerken(soort)[2] and sterkte != "definitie"


def is_bevinding(soort: Soort, sterkte: Sterkte) -> bool:
    """Return whether a rule of this kind and strength asks to do something: a risk, a piece of advice, or what must be done."""
    return soort == "risico" or sterkte == "moet" or is_raad(soort, sterkte)
