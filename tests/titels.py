"""The titles that someone must judge: those of rules that can apply in more than one way.

`python -m tests.titels` prints what is not judged yet, in the form of `tests/titels.yaml`, for a human to read and complete.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from advies.woorden.voorwaarden import Voorwaardezinnen
from kennisbank.lezer import lees_kaarten
from regels.lezen import regelbank
from regels.logica import takken
from regels.taal import Regel, Regelbank

BESTAND = Path(__file__).parent / "titels.yaml"
OORDELEN = ("geldt_voor_elk", "preciezer")
"""Verdicts: the title holds for each alternative, or each alternative that it leaves open has words of its own."""


@dataclass(frozen=True, slots=True)
class Titel:
    """A title with the condition under which it is shown.

    Args:
        regel: name of the rule.
        titel: the general title.
        als: the condition in Dutch, a line for each part, indented by depth.
        preciezer: the titles of the alternatives that have one.
    """

    regel: str
    titel: str
    als: str
    preciezer: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Oordeel:
    """What a reader found of a title.

    Args:
        titel: the title and condition that were read.
        oordeel: the verdict.
        waarom: why; may be empty where the title repeats the condition.
    """

    titel: Titel
    oordeel: str
    waarom: str


def te_beoordelen(bank: Regelbank) -> Iterator[Titel]:
    """Yield each title of a rule that can apply in more than one way, also where a fact itself says "of".

    The condition is the one that is written: rules that it yields to only narrow it, they are no way in which it applies.
    """
    zinnen = Voorwaardezinnen(bank)
    for regel in bank.regels:
        als = "\n".join("  " * diepte + zin for diepte, zin in zinnen.van(regel.geschreven))
        if len(takken(regel.geschreven)) > 1 or _heeft_keuze(als):
            yield Titel(regel.naam, regel.titel, als, _preciezer(regel))


def oordelen() -> tuple[Oordeel, ...]:
    """Return the verdicts of `tests/titels.yaml`, in order."""
    lezer, kaarten = lees_kaarten(BESTAND.read_bytes(), BESTAND.name, "een oordeel")
    uit: list[Oordeel] = []
    for kaart in kaarten:
        lezer.sleutels(kaart, ("regel", "titel", "als", "oordeel"), ("preciezer", "waarom"), "een oordeel")
        titel = Titel(
            lezer.naam(kaart, "regel"),
            lezer.tekst(kaart, "titel"),
            lezer.tekst(kaart, "als"),
            lezer.teksten(kaart, "preciezer"),
        )
        uit.append(Oordeel(titel, lezer.keuze(kaart, "oordeel", OORDELEN), lezer.tekst(kaart, "waarom")))
    lezer.sluit_af()
    return tuple(uit)


def als_yaml(titel: Titel, oordeel: str = "", waarom: str = "") -> str:
    """Return a verdict as it stands in the file; an empty verdict is for the reader to fill in."""
    regels = [f"- regel: {titel.regel}", f"  titel: {json.dumps(titel.titel, ensure_ascii=False)}", "  als: |-"]
    regels += [f"    {zin}" for zin in titel.als.split("\n")]
    if titel.preciezer:
        regels += ["  preciezer:", *(f"    - {json.dumps(deel, ensure_ascii=False)}" for deel in titel.preciezer)]
    regels.append(f"  oordeel: {oordeel}".rstrip())
    return "\n".join([*regels, *([f"  waarom: {json.dumps(waarom, ensure_ascii=False)}"] if waarom else [])])


def _heeft_keuze(als: str) -> bool:
    return any(woord in als for woord in (" of ", "niet allebei", "niet alle drie", "iets anders dan"))


def _preciezer(regel: Regel) -> tuple[str, ...]:
    return tuple(deel.titel for deel in regel.preciezer)


def main() -> None:
    """Print the titles that are not judged yet."""
    gelezen = {deel.titel for deel in oordelen()}
    for titel in te_beoordelen(regelbank()):
        if titel not in gelezen:
            sys.stdout.write(als_yaml(titel) + "\n\n")


if __name__ == "__main__":
    main()
