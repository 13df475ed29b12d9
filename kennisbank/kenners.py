"""Who can answer a question: the groups of paragraph 1.5, each with the reason why they know."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from kennisbank.bestanden import lees_data
from kennisbank.bronnen import Bron, lees_bronnen
from kennisbank.bundel import uit_bundel
from kennisbank.catalogus import Actor, lees_actoren
from kennisbank.lean import dataclass
from kennisbank.lezer import Lezer
from kennisbank.vocabulaire import FeitDefinitie
from kennisbank.yaml_knopen import Kaart, ontleed

BESTAND = "kennisbank/kenners.yaml"


@dataclass(frozen=True, slots=True)
class Kenner:
    """Who knows the answer to some questions, and why.

    Args:
        kenner: the name by which facts refer to it.
        wie: the groups that know.
        reden: why they do, in Dutch.
        bron: where the publication shows these groups so.
    """

    kenner: str
    wie: tuple[Actor, ...]
    reden: str
    bron: tuple[Bron, ...]


@cache
def kenners() -> Mapping[str, Kenner]:
    """Return who knows, by name, read once.

    Raises:
        RegelFout: the file is wrong; every message is located.
    """
    return MappingProxyType({deel.kenner: deel for deel in uit_bundel("kenners", lees_eigen_kenners)})


def lees_eigen_kenners() -> tuple[Kenner, ...]:
    """Read who knows from the YAML file of the package.

    Raises:
        RegelFout: the file is wrong; all messages at once.
    """
    return lees_kenners(lees_data(BESTAND), BESTAND)


def lees_kenners(inhoud: bytes, bestand: str) -> tuple[Kenner, ...]:
    """Read who knows.

    Args:
        inhoud: the contents of the file.
        bestand: the name to use in messages.

    Raises:
        InvoerFout: the file is wrong; all messages at once.
    """
    lezer = Lezer(bestand)
    kaart = lezer.kaart(ontleed(inhoud, bestand), "de kenners") or Kaart((), 1, 1)
    lezer.sleutels(kaart, ["kenners"], [], "de kenners")
    uit: dict[str, Kenner] = {}
    for knoop in lezer.items(kaart, "kenners"):
        deel = lezer.kaart(knoop, "een kenner")
        if deel is None:
            continue
        lezer.sleutels(deel, ["kenner", "wie", "reden", "bron"], [], "een kenner")
        nieuw = Kenner(
            lezer.naam(deel, "kenner"), lees_actoren(lezer, deel), lezer.tekst(deel, "reden"), lees_bronnen(lezer, deel)
        )
        if nieuw.kenner in uit:
            lezer.fout(deel, f"de kenner '{nieuw.kenner}' staat er twee keer.")
        if not nieuw.wie:
            lezer.fout(deel, f"bij '{nieuw.kenner}' staat niemand die het weet; noem er onder 'wie' ten minste één.")
        if not nieuw.reden.endswith("."):
            lezer.fout(deel, f"de reden bij '{nieuw.kenner}' eindigt niet met een punt.")
        uit[nieuw.kenner] = nieuw
    lezer.sluit_af()
    return tuple(uit.values())


def weet(feit: FeitDefinitie) -> Kenner:
    """Return who can answer a question.

    Args:
        feit: the fact that is asked.
    """
    return kenners()[feit.kenner]
