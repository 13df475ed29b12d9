"""Several processes that write the same file: nobody's work is lost, and what a killed one left is cleaned up."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest

from advies import bewaren
from advies.bewaren import Gewijzigd, bewaar
from advies.opdrachten.uitvoer import schrijf, schrijf_bytes

alleen_met_sloten = pytest.mark.skipif(os.name != "posix", reason="locks of POSIX")
PROCESSEN, KEREN = 6, 30
T = TypeVar("T")


def _tel_op(pad: str) -> int:
    """Add one to the number in a file as often as asked, and return how often somebody else was first."""
    gemist = 0
    for _ in range(KEREN):
        while True:
            gelezen = Path(pad).read_bytes()
            try:
                bewaar(pad, b"%d" % (int(gelezen) + 1), verwacht=gelezen)
            except Gewijzigd:
                gemist += 1
            else:
                break
    return gemist


def _maak_nieuw(map_: str) -> list[int]:
    """Try to make each file, and return those that this process made."""
    gemaakt = []
    for nummer in range(KEREN):
        try:
            bewaar(f"{map_}/{nummer}", b"%d" % os.getpid(), alleen_nieuw=True)
        except FileExistsError:
            continue
        gemaakt.append(nummer)
    return gemaakt


def _overschrijf(map_: str) -> int:
    """Write own files again and again beside the others."""
    for nummer in range(KEREN):
        bewaar(f"{map_}/{os.getpid()}-{nummer % 3}", b"x" * 100_000)
    return 0


def _tegelijk(taak: Callable[[str], T], waarmee: Path) -> list[T]:
    with ProcessPoolExecutor(PROCESSEN, multiprocessing.get_context("spawn")) as processen:
        return list(processen.map(taak, [str(waarmee)] * PROCESSEN))


@alleen_met_sloten
def test_geen_wijziging_gaat_verloren(tmp_path: Path) -> None:
    teller = tmp_path / "teller"
    teller.write_bytes(b"0")
    gemist = sum(_tegelijk(_tel_op, teller))
    assert int(teller.read_bytes()) == PROCESSEN * KEREN
    assert gemist > 0, "the processes never met, so this proves nothing"
    assert list(tmp_path.iterdir()) == [teller]


def test_een_nieuw_bestand_is_van_een_proces(tmp_path: Path) -> None:
    gemaakt = [nummer for deel in _tegelijk(_maak_nieuw, tmp_path) for nummer in deel]
    assert sorted(gemaakt) == list(range(KEREN))
    assert sorted(int(pad.name) for pad in tmp_path.iterdir()) == list(range(KEREN))


def test_niemand_ruimt_op_wat_een_ander_schrijft(tmp_path: Path) -> None:
    assert _tegelijk(_overschrijf, tmp_path) == [0] * PROCESSEN
    assert {pad.stat().st_size for pad in tmp_path.iterdir()} == {100_000}


@pytest.mark.parametrize("nu", [b"anders", b"", b"oud en meer", None])
def test_een_gewijzigd_bestand_blijft_zoals_het_is(tmp_path: Path, nu: bytes | None) -> None:
    doel = tmp_path / "a.yaml"
    if nu is not None:
        doel.write_bytes(nu)
    with pytest.raises(Gewijzigd):
        schrijf_bytes(b"nieuw", str(doel), verwacht=b"oud")
    assert [pad.read_bytes() for pad in tmp_path.iterdir()] == ([] if nu is None else [nu])


def test_wat_verwacht_was_wordt_vervangen(tmp_path: Path) -> None:
    doel = tmp_path / "a.yaml"
    doel.write_bytes(b"oud")
    schrijf_bytes(b"nieuw", str(doel), verwacht=b"oud")
    assert doel.read_bytes() == b"nieuw"


def test_ook_in_een_map_zonder_schrijfrecht_wordt_gekeken_wat_er_staat(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def geweigerd(*_: object) -> int:
        raise PermissionError

    doel = tmp_path / "a.yaml"
    doel.write_bytes(b"oud")
    monkeypatch.setattr(bewaren, "_open_nieuw", geweigerd)
    with pytest.raises(Gewijzigd):
        bewaar(str(doel), b"nieuw", verwacht=b"ouder")
    assert doel.read_bytes() == b"oud"
    bewaar(str(doel), b"nieuw", verwacht=b"oud")
    assert doel.read_bytes() == b"nieuw"


@pytest.mark.parametrize("schrijver", [lambda pad: schrijf("n", pad, alleen_nieuw=True),
                                       lambda pad: schrijf_bytes(b"n", pad, alleen_nieuw=True)])  # fmt: skip
def test_een_bestaand_bestand_wordt_niet_nieuw(tmp_path: Path, schrijver: Callable[[str], None]) -> None:
    doel = tmp_path / "a.yaml"
    schrijver(str(doel))
    doel.write_bytes(b"oud")
    with pytest.raises(FileExistsError):
        schrijver(str(doel))
    assert [pad.read_bytes() for pad in tmp_path.iterdir()] == [b"oud"]


@pytest.mark.parametrize("met_links", [True, False])
def test_wat_intussen_verschijnt_wordt_niet_vervangen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, met_links: bool
) -> None:
    def geen_links(*_: object) -> None:
        raise PermissionError

    if not met_links:
        monkeypatch.setattr(os, "link", geen_links)
    doel, ander = tmp_path / "a.yaml", tmp_path / "b.yaml"
    bewaar(str(ander), b"nieuw", alleen_nieuw=True)
    with pytest.raises(FileExistsError):
        _schrijf_terwijl_een_ander(doel)
    assert (doel.read_bytes(), ander.read_bytes()) == (b"van een ander", b"nieuw")
    assert sorted(tmp_path.iterdir()) == [doel, ander]


def _schrijf_terwijl_een_ander(doel: Path) -> None:
    with bewaren.heel_bestand(str(doel), alleen_nieuw=True) as stroom:
        stroom.write(b"nieuw")
        doel.write_bytes(b"van een ander")
