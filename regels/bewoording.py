"""The words of a rule: those of the alternative that is certain, or those that hold for each."""

from __future__ import annotations

from typing import NamedTuple

from regels.logica import voor_proces, waarheid
from regels.taal import Regel, Werkgeheugen


class Woorden(NamedTuple):
    """What a rule says, in words that fit the partnership.

    Args:
        titel: the advice in one line.
        tekst: what to do, or what it means here.
        kanttekening: what to keep in mind; may be empty.
    """

    titel: str
    tekst: str
    kanttekening: str


def bewoording(regel: Regel, proces: str, feiten: Werkgeheugen, geheugen: Werkgeheugen) -> Woorden:
    """Return the words of a rule, still with the names of facts between braces.

    The first alternative under `preciezer` that is certain gives the words. An alternative that is false or unknown gives
    none, so that a title never claims what is not known. Words for whose view it is go before the text of an alternative: a
    text that addresses another is wrong, one that is less precise is not.

    Args:
        regel: the rule.
        proces: key of the process, or empty.
        feiten: the facts on which the advice rests; none for a rule that does not apply or is open.
        geheugen: all known facts, with whose view it is.
    """
    titel, tekst = regel.titel, regel.tekst
    for deel in regel.preciezer:
        if waarheid(voor_proces(deel.als, proces) if proces else deel.als, feiten, {}):
            titel, tekst = deel.titel, deel.tekst or regel.tekst
            break
    return Woorden(titel, regel.tekst_bij(geheugen, tekst), regel.kanttekening)


def bewoording_achteraf(regel: Regel, vooraf: Woorden) -> Woorden:
    """Return the words for who is past the phases of a rule: its own for afterwards, as far as it has them.

    Args:
        regel: the rule.
        vooraf: its words for who is not.
    """
    anders = regel.achteraf
    if anders is None:
        return vooraf
    return Woorden(anders.titel or vooraf.titel, anders.tekst, anders.kanttekening or vooraf.kanttekening)
