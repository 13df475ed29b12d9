"""`advies check`: are the rules free of errors, do their tests hold, is nothing missing, and can it be proved?"""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld, schrijf, schrijf_json
from advies.paden import bestaat, is_map, kan_bestaan

if TYPE_CHECKING:
    from advies.evalueer import Adviseur
    from kennisbank.meldingen import OntbrekendeExtra


@click.command(options_metavar="[OPTIES]", short_help="Controleer de regels, hun toetsen, de dekking en het bewijs.")
@click.argument("map_", required=False, metavar="[MAP]")
@click.option("--zonder-bewijs", is_flag=True, help="Sla het bewijs over.")
@click.option("--mutaties", is_flag=True, help="Kijk ook welke kleine wijzigingen in de regels de toetsen opmerken.")
@click.option(
    "--voorstel",
    metavar="REGEL",
    shell_complete=aanvullen.regel,
    help="Stel toetsen voor bij deze regel, om na te lezen en te bewaren.",
)
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True, help="Vorm van de uitvoer."
)
@click.pass_context
def check(
    ctx: click.Context, map_: str | None, zonder_bewijs: bool, mutaties: bool, voorstel: str | None, formaat: str
) -> None:
    """Controleer de regels in MAP, of de regels van dit programma.

    MAP bevat regelbestanden, of is ingedeeld zoals de map 'regels' van dit programma: basis, toetsen, stellingen.yaml en
    eisen.yaml. Elke fout staat er met bestand, regelnummer en kolom. De toetsen worden uitgevoerd, en er wordt gekeken of elke
    uitspraak van de publicatie een regel heeft of een reden waarom niet. Met de uitbreiding advies[bewijs] wordt over alle
    mogelijke feiten tegelijk bewezen dat regels elkaar niet tegenspreken en dat geen regel of voorwaarde overbodig is.
    """
    import gc

    from advies.beheer.keuring import heeft_bewijs, keur
    from advies.beheer.regelmap import eigen_regels, lees_regelmap
    from advies.evalueer import Adviseur
    from advies.weergave.keuring import als_tekst, keuringsvorm
    from kennisbank.meldingen import InvoerFout, Melding, OnbekendeRegel

    if mutaties and not heeft_bewijs():
        meld(_zonder_z3("--mutaties"), formaat == "json")
        ctx.exit(2)
    if map_ is not None and not kan_bestaan(map_):
        meld(
            InvoerFout([Melding(None, f"{map_}: dit kan geen map zijn. Controleer de naam.", code="bestand")]),
            formaat == "json",
        )
        ctx.exit(2)
    if map_ is not None and not is_map(map_):
        wat = "dit is een bestand, geen map" if bestaat(map_) else "deze map bestaat niet"
        meld(
            InvoerFout([Melding(None, f"{map_}: {wat}. Noem de map met de regels.", code="bestand")]), formaat == "json"
        )
        ctx.exit(2)
    try:
        regelmap = eigen_regels() if map_ is None else lees_regelmap(map_)
        adviseur = Adviseur(regelmap.bank)
        if voorstel is not None:
            _stel_voor(adviseur, voorstel, formaat)
            return
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        ctx.exit(2 if isinstance(fout, OnbekendeRegel) else 1)
    if not zonder_bewijs and not heeft_bewijs():
        click.echo(_zonder_z3("Het bewijs"), err=True)
    # A single run does without, see advies/cli.py; over many tests what is left behind would add up.
    gc.freeze()
    gc.enable()
    uitkomst = keur(regelmap, adviseur, bewijs=not zonder_bewijs and heeft_bewijs(), mutaties=mutaties)
    if formaat == "json":
        schrijf_json(keuringsvorm(uitkomst))
    else:
        schrijf(als_tekst(uitkomst) + "\n", None)
    if map_ is None:
        _noem_oude_schemas(adviseur)
    ctx.exit(0 if uitkomst.goed else 1)


def _noem_oude_schemas(adviseur: Adviseur) -> None:
    """Tell on standard error that editors have stale schemas: the rules themselves are not wrong for it."""
    from advies.schrijfschemas.wijzers import verouderd

    tekst = verouderd(adviseur.bank)
    if tekst:
        click.echo(tekst, err=True)


def _zonder_z3(wat: str) -> OntbrekendeExtra:
    from kennisbank.meldingen import OntbrekendeExtra

    return OntbrekendeExtra.van(f"{wat} is overgeslagen: daarvoor is z3 nodig", "bewijs")


def _stel_voor(adviseur: Adviseur, naam: str, formaat: str) -> None:
    from advies.antwoord import status_van
    from advies.beheer.toetsvoorstel import PROEFPROCES, Toetsvoorstel, als_yaml
    from advies.naamfouten import onbekende_regel
    from advies.weergave.vormen import Toetsvorm

    gevallen = [g for g in adviseur.maskers.gevallen.regels if g.regel.naam == naam and g.proces in ("", PROEFPROCES)]
    if not gevallen:
        raise onbekende_regel(naam, (regel.naam for regel in adviseur.bank.regels))
    voorstel = Toetsvoorstel(adviseur.maskers)
    feiten = adviseur.bank.vocabulaire.feiten
    toetsen = [(als_yaml(gevallen[0], *toets, feiten), toets[2]) for toets in voorstel.voor(gevallen[0])]
    if formaat == "json":
        schrijf_json([Toetsvorm(*gevallen[0].sleutel, status_van(waar), yaml) for yaml, waar in toetsen])
        return
    click.echo("\n\n".join(yaml for yaml, _ in toetsen))
