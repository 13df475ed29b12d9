"""The questions that the interview and the short facts file begin with, each with the reason why it stands there."""

from __future__ import annotations

from functools import cache

from kennisbank.bestanden import lees_data
from kennisbank.bundel import uit_bundel
from kennisbank.lean import dataclass
from kennisbank.lezer import Lezer
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import Kaart, ontleed

BESTAND = "kennisbank/kernvragen.yaml"
HOOGSTENS_KERN = 20
"""The most core questions; more would no longer be a short interview."""
GRONDEN = ("vast", "berekend")


@dataclass(frozen=True, slots=True)
class Kernvraag:
    """One question that comes first.

    Args:
        feit: name of the fact; of a fact that is asked per process all processes are one question.
        reden: why it comes first, in Dutch, as the adviser reads it.
        grond: `vast` for what must come first whatever the figures, `berekend` for what `benchmarks/kernvragen.py` chose.
    """

    feit: str
    reden: str
    grond: str


@dataclass(frozen=True, slots=True)
class Kernvragen:
    """The questions that come first.

    Args:
        begin: scope, whose view, and phase, in the order in which they are asked.
        kern: the core questions, in the order in which they are asked.
    """

    begin: tuple[Kernvraag, ...]
    kern: tuple[Kernvraag, ...]

    @property
    def feiten(self) -> frozenset[str]:
        """The names of all facts that come first."""
        return frozenset(vraag.feit for vraag in (*self.begin, *self.kern))


@cache
def kernvragen() -> Kernvragen:
    """Return the questions that come first, read once.

    Raises:
        RegelFout: the file is wrong; every message is located.
    """
    return uit_bundel("kernvragen", lees_eigen_kernvragen)


def lees_eigen_kernvragen() -> Kernvragen:
    """Read the questions of the package from their YAML file.

    Raises:
        RegelFout: the file is wrong; all messages at once.
    """
    return lees_kernvragen(lees_data(BESTAND), BESTAND)


def lees_kernvragen(inhoud: bytes, bestand: str) -> Kernvragen:
    """Read the questions that come first.

    Args:
        inhoud: the contents of the file.
        bestand: the name to use in messages.

    Raises:
        InvoerFout: the file is wrong; all messages at once.
    """
    lezer = Lezer(bestand)
    kaart = lezer.kaart(ontleed(inhoud, bestand), "de kernvragen") or Kaart((), 1, 1)
    lezer.sleutels(kaart, ["begin", "kern"], [], "de kernvragen")
    gezien: set[str] = set()
    begin = _vragen(lezer, kaart, "begin", gezien)
    kern = _vragen(lezer, kaart, "kern", gezien)
    if len(kern) > HOOGSTENS_KERN:
        lezer.fout(kaart, f"onder 'kern' staan {len(kern)} vragen; het mogen er hoogstens {HOOGSTENS_KERN} zijn.")
    lezer.sluit_af()
    return Kernvragen(begin, kern)


def _vragen(lezer: Lezer, kaart: Kaart, lijst: str, gezien: set[str]) -> tuple[Kernvraag, ...]:
    feiten = vocabulaire().feiten
    vrij = {naam: feit for naam, feit in feiten.items() if not feit.beschrijvend}
    uit: list[Kernvraag] = []
    for knoop in lezer.items(kaart, lijst):
        deel = lezer.kaart(knoop, "een kernvraag")
        if deel is None:
            continue
        lezer.sleutels(deel, ["feit", "reden", "grond"], [], "een kernvraag")
        naam = lezer.keuze(deel, "feit", vrij)
        if naam in gezien:
            lezer.fout(deel, f"het feit '{naam}' staat er twee keer.")
        gezien.add(naam)
        reden = lezer.tekst(deel, "reden")
        if not reden.endswith("."):
            lezer.fout(deel, f"de reden van '{naam}' eindigt niet met een punt.")
        uit.append(Kernvraag(naam, reden, lezer.keuze(deel, "grond", GRONDEN)))
    return tuple(uit)
