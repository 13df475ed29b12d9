"""What an evaluation answers: deeply immutable, hashable values that the library returns and every view reads.

The names of the fields are the keys of the JSON; `advies schema --antwoord` publishes their schema. Fields may be added, the
ones that are here stay.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any, Literal, assert_never, get_args

from advies.afleiding import Stap
from advies.casussen import Casus
from advies.naamfouten import onbekend_proces, onbekende_regel
from advies.zetten import Zet
from kennisbank.catalogus import Actor, Fase
from kennisbank.frozen import FrozenDict, plain
from kennisbank.lean import dataclass
from regels.plaats import Plaatsoordeel
from regels.sleutels import FeitSleutel, RegelSleutel
from regels.taal import Grond, Soort, Sterkte

Status = Literal["zeker", "open", "uitgesloten"]
Staat = Literal["in_orde", "aandacht", "onbekend"]
Vraagsoort = Literal["ja_nee", "keuze", "meerkeuze", "geheel_getal", "getal", "gemeenten"]
Veldsoort = Literal["tekst", "ja_nee", "geheel_getal", "getal"]
Tijd = Literal["nu", "straks", "terugblik"]
TIJDEN: tuple[Tijd, ...] = get_args(Tijd)
"""Every time that an advice can be for, the present first."""
STATEN: tuple[Staat, ...] = ("aandacht", "in_orde", "onbekend")
"""Every state of a recommendation, what asks attention first."""
STATUSSEN: tuple[Status, ...] = get_args(Status)
"""Every status, the most certain first."""
Bronwijzing = Mapping[str, str | int]


def status_van(waar: bool | None) -> Status:
    """Return the status of a rule by the truth of its condition."""
    if waar is None:
        return "open"
    return "zeker" if waar else "uitgesloten"


def is_te_doen(soort: Soort) -> bool:
    """Return whether a kind of advice asks to do something; the others classify, allow or praise."""
    match soort:
        case "risico" | "voorwaarde" | "advies":
            return True
        case "reikwijdte" | "vorm" | "partner" | "proceskeuze" | "migratie":
            return False
        case "kans" | "goede_praktijk" | "duiding" | "tegenspraak":
            return False
        case _:
            assert_never(soort)


def _is_raad(soort: Soort) -> bool:
    match soort:
        case "voorwaarde" | "advies" | "migratie":
            return True
        case "reikwijdte" | "vorm" | "partner" | "proceskeuze" | "risico":
            return False
        case "kans" | "goede_praktijk" | "duiding" | "tegenspraak":
            return False
        case _:
            assert_never(soort)


def is_raad(soort: Soort, sterkte: Sterkte) -> bool:
    """Return whether a rule of this kind and strength is a piece of advice: no classification, chance or explanation."""
    return _is_raad(soort) and sterkte != "definitie"


def is_bevinding(soort: Soort, sterkte: Sterkte) -> bool:
    """Return whether a rule of this kind and strength asks to do something: a risk, a piece of advice, or what must be done."""
    return soort == "risico" or sterkte == "moet" or is_raad(soort, sterkte)


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
        aanbevelingen: the recommendations that it is about.
        conclusie: what it classifies or chooses, such as `{"keuze": "uitbesteden_mag"}`; may be empty.
        omdat: the given facts that it rests on; for `open` those that hold already, for `uitgesloten` those that exclude it.
        afleiding: the same as a tree, with the derived facts in between.
        beslissend: for `open`, the smallest sets of unknown facts whose values can make it certain.
        tijd: when it is for: `nu`, `straks` (its phase has yet to come) or `terugblik` (its phase is past: what to look back on
            and repair). Everything is `nu` while the phase is not known.
    """

    regel: str
    soort: Soort
    titel: str
    over: Mapping[str, str]
    status: Status
    sterkte: Sterkte
    grond: Grond
    tekst: str
    uitleg: str
    kanttekening: str
    bron: tuple[Bronwijzing, ...]
    bron_tekst: tuple[str, ...]
    fase: tuple[Fase, ...]
    wie: tuple[Actor, ...]
    aanbevelingen: tuple[int, ...]
    conclusie: Mapping[str, str]
    omdat: tuple[Stap, ...]
    afleiding: tuple[Stap, ...]
    beslissend: tuple[tuple[str, ...], ...]
    tijd: Tijd

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
        return is_raad(self.soort, self.sterkte)

    @property
    def is_bevinding(self) -> bool:
        """Whether it asks to do something when it is certain: a risk, a piece of advice, or anything that must be done."""
        return is_bevinding(self.soort, self.sterkte)


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


