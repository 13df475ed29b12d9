"""Two-way coverage: each statement of the publication has a rule or a reason why not; each rule has a place in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kennisbank.bestanden import lees_data
from kennisbank.bronnen import Bron, lees_bronnen, publicatie
from kennisbank.lean import dataclass
from kennisbank.lezer import lees_kaarten
from kennisbank.meldingen import Melding, Plek
from kennisbank.yaml_knopen import plek_van
from regels.ongebruikt import ongebruikt
from regels.taal import Regel, Regelbank

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
        RegelFout: the list is wrong; all messages at once.
    """
    return lees_stellingen(lees_data(BESTAND), BESTAND)


def lees_stellingen(inhoud: bytes, bestand: str) -> tuple[Stelling, ...]:
    """Read a list of statements.

    Args:
        inhoud: the contents of the file.
        bestand: the name to use in messages.

    Raises:
        RegelFout: the list is wrong; all messages at once.
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
    """Return the rules that render each statement, by its number; one that a layer switched off is among them."""
    uit: dict[str, list[Regel]] = {}
    for regel in (*bank.regels, *(deel.regel for deel in bank.uitgeschakeld)):
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
            meldingen.append(Melding(stelling.plek, tekst, code="dekking"))
        if heeft_regel and stelling.reden:
            tekst = f"stelling {stelling.nummer} heeft een regel én een reden waarom niet; haal de reden weg."
            meldingen.append(Melding(stelling.plek, tekst, code="dekking"))
    for regel in bank.regels:
        for nummer in regel.stelling:
            if nummer not in bekend:
                meldingen.append(
                    Melding(
                        regel.plek, f"regel '{regel.naam}' noemt stelling {nummer}, die niet bestaat.", code="dekking"
                    )
                )
        if not regel.bron:
            meldingen.append(
                Melding(regel.plek, f"regel '{regel.naam}' heeft geen verwijzing naar de publicatie.", code="dekking")
            )
    return [*meldingen, *ongebruikt(bank), *ongebruikte_plaatsen(bank)]


def ongebruikte_plaatsen(bank: Regelbank) -> list[Melding]:
    """Return a message for each place in the source of a layer to which no rule of it refers.

    Args:
        bank: the rule base.
    """
    genoemd = {(bron.laag, bron.waarde) for regel in bank.regels for bron in regel.bron if bron.laag}
    uit: list[Melding] = []
    for laag in bank.lagen:
        for naam in laag.bron.plaatsen:
            if (laag.naam, naam) not in genoemd:
                tekst = f"geen regel van de laag '{laag.naam}' verwijst naar de plaats '{naam}'. Schrijf er een, of haal die weg."
                uit.append(Melding(laag.bron.plekken[naam], tekst, code="dekking"))
    return uit


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
