"""What belongs in an agreement on service: the subjects, and for which partnership each is needed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from kennisbank.bestanden import lees_data
from kennisbank.bronnen import Bron
from kennisbank.bundel import uit_bundel
from kennisbank.lean import dataclass
from kennisbank.meldingen import Plek
from regels.eigen import basisbank
from regels.sleutels import OnderdeelSleutel
from regels.taal import Grond, Voorwaarde

BESTAND = "regels/dvo.yaml"


@dataclass(frozen=True, slots=True)
class Overeenkomstsoort:
    """A kind of agreement.

    Args:
        naam: its key, such as `ict`.
        titel: what it is called.
        tussen: between whom it is.
        uitleg: what counts as part of it.
        nodig: for which partnerships it is needed at all.
        bron: where the publication speaks of it.
    """

    naam: str
    titel: str
    tussen: str
    uitleg: str
    nodig: Voorwaarde
    bron: tuple[Bron, ...]


@dataclass(frozen=True, slots=True)
class Groep:
    """A heading under which subjects stand.

    Args:
        naam: its key.
        titel: the heading.
    """

    naam: str
    titel: str


@dataclass(frozen=True, slots=True)
class Onderdeel:
    """A subject that belongs in an agreement.

    Args:
        naam: unique name.
        overeenkomst: key of the kind of agreement.
        groep: key of the heading.
        titel: what it is about; may name `{proces}`.
        vraag: the question whether it is there; may name `{proces}`.
        voor_elk_proces: whether it is asked for each ict process.
        nodig: for which partnerships it is needed, of those that need the agreement.
        staat_erin: when the facts already say that it is there; None when no fact says so.
        ontbreekt: when the facts already say that it is not; None when no fact says so.
        blijft_uit: when the facts say that it does not happen, agreed or not; None when no fact says so.
        regels: names of the rules that say so too when they are certain.
        grond: `tekst` when the publication asks it, or an agreement in a case has it; `afgeleid` when that is ours.
        bron: references.
        kanttekening: what to keep in mind; may be empty.
        plek: where it stands.
    """

    naam: str
    overeenkomst: str
    groep: str
    titel: str
    vraag: str
    voor_elk_proces: bool
    nodig: Voorwaarde
    staat_erin: Voorwaarde | None
    ontbreekt: Voorwaarde | None
    blijft_uit: Voorwaarde | None
    regels: tuple[str, ...]
    grond: Grond
    bron: tuple[Bron, ...]
    kanttekening: str
    plek: Plek

    def sleutels(self, processen: Iterable[str]) -> Iterator[OnderdeelSleutel]:
        """Yield its key, or one for each process.

        Args:
            processen: the keys of the processes.
        """
        for proces in processen if self.voor_elk_proces else ("",):
            yield OnderdeelSleutel(self.naam, proces)


@dataclass(frozen=True, slots=True)
class Onderdelenlijst:
    """All kinds of agreement and what belongs in them.

    Args:
        soorten: the kinds of agreement, by key.
        groepen: the headings, by key, in the order to show.
        onderdelen: the subjects, by name, in the order to show.
    """

    soorten: Mapping[str, Overeenkomstsoort]
    groepen: Mapping[str, Groep]
    onderdelen: Mapping[str, Onderdeel]

    def van(self, soort: str) -> tuple[Onderdeel, ...]:
        """Return the subjects of a kind of agreement, by heading.

        Args:
            soort: key of the kind.
        """
        volgorde = list(self.groepen)
        eigen = [deel for deel in self.onderdelen.values() if deel.overeenkomst == soort]
        return tuple(sorted(eigen, key=lambda deel: volgorde.index(deel.groep)))


@cache
def onderdelenlijst() -> Onderdelenlijst:
    """Return the subjects that travel with the package, read once.

    Raises:
        RegelFout: the file is wrong; all messages at once.
    """
    return uit_bundel("dvo", lees_eigen_onderdelen)


def lees_eigen_onderdelen() -> Onderdelenlijst:
    """Read the subjects that travel with the package from their YAML file.

    Raises:
        RegelFout: the file is wrong; all messages at once.
    """
    from regels.lezen_dvo import lees_onderdelen

    return lees_onderdelen(lees_data(BESTAND), BESTAND, basisbank())
