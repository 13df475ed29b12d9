"""The rule base in normal form, one case per rule and process: what both engines and the explanation start from."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple, Protocol

from kennisbank.bundel import uit_bundel
from kennisbank.lean import dataclass
from regels.eigen import is_basisbank
from regels.logica import Tak, literaal_voor_proces, takken, tegendeel, verschilt_per_proces, voor_proces
from regels.plaats import Plaatsvraag, plaatsvragen
from regels.sleutels import FeitSleutel, RegelSleutel, feitsleutels
from regels.taal import AfgeleidFeit, Regel, Regelbank, Werkgeheugen


@dataclass(frozen=True, slots=True)
class Geval:
    """A rule, for one process when it is answered for each process.

    Args:
        regel: the rule.
        proces: key of the process, or empty.
        takken: the ways in which its condition can be true.
    """

    regel: Regel
    proces: str
    takken: tuple[Tak, ...]

    @property
    def sleutel(self) -> RegelSleutel:
        """The name of the rule and the process."""
        return RegelSleutel(self.regel.naam, self.proces)


@dataclass(frozen=True, slots=True)
class AfgeleidGeval:
    """A derived fact, for one process when it has a value for each process.

    Args:
        feit: the derived fact.
        sleutel: its name, and the process or empty.
        ja: the ways in which its definition can be true.
        nee: the ways in which its definition can be false.
    """

    feit: AfgeleidFeit
    sleutel: FeitSleutel
    ja: tuple[Tak, ...]
    nee: tuple[Tak, ...]


@dataclass(frozen=True, slots=True)
class Gevallen:
    """A rule base in normal form.

    Args:
        bank: the rule base.
        regels: the cases of the rules, in the order of the rule base.
        afgeleid: the cases of the derived facts, each after those it builds on.
        plaatsen: for each process, when its place has which verdict.
    """

    bank: Regelbank
    regels: tuple[Geval, ...]
    afgeleid: tuple[AfgeleidGeval, ...]
    plaatsen: tuple[Plaatsvraag, ...]


class Vuringen(NamedTuple):
    """What an engine concludes.

    Args:
        regels: the rules that fire.
        afgeleid: the derived facts that are known, and whether they are yes.
    """

    regels: frozenset[RegelSleutel]
    afgeleid: Mapping[FeitSleutel, bool]


class Motor(Protocol):
    """An inference engine, made once for a rule base and used many times."""

    @property
    def naam(self) -> str:
        """How the receipt names the engine."""

    def vuur(self, geheugen: Werkgeheugen, regels: Collection[str] | None = None) -> Vuringen:
        """Return what follows with certainty from the known facts.

        Args:
            geheugen: the known facts.
            regels: names of the rules to answer for; every rule when left out.
        """


@dataclass(frozen=True, slots=True)
class Normaalvorm:
    """What is in normal form, without the rules themselves: what the compiled file holds.

    Args:
        regels: for each case its place in the rule base, its process and its branches.
        afgeleid: for each case of a derived fact its place in the rule base, its key, and the branches of yes and of no.
        plaatsen: for each process, when its place has which verdict.
    """

    regels: tuple[tuple[int, str, tuple[Tak, ...]], ...]
    afgeleid: tuple[tuple[int, FeitSleutel, tuple[Tak, ...], tuple[Tak, ...]], ...]
    plaatsen: tuple[Plaatsvraag, ...]


def gevallen(bank: Regelbank) -> Gevallen:
    """Return a rule base in normal form.

    Args:
        bank: the rule base.
    """
    vorm = uit_bundel("normaalvorm", lambda: normaalvorm(bank)) if is_basisbank(bank) else normaalvorm(bank)
    return Gevallen(
        bank,
        tuple([Geval(bank.regels[nummer], proces, vormen) for nummer, proces, vormen in vorm.regels]),
        tuple([AfgeleidGeval(bank.afgeleid[nummer], sleutel, ja, nee) for nummer, sleutel, ja, nee in vorm.afgeleid]),
        vorm.plaatsen,
    )


def normaalvorm(bank: Regelbank) -> Normaalvorm:
    """Work out the normal form of a rule base.

    Args:
        bank: the rule base.
    """
    regels: list[tuple[int, str, tuple[Tak, ...]]] = []
    for nummer, regel in enumerate(bank.regels):
        if verschilt_per_proces(regel.als):
            regels += [(nummer, proces, takken(voor_proces(regel.als, proces))) for proces in bank.processen]
            continue
        vormen = takken(regel.als)
        for proces in bank.processen if regel.voor_elk_proces else ("",):
            regels.append((nummer, proces, _voor(vormen, proces)))
    afgeleid: list[tuple[int, FeitSleutel, tuple[Tak, ...], tuple[Tak, ...]]] = []
    for nummer, feit in enumerate(bank.afgeleid):
        ja, nee = takken(feit.betekent), takken(tegendeel(feit.betekent))
        for sleutel in feitsleutels(feit.naam, feit.per_proces, bank.processen):
            afgeleid.append((nummer, sleutel, _voor(ja, sleutel.proces), _voor(nee, sleutel.proces)))
    return Normaalvorm(tuple(regels), tuple(afgeleid), plaatsvragen(bank))


def _voor(vormen: tuple[Tak, ...], proces: str) -> tuple[Tak, ...]:
    if not proces:
        return vormen
    return tuple(tuple(literaal_voor_proces(literaal, proces) for literaal in tak) for tak in vormen)
