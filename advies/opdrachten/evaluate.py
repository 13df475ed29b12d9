"""`advies evaluate`: from facts files to advice."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.stroom import schrijf_stukken
from advies.opdrachten.uitvoer import meld, schrijf_bytes, toon, weiger_invoer_als_uitvoer

if TYPE_CHECKING:
    from advies.opdrachten.reeks import Reeks

_RAPPORT = {"markdown": "md", "html": "html"}


@click.command(options_metavar="[OPTIES]", short_help="Geef advies bij een of meer feitenbestanden.")
@click.argument("feiten", nargs=-1, required=True, metavar="FEITEN...", shell_complete=aanvullen.bestand)
@click.option(
    "--formaat",
    type=click.Choice(["tekst", "json", "csv", "markdown", "html", "jsonl", "parquet"]),
    default="tekst",
    show_default=True,
    help="Vorm van de uitvoer.",
)
@click.option(
    "-o", "--uitvoer", metavar="BESTAND", shell_complete=aanvullen.bestand, help="Schrijf het advies in dit bestand."
)
@click.option(
    "--kort", is_flag=True, help="Alleen de namen van wat geldt, een rij per verband; ook voor een tabel of een map."
)
@click.option("--alles", is_flag=True, help="Toon ook alles wat openstaat of is uitgesloten.")
@click.option(
    "--motor",
    type=click.Choice(["beide", "referentie", "kolommen"]),
    default="beide",
    show_default=True,
    help="Welke motoren: allebei en vergelijken, of alleen de referentie; kolommen is de snelle voor --kort.",
)
@click.option("--streng", is_flag=True, help="Eindig met code 1 als een zeker risico of advies 'moet' zegt.")
@click.pass_context
def evaluate(
    ctx: click.Context,
    feiten: tuple[str, ...],
    formaat: str,
    uitvoer: str | None,
    kort: bool,
    alles: bool,
    motor: str,
    streng: bool,
) -> None:
    """Geef advies over een samenwerkingsverband.

    FEITEN is een feitenbestand (YAML) of een ingevuld werkboek (.xlsx), of - voor de standaardinvoer. U kunt meer bestanden
    noemen, ook met een patroon zoals dossiers/*.yaml. Met --formaat csv krijgt u een regel per advies, om in Excel te openen;
    met markdown of html een rapport, zoals 'advies report' dat maakt.
    Een sjabloon met alle vragen maakt u met 'advies new'.
    Met --kort beoordeelt u ook tabellen (.csv, .jsonl, .parquet) met een rij per samenwerkingsverband; zie docs/tabel.md.
    """
    from advies.opdrachten.keuzen import Keuzen, is_kort

    keuzen = Keuzen(kort, formaat, uitvoer, alles, motor, streng)
    if is_kort(feiten, keuzen):
        from advies.opdrachten.kort import evalueer_kort

        evalueer_kort(ctx, feiten, keuzen)
        return
    from advies.evalueer import Adviseur, adviseur
    from advies.opdrachten.reeks import Reeks, vind_bestanden
    from kennisbank.meldingen import InvoerFout

    bestanden, fouten = vind_bestanden(feiten)
    try:
        weiger_invoer_als_uitvoer(uitvoer, bestanden)
    except InvoerFout as fout:
        meld(InvoerFout([*fouten, *fout.meldingen]), formaat == "json")
        ctx.exit(2)
    gekozen = adviseur() if motor == "beide" else Adviseur(motor=motor)
    balk = len(bestanden) > 1 and sys.stderr.isatty() and not (uitvoer in (None, "-") and sys.stdout.isatty())
    reeks = Reeks(bestanden, gekozen, alles=alles, balk=balk)
    try:
        if formaat == "tekst":
            from advies.weergave.tekst import TekstWeergave

            toon((TekstWeergave(antwoord, alles) for _, antwoord in reeks.antwoorden()), uitvoer)
        elif formaat in _RAPPORT:
            for inhoud in _rapporten(reeks, bestanden, _RAPPORT[formaat]):
                schrijf_bytes(inhoud, uitvoer)
        else:
            schrijf_stukken(_stukken(reeks, formaat, len(bestanden) > 1, uitvoer), uitvoer)
    except InvoerFout as fout:
        fouten.extend(fout.meldingen)
    fouten += reeks.meldingen
    if fouten:
        meld(InvoerFout(fouten), formaat == "json")
        ctx.exit(2)
    if streng and reeks.onvervuld:
        click.echo(f"Met --streng: {reeks.onvervuld} keer zegt een zeker advies dat er iets moet gebeuren.", err=True)
        ctx.exit(1)


def _rapporten(reeks: Reeks, bestanden: Sequence[str], vorm: str) -> Iterator[bytes]:
    """Yield the report of the one file; none when it is wrong, which the series tells."""
    from advies.opdrachten.report import dag_van, in_vorm
    from advies.rapport.document import controleer_pakketten
    from advies.rapport.rapport import maak_rapport
    from kennisbank.meldingen import InvoerFout, Melding

    controleer_pakketten(vorm)
    if len(bestanden) != 1:
        tekst = "een rapport gaat over één feitenbestand; varianten naast elkaar maakt u met 'advies report'."
        raise InvoerFout([Melding(None, tekst, code="gebruik")])
    for bestand, antwoord in reeks.met_feiten():
        yield in_vorm(maak_rapport(antwoord, bestand, dag_van(None)), vorm)


def _stukken(reeks: Reeks, formaat: str, meer: bool, uitvoer: str | None) -> Iterator[str]:
    """Return the result in pieces; one file gives one object, more give a list, also when some are wrong."""
    if formaat == "csv":
        from advies.weergave.csv import als_csv

        return als_csv(reeks.antwoorden(), bestand=uitvoer not in (None, "-"))
    from advies.weergave.json import als_json, als_lijst

    return als_lijst(reeks.antwoorden()) if meer else (als_json([antwoord]) for _, antwoord in reeks.antwoorden())
