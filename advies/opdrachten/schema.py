"""`advies schema`: the JSON Schema of facts files and of the answer."""

from __future__ import annotations

import json
from typing import Any

import click

from advies.opdrachten.uitvoer import meld, schrijf


@click.command(options_metavar="[OPTIES]", short_help="Toon het JSON Schema van feitenbestanden of van het antwoord.")
@click.option(
    "--antwoord", is_flag=True, help="Het schema van het antwoord (JSON) in plaats van dat van een feitenbestand."
)
@click.option("-o", "--uitvoer", metavar="BESTAND", help="Schrijf het schema in dit bestand.")
@click.pass_context
def schema(ctx: click.Context, antwoord: bool, uitvoer: str | None) -> None:
    """Toon het JSON Schema, waarmee een editor een feitenbestand kan controleren en aanvullen."""
    from kennisbank.meldingen import InvoerFout

    try:
        schrijf(json.dumps(_antwoord() if antwoord else _feiten(), ensure_ascii=False, indent=2) + "\n", uitvoer)
    except InvoerFout as fout:
        meld(fout, False)
        ctx.exit(2)


def _antwoord() -> dict[str, Any]:
    from pydantic import TypeAdapter

    from advies.antwoord import Antwoord

    antwoord = TypeAdapter(Antwoord).json_schema()
    bestand = {
        "type": "string",
        "description": "The facts file; only when more files were given, in a list of answers.",
    }
    antwoord["properties"] = {"bestand": bestand, **antwoord["properties"]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **antwoord}


def _feiten() -> dict[str, Any]:
    from kennisbank.schema import feitenschema

    return feitenschema()
