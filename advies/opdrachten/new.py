"""`advies new`: a commented facts file, or a workbook, to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld, schrijf
from advies.paden import bestaat

if TYPE_CHECKING:
    from kennisbank.meldingen import InvoerFout


@click.command(options_metavar="[OPTIES]", short_help="Maak een feitenbestand of werkboek met alle vragen.")
@click.argument("bestand", required=False, metavar="[BESTAND]", shell_complete=aanvullen.bestand)
@click.option(
    "--kort", is_flag=True, help="Alleen de vragen die het meest bepalen: die van het begin van 'advies ask'."
)
@click.option(
    "--xlsx", is_flag=True, help="Maak een werkboek voor Excel. Dat gebeurt ook als BESTAND eindigt op .xlsx."
)
@click.option(
    "--van",
    metavar="FEITEN",
    shell_complete=aanvullen.bestand,
    help="Vul in het werkboek alvast de feiten uit dit bestand in.",
)
@click.pass_context
def new(ctx: click.Context, bestand: str | None, kort: bool, xlsx: bool, van: str | None) -> None:
    """Maak een leeg feitenbestand met bij elke vraag uitleg. Zonder BESTAND verschijnt het op het scherm.

    Met een naam die eindigt op .xlsx wordt het een werkboek voor Excel. Een bestand dat al bestaat wordt nooit overschreven.
    """
    from kennisbank.meldingen import InvoerFout
    from kennisbank.sjabloon import sjabloon

    try:
        werkboek = _is_werkboek(bestand, xlsx)
        if bestand is not None and not bestand.strip():
            raise _fout("de naam van het bestand is leeg. Noem een bestand, of geen: dan verschijnt het op het scherm.")
        if bestand is not None and bestaat(bestand):
            raise FileExistsError
        if werkboek:
            assert bestand is not None
            _schrijf_werkboek(bestand, kort, van)
        elif van is not None:
            raise _fout("--van hoort bij een werkboek; noem een bestand dat eindigt op .xlsx.")
        else:
            schrijf(sjabloon(kort), bestand, alleen_nieuw=True)
    except FileExistsError:  # also one that appeared while this one was made
        meld(_fout(f"{bestand}: dit bestand bestaat al. Kies een andere naam."), False)
        ctx.exit(2)
    except InvoerFout as fout:
        meld(fout, False)
        ctx.exit(2)


def _fout(tekst: str) -> InvoerFout:
    from kennisbank.meldingen import InvoerFout, Melding

    return InvoerFout([Melding(None, tekst, code="gebruik")])


def _is_werkboek(bestand: str | None, xlsx: bool) -> bool:
    """Return whether a workbook is asked for.

    Raises:
        InvoerFout: the name does not fit what is asked for.
    """
    einde = Path(bestand or "").suffix.lower()
    if einde == ".xlsx" or (xlsx and bestand == "-"):
        return True
    if einde in (".xls", ".xlsm", ".xlsb", ".ods"):
        raise _fout(f"{bestand}: een werkboek krijgt de naam '{Path(bestand or '').stem}.xlsx'.")
    if xlsx:
        wat = (
            f"{bestand}: de naam van een werkboek eindigt op .xlsx" if bestand else "noem een bestand voor het werkboek"
        )
        raise _fout(f"{wat}, zoals: advies new --xlsx feiten.xlsx")
    return False


def _schrijf_werkboek(bestand: str, kort: bool, van: str | None) -> None:
    from advies.opdrachten.inlezen import lees_feiten
    from advies.opdrachten.uitvoer import schrijf_bytes
    from advies.werkboek.indeling import zonder_excel

    bron = None if van is None else lees_feiten(van)
    feiten = None if bron is None else bron.feiten
    if bron is not None and bron.onderbouwing:
        click.echo(
            f"{van}: wat naast de antwoorden staat (door wie, wanneer), komt niet mee in het werkboek.", err=True
        )
    try:
        from advies.werkboek.schrijven import maak_werkboek
    except ImportError:
        raise zonder_excel() from None
    schrijf_bytes(maak_werkboek(kort, feiten), bestand, alleen_nieuw=True)
