"""`advies overleg`: several parties answer apart; what is certain whoever is right, and what the meeting has to settle."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld, schrijf, schrijf_json, weiger_invoer_als_uitvoer

if TYPE_CHECKING:
    from advies.invoer import Feitenbestand
    from advies.uitleg.partijen import Partij
    from kennisbank.meldingen import InvoerFout
    from regels.sleutels import FeitSleutel

HOOGSTENS_PARTIJEN = 20


@click.command(options_metavar="[OPTIES]", short_help="Bereid een overleg voor: wat staat vast, wat moet op de agenda?")
@click.argument("feiten", metavar="FEITEN FEITEN...", nargs=-1, required=True, shell_complete=aanvullen.bestand)
@click.option(
    "--doel",
    metavar="REGEL",
    shell_complete=aanvullen.regel,
    help="Zoek hoe dit advies kan volgen, alleen met feiten die elke partij bespreekbaar noemt.",
)
@click.option(
    "--proces", metavar="PROCES", shell_complete=aanvullen.proces, default="", help="Het ict-proces van het doel."
)
@click.option("--volledig", is_flag=True, help="Toon elk advies en elk feit waarover iedereen het eens is.")
@click.option(
    "--zonder-namen", is_flag=True, help="Noem de partijen 'partij 1', 'partij 2' in plaats van naar hun bestand."
)
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True, help="Vorm van de uitvoer."
)
@click.option("-o", "--uit", metavar="BESTAND", shell_complete=aanvullen.bestand, help="Schrijf naar dit bestand.")
@click.pass_context
def overleg(
    ctx: click.Context,
    feiten: tuple[str, ...],
    doel: str | None,
    proces: str,
    volledig: bool,
    zonder_namen: bool,
    formaat: str,
    uit: str | None,
) -> None:
    """Leg de antwoorden van twee of meer partijen naast elkaar: elk een eigen feitenbestand.

    Waar partijen verschillen, telt het feit als onbekend. Wat dan nog zeker is, geldt wie er ook gelijk heeft. De geschillen die
    het advies veranderen zijn de agenda; de andere kunt u overslaan. Een antwoord dat ontbreekt, is geen geschil.
    """
    from advies.evalueer import adviseur
    from advies.naamfouten import controleer_geval
    from advies.opdrachten.inlezen import lees_feiten
    from advies.uitleg import overleg as bibliotheek
    from advies.uitleg.stapgeschillen import HOOGSTENS_WEGEN
    from kennisbank.meldingen import InvoerFout
    from regels.sleutels import RegelSleutel

    try:
        weiger_invoer_als_uitvoer(uit, feiten)
        if not 2 <= len(feiten) <= HOOGSTENS_PARTIJEN:
            raise _fout(f"noem twee tot {HOOGSTENS_PARTIJEN} feitenbestanden, van elke partij een.")
        kenner = adviseur()
        if doel is not None:
            controleer_geval(kenner.bank, doel, proces, "--proces")
        elif proces:
            raise _fout("--proces hoort bij --doel.")
        bestanden = [lees_feiten(pad) for pad in feiten]
        for bestand in bestanden:
            kenner.evaluatie(bestand)
        partijen = _partijen(bestanden, zonder_namen)
        sleutel = None if doel is None else RegelSleutel(doel, proces)
        uitkomst = bibliotheek.overleg(kenner, partijen, sleutel, stappen=HOOGSTENS_WEGEN)
        if formaat == "json":
            schrijf_json(uitkomst, uit)
            return
        from advies.weergave.overleg import als_tekst

        schrijf(als_tekst(uitkomst, volledig=volledig) + "\n", uit)
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        ctx.exit(2)


def _fout(tekst: str) -> InvoerFout:
    from kennisbank.meldingen import InvoerFout, Melding

    return InvoerFout([Melding(None, tekst, code="gebruik")])


def _partijen(bestanden: Sequence[Feitenbestand], zonder_namen: bool) -> list[Partij]:
    """Return the parties, each called after its file."""
    from pathlib import PurePath

    from advies.uitleg.partijen import Partij
    from kennisbank.tekens import zichtbaar

    namen = [zichtbaar(PurePath(bestand.bestand).stem) for bestand in bestanden]
    if zonder_namen:
        namen = [f"partij {nummer}" for nummer in range(1, len(bestanden) + 1)]
    elif len(set(namen)) < len(namen):
        namen = [f"{naam} ({nummer})" if namen.count(naam) > 1 else naam for nummer, naam in enumerate(namen, start=1)]
    return [Partij(naam, deel.geheugen, _bespreekbaar(deel)) for naam, deel in zip(namen, bestanden, strict=True)]


def _bespreekbaar(bestand: Feitenbestand) -> frozenset[FeitSleutel]:
    from advies.snellezer import feitkolommen
    from kennisbank.catalogus import catalogus
    from kennisbank.onderbouwing import bespreekbare_feiten
    from regels.sleutels import FeitSleutel

    feiten = bespreekbare_feiten(bestand.onderbouwing, catalogus().processen)
    return frozenset(map(FeitSleutel.lees, feiten & feitkolommen().keys()))
