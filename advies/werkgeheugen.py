"""From the facts of a partnership to working memory: one key and one plain value for each fact that is known."""

from __future__ import annotations

from typing import Any
from unicodedata import normalize

from kennisbank.samenwerkingsverband import Samenwerkingsverband
from kennisbank.typen import Thema
from regels.sleutels import FeitSleutel
from regels.taal import SCHAAL, FeitWaarde, GemeenteGegevens, Werkgeheugen

_GEEN_FEIT = frozenset({"naam", "toelichting"})


def werkgeheugen(feiten: Samenwerkingsverband) -> Werkgeheugen:
    """Return the known facts, in the order in which they were given.

    Args:
        feiten: the partnership.

    Returns:
        Yes/no and choices as text, numbers in ten-thousandths, sets as frozensets.
    """
    geheugen: dict[FeitSleutel, FeitWaarde] = {}
    velden = feiten.__dict__
    for naam in velden:
        waarde = velden[naam]
        if waarde is None or naam in _GEEN_FEIT:
            continue
        if isinstance(waarde, Thema):
            for proces, deel in waarde.__dict__.items():
                if deel is not None and proces not in _GEEN_FEIT:
                    geheugen[FeitSleutel(naam, proces)] = _waarde(deel)
        else:
            geheugen[FeitSleutel(naam)] = _waarde(waarde)
    return geheugen


def als_feiten(geheugen: Werkgeheugen) -> dict[str, Any]:
    """Return the known facts as they stand in a facts file, for JSON: the inverse of `werkgeheugen`.

    Args:
        geheugen: the known facts.

    Returns:
        Yes/no as "ja" and "nee", numbers in their unit, sets as sorted lists, facts per process as mappings.
    """
    uit: dict[str, Any] = {}
    for (naam, proces), waarde in geheugen.items():
        if proces:
            uit.setdefault(naam, {})[proces] = _gewoon(waarde)
        else:
            uit[naam] = _gewoon(waarde)
    return uit


def _gewoon(waarde: FeitWaarde) -> Any:
    if isinstance(waarde, int):
        heel, rest = divmod(waarde, SCHAAL)
        return waarde / SCHAAL if rest else heel
    if isinstance(waarde, frozenset):
        return sorted(waarde)
    if isinstance(waarde, tuple):
        return [{naam: _gewoon(deel) for naam, deel in gemeente.items()} for gemeente in waarde]
    return waarde


def _waarde(waarde: object) -> FeitWaarde:
    if waarde is True:
        return "ja"
    if waarde is False:
        return "nee"
    if isinstance(waarde, str | frozenset):
        return waarde
    if isinstance(waarde, int | float):
        return round(waarde * SCHAAL)
    assert isinstance(waarde, tuple)
    return tuple(_gemeente(gemeente) for gemeente in waarde)


def _gemeente(gemeente: Thema) -> GemeenteGegevens:
    uit: dict[str, str | int] = {}
    for naam, waarde in gemeente.__dict__.items():
        if waarde is None or naam == "toelichting":
            continue
        # One spelling of Unicode for each name, so that the same facts give the same answer and the same receipt.
        vorm = normalize("NFC", waarde) if isinstance(waarde, str) else _waarde(waarde)
        assert isinstance(vorm, str | int)
        uit[naam] = vorm
    return uit
