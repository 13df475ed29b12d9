"""The JSON Schema of a facts file, made from the vocabulary, so that an editor can check and complete it."""

from __future__ import annotations

from typing import Any, assert_never

from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import (
    Feitsoort,
    Gemeenten,
    Getal,
    JaNee,
    Keuze,
    Meerkeuze,
    Veld,
    Veldsoort,
    VrijeTekst,
    Waarde,
)
from kennisbank.onderbouwing import WAARDE, ZEKERHEDEN
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire

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
    kern = _of_onbekend(_kern(feit.soort))
    if not feit.per_proces:
        return {**uitleg, **kern}
    processen: dict[str, Any] = dict.fromkeys(catalogus().processen, kern)
    kort = {
        "type": ["object", "null"],
        "additionalProperties": False,
        "properties": {**processen, "toelichting": _TEKST},
    }
    return {**uitleg, "anyOf": [kort, _met_onderbouwing(kort)]}


def _of_onbekend(kern: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [kern, _ONBEKEND, _met_onderbouwing({"anyOf": [kern, _ONBEKEND]})]}


def _met_onderbouwing(kort: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of the long form of an answer."""
    teksten = dict.fromkeys(("door", "document", "opmerking"), _TEKST)
    return {
        "type": "object",
        "additionalProperties": False,
        "required": [WAARDE],
        "properties": {
            WAARDE: kort,
            **teksten,
            "op": {"anyOf": [{"type": "string", "format": "date"}, {"enum": ["", None]}]},
            "zekerheid": {"enum": [*ZEKERHEDEN, None, ""]},
            "bespreekbaar": {"enum": ["ja", "nee", True, False, None, ""]},
        },
    }


def _kern(soort: Feitsoort | Veldsoort) -> dict[str, Any]:
    """Return the schema of a known value of a kind."""
    match soort:
        case JaNee():
            return {"enum": ["ja", "nee", True, False]}
        case Keuze(waarden):
            titels = [{"const": waarde.waarde, "title": waarde.tekst} for waarde in waarden]
            return {"oneOf": [*titels, *({"const": oud, "deprecated": True} for oud in _oude_waarden(waarden))]}
        case Meerkeuze(waarden):
            nu = [waarde.waarde for waarde in waarden]
            return {"type": "array", "uniqueItems": True, "items": {"enum": [*nu, *_oude_waarden(waarden)]}}
        case Getal(_, _, minimum, maximum, geheel):
            return {"type": "integer" if geheel else "number", "minimum": minimum, "maximum": maximum}
        case Gemeenten(velden):
            gemeente = _gemeente(velden)
            return {"type": "array", "items": {"anyOf": [gemeente, _met_onderbouwing(gemeente)]}}
        case VrijeTekst():
            return {"type": "string", "pattern": r"\S"}
        case _:
            assert_never(soort)


def _oude_waarden(waarden: tuple[Waarde, ...]) -> list[str]:
    return [oud for waarde in waarden for oud in waarde.vervangt]


def _gemeente(velden: tuple[Veld, ...]) -> dict[str, Any]:
    def veld(deel: Veld) -> dict[str, Any]:
        kern = _kern(deel.soort)
        if isinstance(deel.soort, VrijeTekst):
            return {**kern, "title": deel.kort}
        return {"title": deel.kort, **_of_onbekend(kern)}

    return {
        "type": "object",
        "additionalProperties": False,
        "required": ["naam"],
        "properties": {**{deel.veld: veld(deel) for deel in velden}, "toelichting": _TEKST},
    }
