"""On what the advice rests, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advies.weergave.alinea import alinea
from advies.woorden.processen import titel_met_proces
from kennisbank.meldingen import opsomming

if TYPE_CHECKING:
    from advies.uitleg.gevoeligheid import Gevoeligheid


def als_tekst(uitkomst: Gevoeligheid) -> str:
    """Return on what the advice rests as text of at most 80 columns."""
    tekstregels = ["Waar elk zeker advies met sterkte 'moet' op steunt:"]
    for punt in uitkomst.steunpunten:
        tekstregels += alinea(f"{titel_met_proces(punt.titel, punt.proces)} [{punt.regel}]", "  • ")
        feiten = [f"{naam} [{feit}]" for naam, feit in zip(punt.feiten_tekst, punt.feiten, strict=True)]
        vervalt = (
            f"vervalt als dit verandert: {opsomming(feiten)}" if feiten else "geen enkel feit alleen maakt dit anders"
        )
        tekstregels += alinea(vervalt, "    ")
    tekstregels.append("Hoe ver getallen van een grens in de regels liggen:")
    for deel in uitkomst.afstanden:
        tekst = f"{deel.kort}: {deel.waarde}; grens {deel.grens}, verschil {deel.afstand} [{', '.join(deel.regels)}]"
        tekstregels += alinea(tekst, "  • ")
    return "\n".join(tekstregels)
