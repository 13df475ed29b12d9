"""Read the answers that `advies evaluate --formaat json` wrote, in bounded time and memory."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from decimal import Context, Decimal, Inexact, InvalidOperation
from typing import Any, NoReturn

from kennisbank.meldingen import InvoerFout, Melding, knip
from kennisbank.yaml_knopen import HOOGSTENS_KNOPEN
from regels.sleutels import RegelSleutel

HOOGSTENS_BYTES = 25_000_000
"""An answer is some 500 kB, one with `--alles` some 800 kB; a list holds one for each facts file."""
HOOGSTENS_MERKEN = 1_600_000
"""The most brackets, commas and colons, by which memory grows: an answer has one in each 14 bytes, made to harm one in each 3."""
HOOGSTENS_ANTWOORDEN = 100
"""The most answers in one list: each is made again, which takes some fifteen milliseconds."""
HOOGSTENS_CIJFERS = 100
"""The most characters of a number."""
VERDEEL = "Verdeel de lijst in delen van hoogstens 30 antwoorden, elk deel tussen [ en ], en reken die apart na."
_MAAK = "Maak het antwoord met 'advies evaluate FEITEN --formaat json'."
_MERKEN = (b"{", b"[", b",", b":")
_PRECIES = Context(prec=HOOGSTENS_CIJFERS, Emin=-300, Emax=300, traps=[Inexact, InvalidOperation])
_ONTVANGSTBEWIJS = ("advies", "regelbank", "feiten")


def adviessleutel(advies: Mapping[str, Any]) -> RegelSleutel:
    """Return what an advice in an answer is known by."""
    return RegelSleutel(advies["regel"], str(advies.get("over", {}).get("proces", "")))


def lees_antwoorden(inhoud: bytes, bestand: str) -> tuple[dict[str, Any], ...]:
    """Read the JSON of `advies evaluate --formaat json`: one answer, or a list of them.

    Args:
        inhoud: the contents, UTF-8.
        bestand: the name to use in messages.

    Raises:
        InvoerFout: this is no JSON, no answer with a receipt, or too much.
    """
    if len(inhoud) > HOOGSTENS_BYTES or sum(map(inhoud.count, _MERKEN)) > HOOGSTENS_MERKEN:
        raise _fout(f"{bestand}: dit is te veel om in één keer na te rekenen. {VERDEEL}")
    lezer = _Jsonlezer(bestand)
    try:
        gelezen = json.loads(
            inhoud.decode("utf-8-sig"),
            object_pairs_hook=lezer.kaart,
            parse_constant=lezer.weiger,
            parse_int=lezer.heel,
            parse_float=lezer.breuk,
        )
    except UnicodeDecodeError:
        raise _fout(f"{bestand}: dit is geen UTF-8-tekst.") from None
    except RecursionError:
        raise _fout(f"{bestand}: dit is te diep in elkaar gezet voor een antwoord.") from None
    except ValueError as fout:
        plek = f":{fout.lineno}:{fout.colno}" if isinstance(fout, json.JSONDecodeError) else ""
        raise _fout(f"{bestand}{plek}: dit is geen JSON. {_MAAK}") from None
    antwoorden = gelezen if isinstance(gelezen, list) else [gelezen]
    if len(antwoorden) > HOOGSTENS_ANTWOORDEN:
        raise _fout(f"{bestand}: in deze lijst staan {len(antwoorden)} antwoorden, te veel voor één keer. {VERDEEL}")
    bezwaar = next(filter(None, map(_bezwaar, antwoorden)), "") if antwoorden else "de lijst is leeg"
    if bezwaar:
        raise _fout(f"{bestand}: dit is geen bewaard antwoord: {bezwaar}. {_MAAK}")
    return tuple(antwoorden)


def _fout(tekst: str) -> InvoerFout:
    return InvoerFout([Melding(None, tekst, code="antwoord")])


class _Jsonlezer:
    """Reads what the reader of JSON would pass over in silence: keys that stand there twice, and numbers that are rounded.

    Args:
        bestand: the name to use in messages.
    """

    def __init__(self, bestand: str) -> None:
        self._bestand = bestand

    def kaart(self, paren: list[tuple[str, Any]]) -> dict[str, Any]:
        """Return an object; refuse one in which a key stands twice."""
        uit = dict(paren)
        if len(uit) != len(paren):
            dubbel = next(naam for naam, keren in Counter(naam for naam, _ in paren).items() if keren > 1)
            raise _fout(f"{self._bestand}: '{knip(dubbel)}' staat twee keer in één onderdeel; dat is geen antwoord.")
        return uit

    def weiger(self, getal: str) -> NoReturn:
        """Refuse a number."""
        raise _fout(f"{self._bestand}: '{knip(getal)}' is geen getal dat in een antwoord kan staan.")

    def heel(self, getal: str) -> int:
        """Return a whole number."""
        if len(getal) > HOOGSTENS_CIJFERS:
            self.weiger(getal)
        return int(getal)

    def breuk(self, getal: str) -> float | Decimal:
        """Return a number; what a float does not hold as it was typed stays exact, and no answer of ours has such a number."""
        if len(getal) > HOOGSTENS_CIJFERS:
            self.weiger(getal)
        try:
            precies = _PRECIES.create_decimal(getal)
        except ArithmeticError:
            self.weiger(getal)
        waarde = float(getal)
        return waarde if precies == Decimal(repr(waarde)) else precies


def _bezwaar(antwoord: Any) -> str:
    """Return why something is not an answer; empty when it is one."""
    if not isinstance(antwoord, dict):
        return "er staat geen antwoord in"
    ontvangstbewijs = antwoord.get("ontvangstbewijs")
    if not isinstance(ontvangstbewijs, dict):
        return "het ontvangstbewijs ontbreekt"
    for naam in _ONTVANGSTBEWIJS:
        if not isinstance(ontvangstbewijs.get(naam), str):
            return f"in het ontvangstbewijs ontbreekt '{naam}'"
    adviezen = antwoord.get("adviezen")
    if not isinstance(adviezen, list):
        return "de adviezen ontbreken"
    gezien: set[RegelSleutel] = set()
    for advies in adviezen:
        if not (
            isinstance(advies, dict)
            and isinstance(advies.get("regel"), str)
            and isinstance(advies.get("over", {}), dict)
        ):
            return "een advies noemt zijn regel niet"
        if adviessleutel(advies) in gezien:
            return f"advies '{knip(advies['regel'])}' staat er twee keer in"
        gezien.add(adviessleutel(advies))
    feiten = antwoord.get("feiten", {})
    if not isinstance(feiten, dict):
        return "onder 'feiten' staan geen feiten"
    return "onder 'feiten' staat te veel" if _onderdelen(feiten) > HOOGSTENS_KNOPEN else ""


def _onderdelen(feiten: dict[str, Any]) -> int:
    """Return how many parts facts have, or some number above the bound."""
    aantal = 0
    wachtend: list[Any] = [feiten]
    while wachtend and aantal <= HOOGSTENS_KNOPEN:
        deel = wachtend.pop()
        aantal += len(deel)
        wachtend += [
            kind for kind in (deel.values() if isinstance(deel, dict) else deel) if isinstance(kind, dict | list)
        ]
    return aantal
