"""`advies rules`: list, search and show the rules, and what of the publication they cover."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from advies.opdrachten.uitvoer import meld, schrijf_json

if TYPE_CHECKING:
    from advies.beheer.dekkingsoverzicht import Afgeleidoverzicht
    from advies.beheer.regeloverzicht import Regeloverzicht
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
    woorden += [regel.achteraf.titel, regel.achteraf.tekst] if regel.achteraf else []
    return klein in regel.naam or klein in " ".join(woorden).lower()


def beschrijf(deel: Regeloverzicht) -> str:
    """Return a rule as text of at most 100 columns."""
    from textwrap import fill

    from advies.weergave import woorden

    regels = [f"{deel.regel} ({deel.plek})", f"  {deel.titel}"]
    soort = f"  Soort: {deel.soort}; sterkte: {woorden.sterktewoord(deel.sterkte)}"
    regels.append(soort + (f"; {woorden.EIGEN}" if deel.grond == "afgeleid" else ""))
    regels.append("  Gaat op als" + (", voor elk ict-proces apart" if deel.voor_elk_proces else "") + ":")
    regels += [f"    {'  ' * diepte}- {zin}" for diepte, zin in deel.voorwaarden]
    regels += _verhouding(deel)
    regels += [f"  Conclusie: {over} = {waarde} ({deel.conclusie_tekst})" for over, waarde in deel.conclusie.items()]
    anders = ((f"Advies aan een {wie}", tekst) for wie, tekst in deel.tekst_voor.items())
    for naam, tekst in (("Advies", deel.tekst), *anders, ("Waarom", deel.uitleg), ("Let op", deel.kanttekening)):
        if tekst:
            regels.append(fill(tekst, 100, initial_indent=f"  {naam}: ", subsequent_indent="    "))
    if deel.achteraf:
        titel = deel.achteraf["titel"]
        kop = f"{titel}." if titel != deel.titel else ""
        let_op = f"Let op: {deel.achteraf['kanttekening']}" if deel.achteraf["kanttekening"] else ""
        zegt = " ".join(filter(None, (kop, deel.achteraf["tekst"], let_op)))
        regels.append(fill(zegt, 100, initial_indent="  Achteraf: ", subsequent_indent="    "))
    for bewoording in deel.preciezer:
        als = "; ".join(zin for _, zin in bewoording.voorwaarden)
        zegt = " ".join(filter(None, (f"{bewoording.titel}.", bewoording.tekst)))
        regels.append(fill(f"{als} → {zegt}", 100, initial_indent="  Preciezer: ", subsequent_indent="    "))
    regels.append(f"  Wie: {woorden.wie(deel.wie)}; wanneer: {woorden.fase(deel.fase)}")
    if deel.aanbevelingen:
        kern = f"; hoort bij de kern van {', '.join(map(str, deel.draagt))}" if deel.draagt else ""
        regels.append(f"  Telt mee bij aanbeveling {', '.join(map(str, deel.aanbevelingen))}{kern}")
    regels.append("  Bron: " + "; ".join(deel.bron_tekst))
    if deel.stelling:
        regels.append(f"  Uitspraken: {', '.join(deel.stelling)}")
    if deel.bouwt_op:
        regels.append(f"  Bouwt op de afgeleide feiten: {', '.join(deel.bouwt_op)}")
    regels.append(f"  Toetsen: {deel.toetsen}")
    if deel.afwegingen:
        regels.append(f"  Spreekt mee in de afwegingen: {', '.join(deel.afwegingen)}")
    return "\n".join(regels)


def _toon_afgeleid(feit: AfgeleidFeit, bank: Regelbank, formaat: str) -> None:
    from advies.beheer.dekkingsoverzicht import afgeleidoverzicht

    overzicht = afgeleidoverzicht(feit, bank)
    if formaat == "json":
        schrijf_json([overzicht])
    else:
        click.echo(beschrijf_afgeleid(overzicht))


def _verhouding(deel: Regeloverzicht) -> Iterator[str]:
    """Yield what a rule is about, and how it stands to other rules."""
    from textwrap import fill

    from advies.verwoording import procesnaam
    from advies.weergave import woorden

    if deel.over:
        yield f"  Gaat over: {procesnaam(deel.over)}"
    for kop, namen in (
        ("Wijkt voor de bijzondere regels", deel.wijkt_voor),
        ("Gaat voor op de algemene regels", deel.gaat_voor),
    ):
        if namen:
            yield fill(", ".join(namen), 100, initial_indent=f"  {kop}: ", subsequent_indent="    ")
    if deel.plaats:
        yield f"  De plaats van het proces: {woorden.plaatswoord(deel.plaats)}"


def beschrijf_afgeleid(feit: Afgeleidoverzicht) -> str:
    """Return a derived fact as text: its definition, and the rules that it feeds."""
    from textwrap import fill

    from advies.weergave import woorden

    eigen = f"; {woorden.EIGEN}" if feit.grond == "afgeleid" else ""
    regels = [f"{feit.afgeleid} ({feit.plek})", f"  Afgeleid feit: {feit.kort}{eigen}", "  Is ja als:"]
    regels += [f"    {'  ' * diepte}- {zin}" for diepte, zin in feit.voorwaarden]
    regels.append("  Bron: " + "; ".join(feit.bron_tekst))
    regels.append(fill(", ".join(feit.voedt) or "niets", 100, initial_indent="  Voedt: ", subsequent_indent="    "))
    return "\n".join(regels)


def _dekking(bank: Regelbank, formaat: str) -> None:
    from advies.beheer.dekkingsoverzicht import dekkingsoverzicht, gaten

    overzicht = dekkingsoverzicht(bank)
    if formaat == "json":
        schrijf_json(overzicht)
        return
    for plaats in overzicht.plaatsen:
        titel = f" ({plaats.titel})" if plaats.titel else ""
        click.echo(f"{plaats.tekst}{titel}")
        for uitspraak in plaats.uitspraken:
            namen = ", ".join(uitspraak.regels)
            click.echo(f"  {uitspraak.nummer}  {namen or 'geen regel: ' + uitspraak.reden}")
        for naam in plaats.regels:
            click.echo(f"        {naam}")
    click.echo(
        f"{overzicht.uitspraken} uitspraken: {overzicht.met_regel} met een regel, {overzicht.met_reden} met een reden"
        " waarom niet."
    )
    click.echo(f"{overzicht.regels} regels, waarvan {overzicht.zonder_uitspraak} zonder uitspraak uit de lijst.")
    for melding in gaten(bank):
        click.echo(str(melding))
