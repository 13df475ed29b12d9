"""`advies rules`: list, search and show the rules, and what of the publication they cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advies.opdrachten.uitvoer import meld, schrijf_json

if TYPE_CHECKING:
    from regels.taal import AfgeleidFeit, Regelbank


@click.command(options_metavar="[OPTIES]", short_help="Bekijk de regels en wat zij van de publicatie dekken.")
@click.argument("zoek", required=False, metavar="[ZOEK]")
@click.argument("naam", required=False, metavar="[NAAM]")
@click.option("--toon", is_flag=True, help="Toon elke gevonden regel helemaal, met de voorwaarden in het Nederlands.")
@click.option("--soort", metavar="SOORT", help="Alleen regels van deze soort, zoals risico of voorwaarde.")
@click.option("--dekking", is_flag=True, help="Toon per plaats in de publicatie de uitspraken en de regels.")
@click.option(
    "--drempels",
    "--grenzen",
    "drempels",
    is_flag=True,
    help="Toon de getallen met een naam, en de regels die ze gebruiken.",
)
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True, help="Vorm van de uitvoer."
)
@click.pass_context
def rules(
    ctx: click.Context,
    zoek: str | None,
    naam: str | None,
    toon: bool,
    soort: str | None,
    dekking: bool,
    drempels: bool,
    formaat: str,
) -> None:
    """Bekijk de regels.

    ZOEK is de naam van een regel of afgeleid feit: dan ziet u die helemaal. Of het zijn woorden uit de titel, de naam, de tekst
    of wat de regel vraagt, tussen aanhalingstekens als het er meer zijn. Namen van nu vinden ook die van 2006, en andersom:
    Participatiewet vindt de WWB.

    Met 'nieuw NAAM' krijgt u een begin van een regel, met uitleg bij elke sleutel. Met --soort kiest u dan uit regel, afgeleid,
    toets, drempel en afweging.
    """
    if naam is not None or zoek == "nieuw":
        _nieuw(ctx, zoek, naam, soort or "regel")
        return
    from advies.beheer.regeloverzicht import overzichten
    from advies.beheer.regelzoeker import vind
    from advies.naamfouten import weiger_uitgezette
    from advies.weergave.regeloverzicht import beschrijf, lijst_als_tekst, treffers_als_tekst
    from kennisbank.meldingen import InvoerFout, Melding
    from regels.eigen import regelbank

    try:
        bank = regelbank()
        if dekking:
            if zoek or soort or toon:
                tekst = "--dekking gaat over alle regels: laat ZOEK, --soort en --toon weg, of laat --dekking weg."
                raise InvoerFout([Melding(None, tekst, code="gebruik")])
            _dekking(bank, formaat)
            return
        if drempels:
            if zoek or soort or toon:
                tekst = "--drempels gaat over alle regels: laat ZOEK, --soort en --toon weg, of laat --drempels weg."
                raise InvoerFout([Melding(None, tekst, code="gebruik")])
            _drempels(bank, formaat)
            return
        afgeleid = next((feit for feit in bank.afgeleid if feit.naam == zoek), None)
        if afgeleid is not None:
            _toon_afgeleid(afgeleid, bank, formaat)
            return
        weiger_uitgezette(bank, zoek or "")
        precies, gevonden, ook = vind(bank, zoek or "", soort or "")
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        ctx.exit(2)
    regels = [treffer.regel for treffer in gevonden]
    if formaat == "json":
        schrijf_json(list(overzichten(regels, bank)))
    elif precies or toon:
        click.echo("\n\n".join(beschrijf(deel) for deel in overzichten(regels, bank)))
    else:
        click.echo(treffers_als_tekst(gevonden, ook) if zoek else lijst_als_tekst(gevonden))


def _nieuw(ctx: click.Context, zoek: str | None, naam: str | None, soort: str) -> None:
    """Show the start of a rule or of what belongs to it."""
    if naam is None:
        raise click.MissingParameter(ctx=ctx, param_hint="'NAAM'", param_type="argument")
    from advies.opdrachten.nieuw import begin_van
    from advies.schrijfschemas.begin import STUKKEN
    from kennisbank.meldingen import InvoerFout, Melding, opsomming

    mag = [stuk for stuk in STUKKEN if stuk != "feit"]
    tekst = ""
    if zoek != "nieuw":
        tekst = "zet woorden om op te zoeken tussen aanhalingstekens, of schrijf: advies rules nieuw NAAM"
    elif soort not in mag:
        tekst = f"bij 'nieuw' is --soort een van {opsomming(mag)}."
    if tekst:
        meld(InvoerFout([Melding(None, tekst, code="gebruik")]), False)
        ctx.exit(2)
    (stuk,) = (deel for deel in STUKKEN if deel == soort)
    begin_van(ctx, stuk, naam)


def _toon_afgeleid(feit: AfgeleidFeit, bank: Regelbank, formaat: str) -> None:
    from advies.beheer.dekkingsoverzicht import afgeleidoverzicht
    from advies.weergave.regeloverzicht import beschrijf_afgeleid

    overzicht = afgeleidoverzicht(feit, bank)
    if formaat == "json":
        schrijf_json([overzicht])
    else:
        click.echo(beschrijf_afgeleid(overzicht))


def _drempels(bank: Regelbank, formaat: str) -> None:
    from advies.beheer.drempeloverzicht import drempeloverzicht
    from advies.weergave.regeloverzicht import drempels_als_tekst

    overzicht = drempeloverzicht(bank)
    if formaat == "json":
        schrijf_json(list(overzicht))
    else:
        click.echo(drempels_als_tekst(overzicht))


def _dekking(bank: Regelbank, formaat: str) -> None:
    from advies.beheer.dekkingsoverzicht import dekkingsoverzicht, gaten
    from advies.weergave.regeloverzicht import dekking_als_tekst

    overzicht = dekkingsoverzicht(bank)
    if formaat == "json":
        schrijf_json(overzicht)
        return
    click.echo(dekking_als_tekst(overzicht, gaten(bank)))
