"""What an evaluation answers: deeply immutable, hashable values that the library returns and every view reads.

The names of the fields are the keys of the JSON; `advies schema --antwoord` publishes their schema. Fields may be added, the
ones that are here stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from advies.afleiding import Stap
from advies.casussen import Casus
from kennisbank.frozen import FrozenDict
from regels.sleutels import FeitSleutel, RegelSleutel

Status = Literal["zeker", "open", "uitgesloten"]
Staat = Literal["in_orde", "aandacht", "onbekend"]
Bronwijzing = Mapping[str, str | int]
TE_DOEN = ("risico", "voorwaarde", "advies")
"""The kinds of advice that ask to do something; the others classify, allow or praise."""


@dataclass(frozen=True, slots=True)
class Advies:
    """One advice: a rule, for the partnership or for one process.

    Args:
        regel: name of the rule.
        soort: kind (`risico`, `voorwaarde`, ...).
        titel: the advice in one line, in Dutch.
        over: what it is about: empty for the partnership, or `{"proces": ...}`.
        status: `zeker` (it applies), `open` (it depends on facts that are not known) or `uitgesloten`.
        sterkte: how strongly the publication says it.
        grond: `tekst` (the publication states it) or `afgeleid` (ours).
        tekst: what to do, or what it means here.
        uitleg: why.
        kanttekening: what to keep in mind; may be empty.
        bron: references, as in the rule base.
        bron_tekst: the same references, in Dutch.
        fase: phases in which it matters.
        wie: who acts.
        aanbevelingen: the recommendations on whose state it bears.
        conclusie: what it classifies or chooses, such as `{"keuze": "uitbesteden_mag"}`; may be empty.
        omdat: the given facts that it rests on; for `open` those that hold already, for `uitgesloten` those that exclude it.
        afleiding: the same as a tree, with the derived facts in between.
        beslissend: for `open`, the smallest sets of unknown facts whose values can make it certain.
    """

    regel: str
    soort: str
    titel: str
    over: Mapping[str, str]
    status: Status
    sterkte: str
    grond: str
    tekst: str
    uitleg: str
    kanttekening: str
    bron: tuple[Bronwijzing, ...]
    bron_tekst: tuple[str, ...]
    fase: tuple[str, ...]
    wie: tuple[str, ...]
    aanbevelingen: tuple[int, ...]
    conclusie: Mapping[str, str]
    omdat: tuple[Stap, ...]
    afleiding: tuple[Stap, ...]
    beslissend: tuple[tuple[str, ...], ...]

    @property
    def is_voorwaarde_die_moet(self) -> bool:
        """Whether it is a precondition that must be met and is not, when it is certain; it stands with the risks."""
        return self.soort == "voorwaarde" and self.sterkte == "moet"

    @property
    def sleutel(self) -> RegelSleutel:
        """The rule, and the process that it is about or an empty text."""
        return RegelSleutel(self.regel, self.over.get("proces", ""))

    @property
    def is_raad(self) -> bool:
        """Whether it is a piece of advice to count beside the risks: not a classification, a chance or an explanation."""
        return self.soort in ("voorwaarde", "advies", "migratie") and self.sterkte != "definitie"


@dataclass(frozen=True, slots=True)
class Indeling:
    """One value of a classification, and how certain it is.

    Args:
        waarde: key in the catalogue.
        naam: Dutch name.
        omschrijving: what it is.
        status: how certain; `zeker` when a rule that concludes it fires.
        regels: the rules that conclude it, with that status.
    """

    waarde: str
    naam: str
    omschrijving: str
    status: Status
    regels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vormen:
    """The form of cooperation, on axes that never imply one another.

    Args:
        bereik: which of the four forms it is.
        organisatie: which organisation form it is.
        kenmerken: further traits (shared service centre).
        kandidaten_bereik: forms that fit.
        kandidaten_organisatie: organisation forms that fit.
    """

    bereik: tuple[Indeling, ...]
    organisatie: tuple[Indeling, ...]
    kenmerken: tuple[Indeling, ...]
    kandidaten_bereik: tuple[Indeling, ...]
    kandidaten_organisatie: tuple[Indeling, ...]


@dataclass(frozen=True, slots=True)
class ProcesOordeel:
    """What is, may be and is advised for one ict process.

    Args:
        naam: Dutch name.
        nummer: the process of paragraph 3.4 that it is, or is part of.
        uitvoering: who carries it out now, as in the facts file; empty when unknown.
        uitvoering_tekst: the same in Dutch.
        partnermodel: the model of partnership, how certain each.
        keuzen: what the criteria of recommendation 3 say, how certain each.
        standaard: what the publication in general advises.
        verschil: True when the present place does not fit the choice that is certain, False when it does, None when
            either is unknown.
        adviezen: the names of the certain advices about this process.
    """

    naam: str
    nummer: int
    uitvoering: str
    uitvoering_tekst: str
    partnermodel: tuple[Indeling, ...]
    keuzen: tuple[Indeling, ...]
    standaard: str
    verschil: bool | None
    adviezen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AanbevelingOordeel:
    """The state of one of the nine recommendations.

    Args:
        nummer: 1 to 9.
        naam: short Dutch name.
        staat: `aandacht` when a risk, precondition or advice about it is certain, or anything that must be done; `in_orde`
            when all are excluded; otherwise `onbekend`.
        adviezen: what is certain of those.
        open: how many of them are open.
        na: the recommendations that come first.
        wie: who acts.
        fase: the main phases.
        bron_tekst: where it stands, in Dutch.
    """

    nummer: int
    naam: str
    staat: Staat
    adviezen: tuple[str, ...]
    open: int
    na: tuple[int, ...]
    wie: tuple[str, ...]
    fase: tuple[str, ...]
    bron_tekst: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PoolOordeel:
    """One side of a trade-off, and what the facts say for it.

    Args:
        pool: its key.
        naam: Dutch name.
        tekst: what speaks for it in general.
        regels: the certain rules that speak for it.
        redenen: their titles.
        open: how many of its rules are open.
    """

    pool: str
    naam: str
    tekst: str
    regels: tuple[str, ...]
    redenen: tuple[str, ...]
    open: int


@dataclass(frozen=True, slots=True)
class AfwegingOordeel:
    """A trade-off on which the facts say something.

    Args:
        afweging: its key.
        titel: what is weighed.
        vraag: the question to discuss.
        polen: the two sides; both can be true.
        neigt: key of the side to which the publication leans; empty when it does not choose.
        neigt_uitleg: how it leans.
        doorslag: what tips it.
        grond: `tekst` or `afgeleid`.
        bron: references.
        bron_tekst: the same references, in Dutch.
    """

    afweging: str
    titel: str
    vraag: str
    polen: tuple[PoolOordeel, ...]
    neigt: str
    neigt_uitleg: str
    doorslag: str
    grond: str
    bron: tuple[Bronwijzing, ...]
    bron_tekst: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vraag:
    """A fact that is not known and on which open advice depends.

    Args:
        feit: key of the fact (`uitvoering.technisch_beheer`).
        vraag: the question in Dutch.
        hulp: help with the answer; may be empty.
        trap: 1 first, 2 follow-up.
        adviezen: how many open advices it can help to settle.
        nut: how useful the answer is, see docs/semantiek.md; the higher the sooner it is asked within its `trap`.
        thema: title of the theme that the fact belongs to.
        bron_tekst: where the publication speaks of it.
    """

    feit: str
    vraag: str
    hulp: str
    trap: int
    adviezen: int
    nut: float
    thema: str
    bron_tekst: tuple[str, ...]

    @property
    def sleutel(self) -> FeitSleutel:
        """The fact that it asks for."""
        return FeitSleutel.lees(self.feit)


@dataclass(frozen=True, slots=True)
class Begripsuitleg:
    """A term of 2006 that the certain advices use.

    Args:
        term: as in the publication.
        nu: today's name; empty when it is still called so.
        uitleg: what it is.
    """

    term: str
    nu: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class Ontvangstbewijs:
    """With what the answer was made, so that it can be made again.

    Args:
        advies: version of this package.
        regelbank: SHA-256 of the rule base and vocabulary.
        feiten: SHA-256 of the known facts.
        motoren: the engines that were run and agreed.
        melding: what to know about the engines; empty when both were run.
        regels: number of rules.
        publicatie: the source.
    """

    advies: str
    regelbank: str
    feiten: str
    motoren: tuple[str, ...]
    melding: str
    regels: int
    publicatie: str


@dataclass(frozen=True, slots=True)
class Grens:
    """A limit of the advice: what the publication does not speak of.

    Args:
        grens: its key.
        titel: what it is about.
        tekst: what the advice does not know.
        elders: where to go for it.
    """

    grens: str
    titel: str
    tekst: str
    elders: str


@dataclass(frozen=True, slots=True)
class Antwoord:
    """Everything that is advised for one partnership.

    Args:
        samenwerkingsverband: its name; empty when not given.
        reikwijdte: whether the publication speaks about it: `binnen`, `buiten`, and how certain each.
        adviezen: certain and open advices; excluded ones only on request.
        vormen: the form of cooperation.
        processen: the eight ict processes, by key.
        migratie: the migration strategy that applies, and the one that is preferred.
        aanbevelingen: the nine recommendations.
        afwegingen: the trade-offs of the publication on which a certain rule speaks for a side.
        casussen: the cases of the publication that are most like it, most alike first, and what happened there.
        vragen: what is not known yet, most useful first.
        begrippen: terms that the certain advices use, with today's name.
        ontvangstbewijs: with what the answer was made.
        feiten: the known facts, with the keys and values of a facts file, so that the answer can be made again.
        meldingen: what to know about what was read, such as a fact under its earlier name.
        grenzen: what the advice does not know, and where to go for it; the same in every answer.
    """

    samenwerkingsverband: str
    reikwijdte: tuple[Indeling, ...]
    adviezen: tuple[Advies, ...]
    vormen: Vormen
    processen: Mapping[str, ProcesOordeel]
    migratie: tuple[Indeling, ...]
    aanbevelingen: tuple[AanbevelingOordeel, ...]
    afwegingen: tuple[AfwegingOordeel, ...]
    casussen: tuple[Casus, ...]
    vragen: tuple[Vraag, ...]
    begrippen: tuple[Begripsuitleg, ...]
    ontvangstbewijs: Ontvangstbewijs
    feiten: Mapping[str, Any] = field(default_factory=FrozenDict)
    meldingen: tuple[str, ...] = ()
    grenzen: tuple[Grens, ...] = ()

    def van_status(self, status: Status) -> tuple[Advies, ...]:
        """Return the advices with a status."""
        return tuple(advies for advies in self.adviezen if advies.status == status)

    def risicos(self) -> tuple[Advies, ...]:
        """Return the certain risks, and the preconditions that must be met and are not; strongest first."""
        return tuple(a for a in self.van_status("zeker") if a.soort == "risico" or a.is_voorwaarde_die_moet)

    def onvervuld(self) -> tuple[Advies, ...]:
        """Return what certainly must be done and is not: the certain advices of strength `moet`."""
        return tuple(advies for advies in self.van_status("zeker") if advies.sterkte == "moet")

    def zeker(self, regel: str, proces: str = "") -> bool:
        """Return whether a rule applies with certainty.

        Args:
            regel: name of the rule.
            proces: key of the process; empty for any.
        """
        return any(
            advies.regel == regel and advies.status == "zeker" and proces in ("", advies.over.get("proces", ""))
            for advies in self.adviezen
        )
