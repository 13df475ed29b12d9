"""Facts and their values in Dutch, and a value as it stands in a facts file."""

from __future__ import annotations

from typing import assert_never

from advies.woorden.processen import met_proces, procesnaam
from kennisbank.feitsoorten import Gemeenten, Getal, JaNee, Keuze, Meerkeuze, Veld
from kennisbank.tekens import zichtbaar
from kennisbank.vocabulaire import FeitDefinitie
from regels.taal import SCHAAL, AfgeleidFeit, FeitWaarde, GemeenteGegevens


def getal(waarde: int) -> str:
    """Return a number in ten-thousandths in Dutch notation: 800000000 is "80.000", 354900 is "35,49"."""
    heel, rest = divmod(abs(waarde), SCHAAL)
    breuk = f"{rest:04d}".rstrip("0")
    tekst = f"{heel:,}".replace(",", ".") if heel >= 10_000 else str(heel)
    return ("-" if waarde < 0 else "") + tekst + (f",{breuk}" if breuk else "")


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
