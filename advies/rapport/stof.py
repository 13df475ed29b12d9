"""What a report is made of: the answer, the facts, and what refers to what."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import PurePath

from advies.antwoord import Advies, Antwoord, Indeling, Status
from advies.invoer import Feitenbestand
from advies.raad.samenvatting import Samenvatting
from advies.rapport.opmerkingen import opmerkingen
from advies.rapport.schoon import schoon, schoon_geheel
from advies.rapport.teksten import lijst, tekst
from advies.rapport.verwijzer import Verwijzer
from advies.woorden.feiten import feitnaam, waardetekst
from advies.woorden.processen import titel_met_proces
from kennisbank.lean import dataclass
from kennisbank.meldingen import plaats
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire
from regels.sleutels import FeitSleutel
from regels.taal import FeitWaarde, Soort, Werkgeheugen


@dataclass(frozen=True, slots=True)
class Gegevens:
    """One partnership in a report; every text is safe to print.

    Args:
        naam: how the report calls it.
        bestand: the name of its facts file, without the folders that it stands in.
        antwoord: the advice.
        geheugen: the known facts.
        plaatsen: the line of each fact in the facts file, or its cell in the workbook.
        toelichting: free text of the user on the partnership; may be empty.
        opmerkingen: what the user remarked beside facts, see `advies.rapport.opmerkingen`.
    """

    naam: str
    bestand: str
    antwoord: Antwoord
    geheugen: Werkgeheugen
    plaatsen: Mapping[FeitSleutel, str]
    toelichting: str
    opmerkingen: Mapping[FeitSleutel, tuple[str, ...]]

    @property
    def risicos(self) -> tuple[Advies, ...]:
        """The certain risks, and the preconditions that must be met and are not; strongest first."""
        return self.antwoord.risicos()

    def zeker(self, *soorten: Soort) -> tuple[Advies, ...]:
        """Return the certain conclusions of some kinds, strongest first."""
        return tuple(advies for advies in self.antwoord.van_status("zeker") if advies.soort in soorten)


@dataclass(frozen=True, slots=True)
class Stof:
    """What the chapters of a report on one partnership are made from.

    Args:
        gegevens: the partnership.
        kort: its advice in one glance.
        verwijzer: numbers and links.
        datum: the day of the report, in Dutch.
        volledig: whether it is the whole report, not the note.
    """

    gegevens: Gegevens
    kort: Samenvatting
    verwijzer: Verwijzer
    datum: str
    volledig: bool


def gegevens(antwoord: Antwoord, feiten: Feitenbestand) -> Gegevens:
    """Return an answer and its facts, made safe to print.

    Args:
        antwoord: the advice.
        feiten: the facts file that it is about.
    """
    veilig = schoon_geheel(antwoord)
    return Gegevens(
        naam=" ".join(veilig.samenwerkingsverband.split()) or tekst("algemeen.zonder_naam"),
        bestand=schoon(PurePath(feiten.bestand).name),
        antwoord=veilig,
        geheugen=feiten.geheugen,
        plaatsen={feit: schoon(plaats(plek.tekstregel, plek.cel)) for feit, plek in feiten.feitplekken.items()},
        toelichting=schoon(feiten.feiten.toelichting or "").strip(),
        opmerkingen=opmerkingen(feiten),
    )


def datum_tekst(datum: date) -> str:
    """Return a date in Dutch, such as "3 maart 2026"."""
    return f"{datum.day} {lijst('algemeen.maanden')[datum.month - 1]} {datum.year}"


def feitwaarde(definitie: FeitDefinitie, waarde: FeitWaarde) -> str:
    """Return the value of a fact as an adviser reads it, safe to print."""
    return schoon(waardetekst(definitie, waarde))


def met_opmerking(inhoud: str, delen: tuple[str, ...]) -> str:
    """Return a text with what the user remarked behind it.

    Args:
        inhoud: the text.
        delen: the remarks; may be empty.
    """
    return tekst("feiten.met_opmerking", inhoud=inhoud, opmerking=" ".join(delen)) if delen else inhoud


def sleutel_naam(sleutel: str) -> str:
    """Return what a fact is called, from its key in the answer (`uitvoering.technisch_beheer`)."""
    feit = FeitSleutel.lees(sleutel)
    return feitnaam(vocabulaire().feiten[feit.naam], feit.proces)


def titel_van(advies: Advies) -> str:
    """Return the title of an advice, with its process where the title does not name it."""
    return titel_met_proces(advies.titel, advies.sleutel.proces)


def namen(delen: tuple[Indeling, ...], status: Status) -> str:
    """Return the names of the values with a status, as "a, b"."""
    return ", ".join(deel.naam for deel in delen if deel.status == status)
