"""`advies change`: the least change towards or away from an advice."""

from __future__ import annotations

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld


@click.command(options_metavar="[OPTIES]", short_help="Wat is het minste dat moet veranderen?")
@click.argument("feiten", metavar="FEITEN", shell_complete=aanvullen.bestand)
@click.option("--doel", metavar="REGEL", shell_complete=aanvullen.regel, help="Zorg dat dit advies volgt.")
@click.option(
    "--zonder",
    metavar="REGEL",
    shell_complete=aanvullen.regel,
    help="Zorg dat dit advies (een risico, bijvoorbeeld) is uitgesloten.",
)
@click.option(
    "--proces",
    metavar="PROCES",
    shell_complete=aanvullen.proces,
    default="",
    help="Het ict-proces, bij een regel die per proces geldt.",
)
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True, help="Vorm van de uitvoer."
)
@click.pass_context
def change(ctx: click.Context, feiten: str, doel: str | None, zonder: str | None, proces: str, formaat: str) -> None:
    """Zoek de kleinste wijzigingen die een advies oproepen (--doel) of uitsluiten (--zonder).

    Alleen feiten waarover het verband zelf kan beslissen, worden gewijzigd, hoogstens drie tegelijk. Elk antwoord is met beide
    motoren nagerekend. Bovenaan staat het antwoord waarna het minste nog moet; wat dan nog moet, staat erbij.
    """
    from advies.evalueer import adviseur
    from advies.naamfouten import controleer_geval
    from advies.opdrachten.inlezen import lees_feiten
    from advies.uitleg.verklaring import Verklaarder
    from advies.uitleg.wijziging import kleinste_wijzigingen
    from advies.weergave.wijziging import als_tekst
    from kennisbank.meldingen import InvoerFout, Melding
    from regels.sleutels import RegelSleutel

    try:
        if (doel is None) == (zonder is None):
            tekst = "kies --doel REGEL (dit advies moet volgen) of --zonder REGEL (dit advies moet vervallen)"
            tekst += "." if doel is None else ", niet allebei."
            raise InvoerFout([Melding(None, tekst, code="gebruik")])
        naam = doel or zonder or ""
        bestand = lees_feiten(feiten)
        kenner = adviseur()
        controleer_geval(kenner.bank, naam, proces, "--proces")
        evaluatie = kenner.evaluatie(bestand)
        sleutel = RegelSleutel(naam, proces)
        gevonden = kleinste_wijzigingen(kenner, evaluatie, sleutel, gewenst=doel is not None)
        uitleg = Verklaarder(evaluatie).verklaar(sleutel)
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        ctx.exit(2)
    if formaat == "json":
        from advies.opdrachten.laagoptie import schrijf_met_lagen

        schrijf_met_lagen(gevonden, kenner.bank)
        return
    click.echo(als_tekst(uitleg, gevonden, doel is not None))
