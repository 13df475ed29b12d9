"""The plan as values: immutable, typed, and JSON by their fields; `advies schema --van plan` has their schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from advies.afleiding import Stap
from advies.antwoord import Bevinding, Laagbewijs, Uitgezet
from advies.raad.samenvatting import Reikwijdte
from advies.statussen import Tijd
from advies.zetten import Zet
from kennisbank.catalogus import Actor, Fase
from kennisbank.lean import dataclass
from regels.taal import Grond, Sterkte

Momentstaat = Literal["gebeurt", "gebeurt_niet", "onbekend"]


@dataclass(frozen=True, slots=True)
class Reden:
    """A finding for which a step, or a point to watch, is in the plan.

    Args:
        regel: name of the rule.
        over: empty for the partnership, or `{"proces": ...}`.
        titel: what was found, in one line.
        sterkte: how strongly the publication says it.
        grond: `tekst` (the publication states it) or `afgeleid` (ours).
        bron_tekst: where the rule stands in the publication.
        feiten: the given facts on which it rests, with their lines.
        laag: the layer that the rule is of; empty, and not in the JSON, for a rule of the publication.
    """

    regel: str
    over: Mapping[str, str]
    titel: str
    sterkte: Sterkte
    grond: Grond
    bron_tekst: tuple[str, ...]
    feiten: tuple[Stap, ...]
    laag: str = ""


@dataclass(frozen=True, slots=True)
class Weg:
    """A finding that is excluded once a step is done.

    Args:
        regel: name of the rule.
        over: empty for the partnership, or `{"proces": ...}`.
        titel: what was found, in one line.
        sterkte: how strongly the publication says it.
        samen_met: earlier steps that have to be done too before it is excluded; empty when this step alone does it.
        laag: the layer that the rule is of; empty, and not in the JSON, for a rule of the publication.
    """

    regel: str
    over: Mapping[str, str]
    titel: str
    sterkte: Sterkte
    samen_met: tuple[int, ...]
    laag: str = ""


@dataclass(frozen=True, slots=True)
class Planstap:
    """One step: facts that the partnership makes otherwise.

    Args:
        nummer: its place in the plan, from 1.
        sleutel: the first fact that changes, by which a planning names the step.
        tekst: what to do, in Dutch: an order.
        fase: the phase in which it is to be done; empty while the phase of the partnership is not known.
        tijd: `nu`, or `straks` when its phase has yet to come.
        sterkte: the greatest strength of what it answers.
        wie: who acts.
        aanbeveling: the recommendation whose turn decides its place; 0 when it is about none.
        na: steps of the plan that come first, by the order of the recommendations; not those for which one of these waits.
        afgeleid_na: those of `na` that rest on an order that is ours.
        zetten: when it is done: the facts with the values that they then have.
        ook_goed: other values of those facts with which it is done too.
        omdat: the findings for which it is in the plan.
        vervalt: everything that asks to do something and is excluded once it and the steps before it are done.
        maakt_mogelijk: chances and choices that are then certain and were not.
        brengt_mee: findings that are then certain and were not.
        ontgrendelt: the steps that wait for it.
        begin: the day on which it starts, by the planning; empty when it has none.
        klaar: the day on which it is to be done, by the planning; empty when it has none.
        lagen: the layers of which it takes a finding away; not in the JSON when it is about the publication alone.
    """

    nummer: int
    sleutel: str
    tekst: str
    fase: Fase | Literal[""]
    tijd: Tijd
    sterkte: Sterkte
    wie: tuple[Actor, ...]
    aanbeveling: int
    na: tuple[int, ...]
    afgeleid_na: tuple[int, ...]
    zetten: tuple[Zet, ...]
    ook_goed: tuple[Zet, ...]
    omdat: tuple[Reden, ...]
    vervalt: tuple[Weg, ...]
    maakt_mogelijk: tuple[Bevinding, ...]
    brengt_mee: tuple[Bevinding, ...]
    ontgrendelt: tuple[int, ...]
    begin: str
    klaar: str
    lagen: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aandachtspunt:
    """A finding that stays whatever step of the plan is done: no fact with an order excludes it in this phase.

    Args:
        reden: the finding.
        tekst: what to do or what it means here.
        fase: the phase in which it is for; empty while the phase of the partnership is not known.
        tijd: `nu` or `straks`.
        wie: who acts.
        stappen: the steps that do what it says: when these are done it is excluded in the phase `vervalt_in`, and without any
            one of them it is not; empty for a finding that no step does.
        vervalt_in: that phase; empty when `stappen` is.
    """

    reden: Reden
    tekst: str
    fase: Fase | Literal[""]
    tijd: Tijd
    wie: tuple[Actor, ...]
    stappen: tuple[int, ...] = ()
    vervalt_in: Fase | Literal[""] = ""


@dataclass(frozen=True, slots=True)
class Gedaan:
    """A step that is done: a fact has a value that keeps findings away which another value would bring.

    Args:
        sleutel: the fact.
        tekst: what was to be done, in Dutch: an order.
        feit: the fact as it is, with its line.
        houdt_weg: the findings of strength `moet` and `zou_moeten` that another value would make certain.
        begin: the day on which it started, by the planning; empty when it has none.
        klaar: the day on which it was to be done, by the planning; empty when it has none.
    """

    sleutel: str
    tekst: str
    feit: Stap
    houdt_weg: tuple[Bevinding, ...]
    begin: str
    klaar: str


@dataclass(frozen=True, slots=True)
class Planmoment:
    """A moment that comes back.

    Args:
        moment: its key.
        titel: what it is, in Dutch.
        uitleg: what to do then, or what the publication says of it.
        wie: who is there.
        fase: the phases in which it matters.
        tijd: `nu`, `straks` or `terugblik`, by the phase of the partnership.
        per_jaar: how often a year the publication names; 0 when it names no number.
        grond: `tekst` (the publication asks for it) or `afgeleid` (ours).
        bron_tekst: where it stands.
        staat: whether it is held, by the facts.
        eerste: the first day, by the planning; empty when it has none.
        om_de_maanden: the months between, by the planning or else by the publication; 0 when neither says.
    """

    moment: str
    titel: str
    uitleg: str
    wie: tuple[Actor, ...]
    fase: tuple[Fase, ...]
    tijd: Tijd
    per_jaar: int
    grond: Grond
    bron_tekst: tuple[str, ...]
    staat: Momentstaat
    eerste: str
    om_de_maanden: int


@dataclass(frozen=True, slots=True)
class Botsing:
    """Dates that do not fit the order of the steps.

    Args:
        stap: the step that is to be done too early.
        klaar: its day.
        wacht_op: a step that comes first.
        klaar_daarvan: the day of that one.
    """

    stap: int
    klaar: str
    wacht_op: int
    klaar_daarvan: str


@dataclass(frozen=True, slots=True)
class Planvraag:
    """A question whose answer can add steps to the plan.

    Args:
        feit: key of the fact.
        vraag: the question, in Dutch.
    """

    feit: str
    vraag: str


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan of action.

    Args:
        samenwerkingsverband: its name; empty when not given.
        reikwijdte: whether the publication speaks about the partnership.
        reikwijdte_tekst: why; empty when that is not known.
        fase: the phase of the partnership; empty when it is not known.
        stappen: the steps, in order.
        aandacht: findings that no step takes away, the strongest first, those that no step does before those that one does.
        gedaan: the steps that are done already.
        momenten: moments that come back.
        terugblik: findings that belong to a phase that is past; the plan gives no orders for those.
        open: how many advices of strength `moet` and `zou_moeten` are open: answers can add steps.
        vragen: the most useful questions; at most three.
        botsingen: dates that do not fit the order of the steps.
        niet_in_plan: facts of the planning for which there is no step, to do or done.
        regelbank: SHA-256 of the rule base and vocabulary.
        feiten: SHA-256 of the known facts.
        melding: what to know about the engines; empty when both were run.
        lagen: the layers that were on, by name; not in the JSON when there were none.
        uitgeschakeld: the rules of the publication that they switched off; not in the JSON when there are none.
    """

    samenwerkingsverband: str
    reikwijdte: Reikwijdte
    reikwijdte_tekst: str
    fase: Fase | Literal[""]
    stappen: tuple[Planstap, ...]
    aandacht: tuple[Aandachtspunt, ...]
    gedaan: tuple[Gedaan, ...]
    momenten: tuple[Planmoment, ...]
    terugblik: tuple[Bevinding, ...]
    open: int
    vragen: tuple[Planvraag, ...]
    botsingen: tuple[Botsing, ...]
    niet_in_plan: tuple[str, ...]
    regelbank: str
    feiten: str
    melding: str
    lagen: tuple[Laagbewijs, ...] = ()
    uitgeschakeld: tuple[Uitgezet, ...] = ()
