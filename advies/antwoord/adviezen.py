"""One advice, and its name in a list of findings."""

from __future__ import annotations

from collections.abc import Mapping

from advies.afleiding import Stap
from advies.statussen import Status, Tijd, is_bevinding, is_raad
from kennisbank.catalogus import Actor, Fase
from kennisbank.lean import Uitgesteld, dataclass
from regels.sleutels import RegelSleutel
from regels.taal import Grond, Soort, Sterkte

Bronwijzing = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class Advies(Uitgesteld):
    """One advice: a rule, for the partnership or for one process.

    Its words and reasons are made when they are first read.

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
        laag: the layer that the rule is of; empty, and not in the JSON, for a rule of the publication.
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
    laag: str = ""

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
class Bevinding:
    """A rule that is certain and asks to do something, named.

    Args:
        regel: name of the rule.
        over: empty for the partnership, or `{"proces": ...}`.
        titel: what was found, in one line.
        sterkte: how strongly the publication says it.
        tijd: when it is for.
        laag: the layer that the rule is of; empty, and not in the JSON, for a rule of the publication.
    """

    regel: str
    over: Mapping[str, str]
    titel: str
    sterkte: Sterkte
    tijd: Tijd
    laag: str = ""
