"""The JSON Schema of everything that a command writes as JSON, made from the records that are written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from advies.versie import __version__
from kennisbank.frozen import ALLEEN_MET_LAGEN

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FEITEN = "feiten"
"""The schema of what goes in: a facts file."""
OPDRACHTEN = (
    "evaluate",
    "evaluate-lijst",
    "evaluate-kort",
    "evaluate-samenvatting",
    "evaluate-samenvatting-lijst",
    "explain",
    "explain-gevoelig",
    "whatif",
    "diff",
    "diff-regels",
    "change",
    "ask",
    "cases",
    "overleg",
    "dvo",
    "plan",
    "rules",
    "rules-afgeleid",
    "rules-dekking",
    "rules-drempels",
    "verify",
    "verify-lijst",
    "verloop",
    "streek",
    "check",
    "check-voorstel",
    "fouten",
)
"""What has a schema: a command, and behind a hyphen the option or the input that gives another form; `fouten` is what every
command writes to standard error when the input is wrong."""


def uitvoerschema(opdracht: str) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what a command gives as JSON.

    Its `$id` names the version of this package, since keys may be added: a schema is that of the version that wrote the JSON.

    Args:
        opdracht: one of `OPDRACHTEN`, or `FEITEN` for a facts file.

    Raises:
        ValueError: it is none of those.
    """
    if opdracht == FEITEN:
        return _feiten()
    if opdracht not in OPDRACHTEN:
        raise ValueError(f"opdracht moet een van {', '.join((*OPDRACHTEN, FEITEN))} zijn, niet {opdracht!r}")
    schema = recordschema(_vormen()[opdracht])
    if opdracht == "evaluate-samenvatting-lijst":
        _noem_bestand(schema["$defs"]["Samenvatting"], in_lijst=True)
    elif opdracht in ("evaluate", "evaluate-lijst"):
        _vul_antwoord_aan(schema if opdracht == "evaluate" else schema["$defs"]["Antwoord"], opdracht != "evaluate")
    return {"$schema": DIALECT, "$id": schema_id(opdracht), **schema}


def recordschema(vorm: Any) -> dict[str, Any]:
    """Return the JSON Schema of a record, or of a list of records, as it is written as JSON.

    Args:
        vorm: the class of the record, or a list of it.
    """
    from pydantic import TypeAdapter

    schema: dict[str, Any] = TypeAdapter(vorm).json_schema(mode="serialization")
    for deel in _records(schema):
        _sluit(deel)
    return schema


def schema_id(opdracht: str) -> str:
    """Return the name of a schema: that of the command, and the version of this package."""
    return f"urn:advies:schema:{opdracht}:{__version__}"


def _vormen() -> dict[str, Any]:
    from advies.antwoord import Antwoord, Vraag
    from advies.beheer.dekkingsoverzicht import Afgeleidoverzicht, Dekkingsoverzicht
    from advies.beheer.drempeloverzicht import Drempeloverzicht
    from advies.beheer.regeloverzicht import Regeloverzicht
    from advies.casussen import Casus
    from advies.dvo.controlelijst import Controlelijst
    from advies.plan.model import Plan
    from advies.raad.samenvatting import Samenvatting
    from advies.streek.vormen import Streek
    from advies.tabel.beoordelen import Kortregel
    from advies.uitleg.gevoeligheid import Gevoeligheid
    from advies.uitleg.narekenen import Narekening
    from advies.uitleg.overlegvormen import Overleg
    from advies.uitleg.verklaring import Verklaring
    from advies.uitleg.wat_als import Verschil
    from advies.uitleg.wijziging import Wijziging
    from advies.verloop.vormen import Verloop
    from advies.weergave.vormen import Keuringsvorm, Regelverschillenvorm, Toetsvorm
    from kennisbank.foutvorm import Foutenvorm

    return {
        "evaluate": Antwoord,
        "evaluate-lijst": list[Antwoord],
        "evaluate-kort": Kortregel,
        "evaluate-samenvatting": Samenvatting,
        "evaluate-samenvatting-lijst": list[Samenvatting],
        "explain": list[Verklaring],
        "explain-gevoelig": Gevoeligheid,
        "whatif": Verschil,
        "diff": Verschil,
        "diff-regels": Regelverschillenvorm,
        "change": list[Wijziging],
        "ask": list[Vraag],
        "cases": list[Casus],
        "overleg": Overleg,
        "dvo": Controlelijst,
        "plan": Plan,
        "rules": list[Regeloverzicht],
        "rules-afgeleid": list[Afgeleidoverzicht],
        "rules-dekking": Dekkingsoverzicht,
        "rules-drempels": list[Drempeloverzicht],
        "verify": Narekening,
        "verify-lijst": list[Narekening],
        "verloop": Verloop,
        "streek": Streek,
        "check": Keuringsvorm,
        "check-voorstel": list[Toetsvorm],
        "fouten": Foutenvorm,
    }


def _records(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the schema of each record: those by name, and the outermost when it is one."""
    yield from (deel for deel in (schema, *schema.get("$defs", {}).values()) if "properties" in deel)


def _sluit(record: dict[str, Any]) -> None:
    """Close a record to keys that it does not have, and tell of each key what its docstring says."""
    record["additionalProperties"] = False
    record["description"], uitleg = _uiteen(record.get("description", ""))
    record["properties"] = {
        naam.removesuffix("_"): {**deel, "description": uitleg[naam]} if naam in uitleg else deel
        for naam, deel in record["properties"].items()
    }
    record["required"] = [naam.removesuffix("_") for naam in record["required"] if naam not in ALLEEN_MET_LAGEN]


def _uiteen(docstring: str) -> tuple[str, dict[str, str]]:
    """Return what a docstring says of a record, and of each of its fields (`Args`)."""
    kop, _, rest = docstring.partition("\n\nArgs:\n")
    uitleg: dict[str, str] = {}
    naam = ""
    for tekstregel in rest.partition("\n\n")[0].splitlines():
        if tekstregel.startswith("    ") and not tekstregel.startswith("     "):
            naam, _, tekst = tekstregel.strip().partition(": ")
            uitleg[naam] = tekst
        elif naam:
            uitleg[naam] += f" {tekstregel.strip()}"
    return kop, uitleg


def _vul_antwoord_aan(antwoord: dict[str, Any], in_lijst: bool) -> None:
    """Say what the record of an answer cannot: the name of its file in a list, and the facts that it may hold."""
    _noem_bestand(antwoord, in_lijst)
    feiten = _feiten()
    antwoord["properties"]["feiten"] = {
        "description": antwoord["properties"]["feiten"]["description"],
        **{naam: feiten[naam] for naam in ("type", "additionalProperties", "properties")},
    }


def _noem_bestand(record: dict[str, Any], in_lijst: bool) -> None:
    """Add the name of the facts file, which a list has for each answer."""
    bestand = {"type": "string", "description": "The facts file; in the list of answers that more files give."}
    record["properties"] = {"bestand": bestand, **record["properties"]}
    if in_lijst:
        record["required"] = ["bestand", *record["required"]]


def _feiten() -> dict[str, Any]:
    from kennisbank.schema import feitenschema

    schema = feitenschema()
    return {"$schema": schema.pop("$schema"), "$id": schema_id(FEITEN), **schema}
