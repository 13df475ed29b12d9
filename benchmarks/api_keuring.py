"""What `benchmarks/api.py` asks of an answer besides what schemathesis does; loaded by schemathesis itself."""

from __future__ import annotations

from typing import Any

import schemathesis
from schemathesis.generation import GenerationMode

_SAMENHANG = {
    "tegenspraak",
    "te_veel_gemeenten",
    "dubbele_gemeente",
    "dubbele_naam",
    "onbekende_regel",
    "meer_regels",
    "onbekend_proces",
    "proces_nodig",
    "geen_proces",
    "meer_fouten",
    "geen_getal",  # more than four digits after the point, which a schema cannot say of binary numbers
}
"""What can be wrong with a request that fits its schema: values that are right, each for itself, but do not go together, and
names that a schema does not list."""


def alleen_samenhang(ctx: Any, response: Any, case: Any) -> None:  # noqa: ARG001 - the signature is schemathesis's
    """A request that fits its schema is refused only for what a schema cannot say."""
    if response.status_code != 400 or case.meta is None or case.meta.generation.mode != GenerationMode.POSITIVE:
        return
    over = {fout["code"] for fout in response.json()["fouten"]} - _SAMENHANG
    assert not over, f"a request that fits its schema was refused: {sorted(over)}"


schemathesis.check(alleen_samenhang)
