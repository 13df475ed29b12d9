"""Messages of the library as a page says them: without the commands of a terminal, with what helps here instead."""

from __future__ import annotations

import re
from collections.abc import Mapping

from kennisbank.foutcodes import Code
from kennisbank.meldingen import Melding

_ZIN = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_OPDRACHT = re.compile(r"\badvies (?:[a-z]+)\b|(?<!\w)--[a-z]", re.ASCII)


def op_pagina(melding: Melding, hulp: Mapping[Code, str]) -> Melding:
    """Return a message without the sentences that name a command, and with what the page can do for its kind.

    Args:
        melding: the message.
        hulp: what helps on a page, by code.
    """
    zinnen = _ZIN.split(melding.tekst)
    over = [zin for zin in zinnen if not _OPDRACHT.search(zin)]
    if len(over) == len(zinnen):
        return melding
    if melding.code in hulp:
        over.append(hulp[melding.code])
    return melding._replace(tekst=" ".join(over))
