"""`advies rules`: list, search and show the rules, and what of the publication they cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advies.opdrachten.uitvoer import meld

if TYPE_CHECKING:
    from regels.taal import Regel, Regelbank


@click.command(options_metavar="[OPTIES]", short_help="Bekijk de regels en wat zij van de publicatie dekken.")
@click.argument("zoek", required=False, metavar="[ZOEK]")
@click.option("--toon", is_flag=True, help="Toon elke gevonden regel helemaal, met de voorwaarden in het Nederlands.")
@click.option("--soort", metavar="SOORT", help="Alleen regels van deze soort, zoals risico of voorwaarde.")
@click.option("--dekking", is_flag=True, help="Toon per plaats in de publicatie de uitspraken en de regels.")
@click.pass_context
def rules(ctx: click.Context, zoek: str | None, toon: bool, soort: str | None, dekking: bool) -> None:
    """Bekijk de regels.

    ZOEK is de naam van een regel of een woord uit de naam, de titel of de tekst. Met de volledige naam ziet u de hele regel.
    """
    from kennisbank.meldingen import InvoerFout, Melding
    from regels.lezen import regelbank

    try:
        bank = regelbank()
        if dekking:
            _dekking(bank)
            return
        gevonden = [regel for regel in bank.regels if _past(regel, zoek or "") and soort in (None, regel.soort)]
        precies = [regel for regel in gevonden if regel.naam == zoek]
        if not gevonden:
            from kennisbank.meldingen import bedoelde

            hint = bedoelde(zoek or "", [regel.naam for regel in bank.regels])
            raise InvoerFout([Melding(None, f"er is geen regel gevonden.{hint}")])
    except InvoerFout as fout:
        meld(fout, False)
        ctx.exit(2)
    if precies or toon:
        for nummer, regel in enumerate(precies or gevonden):
            click.echo(("\n" if nummer else "") + beschrijf(regel, bank))
        return
    breed = max(len(regel.naam) for regel in gevonden)
    for regel in gevonden:
        click.echo(f"{regel.naam:{breed}}  {regel.soort:14}  {regel.titel}")


def _past(regel: Regel, zoek: str) -> bool:
    klein = zoek.lower()
    return klein in regel.naam or klein in f"{regel.titel} {regel.tekst} {regel.uitleg}".lower()


def beschrijf(regel: Regel, bank: Regelbank) -> str:
    """Return a rule as a reader sees it: when it applies, what it says, why, and where that stands."""
    from textwrap import fill

    from advies.voorwaardezin import Voorwaardezinnen
    from advies.weergave import woorden
    from kennisbank.catalogus import catalogus

    zinnen = Voorwaardezinnen(bank)
    regels = [f"{regel.naam} ({regel.plek})", f"  {regel.titel}"]
    soort = f"  Soort: {regel.soort}; sterkte: {woorden.STERKTE[regel.sterkte]}"
    regels.append(soort + (f"; {woorden.EIGEN}" if regel.grond == "afgeleid" else ""))
    regels.append("  Gaat op als" + (", voor elk ict-proces apart" if regel.voor_elk_proces else "") + ":")
    regels += [f"    {'  ' * diepte}- {zin}" for diepte, zin in zinnen.van(regel.als)]
    if regel.dan:
        waarde = catalogus().conclusies[regel.dan.over][regel.dan.waarde]
        regels.append(f"  Conclusie: {regel.dan.over} = {regel.dan.waarde} ({waarde.naam})")
    for naam, tekst in (("Advies", regel.tekst), ("Waarom", regel.uitleg), ("Let op", regel.kanttekening)):
        if tekst:
            regels.append(fill(tekst, 100, initial_indent=f"  {naam}: ", subsequent_indent="    "))
    regels.append(f"  Wie: {woorden.wie(regel.wie)}; wanneer: {woorden.fase(regel.fase)}")
    if regel.aanbevelingen:
        regels.append(f"  Telt mee bij aanbeveling {', '.join(map(str, regel.aanbevelingen))}")
    regels.append("  Bron: " + "; ".join(bron.tekst for bron in regel.bron))
    if regel.stelling:
        regels.append(f"  Uitspraken: {', '.join(regel.stelling)}")
    return "\n".join(regels)


def _dekking(bank: Regelbank) -> None:
    from regels.dekking import ontbrekend, per_afdeling, regels_per_stelling, stellingen

    per_stelling = regels_per_stelling(bank)
    for afdeling in per_afdeling(bank):
        if not afdeling.stellingen and not afdeling.regels:
            continue
        titel = f" ({afdeling.titel})" if afdeling.titel else ""
        click.echo(f"{afdeling.tekst}{titel}")
        getoond: set[str] = set()
        for stelling in afdeling.stellingen:
            namen = [regel.naam for regel in per_stelling.get(stelling.nummer, ())]
            getoond.update(namen)
            click.echo(f"  {stelling.nummer}  {', '.join(namen) or 'geen regel: ' + stelling.reden}")
        for regel in afdeling.regels:
            if regel.naam not in getoond:
                click.echo(f"        {regel.naam}")
    alle = stellingen()
    met = sum(1 for stelling in alle if stelling.nummer in per_stelling)
    reden = sum(1 for stelling in alle if stelling.reden)
    eigen = sum(1 for regel in bank.regels if not regel.stelling)
    click.echo(f"{len(alle)} uitspraken: {met} met een regel, {reden} met een reden waarom niet.")
    click.echo(f"{len(bank.regels)} regels, waarvan {eigen} zonder uitspraak uit de lijst.")
    for melding in ontbrekend(bank):
        click.echo(str(melding))
