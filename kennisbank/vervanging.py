"""The names that facts and values had before, read as the names of now, so that older files keep working.

A fact or a value names its earlier names in the vocabulary (`vervangt`). Reading passes here first, whatever it reads: a file,
a workbook, a table, a mapping, the facts in an earlier answer.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from kennisbank.meldingen import Melding, knip
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import Kaart, Knoop, Lijst, Tekst, plek_van

if TYPE_CHECKING:
    from kennisbank.foutcodes import Code

VRIJ = "toelichting"
"""The key of free text, which is never a value."""


class Oudenaam(NamedTuple):
    """An earlier name that was read.

    Args:
        oud: the fact (`fase`) or the fact and its value (`fase: start`), as given.
        nieuw: the same with the names of now.
        dubbel: whether the name of now was given too.
    """

    oud: str
    nieuw: str
    dubbel: bool = False

    @property
    def tekst(self) -> str:
        """What to tell, in Dutch."""
        if self.dubbel:
            return f"'{self.oud}' heet nu '{self.nieuw}', en dat staat er ook; laat er één staan."
        return f"'{self.oud}' heet nu '{self.nieuw}'; het is zo gelezen. Pas de naam aan als u dit bestand bewaart."


class Vernieuwd(NamedTuple):
    """Facts with the names of now.

    Args:
        kaart: the facts, each at its place.
        meldingen: the earlier names that were read, each at its place.
        fouten: the facts and values that were given under both names.
    """

    kaart: Kaart
    meldingen: tuple[Melding, ...]
    fouten: tuple[Melding, ...]


def huidig_feit(naam: str) -> str:
    """Return the name of now of a fact; a name that was never replaced is itself."""
    return vocabulaire().oude_feiten.get(naam, naam)


def huidige_sleutel(sleutel: str) -> str:
    """Return the key of now of a fact, with its process (`uitvoering.technisch_beheer`)."""
    naam, punt, rest = sleutel.partition(".")
    return f"{huidig_feit(naam)}{punt}{rest}"


def huidige_waarde(feit: str, waarde: str) -> str:
    """Return the value of now of a choice; a value that was never replaced is itself.

    Args:
        feit: the fact, by its name of now.
        waarde: the value, as given.
    """
    return vocabulaire().oude_waarden.get(feit, {}).get(waarde, waarde)


def vernieuw(gegevens: Mapping[str, Any]) -> tuple[dict[str, Any], tuple[Oudenaam, ...]]:
    """Return plain facts with the names of now, and the earlier names that were read.

    Args:
        gegevens: facts as a facts file has them, or anything that is to be refused later.
    """
    woorden, gezien = vocabulaire(), []
    uit: dict[str, Any] = {}
    for naam, waarde in gegevens.items():
        nieuw = woorden.oude_feiten.get(naam, naam) if isinstance(naam, str) else naam
        if nieuw != naam:
            gezien.append(Oudenaam(naam, nieuw, dubbel=nieuw in gegevens or nieuw in uit))
        uit[nieuw] = _waarde(nieuw, waarde, gezien) if nieuw in woorden.oude_waarden else waarde
    return uit, tuple(gezien)


def _waarde(feit: str, waarde: Any, gezien: list[Oudenaam]) -> Any:
    if isinstance(waarde, Mapping):
        return {naam: deel if naam == VRIJ else _waarde(feit, deel, gezien) for naam, deel in waarde.items()}
    if isinstance(waarde, list | tuple | set | frozenset):
        return type(waarde)(_waarde(feit, deel, gezien) for deel in waarde)
    nieuw = huidige_waarde(feit, waarde) if isinstance(waarde, str) else waarde
    if nieuw != waarde:
        gezien.append(Oudenaam(f"{feit}: {waarde}", f"{feit}: {nieuw}"))
    return nieuw


def vernieuw_kaart(kaart: Kaart, bestand: str) -> Vernieuwd:
    """Return the facts of a file with the names of now, each at its place.

    Args:
        kaart: the facts.
        bestand: the name of the file to use in messages.
    """
    woorden = vocabulaire()
    if not woorden.heeft_oude_namen:
        return Vernieuwd(kaart, (), ())
    lezer = _Knopen(bestand)
    namen = {sleutel.waarde for sleutel, _ in kaart.paren}
    paren: dict[str, tuple[Tekst, Knoop]] = {}
    for sleutel, knoop in kaart.paren:
        naam = huidig_feit(sleutel.waarde)
        if naam != sleutel.waarde:
            dubbel = naam in namen or naam in paren
            lezer.meld(sleutel, Oudenaam(knip(sleutel.waarde), naam, dubbel))
            if dubbel:
                continue
        paren[naam] = (
            sleutel._replace(waarde=naam),
            lezer.waarde(naam, knoop) if naam in woorden.oude_waarden else knoop,
        )
    nieuw = kaart._replace(paren=tuple(paren.values()))
    return Vernieuwd(nieuw, tuple(lezer.meldingen), tuple(lezer.fouten))


class _Knopen:
    """Replaces values in nodes, and collects what to tell of it."""

    def __init__(self, bestand: str) -> None:
        self._bestand = bestand
        self.meldingen: list[Melding] = []
        self.fouten: list[Melding] = []

    def meld(self, knoop: Knoop, naam: Oudenaam, dubbel: Code = "dubbele_naam") -> None:
        """Take in an earlier name at its place.

        Args:
            knoop: where it stands.
            naam: the name.
            dubbel: what is wrong when the name of now was given too.
        """
        plek = plek_van(self._bestand, knoop)
        if naam.dubbel:
            self.fouten.append(Melding(plek, naam.tekst, code=dubbel))
        else:
            self.meldingen.append(Melding(plek, naam.tekst, code="oude_naam"))

    def waarde(self, feit: str, knoop: Knoop) -> Knoop:
        """Return the node of a value with the names of now.

        Args:
            feit: the fact, by its name of now.
            knoop: its value.
        """
        if isinstance(knoop, Kaart):
            delen = ((naam, deel if naam.waarde == VRIJ else self.waarde(feit, deel)) for naam, deel in knoop.paren)
            return knoop._replace(paren=tuple(delen))
        if isinstance(knoop, Lijst):
            return self._lijst(feit, knoop)
        nieuw = huidige_waarde(feit, knoop.waarde)
        if nieuw == knoop.waarde:
            return knoop
        self.meld(knoop, Oudenaam(f"{feit}: {knoop.waarde}", f"{feit}: {nieuw}"))
        return knoop._replace(waarde=nieuw)

    def _lijst(self, feit: str, lijst: Lijst) -> Lijst:
        namen = {deel.waarde for deel in lijst.items if isinstance(deel, Tekst)}
        items: list[Knoop] = []
        for deel in lijst.items:
            nieuw = huidige_waarde(feit, deel.waarde) if isinstance(deel, Tekst) else ""
            if isinstance(deel, Tekst) and nieuw != deel.waarde and nieuw in namen:
                self.meld(deel, Oudenaam(deel.waarde, nieuw, dubbel=True), "dubbele_waarde")
            else:
                items.append(self.waarde(feit, deel))
                namen.add(nieuw)
        return lijst._replace(items=tuple(items))
