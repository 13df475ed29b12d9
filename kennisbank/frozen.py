"""Values that nobody can change: a mapping that is hashable, the deep form of plain data, and the way back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NoReturn, TypeVar

ALLEEN_MET_LAGEN = frozenset({"laag", "lagen", "uitgeschakeld"})
"""Fields that stand in JSON only when a layer filled them: an answer without layers is what it was before there were any."""
K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """A mapping that keeps what it was made with; a `dict` to JSON and to pickle, and hashable when its values are.

    Example:
        >>> proces = FrozenDict(proces="technisch_beheer")
        >>> proces["proces"], len({proces, FrozenDict(proces="technisch_beheer")})
        ('technisch_beheer', 1)
        >>> proces.clear()
        Traceback (most recent call last):
            ...
        TypeError: this mapping cannot be changed
    """

    __slots__ = ()

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[type[FrozenDict[K, V]], tuple[dict[K, V]]]:
        return type(self), (dict(self),)

    @classmethod
    def __get_pydantic_core_schema__(cls, _: Any, handler: Callable[[Any], Any]) -> Any:
        """Tell pydantic, to which a subclass of `dict` is no `dict`, that in JSON it is one."""
        return handler(dict)

    def _refuse(self, *_: Any, **__: Any) -> NoReturn:
        raise TypeError("this mapping cannot be changed")

    __setitem__ = __delitem__ = __ior__ = clear = pop = popitem = setdefault = update = _refuse


def freeze(value: Any) -> Any:
    """Return plain data in which no part can be changed: mappings as `FrozenDict`, lists as tuples.

    Args:
        value: mappings, lists, tuples and immutable values, in any nesting.
    """
    if isinstance(value, Mapping):
        return FrozenDict({key: freeze(part) for key, part in value.items()})
    if isinstance(value, list | tuple):
        return tuple(freeze(part) for part in value)
    return value


def json_fields(value: Any) -> dict[str, Any]:
    """Return the fields of a record as JSON has them, their values as they are; for an encoder that asks for them.

    Args:
        value: a record, such as a part of an answer.
    """
    parts = ((name, getattr(value, name)) for name in value.__match_args__)
    return {name: part for name, part in parts if part or name not in ALLEEN_MET_LAGEN}


def plain(value: Any) -> Any:
    """Return a value as JSON has it: records and mappings as `dict`, sequences as `list`, numbers and texts as they are.

    A field whose name Python keeps for itself ends in `_`, which is left out (`in_`).

    Args:
        value: a dataclass, mapping, list, tuple or immutable value, in any nesting.
    """
    fields = getattr(value, "__dataclass_fields__", None)
    if fields is not None:
        parts = ((name, getattr(value, name)) for name in fields)
        return {name.removesuffix("_"): plain(part) for name, part in parts if part or name not in ALLEEN_MET_LAGEN}
    if isinstance(value, Mapping):
        return {key: plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [plain(part) for part in value]
    return value
