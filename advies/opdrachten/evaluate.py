"""`advies evaluate`: from facts files to advice."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.stroom import schrijf_stukken
from advies.opdrachten.uitvoer import meld, schrijf_bytes, toon, weiger_invoer_als_uitvoer
from advies.weergave.delen import DELEN

if TYPE_CHECKING:
    from advies.antwoord import Antwoord
    from advies.evalueer import Adviseur
    from advies.opdrachten.keuzen import Keuzen
    from advies.opdrachten.reeks import Reeks
    from advies.opdrachten.uitvoer import Weergave
    from advies.raad.samenvatting import Samenvatting

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
@click.option("--volledig", is_flag=True, help="Toon het hele advies, met redenen en bronnen.")
@click.option(
    "--over",
    multiple=True,
    type=click.Choice(DELEN),
    help="Toon alleen dit deel van het hele advies; mag vaker.",
)
@click.option(
    "--kort",
    is_flag=True,
    help="Het kleinste antwoord: met json het eerste scherm; anders de namen van wat geldt, een rij per verband, ook voor"
    " een tabel of een map.",
)
@click.option("--alles", is_flag=True, help="Toon het hele advies, ook wat openstaat of is uitgesloten.")
@click.option(
    "--motor",
    type=click.Choice(["beide", "referentie", "kolommen"]),
    default="beide",
    show_default=True,
    help="Welke motoren: allebei en vergelijken, of alleen de referentie; kolommen is de snelle voor --kort.",
)
@click.option("--streng", is_flag=True, help="Eindig met code 1 als een zeker risico of advies 'moet' zegt.")
@click.pass_context
def evaluate(ctx: click.Context, /, feiten: tuple[str, ...], **opties: Any) -> None:
    """Geef advies over een samenwerkingsverband.

    FEITEN is een feitenbestand (YAML) of een ingevuld werkboek (.xlsx), of - voor de standaardinvoer. U ziet het advies op één
    scherm; met --volledig leest u alles, met --over een deel. U kunt meer bestanden noemen, ook met een patroon zoals
    dossiers/*.yaml; dan ziet u een regel per verband. Met --formaat csv krijgt u een regel per advies, om in Excel te openen;
    met markdown of html een rapport, zoals 'advies report' dat maakt.
    Een sjabloon met alle vragen maakt u met 'advies new'.
    Met --kort beoordeelt u ook tabellen (.csv, .jsonl, .parquet) met een rij per samenwerkingsverband; zie docs/tabel.md.
    """
    from advies.opdrachten.keuzen import Keuzen, is_kort

    keuzen = Keuzen(**opties)
    if keuzen.over and keuzen.formaat != "tekst":
        raise click.UsageError(f"--over gaat alleen samen met --formaat tekst; gekozen is {keuzen.formaat}.")
    if is_kort(feiten, keuzen):
        from advies.opdrachten.kort import evalueer_kort

        evalueer_kort(ctx, feiten, keuzen)
        return
    from advies.evalueer import Adviseur, adviseur
    from advies.opdrachten.reeks import Reeks, vind_bestanden
    from kennisbank.meldingen import InvoerFout

    bestanden, fouten = vind_bestanden(feiten)
    try:
        weiger_invoer_als_uitvoer(keuzen.uitvoer, bestanden)
    except InvoerFout as fout:
        meld(InvoerFout([*fouten, *fout.meldingen]), keuzen.formaat == "json")
        ctx.exit(2)
    gekozen = adviseur() if keuzen.motor == "beide" else Adviseur(motor=keuzen.motor)
    balk = len(bestanden) > 1 and sys.stderr.isatty() and not (keuzen.uitvoer in (None, "-") and sys.stdout.isatty())
    reeks = Reeks(bestanden, gekozen, alles=keuzen.alles, balk=balk)
    try:
        _schrijf(reeks, bestanden, keuzen, gekozen)
    except InvoerFout as fout:
        fouten.extend(fout.meldingen)
    fouten += reeks.meldingen
    if fouten:
        meld(InvoerFout(fouten), keuzen.formaat == "json")
        ctx.exit(2)
    if keuzen.streng and reeks.onvervuld:
        click.echo(f"Met --streng: {reeks.onvervuld} keer zegt een zeker advies dat er iets moet gebeuren.", err=True)
        ctx.exit(1)


def _schrijf(reeks: Reeks, bestanden: Sequence[str], keuzen: Keuzen, gekozen: Adviseur) -> None:
    """Write the answers in the form that was chosen.

    Raises:
        InvoerFout: they cannot be written.
    """
    if keuzen.formaat == "tekst":
        lang = not keuzen.is_overzicht
        toon(_schermen(reeks, len(bestanden) > 1, keuzen, gekozen), keuzen.uitvoer, bladeren=lang, lijn=lang)
    elif keuzen.formaat in _RAPPORT:
        for inhoud in _rapporten(reeks, bestanden, _RAPPORT[keuzen.formaat]):
            schrijf_bytes(inhoud, keuzen.uitvoer)
    else:
        schrijf_stukken(_stukken(reeks, keuzen, len(bestanden) > 1, gekozen), keuzen.uitvoer)


def _schermen(reeks: Reeks, meer: bool, keuzen: Keuzen, gekozen: Adviseur) -> Iterator[Weergave]:
    """Yield what is shown of each answer: all or parts of it, its first screen, or of more than one a line each."""
    from advies.raad.samenvatting import vat_samen

    feiten = gekozen.bank.vocabulaire.feiten
    if not keuzen.is_overzicht:
        from advies.weergave.tekst import TekstWeergave

        for _, antwoord in reeks.antwoorden():
            yield TekstWeergave(antwoord, vat_samen(antwoord, feiten), alles=keuzen.alles, delen=keuzen.over)
        return
    korten = ((bestand, vat_samen(antwoord, feiten)) for bestand, antwoord in reeks.antwoorden())
    if meer:
        from advies.opdrachten.laagoptie import zeg_lagen
        from advies.weergave.verbandregels import Verbandregels

        yield Verbandregels(korten)
        zeg_lagen(gekozen.bank)
        return
    from advies.weergave.eerste_scherm import EersteScherm

    for bestand, kort in korten:
        yield EersteScherm(kort, bestand, [laag.pad for laag in gekozen.lagen])


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


def _stukken(reeks: Reeks, keuzen: Keuzen, meer: bool, gekozen: Adviseur) -> Iterator[str]:
    """Return the result in pieces; one file gives one object, more give a list, also when some are wrong."""
    if keuzen.formaat == "csv":
        from advies.weergave.csv import als_csv

        return als_csv(reeks.antwoorden(), bestand=keuzen.uitvoer not in (None, "-"))
    from advies.raad.samenvatting import vat_samen
    from advies.weergave.json import als_json, als_lijst

    feiten = gekozen.bank.vocabulaire.feiten
    antwoorden: Iterator[tuple[str, Antwoord | Samenvatting]] = (
        (bestand, vat_samen(antwoord, feiten) if keuzen.kort else antwoord) for bestand, antwoord in reeks.antwoorden()
    )
    return als_lijst(antwoorden) if meer else (als_json([antwoord]) for _, antwoord in antwoorden)
