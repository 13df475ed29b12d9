"""Frozen dataclasses whose methods are made when they are first needed: a command defines a hundred, and uses some.

`dataclasses.dataclass` writes and compiles six methods for each class when a module is loaded, which is half a millisecond a
class. The decorator here gives the same class to whoever looks: `dataclasses.fields`, `replace` and `asdict`, pydantic,
pickle, `match` and the type checker, for which it is the decorator of the standard library.

Of a class that is `Uitgesteld` too, a value can be made without some of its fields: those are filled in when somebody reads
them, and nobody can tell the difference.
"""

from __future__ import annotations

from inspect import get_annotations
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import dataclass

    __all__ = ["Uitgesteld", "anders", "dataclass", "stel_uit"]
else:

    def dataclass(*, frozen: bool = False, slots: bool = False):  # noqa: ANN201 - type checkers see the one above
        """Return a decorator like `dataclasses.dataclass`; only frozen classes with slots are made in the light way."""

        def maak(klasse: type) -> type:
            standaard = _velden(klasse) if frozen and slots else None
            if standaard is None:
                from dataclasses import dataclass as gewoon

                return gewoon(frozen=frozen, slots=slots)(klasse)
            return _lichte_klasse(klasse, standaard)

        return maak


class Uitgesteld:
    """A value of which some fields are made when they are first read, and kept; see `stel_uit`."""

    __slots__ = ("_later",)

    if not TYPE_CHECKING:  # which would take any name for a field

        def __getattr__(self, naam: str) -> Any:
            # Called for what is not there yet. Two threads can make a field at once: what they make is equal.
            if naam in self.__match_args__:
                gemaakt, zet = self._later(self, naam), object.__setattr__
                for deel, waarde in gemaakt.items():
                    zet(self, deel, waarde)
                return gemaakt[naam]
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {naam!r}")


Later = TypeVar("Later", bound=Uitgesteld)


def stel_uit(klasse: type[Later], later: Callable[[Later, str], Mapping[str, object]], **nu: object) -> Later:
    """Return a value of which these fields are known now, and any other when it is read.

    Args:
        klasse: a frozen class with slots.
        later: returns, of such a value, a field by its name, and any other fields that were made with it.
        nu: the fields that are known.
    """
    uit, zet = object.__new__(klasse), object.__setattr__
    for naam, waarde in nu.items():
        zet(uit, naam, waarde)
    zet(uit, "_later", later)
    return uit


Waarde = TypeVar("Waarde")


def anders(waarde: Waarde, **velden: object) -> Waarde:
    """Return a value with these fields instead, as `dataclasses.replace` does, without loading that.

    Args:
        waarde: of a frozen class with slots.
        velden: the fields that differ.
    """
    namen: tuple[str, ...] = type(waarde).__match_args__  # type: ignore[attr-defined]
    return type(waarde)(*[velden.pop(naam) if naam in velden else getattr(waarde, naam) for naam in namen], **velden)


_GEEN: Any = object()
"""The default of a field that has none."""


class _Velden:
    """The fields as the standard library describes them, made when somebody asks."""

    def __init__(self, naam: str) -> None:
        self._naam = naam

    def __get__(self, _: object, eigenaar: type) -> Any:
        from dataclasses import dataclass as gewoon

        klasse = next(deel for deel in eigenaar.__mro__ if deel.__dict__.get(self._naam) is self)
        standaard: dict[str, Any] = klasse.__dict__["_lean"]
        inhoud: dict[str, Any] = {naam: deel for naam, deel in standaard.items() if deel is not _GEEN}
        inhoud["__annotations__"] = _annotaties(klasse)
        inhoud["__module__"] = klasse.__module__
        inhoud["__doc__"] = ""
        tweeling: Any = gewoon(frozen=True, init=False, repr=False, eq=False)(type(klasse.__name__, (), inhoud))
        for naam in ("__dataclass_fields__", "__dataclass_params__"):
            type.__setattr__(klasse, naam, getattr(tweeling, naam))
        klasse.__dataclass_params__.init = klasse.__dataclass_params__.repr = klasse.__dataclass_params__.eq = True  # type: ignore[attr-defined]
        return getattr(klasse, self._naam)


def _velden(klasse: type) -> dict[str, Any] | None:
    """Return the default of each field, those of the classes above first; None for what only the standard library can make."""
    uit: dict[str, Any] = {}
    for ouder in reversed(klasse.__mro__[1:]):
        if "_lean" in ouder.__dict__:
            uit |= ouder.__dict__["_lean"]
        elif "__dataclass_fields__" in ouder.__dict__:
            return None
    for naam, soort in get_annotations(klasse).items():
        waarde = klasse.__dict__.get(naam, _GEEN)
        if not isinstance(soort, str) or "ClassVar" in soort or "InitVar" in soort or "KW_ONLY" in soort:
            return None
        if type(waarde).__name__ == "Field" or type(waarde).__hash__ is None:
            return None
        uit[naam] = waarde
    return None if "__post_init__" in dir(klasse) else uit


