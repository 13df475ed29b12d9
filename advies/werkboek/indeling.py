"""How facts stand in a workbook: the words on its sheets, which the writer writes and the reader looks for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import assert_never

from advies.woorden.letters import hoofdletter
from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import (
    Feitsoort,
    Gemeenten,
    Getal,
    JaNee,
    Keuze,
    Meerkeuze,
    Veld,
    Veldsoort,
    VrijeTekst,
    Waarde,
)
from kennisbank.lagen import per_lagen
from kennisbank.meldingen import OntbrekendeExtra
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire

ONBEKEND = "onbekend"
BLAD_START = "Start"
BLAD_GEMEENTEN = "Gemeenten"
BLAD_PROCESSEN = "Per ict-proces"
BLAD_KEUZEN = "Keuzelijsten"
KOP_VRAGEN = ("Feit", "Vraag", "Antwoord", "Eenheid", "Toelichting en mogelijke antwoorden", "Ronde", "Uw opmerking")
KOP_FEIT, KOP_ANTWOORD, KOP_OPMERKING = KOP_VRAGEN[0], KOP_VRAGEN[2], KOP_VRAGEN[6]
KOP_ONDERBOUWING: Mapping[str, str] = MappingProxyType(
    {
        "door": "Door wie",
        "op": "Datum",
        "document": "Document",
        "zekerheid": "Hoe zeker",
        "bespreekbaar": "Bespreekbaar",
    }
)
"""The head of each field of evidence, behind the remark."""
KOP_BIJ = "Onderbouwing bij"
BLAD_ONDERBOUWING = "Onderbouwing"
TITEL_ONDERBOUWING = "Onderbouwing bij een ict-proces of een gemeente, zoals uitvoering.technisch_beheer"
BREED_ONDERBOUWING = (20, 13, 26, 15, 14)
KOP_PROCES = ("Proces", "Wat het is")
KOP_KEUZEN = ("Bij de vraag", "Mogelijk antwoord", "Betekenis")
TOELICHTING = "toelichting"
VRIJ = ("naam", TOELICHTING)
"""The keys that hold free text."""
ZIE_ONDER = "zie de regels hieronder"
GEEN = "geen_van_deze"
"""The row below a multiple choice that says that none of its values applies."""


def zonder_excel() -> OntbrekendeExtra:
    """Return the error that the extra that reads and writes workbooks is not installed."""
    return OntbrekendeExtra.van("werkboeken van Excel vragen een uitbreiding", "excel")


def bladnaam(thema: str) -> str:
    """Return the name of the sheet of a theme, such as "Ict-functie"."""
    return thema.replace("_", "-").capitalize()


def blad_van(feit: FeitDefinitie) -> str:
    """Return the name of the sheet on which a fact is answered."""
    if feit.per_proces:
        return BLAD_PROCESSEN
    match feit.soort:
        case JaNee() | Keuze() | Meerkeuze() | Getal():
            return bladnaam(feit.thema)
        case Gemeenten():
            return BLAD_GEMEENTEN
        case _:
            assert_never(feit.soort)


def eenheid(soort: Feitsoort | Veldsoort) -> str:
    """Return the unit of an answer; empty for what has none."""
    match soort:
        case Getal(eenheid):
            return eenheid
        case JaNee() | Keuze() | Meerkeuze() | Gemeenten() | VrijeTekst():
            return ""
        case _:
            assert_never(soort)


def sleutel_van(waarden: tuple[Waarde, ...], antwoord: str) -> str:
    """Return the value as in a facts file for an answer in words; what is no such answer stays as it was typed.

    Args:
        waarden: the values of the fact that is answered.
        antwoord: what stands in the cell.
    """
    return _sleutels(waarden).get(plat(antwoord), antwoord)


@cache
def _sleutels(waarden: tuple[Waarde, ...]) -> dict[str, str]:
    oud = {plat(oud): oud for waarde in waarden for oud in waarde.vervangt}
    return oud | {plat(waarde.tekst): waarde.waarde for waarde in waarden} | {plat(w.waarde): w.waarde for w in waarden}


def veldkop(veld: Veld) -> str:
    """Return the head of the column of a field of a municipality, with its unit when the name does not say it."""
    naam, bij = hoofdletter(veld.kort), eenheid(veld.soort)
    return f"{naam} ({bij})" if bij and bij not in veld.kort.lower() else naam


@cache
def velden() -> dict[str, str]:
    """Return the field of a municipality for each head of a column, in plain letters, that names it."""
    uit = {TOELICHTING: TOELICHTING}
    for veld in vocabulaire().velden.values():
        uit |= {plat(veldkop(veld)): veld.veld, plat(veld.kort): veld.veld, plat(veld.veld): veld.veld}
    return uit


@per_lagen
def procesvragen() -> dict[str, str]:
    """Return the fact per process for each head of a column, in plain letters, that names it."""
    uit: dict[str, str] = {}
    for feit in vocabulaire().feiten.values():
        if feit.per_proces:
            uit |= {plat(feit.vraag): feit.naam, plat(feit.kort): feit.naam, plat(feit.naam): feit.naam}
            uit |= {plat(oud): oud for oud in feit.vervangt}
    return uit


@cache
def processen() -> dict[str, str]:
    """Return the ict process for each name, in plain letters, that stands for it."""
    uit = {TOELICHTING: TOELICHTING}
    for proces in catalogus().processen.values():
        uit |= {plat(proces.naam): proces.sleutel, plat(proces.sleutel): proces.sleutel}
    return uit


def plat(tekst: str) -> str:
    """Return a text in small letters with single spaces, to compare with."""
    return " ".join(tekst.casefold().split())


VRIJE_VRAGEN = (
    "Hoe heet het samenwerkingsverband?",
    "Wilt u er iets bij zeggen? Dit telt niet mee in het advies.",
)
UITLEG = (
    (
        "Invullen",
        "Vul op elk blad de gele cellen in. Klik op een cel en kies uit de lijst, of typ een getal zonder eenheid.",
    ),
    ("Weet u het niet?", "Laat dan onbekend staan, of maak de cel leeg. Onbekend telt nooit als nee."),
    (
        "Waar begint u?",
        "Bij de vragen van ronde 1; die zijn vet. De vragen van ronde 2 gaan dieper. Met de knop bij 'Ronde' kunt u filteren.",
    ),
    (
        "Meer antwoorden",
        "Bij sommige vragen mag u meer kiezen. Zet dan ja bij alles wat geldt. Wat u daarnaast leeg laat, telt als nee.",
    ),
    (
        "Wat u mag wijzigen",
        "Alleen de gele cellen tellen mee. Wat u in de kolom 'Uw opmerking' schrijft, komt bij het feit in het rapport te staan."
        " Daarachter kunt u invullen wie het antwoord gaf, wanneer, op grond waarvan, hoe zeker en of het bespreekbaar is."
        " Ook dat verandert het advies niet. Bij een ict-proces of een gemeente doet u het op het blad 'Onderbouwing'."
        " Kolommen en bladen die u toevoegt, zijn voor u zelf. Laat de kolom 'Feit' en de koppen van de tabellen staan.",
    ),
    ("Advies vragen", "Bewaar dit werkboek en typ: advies evaluate, met daarachter de naam van dit bestand."),
)
