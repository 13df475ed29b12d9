"""`advies explain`: why, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

import click

from advies.opdrachten import aanvullen
from advies.opdrachten.uitvoer import meld, schrijf_json

if TYPE_CHECKING:
    from advies.antwoord import Status
    from advies.evaluatie import Evaluatie
    from advies.uitleg.verklaring import Stand, Verklaring, Voorwaardestand
    from regels.sleutels import RegelSleutel


def _kop(status: Status) -> str:
    match status:
        case "zeker":
            return "Dit gaat op, want:"
        case "uitgesloten":
            return "Dit gaat niet op, want in elke weg klopt iets niet:"
        case "open":
            return "Dit is nog open. Zo kan het opgaan:"
        case _:
            assert_never(status)


def _teken(stand: Stand) -> str:
    match stand:
        case "waar":
            return "ja   "
        case "onwaar":
            return "nee  "
        case "onbekend":
            return "?    "
        case _:
            assert_never(stand)


@click.command(options_metavar="[OPTIES]", short_help="Waarom volgt een advies wel of niet?")
@click.argument("feiten", metavar="FEITEN", shell_complete=aanvullen.bestand)
@click.option(
    "--regel",
    "--waarom-niet",
    "regel",
    metavar="REGEL",
    shell_complete=aanvullen.regel,
    help="Naam van een regel, of van een uitkomst (zoals vorm_2) die meer regels kunnen geven. Zonder: alle zekere adviezen.",
)
@click.option("--proces", metavar="PROCES", shell_complete=aanvullen.proces, default="", help="Alleen dit ict-proces.")
@click.option("--volledig", is_flag=True, help="Toon elke voorwaarde, niet alleen wat beslist.")
@click.option(
    "--gevoelig", is_flag=True, help="Toon op welke feiten elk 'moet' steunt, en hoe ver getallen van een grens liggen."
)
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True, help="Vorm van de uitvoer."
)
@click.pass_context
def explain(
    ctx: click.Context, feiten: str, regel: str | None, proces: str, volledig: bool, gevoelig: bool, formaat: str
) -> None:
    """Leg uit waarom een advies volgt, niet volgt of nog open is.

    U ziet wat beslist: welk feit in uw bestand het advies geeft of tegenhoudt, of wat nog onbekend is. Met --volledig ziet u
    elke voorwaarde.
    """
    from advies.evalueer import adviseur
    from advies.opdrachten.inlezen import lees_feiten
    from advies.uitleg.verklaring import Verklaarder
    from kennisbank.meldingen import InvoerFout

    try:
        bestand = lees_feiten(feiten)
        evaluatie = adviseur().evaluatie(bestand)
        if gevoelig:
            _toon_gevoelig(evaluatie, formaat)
            return
        verklaarder = Verklaarder(evaluatie)
        verklaar = verklaarder.verklaar if volledig else verklaarder.kort
        uitleg = [verklaar(sleutel) for sleutel in _sleutels(evaluatie, regel, proces)]
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        ctx.exit(2)
    if formaat == "json":
        schrijf_json(uitleg)
        return
    verteld: set[Voorwaardestand] = set()
    click.echo(
        "\n\n".join(als_tekst(d, verteld) for d in uitleg) or "Er volgt geen advies met zekerheid uit deze feiten."
    )


def _toon_gevoelig(evaluatie: Evaluatie, formaat: str) -> None:
    from advies.uitleg.gevoeligheid import gevoeligheid

    uitkomst = gevoeligheid(evaluatie)
    if formaat == "json":
        schrijf_json(uitkomst)
        return
    tekstregels = ["Waar elk zeker advies met sterkte 'moet' op steunt:"]
    for punt in uitkomst.steunpunten:
        tekstregels += _alinea(f"{punt.titel} [{punt.regel}]", "  • ", "    ")
        vervalt = (
            f"vervalt als dit anders is: {', '.join(punt.feiten)}"
            if punt.feiten
            else "geen enkel feit alleen maakt dit anders"
        )
        tekstregels += _alinea(vervalt, "    ", "    ")
    tekstregels.append("Hoe ver getallen van een grens in de regels liggen:")
    for deel in uitkomst.afstanden:
        tekst = f"{deel.kort}: {deel.waarde}; grens {deel.grens}, verschil {deel.afstand} [{', '.join(deel.regels)}]"
        tekstregels += _alinea(tekst, "  • ", "    ")
    click.echo("\n".join(tekstregels))


def _sleutels(evaluatie: Evaluatie, regel: str | None, proces: str) -> list[RegelSleutel]:
    from advies.naamfouten import onbekend_proces, onbekende_regel
    from advies.oordeel import zwaarte
    from regels.sleutels import RegelSleutel

    bank = evaluatie.bank
    if proces and proces not in bank.processen:
        raise onbekend_proces(proces, bank.processen)
    if regel is None:
        zeker = [geval for geval, waar in evaluatie.gevallen() if waar]
        zeker.sort(key=lambda geval: zwaarte(geval.regel.sterkte))
        return [geval.sleutel for geval in zeker if not proces or geval.proces == proces]
    gevonden = [deel for deel in bank.regels if regel in (deel.naam, deel.dan and deel.dan.waarde)]
    if not gevonden:
        namen = {deel.naam for deel in bank.regels} | {deel.dan.waarde for deel in bank.regels if deel.dan}
        raise onbekende_regel(regel, sorted(namen))
    return [
        RegelSleutel(deel.naam, over)
        for deel in gevonden
        for over in (bank.processen if deel.voor_elk_proces else ("",))
        if proces in ("", over) or not over
    ]


def als_tekst(uitleg: Verklaring, verteld: set[Voorwaardestand]) -> str:
    """Return an explanation as text of at most 80 columns.

    Args:
        uitleg: the explanation.
        verteld: the derived facts that were told already; those told here are added.
    """
    from advies.verwoording import titel_met_proces
    from advies.weergave import woorden

    naam = titel_met_proces(uitleg.titel, uitleg.proces)
    tekstregels = _alinea(f"{naam} [{uitleg.regel}; {uitleg.status}]", "", "")
    for bijzonder in uitleg.bijzonder:
        zin = f"Dit geldt niet, want de bijzondere regel «{bijzonder.titel}» [{bijzonder.regel}] geldt."
        tekstregels += _alinea(zin, "  ", "  ")
    tekstregels.append(f"  {_kop(uitleg.status)}")
    for nummer, manier in enumerate(uitleg.manieren, start=1):
        if len(uitleg.manieren) > 1:
            tekstregels.append(f"  weg {nummer}:")
        for voorwaarde in manier:
            tekstregels += _voorwaarde(voorwaarde, 4, verteld)
    tekstregels += _alinea(woorden.bron(uitleg), "  Bron: ", " " * 8)
    return "\n".join(tekstregels)


def _voorwaarde(voorwaarde: Voorwaardestand, spaties: int, verteld: set[Voorwaardestand]) -> list[str]:
    begin = " " * spaties + _teken(voorwaarde.stand)
    tekst = voorwaarde.tekst
    delen: list[str] = []
    for gegeven in voorwaarde.gegeven:
        waar = f" ({gegeven.plaats})" if gegeven.plaats else ""
        if gegeven.tekst == tekst:
            tekst += waar
        else:
            delen.append(f"u vulde in: {gegeven.tekst}{waar}")
    delen += [f"nog onbekend: {naam}" for naam in voorwaarde.onbekend_tekst]
    if voorwaarde.onder and voorwaarde in verteld:
        return _alinea(f"{tekst} (zie hierboven)", begin, " " * (spaties + 5))
    if voorwaarde.onder:
        verteld.add(voorwaarde)
    achter = "; ".join(delen)
    tekstregels = _alinea(f"{tekst} — {achter}" if achter else tekst, begin, " " * (spaties + 5))
    for nummer, manier in enumerate(voorwaarde.onder):
        if nummer:
            tekstregels.append(" " * (spaties + 5) + "of")
        for onder in manier:
            tekstregels += _voorwaarde(onder, spaties + 5, verteld)
    return tekstregels


def _alinea(tekst: str, begin: str, verder: str) -> list[str]:
    from textwrap import wrap

    return wrap(tekst, 80, initial_indent=begin, subsequent_indent=verder, break_on_hyphens=False)
