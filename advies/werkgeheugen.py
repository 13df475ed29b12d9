"""From the facts of a partnership to working memory: one key and one plain value for each fact that is known."""

from __future__ import annotations

from kennisbank.samenwerkingsverband import Samenwerkingsverband
from kennisbank.typen import Thema
from regels.taal import SCHAAL, FeitWaarde, GemeenteGegevens, Werkgeheugen

_GEEN_FEIT = frozenset({"naam", "toelichting"})


def werkgeheugen(feiten: Samenwerkingsverband) -> Werkgeheugen:
    """Return the known facts, in the order in which they were given.

    Args:
        feiten: the partnership.

    Returns:
        Yes/no and choices as text, numbers in ten-thousandths, sets as frozensets; per process under `feit.proces`.
    """
    geheugen: dict[str, FeitWaarde] = {}
    velden = feiten.__dict__
    for naam in velden:
        waarde = velden[naam]
        if waarde is None or naam in _GEEN_FEIT:
            continue
        if isinstance(waarde, Thema):
            for proces, deel in waarde.__dict__.items():
                if deel is not None and proces not in _GEEN_FEIT:
                    geheugen[f"{naam}.{proces}"] = _waarde(deel)
        else:
            geheugen[naam] = _waarde(waarde)
    return geheugen


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
        vorm = waarde if naam == "naam" else _waarde(waarde)
        assert isinstance(vorm, str | int)
        uit[naam] = vorm
    return uit
