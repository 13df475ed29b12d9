"""`advies schema`: the JSON Schema of facts files, of what commands write as JSON, and of the files of a rule author."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld, schrijf
from advies.paden import is_map
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
    "--voor",
    type=click.Choice(["regels", "toetsen", "feiten", "drempels", "eisen", "afwegingen", "laag", "bron", "alles"]),
    help="Het schema van een bestand dat u schrijft als u regels beheert, en met --regels van een bestand van die laag. Met alles"
    " maakt u ze allemaal, in de map achter -o.",
)
@click.option(
    "-o", "--uitvoer", metavar="BESTAND", shell_complete=aanvullen.bestand, help="Schrijf het schema in dit bestand."
)
@click.pass_context
def schema(ctx: click.Context, antwoord: bool, van: str | None, voor: str | None, uitvoer: str | None) -> None:
    """Toon het JSON Schema, waarmee een editor een feitenbestand kan controleren en aanvullen.

    Met --van ziet u het schema van wat een andere opdracht als JSON geeft, met --voor dat van een bestand met regels,
    toetsen of feiten.
    """
    from kennisbank.meldingen import InvoerFout, Melding

    try:
        if voor is not None and (antwoord or van):
            tekst = "kies --voor of --van (of --antwoord): dat zijn schema's van iets anders."
            raise InvoerFout([Melding(None, tekst, code="gebruik")])
        if voor is not None:
            _schrijf_voor(voor, uitvoer)
        else:
            _schrijf(uitvoerschema("evaluate" if antwoord else van or FEITEN), uitvoer)
    except InvoerFout as fout:
        meld(fout, False)
        ctx.exit(2)


def _schrijf(schema: dict[str, Any], uitvoer: str | None) -> None:
    schrijf(json.dumps(schema, ensure_ascii=False, indent=2) + "\n", uitvoer)


def _schrijf_voor(voor: str, uitvoer: str | None) -> None:
    from advies.schrijfschemas.bestanden import bestandsoorten, schrijfschema
    from advies.schrijfschemas.voorwaarden import TEKSTEN
    from advies.schrijfschemas.wijzers import als_bestand
    from kennisbank.meldingen import InvoerFout, Melding
    from regels.eigen import regelbank

    bank = regelbank()
    if voor != "alles":
        soort = next((deel for deel in bestandsoorten(bank) if deel == voor), None)
        if soort is None:
            waar = "niet_van_laag" if bank.lagen else "alleen_van_laag"
            raise InvoerFout([Melding(None, TEKSTEN.tekst(f"schemas.{waar}", soort=voor), code="gebruik")])
        schrijf(als_bestand(schrijfschema(soort, bank)), uitvoer)
        return
    if uitvoer is None or not is_map(uitvoer):
        tekst = (
            "noem achter -o een map die er al is; daarin komen de schema's. Zoals: advies schema --voor alles -o"
            " regels/schemas"
        )
        raise InvoerFout([Melding(None, tekst, code="gebruik")])
    for soort in bestandsoorten(bank):
        schrijf(als_bestand(schrijfschema(soort, bank)), str(Path(uitvoer) / f"{soort}.json"))
