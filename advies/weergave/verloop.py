"""One partnership over time, on the screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar

from advies.weergave import zinnen
from advies.weergave.blad import KOP, ZACHT, Blad
from advies.weergave.teksten import aantal, tekst
from advies.woorden import benamingen
from advies.woorden.bronnen import bronnen
from advies.woorden.processen import met_proces, titel_met_proces
from kennisbank.catalogus import catalogus
from kennisbank.meldingen import opsomming

if TYPE_CHECKING:
    from collections.abc import Mapping

    from rich.console import Console

    from advies.antwoord import Bevinding
    from advies.verloop.vormen import (
        Bevindingsverloop,
        Peiling,
        Periode,
        Regelovergang,
        Slotverschil,
        Stapverloop,
        Verandering,
        Verloop,
    )
    from advies.weergave.scherm import Scherm

_T = TypeVar("_T")
HOOGSTENS = 4
"""Of a list, how many are shown when not all is asked."""
TERUGKEREND = ("terug", "onderbroken", "steeds")
"""How a finding goes over time that keeps coming back."""
UITGEWERKT = 2
"""How many periods are told one by one when not all is asked: the last; of those before each is one sentence."""
_NAAM = 32
_VAK = 5
_TEKENS = {"zeker": "verloop.teken.staat", "open": "verloop.teken.onbekend", "uitgesloten": "verloop.teken.weg"}


_ZEKER = (
    ("vervallen", "uitgesloten", ("zeker",)),
    ("erbij", "zeker", ("open", "uitgesloten")),
    ("niet_zeker", "open", ("zeker",)),
)
_OPEN = (("nu_uitgesloten", "uitgesloten", ("open",)), ("weer_open", "open", ("uitgesloten",)))


class VerloopWeergave:
    """Shows a partnership over time.

    Args:
        verloop: what changed, and why.
        volledig: whether to show everything, and not the first of each list.
    """

    def __init__(self, verloop: Verloop, *, volledig: bool) -> None:
        self._verloop, self._volledig = verloop, volledig

    def toon(self, console: Console | Scherm) -> None:
        """Print it."""
        blad, uit = Blad(console.width), self._verloop
        naam = uit.samenwerkingsverband or tekst("algemeen.zonder_naam")
        blad.regel(tekst("verloop.titel", naam=naam, aantal=len(uit.peilingen)), stijl=KOP, spaties=0)
        for peiling in uit.peilingen:
            blad.regel(peilingzin(peiling), teken=f"{peiling.nummer}. ")
        for zin in let_op(uit):
            blad.regel(zin, stijl="bold")
        self._tijdlijn(blad)
        vol = len(uit.perioden) if self._volledig else UITGEWERKT
        for periode in uit.perioden[:-vol]:
            blad.kop(_periodekop(periode))
            blad.regel(periodezin(periode))
        for periode in uit.perioden[-vol:]:
            self._periode(blad, periode)
        self._door_regels(blad)
        self._terugkerend(blad)
        self._geheel(blad)
        blad.wit()
        blad.regel(tekst("verloop.verantwoording"), stijl=ZACHT, spaties=0)
        for teken, zin in zinnen.lagen(uit.ontvangstbewijs.lagen, uit.uitgeschakeld, bewijs=self._volledig):
            blad.regel(zin, teken=teken, spaties=0)
        blad.druk_af(console)

    def _tijdlijn(self, blad: Blad) -> None:
        uit = self._verloop
        blad.kop(tekst("verloop.tijdlijn"))
        blad.vast(f"  {'':<{_NAAM}}{''.join(f'{deel.nummer:>{_VAK}}' for deel in uit.peilingen)}", stijl=ZACHT)
        for deel in uit.aanbevelingen:
            tekens = [tekst(f"verloop.teken.{staat}") for staat in deel.staten]
            blad.vast(f"  {f'{deel.nummer} {deel.kort}':<{_NAAM}}{''.join(f'{teken:>{_VAK}}' for teken in tekens)}")
        for naam, getallen in tellingen(uit).items():
            blad.vast(f"  {naam:<{_NAAM}}{''.join(f'{getal:>{_VAK}}' for getal in getallen)}")
        blad.regel(tekst("verloop.legenda"), stijl=ZACHT)

    def _periode(self, blad: Blad, periode: Periode) -> None:
        blad.kop(_periodekop(periode))
        for feit in self._eerste(blad, periode.feiten):
            blad.regel(tekst("verloop.feit", kort=feit.kort, was=feit.was, wordt=feit.wordt), teken="• ")
        blad.regel(periodezin(periode))
        kort = {feit.feit: feit.kort for feit in periode.feiten}
        for kop, delen in groepen(periode.adviezen, alles=self._volledig):
            blad.regel(tekst(f"verloop.groep.{kop}"))
            for deel in self._eerste(blad, delen):
                blad.regel(titel_van(deel), teken="• ", spaties=4, noot=f"[{_merk(deel, kort)}]")
        if self._volledig:
            for zin in staatzinnen(periode):
                blad.regel(zin, spaties=4, teken="• ")
        self._stappen(blad, periode)

    def _stappen(self, blad: Blad, periode: Periode) -> None:
        niet = [stap for stap in periode.stappen if stap.stand == "niet"]
        wel = [stap for stap in periode.stappen if stap.stand != "niet"]
        if periode.stappen:
            blad.regel(tekst("verloop.stappen", van=periode.van))
        for stap in [*wel, *(niet if self._volledig else ())]:
            blad.regel(stapzin(stap), spaties=4, teken="• ")
        if niet and not self._volledig:
            blad.regel(aantal("verloop.niet_gezet", len(niet)), spaties=4, teken="• ")

    def _door_regels(self, blad: Blad) -> None:
        blad.kop(tekst("verloop.regels"))
        eerdere = [deel for deel in self._verloop.peilingen if not deel.zelfde_regels]
        if not eerdere:
            blad.regel(zonder_andere_regels(self._verloop))
        for peiling in eerdere:
            hoeveel = len(peiling.door_regels)
            anders = aantal("verloop.regels_anders", hoeveel, nummer=peiling.nummer)
            blad.regel(anders if hoeveel else tekst("verloop.regels_niets", nummer=peiling.nummer))
            for deel in self._eerste(blad, peiling.door_regels):
                was, wordt = tekst(f"verloop.was.{deel.was}"), tekst(f"verloop.wordt.{deel.wordt}")
                blad.regel(
                    tekst("verloop.regel_anders", titel=titel_toen(deel), was=was, wordt=wordt), teken="• ", spaties=4
                )
                if deel.vervallen:
                    blad.regel(deel.vervallen, spaties=6, stijl=ZACHT)
            for zin in regelzinnen(peiling):
                blad.regel(zin, teken="• ", spaties=4)

    def _terugkerend(self, blad: Blad) -> None:
        blad.kop(tekst("verloop.terug"))
        delen = [deel for deel in self._verloop.bevindingen if deel.blijft_komen]
        if not delen:
            blad.regel(tekst("verloop.terug_niets"))
        for patroon in TERUGKEREND:
            eigen = [deel for deel in delen if deel.patroon == patroon]
            if eigen:
                blad.regel(aantal(f"verloop.patroon.{patroon}", len(eigen)))
            for deel in self._eerste(blad, eigen):
                wanneer = "" if patroon == "steeds" else f"; {tekens(deel)}"
                bron = bronnen(deel.bron_tekst, deel.grond, laag=deel.laag)
                merk = f"[{benamingen.sterktewoord(deel.sterkte)}; {bron}{wanneer}]"
                blad.regel(titel_van(deel), teken="• ", spaties=4, noot=merk)

    def _geheel(self, blad: Blad) -> None:
        blad.kop(tekst("verloop.geheel", laatste=len(self._verloop.peilingen)))
        for zin in geheelzinnen(self._verloop):
            blad.regel(zin)
        if self._volledig:
            for deel in self._verloop.geheel:
                was, wordt = tekst(f"verloop.was.{deel.was}"), tekst(f"verloop.wordt.{deel.wordt}")
                door = tekst(f"verloop.door.{'_'.join(deel.door)}")
                zin = tekst("verloop.slotverschil", titel=titel_toen(deel), was=was, wordt=wordt, door=door)
                blad.regel(zin, teken="• ", spaties=4)

    def _eerste(self, blad: Blad, delen: Sequence[_T]) -> Iterator[_T]:
        """Yield the first of a list, or all of it; then tell how many are left."""
        yield from delen if self._volledig else delen[:HOOGSTENS]
        if not self._volledig and len(delen) > HOOGSTENS:
            blad.regel(tekst("verloop.rest", aantal=len(delen) - HOOGSTENS), spaties=4, stijl=ZACHT)


def peilingzin(peiling: Peiling) -> str:
    """Return which moment it is: its day, its file and what that is."""
    soort = "feiten" if peiling.soort == "feiten" else "antwoord" if peiling.zelfde_regels else "ander_antwoord"
    wat = aantal(f"verloop.peiling.{soort}", peiling.bekend)
    dag = f"{datumtekst(peiling.datum)}, " if peiling.datum else ""
    return f"{dag}{peiling.bestand}: {wat}"


def datumtekst(datum: str) -> str:
    """Return a day in Dutch: "31 maart 2026"."""
    jaar, maand, dag = datum.split("-")
    maanden = tekst("verloop.maanden").split()
    return f"{int(dag)} {maanden[int(maand) - 1]} {int(jaar)}"


def let_op(verloop: Verloop) -> list[str]:
    """Return what to know before reading on: names that differ, and saved answers that were changed."""
    namen = list(dict.fromkeys(deel.verband for deel in verloop.peilingen if deel.verband))
    uit = [tekst("verloop.namen", namen=opsomming(namen, "en"))] if len(namen) > 1 else []
    gewijzigd = [deel.bestand for deel in verloop.peilingen if deel.gewijzigd_na_afloop]
    return [*uit, *(tekst("verloop.gewijzigd", bestand=bestand) for bestand in gewijzigd)]


def tellingen(verloop: Verloop) -> Mapping[str, tuple[int, ...]]:
    """Return how many findings are certain at each moment: those that must be done, and all risks."""
    nummers = [deel.nummer for deel in verloop.peilingen]
    return {
        tekst("verloop.moet"): tuple(len(verloop.zeker(nummer, "moet")) for nummer in nummers),
        tekst("verloop.risicos"): tuple(
            sum(deel.soort == "risico" for deel in verloop.zeker(nummer)) for nummer in nummers
        ),
    }


def groepen(veranderingen: Sequence[Verandering], *, alles: bool) -> Iterator[tuple[str, list[Verandering]]]:
    """Yield the changes by what became of the advice, each group with its name in the texts.

    Args:
        veranderingen: the changes.
        alles: whether what is no finding, or was and is not certain, is among them.
    """
    for kop, wordt, was in (*_ZEKER, *(_OPEN if alles else ())):
        delen = [deel for deel in veranderingen if deel.wordt == wordt and deel.was in was]
        delen = [deel for deel in delen if deel.bevinding or alles]
        if delen:
            yield kop, delen


def periodezin(periode: Periode) -> str:
    """Return what the changed facts do, in one sentence: how many findings come and go, and how many steps were taken."""
    telling = {kop: len(delen) for kop, delen in groepen(periode.adviezen, alles=False)}
    stukken = [aantal(f"verloop.telling.{kop}", n) for kop, n in telling.items()]
    gezet = sum(stap.stand == "gezet" for stap in periode.stappen)
    if not periode.feiten:
        return tekst("verloop.geen_feiten")
    zin = tekst("verloop.daardoor", delen=opsomming(stukken, "en") or tekst("verloop.niets_anders"))
    return f"{zin} {aantal('verloop.aantal_gezet', gezet, totaal=len(periode.stappen))}" if periode.stappen else zin


def _periodekop(periode: Periode) -> str:
    if not periode.feiten:
        return tekst("verloop.periode_gelijk", van=periode.van, tot=periode.tot)
    return aantal("verloop.periode", len(periode.feiten), van=periode.van, tot=periode.tot)


def staatzinnen(periode: Periode) -> Iterator[str]:
    """Yield the recommendations whose state changed, one a sentence."""
    for deel in periode.aanbevelingen:
        was, wordt = benamingen.staatwoord(deel.was), benamingen.staatwoord(deel.wordt)
        yield tekst("verloop.aanbeveling", nummer=deel.nummer, naam=deel.naam, was=was, wordt=wordt)


def zonder_andere_regels(verloop: Verloop) -> str:
    """Return why newer rules change nothing: the rules are the same, or no answer was saved."""
    bewaard = any(deel.soort == "antwoord" for deel in verloop.peilingen)
    return tekst("verloop.regels_gelijk" if bewaard else "verloop.regels_geen")


def regelzinnen(peiling: Peiling) -> Iterator[str]:
    """Yield what newer rules change besides the status of advices: states of recommendations, and words."""
    for staat in peiling.aanbevelingen_door_regels:
        was, wordt = benamingen.staatwoord(staat.was), benamingen.staatwoord(staat.wordt)
        yield tekst("verloop.aanbeveling", nummer=staat.nummer, naam=staat.naam, was=was, wordt=wordt)
    for laag in peiling.lagen:
        if not laag.gelijk:
            stand = "anders" if laag.toen and laag.nu else "weg" if laag.toen else "erbij"
            yield tekst(f"verloop.laag.{stand}", naam=laag.naam)
    if peiling.anders_verwoord:
        yield aantal("verloop.anders_verwoord", len(peiling.anders_verwoord))


def stapzin(stap: Stapverloop) -> str:
    """Return what became of a first step, and what it took away."""
    opdracht = zinnen.met_laag(stap.tekst, opsomming(stap.lagen, "en"))
    zin = tekst(f"verloop.gezet.{stap.stand}", stap=opdracht)
    if stap.verwijderd:
        zin += f" {tekst('verloop.weg', delen=_titels(stap.verwijderd))}"
    if stap.gebleven and stap.stand != "niet":
        zin += f" {tekst('verloop.gebleven', delen=_titels(stap.gebleven))}"
    return zin


def tekens(deel: Bevindingsverloop) -> str:
    """Return how a finding stood at each moment, as signs."""
    return " ".join(tekst(_TEKENS[status]) for status in deel.statussen)


def geheelzinnen(verloop: Verloop) -> Iterator[str]:
    """Yield how much differs between the first moment and the last, and by what."""
    delen = verloop.geheel
    if not delen:
        yield tekst("verloop.geheel_niets")
        return
    per_oorzaak = {
        naam: sum("_".join(deel.door) == naam for deel in delen) for naam in ("feiten", "regels", "feiten_regels")
    }
    stukken = [tekst(f"verloop.aantal_door.{naam}", aantal=hoeveel) for naam, hoeveel in per_oorzaak.items() if hoeveel]
    yield aantal("verloop.geheel_telling", len(delen), delen=opsomming(stukken, "en"))


def titel_van(deel: Verandering | Bevindingsverloop) -> str:
    """Return the title of an advice, with its process where the title does not name it."""
    return titel_met_proces(deel.titel, deel.over.get("proces", ""))


def titel_toen(deel: Regelovergang | Slotverschil) -> str:
    """Return the title of an advice that may be gone, with its process and the layer that it is of."""
    return zinnen.met_laag(met_bekend_proces(deel.titel, deel.over), deel.laag)


def met_bekend_proces(titel: str, over: Mapping[str, str]) -> str:
    """Return a title with its process, where there still is such a process."""
    proces = over.get("proces", "")
    return met_proces(titel, proces if proces in catalogus().processen else "")


def _titels(delen: Sequence[Bevinding]) -> str:
    return "; ".join(titel_met_proces(deel.titel, deel.over.get("proces", "")) for deel in delen)


def _merk(deel: Verandering, kort: Mapping[str, str]) -> str:
    feiten = ", ".join(kort[feit] for feit in deel.door)
    laag = [zinnen.van_lagen([deel.laag])] if deel.laag else []
    return "; ".join([benamingen.sterktewoord(deel.sterkte), *laag, tekst("verloop.door_feiten", feiten=feiten)])
