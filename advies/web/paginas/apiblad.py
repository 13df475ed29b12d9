"""The description of the API for a reader: its operations and its records, from the OpenAPI document; without starlette."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from kennisbank.lean import dataclass

_Deel = Mapping[str, Any]
_FEITEN = "Feiten"
"""The facts have pages of their own in the book of rules."""


@dataclass(frozen=True, slots=True)
class Lid:
    """A member of a record, or a parameter.

    Args:
        naam: its name.
        soort: what it holds.
        verwijst: the record that it holds; empty for none.
        verplicht: whether it must be there.
        uitleg: what it means.
    """

    naam: str
    soort: str
    verwijst: str
    verplicht: bool
    uitleg: str


@dataclass(frozen=True, slots=True)
class Voorbeeld:
    """A body to send.

    Args:
        titel: what it shows.
        tekst: the body.
    """

    titel: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Operatie:
    """What can be asked.

    Args:
        anker: id on the page.
        methode: of HTTP.
        pad: the address.
        titel: in one line.
        uitleg: in some lines.
        vraagdelen: what stands in the address.
        leden: what stands in the body.
        voorbeelden: bodies.
        geeft: what comes back when it goes well.
        antwoord: the form of that.
        fouten: the other statuses, each with its meaning.
    """

    anker: str
    methode: str
    pad: str
    titel: str
    uitleg: str
    vraagdelen: tuple[Lid, ...]
    leden: tuple[Lid, ...]
    voorbeelden: tuple[Voorbeeld, ...]
    geeft: str
    antwoord: tuple[Lid, ...]
    fouten: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Record:
    """A record that the API takes or gives.

    Args:
        naam: its name.
        zelf: what it is, and what it holds when it has no members.
        leden: its members.
    """

    naam: str
    zelf: Lid
    leden: tuple[Lid, ...]


@dataclass(frozen=True, slots=True)
class Apiblad:
    """What the page shows.

    Args:
        uitleg: what the API does.
        versie: its version.
        groepen: the operations by subject: its name, what it is about, and its operations.
        records: the records.
    """

    uitleg: str
    versie: str
    groepen: tuple[tuple[str, str, tuple[Operatie, ...]], ...]
    records: tuple[Record, ...]


def maak_apiblad(document: _Deel) -> Apiblad:
    """Return what the page shows.

    Args:
        document: the OpenAPI document.
    """
    basis = str(document["servers"][0]["url"])
    operaties = [
        (operatie["tags"][0], _operatie(document, methode, basis + pad, operatie))
        for pad, methoden in document["paths"].items()
        for methode, operatie in methoden.items()
    ]
    schemas: _Deel = document["components"]["schemas"]
    return Apiblad(
        uitleg=document["info"]["description"],
        versie=document["info"]["version"],
        groepen=tuple(
            (tag["name"], tag["description"], tuple(deel for naam, deel in operaties if naam == tag["name"]))
            for tag in document["tags"]
        ),
        records=tuple(
            Record(naam, _lid(naam, schema, True), tuple(_leden(schema)))
            for naam, schema in sorted(schemas.items())
            if naam != _FEITEN
        ),
    )


def _operatie(document: _Deel, methode: str, pad: str, operatie: _Deel) -> Operatie:
    body = _los_op(document, operatie.get("requestBody", {})).get("content", {}).get("application/json", {})
    antwoorden = {status: _los_op(document, deel) for status, deel in operatie["responses"].items()}
    goed = antwoorden["200"]
    return Operatie(
        anker=f"op-{operatie['operationId']}",
        methode=methode.upper(),
        pad=pad,
        titel=operatie["summary"],
        uitleg=operatie["description"],
        vraagdelen=tuple(
            _lid(deel["name"], deel["schema"], deel.get("required", False), deel.get("description", ""))
            for deel in operatie.get("parameters", ())
        ),
        leden=tuple(_leden(_los_op(document, body.get("schema", {})))),
        voorbeelden=tuple(
            Voorbeeld(deel["summary"], json.dumps(deel["value"], ensure_ascii=False, indent=2))
            for deel in body.get("examples", {}).values()
        ),
        geeft=goed["description"],
        antwoord=tuple(_lid(soort, deel.get("schema", {}), True) for soort, deel in goed.get("content", {}).items()),
        fouten=tuple((status, deel["description"]) for status, deel in antwoorden.items() if status != "200"),
    )


def _leden(schema: _Deel) -> Iterator[Lid]:
    verplicht = schema.get("required", ())
    for naam, deel in schema.get("properties", {}).items():
        yield _lid(naam, deel, naam in verplicht)


def _lid(naam: str, schema: _Deel, verplicht: bool, uitleg: str = "") -> Lid:
    soort, verwijst = _soort(schema)
    return Lid(naam, soort, verwijst, verplicht, uitleg or schema.get("description", ""))


def _soort(schema: _Deel) -> tuple[str, str]:
    """Return what a schema holds in a few words, and the one record that it speaks of."""
    if "$ref" in schema:
        naam = str(schema["$ref"]).rpartition("/")[2]
        return naam, "" if naam == _FEITEN else naam
    if "enum" in schema:
        return " | ".join(json.dumps(deel, ensure_ascii=False) for deel in schema["enum"]), ""
    for samen in ("anyOf", "oneOf"):
        if samen in schema:
            delen = [_soort(deel) for deel in schema[samen]]
            return " | ".join(dict.fromkeys(tekst for tekst, _ in delen)), next((v for _, v in delen if v), "")
    soort = schema.get("type", "json")
    if soort == "array":
        tekst, verwijst = _soort(schema.get("items", {}))
        return f"[{tekst}]", verwijst
    return (" | ".join(soort) if isinstance(soort, list) else str(schema.get("format", soort))), ""


def _los_op(document: _Deel, deel: _Deel) -> _Deel:
    """Return what a reference points at; the thing itself when it is none."""
    while "$ref" in deel:
        uit: Any = document
        for naam in str(deel["$ref"]).removeprefix("#/").split("/"):
            uit = uit[naam]
        deel = uit
    return deel
