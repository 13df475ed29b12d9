"""The JSON of the commands for who keeps rules, as records: what a program reads, and from which the schema is made.

The records of an answer, a difference, a change and so on are those of the library itself; these are for what the library
holds in a form that is not for others, such as conditions. A field whose name Python keeps for itself ends in `_`.
"""

from __future__ import annotations

from typing import Literal

from advies.antwoord import Status
from advies.beheer.toetsing import Dekking
from kennisbank.foutvorm import Foutvorm
from kennisbank.lean import dataclass


@dataclass(frozen=True, slots=True)
class Plekvorm:
    """A place in a rule file.

    Args:
        bestand: name of the file.
        regel: line, from 1.
        kolom: column, from 1.
    """

    bestand: str
    regel: int
    kolom: int


@dataclass(frozen=True, slots=True)
class Naamvorm:
    """A rule or derived fact.

    Args:
        naam: its name.
        proces: key of the process; None when it is about the partnership.
    """

    naam: str
    proces: str | None


@dataclass(frozen=True, slots=True)
class Bevindingvorm:
    """One defect of a rule base, as the proof found it.

    Args:
        soort: its kind, see docs/semantiek.md.
        regels: the rules or derived facts concerned.
        plekken: the lines to look at.
        tekst: what is wrong and what to do, in Dutch.
        feitenbestand: the facts that show it, as a facts file.
    """

    soort: str
    regels: tuple[Naamvorm, ...]
    plekken: tuple[Plekvorm, ...]
    tekst: str
    feitenbestand: str


@dataclass(frozen=True, slots=True)
class Bewijsvorm:
    """The proof of a rule base.

    Args:
        getuigen: how many cases of rules were shown to fire.
        gevallen: how many cases of rules there are.
        aanbevelingen_in_orde: how many recommendations were shown to be in order with some facts.
        bevindingen: what is wrong.
    """

    getuigen: int
    gevallen: int
    aanbevelingen_in_orde: int
    bevindingen: tuple[Bevindingvorm, ...]


@dataclass(frozen=True, slots=True)
class Overlevervorm:
    """A small change of a rule that no rule test notices.

    Args:
        in_: name of the rule or derived fact.
        plek: file, line and column of the condition.
        wat: what changes, in Dutch.
        toets: a rule test that notices it, in YAML.
    """

    in_: str
    plek: str
    wat: str
    toets: str


@dataclass(frozen=True, slots=True)
class Mutatievorm:
    """What the rule tests notice of small changes.

    Args:
        mutanten: how many changes were tried.
        gedood: how many a test notices.
        gelijkwaardig: how many change nothing, by proof.
        score: the part of the others that is noticed, 0 to 1.
        overlevers: those that no test notices.
    """

    mutanten: int
    gedood: int
    gelijkwaardig: int
    score: float
    overlevers: tuple[Overlevervorm, ...]


@dataclass(frozen=True, slots=True)
class Keuringsvorm:
    """What the check of a rule base found.

    Args:
        goed: whether nothing is wrong.
        regels: number of rules.
        afgeleide_feiten: number of derived facts.
        uitspraken: number of statements of the publication; None when there is no list.
        dekking: how far the rule tests reach; None when there are none.
        fouten: what is wrong.
        bewijs: the proof; None when it was left out.
        mutaties: what the tests notice; None when it was not asked.
        lagen: the layers over the rule base; not there when there are none.
        uitgeschakeld: the rules that they switched off; not there when there are none.
    """

    goed: bool
    regels: int
    afgeleide_feiten: int
    uitspraken: int | None
    dekking: Dekking | None
    fouten: tuple[Foutvorm, ...]
    bewijs: Bewijsvorm | None
    mutaties: Mutatievorm | None
    lagen: tuple[str, ...] = ()
    uitgeschakeld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Toetsvorm:
    """A rule test that is proposed.

    Args:
        regel: name of the rule.
        proces: key of the process that it is shown for; empty for a rule about the partnership.
        status: what the rule is with these facts.
        toets: the test, in YAML.
    """

    regel: str
    proces: str
    status: Status
    toets: str


@dataclass(frozen=True, slots=True)
class Regelverschilvorm:
    """A rule for which the advice differs between two rule bases.

    Args:
        regel: its name.
        proces: key of the process that shows it; None for a rule about the partnership.
        wat: how it differs.
        was: status with the old rules; None when the rule did not exist.
        wordt: status with the new rules; None when the rule does not exist any more.
        plek_oud: file, line and column in the old rules; None when it is not there.
        plek_nieuw: file, line and column in the new rules; None when it is not there.
        feitenbestand: the smallest facts that show it, as a facts file.
    """

    regel: str
    proces: str | None
    wat: Literal["nieuw", "vervallen", "eerder", "strenger", "andere_grens_onzeker", "andere_conclusie"]
    was: Status | None
    wordt: Status | None
    plek_oud: str | None
    plek_nieuw: str | None
    feitenbestand: str


@dataclass(frozen=True, slots=True)
class Hernoemd:
    """A rule that has another name and means the same.

    Args:
        oud: its name before.
        nieuw: its name now.
    """

    oud: str
    nieuw: str


@dataclass(frozen=True, slots=True)
class Drempelverschilvorm:
    """A threshold that is not the same in two rule bases.

    Args:
        drempel: its name.
        was: the number with the old rules; None when it did not exist.
        wordt: the number with the new rules; None when it does not exist any more.
        eenheid_was: its unit with the old rules.
        eenheid_wordt: its unit with the new rules.
        in_voorwaarden: the rules and derived facts whose condition compares with it.
    """

    drempel: str
    was: float | None
    wordt: float | None
    eenheid_was: str | None
    eenheid_wordt: str | None
    in_voorwaarden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Regelverschillenvorm:
    """What differs between two rule bases.

    Args:
        verschillen: the rules for which the advice differs.
        hernoemd: rules with another name.
        alleen_tekst: rules of which only words, references or strength changed.
        gelijk: how many rules are the same in everything.
        drempels: the thresholds of which the number or the unit changed, and those that came or went.
    """

    verschillen: tuple[Regelverschilvorm, ...]
    hernoemd: tuple[Hernoemd, ...]
    alleen_tekst: tuple[str, ...]
    gelijk: int
    drempels: tuple[Drempelverschilvorm, ...]
