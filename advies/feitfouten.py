"""What is wrong with a fact, as fields: the code, the facts, and what is allowed there, from what pydantic found and where."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import Feitsoort, Gemeenten, Getal, keuzewaarden
from kennisbank.foutcodes import Code
from kennisbank.meldingen import knip
from kennisbank.vocabulaire import vocabulaire

HOOGSTENS_TOEGESTAAN = 40
"""Names and values that a message lists; more are not a choice but a catalogue."""
OOK = ("naam", "toelichting")
"""What a facts file may hold besides facts."""
Pad = tuple[int | str, ...]

_CODES: Mapping[str, Code] = MappingProxyType(
    {
        "invalid_key": "geen_tekst",
        "missing": "ontbreekt",
        "string_type": "geen_tekst",
        "string_unicode": "tekens",
        "string_too_long": "te_lang",
        "too_long": "te_veel",
        "ja_nee": "geen_ja_nee",
        "getal": "geen_getal",
        "greater_than_equal": "buiten_grenzen",
        "less_than_equal": "buiten_grenzen",
        "literal_error": "onbekende_waarde",
        "lijst": "geen_lijst",
        "frozen_set_type": "geen_lijst",
        "tuple_type": "geen_lijst",
        "iteration_error": "geen_lijst",
        "model_type": "geen_groep",
        "dubbel": "dubbele_waarde",
    }
)
"""The code of each error that pydantic tells of facts; a test makes each of them."""


def code_van(soort: str, pad: Pad) -> Code:
    """Return the code of an error.

    Args:
        soort: the type that pydantic gives it.
        pad: place within the facts.
    """
    if soort == "samenhang":
        if pad[0] == "aantal_gemeenten":
            return "te_veel_gemeenten"
        return "dubbele_gemeente" if len(pad) > 1 else "dubbele_naam"
    if soort == "extra_forbidden":
        return "onbekend_feit" if len(pad) == 1 else "onbekend_veld" if pad[0] == "gemeenten" else "onbekend_proces"
    return _CODES.get(soort, "invoer")


def naam_van(pad: Pad) -> str:
    """Return the names on the way to a place, as a message tells them: `gemeenten.naam`."""
    return ".".join(deel for deel in pad if isinstance(deel, str)) or "dit bestand"


def geen_tekst(soort: str, pad: Pad, gevonden: str) -> str:
    """Return what is wrong where text was expected and something else was found, in Dutch; empty when that is not the error.

    Args:
        soort: the type that pydantic gives the error.
        pad: place within the facts.
        gevonden: what was found, in Dutch.
    """
    if soort == "invalid_key":
        return f"een naam hoort tekst te zijn; gevonden is {knip(str(pad[-1]))}."
    if soort == "string_type":
        return f"bij '{naam_van(pad)}' hoort gewone tekst; gevonden is {gevonden}."
    if soort == "string_unicode":
        return f"bij '{naam_van(pad)}': hierin staan tekens die geen tekst zijn (geen UTF-8)."
    if soort == "iteration_error":
        return f"bij '{naam_van(pad)}': deze waarden zijn niet te lezen; zet ze in een lijst, zoals [a, b]."
    return ""


def feiten_van(soort: str, pad: Pad) -> tuple[str, ...]:
    """Return the keys of the facts that an error is about; none for a name that is no fact.

    Args:
        soort: the type that pydantic gives the error.
        pad: place within the facts.
    """
    if soort == "samenhang" and pad[0] == "aantal_gemeenten":
        return ("gemeenten", "aantal_gemeenten")
    feit = vocabulaire().feiten.get(str(pad[0])) if pad else None
    if feit is None:
        return ()
    if feit.per_proces and len(pad) > 1 and pad[1] in catalogus().processen:
        return (f"{feit.naam}.{pad[1]}",)
    return (feit.naam,)


def wat_mag(soort: str, pad: Pad, *, werkboek: bool = False) -> tuple[str, ...]:
    """Return what is allowed: names, values, or the bounds of a number; empty when that is not one of a few.

    Args:
        soort: the type that pydantic gives the error.
        pad: place within the facts.
        werkboek: whether the facts stand in a workbook, where a value is chosen by its Dutch text.
    """
    feiten = vocabulaire().feiten
    feit = feiten.get(str(pad[0])) if pad else None
    if soort == "extra_forbidden":
        if len(pad) == 1:
            return (*feiten, *OOK)
        if feit is not None and isinstance(feit.soort, Gemeenten):
            return tuple(veld.veld for veld in feit.soort.velden)
        return tuple(catalogus().processen)
    if soort == "ja_nee":
        return ("ja", "nee", "onbekend")
    if feit is None:
        return ()
    if soort == "literal_error":
        waarden = tuple(waarde.tekst for waarde in keuzewaarden(feit.soort)) if werkboek else feit.mag()
        return (*waarden, "onbekend")
    if code_van(soort, pad) == "geen_lijst":
        return _in_lijst(feit.soort, feit.mag())
    if soort in ("greater_than_equal", "less_than_equal", "getal"):
        return _grenzen(feit.soort, pad[-1])
    return ()


def _in_lijst(soort: Feitsoort, waarden: tuple[str, ...]) -> tuple[str, ...]:
    """Return what may stand in a list: the values of a choice, or the fields of a municipality."""
    return tuple(veld.veld for veld in soort.velden) if isinstance(soort, Gemeenten) else waarden


def _grenzen(soort: Feitsoort, veldnaam: int | str) -> tuple[str, ...]:
    """Return the bounds of a number: the fact itself, or a field of a municipality."""
    velden = soort.velden if isinstance(soort, Gemeenten) else ()
    getal = next((veld.soort for veld in velden if veld.veld == veldnaam), soort)
    if not isinstance(getal, Getal):
        return ()
    return f"minstens {getal.minimum:.15g}", f"hoogstens {getal.maximum:.15g}"
