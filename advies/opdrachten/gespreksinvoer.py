"""What an adviser types in an interview: an answer, a number, a name, or a word that asks for something else."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Literal, TypeAlias

import click

from advies.antwoord import Vraag
from advies.woorden.letters import hoofdletter
from advies.woorden.processen import procesnaam
from kennisbank.getypt import HOOGSTENS_NAAM
from kennisbank.tekens import zichtbaar

Opdracht: TypeAlias = Literal["stop", "terug", "help", "waarom", "overzicht", "weet_niet", "scherm", "verder"]
_OPDRACHTEN: Mapping[str, Opdracht] = {
    "s": "stop",
    "stop": "stop",
    "stoppen": "stop",
    "t": "terug",
    "terug": "terug",
    "h": "help",
    "help": "help",
    "?": "waarom",
    "waarom": "waarom",
    "o": "overzicht",
    "overzicht": "overzicht",
    "w": "weet_niet",
    "weet niet": "weet_niet",
    "weet ik niet": "weet_niet",
    "onbekend": "weet_niet",
    "scherm": "scherm",
    "verder": "verder",
}
_CIJFERS = 4


def opdracht_van(invoer: str) -> Opdracht | None:
    """Return what was asked for; None when an answer was typed."""
    return _OPDRACHTEN.get(invoer.casefold())


class Stoppen(Exception):
    """The adviser stops, or the input ends."""


class Terug(Exception):
    """The adviser goes back to the question before."""


class Overzicht(Exception):
    """The adviser wants to see the answers."""


def regelkop(vraag: Vraag, nu: str) -> str:
    """Return what stands before the answer on a line of several.

    Args:
        vraag: the question.
        nu: the present answer, when it is mended.
    """
    naam = procesnaam(vraag.proces) if vraag.proces else ""
    label = f"  {hoofdletter(naam)}" if naam else "     Antwoord"
    return f"{label} (nu: {nu})" if nu else label


def lees_naam() -> str:
    """Return the name that was typed; empty at the end of the input. A name that no facts file may hold is asked again."""
    while True:
        try:
            naam = lees("Hoe heet het samenwerkingsverband?")
        except Stoppen:
            return ""
        if len(naam) <= HOOGSTENS_NAAM:
            return naam
        click.echo(f"Gebruik hoogstens {HOOGSTENS_NAAM} tekens; dit zijn er {len(naam)}.")


def lees(vraag: str) -> str:
    """Return what was typed.

    Raises:
        Stoppen: the input ends.
    """
    try:
        achter = " " if vraag.endswith("?") else ": "
        invoer = str(click.prompt(vraag, default="", show_default=False, prompt_suffix=achter)).strip()
    except (click.Abort, EOFError):
        click.echo()
        raise Stoppen from None
    if not sys.stdin.isatty():
        click.echo(zichtbaar(invoer))  # a terminal shows what is typed; of piped answers a reader would see nothing
    return invoer


def lees_nummer(invoer: str, hoogste: int) -> int:
    """Return the number that was typed; 0 when it is none of those to choose from."""
    nummer = int(invoer) if invoer.isascii() and invoer.isdecimal() and len(invoer) <= _CIJFERS else 0
    return nummer if nummer <= hoogste else 0
