"""The words for the closed sets: kinds, strengths, statuses, states, times, actors and phases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, assert_never

from kennisbank.catalogus import FASEN, Actor, Fase
from kennisbank.meldingen import opsomming

if TYPE_CHECKING:
    from advies.statussen import Staat, Status, Tijd
    from regels.taal import Plaats, Soort, Sterkte


def telling(aantal: int, een: str, meer: str) -> str:
    """Return a number with its noun: "1 risico", "2 risico's".

    Args:
        aantal: the number.
        een: the noun for one.
        meer: the noun for any other number.
    """
    return f"{aantal} {een if aantal == 1 else meer}"


def sterktewoord(sterkte: Sterkte) -> str:
    """Return the word for a strength."""
    match sterkte:
        case "moet" | "mag":
            return sterkte
        case "zou_moeten":
            return "aanbevolen"
        case "waargenomen_vaker":
            return "gezien in meer casussen"
        case "waargenomen_eens":
            return "gezien in één casus"
        case "definitie":
            return "indeling"
        case _:
            assert_never(sterkte)


def soortwoord(soort: Soort) -> str:
    """Return the words for a kind of rule."""
    return soort.replace("_", " ")


def statuswoord(status: Status) -> str:
    """Return the words for a status."""
    match status:
        case "zeker" | "uitgesloten":
            return status
        case "open":
            return "hangt af van wat nog onbekend is"
        case _:
            assert_never(status)


def staatwoord(staat: Staat) -> str:
    """Return the words for the state of a recommendation."""
    match staat:
        case "in_orde":
            return "in orde"
        case "aandacht":
            return "vraagt aandacht"
        case "onbekend":
            return "nog onbekend"
        case _:
            assert_never(staat)


def tijdwoord(tijd: Tijd) -> str:
    """Return the words for when an advice is for."""
    match tijd:
        case "nu":
            return tijd
        case "straks":
            return "straks, in een latere fase"
        case "terugblik":
            return "om op terug te kijken: dit hoorde bij een eerdere fase; ga na wat u alsnog kunt herstellen"
        case _:
            assert_never(tijd)


def plaatswoord(plaats: Plaats) -> str:
    """Return the words for what a rule means for the place of its process; empty for nothing."""
    match plaats:
        case "":
            return plaats
        case "past_niet":
            return "past niet"
        case "niet_belegd":
            return "niet belegd"
        case _:
            assert_never(plaats)


def _actor(actor: Actor) -> str:
    match actor:
        case "bestuur" | "management":
            return actor
        case "ict_ers":
            return "ict'ers"
        case _:
            assert_never(actor)


def _fase(fase: Fase) -> str:
    match fase:
        case "orientatie":
            return "oriëntatie"
        case "ontwerp" | "realisatie" | "exploitatie":
            return fase
        case _:
            assert_never(fase)


def wie(namen: Sequence[Actor]) -> str:
    """Return who acts: "bestuur en management"."""
    return opsomming([_actor(naam) for naam in namen], "en")


def fase(namen: Sequence[Fase]) -> str:
    """Return the phases; "alle fasen" when it matters in each."""
    return (
        "alle fasen" if len(namen) == len(FASEN) else opsomming([_fase(naam) for naam in FASEN if naam in namen], "en")
    )
