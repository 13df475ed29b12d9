"""One advice: what its rule says of this partnership, with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, assert_never

from advies.afleiding import Afleiding, Stap
from advies.antwoord import Advies, Bronwijzing, Status
from advies.evaluatie import Evaluatie
from advies.motor.gevallen import Geval
from advies.woorden.regelteksten import vul_in
from kennisbank.frozen import FrozenDict, freeze
from regels.logica import over_proces
from regels.taal import Sterkte

_NIETS: Mapping[str, str] = FrozenDict()


def zwaarte(sterkte: Sterkte) -> int:
    """Return the place of an advice in the order in which advice is told, by its strength."""
    match sterkte:
        case "moet":
            return 0
        case "zou_moeten":
            return 1
        case "waargenomen_vaker":
            return 2
        case "waargenomen_eens":
            return 3
        case "mag":
            return 4
        case "definitie":
            return 5
        case _:
            assert_never(sterkte)


def maak_advies(geval: Geval, status: Status, afleiding: Afleiding) -> Advies:
    """Return the advice of one rule, with its reasons."""
    regel = geval.regel
    geheugen, feiten = afleiding.evaluatie.geheugen, afleiding.evaluatie.feiten
    stappen: tuple[Stap, ...]
    beslissend: tuple[tuple[str, ...], ...] = ()
    match status:
        case "zeker":
            stappen = afleiding.waarom(geval)
        case "uitgesloten":
            stappen = afleiding.waarom_niet(geval)
        case "open":
            stappen = afleiding.alvast(geval)
            beslissend = tuple(tuple(map(str, deel)) for deel in afleiding.beslissend(geval))
        case _:
            assert_never(status)
    vast = afleiding.evaluatie.motor.onthoud("advies", id(geval), lambda: _vast(geval))
    woorden = afleiding.woorden(geval, stappen if status == "zeker" else ())
    return Advies(
        regel=regel.naam,
        soort=regel.soort,
        titel=woorden.titel,
        over=vast.over,
        status=status,
        sterkte=regel.sterkte,
        grond=regel.grond,
        tekst=woorden.tekst,
        uitleg=vul_in(regel.uitleg, geval.proces, geheugen, feiten),
        kanttekening=woorden.kanttekening,
        bron=vast.bron,
        bron_tekst=vast.bron_tekst,
        fase=regel.fase,
        wie=regel.wie,
        aanbevelingen=regel.aanbevelingen,
        conclusie=vast.conclusie,
        omdat=tuple({stap.feit: stap for deel in stappen for stap in deel.gegeven()}.values()),
        afleiding=stappen,
        beslissend=beslissend,
        tijd=afleiding.tijd(geval),
        laag=regel.laag,
    )


class _Vast(NamedTuple):
    """What an advice says whatever the facts are."""

    over: Mapping[str, str]
    bron: tuple[Bronwijzing, ...]
    bron_tekst: tuple[str, ...]
    conclusie: Mapping[str, str]


def _vast(geval: Geval) -> _Vast:
    regel = geval.regel
    proces = over_proces(regel, geval.proces)
    return _Vast(
        FrozenDict(proces=proces) if proces else _NIETS,
        freeze([bron.als_json() for bron in regel.bron]),
        tuple(bron.tekst for bron in regel.bron),
        FrozenDict({regel.dan.over: regel.dan.waarde}) if regel.dan else _NIETS,
    )


def zeker_advies(geval: Geval, evaluatie: Evaluatie) -> Advies:
    """Return the advice of a rule that is certain for a partnership."""
    return maak_advies(geval, "zeker", Afleiding(evaluatie))
