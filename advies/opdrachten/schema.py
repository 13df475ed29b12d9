"""`advies schema`: the JSON Schema of facts files and of the answer."""

from __future__ import annotations

import json
from typing import Any

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld, schrijf

OPDRACHTEN = ("evaluate", "explain", "explain-gevoelig", "whatif", "diff", "change", "ask", "cases", "rules")

KORT = "evaluate-kort"
"""One line of what `advies evaluate --kort --formaat jsonl` gives; CSV and Parquet have the same columns."""


@click.command(options_metavar="[OPTIES]", short_help="Toon het JSON Schema van feitenbestanden of van het antwoord.")
@click.option(
    "--antwoord", is_flag=True, help="Het schema van het antwoord (JSON) in plaats van dat van een feitenbestand."
)
@click.option(
    "--van",
    type=click.Choice([*OPDRACHTEN, KORT]),
    metavar="OPDRACHT",
    help=f"Het schema van de JSON die deze opdracht geeft: {', '.join([*OPDRACHTEN, KORT])}. explain-gevoelig is dat van"
    " explain --gevoelig, evaluate-kort dat van een regel van evaluate --kort.",
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

    try:
        keuze = "evaluate" if antwoord else van
        schrijf(
            json.dumps(_feiten() if keuze is None else uitvoerschema(keuze), ensure_ascii=False, indent=2) + "\n",
            uitvoer,
        )
    except InvoerFout as fout:
        meld(fout, False)
        ctx.exit(2)


def uitvoerschema(opdracht: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what a command gives as JSON.

    Args:
        opdracht: one of `OPDRACHTEN`, or `KORT`.
    """
    from pydantic import TypeAdapter

    from advies.antwoord import Antwoord, Vraag
    from advies.beheer.regeloverzicht import Regeloverzicht
    from advies.casussen import Casus
    from advies.tabel.beoordelen import Kortregel
    from advies.uitleg.gevoeligheid import Gevoeligheid
    from advies.uitleg.verklaring import Verklaring
    from advies.uitleg.wat_als import Verschil
    from advies.uitleg.wijziging import Wijziging

    vormen: dict[str, Any] = {
        "evaluate": Antwoord,
        "explain": list[Verklaring],
        "explain-gevoelig": Gevoeligheid,
        "whatif": Verschil,
        "diff": Verschil,
        "change": list[Wijziging],
        "ask": list[Vraag],
        "cases": list[Casus],
        "rules": list[Regeloverzicht],
        KORT: Kortregel,
    }
    vorm = TypeAdapter(vormen[opdracht]).json_schema()
    if opdracht == "evaluate":
        bestand = {"type": "string", "description": "The facts file; in the list of answers that more files give."}
        vorm["properties"] = {"bestand": bestand, **vorm["properties"]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **vorm}


def _feiten() -> dict[str, Any]:
    from kennisbank.schema import feitenschema

    return feitenschema()
