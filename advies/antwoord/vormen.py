"""What the partnership is, and where its processes are: classifications with how certain they are."""

from __future__ import annotations

from advies.afleiding import Stap
from advies.statussen import Status
from kennisbank.lean import dataclass
from regels.plaats import Plaatsoordeel


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
        keuzen: what recommendation 3 says about outsourcing it, how certain each.
        standaard: what the publication in general advises.
        verschil: True when the present place does not fit or nobody does the work, False when it fits the choice that is certain
            and nothing certain speaks against it, None otherwise.
        adviezen: the names of the certain advices about this process.
        oordeel: whether the present place fits, from all rules about the process: `past` when it fits the choice and every
            objection is excluded, `past_niet`, `niet_belegd` when nobody does the work, or `onbekend`.
        omdat: the names of the certain rules that give that verdict.
        nog_open: while the place fits the choice and the verdict is `onbekend`, the rules that can still speak against it.
        waarom: the given facts that show the verdict; for `past` also those that exclude every objection.
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
    oordeel: Plaatsoordeel
    omdat: tuple[str, ...]
    nog_open: tuple[str, ...]
    waarom: tuple[Stap, ...] = ()
