"""The questions that the interview and the short facts file begin with, each with the reason why it stands there."""

from __future__ import annotations

from functools import cache

from kennisbank.bestanden import lees_data
from kennisbank.bundel import uit_bundel
from kennisbank.lean import dataclass
from kennisbank.lezer import Lezer
from kennisbank.meldingen import opsomming
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import Kaart, ontleed

BESTAND = "kennisbank/kernvragen.yaml"
HOOGSTENS_KERN = 20
"""The most core screens; more would no longer be a short interview."""
HOOGSTENS_IN_KERNLIJST = 6
"""The most statements on one core screen; docs/semantiek.md has what fewer and more would give."""
GRONDEN = ("vast", "berekend")


@dataclass(frozen=True, slots=True)
class Kernvraag:
    """One screen that comes first: a question, or a list of statements of one theme to say yes or no to.

    Args:
        feiten: names of the facts; of a fact that is asked per process all processes are one question.
        reden: why it comes first, in Dutch, as the adviser reads it.
        vast: those that must come first whatever the figures; `benchmarks/kernvragen.py` chose the others.
        kop: heading of a list, in Dutch; empty for one question.
    """

    feiten: tuple[str, ...]
    reden: str
    vast: tuple[str, ...]
    kop: str = ""


@dataclass(frozen=True, slots=True)
class Kernvragen:
    """The questions that come first.

    Args:
        begin: scope, whose view, and phase, in the order in which they are asked.
        kern: the core screens, in the order in which they are asked.
    """

    begin: tuple[Kernvraag, ...]
    kern: tuple[Kernvraag, ...]

    @property
    def feiten(self) -> frozenset[str]:
        """The names of all facts that come first."""
        return frozenset(feit for vraag in (*self.begin, *self.kern) for feit in vraag.feiten)


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
        lezer.fout(kaart, f"onder 'kern' staan {len(kern)} schermen; het mogen er hoogstens {HOOGSTENS_KERN} zijn.")
    lezer.sluit_af()
    return Kernvragen(begin, kern)


def _vragen(lezer: Lezer, kaart: Kaart, lijst: str, gezien: set[str]) -> tuple[Kernvraag, ...]:
    uit: list[Kernvraag] = []
    for knoop in lezer.items(kaart, lijst):
        deel = lezer.kaart(knoop, "een kernvraag")
        if deel is None:
            continue
        vraag = _lijst(lezer, deel) if deel.haal("feiten") is not None else _vraag(lezer, deel)
        for naam in vraag.feiten:
            if naam in gezien:
                lezer.fout(deel, f"het feit '{naam}' staat er twee keer.")
            gezien.add(naam)
        if not vraag.reden.endswith("."):
            namen = opsomming([f"'{naam}'" for naam in vraag.feiten], "en")
            lezer.fout(deel, f"de reden van {namen} eindigt niet met een punt.")
        uit.append(vraag)
    return tuple(uit)


def _vraag(lezer: Lezer, deel: Kaart) -> Kernvraag:
    lezer.sleutels(deel, ["feit", "reden", "grond"], [], "een kernvraag")
    feiten = vocabulaire().feiten
    naam = lezer.keuze(deel, "feit", [naam for naam, feit in feiten.items() if not feit.beschrijvend])
    vast = lezer.keuze(deel, "grond", GRONDEN) == "vast"
    return Kernvraag((naam,), lezer.tekst(deel, "reden"), (naam,) if vast else ())


def _lijst(lezer: Lezer, deel: Kaart) -> Kernvraag:
    """Read a list of statements: of one theme, each to say yes or no to, no more than fit on a screen."""
    lezer.sleutels(deel, ["kop", "feiten", "reden"], ["vast"], "een lijst van kernvragen")
    woorden = vocabulaire().feiten
    kan = [naam for naam, feit in woorden.items() if feit.in_lijst and not feit.beschrijvend]
    feiten = lezer.teksten(deel, "feiten", kan)
    if len({woorden[naam].thema for naam in feiten}) > 1:
        lezer.fout(deel, "de feiten van een lijst horen bij één onderwerp; maak er meer lijsten van.")
    if not 2 <= len(feiten) <= HOOGSTENS_IN_KERNLIJST:
        tekst = f"een lijst heeft twee tot {HOOGSTENS_IN_KERNLIJST} feiten; hier zijn het er {len(feiten)}."
        lezer.fout(deel, tekst)
    return Kernvraag(feiten, lezer.tekst(deel, "reden"), lezer.teksten(deel, "vast", feiten), lezer.tekst(deel, "kop"))
