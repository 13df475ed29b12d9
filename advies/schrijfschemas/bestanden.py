"""The files that a rule author writes as JSON Schema: an editor then offers names, tells what they mean and underlines mistakes.

Draft 7, which every editor of YAML knows. A schema says what can be said of one file by itself; `advies check` says the rest.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Literal, get_args

from advies.schrijfschemas.voorwaarden import TEKSTEN, Schema, keuze, verwijs, voorwaardedefinities, waardelijst
from advies.woorden import benamingen
from kennisbank.bronnen import LAAGPLAATS, publicatie
from kennisbank.catalogus import ACTOREN, FASEN, Begrip
from kennisbank.kenners import kenners
from kennisbank.lagen import SCHEIDING, met_lagen
from regels.lezen import PLAATSEN
from regels.plaats import PLAATSOORDELEN
from regels.sleutels import PERSPECTIEF, RegelSleutel
from regels.taal import Grond, Regelbank, Soort, Sterkte

Bestandsoort = Literal["regels", "toetsen", "feiten", "drempels", "eisen", "afwegingen", "laag", "bron"]
"""Rules with derived facts, rule tests, facts, thresholds, requirements, trade-offs; the head and the source of a layer."""
BESTANDSOORTEN: tuple[Bestandsoort, ...] = ("regels", "toetsen", "feiten", "drempels", "eisen", "afwegingen")
"""What the rules of the publication have."""
_VAN_LAAG: tuple[Bestandsoort, ...] = ("laag", "bron", "feiten", "regels", "toetsen", "drempels")
DIALECT = "http://json-schema.org/draft-07/schema#"
_NAAM: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$", "maxLength": 80}
_NAMEN: Schema = {"type": "array", "items": _NAAM}
_TEKST: Schema = {"type": "string", "minLength": 1}
_GETAL: Schema = {"type": "number"}
_JA_NEE: Schema = {"enum": ["ja", "nee"]}
_PROCES: Schema = {"enum": ["proces"]}
_GROND: Schema = {"enum": list(get_args(Grond))}
_VOORWAARDEN = verwijs("voorwaarden")
_BRON = verwijs("bron")


def schrijfschema(soort: Bestandsoort, bank: Regelbank) -> Schema:
    """Return the JSON Schema of one sort of file.

    Args:
        soort: what the file holds.
        bank: the rule base with the names that it can refer to. With layers over it, the schema is that of a file of a layer.
    """
    with met_lagen(bank.lagen):
        return {"$schema": DIALECT, "$id": f"urn:advies:bestand:{soort}", **_BOUWERS[soort](bank)}


def bestandsoorten(bank: Regelbank) -> tuple[Bestandsoort, ...]:
    """Return the sorts of file that a rule author has: all, or with layers over the rule base those that a layer has.

    Args:
        bank: the rule base.
    """
    return _VAN_LAAG if bank.lagen else BESTANDSOORTEN


def _record(wat: str, verplicht: Mapping[str, Schema], vrij: Mapping[str, Schema]) -> Schema:
    """Return the schema of a record, with what `teksten.yaml` says of its keys.

    Args:
        wat: what it is, as the texts call it; empty for a part without texts.
        verplicht: the keys that must be there.
        vrij: the keys that may be there.
    """
    return {
        "type": "object",
        "additionalProperties": False,
        "required": list(verplicht),
        "properties": {sleutel: _met_uitleg(wat, sleutel, deel) for sleutel, deel in {**verplicht, **vrij}.items()},
    }


def _met_uitleg(wat: str, sleutel: str, schema: Schema) -> Schema:
    alle = TEKSTEN.alle
    tekst = next((alle[plek][0] for plek in (f"{wat}.{sleutel}", f"overal.{sleutel}") if plek in alle), "")
    if not tekst:
        return schema
    uitleg = "\n\n".join(deel for deel in (tekst, schema.get("description", "")) if deel)
    # Beside a reference draft 7 reads nothing.
    return {"allOf": [schema], "description": uitleg} if "$ref" in schema else {**schema, "description": uitleg}


def _lijst(deel: Schema) -> Schema:
    return {"type": "array", "minItems": 1, "items": deel}


def _woorden(waarden: Iterable[Any], woord: Callable[[Any], str]) -> Schema:
    mag = list(waarden)
    return {"enum": mag, "description": "\n".join(f"- {waarde}: {woord(waarde)}" for waarde in mag)}


def _eigen_naam(bank: Regelbank) -> Schema:
    """Return the schema of a name that a file gives: one of a layer begins with the name of the layer."""
    if not bank.lagen:
        return _NAAM
    return {**_NAAM, "pattern": f"^({'|'.join(laag.naam for laag in bank.lagen)}){SCHEIDING}[a-z0-9_]+$"}


def _bron(bank: Regelbank) -> Schema:
    """Return the schema of references to places in the publication, and in the sources of layers."""
    waarden: dict[str, list[str | int | float]] = {}
    titels: dict[str, list[str]] = {}
    for (soort, waarde), plaats in publicatie().plaatsen.items():
        waarden.setdefault(soort, []).extend(_schrijfwijzen(waarde))
        titels.setdefault(soort, []).append(f"- {waarde}: {plaats.titel or plaats.tekst}")
    for laag in bank.lagen:
        waarden.setdefault(LAAGPLAATS, []).extend(laag.bron.plaatsen)
        titels.setdefault(LAAGPLAATS, []).extend(
            f"- {naam}: {plaats.titel or plaats.tekst}" for naam, plaats in laag.bron.plaatsen.items()
        )
    bij = sorted({naam for plaats in publicatie().plaatsen.values() for naam in plaats.bij})
    delen: dict[str, Schema] = {
        soort: {"enum": mag, "description": "\n".join(titels[soort])} for soort, mag in waarden.items()
    }
    een = _record("", {}, {**delen, "punt": {"type": "integer", "minimum": 1}, "bij": {"enum": bij}})
    een = {**een, "oneOf": [{"required": [soort]} for soort in delen]}
    return {"anyOf": [_lijst(een), een]}


def _schrijfwijzen(waarde: str) -> list[str | int | float]:
    """Return how a place can be written: as text, and as the number that YAML makes of it."""
    try:
        getal = float(waarde)
    except ValueError:
        return [waarde]
    return [waarde, int(getal) if getal.is_integer() else getal]


def _regels(bank: Regelbank) -> Schema:
    # `if` on the first key, so that an editor tells what is wrong with the one that is meant.
    deel = {"type": "object", "if": {"required": ["afgeleid"]}, "then": _afgeleid(bank), "else": _regel(bank)}
    return {**_lijst(deel), "definitions": {**voorwaardedefinities(bank), "bron": _bron(bank)}}


def _regel(bank: Regelbank) -> Schema:
    aanbevelingen = bank.catalogus.aanbevelingen
    nummers = {
        "type": "array",
        "items": {"enum": [*aanbevelingen, *map(str, aanbevelingen)]},
        "description": "\n".join(f"- {nummer}: {deel.naam}" for nummer, deel in aanbevelingen.items()),
    }
    conclusies = {naam: _conclusie(mag) for naam, mag in bank.catalogus.conclusies.items()}
    tekst_voor = dict.fromkeys(bank.vocabulaire.feiten[PERSPECTIEF.naam].mag(), _TEKST)
    verplicht: dict[str, Schema] = {
        "regel": _eigen_naam(bank),
        "titel": _TEKST,
        "soort": _woorden(get_args(Soort), benamingen.soortwoord),
        "sterkte": _woorden(get_args(Sterkte), benamingen.sterktewoord),
        "grond": _GROND,
        "bron": _BRON,
        "als": _VOORWAARDEN,
        "tekst": _TEKST,
        "uitleg": _TEKST,
        "wie": waardelijst(ACTOREN),
        "fase": waardelijst(FASEN),
    }
    vrij: dict[str, Schema] = {
        "stelling": {"type": ["array", "null"], "items": _TEKST},
        "aanbevelingen": nummers,
        "kern": {"anyOf": [_JA_NEE, nummers]},
        "voor_elk": _PROCES,
        "over": {"enum": list(bank.processen)},
        "wijkt_voor": _NAMEN,
        "dan": {"anyOf": [{"type": "null"}, {**_record("", {}, conclusies), "maxProperties": 1}]},
        "plaats": {"enum": list(PLAATSEN)},
        "preciezer": _lijst(_record("", {"als": _VOORWAARDEN, "titel": _TEKST}, {"tekst": _TEKST})),
        "tekst_voor": _record("", {}, tekst_voor),
        "achteraf": _record("", {"tekst": _TEKST}, {"titel": _TEKST, "kanttekening": _TEKST}),
        "kanttekening": {"type": ["string", "null"]},
    }
    return _record("regel", verplicht, vrij)


def _conclusie(mag: Mapping[str, Begrip]) -> Schema:
    return _woorden(mag, lambda waarde: mag[waarde].naam)


def _afgeleid(bank: Regelbank) -> Schema:
    teksten = dict.fromkeys(("kort", "ja", "nee"), _TEKST)
    verplicht = {"afgeleid": _eigen_naam(bank), **teksten, "grond": _GROND, "bron": _BRON, "betekent": _VOORWAARDEN}
    return _record("afgeleid", verplicht, {"voor_elk": _PROCES})


def _toetsen(bank: Regelbank) -> Schema:
    from advies.schemas import FEITEN, uitvoerschema

    feiten = {deel: waarde for deel, waarde in uitvoerschema(FEITEN).items() if deel not in ("$schema", "$id")}
    namen = [
        RegelSleutel(regel.naam, proces).in_toets
        for regel in bank.regels
        for proces in (bank.processen if regel.voor_elk_proces else ("",))
    ]
    verwacht = dict.fromkeys(("moet", "mag_niet", "open"), verwijs("regels"))
    toets = _record("toets", {"toets": _TEKST, "feiten": verwijs("feiten")}, verwacht)
    return {**_lijst(toets), "definitions": {"feiten": feiten, "regels": waardelijst(namen)}}


def _feiten(bank: Regelbank) -> Schema:
    grenzen = {"eenheid": _TEKST, "minimum": _GETAL, "maximum": _GETAL}
    waarde = _record("", {"waarde": _NAAM, "tekst": _TEKST}, {"hulp": _TEKST, "vervangt": _NAMEN, "onbeslist": _JA_NEE})
    veldsoort = keuze(("tekst", "ja_nee", "geheel_getal", "getal"))
    verplicht: dict[str, Schema] = {
        "feit": _eigen_naam(bank),
        "soort": keuze(("ja_nee", "keuze", "meerkeuze", "geheel_getal", "getal", "gemeenten")),
        "trap": {"enum": [1, 2, "1", "2"]},
        "kenner": _woorden(kenners(), lambda naam: kenners()[naam].reden),
        "kort": _TEKST,
        "vraag": {"type": "string", "pattern": "\\?$"},
        "bron": _BRON,
    }
    vrij: dict[str, Schema] = {
        "per": _PROCES,
        **dict.fromkeys(("hulp", "ja", "nee", "eenheid_enkelvoud"), _TEKST),
        **grenzen,
        "waarden": _lijst(waarde),
        "velden": _lijst(_record("", {"veld": _NAAM, "soort": veldsoort, "kort": _TEKST}, grenzen)),
        "stuurbaar": _JA_NEE,
        "opdracht": {"type": "object", "additionalProperties": _TEKST},
        "uitgangspunt": {"anyOf": [_JA_NEE, _lijst(_NAAM)]},
        "beschrijvend": _JA_NEE,
        **dict.fromkeys(("beschrijvende_waarden", "restwaarden", "vervangt"), _NAMEN),
    }
    feiten = _lijst(_record("feit", verplicht, vrij))
    # A layer has one list; it is a theme by itself.
    geheel = feiten if bank.lagen else _record("", {"thema": _NAAM, "titel": _TEKST, "feiten": feiten}, {})
    return {**geheel, "definitions": {"bron": _bron(bank)}}


def _drempels(bank: Regelbank) -> Schema:
    verplicht = {"drempel": _eigen_naam(bank), "getal": _GETAL, "eenheid": _TEKST, "grond": _GROND, "bron": _BRON}
    return {**_lijst(_record("drempel", verplicht, {"opmerking": _TEKST})), "definitions": {"bron": _bron(bank)}}


def _eisen(bank: Regelbank) -> Schema:
    naast = {
        "plaats": waardelijst(PLAATSOORDELEN),
        "soort": waardelijst(get_args(Soort)),
        "sterkte": waardelijst(get_args(Sterkte)),
    }
    kop = {"eis": _NAAM, "titel": _TEKST}
    aantal: Schema = {"type": "integer", "minimum": 0}
    bekend = {"type": "array", "items": {"enum": list(bank.vocabulaire.feiten)}}
    over = _record(
        "eis",
        {**kop, "over": {"enum": list(bank.catalogus.conclusies)}},
        {"hoogstens": aantal, "minstens": aantal, "bekend": bekend},
    )
    plaatsen: Schema = {"enum": list(PLAATSOORDELEN)}
    plaats = _record("eis", {**kop, "plaats": plaatsen, "nooit_naast": _record("", {}, naast)}, {})
    return _lijst({"type": "object", "if": {"required": ["plaats"]}, "then": plaats, "else": over})


def _afwegingen(bank: Regelbank) -> Schema:
    regels = waardelijst(regel.naam for regel in bank.regels)
    pool = _record("", {"pool": _NAAM, "naam": _TEKST, "tekst": _TEKST, "regels": regels}, {})
    verplicht = {
        "afweging": _NAAM,
        **dict.fromkeys(("titel", "vraag", "neigt_uitleg", "doorslag"), _TEKST),
        "polen": {"type": "array", "minItems": 2, "maxItems": 2, "items": pool},
        "neigt": _NAAM,
        "doorslag_grond": _GROND,
        "grond": _GROND,
        "bron": _BRON,
    }
    return {**_lijst(_record("afweging", verplicht, {})), "definitions": {"bron": _bron(bank)}}


def _laag(bank: Regelbank) -> Schema:
    # What contradicts facts stays on; a rule that is off now can stay so.
    van_publicatie = (*bank.regels, *(deel.regel for deel in bank.uitgeschakeld))
    kan_uit = [deel for deel in van_publicatie if not deel.laag and deel.soort != "tegenspraak"]
    uit = {deel.naam: {**_TEKST, "description": deel.titel} for deel in kan_uit}
    return _record("laag", {"laag": _NAAM, "titel": _TEKST}, {"bouwt_op": _NAMEN, "schakelt_uit": _record("", {}, uit)})


def _laagbron(_bank: Regelbank) -> Schema:
    plaats = _record("laagplaats", {LAAGPLAATS: _NAAM, "tekst": _TEKST}, {"titel": _TEKST, "adres": _TEKST})
    jaar: Schema = {"type": "integer", "minimum": 1, "maximum": 9999}
    verplicht = {"titel": _TEKST, "uitgave": _TEKST, "jaar": jaar, "plaatsen": _lijst(plaats)}
    return _record("laagbron", verplicht, {"adres": _TEKST})


_BOUWERS: Mapping[Bestandsoort, Callable[[Regelbank], Schema]] = {
    "regels": _regels,
    "toetsen": _toetsen,
    "feiten": _feiten,
    "drempels": _drempels,
    "eisen": _eisen,
    "afwegingen": _afwegingen,
    "laag": _laag,
    "bron": _laagbron,
}
