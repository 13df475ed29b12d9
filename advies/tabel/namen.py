"""How the name of a table ends."""

from __future__ import annotations

CSV, JSONL, PARQUET = (".csv",), (".jsonl", ".ndjson"), (".parquet",)
TABELLEN = (*CSV, *JSONL, *PARQUET)
"""How the name of a table ends."""


def is_tabel(pad: str) -> bool:
    """Return whether a path names a table by its ending."""
    return pad.lower().endswith(TABELLEN)
