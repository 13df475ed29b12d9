"""A commented start of a rule, a fact and what belongs to them: `advies rules nieuw`, `advies feit nieuw`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from advies.opdrachten.uitvoer import meld

if TYPE_CHECKING:
    from advies.schrijfschemas.begin import Stuk


@click.group(
    "feit",
    options_metavar="[OPTIES]",
    subcommand_metavar="nieuw NAAM",
    short_help="Begin een nieuw feit in de vragenlijst.",
    no_args_is_help=True,
)
def feit() -> None:
    """Begin een nieuw feit in de vragenlijst."""


@feit.command(
    "nieuw", options_metavar="[OPTIES]", short_help="Geef een begin om in te vullen, met uitleg bij elke sleutel."
)
@click.argument("naam", metavar="NAAM")
@click.pass_context
def feit_nieuw(ctx: click.Context, naam: str) -> None:
    """Geef een begin van een feit, met uitleg bij elke sleutel, om in een thema van kennisbank/feiten te zetten."""
    begin_van(ctx, "feit", naam)


def begin_van(ctx: click.Context, stuk: Stuk, naam: str) -> None:
    """Show a start, or say why it cannot have that name.

    Args:
        ctx: of the command.
        stuk: what is begun.
        naam: the name that it gets.
    """
    from advies.schrijfschemas.begin import begin
    from advies.schrijfschemas.voorwaarden import TEKSTEN
    from kennisbank.meldingen import InvoerFout, Melding
    from regels.eigen import regelbank

    bank = regelbank()
    namen = {
        "regel": [deel.naam for deel in bank.regels],
        "afgeleid": [*(deel.naam for deel in bank.afgeleid), *bank.vocabulaire.feiten],
        "feit": [*bank.vocabulaire.feiten, *(deel.naam for deel in bank.afgeleid)],
        "drempel": [*(deel.naam for deel in bank.drempels), *bank.vocabulaire.feiten],
    }
    bezwaar = ""
    if stuk != "toets" and not re.fullmatch(r"[a-z][a-z0-9_]{0,79}", naam):
        bezwaar = TEKSTEN.tekst("begin.naam", naam=naam)
    elif naam in namen.get(stuk, ()):
        bezwaar = TEKSTEN.tekst("begin.bestaat", naam=naam)
    if bezwaar:
        meld(InvoerFout([Melding(None, bezwaar, code="gebruik")]), False)
        ctx.exit(2)
    click.echo(begin(stuk, naam, bank), nl=False)
