"""`advies plan`: from the advice to a plan of action, and the steps that are done ticked in the facts file."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld, schrijf, schrijf_json, toon, weiger_invoer_als_uitvoer
from kennisbank.catalogus import ACTOREN, Actor
from kennisbank.meldingen import InvoerFout, Melding

if TYPE_CHECKING:
    from advies.plan.model import Plan
    from advies.plan.planning import Planning


@click.command(
    options_metavar="[OPTIES]", short_help="Maak van het advies een plan van aanpak, met stappen op volgorde."
)
@click.argument("feiten", metavar="FEITEN", shell_complete=aanvullen.bestand)
@click.option(
    "--planning",
    metavar="BESTAND",
    shell_complete=aanvullen.bestand,
    help="Uw datums bij de stappen en momenten (YAML).",
)
@click.option(
    "--maak-planning",
    metavar="BESTAND",
    shell_complete=aanvullen.bestand,
    help="Maak een bestand om uw datums in te vullen, en stop daarna.",
)
@click.option(
    "--vanaf",
    metavar="JJJJ-MM-DD",
    help="De eerste dag van de momenten waarvan de publicatie zegt hoe vaak, als uw planning er geen noemt.",
)
@click.option(
    "--gedaan",
    "gedaan",
    multiple=True,
    metavar="STAP",
    help="Vink een stap af, met zijn nummer of feit: het feit krijgt in FEITEN de waarde waarbij de stap klaar is."
    " Met FEIT=WAARDE kiest u een andere waarde waarbij hij ook klaar is. Mag vaker.",
)
@click.option("--voor", type=click.Choice(ACTOREN), help="Alleen de stappen van deze rol; de nummers blijven.")
@click.option(
    "--volledig", is_flag=True, help="Toon alles: waar elke stap op rust, wat erop wacht en wat al gedaan is."
)
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True, help="Vorm van de uitvoer."
)
@click.option("-o", "--uit", metavar="BESTAND", shell_complete=aanvullen.bestand, help="Schrijf naar dit bestand.")
@click.pass_context
def plan(
    ctx: click.Context,
    feiten: str,
    planning: str | None,
    maak_planning: str | None,
    vanaf: str | None,
    gedaan: tuple[str, ...],
    voor: str | None,
    volledig: bool,
    formaat: str,
    uit: str | None,
) -> None:
    """Maak van het advies een plan van aanpak: wat moet en wat is aanbevolen, in stappen.

    Stappen staan op fase en in de volgorde van de aanbevelingen. Bij elke stap staat wie het doet, wanneer hij klaar is en wat
    dan vervalt. Een stap is klaar als zijn feit zo in FEITEN staat. Datums zijn van u: de publicatie noemt geen termijnen.
    """
    from advies.opdrachten.afvinken import controleer_bestand
    from advies.weergave.plan import Planscherm
    from advies.weergave.planning import planningsjabloon

    try:
        weiger_invoer_als_uitvoer(uit, [feiten, planning])
        weiger_invoer_als_uitvoer(maak_planning, [feiten])
        if gedaan:
            controleer_bestand(feiten)
        datums = _datums(planning, vanaf)
        gemaakt = _maak(feiten, datums)
        if gedaan:
            _vink_af(feiten, gemaakt, gedaan)
            gemaakt = _maak(feiten, datums)
        if maak_planning is not None:
            _schrijf_planning(planningsjabloon(gemaakt), maak_planning)
        elif formaat == "json":
            schrijf_json(gemaakt, uit)
        else:
            toon([Planscherm(gemaakt, feiten, cast("Actor | None", voor), volledig=volledig)], uit, bladeren=volledig)
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        ctx.exit(2)


def _fout(tekst: str) -> InvoerFout:
    return InvoerFout([Melding(None, tekst, code="gebruik")])


def _datums(pad: str | None, vanaf: str | None) -> Planning:
    """Return the dates of the user."""
    from advies.plan.planning import Planning, is_dag, lees_planning

    uit = Planning() if pad is None else lees_planning(pad)
    if vanaf is None:
        return uit
    if not is_dag(vanaf):
        raise _fout(f"--vanaf: '{vanaf}' is geen datum. Schrijf jaar-maand-dag, zoals 2027-03-31.")
    return uit.met_begin(date.fromisoformat(vanaf))


def _maak(feiten: str, datums: Planning) -> Plan:
    from advies.evalueer import adviseur
    from advies.opdrachten.inlezen import lees_feiten
    from advies.plan.opstellen import maak_plan

    kenner = adviseur()
    return maak_plan(kenner, kenner.evaluatie(lees_feiten(feiten)), datums)


def _schrijf_planning(inhoud: str, pad: str) -> None:
    try:
        schrijf(inhoud, pad, alleen_nieuw=True)
    except FileExistsError:
        raise _fout(f"{pad}: dit bestand bestaat al. Kies een andere naam.") from None


def _vink_af(pad: str, gemaakt: Plan, gedaan: Sequence[str]) -> None:
    """Give the facts of steps their new values in the facts file, and say so."""
    from advies.opdrachten.afvinken import vink_af

    for zin in vink_af(pad, gemaakt, gedaan):
        click.echo(zin, err=True)
