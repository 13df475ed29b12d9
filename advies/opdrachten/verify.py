"""`advies verify`: make an earlier answer again, and say what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advies.opdrachten.uitvoer import console, meld, schrijf, schrijf_json, weiger_invoer_als_uitvoer

if TYPE_CHECKING:
    from advies.uitleg.narekenen import Narekening


@click.command(options_metavar="[OPTIES]", short_help="Reken een eerder antwoord na: wat is er veranderd?")
@click.argument("antwoord", metavar="ANTWOORD.json")
@click.argument("feiten", required=False, metavar="[FEITEN]")
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True, help="Vorm van de uitvoer."
)
@click.option("-o", "--uitvoer", metavar="BESTAND", help="Schrijf de uitkomst in dit bestand.")
@click.pass_context
def verify(ctx: click.Context, antwoord: str, feiten: str | None, formaat: str, uitvoer: str | None) -> None:
    """Reken een eerder antwoord na met de regels van nu.

    ANTWOORD.json is gemaakt met 'advies evaluate FEITEN --formaat json'; - is de standaardinvoer. Zonder FEITEN worden de feiten
    uit het antwoord gebruikt, met FEITEN die uit het bestand. U ziet of de feiten, de regels en de versie nog dezelfde zijn, en
    welk advies anders is. Is alles gelijk, dan is de uitgangscode 0; verschilt er iets, dan 1.
    """
    from advies.evalueer import adviseur
    from advies.opdrachten.inlezen import lees_feiten
    from advies.uitleg.antwoordbestand import HOOGSTENS_BYTES, VERDEEL, lees_antwoorden
    from advies.uitleg.narekenen import reken_na
    from kennisbank.meldingen import InvoerFout, Melding
    from kennisbank.yaml_knopen import lees_bytes

    try:
        weiger_invoer_als_uitvoer(uitvoer, [antwoord, feiten])
        naam = "standaardinvoer" if antwoord == "-" else antwoord
        eerder = lees_antwoorden(lees_bytes(antwoord, HOOGSTENS_BYTES, VERDEEL), naam)
        if feiten is not None and len(eerder) > 1:
            tekst = f"{naam}: hierin staan {len(eerder)} antwoorden; bij één feitenbestand hoort één antwoord."
            raise InvoerFout([Melding(None, tekst, code="gebruik")])
        bestand = None if feiten is None else lees_feiten(feiten)
        uitkomsten = [reken_na(deel, bestand, adviseur()) for deel in eerder]
        _toon(uitkomsten, formaat, uitvoer)
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        ctx.exit(2)
    if not all(uitkomst.gelijk for uitkomst in uitkomsten):
        ctx.exit(1)


def _toon(uitkomsten: list[Narekening], formaat: str, uitvoer: str | None) -> None:
    if formaat == "json":
        schrijf_json(uitkomsten[0] if len(uitkomsten) == 1 else uitkomsten, uitvoer)
        return
    from advies.weergave.blad import Blad
    from advies.weergave.narekening import vul_blad
    from advies.weergave.scherm import Scherm

    scherm = console(uitvoer)
    blad = Blad(scherm.width)
    for nummer, uitkomst in enumerate(uitkomsten):
        if nummer:
            blad.wit()
        vul_blad(blad, uitkomst)
    blad.druk_af(scherm)
    if isinstance(scherm, Scherm):
        schrijf(scherm.file.getvalue(), uitvoer)
