"""Tables of polars from and to a Parquet file, a part at a time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

import polars as pl
from polars.exceptions import PolarsError
from polars.io.plugins import register_io_source

from advies.tabel.sleutels import keur_koppen, nieuwe_koppen, oude_koppen
from kennisbank.meldingen import InvoerFout, Melding
from kennisbank.yaml_knopen import leesfout

PARTIJ = 25_000
"""Rows of a table that are in memory at once."""


def lees_parquet(pad: str, gemeld: list[Melding]) -> Iterator[pl.DataFrame]:
    """Yield the rows of a Parquet file, at most `PARTIJ` at a time, under the names of now.

    Args:
        pad: path of the file.
        gemeld: takes what is worth knowing about the heads.

    Raises:
        InvoerFout: the file cannot be read, or a head is no fact.
    """
    try:
        with open(pad, "rb"):
            tabel = pl.scan_parquet(pad, glob=False)
            koppen = tabel.collect_schema().names()
            aantal = tabel.select(pl.len()).collect().item()
    except (OSError, ValueError) as fout:
        raise InvoerFout([Melding(None, leesfout(pad, fout), code="bestand")]) from None
    except PolarsError:
        raise InvoerFout(
            [Melding(None, f"{pad}: dit is geen Parquet-bestand, of het is beschadigd.", code="tabel")]
        ) from None
    keur_koppen(koppen, pad, 1, met_gemeenten=True)
    gemeld.extend(oude_koppen(koppen, pad, 1))
    for begin in range(0, aantal, PARTIJ):
        try:
            partij = tabel.slice(begin, PARTIJ).collect()
            partij.columns = nieuwe_koppen(koppen)
            yield partij
        except PolarsError:
            tekst = f"{pad}: dit bestand is beschadigd; na rij {begin} is het niet te lezen."
            raise InvoerFout([Melding(None, tekst, code="tabel")]) from None


def schrijf_parquet(partijen: Iterator[pl.DataFrame], schema: Mapping[str, pl.DataType], stroom: BinaryIO) -> None:
    """Write tables to one Parquet file, each as soon as it is made.

    Args:
        partijen: the tables, all with these columns.
        schema: the columns.
        stroom: where to write.
    """

    def bron(
        kolommen: list[str] | None, filter_: pl.Expr | None, rijen: int | None, partij: int | None
    ) -> Iterator[pl.DataFrame]:
        del kolommen, filter_, rijen, partij  # everything is written
        yield from partijen

    register_io_source(bron, schema=pl.Schema(schema)).sink_parquet(stroom)
