"""`advies plan`: from the advice to a plan of action, and the steps that are done ticked in the facts file."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.rollen import GROEPEN, HETZELFDE, Rolkeuze
from advies.opdrachten.uitvoer import meld, schrijf, schrijf_bytes, schrijf_json, toon, weiger_invoer_als_uitvoer
from kennisbank.meldingen import InvoerFout, Melding

FORMATEN = ("tekst", "json", "markdown", "md", "html", "docx", "pdf", "xlsx", "ics")

if TYPE_CHECKING:
    from advies.plan.model import Plan
    from advies.plan.planning import Planning
    from kennisbank.catalogus import Actor


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
@click.option("--voor", type=Rolkeuze(*GROEPEN), help=f"Alleen de stappen van deze rol; de nummers blijven.{HETZELFDE}")
@click.option(
    "--volledig", is_flag=True, help="Toon alles: waar elke stap op rust, wat erop wacht en wat al gedaan is."
)
@click.option(
    "--formaat",
    type=click.Choice(FORMATEN),
    help="Vorm van de uitvoer; anders beslist de naam van BESTAND, en is het tekst. 'ics' is een agenda.",
)
@click.option(
    "-o", "--uitvoer", "uit", metavar="BESTAND", shell_complete=aanvullen.bestand, help="Schrijf naar dit bestand."
)
@click.option("--datum", metavar="JJJJ-MM-DD", help="Datum op een document; anders vandaag.")
@click.option("--sjabloon", metavar="DOCX", help="Word-document met de huisstijl, voor een .docx.")
@click.pass_context
def plan(
    ctx: click.Context,
    feiten: str,
    planning: str | None,
    maak_planning: str | None,
    vanaf: str | None,
    gedaan: tuple[str, ...],
    voor: Actor | None,
    volledig: bool,
    formaat: str | None,
    uit: str | None,
    datum: str | None,
    sjabloon: str | None,
) -> None:
    """Maak van het advies een plan van aanpak: wat moet en wat is aanbevolen, in stappen.

    Stappen staan op fase en in de volgorde van de aanbevelingen. Bij elke stap staat wie het doet, wanneer hij klaar is en wat
    dan vervalt. Een stap is klaar als zijn feit zo in FEITEN staat. Datums zijn van u: de publicatie noemt geen termijnen.
    """
    from advies.opdrachten.afvinken import controleer_bestand
    from advies.opdrachten.documenten import controleer_sjabloon, vorm_van
    from advies.opdrachten.planvormen import controleer_vorm, dag, in_vorm
    from advies.plan.rol import deel_van
    from advies.weergave.plan import Planscherm
    from advies.weergave.planning import planningsjabloon
    from kennisbank.lagen import actieve_lagen

    vorm = vorm_van(formaat, uit, ("json", "xlsx", "ics"))
    try:
        weiger_invoer_als_uitvoer(uit, [feiten, planning, sjabloon])
        weiger_invoer_als_uitvoer(maak_planning, [feiten])
        controleer_sjabloon(sjabloon, vorm)
        controleer_vorm(vorm, uit)
        if gedaan:
            controleer_bestand(feiten)
        datums, dag_erop = _datums(planning, vanaf), dag("--datum", datum)
        gemaakt = _maak(feiten, datums)
        if gedaan:
            _vink_af(feiten, gemaakt, gedaan)
            gemaakt = _maak(feiten, datums)
        if maak_planning is not None:
            _schrijf_planning(planningsjabloon(gemaakt), maak_planning)
        elif vorm == "json":
            schrijf_json(deel_van(gemaakt, voor), uit)
        elif vorm == "tekst":
            mappen = [laag.pad for laag in actieve_lagen()]
            toon([Planscherm(gemaakt, feiten, voor, mappen, volledig=volledig)], uit, bladeren=volledig)
        else:
            schrijf_bytes(in_vorm(gemaakt, vorm, voor, dag_erop, sjabloon), uit)
            if vorm == "ics":
                _zeg_zonder_dag(deel_van(gemaakt, voor), feiten)
    except InvoerFout as fout:
        meld(fout, vorm == "json")
        ctx.exit(2)


def _fout(tekst: str) -> InvoerFout:
    return InvoerFout([Melding(None, tekst, code="gebruik")])


def _datums(pad: str | None, vanaf: str | None) -> Planning:
    """Return the dates of the user."""
    from advies.opdrachten.planvormen import dag
    from advies.plan.planning import Planning, lees_planning

    uit = Planning() if pad is None else lees_planning(pad)
    eerste = dag("--vanaf", vanaf)
    return uit if eerste is None else uit.met_begin(eerste)


def _maak(feiten: str, datums: Planning) -> Plan:
    from advies.evalueer import adviseur
    from advies.opdrachten.inlezen import lees_feiten
    from advies.plan.opstellen import maak_plan

    kenner = adviseur()
    return maak_plan(kenner, kenner.evaluatie(lees_feiten(feiten)), datums)


def _zeg_zonder_dag(gemaakt: Plan, feiten: str) -> None:
    """Tell on standard error what is not in the calendar, or once only, and how to give it a day."""
    from advies.weergave.planzinnen import niet_in_agenda

    for zin in niet_in_agenda(gemaakt, feiten):
        click.echo(zin, err=True)


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
