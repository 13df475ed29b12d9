"""The batches of a table: Parquet and plain CSV read by polars, everything else row by row."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from itertools import chain, islice

import polars as pl
from polars.exceptions import PolarsError

from advies.tabel.beoordelen import Melden
from advies.tabel.lezen import csv_rijen, gelezen_rijen, lees_koppen, lees_rijen, open_tabel, regels_van
from advies.tabel.namen import CSV, PARQUET
from advies.tabel.parquet import PARTIJ, lees_parquet
from advies.tabel.partij import Partij, in_partijen, van_frame
from advies.tabel.rij import Rijlezer

Typen = dict[str, pl.DataType]


def partijen(pad: str, lezer: Rijlezer, typen: Typen, meld: Melden) -> Iterator[Partij]:
    """Yield the rows of a table as columns, a batch at a time; what is wrong with a row is told.

    Args:
        pad: path of a table or a facts file.
        lezer: reads a row.
        typen: the columns of the engine.
        meld: tells what is wrong with a row.

    Raises:
        InvoerFout: the file as a whole is wrong.
    """
    if pad.lower().endswith(PARQUET):
        gehad = 0
        for ruw in lees_parquet(pad, lezer.meldingen):
            yield _gemeld(ruw, pad, gehad, typen, meld)
            gehad += ruw.height
    elif pad.lower().endswith(CSV):
        yield from _van_csv(pad, lezer, typen, meld)
    else:
        yield from in_partijen(lees_rijen(pad, lezer), typen, meld)


def _gemeld(ruw: pl.DataFrame, pad: str, gehad: int, typen: Typen, meld: Melden) -> Partij:
    partij, fouten = van_frame(ruw, pad, gehad, typen)
    for _, fout in fouten:
        meld(fout)
    return partij


def _van_csv(pad: str, lezer: Rijlezer, typen: Typen, meld: Melden) -> Iterator[Partij]:
    with open_tabel(pad) as stroom:
        regels = regels_van(stroom, pad)
        teken, koppen = lees_koppen(next(regels, b""), pad, lezer.meldingen)
        gehad = 1
        while blok := list(islice(regels, PARTIJ)):
            inhoud = b"".join(blok)
            ruw = lees_plat(inhoud, len(blok), teken, koppen)
            if ruw is not None:
                yield _gemeld(ruw, pad, gehad, typen, meld)
            else:
                # Where something is quoted a row can go on in the next line, so that the rest is read in one go.
                rest = chain(blok, regels) if b'"' in inhoud else iter(blok)
                yield from in_partijen(gelezen_rijen(csv_rijen(rest, pad, teken, koppen, gehad), lezer), typen, meld)
            gehad += len(blok)


def lees_plat(inhoud: bytes, aantal: int, teken: str, koppen: list[str]) -> pl.DataFrame | None:
    """Return lines of a CSV in which nothing is quoted and every row has every cell, read by polars.

    Args:
        inhoud: the lines.
        aantal: how many there are.
        teken: what stands between the columns.
        koppen: the heads.

    Returns:
        The cells as text, null where they are empty; None when the lines are not so plain.
    """
    plat = (
        b'"' not in inhoud
        and inhoud.count(teken.encode()) == aantal * (len(koppen) - 1)
        and inhoud.count(b"\r") in (0, inhoud.count(b"\r\n"))
        and not inhoud.startswith((b"\n", b"\r"))
        and b"\n\n" not in inhoud
        and b"\r\n\r\n" not in inhoud
    )
    if not plat or not _is_utf8(inhoud):
        return None
    try:
        ruw = pl.read_csv(
            BytesIO(inhoud),
            has_header=False,
            schema=dict.fromkeys(koppen, pl.String),
            separator=teken,
            quote_char=None,
        )
    except PolarsError:  # a row has too many cells
        return None
    return ruw if ruw.height == aantal else None


def _is_utf8(inhoud: bytes) -> bool:
    try:
        inhoud.decode()
    except UnicodeDecodeError:
        return False
    return True
