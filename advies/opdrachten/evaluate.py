"""`advies evaluate`: from facts files to advice."""

from __future__ import annotations

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld, schrijf, toon


@click.command(options_metavar="[OPTIES]", short_help="Geef advies bij een of meer feitenbestanden.")
@click.argument("feiten", nargs=-1, required=True, metavar="FEITEN...", shell_complete=aanvullen.bestand)
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True, help="Vorm van de uitvoer."
)
@click.option(
    "-o", "--uitvoer", metavar="BESTAND", shell_complete=aanvullen.bestand, help="Schrijf het advies in dit bestand."
)
@click.option("--alles", is_flag=True, help="Toon ook alles wat openstaat of is uitgesloten.")
@click.option(
    "--motor",
    type=click.Choice(["beide", "referentie"]),
    default="beide",
    show_default=True,
    help="Welke motoren: allebei en vergelijken, of alleen de referentie.",
)
@click.option("--streng", is_flag=True, help="Eindig met code 1 als een zeker risico of advies 'moet' zegt.")
@click.pass_context
def evaluate(
    ctx: click.Context,
    feiten: tuple[str, ...],
    formaat: str,
    uitvoer: str | None,
    alles: bool,
    motor: str,
    streng: bool,
) -> None:
    """Geef advies over een samenwerkingsverband.

    FEITEN is een feitenbestand (YAML), of - voor de standaardinvoer. U kunt meer bestanden noemen. Een sjabloon met alle
    vragen maakt u met 'advies new'.
    """
    from advies.evalueer import Adviseur, adviseur
    from advies.invoer import lees_feiten
    from kennisbank.meldingen import InvoerFout, Melding

    als_json = formaat == "json"
    antwoorden = []
    fouten: list[Melding] = []
    for pad in feiten:
        try:
            bestand = lees_feiten(pad)
            gekozen = adviseur() if motor == "beide" else Adviseur(motor=motor)
            antwoorden.append(gekozen.evalueer(bestand, alles=alles))
        except InvoerFout as fout:
            fouten.extend(fout.meldingen)
    try:
        if antwoorden and als_json:
            from advies.weergave.json import als_json as maak_json

            schrijf(maak_json(antwoorden), uitvoer)
        elif antwoorden:
            from advies.weergave.tekst import TekstWeergave

            toon([TekstWeergave(antwoord, alles) for antwoord in antwoorden], uitvoer)
    except InvoerFout as fout:
        fouten.extend(fout.meldingen)
    if fouten:
        meld(InvoerFout(fouten), als_json)
        ctx.exit(2)
    moet = [advies for antwoord in antwoorden for advies in antwoord.onvervuld()]
    if streng and moet:
        click.echo(f"Met --streng: {len(moet)} keer zegt een zeker advies dat er iets moet gebeuren.", err=True)
        ctx.exit(1)
