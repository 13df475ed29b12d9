"""On what the advice rests, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advies.weergave.alinea import alinea
from advies.weergave.teksten import tekst
from advies.woorden.processen import titel_met_proces
from kennisbank.meldingen import opsomming

if TYPE_CHECKING:
    from advies.uitleg.gevoeligheid import Gevoeligheid


def als_tekst(uitkomst: Gevoeligheid) -> str:
    """Return on what the advice rests as text of at most 80 columns."""
    tekstregels = [tekst("gevoeligheid.steunt")]
    for punt in uitkomst.steunpunten:
        tekstregels += alinea(f"{titel_met_proces(punt.titel, punt.proces)} [{punt.regel}]", "  • ")
        feiten = [f"{naam} [{feit}]" for naam, feit in zip(punt.feiten_tekst, punt.feiten, strict=True)]
        vervalt = tekst("gevoeligheid.vervalt", feiten=opsomming(feiten)) if feiten else tekst("gevoeligheid.niets")
        tekstregels += alinea(vervalt, "    ")
    tekstregels.append(tekst("gevoeligheid.grenzen"))
    for deel in uitkomst.afstanden:
        zin = tekst(
            "gevoeligheid.grens",
            kort=deel.kort,
            waarde=deel.waarde,
            grens=deel.grens,
            afstand=deel.afstand,
            regels=", ".join(deel.regels),
        )
        tekstregels += alinea(zin, "  • ")
    return "\n".join(tekstregels)
