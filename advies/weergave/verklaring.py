"""Why, and why not, on the screen."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, assert_never

from advies.weergave import zinnen
from advies.weergave.alinea import alinea
from advies.weergave.teksten import tekst
from advies.woorden.processen import titel_met_proces

if TYPE_CHECKING:
    from advies.antwoord import Status
    from advies.uitleg.verklaring import Stand, Verklaring, Voorwaardestand


def als_tekst(uitleg: Iterable[Verklaring]) -> str:
    """Return explanations as text of at most 80 columns; a derived fact is told once.

    Args:
        uitleg: the explanations.
    """
    verteld: set[Voorwaardestand] = set()
    delen = ["\n".join(_verklaring(deel, verteld)) for deel in uitleg]
    return "\n\n".join(delen) or tekst("verklaring.niets")


def _verklaring(uitleg: Verklaring, verteld: set[Voorwaardestand]) -> list[str]:
    """Return the lines of an explanation.

    Args:
        uitleg: the explanation.
        verteld: the derived facts that were told already; those told here are added.
    """
    naam = titel_met_proces(uitleg.titel, uitleg.proces)
    tekstregels = alinea(f"{naam} [{uitleg.regel}; {uitleg.status}]", "", "")
    for bijzonder in uitleg.bijzonder:
        zin = tekst("verklaring.bijzonder", titel=bijzonder.titel, regel=bijzonder.regel)
        tekstregels += alinea(zin, "  ", "  ")
    tekstregels.append(f"  {_kop(uitleg.status)}")
    for nummer, manier in enumerate(uitleg.manieren, start=1):
        if len(uitleg.manieren) > 1:
            tekstregels.append(f"  {tekst('verklaring.weg', nummer=nummer)}")
        for voorwaarde in manier:
            tekstregels += _voorwaarde(voorwaarde, 4, verteld)
    tekstregels += alinea(zinnen.bron(uitleg), f"  {tekst('advies.bron')}", " " * 8)
    return tekstregels


def _voorwaarde(voorwaarde: Voorwaardestand, spaties: int, verteld: set[Voorwaardestand]) -> list[str]:
    begin = " " * spaties + _teken(voorwaarde.stand)
    zin = voorwaarde.tekst
    delen: list[str] = []
    for gegeven in voorwaarde.gegeven:
        waar = "; ".join(filter(None, (gegeven.plaats, gegeven.onderbouwing)))
        waar = f" ({waar})" if waar else ""
        if gegeven.tekst == zin:
            zin += waar
        else:
            delen.append(tekst("verklaring.ingevuld", feit=f"{gegeven.tekst}{waar}"))
    delen += [tekst("verklaring.onbekend", feit=naam) for naam in voorwaarde.onbekend_tekst]
    if voorwaarde.onder and voorwaarde in verteld:
        return alinea(tekst("verklaring.hierboven", zin=zin), begin, " " * (spaties + 5))
    if voorwaarde.onder:
        verteld.add(voorwaarde)
    achter = "; ".join(delen)
    tekstregels = alinea(f"{zin} — {achter}" if achter else zin, begin, " " * (spaties + 5))
    for nummer, manier in enumerate(voorwaarde.onder):
        if nummer:
            tekstregels.append(" " * (spaties + 5) + tekst("verklaring.of"))
        for onder in manier:
            tekstregels += _voorwaarde(onder, spaties + 5, verteld)
    return tekstregels


def _kop(status: Status) -> str:
    match status:
        case "zeker" | "uitgesloten" | "open":
            return tekst(f"verklaring.{status}")
        case _:
            assert_never(status)


def _teken(stand: Stand) -> str:
    match stand:
        case "waar":
            return "ja   "
        case "onwaar":
            return "nee  "
        case "onbekend":
            return "?    "
        case _:
            assert_never(stand)
