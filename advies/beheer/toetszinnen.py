"""The tests of the rules in words: from which facts a rule must apply, must not apply, or must stay open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from advies.antwoord import status_van
from advies.beheer.boekbladen import Toetszin
from advies.beheer.toetsing import Toets
from advies.werkgeheugen import werkgeheugen
from advies.woorden.feiten import feitzin
from advies.woorden.processen import procesnaam
from regels.taal import Regelbank


def toetszinnen(toetsen: Iterable[Toets], bank: Regelbank) -> Mapping[str, tuple[Toetszin, ...]]:
    """Return the tests of each rule in words, those in which it applies first.

    Args:
        toetsen: the tests.
        bank: the rule base that they speak of.
    """
    feiten = bank.vocabulaire.feiten
    uit: dict[str, dict[Toetszin, None]] = {}
    for toets in toetsen:
        geheugen = werkgeheugen(toets.verband)
        zinnen = tuple(feitzin(feiten[feit.naam], feit.proces, waarde) for feit, waarde in geheugen.items())
        for sleutel, waar in toets.verwacht.items():
            proces = procesnaam(sleutel.proces) if sleutel.proces else ""
            uit.setdefault(sleutel.regel, {})[Toetszin(status_van(waar), proces, zinnen)] = None
    volgorde = {"zeker": 0, "uitgesloten": 1, "open": 2}
    return {naam: tuple(sorted(delen, key=lambda deel: volgorde[deel.uitkomst])) for naam, delen in uit.items()}
