"""`advies explain`: why, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld, schrijf_json

if TYPE_CHECKING:
    from advies.evaluatie import Evaluatie
    from kennisbank.meldingen import InvoerFout


@click.command(options_metavar="[OPTIES]", short_help="Waarom volgt een advies wel of niet?")
@click.argument("feiten", metavar="FEITEN", shell_complete=aanvullen.bestand)
@click.option(
    "--regel",
    "--waarom-niet",
    "regel",
    metavar="REGEL",
    shell_complete=aanvullen.regel,
    help="Naam van een regel, (een deel van) een titel, of een uitkomst (zoals vorm_2) die meer regels kunnen geven. Zonder:"
    " alle zekere adviezen.",
)
@click.option("--proces", metavar="PROCES", shell_complete=aanvullen.proces, default="", help="Alleen dit ict-proces.")
@click.option("--volledig", is_flag=True, help="Toon elke voorwaarde, niet alleen wat beslist.")
@click.option(
    "--gevoelig", is_flag=True, help="Toon op welke feiten elk 'moet' steunt, en hoe ver getallen van een grens liggen."
)
@click.option("--zonder-namen", is_flag=True, help="Laat weg door wie een antwoord is gegeven.")
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True, help="Vorm van de uitvoer."
)
@click.pass_context
def explain(
    ctx: click.Context,
    feiten: str,
    regel: str | None,
    proces: str,
    volledig: bool,
    gevoelig: bool,
    zonder_namen: bool,
    formaat: str,
) -> None:
    """Leg uit waarom een advies volgt, niet volgt of nog open is.

    U ziet wat beslist: welk feit in uw bestand het advies geeft of tegenhoudt, of wat nog onbekend is. Met --volledig ziet u
    elke voorwaarde.
    """
    from advies.evalueer import adviseur
    from advies.opdrachten.inlezen import lees_feiten
    from advies.uitleg.gevraagd import gevraagde_gevallen
    from advies.uitleg.verklaring import Verklaarder
    from advies.weergave.verklaring import als_tekst
    from kennisbank.meldingen import InvoerFout, Melding

    try:
        if gevoelig and (regel is not None or proces or volledig):
            tekst = "--gevoelig gaat over elk 'moet': laat --regel, --proces en --volledig weg, of laat --gevoelig weg."
            raise InvoerFout([Melding(None, tekst, code="gebruik")])
        bestand = lees_feiten(feiten)
        if zonder_namen:
            bestand = bestand.zonder_namen()
        evaluatie = adviseur().evaluatie(bestand)
        if gevoelig:
            _toon_gevoelig(evaluatie, formaat)
            return
        verklaarder = Verklaarder(evaluatie, bestand.onderbouwing)
        verklaar = verklaarder.verklaar if volledig else verklaarder.kort
        uitleg = [verklaar(sleutel) for sleutel in gevraagde_gevallen(evaluatie, regel, proces, "--proces")]
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        if formaat != "json":
            _toon_keuze(fout)
        ctx.exit(2)
    if formaat == "json":
        from advies.opdrachten.laagoptie import schrijf_met_lagen

        schrijf_met_lagen(uitleg, evaluatie.bank)
    else:
        click.echo(als_tekst(uitleg))


def _toon_gevoelig(evaluatie: Evaluatie, formaat: str) -> None:
    from advies.uitleg.gevoeligheid import gevoeligheid
    from advies.weergave.gevoeligheid import als_tekst

    uitkomst = gevoeligheid(evaluatie)
    if formaat == "json":
        schrijf_json(uitkomst)
        return
    click.echo(als_tekst(uitkomst))


def _toon_keuze(fout: InvoerFout) -> None:
    """Show the rules to pick from, when more than one fits what was asked."""
    from advies.weergave.regeloverzicht import keuzelijst
    from regels.eigen import regelbank

    namen = [naam for melding in fout.meldingen if melding.code == "meer_regels" for naam in melding.toegestaan]
    for tekstregel in keuzelijst(namen, regelbank()):
        click.echo(tekstregel, err=True)
