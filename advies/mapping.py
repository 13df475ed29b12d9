"""From a mapping with the keys of a facts file to a `Samenwerkingsverband`, or to every error in it, in Dutch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from decimal import Decimal
from typing import Any

from advies.feitmelding import dubbele_gemeente, melding_bij, plaats_van
from advies.invoer import HOOGSTENS_FOUTEN
from kennisbank.getypt import gemeentesleutel
from kennisbank.laagmodel import verbandsmodel
from kennisbank.lezer import beschrijf
from kennisbank.meldingen import InvoerFout, Melding, knip
from kennisbank.onderbouwing import scheid_mapping
from kennisbank.samenwerkingsverband import Samenwerkingsverband
from kennisbank.vervanging import vernieuw
from kennisbank.yaml_knopen import Kaart, Knoop, Lijst, Tekst

_HOOGSTENS_DIEP = 7
"""Levels of mappings that are read: a fact of a municipality stands on the third, with evidence at each on the sixth."""


def uit_mapping(feiten: Mapping[str, Any]) -> Samenwerkingsverband:
    """Turn a mapping with the keys of a facts file into a partnership.

    Yes/no facts are `bool` or "ja" and "nee", numbers `int`, `float`, `Decimal` or text, choices text, sets of choices any
    sequence or set; `None`, an empty text and "onbekend" are unknown. An answer with evidence is read without it.

    Args:
        feiten: the facts.

    Raises:
        InvoerFout: the facts are wrong; all errors at once, up to `HOOGSTENS_FOUTEN`, each with its path in `pad`.

    Example:
        >>> uit_mapping({"vervangingsbudget": "nee", "omvang_wiz_fte": 35.5}).vervangingsbudget
        False
        >>> uit_mapping({"vervangingsbudgt": "nee"})
        Traceback (most recent call last):
            ...
        kennisbank.meldingen.InvoerFout: er is geen feit 'vervangingsbudgt'. Bedoelt u 'vervangingsbudget'?
    """
    from pydantic import ValidationError

    if not isinstance(feiten, Mapping):
        raise geen_feiten(feiten)
    gewoon, _, los = scheid_mapping(_gewoon(feiten))
    try:
        verband = verbandsmodel().model_validate(gewoon)
    except ValidationError as fout:
        fouten = fout.errors(include_url=False)
    else:
        if los:
            raise InvoerFout(los)
        return verband
    gewoon, _ = vernieuw(gewoon)
    eigen = {melding_bij(deel, _als_knoop(_zoek(gewoon, plaats_van(deel)))) for deel in fouten[:HOOGSTENS_FOUTEN]}
    eigen |= {*los, *_dubbele_gemeenten(gewoon.get("gemeenten"))}
    over = len(fouten) - HOOGSTENS_FOUTEN
    if over > 0:
        eigen.add(Melding(None, f"er zijn nog {over} fouten; herstel eerst deze.", code="meer_fouten"))
    raise InvoerFout(eigen)


def geen_feiten(gevonden: object) -> InvoerFout:
    """Return the error that something is no facts at all.

    Args:
        gevonden: what was given.
    """
    wat = beschrijf(_als_knoop(gevonden))
    tekst = (
        f"dit zijn geen feiten; gevonden is {wat}. Geef een mapping met de namen van een feitenbestand, zoals"
        " {'vervangingsbudget': 'nee'}, of een Samenwerkingsverband. Een bestand leest u eerst in, met lees_feiten(pad)."
    )
    mag = ("Mapping", "Samenwerkingsverband", "Feitenbestand")
    return InvoerFout([Melding(None, tekst, code="geen_feiten", gevonden=knip(wat), toegestaan=mag)])


def _gewoon(waarde: Any, diepte: int = 0) -> Any:
    """Return a mapping of any kind as `dict`, and so the mappings in it: in another kind the model does not see `onbekend`."""
    if diepte < _HOOGSTENS_DIEP and isinstance(waarde, Mapping):
        return {naam: _gewoon(deel, diepte + 1) for naam, deel in waarde.items()}
    if diepte < _HOOGSTENS_DIEP and isinstance(waarde, list | tuple):
        return [_gewoon(deel, diepte + 1) for deel in waarde]
    return waarde


def _zoek(waarde: Any, pad: Sequence[int | str]) -> Any:
    """Return the value at a path; the last one that exists when the path goes on."""
    for deel in pad:
        if isinstance(waarde, Mapping) and deel in waarde:
            waarde = waarde[deel]
        elif isinstance(deel, int) and isinstance(waarde, list | tuple | AbstractSet) and deel < len(waarde):
            waarde = list(waarde)[deel]
    return waarde


def _als_knoop(waarde: Any) -> Knoop:
    """Return a value as the messages describe one that stands in a file; what is in it does not matter."""
    if isinstance(waarde, Mapping):
        return Kaart((), 0, 0)
    if isinstance(waarde, list | tuple | AbstractSet):
        return Lijst((), 0, 0)
    return Tekst("" if waarde is None else _als_tekst(waarde), 0, 0)


def _als_tekst(waarde: Any) -> str:
    if isinstance(waarde, str):
        return waarde
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, Decimal):
        return str(waarde)
    if isinstance(waarde, int | float):
        try:
            return repr(waarde)
        except ValueError:  # Python does not write out a number of thousands of digits
            return "een getal van duizenden cijfers"
    return f"een waarde van het type {type(waarde).__name__}"


def _dubbele_gemeenten(gemeenten: Any) -> list[Melding]:
    """Return a message for each municipality that is listed again; the model looks for these only when all else is right."""
    gezien: set[str] = set()
    uit: list[Melding] = []
    for nummer, gemeente in enumerate(gemeenten if isinstance(gemeenten, list) else ()):
        naam = gemeente.get("naam") if isinstance(gemeente, dict) else None
        if isinstance(naam, str) and naam.strip():
            if gemeentesleutel(naam) in gezien:
                uit.append(dubbele_gemeente(None, naam, nummer))
            gezien.add(gemeentesleutel(naam))
    return uit
