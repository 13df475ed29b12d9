"""How a run ends: the exit code and what is told when a standard stream is closed, full or broken, or when it is stopped."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from tests.opdracht import advies as afgesplitst

WORTEL = Path(__file__).parent.parent
HOORN = str(WORTEL / "kennisbank" / "dossiers" / "hoorn.yaml")
SCHRIJVERS = [
    ("evaluate", HOORN),
    ("evaluate", HOORN, "--formaat", "json"),
    ("evaluate", HOORN, "--formaat", "csv"),
    ("explain", HOORN, "--regel", "scope_in"),
    ("whatif", HOORN, "--stel", "vervangingsbudget=ja"),
    ("diff", HOORN, HOORN),
    ("change", HOORN, "--doel", "scope_in"),
    ("ask", HOORN, "--lijst"),
    ("cases", HOORN),
    ("report", HOORN, "-o", "-", "--formaat", "docx"),
    ("new",),
    ("schema",),
    ("rules",),
    ("check", "--zonder-bewijs"),
    ("--help",),
    ("evaluate", "--help"),
    ("--version",),
]
"""Each command, and what writes to standard output without one."""

pytestmark = pytest.mark.skipif(os.name != "posix", reason="streams and signals of POSIX")


def advies(
    *argumenten: str, via: str = "", module: str = "advies", invoer: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    """Run the command in a shell with a redirection, such as `>&-`."""
    opdracht = ["sh", "-c", f'exec "$0" -m {module} "$@" {via}', sys.executable, *argumenten]
    return subprocess.run(opdracht, input=invoer, capture_output=True, timeout=120, check=False)


def een_regel(tekst: bytes, *delen: str) -> None:
    regels = tekst.decode().splitlines()
    assert len(regels) == 1
    assert [deel for deel in delen if deel not in regels[0]] == []


@pytest.mark.parametrize("argumenten", SCHRIJVERS, ids=" ".join)
def test_volle_uitvoer(argumenten: tuple[str, ...]) -> None:
    with open("/dev/full", "wb", buffering=0) as vol:
        uit = afgesplitst(*argumenten, uitvoer=vol)
    assert uit.returncode == 4
    een_regel(uit.stderr, "De standaarduitvoer is niet te gebruiken", "de schijf is vol")


@pytest.mark.parametrize("argumenten", SCHRIJVERS, ids=" ".join)
def test_gesloten_uitvoer(argumenten: tuple[str, ...]) -> None:
    uit = afgesplitst(*argumenten, dicht=True)
    assert uit.returncode == 4
    een_regel(uit.stderr, "De standaarduitvoer is niet te gebruiken", "gesloten")


@pytest.mark.parametrize("argumenten", SCHRIJVERS, ids=" ".join)
def test_een_gebroken_pijp(argumenten: tuple[str, ...]) -> None:
    """The reader is gone before the first byte."""
    lezen, schrijven = os.pipe()
    os.close(lezen)
    with open(schrijven, "wb", buffering=0) as pijp:
        uit = afgesplitst(*argumenten, uitvoer=pijp)
    assert (uit.returncode, uit.stderr) == (141, b"")


@pytest.mark.parametrize("argumenten", [SCHRIJVERS[0], ("--version",)], ids=" ".join)
@pytest.mark.parametrize(("via", "reden"), [(">/dev/full", "de schijf is vol"), (">&-", "gesloten")])
def test_onbruikbare_uitvoer_van_het_begin_af(argumenten: tuple[str, ...], via: str, reden: str) -> None:
    """The same in a process that Python itself starts with such an output."""
    uit = advies(*argumenten, via=via)
    assert uit.returncode == 4
    een_regel(uit.stderr, "De standaarduitvoer is niet te gebruiken", reden)


def test_de_lezer_stopt_halverwege() -> None:
    uit = subprocess.run(
        ["bash", "-c", '"$0" -m advies evaluate "$@" --formaat json | head -1; exit ${PIPESTATUS[0]}', sys.executable, *[HOORN] * 4],
        capture_output=True, timeout=120, check=False,
    )  # fmt: skip
    assert (uit.returncode, uit.stdout, uit.stderr) == (141, b"[\n", b"")


@pytest.mark.parametrize("via", ["2>&-", "2>/dev/full"])
def test_zonder_foutuitvoer_komt_de_uitkomst_toch(via: str) -> None:
    uit = advies("evaluate", HOORN, via=via)
    assert (uit.returncode, uit.stderr) == (0, b"")
    assert uit.stdout == advies("evaluate", HOORN).stdout


@pytest.mark.parametrize("argumenten", [("evaluate", "weg.yaml"), ("evaluatie",), ("check", "weg")])
@pytest.mark.parametrize(("via", "reden"), [("2>&-", "gesloten"), ("2>/dev/full", "vol")])
def test_een_melding_die_niet_getoond_kan_worden(argumenten: tuple[str, ...], via: str, reden: str) -> None:
    uit = advies(*argumenten, via=via)
    assert (uit.returncode, uit.stderr) == (4, b"")
    een_regel(uit.stdout, "De foutuitvoer is niet te gebruiken", reden)


def test_een_verloren_melding_komt_niet_door_de_uitkomst() -> None:
    uit = advies("evaluate", HOORN, "weg.yaml", "--formaat", "json", via="2>&-")
    assert uit.returncode == 4
    assert len(json.loads(uit.stdout)) == 1


@pytest.mark.parametrize("argumenten", [("evaluate", "weg.yaml"), ("--version",), ("evaluate", HOORN)])
def test_zonder_uitvoer_en_foutuitvoer_telt_de_code(argumenten: tuple[str, ...]) -> None:
    assert advies(*argumenten, via=">&- 2>&-").returncode == 4


@pytest.mark.parametrize(
    "argumenten", [("evaluate", "-"), ("verify", "-"), ("report", "-", "-o", "-", "--formaat", "md")]
)
def test_gesloten_invoer(argumenten: tuple[str, ...]) -> None:
    uit = advies(*argumenten, via="<&-")
    assert (uit.returncode, uit.stdout) == (4, b"")
    een_regel(uit.stderr, "De standaardinvoer is niet te gebruiken", "gesloten")


def test_gesloten_stromen_die_niet_nodig_zijn(tmp_path: Path) -> None:
    """Nothing that is opened gets the number of a stream, so no message ends up in a file."""
    doel = tmp_path / "uit.txt"
    assert advies("evaluate", "--volledig", HOORN, "-o", str(doel), via="<&- >&- 2>&-").returncode == 0
    assert doel.read_bytes() == advies("evaluate", "--volledig", HOORN).stdout
    assert advies("evaluate", "--volledig", HOORN, "weg.yaml", "-o", str(doel), via="<&- >&- 2>&-").returncode == 4
    assert doel.read_bytes() == advies("evaluate", "--volledig", HOORN).stdout


def test_een_gesloten_uitvoer_bij_naam() -> None:
    uit = advies("schema", "-o", "/dev/stdout", via=">&-")
    assert uit.returncode == 2
    een_regel(uit.stderr, "/dev/stdout: hier kan niet worden geschreven")


def test_een_gebroken_pijp_bij_naam() -> None:
    opdracht = f'"$0" -m advies evaluate {HOORN} {HOORN} --formaat json -o /dev/stdout | true; exit ${{PIPESTATUS[0]}}'
    uit = subprocess.run(["bash", "-c", opdracht, sys.executable], capture_output=True, timeout=120, check=False)
    assert (uit.returncode, uit.stderr) == (141, b"")


@pytest.mark.parametrize("grens", [0, 1000])
def test_een_volle_schijf_laat_het_oude_bestand_heel(tmp_path: Path, grens: int) -> None:
    """The bound on the size of a file stands for the end of the disk."""
    doel = tmp_path / "uit.json"
    doel.write_bytes(b"oud")
    uit = subprocess.run(
        [sys.executable, "-B", "-m", "advies", "schema", "-o", str(doel)], capture_output=True, timeout=120, check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (grens, grens)),
    )  # fmt: skip
    assert uit.returncode == 2
    een_regel(uit.stderr, str(doel), "de schijf is vol", "wat er stond, staat er nog")
    assert [pad.read_bytes() for pad in tmp_path.iterdir()] == [b"oud"]


def test_het_volle_apparaat_als_bestand() -> None:
    uit = advies("schema", "-o", "/dev/full")
    assert uit.returncode == 2
    een_regel(uit.stderr, "/dev/full: hier kan niet worden geschreven: de schijf is vol")


CSV = [sys.executable, "-m", "advies", "evaluate", *[HOORN] * 40, "--formaat", "csv", "-o"]


def stop_als(proces: subprocess.Popen[bytes], wat: signal.Signals, zover: Callable[[], bool]) -> None:
    while proces.poll() is None and not zover():
        time.sleep(0.001)
    proces.send_signal(wat)


@pytest.mark.parametrize(
    ("wat", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["INT", "TERM", "HUP"]
)
def test_een_stop_tijdens_het_schrijven_ruimt_op(tmp_path: Path, wat: signal.Signals, code: int) -> None:
    doel = tmp_path / "uit.csv"
    doel.write_bytes(b"oud")
    proces = subprocess.Popen([*CSV, str(doel)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    stop_als(proces, wat, lambda: any(pad.suffix == ".tmp" for pad in tmp_path.iterdir()))
    _, fouten = proces.communicate(timeout=120)
    assert proces.returncode == code
    assert fouten.decode().strip() == ("Afgebroken." if wat is signal.SIGINT else "")
    assert [pad.read_bytes() for pad in tmp_path.iterdir()] == [b"oud"]


def test_wat_een_kill_achterliet_ruimt_de_volgende_op(tmp_path: Path) -> None:
    doel = tmp_path / "uit.csv"
    proces = subprocess.Popen([*CSV, str(doel)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    stop_als(proces, signal.SIGKILL, lambda: any(pad.suffix == ".tmp" for pad in tmp_path.iterdir()))
    proces.wait(120)
    assert [pad.suffix for pad in tmp_path.iterdir()] == [".tmp"]
    assert advies("schema", "-o", str(tmp_path / "ander.json")).returncode == 0
    assert [pad.name for pad in tmp_path.iterdir()] == ["ander.json"]


def test_een_genegeerd_signaal_blijft_genegeerd(tmp_path: Path) -> None:
    """As `nohup` does, so that a run goes on when the terminal closes."""
    doel = tmp_path / "uit.csv"
    proces = subprocess.Popen(["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *CSV, str(doel)])
    stop_als(proces, signal.SIGHUP, lambda: any(pad.suffix == ".tmp" for pad in tmp_path.iterdir()))
    assert proces.wait(120) == 0
    assert [pad.name for pad in tmp_path.iterdir()] == ["uit.csv"]


@pytest.mark.parametrize("zaad", range(8))
def test_ctrl_c_geeft_nooit_een_traceback(zaad: int) -> None:
    """At moments after the first message of the import system about our own code, so past the start of the interpreter."""
    rng = Random(zaad)
    opdracht = [sys.executable, "-v", "-m", "advies", "evaluate", HOORN]
    proces = subprocess.Popen(opdracht, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    assert proces.stderr is not None
    gezien = b""
    while b"import 'advies.opdrachten.afloop'" not in gezien:
        gezien += os.read(proces.stderr.fileno(), 65_536)
    for _ in range(rng.randint(0, 400)):
        gezien += proces.stderr.readline()
    proces.send_signal(signal.SIGINT)
    _, rest = proces.communicate(timeout=120)
    assert proces.returncode == 130
    assert b"Traceback" not in gezien + rest


def test_aan_het_eind_van_de_opdracht_gebeurt_wat_daarvoor_is_opgegeven(tmp_path: Path) -> None:
    """The interpreter is not taken down, but what is temporary is removed and what was written is there."""
    spoor = tmp_path / "spoor"
    code = (
        "import atexit, sys, pathlib; from advies import __main__ as m; sys.argv = ['advies', '--version'];"
        f"atexit.register(pathlib.Path({str(spoor)!r}).write_text, 'gedaan'); m.start()"
    )
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert uit.stdout.startswith("advies")
    assert spoor.read_text() == "gedaan"
