"""Rules, derived facts and what of the publication they cover, on the screen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import fill
from typing import TYPE_CHECKING

from advies.uitleg.zoeken import VINDPLAATSEN, Treffer
from advies.weergave.alinea import alinea
from advies.weergave.teksten import tekst
from advies.weergave.zinnen import met_laag, van_lagen
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


_BREEDTE = 100


def lijst_als_tekst(gevonden: Sequence[Treffer]) -> str:
    """Return rules as a table: name, kind and title, with the layer of a rule that is of one.

    Args:
        gevonden: the rules.
    """
    breed = max(len(treffer.regel.naam) for treffer in gevonden)
    return "\n".join(
        f"{deel.regel.naam:{breed}}  {deel.regel.soort:14}  {met_laag(deel.titel, deel.regel.laag)}"
        for deel in gevonden
    )


def treffers_als_tekst(gevonden: Sequence[Treffer], ook: Sequence[str]) -> str:
    """Return rules that were searched as text of at most 80 columns, with where they were found.

    Args:
        gevonden: the rules, the best places first.
        ook: the other names that were looked for too.
    """
    tekstregels = alinea(tekst("regels.ook_gezocht", namen=opsomming(ook, "en"))) if ook else []
    for waar in VINDPLAATSEN:
        hier = [treffer for treffer in gevonden if treffer.waar == waar]
        tekstregels += [tekst(f"regels.{waar}")] if hier else []
        for deel in hier:
            laag = [van_lagen([deel.regel.laag])] if deel.regel.laag else []
            noten = "; ".join([deel.regel.naam, benamingen.soortwoord(deel.regel.soort), *laag])
            tekstregels += alinea(f"{deel.titel} [{noten}]", "  • ")
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
    soort = tekst("regels.soort", soort=deel.soort, sterkte=benamingen.sterktewoord(deel.sterkte))
    uit.append(f"  {soort}{_eigen(deel.grond)}")
    uit.append(f"  {tekst('regels.gaat_op_per_proces' if deel.voor_elk_proces else 'regels.gaat_op')}")
    uit += [f"    {'  ' * diepte}- {zin}" for diepte, zin in deel.voorwaarden]
    uit += _verhouding(deel)
    for over, waarde in deel.conclusie.items():
        uit.append(f"  {tekst('regels.conclusie', over=over, waarde=waarde, tekst=deel.conclusie_tekst)}")
    for kop, inhoud in (
        (tekst("regels.advies"), deel.tekst),
        *((tekst("regels.advies_aan", wie=wie), inhoud) for wie, inhoud in deel.tekst_voor.items()),
        (tekst("regels.waarom"), deel.uitleg),
        (tekst("regels.let_op"), deel.kanttekening),
    ):
        if inhoud:
            uit.append(_alinea(kop, inhoud))
    if deel.achteraf:
        kop = f"{deel.achteraf['titel']}." if deel.achteraf["titel"] != deel.titel else ""
        kanttekening = deel.achteraf["kanttekening"]
        let_op = tekst("regels.kanttekening", tekst=kanttekening) if kanttekening else ""
        zegt = " ".join(filter(None, (kop, deel.achteraf["tekst"], let_op)))
        uit.append(_alinea(tekst("regels.achteraf"), zegt))
    for bewoording in deel.preciezer:
        als = "; ".join(zin for _, zin in bewoording.voorwaarden)
        zegt = " ".join(filter(None, (f"{bewoording.titel}.", bewoording.tekst)))
        uit.append(_alinea(tekst("regels.preciezer"), f"{als} → {zegt}"))
    uit.append(f"  {tekst('regels.wie', wie=benamingen.wie(deel.wie), wanneer=benamingen.fase(deel.fase))}")
    if deel.aanbevelingen:
        kern = tekst("regels.kern", nummers=_rij(deel.draagt)) if deel.draagt else ""
        uit.append(f"  {tekst('regels.telt_mee', nummers=_rij(deel.aanbevelingen))}{kern}")
    uit.append(f"  {tekst('regels.bron', bronnen='; '.join(deel.bron_tekst))}")
    if deel.stelling:
        uit.append(f"  {tekst('regels.uitspraken', nummers=_rij(deel.stelling))}")
    if deel.bouwt_op:
        uit.append(f"  {tekst('regels.bouwt_op', feiten=_rij(deel.bouwt_op))}")
    uit.append(f"  {tekst('regels.toetsen', aantal=deel.toetsen)}")
    if deel.afwegingen:
        uit.append(f"  {tekst('regels.afwegingen', afwegingen=_rij(deel.afwegingen))}")
    return "\n".join(uit)


def _rij(delen: Iterable[object]) -> str:
    return ", ".join(map(str, delen))


def _eigen(grond: str) -> str:
    return tekst("algemeen.eigen", eigen=EIGEN) if grond == "afgeleid" else ""


def _alinea(kop: str, inhoud: str) -> str:
    return fill(inhoud, _BREEDTE, initial_indent=f"  {kop}: ", subsequent_indent="    ")


def _verhouding(deel: Regeloverzicht) -> Iterator[str]:
    """Yield what a rule is about, and how it stands to other rules."""
    if deel.over:
        yield f"  {tekst('regels.over', proces=procesnaam(deel.over))}"
    for kop, namen in (
        (tekst("regels.wijkt_voor"), deel.wijkt_voor),
        (tekst("regels.gaat_voor"), deel.gaat_voor),
    ):
        if namen:
            yield _alinea(kop, ", ".join(namen))
    if deel.plaats:
        yield f"  {tekst('regels.plaats', plaats=benamingen.plaatswoord(deel.plaats))}"


def beschrijf_afgeleid(feit: Afgeleidoverzicht) -> str:
    """Return a derived fact as text: its definition, and the rules that it feeds."""
    kort = f"{tekst('regels.afgeleid', kort=feit.kort)}{_eigen(feit.grond)}"
    uit = [f"{feit.afgeleid} ({feit.plek})", f"  {kort}", f"  {tekst('regels.is_ja')}"]
    uit += [f"    {'  ' * diepte}- {zin}" for diepte, zin in feit.voorwaarden]
    uit.append(f"  {tekst('regels.bron', bronnen='; '.join(feit.bron_tekst))}")
    uit.append(_alinea(tekst("regels.voedt"), ", ".join(feit.voedt) or tekst("regels.niets")))
    return "\n".join(uit)


def drempels_als_tekst(drempels: Iterable[Drempeloverzicht]) -> str:
    """Return the thresholds of a rule base as text of at most 100 columns.

    Args:
        drempels: the thresholds.
    """
    return "\n".join(regel for drempel in drempels for regel in _drempel(drempel))


def _drempel(drempel: Drempeloverzicht) -> Iterator[str]:
    maat = f"{getal(round(drempel.getal * SCHAAL))} {drempel.eenheid}"
    yield f"{drempel.drempel}: {maat} ({drempel.plek}){_eigen(drempel.grond)}"
    for kop, inhoud in (
        (tekst("regels.bron_kop"), "; ".join(drempel.bron_tekst)),
        (tekst("regels.let_op"), drempel.opmerking),
        (tekst("regels.voorwaarde_van"), ", ".join(drempel.in_voorwaarden)),
        (tekst("regels.tekst_van"), ", ".join(drempel.in_teksten)),
    ):
        if inhoud:
            yield from alinea(inhoud, f"  {kop}: ", "    ", _BREEDTE)


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
            yield f"  {uitspraak.nummer}  {namen or tekst('regels.geen_regel', reden=uitspraak.reden)}"
        for naam in plaats.regels:
            yield f"        {naam}"
    yield tekst(
        "regels.dekking",
        uitspraken=overzicht.uitspraken,
        met_regel=overzicht.met_regel,
        met_reden=overzicht.met_reden,
    )
    yield tekst("regels.zonder", regels=overzicht.regels, zonder=overzicht.zonder_uitspraak)
    yield from map(str, meldingen)
