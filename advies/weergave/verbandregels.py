"""Many partnerships: a line each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from advies.raad.samenvatting import Samenvatting
from advies.weergave.blad import KOP, ZACHT, Blad
from advies.weergave.scherm import Scherm
from advies.weergave.teksten import lijst, tekst
from kennisbank.tekens import zichtbaar

if TYPE_CHECKING:
    from rich.console import Console

_NAAM = 31
_GETAL = 9


class Verbandregels:
    """Shows a line for each partnership, as they come, so that no more than one is in memory.

    Args:
        korten: the name of each facts file, and the answer in one glance.
    """

    def __init__(self, korten: Iterable[tuple[str, Samenvatting]]) -> None:
        self._korten = korten

    def toon(self, console: Console | Scherm) -> None:
        """Print the lines; nothing when there is no partnership."""
        blad, iets = Blad(console.width), False
        for nummer, (bestand, kort) in enumerate(self._korten):
            if not nummer:
                verband, *koppen, slot = lijst("verbanden.kop")
                _regel(blad, verband, koppen, slot, KOP)
            telling = kort.telling
            aandacht = " ".join(str(deel.nummer) for deel in kort.aanbevelingen if deel.staat == "aandacht")
            if kort.reikwijdte == "buiten":
                aandacht = tekst("verbanden.buiten")
            getallen = (str(telling.moet), str(telling.risicos), str(telling.vragen))
            _regel(blad, kort.samenwerkingsverband or bestand, getallen, aandacht or "-", "")
            blad.druk_af(console)
            iets = True
        if iets:
            blad.regel(tekst("verbanden.bekijken"), stijl=ZACHT, spaties=0)
            blad.druk_af(console)


def _regel(blad: Blad, naam: str, getallen: Iterable[str], slot: str, stijl: str) -> None:
    naam = zichtbaar(naam)
    naam = naam if len(naam) <= _NAAM else f"{naam[: _NAAM - 1]}…"
    blad.vast(f"{naam:<{_NAAM}}{''.join(f'{getal:>{_GETAL}}' for getal in getallen)}   {slot}", stijl=stijl)
