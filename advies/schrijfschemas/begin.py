"""A commented start of something that a rule author adds: each key with what it is for, made from the schema of its file."""

from __future__ import annotations

from textwrap import wrap
from typing import Literal, get_args

from advies.schrijfschemas.bestanden import Bestandsoort, schrijfschema
from advies.schrijfschemas.voorwaarden import TEKSTEN, Schema
from advies.schrijfschemas.wijzers import schemaregel
from kennisbank.lagen import laag_van
from regels.taal import Regelbank

Stuk = Literal["regel", "afgeleid", "toets", "drempel", "afweging", "feit"]
STUKKEN: tuple[Stuk, ...] = get_args(Stuk)
"""What can be begun, by its first key."""
_BESTAND: dict[Stuk, Bestandsoort] = {
    "regel": "regels",
    "afgeleid": "regels",
    "toets": "toetsen",
    "drempel": "drempels",
    "afweging": "afwegingen",
    "feit": "feiten",
}
_VOORBEELD = {
    "als": ["- vervangingsbudget: nee"],
    "betekent": ["- vervangingsbudget: nee"],
    "bron": ["- aanbeveling: 3"],
    "feiten": ["vervangingsbudget: nee"],
}
"""What stands below a key whose value is a list or a mapping, so that its form is seen."""
_BREEDTE = 116
_KEUZEN = 16
"""The most values that are named behind a key."""


def begin(stuk: Stuk, naam: str, bank: Regelbank) -> str:
    """Return a start in YAML: the keys that must be there, empty but for a name, and the others as comments.

    Args:
        stuk: what is begun.
        naam: the name that it gets; one of a layer begins with the name of that layer.
        bank: the rule base with the words that can be chosen.
    """
    record = _record(stuk, schrijfschema(_BESTAND[stuk], bank))
    van_laag = bool(laag_van(naam))
    zinnen = [*TEKSTEN.lijst("begin.laag" if van_laag else f"begin.{stuk}"), TEKSTEN.tekst("begin.schemaregel")]
    kop = [schemaregel(_BESTAND[stuk], van_laag), *(f"# {zin}" for zin in zinnen)]
    verplicht = record["required"]
    uit: list[str] = [f"- {stuk}: {naam}"]
    for sleutel in verplicht:
        if sleutel != stuk:
            uit += _sleutel(sleutel, record["properties"][sleutel], van_laag)
    uit.append(f"  # {TEKSTEN.tekst('begin.vrij')}")
    for sleutel, deel in record["properties"].items():
        if sleutel not in verplicht:
            uit.append(f"  # {sleutel}: {_eerste_regel(deel)}".rstrip())
    inspringen = "  " if stuk == "feit" and not van_laag else ""
    return "\n".join([*kop, *(inspringen + tekst for tekst in uit)]) + "\n"


def _record(stuk: Stuk, schema: Schema) -> Schema:
    lijst: Schema = schema["properties"]["feiten"] if "properties" in schema else schema
    items: Schema = lijst["items"]
    if "if" in items:
        deel: Schema = items["then" if stuk == "afgeleid" else "else"]
        return deel
    return items


def _sleutel(sleutel: str, deel: Schema, van_laag: bool) -> list[str]:
    zinnen = [_eerste_regel(deel)] if deel.get("description") else []
    keuzen = _keuzen(deel)
    if keuzen:
        zinnen.append(TEKSTEN.tekst("begin.kies", keuzen=", ".join(keuzen)))
    uitleg = [f"  # {regel}" for zin in zinnen for regel in wrap(zin, _BREEDTE)]
    return [*uitleg, f"  {sleutel}:", *(f"    {tekst}" for tekst in _voorbeeld(sleutel, van_laag))]


def _voorbeeld(sleutel: str, van_laag: bool) -> list[str]:
    return ["- plaats: artikel_1"] if sleutel == "bron" and van_laag else _VOORBEELD.get(sleutel, [])


def _eerste_regel(deel: Schema) -> str:
    return str(deel.get("description", "")).partition("\n")[0]


def _keuzen(deel: Schema) -> list[str]:
    mag = deel.get("enum") or deel.get("items", {}).get("enum") or ()
    namen = list(dict.fromkeys(str(waarde) for waarde in mag))
    return namen if len(namen) <= _KEUZEN else []
