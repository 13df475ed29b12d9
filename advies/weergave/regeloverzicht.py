"""Rules, derived facts and what of the publication they cover, on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from textwrap import fill
from types import MappingProxyType
from typing import TYPE_CHECKING

from advies.uitleg.zoeken import VINDPLAATSEN, Treffer, Vindplaats
from advies.weergave.alinea import alinea
from advies.woorden import benamingen
from advies.woorden.bronnen import EIGEN
from advies.woorden.feiten import getal
from advies.woorden.processen import procesnaam
from advies.woorden.regelteksten import leesbaar
from kennisbank.meldingen import opsomming
from regels.taal import SCHAAL

if TYPE_CHECKING:
    from advies.beheer.dekkingsoverzicht import Afgeleidoverzicht, Dekkingsoverzicht
    from advies.beheer.drempeloverzicht import Drempeloverzicht
    from advies.beheer.regeloverzicht import Regeloverzicht
    from kennisbank.meldingen import Melding
    from regels.taal import Regelbank


_KOPPEN: Mapping[Vindplaats, str] = MappingProxyType(
    {
        "titel": "In de titel",
        "naam": "In de naam",
        "tekst": "In de tekst",
        "vraag": "In wat de regel vraagt",
    }
)


def lijst_als_tekst(gevonden: Sequence[Treffer]) -> str:
    """Return rules as a table: name, kind and title.

    Args:
        gevonden: the rules.
    """
    breed = max(len(treffer.regel.naam) for treffer in gevonden)
    return "\n".join(f"{deel.regel.naam:{breed}}  {deel.regel.soort:14}  {deel.titel}" for deel in gevonden)


def treffers_als_tekst(gevonden: Sequence[Treffer], ook: Sequence[str]) -> str:
    """Return rules that were searched as text of at most 80 columns, with where they were found.

    Args:
        gevonden: the rules, the best places first.
        ook: the other names that were looked for too.
    """
    tekstregels = alinea(f"Ook gezocht: {opsomming(ook, 'en')}.") if ook else []
    for waar in VINDPLAATSEN:
        hier = [treffer for treffer in gevonden if treffer.waar == waar]
        tekstregels += [f"{_KOPPEN[waar]}:"] if hier else []
        for deel in hier:
            tekstregels += alinea(
                f"{deel.titel} [{deel.regel.naam}; {benamingen.soortwoord(deel.regel.soort)}]", "  • "
            )
    return "\n".join(tekstregels)


def keuzelijst(namen: Iterable[str], bank: Regelbank) -> Iterator[str]:
    """Yield the rules of which one has to be picked, each with its title.

    Args:
        namen: their names.
        bank: the rule base that they are part of.
    """
    regels = {regel.naam: regel for regel in bank.regels}
    for naam in namen:
        yield from alinea(f"{leesbaar(regels[naam].titel, bank.vocabulaire.feiten)} [{naam}]", "  • ")


def beschrijf(deel: Regeloverzicht) -> str:
    """Return a rule as text of at most 100 columns."""
    uit = [f"{deel.regel} ({deel.plek})", f"  {deel.titel}"]
    soort = f"  Soort: {deel.soort}; sterkte: {benamingen.sterktewoord(deel.sterkte)}"
    uit.append(soort + (f"; {EIGEN}" if deel.grond == "afgeleid" else ""))
    uit.append("  Gaat op als" + (", voor elk ict-proces apart" if deel.voor_elk_proces else "") + ":")
    uit += [f"    {'  ' * diepte}- {zin}" for diepte, zin in deel.voorwaarden]
    uit += _verhouding(deel)
    uit += [f"  Conclusie: {over} = {waarde} ({deel.conclusie_tekst})" for over, waarde in deel.conclusie.items()]
    anders = ((f"Advies aan een {wie}", tekst) for wie, tekst in deel.tekst_voor.items())
    for naam, tekst in (("Advies", deel.tekst), *anders, ("Waarom", deel.uitleg), ("Let op", deel.kanttekening)):
        if tekst:
            uit.append(fill(tekst, 100, initial_indent=f"  {naam}: ", subsequent_indent="    "))
    if deel.achteraf:
        kop = f"{deel.achteraf['titel']}." if deel.achteraf["titel"] != deel.titel else ""
        let_op = f"Let op: {deel.achteraf['kanttekening']}" if deel.achteraf["kanttekening"] else ""
        zegt = " ".join(filter(None, (kop, deel.achteraf["tekst"], let_op)))
        uit.append(fill(zegt, 100, initial_indent="  Achteraf: ", subsequent_indent="    "))
    for bewoording in deel.preciezer:
        als = "; ".join(zin for _, zin in bewoording.voorwaarden)
        zegt = " ".join(filter(None, (f"{bewoording.titel}.", bewoording.tekst)))
        uit.append(fill(f"{als} → {zegt}", 100, initial_indent="  Preciezer: ", subsequent_indent="    "))
    uit.append(f"  Wie: {benamingen.wie(deel.wie)}; wanneer: {benamingen.fase(deel.fase)}")
    if deel.aanbevelingen:
        kern = f"; hoort bij de kern van {', '.join(map(str, deel.draagt))}" if deel.draagt else ""
        uit.append(f"  Telt mee bij aanbeveling {', '.join(map(str, deel.aanbevelingen))}{kern}")
    uit.append("  Bron: " + "; ".join(deel.bron_tekst))
    if deel.stelling:
        uit.append(f"  Uitspraken: {', '.join(deel.stelling)}")
    if deel.bouwt_op:
        uit.append(f"  Bouwt op de afgeleide feiten: {', '.join(deel.bouwt_op)}")
    uit.append(f"  Toetsen: {deel.toetsen}")
    if deel.afwegingen:
        uit.append(f"  Spreekt mee in de afwegingen: {', '.join(deel.afwegingen)}")
    return "\n".join(uit)


def _verhouding(deel: Regeloverzicht) -> Iterator[str]:
    """Yield what a rule is about, and how it stands to other rules."""
    if deel.over:
        yield f"  Gaat over: {procesnaam(deel.over)}"
    for kop, namen in (
        ("Wijkt voor de bijzondere regels", deel.wijkt_voor),
        ("Gaat voor op de algemene regels", deel.gaat_voor),
    ):
        if namen:
            yield fill(", ".join(namen), 100, initial_indent=f"  {kop}: ", subsequent_indent="    ")
    if deel.plaats:
        yield f"  De plaats van het proces: {benamingen.plaatswoord(deel.plaats)}"


def beschrijf_afgeleid(feit: Afgeleidoverzicht) -> str:
    """Return a derived fact as text: its definition, and the rules that it feeds."""
    eigen = f"; {EIGEN}" if feit.grond == "afgeleid" else ""
    uit = [f"{feit.afgeleid} ({feit.plek})", f"  Afgeleid feit: {feit.kort}{eigen}", "  Is ja als:"]
    uit += [f"    {'  ' * diepte}- {zin}" for diepte, zin in feit.voorwaarden]
    uit.append("  Bron: " + "; ".join(feit.bron_tekst))
    uit.append(fill(", ".join(feit.voedt) or "niets", 100, initial_indent="  Voedt: ", subsequent_indent="    "))
    return "\n".join(uit)


def drempels_als_tekst(drempels: Iterable[Drempeloverzicht]) -> str:
    """Return the thresholds of a rule base as text of at most 100 columns.

    Args:
        drempels: the thresholds.
    """
    return "\n".join(regel for drempel in drempels for regel in _drempel(drempel))


def _drempel(drempel: Drempeloverzicht) -> Iterator[str]:
    eigen = f"; {EIGEN}" if drempel.grond == "afgeleid" else ""
    yield f"{drempel.drempel}: {getal(round(drempel.getal * SCHAAL))} {drempel.eenheid} ({drempel.plek}){eigen}"
    for kop, tekst in (
        ("Bron", "; ".join(drempel.bron_tekst)),
        ("Let op", drempel.opmerking),
        ("Voorwaarde van", ", ".join(drempel.in_voorwaarden)),
        ("Tekst van", ", ".join(drempel.in_teksten)),
    ):
        if tekst:
            yield fill(tekst, 100, initial_indent=f"  {kop}: ", subsequent_indent="    ", break_on_hyphens=False)


def dekking_als_tekst(overzicht: Dekkingsoverzicht, meldingen: Iterable[Melding]) -> str:
    """Return what of the publication the rules cover as text.

    Args:
        overzicht: the places, each with its statements and rules.
        meldingen: what lacks.
    """
    return "\n".join(_dekking(overzicht, meldingen))


def _dekking(overzicht: Dekkingsoverzicht, meldingen: Iterable[Melding]) -> Iterator[str]:
    for plaats in overzicht.plaatsen:
        titel = f" ({plaats.titel})" if plaats.titel else ""
        yield f"{plaats.tekst}{titel}"
        for uitspraak in plaats.uitspraken:
            namen = ", ".join(uitspraak.regels)
            yield f"  {uitspraak.nummer}  {namen or 'geen regel: ' + uitspraak.reden}"
        for naam in plaats.regels:
            yield f"        {naam}"
    yield (
        f"{overzicht.uitspraken} uitspraken: {overzicht.met_regel} met een regel, {overzicht.met_reden} met een reden"
        " waarom niet."
    )
    yield f"{overzicht.regels} regels, waarvan {overzicht.zonder_uitspraak} zonder uitspraak uit de lijst."
    yield from map(str, meldingen)
