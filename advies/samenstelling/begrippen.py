"""Terms of the glossary that an answer uses."""

from __future__ import annotations

from advies.antwoord import Advies, Begripsuitleg
from advies.begrippen import termen_in
from kennisbank.catalogus import Term


def uitgelegde_begrippen(adviezen: tuple[Advies, ...], begrippen: tuple[Term, ...]) -> tuple[Begripsuitleg, ...]:
    """Return the terms that the certain advices use, explained.

    Args:
        adviezen: the advices of the answer.
        begrippen: the glossary.
    """
    zeker = [advies for advies in adviezen if advies.status == "zeker"]
    tekst = "\n".join(
        deel
        for advies in zeker
        for deel in (
            advies.titel,
            advies.tekst,
            advies.uitleg,
            advies.kanttekening,
            *(stap.tekst for stap in advies.omdat),
        )
    )
    return tuple(Begripsuitleg(term.term, term.nu, term.uitleg) for term in termen_in(tekst, begrippen))
