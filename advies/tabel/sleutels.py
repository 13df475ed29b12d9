"""The columns of a table of partnerships: each key of working memory, and what a cell of it may hold."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, assert_never

from advies.snellezer import feitkolommen, vrije_kolommen
from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import Feitsoort, Gemeenten, Getal, JaNee, Keuze, Meerkeuze
from kennisbank.lagen import niet_geladen
from kennisbank.meldingen import InvoerFout, Melding, Plek, bedoelde, knip
from kennisbank.vervanging import Oudenaam, huidige_sleutel
from kennisbank.vocabulaire import vocabulaire

SCHEIDING = "|"
"""Stands between the values of a set in one cell; no value holds it, and no spreadsheet writes it between columns."""
LEGE_LIJST = "[]"
"""A cell that says that no value of a set applies, which is something else than unknown."""


def keur_koppen(koppen: Sequence[str], bestand: str, regel: int, *, met_gemeenten: bool) -> None:
    """Check the heads of a table.

    Args:
        koppen: the heads, in order.
        bestand: the name to use in messages.
        regel: the line of the heads; 1 when the table has none of its own.
        met_gemeenten: whether a cell can hold the list of municipalities.

    Raises:
        InvoerFout: a head is no fact, or stands there twice; all at once.
    """
    meldingen = []
    nieuw = nieuwe_koppen(koppen)
    for nummer, (getypt, kop) in enumerate(zip(koppen, nieuw, strict=True), start=1):
        tekst = _kopfout(kop, met_gemeenten)
        if not tekst and nieuw.index(kop) < nummer - 1:
            oud = getypt if getypt != kop else koppen[nieuw.index(kop)]
            tekst = (
                f"de kolom '{kop}' staat er twee keer; laat er één staan."
                if oud == kop
                else Oudenaam(oud, kop, dubbel=True).tekst
            )
        if tekst:
            meldingen.append(Melding(Plek(bestand, regel, nummer), tekst, code="tabel"))
    if meldingen:
        raise InvoerFout(meldingen)


def nieuwe_koppen(koppen: Sequence[str]) -> list[str]:
    """Return the heads with the names of now."""
    return [huidige_sleutel(kop) for kop in koppen]


def oude_koppen(koppen: Sequence[str], bestand: str, regel: int) -> list[Melding]:
    """Return a message for each head that is an earlier name of a fact.

    Args:
        koppen: the heads, in order.
        bestand: the name to use in messages.
        regel: the line of the heads.
    """
    return [
        Melding(Plek(bestand, regel, nummer), Oudenaam(kop, nieuw).tekst, code="oude_naam")
        for nummer, (kop, nieuw) in enumerate(zip(koppen, nieuwe_koppen(koppen), strict=True), start=1)
        if kop != nieuw
    ]


def _kopfout(kop: str, met_gemeenten: bool) -> str:
    """Return what is wrong with a head; empty when nothing is."""
    namen = feitkolommen()
    if kop in namen and not met_gemeenten and _in_csv(namen[kop].soort) == "niets":
        return f"in een CSV past de lijst '{kop}' niet. Laat de kolom weg, of gebruik een bestand .jsonl of .parquet."
    if kop in namen or kop in vrije_kolommen():
        return ""
    feit = vocabulaire().feiten.get(kop)
    if feit is not None:
        voorbeeld = f"{kop}.{next(iter(catalogus().processen))}"
        return f"'{kop}' vult u per ict-proces in, elk in een eigen kolom, zoals '{voorbeeld}'."
    if not kop:
        return "deze kolom heeft geen naam. Zet in de eerste rij boven elke kolom de naam van een feit."
    if laag := niet_geladen(kop):
        return f"'{knip(kop)}' {laag}"
    hint = bedoelde(kop, [*namen, *vrije_kolommen()])
    return f"er is geen feit '{knip(kop)}'.{hint or ' Alle namen staan in docs/tabel.md en in het sjabloon van advies new.'}"


def als_lijst(cel: str) -> list[str] | str:
    """Return the values of a set that stand in one cell; a text without values (empty, `onbekend`) stays as it is.

    Args:
        cel: what stands in the cell: values with `SCHEIDING` between them, or `LEGE_LIJST`.
    """
    from kennisbank.getypt import is_onbekend

    if is_onbekend(cel):
        return cel
    kaal = cel.strip()
    return [] if kaal == LEGE_LIJST else [deel.strip() for deel in kaal.split(SCHEIDING)]


def verzamelingkolommen(koppen: Sequence[str]) -> list[str]:
    """Return the heads of the facts that are sets."""
    namen = feitkolommen()
    return [kop for kop in koppen if kop in namen and _in_csv(namen[kop].soort) == "lijst"]


def _in_csv(soort: Feitsoort) -> Literal["waarde", "lijst", "niets"]:
    """Return what of a fact a cell of a CSV holds: a value, values with `SCHEIDING` between them, or nothing."""
    match soort:
        case JaNee() | Keuze() | Getal():
            return "waarde"
        case Meerkeuze():
            return "lijst"
        case Gemeenten():
            return "niets"
        case _:
            assert_never(soort)
