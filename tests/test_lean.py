"""The light frozen classes are what the standard library would have made of them, to whoever looks."""

from __future__ import annotations

import copy
import dataclasses
import pickle
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from kennisbank.lean import Uitgesteld, dataclass, stel_uit


@dataclass(frozen=True, slots=True)
class Licht:
    """A class."""

    naam: str
    delen: tuple[int, ...] = ()

    @property
    def lengte(self) -> int:
        return len(self.delen)


@dataclass(frozen=True, slots=True)
class LichtKind(Licht):
    """A class under another."""

    nummer: int = 3


@dataclass(frozen=True, slots=True)
class Leeg:
    """A class without fields."""


@dataclasses.dataclass(frozen=True, slots=True)
class Gewoon:
    """The same by the standard library."""

    naam: str
    delen: tuple[int, ...] = ()


ALLE = [Licht("a"), Licht("a", (1, 2)), LichtKind("a", (1,), 4), LichtKind(naam="b", nummer=5), Leeg()]


@pytest.mark.parametrize("waarde", ALLE)
def test_een_waarde_is_gelijk_aan_zijn_evenbeeld(waarde: Any) -> None:
    for ander in (
        copy.copy(waarde),
        copy.deepcopy(waarde),
        pickle.loads(pickle.dumps(waarde)),
        dataclasses.replace(waarde),
    ):
        assert ander == waarde
        assert hash(ander) == hash(waarde)
        assert type(ander) is type(waarde)


def test_andere_waarden_en_andere_klassen_zijn_niet_gelijk() -> None:
    assert len(set(ALLE)) == len(ALLE)
    assert Licht("a", (1,)) != LichtKind("a", (1,), 3)
    anders: list[object] = [Gewoon("a"), ("a", ()), Leeg()]
    assert Licht("a") not in anders


@pytest.mark.parametrize("naam", ["naam", "delen", "anders"])
def test_een_waarde_ligt_vast(naam: str) -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(Licht("a"), naam, 1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        delattr(Licht("a"), naam)
    assert not hasattr(Licht("a"), "__dict__")


def test_de_velden_zijn_die_van_de_standaardbibliotheek() -> None:
    def gegevens(klasse: Any) -> list[tuple[Any, ...]]:
        return [(veld.name, veld.type, veld.default, veld.init, veld.repr) for veld in dataclasses.fields(klasse)]

    assert gegevens(Licht) == gegevens(Gewoon)
    assert [veld.name for veld in dataclasses.fields(LichtKind)] == ["naam", "delen", "nummer"]
    assert dataclasses.is_dataclass(Licht)
    assert Licht.__match_args__ == Gewoon.__match_args__
    assert dataclasses.asdict(LichtKind("a", (1,))) == {"naam": "a", "delen": (1,), "nummer": 3}
    assert TypeAdapter(Licht).json_schema()["properties"] == TypeAdapter(Gewoon).json_schema()["properties"]


def test_een_waarde_toont_zich_als_in_de_standaardbibliotheek() -> None:
    assert repr(Licht("a", (1,))) == repr(Gewoon("a", (1,))).replace("Gewoon", "Licht")


@pytest.mark.parametrize("gegeven", [(), ("a", (), 1)])
def test_te_weinig_of_te_veel_velden_wordt_geweigerd(gegeven: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError):
        Licht(*gegeven)


def test_een_klasse_van_de_standaardbibliotheek_kan_eronder_staan() -> None:
    @dataclasses.dataclass(frozen=True, slots=True)
    class Onder(Licht):
        nog: int = 1

    assert Onder("a", (2,), 3) == Onder("a", (2,), 3)
    assert [veld.name for veld in dataclasses.fields(Onder)] == ["naam", "delen", "nog"]


def test_wat_alleen_de_standaardbibliotheek_kan_maakt_die() -> None:
    @dataclass(frozen=True, slots=True)
    class MetLijst:
        delen: list[int] = dataclasses.field(default_factory=list)

    assert MetLijst() == MetLijst([])
    assert MetLijst().delen is not MetLijst().delen


def test_elke_vaste_klasse_van_het_programma_wordt_licht_gemaakt() -> None:
    """A frozen class of the standard library costs each run half a millisecond."""
    wortel = Path(__file__).parent.parent
    zwaar = [
        str(pad.relative_to(wortel))
        for pakket in ("kennisbank", "regels", "advies")
        for pad in sorted((wortel / pakket).rglob("*.py"))
        if "@dataclass(frozen=True, slots=True)" in (tekst := pad.read_text(encoding="utf-8"))
        and re.search(r"^from dataclasses import .*\bdataclass\b", tekst, re.MULTILINE)
    ]
    assert zwaar == []


@dataclass(frozen=True, slots=True)
class Laat(Uitgesteld):
    naam: str
    lengte: int
    hoofd: str = ""


def _laat(gemaakt: list[str]) -> Laat:
    def maak(deel: Laat, naam: str) -> dict[str, object]:
        gemaakt.append(naam)
        return {"lengte": len(deel.naam), "hoofd": deel.naam.upper()}

    return stel_uit(Laat, maak, naam="abc")


@pytest.mark.parametrize(
    "gelezen",
    [
        lambda deel: deel == Laat("abc", 3, "ABC"),
        lambda deel: hash(deel) == hash(Laat("abc", 3, "ABC")),
        lambda deel: repr(deel) == repr(Laat("abc", 3, "ABC")),
        lambda deel: pickle.loads(pickle.dumps(deel)) == deel,
        lambda deel: copy.copy(deel) == copy.deepcopy(deel) == deel,
        lambda deel: dataclasses.replace(deel, naam="b") == Laat("b", 3, "ABC"),
        lambda deel: dataclasses.asdict(deel) == {"naam": "abc", "lengte": 3, "hoofd": "ABC"},
    ],
)
def test_een_uitgesteld_veld_wordt_een_keer_gemaakt_en_niemand_ziet_het_verschil(
    gelezen: Callable[[Laat], bool],
) -> None:
    gemaakt: list[str] = []
    deel = _laat(gemaakt)
    assert (deel.naam, gemaakt) == ("abc", [])
    assert gelezen(deel)
    assert (deel.lengte, deel.hoofd, len(gemaakt)) == (3, "ABC", 1)


def test_een_uitgestelde_waarde_ligt_vast_en_kent_alleen_haar_velden() -> None:
    deel = _laat([])
    with pytest.raises(dataclasses.FrozenInstanceError):
        deel.lengte = 4  # type: ignore[misc]
    for anders in (deel, Laat("abc", 3), pickle.loads(pickle.dumps(deel))):
        with pytest.raises(AttributeError, match="'Laat' object has no attribute 'weg'"):
            anders.weg  # type: ignore[union-attr]  # noqa: B018
