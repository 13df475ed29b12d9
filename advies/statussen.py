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


def is_te_doen(soort: Soort) -> bool:
    """Return whether a kind of advice asks to do something; the others classify, allow or praise."""
    match soort:
        case "risico" | "voorwaarde" | "advies":
            return True
        case "reikwijdte" | "vorm" | "partner" | "proceskeuze" | "migratie":
            return False
        case "kans" | "goede_praktijk" | "duiding" | "tegenspraak":
            return False
        case _:
            assert_never(soort)


def _is_raad(soort: Soort) -> bool:
    match soort:
        case "voorwaarde" | "advies" | "migratie":
            return True
        case "reikwijdte" | "vorm" | "partner" | "proceskeuze" | "risico":
            return False
        case "kans" | "goede_praktijk" | "duiding" | "tegenspraak":
            return False
        case _:
            assert_never(soort)


def is_raad(soort: Soort, sterkte: Sterkte) -> bool:
    """Return whether a rule of this kind and strength is a piece of advice: no classification, chance or explanation."""
    return _is_raad(soort) and sterkte != "definitie"


def is_bevinding(soort: Soort, sterkte: Sterkte) -> bool:
    """Return whether a rule of this kind and strength asks to do something: a risk, a piece of advice, or what must be done."""
    return soort == "risico" or sterkte == "moet" or is_raad(soort, sterkte)
