"""What applies to each row of a batch, as CSV, JSON lines or Parquet, made by polars; the same as `advies.tabel.schrijven`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from functools import reduce
from io import BytesIO
from itertools import islice
from operator import add
from typing import BinaryIO

import polars as pl

from advies.tabel.beoordelen import Kortregel
from advies.tabel.parquet import PARTIJ, schrijf_parquet
from advies.tabel.partij import Partijuitslag
from advies.tabel.schrijven import LIJSTEN, csv_kop, koppen
from advies.tabel.sleutels import SCHEIDING
from advies.weergave.csv import als_cel
from kennisbank.tekens import zichtbaar

_TEKSTEN = ("bestand", "naam")
PER_GROEP = 8
"""Names of which all texts are made beforehand, so that a row takes one text for eight of them."""
_NIET_GEWOON = r"^[=+@\s-]|\s$|\s\s|[^ -~\x{a1}-\x{ac}\x{ae}-\x{24f}]"
"""Texts that a spreadsheet or a terminal could obey, or that are not on one line."""


def schema(alles: bool) -> dict[str, pl.DataType]:
    """Return the columns of the result and their types.

    Args:
        alles: whether what is open or excluded is told as well.
    """
    typen: dict[str, pl.DataType] = {"bestand": pl.String(), "rij": pl.Int64(), "naam": pl.String()}
    return {naam: typen.get(naam, pl.List(pl.String())) for naam in koppen(alles)}


def met_namen(uitslag: Partijuitslag, adviezen: list[str], alles: bool) -> pl.DataFrame:
    """Return the heads of each row and, with `SCHEIDING` between them, the names of what applies.

    Args:
        uitslag: what applies to each row.
        adviezen: the columns of rules that are advice.
        alles: whether what is open or excluded is told as well.
    """
    kolommen = [_opgesomd({naam: pl.col(naam) for naam in adviezen}, "zeker")]
    if alles:
        kolommen.append(_opgesomd({naam: pl.col(naam).is_null() for naam in adviezen}, "open"))
        kolommen.append(_opgesomd({naam: ~pl.col(naam) for naam in adviezen}, "uitgesloten"))
    return pl.concat([uitslag.kop, uitslag.regels.select(kolommen)], how="horizontal")


def _opgesomd(delen: dict[str, pl.Expr], kolom: str) -> pl.Expr:
    """Return the names of what is true with `SCHEIDING` between them, made of the texts of a few names at a time."""
    groepen = [list(islice(bron, PER_GROEP)) for bron in [iter(delen.items())] for _ in range(0, len(delen), PER_GROEP)]
    teksten = [_tekst_van([naam for naam, _ in groep], [waar for _, waar in groep]) for groep in groepen]
    return pl.concat_str(teksten).str.strip_suffix(SCHEIDING).alias(kolom)


def _tekst_van(namen: list[str], waarheden: list[pl.Expr]) -> pl.Expr:
    """Return one of the 2^n texts that n names can give, each name followed by `SCHEIDING`."""
    teksten = [
        "".join(naam + SCHEIDING for plaats, naam in enumerate(namen) if code >> plaats & 1)
        for code in range(1 << len(namen))
    ]
    bits = (waar.fill_null(False).cast(pl.UInt32) * (1 << plaats) for plaats, waar in enumerate(waarheden))
    return pl.lit(pl.Series(teksten)).gather(reduce(add, bits))


def als_jsonl(frames: Iterable[pl.DataFrame]) -> Iterator[str]:
    """Yield JSON lines.

    Args:
        frames: what `met_namen` gives.
    """
    for frame in frames:
        uit = BytesIO()
        als_lijsten(frame).write_ndjson(uit)
        tekst = uit.getvalue().decode()
        yield zichtbaar(tekst) if _heeft_bijzondere(frame) else tekst


def als_csv(frames: Iterable[pl.DataFrame], *, alles: bool, bestand: bool) -> Iterator[str]:
    """Yield a CSV; see `advies.tabel.schrijven.als_csv`.

    Args:
        frames: what `met_namen` gives.
        alles: whether what is open or excluded is told as well.
        bestand: whether it becomes a file for a spreadsheet.
    """
    eerste = True
    for frame in frames:
        if eerste:
            yield csv_kop(alles=alles, bestand=bestand)
            eerste = False
        cellen = frame.with_columns(_met(frame[naam], als_cel) for naam in _TEKSTEN)
        # polars writes an empty text between quotes, and null as nothing
        cellen = cellen.with_columns(pl.when(pl.col(pl.String) != "").then(pl.col(pl.String)))
        yield cellen.write_csv(separator=";", include_header=False, line_terminator="\r\n" if bestand else "\n")


def als_lijsten(frame: pl.DataFrame) -> pl.DataFrame:
    """Return what `met_namen` gives with lists of names."""
    leeg = pl.lit([], dtype=pl.List(pl.String))
    return frame.with_columns(
        pl.when(pl.col(naam) == "").then(leeg).otherwise(pl.col(naam).str.split(SCHEIDING)).alias(naam)
        for naam in LIJSTEN
        if naam in frame.columns
    )


def naar_parquet(frames: Iterator[pl.DataFrame], alles: bool, stroom: BinaryIO) -> None:
    """Write a Parquet file.

    Args:
        frames: tables with the columns of `schema`.
        alles: whether what is open or excluded is told as well.
        stroom: where to write.
    """
    schrijf_parquet(frames, schema(alles), stroom)


def van_regels(regels: Iterable[Kortregel], alles: bool) -> Iterator[pl.DataFrame]:
    """Yield what was evaluated row by row as tables with the columns of `schema`.

    Args:
        regels: what applies to each partnership.
        alles: whether what is open or excluded is told as well.
    """
    bron = iter(regels)
    while stuk := list(islice(bron, PARTIJ)):
        yield pl.DataFrame([asdict(regel) for regel in stuk], schema=schema(True)).select(koppen(alles))


def _heeft_bijzondere(frame: pl.DataFrame) -> bool:
    return any(frame[naam].str.contains(_NIET_GEWOON).any() for naam in _TEKSTEN)


def _met(teksten: pl.Series, veilig: Callable[[str], str]) -> pl.Series:
    """Return a column in which the few texts that need it are made safe."""
    bijzonder = teksten.str.contains(_NIET_GEWOON)
    if not bijzonder.any():
        return teksten
    nieuw = pl.Series([veilig(tekst) for tekst in teksten.filter(bijzonder)], dtype=pl.String)
    return teksten.scatter(bijzonder.arg_true(), nieuw)
