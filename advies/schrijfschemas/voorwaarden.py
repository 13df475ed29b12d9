"""The conditions of a rule as JSON Schema, made from the vocabulary: what an editor may offer and what it says about it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, assert_never

from advies.woorden.teksten import Teksten
from kennisbank.feitsoorten import Gemeenten, Getal, JaNee, Keuze, Meerkeuze, VrijeTekst, Waarde, keuzewaarden
from kennisbank.vocabulaire import FeitDefinitie
from regels.drempels import MAATSTAVEN
from regels.taal import Drempel, Regelbank

Schema = dict[str, Any]
TEKSTEN = Teksten("advies/schrijfschemas/teksten.yaml")


def voorwaardedefinities(bank: Regelbank) -> dict[str, Schema]:
    """Return the definitions that a schema with conditions refers to: `voorwaarde`, `voorwaarden`, and what those need.

    Args:
        bank: the rule base with the facts, derived facts, processes and thresholds that a condition can name.
    """
    reeksen = {"proces": verwijs("voorwaarden"), "gemeente": verwijs("gemeentevoorwaarden")}
    eigenschappen: dict[str, Schema] = {
        **_samenstellingen("voorwaarde"),
        "er_is": {**_een_sleutel(reeksen), "description": _uitleg("er_is")},
        "elk": {**_een_sleutel({"proces": verwijs("voorwaarden")}), "description": _uitleg("elk")},
    }
    definities: dict[str, Schema] = {}
    for feit in bank.vocabulaire.feiten.values():
        in_voorwaarde = _feit(feit, bank)
        if in_voorwaarde is not None:
            definities[f"feit_{feit.naam}"] = in_voorwaarde
            eigenschappen |= dict.fromkeys(_namen(feit.naam, feit.per_proces, bank), verwijs(f"feit_{feit.naam}"))
    for deel in bank.afgeleid:
        uitleg = _uitleg("afgeleid", kort=deel.kort, ja=deel.ja, nee=deel.nee)
        inhoud = {**keuze(("ja", "nee")), "description": uitleg}
        definities[f"feit_{deel.naam}"] = inhoud
        eigenschappen |= dict.fromkeys(_namen(deel.naam, deel.per_proces, bank), verwijs(f"feit_{deel.naam}"))
    gemeente = {**_samenstellingen("gemeentevoorwaarde"), **_gemeentevelden(bank)}
    return {
        **definities,
        "voorwaarde": _een_sleutel(eigenschappen),
        "voorwaarden": {"type": "array", "minItems": 1, "items": verwijs("voorwaarde")},
        "gemeentevoorwaarde": _een_sleutel(gemeente),
        "gemeentevoorwaarden": {"type": "array", "minItems": 1, "items": verwijs("gemeentevoorwaarde")},
    }


def _uitleg(sleutel: str, **waarden: str) -> str:
    return TEKSTEN.tekst(f"voorwaarde.{sleutel}", **waarden)


def verwijs(naam: str) -> Schema:
    """Return the reference to a definition."""
    return {"$ref": f"#/definitions/{naam}"}


def _samenstellingen(soort: str) -> dict[str, Schema]:
    """Return what puts conditions of one sort together."""
    lijst = verwijs(f"{soort}n")
    # An `allOf` around the reference: beside `$ref` draft 7 reads nothing.
    uit: dict[str, Schema] = {
        naam: {"allOf": [lijst], "description": _uitleg(naam)} for naam in ("een_van", "alle", "geen_van")
    }
    return {**uit, "niet": {"anyOf": [verwijs(soort), lijst], "description": _uitleg("niet")}}


def _een_sleutel(eigenschappen: Mapping[str, Schema]) -> Schema:
    return {
        "type": "object",
        "additionalProperties": False,
        "minProperties": 1,
        "maxProperties": 1,
        "properties": dict(eigenschappen),
    }


def _namen(naam: str, per_proces: bool, bank: Regelbank) -> list[str]:
    return [naam, *(f"{naam}.{proces}" for proces in bank.processen)] if per_proces else [naam]


def keuze(waarden: Iterable[str]) -> Schema:
    """Return the schema of one of some words."""
    return {"type": "string", "enum": list(waarden)}


def waardelijst(waarden: Iterable[str]) -> Schema:
    """Return the schema of a list of some words, each at most once."""
    return {"type": "array", "minItems": 1, "uniqueItems": True, "items": keuze(waarden)}


def feituitleg(feit: FeitDefinitie) -> str:
    """Return what an editor tells of a fact: its question, help, values and places."""
    delen = [feit.vraag, feit.hulp]
    waarden = keuzewaarden(feit.soort)
    if waarden:
        delen.append("\n".join(f"- {waarde.waarde}: {_waardetekst(waarde)}" for waarde in waarden))
    if isinstance(feit.soort, Getal):
        grenzen_ = {"minimum": f"{feit.soort.minimum:g}", "maximum": f"{feit.soort.maximum:g}"}
        delen.append(_uitleg("getal", eenheid=feit.soort.eenheid, **grenzen_))
    if feit.per_proces:
        delen.append(_uitleg("per_proces"))
    delen.append(_uitleg("bron", plaatsen="; ".join(bron.tekst for bron in feit.bron)))
    return "\n\n".join(deel for deel in delen if deel)


def _waardetekst(waarde: Waarde) -> str:
    return f"{waarde.tekst} ({waarde.hulp})" if waarde.hulp else waarde.tekst


def _feit(feit: FeitDefinitie, bank: Regelbank) -> Schema | None:
    """Return what stands behind a fact in a condition; None for one that no condition can name."""
    uitleg = {"description": feituitleg(feit)}
    match feit.soort:
        case JaNee():
            return {**keuze(("ja", "nee")), **uitleg}
        case Keuze():
            lijst = waardelijst(feit.mag())
            vormen = {
                "een_van": lijst,
                "geen_van": lijst,
                "niet": keuze(feit.mag()),
                "verschilt_van": keuze(_gelijke(feit, bank)),
            }
            return {"anyOf": [keuze(feit.mag()), _een_sleutel(vormen)], **uitleg}
        case Meerkeuze():
            een_of_meer = {"anyOf": [keuze(feit.mag()), waardelijst(feit.mag())]}
            vormen = dict.fromkeys(("bevat", "bevat_een_van", "bevat_alle", "bevat_niet"), een_of_meer)
            return {**_een_sleutel({**vormen, "aantal": grenzen({"type": "integer", "minimum": 0}, bank)}), **uitleg}
        case Getal():
            return {**_getal(feit.soort, bank), **uitleg}
        case Gemeenten():
            return None
        case _:
            assert_never(feit.soort)


def _getal(soort: Getal, bank: Regelbank) -> Schema:
    getal: Schema = {"type": "number", "minimum": soort.minimum, "maximum": soort.maximum}
    return grenzen(getal, bank, lambda drempel: drempel.eenheid in (soort.eenheid, soort.enkelvoud))


def grenzen(getal: Schema, bank: Regelbank, past: Callable[[Drempel], bool] = lambda _: True) -> Schema:
    """Return the schema of bounds on a number, each a number or the name of a threshold.

    Args:
        getal: the schema of the number.
        bank: the rule base with the thresholds.
        past: which thresholds can be named.
    """
    drempels = [drempel.naam for drempel in bank.drempels if past(drempel)]
    een: Schema = {"anyOf": [getal, keuze(drempels)]} if drempels else getal
    return {
        "type": "object",
        "additionalProperties": False,
        "minProperties": 1,
        "properties": dict.fromkeys(MAATSTAVEN, een),
    }


def _gelijke(feit: FeitDefinitie, bank: Regelbank) -> list[str]:
    """Return the facts with the same values, with which a fact can be compared."""
    anderen = [ander for ander in bank.vocabulaire.feiten.values() if ander.mag() == feit.mag()]
    return [naam for ander in anderen for naam in _namen(ander.naam, ander.per_proces, bank)]


def _gemeentevelden(bank: Regelbank) -> dict[str, Schema]:
    """Return what stands behind each field of a municipality in a condition on one municipality."""
    uit: dict[str, Schema] = {}
    for naam, veld in bank.vocabulaire.velden.items():
        match veld.soort:
            case JaNee():
                uit[naam] = {**keuze(("ja", "nee")), "description": veld.kort}
            case Getal() as soort:
                uit[naam] = {**_getal(soort, bank), "description": veld.kort}
            case VrijeTekst():
                pass
            case _:
                assert_never(veld.soort)
    return uit
