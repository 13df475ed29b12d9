"""The catalogues of the publication: processes, forms, partner models, strategies, recommendations, terms."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Literal, cast, get_args

from kennisbank.bestanden import lees_document
from kennisbank.bronnen import Bron, lees_bronnen
from kennisbank.bundel import uit_bundel
from kennisbank.lean import dataclass
from kennisbank.lezer import Lezer
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import Kaart

Fase = Literal["orientatie", "ontwerp", "realisatie", "exploitatie"]
Actor = Literal["bestuur", "management", "ict_ers"]
FASEN: tuple[Fase, ...] = get_args(Fase)
ACTOREN: tuple[Actor, ...] = get_args(Actor)


@dataclass(frozen=True, slots=True)
class Begrip:
    """One entry of a catalogue.

    Args:
        sleutel: as rules and answers name it.
        naam: as an adviser reads it.
        omschrijving: what it is.
        bron: where the publication speaks of it.
    """

    sleutel: str
    naam: str
    omschrijving: str
    bron: tuple[Bron, ...]


@dataclass(frozen=True, slots=True)
class Proces(Begrip):
    """One of the eight ict processes.

    Args:
        nummer: the process of paragraph 3.4 (processen) that it is, or is part of; 1 to 5.
        standaard: what the publication in general says about where to place it.
        in_zin: its name as it stands in a sentence, with its article.
    """

    nummer: int
    standaard: str
    in_zin: str


@dataclass(frozen=True, slots=True)
class Aanbeveling:
    """One of the nine recommendations.

    Args:
        nummer: 1 to 9.
        naam: short name, ours.
        kort: what it is about, in a few words.
        omschrijving: what it asks.
        na: the recommendations that come first, stated.
        afgeleid_na: those of `na` that are inferred from the text, not stated.
        fase: the main phases.
        wie: who acts.
        bron: where it stands.
    """

    nummer: int
    naam: str
    kort: str
    omschrijving: str
    na: tuple[int, ...]
    afgeleid_na: tuple[int, ...]
    fase: tuple[Fase, ...]
    wie: tuple[Actor, ...]
    bron: tuple[Bron, ...]


@dataclass(frozen=True, slots=True)
class Term:
    """A term of 2006 and what it is called today.

    Args:
        term: as in the publication.
        nu: today's name; empty when it is still called so.
        uitleg: what it is.
        kort: the same in a few words, where the first screen explains it; empty for a term that needs no explanation there.
    """

    term: str
    nu: str
    uitleg: str
    kort: str


@dataclass(frozen=True, slots=True)
class Catalogus:
    """All catalogues.

    Args:
        processen: the eight processes, by key, in the order of the publication.
        conclusies: for each key that a rule may conclude (`vorm`, `keuze`, ...), its values.
        aanbevelingen: the nine recommendations, by number.
        begrippen: the glossary.
        past_bij: for each choice for a process, the ways to carry it out that fit it.
        past_niet_bij: for each choice for a process, the ways to carry it out that go against it.
    """

    processen: Mapping[str, Proces]
    conclusies: Mapping[str, Mapping[str, Begrip]]
    aanbevelingen: Mapping[int, Aanbeveling]
    begrippen: tuple[Term, ...]
    past_bij: Mapping[str, tuple[str, ...]]
    past_niet_bij: Mapping[str, tuple[str, ...]]


# file, list in it, key of an entry, and what else may conclude the same values
_LIJSTEN = (
    ("vormen", "vormen", "vorm", ("kandidaat_vorm",)),
    ("organisatievormen", "organisatievormen", "organisatie", ("kandidaat_organisatie",)),
    ("organisatievormen", "kenmerken", "kenmerk", ()),
    ("partnermodellen", "partnermodellen", "partnermodel", ()),
    ("migratiestrategieen", "migratiestrategieen", "strategie", ()),
    ("migratiestrategieen", "voorkeuren", "voorkeur_strategie", ()),
    ("keuzen", "keuzen", "keuze", ()),
    ("keuzen", "reikwijdten", "reikwijdte", ()),
)


_INDELING = ("past_bij", "past_niet_bij", "zegt_niets_over")
"""Where a choice for a process puts each way to carry it out."""


@cache
def catalogus() -> Catalogus:
    """Return the catalogues, read once.

    Raises:
        RegelFout: a catalogue file is wrong; every message is located.
    """
    return uit_bundel("catalogus", lees_catalogus)


def bestand_van(conclusie: str) -> tuple[str, str]:
    """Return the file with the values that a rule may conclude, and the key by which an entry has its name there.

    Args:
        conclusie: what is concluded, such as `vorm` or `kandidaat_vorm`.
    """
    bestand, sleutel = next((b, s) for b, _, s, ook in _LIJSTEN if conclusie in (s, *ook))
    return f"kennisbank/{bestand}.yaml", sleutel


def lees_catalogus() -> Catalogus:
    """Read the catalogues from their YAML files.

    Raises:
        RegelFout: a catalogue file is wrong; every message is located.
    """
    documenten: dict[str, tuple[Lezer, Kaart]] = {}
    for bestand in ("processen", "aanbevelingen", "begrippen", *dict.fromkeys(rij[0] for rij in _LIJSTEN)):
        lezer = Lezer(f"kennisbank/{bestand}.yaml")
        kaart = lezer.kaart(lees_document(lezer.bestand), "een catalogus")
        documenten[bestand] = (lezer, kaart or Kaart((), 1, 1))
    conclusies: dict[str, Mapping[str, Begrip]] = {}
    for bestand, lijst, sleutel, ook in _LIJSTEN:
        waarden = MappingProxyType(_begrippen(*documenten[bestand], lijst, sleutel))
        for naam in (sleutel, *ook):
            conclusies[naam] = waarden
    resultaat = Catalogus(
        MappingProxyType(_processen(*documenten["processen"])),
        MappingProxyType(conclusies),
        MappingProxyType(_aanbevelingen(*documenten["aanbevelingen"])),
        _termen(*documenten["begrippen"]),
        MappingProxyType(_manieren(*documenten["keuzen"], "past_bij")),
        MappingProxyType(_manieren(*documenten["keuzen"], "past_niet_bij")),
    )
    _deel_alles_in(*documenten["keuzen"])
    for lezer, _ in documenten.values():
        lezer.sluit_af()
    return resultaat


def _kaarten(lezer: Lezer, kaart: Kaart, lijst: str) -> list[Kaart]:
    return [deel for knoop in lezer.items(kaart, lijst) if (deel := lezer.kaart(knoop, "een onderdeel")) is not None]


def _begrippen(lezer: Lezer, kaart: Kaart, lijst: str, sleutel: str) -> dict[str, Begrip]:
    uit: dict[str, Begrip] = {}
    for deel in _kaarten(lezer, kaart, lijst):
        lezer.sleutels(deel, [sleutel, "naam", "omschrijving", "bron"], _INDELING, f"een onderdeel van {lijst}")
        naam = lezer.naam(deel, sleutel)
        uit[naam] = Begrip(
            naam, lezer.tekst(deel, "naam"), lezer.tekst(deel, "omschrijving"), lees_bronnen(lezer, deel)
        )
    return uit


def _processen(lezer: Lezer, kaart: Kaart) -> dict[str, Proces]:
    uit: dict[str, Proces] = {}
    for deel in _kaarten(lezer, kaart, "processen"):
        verplicht = ["proces", "naam", "in_zin", "omschrijving", "publicatieproces", "standaard", "bron"]
        lezer.sleutels(deel, verplicht, [], "een proces")
        naam = lezer.naam(deel, "proces")
        uit[naam] = Proces(
            naam,
            lezer.tekst(deel, "naam"),
            lezer.tekst(deel, "omschrijving"),
            lees_bronnen(lezer, deel),
            int(lezer.getal(deel, "publicatieproces") or 0),
            lezer.tekst(deel, "standaard"),
            lezer.tekst(deel, "in_zin"),
        )
    return uit


def lees_fasen(lezer: Lezer, kaart: Kaart) -> tuple[Fase, ...]:
    """Return the phases that a record names; one that does not exist is an error."""
    return cast("tuple[Fase, ...]", lezer.teksten(kaart, "fase", FASEN))


def lees_actoren(lezer: Lezer, kaart: Kaart) -> tuple[Actor, ...]:
    """Return who acts by a record; one that does not exist is an error."""
    return cast("tuple[Actor, ...]", lezer.teksten(kaart, "wie", ACTOREN))


def _aanbevelingen(lezer: Lezer, kaart: Kaart) -> dict[int, Aanbeveling]:
    uit: dict[int, Aanbeveling] = {}
    nummers = [str(nummer) for nummer in range(1, 10)]
    for deel in _kaarten(lezer, kaart, "aanbevelingen"):
        verplicht = ["nummer", "naam", "kort", "omschrijving", "na", "fase", "wie", "bron"]
        lezer.sleutels(deel, verplicht, ["afgeleid_na"], "een aanbeveling")
        nummer = int(lezer.keuze(deel, "nummer", nummers, "0"))
        uit[nummer] = Aanbeveling(
            nummer,
            lezer.tekst(deel, "naam"),
            lezer.tekst(deel, "kort"),
            lezer.tekst(deel, "omschrijving"),
            tuple(int(na) for na in lezer.teksten(deel, "na", nummers)),
            tuple(int(na) for na in lezer.teksten(deel, "afgeleid_na", nummers)),
            lees_fasen(lezer, deel),
            lees_actoren(lezer, deel),
            lees_bronnen(lezer, deel),
        )
    return uit


def _manieren(lezer: Lezer, kaart: Kaart, sleutel: str) -> dict[str, tuple[str, ...]]:
    mag = vocabulaire().feiten["uitvoering"].mag()
    return {lezer.tekst(deel, "keuze"): lezer.teksten(deel, sleutel, mag) for deel in _kaarten(lezer, kaart, "keuzen")}


def _deel_alles_in(lezer: Lezer, kaart: Kaart) -> None:
    """Record each way to carry out a process of which a choice does not say whether it fits, or says so twice."""
    mag = vocabulaire().feiten["uitvoering"].mag()
    for deel in _kaarten(lezer, kaart, "keuzen"):
        waar = {sleutel: lezer.teksten(deel, sleutel, mag) for sleutel in _INDELING}
        keuze = lezer.tekst(deel, "keuze")
        for waarde in mag:
            in_lijst = [sleutel for sleutel, waarden in waar.items() if waarde in waarden]
            if len(in_lijst) == 1:
                continue
            staat = (
                f"staat in {' en '.join(in_lijst)}; laat haar op een plaats staan" if in_lijst else "is niet ingedeeld"
            )
            lezer.fout(
                deel,
                f"bij de keuze '{keuze}': de waarde '{waarde}' van 'uitvoering' {staat}. Zet haar onder past_bij (past hierbij),"
                " past_niet_bij (is hiermee in strijd) of zegt_niets_over (de keuze zegt er niets over).",
            )


def _termen(lezer: Lezer, kaart: Kaart) -> tuple[Term, ...]:
    uit: list[Term] = []
    for deel in _kaarten(lezer, kaart, "begrippen"):
        lezer.sleutels(deel, ["term", "uitleg"], ["nu", "kort"], "een begrip")
        uit.append(Term(*(lezer.tekst(deel, sleutel) for sleutel in ("term", "nu", "uitleg", "kort"))))
    return tuple(uit)
