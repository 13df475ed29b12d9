"""Messages of the library as a page says them: without the commands of a terminal, with what helps here instead."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kennisbank.foutcodes import Code
from kennisbank.meldingen import Melding

_ZIN = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_PLAATS = re.compile(r"(?::\d+:\d+)?: ")
_OPDRACHT = re.compile(r"\badvies (?:[a-z]+)\b|(?<!\w)--[a-z]", re.ASCII)


def op_pagina(melding: Melding, hulp: Mapping[Code, str], naam: str = "") -> Melding:
    """Return a message without the sentences that name a command, and with what the page can do for its kind.

    A message of which no sentence would be left stays as it is: a command tells more than nothing.

    Args:
        melding: the message.
        hulp: what helps on a page, by code.
        naam: name of the file with which the message may begin; it stays, whatever it looks like.
    """
    kop = naam if naam and melding.tekst.startswith(naam) else ""
    plaats = _PLAATS.match(melding.tekst, len(kop)) if kop else None
    kop = melding.tekst[: plaats.end()] if plaats else ""
    zinnen = _ZIN.split(melding.tekst[len(kop) :])
    over = [zin for zin in zinnen if not _OPDRACHT.search(zin)]
    if not over or len(over) == len(zinnen):
        return melding
    if melding.code in hulp:
        over.append(hulp[melding.code])
    return melding._replace(tekst=kop + " ".join(over))
