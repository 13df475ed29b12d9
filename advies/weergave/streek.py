"""Many partnerships side by side, on the screen and as lines of a spreadsheet."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from advies.statussen import STATEN
from advies.weergave import zinnen
from advies.weergave.blad import KOP, ZACHT, Blad
from advies.weergave.csv import BEGIN, als_cel
from advies.weergave.teksten import aantal, lijst, tekst
from advies.woorden import benamingen
from advies.woorden.bronnen import bronnen
from advies.woorden.processen import titel_met_proces
from kennisbank.meldingen import opsomming
from kennisbank.tekens import zichtbaar

if TYPE_CHECKING:
    from rich.console import Console

    from advies.statussen import Staat
    from advies.streek.vormen import Stand, Streek, Streekaanbeveling, Streekoorzaak, Verband
    from advies.weergave.scherm import Scherm

_RIJEN = 40
_NAMEN = 6
_OORZAKEN = 10
_NAAM = 34
_VAK = 4


class StreekWeergave:
    """Shows many partnerships side by side.

    Args:
        streek: the partnerships.
        volledig: whether to show everything: every partnership, every name, every cause, and why each state is what it is.
    """

    def __init__(self, streek: Streek, *, volledig: bool) -> None:
        self._streek, self._volledig = streek, volledig

    def toon(self, console: Console | Scherm) -> None:
        """Print it."""
        blad = Blad(console.width)
        blad.regel(titel(self._streek), stijl=KOP, spaties=0)
        for zin in let_op(self._streek):
            blad.regel(zin, stijl="bold")
        self._tabel(blad)
        self._aanbevelingen(blad)
        self._oorzaken(blad)
        self._hulp(blad)
        blad.wit()
        blad.regel(tekst("streek.verantwoording"), stijl=ZACHT, spaties=0)
        uit = self._streek
        for teken, zin in zinnen.lagen(uit.bewijs.lagen, uit.uitgeschakeld, bewijs=self._volledig):
            blad.regel(zin, teken=teken, spaties=0)
        blad.druk_af(console)

    def _tabel(self, blad: Blad) -> None:
        uit = self._streek
        blad.kop(tekst("streek.tabel"))
        blad.vast(_rij("", [str(deel.nummer) for deel in uit.aanbevelingen]), stijl=ZACHT)
        verbanden = uit.verbanden if self._volledig else uit.verbanden[:_RIJEN]
        for verband in verbanden:
            tekens = [tekst(f"verloop.teken.{stand.staat}") for stand in verband.standen]
            buiten = [tekst("streek.is_buiten")] if verband.reikwijdte == "buiten" else None
            blad.vast(_rij(verband.naam, buiten or tekens))
        self._rest(blad, len(uit.verbanden) - len(verbanden))
        for staat in STATEN:
            getallen = [str(len(deel.met(staat))) for deel in uit.aanbevelingen]
            blad.vast(_rij(tekst("streek.telling", staat=benamingen.staatwoord(staat)), getallen), stijl=ZACHT)
        namen = ", ".join(f"{deel.nummer} {deel.kort}" for deel in uit.aanbevelingen)
        blad.regel(tekst("streek.legenda", namen=namen), stijl=ZACHT)

    def _aanbevelingen(self, blad: Blad) -> None:
        blad.kop(tekst("streek.per_aanbeveling_waarom" if self._volledig else "streek.per_aanbeveling"))
        for deel in self._streek.aanbevelingen:
            blad.regel(f"{deel.nummer} {deel.naam}", stijl="bold")
            for staat in STATEN if self._volledig else STATEN[:-1]:
                if deel.met(staat):
                    blad.regel(self._wie(deel, staat), spaties=4, teken="• ")
            if not (self._volledig or deel.aandacht or deel.in_orde):
                blad.regel(tekst("streek.iedereen_onbekend"), spaties=4)
            if self._volledig:
                for verband, stand in standen(self._streek, deel.nummer):
                    blad.regel(f"{verband.naam}: {waarom(stand)}", spaties=6, teken="- ")

    def _wie(self, deel: Streekaanbeveling, staat: Staat) -> str:
        namen = deel.met(staat)
        return f"{benamingen.staatwoord(staat)} ({len(namen)}): {self._namen(namen)}"

    def _oorzaken(self, blad: Blad) -> None:
        gedeeld = [deel for deel in self._streek.oorzaken if deel.gedeeld]
        blad.kop(aantal("streek.oorzaken", len(gedeeld)) if gedeeld else tekst("streek.geen_oorzaken"))
        getoond = gedeeld if self._volledig else gedeeld[:_OORZAKEN]
        for deel in getoond:
            blad.regel(f"{oorzaakzin(deel)} ({len(deel.verbanden)}): {self._namen(deel.verbanden)}", teken="• ")
            for zin in self._bevindingen(deel):
                blad.regel(zin, spaties=6, stijl=ZACHT)
        self._rest(blad, len(gedeeld) - len(getoond))
        alleen = len(self._streek.oorzaken) - len(gedeeld)
        if alleen:
            blad.regel(aantal("streek.alleen", alleen), stijl=ZACHT)

    def _bevindingen(self, deel: Streekoorzaak) -> Iterator[str]:
        bevindingen = deel.bevindingen if self._volledig else deel.bevindingen[:1]
        for bevinding in bevindingen:
            naam = titel_met_proces(bevinding.titel, bevinding.over.get("proces", ""))
            bron = bronnen(bevinding.bron_tekst, bevinding.grond, laag=bevinding.laag)
            merk = f"{benamingen.sterktewoord(bevinding.sterkte)}; {bron}"
            bij = "" if bevinding.verbanden == deel.verbanden else f"; {self._namen(bevinding.verbanden)}"
            yield f"{naam} [{merk}{bij}]"
        if len(bevindingen) < len(deel.bevindingen):
            yield aantal("streek.meer_gevolgen", len(deel.bevindingen) - len(bevindingen))

    def _hulp(self, blad: Blad) -> None:
        blad.kop(tekst("streek.hulp"))
        delen = [deel for deel in self._streek.aanbevelingen if deel.kan_leren]
        if not delen:
            blad.regel(tekst("streek.geen_hulp"))
        for deel in delen:
            zin = tekst("streek.helpt", helpt=self._namen(deel.in_orde), geholpen=self._namen(deel.aandacht))
            blad.regel(zin, teken=f"{deel.nummer} ")

    def _namen(self, namen: Sequence[str]) -> str:
        """Return names as "A, B en C"; when not all is asked the first, and how many are left."""
        getoond = namen if self._volledig or len(namen) <= _NAMEN + 1 else namen[:_NAMEN]
        rest = len(namen) - len(getoond)
        return opsomming([*getoond, *([tekst("streek.nog", aantal=rest)] if rest else [])], "en")

    def _rest(self, blad: Blad, hoeveel: int) -> None:
        if hoeveel > 0:
            blad.regel(tekst("verloop.rest", aantal=hoeveel), stijl=ZACHT)


def titel(streek: Streek) -> str:
    """Return what is shown: how many partnerships, and in what order."""
    return aantal("streek.titel", len(streek.verbanden), volgorde=tekst(f"streek.volgorde.{streek.volgorde}"))


def let_op(streek: Streek) -> Iterator[str]:
    """Yield what to know before reading on: files that are not in here, and partnerships that do not count."""
    if streek.niet_gelezen:
        namen = opsomming(list(streek.niet_gelezen), "en")
        yield aantal("streek.niet_gelezen", len(streek.niet_gelezen), bestanden=namen)
    if streek.buiten:
        yield aantal("streek.buiten", len(streek.buiten), namen=opsomming(list(streek.buiten), "en"))


def standen(streek: Streek, nummer: int) -> Iterator[tuple[Verband, Stand]]:
    """Yield one recommendation at each partnership that counts."""
    for verband in streek.verbanden:
        if verband.reikwijdte != "buiten":
            yield verband, next(stand for stand in verband.standen if stand.nummer == nummer)


def waarom(stand: Stand) -> str:
    """Return the state of a recommendation, and the facts that show it or would settle it."""
    zin = benamingen.staatwoord(stand.staat)
    if stand.omdat:
        zin = tekst("streek.want", staat=zin, feiten="; ".join(stand.omdat))
    if stand.ontbreekt:
        zin = tekst("streek.ontbreekt", staat=zin, feiten=", ".join(stand.ontbreekt))
    return zin


def oorzaakzin(deel: Streekoorzaak) -> str:
    """Return the facts of a cause."""
    return "; ".join(f"{feit.kort}: {feit.waarde}" if feit.waarde else feit.kort for feit in deel.feiten)


def als_csv(streek: Streek, *, bestand: bool) -> str:
    """Return a line for each recommendation at each partnership, with semicolons, as Excel in Dutch reads them.

    Args:
        streek: the partnerships.
        bestand: whether it becomes a file for a spreadsheet: with the mark of UTF-8 and line ends of Windows.
    """
    uit = StringIO(newline="")
    uit.write(BEGIN if bestand else "")
    schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n" if bestand else "\n")
    schrijver.writerow(lijst("streek.csv"))
    namen = {deel.nummer: deel.naam for deel in streek.aanbevelingen}
    for verband in streek.verbanden:
        for stand in verband.standen:
            cellen = (verband.naam, verband.bestand, verband.reikwijdte, str(stand.nummer), namen[stand.nummer])
            redenen = ("; ".join(stand.omdat), "; ".join(stand.ontbreekt))
            schrijver.writerow([als_cel(cel) for cel in (*cellen, benamingen.staatwoord(stand.staat), *redenen)])
    return uit.getvalue()


def _rij(naam: str, vakken: Sequence[str]) -> str:
    naam = zichtbaar(naam)
    naam = naam if len(naam) <= _NAAM else f"{naam[: _NAAM - 1]}…"
    return f"  {naam:<{_NAAM}}{''.join(f'{vak:>{_VAK}}' for vak in vakken)}"
