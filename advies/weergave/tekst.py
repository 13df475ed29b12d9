"""The whole answer as text for a terminal, in the order of the first screen, or parts of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from advies.antwoord import TIJDEN, Advies, Antwoord, Tijd
from advies.casussen import Casus
from advies.raad.samenvatting import Samenvatting
from advies.weergave import groepen, zinnen
from advies.weergave.adviezen import Adviesblad, titel_van
from advies.weergave.blad import ZACHT, Blad, druk_tabel_af
from advies.weergave.eerste_scherm import zet_acties
from advies.weergave.platte_tabel import Tabel
from advies.weergave.scherm import Scherm
from advies.weergave.tabellen import aanbevelingentabel, processentabel, vormentabel
from advies.weergave.teksten import aantal, tekst
from advies.woorden import benamingen
from advies.woorden.bronnen import bronnen
from advies.woorden.letters import hoofdletter
from advies.woorden.processen import met_proces
from regels.taal import Soort

if TYPE_CHECKING:
    from rich.console import Console

_VRAGEN = 12
_OPEN = 8


class TekstWeergave:
    """Shows an answer.

    Args:
        antwoord: the answer.
        kort: the same in one glance.
        alles: also show every open and excluded advice.
        delen: the parts to show, of `delen.DELEN`; every part when empty.
    """

    def __init__(self, antwoord: Antwoord, kort: Samenvatting, *, alles: bool, delen: Sequence[str] = ()) -> None:
        self._antwoord = antwoord
        self._kort = kort
        self._alles = alles
        self._delen = delen
        self._zeker = antwoord.van_status("zeker")

    def toon(self, console: Console | Scherm) -> None:
        """Print the answer."""
        self._console = console
        self._blad = Blad(console.width)
        self._lijst = Adviesblad(self._blad)
        naam = self._antwoord.samenwerkingsverband or tekst("algemeen.zonder_naam")
        self._blad.regel(tekst("geheel.titel", naam=naam), stijl="bold", spaties=0)
        if not self._delen:
            self._telling()
        for deel, titel, vul in self._hoofdstukken():
            if not self._delen or deel in self._delen:
                self._blad.kop(titel)
                vul()
        self._blad.druk_af(console)

    def _hoofdstukken(self) -> Iterator[tuple[str, str, Callable[[], None]]]:
        """Yield the part that a chapter is of, its title, and what fills it."""
        yield "", tekst("geheel.reikwijdte"), self._reikwijdte
        yield "vorm", tekst("geheel.vorm"), self._vormen
        yield "", tekst("geheel.eerst"), self._eerst
        yield "risico's", tekst("geheel.risicos"), self._risicos
        yield "risico's", tekst("geheel.te_doen"), self._te_doen
        yield "processen", tekst("geheel.processen"), self._processen
        yield "", tekst("geheel.goed"), self._goed
        yield "afwegingen", tekst("geheel.afwegingen"), self._afwegingen
        yield "aanbevelingen", tekst("geheel.aanbevelingen"), self._aanbevelingen
        yield "vragen", tekst("geheel.vragen"), self._onbekend
        yield "casussen", tekst("geheel.casussen"), self._casussen
        if self._alles:
            yield "", tekst("geheel.uitgesloten"), self._uitgesloten
        if self._antwoord.begrippen:
            yield "", tekst("geheel.begrippen"), self._begrippen
        if self._antwoord.ontvangstbewijs.lagen:
            yield "", tekst("lagen.titel"), self._lagen
        yield "", tekst("geheel.grenzen"), self._grenzen
        yield "", tekst("geheel.verantwoording"), self._verantwoording

    def _tabel(self, tabel: Tabel) -> None:
        self._blad.druk_af(self._console)
        druk_tabel_af(tabel, self._console)

    def _van(self, *soorten: Soort) -> list[Advies]:
        return [advies for advies in self._zeker if advies.soort in soorten]

    def _telling(self) -> None:
        self._blad.regel(zinnen.telling_van(self._kort.telling), spaties=0)
        if not self._antwoord.risicos():
            self._blad.regel(tekst("geheel.niet_alles_goed"), spaties=0)

    def _eerst(self) -> None:
        zet_acties(self._blad, self._kort)

    def _reikwijdte(self) -> None:
        zeker = [deel for deel in self._antwoord.reikwijdte if deel.status == "zeker"]
        if any(deel.waarde == "buiten" for deel in zeker):
            self._blad.regel(tekst("reikwijdte.buiten"), stijl="bold red")
        if not zeker:
            self._blad.regel(tekst("reikwijdte.open"))
        for deel in zeker:
            self._blad.regel(deel.omschrijving)
        self._lijst.toon(self._van("reikwijdte"))

    def _vormen(self) -> None:
        self._tabel(vormentabel(self._antwoord))
        overgang = [advies for advies in self._van("migratie") if not advies.is_raad]
        self._lijst.toon([*self._van("vorm"), *overgang])

    def _processen(self) -> None:
        self._tabel(processentabel(self._antwoord))
        for proces, woord, redenen in groepen.waarom_past(self._antwoord):
            hoe = "waarom" if redenen else "zonder_redenen"
            waarom = tekst(f"processen.{hoe}", proces=proces.naam, oordeel=woord, redenen="; ".join(redenen))
            self._blad.regel(waarom, teken="• ")
        self._blad.regel(tekst("processen.algemeen"))
        for proces in self._antwoord.processen.values():
            standaard = tekst("processen.standaard", proces=proces.naam, standaard=proces.standaard)
            self._blad.regel(standaard, teken="• ", spaties=2)
        self._lijst.toon([a for a in self._van("proceskeuze", "partner") if "partnermodel" not in a.conclusie])

    def _risicos(self) -> None:
        gevonden = self._antwoord.risicos()
        for _, delen in self._op_tijd(gevonden):
            for feiten, groep in groepen.per_oorzaak(self._antwoord, delen):
                if feiten:
                    samen = "; ".join(zinnen.feit(stap) for stap in feiten)
                    daaruit = tekst("risicos.daaruit", feiten=f"{hoofdletter(samen)}")
                    self._blad.regel(daaruit, teken=tekst("risicos.oorzaak"))
                self._lijst.toon(groep, zonder={stap.feit for stap in feiten}, spaties=4 if feiten else 2)
        if not gevonden:
            self._blad.regel(tekst("risicos.geen", niet_alles_goed=tekst("geheel.niet_alles_goed")))

    def _te_doen(self) -> None:
        gevonden = [advies for advies in self._zeker if advies.is_raad and not advies.is_voorwaarde_die_moet]
        for tijd, delen in self._op_tijd(gevonden):
            groepen: dict[str, list[Advies]] = {}
            for advies in delen:
                groepen.setdefault(benamingen.wie(advies.wie), []).append(advies)
            for wie in sorted(groepen):
                kop = wie if tijd == "nu" else f"{wie}, {tijd}"
                self._blad.regel(hoofdletter(kop), stijl="bold underline")
                self._lijst.toon(groepen[wie], met_fase=True)
        if not gevonden:
            self._blad.regel(tekst("risicos.geen_advies"))

    def _op_tijd(self, adviezen: Sequence[Advies]) -> Iterator[tuple[Tijd, list[Advies]]]:
        """Yield the advices by when they are for, with a line above those that are not for now."""
        for tijd in TIJDEN:
            delen = [advies for advies in adviezen if advies.tijd == tijd]
            if delen:
                if tijd != "nu":
                    uitleg = benamingen.tijdwoord(tijd)
                    self._blad.regel(hoofdletter(uitleg), stijl="bold")
                yield tijd, delen

    def _goed(self) -> None:
        self._lijst.toon(self._van("goede_praktijk", "kans"))
        duiding = self._van("duiding")
        if duiding:
            self._blad.regel(tekst("risicos.duiding"), stijl="bold underline")
        self._lijst.toon(duiding)

    def _aanbevelingen(self) -> None:
        self._tabel(aanbevelingentabel(self._antwoord.aanbevelingen, self._namen()))

    def _namen(self) -> dict[str, str]:
        """Return what each fact that is asked is called, by its key."""
        return {vraag.feit: met_proces(vraag.kort, vraag.proces) for vraag in self._antwoord.vragen}

    def _afwegingen(self) -> None:
        blad = self._blad
        for afweging in self._antwoord.afwegingen:
            blad.regel(afweging.titel, stijl="bold", teken="• ", noot=f"[{afweging.afweging}]")
            blad.regel(afweging.vraag, spaties=4)
            for pool in afweging.polen:
                blad.regel(f"{pool.naam}: {pool.tekst}", spaties=4, teken="- ")
                redenen = "; ".join(pool.redenen) or tekst("algemeen.bij_feiten_niets")
                blad.regel(redenen, spaties=6, teken=tekst("afwegingen.bij_u"))
            blad.regel(afweging.neigt_uitleg, spaties=4, teken=tekst("afwegingen.publicatie"))
            eigen = afweging.doorslag_grond == "afgeleid"
            van_wie = tekst("afwegingen.doorslag_eigen" if eigen else "afwegingen.doorslag")
            blad.regel(afweging.doorslag, spaties=4, teken=van_wie)
            blad.regel(bronnen(afweging.bron_tekst, afweging.grond), stijl=ZACHT, spaties=4, teken=tekst("advies.bron"))
        if not self._antwoord.afwegingen:
            blad.regel(tekst("afwegingen.geen"))

    def _casussen(self) -> None:
        for casus in self._antwoord.casussen:
            toon_casus(self._blad, casus)
        if not self._antwoord.casussen:
            self._blad.regel(tekst("casussen.geen"))

    def _onbekend(self) -> None:
        vragen = self._antwoord.vragen
        getoond = vragen if self._alles else vragen[:_VRAGEN]
        for vraag in getoond:
            noot = aantal("vragen.telt_mee", vraag.adviezen, feit=vraag.feit)
            self._blad.regel(vraag.vraag, teken="• ", noot=noot)
        if len(vragen) > len(getoond):
            self._blad.regel(aantal("vragen.rest", len(vragen) - len(getoond)), stijl=ZACHT)
        if not vragen:
            self._blad.regel(tekst("vragen.niets"))
        self._open()

    def _open(self) -> None:
        open_ = [a for a in self._antwoord.van_status("open") if a.soort == "risico" or a.is_raad]
        keuze = open_ if self._alles else sorted(open_, key=lambda a: min(map(len, a.beslissend), default=9))[:_OPEN]
        if keuze:
            self._blad.wit()
            self._blad.regel(tekst("vragen.alles" if self._alles else "vragen.dichtbij"), stijl="bold")
        namen = self._namen()
        for advies in keuze:
            sets = " of ".join(" + ".join(namen.get(feit, feit) for feit in deel) for deel in advies.beslissend[:3])
            self._blad.regel(
                titel_van(advies), teken="• ", noot=tekst("vragen.hangt_af", regel=advies.regel, feiten=sets)
            )
        if len(open_) > len(keuze):
            self._blad.regel(tekst("vragen.in_totaal", aantal=len(open_)), stijl=ZACHT)

    def _uitgesloten(self) -> None:
        for advies in self._antwoord.van_status("uitgesloten"):
            feiten = "; ".join(zinnen.feit(stap) for stap in advies.omdat)
            self._blad.regel(
                titel_van(advies), teken="• ", noot=tekst("vragen.uitgesloten", regel=advies.regel, feiten=feiten)
            )

    def _begrippen(self) -> None:
        for begrip in self._antwoord.begrippen:
            if begrip.nu:
                zin = tekst("begrippen.nu", term=begrip.term, nu=begrip.nu, uitleg=begrip.uitleg)
            else:
                zin = tekst("begrippen.begrip", term=begrip.term, uitleg=begrip.uitleg)
            self._blad.regel(zin, teken="• ")

    def _grenzen(self) -> None:
        for grens in self._antwoord.grenzen:
            self._blad.regel(f"{grens.titel}. {grens.tekst} {grens.elders}", teken="• ")

    def _lagen(self) -> None:
        lagen = self._antwoord.ontvangstbewijs.lagen
        for teken, zin in zinnen.lagen(lagen, self._antwoord.uitgeschakeld):
            self._blad.regel(zin, teken=f"• {teken}")
        for laag in lagen:
            bewijs = aantal("lagen.bewijs", laag.regels, vingerafdruk=laag.vingerafdruk)
            self._blad.regel(bewijs, teken=f"• {tekst('lagen.laag', naam=laag.naam)}", stijl=ZACHT)

    def _verantwoording(self) -> None:
        ontvangst = self._antwoord.ontvangstbewijs
        if ontvangst.melding:
            self._blad.regel(ontvangst.melding, stijl="yellow")
        self._blad.regel(
            tekst(
                "verantwoording.bron",
                publicatie=ontvangst.publicatie,
                versie=ontvangst.advies,
                regels=ontvangst.regels,
                regelbank=ontvangst.regelbank[:12],
                feiten=ontvangst.feiten[:12],
                motoren=" en ".join(ontvangst.motoren),
            ),
            stijl=ZACHT,
        )


def toon_casus(blad: Blad, casus: Casus, hoogstens: int = 5) -> None:
    """Show one case beside the partnership.

    Args:
        blad: where the lines go.
        casus: the case.
        hoogstens: the number of names in each list; the rest is counted.
    """
    gewogen = f"{casus.gewogen:.2f}".replace(".", ",")
    noot = tekst("casussen.noot", dossier=casus.dossier, gewogen=gewogen, gedeeld=casus.gedeeld)
    lessen = groepen.lessen(casus)
    blad.regel(casus.naam, stijl="bold", teken="• ", noot=noot)
    for teken, namen in (
        ("casussen.zelfde", casus.zelfde),
        ("casussen.anders", casus.anders),
        ("casussen.goed", lessen["goed"]),
        ("casussen.mis", lessen["mis"]),
        ("casussen.verwacht", lessen["verwacht"]),
    ):
        if namen:
            rest = tekst("algemeen.en_nog", aantal=len(namen) - hoogstens) if len(namen) > hoogstens else ""
            blad.regel("; ".join(namen[:hoogstens]) + rest, spaties=4, teken=tekst(teken))
