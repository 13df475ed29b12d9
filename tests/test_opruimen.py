"""What a killed process left behind is removed by the next that writes in the folder, and nothing else is."""

from __future__ import annotations

import multiprocessing
import os
import signal
import stat
import time
from multiprocessing.synchronize import Event
from pathlib import Path

import pytest

from advies import bewaren, sloten
from advies.bewaren import bewaar, heel_bestand

NAAM = ".advies-0123456789abcdef.tmp"
DAGEN = 2 * 86_400

pytestmark = pytest.mark.skipif(os.name != "posix", reason="locks and links of POSIX")


def schrijf_ernaast(map_: Path) -> None:
    bewaar(str(map_ / "uit.txt"), b"nieuw")
    assert (map_ / "uit.txt").read_bytes() == b"nieuw"


def test_een_verlaten_bestand_verdwijnt(tmp_path: Path) -> None:
    (tmp_path / NAAM).write_bytes(b"half")
    schrijf_ernaast(tmp_path)
    assert not (tmp_path / NAAM).exists()


@pytest.mark.parametrize(
    "naam",
    [
        ".advies-0123456789abcde.tmp",
        ".advies-0123456789abcdef0.tmp",
        ".advies-0123456789ABCDEF.tmp",
        ".advies-0123456789abcdeg.tmp",
        "advies-0123456789abcdef.tmp",
        ".advies-0123456789abcdef.tmp.bak",
        "x.advies-0123456789abcdef.tmp",
        ".advies-0123456789abcdef.tmp\n",
        ".advies-.tmp",
    ],
)
def test_een_andere_naam_blijft(tmp_path: Path, naam: str) -> None:
    (tmp_path / naam).write_bytes(b"van een ander")
    os.utime(tmp_path / naam, (0, 0))
    schrijf_ernaast(tmp_path)
    assert (tmp_path / naam).read_bytes() == b"van een ander"


@pytest.mark.parametrize("soort", ["koppeling", "losse koppeling", "map", "pijp"])
def test_wat_geen_gewoon_bestand_is_blijft(tmp_path: Path, soort: str) -> None:
    ernaast, plek = tmp_path / "echt.txt", tmp_path / NAAM
    ernaast.write_bytes(b"echt")
    match soort:
        case "koppeling":
            plek.symlink_to(ernaast)
        case "losse koppeling":
            plek.symlink_to(tmp_path / "weg")
        case "map":
            plek.mkdir()
        case _:
            os.mkfifo(plek)
    soort_oud = stat.S_IFMT(plek.lstat().st_mode)
    schrijf_ernaast(tmp_path)
    assert stat.S_IFMT(plek.lstat().st_mode) == soort_oud
    assert ernaast.read_bytes() == b"echt"


def test_een_bestand_van_een_andere_gebruiker_blijft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / NAAM).write_bytes(b"half")
    ik = os.geteuid()
    monkeypatch.setattr(os, "geteuid", lambda: ik + 1)
    schrijf_ernaast(tmp_path)
    assert (tmp_path / NAAM).exists()


def test_een_tweede_naam_verdwijnt_en_de_inhoud_niet(tmp_path: Path) -> None:
    """A process that was killed after it gave a new file its name left that second name."""
    echt = tmp_path / "nieuw.yaml"
    echt.write_bytes(b"af")
    (tmp_path / NAAM).hardlink_to(echt)
    schrijf_ernaast(tmp_path)
    assert (echt.read_bytes(), (tmp_path / NAAM).exists()) == (b"af", False)


def _schrijf_lang(pad: str, begonnen: Event, verder: Event) -> None:
    with heel_bestand(pad) as stroom:
        stroom.write(b"lang")
        begonnen.set()
        verder.wait(60)


def test_wat_een_ander_nog_schrijft_blijft_tot_die_stopt(tmp_path: Path) -> None:
    spawn = multiprocessing.get_context("spawn")
    begonnen, verder = spawn.Event(), spawn.Event()
    doel = tmp_path / "lang.txt"
    for einde in ("af", "gedood"):
        doel.unlink(missing_ok=True)
        begonnen.clear()
        verder.clear()
        ander = spawn.Process(target=_schrijf_lang, args=(str(doel), begonnen, verder))
        ander.start()
        assert begonnen.wait(60)
        (bezig,) = tmp_path.glob(".advies-*.tmp")
        os.utime(bezig, (0, 0))
        schrijf_ernaast(tmp_path)
        assert bezig.exists()
        if einde == "af":
            verder.set()
        else:
            assert ander.pid is not None
            os.kill(ander.pid, signal.SIGKILL)
        ander.join(60)
        schrijf_ernaast(tmp_path)
        assert not bezig.exists()
        assert doel.exists() is (einde == "af")


@pytest.mark.parametrize(("ouderdom", "blijft"), [(60, True), (DAGEN, False)])
def test_zonder_sloten_telt_de_ouderdom(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ouderdom: int, blijft: bool
) -> None:
    monkeypatch.setattr(sloten, "_MET_SLOTEN", False)
    (tmp_path / NAAM).write_bytes(b"half")
    toen = time.time() - ouderdom
    os.utime(tmp_path / NAAM, (toen, toen))
    schrijf_ernaast(tmp_path)
    assert (tmp_path / NAAM).exists() is blijft


def test_een_map_die_op_slot_blijft_geeft_een_fout_en_geen_half_werk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    doel = tmp_path / "uit.txt"
    doel.write_bytes(b"oud")
    monkeypatch.setattr(sloten, "_HOOGSTENS_WACHTEN", 0.0)
    with sloten.op_slot(tmp_path):  # noqa: SIM117 - the lock is no part of what must fail
        with pytest.raises(TimeoutError):
            bewaar(str(doel), b"nieuw")
    assert [pad.read_bytes() for pad in tmp_path.iterdir()] == [b"oud"]


def test_wie_een_bestand_niet_mocht_lezen_mag_het_ook_niet_terwijl_het_wordt_geschreven(tmp_path: Path) -> None:
    doel = tmp_path / "uit.txt"
    doel.write_bytes(b"geheim")
    doel.chmod(0o600)
    with heel_bestand(str(doel)) as stroom:
        stroom.write(b"ook geheim")
        (bezig,) = tmp_path.glob(".advies-*.tmp")
        assert stat.S_IMODE(bezig.stat().st_mode) & 0o077 == 0
    assert stat.S_IMODE(doel.stat().st_mode) == 0o600


def test_ter_plaatse_blijft_het_oude_staan_als_de_schijf_vol_raakt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder in which no other file may be made there is only the file itself to write in."""
    import resource

    def geweigerd(*_: object) -> int:
        raise PermissionError

    doel = tmp_path / "uit.txt"
    doel.write_bytes(b"oud" * 100)
    monkeypatch.setattr(bewaren, "_open_nieuw", geweigerd)
    grens = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, grens[1]))
    try:
        with pytest.raises(OSError, match="large"):
            bewaar(str(doel), b"nieuw" * 1000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, grens)
    assert doel.read_bytes() == b"oud" * 100
    bewaar(str(doel), b"kort")
    assert doel.read_bytes() == b"kort"
