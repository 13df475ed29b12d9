"""Checklists of agreements to look at, and agreements in which every subject has one answer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from click.testing import CliRunner
from openpyxl import load_workbook

from advies import (
    Adviseur,
    controlelijst,
    lees_feiten,
)
from advies.cli import advies as opdracht
from advies.dvo.controlelijst import Controlelijst, Onderdeelstand
from advies.dvo.overeenkomst import Overeenkomst, ontleed_overeenkomst
from advies.evaluatie import Evaluatie
from advies.weergave.dvo_sjabloon import titel, uitleg, werkboekrijen
from advies.werkboek.overeenkomst import BLAD, maak_overeenkomstboek
from regels.dvo import onderdelenlijst
from regels.eigen import regelbank
from regels.taal import Werkgeheugen

WORTEL = Path(__file__).parent.parent
DOSSIERS = sorted(pad.stem for pad in (WORTEL / "kennisbank/dossiers").glob("*.yaml") if ".verwacht" not in pad.name)
ADVISEUR = Adviseur(motor="referentie")
LIJST = onderdelenlijst()


def evaluatie(geheugen: Werkgeheugen) -> Evaluatie:
    return Evaluatie.van(ADVISEUR.maskers, geheugen)


@cache
def dossier(naam: str) -> Evaluatie:
    return ADVISEUR.evaluatie(lees_feiten(str(WORTEL / "kennisbank/dossiers" / f"{naam}.yaml")))


def delen(lijst: Controlelijst) -> Iterator[Onderdeelstand]:
    for overeenkomst in lijst.overeenkomsten:
        yield from overeenkomst.onderdelen


def op_naam(lijst: Controlelijst) -> dict[str, Onderdeelstand]:
    return {f"{d.onderdeel}.{d.over['proces']}" if d.over else d.onderdeel: d for d in delen(lijst)}


def alles(antwoord: str) -> list[Overeenkomst]:
    """Return what agreements cover in which every subject has one answer."""
    uit = []
    for soort in LIJST.soorten:
        regels = [f"overeenkomst: {soort}", "onderdelen:"]
        for deel in LIJST.van(soort):
            regels.append(f"  {deel.naam}:{'' if deel.voor_elk_proces else f' {antwoord}'}")
            if deel.voor_elk_proces:
                regels += [f"    {proces}: {antwoord}" for proces in regelbank().processen]
        uit.append(ontleed_overeenkomst("\n".join(regels).encode(), f"{soort}.yaml"))
    return uit


ALLES_JA = alles("ja")


GOED = """\
- overeenkomst: ict
  titel: Proef
  tussen: u en uw partner
  uitleg: Proef.
  bron: [{aanbeveling: 7}]
- groep: dienst
  titel: Dienst
- onderdeel: proef
  overeenkomst: ict
  groep: dienst
  titel: Proef
  vraag: Staat dit erin?
  nodig: [uitbesteding_aanwezig: ja]
  regels: [behoeftestelling]
  grond: tekst
  bron: [{aanbeveling: 7, punt: 1}]
"""


def boek(soort: str, wijzigingen: dict[str, str | int | bool]) -> bytes:
    """Return a workbook to fill in for ISD Bollenstreek, with cells that were filled in."""
    (deel,) = controlelijst(dossier("bollenstreek"), soorten=[soort]).overeenkomsten
    werkboek = load_workbook(BytesIO(maak_overeenkomstboek(titel(deel), uitleg(deel), werkboekrijen(deel))))
    for cel, waarde in wijzigingen.items():
        werkboek[BLAD][cel] = waarde
    uit = BytesIO()
    werkboek.save(uit)
    return uit.getvalue()


def rij(soort: str, onderdeel: str) -> int:
    blad = load_workbook(BytesIO(boek(soort, {})))[BLAD]
    return next(nummer for nummer in range(1, blad.max_row + 1) if blad.cell(nummer, 1).value == onderdeel)


def draai(*argumenten: str) -> tuple[int, str]:
    uit = CliRunner().invoke(opdracht, ["dvo", *argumenten])
    return uit.exit_code, uit.output
