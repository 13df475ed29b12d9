"""`advies schema`: the JSON Schema of facts files and of what commands write as JSON."""

from __future__ import annotations

import json

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld, schrijf
from advies.schemas import FEITEN, OPDRACHTEN, uitvoerschema


@click.command(options_metavar="[OPTIES]", short_help="Toon het JSON Schema van feitenbestanden of van het antwoord.")
@click.option(
    "--antwoord", is_flag=True, help="Het schema van het antwoord (JSON) in plaats van dat van een feitenbestand."
)
@click.option(
    "--van",
    type=click.Choice(OPDRACHTEN),
    metavar="OPDRACHT",
    help=f"Het schema van de JSON die deze opdracht geeft: {', '.join(OPDRACHTEN)}. Achter een streepje staat de optie of de"
    " invoer die een andere vorm geeft, zoals evaluate-lijst bij meer bestanden; fouten is dat van de meldingen.",
)
@click.option(
    "-o", "--uitvoer", metavar="BESTAND", shell_complete=aanvullen.bestand, help="Schrijf het schema in dit bestand."
)
@click.pass_context
def schema(ctx: click.Context, antwoord: bool, van: str | None, uitvoer: str | None) -> None:
    """Toon het JSON Schema, waarmee een editor een feitenbestand kan controleren en aanvullen.

    Met --van ziet u het schema van wat een andere opdracht als JSON geeft.
    """
    from kennisbank.meldingen import InvoerFout

    keuze = "evaluate" if antwoord else van or FEITEN
    try:
        schrijf(json.dumps(uitvoerschema(keuze), ensure_ascii=False, indent=2) + "\n", uitvoer)
    except InvoerFout as fout:
        meld(fout, False)
        ctx.exit(2)
