"""The rule language: small immutable values, without behaviour.

What is done with a condition (evaluate, negate, compile, tell in Dutch) is one function each, dispatched on its class.
The semantics is strong Kleene logic; see docs/semantiek.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from kennisbank.bronnen import Bron
from kennisbank.catalogus import Actor, Catalogus, Fase
from kennisbank.lagen import Lagen
from kennisbank.lean import dataclass
from kennisbank.meldingen import Plek
from kennisbank.vocabulaire import Vocabulaire
from regels.sleutels import PERSPECTIEF, FeitSleutel

Soort = Literal[
    "reikwijdte",
    "vorm",
    "partner",
    "proceskeuze",
    "migratie",
    "risico",
    "voorwaarde",
    "advies",
    "kans",
    "goede_praktijk",
    "duiding",
    "tegenspraak",
]
Sterkte = Literal["moet", "zou_moeten", "mag", "waargenomen_vaker", "waargenomen_eens", "definitie"]
Grond = Literal["tekst", "afgeleid"]
Grens = Literal["minstens", "hoogstens"]
Plaats = Literal["", "past_niet", "niet_belegd"]
"""What a rule means for today's place of its process: nothing, that it does not fit, or that nobody does the work."""

PROCES: Final = "proces"
"""Stands in a compiled condition for the process itself, as a choice that is always known; no rule file writes it."""

PER_PROCES: Final = ("keuze", "partnermodel")
"""What a rule concludes about one process; the rest it concludes about the partnership."""

SCHAAL: Final = 10_000
"""Numbers are compared as whole ten-thousandths, so that both engines compare exactly."""


@dataclass(frozen=True, slots=True)
class Gelijk:
    """A choice has this value; for a yes/no fact and a derived fact the value is always `ja`, and `nee` is its `Niet`."""

    feit: FeitSleutel
    waarde: str


@dataclass(frozen=True, slots=True)
class EenVan:
    """A choice has one of these values (two or more, sorted)."""

    feit: FeitSleutel
    waarden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vergelijk:
    """A number is at least, or at most, a bound.

    Args:
        feit: the number.
        grens: `minstens` or `hoogstens`.
        getal: the bound in ten-thousandths of the unit of the fact.
    """

    feit: FeitSleutel
    grens: Grens
    getal: int


@dataclass(frozen=True, slots=True)
class Bevat:
    """A set of choices contains this value."""

    feit: FeitSleutel
    waarde: str


@dataclass(frozen=True, slots=True)
class AantalWaarden:
    """A set of choices has at least, or at most, this many values."""

    feit: FeitSleutel
    grens: Grens
    getal: int


@dataclass(frozen=True, slots=True)
class Verschilt:
    """Two choices have different values."""

    links: FeitSleutel
    rechts: FeitSleutel


@dataclass(frozen=True, slots=True)
class ErIsGemeente:
    """Some municipality in the list satisfies the condition, whose references are fields of a municipality."""

    voorwaarde: Voorwaarde


@dataclass(frozen=True, slots=True)
class Niet:
    """The condition does not hold."""

    voorwaarde: Voorwaarde


@dataclass(frozen=True, slots=True)
class Alle:
    """All conditions hold; true when there are none."""

    voorwaarden: tuple[Voorwaarde, ...]


@dataclass(frozen=True, slots=True)
class EenVanDe:
    """At least one of the conditions holds; false when there are none."""

    voorwaarden: tuple[Voorwaarde, ...]


Atoom: TypeAlias = "Gelijk | EenVan | Vergelijk | Bevat | AantalWaarden | Verschilt | ErIsGemeente"
Voorwaarde: TypeAlias = "Atoom | Niet | Alle | EenVanDe"

GemeenteGegevens: TypeAlias = Mapping[str, "str | int"]
FeitWaarde: TypeAlias = "str | int | frozenset[str] | tuple[GemeenteGegevens, ...]"
Werkgeheugen: TypeAlias = Mapping[FeitSleutel, FeitWaarde]
"""The facts that are known: choices and ja/nee as text, numbers in ten-thousandths, sets, municipalities."""


