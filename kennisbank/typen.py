"""The types of facts: yes/no, numbers and sets, as people write them and as programs pass them."""

from __future__ import annotations

import math
import re
from collections.abc import Sized
from decimal import Context, Decimal
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer, model_validator
from pydantic_core import PydanticCustomError

from kennisbank.getypt import HOOGSTENS_NAAM, HOOGSTENS_TOELICHTING, HOOGSTENS_WAARDEN, WIT, is_onbekend

_JA = ("ja", "true", "waar")
_NEE = ("nee", "false", "onwaar")
_GETAL = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_DUIZENDTALLEN = re.compile(r"[0-9]{1,3}([.\s][0-9]{3})+")
CIJFERS = 4
"""Digits after the point of a number; typed digits beyond these are an error, but for zeros."""
CIJFERS_RUIS = 8
"""A computed number counts as one of `CIJFERS` digits when they are equal in this many: 29.999999996 is 30.

Binary numbers of up to ten million, which is as large as amounts in a workbook get, differ by 2e-9, so that a sum or a quotient
of a few of them is off in the ninth digit at most.
"""
_TE_GROOT = 10**12
_STAP = Decimal(1).scaleb(-CIJFERS)
_RUIM = Context(prec=40)


Naam = Annotated[str, Field(max_length=HOOGSTENS_NAAM)]
Toelichting = Annotated[str, Field(max_length=HOOGSTENS_TOELICHTING)]


class Thema(BaseModel):
    """Base of the models of facts: immutable, and closed to unknown names."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    toelichting: Toelichting | None = None

    @model_validator(mode="before")
    @classmethod
    def _onbekend_is_geen_waarde(cls, gegevens: Any) -> Any:
        """Read `onbekend` and an empty text as unknown, but keep the key, so that a wrong key is still an error."""
        if isinstance(gegevens, dict):
            return {naam: None if is_onbekend(waarde) else waarde for naam, waarde in gegevens.items()}
        return gegevens


def is_duizendtal(tekst: str) -> bool:
    """Return whether a number could be meant as thousands, such as 12.500: it is refused, since nobody knows which was meant."""
    return _DUIZENDTALLEN.fullmatch(tekst) is not None


def _ja_nee(waarde: Any) -> Any:
    if isinstance(waarde, bool) or waarde is None:
        return waarde
    if isinstance(waarde, str):
        klein = waarde.strip(WIT).lower()
        if klein in _JA:
            return True
        if klein in _NEE:
            return False
    raise PydanticCustomError("ja_nee", "kies ja, nee of onbekend")


def _getal(waarde: Any) -> Any:
    return _lees_getal(waarde, "12 of 2.5")


def _lees_getal(waarde: Any, voorbeeld: str) -> Any:
    """Return a number in whole ten-thousandths: what was typed exactly, what was computed without its noise."""
    if waarde is None:
        return waarde
    if isinstance(waarde, str):
        waarde = _uit_tekst(waarde.strip(WIT), voorbeeld)
    if isinstance(waarde, bool) or not isinstance(waarde, int | float | Decimal):
        raise PydanticCustomError("getal", "vul een getal in, zoals {voorbeeld}", {"voorbeeld": voorbeeld})
    if isinstance(waarde, Decimal):
        return _uit_decimal(waarde)
    if abs(waarde) >= _TE_GROOT or (isinstance(waarde, float) and math.isnan(waarde)):
        raise _te_groot()
    if isinstance(waarde, int):
        return waarde
    afgerond = round(waarde, CIJFERS)
    if afgerond != round(waarde, CIJFERS_RUIS):
        raise _te_fijn()
    return afgerond


def _uit_decimal(getal: Decimal) -> float:
    if not getal.is_finite() or getal.copy_abs() >= _TE_GROOT:
        raise _te_groot()
    if getal != getal.quantize(_STAP, context=_RUIM):
        raise _te_fijn()
    return float(getal)


def _te_groot() -> PydanticCustomError:
    return PydanticCustomError("getal", "dit getal is onmogelijk groot")


def _te_fijn() -> PydanticCustomError:
    return PydanticCustomError("getal", "gebruik hoogstens vier cijfers achter de punt")


def _uit_tekst(tekst: str, voorbeeld: str) -> Decimal:
    if not _GETAL.fullmatch(tekst) or is_duizendtal(tekst):
        raise PydanticCustomError("getal", "{uitleg}", {"uitleg": _getaluitleg(tekst, voorbeeld)})
    return Decimal(tekst)


def _getaluitleg(tekst: str, voorbeeld: str) -> str:
    if re.fullmatch(r"[+-]?[0-9]+,[0-9]+", tekst):
        return f"schrijf een punt in plaats van een komma: {tekst.replace(',', '.')}"
    if is_duizendtal(tekst):
        heel = re.sub(r"[.\s]", "", tekst)
        breuk = ""
        if tekst.count(".") == 1:
            kort = tekst.rstrip("0").rstrip(".")
            anders = f"meer cijfers: {tekst}0" if is_duizendtal(kort) else f"minder cijfers: {kort}"
            breuk = f", of een breuk met {anders}"
        return f"schrijf een duizendtal zonder punten of spaties: {heel}{breuk}"
    if re.fullmatch(r"[+-]?[0-9]+([.,][0-9]+)?\s*[^\d\s].*", tekst):
        return "vul alleen het getal in, zonder eenheid"
    return f"vul een getal in, zoals {voorbeeld}"


def _geheel(waarde: Any) -> Any:
    getal = _lees_getal(waarde, "12")
    if getal is not None and getal != int(getal):
        raise PydanticCustomError("getal", "vul een heel getal in, zonder cijfers achter de punt")
    return None if getal is None else int(getal)


def _keuzen(waarde: Any) -> Any:
    if isinstance(waarde, str):
        raise PydanticCustomError("lijst", "zet de waarden in een lijst, zoals [a, b]")
    if isinstance(waarde, Sized) and len(waarde) > HOOGSTENS_WAARDEN:
        raise PydanticCustomError("lijst", "noem hoogstens {aantal} waarden", {"aantal": HOOGSTENS_WAARDEN})
    if isinstance(waarde, list | tuple):
        for nummer, deel in enumerate(waarde):
            if deel in waarde[:nummer]:
                raise PydanticCustomError("dubbel", "'{deel}' staat er twee keer", {"deel": str(deel)[:60]})
    return waarde


JaNee = Annotated[bool, BeforeValidator(_ja_nee)]
Getal = Annotated[float, BeforeValidator(_getal)]
GeheelGetal = Annotated[int, BeforeValidator(_geheel)]

_K = TypeVar("_K", bound=str)
Keuzen = Annotated[frozenset[_K], BeforeValidator(_keuzen), PlainSerializer(sorted, return_type=list)]
