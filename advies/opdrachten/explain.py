"""`advies explain`: why, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld, schrijf_json

if TYPE_CHECKING:
    from advies.evaluatie import Evaluatie
    from advies.uitleg.verklaring import Voorwaardestand
    from regels.sleutels import RegelSleutel


@click.command(options_metavar="[OPTIES]", short_help="Waarom volgt een advies wel of niet?")
@click.argument("feiten", metavar="FEITEN", shell_complete=aanvullen.bestand)
@click.option(
    "--regel",
    "--waarom-niet",
    "regel",
    metavar="REGEL",
    shell_complete=aanvullen.regel,
    help="Naam van een regel, of van een uitkomst (zoals vorm_2) die meer regels kunnen geven. Zonder: alle zekere adviezen.",
)
@click.option("--proces", metavar="PROCES", shell_complete=aanvullen.proces, default="", help="Alleen dit ict-proces.")
@click.option("--volledig", is_flag=True, help="Toon elke voorwaarde, niet alleen wat beslist.")
@click.option(
    "--gevoelig", is_flag=True, help="Toon op welke feiten elk 'moet' steunt, en hoe ver getallen van een grens liggen."
)
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True, help="Vorm van de uitvoer."
)
@click.pass_context
def explain(
    ctx: click.Context, feiten: str, regel: str | None, proces: str, volledig: bool, gevoelig: bool, formaat: str
) -> None:
    """Leg uit waarom een advies volgt, niet volgt of nog open is.

    U ziet wat beslist: welk feit in uw bestand het advies geeft of tegenhoudt, of wat nog onbekend is. Met --volledig ziet u
    elke voorwaarde.
    """
    from advies.evalueer import adviseur
    from advies.opdrachten.inlezen import lees_feiten
    from advies.uitleg.verklaring import Verklaarder
    from advies.weergave.verklaring import als_tekst
    from kennisbank.meldingen import InvoerFout

    try:
        bestand = lees_feiten(feiten)
        evaluatie = adviseur().evaluatie(bestand)
        if gevoelig:
            _toon_gevoelig(evaluatie, formaat)
            return
        verklaarder = Verklaarder(evaluatie)
        verklaar = verklaarder.verklaar if volledig else verklaarder.kort
        uitleg = [verklaar(sleutel) for sleutel in _sleutels(evaluatie, regel, proces)]
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        ctx.exit(2)
    if formaat == "json":
        schrijf_json(uitleg)
        return
    verteld: set[Voorwaardestand] = set()
    click.echo(
        "\n\n".join(als_tekst(d, verteld) for d in uitleg) or "Er volgt geen advies met zekerheid uit deze feiten."
    )


def _toon_gevoelig(evaluatie: Evaluatie, formaat: str) -> None:
    from advies.uitleg.gevoeligheid import gevoeligheid
    from advies.weergave.gevoeligheid import als_tekst

    uitkomst = gevoeligheid(evaluatie)
    if formaat == "json":
        schrijf_json(uitkomst)
        return
    click.echo(als_tekst(uitkomst))


def _sleutels(evaluatie: Evaluatie, regel: str | None, proces: str) -> list[RegelSleutel]:
    from advies.naamfouten import onbekend_proces, onbekende_regel
    from advies.oordeel import zwaarte
    from regels.sleutels import RegelSleutel

    bank = evaluatie.bank
    if proces and proces not in bank.processen:
        raise onbekend_proces(proces, bank.processen)
    if regel is None:
        zeker = [geval for geval, waar in evaluatie.gevallen() if waar]
        zeker.sort(key=lambda geval: zwaarte(geval.regel.sterkte))
        return [geval.sleutel for geval in zeker if not proces or geval.proces == proces]
    gevonden = [deel for deel in bank.regels if regel in (deel.naam, deel.dan and deel.dan.waarde)]
    if not gevonden:
        namen = {deel.naam for deel in bank.regels} | {deel.dan.waarde for deel in bank.regels if deel.dan}
        raise onbekende_regel(regel, sorted(namen))
    return [
        RegelSleutel(deel.naam, over)
        for deel in gevonden
        for over in (bank.processen if deel.voor_elk_proces else ("",))
        if proces in ("", over) or not over
    ]
