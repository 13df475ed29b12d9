"""`advies lsp`: help for who writes rules in an editor, while one types."""

from __future__ import annotations

from pathlib import Path

import click

from advies.opdrachten.laagoptie import LAAGVELD
from advies.opdrachten.uitvoer import meld
from advies.paden import is_map, kan_bestaan


@click.command("lsp", options_metavar="[OPTIES]", short_help="Hulp bij het schrijven van regels in een editor.")
@click.pass_context
def lsp(ctx: click.Context) -> None:
    """Praat met een editor over de bestanden die daarin openstaan.

    Een editor start deze opdracht zelf en praat ermee over standaardinvoer en standaarduitvoer, met het Language Server
    Protocol. Hij toont dan de fouten van 'advies check' terwijl u typt, vertelt wat een feit of veld betekent, vult namen aan
    en gaat naar de plaats waar een naam is vastgelegd. In docs/editor.md staat hoe u dat instelt.

    Ligt een bestand in de map van een laag, dan telt die laag vanzelf mee. Met --regels telt een laag altijd mee, ook bij
    feitenbestanden.
    """
    from importlib.util import find_spec

    from kennisbank.meldingen import InvoerFout, Melding, OntbrekendeExtra

    if find_spec("pygls") is None:
        meld(OntbrekendeExtra.van("hulp in een editor vraagt een uitbreiding", "editor"), False)
        ctx.exit(2)
    mappen: tuple[str, ...] = ctx.meta[LAAGVELD]
    from advies.schrijfschemas.voorwaarden import TEKSTEN

    geen = [map_ for map_ in mappen if not kan_bestaan(map_) or not is_map(map_)]
    if geen:
        meld(
            InvoerFout([Melding(None, TEKSTEN.tekst("acties.geen_map", map=map_), code="bestand") for map_ in geen]),
            False,
        )
        ctx.exit(2)
    from advies.taalserver.server import maak_server

    maak_server([Path(map_).absolute() for map_ in mappen]).start_io()
