"""The rules that are gone: why, and which rules say it now, so that an earlier answer can still be understood."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kennisbank.bestanden import lees_data
from kennisbank.lean import dataclass
from kennisbank.lezer import lees_kaarten
from kennisbank.meldingen import Melding, Plek, opsomming
from kennisbank.yaml_knopen import plek_van
from regels.taal import Regelbank

BESTAND = "regels/vervallen.yaml"


@dataclass(frozen=True, slots=True)
class Vervallen:
    """A rule that is gone.

    Args:
        naam: what it was called.
        reden: why it is gone, in Dutch.
        opvolgers: the rules that say it now; may be empty.
        plek: where it stands in the list.
    """

    naam: str
    reden: str
    opvolgers: tuple[str, ...]
    plek: Plek

    @property
    def tekst(self) -> str:
        """What to tell, in Dutch."""
        nu = f" Kijk nu bij: {opsomming(self.opvolgers, 'en')}." if self.opvolgers else ""
        return f"Deze regel is vervallen. {self.reden}{nu}"


@cache
def vervallen() -> dict[str, Vervallen]:
    """Return the rules that are gone, by name, read once.

    Raises:
        RegelFout: the list is wrong; all messages at once.
    """
    return lees_vervallen(lees_data(BESTAND), BESTAND)


def lees_vervallen(inhoud: bytes, bestand: str) -> dict[str, Vervallen]:
    """Read a list of rules that are gone.

    Args:
        inhoud: the contents of the file.
        bestand: the name to use in messages.

    Raises:
        RegelFout: the list is wrong; all messages at once.
    """
    lezer, kaarten = lees_kaarten(inhoud, bestand, "een vervallen regel", mag_leeg=True)
    uit: dict[str, Vervallen] = {}
    for kaart in kaarten:
        lezer.sleutels(kaart, ["regel", "reden"], ["opvolgers"], "een vervallen regel")
        naam = lezer.naam(kaart, "regel")
        if naam and naam in uit:
            lezer.fout(kaart, f"de vervallen regel '{naam}' staat er al: {uit[naam].plek}.")
        uit[naam] = Vervallen(
            naam, lezer.tekst(kaart, "reden"), lezer.teksten(kaart, "opvolgers"), plek_van(bestand, kaart)
        )
    lezer.sluit_af()
    return uit


def onjuist_vervallen(bank: Regelbank, lijst: Mapping[str, Vervallen]) -> list[Melding]:
    """Return a message for each rule in the list that still exists, and for each successor that does not.

    Args:
        bank: the rule base.
        lijst: the rules that are gone.
    """
    namen = {regel.naam for regel in bank.regels}
    uit = [
        Melding(deel.plek, f"regel '{deel.naam}' bestaat nog.", code="regelbestand")
        for deel in lijst.values()
        if deel.naam in namen
    ]
    for deel in lijst.values():
        fout = [naam for naam in deel.opvolgers if naam not in namen]
        uit += [
            Melding(deel.plek, f"de opvolger '{naam}' van '{deel.naam}' is geen regel.", code="regelbestand")
            for naam in fout
        ]
    return uit
