"""`advies check`: is the rule base free of errors?"""

from __future__ import annotations

from pathlib import Path

import click

from advies.opdrachten.uitvoer import meld


@click.command(options_metavar="[OPTIES]", short_help="Controleer de regels.")
@click.argument("map_", required=False, metavar="[MAP]")
@click.pass_context
def check(ctx: click.Context, map_: str | None) -> None:
    """Controleer de regels in MAP, of de regels van dit programma.

    Elke fout staat er met bestand, regel en kolom. De regels worden ook voor beide motoren klaargezet.
    """
    from advies.evalueer import Adviseur
    from kennisbank.meldingen import InvoerFout, Melding
    from kennisbank.yaml_knopen import lees_bytes
    from regels.lezen import lees_regelbank, regelbank

    try:
        if map_ is None:
            bank = regelbank()
        else:
            paden = sorted(str(pad) for pad in Path(map_).glob("*.yaml"))
            if not paden:
                raise InvoerFout([Melding(None, f"{map_}: in deze map staan geen regelbestanden (*.yaml).")])
            bank = lees_regelbank({pad: lees_bytes(pad) for pad in paden})
        Adviseur(bank)
    except InvoerFout as fout:
        meld(fout, False)
        ctx.exit(1)
    click.echo(f"{len(bank.regels)} regels en {len(bank.afgeleid)} afgeleide feiten: geen fouten.")
