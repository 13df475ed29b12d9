"""The chapter on the nine recommendations: how each stands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from advies.antwoord import AanbevelingOordeel, Staat, is_te_doen
from advies.rapport.bouw import hoofdstuk, met_kop, noot, opsomming
from advies.rapport.figuren import aanbevelingen as aanbevelingenfiguur
from advies.rapport.model import Blok, Figuur, Rij, Sectie, Tabel, gewoon
from advies.rapport.stof import Stof
from advies.rapport.teksten import lijst, tekst
from advies.woorden import benamingen
from advies.woorden.letters import hoofdletter
from kennisbank.catalogus import catalogus
from kennisbank.meldingen import opsomming as reeks

STATEN: tuple[Staat, ...] = tuple(sorted(get_args(Staat), key=("aandacht", "in_orde", "onbekend").index))
"""The states of a recommendation, what asks for attention first."""


def aanbevelingen(stof: Stof) -> Sectie:
    """Return the chapter: the recommendations by state, and in the whole report the picture with what comes first."""
    oordelen = stof.gegevens.antwoord.aanbevelingen
    per_staat = []
    for staat in STATEN:
        namen = [
            tekst("adviezen.naam_kort", naam=deel.naam, nummer=deel.nummer) for deel in oordelen if deel.staat == staat
        ]
        if namen:
            per_staat.append(met_kop(tekst(f"adviezen.{staat}"), f"{', '.join(namen)}."))
    blokken: list[Blok] = [opsomming(per_staat)]
    if stof.volledig:
        blokken = [_figuur(oordelen), *blokken, noot(_noot())]
    return hoofdstuk(stof.verwijzer.nummer("adviezen"), "adviezen", tekst("adviezen.titel"), blokken)


def _noot() -> str:
    eigen = [
        tekst("adviezen.eigen_noot", nummer=nummer, na=", ".join(map(str, deel.afgeleid_na)))
        for nummer, deel in catalogus().aanbevelingen.items()
        if deel.afgeleid_na
    ]
    return " ".join((tekst("adviezen.stand_noot"), *eigen))


def _figuur(delen: Sequence[AanbevelingOordeel]) -> Figuur:
    vakken = [
        aanbevelingenfiguur.Aanbevelingsvak(
            deel.nummer,
            hoofdletter(deel.naam),
            deel.staat,
            benamingen.staatwoord(deel.staat),
            deel.na,
            catalogus().aanbevelingen[deel.nummer].afgeleid_na,
        )
        for deel in delen
    ]
    zinnen = [
        tekst(
            "adviezen.figuur_regel",
            nummer=vak.nummer,
            naam=vak.naam,
            staat=vak.stand,
            na=tekst("adviezen.figuur_na", nummers=reeks([str(na) for na in vak.na], "en")) if vak.na else "",
        )
        for vak in vakken
    ]
    alt = tekst("adviezen.figuur_alt", regels=" ".join(zinnen))
    legenda = [tekst("adviezen.figuur_legenda_pijl"), tekst("adviezen.figuur_legenda_eigen")]
    titel = tekst("adviezen.figuur")
    return aanbevelingenfiguur.aanbevelingen("figuur-aanbevelingen", titel, alt, None, vakken, ["; ".join(legenda)])


def standtabel(stof: Stof) -> Tabel:
    """Return the table with the state of each recommendation, and the conclusions about it."""
    zeker = [advies for advies in stof.gegevens.antwoord.van_status("zeker") if is_te_doen(advies.soort)]
    rijen = tuple(
        Rij(
            (
                gewoon(tekst("adviezen.naam", nummer=deel.nummer, naam=hoofdletter(deel.naam))),
                gewoon(benamingen.staatwoord(deel.staat)),
                gewoon(", ".join(map(str, deel.na)) or tekst("feiten.nergens")),
                gewoon(str(deel.open)),
                stof.verwijzer.nummers(advies.sleutel for advies in zeker if deel.nummer in advies.aanbevelingen),
            )
        )
        for deel in stof.gegevens.antwoord.aanbevelingen
    )
    return Tabel(tekst("adviezen.tabel"), lijst("adviezen.kop"), rijen, (6, 3, 2, 1, 5))
