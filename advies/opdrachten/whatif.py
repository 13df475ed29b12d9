"""`advies whatif` and `advies diff`: what changes in the advice when the facts change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld, schrijf_json

if TYPE_CHECKING:
    from advies.uitleg.wat_als import Verschil


@click.command(options_metavar="[OPTIES]", short_help="Wat verandert er als een feit verandert?")
@click.argument("feiten", metavar="FEITEN", shell_complete=aanvullen.bestand)
@click.argument("ander", required=False, metavar="[ANDER]", shell_complete=aanvullen.bestand)
@click.option("--stel", multiple=True, metavar="FEIT=WAARDE", help="Stel dat dit zo is. Mag vaker.")
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True, help="Vorm van de uitvoer."
)
@click.pass_context
def whatif(ctx: click.Context, feiten: str, ander: str | None, stel: tuple[str, ...], formaat: str) -> None:
    """Laat zien wat er aan het advies verandert als feiten veranderen.

    Stel feiten met --stel, of noem een ANDER feitenbestand om mee te vergelijken.

    Bijvoorbeeld: --stel vervangingsbudget=ja --stel uitvoering.technisch_beheer=derde --stel "doelen=[deskundigheid]".
    Met FEIT=onbekend haalt u een feit weg; uitvoering=onbekend doet dat voor alle ict-processen.
    """
    from advies.evalueer import adviseur
    from advies.opdrachten.inlezen import lees_feiten
    from advies.opdrachten.stelling import pas_toe
    from advies.uitleg.wat_als import verschil
    from advies.werkgeheugen import werkgeheugen
    from kennisbank.meldingen import InvoerFout, Melding

    try:
        if not stel and ander is None:
            raise InvoerFout(
                [
                    Melding(
                        None, "zeg wat er verandert: met --stel FEIT=WAARDE, of met een tweede bestand.", code="gebruik"
                    )
                ]
            )
        bestand = lees_feiten(feiten)
        oud = bestand.geheugen
        nieuw = pas_toe(oud if ander is None else werkgeheugen(lees_feiten(ander).feiten), stel)
        voor = adviseur().antwoord("", oud, bestand.feitplekken, alles=True)
        na = adviseur().antwoord("", nieuw, alles=True)
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        ctx.exit(2)
    _toon(verschil(voor, na), formaat)


@click.command(
    options_metavar="[OPTIES]", short_help="Wat verschilt er in het advies bij andere feiten of andere regels?"
)
@click.argument("oud", metavar="OUD", shell_complete=aanvullen.bestand)
@click.argument("nieuw", metavar="NIEUW", shell_complete=aanvullen.bestand)
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True, help="Vorm van de uitvoer."
)
@click.pass_context
def diff(ctx: click.Context, oud: str, nieuw: str, formaat: str) -> None:
    """Laat zien wat er aan het advies verandert van het ene feitenbestand naar het andere.

    Met twee mappen van regels ziet u bij welke feiten het advies anders wordt, met bij elk verschil het kleinste voorbeeld.
    De regels van dit programma heten daarbij 'ingebouwd'.
    """
    from advies.evalueer import adviseur
    from advies.opdrachten.inlezen import lees_feiten
    from advies.opdrachten.regeldiff import is_regelmap, vergelijk_regels
    from advies.uitleg.wat_als import verschil
    from kennisbank.meldingen import InvoerFout

    try:
        if is_regelmap(oud) and is_regelmap(nieuw):
            vergelijk_regels(oud, nieuw, formaat == "json")
            return
        voor, na = (adviseur().evalueer(lees_feiten(pad), alles=True) for pad in (oud, nieuw))
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        ctx.exit(2)
    _toon(verschil(voor, na), formaat)


def _toon(uitkomst: Verschil, formaat: str) -> None:
    if formaat == "json":
        schrijf_json(uitkomst)
        return
    from advies.weergave.wat_als import als_tekst

    click.echo(als_tekst(uitkomst))
