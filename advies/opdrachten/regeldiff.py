"""`advies diff` on two folders of rules: for which facts the advice changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advies.paden import is_map

if TYPE_CHECKING:
    from advies.evalueer import Adviseur

INGEBOUWD = "ingebouwd"
"""Stands on the command line for the rules that travel with this program."""


def is_regelmap(pad: str) -> bool:
    """Return whether an argument names rules and not a facts file."""
    return pad == INGEBOUWD or is_map(pad)


def vergelijk_regels(oud: str, nieuw: str, als_json: bool) -> str:
    """Return the difference between two rule bases, as text or JSON.

    Args:
        oud: a folder of rules, or `INGEBOUWD`.
        nieuw: the other.
        als_json: whether to return JSON.

    Raises:
        InvoerFout: a folder or a rule file is wrong, or z3 is not installed.
    """
    from advies.beheer.keuring import heeft_bewijs
    from kennisbank.meldingen import InvoerFout, Melding

    if not heeft_bewijs():
        tekst = "regels vergelijken gaat met z3. Installeer het met: pip install 'advies[bewijs]'"
        raise InvoerFout([Melding(None, tekst)])
    from advies.beheer.regelverschil import regelverschil
    from advies.weergave import regelverschil as weergave

    uitkomst = regelverschil(_adviseur(oud), _adviseur(nieuw))
    return weergave.als_json(uitkomst) if als_json else weergave.als_tekst(uitkomst) + "\n"


def _adviseur(pad: str) -> Adviseur:
    from advies.beheer.regelmap import lees_regels
    from advies.evalueer import Adviseur
    from regels.lezen import regelbank

    return Adviseur(regelbank() if pad == INGEBOUWD else lees_regels(pad))
