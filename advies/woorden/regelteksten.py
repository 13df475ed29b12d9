"""Texts of rules, with the names between braces as values or as words."""

from __future__ import annotations

import re
from collections.abc import Mapping

from advies.woorden.feiten import waardetekst
from advies.woorden.letters import hoofdletter
from advies.woorden.processen import procesnaam
from kennisbank.vocabulaire import FeitDefinitie
from regels.sleutels import FeitSleutel
from regels.taal import Werkgeheugen

_INVULPLEK = re.compile(r"\{([a-z0-9_.]+)\}")


def heeft_plekken(tekst: str) -> bool:
    """Return whether a text of a rule has names between braces, so that it differs with the facts."""
    return "{" in tekst


def vul_in(tekst: str, proces: str, geheugen: Werkgeheugen, feiten: Mapping[str, FeitDefinitie]) -> str:
    """Return a text of a rule with the names between braces replaced by values.

    Args:
        tekst: text with `{proces}` and names of facts.
        proces: key of the process, or empty.
        geheugen: the known facts; a fact that is not known keeps its label, for a rule that is still open.
        feiten: the vocabulary.
    """
    if not heeft_plekken(tekst):
        return tekst

    def waarde(vondst: re.Match[str]) -> str:
        genoemd = FeitSleutel.lees(vondst[1])
        if genoemd.naam == "proces":
            return procesnaam(proces)
        feit = feiten[genoemd.naam]
        bekend = geheugen.get(FeitSleutel(feit.naam, (genoemd.proces or proces) if feit.per_proces else ""))
        return f"({feit.kort}: nog onbekend)" if bekend is None else waardetekst(feit, bekend)

    ingevuld = _INVULPLEK.sub(waarde, tekst)
    return hoofdletter(ingevuld) if tekst.startswith("{") else ingevuld


def leesbaar(tekst: str, feiten: Mapping[str, FeitDefinitie]) -> str:
    """Return a text of a rule with the names between braces as words, for who reads the rule and no partnership.

    Args:
        tekst: the text, with places such as `{omvang_wiz_fte}`.
        feiten: the vocabulary.
    """

    def woord(vondst: re.Match[str]) -> str:
        naam = FeitSleutel.lees(vondst[1]).naam
        return "dit proces" if naam == "proces" else f"‹{feiten[naam].kort}›"

    uit = _INVULPLEK.sub(woord, tekst)
    return hoofdletter(uit)
