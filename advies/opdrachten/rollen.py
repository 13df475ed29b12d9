"""For whom something is made, on the command line: by the word for the group, or by that for one person in it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kennisbank.catalogus import Actor

PERSONEN: Mapping[str, Actor] = MappingProxyType({"bestuurder": "bestuur", "manager": "management", "ict": "ict_ers"})
"""The word for one person, by the group of whom the publication speaks."""
GROEPEN = tuple(persoon if "_" in groep else groep for persoon, groep in PERSONEN.items())
"""The word for each group as people write it."""
HETZELFDE = " bestuurder is hetzelfde als bestuur, manager als management, en ict_ers als ict."


class Rolkeuze(click.Choice[str]):
    """Takes a group or a person in it, and gives the group.

    Args:
        eerst: the words that the command names first; the others come after them.
    """

    def __init__(self, *eerst: str) -> None:
        alle = (*PERSONEN, *PERSONEN.values())
        super().__init__([*eerst, *(deel for deel in alle if deel not in eerst)])

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the group that is meant.

        Args:
            value: what was typed.
            param: the option.
            ctx: the command.
        """
        gekozen = super().convert(value, param, ctx)
        return PERSONEN.get(gekozen, gekozen)
