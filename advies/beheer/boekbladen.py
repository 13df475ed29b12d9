"""The pages of the book of rules, as values: what a site, a page in the browser or another reader of them shows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from advies.antwoord import Keuzewaarde, Vraagveld
from advies.antwoord.vraag import Vraagsoort
from advies.beheer.regeloverzicht import Regeloverzicht
from kennisbank.lean import dataclass
from regels.taal import Grond

Bladsoort = Literal["regel", "begrip", "feit", "drempel", "afweging"]
"""What a page is about; a `begrip` is a derived fact."""
Uitkomst = Literal["zeker", "uitgesloten", "open"]


@dataclass(frozen=True, slots=True)
class Verwijzing:
    """The way to a page of the book.

    Args:
        soort: what that page is about.
        naam: the name of that.
        titel: what a reader knows it by.
    """

    soort: Bladsoort
    naam: str
    titel: str


@dataclass(frozen=True, slots=True)
class Punt:
    """One point of a condition in Dutch.

    Args:
        tekst: what is asked, or the words that open the points below it.
        naar: the facts and derived facts that it speaks of.
        onder: the points below it.
    """

    tekst: str
    naar: tuple[Verwijzing, ...] = ()
    onder: tuple[Punt, ...] = ()


@dataclass(frozen=True, slots=True)
class Vindplaats:
    """A place in the publication to which a page refers.

    Args:
        tekst: the reference, in Dutch.
        titel: what stands there; may be empty.
        deel: key of the chapter.
        deeltitel: title of the chapter.
    """

    tekst: str
    titel: str
    deel: str
    deeltitel: str


@dataclass(frozen=True, slots=True)
class Toetszin:
    """A test of a rule, in words.

    Args:
        uitkomst: what must come of it.
        proces: name of the process that it is about; empty for none.
        feiten: the facts from which it follows; none when nothing is known.
    """

    uitkomst: Uitkomst
    proces: str
    feiten: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preciezer:
    """The words of a rule for one of the ways in which it can apply.

    Args:
        voorwaarden: that way.
        titel: the advice in one line.
        tekst: what to do; empty when that is the text of the rule.
    """

    voorwaarden: tuple[Punt, ...]
    titel: str
    tekst: str


@dataclass(frozen=True, slots=True)
class TeltMee:
    """A recommendation that a rule is about.

    Args:
        nummer: 1 to 9.
        naam: its short name.
        kern: whether the rule is of its core, so that its state rests on the rule.
    """

    nummer: int
    naam: str
    kern: bool


@dataclass(frozen=True, slots=True)
class Regelblad:
    """The page of a rule.

    Args:
        regel: what `advies rules` shows of it.
        voorwaarden: its conditions; those of one list must all hold, unless the point above says otherwise.
        preciezer: its words for some of the ways in which it can apply.
        plaatsen: where it stands in the publication.
        toetsen: its tests.
        vraagt: the facts and derived facts in its condition.
        wijkt_voor: the more specific rules that it yields to.
        gaat_voor: the more general rules that yield to it.
        drempels: the named numbers in its condition and its texts.
        afwegingen: the trade-offs in which it speaks for a side.
        aanbevelingen: the recommendations that it is about.
        onderwerpen: keys of the subjects to which it belongs.
        vorige: the rule before it; None for the first.
        volgende: the rule after it; None for the last.
    """

    regel: Regeloverzicht
    voorwaarden: tuple[Punt, ...]
    preciezer: tuple[Preciezer, ...]
    plaatsen: tuple[Vindplaats, ...]
    toetsen: tuple[Toetszin, ...]
    vraagt: tuple[Verwijzing, ...]
    wijkt_voor: tuple[Verwijzing, ...]
    gaat_voor: tuple[Verwijzing, ...]
    drempels: tuple[Verwijzing, ...]
    afwegingen: tuple[Verwijzing, ...]
    aanbevelingen: tuple[TeltMee, ...]
    onderwerpen: tuple[str, ...]
    vorige: Verwijzing | None
    volgende: Verwijzing | None


@dataclass(frozen=True, slots=True)
class Begripblad:
    """The page of a derived fact.

    Args:
        begrip: its name.
        kort: short Dutch label.
        ja: full statement when it is yes.
        nee: full statement when it is no.
        grond: `tekst` or `afgeleid` (ours).
        voor_elk_proces: whether it has a value for each ict process.
        voorwaarden: its definition.
        plaatsen: where it stands in the publication.
        vraagt: the facts and derived facts in its definition.
        voedt: the rules and derived facts that read it.
        drempels: the named numbers in its definition.
    """

    begrip: str
    kort: str
    ja: str
    nee: str
    grond: Grond
    voor_elk_proces: bool
    voorwaarden: tuple[Punt, ...]
    plaatsen: tuple[Vindplaats, ...]
    vraagt: tuple[Verwijzing, ...]
    voedt: tuple[Verwijzing, ...]
    drempels: tuple[Verwijzing, ...]


@dataclass(frozen=True, slots=True)
class Feitblad:
    """The page of a fact.

    Args:
        feit: its key.
        kort: short Dutch label.
        vraag: the question.
        hulp: help with the answer; may be empty.
        onderwerp: key of its subject.
        voor_elk_proces: whether it is asked for each ict process.
        soort: kind of answer.
        eenheid: unit of a number; empty for another kind.
        minimum: least value of a number; None for another kind.
        maximum: greatest value of a number; None for another kind.
        keuzen: the values of a choice or of yes/no; empty for another kind.
        velden: what is asked of each municipality; empty for another kind.
        plaatsen: where the publication speaks of it.
        vervangt: its earlier names.
        voedt: the rules and derived facts whose condition reads it.
        genoemd: the rules of which only a text names it.
    """

    feit: str
    kort: str
    vraag: str
    hulp: str
    onderwerp: str
    voor_elk_proces: bool
    soort: Vraagsoort
    eenheid: str
    minimum: float | None
    maximum: float | None
    keuzen: tuple[Keuzewaarde, ...]
    velden: tuple[Vraagveld, ...]
    plaatsen: tuple[Vindplaats, ...]
    vervangt: tuple[str, ...]
    voedt: tuple[Verwijzing, ...]
    genoemd: tuple[Verwijzing, ...]


@dataclass(frozen=True, slots=True)
class Drempelblad:
    """The page of a number with a name.

    Args:
        drempel: its name.
        getal: the number with its unit, in Dutch.
        grond: `tekst` when the publication gives the number, `afgeleid` when it is ours.
        opmerking: what to keep in mind; may be empty.
        plaatsen: where it stands in the publication.
        in_voorwaarden: the rules and derived facts whose condition compares with it.
        in_teksten: those of which a text names it.
    """

    drempel: str
    getal: str
    grond: Grond
    opmerking: str
    plaatsen: tuple[Vindplaats, ...]
    in_voorwaarden: tuple[Verwijzing, ...]
    in_teksten: tuple[Verwijzing, ...]


@dataclass(frozen=True, slots=True)
class Kant:
    """One side of a trade-off.

    Args:
        naam: what it is called.
        tekst: what speaks for it.
        regels: the rules that speak for it when they apply.
        neigt: whether the publication leans to it.
    """

    naam: str
    tekst: str
    regels: tuple[Verwijzing, ...]
    neigt: bool


@dataclass(frozen=True, slots=True)
class Afwegingblad:
    """The page of a trade-off.

    Args:
        afweging: its name.
        titel: what is weighed.
        vraag: the question to discuss.
        kanten: its two sides.
        neigt_uitleg: how the publication leans.
        doorslag: what tips it.
        doorslag_grond: `tekst` when the publication says what tips it, `afgeleid` when that is ours.
        grond: `tekst` when the publication states the tension, `afgeleid` when it is our reading.
        plaatsen: where it stands in the publication.
    """

    afweging: str
    titel: str
    vraag: str
    kanten: tuple[Kant, ...]
    neigt_uitleg: str
    doorslag: str
    doorslag_grond: Grond
    grond: Grond
    plaatsen: tuple[Vindplaats, ...]


@dataclass(frozen=True, slots=True)
class Inhoudsplaats:
    """A place in the publication in the table of contents.

    Args:
        tekst: how the place is written, in Dutch.
        titel: what stands there; may be empty.
        regels: the rules that refer to it.
    """

    tekst: str
    titel: str
    regels: tuple[Verwijzing, ...]


@dataclass(frozen=True, slots=True)
class Inhoudsdeel:
    """A chapter of the publication in the table of contents.

    Args:
        deel: its key.
        titel: its title.
        plaatsen: the places within it to which a rule refers.
        aantal: how many rules refer to it.
    """

    deel: str
    titel: str
    plaatsen: tuple[Inhoudsplaats, ...]
    aantal: int


@dataclass(frozen=True, slots=True)
class Onderwerp:
    """A subject in the table of contents.

    Args:
        onderwerp: its key, that of a theme of facts.
        titel: its title.
        regels: the rules that ask for a fact of it.
        feiten: its facts.
    """

    onderwerp: str
    titel: str
    regels: tuple[Verwijzing, ...]
    feiten: tuple[Verwijzing, ...]


@dataclass(frozen=True, slots=True)
class Regelboek:
    """The whole book.

    Args:
        regels: the pages of rules, by name, in the order of the rule base.
        begrippen: the pages of derived facts, by name.
        feiten: the pages of facts, by name, in the order of the questionnaire.
        drempels: the pages of named numbers, by name.
        afwegingen: the pages of trade-offs, by name.
        delen: the table of contents by chapter of the publication.
        onderwerpen: the table of contents by subject.
        publicatie: the publication, in Dutch.
        vingerafdruk: SHA-256 of the rule base that it is the book of.
    """

    regels: Mapping[str, Regelblad]
    begrippen: Mapping[str, Begripblad]
    feiten: Mapping[str, Feitblad]
    drempels: Mapping[str, Drempelblad]
    afwegingen: Mapping[str, Afwegingblad]
    delen: tuple[Inhoudsdeel, ...]
    onderwerpen: tuple[Onderwerp, ...]
    publicatie: str
    vingerafdruk: str
