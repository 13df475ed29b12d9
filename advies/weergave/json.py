"""The answer as JSON, by the contract that `advies schema --antwoord` publishes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from json.encoder import encode_basestring
from typing import Any

from advies.antwoord import Antwoord
from advies.raad.samenvatting import Samenvatting
from kennisbank.frozen import json_fields
from kennisbank.tekens import zichtbaar


def als_json(antwoorden: Sequence[Antwoord | Samenvatting]) -> str:
    """Return one answer as an object, or several as a list.

    Args:
        antwoorden: one or more answers, whole or in one glance.
    """
    inhoud = antwoorden[0] if len(antwoorden) == 1 else antwoorden
    return zichtbaar(_ingesprongen(inhoud, "\n")) + "\n"


def als_lijst(antwoorden: Iterable[tuple[str, Antwoord | Samenvatting]]) -> Iterator[str]:
    """Yield answers as a list, each on a line of its own, so that no more than one is in memory.

    Args:
        antwoorden: the name of each facts file, and its answer. The name is added to the object as `bestand`.

    Yields:
        Text to write; nothing when there is no answer.
    """
    eerste = True
    for bestand, antwoord in antwoorden:
        inhoud = {"bestand": bestand, **json_fields(antwoord)}
        yield ("[\n" if eerste else ",\n") + zichtbaar(json.dumps(inhoud, ensure_ascii=False, default=json_fields))
        eerste = False
    if not eerste:
        yield "\n]\n"


def _ingesprongen(waarde: Any, regeleinde: str) -> str:
    """Return a value as `json.dumps` writes it with `indent=2`, for which the library has no encoder in C.

    Args:
        waarde: the value: texts, numbers, sequences, mappings with texts as keys, and values of the answer.
        regeleinde: a line break, and the spaces of the line that the value stands on.
    """
    soort = type(waarde)
    if soort is str:
        return encode_basestring(waarde)
    if waarde is None or soort is bool or soort is int or soort is float:
        return json.dumps(waarde)
    verder = regeleinde + "  "
    if isinstance(waarde, list | tuple):
        delen = [_ingesprongen(deel, verder) for deel in waarde]
        haken = "[]"
    else:
        paren = waarde if isinstance(waarde, dict) else json_fields(waarde)
        delen = [f"{encode_basestring(naam)}: {_ingesprongen(deel, verder)}" for naam, deel in paren.items()]
        haken = "{}"
    return f"{haken[0]}{verder}{(',' + verder).join(delen)}{regeleinde}{haken[1]}" if delen else haken
