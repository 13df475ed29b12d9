"""Counsel: the recommendations, causes, first steps and trade-offs."""

from __future__ import annotations

from advies.afleiding import Stap
from advies.antwoord.adviezen import Bevinding, Bronwijzing
from advies.statussen import Staat
from advies.zetten import Zet
from kennisbank.catalogus import Actor, Fase
from kennisbank.lean import dataclass
from regels.taal import Grond, Sterkte


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
        tekst: what to do, in Dutch: an order.
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
