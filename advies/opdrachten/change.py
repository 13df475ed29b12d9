"""`advies change`: the least change towards or away from an advice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld, schrijf_json

if TYPE_CHECKING:
    from advies.uitleg.verklaring import Verklaring
    from advies.uitleg.wijziging import Wijziging


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
    motoren nagerekend.
    """
    from advies.evalueer import adviseur
    from advies.naamfouten import controleer_geval
    from advies.opdrachten.inlezen import lees_feiten
    from advies.uitleg.verklaring import Verklaarder
    from advies.uitleg.wijziging import kleinste_wijzigingen
    from kennisbank.meldingen import InvoerFout, Melding
    from regels.sleutels import RegelSleutel

    try:
        if (doel is None) == (zonder is None):
            raise InvoerFout([Melding(None, "noem --doel of --zonder, niet allebei.", code="gebruik")])
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
        schrijf_json(gevonden)
        return
    click.echo("\n".join(kop(uitleg)))
    if uitleg.status == ("zeker" if doel else "uitgesloten"):
        click.echo("Er hoeft niets te veranderen: dit is al zo.")
    elif not gevonden:
        click.echo("Er is geen wijziging gevonden van hoogstens drie feiten waarover het verband zelf beslist.")
    for nummer, wijziging in enumerate(gevonden, start=1):
        click.echo(als_tekst(nummer, wijziging))


def kop(uitleg: Verklaring) -> list[str]:
    """Return what the change is about, and where that stands in the publication."""
    from textwrap import wrap

    from advies.weergave import woorden

    titel = wrap(
        f"{uitleg.titel} [{uitleg.regel}; nu {woorden.statuswoord(uitleg.status)}]", 80, break_on_hyphens=False
    )
    return [*titel, *wrap(woorden.bron(uitleg), 80, initial_indent="Bron: ", subsequent_indent="      ")]


def als_tekst(nummer: int, wijziging: Wijziging) -> str:
    """Return a change as text of at most 80 columns."""
    from textwrap import wrap

    from advies.verwoording import titel_met_proces
    from advies.weergave import woorden

    tekstregels = [f"{nummer}."]
    for zet in wijziging.zetten:
        tekst = f"{zet.kort}: van {zet.van} naar {zet.naar} [{zet.feit}={zet.waarde}]"
        tekstregels += wrap(tekst, 80, initial_indent="   • ", subsequent_indent="     ", break_on_hyphens=False)
    for kop, komt in (("Daarmee vervalt ook: ", False), ("Daarmee komt ook: ", True)):
        titels = [
            titel_met_proces(deel.titel, deel.proces) + (f" ({woorden.EIGEN})" if deel.grond == "afgeleid" else "")
            for deel in wijziging.neveneffecten
            if (deel.wordt == "zeker") == komt
        ]
        if titels:
            tekstregels += wrap(
                kop + "; ".join(titels), 80, initial_indent="     ", subsequent_indent="       ", break_on_hyphens=False
            )
    return "\n".join(tekstregels)
