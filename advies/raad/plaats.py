"""Place: the given facts that show whether today's place of an ict process fits."""

from __future__ import annotations

from collections.abc import Mapping

from advies.afleiding import Afleiding, Stap
from advies.motor.gevallen import Geval
from regels.logica import verwijzingen
from regels.plaats import Plaatsoordeel, Plaatsvraag, regelnaam
from regels.sleutels import FeitSleutel
from regels.taal import Voorwaarde


def waarom_plaats(
    vraag: Plaatsvraag,
    oordeel: Plaatsoordeel,
    waarheid: Mapping[FeitSleutel, bool | None],
    gevallen: Mapping[FeitSleutel, Geval],
    afleiding: Afleiding,
) -> tuple[Stap, ...]:
    """Return the given facts that show a verdict: those of what is certain for it, and for `past` those that exclude objections.

    Args:
        vraag: when which verdict holds.
        oordeel: the verdict.
        waarheid: the truth of each rule, by the key of `regelfeit`.
        gevallen: each case of a rule, by the same key.
        afleiding: explains the cases.
    """
    uitvoering = FeitSleutel("uitvoering", vraag.proces)
    bekend = uitvoering in afleiding.evaluatie.geheugen and oordeel != "onbekend"
    uit = {str(uitvoering): afleiding.gegeven(uitvoering)} if bekend else {}
    for naam, wanneer in vraag.redenen[oordeel]:
        regel = _regel(naam, wanneer)
        if waarheid[regel]:
            uit |= _gegeven(afleiding.waarom(gevallen[regel]))
    for naam, wanneer in vraag.redenen["niet_belegd"] if oordeel == "past" else ():
        regel = _regel(naam, wanneer)
        if waarheid[regel] is False:
            uit |= _gegeven(afleiding.waarom_niet(gevallen[regel]))
    return tuple(uit.values())


def _regel(naam: str, wanneer: Voorwaarde) -> FeitSleutel:
    return next(feit for feit in verwijzingen(wanneer) if regelnaam(feit) == naam)


def _gegeven(stappen: tuple[Stap, ...]) -> dict[str, Stap]:
    return {stap.feit: stap for deel in stappen for stap in deel.gegeven()}
