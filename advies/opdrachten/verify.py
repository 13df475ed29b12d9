"""`advies verify`: make an earlier answer again, and say what differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advies.opdrachten.uitvoer import console, meld, schrijf, schrijf_json, weiger_invoer_als_uitvoer

if TYPE_CHECKING:
    from advies.uitleg.narekenen import Narekening, Vergelijking
    from advies.weergave.blad import Blad

_GETOOND = 40


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


def vul_blad(blad: Blad, uitkomst: Narekening) -> None:
    """Write a replay in Dutch.

    Args:
        blad: where the lines go.
        uitkomst: the replay.
    """
    from advies.verwoording import met_proces
    from kennisbank.catalogus import catalogus

    blad.regel(
        f"Narekening voor {uitkomst.samenwerkingsverband or 'dit samenwerkingsverband'}", stijl="bold", spaties=0
    )
    blad.regel(_slotsom(uitkomst), spaties=0)
    blad.regel(_gelijk_of_anders(uitkomst.feiten), teken="Feiten: ")
    for feit in uitkomst.gewijzigde_feiten[:_GETOOND]:
        blad.regel(f"{feit.feit}: was {feit.toen}, is nu {feit.nu}", spaties=4, teken="• ")
    _rest(blad, len(uitkomst.gewijzigde_feiten))
    blad.regel(_gelijk_of_anders(uitkomst.regelbank), teken="Regels: ")
    blad.regel(_gelijk_of_anders(uitkomst.versie), teken="Versie: ")
    blad.regel(f"{len(uitkomst.adviezen)} anders" if uitkomst.adviezen else "allemaal gelijk", teken="Adviezen: ")
    for advies in uitkomst.adviezen[:_GETOOND]:
        proces = advies.over.get("proces", "")
        titel = met_proces(advies.titel, proces if proces in catalogus().processen else "")
        wat = (
            f"was {advies.toen}, is nu {advies.nu}"
            if advies.toen != advies.nu
            else f"anders: {', '.join(advies.velden)}"
        )
        blad.regel(f"{titel}: {wat}", spaties=4, teken="• ", noot=f"[{advies.regel}]")
        if advies.vervallen:
            blad.regel(advies.vervallen, spaties=6)
    _rest(blad, len(uitkomst.adviezen))
    if uitkomst.onderdelen:
        blad.regel(", ".join(uitkomst.onderdelen), teken="Ook anders: ")


def _rest(blad: Blad, aantal: int) -> None:
    if aantal > _GETOOND:
        blad.regel(f"En nog {aantal - _GETOOND}; met --formaat json ziet u ze allemaal.", spaties=4)


def _slotsom(uitkomst: Narekening) -> str:
    if uitkomst.gelijk:
        return "Dit antwoord klopt nog: dezelfde feiten, regels en versie geven hetzelfde advies."
    if uitkomst.gewijzigd_na_afloop:
        return "Dit antwoord past niet bij zijn ontvangstbewijs: het is later gewijzigd, of niet met dit programma gemaakt."
    if not (uitkomst.adviezen or uitkomst.onderdelen):
        return "Het advies is hetzelfde gebleven; wat eraan ten grondslag ligt niet."
    return "Met de feiten, regels en versie van nu is het advies anders."


def _gelijk_of_anders(deel: Vergelijking) -> str:
    kort = 12
    return f"gelijk ({deel.nu[:kort]})" if deel.gelijk else f"anders (was {deel.toen[:kort]}, is nu {deel.nu[:kort]})"
