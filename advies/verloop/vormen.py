"""What a partnership over time shows: frozen values, which are the JSON and what every view reads."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from advies.antwoord import Bevinding, Ontvangstbewijs, Uitgezet
from advies.statussen import Staat, Status
from advies.uitleg.narekenen import Laagvergelijking
from advies.uitleg.wat_als import Staatsovergang
from advies.zetten import Zet
from kennisbank.catalogus import Actor
from kennisbank.lean import dataclass
from regels.taal import Grond, Soort, Sterkte

Stand = Literal["zeker", "open", "uitgesloten", "ontbreekt"]
"""How an advice stands under some rules; `ontbreekt` when those rules do not have it."""
Door = Literal["feiten", "regels"]
"""By what the advice changed."""
Gezet = Literal["gezet", "anders", "deels", "niet"]
"""Whether a first step was taken: as it was advised, in another way, in part, or not."""
Patroon = Literal["steeds", "terug", "onderbroken", "nieuw", "weg", "onzeker"]
"""How a finding goes over time, see `Bevindingsverloop`."""


@dataclass(frozen=True, slots=True)
class Regelovergang:
    """One advice that today's rules say otherwise than a saved answer did, on the same facts.

    Args:
        regel: name of the rule.
        over: what it is about: empty, or `{"proces": ...}`.
        titel: the advice in one line, as it is now, or as it was when it is no longer there.
        was: how it stood in the saved answer.
        wordt: how it stands with today's rules.
        vervallen: why the rule is gone, and which rules say it now; empty when it is not known to be gone.
        laag: the layer that the rule is of; empty, and not in the JSON, for a rule of the publication.
    """

    regel: str
    over: Mapping[str, str]
    titel: str
    was: Stand
    wordt: Stand
    vervallen: str
    laag: str = ""


@dataclass(frozen=True, slots=True)
class Verwoording:
    """One advice that stands as it stood in a saved answer, and reads otherwise with today's rules.

    Args:
        regel: name of the rule.
        over: what it is about: empty, or `{"proces": ...}`.
        titel: the advice in one line, as it is now.
    """

    regel: str
    over: Mapping[str, str]
    titel: str


@dataclass(frozen=True, slots=True)
class Peiling:
    """One moment.

    Args:
        nummer: its place in time, from 1.
        datum: the day, as `2026-03-31`; empty when the user named none.
        bestand: its file.
        verband: the name of the partnership in it; may be empty.
        soort: `feiten` for a facts file, `antwoord` for an answer that was saved then.
        bekend: how many facts are known.
        regelbank: SHA-256 of the rules with which the saved answer was made; empty for a facts file.
        zelfde_regels: whether those are today's rules; True for a facts file.
        gewijzigd_na_afloop: whether the saved answer holds facts that are not those of its receipt, or differs although rules,
            facts and version are the same: it was changed afterwards, or was not made by this program.
        door_regels: the advices that differ because of newer rules; empty when the rules are the same.
        aanbevelingen_door_regels: the recommendations whose state differs because of newer rules.
        anders_verwoord: the advices that only read otherwise with newer rules.
        lagen: the layers that were on then or are on now; not in the JSON when there are none, nor for a facts file.
    """

    nummer: int
    datum: str
    bestand: str
    verband: str
    soort: Literal["feiten", "antwoord"]
    bekend: int
    regelbank: str
    zelfde_regels: bool
    gewijzigd_na_afloop: bool
    door_regels: tuple[Regelovergang, ...]
    aanbevelingen_door_regels: tuple[Staatsovergang, ...]
    anders_verwoord: tuple[Verwoording, ...]
    lagen: tuple[Laagvergelijking, ...] = ()


@dataclass(frozen=True, slots=True)
class Feitwijziging:
    """One fact that is not what it was.

    Args:
        feit: its key (`uitvoering.technisch_beheer`).
        kort: short Dutch label.
        was: its value before, in Dutch; "onbekend" when it was not known.
        wordt: its value after.
    """

    feit: str
    kort: str
    was: str
    wordt: str


@dataclass(frozen=True, slots=True)
class Verandering:
    """One advice whose status changes because facts did, under the same rules.

    Args:
        regel: name of the rule.
        over: what it is about: empty, or `{"proces": ...}`.
        soort: kind.
        sterkte: how strongly the publication says it.
        titel: the advice in one line, as it is after.
        was: status before.
        wordt: status after.
        bron_tekst: where the rule stands in the publication.
        grond: `tekst` (the publication states it) or `afgeleid` (ours).
        bevinding: whether it asks to do something when it is certain.
        door: the changed facts on which it rested, or on which it rests now.
        laag: the layer that the rule is of; empty, and not in the JSON, for a rule of the publication.
    """

    regel: str
    over: Mapping[str, str]
    soort: Soort
    sterkte: Sterkte
    titel: str
    was: Status
    wordt: Status
    bron_tekst: tuple[str, ...]
    grond: Grond
    bevinding: bool
    door: tuple[str, ...]
    laag: str = ""


@dataclass(frozen=True, slots=True)
class Stapverloop:
    """What became of one first step of the advice at the beginning of a period.

    Args:
        tekst: what to do, as the advice said.
        wie: who acts.
        zetten: the facts that it changes.
        stand: `gezet` when at the end of the period each of its facts has the advised value; `anders` when not, while all that it
            takes away is excluded; `deels` when some of its facts have the advised value, or some of that is excluded; `niet`.
        verwijderd: of what it takes away, what is excluded at the end of the period; of a step that was taken only what a replay
            in the engines shows that it took away, together with the steps before it that were taken.
        gebleven: of what it takes away, what is still certain or open at the end of the period.
        lagen: the layers of which it takes a finding away; not in the JSON when it is about the publication alone.
    """

    tekst: str
    wie: tuple[Actor, ...]
    zetten: tuple[Zet, ...]
    stand: Gezet
    verwijderd: tuple[Bevinding, ...]
    gebleven: tuple[Bevinding, ...]
    lagen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Periode:
    """What changed from one moment to the next, under today's rules.

    Args:
        van: number of the moment at its beginning.
        tot: number of the moment at its end.
        feiten: the facts that changed.
        adviezen: the advices whose status changed with them, those that became certain first, and of those the strongest.
        aanbevelingen: the recommendations whose state changed with them.
        stappen: what became of the first steps of the advice at its beginning.
    """

    van: int
    tot: int
    feiten: tuple[Feitwijziging, ...]
    adviezen: tuple[Verandering, ...]
    aanbevelingen: tuple[Staatsovergang, ...]
    stappen: tuple[Stapverloop, ...]


@dataclass(frozen=True, slots=True)
class Slotverschil:
    """One advice that stands otherwise at the last moment, with today's rules, than it stood at the first, as it was told then.

    Args:
        regel: name of the rule.
        over: what it is about: empty, or `{"proces": ...}`.
        titel: the advice in one line, as it is now, or as it was when it is no longer there.
        was: how it stood at the first moment.
        wordt: how it stands at the last.
        door: whether facts, newer rules, or both changed how it stands.
        laag: the layer that the rule is of; empty, and not in the JSON, for a rule of the publication.
    """

    regel: str
    over: Mapping[str, str]
    titel: str
    was: Stand
    wordt: Stand
    door: tuple[Door, ...]
    laag: str = ""


@dataclass(frozen=True, slots=True)
class Aanbevelingsverloop:
    """One recommendation over time, under today's rules.

    Args:
        nummer: 1 to 9.
        naam: short name.
        kort: what it is about, in a few words.
        staten: its state at each moment.
    """

    nummer: int
    naam: str
    kort: str
    staten: tuple[Staat, ...]


@dataclass(frozen=True, slots=True)
class Bevindingsverloop:
    """One finding that was certain at some moment, under today's rules.

    Args:
        regel: name of the rule.
        over: what it is about: empty, or `{"proces": ...}`.
        soort: kind.
        sterkte: how strongly the publication says it.
        titel: what was found, as at the last moment at which it was certain.
        bron_tekst: where the rule stands in the publication.
        grond: `tekst` (the publication states it) or `afgeleid` (ours).
        statussen: its status at each moment.
        patroon: `steeds` certain at every moment; `terug` when it was excluded between moments at which it was certain;
            `onderbroken` when it was only open between them; `nieuw` when it is certain at the last moment and was not before;
            `weg` when it is excluded at the last moment; `onzeker` when it is open at the last moment.
        laag: the layer that the rule is of; empty, and not in the JSON, for a rule of the publication.
    """

    regel: str
    over: Mapping[str, str]
    soort: Soort
    sterkte: Sterkte
    titel: str
    bron_tekst: tuple[str, ...]
    grond: Grond
    statussen: tuple[Status, ...]
    patroon: Patroon
    laag: str = ""

    @property
    def blijft_komen(self) -> bool:
        """Whether it keeps coming back: it stands at every moment, or went and came again."""
        return self.patroon in ("steeds", "terug", "onderbroken")


@dataclass(frozen=True, slots=True)
class Verloop:
    """A partnership over time.

    Args:
        samenwerkingsverband: its name at the last moment that has one.
        peilingen: the moments, the earliest first.
        perioden: what changed from each moment to the next because of facts.
        geheel: the advices that stand otherwise at the last moment than they stood at the first, as it was told then.
        aanbevelingen: the nine recommendations over time.
        bevindingen: the findings that were certain at some moment, the strongest first.
        ontvangstbewijs: with what the last moment was evaluated.
        uitgeschakeld: the rules of the publication that layers switched off; not in the JSON when there are none.
    """

    samenwerkingsverband: str
    peilingen: tuple[Peiling, ...]
    perioden: tuple[Periode, ...]
    geheel: tuple[Slotverschil, ...]
    aanbevelingen: tuple[Aanbevelingsverloop, ...]
    bevindingen: tuple[Bevindingsverloop, ...]
    ontvangstbewijs: Ontvangstbewijs
    uitgeschakeld: tuple[Uitgezet, ...] = ()

    def zeker(self, nummer: int, sterkte: Sterkte | None = None) -> tuple[Bevindingsverloop, ...]:
        """Return the findings that are certain at one moment.

        Args:
            nummer: number of the moment.
            sterkte: only those of this strength; None for all.
        """
        return tuple(
            deel
            for deel in self.bevindingen
            if deel.statussen[nummer - 1] == "zeker" and sterkte in (None, deel.sterkte)
        )
