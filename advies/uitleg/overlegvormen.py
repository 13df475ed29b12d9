"""What an `overleg` says, as records: what is certain, each dispute with what hangs on it, and what to settle first."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from advies.antwoord import Laagbewijs, Uitgezet
from advies.statussen import Status
from advies.uitleg.wijziging import Wijziging
from kennisbank.frozen import FrozenDict
from kennisbank.lean import dataclass
from regels.plaats import Plaatsoordeel
from regels.taal import Grond, Soort, Sterkte

Anders = Literal["status", "tijd", "woorden"]
"""In what an advice differs: whether it holds, when it is for, or what it says."""


@dataclass(frozen=True, slots=True)
class Vaststaand:
    """An advice that is certain whoever is right.

    Args:
        regel: name of the rule.
        over: what it is about: empty, or `{"proces": ...}`.
        soort: kind.
        sterkte: how strongly the publication says it.
        titel: the advice in one line.
        bron_tekst: where the rule stands in the publication.
        grond: `tekst` (the publication states it) or `afgeleid` (ours).
        ondanks: numbers of the disputes that its condition reads, which never change that it is certain.
        laag: the layer that the rule is of; empty, and not in the JSON, for a rule of the publication.
    """

    regel: str
    over: Mapping[str, str]
    soort: Soort
    sterkte: Sterkte
    titel: str
    bron_tekst: tuple[str, ...]
    grond: Grond
    ondanks: tuple[int, ...]
    laag: str = ""


@dataclass(frozen=True, slots=True)
class Gespreksfeit:
    """A fact that parties speak of, or a part of the list of municipalities.

    Args:
        feit: its key (`uitvoering.technisch_beheer`).
        gemeente: the municipality, when it is a figure of one; empty otherwise.
        veld: that figure; empty otherwise.
        kort: short Dutch label.
        vraag: the question in the facts file.
    """

    feit: str
    gemeente: str
    veld: str
    kort: str
    vraag: str


@dataclass(frozen=True, slots=True)
class Standpunt:
    """One answer in a dispute.

    Args:
        waarden: the value of each fact of the dispute, in Dutch; "onbekend" for one that these parties do not know.
        partijen: who gives this answer; empty for one that only follows from taking answers of several.
    """

    waarden: tuple[str, ...]
    partijen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keuzevoorbeeld:
    """An example in which only the answer to this dispute differs, and with it the advice.

    Args:
        andere: how the other disputes that the advice rests on are settled in it: their number, and the place of the answer.
        een: place of one answer to this dispute, counted from 0.
        ander: place of another.
        bij_een: the status of the advice with the one.
        bij_ander: its status with the other.
        anders: in what the advice differs.
    """

    andere: Mapping[str, int]
    een: int
    ander: int
    bij_een: Status
    bij_ander: Status
    anders: Anders


@dataclass(frozen=True, slots=True)
class Afhankelijk:
    """An advice that hangs on a dispute.

    Args:
        regel: name of the rule.
        over: what it is about: empty, or `{"proces": ...}`.
        soort: kind.
        sterkte: how strongly the publication says it.
        titel: what the advice says in general.
        bron_tekst: where the rule stands in the publication.
        grond: `tekst` (the publication states it) or `afgeleid` (ours).
        voorop: whether the dispute decides that this is a finding of `moet` or `zou_moeten` for now, or is none.
        mogelijk: for each answer the statuses that the advice can have then, over all ways to settle the other disputes; empty
            when those ways are too many to tell apart.
        voorbeeld: an example that shows that the dispute matters.
        laag: the layer that the rule is of; empty, and not in the JSON, for a rule of the publication.
    """

    regel: str
    over: Mapping[str, str]
    soort: Soort
    sterkte: Sterkte
    titel: str
    bron_tekst: tuple[str, ...]
    grond: Grond
    voorop: bool
    mogelijk: tuple[tuple[Status, ...], ...]
    voorbeeld: Keuzevoorbeeld
    laag: str = ""


@dataclass(frozen=True, slots=True)
class Procesgeschil:
    """A process of which a dispute decides whether its place fits.

    Args:
        proces: key of the process.
        naam: its Dutch name.
        oordelen: for each answer the verdicts that are possible.
    """

    proces: str
    naam: str
    oordelen: tuple[tuple[Plaatsoordeel, ...], ...]


@dataclass(frozen=True, slots=True)
class Geschil:
    """A point on which parties differ.

    Args:
        nummer: its number: first on the strongest advice that hangs on it, then on its weight.
        feiten: the facts that are settled together, mostly one.
        standpunten: the answers.
        zonder_antwoord: the parties that know none of these facts.
        strijdig: whether answers meet here that cannot be true together.
        gewicht: how much advice hangs on it, by strength; ours. 0 when it changes no advice.
        adviezen: the advices that hang on it, the strongest first.
        processen: the processes of which only this dispute decides whether their place fits.
    """

    nummer: int
    feiten: tuple[Gespreksfeit, ...]
    standpunten: tuple[Standpunt, ...]
    zonder_antwoord: tuple[str, ...]
    strijdig: bool
    gewicht: int
    adviezen: tuple[Afhankelijk, ...]
    processen: tuple[Procesgeschil, ...]

    @property
    def telt(self) -> bool:
        """Whether it changes anything."""
        return bool(self.adviezen or self.processen)


@dataclass(frozen=True, slots=True)
class Kennis:
    """A fact that nobody denies.

    Args:
        feit: what it is.
        waarde: its value, in Dutch.
        weet: the parties that know it.
        weet_niet: the parties that do not.
    """

    feit: Gespreksfeit
    waarde: str
    weet: tuple[str, ...]
    weet_niet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Toenadering:
    """How to come to an advice by facts that every party calls open to discussion.

    Args:
        regel: name of the rule that is the goal.
        proces: key of the process, or empty.
        titel: what it says in general.
        zeker: whether it is certain already, whoever is right.
        bespreekbaar: the facts that every party calls open to discussion.
        wijzigingen: the smallest changes among those facts, every dispute taken as unknown.
    """

    regel: str
    proces: str
    titel: str
    zeker: bool
    bespreekbaar: tuple[str, ...]
    wijzigingen: tuple[Wijziging, ...]


@dataclass(frozen=True, slots=True)
class Stapgeschillen:
    """The least set of disputes to settle so that the first steps no longer hang on the others.

    Args:
        beslecht: their numbers. When `bewezen`, with these settled no answer to another dispute changes a step, and no smaller
            set has that; otherwise they are enough, and some may not be needed.
        vast: the first steps that are the same whoever is right, in order; empty when not `bewezen`.
        bewezen: whether all ways to settle that can change a step were looked at; not when there are too many.
        lagen: of the steps in `vast` that take a finding of a layer away, the layers, by step; not in the JSON without any.
    """

    beslecht: tuple[int, ...]
    vast: tuple[str, ...]
    bewezen: bool
    lagen: Mapping[str, tuple[str, ...]] = FrozenDict()


@dataclass(frozen=True, slots=True)
class Overleg:
    """What several parties answered, and what that means for their meeting.

    Args:
        partijen: what the parties are called.
        regelbank: fingerprint of the rules.
        zeker: the advices that are certain whoever is right, the strongest first.
        telt: the disputes that change advice, the most weighty first.
        telt_niet: the disputes that change nothing, however the others are settled.
        aanvulling: what one party does not know and another does.
        eens: what all parties know, and agree on.
        beslecht_eerst: numbers of the disputes to settle so that it is certain which findings of `moet` and `zou_moeten`
            there are now: all of these are needed, and no other.
        eerste_stappen: what to settle for the first steps; None when that was not asked for.
        toenadering: the way to a chosen goal; None when none was asked for.
        lagen: the layers that were on, by name; not in the JSON when there were none.
        uitgeschakeld: the rules of the publication that they switched off; not in the JSON when there are none.
    """

    partijen: tuple[str, ...]
    regelbank: str
    zeker: tuple[Vaststaand, ...]
    telt: tuple[Geschil, ...]
    telt_niet: tuple[Geschil, ...]
    aanvulling: tuple[Kennis, ...]
    eens: tuple[Kennis, ...]
    beslecht_eerst: tuple[int, ...]
    eerste_stappen: Stapgeschillen | None
    toenadering: Toenadering | None
    lagen: tuple[Laagbewijs, ...] = ()
    uitgeschakeld: tuple[Uitgezet, ...] = ()
