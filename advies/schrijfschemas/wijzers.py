"""The schemas as files beside the rules: how they are written, which are stale, and the line that points a file to its own."""

from __future__ import annotations

import json
from pathlib import Path

import regels
from advies.schrijfschemas.bestanden import Bestandsoort, bestandsoorten, schrijfschema
from advies.schrijfschemas.voorwaarden import TEKSTEN, Schema
from regels.taal import Regelbank

SCHEMAMAP = "schemas"
"""The folder with the schemas: in `regels/`, and in the folder of a layer."""
_BREEDTE = 120
_IN_MAP: tuple[Bestandsoort, ...] = ("regels", "toetsen")
"""What stands in a folder of its own, one below that of the schemas."""


def schemaregel(soort: Bestandsoort, van_laag: bool = False) -> str:
    """Return the line at the top of a file that points an editor to its schema.

    Args:
        soort: what the file holds.
        van_laag: whether it is of a layer, which has its facts in its own folder.
    """
    weg = "../" if soort in _IN_MAP else "../../regels/" if soort == "feiten" and not van_laag else ""
    return f"# yaml-language-server: $schema={weg}{SCHEMAMAP}/{soort}.json"


def als_bestand(schema: Schema) -> str:
    """Return a schema as the text of a file: what fits on a line stands on one, so that a change of it is small.

    Args:
        schema: what is written.
    """
    return _uitgeschreven(schema, 0, 0) + "\n"


def _uitgeschreven(deel: object, inspringen: int, bezet: int) -> str:
    plat = json.dumps(deel, ensure_ascii=False)
    if not isinstance(deel, dict | list) or not deel or bezet + len(plat) <= _BREEDTE:
        return plat
    regels_: list[str] = []
    paren = deel.items() if isinstance(deel, dict) else (("", onder) for onder in deel)
    for sleutel, onder in paren:
        kop = " " * (inspringen + 1) + (f"{json.dumps(sleutel, ensure_ascii=False)}: " if sleutel else "")
        regels_.append(kop + _uitgeschreven(onder, inspringen + 1, len(kop)))
    open_, dicht = "{}" if isinstance(deel, dict) else "[]"
    return "\n".join([open_, ",\n".join(regels_), " " * inspringen + dicht])


def verouderd(bank: Regelbank) -> str:
    """Return in Dutch which schemas beside the rules are not those of now, and how to write them anew; empty when all are.

    The rules of the package are looked at, or with one layer the folder of that layer. No folder with schemas is no fault.

    Args:
        bank: the rule base, of the package or with layers over it.
    """
    if len(bank.lagen) > 1:
        return ""  # whose schemas know which other layers, only who wrote them can tell
    map_ = Path(bank.lagen[0].pad) if bank.lagen else Path(regels.__file__).parent
    if not (map_ / SCHEMAMAP).is_dir():
        return ""
    oud = [
        f"{soort}.json"
        for soort in bestandsoorten(bank)
        if _gelezen(map_ / SCHEMAMAP / f"{soort}.json") != schrijfschema(soort, bank)
    ]
    if not oud:
        return ""
    opdracht = f"advies schema --voor alles --regels {map_} -o {map_ / SCHEMAMAP}" if bank.lagen else EIGEN
    return TEKSTEN.tekst("schemas.verouderd", bestanden=", ".join(oud), opdracht=opdracht)


EIGEN = f"advies schema --voor alles -o regels/{SCHEMAMAP}"
"""The command that writes the schemas of the rules of the package, in a clone."""


def _gelezen(pad: Path) -> object:
    try:
        return json.loads(pad.read_bytes())
    except (OSError, ValueError):
        return None
