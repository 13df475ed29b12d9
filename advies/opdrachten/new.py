"""`advies new`: the questions to fill in, as a commented facts file, a workbook, or a list to print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.rollen import HETZELFDE, PERSONEN, Rolkeuze
from advies.opdrachten.uitvoer import meld, schrijf
from advies.paden import bestaat

if TYPE_CHECKING:
    from kennisbank.catalogus import Actor
    from kennisbank.meldingen import InvoerFout

VORMEN = ("yaml", "xlsx", "docx", "pdf", "html", "md")


@click.command(options_metavar="[OPTIES]", short_help="Maak een feitenbestand, werkboek of lijst met vragen.")
@click.argument("bestand", required=False, metavar="[BESTAND]", shell_complete=aanvullen.bestand)
@click.option(
    "--kort", is_flag=True, help="Alleen de vragen die het meest bepalen: die van het begin van 'advies ask'."
)
@click.option(
    "--voor",
    type=Rolkeuze(*PERSONEN),
    help=f"Alleen de vragen die deze persoon kan beantwoorden.{HETZELFDE}",
)
@click.option(
    "--formaat",
    type=click.Choice(VORMEN),
    help="Vorm: feitenbestand, werkboek, of een lijst om te printen; anders beslist de naam van BESTAND.",
)
@click.option("--xlsx", is_flag=True, help="Hetzelfde als --formaat xlsx.")
@click.option(
    "--van",
    metavar="FEITEN",
    shell_complete=aanvullen.bestand,
    help="Vul in het werkboek alvast de feiten uit dit bestand in.",
)
@click.pass_context
def new(
    ctx: click.Context,
    bestand: str | None,
    kort: bool,
    voor: Actor | None,
    formaat: str | None,
    xlsx: bool,
    van: str | None,
) -> None:
    """Maak een leeg feitenbestand met bij elke vraag uitleg. Zonder BESTAND verschijnt het op het scherm.

    Met een naam die eindigt op .xlsx wordt het een werkboek voor Excel; op .docx, .pdf, .html of .md een lijst om te printen. Een
    bestand dat al bestaat wordt nooit overschreven.

    Bijvoorbeeld: advies new --voor bestuurder wethouder.yaml
    """
    from kennisbank.meldingen import InvoerFout

    try:
        vorm = _vorm(bestand, formaat, xlsx)
        if bestand is not None and not bestand.strip():
            raise _fout("de naam van het bestand is leeg. Noem een bestand, of geen: dan verschijnt het op het scherm.")
        if bestand is not None and bestaat(bestand):
            raise FileExistsError
        if van is not None and vorm != "xlsx":
            raise _fout("--van hoort bij een werkboek; noem een bestand dat eindigt op .xlsx.")
        _maak(vorm, bestand, kort, voor, van)
    except FileExistsError:  # also one that appeared while this one was made
        meld(_fout(f"{bestand}: dit bestand bestaat al. Kies een andere naam."), False)
        ctx.exit(2)
    except InvoerFout as fout:
        meld(fout, False)
        ctx.exit(2)


def _maak(vorm: str, bestand: str | None, kort: bool, wie: Actor | None, van: str | None) -> None:
    if vorm == "yaml":
        from kennisbank.sjabloon import sjabloon

        schrijf(sjabloon(kort, wie), bestand, alleen_nieuw=True)
    elif vorm == "xlsx":
        assert bestand is not None
        _schrijf_werkboek(bestand, kort, wie, van)
    else:
        _schrijf_lijst(bestand, vorm, kort, wie)


def _fout(tekst: str) -> InvoerFout:
    from kennisbank.meldingen import InvoerFout, Melding

    return InvoerFout([Melding(None, tekst, code="gebruik")])


def _vorm(bestand: str | None, formaat: str | None, xlsx: bool) -> str:
    """Return what is asked for: one of `VORMEN`.

    Raises:
        InvoerFout: the name does not fit what is asked for.
    """
    einde = Path(bestand or "").suffix.lower().removeprefix(".")
    van_naam = {"htm": "html", "markdown": "md"}.get(einde, einde if einde in VORMEN[1:] else "")
    vorm = formaat or ("xlsx" if xlsx else van_naam or "yaml")
    if xlsx and vorm != "xlsx":
        raise _fout(f"--xlsx en --formaat {formaat} gaan niet samen. Kies een van beide.")
    if einde in ("xls", "xlsm", "xlsb", "ods"):
        raise _fout(f"{bestand}: een werkboek krijgt de naam '{Path(bestand or '').stem}.xlsx'.")
    if vorm == "xlsx" and bestand != "-" and van_naam != "xlsx":
        wat = (
            f"{bestand}: de naam van een werkboek eindigt op .xlsx" if bestand else "noem een bestand voor het werkboek"
        )
        raise _fout(f"{wat}, zoals: advies new --xlsx feiten.xlsx")
    if vorm in ("docx", "pdf") and not bestand:
        raise _fout(f"deze lijst past niet op het scherm. Noem een bestand, zoals: advies new vragen.{vorm}")
    if bestand not in (None, "-") and van_naam and van_naam != vorm:
        raise _fout(f"{bestand}: deze naam past niet bij --formaat {vorm}. Laat een van beide weg.")
    return vorm


def _schrijf_lijst(bestand: str | None, vorm: str, kort: bool, wie: Actor | None) -> None:
    from advies.opdrachten.report import dag_van, in_vorm
    from advies.opdrachten.uitvoer import schrijf_bytes
    from advies.rapport.document import controleer_pakketten

    controleer_pakketten(vorm)
    from advies.rapport.vragenlijst import maak_vragenlijst

    inhoud = in_vorm(maak_vragenlijst(dag_van(None), kort, wie), vorm)
    schrijf_bytes(inhoud, bestand or "-", alleen_nieuw=True)


def _schrijf_werkboek(bestand: str, kort: bool, wie: Actor | None, van: str | None) -> None:
    from advies.opdrachten.inlezen import lees_feiten
    from advies.opdrachten.uitvoer import schrijf_bytes
    from advies.werkboek.indeling import zonder_excel

    bron = None if van is None else lees_feiten(van)
    try:
        from advies.werkboek.schrijven import maak_werkboek
    except ImportError:
        raise zonder_excel() from None
    if bron is None:
        inhoud = maak_werkboek(kort, None, wie)
    else:
        inhoud = maak_werkboek(kort, bron.feiten, wie, onderbouwing=bron.onderbouwing, opmerkingen=bron.opmerkingen)
    schrijf_bytes(inhoud, bestand, alleen_nieuw=True)
