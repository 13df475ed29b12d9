"""Whether a rule applies for the answers of a dossier, and why: what the pages of the book show beside the rule itself."""

from __future__ import annotations

from collections.abc import Mapping

from advies.antwoord import Status, status_van
from advies.evaluatie import Evaluatie
from advies.uitleg.verklaring import Verklaarder, Verklaring
from advies.woorden.feiten import waardetekst
from advies.woorden.letters import hoofdletter
from advies.woorden.processen import procesnaam
from kennisbank.lean import dataclass
from regels.sleutels import RegelSleutel, feitsleutels


@dataclass(frozen=True, slots=True)
class Regelstand:
    """How one case of a rule stands.

    Args:
        sleutel: the rule, and the process that it is about.
        procesnaam: the name of that process; empty for a rule about the partnership.
        status: whether it applies.
        verklaring: what decides that.
    """

    sleutel: RegelSleutel
    procesnaam: str
    status: Status
    verklaring: Verklaring


@dataclass(frozen=True, slots=True)
class Standtelling:
    """How many rules stand how.

    Args:
        zeker: those that apply, for some process at least.
        open: those of which that hangs on what is not known.
    """

    zeker: int
    open: int


def regelstanden(evaluatie: Evaluatie, regel: str) -> tuple[Regelstand, ...]:
    """Return how each case of a rule stands, in the order of the processes.

    Args:
        evaluatie: the partnership, evaluated.
        regel: name of a rule.
    """
    verklaarder = Verklaarder(evaluatie)
    return tuple(
        Regelstand(
            geval.sleutel,
            hoofdletter(procesnaam(geval.proces)) if geval.proces else "",
            status_van(waar),
            verklaarder.kort(geval.sleutel),
        )
        for geval, waar in evaluatie.gevallen()
        if geval.regel.naam == regel
    )


def stand_per_regel(evaluatie: Evaluatie) -> Mapping[str, Status]:
    """Return how each rule stands; one that is answered for each process stands as its best case does.

    Args:
        evaluatie: the partnership, evaluated.
    """
    gezien: dict[str, set[bool | None]] = {}
    for geval, waar in evaluatie.gevallen():
        gezien.setdefault(geval.regel.naam, set()).add(waar)
    return {
        naam: status_van(True if True in waarden else None if None in waarden else False)
        for naam, waarden in gezien.items()
    }


def tel(standen: Mapping[str, Status]) -> Standtelling:
    """Return how many rules stand how.

    Args:
        standen: how each rule stands.
    """
    waarden = list(standen.values())
    return Standtelling(waarden.count("zeker"), waarden.count("open"))


def antwoorden_op(evaluatie: Evaluatie, feit: str, onbekend: str) -> tuple[tuple[str, str], ...]:
    """Return what was answered for a fact: for each process, or once with an empty name.

    Args:
        evaluatie: the partnership, evaluated.
        feit: name of a fact.
        onbekend: the words for no answer.
    """
    definitie = evaluatie.feiten[feit]
    uit: list[tuple[str, str]] = []
    for sleutel in feitsleutels(feit, definitie.per_proces, evaluatie.bank.processen):
        waarde = evaluatie.geheugen.get(sleutel)
        proces = hoofdletter(procesnaam(sleutel.proces)) if sleutel.proces else ""
        uit.append((proces, onbekend if waarde is None else waardetekst(definitie, waarde)))
    return tuple(uit)