def _annotaties(klasse: type) -> dict[str, str]:
    uit: dict[str, str] = {}
    for ouder in reversed(klasse.__mro__):
        if "_lean" in ouder.__dict__:
            uit |= get_annotations(ouder)
    return uit


def _lichte_klasse(klasse: type, standaard: dict[str, Any]) -> type:
    namen = tuple(standaard)
    eigen = tuple(get_annotations(klasse))
    geerfd = {slot for ouder in klasse.__mro__[1:] for slot in ouder.__dict__.get("__slots__", ())}
    inhoud = {naam: deel for naam, deel in klasse.__dict__.items() if naam not in (*eigen, "__dict__", "__weakref__")}
    inhoud["__annotations__"] = get_annotations(klasse)
    inhoud["__slots__"] = tuple(naam for naam in eigen if naam not in geerfd)
    inhoud["__match_args__"] = namen
    inhoud["_lean"] = standaard
    for naam in ("__dataclass_fields__", "__dataclass_params__"):
        inhoud[naam] = _Velden(naam)
    inhoud = _methoden(namen) | {naam: deel for naam, deel in inhoud.items() if naam != "__hash__" or deel is not None}
    licht = type(klasse)(klasse.__name__, klasse.__bases__, inhoud)
    licht.__qualname__ = klasse.__qualname__

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: N807
        begin = _maak_init(licht, standaard)
        type.__setattr__(licht, "__init__", begin)
        begin(self, *args, **kwargs)

    type.__setattr__(licht, "__init__", __init__)
    return licht


def _methoden(namen: tuple[str, ...]) -> dict[str, Any]:
    """Return the methods that the standard library would write, without writing any."""
    if len(namen) > 1:
        waarden: Any = attrgetter(*namen)
    elif namen:
        een = attrgetter(namen[0])
        waarden = lambda deel: (een(deel),)  # noqa: E731
    else:
        waarden = lambda _: ()  # noqa: E731

    def __eq__(self: object, ander: object) -> Any:  # noqa: N807
        if ander.__class__ is self.__class__:
            return waarden(self) == waarden(ander)
        return NotImplemented

    def __hash__(self: object) -> int:  # noqa: N807
        return hash(waarden(self))

    def __getstate__(self: object) -> list[Any]:  # noqa: N807
        return list(waarden(self))

    def __setstate__(self: object, stand: list[Any]) -> None:  # noqa: N807
        for naam, deel in zip(namen, stand, strict=True):
            object.__setattr__(self, naam, deel)

    return {
        "__eq__": __eq__,
        "__hash__": __hash__,
        "__getstate__": __getstate__,
        "__setstate__": __setstate__,
        "__repr__": _repr,
        "__setattr__": _weiger_toekenning,
        "__delattr__": _weiger_weghalen,
    }


def _repr(self: Any) -> str:
    delen = ", ".join(f"{naam}={getattr(self, naam)!r}" for naam in self.__match_args__)
    return f"{type(self).__qualname__}({delen})"


def _weiger_toekenning(_: object, naam: str, __: object) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot assign to field {naam!r}")


def _weiger_weghalen(_: object, naam: str) -> NoReturn:
    from dataclasses import FrozenInstanceError

    raise FrozenInstanceError(f"cannot delete field {naam!r}")


def _maak_init(klasse: type, standaard: dict[str, Any]) -> Any:
    """Return `__init__`, which fills the slots past the refusal to assign."""
    omgeving: dict[str, Any] = {"__name__": klasse.__module__}
    parameters, tekstregels = ["self"], ["    pass"]
    for nummer, (naam, waarde) in enumerate(standaard.items()):
        omgeving[f"_zet{nummer}"] = getattr(klasse, naam).__set__
        if waarde is not _GEEN:
            omgeving[f"_standaard{nummer}"] = waarde
        parameters.append(naam if waarde is _GEEN else f"{naam}=_standaard{nummer}")
        tekstregels.append(f"    _zet{nummer}(self, {naam})")
    bron = f"def __init__({', '.join(parameters)}):\n" + "\n".join(tekstregels)
    exec(bron, omgeving)  # noqa: S102 - the names of fields, as the standard library does
    begin = omgeving["__init__"]
    begin.__qualname__ = f"{klasse.__qualname__}.__init__"
    return begin
