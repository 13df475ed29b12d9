"""Three-valued logic of conditions: evaluation, negation and normal form.

Strong Kleene logic (S. C. Kleene, Introduction to Metamathematics, 1952, section 64): `None` is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import assert_never

from kennisbank.lean import anders, dataclass
from regels.sleutels import AANTAL_GEMEENTEN, DIT, GEMEENTEN, FeitSleutel
from regels.taal import (
    PROCES,
    SCHAAL,
    AantalWaarden,
    Alle,
    Atoom,
    Bevat,
    EenVan,
    EenVanDe,
    ErIsGemeente,
    Gelijk,
    GemeenteGegevens,
    Grens,
    Niet,
    Regel,
    Vergelijk,
    Verschilt,
    Voorwaarde,
    Werkgeheugen,
)

Afgeleid = Mapping[FeitSleutel, bool | None]


def niet(waarde: bool | None) -> bool | None:
    """Return the Kleene negation."""
    return None if waarde is None else not waarde


def en(waarden: Iterable[bool | None]) -> bool | None:
    """Return the Kleene conjunction; True for none."""
    uit: bool | None = True
    for waarde in waarden:
        if waarde is False:
            return False
        if waarde is None:
            uit = None
    return uit


def of(waarden: Iterable[bool | None]) -> bool | None:
    """Return the Kleene disjunction; False for none."""
    return niet(en(niet(waarde) for waarde in waarden))


def binnen(waarde: int, grens: Grens, getal: int) -> bool:
    """Return whether a number keeps to a bound."""
    return waarde >= getal if grens == "minstens" else waarde <= getal


def waarheid(voorwaarde: Voorwaarde, geheugen: Werkgeheugen, afgeleid: Afgeleid) -> bool | None:
    """Return the truth of a condition, None when unknown.

    This is the definition that both engines are tested against: plain, and in no hurry.

    Args:
        voorwaarde: a condition without `DIT`.
        geheugen: the known facts.
        afgeleid: the truth of the derived facts, by key.
    """
    match voorwaarde:
        case Alle(delen):
            return en(waarheid(deel, geheugen, afgeleid) for deel in delen)
        case EenVanDe(delen):
            return of(waarheid(deel, geheugen, afgeleid) for deel in delen)
        case Niet(deel):
            return niet(waarheid(deel, geheugen, afgeleid))
        case Gelijk(feit) if feit in afgeleid:
            return afgeleid[feit]
        case _:
            return waarheid_atoom(voorwaarde, geheugen)


def waarheid_atoom(atoom: Atoom, geheugen: Werkgeheugen) -> bool | None:
    """Return the truth of an atom over base facts, None when a fact it needs is unknown."""
    if isinstance(atoom, ErIsGemeente):
        return _er_is_gemeente(atoom, geheugen)
    if isinstance(atoom, Verschilt):
        links, rechts = geheugen.get(atoom.links), geheugen.get(atoom.rechts)
        return None if links is None or rechts is None else links != rechts
    waarde = geheugen.get(atoom.feit)
    if waarde is None:
        return None
    match atoom:
        case Gelijk(_, gezocht):
            return waarde == gezocht
        case EenVan(_, gezochte):
            return waarde in gezochte
        case Vergelijk(_, grens, getal):
            assert isinstance(waarde, int)
            return binnen(waarde, grens, getal)
        case Bevat(_, gezocht):
            assert isinstance(waarde, frozenset)
            return gezocht in waarde
        case AantalWaarden(_, grens, getal):
            assert isinstance(waarde, frozenset)
            return binnen(len(waarde), grens, getal)
        case _:
            assert_never(atoom)


def _er_is_gemeente(atoom: ErIsGemeente, geheugen: Werkgeheugen) -> bool | None:
    """True when one municipality satisfies it; false only when all are listed and none does."""
    lijst = geheugen.get(GEMEENTEN)
    if not isinstance(lijst, tuple):
        return None
    velden = tuple(verwijzingen(atoom.voorwaarde))
    uitkomst = of(_waarheid_gemeente(atoom.voorwaarde, velden, gemeente) for gemeente in lijst)
    if uitkomst is False and not _volledig(lijst, geheugen):
        return None
    return uitkomst


def _volledig(lijst: tuple[GemeenteGegevens, ...], geheugen: Werkgeheugen) -> bool:
    return geheugen.get(AANTAL_GEMEENTEN) == len(lijst) * SCHAAL


def _waarheid_gemeente(
    voorwaarde: Voorwaarde, velden: tuple[FeitSleutel, ...], gemeente: GemeenteGegevens
) -> bool | None:
    return waarheid(voorwaarde, {veld: gemeente[veld.naam] for veld in velden if veld.naam in gemeente}, {})


def tegendeel(voorwaarde: Voorwaarde) -> Voorwaarde:
    """Return the negation, pushed down to the atoms (De Morgan's laws hold in Kleene logic)."""
    match voorwaarde:
        case Niet(deel):
            return deel
        case Alle(delen):
            return EenVanDe(tuple(tegendeel(deel) for deel in delen))
        case EenVanDe(delen):
            return Alle(tuple(tegendeel(deel) for deel in delen))
        case _:
            return Niet(voorwaarde)


@dataclass(frozen=True, slots=True)
class Literaal:
    """An atom, asserted or denied."""

    atoom: Atoom
    waar: bool


Tak = tuple[Literaal, ...]
"""A conjunction of literals: one way in which a condition can be true."""


class TeVeelTakken(Exception):
    """A condition has more than `HOOGSTENS_TAKKEN` ways to be true."""


HOOGSTENS_TAKKEN = 64
"""Ways in which a condition may be true, and a derived fact also false; each is a rule of durable-rules."""


def takken(voorwaarde: Voorwaarde) -> tuple[Tak, ...]:
    """Return the disjunctive normal form, without branches that another branch covers.

    Distribution and absorption hold in Kleene logic, so the normal form has the same truth as the condition for every
    working memory, also where facts are unknown.

    Raises:
        TeVeelTakken: there are more than `HOOGSTENS_TAKKEN` branches.
    """
    gevonden: dict[frozenset[Literaal], _Deeltak] = {}
    for tak in _takken(voorwaarde, True):
        gevonden.setdefault(frozenset(tak), tak)
    return tuple(tuple(tak) for eigen, tak in gevonden.items() if not any(ander < eigen for ander in gevonden))


_Deeltak = dict[Literaal, None]
"""A branch under construction: its literals in order, none twice."""


def _takken(voorwaarde: Voorwaarde, waar: bool) -> list[_Deeltak]:
    match voorwaarde:
        case Niet(deel):
            return _takken(deel, not waar)
        case Alle(delen) if waar:
            return _product(delen, waar)
        case EenVanDe(delen) if not waar:
            return _product(delen, waar)
        case Alle(delen) | EenVanDe(delen):
            return _som(delen, waar)
        case _:
            return [{Literaal(voorwaarde, waar): None}]


def _som(delen: tuple[Voorwaarde, ...], waar: bool) -> list[_Deeltak]:
    uit: dict[frozenset[Literaal], _Deeltak] = {}
    for deel in delen:
        for tak in _takken(deel, waar):
            if not tak:  # always true, which covers every other branch
                return [{}]
            uit.setdefault(frozenset(tak), tak)
        _hoogstens(len(uit))
    return list(uit.values())


def _product(delen: tuple[Voorwaarde, ...], waar: bool) -> list[_Deeltak]:
    uit: list[_Deeltak] = [{}]
    for deel in delen:
        keuzes = _takken(deel, waar)
        _hoogstens(len(uit) * len(keuzes))
        if len(keuzes) == 1:  # in place, so that a long list of conditions costs no more than its length
            for tak in uit:
                tak.update(*keuzes)
        else:
            samen = ({**links, **rechts} for links in uit for rechts in keuzes)
            uit = list({frozenset(tak): tak for tak in reversed(list(samen))}.values())[::-1]
    return uit


def _hoogstens(aantal: int) -> None:
    if aantal > HOOGSTENS_TAKKEN:
        raise TeVeelTakken


def atomen(voorwaarde: Voorwaarde) -> Iterator[Atoom]:
    """Yield every atom of a condition, in order; those inside `er_is: gemeente` excluded."""
    match voorwaarde:
        case Niet(deel):
            yield from atomen(deel)
        case Alle(delen) | EenVanDe(delen):
            for deel in delen:
                yield from atomen(deel)
        case _:
            yield voorwaarde


def verwijzingen(voorwaarde: Voorwaarde) -> Iterator[FeitSleutel]:
    """Yield every fact or derived fact that a condition refers to, in order; fields of a municipality excluded."""
    for atoom in atomen(voorwaarde):
        match atoom:
            case Gelijk() if _is_proces(atoom):
                pass
            case Verschilt(links, rechts):
                yield links
                yield rechts
            case ErIsGemeente():
                yield GEMEENTEN
            case _:
                yield atoom.feit


def over_proces(regel: Regel, proces: str = "") -> str:
    """Return the process that a rule is about; empty when it is about none, or more than one.

    Args:
        regel: the rule.
        proces: the process for which it is answered; empty for a rule about the partnership.
    """
    if proces or regel.over or regel.voor_elk_proces:
        return proces or regel.over
    genoemd = {feit.proces for feit in verwijzingen(regel.geschreven)} - {""}
    return genoemd.pop() if len(genoemd) == 1 else ""


def _is_proces(atoom: Atoom) -> bool:
    return isinstance(atoom, Gelijk) and atoom.feit.naam == PROCES


def verschilt_per_proces(voorwaarde: Voorwaarde) -> bool:
    """Return whether a condition on "this process" asks more of one process than of another."""
    return any(_is_proces(atoom) for atoom in atomen(voorwaarde))


def vormen(voorwaarde: Voorwaarde) -> tuple[Voorwaarde, ...]:
    """Return the different forms of a condition: for each process of which it asks something else, and for the others.

    A condition that asks the same of every process has one form, itself.
    """
    if not verschilt_per_proces(voorwaarde):
        return (voorwaarde,)
    genoemd = dict.fromkeys(deel.waarde for deel in atomen(voorwaarde) if isinstance(deel, Gelijk) and _is_proces(deel))
    return tuple(voor_proces(voorwaarde, proces) for proces in (*genoemd, _ANDER))


_ANDER = "ander"
"""Stands for a process that a condition does not name."""


def voor_proces(voorwaarde: Voorwaarde, proces: str) -> Voorwaarde:
    """Return the condition with `DIT` replaced by a process; what only other processes ask is left out."""
    return vervang_feiten(voorwaarde, lambda feit: feit.bij(proces))


def literaal_voor_proces(literaal: Literaal, proces: str) -> Literaal:
    """Return the literal with `DIT` replaced by a process."""
    return Literaal(voor_proces(literaal.atoom, proces), literaal.waar)  # type: ignore[arg-type]


def vervang_feiten(voorwaarde: Voorwaarde, vul: Callable[[FeitSleutel], FeitSleutel]) -> Voorwaarde:
    """Return the condition with each reference replaced; fields of a municipality stay as they are.

    Args:
        voorwaarde: the condition.
        vul: gives the new reference for each.
    """
    match voorwaarde:
        case Niet(deel):
            return Niet(vervang_feiten(deel, vul))
        case Alle(delen):
            return Alle(tuple(vervang_feiten(deel, vul) for deel in delen))
        case EenVanDe(delen):
            return EenVanDe(tuple(vervang_feiten(deel, vul) for deel in delen))
        case Verschilt(links, rechts):
            return Verschilt(vul(links), vul(rechts))
        case ErIsGemeente():
            return voorwaarde
        case Gelijk(feit, waarde) if _is_proces(voorwaarde):
            nieuw = vul(feit)
            return voorwaarde if nieuw.proces == DIT else Alle(()) if nieuw.proces == waarde else EenVanDe(())
        case _:
            nieuw = vul(voorwaarde.feit)
            return voorwaarde if nieuw == voorwaarde.feit else anders(voorwaarde, feit=nieuw)