@dataclass(frozen=True, slots=True)
class Conclusie:
    """A classification or choice that a rule concludes.

    Args:
        over: what is concluded, such as `vorm` or `keuze`.
        waarde: its value, from a catalogue of kennisbank.
    """

    over: str
    waarde: str


@dataclass(frozen=True, slots=True)
class Bewoording:
    """Words for one of the ways in which a rule can apply: what its general title leaves open.

    Args:
        als: the alternative, in facts that the condition of the rule speaks of.
        titel: the advice in one line, when this alternative is certain.
        tekst: what to do then; empty when that is the same for each alternative.
    """

    als: Voorwaarde
    titel: str
    tekst: str


@dataclass(frozen=True, slots=True)
class Achteraf:
    """Words of a rule for who is past its phases: what one can still look back on, repair or learn.

    Args:
        titel: the advice in one line; empty when the title of the rule holds afterwards too.
        tekst: what to do now, or to know for a next time.
        kanttekening: what to keep in mind then; empty when that of the rule holds.
    """

    titel: str
    tekst: str
    kanttekening: str


@dataclass(frozen=True, slots=True)
class Regel:
    """One rule.

    Args:
        naam: unique name.
        stelling: statements of the inventory that it renders.
        titel: the advice in one line, true for each way in which the rule can apply.
        soort: kind.
        sterkte: how strongly the publication says it.
        grond: `tekst` when the publication states it, `afgeleid` when it is ours.
        bron: references.
        aanbevelingen: the recommendations, 1 to 9, that it is about.
        voor_elk_proces: whether it is answered for each of the eight processes.
        als: the condition, with the negation of the rules that it yields to.
        dan: what it concludes, or None for an advice that classifies nothing.
        tekst: what to do, or what it means here; may name values of facts between braces.
        uitleg: why; may name values of facts between braces.
        kanttekening: what to keep in mind (an own threshold, one case only); may be empty.
        wie: who acts.
        fase: phases of the partnership in which it matters.
        plek: where it stands in the rule base.
        plekken: where each condition at the top of `als` stands; for a rule that it yields to, where that is named.
        kern: the recommendations of `aanbevelingen` that it carries beside what must be done, so that their state rests on it.
        over: key of the one process that a rule about the partnership is about; empty for none, and for a rule per process.
        plaats: what it means for today's place of its process when it is certain.
        wijkt_voor: names of the more specific rules that it yields to, in the order of the last parts of `als`.
        eigen: the condition as it is written; None when that is `als`.
        preciezer: words for an alternative of the condition, in the order in which they are tried.
        tekst_voor: the text for who does not read it as the partnership, by value of the fact `PERSPECTIEF`.
        achteraf: the words for who is past its phases; None when the usual ones hold then too.
        laag: the layer that adds it; empty for a rule of the publication.
    """

    naam: str
    stelling: tuple[str, ...]
    titel: str
    soort: Soort
    sterkte: Sterkte
    grond: Grond
    bron: tuple[Bron, ...]
    aanbevelingen: tuple[int, ...]
    voor_elk_proces: bool
    als: Voorwaarde
    dan: Conclusie | None
    tekst: str
    uitleg: str
    kanttekening: str
    wie: tuple[Actor, ...]
    fase: tuple[Fase, ...]
    plek: Plek
    plekken: tuple[Plek, ...] = ()
    kern: tuple[int, ...] = ()
    over: str = ""
    plaats: Plaats = ""
    wijkt_voor: tuple[str, ...] = ()
    eigen: Voorwaarde | None = None
    preciezer: tuple[Bewoording, ...] = ()
    tekst_voor: tuple[tuple[str, str], ...] = ()
    achteraf: Achteraf | None = None
    laag: str = ""

    @property
    def draagt(self) -> tuple[int, ...]:
        """The recommendations whose state rests on this rule: those of `kern`, and each that it says must be done."""
        return self.aanbevelingen if self.sterkte == "moet" else self.kern

    @property
    def voorwaarde(self) -> Voorwaarde:
        """The condition, by the name that a derived fact has for it too."""
        return self.als

    @property
    def geschreven(self) -> Voorwaarde:
        """The condition as it is written, without the rules that it yields to."""
        return self.als if self.eigen is None else self.eigen

    def tekst_bij(self, geheugen: Werkgeheugen, anders: str) -> str:
        """Return the text for who gave these facts.

        Args:
            geheugen: the known facts.
            anders: the text when it is not known who, or when the rule has no words of their own for them.
        """
        return dict(self.tekst_voor).get(str(geheugen.get(PERSPECTIEF)), anders)


