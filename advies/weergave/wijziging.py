"""The least change, on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from advies.weergave import zinnen
from advies.weergave.alinea import alinea
from advies.weergave.teksten import aantal, tekst
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
        tekstregels.append(tekst("wijziging.al_zo"))
    elif not gevonden:
        tekstregels += alinea(tekst("wijziging.niet_gevonden", regel=uitleg.regel))
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
    titel = tekst(
        "wijziging.kop",
        titel=titel_met_proces(uitleg.titel, uitleg.proces),
        regel=uitleg.regel,
        status=benamingen.statuswoord(uitleg.status),
    )
    return [*alinea(titel), *alinea(zinnen.bron(uitleg), tekst("wijziging.bron"))]


def _gedeeld(gevonden: Sequence[Wijziging]) -> tuple[Resterend, ...]:
    """Return what must still be done whichever change is made."""
    anders = [{deel.sleutel for deel in wijziging.moet_nog} for wijziging in gevonden[1:]]
    return tuple(d for d in gevonden[0].moet_nog if all(d.sleutel in deel for deel in anders)) if gevonden else ()


def _wijziging(nummer: int, wijziging: Wijziging, gedeeld: Sequence[Resterend]) -> Iterator[str]:
    yield f"{nummer}."
    for zet in wijziging.zetten:
        zin = tekst("wijziging.zet", kort=zet.kort, van=zet.van, naar=zet.naar, feit=zet.feit, waarde=zet.waarde)
        yield from alinea(zin, "   • ")
    overal = {deel.sleutel for deel in gedeeld}
    eigen = [deel for deel in wijziging.moet_nog if deel.sleutel not in overal]
    genoemd = {deel.sleutel for deel in eigen}
    vervalt = [_titel(deel) for deel in wijziging.neveneffecten if deel.wordt != "zeker"]
    komt = [
        f"{_titel(deel)} [{benamingen.sterktewoord(deel.sterkte)}]"
        for deel in wijziging.neveneffecten
        if deel.wordt == "zeker" and RegelSleutel(deel.regel, deel.proces) not in genoemd
    ]
    for begin, titels in (
        (tekst("wijziging.nog_op_te_lossen"), [_resterend(deel) for deel in eigen]),
        (tekst("wijziging.vervalt"), vervalt),
        (tekst("wijziging.komt"), komt),
    ):
        if titels:
            yield from alinea(begin + "; ".join(titels), "     ", "       ")


def _titel(deel: Neveneffect | Resterend) -> str:
    eigen = f" ({EIGEN})" if deel.grond == "afgeleid" else ""
    return titel_met_proces(deel.titel, deel.proces) + eigen


def _resterend(deel: Resterend) -> str:
    return tekst("wijziging.nieuw", titel=_titel(deel)) if deel.nieuw else _titel(deel)


def _moet_nog(gedeeld: Sequence[Resterend], wijzigingen: int) -> Iterator[str]:
    """Yield what must still be done whichever change is made; that is worth telling too when it is nothing."""
    if not gedeeld:
        if wijzigingen == 1:
            yield tekst("wijziging.niets_meer")
        return
    yield aantal("wijziging.moet_nog", wijzigingen)
    for deel in gedeeld:
        yield from alinea(f"{_resterend(deel)} [{deel.regel}]", "  • ")
