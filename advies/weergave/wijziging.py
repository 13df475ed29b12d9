"""The least change, on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from advies.verwoording import titel_met_proces
from advies.weergave import woorden
from advies.weergave.alinea import alinea

if TYPE_CHECKING:
    from advies.uitleg.verklaring import Verklaring
    from advies.uitleg.wijziging import Wijziging


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
        tekstregels.append("Er is geen wijziging gevonden van hoogstens drie feiten waarover het verband zelf beslist.")
    for nummer, wijziging in enumerate(gevonden, start=1):
        tekstregels += _wijziging(nummer, wijziging)
    return "\n".join(tekstregels)


def kop(uitleg: Verklaring) -> list[str]:
    """Return what the changes are about, and where that stands in the publication."""
    titel = f"{uitleg.titel} [{uitleg.regel}; nu {woorden.statuswoord(uitleg.status)}]"
    return [*alinea(titel), *alinea(woorden.bron(uitleg), "Bron: ")]


def _wijziging(nummer: int, wijziging: Wijziging) -> Iterator[str]:
    yield f"{nummer}."
    for zet in wijziging.zetten:
        yield from alinea(f"{zet.kort}: van {zet.van} naar {zet.naar} [{zet.feit}={zet.waarde}]", "   • ")
    for begin, komt in (("Daarmee vervalt ook: ", False), ("Daarmee komt ook: ", True)):
        titels = [
            titel_met_proces(deel.titel, deel.proces) + (f" ({woorden.EIGEN})" if deel.grond == "afgeleid" else "")
            for deel in wijziging.neveneffecten
            if (deel.wordt == "zeker") == komt
        ]
        if titels:
            yield from alinea(begin + "; ".join(titels), "     ", "       ")
