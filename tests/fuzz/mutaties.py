"""Mutations of YAML, on bytes and on lines: from one source of randomness, so that an input can be made again."""

from __future__ import annotations

import copy
import json
from collections.abc import Sequence
from random import Random
from typing import Any

from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import Getal
from kennisbank.vocabulaire import vocabulaire

HOOGSTENS = 60_000
_NARE_WAARDEN = (
    "", "~", "null", "onbekend", "ja", "nee", "no", "08", "0x1F", "1e400", ".inf", ".nan", "NaN", "-0", "-1", "1.00001",
    "999999999999", "9223372036854775808", "99999999999999999999999999", "1_000", "12:30:00", "2024-01-01", "1,5", "1.000",
    "[]", "{}", "[[]]", "[{}]", "{a: {b: c}}", "[ja, ja]", "&a x", "*a", "!!python/object/apply:os.system [ls]", "!!int 3",
    "!x y", "|", ">-", "'", '"', '"\\x1b[31m"', '"\\u202e"', '"\\0"', '"\\ud800"', '"\\x85"', '"\\u2028"', "[red]x[/red]",
    "[link=http://x]y[/link]", "{naam.__class__}", "{proces}", "{0}", "%s", "${x}", "{{ 1 }}", "<script>", "@x", "`x`", "%TAG",
    "?", "? a", ": ", "- - -", "---", "...", "#", "'''", "﻿", "é", "𝕏", "‮", "\t", "\r", "\u2029", "x" * 5000, "[" * 40, "{a: " * 40,
    "{minstens: 3}", "{hoogstens: 1e3}", "{is: 2, minstens: 9}", "{een_van: [a]}", "{verschilt_van: uitvoering.technisch_beheer}",
    "{bevat: x}", "{aantal: {minstens: 99}}", "{naam: A}", "[{naam: A}, {naam: a}]", "naam", "{er_is: {proces: []}}",
)  # fmt: skip
_SLEUTELS = (
    "naam", "toelichting", "regel", "afgeleid", "titel", "soort", "sterkte", "grond", "bron", "als", "betekent", "dan", "tekst",
    "uitleg", "wie", "fase", "voor_elk", "aanbevelingen", "stelling", "kanttekening", "een_van", "alle", "geen_van", "niet", "er_is",
    "elk", "toets", "feiten", "moet", "mag_niet", "open", "kort", "ja", "nee", "casus", "aanbeveling", "<<", "__class__",
)  # fmt: skip
_BYTES = (b"\x00", b"\xff", b"\xfe\xff", b"\xc3", b"\x1b[2J", b"\x7f", b"\xef\xbb\xbf", b"\xc2\x85", b"\xe2\x80\xae", b"\r\n",
          b"\n", b"\t", b" ", b":", b"-", b"[", b"]", b"{", b"}", b"'", b'"', b"#", b"&", b"*", b"!", b"|", b">", b"%", b"?")  # fmt: skip


def muteer(inhoud: bytes, rng: Random, anderen: Sequence[bytes]) -> bytes:
    """Return the input after some mutations.

    Args:
        inhoud: what to start from.
        rng: source of randomness.
        anderen: other inputs, to take lines from.
    """
    if inhoud.startswith(b"{") and rng.random() < 0.8:
        return _op_json(inhoud, rng)
    for _ in range(rng.choice((1, 1, 1, 2, 3, 5, 12))):
        inhoud = (_op_regels if rng.random() < 0.75 else _op_bytes)(inhoud, rng, anderen)
    return inhoud[:HOOGSTENS]


def _op_json(inhoud: bytes, rng: Random) -> bytes:
    """Replace, remove or add some values, wherever they are."""
    try:
        wortel = json.loads(inhoud)
    except (ValueError, RecursionError):
        return inhoud[: rng.randrange(len(inhoud))]
    for _ in range(rng.choice((1, 1, 2, 5))):
        knoop = wortel
        while isinstance(knoop, dict | list) and knoop:
            sleutel = rng.choice(list(knoop)) if isinstance(knoop, dict) else rng.randrange(len(knoop))
            if rng.random() < 0.3 or not isinstance(knoop[sleutel], dict | list) or not knoop[sleutel]:
                if rng.random() < 0.2:
                    del knoop[sleutel]
                else:
                    knoop[sleutel] = _jsonwaarde(rng, wortel)
                break
            knoop = knoop[sleutel]
    return json.dumps(wortel, ensure_ascii=False).encode("utf-8", "replace")


