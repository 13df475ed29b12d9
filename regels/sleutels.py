"""What a fact, a rule and a subject of an agreement are known by: their name, and the ict process where there is one for each.

As text all are `naam.proces`, or the name alone; names and processes hold no point. That text stands in facts files, tables,
JSON and on the screen. Inside stand these values: tuples, which Python hashes and compares about as quickly as text.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

DIT: Final = "dit"
"""Stands for the process of a rule that is answered for each process."""


class FeitSleutel(NamedTuple):
    """A fact or derived fact, for one process where it has a value for each; sorted as its text is.

    Args:
        naam: name of the fact.
        proces: key of the process, `DIT`, or empty.
    """

    naam: str
    proces: str = ""

    def __str__(self) -> str:
        return _tekst(self.naam, self.proces)

    @classmethod
    def lees(cls, tekst: str) -> FeitSleutel:
        """Return the key that a text says; whether there is such a fact or process is for the reader to judge.

        Args:
            tekst: the key as text.

        Example:
            >>> FeitSleutel.lees("uitvoering.technisch_beheer")
            FeitSleutel(naam='uitvoering', proces='technisch_beheer')
        """
        naam, _, proces = tekst.partition(".")
        return cls(naam, proces)

    def bij(self, proces: str) -> FeitSleutel:
        """Return the key with `DIT` replaced by a process."""
        return FeitSleutel(self.naam, proces) if self.proces == DIT else self


class RegelSleutel(NamedTuple):
    """A rule, for one process where it is answered for each; sorted as its text is.

    Args:
        regel: name of the rule.
        proces: key of the process; empty for a rule about the partnership.
    """

    regel: str
    proces: str = ""

    def __str__(self) -> str:
        return _tekst(self.regel, self.proces)

    @property
    def in_toets(self) -> str:
        """How a rule test writes it: `uitbesteden_mag[technisch_beheer]`."""
        return f"{self.regel}[{self.proces}]" if self.proces else self.regel

    @classmethod
    def uit_toets(cls, tekst: str) -> RegelSleutel:
        """Return the key that a rule test writes; whether there is such a rule or process is for the reader to judge.

        Args:
            tekst: the key as it stands in a rule test.

        Example:
            >>> RegelSleutel.uit_toets("uitbesteden_mag[technisch_beheer]")
            RegelSleutel(regel='uitbesteden_mag', proces='technisch_beheer')
        """
        regel, _, proces = tekst.rstrip("]").partition("[")
        return cls(regel, proces)


class OnderdeelSleutel(NamedTuple):
    """A subject of an agreement, for one process where it is asked for each.

    Args:
        onderdeel: name of the subject.
        proces: key of the process; empty for a subject about the whole agreement.
    """

    onderdeel: str
    proces: str = ""

    def __str__(self) -> str:
        return _tekst(self.onderdeel, self.proces)

    @classmethod
    def lees(cls, tekst: str) -> OnderdeelSleutel:
        """Return the key that a text says; whether there is such a subject or process is for the reader to judge.

        Args:
            tekst: the key as text.

        Example:
            >>> OnderdeelSleutel.lees("proces_beschreven.technisch_beheer")
            OnderdeelSleutel(onderdeel='proces_beschreven', proces='technisch_beheer')
        """
        onderdeel, _, proces = tekst.partition(".")
        return cls(onderdeel, proces)


GEMEENTEN: Final = FeitSleutel("gemeenten")
"""The list of municipalities."""
PERSPECTIEF: Final = FeitSleutel("perspectief")
"""Who gave the facts; a rule may address each of them in their own words."""
AANTAL_GEMEENTEN: Final = FeitSleutel("aantal_gemeenten")
"""How many municipalities take part, whether or not they are listed."""


def feitsleutels(naam: str, per_proces: bool, processen: Iterable[str]) -> tuple[FeitSleutel, ...]:
    """Return every key of a fact: one for each process, or the only one.

    Args:
        naam: name of the fact or derived fact.
        per_proces: whether it has a value for each process.
        processen: the keys of the processes, in order.
    """
    return tuple(FeitSleutel(naam, proces) for proces in processen) if per_proces else (FeitSleutel(naam),)


def _tekst(naam: str, proces: str) -> str:
    return f"{naam}.{proces}" if proces else naam
