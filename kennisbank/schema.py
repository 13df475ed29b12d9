"""The JSON Schema of a facts file, made from the vocabulary, so that an editor can check and complete it."""

from __future__ import annotations

from typing import Any

from kennisbank.catalogus import catalogus
from kennisbank.vocabulaire import FeitDefinitie, Veld, vocabulaire

_ONBEKEND = {"enum": ["onbekend", None, ""]}
_TEKST = {"type": ["string", "null"]}


def feitenschema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of a facts file."""
    eigenschappen: dict[str, Any] = {
        "naam": {**_TEKST, "description": "Naam van het samenwerkingsverband."},
        "toelichting": {**_TEKST, "description": "Vrije tekst; telt niet mee in het advies."},
    }
    for feit in vocabulaire().feiten.values():
        eigenschappen[feit.naam] = _feit(feit)
        for oud in feit.vervangt:
            eigenschappen[oud] = {**_feit(feit), "deprecated": True, "description": f"Heet nu '{feit.naam}'."}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Feiten over een samenwerkingsverband",
        "type": "object",
        "additionalProperties": False,
        "properties": eigenschappen,
    }


def _feit(feit: FeitDefinitie) -> dict[str, Any]:
    uitleg = {"title": feit.kort, "description": " ".join(filter(None, (feit.vraag, feit.hulp)))}
    kern = _of_onbekend(_kern(feit))
    if not feit.per_proces:
        return {**uitleg, **kern}
    processen: dict[str, Any] = dict.fromkeys(catalogus().processen, kern)
    return {
        **uitleg,
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {**processen, "toelichting": _TEKST},
    }


def _of_onbekend(kern: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [kern, _ONBEKEND]}


def _kern(feit: FeitDefinitie) -> dict[str, Any]:
    if feit.soort == "ja_nee":
        return {"enum": ["ja", "nee", True, False]}
    if feit.soort == "keuze":
        nu = [{"const": waarde.waarde, "title": waarde.tekst} for waarde in feit.waarden]
        return {"oneOf": [*nu, *({"const": oud, "deprecated": True} for oud in _oude_waarden(feit))]}
    if feit.soort == "meerkeuze":
        return {"type": "array", "uniqueItems": True, "items": {"enum": [*feit.mag(), *_oude_waarden(feit)]}}
    if feit.soort == "gemeenten":
        return {"type": "array", "items": _gemeente(feit)}
    return _getal(feit.soort, feit.minimum, feit.maximum)


def _oude_waarden(feit: FeitDefinitie) -> list[str]:
    return [oud for waarde in feit.waarden for oud in waarde.vervangt]


def _getal(soort: str, minimum: float | None, maximum: float | None) -> dict[str, Any]:
    uit: dict[str, Any] = {"type": "integer" if soort == "geheel_getal" else "number"}
    if minimum is not None:
        uit["minimum"] = minimum
    if maximum is not None:
        uit["maximum"] = maximum
    return uit


def _gemeente(feit: FeitDefinitie) -> dict[str, Any]:
    def veld(deel: Veld) -> dict[str, Any]:
        if deel.soort == "tekst":
            return {"type": "string", "title": deel.kort}
        kern = (
            {"enum": ["ja", "nee", True, False]}
            if deel.soort == "ja_nee"
            else _getal(deel.soort, deel.minimum, deel.maximum)
        )
        return {"title": deel.kort, **_of_onbekend(kern)}

    velden = {deel.veld: veld(deel) for deel in feit.velden}
    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["naam"],
        "properties": {**velden, "toelichting": _TEKST},
    }
