"""`advies check`: are the rules free of errors, do their tests hold, and is nothing of the publication missing?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld

if TYPE_CHECKING:
    from advies.evalueer import Adviseur
    from kennisbank.meldingen import Melding


@click.command(options_metavar="[OPTIES]", short_help="Controleer de regels, hun toetsen en de dekking.")
@click.argument("map_", required=False, metavar="[MAP]")
@click.option(
    "--voorstel",
    metavar="REGEL",
    shell_complete=aanvullen.regel,
    help="Stel toetsen voor bij deze regel, om na te lezen en te bewaren.",
)
@click.pass_context
def check(ctx: click.Context, map_: str | None, voorstel: str | None) -> None:
    """Controleer de regels in MAP, of de regels van dit programma.

    Elke fout staat er met bestand, regel en kolom. Bij de regels van dit programma worden ook de toetsen uitgevoerd, en wordt
    gekeken of elke uitspraak van de publicatie een regel heeft of een reden waarom niet.
    """
    from advies.evalueer import Adviseur
    from kennisbank.meldingen import InvoerFout, Melding
    from kennisbank.yaml_knopen import lees_bytes
    from regels.lezen import lees_regelbank, regelbank

    try:
        if map_ is None:
            bank = regelbank()
        else:
            paden = sorted(str(pad) for pad in Path(map_).glob("*.yaml"))
            if not paden:
                raise InvoerFout([Melding(None, f"{map_}: in deze map staan geen regelbestanden (*.yaml).")])
            bank = lees_regelbank({pad: lees_bytes(pad) for pad in paden})
        adviseur = Adviseur(bank)
        if voorstel is not None:
            _stel_voor(adviseur, voorstel)
            return
        click.echo(f"{len(bank.regels)} regels en {len(bank.afgeleid)} afgeleide feiten: goed te lezen.")
        meldingen = _toets(adviseur) if map_ is None else []
        if meldingen:
            raise InvoerFout(meldingen)
    except InvoerFout as fout:
        meld(fout, False)
        ctx.exit(1)
    click.echo("Geen fouten.")


def _toets(adviseur: Adviseur) -> list[Melding]:
    from advies.toetsing import lees_toetsen, voer_uit
    from regels.afwegingen import afwegingen
    from regels.dekking import ontbrekend, stellingen

    meldingen, dekking = voer_uit(lees_toetsen(adviseur.bank), adviseur)
    click.echo(
        f"{dekking.toetsen} toetsen: {dekking.zeker} van {dekking.regels} regels gaan ergens op,"
        f" {dekking.uitgesloten} zijn ergens uitgesloten, {dekking.open} staan ergens open."
    )
    click.echo(f"Van {dekking.atomen} voorwaarden waren er {dekking.beide} in de toetsen zowel waar als onwaar.")
    gaten = ontbrekend(adviseur.bank)
    click.echo(f"{len(stellingen())} uitspraken van de publicatie: {len(gaten)} zonder regel of reden.")
    click.echo(f"{len(afwegingen())} afwegingen: goed te lezen.")
    return [*meldingen, *gaten]


def _stel_voor(adviseur: Adviseur, naam: str) -> None:
    from advies.toetsvoorstel import PROEFPROCES, Toetsvoorstel, als_yaml
    from kennisbank.meldingen import InvoerFout, Melding, bedoelde

    gevallen = [
        g for g in adviseur.referentie.gevallen.regels if g.regel.naam == naam and g.proces in ("", PROEFPROCES)
    ]
    if not gevallen:
        hint = bedoelde(naam, [regel.naam for regel in adviseur.bank.regels])
        raise InvoerFout([Melding(None, f"er is geen regel '{naam}'.{hint}")])
    voorstel = Toetsvoorstel(adviseur.referentie)
    click.echo("\n\n".join(als_yaml(gevallen[0], *toets) for toets in voorstel.voor(gevallen[0])))
