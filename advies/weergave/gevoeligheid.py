"""On what the advice rests, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advies.weergave.alinea import alinea

if TYPE_CHECKING:
    from advies.uitleg.gevoeligheid import Gevoeligheid


def als_tekst(uitkomst: Gevoeligheid) -> str:
    """Return on what the advice rests as text of at most 80 columns."""
    tekstregels = ["Waar elk zeker advies met sterkte 'moet' op steunt:"]
    for punt in uitkomst.steunpunten:
        tekstregels += alinea(f"{punt.titel} [{punt.regel}]", "  • ", "    ")
        vervalt = (
            f"vervalt als dit anders is: {', '.join(punt.feiten)}"
            if punt.feiten
            else "geen enkel feit alleen maakt dit anders"
        )
        tekstregels += alinea(vervalt, "    ", "    ")
    tekstregels.append("Hoe ver getallen van een grens in de regels liggen:")
    for deel in uitkomst.afstanden:
        tekst = f"{deel.kort}: {deel.waarde}; grens {deel.grens}, verschil {deel.afstand} [{', '.join(deel.regels)}]"
        tekstregels += alinea(tekst, "  • ", "    ")
    return "\n".join(tekstregels)
