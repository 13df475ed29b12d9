"""Partnerships and rule bases that hypothesis builds itself, so that a failure shrinks to a few facts and a small rule.

Volume comes from `bouwers`, which draws whole partnerships from a seed; here each fact and each condition is a choice of
hypothesis, and the simplest is always the first.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

from hypothesis import strategies as st

from advies import Samenwerkingsverband
from advies.werkgeheugen import werkgeheugen
from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import Gemeenten, Getal, JaNee, Keuze, Meerkeuze, Veld, VrijeTekst
from kennisbank.meldingen import Plek
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire
from regels.sleutels import DIT, FeitSleutel
from regels.taal import (
    SCHAAL,
    AantalWaarden,
    AfgeleidFeit,
    Alle,
    Bevat,
    EenVan,
    EenVanDe,
    Gelijk,
    Grens,
    Niet,
    Regelbank,
    Vergelijk,
    Verschilt,
    Voorwaarde,
    Werkgeheugen,
)
from tests.bouwers import GRENZEN, PROCESSEN, maak_regel, past

_PLEK = Plek("gegenereerd", 1, 1)
_GRENS: st.SearchStrategy[Grens] = st.sampled_from(("minstens", "hoogstens"))


def getallen(naam: str, soort: Getal) -> st.SearchStrategy[float]:
    """Return numbers on and beside the bounds that the rule base uses, and the ends of what may be filled in."""
    stappen = (0, -1, 1) if soort.geheel else (0, -0.0001, 0.0001, -1, 1)
    dicht = [round(getal / SCHAAL + stap, 4) for getal in GRENZEN.get(naam, []) for stap in stappen]
    mag = [getal for getal in (soort.minimum, *dicht, soort.maximum) if soort.minimum <= getal <= soort.maximum]
    return st.sampled_from([round(getal) for getal in mag] if soort.geheel else mag)


def _veldwaarden(veld: Veld) -> st.SearchStrategy[Any] | None:
    match veld.soort:
        case JaNee():
            return st.sampled_from(("ja", "nee"))
        case Getal():
            return getallen(veld.veld, veld.soort)
        case VrijeTekst():
            return None
        case _:
            assert_never(veld.soort)


def waarden(feit: FeitDefinitie) -> st.SearchStrategy[Any]:
    """Return the values of a fact, as in a facts file."""
    match feit.soort:
        case JaNee() | Keuze():
            return st.sampled_from(feit.mag())
        case Meerkeuze():
            return st.sets(st.sampled_from(feit.mag())).map(sorted)
        case Getal():
            return getallen(feit.naam, feit.soort)
        case Gemeenten(velden):
            keuzen = {veld.veld: keuze for veld in velden if (keuze := _veldwaarden(veld)) is not None}
            gemeente = st.fixed_dictionaries({}, optional=keuzen)
            return st.lists(gemeente, min_size=1, max_size=5).map(
                lambda delen: [{"naam": f"Gemeente {nummer}", **deel} for nummer, deel in enumerate(delen)]
            )
        case _:
            assert_never(feit.soort)


@st.composite
def feiten(draw: st.DrawFn, namen: Sequence[str] = (), hoogstens: int = 25) -> dict[str, Any]:
    """Return a facts mapping of a few facts.

    Args:
        draw: the source of choices.
        namen: the facts to choose from; all when left out.
        hoogstens: the most facts that are known.
    """
    woorden = vocabulaire().feiten
    uit: dict[str, Any] = {}
    for naam in draw(st.lists(st.sampled_from(namen or tuple(woorden)), max_size=hoogstens, unique=True)):
        feit = woorden[naam]
        if feit.per_proces:
            uit[naam] = draw(st.dictionaries(st.sampled_from(PROCESSEN), waarden(feit), min_size=1, max_size=4))
        else:
            uit[naam] = draw(waarden(feit))
    aantal = len(uit.get("gemeenten", ()))
    if uit.get("aantal_gemeenten", aantal) < aantal:
        uit["aantal_gemeenten"] = aantal
    return uit


def werkgeheugens(namen: Sequence[str] = (), hoogstens: int = 25) -> st.SearchStrategy[Werkgeheugen]:
    """Return the known facts of a partnership as the engines read them; arguments as of `feiten`."""
    return feiten(namen, hoogstens).map(lambda deel: werkgeheugen(Samenwerkingsverband.model_validate(deel)))


@st.composite
def atomen(draw: st.DrawFn, namen: Sequence[str], per_proces: bool) -> Voorwaarde:
    """Return a condition on one fact.

    Args:
        draw: the source of choices.
        namen: the facts to choose from.
        per_proces: whether the rule is answered for each process.
    """
    feit = vocabulaire().feiten[draw(st.sampled_from(namen))]
    sleutel = (
        FeitSleutel(feit.naam, draw(st.sampled_from(_processen(per_proces))))
        if feit.per_proces
        else FeitSleutel(feit.naam)
    )
    match feit.soort:
        case JaNee():
            return Gelijk(sleutel, "ja")
        case Keuze():
            vormen: list[st.SearchStrategy[Voorwaarde]] = [
                st.sampled_from(feit.mag()).map(lambda waarde: Gelijk(sleutel, waarde))
            ]
            if len(feit.mag()) > 2:
                paren = st.sets(st.sampled_from(feit.mag()), min_size=2, max_size=2)
                vormen.append(paren.map(lambda paar: EenVan(sleutel, tuple(sorted(paar)))))
            if feit.per_proces:
                ander = st.sampled_from(PROCESSEN).map(lambda proces: FeitSleutel(feit.naam, proces))
                vormen.append(ander.map(lambda rechts: Verschilt(sleutel, rechts)))
            return draw(st.one_of(vormen))
        case Meerkeuze():
            aantal = st.builds(AantalWaarden, st.just(sleutel), _GRENS, st.integers(0, 3))
            return draw(st.builds(Bevat, st.just(sleutel), st.sampled_from(feit.mag())) | aantal)
        case Getal():
            return Vergelijk(sleutel, draw(_GRENS), draw(st.sampled_from(GRENZEN.get(feit.naam) or [10 * SCHAAL])))
        case Gemeenten():
            raise AssertionError("a list of municipalities is asked for by its fields")
        case _:
            assert_never(feit.soort)


def _processen(per_proces: bool) -> tuple[str, ...]:
    return (DIT, *PROCESSEN[:3]) if per_proces else PROCESSEN[:3]


def voorwaarden(
    namen: Sequence[str], afgeleid: Sequence[AfgeleidFeit], per_proces: bool
) -> st.SearchStrategy[Voorwaarde]:
    """Return conditions of limited depth that both engines accept.

    Args:
        namen: the facts to choose from.
        afgeleid: the derived facts that may be asked.
        per_proces: whether the rule is answered for each process.
    """
    begin = atomen(namen, per_proces)
    if afgeleid:
        begin |= st.sampled_from(afgeleid).flatmap(lambda feit: _afgeleide(feit, per_proces))

    def samen(deel: st.SearchStrategy[Voorwaarde]) -> st.SearchStrategy[Voorwaarde]:
        delen = st.lists(deel, min_size=1, max_size=3).map(tuple)
        return st.builds(Niet, deel) | st.builds(Alle, delen) | st.builds(EenVanDe, delen)

    return st.recursive(begin, samen, max_leaves=8).filter(past)


def _afgeleide(feit: AfgeleidFeit, per_proces: bool) -> st.SearchStrategy[Voorwaarde]:
    processen = ((DIT,) if per_proces else PROCESSEN[:3]) if feit.per_proces else ("",)
    return st.sampled_from(processen).map(lambda proces: Gelijk(FeitSleutel(feit.naam, proces), "ja"))


@st.composite
def regelbanken(draw: st.DrawFn, namen: Sequence[str] = (), hoogstens: int = 6, afgeleide: int = 3) -> Regelbank:
    """Return a small rule base over the real vocabulary, in which derived facts build on each other.

    Args:
        draw: the source of choices.
        namen: the facts to use; all but the list of municipalities when left out.
        hoogstens: the most rules.
        afgeleide: the most derived facts.
    """
    woorden = vocabulaire()
    te_kiezen = tuple(namen) or tuple(n for n, feit in woorden.feiten.items() if not isinstance(feit.soort, Gemeenten))
    afgeleid: list[AfgeleidFeit] = []
    for nummer in range(draw(st.integers(0, afgeleide))):
        per_proces = draw(st.booleans())
        betekent = draw(voorwaarden(te_kiezen, afgeleid, per_proces))
        afgeleid.append(
            AfgeleidFeit(f"af{nummer}", per_proces, "a", "{proces} ja", "{proces} nee", "tekst", (), betekent, _PLEK)
        )
    regels = []
    for nummer in range(draw(st.integers(1, hoogstens))):
        per_proces = draw(st.booleans())
        regels.append(maak_regel(f"r{nummer}", draw(voorwaarden(te_kiezen, afgeleid, per_proces)), per_proces))
    return Regelbank(tuple(regels), tuple(afgeleid), woorden, catalogus(), "gegenereerd")