@dataclass(frozen=True, slots=True)
class AanbevelingOordeel:
    """The state of one of the nine recommendations.

    Args:
        nummer: 1 to 9.
        naam: short Dutch name.
        staat: `aandacht` when a rule of its core is certain; `in_orde` when every rule of its core is excluded; otherwise
            `onbekend`. Its core is what the publication says must be done about it, and the rules that carry it (`kern`).
        adviezen: the certain risks, preconditions and advices about it, and what must be done; of its core or not.
        open: how many of those are open.
        na: the recommendations that come first.
        wie: who acts.
        fase: the main phases.
        bron_tekst: where it stands, in Dutch.
        omdat: the given facts that show the state: those of the certain rules for `aandacht`, otherwise those that exclude
            rules of its core.
        beslissend: for `onbekend`, facts that are not known and keep rules of its core from being excluded; at most five,
            those on which most rests first.
        afgeleid_na: those of `na` that are ours, not stated by the publication.
        kort: what it is about, in a few words.
    """

    nummer: int
    naam: str
    staat: Staat
    adviezen: tuple[str, ...]
    open: int
    na: tuple[int, ...]
    wie: tuple[Actor, ...]
    fase: tuple[Fase, ...]
    bron_tekst: tuple[str, ...]
    omdat: tuple[Stap, ...]
    beslissend: tuple[str, ...]
    afgeleid_na: tuple[int, ...]
    kort: str


@dataclass(frozen=True, slots=True)
class Bevinding:
    """A rule that is certain and asks to do something, named.

    Args:
        regel: name of the rule.
        over: empty for the partnership, or `{"proces": ...}`.
        titel: what was found, in one line.
        sterkte: how strongly the publication says it.
        tijd: when it is for.
    """

    regel: str
    over: Mapping[str, str]
    titel: str
    sterkte: Sterkte
    tijd: Tijd


@dataclass(frozen=True, slots=True)
class Oorzaak:
    """Findings that come from the same given facts; each certain finding belongs to exactly one.

    Args:
        feiten: the facts from which they come.
        leidend: the finding that the publication stresses most.
        gevolgen: the other findings.
        sterkte: the strength of the leading finding.
    """

    feiten: tuple[Stap, ...]
    leidend: Bevinding
    gevolgen: tuple[Bevinding, ...]
    sterkte: Sterkte


