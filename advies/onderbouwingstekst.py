"""The text of a facts file with evidence beside its answers; all else in it, comments too, stays as it was typed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

import yaml

from advies.feitenbestand import aangehaald
from advies.feitentekst import Invuller, inhoud_van, kort_paar, vind
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout, Melding
from kennisbank.onderbouwing import WAARDE, Onderbouwing
from kennisbank.yaml_knopen import HOOGSTENS_BYTES
from regels.sleutels import FeitSleutel

VOLGT = Onderbouwing(opmerking="volgt uit andere antwoorden")
"""What stands beside an answer that nobody gave: it follows from others, and is worked out anew when those change."""
_KAAL = re.compile(r"[\w.-]+")
_TE_GROOT = f"met deze tekst wordt het bestand te groot; het mag hoogstens {HOOGSTENS_BYTES // 1000} kB zijn."
_FOUT = "de indeling van dit bestand is te ongewoon om er een opmerking of bron in te zetten; er is niets gewijzigd."


@dataclass(frozen=True, slots=True)
class _Lang:
    """An answer with what must stand beside it.

    Args:
        sleutel: the fact.
        velden: the evidence; none to take it away.
    """

    sleutel: FeitSleutel
    velden: Mapping[str, str]

    def tekst(self, waarde: str) -> str:
        """Return the answer as YAML on one line."""
        if not self.velden:
            return waarde
        delen = [f"{WAARDE}: {waarde}", *(f"{naam}: {aangehaald(deel)}" for naam, deel in self.velden.items())]
        return "{" + ", ".join(delen) + "}"


def vul_onderbouwing_in(tekst: str, delen: Mapping[FeitSleutel, Onderbouwing]) -> str:
    """Return the text of a facts file with other evidence beside answers.

    An answer that is not there yet gets a place of its own, without a value. What the result says is compared with what it must
    say, so that nothing that stood there can get lost.

    Args:
        tekst: a valid facts file in YAML, without a byte order mark.
        delen: the evidence of single facts, or of one process; empty evidence takes away what stands there.

    Raises:
        InvoerFout: the layout of the file does not allow it, or the file becomes too large.
    """
    if not delen:
        return tekst
    lang = [_Lang(sleutel, deel.velden()) for sleutel, deel in sorted(delen.items())]
    invuller = Invuller(tekst)
    nieuw: dict[str, str | dict[str, str]] = {}
    for een in lang:
        paar = _paar(invuller.wortel, een.sleutel)
        if paar is not None:
            invuller.vervang(*paar, een.tekst(_waardetekst(kort_paar(*paar)[1])))
        elif een.velden and een.sleutel.proces:
            groep = nieuw.setdefault(een.sleutel.naam, {})
            assert isinstance(groep, dict)
            groep[een.sleutel.proces] = een.tekst("")
        elif een.velden:
            nieuw[een.sleutel.naam] = een.tekst("")
    uit = invuller.vul_in(nieuw)
    _eis_hetzelfde(tekst, uit, lang)
    return uit


def _eis_hetzelfde(oud: str, nieuw: str, lang: Iterable[_Lang]) -> None:
    if len(nieuw.encode("utf-8")) > HOOGSTENS_BYTES:
        raise InvoerFout([Melding(None, _TE_GROOT, code="te_groot")])
    try:
        klopt = inhoud_van(nieuw) == _met(inhoud_van(oud), lang)
    except InvoerFout:
        klopt = False
    if not klopt:
        raise InvoerFout([Melding(None, _FOUT, code="indeling")])


def _paar(wortel: yaml.MappingNode, sleutel: FeitSleutel) -> tuple[yaml.Node, yaml.Node] | None:
    paar = vind(wortel, sleutel.naam)
    if paar is None or not sleutel.proces:
        return paar
    kaart = kort_paar(*paar)[1]
    return vind(kaart, sleutel.proces) if isinstance(kaart, yaml.MappingNode) else None


def _waardetekst(knoop: yaml.Node) -> str:
    """Return the value of an answer as YAML on one line."""
    if isinstance(knoop, yaml.SequenceNode):
        return "[" + ", ".join(map(_waardetekst, knoop.value)) + "]"
    waarde = str(knoop.value)
    return waarde if _KAAL.fullmatch(waarde) or not waarde else aangehaald(waarde)


def _met(inhoud: dict[str, Any], lang: Iterable[_Lang]) -> dict[str, Any]:
    """Return what a file must say with the evidence, without looking at its text."""
    uit = dict(inhoud)
    for een in lang:
        naam, proces = een.sleutel
        houder, sleutel = uit, naam
        if proces:
            groep = uit.get(naam)
            lange = isinstance(groep, dict) and WAARDE in groep
            binnen = dict((groep[WAARDE] if lange else groep) or {}) if isinstance(groep, dict) else {}
            if not een.velden and proces not in binnen:
                continue
            uit[naam] = {**groep, WAARDE: binnen} if isinstance(groep, dict) and lange else binnen
            houder, sleutel = binnen, proces
        if not een.velden and sleutel not in houder:
            continue
        oud = houder.get(sleutel)
        waarde = oud[WAARDE] if isinstance(oud, dict) and WAARDE in oud else oud
        houder[sleutel] = {WAARDE: waarde, **een.velden} if een.velden else waarde
    return uit
