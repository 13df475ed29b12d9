"""What a rule base must say to who is past the phases of a rule: no order for then, but what can still be done."""

from __future__ import annotations

from advies.antwoord import is_bevinding
from kennisbank.meldingen import Melding
from regels.taal import Regelbank
from regels.tijd import kan_voorbij_zijn


def zonder_achteraf(bank: Regelbank) -> list[Melding]:
    """Return a message for each rule that asks to do something, whose phases can be past, and that has no words for that.

    Args:
        bank: the rule base.
    """
    return [
        Melding(
            regel.plek,
            f"regel '{regel.naam}' kan gelden als de fasen onder 'fase' voorbij zijn, en mist 'achteraf'. Schrijf onder"
            " 'achteraf' wat iemand dan nog kan doen, herstellen of leren; of noem bij 'fase' ook exploitatie.",
            code="regelbestand",
        )
        for regel in bank.regels
        if regel.achteraf is None
        and is_bevinding(regel.soort, regel.sterkte)
        and kan_voorbij_zijn(regel, bank.vocabulaire)
    ]
