"""What many partnerships side by side show: frozen values, which are the JSON and what every view reads.

A partnership is named as it is given. Each number is the length of a list of names here, and each state has its reasons; there
is no score and no order of merit, since the publication gives none.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from advies.antwoord import Laagbewijs, Uitgezet
from advies.raad.samenvatting import Reikwijdte
from advies.statussen import STATEN, Staat
from kennisbank.lean import dataclass
from regels.taal import Grond, Sterkte

Volgorde = Literal["alfabet", "gegeven"]
"""The order of the partnerships: by name, or as they were given."""


@dataclass(frozen=True, slots=True)
class Stand:
    """One recommendation at one partnership.

    Args:
        nummer: 1 to 9.
        staat: its state, see `AanbevelingOordeel.staat`.
        omdat: the given facts that show it, in Dutch; empty for `onbekend`.
        ontbreekt: for `onbekend`, short labels of the facts that would settle it, at most five.
    """

    nummer: int
    staat: Staat
    omdat: tuple[str, ...]
    ontbreekt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verband:
    """One partnership.

    Args:
        naam: its name as given; that of its file when it has none, and with its file when another has the same name.
        bestand: its facts file.
        reikwijdte: whether the publication speaks about it. One that is `buiten` stands in no other list than this.
        bekend: how many facts are known.
        standen: the nine recommendations.
    """

    naam: str
    bestand: str
    reikwijdte: Reikwijdte
    bekend: int
    standen: tuple[Stand, ...]


@dataclass(frozen=True, slots=True)
class Streekaanbeveling:
    """One recommendation over the region: the names of the partnerships in each state.

    Args:
        nummer: 1 to 9.
        naam: short name.
        kort: what it is about, in a few words.
        bron_tekst: where it stands, in Dutch.
        aandacht: where it asks attention.
        in_orde: where it is in order.
        onbekend: where it is not known.
    """

    nummer: int
    naam: str
    kort: str
    bron_tekst: tuple[str, ...]
    aandacht: tuple[str, ...]
    in_orde: tuple[str, ...]
    onbekend: tuple[str, ...]

    def met(self, staat: Staat) -> tuple[str, ...]:
        """Return the names of the partnerships in a state."""
        return dict(zip(STATEN, (self.aandacht, self.in_orde, self.onbekend), strict=True))[staat]

    @property
    def kan_leren(self) -> bool:
        """Whether some could help others with it: it is in order at one, and asks attention at another."""
        return bool(self.aandacht and self.in_orde)


@dataclass(frozen=True, slots=True)
class Oorzaakfeit:
    """One fact from which findings come.

    Args:
        feit: its key (`uitvoering.technisch_beheer`).
        kort: short Dutch label.
        waarde: its value in Dutch; empty for a number or a list of municipalities, which differs by partnership.
    """

    feit: str
    kort: str
    waarde: str


@dataclass(frozen=True, slots=True)
class Streekbevinding:
    """One finding that comes from a cause, and where it is certain.

    Args:
        regel: name of the rule.
        over: what it is about: empty, or `{"proces": ...}`.
        titel: what was found, in one line.
        sterkte: how strongly the publication says it.
        bron_tekst: where the rule stands in the publication.
        grond: `tekst` (the publication states it) or `afgeleid` (ours).
        verbanden: the names of the partnerships at which it is certain and comes from this cause.
        laag: the layer that the rule is of; empty, and not in the JSON, for a rule of the publication.
    """

    regel: str
    over: Mapping[str, str]
    titel: str
    sterkte: Sterkte
    bron_tekst: tuple[str, ...]
    grond: Grond
    verbanden: tuple[str, ...]
    laag: str = ""


@dataclass(frozen=True, slots=True)
class Streekoorzaak:
    """A cause: the same facts, from which findings come at one partnership or more.

    Args:
        feiten: the facts.
        sterkte: that of its strongest finding.
        bevindingen: what comes from it, the strongest first.
        verbanden: the names of the partnerships at which it stands.
    """

    feiten: tuple[Oorzaakfeit, ...]
    sterkte: Sterkte
    bevindingen: tuple[Streekbevinding, ...]
    verbanden: tuple[str, ...]

    @property
    def gedeeld(self) -> bool:
        """Whether it stands at more than one partnership."""
        return len(self.verbanden) > 1


@dataclass(frozen=True, slots=True)
class Streekbewijs:
    """With what the region was evaluated.

    Args:
        advies: version of this package.
        regelbank: SHA-256 of the rule base and vocabulary.
        motoren: the engines that were run and agreed.
        melding: what to know about the engines; empty when both were run.
        regels: number of rules.
        publicatie: the source.
        lagen: the layers that were on, by name.
    """

    advies: str
    regelbank: str
    motoren: tuple[str, ...]
    melding: str
    regels: int
    publicatie: str
    lagen: tuple[Laagbewijs, ...]


@dataclass(frozen=True, slots=True)
class Streek:
    """Many partnerships side by side.

    Args:
        volgorde: the order of the partnerships in every list: by name, or as they were given.
        verbanden: the partnerships.
        aanbevelingen: the nine recommendations, with the partnerships in each state.
        oorzaken: the causes: those of the strongest findings first, then those at the most partnerships, then in the order of
            the vocabulary. The order is ours, and about causes only.
        niet_gelezen: the files that could not be used, so that nobody thinks that they are in here.
        bewijs: with what they were evaluated.
        uitgeschakeld: the rules of the publication that layers switched off; not in the JSON when there are none.
    """

    volgorde: Volgorde
    verbanden: tuple[Verband, ...]
    aanbevelingen: tuple[Streekaanbeveling, ...]
    oorzaken: tuple[Streekoorzaak, ...]
    niet_gelezen: tuple[str, ...]
    bewijs: Streekbewijs
    uitgeschakeld: tuple[Uitgezet, ...] = ()

    @property
    def buiten(self) -> tuple[str, ...]:
        """The names of the partnerships about which the publication does not speak."""
        return tuple(deel.naam for deel in self.verbanden if deel.reikwijdte == "buiten")
