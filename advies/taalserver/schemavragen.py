"""What a schema says about a place in a file: which keys and values may stand there, and what they mean."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from advies.schrijfschemas.voorwaarden import Schema
from advies.taalserver.cursor import ITEM, Cursor


def sleutels(schema: Schema, plek: Cursor) -> Mapping[str, str]:
    """Return the keys that may stand at a place, each with what it means.

    Args:
        schema: of the whole file.
        plek: where.
    """
    uit: dict[str, str] = {}
    for deel in _op(schema, plek, plek.pad):
        for naam, inhoud in deel.get("properties", {}).items():
            if not uit.get(naam):
                uit[naam] = _uitleg(schema, inhoud)
    return uit


def waarden(schema: Schema, plek: Cursor) -> tuple[str, ...]:
    """Return the values that may stand at a place.

    Args:
        schema: of the whole file.
        plek: where.
    """
    mag = [str(waarde) for deel in _op(schema, plek, plek.waarde) for waarde in deel.get("enum", ())]
    return tuple(dict.fromkeys(mag))


def uitleg(schema: Schema, plek: Cursor) -> str:
    """Return what the key at a place means, or the key of which the value stands there.

    Args:
        schema: of the whole file.
        plek: where.
    """
    if plek.sleutel:
        return next((tekst for deel in _op(schema, plek, plek.waarde) if (tekst := _uitleg(schema, deel))), "")
    van_sleutel = sleutels(schema, plek).get(plek.woord, "")
    boven = plek.pad[:-1] if plek.pad[-1:] == (ITEM,) else plek.pad
    return van_sleutel or next((tekst for deel in _op(schema, plek, boven) if (tekst := _uitleg(schema, deel))), "")


def _uitleg(wortel: Schema, deel: Mapping[str, Any]) -> str:
    if "description" in deel:
        return str(deel["description"])
    return _uitleg(wortel, _definitie(wortel, deel)) if "$ref" in deel else ""


def _definitie(wortel: Schema, deel: Mapping[str, Any]) -> Schema:
    gevonden: Schema = wortel["definitions"][str(deel["$ref"]).removeprefix("#/definitions/")]
    return gevonden


def _op(wortel: Schema, plek: Cursor, pad: tuple[str, ...]) -> list[Schema]:
    """Return what a schema says at the end of a path, in each of the ways that it allows."""
    delen = [wortel]
    for stap in pad:
        delen = [ander for deel in delen for heel in _alle(wortel, deel, plek) for ander in _onder(heel, stap)]
    return [heel for deel in delen for heel in _alle(wortel, deel, plek)]


def _alle(wortel: Schema, deel: Schema, plek: Cursor) -> Iterator[Schema]:
    """Yield a schema and all that it is put together from."""
    yield deel
    if "$ref" in deel:
        yield from _alle(wortel, _definitie(wortel, deel), plek)
    for soort in ("allOf", "anyOf", "oneOf"):
        for ander in deel.get(soort, ()):
            yield from _alle(wortel, ander, plek)
    if "if" in deel:
        yield from _alle(wortel, deel["then" if set(deel["if"]["required"]) <= plek.hoofd else "else"], plek)


def _onder(deel: Schema, stap: str) -> Iterator[Schema]:
    if stap == ITEM:
        if "items" in deel:
            yield deel["items"]
    elif stap in deel.get("properties", {}):
        yield deel["properties"][stap]
    elif isinstance(deel.get("additionalProperties"), dict):
        yield deel["additionalProperties"]
