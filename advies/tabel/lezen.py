"""Row by row from a table (CSV, JSON lines, Parquet), or from one facts file."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING, Any, BinaryIO

from advies.invoer import lees_feiten
from advies.tabel.namen import JSONL, PARQUET, is_tabel
from advies.tabel.polars_nodig import vraag_polars
from advies.tabel.rij import Bronrij, Gelezen, Rijlezer
from advies.tabel.sleutels import als_lijst, keur_koppen, nieuwe_koppen, oude_koppen, verzamelingkolommen
from kennisbank.meldingen import InvoerFout, Melding, Plek, knip
from kennisbank.yaml_knopen import HOOGSTENS_BYTES, leesfout

if TYPE_CHECKING:
    import polars as pl

_SCHEIDINGEN = (";", ",", "\t")

Uitkomst = Gelezen | InvoerFout
"""A row that is right, or what is wrong with it."""


def lees_rijen(pad: str, lezer: Rijlezer) -> Iterator[Uitkomst]:
    """Yield each row of a table, or the one of a facts file.

    Args:
        pad: path of a table or a facts file.
        lezer: reads a row.

    Raises:
        InvoerFout: the file as a whole is wrong: it cannot be read, or a head is no fact.
    """
    if not is_tabel(pad):
        yield _feitenbestand(pad, lezer)
    elif pad.lower().endswith(PARQUET):
        yield from gelezen_rijen(_parquet_rijen(pad, lezer), lezer)
    else:
        with open_tabel(pad) as stroom:
            jsonl = pad.lower().endswith(JSONL)
            rijen = lees_jsonl(stroom, pad) if jsonl else lees_csv(stroom, pad, lezer.meldingen)
            yield from gelezen_rijen(rijen, lezer)


def open_tabel(pad: str) -> BinaryIO:
    """Open a table.

    Raises:
        InvoerFout: it cannot be read.
    """
    try:
        return open(pad, "rb")
    except (OSError, ValueError) as fout:
        raise InvoerFout([Melding(None, leesfout(pad, fout), code="bestand")]) from None


def gelezen_rijen(bron: Iterator[Bronrij | InvoerFout], lezer: Rijlezer) -> Iterator[Uitkomst]:
    """Yield each row that is right as known facts, and of each other what is wrong.

    Args:
        bron: the rows as they were read.
        lezer: reads a row.
    """
    for rij in bron:
        if isinstance(rij, InvoerFout):
            yield rij
            continue
        try:
            yield lezer.lees(rij)
        except InvoerFout as fout:
            yield fout


def _feitenbestand(pad: str, lezer: Rijlezer) -> Uitkomst:
    try:
        gelezen = lees_feiten(pad)
    except InvoerFout as fout:
        return fout
    lezer.meldingen.extend(gelezen.meldingen)
    return Gelezen(gelezen.bestand, 1, gelezen.naam, gelezen.geheugen, lambda: gelezen.feitplekken)


def regels_van(stroom: BinaryIO, pad: str) -> Iterator[bytes]:
    """Yield the lines of a table, each at most as long as a facts file may be.

    Args:
        stroom: the table.
        pad: the name to use in messages.

    Raises:
        InvoerFout: a line is too long.
    """
    nummer = 0
    while regel := stroom.readline(HOOGSTENS_BYTES + 1):
        nummer += 1
        if len(regel) > HOOGSTENS_BYTES:
            tekst = f"deze rij is te lang; een rij mag hoogstens {HOOGSTENS_BYTES // 1000} kB zijn."
            raise InvoerFout([Melding(Plek(pad, nummer, 1), tekst, code="te_groot")])
        yield regel


def _als_tekst(regel: bytes, pad: str, nummer: int) -> str:
    try:
        return regel.decode("utf-8-sig" if nummer == 1 else "utf-8")
    except UnicodeDecodeError as fout:
        tekst = f"dit is geen UTF-8-tekst (byte {regel[fout.start]:#04x}). Sla het bestand op als UTF-8."
        raise InvoerFout([Melding(Plek(pad, nummer, fout.start + 1), tekst, code="tekens")]) from None


def lees_jsonl(stroom: BinaryIO, pad: str) -> Iterator[Bronrij | InvoerFout]:
    """Yield the rows of JSON lines; an empty line is no row.

    Args:
        stroom: the table.
        pad: the name to use in messages.
    """
    ontleder = json.JSONDecoder(object_pairs_hook=_zonder_dubbele)
    for nummer, regel in enumerate(regels_van(stroom, pad), start=1):
        if regel.isspace():
            continue
        try:
            tekst = _als_tekst(regel, pad, nummer)
            inhoud = ontleder.decode(tekst)
        except InvoerFout as fout:
            yield fout
        except _Dubbel as fout:
            waar = Plek(pad, nummer, _kolom_in(tekst, fout.sleutel))
            yield InvoerFout(
                [Melding(waar, f"'{knip(fout.sleutel)}' staat er twee keer; laat er één staan.", code="dubbele_naam")]
            )
        except json.JSONDecodeError as fout:
            uitleg = 'dit is geen JSON. Schrijf elk samenwerkingsverband in één rij, zoals {"fase": "ontwerp"}.'
            yield InvoerFout([Melding(Plek(pad, nummer, fout.pos + 1), uitleg, code="tabel")])
        except (RecursionError, ValueError):
            yield InvoerFout(
                [
                    Melding(
                        Plek(pad, nummer, 1),
                        "deze rij is niet te lezen: te diep, of een te groot getal.",
                        code="tabel",
                    )
                ]
            )
        else:
            if isinstance(inhoud, dict):
                yield Bronrij(pad, nummer, inhoud, lambda sleutel, tekst=tekst: _kolom_in(tekst, sleutel))  # type: ignore[misc]
            else:
                uitleg = 'een rij bestaat uit feiten tussen accolades, zoals {"fase": "ontwerp"}.'
                yield InvoerFout([Melding(Plek(pad, nummer, 1), uitleg, code="tabel")])


class _Dubbel(Exception):
    def __init__(self, sleutel: str) -> None:
        self.sleutel = sleutel


def _zonder_dubbele(paren: list[tuple[str, Any]]) -> dict[str, Any]:
    uit = dict(paren)
    if len(uit) < len(paren):
        gezien: set[str] = set()
        for sleutel, _ in paren:
            if sleutel in gezien:
                raise _Dubbel(sleutel)
            gezien.add(sleutel)
    return uit


def _kolom_in(tekst: str, sleutel: str) -> int:
    """Return the character of the line at which a key stands; 1 when it is written in another way."""
    return tekst.find(f'"{sleutel}"') + 1 or 1


def lees_csv(stroom: BinaryIO, pad: str, gemeld: list[Melding]) -> Iterator[Bronrij | InvoerFout]:
    """Yield the rows of a CSV; the first holds the heads.

    Args:
        stroom: the table.
        pad: the name to use in messages.
        gemeld: takes what is worth knowing about the heads.

    Raises:
        InvoerFout: the file is empty, or a head is no fact.
    """
    regels = regels_van(stroom, pad)
    teken, koppen = lees_koppen(next(regels, b""), pad, gemeld)
    yield from csv_rijen(regels, pad, teken, koppen, 1)


def lees_koppen(regel: bytes, pad: str, gemeld: list[Melding]) -> tuple[str, list[str]]:
    """Return what stands between the columns of a CSV, and the heads with the names of now.

    Args:
        regel: the first line.
        pad: the name to use in messages.
        gemeld: takes what is worth knowing about the heads.

    Raises:
        InvoerFout: there are no heads, or a head is no fact.
    """
    tekst = _als_tekst(regel, pad, 1)
    teken = max(_SCHEIDINGEN, key=tekst.count)
    koppen = [kop.strip() for kop in next(csv.reader([tekst], delimiter=teken), [])]
    if not any(koppen):
        raise InvoerFout(
            [
                Melding(
                    Plek(pad, 1, 1), "de eerste rij hoort de namen van de feiten te noemen; zij is leeg.", code="tabel"
                )
            ]
        )
    keur_koppen(koppen, pad, 1, met_gemeenten=False)
    gemeld.extend(oude_koppen(koppen, pad, 1))
    return teken, nieuwe_koppen(koppen)


def csv_rijen(
    regels: Iterator[bytes], pad: str, teken: str, koppen: list[str], gehad: int
) -> Iterator[Bronrij | InvoerFout]:
    """Yield the rows of a CSV below its heads; an empty line is no row.

    Args:
        regels: the lines.
        pad: the name to use in messages.
        teken: what stands between the columns.
        koppen: the heads.
        gehad: the rows above these, which count.
    """
    plaats = {kop: nummer for nummer, kop in enumerate(koppen, start=1)}.__getitem__
    verzamelingen = verzamelingkolommen(koppen)
    geen_utf8: list[InvoerFout] = []
    lezer = csv.reader(_teksten(regels, pad, gehad, geen_utf8), delimiter=teken)
    for rij in count(gehad + 1):
        try:
            cellen = next(lezer, None)
        except csv.Error:
            yield InvoerFout(
                [Melding(Plek(pad, rij, 1), 'deze rij is niet te lezen. Staat er een " die niet sluit?', code="tabel")]
            )
            continue
        if cellen is None:
            return
        if geen_utf8:
            yield geen_utf8.pop()
            geen_utf8.clear()
        elif cellen:
            yield _csv_rij(cellen, koppen, verzamelingen, Bronrij(pad, rij, {}, plaats))


def _teksten(regels: Iterator[bytes], pad: str, gehad: int, geen_utf8: list[InvoerFout]) -> Iterator[str]:
    """Yield lines as text; what is no UTF-8 is kept for the reader of rows, which goes on with the next."""
    for nummer, regel in enumerate(regels, gehad + 1):
        try:
            yield _als_tekst(regel, pad, nummer)
        except InvoerFout as fout:
            geen_utf8.append(fout)
            yield regel.decode("utf-8", "replace")


def _csv_rij(cellen: list[str], koppen: list[str], verzamelingen: list[str], leeg: Bronrij) -> Bronrij | InvoerFout:
    if len(cellen) != len(koppen):
        tekst = f"deze rij heeft {len(cellen)} cellen en er zijn {len(koppen)} kolommen."
        return InvoerFout(
            [Melding(Plek(leeg.bestand, leeg.rij, min(len(cellen), len(koppen)) + 1), tekst, code="tabel")]
        )
    waarden: dict[str, Any] = {kop: cel for kop, cel in zip(koppen, cellen, strict=True) if cel}
    for kop in verzamelingen:
        if kop in waarden:
            waarden[kop] = als_lijst(waarden[kop])
    return leeg._replace(waarden=waarden)


def _parquet_rijen(pad: str, lezer: Rijlezer) -> Iterator[Bronrij]:
    vraag_polars("een bestand .parquet")
    from advies.tabel.parquet import lees_parquet

    gehad = 0
    for partij in lees_parquet(pad, lezer.meldingen):
        yield from frame_rijen(partij, pad, gehad)
        gehad += partij.height


def frame_rijen(partij: pl.DataFrame, bestand: str, gehad: int) -> Iterator[Bronrij]:
    """Yield the rows of a table of polars whose heads were checked.

    Args:
        partij: the rows.
        bestand: the name to use in messages.
        gehad: the rows above these.
    """
    plaats = {kop: nummer for nummer, kop in enumerate(partij.columns, start=1)}.__getitem__
    verzamelingen = verzamelingkolommen(partij.columns)
    for rij, waarden in enumerate(partij.iter_rows(named=True), gehad + 1):
        for kop in verzamelingen:
            if isinstance(waarden[kop], str):
                waarden[kop] = als_lijst(waarden[kop])
        yield Bronrij(bestand, rij, waarden, plaats)
