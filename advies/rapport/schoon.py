"""Text that a user typed, made safe to print: what cannot be shown is written out, and nothing is lost.

A document may hold the joiners and direction marks that some scripts need; a terminal obeys more, see `kennisbank.tekens`.
"""

from __future__ import annotations

import re
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from kennisbank.frozen import FrozenDict

T = TypeVar("T")

# Control characters (C0, C1, DEL), surrogates, non-characters, and the signs that turn the direction of the text after them
# (Unicode Standard, 23.7; Unicode Standard Annex 9, 2.2). No document format holds the first three; the last can hide what a
# text says.
_ONTOONBAAR = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr(vlak * 0x10000 + 0xFFFE)}{chr(vlak * 0x10000 + 0xFFFF)}" for vlak in range(17))
    + "]"
)
_REGELEINDE = re.compile("[\t\n\u2028\u2029]")


def schoon(tekst: str) -> str:
    """Return a text on one line, in which each sign that cannot be shown is written as `[U+0007]`."""
    if tekst.isascii() and tekst.isprintable():
        return tekst
    return _ONTOONBAAR.sub(lambda vondst: f"[U+{ord(vondst[0]):04X}]", _REGELEINDE.sub(" ", tekst))


def schoon_geheel(waarde: T) -> T:
    """Return a value with every text in it made safe; texts, tuples, mappings and data classes are walked."""
    uit: Any = waarde
    if isinstance(waarde, str):
        nieuw = schoon(waarde)
        uit = waarde if nieuw == waarde else nieuw
    elif isinstance(waarde, tuple):
        delen = tuple(schoon_geheel(deel) for deel in waarde)
        uit = waarde if all(nieuw is oud for nieuw, oud in zip(delen, waarde, strict=True)) else delen
    elif isinstance(waarde, dict):
        kaart = FrozenDict({sleutel: schoon_geheel(deel) for sleutel, deel in waarde.items()})
        uit = waarde if all(kaart[sleutel] is deel for sleutel, deel in waarde.items()) else kaart
    elif is_dataclass(waarde) and not isinstance(waarde, type):
        anders = {}
        for veld in fields(waarde):
            oud = getattr(waarde, veld.name)
            nieuw = schoon_geheel(oud)
            if nieuw is not oud:
                anders[veld.name] = nieuw
        uit = replace(waarde, **anders) if anders else waarde
    return uit  # type: ignore[no-any-return]
