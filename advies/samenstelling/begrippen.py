"""Terms of the glossary that an answer uses."""

from __future__ import annotations

from advies.antwoord import Advies, Begripsuitleg
from kennisbank.catalogus import Term


def uitgelegde_begrippen(adviezen: tuple[Advies, ...], begrippen: tuple[Term, ...]) -> tuple[Begripsuitleg, ...]:
    """Return the terms that the certain advices use, explained.

    Args:
        adviezen: the advices of the answer.
        begrippen: the glossary.
    """
    zeker = [advies for advies in adviezen if advies.status == "zeker"]
    tekst = " ".join(
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
    return tuple(
        Begripsuitleg(term.term, term.nu, term.uitleg)
        for term in begrippen
        if (_staat_erin(term.term, tekst) if " " not in term.term else term.term in tekst)
    )


def _staat_erin(woord: str, tekst: str) -> bool:
    """Return whether a text has this word, whole; only letters, digits, `_` and `&` are of a word."""
    plaats = tekst.find(woord)
    while plaats >= 0:
        if not any(
            map(_van_een_woord, (tekst[plaats - 1 : plaats], tekst[plaats + len(woord) : plaats + len(woord) + 1]))
        ):
            return all(map(_van_een_woord, woord))
        plaats = tekst.find(woord, plaats + 1)
    return False


def _van_een_woord(teken: str) -> bool:
    return teken.isalnum() or teken in ("_", "&")