def _jsonwaarde(rng: Random, wortel: Any) -> Any:
    kleine: tuple[Any, ...] = (
        None,
        True,
        0,
        -1,
        2**63,
        1.5,
        1e300,
        "",
        [],
        {},
        [[]],
        {"regel": 1},
        {"feit": "a", "waarde": "b", "regel": []},
    )
    match rng.randrange(4):
        case 0:
            return rng.choice(_NARE_WAARDEN)
        case 1:
            return copy.deepcopy(wortel) if rng.random() < 0.1 else rng.choice(list(vocabulaire().feiten))
        case _:
            return copy.deepcopy(rng.choice(kleine))


def _op_bytes(inhoud: bytes, rng: Random, anderen: Sequence[bytes]) -> bytes:
    plaats = rng.randrange(len(inhoud) + 1)
    lengte = rng.choice((1, 1, 2, 4, 16, 64))
    match rng.randrange(5):
        case 0:
            return inhoud[:plaats] + rng.randbytes(lengte) + inhoud[plaats + lengte :]
        case 1:
            return inhoud[:plaats] + inhoud[plaats + lengte :]
        case 2:
            return inhoud[:plaats] + rng.choice(_BYTES) + inhoud[plaats:]
        case 3:
            return inhoud[:plaats] + inhoud[plaats : plaats + lengte] * rng.choice((2, 3, 50)) + inhoud[plaats:]
        case _:
            ander = rng.choice(anderen)
            deel = rng.randrange(len(ander) + 1)
            return inhoud[:plaats] + ander[deel : deel + 200] + inhoud[plaats:]


def _op_regels(inhoud: bytes, rng: Random, anderen: Sequence[bytes]) -> bytes:
    regels = inhoud.split(b"\n")
    plaats = rng.randrange(len(regels))
    regel = regels[plaats]
    match rng.randrange(9):
        case 0:
            del regels[plaats]
        case 1:
            regels[plaats:plaats] = [regel] * rng.choice((1, 2, 200))
        case 2:
            ander = rng.randrange(len(regels))
            regels[plaats], regels[ander] = regels[ander], regel
        case 3:
            regels[plaats] = rng.choice((b"", b" ", b"  ", b"    ", b"- ", b"\t")) + rng.choice((regel, regel.lstrip()))
        case 4 | 5:
            begin, punt, _ = regel.partition(b":")
            regels[plaats] = begin + (punt or b":") + b" " + _waarde(rng)
        case 6:
            _, punt, rest = regel.partition(b":")
            ruimte = regel[: len(regel) - len(regel.lstrip(b" -"))]
            regels[plaats] = ruimte + _sleutel(rng) + (punt or b":") + rest
        case 7:
            vreemd = rng.choice(anderen).split(b"\n")
            deel = rng.randrange(len(vreemd))
            regels[plaats:plaats] = vreemd[deel : deel + rng.choice((1, 3, 12))]
        case _:
            ruimte = b" " * (len(regel) - len(regel.lstrip(b" ")))
            regels.insert(plaats, ruimte + _sleutel(rng) + b": " + _waarde(rng))
    return b"\n".join(regels)


def _waarde(rng: Random) -> bytes:
    if rng.random() < 0.3:
        feit = rng.choice(list(vocabulaire().feiten.values()))
        grenzen = (feit.soort.minimum, feit.soort.maximum) if isinstance(feit.soort, Getal) else (None, None)
        return rng.choice([*feit.mag(), feit.naam, *map(str, grenzen)]).encode()
    return rng.choice(_NARE_WAARDEN).encode()


def _sleutel(rng: Random) -> bytes:
    soort = rng.random()
    if soort < 0.4:
        return rng.choice(list(vocabulaire().feiten)).encode()
    if soort < 0.5:
        return rng.choice(list(catalogus().processen)).encode()
    if soort < 0.6:
        return f"{rng.choice(list(vocabulaire().feiten))}.{rng.choice(list(catalogus().processen))}".encode()
    return rng.choice(_SLEUTELS).encode()