@dataclass(frozen=True, slots=True)
class EersteStap:
    """What the partnership can do first: facts that it makes otherwise, after the steps before it.

    Args:
        zetten: the facts that change; one, or two when no single one helps.
        tekst: what then holds, in Dutch.
        wie: who acts.
        neemt_weg: the findings of strength `moet` and `zou_moeten` that are then excluded.
        brengt_mee: such findings that are then certain and were not.
        gewicht: the weight that it takes away, see docs/semantiek.md.
    """

    zetten: tuple[Zet, ...]
    tekst: str
    wie: tuple[Actor, ...]
    neemt_weg: tuple[Bevinding, ...]
    brengt_mee: tuple[Bevinding, ...]
    gewicht: int


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
        doorslag_grond: `tekst` when the publication says what tips it, `afgeleid` when that is ours.
    """

    afweging: str
    titel: str
    vraag: str
    polen: tuple[PoolOordeel, ...]
    neigt: str
    neigt_uitleg: str
    doorslag: str
    grond: Grond
    bron: tuple[Bronwijzing, ...]
    bron_tekst: tuple[str, ...]
    doorslag_grond: str


@dataclass(frozen=True, slots=True)
class Keuzewaarde:
    """One answer that can be chosen.

    Args:
        waarde: as written in a facts file.
        tekst: as an adviser reads it.
        hulp: what it means; may be empty.
    """

    waarde: str
    tekst: str
    hulp: str


@dataclass(frozen=True, slots=True)
class Vraagveld:
    """One field of a municipality in the list of municipalities.

    Args:
        veld: its key.
        kort: short Dutch label.
        soort: kind of answer: `tekst`, `ja_nee`, `geheel_getal` or `getal`.
        eenheid: unit of a number; empty for another kind.
        minimum: least value of a number, in `eenheid`; None for another kind.
        maximum: greatest value of a number, in `eenheid`; None for another kind.
    """

    veld: str
    kort: str
    soort: Veldsoort
    eenheid: str
    minimum: float | None
    maximum: float | None


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
        kort: short Dutch label, without the process.
        proces: key of the process that it is about; empty for the partnership.
        soort: kind of answer: `ja_nee`, `keuze`, `meerkeuze`, `geheel_getal`, `getal` or `gemeenten`.
        eenheid: unit of a number; empty for another kind.
        minimum: least value of a number, in `eenheid`; None for another kind.
        maximum: greatest value of a number, in `eenheid`; None for another kind.
        keuzen: the values of a choice or of yes/no, in the order to show; empty for another kind.
        velden: what is asked of each municipality; empty for another kind.
    """

    feit: str
    vraag: str
    hulp: str
    trap: int
    adviezen: int
    nut: float
    thema: str
    bron_tekst: tuple[str, ...]
    kort: str
    proces: str
    soort: Vraagsoort
    eenheid: str
    minimum: float | None
    maximum: float | None
    keuzen: tuple[Keuzewaarde, ...]
    velden: tuple[Vraagveld, ...]

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
        oorzaken: the certain findings, those that come from the same facts together, the most stressed first.
        eerste_stappen: what to change first, at most five steps; the choice and the order are ours, not the publication's.
        aanbevelingen: the nine recommendations.
        afwegingen: the trade-offs of the publication on which a certain rule speaks for a side.
        casussen: the cases of the publication that are most like it, most alike first, and what happened there.
        vragen: what is not known yet, most useful first.
        begrippen: terms that the certain advices use, with today's name.
        ontvangstbewijs: with what the answer was made.
        feiten: the known facts, with the keys and values of a facts file, so that the answer can be made again.
        meldingen: what to know about what was read, such as a fact under its earlier name.
        grenzen: what the advice does not know, and where to go for it; the same in every answer.
        regelnamen: the rules that were asked, so that a rule that is excluded differs from one that does not exist.
        volledig: whether every rule is in `adviezen`; False when what is excluded was left out.
    """

    samenwerkingsverband: str
    reikwijdte: tuple[Indeling, ...]
    adviezen: tuple[Advies, ...]
    vormen: Vormen
    processen: Mapping[str, ProcesOordeel]
    migratie: tuple[Indeling, ...]
    oorzaken: tuple[Oorzaak, ...]
    eerste_stappen: tuple[EersteStap, ...]
    aanbevelingen: tuple[AanbevelingOordeel, ...]
    afwegingen: tuple[AfwegingOordeel, ...]
    casussen: tuple[Casus, ...]
    vragen: tuple[Vraag, ...]
    begrippen: tuple[Begripsuitleg, ...]
    ontvangstbewijs: Ontvangstbewijs
    feiten: Mapping[str, Any] = field(default_factory=FrozenDict)
    meldingen: tuple[str, ...] = ()
    grenzen: tuple[Grens, ...] = ()
    regelnamen: tuple[str, ...] = ()
    volledig: bool = False

    def als_json(self) -> dict[str, Any]:
        """Return the answer as plain data: `dict`, `list`, texts and numbers, as `advies evaluate --formaat json` writes it.

        `advies.uitvoerschema("evaluate")` is its JSON Schema, and `advies.reken_na` makes the answer again from it.
        """
        vorm: dict[str, Any] = plain(self)
        return vorm

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

        Raises:
            OnbekendeRegel: there is no such rule.
            OnderwerpFout: there is no such process.
        """
        if regel not in self.regelnamen:
            raise onbekende_regel(regel, self.regelnamen)
        if proces and proces not in self.processen:
            raise onbekend_proces(proces, self.processen)
        return any(
            advies.regel == regel and advies.status == "zeker" and proces in ("", advies.over.get("proces", ""))
            for advies in self.adviezen
        )
