"""Whether today's place of an ict process fits: the rules about that process, put together as conditions.

The verdict is data: a choice that a rule concludes (`dan: {keuze: ...}`) with the ways that fit it and that go against it
(kennisbank/keuzen.yaml), and what a rule means for the place (`plaats: past_niet`). Answer and proof read the same conditions,
so that what is proved is what is shown. They are three-valued like any other: a place fits only when every objection is
excluded, so that telling more facts never takes a verdict back.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, get_args

from kennisbank.lean import dataclass
from regels.logica import over_proces
from regels.sleutels import FeitSleutel
from regels.taal import Alle, EenVan, EenVanDe, Gelijk, Niet, Regel, Regelbank, Voorwaarde

Plaatsoordeel = Literal["niet_belegd", "past_niet", "past", "onbekend"]
PLAATSOORDELEN: Final[tuple[Plaatsoordeel, ...]] = get_args(Plaatsoordeel)
"""The verdicts; of those that are certain the first is given, and the last when none is."""
_REGEL: Final = "regel:"


@dataclass(frozen=True, slots=True)
class Plaatsvraag:
    """When the place of one process has which verdict.

    Args:
        proces: key of the process.
        voorwaarden: for each verdict but `onbekend` when it holds, with the rules as derived facts (`regelfeit`).
        passend: when the place fits a choice, objections left aside.
        redenen: for each verdict the conditions of which a certain one gives it, each with the name of its rule.
    """

    proces: str
    voorwaarden: Mapping[Plaatsoordeel, Voorwaarde]
    passend: Voorwaarde
    redenen: Mapping[Plaatsoordeel, tuple[tuple[str, Voorwaarde], ...]]


def plaatsvragen(bank: Regelbank) -> tuple[Plaatsvraag, ...]:
    """Return, for each process, when its place has which verdict.

    Args:
        bank: the rule base.
    """
    return tuple(_vraag(bank, proces) for proces in bank.processen)


def regels_over(bank: Regelbank, proces: str) -> Iterator[Regel]:
    """Yield the rules about one process: those that are answered for it, and those about the partnership that are about it.

    Args:
        bank: the rule base.
        proces: key of the process.
    """
    return (regel for regel in bank.regels if over_proces(regel, proces if regel.voor_elk_proces else "") == proces)


def regelfeit(regel: Regel, proces: str) -> FeitSleutel:
    """Return how a condition names the truth of a rule.

    Args:
        regel: the rule.
        proces: the process concerned.
    """
    return FeitSleutel(f"{_REGEL}{regel.naam}", proces if regel.voor_elk_proces else "")


def regelnaam(feit: FeitSleutel) -> str:
    """Return the name of the rule that a condition names; empty when it names a fact."""
    return feit.naam.removeprefix(_REGEL) if feit.naam.startswith(_REGEL) else ""


def _vraag(bank: Regelbank, proces: str) -> Plaatsvraag:
    over = list(regels_over(bank, proces))
    niet_belegd = tuple(_gemerkt(over, proces, "niet_belegd"))
    past_niet = (
        *_gemerkt(over, proces, "past_niet"),
        *_bij_keuze(over, proces, bank.catalogus.past_niet_bij),
    )
    past = tuple(_bij_keuze(over, proces, bank.catalogus.past_bij))
    passend = _een_van(past)
    bezwaren = (Niet(_een_van(niet_belegd)), Niet(_een_van(past_niet)))
    return Plaatsvraag(
        proces,
        {
            "niet_belegd": _een_van(niet_belegd),
            "past_niet": _een_van(past_niet),
            "past": Alle((passend, *bezwaren)),
        },
        passend,
        {"niet_belegd": (*niet_belegd, *past_niet), "past_niet": past_niet, "past": past, "onbekend": ()},
    )


def _een_van(delen: Iterable[tuple[str, Voorwaarde]]) -> Voorwaarde:
    return EenVanDe(tuple(voorwaarde for _, voorwaarde in delen))


def _gemerkt(regels: Iterable[Regel], proces: str, plaats: str) -> Iterator[tuple[str, Voorwaarde]]:
    for regel in regels:
        if regel.plaats == plaats:
            yield regel.naam, Gelijk(regelfeit(regel, proces), "ja")


def _bij_keuze(
    regels: Iterable[Regel], proces: str, manieren: Mapping[str, tuple[str, ...]]
) -> Iterator[tuple[str, Voorwaarde]]:
    for regel in regels:
        waarden = manieren.get(regel.dan.waarde, ()) if regel.dan is not None and regel.dan.over == "keuze" else ()
        if waarden:
            plek = EenVan(FeitSleutel("uitvoering", proces), tuple(sorted(waarden)))
            yield regel.naam, Alle((Gelijk(regelfeit(regel, proces), "ja"), plek))
