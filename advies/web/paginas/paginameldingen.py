"""Messages of the library as a page says them: without the commands of a terminal, with places and names in plain words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from advies.woorden.feiten import feitnaam
from advies.woorden.letters import hoofdletter
from advies.woorden.processen import procesnaam
from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import Gemeenten, keuzewaarden
from kennisbank.foutcodes import Code
from kennisbank.meldingen import Melding, korte_naam, opsomming, plaats
from kennisbank.tekens import zichtbaar
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire

_ZIN = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_PLAATS = re.compile(r"(?::(\d+):\d+)?: ")
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
    begin = _PLAATS.match(melding.tekst, len(kop)) if kop else None
    kop = melding.tekst[: begin.end()] if begin else ""
    zinnen = _ZIN.split(melding.tekst[len(kop) :])
    over = [zin for zin in zinnen if not _OPDRACHT.search(zin)]
    if not over or len(over) == len(zinnen):
        return melding
    if melding.code in hulp:
        over.append(hulp[melding.code])
    return melding._replace(tekst=kop + " ".join(over))


def zin_op_pagina(melding: Melding, hulp: Mapping[Code, str], naam: str = "") -> str:
    """Return a message as a line of a page: "Regel 3 van feiten.yaml: ...", with what facts and values are called.

    Behind each name stands, in brackets, how it is written in a file, since that is where it is to be mended.

    Args:
        melding: the message.
        hulp: what helps on a page, by code.
        naam: name of the file with which the message may begin.
    """
    tekst = _benoemd(op_pagina(melding, hulp, naam))
    if melding.plek is not None:
        return zichtbaar(f"{_waar(melding)}: {tekst}")
    genoemd = _PLAATS.match(tekst, len(naam)) if naam and tekst.startswith(naam) else None
    if genoemd and genoemd[1]:
        tekst = f"{hoofdletter(plaats(int(genoemd[1]), None, naam))}: {tekst[genoemd.end() :]}"
    return zichtbaar(tekst)


def _waar(melding: Melding) -> str:
    plek = melding.plek
    assert plek is not None
    waar = plaats(plek.tekstregel, plek.cel, plek.bestand)
    return hoofdletter(f"{waar} van {korte_naam(plek.bestand)}" if plek.cel else waar)


def _benoemd(melding: Melding) -> str:
    """Return the text of a message with the Dutch of the fact and the values that it names."""
    delen = melding.pad.split(".")
    feit = vocabulaire().feiten.get(delen[0])
    if feit is None:
        return melding.tekst
    geschreven = ".".join(deel for deel in delen if not deel.isdigit())
    tekst = melding.tekst.replace(f"bij '{geschreven}'", f"bij {_aangehaald(_feitlabel(feit, delen), geschreven)}", 1)
    labels = _labels(feit, melding.code)
    for voegwoord in ("of", "en"):
        mag = opsomming(melding.toegestaan, voegwoord)
        genoemd = opsomming([_in_lijst(labels.get(deel, deel), deel) for deel in melding.toegestaan], voegwoord)
        tekst = tekst.replace(f"Toegestaan: {mag}", f"Toegestaan: {genoemd}")
    bedoeld = melding.suggestie
    return tekst.replace(f"Bedoelt u '{bedoeld}'?", f"Bedoelt u {_aangehaald(labels.get(bedoeld, bedoeld), bedoeld)}?")


def _feitlabel(feit: FeitDefinitie, delen: Sequence[str]) -> str:
    proces = delen[1] if feit.per_proces and len(delen) > 1 and delen[1] in catalogus().processen else ""
    if isinstance(feit.soort, Gemeenten):
        veld = next((veld.kort for veld in feit.soort.velden if veld.veld == delen[-1]), "")
        return f"{feit.kort}, {veld}" if veld else feit.kort
    return feitnaam(feit, proces)


def _labels(feit: FeitDefinitie, code: Code) -> Mapping[str, str]:
    """Return what is called what: the processes where a process is wrong, otherwise the values of the fact."""
    if code == "onbekend_proces":
        return {sleutel: procesnaam(sleutel) for sleutel in catalogus().processen}
    if isinstance(feit.soort, Gemeenten):
        return {veld.veld: veld.kort for veld in feit.soort.velden}
    return {waarde.waarde: waarde.tekst for waarde in keuzewaarden(feit.soort)}


def _aangehaald(label: str, sleutel: str) -> str:
    return f"'{label}'" if label == sleutel else f"'{label}' ({sleutel})"


def _in_lijst(label: str, sleutel: str) -> str:
    if label == sleutel:
        return label
    # A comma within a label would read as the end of an item.
    return _aangehaald(label, sleutel) if "," in label else f"{label} ({sleutel})"
