"""`advies ask`: the interview in the terminal."""

from __future__ import annotations

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld, schrijf_json


@click.command(options_metavar="[OPTIES]", short_help="Beantwoord vragen; de belangrijkste komen eerst.")
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

    Eerst komen de vragen die het meest bepalen, op hoogstens 26 schermen. Een scherm is een vraag, of een lijst van vragen met
    ja of nee. Dan ziet u het eerste scherm van het advies, en kiest u zelf wat u nog uitzoekt. Elk antwoord wordt meteen bewaard.
    Bestaat BESTAND al uit een eerder gesprek, dan gaat het verder waar u was. Wat er verder in staat, zoals uw toelichting,
    blijft staan.
    """
    from advies.evalueer import adviseur
    from advies.opdrachten.gespreksbestand import open_gesprek
    from advies.opdrachten.gespreksvoering import Gespreksvoerder
    from advies.uitleg.gesprek import Gesprek
    from kennisbank.meldingen import InvoerFout

    if lijst:
        _toon_lijst(ctx, bestand, formaat)
        return
    try:
        Gespreksvoerder(Gesprek(adviseur()), open_gesprek(bestand, van)).voer()
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
