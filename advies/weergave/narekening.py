"""What the replay of an earlier answer shows, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from advies.woorden.processen import met_proces
from kennisbank.catalogus import catalogus

if TYPE_CHECKING:
    from advies.uitleg.narekenen import Narekening, Vergelijking
    from advies.weergave.blad import Blad

_GETOOND = 40


def vul_blad(blad: Blad, uitkomst: Narekening) -> None:
    """Write a replay in Dutch.

    Args:
        blad: where the lines go.
        uitkomst: the replay.
    """
    blad.regel(
        f"Narekening voor {uitkomst.samenwerkingsverband or 'dit samenwerkingsverband'}", stijl="bold", spaties=0
    )
    blad.regel(_slotsom(uitkomst), spaties=0)
    blad.regel(_gelijk_of_anders(uitkomst.feiten), teken="Feiten: ")
    for feit in uitkomst.gewijzigde_feiten[:_GETOOND]:
        blad.regel(f"{feit.feit}: was {feit.toen}, is nu {feit.nu}", spaties=4, teken="• ")
    _rest(blad, len(uitkomst.gewijzigde_feiten))
    blad.regel(_gelijk_of_anders(uitkomst.regelbank), teken="Regels: ")
    blad.regel(_gelijk_of_anders(uitkomst.versie), teken="Versie: ")
    blad.regel(f"{len(uitkomst.adviezen)} anders" if uitkomst.adviezen else "allemaal gelijk", teken="Adviezen: ")
    for advies in uitkomst.adviezen[:_GETOOND]:
        proces = advies.over.get("proces", "")
        titel = met_proces(advies.titel, proces if proces in catalogus().processen else "")
        wat = (
            f"was {advies.toen}, is nu {advies.nu}"
            if advies.toen != advies.nu
            else f"anders: {', '.join(advies.velden)}"
        )
        blad.regel(f"{titel}: {wat}", spaties=4, teken="• ", noot=f"[{advies.regel}]")
        if advies.vervallen:
            blad.regel(advies.vervallen, spaties=6)
    _rest(blad, len(uitkomst.adviezen))
    if uitkomst.onderdelen:
        blad.regel(", ".join(uitkomst.onderdelen), teken="Ook anders: ")


def _rest(blad: Blad, aantal: int) -> None:
    if aantal > _GETOOND:
        blad.regel(f"En nog {aantal - _GETOOND}; met --formaat json ziet u ze allemaal.", spaties=4)


def _slotsom(uitkomst: Narekening) -> str:
    if uitkomst.gelijk:
        return "Dit antwoord klopt nog: dezelfde feiten, regels en versie geven hetzelfde advies."
    if uitkomst.gewijzigd_na_afloop:
        return "Dit antwoord past niet bij zijn ontvangstbewijs: het is later gewijzigd, of niet met dit programma gemaakt."
    if not (uitkomst.adviezen or uitkomst.onderdelen):
        return "Het advies is hetzelfde gebleven; wat eraan ten grondslag ligt niet."
    return "Met de feiten, regels en versie van nu is het advies anders."


def _gelijk_of_anders(deel: Vergelijking) -> str:
    kort = 12
    return f"gelijk ({deel.nu[:kort]})" if deel.gelijk else f"anders (was {deel.toen[:kort]}, is nu {deel.nu[:kort]})"
