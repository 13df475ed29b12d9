"""A condition in the words of z3: when it is true and when it is false, in strong Kleene logic.

Each condition becomes a pair of formulas over the facts: one for true, one for false; where neither holds it is unknown
(the dual-rail reading of three-valued logic). The table of docs/semantiek.md is followed row by row, and a test compares
this reading with the mask engine.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, assert_never

import z3

from regels.bewijs.ruimte import Feitenruimte, Getal, Keuze, Soortgemeente
from regels.sleutels import AANTAL_GEMEENTEN, FeitSleutel
from regels.taal import (
    SCHAAL,
    AantalWaarden,
    Alle,
    Atoom,
    Bevat,
    EenVan,
    EenVanDe,
    ErIsGemeente,
    Gelijk,
    Grens,
    Niet,
    Vergelijk,
    Verschilt,
    Voorwaarde,
)


class Waarheid(NamedTuple):
    """The truth of a condition.

    Args:
        waar: when it is true.
        onwaar: when it is false.
    """

    waar: z3.BoolRef
    onwaar: z3.BoolRef


Afgeleid = Mapping[FeitSleutel, Waarheid]


def vertaal(voorwaarde: Voorwaarde, ruimte: Feitenruimte, afgeleid: Afgeleid) -> Waarheid:
    """Return when a condition is true and when it is false.

    Args:
        voorwaarde: a condition without `DIT`.
        ruimte: the facts; those that the condition reads are added to it.
        afgeleid: the truth of the derived facts, by key.
    """

    def atoom(deel: Atoom) -> Waarheid:
        if isinstance(deel, Gelijk) and deel.feit in afgeleid:
            return afgeleid[deel.feit]
        if deel not in ruimte.gelezen:  # a rule for each process reads most of its atoms again for each of them
            ruimte.gelezen[deel] = _atoom(deel, ruimte)
        return Waarheid(*ruimte.gelezen[deel])

    return _vouw(voorwaarde, atoom)


def _vouw(voorwaarde: Voorwaarde, atoom: Callable[[Atoom], Waarheid]) -> Waarheid:
    """Return the truth of a condition from that of its atoms."""
    match voorwaarde:
        case Alle(delen):
            paren = [_vouw(deel, atoom) for deel in delen]
            return Waarheid(z3.And(*(p.waar for p in paren)), z3.Or(*(p.onwaar for p in paren)))
        case EenVanDe(delen):
            paren = [_vouw(deel, atoom) for deel in delen]
            return Waarheid(z3.Or(*(p.waar for p in paren)), z3.And(*(p.onwaar for p in paren)))
        case Niet(deel):
            waar, onwaar = _vouw(deel, atoom)
            return Waarheid(onwaar, waar)
        case _:
            return atoom(voorwaarde)


def _atoom(atoom: Atoom, ruimte: Feitenruimte) -> Waarheid:
    match atoom:
        case Gelijk(feit, waarde):
            return _gekozen(ruimte.keuze(feit), (waarde,))
        case EenVan(feit, waarden):
            return _gekozen(ruimte.keuze(feit), waarden)
        case Vergelijk(feit, grens, getal):
            return _binnen(ruimte.grens(feit, getal), grens, getal)
        case Bevat(feit, waarde):
            verzameling = ruimte.verzameling(feit)
            lid = verzameling.waarden[waarde]
            return Waarheid(lid, z3.And(verzameling.bekend, z3.Not(lid)))
        case AantalWaarden(feit, grens, getal):
            verzameling = ruimte.verzameling(feit)
            return _als_bekend(verzameling.bekend, _aantal(list(verzameling.waarden.values()), grens, getal))
        case Verschilt(links, rechts):
            return _verschilt(ruimte, links, rechts)
        case ErIsGemeente(deel):
            return _er_is_gemeente(deel, ruimte)
        case _:
            assert_never(atoom)


def _als_bekend(bekend: z3.BoolRef, geldt: z3.BoolRef) -> Waarheid:
    return Waarheid(z3.And(bekend, geldt), z3.And(bekend, z3.Not(geldt)))


def _gekozen(keuze: Keuze, waarden: tuple[str, ...]) -> Waarheid:
    gezocht = [deel for naam, deel in keuze.waarden.items() if naam in waarden]
    ander = [deel for naam, deel in keuze.waarden.items() if naam not in waarden]
    return Waarheid(z3.Or(*gezocht), z3.Or(*ander))


def _binnen(getal: Getal, grens: Grens, waarde: int) -> Waarheid:
    return _als_bekend(getal.bekend, getal.minstens(waarde) if grens == "minstens" else getal.hoogstens(waarde))


def _aantal(leden: list[z3.BoolRef], grens: Grens, getal: int) -> z3.BoolRef:
    paren = [(lid, 1) for lid in leden]
    return z3.PbGe(paren, getal) if grens == "minstens" else z3.PbLe(paren, getal)


def _verschilt(ruimte: Feitenruimte, links: FeitSleutel, rechts: FeitSleutel) -> Waarheid:
    een, ander = ruimte.keuze(links), ruimte.keuze(rechts)
    # The reader of the rules refuses two facts that do not have the same values.
    gelijk = z3.Or(*(z3.And(deel, ander.waarden[naam]) for naam, deel in een.waarden.items()))
    return _als_bekend(z3.And(een.bekend, ander.bekend), z3.Not(gelijk))


def _er_is_gemeente(voorwaarde: Voorwaarde, ruimte: Feitenruimte) -> Waarheid:
    """True when a listed municipality satisfies it; false only when the list is complete and none does."""
    lijst, aantal = ruimte.gemeenten(), ruimte.getal(AANTAL_GEMEENTEN)
    paren = [(soort.aanwezig, _in_gemeente(voorwaarde, soort)) for soort in lijst.soorten]
    volledig = z3.And(aantal.bekend, aantal.stappen * aantal.stap == lijst.lengte * SCHAAL)
    waar = z3.And(lijst.bekend, z3.Or(*(z3.And(er, waarheid.waar) for er, waarheid in paren)))
    geen = z3.And(*(z3.Implies(er, waarheid.onwaar) for er, waarheid in paren))
    return Waarheid(waar, z3.And(lijst.bekend, volledig, geen))


def _in_gemeente(voorwaarde: Voorwaarde, soort: Soortgemeente) -> Waarheid:
    """Return the truth of a condition on the fields of one municipality."""

    def atoom(deel: Atoom) -> Waarheid:
        assert isinstance(deel, Gelijk | Vergelijk), f"a municipality has no {deel}"
        veld = soort.velden[deel.feit.naam]
        if isinstance(deel, Gelijk):
            assert isinstance(veld, Keuze)
            return _gekozen(veld, (deel.waarde,))
        assert isinstance(veld, Getal)
        return _binnen(veld, deel.grens, deel.getal)

    return _vouw(voorwaarde, atoom)
