"""The fixed sentences of screens and reports: each that is asked for is there with its places, and each that is there is asked for."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from advies.woorden.teksten import PLEK, Teksten

WORTEL = Path(__file__).parent.parent
BESTANDEN = ("advies/rapport/teksten.yaml", "advies/weergave/teksten.yaml")
VRAGEN = {"tekst": 1, "zin": 1, "lijst": None, "aantal": 2}
"""What asks for a text, and how many it takes from a list; None for all."""


class Vraag(NamedTuple):
    """A call that asks for a text: where, how, the keys that it can mean (`*` for a part made at run time), and what it fills in."""

    waar: str
    wat: str
    sleutels: tuple[str, ...]
    ingevuld: frozenset[str] | None


def _sleutels(knoop: ast.expr) -> Iterator[str]:
    match knoop:
        case ast.Constant(value=str(sleutel)):
            yield sleutel
        case ast.IfExp():
            yield from _sleutels(knoop.body)
            yield from _sleutels(knoop.orelse)
        case ast.JoinedStr():
            yield "".join(str(d.value) if isinstance(d, ast.Constant) else "*" for d in knoop.values)
        case _:
            yield "*"


@cache
def _bronnen(bestand: str) -> Mapping[str, ast.Module]:
    """Return the code that can ask for texts of a file: what is in its folder, and what takes its `teksten` from there."""
    map_ = Path(bestand).parent
    uit: dict[str, ast.Module] = {}
    for pad in sorted((WORTEL / "advies").rglob("*.py")):
        code = pad.read_text(encoding="utf-8")
        if pad.is_relative_to(WORTEL / map_) or f"from {'.'.join(map_.parts)}.teksten import" in code:
            uit[str(pad.relative_to(WORTEL))] = ast.parse(code)
    return uit


def _vragen(bestand: str) -> Iterator[Vraag]:
    for naam, module in _bronnen(bestand).items():
        for knoop in ast.walk(module):
            if (
                isinstance(knoop, ast.Call)
                and isinstance(knoop.func, ast.Name)
                and knoop.func.id in VRAGEN
                and knoop.args
            ):
                namen = [deel.arg for deel in knoop.keywords]
                ingevuld = None if None in namen else frozenset(str(naam) for naam in namen)
                wie = knoop.func.id
                yield Vraag(f"{naam}:{knoop.lineno}", wie, tuple(_sleutels(knoop.args[0])), ingevuld)


def _past(sleutel: str, patroon: str) -> bool:
    delen = patroon.split("*")
    return patroon == sleutel or (len(delen) > 1 and sleutel.startswith(delen[0]) and sleutel.endswith(delen[-1]))


@pytest.mark.parametrize("bestand", BESTANDEN)
def test_elke_tekst_waarom_wordt_gevraagd_staat_er_met_zijn_plekken(bestand: str) -> None:
    alle = Teksten(bestand).alle
    for vraag in _vragen(bestand):
        for sleutel in vraag.sleutels:
            if "*" in sleutel:
                continue
            assert sleutel in alle, vraag
            if VRAGEN[vraag.wat] is not None:
                assert len(alle[sleutel]) == VRAGEN[vraag.wat], vraag
            if vraag.ingevuld is not None and vraag.wat != "lijst":
                plekken = {naam for vorm in alle[sleutel] for naam in PLEK.findall(vorm)} - {"n"}
                assert plekken <= vraag.ingevuld, (vraag, plekken)


@pytest.mark.parametrize("bestand", BESTANDEN)
def test_geen_tekst_staat_er_voor_niets(bestand: str) -> None:
    patronen = {sleutel for vraag in _vragen(bestand) for sleutel in vraag.sleutels} - {"*"}
    letterlijk = {
        knoop.value
        for module in _bronnen(bestand).values()
        for knoop in ast.walk(module)
        if isinstance(knoop, ast.Constant) and isinstance(knoop.value, str)
    }
    over = [s for s in Teksten(bestand).alle if s not in letterlijk and not any(_past(s, deel) for deel in patronen)]
    assert not over


def test_een_waarde_wordt_nooit_als_plek_gelezen() -> None:
    teksten = Teksten("advies/weergave/teksten.yaml")
    assert teksten.tekst("geheel.titel", naam="{regels}") == "Advies voor {regels}"
    with pytest.raises(KeyError):
        teksten.tekst("geheel.titel")
    with pytest.raises(KeyError):
        teksten.tekst("geheel.bestaat_niet")


@pytest.mark.parametrize(("n", "tekst"), [(0, "0 vragen"), (1, "1 vraag"), (2, "2 vragen")])
def test_een_aantal_past_bij_zijn_woord(n: int, tekst: str) -> None:
    assert Teksten("advies/weergave/teksten.yaml").aantal("telling.vragen", n) == tekst