@dataclass(frozen=True, slots=True)
class AfgeleidFeit:
    """A concept that other rules build on: ja when its definition is true, nee when false, otherwise unknown.

    Args:
        naam: unique name, also among the facts.
        per_proces: whether it has a value for each process.
        kort: short Dutch label.
        ja: full statement when it is yes.
        nee: full statement when it is no.
        grond: `tekst` or `afgeleid`.
        bron: references.
        betekent: the definition.
        plek: where it stands in the rule base.
        plekken: where each condition at the top of `betekent` stands.
        laag: the layer that adds it; empty for a derived fact of the publication.
    """

    naam: str
    per_proces: bool
    kort: str
    ja: str
    nee: str
    grond: Grond
    bron: tuple[Bron, ...]
    betekent: Voorwaarde
    plek: Plek
    plekken: tuple[Plek, ...] = ()
    laag: str = ""

    @property
    def voorwaarde(self) -> Voorwaarde:
        """The definition, by the name that a rule has for its condition too."""
        return self.betekent


@dataclass(frozen=True, slots=True)
class Drempel:
    """A number with a name, for conditions and texts alike, so that the two cannot differ.

    Args:
        naam: unique name, also among the facts.
        getal: the number in ten-thousandths.
        eenheid: its unit, that of the facts that it is compared with.
        grond: `tekst` when the publication gives the number, `afgeleid` when it is ours.
        bron: references.
        opmerking: what to keep in mind; may be empty.
        plek: where it stands.
        in_voorwaarden: the rules and derived facts whose condition compares with it.
        in_teksten: those of which a text names it.
        laag: the layer that adds it; empty for a threshold of the publication.
    """

    naam: str
    getal: int
    eenheid: str
    grond: Grond
    bron: tuple[Bron, ...]
    opmerking: str
    plek: Plek
    in_voorwaarden: tuple[str, ...] = ()
    in_teksten: tuple[str, ...] = ()
    laag: str = ""


@dataclass(frozen=True, slots=True)
class Uitgeschakeld:
    """A rule of the publication that layers switched off.

    Args:
        regel: the rule.
        laag: the layer that did.
        reden: why, in the words of the layer.
    """

    regel: Regel
    laag: str
    reden: str


@dataclass(frozen=True, slots=True)
class Regelbank:
    """A checked rule base.

    Args:
        regels: the rules, in the order of the files.
        afgeleid: the derived facts, each after those it builds on.
        vocabulaire: the facts that the conditions speak of.
        catalogus: the processes, recommendations and conclusions that the rules speak of.
        vingerafdruk: SHA-256 of the rule files and vocabulary without layers, as hexadecimal text.
        drempels: the numbers with a name; conditions and texts hold their values already.
        lagen: the layers that are in it, by name.
        uitgeschakeld: the rules that they switched off, in the order of the files and then of the layers.
    """

    regels: tuple[Regel, ...]
    afgeleid: tuple[AfgeleidFeit, ...]
    vocabulaire: Vocabulaire
    catalogus: Catalogus
    vingerafdruk: str
    drempels: tuple[Drempel, ...] = ()
    lagen: Lagen = ()
    uitgeschakeld: tuple[Uitgeschakeld, ...] = ()

    @property
    def processen(self) -> tuple[str, ...]:
        """The keys of the processes, in order."""
        return tuple(self.catalogus.processen)
