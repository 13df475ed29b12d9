"""`advies lsp`: help for who writes rules in an editor, while one types."""

from __future__ import annotations

import click

from advies.opdrachten.uitvoer import meld


@click.command("lsp", options_metavar="[OPTIES]", short_help="Hulp bij het schrijven van regels in een editor.")
@click.pass_context
def lsp(ctx: click.Context) -> None:
    """Praat met een editor over de bestanden die daarin openstaan.

    Een editor start deze opdracht zelf en praat ermee over standaardinvoer en standaarduitvoer, met het Language Server
    Protocol. Hij toont dan de fouten van 'advies check' terwijl u typt, vertelt wat een feit of veld betekent, vult namen aan
    en gaat naar de plaats waar een naam is vastgelegd. In docs/editor.md staat hoe u dat instelt.
    """
    from importlib.util import find_spec

    from kennisbank.meldingen import OntbrekendeExtra

    if find_spec("pygls") is None:
        meld(OntbrekendeExtra.van("hulp in een editor vraagt een uitbreiding", "editor"), False)
        ctx.exit(2)
    from advies.taalserver.server import maak_server

    maak_server().start_io()
