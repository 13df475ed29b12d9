"""The least change, on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from advies.weergave import zinnen
from advies.weergave.alinea import alinea
from advies.woorden import benamingen
from advies.woorden.bronnen import EIGEN
from advies.woorden.processen import titel_met_proces
from regels.sleutels import RegelSleutel

if TYPE_CHECKING:
    from advies.uitleg.verklaring import Verklaring
    from advies.uitleg.wijziging import Neveneffect, Resterend, Wijziging


def als_tekst(uitleg: Verklaring, gevonden: Sequence[Wijziging], gewenst: bool) -> str:
    """Return the changes as text of at most 80 columns.

    Args:
        uitleg: the rule that they are about, and how it stands now.
        gevonden: the changes.
        gewenst: whether the rule has to hold; False when it has to be excluded.
    """
    tekstregels = kop(uitleg)
    if uitleg.status == ("zeker" if gewenst else "uitgesloten"):
        tekstregels.append("Er hoeft niets te veranderen: dit is al zo.")
    elif not gevonden:
        tekstregels += alinea(
            "Er is geen wijziging gevonden van hoogstens drie feiten waarover het verband zelf beslist. Waar het van afhangt,"
            f" ziet u met 'advies explain FEITEN --regel {uitleg.regel}'."
        )
    tekstregels += wijzigingsregels(gevonden)
    return "\n".join(tekstregels)


def wijzigingsregels(gevonden: Sequence[Wijziging]) -> Iterator[str]:
    """Yield changes, and what must still be done whichever is made, as lines of at most 80 columns.

    Args:
        gevonden: the changes.
    """
    gedeeld = _gedeeld(gevonden)
    for nummer, wijziging in enumerate(gevonden, start=1):
        yield from _wijziging(nummer, wijziging, gedeeld)
    if gevonden:
        yield from _moet_nog(gedeeld, len(gevonden))


def kop(uitleg: Verklaring) -> list[str]:
    """Return what the changes are about, and where that stands in the publication."""
    titel = (
        f"{titel_met_proces(uitleg.titel, uitleg.proces)} [{uitleg.regel}; nu {benamingen.statuswoord(uitleg.status)}]"
    )
    return [*alinea(titel), *alinea(zinnen.bron(uitleg), "Bron: ")]


def _gedeeld(gevonden: Sequence[Wijziging]) -> tuple[Resterend, ...]:
    """Return what must still be done whichever change is made."""
    anders = [{deel.sleutel for deel in wijziging.moet_nog} for wijziging in gevonden[1:]]
    return tuple(d for d in gevonden[0].moet_nog if all(d.sleutel in deel for deel in anders)) if gevonden else ()


def _wijziging(nummer: int, wijziging: Wijziging, gedeeld: Sequence[Resterend]) -> Iterator[str]:
    yield f"{nummer}."
    for zet in wijziging.zetten:
        yield from alinea(f"{zet.kort}: van {zet.van} naar {zet.naar} [{zet.feit}={zet.waarde}]", "   • ")
    overal = {deel.sleutel for deel in gedeeld}
    eigen = [deel for deel in wijziging.moet_nog if deel.sleutel not in overal]
    genoemd = {deel.sleutel for deel in eigen}
    vervalt = [_titel(deel) for deel in wijziging.neveneffecten if deel.wordt != "zeker"]
    komt = [
        _titel(deel)
        for deel in wijziging.neveneffecten
        if deel.wordt == "zeker" and RegelSleutel(deel.regel, deel.proces) not in genoemd
    ]
    for begin, titels in (
        ("Daarna moet nog worden opgelost: ", [_resterend(deel) for deel in eigen]),
        ("Daarmee vervalt ook: ", vervalt),
        ("Daarmee komt ook: ", komt),
    ):
        if titels:
            yield from alinea(begin + "; ".join(titels), "     ", "       ")


def _titel(deel: Neveneffect | Resterend) -> str:
    eigen = f" ({EIGEN})" if deel.grond == "afgeleid" else ""
    return titel_met_proces(deel.titel, deel.proces) + eigen


def _resterend(deel: Resterend) -> str:
    return _titel(deel) + (" (komt hierdoor)" if deel.nieuw else "")


def _moet_nog(gedeeld: Sequence[Resterend], aantal: int) -> Iterator[str]:
    """Yield what must still be done whichever change is made; that is worth telling too when it is nothing."""
    if not gedeeld:
        if aantal == 1:
            yield "Daarna is er geen zeker advies met 'moet' meer."
        return
    yield "Daarna moet nog worden opgelost:" if aantal == 1 else "Wat u ook kiest, daarna moet nog worden opgelost:"
    for deel in gedeeld:
        yield from alinea(f"{_resterend(deel)} [{deel.regel}]", "  • ")
