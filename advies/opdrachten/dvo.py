"""`advies dvo`: a checklist for the agreements of a partnership, held against what an existing agreement covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.documenten import KEUZEN, VORMEN, controleer_sjabloon, vorm_van
from advies.opdrachten.uitvoer import meld, schrijf, schrijf_bytes, schrijf_json, weiger_invoer_als_uitvoer

if TYPE_CHECKING:
    from advies.dvo.controlelijst import Controlelijst
    from advies.evaluatie import Evaluatie
    from kennisbank.meldingen import InvoerFout

SOORTEN = ("ict", "wiz")
"""The kinds of agreement; a test holds them against the catalogue, which is too slow to read for the help alone."""


@click.command(
    options_metavar="[OPTIES]", short_help="Wat hoort er in de overeenkomst (SLA of DVO), en wat staat er al in?"
)
@click.argument("feiten", metavar="[FEITEN]", required=False, shell_complete=aanvullen.bestand)
@click.option(
    "--overeenkomst",
    "overeenkomsten",
    metavar="BESTAND",
    multiple=True,
    shell_complete=aanvullen.bestand,
    help="Wat er in een bestaande overeenkomst staat; maak dit bestand met --nieuw. Mag voor elke overeenkomst één keer.",
)
@click.option(
    "--over", type=click.Choice(SOORTEN), help="Alleen deze overeenkomst: met de ict-partner, of over de uitvoering."
)
@click.option(
    "--nieuw",
    type=click.Choice(SOORTEN),
    help="Maak een bestand om in te vullen wat er in deze overeenkomst staat; met FEITEN alleen wat u nodig hebt. Met -o"
    " NAAM.xlsx wordt het een werkboek.",
)
@click.option("--volledig", is_flag=True, help="Toon elk onderwerp, met de vraag en waarop het rust.")
@click.option(
    "--formaat",
    type=click.Choice(["tekst", "json", *KEUZEN]),
    help="Vorm van de uitvoer; anders beslist de naam van het bestand bij -o, en zonder bestand is het tekst.",
)
@click.option("--datum", metavar="JJJJ-MM-DD", help="Datum op een document; anders vandaag.")
@click.option("--sjabloon", metavar="DOCX", help="Word-document met de huisstijl, voor een .docx.")
@click.option(
    "-o", "--uitvoer", "uit", metavar="BESTAND", shell_complete=aanvullen.bestand, help="Schrijf naar dit bestand."
)
@click.pass_context
def dvo(
    ctx: click.Context,
    feiten: str | None,
    overeenkomsten: tuple[str, ...],
    over: str | None,
    nieuw: str | None,
    volledig: bool,
    formaat: str | None,
    datum: str | None,
    sjabloon: str | None,
    uit: str | None,
) -> None:
    """Controleer wat er in een overeenkomst (SLA of DVO) hoort te staan voor dit samenwerkingsverband.

    Het gaat om twee overeenkomsten: die met de ict-partner, en die van de gemeenten met wie werk, inkomen en zorg uitvoert. Elk
    onderwerp staat erin, ontbreekt, is onbekend of is niet nodig, met de plaats in de publicatie. Dit is een lijst van
    onderwerpen en geen juridische tekst.
    """
    from kennisbank.meldingen import InvoerFout

    try:
        weiger_invoer_als_uitvoer(uit, (feiten, *overeenkomsten, sjabloon))
        if nieuw is not None:
            _schrijf_sjabloon(_evaluatie(feiten), nieuw, uit)
            return
        vorm = _vorm(uit, formaat, sjabloon)
        if vorm in VORMEN.values():
            _schrijf_document(_controlelijst(feiten, overeenkomsten, over), vorm, datum, sjabloon, uit)
            return
        lijst = _controlelijst(feiten, overeenkomsten, over)
        if vorm == "json":
            schrijf_json(lijst, uit)
            return
        from advies.weergave.dvo import als_tekst

        schrijf(als_tekst(lijst, volledig=volledig) + "\n", uit)
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        ctx.exit(2)


def _vorm(uit: str | None, formaat: str | None, sjabloon: str | None) -> str:
    """Return in what form the checklist is asked: `tekst`, `json`, or how the name of a document ends."""
    gevraagd = vorm_van(formaat, uit)
    vorm = VORMEN.get(gevraagd, gevraagd)
    controleer_sjabloon(sjabloon, vorm)
    if vorm in ("docx", "pdf") and uit in (None, "-"):
        raise _fout(f"een document past niet op het scherm. Geef een bestand, zoals -o controlelijst.{vorm}.")
    return vorm


def _schrijf_document(
    lijst: Controlelijst, vorm: str, datum: str | None, sjabloon: str | None, uit: str | None
) -> None:
    from advies.opdrachten.report import dag_van, in_vorm
    from advies.rapport.document import controleer_pakketten

    controleer_pakketten(vorm)
    from advies.rapport.controlelijst import maak_controlelijst

    schrijf_bytes(in_vorm(maak_controlelijst(lijst, dag_van(datum)), vorm, sjabloon), uit)


def _controlelijst(feiten: str | None, overeenkomsten: tuple[str, ...], over: str | None) -> Controlelijst:
    from advies.dvo.opstellen import controlelijst
    from advies.dvo.overeenkomst import lees_overeenkomst

    if feiten is None:
        raise _fout("noem een feitenbestand. Zonder feiten kan alleen: advies dvo --nieuw ict.")
    gelezen = [lees_overeenkomst(pad) for pad in overeenkomsten]
    for deel in gelezen:
        if over is not None and deel.soort != over:
            raise _fout(f"{deel.bestand} gaat over overeenkomst '{deel.soort}', en u vraagt --over {over}.")
    return controlelijst(_evaluatie(feiten), gelezen, soorten=() if over is None else (over,))


def _evaluatie(feiten: str | None) -> Evaluatie:
    """Return the partnership, evaluated by both engines; without a file one of which nothing is known."""
    from advies.evalueer import adviseur
    from advies.opdrachten.inlezen import lees_feiten

    return adviseur().evaluatie({} if feiten is None else lees_feiten(feiten))


def _schrijf_sjabloon(evaluatie: Evaluatie, soort: str, uit: str | None) -> None:
    from advies.dvo.opstellen import controlelijst
    from advies.weergave.dvo_sjabloon import sjabloon, titel, uitleg, werkboekrijen
    from advies.werkboek.indeling import zonder_excel
    from advies.werkboek.overeenkomst import maak_overeenkomstboek

    (lijst,) = controlelijst(evaluatie, soorten=(soort,)).overeenkomsten
    try:
        if uit is not None and uit.lower().endswith(".xlsx"):
            schrijf_bytes(
                maak_overeenkomstboek(titel(lijst), uitleg(lijst), werkboekrijen(lijst)), uit, alleen_nieuw=True
            )
        else:
            schrijf(sjabloon(lijst), uit, alleen_nieuw=True)
    except ImportError:
        raise zonder_excel() from None
    except FileExistsError:
        raise _fout(f"{uit}: dit bestand bestaat al. Kies een andere naam.") from None


def _fout(tekst: str) -> InvoerFout:
    from kennisbank.meldingen import InvoerFout, Melding

    return InvoerFout([Melding(None, tekst, code="gebruik")])
