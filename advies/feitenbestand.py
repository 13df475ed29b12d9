"""Known facts written back as a facts file."""

from __future__ import annotations

import json
from collections.abc import Mapping

from advies.werkgeheugen import werkgeheugen
from advies.woorden.feiten import ruwe_waarde
from kennisbank.samenwerkingsverband import Samenwerkingsverband
from kennisbank.tekens import eerste_onzichtbare
from kennisbank.typen import Thema
from kennisbank.vocabulaire import FeitDefinitie
from regels.sleutels import GEMEENTEN, FeitSleutel
from regels.taal import FeitWaarde

_NIET_IN_YAML = ("\ufffe", "\uffff")
"""What no YAML file may hold, and is not among the characters that are not to be seen."""


def schrijf_feiten(feiten: Samenwerkingsverband, vocabulaire: Mapping[str, FeitDefinitie]) -> str:
    """Return a partnership as a facts file, its free texts too.

    Args:
        feiten: the partnership.
        vocabulaire: the vocabulary.

    Returns:
        YAML that reads back as the same partnership.
    """
    geheugen: dict[FeitSleutel, FeitWaarde | None] = dict(werkgeheugen(feiten))
    for naam in vocabulaire:
        deel = getattr(feiten, naam)
        if isinstance(deel, Thema) and deel.toelichting is not None:
            geheugen[FeitSleutel(naam, "toelichting")] = deel.toelichting
    if feiten.gemeenten is not None:
        lijst = geheugen[GEMEENTEN]
        assert isinstance(lijst, tuple)
        geheugen[GEMEENTEN] = tuple(
            {**gegevens, "toelichting": gemeente.toelichting} if gemeente.toelichting is not None else gegevens
            for gegevens, gemeente in zip(lijst, feiten.gemeenten, strict=True)
        )
    tekstregels = [f"naam: {aangehaald(feiten.naam)}" if feiten.naam is not None else "naam:"]
    if feiten.toelichting is not None:
        tekstregels.append(f"toelichting: {aangehaald(feiten.toelichting)}")
    return "\n".join([*tekstregels, *feitregels(geheugen, vocabulaire), ""])


def feitregels(geheugen: Mapping[FeitSleutel, FeitWaarde | None], feiten: Mapping[str, FeitDefinitie]) -> list[str]:
    """Return facts as lines of YAML, in the order of the vocabulary.

    Args:
        geheugen: the facts; None is written as `onbekend`.
        feiten: the vocabulary.
    """
    tekstregels: list[str] = []
    for naam, feit in feiten.items():
        if not feit.per_proces and FeitSleutel(naam) in geheugen:
            tekstregels.append(f"{naam}: {feitwaarde(geheugen[FeitSleutel(naam)])}")
        delen = [sleutel for sleutel in geheugen if sleutel.naam == naam] if feit.per_proces else []
        if delen:
            tekstregels.append(f"{naam}:")
            for sleutel in delen:
                proces, waarde = sleutel.proces, geheugen[sleutel]
                vrij = proces == "toelichting" and isinstance(waarde, str)
                tekstregels.append(f"  {proces}: {aangehaald(str(waarde)) if vrij else feitwaarde(waarde)}")
    return tekstregels


def feitwaarde(waarde: FeitWaarde | None) -> str:
    """Return the value of a fact as it stands in a facts file, on one line; `onbekend` for None."""
    if waarde is None:
        return "onbekend"
    if not isinstance(waarde, tuple):
        return ruwe_waarde(waarde)
    delen = (
        ", ".join(
            f"{naam}: {aangehaald(deel) if isinstance(deel, str) else ruwe_waarde(deel)}"
            for naam, deel in gemeente.items()
        )
        for gemeente in waarde
    )
    return "[" + ", ".join(f"{{{deel}}}" for deel in delen) + "]"


def aangehaald(tekst: str) -> str:
    """Return a text between quotes on one line, as YAML reads it back.

    Half of a surrogate pair is no character and stands in no file; it becomes the sign for what could not be read.
    """
    tekst = tekst.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if "\n" in tekst or _bijzonder(tekst):
        # Only between double quotes can YAML write such a character; the rest of the text is as in JSON.
        als_json = json.dumps(tekst, ensure_ascii=False)
        return "".join(f"\\U{ord(teken):08x}" if _bijzonder(teken) else teken for teken in als_json)
    return "'" + tekst.replace("'", "''") + "'"


def _bijzonder(tekst: str) -> bool:
    return bool(eerste_onzichtbare(tekst)) or any(teken in tekst for teken in _NIET_IN_YAML)
