"""`advies explain`: why, and why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advies.opdrachten.uitvoer import meld, schrijf

if TYPE_CHECKING:
    from advies.evalueer import Adviseur
    from advies.invoer import Feitenbestand
    from advies.uitleg.verklaring import Verklaring, Voorwaardestand

_TEKEN = {"waar": "ja   ", "onwaar": "nee  ", "onbekend": "?    "}
_KOP = {
    "zeker": "Dit gaat op, want:",
    "uitgesloten": "Dit gaat niet op, want in elke weg klopt iets niet:",
    "open": "Dit is nog open. Zo kan het opgaan:",
}


@click.command(options_metavar="[OPTIES]", short_help="Waarom volgt een advies wel of niet?")
@click.argument("feiten", metavar="FEITEN")
@click.option(
    "--regel", "--waarom-niet", "regel", metavar="REGEL", help="Naam van de regel. Zonder: alle zekere adviezen, kort."
)
@click.option("--proces", metavar="PROCES", default="", help="Alleen dit ict-proces.")
@click.option(
    "--gevoelig", is_flag=True, help="Toon op welke feiten elk 'moet' steunt, en hoe ver getallen van een grens liggen."
)
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True, help="Vorm van de uitvoer."
)
@click.pass_context
def explain(ctx: click.Context, feiten: str, regel: str | None, proces: str, gevoelig: bool, formaat: str) -> None:
    """Leg uit waarom een advies volgt, niet volgt of nog open is.

    U ziet elke voorwaarde, of zij klopt, welk feit in uw bestand dat bepaalt, en wat nog onbekend is.
    """
    from advies.evalueer import adviseur
    from advies.invoer import lees_feiten
    from kennisbank.meldingen import InvoerFout

    try:
        bestand = lees_feiten(feiten)
        kenner = adviseur()
        kenner.evalueer(bestand)  # facts that contradict each other are refused first
        if gevoelig:
            _toon_gevoelig(kenner, bestand, formaat)
            return
        sleutels = _sleutels(kenner, bestand, regel, proces)
        uitleg = [kenner.verklaar(bestand, *sleutel) for sleutel in sleutels]
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        ctx.exit(2)
    if formaat == "json":
        import json
        from dataclasses import asdict

        schrijf(json.dumps([asdict(deel) for deel in uitleg], ensure_ascii=False, indent=2) + "\n", None)
        return
    click.echo("\n\n".join(als_tekst(deel) for deel in uitleg) or "Er volgt geen advies met zekerheid uit deze feiten.")


def _toon_gevoelig(kenner: Adviseur, bestand: Feitenbestand, formaat: str) -> None:
    from advies.uitleg.gevoeligheid import afstanden, steunpunten
    from advies.werkgeheugen import werkgeheugen

    geheugen = werkgeheugen(bestand.feiten)
    punten, ver = steunpunten(kenner, geheugen), afstanden(kenner, geheugen)
    if formaat == "json":
        import json
        from dataclasses import asdict

        inhoud = {"steunpunten": [asdict(deel) for deel in punten], "afstanden": [asdict(deel) for deel in ver]}
        schrijf(json.dumps(inhoud, ensure_ascii=False, indent=2) + "\n", None)
        return
    regels = ["Waar elk zeker advies met sterkte 'moet' op steunt:"]
    for punt in punten:
        regels += _alinea(f"{punt.titel} [{punt.regel}]", "  • ", "    ")
        vervalt = (
            f"vervalt als dit anders is: {', '.join(punt.feiten)}"
            if punt.feiten
            else "geen enkel feit alleen maakt dit anders"
        )
        regels += _alinea(vervalt, "    ", "    ")
    regels.append("Hoe ver getallen van een grens in de regels liggen:")
    for deel in ver:
        tekst = f"{deel.kort}: {deel.waarde}; grens {deel.grens}, verschil {deel.afstand} [{', '.join(deel.regels)}]"
        regels += _alinea(tekst, "  • ", "    ")
    click.echo("\n".join(regels))


def _sleutels(kenner: Adviseur, bestand: Feitenbestand, regel: str | None, proces: str) -> list[tuple[str, str]]:
    from kennisbank.meldingen import InvoerFout, Melding, bedoelde, opsomming

    bank = kenner.bank
    if proces and proces not in bank.processen:
        hint = bedoelde(proces, bank.processen) or f" Kies uit {opsomming(bank.processen)}."
        raise InvoerFout([Melding(None, f"er is geen ict-proces '{proces}'.{hint}")])
    if regel is None:
        zeker = kenner.evalueer(bestand).van_status("zeker")
        per_proces = {deel.naam for deel in bank.regels if deel.voor_elk_proces}
        sleutels = [(a.regel, a.over.get("proces", "") if a.regel in per_proces else "") for a in zeker]
        return [sleutel for sleutel in sleutels if not proces or sleutel[1] == proces]
    gevonden = next((deel for deel in bank.regels if deel.naam == regel), None)
    if gevonden is None:
        hint = bedoelde(regel, [deel.naam for deel in bank.regels])
        raise InvoerFout([Melding(None, f"er is geen regel '{regel}'.{hint} Met 'advies rules' ziet u ze allemaal.")])
    if not gevonden.voor_elk_proces:
        return [(regel, "")]
    return [(regel, deel) for deel in bank.processen if proces in ("", deel)]


def als_tekst(uitleg: Verklaring) -> str:
    """Return an explanation as text of at most 80 columns."""
    from advies.verwoording import procesnaam

    naam = uitleg.titel
    if uitleg.proces and procesnaam(uitleg.proces) not in naam.lower():
        naam += f" ({procesnaam(uitleg.proces)})"
    regels = [*_alinea(f"{naam} [{uitleg.regel}; {uitleg.status}]", "", ""), f"  {_KOP[uitleg.status]}"]
    for nummer, manier in enumerate(uitleg.manieren, start=1):
        if len(uitleg.manieren) > 1:
            regels.append(f"  weg {nummer}:")
        for voorwaarde in manier:
            regels += _voorwaarde(voorwaarde, 4)
    regels += _alinea("; ".join(uitleg.bron_tekst), "  Bron: ", " " * 8)
    return "\n".join(regels)


def _voorwaarde(voorwaarde: Voorwaardestand, spaties: int) -> list[str]:
    begin = " " * spaties + _TEKEN[voorwaarde.stand]
    tekst = voorwaarde.tekst
    delen: list[str] = []
    for gegeven in voorwaarde.gegeven:
        regel = f" ({gegeven.plaats})" if gegeven.plaats else ""
        if gegeven.tekst == tekst:
            tekst += regel
        else:
            delen.append(f"u vulde in: {gegeven.tekst}{regel}")
    delen += [f"nog onbekend: {sleutel}" for sleutel in voorwaarde.onbekend]
    achter = "; ".join(delen)
    regels = _alinea(f"{tekst} — {achter}" if achter else tekst, begin, " " * (spaties + 5))
    for nummer, manier in enumerate(voorwaarde.onder):
        if nummer:
            regels.append(" " * (spaties + 5) + "of")
        for onder in manier:
            regels += _voorwaarde(onder, spaties + 5)
    return regels


def _alinea(tekst: str, begin: str, verder: str) -> list[str]:
    from textwrap import wrap

    return wrap(tekst, 80, initial_indent=begin, subsequent_indent=verder, break_on_hyphens=False)
