"""What the library returns cannot be changed, is equal by value, and travels to another process, errors too."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable, Iterator, Mapping
from dataclasses import FrozenInstanceError, fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

from advies import Adviseur, Antwoord, InvoerFout, Melding, MotorVerschil, lees_feiten
from kennisbank.frozen import FrozenDict, freeze
from kennisbank.meldingen import Plek
from regels.sleutels import FeitSleutel

BOLLENSTREEK = Path(__file__).parent.parent / "kennisbank" / "dossiers" / "bollenstreek.yaml"


@pytest.fixture(scope="module")
def antwoord(referentie: Adviseur) -> Antwoord:
    return referentie.evalueer(lees_feiten(str(BOLLENSTREEK)), alles=True)


def delen(waarde: Any) -> Iterator[Any]:
    """Yield a value and everything in it."""
    yield waarde
    if is_dataclass(waarde):
        for veld in fields(waarde):
            yield from delen(getattr(waarde, veld.name))
    elif isinstance(waarde, Mapping):
        for deel in (*waarde.keys(), *waarde.values()):
            yield from delen(deel)
    elif isinstance(waarde, tuple | list | set | frozenset):
        for deel in waarde:
            yield from delen(deel)


def test_elk_deel_van_een_antwoord_ligt_vast(antwoord: Antwoord) -> None:
    alle = list(delen(antwoord))
    assert {type(deel) for deel in alle if not is_dataclass(deel)} <= {
        str, int, float, bool, tuple, frozenset, FrozenDict, type(None)
    }  # fmt: skip
    for deel in (deel for deel in alle if is_dataclass(deel)):
        with pytest.raises(FrozenInstanceError):
            setattr(deel, fields(deel)[0].name, None)


def test_een_antwoord_is_gelijk_aan_zijn_evenbeeld(antwoord: Antwoord, referentie: Adviseur) -> None:
    opnieuw = referentie.evalueer(lees_feiten(str(BOLLENSTREEK)), alles=True)
    gepekeld = pickle.loads(pickle.dumps(antwoord))
    for ander in (opnieuw, gepekeld, copy.deepcopy(antwoord)):
        assert ander == antwoord
        assert hash(ander) == hash(antwoord)
    anders = referentie.evalueer({"vervangingsbudget": "ja"}, alles=True)
    assert len({antwoord, opnieuw, gepekeld, anders}) == 2


@pytest.mark.parametrize(
    "verander",
    [
        lambda kaart: kaart.clear(),
        lambda kaart: kaart.pop("a"),
        lambda kaart: kaart.popitem(),
        lambda kaart: kaart.update(b=2),
        lambda kaart: kaart.setdefault("b", 2),
        lambda kaart: kaart.__setitem__("a", 2),
        lambda kaart: kaart.__delitem__("a"),
        lambda kaart: kaart.__ior__({"b": 2}),
    ],
)
def test_een_vaste_kaart_weigert_elke_verandering(verander: Callable[[Any], object]) -> None:
    kaart = FrozenDict(a=1)
    with pytest.raises(TypeError):
        verander(kaart)
    assert kaart == {"a": 1}


def test_vastleggen_gaat_tot_op_de_bodem() -> None:
    assert freeze({"a": [{"b": [1, 2]}, 3]}) == {"a": ({"b": (1, 2)}, 3)}
    assert hash(freeze({"a": [{"b": [1, 2]}]}))


@pytest.mark.parametrize(
    "fout",
    [
        InvoerFout([Melding(Plek("a.yaml", 3, 1), "onbekend feit"), Melding(None, "leeg")]),
        MotorVerschil("durable-rules", ["mag_uitbesteden[technisch_beheer]"], {FeitSleutel("fase"): "ontwerp"}),
    ],
)
def test_een_fout_komt_heel_aan_uit_een_ander_proces(fout: Exception) -> None:
    terug = pickle.loads(pickle.dumps(fout))
    assert (type(terug), str(terug)) == (type(fout), str(fout))
    assert vars(terug) == vars(fout)
