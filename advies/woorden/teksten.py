"""Fixed sentences as data: a YAML file of texts with places between braces; a list of two is the singular and the plural."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from types import MappingProxyType

from kennisbank.bestanden import lees_document
from kennisbank.bundel import uit_bundel
from kennisbank.yaml_knopen import Kaart, Knoop, Lijst

PLEK = re.compile(r"\{([a-z_]+)\}")
"""A place in a text, with the name of what is filled in there."""


class Teksten:
    """The sentences of one file, read when the first is asked for.

    Args:
        bestand: package and path, such as "advies/weergave/teksten.yaml".
    """

    def __init__(self, bestand: str) -> None:
        self._bestand = bestand

    @cached_property
    def alle(self) -> Mapping[str, tuple[str, ...]]:
        """Every text by its place in the file, such as "keuring.bewijs"."""
        return uit_bundel(self._bestand, lambda: lees_teksten(self._bestand))

    def lijst(self, sleutel: str) -> tuple[str, ...]:
        """Return a list of texts.

        Args:
            sleutel: place in the file.

        Raises:
            KeyError: there is no such text.
        """
        return self.alle[sleutel]

    def tekst(self, sleutel: str, **waarden: object) -> str:
        """Return a text with its places filled in; a value is never read as a place.

        Args:
            sleutel: place in the file.
            **waarden: what to fill in.

        Raises:
            KeyError: there is no such text, or a value is missing.
        """
        return _vul(self.alle[sleutel][0], waarden)

    def aantal(self, sleutel: str, n: int, **waarden: object) -> str:
        """Return the singular or plural of a text.

        Args:
            sleutel: place in the file of two texts.
            n: the number, filled in as `{n}`.
            **waarden: what else to fill in.
        """
        enkel, meer = self.alle[sleutel]
        return _vul(enkel if n == 1 else meer, {"n": n, **waarden})


def lees_teksten(bestand: str) -> Mapping[str, tuple[str, ...]]:
    """Read the sentences of a file.

    Args:
        bestand: package and path.

    Raises:
        InvoerFout: the file is not valid YAML.
    """
    uit: dict[str, tuple[str, ...]] = {}
    wortel = lees_document(bestand)
    assert wortel is not None
    _verzamel("", wortel, uit)
    return MappingProxyType(uit)


def _verzamel(pad: str, knoop: Knoop, uit: dict[str, tuple[str, ...]]) -> None:
    if isinstance(knoop, Kaart):
        for sleutel, deel in knoop.paren:
            _verzamel(f"{pad}.{sleutel.waarde}" if pad else sleutel.waarde, deel, uit)
    elif isinstance(knoop, Lijst):
        uit[pad] = tuple(deel.waarde for deel in knoop.items if not isinstance(deel, Kaart | Lijst))
    else:
        uit[pad] = (knoop.waarde,)


def _vul(vorm: str, waarden: Mapping[str, object]) -> str:
    return PLEK.sub(lambda vondst: str(waarden[vondst[1]]), vorm) if "{" in vorm else vorm
