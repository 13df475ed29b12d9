"""Known facts written back as a facts file."""

from __future__ import annotations

import json
from collections.abc import Mapping

from advies.verwoording import ruwe_waarde
from kennisbank.tekens import eerste_onzichtbare
from kennisbank.typen import is_duizendtal
from kennisbank.vocabulaire import FeitDefinitie
from regels.taal import FeitWaarde


def feitregels(geheugen: Mapping[str, FeitWaarde | None], feiten: Mapping[str, FeitDefinitie]) -> list[str]:
    """Return facts as lines of YAML, in the order of the vocabulary.

    Args:
        geheugen: the facts, by key in working memory; None is written as `onbekend`.
        feiten: the vocabulary.
    """
    regels: list[str] = []
    for naam, feit in feiten.items():
        if not feit.per_proces and naam in geheugen:
            regels.append(f"{naam}: {_waarde(geheugen[naam])}")
        delen = [sleutel for sleutel in geheugen if sleutel.startswith(f"{naam}.")] if feit.per_proces else []
        if delen:
            regels.append(f"{naam}:")
            regels += [f"  {sleutel.partition('.')[2]}: {_waarde(geheugen[sleutel])}" for sleutel in delen]
    return regels


def _waarde(waarde: FeitWaarde | None) -> str:
    if waarde is None:
        return "onbekend"
    if not isinstance(waarde, tuple):
        return _kaal(waarde)
    delen = (
        ", ".join(
            f"{naam}: {aangehaald(deel) if isinstance(deel, str) else _kaal(deel)}" for naam, deel in gemeente.items()
        )
        for gemeente in waarde
    )
    return "[" + ", ".join(f"{{{deel}}}" for deel in delen) + "]"


def _kaal(waarde: FeitWaarde) -> str:
    """Return a value without quotes; 52.365 gets a zero, since with three decimals it could be a number of thousands."""
    tekst = ruwe_waarde(waarde)
    return f"{tekst}0" if isinstance(waarde, int) and is_duizendtal(tekst) else tekst


def aangehaald(tekst: str) -> str:
    """Return a text between quotes, as YAML reads it back."""
    if "\n" in tekst or eerste_onzichtbare(tekst):
        # Only between double quotes can YAML write such a character; the rest of the text is as in JSON.
        als_json = json.dumps(tekst, ensure_ascii=False)
        return "".join(f"\\U{ord(teken):08x}" if eerste_onzichtbare(teken) else teken for teken in als_json)
    return "'" + tekst.replace("'", "''") + "'"
