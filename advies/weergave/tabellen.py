"""The tables of an answer: its form, its processes and the nine recommendations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from advies.antwoord import AanbevelingOordeel, Antwoord, Indeling, ProcesOordeel, Staat, Status
from advies.weergave import zinnen
from advies.weergave.blad import ZACHT
from advies.weergave.platte_tabel import Kolom, Tabel
from advies.weergave.teksten import aantal, lijst, tekst
from advies.woorden import benamingen
from kennisbank.meldingen import opsomming


def vormentabel(antwoord: Antwoord) -> Tabel:
    """Return the form of an answer on every axis."""
    vormen = antwoord.vormen
    assen = (
        vormen.bereik,
        vormen.organisatie,
        vormen.kenmerken,
        vormen.kandidaten_bereik,
        vormen.kandidaten_organisatie,
        antwoord.migratie,
    )
    rijen = zip(lijst("vormen.assen"), assen, strict=True)
    return Tabel([Kolom(breekt=False), Kolom()], [([(titel, "")], _indelingen(delen)) for titel, delen in rijen])


def processentabel(antwoord: Antwoord) -> Tabel:
    """Return who carries out each process, what may be, and whether that fits."""
    proces, *rest = lijst("processen.kop")
    kolommen = [Kolom(proces, minstens=20), *map(Kolom, rest)]
    rijen = [
        [[(tekst, "")] for tekst in (proces.naam, _nu(proces), _mag(proces), zinnen.past(proces))]
        for proces in antwoord.processen.values()
    ]
    return Tabel(kolommen, rijen, koppen=True)


def aanbevelingentabel(oordelen: Sequence[AanbevelingOordeel], namen: Mapping[str, str]) -> Tabel:
    """Return the recommendations with their state.

    Args:
        oordelen: their states.
        namen: what a fact that is asked is called, by its key.
    """
    rijen = []
    for deel in oordelen:
        uitleg = benamingen.staatwoord(deel.staat)
        if deel.adviezen:
            uitleg += aantal("aanbevelingen.punten", len(deel.adviezen))
        if deel.beslissend:
            uitleg += tekst(
                "aanbevelingen.hangt_af", feiten=", ".join(namen.get(feit, feit) for feit in deel.beslissend)
            )
        if deel.na:
            volgorde = [
                tekst("aanbevelingen.volgens_ons", nummer=na) if na in deel.afgeleid_na else str(na) for na in deel.na
            ]
            uitleg += tekst("aanbevelingen.na", nummers=opsomming(volgorde, "en"))
        rijen.append([[(str(deel.nummer), "")], [(deel.naam, "")], [(uitleg, _kleur(deel.staat))]])
    return Tabel([Kolom(rechts=True), Kolom(), Kolom()], rijen)


def _kleur(staat: Staat) -> str:
    match staat:
        case "in_orde":
            return "green"
        case "aandacht":
            return "yellow"
        case "onbekend":
            return ZACHT
        case _:
            assert_never(staat)


def _namen(delen: tuple[Indeling, ...], status: Status) -> str:
    return ", ".join(deel.naam for deel in delen if deel.status == status)


def _indelingen(delen: tuple[Indeling, ...]) -> list[tuple[str, str]]:
    zeker, open_ = _namen(delen, "zeker"), _namen(delen, "open")
    if not zeker and not open_:
        return [(tekst("vormen.niets"), ZACHT)]
    nog = [(("; " if zeker else "") + tekst("vormen.nog_open", namen=open_), ZACHT)] if open_ else []
    return [(zeker, "bold"), *nog]


def _nu(proces: ProcesOordeel) -> str:
    if not proces.uitvoering:
        return tekst("algemeen.onbekend")
    model = _namen(proces.partnermodel, "zeker")
    return proces.uitvoering_tekst + (f" ({model})" if model else "")


def _mag(proces: ProcesOordeel) -> str:
    return _namen(proces.keuzen, "zeker") or tekst(
        "algemeen.nog_open" if _namen(proces.keuzen, "open") else "algemeen.onbekend"
    )
