"""JSON for `verify` that is no answer, an enormous answer, or an answer with other contents."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Any

from aanval.geval import Geval

_A = "a.json"
_KLEIN = b'{"adviezen":[],"feiten":{},"ontvangstbewijs":{"advies":"1","regelbank":"a","feiten":"b"}}'
"""The smallest answer that is accepted."""


@cache
def _goed() -> dict[str, Any]:
    from advies import Adviseur
    from advies.invoer import ontleed_feiten
    from advies.weergave.json import als_json

    bestand = ontleed_feiten(
        b"naam: A\nvervangingsbudget: nee\nomvang_wiz_fte: 3.5\ngemeenten: [{naam: B}]\n", "f.yaml"
    )
    gelezen = json.loads(als_json([Adviseur(motor="referentie").evalueer(bestand)]))
    assert isinstance(gelezen, dict)
    return gelezen


def _met(**velden: Any) -> Callable[[], bytes]:
    return lambda: json.dumps({**_goed(), **velden}).encode()


def _met_advies(veld: str, waarde: Any) -> bytes:
    return _met(adviezen=[{**_goed()["adviezen"][0], veld: waarde}])()


def _met_bewijs(deel: str, waarde: Any) -> bytes:
    return _met(ontvangstbewijs={**_goed()["ontvangstbewijs"], deel: waarde})()


def _tekst() -> bytes:
    return json.dumps(_goed()).encode()


_VORMEN: dict[str, Callable[[], bytes]] = {
    "leeg": lambda: b"",
    "nul": lambda: b"\0",
    "bom": lambda: b"\xef\xbb\xbf" + _tekst(),
    "utf16": lambda: _tekst().decode().encode("utf-16"),
    "latin1": lambda: b'{"a": "\xe9"}',
    "half": lambda: _tekst()[:5000],
    "twee": lambda: _tekst() * 2,
    "afval": lambda: _tekst() + b"x",
    "getal": lambda: b"1",
    "tekst": lambda: b'"x"',
    "null": lambda: b"null",
    "lijst_leeg": lambda: b"[]",
    "object_leeg": lambda: b"{}",
    "lijst_null": lambda: b"[null]",
    "lijst_lijst": lambda: b"[[]]",
    "lijst_100k": lambda: b"[" + b"{}," * 100_000 + b"{}]",
    "lijst_getallen": lambda: b"[" + b"1," * 9_000_000 + b"1]",
    "lijst_6M": lambda: b"[" + b"{}," * 6_000_000 + b"{}]",
    "goed_keer_50": lambda: b"[" + b",".join([_tekst()] * 50) + b"]",
    "goed_keer_100k": lambda: b"[" + b",".join([_KLEIN] * 100_000) + b"]",
    "klein_keer_1000": lambda: b"[" + b",".join([_KLEIN] * 1_000) + b"]",
    "spaties_20M": lambda: b" " * 19_999_999 + b"1",
    "te_groot": lambda: b" " * 20_000_001,
    "tekst_19M": lambda: b'{"x": "' + b"a" * 19_000_000 + b'"}',
    "escape_19M": lambda: b'"' + b"\\u0041" * 3_000_000 + b'"',
    "sleutels_1M": lambda: b"{" + b",".join(b'"%d":1' % n for n in range(1_000_000)) + b"}",
    "diep_1k": lambda: b"[" * 1_000 + b"]" * 1_000,
    "diep_100k": lambda: b"[" * 100_000,
    "diep_kaart": lambda: b'{"a":' * 100_000,
    "diep_19M": lambda: b"[" * 19_000_000,
    "cijfers_5000": lambda: b"9" * 5_000,
    "cijfers_1M": lambda: b"9" * 1_000_000,
    "cijfers_in": _met(casussen=[10**4000]),
    "exponent": lambda: b"1e999999999",
    "oneindig": lambda: b"Infinity",
    "nan": lambda: b"NaN",
    "nan_in": lambda: _tekst()[:-1] + b', "casussen": [NaN]}',
    "groot_in": lambda: _tekst()[:-1] + b', "casussen": 1e999}',
    "dubbel_feiten": lambda: _tekst()[:-1] + b', "feiten": {"vervangingsbudget": "ja"}}',
    "dubbel_feit": lambda: _tekst().replace(
        b'"vervangingsbudget": "nee"', b'"vervangingsbudget": "ja", "vervangingsbudget": "nee"'
    ),
    "dubbel_bewijs": lambda: b'{"ontvangstbewijs": 1, ' + _tekst()[1:],
    "surrogaat": lambda: _tekst().replace(b'"A"', b'"\\ud800"'),
    "nul_in": lambda: _tekst().replace(b'"A"', b'"a\\u0000b"'),
    "rtl": lambda: _tekst().replace(b'"A"', b'"\\u202egnp"'),
    "esc": lambda: _tekst().replace(b'"A"', b'"\\u001b[2J"'),
    "commentaar": lambda: b"// x\n" + _tekst(),
    "komma": lambda: _tekst()[:-1] + b",}",
    "enkel": lambda: b"{'a': 1}",
    "yaml": lambda: b"naam: A\n",
    "zip": lambda: b"PK\x03\x04",
}
_WAARDEN: tuple[Any, ...] = (
    None,
    1,
    -1,
    1.5,
    True,
    "x",
    "",
    [],
    [1],
    [None],
    [[]],
    {},
    {"a": 1},
    {"": None},
    "\u202e",
    "x" * 1_000_000,
    [{}] * 1_000,
    {"proces": "x"},
    {"proces": ["x"]},
    [{"regel": "x"}],
    [{"status": "uitgesloten"}],
)
_FEITEN: tuple[Any, ...] = (
    {"vervangingsbudget": True},
    {"vervangingsbudget": 1},
    {"vervangingsbudget": "yes"},
    {"omvang_wiz_fte": 10**30},
    {"omvang_wiz_fte": 29.99999999},
    {"omvang_wiz_fte": "3.5"},
    {"omvang_wiz_fte": [3.5]},
    {"omvang_wiz_fte": True},
    {"gemeenten": [{"naam": "a"}] * 2},
    {"gemeenten": [{"naam": f"a{n}"} for n in range(50_000)]},
    {"doelen": "deskundigheid"},
    {"doelen": ["deskundigheid"] * 100_000},
    {"doelen": [{}] * 29_000},
    {"doelen": [f"k{n}" for n in range(100_000)]},
    {"onbekend_feit": "ja"},
    {f"f{n}": "ja" for n in range(100_000)},
    {"uitvoering": {f"p{n}": "ja" for n in range(100_000)}},
    {"uitvoering": {"technisch_beheer": {}}},
    {"naam": "B"},
    {"naam": ["B"]},
    {"toelichting": 1},
    {"aantal_gemeenten": 1, "gemeenten": [{"naam": "a"}, {"naam": "b"}]},
    {"fase": "ontwerp\u0000"},
    {"fase": "Ontwerp"},
)


def gevallen(rng: Random) -> Iterator[Geval]:
    """Yield forms of JSON, an answer with each part made strange, an answer with strange facts, and mutations."""
    for naam, inhoud in _VORMEN.items():
        yield _geval(f"vorm-{naam}", inhoud)
        yield _geval(f"stdin-{naam}", inhoud, stdin=True)
    for veld in ("adviezen", "ontvangstbewijs", "feiten", "samenwerkingsverband", "reikwijdte", "vragen", "casussen"):
        for nummer, waarde in enumerate(_WAARDEN):
            yield _geval(f"veld-{veld}-{nummer:02}", _met(**{veld: waarde}))
    for veld in ("regel", "over", "status", "titel", "omdat"):
        for nummer, waarde in enumerate(_WAARDEN):
            yield _geval(f"advies-{veld}-{nummer:02}", partial(_met_advies, veld, waarde))
    for deel in ("advies", "regelbank", "feiten"):
        for nummer, waarde in enumerate(_WAARDEN[:16]):
            yield _geval(f"bewijs-{deel}-{nummer:02}", partial(_met_bewijs, deel, waarde))
    for nummer, feiten in enumerate(_FEITEN):
        yield _geval(f"feiten-{nummer:02}", _met(feiten=feiten))
    for nummer in range(40):
        yield _geval(f"mutatie-{nummer:02}", partial(_gemuteerd, rng.random()))


def _gemuteerd(zaad: float) -> bytes:
    from tests.fuzz.mutaties import muteer

    return muteer(_tekst(), Random(zaad), [_tekst()])


def _geval(naam: str, inhoud: Callable[[], bytes], *, stdin: bool = False) -> Geval:
    def maak(map_: Path) -> None:
        (map_ / _A).write_bytes(inhoud())

    opdracht = ("verify", "-") if stdin else ("verify", _A)
    omleiding = f"< {_A}" if stdin else ""
    return Geval("antwoorden", naam, opdracht, maak, omleiding=omleiding, codes=frozenset({0, 1, 2}))
