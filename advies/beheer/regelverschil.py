"""The difference in meaning of two rule bases, each example replayed in the engines first (extra `advies[bewijs]`)."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from advies.antwoord import Status, status_van
from advies.beheer.bewijsvoering import GetuigeFout
from advies.evalueer import Adviseur
from kennisbank.lean import dataclass
from kennisbank.vocabulaire import FeitDefinitie
from regels.bewijs.verschil import Regelverschil, vergelijk
from regels.sleutels import RegelSleutel
from regels.taal import Werkgeheugen


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A change in meaning with the advice before and after, as the engines gave it.

    Args:
        verschil: the change.
        was: status with the old rules; None when the rule did not exist.
        wordt: status with the new rules; None when the rule does not exist any more.
    """

    verschil: Regelverschil
    was: Status | None
    wordt: Status | None


@dataclass(frozen=True, slots=True)
class Regelverschillen:
    """What differs between two rule bases.

    Args:
        voorbeelden: the changes in meaning, each with the smallest facts that show it.
        hernoemd: pairs of names of rules that mean the same.
        alleen_tekst: rules of which only words, references or strength changed.
        gelijk: how many rules are the same in everything.
        feiten: the vocabulary in which the examples are written.
    """

    voorbeelden: tuple[Voorbeeld, ...]
    hernoemd: tuple[tuple[str, str], ...]
    alleen_tekst: tuple[str, ...]
    gelijk: int
    feiten: Mapping[str, FeitDefinitie]


def regelverschil(oud: Adviseur, nieuw: Adviseur) -> Regelverschillen:
    """Return how the meaning of a rule base changed.

    Args:
        oud: the evaluator with the old rules.
        nieuw: the evaluator with the new rules.

    Raises:
        GetuigeFout: the engines do not confirm that the advice differs.
        Onbeslist: z3 did not decide a question in time.
        ImportError: z3 is not installed.
    """
    uitkomst = vergelijk(oud.bank, nieuw.bank)
    voorbeelden = tuple(_speel_na(oud, nieuw, verschil) for verschil in uitkomst.verschillen)
    feiten = {**oud.bank.vocabulaire.feiten, **nieuw.bank.vocabulaire.feiten}
    return Regelverschillen(
        voorbeelden, uitkomst.hernoemd, uitkomst.alleen_tekst, uitkomst.gelijk, MappingProxyType(feiten)
    )


def _speel_na(oud: Adviseur, nieuw: Adviseur, verschil: Regelverschil) -> Voorbeeld:
    was = _status(oud, verschil.oud.naam, verschil) if verschil.oud else None
    wordt = _status(nieuw, verschil.nieuw.naam, verschil) if verschil.nieuw else None
    klopt = was == wordt == "zeker" if verschil.wat == "andere_conclusie" else was != wordt
    if not klopt:
        raise GetuigeFout(verschil.sleutel, verschil.voorbeeld, None, None)
    return Voorbeeld(verschil, was, wordt)


def _status(adviseur: Adviseur, regel: str, verschil: Regelverschil) -> Status:
    geheugen: Werkgeheugen = verschil.voorbeeld
    beoordeling = adviseur.beoordeel(geheugen)
    paren = zip(beoordeling.motor.gevallen.regels, beoordeling.status, strict=True)
    return next(status_van(waar) for geval, waar in paren if geval.sleutel == RegelSleutel(regel, verschil.proces))
