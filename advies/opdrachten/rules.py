"""`advies rules`: list, search and show the rules, and what of the publication they cover."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from advies.opdrachten.uitvoer import meld

if TYPE_CHECKING:
    from regels.taal import AfgeleidFeit, Regel, Regelbank


@click.command(options_metavar="[OPTIES]", short_help="Bekijk de regels en wat zij van de publicatie dekken.")
@click.argument("zoek", required=False, metavar="[ZOEK]")
@click.option("--toon", is_flag=True, help="Toon elke gevonden regel helemaal, met de voorwaarden in het Nederlands.")
@click.option("--soort", metavar="SOORT", help="Alleen regels van deze soort, zoals risico of voorwaarde.")
@click.option("--dekking", is_flag=True, help="Toon per plaats in de publicatie de uitspraken en de regels.")
@click.pass_context
def rules(ctx: click.Context, zoek: str | None, toon: bool, soort: str | None, dekking: bool) -> None:
    """Bekijk de regels.

    ZOEK is de naam van een regel of afgeleid feit, of een woord uit de naam, de titel of de tekst.
    Met de volledige naam ziet u de hele regel.
    """
    from kennisbank.meldingen import InvoerFout, Melding
    from regels.lezen import regelbank

    try:
        bank = regelbank()
        if dekking:
            _dekking(bank)
            return
        gevonden = [regel for regel in bank.regels if _past(regel, zoek or "") and soort in (None, regel.soort)]
        afgeleid = [feit for feit in bank.afgeleid if feit.naam == zoek]
        if afgeleid:
            click.echo(beschrijf_afgeleid(afgeleid[0], bank))
            return
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
        click.echo(f"{regel.naam:{breed}}  {regel.soort:14}  {leesbaar(regel.titel, bank)}")


def _past(regel: Regel, zoek: str) -> bool:
    klein = zoek.lower()
    return klein in regel.naam or klein in f"{regel.titel} {regel.tekst} {regel.uitleg}".lower()


def leesbaar(tekst: str, bank: Regelbank) -> str:
    """Return a text of a rule with the names between braces as words."""
    import re

    def woord(vondst: re.Match[str]) -> str:
        naam = vondst[1].partition(".")[0]
        return "dit proces" if naam == "proces" else f"‹{bank.vocabulaire.feiten[naam].kort}›"

    uit = re.sub(r"\{([a-z0-9_.]+)\}", woord, tekst)
    return uit[:1].upper() + uit[1:]


def beschrijf(regel: Regel, bank: Regelbank) -> str:
    """Return a rule as a reader sees it: when it applies, what it says, why, and where that stands."""
    from textwrap import fill

    from advies.toetsing import lees_toetsen
    from advies.voorwaardezin import Voorwaardezinnen
    from advies.weergave import woorden
    from kennisbank.catalogus import catalogus
    from regels.afwegingen import afwegingen
    from regels.logica import verwijzingen

    zinnen = Voorwaardezinnen(bank)
    regels = [f"{regel.naam} ({regel.plek})", f"  {leesbaar(regel.titel, bank)}"]
    soort = f"  Soort: {regel.soort}; sterkte: {woorden.STERKTE[regel.sterkte]}"
    regels.append(soort + (f"; {woorden.EIGEN}" if regel.grond == "afgeleid" else ""))
    regels.append("  Gaat op als" + (", voor elk ict-proces apart" if regel.voor_elk_proces else "") + ":")
    regels += [f"    {'  ' * diepte}- {zin}" for diepte, zin in zinnen.van(regel.als)]
    if regel.dan:
        waarde = catalogus().conclusies[regel.dan.over][regel.dan.waarde]
        regels.append(f"  Conclusie: {regel.dan.over} = {regel.dan.waarde} ({waarde.naam})")
    for naam, tekst in (("Advies", regel.tekst), ("Waarom", regel.uitleg), ("Let op", regel.kanttekening)):
        if tekst:
            regels.append(fill(leesbaar(tekst, bank), 100, initial_indent=f"  {naam}: ", subsequent_indent="    "))
    regels.append(f"  Wie: {woorden.wie(regel.wie)}; wanneer: {woorden.fase(regel.fase)}")
    if regel.aanbevelingen:
        regels.append(f"  Telt mee bij aanbeveling {', '.join(map(str, regel.aanbevelingen))}")
    regels.append("  Bron: " + "; ".join(bron.tekst for bron in regel.bron))
    if regel.stelling:
        regels.append(f"  Uitspraken: {', '.join(regel.stelling)}")
    afgeleid = {feit.naam for feit in bank.afgeleid}
    bouwt_op = list(dict.fromkeys(feit.naam for feit in verwijzingen(regel.als) if feit.naam in afgeleid))
    if bouwt_op:
        regels.append(f"  Bouwt op de afgeleide feiten: {', '.join(bouwt_op)}")
    toetsen = sum(1 for toets in lees_toetsen(bank) if any(s.regel == regel.naam for s in toets.verwacht))
    regels.append(f"  Toetsen: {toetsen}")
    mee = [afweging.naam for afweging in afwegingen() if any(regel.naam in pool.regels for pool in afweging.polen)]
    if mee:
        regels.append(f"  Spreekt mee in de afwegingen: {', '.join(mee)}")
    return "\n".join(regels)


def beschrijf_afgeleid(feit: AfgeleidFeit, bank: Regelbank) -> str:
    """Return a derived fact as a reader sees it: its definition, and the rules that it feeds."""
    from textwrap import fill

    from advies.voorwaardezin import Voorwaardezinnen
    from advies.weergave import woorden
    from regels.logica import verwijzingen

    eigen = f"; {woorden.EIGEN}" if feit.grond == "afgeleid" else ""
    regels = [f"{feit.naam} ({feit.plek})", f"  Afgeleid feit: {feit.kort}{eigen}", "  Is ja als:"]
    regels += [f"    {'  ' * diepte}- {zin}" for diepte, zin in Voorwaardezinnen(bank).van(feit.betekent)]
    regels.append("  Bron: " + "; ".join(bron.tekst for bron in feit.bron))
    voedt = [r.naam for r in bank.regels if any(deel.naam == feit.naam for deel in verwijzingen(r.als))]
    voedt += [a.naam for a in bank.afgeleid if any(deel.naam == feit.naam for deel in verwijzingen(a.betekent))]
    regels.append(fill(", ".join(voedt) or "niets", 100, initial_indent="  Voedt: ", subsequent_indent="    "))
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
    for melding in ontbrekend(bank, alle):
        click.echo(str(melding))
