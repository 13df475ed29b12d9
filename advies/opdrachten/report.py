"""`advies report`: the advice as a report for a board, or variants of one partnership side by side."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from advies.opdrachten.uitvoer import meld, schrijf_bytes, weiger_invoer_als_uitvoer
from advies.paden import is_map
from advies.rapport.document import FORMATEN, controleer_pakketten
from kennisbank.meldingen import InvoerFout, Melding, opsomming

if TYPE_CHECKING:
    from advies.rapport.model import Opdracht, Rapport

_HOOGSTENS = 6
_LANGSTE_NAAM = 200


@click.command(options_metavar="[OPTIES]", short_help="Maak een adviesrapport: Word, PDF, HTML of Markdown.")
@click.argument("feiten", nargs=-1, required=True, metavar="FEITEN...")
@click.option(
    "-o", "--uitvoer", required=True, metavar="BESTAND", help="Schrijf het rapport hierheen; - is de uitvoer."
)
@click.option(
    "--formaat",
    type=click.Choice([*FORMATEN, "markdown"]),
    help="Vorm van het rapport; anders beslist de naam van BESTAND.",
)
@click.option(
    "--sjabloon", metavar="DOCX", help="Word-document met de huisstijl: de stijlen, marges en kop- en voetteksten."
)
@click.option(
    "--volledig",
    is_flag=True,
    help="Het hele rapport, met elke conclusie en elk feit; anders een notitie van twee pagina's.",
)
@click.option(
    "--opdrachtgever", default="", metavar="NAAM", help="Voor wie het rapport is; komt bij de titel te staan."
)
@click.option("--auteur", default="", metavar="NAAM", help="Wie het rapport maakt; komt bij de titel te staan.")
@click.option("--zonder-namen", is_flag=True, help="Laat bij de feiten weg door wie een antwoord is gegeven.")
@click.option("--datum", metavar="JJJJ-MM-DD", help="Datum op het rapport; anders vandaag.")
@click.pass_context
def report(
    ctx: click.Context,
    feiten: tuple[str, ...],
    uitvoer: str,
    formaat: str | None,
    sjabloon: str | None,
    volledig: bool,
    opdrachtgever: str,
    auteur: str,
    zonder_namen: bool,
    datum: str | None,
) -> None:
    """Maak van het advies een notitie van twee pagina's die een bestuur kan lezen, of met --volledig het hele rapport.

    FEITEN is een feitenbestand (YAML) of een ingevuld werkboek (.xlsx), of - voor de standaardinvoer. Noemt u meer bestanden,
    dan komen zij als varianten van één samenwerking naast elkaar te staan.

    Bijvoorbeeld: advies report feiten.yaml -o adviesrapport.docx
    """
    from advies.rapport.model import Opdracht

    try:
        vorm = _formaat(uitvoer, formaat, sjabloon)
        dag = dag_van(datum)
        _controleer_aantal(feiten)
        controleer_pakketten(vorm)
        controleer_uitvoer(uitvoer)
        weiger_invoer_als_uitvoer(uitvoer, [*feiten, sjabloon])
        opdracht = Opdracht(_naam("--opdrachtgever", opdrachtgever), _naam("--auteur", auteur))
        rapport = _rapport(feiten, dag, opdracht, volledig, zonder_namen)
        inhoud = in_vorm(rapport, vorm, sjabloon)
        schrijf_bytes(inhoud, uitvoer)
    except InvoerFout as fout:
        meld(fout, False)
        ctx.exit(2)


def _fout(tekst: str) -> InvoerFout:
    return InvoerFout([Melding(None, tekst, code="gebruik")])


def _formaat(uitvoer: str, formaat: str | None, sjabloon: str | None) -> str:
    einde = Path(uitvoer).suffix.lower().removeprefix(".")
    gevraagd = formaat or einde
    vorm = {"htm": "html", "markdown": "md"}.get(gevraagd, gevraagd)
    if vorm not in FORMATEN:
        namen = opsomming([f".{naam}" for naam in FORMATEN])
        raise _fout(f"{uitvoer}: geef een bestand dat eindigt op {namen}, of kies de vorm met --formaat.")
    if sjabloon is not None and vorm != "docx":
        raise _fout("--sjabloon is alleen voor een Word-document (.docx).")
    return vorm


def dag_van(datum: str | None) -> date:
    """Return the date on a report: the one that was asked, or today.

    Raises:
        InvoerFout: it is no date.
    """
    if datum is None:
        return date.today()  # noqa: DTZ011 - the date on the reader's own calendar
    try:
        return date.fromisoformat(datum)
    except ValueError:
        raise _fout(f"--datum: '{datum}' is geen datum. Schrijf jaar-maand-dag, zoals 2026-03-31.") from None


def _controleer_aantal(feiten: tuple[str, ...]) -> None:
    if len(feiten) > _HOOGSTENS:
        raise _fout(f"u noemt {len(feiten)} feitenbestanden; een rapport vergelijkt hoogstens {_HOOGSTENS} varianten.")
    if feiten.count("-") > 1:
        raise _fout("de standaardinvoer (-) kan maar één keer.")


def controleer_uitvoer(uitvoer: str) -> None:
    """Refuse a document for a terminal, or for a folder.

    Args:
        uitvoer: path of the file; "-" for standard output.

    Raises:
        InvoerFout: it is one of those.
    """
    if uitvoer == "-":
        if sys.stdout.isatty():
            raise _fout("een rapport past niet op het scherm. Geef een bestand, zoals -o adviesrapport.docx.")
    elif is_map(uitvoer):
        raise _fout(f"{uitvoer}: dit is een map. Geef een bestand, zoals {Path(uitvoer) / 'adviesrapport.docx'}.")


def _naam(optie: str, naam: str) -> str:
    if len(naam) > _LANGSTE_NAAM:
        raise _fout(f"{optie}: deze naam is te lang; gebruik hoogstens {_LANGSTE_NAAM} tekens.")
    return naam


def _rapport(feiten: tuple[str, ...], datum: date, opdracht: Opdracht, volledig: bool, zonder_namen: bool) -> Rapport:
    from advies.evalueer import adviseur
    from advies.opdrachten.inlezen import lees_feiten
    from advies.rapport.rapport import maak_rapport
    from advies.rapport.varianten.rapport import maak_variantenrapport

    meer = len(feiten) > 1
    gelezen = []
    fouten: list[Melding] = []
    for pad in feiten:
        try:
            bestand = lees_feiten(pad).zonder_namen() if zonder_namen else lees_feiten(pad)
            gelezen.append((adviseur().evalueer(bestand, alles=meer), bestand))
        except InvoerFout as fout:
            fouten.extend(fout.meldingen)
    if fouten:
        raise InvoerFout(fouten)
    wie, maker = opdracht.opdrachtgever, opdracht.auteur
    if meer:
        return maak_variantenrapport(gelezen, datum, opdrachtgever=wie, auteur=maker)
    return maak_rapport(*gelezen[0], datum, volledig=volledig, opdrachtgever=wie, auteur=maker)


def in_vorm(rapport: Rapport, vorm: str, sjabloon: str | None = None) -> bytes:
    """Return a report as a document.

    Args:
        rapport: the report.
        vorm: one of `FORMATEN`.
        sjabloon: path of a Word document with the house style; for "docx" only.

    Raises:
        InvoerFout: the house style cannot be used.
    """
    if vorm == "pdf":
        from advies.rapport.schrijvers import pdf

        inhoud, vreemd = pdf.schrijf(rapport)
        if vreemd:
            tekens = ", ".join(f"U+{ord(teken):04X}" for teken in vreemd)
            sys.stderr.write(
                f"Geen lettertype op deze computer kent deze tekens: {tekens}. In de pdf staan zij er als [U+...].\n"
            )
        return inhoud
    from advies.rapport.document import als_document

    return als_document(rapport, vorm, sjabloon)
