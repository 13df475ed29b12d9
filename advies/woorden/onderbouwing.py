"""The Dutch for what stands beside an answer."""

from __future__ import annotations

from datetime import date

from kennisbank.onderbouwing import Onderbouwing
from kennisbank.tekens import zichtbaar

_MAANDEN = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
_HOE_ZEKER = {"": "", "zeker": "zeker", "waarschijnlijk": "waarschijnlijk", "gok": "een gok"}


def onderbouwing_zin(deel: Onderbouwing) -> str:
    """Return evidence in one line: "door Anna, 1 maart 2026, op grond van de notulen, zeker"; empty when there is none.

    Args:
        deel: the evidence.
    """
    delen = (
        f"door {deel.door}" if deel.door else "",
        _datum(deel.op),
        f"op grond van {deel.document}" if deel.document else "",
        _HOE_ZEKER[deel.zekerheid],
        "bespreekbaar" if deel.bespreekbaar else "",
    )
    zin = ", ".join(filter(None, delen))
    return zichtbaar("; ".join(filter(None, (zin, " ".join(deel.opmerking.split())))))


def _datum(op: str) -> str:
    if not op:
        return ""
    dag = date.fromisoformat(op)
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"
