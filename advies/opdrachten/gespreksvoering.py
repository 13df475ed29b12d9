"""The interview in the terminal: shows a screen, reads what is typed, saves, and goes on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import click

from advies.opdrachten.gespreksbestand import Gespreksbestand
from advies.opdrachten.gespreksinvoer import (
    Overzicht,
    Stoppen,
    Terug,
    lees,
    lees_naam,
    lees_nummer,
    opdracht_van,
    regelkop,
)
from advies.uitleg.gesprek import Gesprek, Moment, Stand, Vragenblad
from advies.uitleg.ingetypt import lees_antwoord
from advies.uitleg.uitwerking import Gegeven, gegeven_antwoorden, uitwerking
from advies.weergave import gesprek as scherm
from advies.weergave.eerste_scherm import EersteScherm
from advies.weergave.scherm import Scherm
from advies.weergave.teksten import aantal, tekst
from kennisbank.lagen import actieve_lagen
from kennisbank.meldingen import InvoerFout
from kennisbank.tekens import zichtbaar
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel

ONBEKEND = "onbekend"
_BOTST = ("tegenspraak", "te_veel_gemeenten")


class Gespreksvoerder:
    """Leads one interview.

    Args:
        gesprek: what to ask.
        bestand: where the answers are kept.
    """

    def __init__(self, gesprek: Gesprek, bestand: Gespreksbestand) -> None:
        self._gesprek = gesprek
        self._bestand = bestand
        self._stand = bestand.begin()
        self._moment: Moment | None = None
        self._verteld = ""
        self._pad = zichtbaar(bestand.pad)

    def voer(self) -> None:
        """Ask until the adviser stops, the input ends, or nothing is left.

        Raises:
            InvoerFout: the answers cannot be saved.
        """
        hervat = bool(self._stand.gehad)
        if not self._stand.geheugen and not self._stand.naam:
            self._stand = Stand(lees_naam(), {}, self._stand.overgeslagen)
        self._bestand.bewaar(self._stand)
        click.echo(scherm.uitleg())
        if hervat:
            vragen = len({sleutel.naam for sleutel in self._stand.gehad})
            click.echo("\n" + scherm.regels(aantal("gesprek.hervat", vragen)))
        try:
            while True:
                moment = self._nu()
                if moment.blad is not None:
                    self._vraag(moment.blad)
                else:
                    self._menu(moment)
        except Stoppen:
            pass
        click.echo(scherm.regels(tekst("gesprek.bewaard", pad=self._pad)))
        click.echo(scherm.regels(tekst("gesprek.heel", pad=self._pad)))

    def _nu(self) -> Moment:
        if self._moment is None:
            self._moment = self._gesprek.moment(self._stand)
        return self._moment

    def _zet(self, stand: Stand) -> None:
        self._bestand.bewaar(stand)
        self._stand, self._moment = stand, None

    def _vraag(self, blad: Vragenblad) -> None:
        click.echo(scherm.blad_tekst(blad, self._gesprek.definitie(blad.vragen[0].sleutel).soort))
        try:
            if antwoorden := self._lees_blad(blad):
                self._geef(antwoorden)
        except Terug:
            self._zet(self._stand.eerder or self._stand)
        except Overzicht:
            self._overzicht()

    def _geef(self, antwoorden: Mapping[FeitSleutel, str]) -> None:
        """Take answers over and tell what they changed; those that are not possible are told and not taken over."""
        voor = self._nu().antwoord
        try:
            nieuw = self._gesprek.geef(self._stand, antwoorden)
        except InvoerFout as fout:
            self._meld(fout, antwoorden)
            return
        erbij = nieuw.gevolgd - self._stand.geheugen.keys()
        self._zet(nieuw)
        if erbij:
            deel = Stand("", {sleutel: nieuw.geheugen[sleutel] for sleutel in sorted(erbij)})
            click.echo(scherm.gevolg_tekst(gegeven_antwoorden(deel, vocabulaire())))
        if all(invoer == ONBEKEND for invoer in antwoorden.values()):
            click.echo("→ " + tekst("gesprek.genoteerd"))
            return
        click.echo(scherm.uitwerking_tekst(uitwerking(voor, self._nu().antwoord)))

    def _lees_blad(self, blad: Vragenblad, nu: Mapping[FeitSleutel, str] | None = None) -> dict[FeitSleutel, str]:
        """Return what was typed for each question of a screen.

        Args:
            blad: what is asked.
            nu: the present answers, when they are mended: what is passed over then stays as it is.
        """
        if not blad.is_matrix and not blad.is_lijst:
            return {blad.vragen[0].sleutel: self._lees_antwoord(tekst("gesprek.antwoord"), blad)}
        uit: dict[FeitSleutel, str] = {}
        voor_alle = ""
        try:
            for nummer, vraag in enumerate(blad.vragen, start=1):
                sleutel = vraag.sleutel
                if blad.is_lijst:
                    click.echo(scherm.lijstvraag_tekst(nummer, vraag))
                prompt = regelkop(vraag, nu.get(sleutel, "") if nu else "")
                invoer = voor_alle or self._lees_regel(prompt, replace(blad, vragen=(vraag,)), sleutel)
                if invoer.casefold().startswith("alle "):
                    invoer = voor_alle = invoer[len("alle ") :].strip()
                if invoer or nu is None:
                    uit[sleutel] = invoer or ONBEKEND
        except (Stoppen, Overzicht):
            if uit:
                self._geef(uit)  # what was typed on the lines before is kept
            raise
        except Terug:
            if not uit:
                raise
            click.echo("→ " + tekst("gesprek.opnieuw"))
            return {}
        return uit

    def _lees_antwoord(self, prompt: str, blad: Vragenblad) -> str:
        while not (invoer := self._lees_of_doe(prompt, blad)):
            click.echo(scherm.regels(tekst("gesprek.leeg")))
        return invoer

    def _lees_regel(self, prompt: str, blad: Vragenblad, sleutel: FeitSleutel) -> str:
        """Return what was typed on one line of several; empty when it is passed over."""
        while True:
            invoer = self._lees_of_doe(prompt, blad)
            kaal = invoer[len("alle ") :].strip() if invoer.casefold().startswith("alle ") else invoer
            try:
                if kaal:
                    lees_antwoord(self._gesprek.definitie(sleutel), sleutel, kaal)
            except InvoerFout as fout:
                self._meld(fout, {sleutel: kaal})
                continue
            return invoer

    def _meld(self, fout: InvoerFout, antwoorden: Mapping[FeitSleutel, str]) -> None:
        """Tell why answers are not taken over."""
        if any(melding.code in _BOTST for melding in fout.meldingen):
            for melding in fout.meldingen:
                click.echo(scherm.regels(zichtbaar(melding.tekst)))
            click.echo(scherm.regels(tekst("gesprek.botst")))
            return
        sleutel, invoer = next(iter(antwoorden.items()))
        soort = self._gesprek.definitie(sleutel).soort
        click.echo(scherm.kan_niet_tekst(invoer, soort, fout.meldingen[0].tekst))

    def _lees_of_doe(self, prompt: str, blad: Vragenblad) -> str:
        """Return an answer that was typed, `onbekend` for "I do not know", after what else was asked for is done.

        Raises:
            Stoppen, Terug, Overzicht: the adviser wants that instead.
        """
        while True:
            invoer = lees(prompt)
            match opdracht_van(invoer):
                case "stop":
                    raise Stoppen
                case "terug":
                    raise Terug
                case "overzicht":
                    raise Overzicht
                case "weet_niet":
                    return ONBEKEND
                case "help":
                    click.echo(scherm.uitleg())
                case "scherm":
                    self._toon_scherm(self._nu())
                case "waarom":
                    click.echo(scherm.waarom_tekst(blad, self._gesprek.waarom(self._nu(), blad)))
                case _:
                    return invoer

    def _overzicht(self) -> None:
        """Show all answers, and mend those that the adviser points out."""
        while True:
            gegeven = gegeven_antwoorden(self._stand, vocabulaire())
            if not gegeven:
                click.echo(tekst("gesprek.overzicht.niets"))
                return
            click.echo(scherm.overzicht_tekst(gegeven))
            invoer = lees(tekst("gesprek.overzicht.kies"))
            opdracht = opdracht_van(invoer)
            if opdracht == "stop":
                raise Stoppen
            if not invoer or opdracht in ("verder", "terug"):
                return
            nummer = lees_nummer(invoer, len(gegeven))
            if not nummer:
                click.echo(tekst("gesprek.overzicht.geen_nummer", hoogste=len(gegeven)))
                continue
            self._verbeter(gegeven[nummer - 1])

    def _verbeter(self, gegeven: Gegeven) -> None:
        blad = self._gesprek.verbeter(self._stand, gegeven.feit)
        waarden = {waarde.proces: scherm.nu_tekst(waarde) for waarde in gegeven.waarden}
        per_proces = {vraag.sleutel: waarden.get(vraag.proces, "") for vraag in blad.vragen if vraag.proces}
        nu = "" if blad.is_matrix else scherm.nu_tekst(gegeven.waarden[0])
        click.echo(scherm.blad_tekst(blad, self._gesprek.definitie(blad.vragen[0].sleutel).soort, nu))
        try:
            antwoorden = self._lees_blad(blad, {sleutel: w for sleutel, w in per_proces.items() if w} or None)
        except (Terug, Overzicht):
            return
        if antwoorden:
            self._geef(antwoorden)

    def _menu(self, moment: Moment) -> None:
        """Tell how it stands, and let the adviser choose what to do next."""
        self._vertel(moment)
        if moment.taken:
            click.echo(scherm.taken_tekst(moment.taken))
        wat = tekst("gesprek.menu.kies" if moment.taken else "gesprek.menu.klaar")
        hoe = tekst(
            "gesprek.menu.geen_nummer" if moment.taken else "gesprek.menu.geen_opdracht", hoogste=len(moment.taken)
        )
        while not self._doe(lees(wat), moment):
            click.echo(hoe)

    def _doe(self, invoer: str, moment: Moment) -> bool:
        """Do what was chosen; return False when it is none of the choices."""
        match opdracht_van(invoer):
            case "stop":
                raise Stoppen
            case "overzicht":
                self._overzicht()
            case "scherm":
                self._toon_scherm(moment)
            case "help":
                click.echo(scherm.uitleg())
            case "terug":
                self._zet(self._stand.eerder or self._stand)
            case _:
                nummer = lees_nummer(invoer, len(moment.taken))
                if not nummer:
                    return False
                self._zet(self._gesprek.kies(self._stand, moment.taken[nummer - 1]))
        return True

    def _vertel(self, moment: Moment) -> None:
        """Show the first screen when the interview comes at a new point: the core is done, the screen is fixed, out of scope."""
        punt = scherm.punt_tekst(moment)
        if punt != self._verteld:
            self._verteld = punt
            click.echo("")
            self._toon_scherm(moment)
            click.echo(scherm.regels(punt))
        click.echo("")

    def _toon_scherm(self, moment: Moment) -> None:
        blad = Scherm(scherm.BREEDTE)
        mappen = [laag.pad for laag in actieve_lagen()]
        EersteScherm(moment.samenvatting, self._bestand.pad, mappen).toon(blad)
        click.echo("─" * scherm.BREEDTE)
        click.echo(blad.file.getvalue().rstrip("\n"))
        click.echo("─" * scherm.BREEDTE)
