"""The check of a rule base: its tests, its coverage, its proof and the mutation of it, as one typed result."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advies.beheer.achteraf import zonder_achteraf
from advies.beheer.regelmap import Regelmap
from advies.beheer.toetsing import Dekking, voer_uit
from advies.evalueer import Adviseur
from advies.raad.opdrachten import zonder_opdracht
from kennisbank.lean import dataclass
from kennisbank.meldingen import Melding
from regels.dekking import ontbrekend
from regels.taal import Regelbank
from regels.vervallen import onjuist_vervallen

if TYPE_CHECKING:
    from advies.beheer.bewijsvoering import Bewijs
    from advies.beheer.mutatie import Mutatieverslag

MINSTE_SCORE = 0.95
"""The part of the changes that the rule tests must notice: the aim that this project set itself."""


@dataclass(frozen=True, slots=True)
class Keuring:
    """What the check of a rule base found.

    Args:
        bank: the rule base.
        dekking: how far the rule tests reach; None when there are none to run.
        uitspraken: number of statements of the publication; None when there is no list.
        meldingen: rule tests that fail, rules without a test, statements without a rule, facts that no
            rule reads, rules without words for afterwards.
        bewijs: the proof; None when it was left out.
        mutaties: the mutation; None when it was left out.
    """

    bank: Regelbank
    dekking: Dekking | None
    uitspraken: int | None
    meldingen: tuple[Melding, ...]
    bewijs: Bewijs | None
    mutaties: Mutatieverslag | None

    @property
    def goed(self) -> bool:
        """Whether nothing was found."""
        bewezen = self.bewijs is None or not self.bewijs.bevindingen
        return not self.meldingen and bewezen and (self.mutaties is None or self.mutaties.score >= MINSTE_SCORE)


def keur(regelmap: Regelmap, adviseur: Adviseur, *, bewijs: bool, mutaties: bool) -> Keuring:
    """Check a rule base.

    Args:
        regelmap: the rule base and what it is checked against.
        adviseur: the evaluator with the same rule base.
        bewijs: whether to prove it (extra `advies[bewijs]`).
        mutaties: whether to change it in every small way (the same extra); asks for rule tests.

    Raises:
        ImportError: z3 is asked for and not installed.
        GetuigeFout: the engines do not confirm what the proof says.
        Onbeslist: z3 did not decide a question in time.
    """
    meldingen: list[Melding] = []
    dekking = None
    if regelmap.toetsen is not None:
        gezakt, dekking = voer_uit(regelmap.toetsen, adviseur)
        meldingen += gezakt
    if regelmap.stellingen is not None:
        meldingen += ontbrekend(regelmap.bank, regelmap.stellingen)
        meldingen += zonder_opdracht(regelmap.bank)
    meldingen += zonder_achteraf(regelmap.bank)
    meldingen += onjuist_vervallen(regelmap.bank, regelmap.vervallen)
    return Keuring(
        regelmap.bank,
        dekking,
        None if regelmap.stellingen is None else len(regelmap.stellingen),
        tuple(meldingen),
        _bewijs(regelmap, adviseur) if bewijs else None,
        _mutaties(regelmap, adviseur) if mutaties else None,
    )


def _bewijs(regelmap: Regelmap, adviseur: Adviseur) -> Bewijs:
    from advies.beheer.bewijsvoering import bewijs

    return bewijs(adviseur, regelmap.eisen)


def _mutaties(regelmap: Regelmap, adviseur: Adviseur) -> Mutatieverslag:
    from advies.beheer.mutatie import muteer

    return muteer(adviseur, regelmap.toetsen or ())


def heeft_bewijs() -> bool:
    """Return whether the extra `advies[bewijs]` is installed."""
    from importlib.util import find_spec

    return find_spec("z3") is not None
