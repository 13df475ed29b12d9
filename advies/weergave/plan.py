"""The plan on the screen: at most 45 lines whatever the facts are, or everything."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from typing import NamedTuple, TypeVar

from advies.plan.model import Gedaan, Plan, Planmoment, Planstap
from advies.weergave import planzinnen, zinnen
from advies.weergave.blad import ZACHT, Blad
from advies.weergave.scherm import Scherm
from advies.weergave.teksten import aantal, tekst
from kennisbank.catalogus import Actor

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rich.console import Console

HOOGSTENS_REGELS = 45
_HOOGSTENS_PAD = 44
_T = TypeVar("_T")


class _Maat(NamedTuple):
    """How much is shown.

    Args:
        vol: the steps, from the first, of which is shown when they are done and what they take away.
        stappen: the most steps; None for all.
        punten: the most points of every other list; None for all.
        titels: the most findings that a step takes away.
        ruim: whether empty lines stand between the parts.
    """

    vol: int
    stappen: int | None
    punten: int | None
    titels: int | None
    ruim: bool


def _maten(stappen: int) -> Iterator[_Maat]:
    """Yield measures, from roomy to tight."""
    yield _Maat(stappen, None, None, 3, ruim=True)
    for vol in range(stappen, 4, -1):
        yield _Maat(vol, None, 2, 2, ruim=True)
    for vol in range(stappen, 2, -1):
        yield _Maat(vol, None, 1, 1, ruim=False)
    for vol in range(stappen, -1, -1):
        yield _Maat(vol, None, 0, 1, ruim=False)
    for hoogstens in range(stappen, 0, -1):
        yield _Maat(0, hoogstens, 0, 1, ruim=False)


class Planscherm:
    """Shows a plan.

    Args:
        plan: the plan.
        bestand: the facts file as the user typed it; for what to type next.
        voor: the role of which the steps are shown; None for all.
        lagen: the folders of the layers that are on, for what to type next.
        volledig: whether everything is shown.
    """

    def __init__(
        self, plan: Plan, bestand: str, voor: Actor | None = None, lagen: Sequence[str] = (), *, volledig: bool = False
    ) -> None:
        self._plan, self._voor, self._volledig = plan, voor, volledig
        self._stappen = [stap for stap in plan.stappen if voor is None or voor in stap.wie]
        punten = [punt for punt in plan.aandacht if voor is None or voor in punt.wie]
        self._punten = [punt for punt in punten if not punt.stappen]
        self._doet_een_stap = [punt for punt in punten if punt.stappen]
        self._komt_terug = [moment for moment in plan.momenten if voor is None or voor in moment.wie]
        kort = len(bestand) <= _HOOGSTENS_PAD and bestand != "-"
        self._bestand = shlex.quote(bestand) if kort else "FEITEN"
        self._regels = "".join(f" --regels {shlex.quote(map_)}" for map_ in lagen)

    def toon(self, console: Console | Scherm) -> None:
        """Print the plan."""
        if self._volledig:
            self._blad(_Maat(len(self._stappen), None, None, None, ruim=True), console.width).druk_af(console)
            return
        bladen = [self._blad(maat, console.width) for maat in _maten(len(self._stappen))]
        next((blad for blad in bladen if blad.hoogte <= HOOGSTENS_REGELS), bladen[-1]).druk_af(console)

    def _blad(self, maat: _Maat, breedte: int) -> Blad:
        plan, blad = self._plan, Blad(breedte, ruim=maat.ruim)
        blad.regel(planzinnen.kop(plan, self._voor), stijl="bold", spaties=0)
        for zin in planzinnen.inleiding(plan, self._voor):
            blad.regel(zin, spaties=0)
        self._zet_stappen(blad, maat)
        if self._volledig:
            self._tijdlijn(blad)
        if maat.punten == 0:
            weg = {"aandacht": len(self._punten), "momenten": len(self._komt_terug)}
            blad.regel(tekst("plan.weggelaten", **weg), spaties=0)
        else:
            self._aandacht(blad, maat)
            self._momenten(blad, maat)
        if self._volledig:
            self._al_in_stappen(blad)
        if self._volledig and self._voor is None:
            _gedaan(blad, plan.gedaan)
            _terugblik(blad, plan)
        if maat.ruim:
            blad.wit()
        self._slot(blad)
        return blad

    def _slot(self, blad: Blad) -> None:
        """Put on a sheet what to know of the plan, with what it was made, and what to type next."""
        plan = self._plan
        for zin in planzinnen.waarschuwingen(plan):
            blad.regel(zin, spaties=0, stijl="yellow")
        for zin in planzinnen.rest(plan):
            blad.regel(zin, spaties=0)
        noten = tekst("plan.noten_lagen" if plan.lagen else "plan.noten")
        blad.regel(tekst("plan.verantwoording", noten=noten), spaties=0, stijl=ZACHT)
        for teken, zin in zinnen.lagen(plan.lagen, plan.uitgeschakeld, bewijs=self._volledig):
            blad.regel(zin, teken=teken, spaties=0)
        if plan.melding:
            blad.regel(plan.melding, spaties=0, stijl="yellow")
        self._verder(blad)

    def _zet_stappen(self, blad: Blad, maat: _Maat) -> None:
        kop = ""
        for plaats, stap in enumerate(self._stappen[: maat.stappen]):
            if planzinnen.fasekop(stap) != kop:
                kop = planzinnen.fasekop(stap)
                blad.kop(kop)
            blad.regel(stap.tekst, stijl="bold", teken=f"{stap.nummer}. ".rjust(4), noot=planzinnen.noot(stap))
            if self._volledig:
                _alles_van_stap(blad, stap)
            elif plaats < maat.vol:
                _onder_stap(blad, stap, maat)
        over = len(self._stappen) - len(self._stappen[: maat.stappen])
        if over:
            blad.regel(aantal("plan.meer_stappen", over))

    def _tijdlijn(self, blad: Blad) -> None:
        gedateerd = sorted((stap for stap in self._stappen if stap.klaar), key=lambda stap: (stap.klaar, stap.nummer))
        if gedateerd:
            blad.kop(tekst("plan.tijdlijn"))
            for stap in gedateerd:
                blad.regel(stap.tekst, teken=f"{planzinnen.dag(stap.klaar)}: {stap.nummer}. ")
            zonder = len(self._stappen) - len(gedateerd)
            if zonder:
                blad.regel(aantal("plan.zonder_dag", zonder))

    def _aandacht(self, blad: Blad, maat: _Maat) -> None:
        if self._punten:
            blad.kop(tekst("plan.aandacht"))
            for punt in self._punten[: maat.punten]:
                titel, noot = planzinnen.aandacht(punt, volledig=self._volledig)
                blad.regel(titel, teken="• ", noot=noot)
                if self._volledig:
                    blad.regel(punt.tekst, spaties=4)
            _en_nog(blad, len(self._punten), maat)

    def _al_in_stappen(self, blad: Blad) -> None:
        """Put on a sheet what stays in this phase though a step does it: no news, so on no short screen."""
        if self._doet_een_stap:
            blad.kop(tekst("plan.al_in_stappen"))
        for punt in self._doet_een_stap:
            titel, noot = planzinnen.aandacht(punt, volledig=True)
            blad.regel(titel, teken="• ", noot=noot)
            blad.regel(planzinnen.waarom_blijft(punt), spaties=4)

    def _momenten(self, blad: Blad, maat: _Maat) -> None:
        momenten = self._komt_terug if self._volledig else _eerst_van_belang(self._komt_terug)
        if momenten:
            blad.kop(tekst("plan.momenten"))
            for moment in momenten[: maat.punten]:
                zin = f"{moment.titel}: {planzinnen.hoe_vaak(moment)}"
                blad.regel(zin, teken="• ", noot=planzinnen.momentnoot(moment))
                if self._volledig:
                    blad.regel(moment.uitleg, spaties=4)
            _en_nog(blad, len(self._komt_terug), maat._replace(punten=len(momenten[: maat.punten])))

    def _verder(self, blad: Blad) -> None:
        if self._volledig:
            return
        blad.regel(tekst("plan.verder", opdracht=f"advies plan {self._bestand}{self._regels}"), spaties=0)
        if self._voor is None:
            blad.regel(tekst("plan.meer_opties"), spaties=0)


def _eerst_van_belang(momenten: Sequence[Planmoment]) -> list[Planmoment]:
    """Return the moments of which a number or a day is known, those first that are not held yet."""
    return [deel for deel in momenten if deel.om_de_maanden or deel.eerste or deel.staat == "gebeurt_niet"]


def _en_nog(blad: Blad, hoeveel: int, maat: _Maat) -> None:
    if maat.punten is not None and hoeveel > maat.punten:
        blad.regel(aantal("plan.meer", hoeveel - maat.punten))


def _onder_stap(blad: Blad, stap: Planstap, maat: _Maat) -> None:
    blad.regel(planzinnen.klaar_als(stap), spaties=6, teken=tekst("plan.klaar_als"))
    if stap.vervalt:
        blad.regel(planzinnen.vervalt(stap, maat.titels), spaties=6, teken=tekst("plan.vervalt"))
    if stap.brengt_mee:
        blad.regel(planzinnen.titels(stap.brengt_mee), spaties=6, teken=tekst("plan.brengt_mee"))


def _alles_van_stap(blad: Blad, stap: Planstap) -> None:
    """Put on a sheet when a step is done, what it takes away and where that stands, on what it rests, and what waits for it."""
    blad.regel(planzinnen.klaar_als(stap), spaties=6, teken=tekst("plan.klaar_als"))
    for deel in stap.omdat:
        blad.regel(planzinnen.reden(deel), spaties=6, teken=tekst("plan.vervalt"))
    feiten = {feit.feit: zinnen.feit(feit) for deel in stap.omdat for feit in deel.feiten}
    onder = {
        "plan.ook_weg": planzinnen.ook_weg(stap),
        "plan.feit": "; ".join(feiten.values()),
        "plan.mogelijk": planzinnen.titels(stap.maakt_mogelijk),
        "plan.brengt_mee": planzinnen.titels(stap.brengt_mee),
        "plan.ontgrendelt": tekst("plan.wachters", nummers=planzinnen.nummers(stap.ontgrendelt))
        if stap.ontgrendelt
        else "",
    }
    for sleutel, zin in onder.items():
        if zin:
            blad.regel(zin, spaties=6, teken=tekst(sleutel))
    if stap.afgeleid_na:
        blad.regel(tekst("plan.volgorde_ons", nummers=planzinnen.nummers(stap.afgeleid_na)), spaties=6, stijl=ZACHT)


def _gedaan(blad: Blad, gedaan: Sequence[Gedaan]) -> None:
    if gedaan:
        blad.kop(tekst("plan.gedaan"))
    for deel in gedaan:
        blad.regel(deel.tekst, teken=tekst("plan.vinkje"), noot=f"[{zinnen.feit(deel.feit)}]")
        blad.regel(planzinnen.titels(deel.houdt_weg), spaties=6, teken=tekst("plan.houdt_weg"))


def _terugblik(blad: Blad, plan: Plan) -> None:
    if plan.terugblik:
        blad.kop(tekst("plan.terugblik_kop"))
        for deel in plan.terugblik:
            blad.regel(planzinnen.titels([deel]), teken="• ")
