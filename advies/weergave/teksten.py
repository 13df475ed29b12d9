"""The fixed sentences of the screens, from `teksten.yaml`."""

from __future__ import annotations

from advies.woorden.teksten import Teksten

_TEKSTEN = Teksten("advies/weergave/teksten.yaml")
lijst = _TEKSTEN.lijst
"""Return a list of texts, see `advies.woorden.teksten`."""
tekst = _TEKSTEN.tekst
"""Return a text with its places filled in."""
aantal = _TEKSTEN.aantal
"""Return the singular or plural of a text."""
