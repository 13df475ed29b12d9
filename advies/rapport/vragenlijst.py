"""The questions as a list to print and to fill in by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import assert_never

from advies.rapport.bouw import alinea, noot, opsomming, tabel_van_teksten
from advies.rapport.model import Blok, Opdracht, Rapport, Sectie, gewoon
from advies.rapport.rapport import omslag
from advies.rapport.teksten import lijst, tekst
from advies.woorden.letters import hoofdletter
from kennisbank.catalogus import Actor, catalogus
from kennisbank.feitsoorten import Feitsoort, Gemeenten, Getal, JaNee, Keuze, Meerkeuze
from kennisbank.kenners import weet
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire
from kennisbank.vraagkeuze import kies_feiten


def maak_vragenlijst(datum: date, kort: bool = False, wie: Actor | None = None) -> Rapport:
    """Return the questions as a document to print.

    Args:
        datum: the day of the list.
        kort: whether it has only the questions that come first.
        wie: whose questions it has, those that this group can answer; everybody's when left out.
    """
    feiten = kies_feiten(kort, wie)
    titel = tekst(f"vragenlijst.titel_{wie}" if wie else "vragenlijst.titel_ieder")
    themas = vocabulaire().themas
    delen = [(thema, [feit for feit in feiten if feit.thema == thema]) for thema in themas]
    secties = [_inleiding(feiten, wie)]
    secties += [
        Sectie(str(nummer), themas[thema], f"thema-{nummer}", tuple(_thema(deel)))
        for nummer, (thema, deel) in enumerate(((t, d) for t, d in delen if d), start=2)
    ]
    return omslag(titel, datum, secties, Opdracht(), notitie=True)


def _inleiding(feiten: Sequence[FeitDefinitie], wie: Actor | None) -> Sectie:
    blokken: list[Blok] = [alinea(tekst("vragenlijst.inleiding")), alinea(tekst("vragenlijst.onbekend"))]
    if wie is not None:
        redenen = dict.fromkeys(weet(feit).reden for feit in feiten)
        blokken += [alinea(tekst("vragenlijst.waarom")), opsomming([gewoon(reden) for reden in redenen])]
        blokken.append(noot(tekst("vragenlijst.van_ons")))
    return Sectie("1", tekst("vragenlijst.kop_inleiding"), "inleiding", tuple(blokken))


def _thema(feiten: Sequence[FeitDefinitie]) -> list[Blok]:
    gewone = [feit for feit in feiten if not feit.per_proces and not isinstance(feit.soort, Gemeenten)]
    blokken: list[Blok] = []
    if gewone:
        rijen = [(" ".join(filter(None, (feit.vraag, feit.hulp))), _mogelijk(feit.soort), "") for feit in gewone]
        tabel = tabel_van_teksten(tekst("vragenlijst.tabel"), lijst("vragenlijst.koppen"), rijen, (5, 4, 3))
        blokken.append(replace(tabel, stil=True))
    for feit in feiten:
        if feit.per_proces:
            blokken += _per_proces(feit)
        elif isinstance(feit.soort, Gemeenten):
            koppen = tuple(hoofdletter(veld.kort) for veld in feit.soort.velden)
            leeg = [("",) * len(koppen)] * _LEGE_RIJEN
            blokken.append(tabel_van_teksten(feit.vraag, koppen, leeg, (2,) * len(koppen)))
    return blokken


_LEGE_RIJEN = 4
"""Rows for municipalities; who has more writes on."""


def _per_proces(feit: FeitDefinitie) -> list[Blok]:
    rijen = [(hoofdletter(proces.naam), "") for proces in catalogus().processen.values()]
    hulp = " ".join(filter(None, (feit.hulp, hoofdletter(_mogelijk(feit.soort)) + ".")))
    return [tabel_van_teksten(feit.vraag, lijst("vragenlijst.koppen_proces"), rijen, (2, 3)), noot(hulp)]


def _mogelijk(soort: Feitsoort) -> str:
    """Return what may be answered."""
    match soort:
        case JaNee():
            return tekst("vragenlijst.ja_nee")
        case Keuze(waarden):
            return tekst("vragenlijst.keuze", waarden="; ".join(waarde.tekst for waarde in waarden))
        case Meerkeuze(waarden):
            return tekst("vragenlijst.meerkeuze", waarden="; ".join(waarde.tekst for waarde in waarden))
        case Getal(eenheid):
            return tekst("vragenlijst.getal", eenheid=eenheid)
        case Gemeenten():
            return tekst("vragenlijst.gemeenten")
        case _:
            assert_never(soort)
