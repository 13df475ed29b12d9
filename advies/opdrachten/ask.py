"""`advies ask`: the interview in the terminal."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING, assert_never

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld, schrijf_json
from kennisbank.tekens import zichtbaar

if TYPE_CHECKING:
    from advies.antwoord import Vraag
    from advies.opdrachten.gespreksbestand import Gespreksbestand
    from advies.uitleg.gesprek import Gesprek, Stand
    from kennisbank.feitsoorten import Feitsoort

_HULP = "Typ een antwoord, of: w (weet ik niet), ? (waarom vraagt u dit), t (terug), s (stoppen en bewaren)."


@click.command(options_metavar="[OPTIES]", short_help="Beantwoord vragen; de nuttigste komt eerst.")
@click.argument("bestand", metavar="BESTAND", shell_complete=aanvullen.bestand)
@click.option(
    "--van",
    metavar="FEITEN",
    shell_complete=aanvullen.bestand,
    help="Begin met de feiten uit dit bestand; het wordt niet gewijzigd.",
)
@click.option("--formaat", type=click.Choice(["tekst", "json"]), default="tekst", help="Vorm van --lijst.")
@click.option("--lijst", is_flag=True, help="Toon welke vragen openstaan bij dit feitenbestand, en stel ze niet.")
@click.pass_context
def ask(ctx: click.Context, bestand: str, van: str | None, formaat: str, lijst: bool) -> None:
    """Stel vragen en bewaar de antwoorden in BESTAND.

    De vraag die het meeste openstaande advies kan beslissen, komt eerst. Elk antwoord wordt meteen bewaard. Bestaat BESTAND al
    uit een eerder gesprek, dan gaat het verder waar u was. Wat er verder in staat, zoals uw toelichting, blijft staan.
    """
    from advies.evalueer import adviseur
    from advies.opdrachten.gespreksbestand import open_gesprek
    from advies.uitleg.gesprek import Gesprek
    from kennisbank.meldingen import InvoerFout

    if lijst:
        _toon_lijst(ctx, bestand, formaat)
        return
    try:
        _voer(Gesprek(adviseur()), open_gesprek(bestand, van))
    except InvoerFout as fout:
        meld(fout, False)
        ctx.exit(2)


def _toon_lijst(ctx: click.Context, bestand: str, formaat: str) -> None:
    """Show the open questions of a facts file, most useful first, and what each can settle."""
    from textwrap import fill

    from advies.evalueer import adviseur
    from advies.opdrachten.inlezen import lees_feiten
    from kennisbank.meldingen import InvoerFout

    try:
        vragen = adviseur().evalueer(lees_feiten(bestand)).vragen
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        ctx.exit(2)
    if formaat == "json":
        schrijf_json(vragen)
        return
    for nummer, vraag in enumerate(vragen, start=1):
        begin = f"{nummer:3}. "
        waar = "; ".join(vraag.bron_tekst)
        tekst = f"{vraag.vraag} [{vraag.feit}; helpt bij {vraag.adviezen}; {waar}]"
        click.echo(fill(tekst, 80, initial_indent=begin, subsequent_indent=" " * 5, break_on_hyphens=False))
    if not vragen:
        click.echo("Er is niets meer te vragen.")


def _voer(gesprek: Gesprek, bestand: Gespreksbestand) -> None:
    from textwrap import fill

    from kennisbank.meldingen import InvoerFout

    stand, pad = bestand.begin(), zichtbaar(bestand.pad)
    if not stand.geheugen and not stand.naam:
        stand = replace(stand, naam=_lees_naam())
    bestand.bewaar(stand)
    click.echo(fill(_HULP, 80))
    nummer, thema = 1, ""
    while (vraag := gesprek.volgende(stand)) is not None:
        if vraag.thema != thema:
            thema = vraag.thema
            click.echo(f"\nOnderwerp: {thema}")
        _toon(gesprek, vraag, nummer)
        invoer = _lees("Antwoord")
        if invoer is None or invoer.lower() == "s":
            click.echo(f"Bewaard in {pad}. Ga later verder met: advies ask {pad}")
            return
        if invoer == "?":
            _toon_waarom(gesprek, stand, vraag)
            continue
        if invoer.lower() == "t":
            stand, nummer = (stand.eerder, max(1, nummer - 1)) if stand.eerder else (stand, nummer)
        elif invoer.lower() in ("w", "", "onbekend"):
            stand, nummer = gesprek.sla_over(stand, vraag.sleutel), nummer + 1
        else:
            try:
                stand, nummer = gesprek.geef(stand, vraag.sleutel, invoer), nummer + 1
            except InvoerFout as fout:
                click.echo("\n".join(fill(zichtbaar(melding.tekst), 80) for melding in fout.meldingen))
                continue
        bestand.bewaar(stand)
    click.echo(f"Er is niets meer te vragen. Bewaard in {pad}. Vraag advies met: advies evaluate {pad}")


def _lees_naam() -> str:
    """Return the name that was typed; empty at the end of the input. A name that no facts file may hold is asked again."""
    from kennisbank.getypt import HOOGSTENS_NAAM

    while True:
        naam = _lees("Hoe heet het samenwerkingsverband?") or ""
        if len(naam) <= HOOGSTENS_NAAM:
            return naam
        click.echo(f"Gebruik hoogstens {HOOGSTENS_NAAM} tekens; dit zijn er {len(naam)}.")


def _lees(vraag: str) -> str | None:
    """Return what was typed, or None at the end of the input."""
    try:
        achter = " " if vraag.endswith("?") else ": "
        invoer = str(click.prompt(vraag, default="", show_default=False, prompt_suffix=achter)).strip()
        if not sys.stdin.isatty():
            click.echo(zichtbaar(invoer))  # a terminal shows what is typed; of piped answers a reader would see nothing
        return invoer
    except (click.Abort, EOFError):
        click.echo()
        return None


def _toon(gesprek: Gesprek, vraag: Vraag, nummer: int) -> None:
    from textwrap import fill

    from kennisbank.feitsoorten import keuzewaarden

    feit = gesprek.definitie(vraag.sleutel)
    click.echo("\n" + fill(f"Vraag {nummer}. {vraag.vraag}", 80))
    if vraag.hulp:
        click.echo(fill(vraag.hulp, 80, initial_indent="  ", subsequent_indent="  "))
    for plaats, waarde in enumerate(keuzewaarden(feit.soort), start=1):
        hulp = f" ({waarde.hulp})" if waarde.hulp else ""
        click.echo(fill(f"{plaats}. {waarde.tekst}{hulp}", 80, initial_indent="  ", subsequent_indent="     "))
    hoe = _hoe(feit.soort)
    if hoe:
        click.echo(f"  {hoe}")


def _hoe(soort: Feitsoort) -> str:
    """Return how to type an answer; empty where the numbered values say it."""
    from kennisbank.feitsoorten import Gemeenten, Getal, JaNee, Keuze, Meerkeuze

    match soort:
        case JaNee():
            return "ja of nee"
        case Keuze():
            return ""
        case Meerkeuze():
            return "Meer antwoorden mogen, met komma's ertussen: 1, 3"
        case Getal(eenheid, geheel=geheel):
            return f"een {'heel getal' if geheel else 'getal'}, in {eenheid}"
        case Gemeenten():
            return "Namen met komma's ertussen; cijfers per gemeente vult u later in het bestand in."
        case _:
            assert_never(soort)


def _toon_waarom(gesprek: Gesprek, stand: Stand, vraag: Vraag) -> None:
    from textwrap import fill

    from advies.weergave.woorden import telling

    open_ = gesprek.waarom(stand, vraag.sleutel)
    waarbij = telling(len(open_), "uitkomst die nu openstaat", "uitkomsten die nu openstaan, zoals")
    click.echo(f"Uw antwoord helpt bij {waarbij}:")
    for advies in open_[:5]:
        click.echo(fill(f"• {advies.titel}", 80, initial_indent="  ", subsequent_indent="    "))
