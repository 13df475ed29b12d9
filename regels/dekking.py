"""Two-way coverage: each statement of the publication has a rule or a reason why not; each rule has a place in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import assert_never

from kennisbank.bestanden import lees_data
from kennisbank.bronnen import Bron, lees_bronnen, publicatie
from kennisbank.feitsoorten import Feitsoort, Gemeenten, Getal, JaNee, Keuze, Meerkeuze, Waarde
from kennisbank.lezer import lees_kaarten
from kennisbank.meldingen import Melding, Plek
from kennisbank.yaml_knopen import plek_van
from regels.logica import takken, verwijzingen
from regels.taal import AantalWaarden, Bevat, Regel, Regelbank

BESTAND = "regels/stellingen.yaml"


@dataclass(frozen=True, slots=True)
class Stelling:
    """One statement of the publication.

    Args:
        nummer: its number in the list, such as "R159".
        naam: short name.
        bron: where it stands.
        reden: why no rule renders it; empty when a rule does.
        plek: where it stands in the list.
    """

    nummer: str
    naam: str
    bron: tuple[Bron, ...]
    reden: str
    plek: Plek


@dataclass(frozen=True, slots=True)
class Afdeling:
    """What the rule base makes of one place in the publication.

    Args:
        tekst: how the place is written, in Dutch.
        titel: what stands there; may be empty.
        stellingen: the statements that stand there.
        regels: the rules that refer to it.
    """

    tekst: str
    titel: str
    stellingen: tuple[Stelling, ...]
    regels: tuple[Regel, ...]


@cache
def stellingen() -> tuple[Stelling, ...]:
    """Return the statements of the publication, read once.

    Raises:
        InvoerFout: the list is wrong; all messages at once.
    """
    return lees_stellingen(lees_data(BESTAND), BESTAND)


def lees_stellingen(inhoud: bytes, bestand: str) -> tuple[Stelling, ...]:
    """Read a list of statements.

    Args:
        inhoud: the contents of the file.
        bestand: the name to use in messages.

    Raises:
        InvoerFout: the list is wrong; all messages at once.
    """
    lezer, kaarten = lees_kaarten(inhoud, bestand, "een stelling")
    uit: dict[str, Stelling] = {}
    for kaart in kaarten:
        lezer.sleutels(kaart, ["stelling", "naam", "bron"], ["reden"], "een stelling")
        nummer = lezer.tekst(kaart, "stelling")
        if nummer in uit:
            lezer.fout(kaart, f"de stelling '{nummer}' bestaat al: {uit[nummer].plek}.")
        uit[nummer] = Stelling(
            nummer,
            lezer.tekst(kaart, "naam"),
            lees_bronnen(lezer, kaart),
            lezer.tekst(kaart, "reden"),
            plek_van(bestand, kaart),
        )
    lezer.sluit_af()
    return tuple(uit.values())


def regels_per_stelling(bank: Regelbank) -> Mapping[str, tuple[Regel, ...]]:
    """Return the rules that render each statement, by its number."""
    uit: dict[str, list[Regel]] = {}
    for regel in bank.regels:
        for nummer in regel.stelling:
            uit.setdefault(nummer, []).append(regel)
    return {nummer: tuple(regels) for nummer, regels in uit.items()}


def ontbrekend(bank: Regelbank, uitspraken: Sequence[Stelling]) -> list[Melding]:
    """Return a message for each gap: a statement with neither rule nor reason, or with both; a rule of an unknown statement.

    Args:
        bank: the rule base.
        uitspraken: the statements of the publication.
    """
    meldingen: list[Melding] = []
    per_stelling = regels_per_stelling(bank)
    bekend = {stelling.nummer for stelling in uitspraken}
    for stelling in uitspraken:
        heeft_regel = stelling.nummer in per_stelling
        if not heeft_regel and not stelling.reden:
            tekst = f"stelling {stelling.nummer} ({stelling.naam}) heeft geen regel en geen reden waarom niet."
            meldingen.append(Melding(stelling.plek, tekst))
        if heeft_regel and stelling.reden:
            tekst = f"stelling {stelling.nummer} heeft een regel én een reden waarom niet; haal de reden weg."
            meldingen.append(Melding(stelling.plek, tekst))
    for regel in bank.regels:
        for nummer in regel.stelling:
            if nummer not in bekend:
                meldingen.append(
                    Melding(regel.plek, f"regel '{regel.naam}' noemt stelling {nummer}, die niet bestaat.")
                )
        if not regel.bron:
            meldingen.append(Melding(regel.plek, f"regel '{regel.naam}' heeft geen verwijzing naar de publicatie."))
    return [*meldingen, *ongebruikt(bank)]


def ongebruikt(bank: Regelbank) -> list[Melding]:
    """Return a message for each fact or value of a set that no rule reads and that is not marked as descriptive.

    A choice is read whole: a value that no rule names excludes the rules that name another.
    """
    gelezen: set[str] = set()
    genoemd: set[tuple[str, str]] = set()
    geteld: set[str] = set()
    for voorwaarde in (*(regel.als for regel in bank.regels), *(feit.betekent for feit in bank.afgeleid)):
        gelezen.update(feit.naam for feit in verwijzingen(voorwaarde))
        for atoom in (literaal.atoom for tak in takken(voorwaarde) for literaal in tak):
            if isinstance(atoom, Bevat):
                genoemd.add((atoom.feit.naam, atoom.waarde))
            elif isinstance(atoom, AantalWaarden):
                geteld.add(atoom.feit.naam)
    meldingen: list[Melding] = []
    for feit in bank.vocabulaire.feiten.values():
        bestand = f"kennisbank/feiten/{feit.thema}.yaml"
        if (feit.naam in gelezen) == feit.beschrijvend:
            wat = "wordt wel gelezen en is 'beschrijvend'" if feit.beschrijvend else "wordt door geen regel gelezen"
            meldingen.append(Melding(None, f"{bestand}: het feit '{feit.naam}' {wat}."))
        waarden, beschrijvend = _los_gelezen(feit.soort)
        for deel in waarden:
            gebruikt = (feit.naam, deel.waarde) in genoemd or (feit.naam in geteld and not beschrijvend)
            if gebruikt == (deel.waarde in beschrijvend):
                wat = "wordt wel gelezen en is 'beschrijvend'" if gebruikt else "wordt door geen regel gelezen"
                meldingen.append(Melding(None, f"{bestand}: de waarde '{deel.waarde}' van '{feit.naam}' {wat}."))
    return meldingen


def _los_gelezen(soort: Feitsoort) -> tuple[tuple[Waarde, ...], tuple[str, ...]]:
    """Return the values of a fact that a rule reads one by one, and those that are marked as descriptive."""
    match soort:
        case Meerkeuze(waarden, beschrijvend):
            return waarden, beschrijvend
        case JaNee() | Keuze() | Getal() | Gemeenten():
            return (), ()
        case _:
            assert_never(soort)


def per_afdeling(bank: Regelbank) -> tuple[Afdeling, ...]:
    """Return, for each place of the publication in its order, its statements and the rules that refer to it."""
    uit: list[Afdeling] = []
    for (soort, waarde), plaats in publicatie().plaatsen.items():
        hier = (soort, waarde)
        uit.append(
            Afdeling(
                plaats.tekst,
                plaats.titel,
                tuple(s for s in stellingen() if any((b.soort, b.waarde) == hier for b in s.bron)),
                tuple(r for r in bank.regels if any((b.soort, b.waarde) == hier for b in r.bron)),
            )
        )
    return tuple(uit)
