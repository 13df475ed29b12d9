"""`advies streek`: many partnerships side by side."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from contextlib import nullcontext
from functools import partial
from typing import TYPE_CHECKING

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.documenten import KEUZEN, VORMEN, controleer, schrijf_document, vorm_van
from advies.opdrachten.laagoptie import zeg_lagen
from advies.opdrachten.stroom import schrijf_stukken
from advies.opdrachten.uitvoer import meld, schrijf_json, toon, weiger_invoer_als_uitvoer

if TYPE_CHECKING:
    from advies.streek.lid import Lid
    from advies.streek.vormen import Streek, Volgorde
    from kennisbank.meldingen import Melding


@click.command(options_metavar="[OPTIES]", short_help="Zet veel samenwerkingsverbanden van een streek naast elkaar.")
@click.argument("paden", metavar="MAP|BESTAND...", nargs=-1, required=True, shell_complete=aanvullen.bestand)
@click.option(
    "--volgorde",
    type=click.Choice(["alfabet", "gegeven"]),
    default="alfabet",
    show_default=True,
    help="De volgorde van de verbanden: naar hun naam, of zoals u de bestanden noemt.",
)
@click.option("--volledig", is_flag=True, help="Toon alles, met bij elk verband waarom.")
@click.option(
    "--formaat",
    type=click.Choice(["tekst", "json", "csv", *KEUZEN]),
    help="Vorm van de uitvoer; anders beslist de naam van het bestand bij -o, en zonder bestand is het tekst.",
)
@click.option(
    "-o", "--uitvoer", metavar="BESTAND", shell_complete=aanvullen.bestand, help="Schrijf de uitkomst in dit bestand."
)
@click.option("--datum", metavar="JJJJ-MM-DD", help="Datum op een document; anders vandaag.")
@click.option("--sjabloon", metavar="DOCX", help="Word-document met de huisstijl, voor een .docx.")
@click.pass_context
def streek(
    ctx: click.Context,
    paden: tuple[str, ...],
    volgorde: Volgorde,
    volledig: bool,
    formaat: str | None,
    uitvoer: str | None,
    datum: str | None,
    sjabloon: str | None,
) -> None:
    """Zet de samenwerkingsverbanden van een streek of provincie naast elkaar.

    Noem een map met feitenbestanden, of de bestanden zelf. U ziet hoe elk verband ervoor staat bij de negen aanbevelingen, welke
    oorzaken bij meer verbanden spelen, en wie wie kan helpen. Bij elk aantal staat om welke verbanden het gaat, en waarom. Er is
    geen score en geen ranglijst.

    Bijvoorbeeld: advies streek verbanden/ --formaat csv -o streek.csv
    """
    from advies.evalueer import adviseur
    from advies.opdrachten.reeks import in_map, vind_bestanden
    from advies.streek.geheel import zet_naast_elkaar
    from kennisbank.meldingen import InvoerFout

    fouten: list[Melding] = []
    try:
        vorm = vorm_van(formaat, uitvoer, ("json", "csv"))
        controleer(vorm, uitvoer, datum, sjabloon)
        bestanden, fouten = vind_bestanden([deel for pad in paden for deel in in_map(pad)])
        weiger_invoer_als_uitvoer(uitvoer, (*bestanden, sjabloon))
        leden, niet_gelezen = _lees(bestanden, fouten)
        if leden:
            uitkomst = zet_naast_elkaar(adviseur(), leden, volgorde=volgorde, niet_gelezen=niet_gelezen)
            _schrijf(uitkomst, vorm, uitvoer, volledig, datum, sjabloon)
    except InvoerFout as fout:
        fouten.extend(fout.meldingen)
    if fouten:
        meld(InvoerFout(fouten), formaat == "json")
        ctx.exit(2)


def _lees(bestanden: Sequence[str], fouten: list[Melding]) -> tuple[list[Lid], list[str]]:
    """Read and evaluate each file; what is wrong with one is added to the messages and does not stop the others."""
    from advies.evalueer import adviseur
    from advies.opdrachten.inlezen import lees_feiten
    from advies.streek.lid import lid
    from kennisbank.meldingen import InvoerFout

    gc.freeze()  # one run does without, see advies/__main__.py; over many files what is left behind would add up
    gc.enable()
    leden: list[Lid] = []
    niet_gelezen: list[str] = []
    balk = len(bestanden) > 1 and sys.stderr.isatty()
    gang = (
        click.progressbar(bestanden, label="Advies", file=sys.stderr, show_pos=True) if balk else nullcontext(bestanden)
    )
    with gang as delen:
        for pad in delen:
            try:
                leden.append(lid(adviseur(), lees_feiten(pad)))
            except InvoerFout as fout:
                fouten.extend(fout.meldingen)
                niet_gelezen.append(pad)
    return leden, niet_gelezen


def _schrijf(
    uitkomst: Streek, formaat: str, uitvoer: str | None, volledig: bool, datum: str | None, sjabloon: str | None
) -> None:
    if formaat in VORMEN:
        from advies.rapport.streek import maak_streekrapport

        schrijf_document(partial(maak_streekrapport, uitkomst), formaat, uitvoer, datum, sjabloon)
        return
    if formaat == "json":
        schrijf_json(uitkomst, uitvoer)
        return
    from advies.evalueer import adviseur
    from advies.weergave.streek import StreekWeergave, als_csv

    if formaat == "csv":
        zeg_lagen(adviseur().bank)
        schrijf_stukken([als_csv(uitkomst, bestand=uitvoer not in (None, "-"))], uitvoer)
        return
    toon([StreekWeergave(uitkomst, volledig=volledig)], uitvoer, bladeren=volledig)
