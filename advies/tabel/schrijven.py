"""What applies to each row of a table, as CSV, JSON lines or Parquet, written while it is made."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Iterator
from dataclasses import fields
from io import StringIO
from itertools import islice

from advies.antwoord import STATUSSEN
from advies.tabel.beoordelen import Kortregel
from advies.tabel.sleutels import SCHEIDING
from advies.weergave.csv import BEGIN, als_cel
from kennisbank.tekens import zichtbaar

LIJSTEN = STATUSSEN
_VELDEN = tuple(veld.name for veld in fields(Kortregel))
PER_STUK = 500
"""Rows that are written at once."""


def koppen(alles: bool) -> tuple[str, ...]:
    """Return the heads: the fields of `Kortregel`, without what only `--alles` gives."""
    return _VELDEN if alles else _VELDEN[: -len(LIJSTEN[1:])]


def als_jsonl(regels: Iterable[Kortregel]) -> Iterator[str]:
    """Yield JSON lines: an object for each partnership."""
    bron = iter(regels)
    while stuk := list(islice(bron, PER_STUK)):
        yield zichtbaar("".join(f"{_als_json(regel)}\n" for regel in stuk))


def _als_json(regel: Kortregel) -> str:
    inhoud = {naam: waarde for naam in _VELDEN if (waarde := getattr(regel, naam)) is not None}
    return json.dumps(inhoud, ensure_ascii=False, separators=(",", ":"))


def als_csv(regels: Iterable[Kortregel], *, alles: bool, bestand: bool) -> Iterator[str]:
    """Yield a CSV with semicolons: a row for each partnership, the names with `|` between them.

    Args:
        regels: what applies to each partnership.
        alles: whether what is open or excluded is told as well.
        bestand: whether it becomes a file for a spreadsheet, with the mark of UTF-8 and line ends of Windows.

    Yields:
        Text to write; nothing when there is no row.
    """
    bron = iter(regels)
    eerste = True
    while stuk := list(islice(bron, PER_STUK)):
        uit = StringIO(newline="")
        schrijver = csv.writer(uit, delimiter=";", lineterminator="\r\n" if bestand else "\n")
        if eerste:
            uit.write(csv_kop(alles=alles, bestand=bestand))
            eerste = False
        for regel in stuk:
            lijsten = (regel.zeker, regel.open, regel.uitgesloten)
            namen = (SCHEIDING.join(lijst) for lijst in lijsten if lijst is not None)
            schrijver.writerow((als_cel(regel.bestand), regel.rij, als_cel(regel.naam), *namen))
        yield uit.getvalue()


def csv_kop(*, alles: bool, bestand: bool) -> str:
    """Return the line with the heads, after the mark of UTF-8 for a file."""
    return (BEGIN if bestand else "") + ";".join(koppen(alles)) + ("\r\n" if bestand else "\n")
