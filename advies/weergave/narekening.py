"""What the replay of an earlier answer shows, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advies.weergave.teksten import tekst
from advies.woorden.processen import met_proces
from kennisbank.catalogus import catalogus

if TYPE_CHECKING:
    from advies.uitleg.narekenen import Laagvergelijking, Narekening, Vergelijking
    from advies.weergave.blad import Blad

_GETOOND = 40
_KORT = 12


def vul_blad(blad: Blad, uitkomst: Narekening) -> None:
    """Write a replay in Dutch.

    Args:
        blad: where the lines go.
        uitkomst: the replay.
    """
    naam = uitkomst.samenwerkingsverband or tekst("algemeen.zonder_naam")
    blad.regel(tekst("narekening.titel", naam=naam), stijl="bold", spaties=0)
    blad.regel(_slotsom(uitkomst), spaties=0)
    blad.regel(_gelijk_of_anders(uitkomst.feiten), teken=tekst("narekening.feiten"))
    for feit in uitkomst.gewijzigde_feiten[:_GETOOND]:
        blad.regel(tekst("narekening.feit", feit=feit.feit, toen=feit.toen, nu=feit.nu), spaties=4, teken="• ")
    _rest(blad, len(uitkomst.gewijzigde_feiten))
    blad.regel(_gelijk_of_anders(uitkomst.regelbank), teken=tekst("narekening.regels"))
    for laag in uitkomst.lagen:
        blad.regel(_laag(laag), teken=tekst("narekening.laag", naam=laag.naam))
    blad.regel(_gelijk_of_anders(uitkomst.versie), teken=tekst("narekening.versie"))
    anders = tekst("narekening.aantal_anders", aantal=len(uitkomst.adviezen))
    stand = anders if uitkomst.adviezen else tekst("narekening.allemaal_gelijk")
    blad.regel(stand, teken=tekst("narekening.adviezen"))
    for advies in uitkomst.adviezen[:_GETOOND]:
        proces = advies.over.get("proces", "")
        titel = met_proces(advies.titel, proces if proces in catalogus().processen else "")
        wat = (
            tekst("narekening.was", toen=advies.toen, nu=advies.nu)
            if advies.toen != advies.nu
            else tekst("narekening.velden", velden=", ".join(advies.velden))
        )
        blad.regel(tekst("narekening.advies", titel=titel, wat=wat), spaties=4, teken="• ", noot=f"[{advies.regel}]")
        if advies.vervallen:
            blad.regel(advies.vervallen, spaties=6)
    _rest(blad, len(uitkomst.adviezen))
    if uitkomst.onderdelen:
        blad.regel(", ".join(uitkomst.onderdelen), teken=tekst("narekening.ook_anders"))


def _rest(blad: Blad, aantal: int) -> None:
    if aantal > _GETOOND:
        blad.regel(tekst("narekening.rest", aantal=aantal - _GETOOND), spaties=4)


def _slotsom(uitkomst: Narekening) -> str:
    if uitkomst.gelijk:
        return tekst("narekening.klopt")
    if uitkomst.gewijzigd_na_afloop:
        return tekst("narekening.gewijzigd")
    if not (uitkomst.adviezen or uitkomst.onderdelen):
        return tekst("narekening.zelfde_advies")
    return tekst("narekening.anders")


def _laag(laag: Laagvergelijking) -> str:
    if not (laag.toen and laag.nu):
        return tekst("narekening.laag_weg") if laag.toen else tekst("narekening.laag_erbij")
    return _gelijk_of_anders(laag)


def _gelijk_of_anders(deel: Vergelijking | Laagvergelijking) -> str:
    toen, nu = deel.toen[:_KORT], deel.nu[:_KORT]
    return tekst("narekening.gelijk", nu=nu) if deel.gelijk else tekst("narekening.niet_gelijk", toen=toen, nu=nu)
