"""Whether polars is there, which Parquet and the columnar engine need (extra `advies[tabel]`)."""

from __future__ import annotations

from importlib.util import find_spec

from kennisbank.meldingen import OntbrekendeExtra


def vraag_polars(waarvoor: str) -> None:
    """Check that polars is installed.

    Args:
        waarvoor: what needs it, as the user knows it.

    Raises:
        OntbrekendeExtra: it is not; the message says how to install it.
    """
    if find_spec("polars") is None:
        raise OntbrekendeExtra.van(f"voor {waarvoor} is een uitbreiding nodig", "tabel")
