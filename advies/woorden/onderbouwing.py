"""The Dutch for what stands beside an answer."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from kennisbank.getypt import gemeentesleutel
from kennisbank.onderbouwing import Onderbouwing
from kennisbank.tekens import zichtbaar
from regels.sleutels import GEMEENTEN, FeitSleutel

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


def gemeentezin(namen: Iterable[str], velden: Mapping[str, str], onderbouwing: Mapping[str, Onderbouwing]) -> str:
    """Return what stands beside municipalities and what is told of them: "Noord: door Anna; Zuid, inwoners: een gok".

    Args:
        namen: the names of the municipalities.
        velden: what each field of a municipality is called, by its key.
        onderbouwing: the evidence, by key of the answer.
    """
    delen: list[str] = []
    for naam in namen:
        sleutel = gemeentesleutel(naam)
        plaatsen = {sleutel: naam} | {f"{sleutel}.{veld}": f"{naam}, {kort}" for veld, kort in velden.items()}
        for plaats, wat in plaatsen.items():
            naast = onderbouwing.get(str(FeitSleutel(GEMEENTEN.naam, plaats)))
            if naast and (zin := onderbouwing_zin(naast)):
                delen.append(f"{zichtbaar(wat)}: {zin}")
    return "; ".join(delen)


def _datum(op: str) -> str:
    if not op:
        return ""
    dag = date.fromisoformat(op)
    return f"{dag.day} {_MAANDEN[dag.month - 1]} {dag.year}"
