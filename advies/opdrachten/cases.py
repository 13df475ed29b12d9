"""`advies cases`: the cases of the publication beside a partnership."""

from __future__ import annotations

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import console, meld, schrijf

ALLE = 99


@click.command(options_metavar="[OPTIES]", short_help="Vergelijk met de casussen van de publicatie.")
@click.argument("feiten", metavar="FEITEN", shell_complete=aanvullen.bestand)
@click.option(
    "--hoogstens",
    type=click.IntRange(1, ALLE),
    default=3,
    metavar="AANTAL",
    help="Hoeveel casussen hoogstens; standaard 3.",
)
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True, help="Vorm van de uitvoer."
)
@click.pass_context
def cases(ctx: click.Context, feiten: str, hoogstens: int, formaat: str) -> None:
    """Vergelijk een samenwerkingsverband met de casussen van de publicatie.

    U ziet op welke feiten zij gelijk zijn en verschillen, en wat er daar goed en mis ging, of alleen werd verwacht. De
    gelijkenis loopt van 0 tot 1 en telt alleen feiten die van beide bekend zijn; op weinig feiten telt zij minder. Is het
    verband zelf een case van de publicatie, dan staat die er niet bij.
    """
    from advies.casussen import vergelijk
    from advies.evalueer import Adviseur
    from advies.opdrachten.inlezen import lees_feiten
    from advies.weergave.blad import Blad
    from advies.weergave.scherm import Scherm
    from advies.weergave.tekst import toon_casus
    from kennisbank.meldingen import InvoerFout

    try:
        bestand = lees_feiten(feiten)
        evaluatie = Adviseur(motor="referentie").evaluatie(bestand)
        gevonden = vergelijk(evaluatie, hoogstens)
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        ctx.exit(2)
    if formaat == "json":
        from advies.opdrachten.laagoptie import schrijf_met_lagen

        schrijf_met_lagen(gevonden, evaluatie.bank)
        return
    scherm = console(None)
    blad = Blad(scherm.width)
    blad.regel(f"Casussen die lijken op {bestand.naam or 'dit samenwerkingsverband'}", stijl="bold", spaties=0)
    for casus in gevonden:
        toon_casus(blad, casus, ALLE)
    if not gevonden:
        blad.regel("Er zijn te weinig feiten bekend om te vergelijken.")
    blad.druk_af(scherm)
    if isinstance(scherm, Scherm):
        schrijf(scherm.file.getvalue(), None)
