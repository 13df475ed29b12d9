"""The answer as JSON, by the contract that `advies schema --antwoord` publishes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from advies.antwoord import Antwoord
from kennisbank.tekens import zichtbaar


def als_json(antwoorden: Sequence[Antwoord]) -> str:
    """Return one answer as an object, or several as a list.

    Args:
        antwoorden: one or more answers.
    """
    inhoud = antwoorden[0] if len(antwoorden) == 1 else antwoorden
    return zichtbaar(json.dumps(inhoud, ensure_ascii=False, indent=2, default=_velden)) + "\n"


def als_lijst(antwoorden: Iterable[tuple[str, Antwoord]]) -> Iterator[str]:
    """Yield answers as a list, each on a line of its own, so that no more than one is in memory.

    Args:
        antwoorden: the name of each facts file, and its answer. The name is added to the object as `bestand`.

    Yields:
        Text to write; nothing when there is no answer.
    """
    eerste = True
    for bestand, antwoord in antwoorden:
        inhoud = {"bestand": bestand, **_velden(antwoord)}
        yield ("[\n" if eerste else ",\n") + zichtbaar(json.dumps(inhoud, ensure_ascii=False, default=_velden))
        eerste = False
    if not eerste:
        yield "\n]\n"


def _velden(waarde: Any) -> dict[str, Any]:
    """Return the fields of a value of the answer, for the encoder, which asks for them as it meets the value."""
    return {naam: getattr(waarde, naam) for naam in waarde.__dataclass_fields__}
