"""The first screen: an answer on at most 45 lines of 80 columns, whatever the facts are."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, assert_never

from advies.antwoord import STATEN, AfwegingOordeel
from advies.begrippen import termen_in
from advies.raad.samenvatting import Actie, Samenvatting, Vormkeuze
from advies.weergave import zinnen
from advies.weergave.adviezen import titels
from advies.weergave.blad import VAST, ZACHT, Blad, breek_af
from advies.weergave.delen import DELEN
from advies.weergave.scherm import Scherm
from advies.weergave.teksten import aantal, tekst
from advies.woorden import benamingen
from advies.woorden.letters import hoofdletter, kleine_letter
from kennisbank.catalogus import catalogus
from kennisbank.meldingen import STANDAARDINVOER, opsomming

if TYPE_CHECKING:
    from rich.console import Console

HOOGSTENS_REGELS = 45
_HOOGSTENS_PAD = 44


class _Maat(NamedTuple):
    """How much is shown.

    Args:
        regels: the most lines of a paragraph.
        titels: findings under something to do.
        enkel: whether a finding that stands alone is shown too; it often says what the step says.
        labels: labels in a list.
        ruim: whether empty lines stand between the parts.
        begrippen: the most lines on which terms are explained.
        vragen: the most questions; None for all.
    """

    regels: int
    titels: int | None
    enkel: bool
    labels: int
    ruim: bool
    begrippen: int
    vragen: int | None = None


_ALLES = _Maat(0, None, enkel=True, labels=0, ruim=True, begrippen=0)
_MATEN = (
    _Maat(6, 3, enkel=True, labels=4, ruim=True, begrippen=3),
    _Maat(6, 3, enkel=False, labels=3, ruim=True, begrippen=2),
    _Maat(6, 2, enkel=False, labels=2, ruim=True, begrippen=2),
    _Maat(6, 3, enkel=False, labels=3, ruim=False, begrippen=3),
    _Maat(6, 2, enkel=False, labels=2, ruim=False, begrippen=2),
    _Maat(6, 1, enkel=False, labels=1, ruim=False, begrippen=2),
    _Maat(6, 1, enkel=False, labels=1, ruim=False, begrippen=1),
    _Maat(6, 0, enkel=False, labels=1, ruim=False, begrippen=1),
    _Maat(3, 0, enkel=False, labels=1, ruim=False, begrippen=1),
    _Maat(2, 0, enkel=False, labels=1, ruim=False, begrippen=1),
    _Maat(3, 0, enkel=False, labels=1, ruim=False, begrippen=1, vragen=2),
    _Maat(2, 0, enkel=False, labels=1, ruim=False, begrippen=1, vragen=2),
    _Maat(2, 0, enkel=False, labels=1, ruim=False, begrippen=1, vragen=1),
    _Maat(1, 0, enkel=False, labels=1, ruim=False, begrippen=1),
)
"""From roomy to tight; the first that fits is shown."""


class EersteScherm:
    """Shows an answer in one glance.

    Args:
        kort: the answer in one glance.
        bestand: the facts file as the user typed it; for what to type next.
        lagen: the folders of the layers that are on, for the same.
    """

    def __init__(self, kort: Samenvatting, bestand: str, lagen: Sequence[str] = ()) -> None:
        self._kort = kort
        self._regels = "".join(f" --regels {shlex.quote(map_)}" for map_ in lagen)
        self._bestand = (
            shlex.quote(bestand) if len(bestand) <= _HOOGSTENS_PAD and bestand != STANDAARDINVOER else "FEITEN"
        )

    def toon(self, console: Console | Scherm) -> None:
        """Print the screen."""
        bladen = (self._blad(maat, console.width, plan) for maat in _MATEN for plan in (True, False))
        passend = next((blad for blad in bladen if blad.hoogte <= HOOGSTENS_REGELS), None)
        (passend or self._blad(_MATEN[-1], console.width, plan=False)).druk_af(console)

    def _blad(self, maat: _Maat, breedte: int, plan: bool) -> Blad:
        blad, kort = Blad(breedte, hoogstens=maat.regels, ruim=maat.ruim), self._kort
        naam = kort.samenwerkingsverband or tekst("algemeen.zonder_naam")
        blad.regel(tekst("geheel.titel", naam=naam), stijl="bold", spaties=0)
        self._reikwijdte(blad, maat)
        blad.kop(tekst("eerste.vorm"))
        _vorm(blad, kort.bereik, maat, tekst("eerste.bereik"))
        _vorm(blad, kort.organisatie, maat, tekst("eerste.organisatie"))
        vast = zinnen.vaststaand(kort.telling)
        staat = zinnen.staat(kort.telling)
        blad.kop(tekst("eerste.doen_vast", staat=staat, vast=vast) if vast else tekst("eerste.doen"))
        _acties(blad, kort, maat)
        if kort.afweging is not None:
            blad.kop(tekst("eerste.afwegen", titel=kleine_letter(kort.afweging.titel)))
            _afweging(blad, kort.afweging, maat)
        blad.kop(tekst("geheel.aanbevelingen"))
        self._aanbevelingen(blad)
        if vragen := kort.vragen[: maat.vragen]:
            over = kort.telling.vragen - len(vragen)
            blad.kop(aantal("eerste.vragen_over", over) if over else tekst("eerste.vragen"))
            for nummer, vraag in enumerate(vragen, 1):
                blad.regel(vraag.vraag, teken=f"{nummer}. ", noot=f"[{vraag.feit}]")
        _begrippen(blad, naam, maat)
        blad.wit()
        self._verder(blad, plan)
        return blad

    def _reikwijdte(self, blad: Blad, maat: _Maat) -> None:
        kort, past = self._kort, tekst("eerste.past")
        match kort.reikwijdte:
            case "binnen" | "deels":
                blad.regel(kort.reikwijdte_tekst, spaties=0, teken=past)
            case "buiten":
                zin = tekst("eerste.buiten", reikwijdte=kort.reikwijdte_tekst)
                blad.regel(zin, spaties=0, stijl="bold red", teken=past)
            case "onbekend":
                labels = _hoogstens(kort.reikwijdte_hangt_af, maat.labels)
                zin = tekst("eerste.reikwijdte_af", feiten=labels) if labels else tekst("eerste.reikwijdte_open")
                blad.regel(zin, spaties=0, teken=past)
            case _:
                assert_never(kort.reikwijdte)

    def _aanbevelingen(self, blad: Blad) -> None:
        for staat in STATEN:
            namen = [f"{deel.nummer}{VAST}{deel.kort}" for deel in self._kort.aanbevelingen if deel.staat == staat]
            if namen:
                blad.regel(", ".join(namen), teken=f"{benamingen.staatwoord(staat)}: ".ljust(17), heel=True)

    def _verder(self, blad: Blad, plan: bool) -> None:
        for teken, zin in zinnen.lagen(self._kort.lagen, self._kort.uitgeschakeld):
            blad.regel(zin, spaties=0, teken=teken, heel=True)
        if self._kort.melding:
            blad.regel(self._kort.melding, spaties=0, stijl="yellow", heel=True)
        achter = f"{self._bestand}{self._regels}"
        blad.regel(f"advies evaluate {achter} --volledig", spaties=0, teken=tekst("eerste.alles"))
        blad.regel(tekst("eerste.over", delen=opsomming(list(DELEN), "of")), spaties=0, teken=tekst("eerste.een_deel"))
        if plan and self._kort.acties:
            blad.regel(f"advies plan {achter}", spaties=0, teken=tekst("eerste.plan"))


def zet_acties(blad: Blad, kort: Samenvatting) -> None:
    """Put what to do first on a sheet, with all that each takes away.

    Args:
        blad: where the lines go.
        kort: the answer in one glance.
    """
    _acties(blad, kort, _ALLES)


def _acties(blad: Blad, kort: Samenvatting, maat: _Maat) -> None:
    if not kort.acties:
        blad.regel(tekst("eerste.niets_open" if kort.vragen else "eerste.niets"))
        return
    for nummer, actie in enumerate(kort.acties, 1):
        lagen = tekst("eerste.laag", lagen=opsomming(actie.lagen, "en")) if actie.lagen else ""
        delen = (benamingen.sterktewoord(actie.sterkte), benamingen.wie(actie.wie), lagen)
        noot = "; ".join(filter(None, delen))
        wat = actie.tekst.rstrip(".")
        blad.regel(f"{hoofdletter(wat)}", stijl="bold", teken=f"{nummer}. ", noot=f"[{noot}]")
        _onder_actie(blad, actie, maat)
    blad.regel(tekst("eerste.uitleg_lagen" if kort.lagen else "eerste.uitleg"), stijl=ZACHT)


def _onder_actie(blad: Blad, actie: Actie, maat: _Maat) -> None:
    delen = [tekst("eerste.nu", nu=opsomming(actie.nu, "en"))] if actie.nu else []
    bevindingen = [deel for deel in actie.lost_op if deel.titel != actie.tekst]
    getoond = bevindingen[: maat.titels] if maat.enkel or len(bevindingen) > 1 else ()
    if getoond:
        over = len(bevindingen) - len(getoond)
        rest = tekst("algemeen.en_nog", aantal=over) if over else ""
        delen.append(tekst("eerste.vervalt" if actie.stap else "eerste.gaat_over", titels=titels(getoond) + rest))
    if delen:
        blad.regel(" ".join(delen), spaties=5)
    if actie.brengt_mee:
        blad.regel(titels(actie.brengt_mee), spaties=5, teken=tekst("eerste.erbij"))


def _vorm(blad: Blad, keuze: Vormkeuze, maat: _Maat, naam: str) -> None:
    """Put one axis of the form on a sheet: what it is, what fits and why, or what that hangs on."""
    gezien = _hoogstens(keuze.gezien, maat.labels)
    delen = [tekst("eerste.vorm_nu", vorm=_lijst(keuze.nu)) if keuze.nu else tekst("eerste.vorm_open")]
    if keuze.past_nu:
        delen.append(tekst("eerste.past_nu", gezien=gezien))
    elif keuze.nu and keuze.past_nu is False:
        delen.append(tekst("eerste.past_niet"))
    elif keuze.hangt_af:
        feiten = _hoogstens(keuze.hangt_af, maat.labels)
        delen.append(tekst("eerste.past_af" if keuze.nu else "eerste.wat_past_af", feiten=feiten))
    if keuze.past:
        vormen = _lijst(keuze.past)
        ook = tekst("eerste.ook_past", vormen=vormen)
        delen.append(ook if keuze.past_nu else tekst("eerste.wat_past", vormen=vormen, gezien=gezien))
    blad.regel(" ".join(delen), teken=f"{naam}: ".ljust(13))


def _afweging(blad: Blad, afweging: AfwegingOordeel, maat: _Maat) -> None:
    for pool in afweging.polen:
        getoond = pool.redenen[: maat.titels]
        over = len(pool.redenen) - len(getoond)
        redenen = "; ".join(map(kleine_letter, getoond)) + (
            tekst("algemeen.en_nog", aantal=over) if getoond and over else ""
        )
        if not redenen:
            redenen = aantal("eerste.redenen", over) if over else tekst("algemeen.bij_feiten_niets")
        blad.regel(redenen, teken=f"{hoofdletter(pool.naam)}: ")
    blad.regel(afweging.neigt_uitleg, teken=tekst("afwegingen.publicatie"))


def _begrippen(blad: Blad, naam: str, maat: _Maat) -> None:
    """Explain the terms that the sheet uses, those that have another name today or are short for something foremost."""
    staat_er, begrippen = blad.tekst.replace(naam, ""), tekst("eerste.begrippen")
    gebruikt = termen_in(staat_er, catalogus().begrippen)
    termen = [deel for deel in gebruikt if (deel.nu or deel.kort) and f"({deel.term})" not in staat_er]
    uitleg = ""
    for deel in termen:
        betekent = tekst("eerste.begrip_nu", nu=deel.nu) if deel.nu else deel.kort
        langer = f"{uitleg}{'; ' if uitleg else ''}{deel.term}{VAST}= {betekent}"
        if len(breek_af(f"{langer}.", blad.breedte, begrippen, " " * len(begrippen))) <= maat.begrippen:
            uitleg = langer
    if uitleg:
        if maat.ruim:
            blad.wit()
        blad.regel(f"{uitleg}.", spaties=0, teken=begrippen, heel=True)


def _lijst(namen: Sequence[str]) -> str:
    return opsomming(list(namen), "en")


def _hoogstens(labels: Sequence[str], aantal: int) -> str:
    over = len(labels) - aantal
    return f"{', '.join(labels[:aantal])} en nog {over}" if over > 0 else opsomming(list(labels), "en")
