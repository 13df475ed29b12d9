"""Which of the forms that there are a caller can read best: the header `Accept` (RFC 9110, section 12.5.1)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from advies.web.problemen import Weigering

_BEREIK = re.compile(r"\s*([\w.+*-]+)/([\w.+*-]+)\s*(?:;(.*))?")
_GEWICHT = re.compile(r"\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", re.IGNORECASE)


def kies_vorm(koppen: Sequence[str], vormen: Mapping[str, str]) -> str:
    """Return the form that a caller likes best; of equals the first.

    Args:
        koppen: the values of the header; empty when it is absent, so that everything will do.
        vormen: the media type of each form.

    Raises:
        Weigering: none will do.
    """
    bereiken = [bereik for bereik in map(_lees, ",".join(koppen).split(",")) if bereik] if koppen else [("*", "*", 1.0)]
    gewichten = {vorm: _gewicht(soort.partition(";")[0], bereiken) for vorm, soort in vormen.items()}
    beste = max(gewichten, key=lambda vorm: gewichten[vorm])
    if gewichten[beste] == 0:
        soorten = ", ".join(soort.partition(";")[0] for soort in vormen.values())
        raise Weigering(406, f"Een rapport is er in deze vormen: {soorten}. Noem er een in de kop 'Accept'.")
    return beste


def _lees(deel: str) -> tuple[str, str, float] | None:
    vondst = _BEREIK.fullmatch(deel)
    if vondst is None:
        return None
    gewicht = next((m for m in map(_GEWICHT.fullmatch, (vondst[3] or "").split(";")) if m), None)
    return vondst[1].lower(), vondst[2].lower(), float(gewicht[1]) if gewicht else 1.0


def _gewicht(soort: str, bereiken: Sequence[tuple[str, str, float]]) -> float:
    """Return how much a media type is liked: by the range that names it most precisely."""
    type_, _, onder = soort.partition("/")
    passend = [
        (deel != "*", ook != "*", q) for deel, ook, q in bereiken if deel in ("*", type_) and ook in ("*", onder)
    ]
    return max(passend, default=(False, False, 0.0))[2]
