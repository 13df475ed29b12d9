"""`advies diff` on two folders of rules: for which facts the advice changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advies.opdrachten.uitvoer import schrijf, schrijf_json
from advies.paden import is_map

if TYPE_CHECKING:
    from advies.evalueer import Adviseur

INGEBOUWD = "ingebouwd"
"""Stands on the command line for the rules that travel with this program."""


def is_regelmap(pad: str) -> bool:
    """Return whether an argument names rules and not a facts file."""
    return pad == INGEBOUWD or is_map(pad)


def vergelijk_regels(oud: str, nieuw: str, als_json: bool) -> None:
    """Write the difference between two rule bases to standard output, as text or JSON.

    Args:
        oud: a folder of rules, or `INGEBOUWD`.
        nieuw: the other.
        als_json: whether to write JSON.

    Raises:
        InvoerFout: a folder or a rule file is wrong, or z3 is not installed.
    """
    from advies.beheer.keuring import heeft_bewijs
    from kennisbank.meldingen import OntbrekendeExtra

    if not heeft_bewijs():
        raise OntbrekendeExtra.van("regels vergelijken gaat met z3", "bewijs")
    from advies.beheer.regelverschil import regelverschil
    from advies.weergave import regelverschil as weergave

    uitkomst = regelverschil(_adviseur(oud), _adviseur(nieuw))
    if als_json:
        schrijf_json(weergave.regelverschillenvorm(uitkomst))
    else:
        schrijf(weergave.als_tekst(uitkomst) + "\n", None)


def _adviseur(pad: str) -> Adviseur:
    from advies.beheer.regelmap import lees_regels
    from advies.evalueer import Adviseur
    from regels.eigen import regelbank

    return Adviseur(regelbank() if pad == INGEBOUWD else lees_regels(pad))
