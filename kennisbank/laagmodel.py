"""The typed model of a partnership with the facts of the layers that are on, made from the vocabulary when it is asked for.

It is a `Samenwerkingsverband` with more fields, each of the type that the generator writes for such a fact: facts of layers are
checked, refused and told as those of the publication are, for which the generated modules (`kennisbank/feiten`) stay.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal, assert_never

from pydantic import Field, create_model

from kennisbank.feiten.proces import PerProces
from kennisbank.feitsoorten import Feitsoort, Gemeenten, Getal, JaNee, Keuze, Meerkeuze, Waarde
from kennisbank.lagen import Lagen, actieve_lagen, met_lagen, per_lagen
from kennisbank.samenwerkingsverband import Samenwerkingsverband
from kennisbank.typen import GeheelGetal, Keuzen
from kennisbank.typen import Getal as GetalType
from kennisbank.typen import JaNee as JaNeeType
from kennisbank.vocabulaire import FeitDefinitie


@per_lagen
def verbandsmodel() -> type[Samenwerkingsverband]:
    """Return the model of a partnership with the facts of the layers that are on."""
    lagen = actieve_lagen()
    feiten = [feit for laag in lagen for feit in laag.feiten.values()]
    if not feiten:
        return Samenwerkingsverband
    velden: Mapping[str, Any] = {feit.naam: (_type(feit) | None, None) for feit in feiten}

    def als_gegevens(zelf: Samenwerkingsverband) -> tuple[Callable[..., Any], tuple[Lagen, dict[str, Any]]]:
        # The class is made here and has no module in which another process could find it.
        return _weer, (lagen, dict(zelf.__dict__))

    return create_model(
        "Samenwerkingsverband",
        __base__=type("_MetLagen", (Samenwerkingsverband,), {"__reduce__": als_gegevens, "__module__": __name__}),
        __module__=__name__,
        **velden,
    )


def _weer(lagen: Lagen, velden: dict[str, Any]) -> Samenwerkingsverband:
    with met_lagen(lagen):
        return verbandsmodel().model_construct(**velden)


def _type(feit: FeitDefinitie) -> Any:
    kern = _kern(feit.soort)
    return PerProces.__class_getitem__(kern) if feit.per_proces else kern


def _kern(soort: Feitsoort) -> Any:
    """Return the type of a known value of a kind, as `kennisbank.modellen` writes it."""
    match soort:
        case JaNee():
            return JaNeeType
        case Keuze(waarden):
            return _keuze(waarden)
        case Meerkeuze(waarden):
            uit: Any = Keuzen
            return uit[_keuze(waarden)]
        case Getal(_, _, minimum, maximum, geheel):
            return Annotated[GeheelGetal if geheel else GetalType, Field(ge=minimum, le=maximum)]
        case Gemeenten():
            raise AssertionError("the reader of layers refuses a list of municipalities")
        case _:
            assert_never(soort)


def _keuze(waarden: tuple[Waarde, ...]) -> Any:
    return Literal[tuple(deel.waarde for deel in waarden)]
