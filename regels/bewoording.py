"""The words of a rule: those of the alternative that is certain, or those that hold for each."""

from __future__ import annotations

from regels.logica import voor_proces, waarheid
from regels.taal import Regel, Werkgeheugen


def bewoording(regel: Regel, proces: str, feiten: Werkgeheugen) -> tuple[str, str]:
    """Return the title and the text of a rule, still with the names of facts between braces.

    The first alternative under `preciezer` that is certain gives the words. An alternative that is false or unknown gives
    none, so that a title never claims what is not known.

    Args:
        regel: the rule.
        proces: key of the process, or empty.
        feiten: the facts on which the advice rests; none for a rule that does not apply or is open.
    """
    for deel in regel.preciezer:
        if waarheid(voor_proces(deel.als, proces), feiten, {}):
            return deel.titel, deel.tekst or regel.tekst
    return regel.titel, regel.tekst
