"""What changes in the advice, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advies.weergave import zinnen
from advies.weergave.alinea import alinea
from advies.woorden import benamingen
from advies.woorden.processen import titel_met_proces

if TYPE_CHECKING:
    from advies.uitleg.wat_als import Verschil


def als_tekst(uitkomst: Verschil) -> str:
    """Return what changes as text of at most 80 columns."""
    if not uitkomst.overgangen and not uitkomst.aanbevelingen:
        return "Er verandert niets aan het advies."
    tekstregels: list[str] = []
    for kop, wordt, was in (
        ("Erbij gekomen", "zeker", ("open", "uitgesloten")),
        ("Niet meer zeker", "open", ("zeker",)),
        ("Vervallen", "uitgesloten", ("zeker",)),
        ("Nu uitgesloten (was open)", "uitgesloten", ("open",)),
        ("Weer open (was uitgesloten)", "open", ("uitgesloten",)),
    ):
        delen = [deel for deel in uitkomst.overgangen if deel.wordt == wordt and deel.was in was]
        if delen:
            tekstregels.append(f"{kop}:")
        for deel in delen:
            proces = deel.over.get("proces", "")
            wat = f"{deel.regel}; {zinnen.sterkte(deel)}; {benamingen.soortwoord(deel.soort)}; {zinnen.bron(deel)}"
            tekst = f"{titel_met_proces(deel.titel, proces)} [{wat}]"
            tekstregels += alinea(tekst, "  • ")
    if uitkomst.aanbevelingen:
        tekstregels.append("Aanbevelingen:")
    for staat in uitkomst.aanbevelingen:
        tekst = f"{staat.nummer} {staat.naam}: was {benamingen.staatwoord(staat.was)}, wordt {benamingen.staatwoord(staat.wordt)}"
        tekstregels += alinea(tekst, "  • ")
    return "\n".join(tekstregels)
