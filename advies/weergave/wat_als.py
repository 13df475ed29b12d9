"""What changes in the advice, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advies.weergave import zinnen
from advies.weergave.alinea import alinea
from advies.weergave.teksten import tekst
from advies.woorden import benamingen
from advies.woorden.processen import titel_met_proces

if TYPE_CHECKING:
    from advies.uitleg.wat_als import Verschil


def als_tekst(uitkomst: Verschil) -> str:
    """Return what changes as text of at most 80 columns."""
    if not uitkomst.overgangen and not uitkomst.aanbevelingen:
        return tekst("verschil.niets")
    tekstregels: list[str] = []
    for kop, wordt, was in (
        ("verschil.erbij", "zeker", ("open", "uitgesloten")),
        ("verschil.niet_zeker", "open", ("zeker",)),
        ("verschil.vervallen", "uitgesloten", ("zeker",)),
        ("verschil.nu_uitgesloten", "uitgesloten", ("open",)),
        ("verschil.weer_open", "open", ("uitgesloten",)),
    ):
        delen = [deel for deel in uitkomst.overgangen if deel.wordt == wordt and deel.was in was]
        if delen:
            tekstregels.append(tekst(kop))
        for deel in delen:
            proces = deel.over.get("proces", "")
            wat = f"{deel.regel}; {zinnen.sterkte(deel)}; {benamingen.soortwoord(deel.soort)}; {zinnen.bron(deel)}"
            tekstregels += alinea(f"{titel_met_proces(deel.titel, proces)} [{wat}]", "  • ")
    if uitkomst.aanbevelingen:
        tekstregels.append(tekst("verschil.aanbevelingen"))
    for staat in uitkomst.aanbevelingen:
        zin = tekst(
            "verschil.aanbeveling",
            nummer=staat.nummer,
            naam=staat.naam,
            was=benamingen.staatwoord(staat.was),
            wordt=benamingen.staatwoord(staat.wordt),
        )
        tekstregels += alinea(zin, "  • ")
    return "\n".join(tekstregels)
