"""What is read from YAML, in one compiled data file that is made when the package is built, and read in a few milliseconds.

The file holds values, never code: tables of plain JSON, from which the immutable classes of this program are filled. It counts
only as long as it was made from the YAML files that stand beside it, byte for byte; otherwise, or when it is not there or
damaged, everything is read from YAML as ever. So who changes a YAML file sees the change at once.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import Any, NamedTuple, TypeVar
from zlib import crc32

from kennisbank.bestanden import lees_data, som_van_bronnen
from kennisbank.frozen import FrozenDict

BESTAND = "kennisbank/bundel.json"
VORM = 2
"""Number of the layout of the file; another is not read."""
_PAKKETTEN = ("kennisbank.", "regels.", "advies.")
_T = TypeVar("_T")
_PLAT = (str, int, float, bool, type(None))


def uit_bundel(naam: str, lees: Callable[[], _T]) -> _T:
    """Return a value from the compiled file, or read it when there is none that counts.

    Args:
        naam: name of the value in the file.
        lees: reads it from YAML.
    """
    regel = _regels().get(naam)
    if regel is not None:
        try:
            uit: _T = ontpak(json.loads(regel))
        except (ValueError, TypeError, KeyError, IndexError, AttributeError, ImportError):
            pass  # made by another version of this program
        else:
            return uit
    return lees()


@cache
def _regels() -> Mapping[str, bytes]:
    """Return the packed values by name; none when the file does not count."""
    try:
        inhoud = lees_data(BESTAND)
        kop, _, rest = inhoud.partition(b"\n")
        hoofd = json.loads(kop)
        if hoofd["vorm"] != VORM or hoofd["som"] != crc32(rest) or hoofd["bronnen"] != som_van_bronnen():
            return {}
        return dict(zip(hoofd["namen"], rest.split(b"\n"), strict=True))
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def bundel(waarden: Mapping[str, object]) -> bytes:
    """Return the contents of the compiled file.

    Args:
        waarden: what to pack, by name: immutable values of this program, tuples, sets, mappings and plain values.

    Raises:
        TypeError: a value is of another kind.
    """
    rest = b"\n".join(
        json.dumps(pak(waarde), ensure_ascii=False, separators=(",", ":")).encode() for waarde in waarden.values()
    )
    kop = {"vorm": VORM, "som": crc32(rest), "bronnen": som_van_bronnen(), "namen": list(waarden)}
    return json.dumps(kop).encode() + b"\n" + rest


def pak(waarde: object) -> list[Any]:
    """Return a value as tables: one for each class and depth, a column a field, each different value once.

    Args:
        waarde: the value.

    Raises:
        TypeError: a part of it is no immutable value of this program, tuple, set, mapping or plain value.
    """
    return _Inpakker().pak(waarde)


def ontpak(tabellen: list[Any]) -> Any:
    """Return the value that tables stand for.

    Args:
        tabellen: the outcome of `pak`.

    Raises:
        AttributeError, ImportError, IndexError, KeyError, TypeError, ValueError: the tables are not of this program.
    """
    alles: list[Any] = []
    haal = alles.__getitem__
    for soort, velden, vormen, kolommen in tabellen:
        delen = [
            kolom if vorm == "=" else map(haal, kolom) if vorm == "*" else [map(haal, rij) for rij in kolom]
            for vorm, kolom in zip(vormen, kolommen, strict=True)
        ]
        bouw = _BOUWERS.get(soort) or _klasse(soort)
        if soort not in _BOUWERS and list(_veldnamen(bouw)) != velden:
            raise ValueError(f"{soort} has other fields")
        alles += map(bouw, *delen) if delen else [bouw()]  # all values without fields are one value
    return alles[-1]


_BOUWERS: Mapping[str, Callable[..., Any]] = {
    "waarde": lambda deel: deel,
    "tuple": tuple,
    "frozenset": frozenset,
    "dict": lambda sleutels, waarden: dict(zip(sleutels, waarden, strict=True)),
    "kaart": lambda sleutels, waarden: MappingProxyType(dict(zip(sleutels, waarden, strict=True))),
    "vast": lambda sleutels, waarden: FrozenDict(zip(sleutels, waarden, strict=True)),
}
_KAARTEN: Mapping[type, str] = {dict: "dict", MappingProxyType: "kaart", FrozenDict: "vast"}


def _klasse(soort: str) -> Any:
    """Return the class of a table: a class of this program with fields, nothing else."""
    module, _, naam = soort.partition(":")
    if not module.startswith(_PAKKETTEN):
        raise ValueError(f"{soort} is no class of this program")
    klasse = getattr(import_module(module), naam)
    if not isinstance(klasse, type) or klasse.__module__ != module:
        raise ValueError(f"{soort} is no class of this program")
    return klasse


def _veldnamen(klasse: Any) -> tuple[str, ...]:
    """Return the names of the fields of a frozen dataclass or a named tuple."""
    if vars(klasse).keys().isdisjoint(("__dataclass_fields__", "_fields")):
        raise TypeError(f"{klasse.__name__} has no fields")
    namen: tuple[str, ...] = klasse.__match_args__
    return namen


class _Deel(NamedTuple):
    """A value that was packed.

    Args:
        diepte: how many layers of values lie below it.
        soort: its class, or the name of a builder.
        velden: the names of its fields.
        vormen: for each column "=" for a plain value, "*" for the number of another value, "#" for a row of numbers.
        kolommen: what stands in each column.
    """

    diepte: int
    soort: str
    velden: tuple[str, ...]
    vormen: str
    kolommen: tuple[Any, ...]


class _Inpakker:
    def __init__(self) -> None:
        self._delen: list[_Deel] = []
        self._nummers: dict[tuple[str, str, str], int] = {}

    def pak(self, waarde: object) -> list[Any]:
        self._neem_op(waarde)
        volgorde = sorted(range(len(self._delen)), key=lambda nummer: (self._delen[nummer][:4], nummer))
        plaats = {nummer: plek for plek, nummer in enumerate(volgorde)}
        groepen: dict[tuple[Any, ...], list[_Deel]] = {}
        for nummer in volgorde:
            groepen.setdefault(self._delen[nummer][:4], []).append(self._delen[nummer])
        uit: list[Any] = []
        for (_, soort, velden, vormen), delen in groepen.items():
            kolommen = [[_verwijs(vorm, deel.kolommen[k], plaats) for deel in delen] for k, vorm in enumerate(vormen)]
            uit.append([soort, velden, vormen, kolommen])
        return uit

    def _neem_op(self, waarde: object) -> int:
        """Return the number of a value, taken up if it is new."""
        soort = type(waarde)
        if soort in _PLAT:
            return self._zet("waarde", (), [("=", waarde)])
        if soort in (tuple, frozenset):
            assert isinstance(waarde, tuple | frozenset)
            rij = sorted(waarde, key=repr) if isinstance(waarde, frozenset) else list(waarde)
            return self._zet(soort.__name__, (), [self._rij(rij)])
        if soort in _KAARTEN:
            assert isinstance(waarde, Mapping)
            return self._zet(_KAARTEN[soort], (), [self._rij(list(waarde)), self._rij(list(waarde.values()))])
        naam = f"{soort.__module__}:{soort.__qualname__}"
        if _klasse(naam) is not soort:
            raise TypeError(f"{naam} cannot be packed")
        velden = _veldnamen(soort)
        return self._zet(naam, velden, [self._veld(getattr(waarde, veld)) for veld in velden])

    def _veld(self, waarde: object) -> tuple[str, Any]:
        return ("=", waarde) if type(waarde) in _PLAT else ("*", self._neem_op(waarde))

    def _rij(self, delen: list[Any]) -> tuple[str, Any]:
        if all(type(deel) in _PLAT for deel in delen):
            return "=", delen
        return "#", [self._neem_op(deel) for deel in delen]

    def _zet(self, soort: str, velden: tuple[str, ...], kolommen: list[tuple[str, Any]]) -> int:
        vormen = "".join(vorm for vorm, _ in kolommen)
        inhoud = tuple(deel for _, deel in kolommen)
        sleutel = (soort, vormen, json.dumps(inhoud))
        if sleutel not in self._nummers:
            onder = [nr for vorm, deel in kolommen if vorm != "=" for nr in ([deel] if vorm == "*" else deel)]
            diepte = 1 + max((self._delen[nummer].diepte for nummer in onder), default=0)
            self._nummers[sleutel] = len(self._delen)
            self._delen.append(_Deel(diepte, soort, velden, vormen, inhoud))
        return self._nummers[sleutel]


def _verwijs(vorm: str, deel: Any, plaats: Mapping[int, int]) -> Any:
    if vorm == "=":
        return deel
    return plaats[deel] if vorm == "*" else [plaats[nummer] for nummer in deel]
