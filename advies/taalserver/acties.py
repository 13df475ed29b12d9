"""What an editor can have done at a rule: run its tests, and find facts with which it applies."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from advies.beheer.toetsing import Toets, ontleed_toetsen
from advies.beheer.toetsvoorstel import PROEFPROCES, Toetsvoorstel
from advies.evalueer import Adviseur
from advies.feitenbestand import feitregels
from advies.schrijfschemas.voorwaarden import TEKSTEN
from advies.taalserver.lagen import laagmap_van, lees_bytes_van
from advies.werkgeheugen import werkgeheugen
from kennisbank.lagen import met_lagen
from kennisbank.meldingen import InvoerFout
from regels.taal import Regelbank

_REGEL = re.compile(r"- regel: ([a-z][a-z0-9_]*)\s*(?:#.*)?$")


def regel_bij(regels: Sequence[str], nummer: int) -> str:
    """Return the name of the rule in which a line stands; empty when it stands in none.

    Args:
        regels: the lines of the file.
        nummer: the line, from 0.
    """
    for tekst in reversed(regels[: nummer + 1]):
        if tekst.startswith("- "):
            gevonden = _REGEL.match(tekst)
            return gevonden[1] if gevonden else ""
    return ""


def voer_toetsen_uit(regel: str, map_: Path, teksten: Mapping[Path, str], bank: Regelbank) -> str:
    """Run the tests of a rule; return in Dutch how that went.

    Args:
        regel: its name.
        map_: the folder with `basis/` and `toetsen/`.
        teksten: what the editor has of each open file.
        bank: the rule base.
    """
    bestanden = {str(pad): lees_bytes_van(pad, teksten) for pad in sorted((map_ / "toetsen").glob("*.yaml"))}
    with met_lagen(bank.lagen):
        try:
            alle = ontleed_toetsen(bestanden, bank)
        except InvoerFout:
            return TEKSTEN.tekst("acties.onleesbaar")
        toetsen = [deel for deel in alle if any(regel == van.regel for van in deel.verwacht)]
        if not toetsen:
            van_laag = "_laag" if laagmap_van(map_ / "basis" / "regels.yaml") else ""
            return TEKSTEN.tekst(f"acties.geen_toets{van_laag}", regel=regel, map=map_)
        adviseur = Adviseur(bank, motor="referentie")
        mis = [deel.naam for deel in toetsen if not _slaagt(deel, regel, adviseur)]
    if mis:
        return TEKSTEN.aantal("acties.mislukt", len(mis), regel=regel, wat="; ".join(mis))
    return TEKSTEN.aantal("acties.geslaagd", len(toetsen), regel=regel)


def _slaagt(toets: Toets, regel: str, adviseur: Adviseur) -> bool:
    beoordeling = adviseur.beoordeel(werkgeheugen(toets.verband), {regel})
    nummers = beoordeling.motor.nummers
    return all(
        beoordeling.status[nummers[sleutel]] is waar
        for sleutel, waar in toets.verwacht.items()
        if sleutel.regel == regel
    )


def voorbeeldfeiten(regel: str, bank: Regelbank) -> str:
    """Return in Dutch facts with which a rule applies, and none that it does not ask for.

    Args:
        regel: its name.
        bank: the rule base.
    """
    with met_lagen(bank.lagen):
        return _voorbeeldfeiten(regel, bank)


def _voorbeeldfeiten(regel: str, bank: Regelbank) -> str:
    adviseur = Adviseur(bank, motor="referentie")
    gevallen = [deel for deel in adviseur.maskers.gevallen.regels if deel.regel.naam == regel]
    geval = next((deel for deel in gevallen if deel.proces in ("", PROEFPROCES)), None)
    voorstel = Toetsvoorstel(adviseur.maskers).voor(geval) if geval else iter(())
    feiten = next((feiten for _, feiten, status in voorstel if status is True), None)
    if feiten is None:
        return TEKSTEN.tekst("acties.geen_voorbeeld", regel=regel)
    lijst = "; ".join(" ".join(deel.split()) for deel in feitregels(feiten, bank.vocabulaire.feiten))
    return TEKSTEN.tekst("acties.gaat_op", regel=regel, feiten=lijst)
