"""`advies new`: a commented facts file to fill in."""

from __future__ import annotations

from pathlib import Path

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld, schrijf


@click.command(options_metavar="[OPTIES]", short_help="Maak een feitenbestand met alle vragen om in te vullen.")
@click.argument("bestand", required=False, metavar="[BESTAND]", shell_complete=aanvullen.bestand)
@click.option("--kort", is_flag=True, help="Alleen de eerste vragen.")
@click.pass_context
def new(ctx: click.Context, bestand: str | None, kort: bool) -> None:
    """Maak een leeg feitenbestand met bij elke vraag uitleg. Zonder BESTAND verschijnt het op het scherm.

    Een bestand dat al bestaat wordt nooit overschreven.
    """
    from kennisbank.meldingen import InvoerFout, Melding
    from kennisbank.sjabloon import sjabloon

    try:
        if bestand is not None and Path(bestand).exists():
            raise InvoerFout([Melding(None, f"{bestand}: dit bestand bestaat al. Kies een andere naam.")])
        schrijf(sjabloon(1 if kort else 2), bestand)
    except InvoerFout as fout:
        meld(fout, False)
        ctx.exit(2)
