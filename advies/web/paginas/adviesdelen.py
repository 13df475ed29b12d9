"""The parts of the page of advice, as values; without starlette."""

from __future__ import annotations

from collections.abc import Mapping

from advies.antwoord import AanbevelingOordeel, Advies, ProcesOordeel, Tijd
from advies.casussen import Casus
from advies.raad.samenvatting import Actie
from kennisbank.lean import dataclass


@dataclass(frozen=True, slots=True)
class Blok:
    """A conclusion with its reasons; of one rule that says the same about several processes once.

    Args:
        anker: id on the page.
        titel: in one line.
        adviezen: the advices; the first speaks for all.
    """

    anker: str
    titel: str
    adviezen: tuple[Advies, ...]

    @property
    def advies(self) -> Advies:
        """The advice that speaks for all."""
        return self.adviezen[0]


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """A conclusion that is told elsewhere on the page.

    Args:
        titel: in one line.
        anker: id of its reasons; empty when the page does not tell it.
    """

    titel: str
    anker: str


@dataclass(frozen=True, slots=True)
class Feitlink:
    """A fact with the way to its question.

    Args:
        feit: its key.
        tekst: what it is called.
    """

    feit: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Stapblok:
    """Something to do first.

    Args:
        actie: what, who and how strong.
        lost_op: the findings that it takes away, or that it is about, but one that says the same as the action itself.
        brengt_mee: the findings that it brings.
        zetten: the facts that change, each as `feit=waarde`; none when no change of facts takes the findings away.
        eigen: where the reasons are, when the action is itself a finding; empty otherwise.
    """

    actie: Actie
    lost_op: tuple[Verwijzing, ...]
    brengt_mee: tuple[Verwijzing, ...]
    zetten: tuple[str, ...]
    eigen: str


@dataclass(frozen=True, slots=True)
class Aanbevelingblok:
    """One of the nine recommendations.

    Args:
        oordeel: its state.
        bevindingen: what was found about it.
        hangt_af: the facts on which its state depends.
    """

    oordeel: AanbevelingOordeel
    bevindingen: tuple[Verwijzing, ...]
    hangt_af: tuple[Feitlink, ...]


@dataclass(frozen=True, slots=True)
class Procesblok:
    """One ict process.

    Args:
        sleutel: its key.
        oordeel: where it is, what may be, and what is advised.
        mag: what recommendation 3 says about it; empty while that is open.
        past: whether its place fits, in a word.
        waarom: what its verdict is, before the reasons; empty when there is nothing to say.
        redenen: the reasons that do not stand among `blokken`.
        blokken: what else is certain about its place.
    """

    sleutel: str
    oordeel: ProcesOordeel
    mag: str
    past: str
    waarom: str
    redenen: tuple[Verwijzing, ...]
    blokken: tuple[Blok, ...]


@dataclass(frozen=True, slots=True)
class Tijdgroep:
    """Findings of one group that are for one time.

    Args:
        tijd: for when they are.
        blokken: the findings.
    """

    tijd: Tijd
    blokken: tuple[Blok, ...]


@dataclass(frozen=True, slots=True)
class Openblok:
    """A finding that depends on what is not known.

    Args:
        titel: in one line.
        advies: the advice.
        hangt_af: the smallest sets of facts that settle it.
    """

    titel: str
    advies: Advies
    hangt_af: tuple[tuple[Feitlink, ...], ...]


@dataclass(frozen=True, slots=True)
class Casusblok:
    """A case of the publication.

    Args:
        casus: the case.
        lessen: what it teaches, by kind.
    """

    casus: Casus
    lessen: Mapping[str, tuple[str, ...]]
