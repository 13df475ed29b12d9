"""The answer as JSON, by the contract that `advies schema --antwoord` publishes."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from advies.antwoord import Antwoord
from kennisbank.tekens import zichtbaar


def als_json(antwoorden: Sequence[Antwoord]) -> str:
    """Return one answer as an object, or several as a list.

    Args:
        antwoorden: one or more answers, in the order of the files.
    """
    inhoud: Any = [asdict(antwoord) for antwoord in antwoorden]
    return zichtbaar(json.dumps(inhoud[0] if len(inhoud) == 1 else inhoud, ensure_ascii=False, indent=2)) + "\n"
