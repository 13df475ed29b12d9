"""Sensitivity: the facts that an advice rests on, and how far a number is from the bounds that matter."""

from __future__ import annotations

from advies.afleiding import Afleiding
from advies.antwoord import Laagbewijs, Uitgezet
from advies.evaluatie import Evaluatie
from advies.proefwaarden import andere_waarden
from advies.samenstelling.lagen import laagbewijzen, uitgezet
from advies.uitleg.wijziging import steunt_op
from advies.woorden.feiten import feitnaam, getal, waardetekst
from kennisbank.lean import dataclass
from kennisbank.vocabulaire import FeitDefinitie
from regels.logica import atomen
from regels.sleutels import FeitSleutel
from regels.taal import Sterkte, Vergelijk


@dataclass(frozen=True, slots=True)
class Steunpunt:
    """One certain advice and the single facts whose change would undo it.

    Args:
        regel: name of the rule.
        proces: key of the process, or empty.
        titel: the advice in one line.
        feiten: the keys of those facts; empty when no single fact can undo it.
        feiten_tekst: the labels of those facts, in the same order.
    """

    regel: str
    proces: str
    titel: str
    feiten: tuple[str, ...]
    feiten_tekst: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Afstand:
    """How far a number is from a bound in the rule base.

    Args:
        feit: key of the fact.
        kort: short Dutch label.
        waarde: the value, in Dutch with its unit.
        grens: the bound, in Dutch with its unit.
        afstand: how far, in Dutch with its unit; "0" when the value is the bound itself.
        regels: the rules that have this bound.
    """

    feit: str
    kort: str
    waarde: str
    grens: str
    afstand: str
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gevoeligheid:
    """On what the advice rests.

    Args:
        steunpunten: each certain advice of strength "moet", with the facts that alone undo it.
        afstanden: each known number, with its distance to each bound in the rule base.
        lagen: the layers that were on, by name; not in the JSON when there were none.
        uitgeschakeld: the rules of the publication that they switched off; not in the JSON when there are none.
    """

    steunpunten: tuple[Steunpunt, ...]
    afstanden: tuple[Afstand, ...]
    lagen: tuple[Laagbewijs, ...] = ()
    uitgeschakeld: tuple[Uitgezet, ...] = ()


def gevoeligheid(evaluatie: Evaluatie) -> Gevoeligheid:
    """Return on what the advice rests.

    Args:
        evaluatie: the partnership, evaluated.
    """
    bank = evaluatie.bank
    return Gevoeligheid(steunpunten(evaluatie), afstanden(evaluatie), laagbewijzen(bank), uitgezet(bank))


def steunpunten(evaluatie: Evaluatie, sterkte: Sterkte = "moet") -> tuple[Steunpunt, ...]:
    """Return, for each certain advice of a strength, the known facts whose change alone would undo it.

    Every other value of a choice is tried, a set with one value added or taken away, and for a number a value on each side of
    each bound in the rule base.

    Args:
        evaluatie: the partnership, evaluated.
        sterkte: the strength of the advices to look at.
    """
    geheugen, afleiding = evaluatie.geheugen, Afleiding(evaluatie)
    uit: list[Steunpunt] = []
    for nummer, (geval, waar) in enumerate(evaluatie.gevallen()):
        if not waar or geval.regel.sterkte != sterkte:
            continue
        feiten = [
            feit
            for feit in steunt_op(evaluatie.motor, geval)
            if feit in geheugen
            and any(
                evaluatie.met({feit: waarde}).status[nummer] is not True for waarde in andere_waarden(evaluatie, feit)
            )
        ]
        titel = afleiding.woorden(geval, afleiding.waarom(geval)).titel
        namen = tuple(feitnaam(evaluatie.feiten[feit.naam], feit.proces) for feit in feiten)
        uit.append(Steunpunt(geval.regel.naam, geval.proces, titel, tuple(map(str, feiten)), namen))
    return tuple(uit)


def afstanden(evaluatie: Evaluatie) -> tuple[Afstand, ...]:
    """Return, for each known number that rules read, how far it is from each bound, nearest first within a fact.

    Args:
        evaluatie: the partnership, evaluated.
    """
    grenzen: dict[FeitSleutel, dict[int, dict[str, None]]] = {}
    for regel in evaluatie.bank.regels:
        for atoom in atomen(regel.als) if regel.soort != "tegenspraak" else ():
            if isinstance(atoom, Vergelijk):
                grenzen.setdefault(atoom.feit, {}).setdefault(atoom.getal, {})[regel.naam] = None
    uit: list[Afstand] = []
    for sleutel, waarde in evaluatie.geheugen.items():
        feit = evaluatie.feiten[sleutel.naam]
        if isinstance(waarde, int):
            for grens, regels in sorted(grenzen.get(sleutel, {}).items(), key=lambda deel: abs(deel[0] - waarde)):
                uit.append(_afstand(sleutel, feit, waarde, grens, tuple(regels)))
    return tuple(uit)


def _afstand(sleutel: FeitSleutel, feit: FeitDefinitie, waarde: int, grens: int, regels: tuple[str, ...]) -> Afstand:
    verschil = abs(waarde - grens)
    return Afstand(
        str(sleutel),
        feitnaam(feit, sleutel.proces),
        waardetekst(feit, waarde),
        waardetekst(feit, grens),
        waardetekst(feit, verschil) if verschil else getal(0),
        regels,
    )
