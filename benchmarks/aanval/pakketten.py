"""Zip files that are broken or a bomb: what workbooks and templates have in common."""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from io import BytesIO
from random import Random
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

Delen = dict[str, bytes]


def pak_uit(inhoud: bytes) -> Delen:
    """Return the parts of a zip file."""
    with ZipFile(BytesIO(inhoud)) as pakket:
        return {deel: pakket.read(deel) for deel in pakket.namelist()}


def pak_in(delen: Mapping[str, bytes], methode: int = ZIP_DEFLATED) -> bytes:
    """Return a zip file with these parts."""
    uit = BytesIO()
    with ZipFile(uit, "w", methode, compresslevel=9) as pakket:
        for naam, inhoud in delen.items():
            pakket.writestr(naam, inhoud)
    return uit.getvalue()


def breuken(goed: bytes, rng: Random) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield broken forms of a sound zip file: a name for each, and what makes it.

    Args:
        goed: the sound file.
        rng: source of randomness.
    """
    yield "leeg", lambda: b""
    yield "alleen_kop", lambda: b"PK\x03\x04"
    yield "lege_zip", lambda: pak_in({})
    yield "ole", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 600
    yield "tekst", lambda: b"naam: A\n"
    yield "kop_plus_nul", lambda: b"PK\x03\x04" + b"\0" * 1_000_000
    yield "voorop", lambda: b"x" * 1000 + goed
    yield "achteraan", lambda: goed + b"x" * 70_000
    yield "twee_keer", lambda: goed + goed
    yield "ongepakt", lambda: pak_in(pak_uit(goed), ZIP_STORED)
    yield "methode_99", lambda: goed.replace(b"\x08\x00", b"\x63\x00")
    yield "versleuteld", lambda: _vlag(goed)
    yield "maat_gelogen", lambda: _gelogen(goed)
    yield "vijf_miljoen", lambda: goed + b"\0" * 5_000_000
    for deel in (0.1, 0.5, 0.9, 0.99):
        yield f"afgekapt_{deel}", partial(_begin, goed, deel)
    for nummer in range(12):
        yield f"bytes_{nummer:02}", partial(_bytes_om, goed, rng.random())


def vervangen(
    goed: bytes, deel: str, vormen: Mapping[str, Callable[[bytes], bytes | None]]
) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """Yield a sound zip file with one part changed, for each form; None takes the part out.

    Args:
        goed: the sound file.
        deel: name of the part.
        vormen: what makes the new contents from the old, by name.
    """
    kort = deel.rpartition("/")[2]
    for naam, vorm in vormen.items():
        yield f"{kort}-{naam}", partial(_vervang, goed, deel, vorm)


def _vervang(goed: bytes, deel: str, vorm: Callable[[bytes], bytes | None]) -> bytes:
    delen = pak_uit(goed)
    nieuw = vorm(delen.pop(deel, b""))
    return pak_in(delen if nieuw is None else {**delen, deel: nieuw})


XML: dict[str, Callable[[bytes], bytes | None]] = {
    "weg": lambda _: None,
    "leeg": lambda _: b"",
    "tekst": lambda _: b"dit is geen xml",
    "half": lambda oud: oud[: len(oud) // 2],
    "ander": lambda _: b'<?xml version="1.0"?><a/>',
    "dtd": lambda oud: oud.replace(b"?>", b'?><!DOCTYPE a [<!ENTITY x "y">]>', 1),
    "lachen": lambda _: _lachen(),
    "buiten": lambda _: b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    "diep": lambda _: b"<a>" * 200_000,
    "diep_dicht": lambda _: b"<a>" * 100_000 + b"</a>" * 100_000,
    "bom_spaties": lambda oud: oud + b" " * 100_000_000,
    "bom_elementen": lambda oud: _voor_einde(oud, b"<x/>" * 20_000_000),
    "bom_tekst": lambda oud: _voor_einde(oud, b"a" * 100_000_000),
    "bom_kenmerk": lambda _: b'<a b="' + b"x" * 100_000_000 + b'"/>',
    "bom_commentaar": lambda oud: oud + b"<!--" + b"x" * 100_000_000 + b"-->",
    "elementen_400k": lambda oud: _voor_einde(oud, b"<x/>" * 400_000),
    "nul": lambda oud: oud.replace(b"<", b"\0<", 5),
    "utf16": lambda oud: oud.decode().encode("utf-16"),
    "codering": lambda oud: oud.replace(b"UTF-8", b"onzin", 1),
}
"""Hostile forms of a part that is XML; the bombs pack to some 100 kB."""


def _voor_einde(oud: bytes, extra: bytes) -> bytes:
    voor, einde, na = oud.rpartition(b"</")
    return voor + extra + einde + na


def _lachen() -> bytes:
    regels = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a0 "ha">{regels}]><a>&a11;</a>'.encode()


def _vlag(goed: bytes) -> bytes:
    uit = bytearray(goed)
    plaats = -1
    while (plaats := uit.find(b"PK\x01\x02", plaats + 1)) >= 0:
        uit[plaats + 8] |= 1
    return bytes(uit)


def _gelogen(goed: bytes) -> bytes:
    uit = bytearray(goed)
    plaats = -1
    while (plaats := uit.find(b"PK\x01\x02", plaats + 1)) >= 0:
        uit[plaats + 24 : plaats + 28] = struct.pack("<I", 10)
    return bytes(uit)


def _begin(goed: bytes, deel: float) -> bytes:
    return goed[: int(len(goed) * deel)]


def _bytes_om(goed: bytes, zaad: float) -> bytes:
    rng = Random(zaad)
    uit = bytearray(goed)
    for _ in range(rng.choice([1, 10, 200])):
        uit[rng.randrange(len(uit))] = rng.randrange(256)
    return bytes(uit)
