"""`advies rules`: list, search and show the rules, and what of the publication they cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advies.opdrachten.uitvoer import meld, schrijf_json

if TYPE_CHECKING:
    from kennisbank.meldingen import OnbekendeRegel
    from regels.taal import AfgeleidFeit, Regel, Regelbank


@click.command(options_metavar="[OPTIES]", short_help="Bekijk de regels en wat zij van de publicatie dekken.")
@click.argument("zoek", required=False, metavar="[ZOEK]")
@click.option("--toon", is_flag=True, help="Toon elke gevonden regel helemaal, met de voorwaarden in het Nederlands.")
@click.option("--soort", metavar="SOORT", help="Alleen regels van deze soort, zoals risico of voorwaarde.")
@click.option("--dekking", is_flag=True, help="Toon per plaats in de publicatie de uitspraken en de regels.")
@click.option(
    "--formaat", type=click.Choice(["tekst", "json"]), default="tekst", show_default=True, help="Vorm van de uitvoer."
)
@click.pass_context
def rules(ctx: click.Context, zoek: str | None, toon: bool, soort: str | None, dekking: bool, formaat: str) -> None:
    """Bekijk de regels.

    ZOEK is de naam van een regel of afgeleid feit, of een woord uit de naam, de titel of de tekst.
    Met de volledige naam ziet u de hele regel.
    """
    from kennisbank.meldingen import InvoerFout
    from regels.lezen import regelbank

    try:
        bank = regelbank()
        if dekking:
            _dekking(bank, formaat)
            return
        gevonden = _vind(bank, zoek, soort)
        afgeleid = [feit for feit in bank.afgeleid if feit.naam == zoek]
        if afgeleid:
            _toon_afgeleid(afgeleid[0], bank, formaat)
            return
        precies = [regel for regel in gevonden if regel.naam == zoek]
        if not gevonden:
            raise _niets(bank, zoek)
    except InvoerFout as fout:
        meld(fout, formaat == "json")
        ctx.exit(2)
    from advies.beheer.regeloverzicht import leesbaar, overzichten
    from advies.weergave.regeloverzicht import beschrijf

    if formaat == "json":
        schrijf_json(list(overzichten(precies or gevonden, bank)))
        return
    if precies or toon:
        for nummer, deel in enumerate(overzichten(precies or gevonden, bank)):
            click.echo(("\n" if nummer else "") + beschrijf(deel))
        return
    breed = max(len(regel.naam) for regel in gevonden)
    for regel in gevonden:
        click.echo(f"{regel.naam:{breed}}  {regel.soort:14}  {leesbaar(regel.titel, bank)}")


def _vind(bank: Regelbank, zoek: str | None, soort: str | None) -> list[Regel]:
    """Return the rules that are looked for.

    Raises:
        InvoerFout: there is no such kind of rule.
    """
    from kennisbank.meldingen import InvoerFout, Melding, dichtstbij, knip, opsomming, vraag_of

    soorten = tuple(dict.fromkeys(regel.soort for regel in bank.regels))
    if soort is not None and soort not in soorten:
        dichtbij = dichtstbij(soort, soorten)
        tekst = f"er is geen soort '{knip(soort)}'.{vraag_of(dichtbij)} Toegestaan: {opsomming(soorten)}."
        melding = Melding(
            None, tekst, code="onbekende_waarde", gevonden=knip(soort), toegestaan=soorten, suggestie=dichtbij
        )
        raise InvoerFout([melding])
    return [regel for regel in bank.regels if _past(regel, zoek or "") and soort in (None, regel.soort)]


def _niets(bank: Regelbank, zoek: str | None) -> OnbekendeRegel:
    from kennisbank.meldingen import Melding, OnbekendeRegel, dichtstbij, knip, vraag_of

    namen = [*(regel.naam for regel in bank.regels), *(feit.naam for feit in bank.afgeleid)]
    dichtbij = dichtstbij(zoek or "", namen)
    tekst = f"er is geen regel gevonden.{vraag_of(dichtbij)}"
    return OnbekendeRegel([Melding(None, tekst, code="onbekende_regel", gevonden=knip(zoek or ""), suggestie=dichtbij)])


def _past(regel: Regel, zoek: str) -> bool:
    klein = zoek.lower()
    woorden = [regel.titel, regel.tekst, regel.uitleg]
    woorden += [deel for bewoording in regel.preciezer for deel in (bewoording.titel, bewoording.tekst)]
    return klein in regel.naam or klein in " ".join(woorden).lower()


def _toon_afgeleid(feit: AfgeleidFeit, bank: Regelbank, formaat: str) -> None:
    from advies.beheer.dekkingsoverzicht import afgeleidoverzicht
    from advies.weergave.regeloverzicht import beschrijf_afgeleid

    overzicht = afgeleidoverzicht(feit, bank)
    if formaat == "json":
        schrijf_json([overzicht])
    else:
        click.echo(beschrijf_afgeleid(overzicht))


def _dekking(bank: Regelbank, formaat: str) -> None:
    from advies.beheer.dekkingsoverzicht import dekkingsoverzicht, gaten
    from advies.weergave.regeloverzicht import dekking_als_tekst

    overzicht = dekkingsoverzicht(bank)
    if formaat == "json":
        schrijf_json(overzicht)
        return
    click.echo(dekking_als_tekst(overzicht, gaten(bank)))
