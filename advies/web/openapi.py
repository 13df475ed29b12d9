"""The published description of the API: the contract in `api.yaml`, with the schemas of the library in it.

A schema stands in the document once, by the name of its record, as the library makes it; nothing is described twice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from advies.web.instellingen import API_VERSIE, Instellingen
from kennisbank.bestanden import lees_data

BESTAND = "advies/web/api.yaml"
_UIT = {
    "Antwoord": "evaluate",
    "Samenvatting": "evaluate-samenvatting",
    "Verklaringen": "explain",
    "Verschil": "diff",
    "Wijzigingen": "change",
    "Vragen": "ask",
    "Regeloverzichten": "rules",
    "Fouten": "fouten",
    "Feiten": "feiten",
}
"""The schemas of the library by their name in the document."""
_BIJ_ALLES = (404, 405, 421, 500, 503)
_BIJ_POST = (400, 403, 408, 413, 415)


def document(instellingen: Instellingen) -> dict[str, Any]:
    """Return the OpenAPI document (3.1).

    Args:
        instellingen: how the service is set up; whom to ask comes from it.
    """
    uit = dict(_document())
    if instellingen.contact is not None:
        contact = instellingen.contact
        uit["info"] = {
            **uit["info"],
            "contact": {"name": contact.naam, "email": contact.e_mail, "url": contact.url},
        }
    return uit


@cache
def _document() -> Mapping[str, Any]:
    import yaml

    uit: dict[str, Any] = yaml.safe_load(lees_data(BESTAND))
    uit["info"]["version"] = API_VERSIE
    uit["components"]["schemas"] = {**_schemas(), **uit["components"]["schemas"]}
    for pad, methode, operatie in _operaties(uit):
        _vul_aan(pad, methode, operatie)
    return uit


def _operaties(uit: Mapping[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for pad, methoden in uit["paths"].items():
        for methode, operatie in methoden.items():
            yield pad, methode, operatie


def _vul_aan(pad: str, methode: str, operatie: dict[str, Any]) -> None:
    """Add what each operation has: the header with the version, and the errors that it can give."""
    for antwoord in operatie["responses"].values():
        antwoord.setdefault("headers", {})["API-Version"] = {"$ref": "#/components/headers/API-Version"}
    statussen = (400, *_BIJ_ALLES) if methode == "get" else (*_BIJ_POST, *_BIJ_ALLES)
    if pad == "/rapporten":
        statussen = (*statussen, 406, 501)
    for status in sorted(statussen):
        operatie["responses"][str(status)] = {"$ref": f"#/components/responses/Probleem{status}"}


def _schemas() -> dict[str, Any]:
    """Return the schemas of the library, each record once.

    Raises:
        ValueError: two records with one name differ.
    """
    from advies.schemas import recordschema, uitvoerschema
    from advies.web.naslag import Casusoverzicht, Feitoverzicht

    bronnen = {naam: uitvoerschema(bron) for naam, bron in _UIT.items()}
    bronnen |= {"Feitoverzicht": recordschema(Feitoverzicht), "Casusoverzicht": recordschema(Casusoverzicht)}
    uit: dict[str, Any] = {}
    for naam, schema in bronnen.items():
        for deel, inhoud in {**schema.pop("$defs", {}), naam: schema}.items():
            gewoon = _verwijs({sleutel: d for sleutel, d in inhoud.items() if sleutel not in ("$schema", "$id")})
            if uit.setdefault(deel, gewoon) != gewoon:
                raise ValueError(f"two records are called {deel}")
    del uit["Fouten"]  # its messages stand in a problem
    feiten = uit["Antwoord"]["properties"]["feiten"]
    uit["Antwoord"]["properties"]["feiten"] = {
        "description": feiten["description"],
        "$ref": "#/components/schemas/Feiten",
    }
    return uit


_TYPEN: Mapping[type, str] = {str: "string", bool: "boolean", type(None): "null"}


def _verwijs(deel: Any) -> Any:
    """Return a schema as it is in the document: references to its components, and values of one type together.

    Generators of clients make a type of a list of values, which they cannot of values of several types or of one value at a time.
    """
    if isinstance(deel, list):
        return [_verwijs(kind) for kind in deel]
    if not isinstance(deel, dict):
        return deel
    if isinstance(deel.get("$ref"), str):
        return {**deel, "$ref": deel["$ref"].replace("#/$defs/", "#/components/schemas/")}
    keuzen = deel.get("oneOf")
    if isinstance(keuzen, list) and all("const" in keuze for keuze in keuzen):
        zonder = {naam: _verwijs(kind) for naam, kind in deel.items() if naam != "oneOf"}
        return {**zonder, "type": "string", "enum": [keuze["const"] for keuze in keuzen]}
    waarden = deel.get("enum")
    if isinstance(waarden, list) and len(typen := dict.fromkeys(map(type, waarden))) > 1:
        zonder = {naam: _verwijs(kind) for naam, kind in deel.items() if naam != "enum"}
        return {**zonder, "anyOf": [_van_type(soort, waarden) for soort in typen]}
    return {naam: _verwijs(kind) for naam, kind in deel.items()}


def _van_type(soort: type, waarden: list[Any]) -> dict[str, Any]:
    """Return the schema of the values of one type; all values of the type when those are there."""
    eigen = [waarde for waarde in waarden if type(waarde) is soort]
    return {"type": _TYPEN[soort]} if soort in (bool, type(None)) else {"type": _TYPEN[soort], "enum": eigen}
