"""The types of facts: yes/no, numbers and sets, as people write them and as programs pass them."""

from __future__ import annotations

import math
import re
from typing import Annotated, Any, Final, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, model_validator
from pydantic_core import PydanticCustomError

_JA = ("ja", "true", "waar")
_NEE = ("nee", "false", "onwaar")
_GETAL = re.compile(r"[+-]?\d+(\.\d+)?")
_TE_PRECIES: Final = "gebruik hoogstens vier cijfers achter de punt"
_DUIZENDTALLEN = re.compile(r"\d{1,3}([. ]\d{3})+")


class Thema(BaseModel):
    """Base of the models of facts: immutable, and closed to unknown names."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)

    toelichting: str | None = None

    @model_validator(mode="before")
    @classmethod
    def _onbekend_is_geen_waarde(cls, gegevens: Any) -> Any:
        """Read `onbekend` and an empty text as unknown, but keep the key, so that a wrong key is still an error."""
        if isinstance(gegevens, dict):
            return {naam: None if is_onbekend(waarde) else waarde for naam, waarde in gegevens.items()}
        return gegevens


def is_onbekend(waarde: Any) -> bool:
    """Return whether a value says that the fact is unknown: None, an empty text or `onbekend`."""
    return waarde is None or (isinstance(waarde, str) and waarde.strip().lower() in ("", "onbekend", "~", "null"))


def is_duizendtal(tekst: str) -> bool:
    """Return whether a number could be meant as thousands, such as 12.500: it is refused, since nobody knows which was meant."""
    return _DUIZENDTALLEN.fullmatch(tekst) is not None


def _ja_nee(waarde: Any) -> Any:
    if isinstance(waarde, bool) or waarde is None:
        return waarde
    if isinstance(waarde, str):
        klein = waarde.strip().lower()
        if klein in _JA:
            return True
        if klein in _NEE:
            return False
    raise PydanticCustomError("ja_nee", "kies ja, nee of onbekend")


def _getal(waarde: Any) -> Any:
    if waarde is None:
        return waarde
    if isinstance(waarde, str):
        tekst = waarde.strip()
        if not _GETAL.fullmatch(tekst) or is_duizendtal(tekst):
            raise PydanticCustomError("getal", "{uitleg}", {"uitleg": _getaluitleg(tekst)})
        heel, _, breuk = tekst.partition(".")
        if len(breuk.rstrip("0")) > 4:
            raise PydanticCustomError("getal", _TE_PRECIES)
        waarde = float(tekst) if breuk else (int(heel) if len(heel) <= 15 else math.inf)
    if isinstance(waarde, bool) or not isinstance(waarde, int | float):
        raise PydanticCustomError("getal", "vul een getal in, zoals 12 of 2.5")
    if not math.isfinite(waarde) or abs(waarde) >= 1e12:
        raise PydanticCustomError("getal", "dit getal is onmogelijk groot")
    if abs(waarde * 10_000 - round(waarde * 10_000)) > 1e-3:
        raise PydanticCustomError("getal", _TE_PRECIES)
    return waarde


def _getaluitleg(tekst: str) -> str:
    if re.fullmatch(r"[+-]?\d+,\d+", tekst):
        return f"schrijf een punt in plaats van een komma: {tekst.replace(',', '.')}"
    if is_duizendtal(tekst):
        heel = re.sub("[. ]", "", tekst)
        breuk = ""
        if tekst.count(".") == 1:
            kort = tekst.rstrip("0").rstrip(".")
            anders = (
                f"meer cijfers achter de punt: {tekst}0"
                if is_duizendtal(kort)
                else f"minder cijfers achter de punt: {kort}"
            )
            breuk = f", of met {anders}"
        return f"schrijf een duizendtal zonder punten of spaties: {heel}{breuk}"
    if re.fullmatch(r"[+-]?\d+([.,]\d+)?\s*[^\d\s].*", tekst):
        return "vul alleen het getal in, zonder eenheid"
    return "vul een getal in, zoals 12 of 2.5"


def _geheel(waarde: Any) -> Any:
    getal = _getal(waarde)
    if getal is not None and getal != int(getal):
        raise PydanticCustomError("getal", "vul een heel getal in, zonder cijfers achter de punt")
    return None if getal is None else int(getal)


def _keuzen(waarde: Any) -> Any:
    if isinstance(waarde, str):
        raise PydanticCustomError("lijst", "zet de waarden in een lijst, zoals [a, b]")
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
