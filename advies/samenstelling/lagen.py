"""With which layers an answer was made, and what they switched off: the same in every answer."""

from __future__ import annotations

from advies.antwoord import Laagbewijs, Uitgezet
from advies.woorden.regelteksten import leesbaar
from regels.taal import Regelbank


def laagbewijzen(bank: Regelbank) -> tuple[Laagbewijs, ...]:
    """Return the layers over a rule base, by name, each with its source and check sum.

    Args:
        bank: the rule base, with its layers.
    """
    return tuple(
        Laagbewijs(
            laag.naam,
            laag.titel,
            f"{laag.bron.tekst}, {laag.bron.uitgave}",
            laag.vingerafdruk,
            sum(regel.laag == laag.naam for regel in bank.regels),
        )
        for laag in bank.lagen
    )


def uitgezet(bank: Regelbank) -> tuple[Uitgezet, ...]:
    """Return the rules of the publication that layers switched off, each with the reason.

    Args:
        bank: the rule base, with its layers.
    """
    feiten = bank.vocabulaire.feiten
    return tuple(
        Uitgezet(deel.regel.naam, leesbaar(deel.regel.titel, feiten), deel.laag, deel.reden)
        for deel in bank.uitgeschakeld
    )
