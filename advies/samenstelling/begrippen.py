"""Terms of the glossary that an answer uses."""

from __future__ import annotations

from collections.abc import Iterable

from advies.antwoord import Advies, Begripsuitleg
from advies.begrippen import termen_in
from advies.motor.gevallen import Geval
from advies.motor.maskers import Maskermotor
from kennisbank.catalogus import Term


def uitgelegde_begrippen(zeker: Iterable[tuple[Geval, Advies]], motor: Maskermotor) -> tuple[Begripsuitleg, ...]:
    """Return the terms that the certain advices use, explained.

    Args:
        zeker: the certain advices, each with its rule.
        motor: the engine, which keeps what the texts of a rule use that are the same in every answer.
    """
    begrippen = motor.gevallen.bank.catalogus.begrippen
    gebruikt: set[str] = set()
    los: dict[str, None] = {}
    for geval, advies in zeker:
        regel = geval.regel
        vast = (regel.titel, regel.tekst, regel.uitleg, regel.kanttekening)
        for tekst in (advies.titel, advies.tekst, advies.uitleg, advies.kanttekening):
            if tekst in vast:
                gebruikt |= motor.onthoud("termen", tekst, lambda tekst=tekst: _namen(tekst, begrippen))  # type: ignore[misc]
            else:
                los[tekst] = None
        los |= dict.fromkeys(stap.tekst for stap in advies.omdat)
    gebruikt |= _namen("\n".join(los), begrippen)
    return tuple(Begripsuitleg(term.term, term.nu, term.uitleg) for term in begrippen if term.term in gebruikt)


def _namen(tekst: str, begrippen: tuple[Term, ...]) -> frozenset[str]:
    return frozenset(term.term for term in termen_in(tekst, begrippen))
