"""Layers: what somebody adds to the knowledge of the publication, with a source of its own, and which layers are on.

A layer is a value. Which layers are on holds within a `with met_lagen(...)` and nowhere else, as with the precision of `decimal`:
what reads the vocabulary, the rules or the models within it sees them with the layers, and nothing has to be handed down to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache, update_wrapper
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from kennisbank.frozen import FrozenDict
from kennisbank.lean import dataclass

if TYPE_CHECKING:
    from kennisbank.bronnen import Plaats
    from kennisbank.meldingen import Plek
    from kennisbank.vocabulaire import FeitDefinitie

SCHEIDING: Final = "__"
"""Stands in a name between the layer and the rest; no other name holds it. A point is taken: it stands before a process."""
_T = TypeVar("_T")
_HOOGSTENS_BEWAARD = 16
"""Sets of layers of which what was made is kept."""


@dataclass(frozen=True, slots=True)
class Laagbron:
    """The source of a layer: a regional agreement, a policy, a later law.

    Args:
        titel: its title.
        uitgave: who made it.
        jaar: the year.
        adres: where it is to be found; may be empty.
        plaatsen: the places in it, by key.
        plekken: where each stands in its file.
    """

    titel: str
    uitgave: str
    jaar: int
    adres: str
    plaatsen: Mapping[str, Plaats]
    plekken: Mapping[str, Plek]

    @property
    def tekst(self) -> str:
        """How a reference names it, in Dutch."""
        return f"{self.titel} ({self.jaar})"


@dataclass(frozen=True, slots=True)
class Laagkop:
    """What who reads a file of a layer has to know of it.

    Args:
        naam: its name, with which the names in it begin.
        bron: its source.
    """

    naam: str
    bron: Laagbron

    def naam_van(self, rest: str) -> str:
        """Return the whole name of what the layer calls so."""
        return f"{self.naam}{SCHEIDING}{rest}"


@dataclass(frozen=True, slots=True)
class Uitschakeling:
    """A rule of the publication that a layer switches off.

    Args:
        regel: name of the rule.
        reden: why, as every answer shows it.
        plek: where the layer says so.
    """

    regel: str
    reden: str
    plek: Plek


@dataclass(frozen=True, slots=True)
class Laag:
    """One layer.

    Args:
        naam: its name.
        titel: what it is, in Dutch.
        pad: the folder, as it was named.
        bron: its source.
        bouwt_op: the layers of which it uses names.
        uit: the rules of the publication that it switches off.
        feiten: the facts that it adds, by name.
        feitenbestand: the contents of the file with facts, by the name to use in messages: one file or none.
        regels: the contents of each file with rules, by the name to use in messages.
        toetsen: the same of the rule tests.
        drempels: the same of the thresholds: one file or none.
        vingerafdruk: SHA-256 of all its files, as hexadecimal text.
    """

    naam: str
    titel: str
    pad: str
    bron: Laagbron
    bouwt_op: tuple[str, ...]
    uit: tuple[Uitschakeling, ...]
    feiten: Mapping[str, FeitDefinitie]
    feitenbestand: Mapping[str, bytes]
    regels: Mapping[str, bytes]
    toetsen: Mapping[str, bytes]
    drempels: Mapping[str, bytes]
    vingerafdruk: str

    def __eq__(self, ander: object) -> bool:
        """Whether it is the same layer from the same folder: what it is follows from its files."""
        if not isinstance(ander, Laag):
            return NotImplemented
        return (self.vingerafdruk, self.pad) == (ander.vingerafdruk, ander.pad)

    def __hash__(self) -> int:
        return hash((self.vingerafdruk, self.pad))

    @property
    def kop(self) -> Laagkop:
        """What who reads its files has to know of it."""
        return Laagkop(self.naam, self.bron)


Lagen = tuple[Laag, ...]
"""Layers, by name; the order in which they were named says nothing."""

_AAN: ContextVar[Lagen] = ContextVar("lagen", default=())


def actieve_lagen() -> Lagen:
    """Return the layers that are on here."""
    return _AAN.get()


@contextmanager
def met_lagen(lagen: Iterable[Laag]) -> Iterator[None]:
    """Let these layers be on within a block, and no others.

    Args:
        lagen: the layers; none switches all off.
    """
    merk = _AAN.set(tuple(sorted(lagen, key=lambda laag: laag.naam)))
    try:
        yield
    finally:
        _AAN.reset(merk)


class _PerLagen(Generic[_T]):
    """A function without arguments of which the outcome is kept for each set of layers."""

    def __init__(self, maak: Callable[[], _T]) -> None:
        update_wrapper(self, maak)
        self._bewaard = lru_cache(maxsize=_HOOGSTENS_BEWAARD)(lambda _lagen: maak())

    def __call__(self) -> _T:
        return self._bewaard(_AAN.get())

    def cache_info(self) -> object:
        """Return how often what was made was asked for, and how much is kept."""
        return self._bewaard.cache_info()

    def cache_clear(self) -> None:
        """Forget what was made."""
        self._bewaard.cache_clear()


def per_lagen(maak: Callable[[], _T]) -> _PerLagen[_T]:
    """Return a function that makes something once for each set of layers that is on.

    Args:
        maak: makes it, with the layers that are on.
    """
    return _PerLagen(maak)


def laag_van(naam: str) -> str:
    """Return the layer that a name as text belongs to; empty for a name of the publication.

    Args:
        naam: what was typed, such as `streek__opslag`.
    """
    laag, scheiding, _ = naam.partition(SCHEIDING)
    return laag if scheiding else ""


def niet_geladen(naam: str) -> str:
    """Return what to tell of an unknown name that belongs to a layer that is not on, in Dutch; empty for another name.

    Args:
        naam: what was typed.
    """
    laag = laag_van(naam)
    if not laag or any(deel.naam == laag for deel in actieve_lagen()):
        return ""
    return f"hoort bij de laag '{laag}', en die is niet geladen. Zet erbij: --regels MAP, met de map van die laag."


GEEN_LAAGBRON: Final = Laagbron("", "", 0, "", FrozenDict(), FrozenDict())
"""Stands for the source of a layer of which the file is wrong."""
