"""Facts and conditions in Dutch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import assert_never

from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import Gemeenten, Getal, JaNee, Keuze, Meerkeuze, Veld
from kennisbank.tekens import zichtbaar
from kennisbank.vocabulaire import FeitDefinitie
from regels.sleutels import DIT, FeitSleutel
from regels.taal import SCHAAL, AfgeleidFeit, FeitWaarde, GemeenteGegevens, Werkgeheugen

_INVULPLEK = re.compile(r"\{([a-z0-9_.]+)\}")


def getal(waarde: int) -> str:
    """Return a number in ten-thousandths in Dutch notation: 800000000 is "80.000", 354900 is "35,49"."""
    heel, rest = divmod(abs(waarde), SCHAAL)
    breuk = f"{rest:04d}".rstrip("0")
    tekst = f"{heel:,}".replace(",", ".") if heel >= 10_000 else str(heel)
    return ("-" if waarde < 0 else "") + tekst + (f",{breuk}" if breuk else "")


def procesnaam(proces: str) -> str:
    """Return the Dutch name of a process; of `DIT` "dit proces"."""
    return "dit proces" if proces == DIT else catalogus().processen[proces].naam


def met_proces(tekst: str, proces: str) -> str:
    """Return a text with the process that it is about behind it: "naam (proces)".

    Args:
        tekst: what a rule or fact is called.
        proces: key of the process, or empty.
    """
    return f"{tekst} ({procesnaam(proces)})" if proces else tekst


def titel_met_proces(titel: str, *processen: str) -> str:
    """Return the title of a rule with the processes that it is about behind it, but those that it names itself.

    Args:
        titel: the title.
        processen: keys of processes; empty ones are passed over.
    """
    namen = [procesnaam(proces) for proces in processen if proces]
    namen = [naam for naam in namen if naam not in titel.lower()]
    return f"{titel} ({', '.join(namen)})" if namen else titel


def feitnaam(feit: FeitDefinitie, proces: str) -> str:
    """Return what a fact is called, with the process that it is about.

    Args:
        feit: the fact.
        proces: key of the process, or empty.
    """
    return met_proces(feit.kort, proces)


def waardetekst(feit: FeitDefinitie, waarde: FeitWaarde) -> str:
    """Return the value of a fact as an adviser reads it.

    Args:
        feit: the fact.
        waarde: its value in working memory.
    """
    match feit.soort:
        case JaNee():
            return str(waarde)
        case Keuze(waarden):
            return next((deel.tekst for deel in waarden if deel.waarde == waarde), str(waarde))
        case Meerkeuze(waarden):
            assert isinstance(waarde, frozenset)
            return ", ".join(deel.tekst for deel in waarden if deel.waarde in waarde) or "geen"
        case Getal(eenheid, enkelvoud):
            assert isinstance(waarde, int)
            return f"{getal(waarde)} {enkelvoud if waarde == SCHAAL else eenheid}"
        case Gemeenten(velden):
            assert isinstance(waarde, tuple)
            return ", ".join(_gemeente(velden, gemeente) for gemeente in waarde) or "geen"
        case _:
            assert_never(feit.soort)


def _gemeente(velden: tuple[Veld, ...], gemeente: GemeenteGegevens) -> str:
    """Return the name of a municipality with what is known of it."""
    bekend = [
        f"{veld.kort}: {getal(waarde) if isinstance(waarde, int) else waarde}"
        for veld in velden
        if veld.veld != "naam" and (waarde := gemeente.get(veld.veld)) is not None
    ]
    naam = zichtbaar(str(gemeente["naam"]))
    return f"{naam} ({', '.join(bekend)})" if bekend else naam


def feitzin(feit: FeitDefinitie, proces: str, waarde: FeitWaarde) -> str:
    """Return a fact and its value as a statement.

    Args:
        feit: the fact.
        proces: key of the process, or empty.
        waarde: its value in working memory.
    """
    if isinstance(feit.soort, JaNee):
        return _uitspraak(feit.soort, proces, waarde == "ja")
    return f"{feitnaam(feit, proces)}: {waardetekst(feit, waarde)}"


def afgeleide_zin(feit: AfgeleidFeit, proces: str, ja: bool) -> str:
    """Return a derived fact as a statement."""
    return _uitspraak(feit, proces, ja)


def _uitspraak(feit: JaNee | AfgeleidFeit, proces: str, ja: bool) -> str:
    zin = feit.ja if ja else feit.nee
    return zin.replace("{proces}", procesnaam(proces)) if proces else zin


def ruwe_waarde(waarde: FeitWaarde) -> str:
    """Return a value as it stands in a facts file, where three digits after the point would be read as thousands."""
    if isinstance(waarde, int):
        tekst = getal(waarde).replace(".", "").replace(",", ".")
        return f"{tekst}0" if len(tekst.partition(".")[2]) == 3 else tekst
    if isinstance(waarde, frozenset):
        return f"[{', '.join(sorted(waarde))}]"
    if isinstance(waarde, tuple):
        return f"[{', '.join(zichtbaar(str(gemeente['naam'])) for gemeente in waarde)}]"
    return waarde


def vul_in(tekst: str, proces: str, geheugen: Werkgeheugen, feiten: Mapping[str, FeitDefinitie]) -> str:
    """Return a text of a rule with the names between braces replaced by values.

    Args:
        tekst: text with `{proces}` and names of facts.
        proces: key of the process, or empty.
        geheugen: the known facts; a fact that is not known keeps its label, for a rule that is still open.
        feiten: the vocabulary.
    """
    if "{" not in tekst:
        return tekst

    def waarde(vondst: re.Match[str]) -> str:
        genoemd = FeitSleutel.lees(vondst[1])
        if genoemd.naam == "proces":
            return procesnaam(proces)
        feit = feiten[genoemd.naam]
        bekend = geheugen.get(FeitSleutel(feit.naam, (genoemd.proces or proces) if feit.per_proces else ""))
        return f"({feit.kort}: nog onbekend)" if bekend is None else waardetekst(feit, bekend)

    ingevuld = _INVULPLEK.sub(waarde, tekst)
    return ingevuld[:1].upper() + ingevuld[1:] if tekst.startswith("{") else ingevuld


def leesbaar(tekst: str, feiten: Mapping[str, FeitDefinitie]) -> str:
    """Return a text of a rule with the names between braces as words, for who reads the rule and no partnership.

    Args:
        tekst: the text, with places such as `{omvang_wiz_fte}`.
        feiten: the vocabulary.
    """

    def woord(vondst: re.Match[str]) -> str:
        naam = FeitSleutel.lees(vondst[1]).naam
        return "dit proces" if naam == "proces" else f"‹{feiten[naam].kort}›"

    uit = _INVULPLEK.sub(woord, tekst)
    return uit[:1].upper() + uit[1:]
