"""Run the command as a process of its own, within limits, and measure it."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

from aanval.geval import Geval, Meting

PROGRAMMA = str(Path(sys.executable).parent / "advies")
GEDULD = 5
"""Seconds without using the processor after which a process is killed: it hangs."""
_GRENZEN = "ulimit -c 0; ulimit -t 15; ulimit -v 4000000; ulimit -f 800000"
"""No core file, 15 s of processor time, 4 GB of addresses, files of 400 MB: what the machine must be spared."""
_OMGEVING = {"LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
_METER = str(Path(__file__).parent / "meetproces.py")
_HOOGSTENS_GELEZEN = 20_000_000


def schelp(geval: Geval, programma: str = PROGRAMMA) -> str:
    """Return the command of a case as a line for a shell, to repeat it in its folder."""
    omgeving = " ".join(f"{naam}={shlex.quote(waarde)}" for naam, waarde in geval.omgeving.items())
    invoer = " < ../invoer" if geval.invoer else ""
    regel = f"{omgeving} {shlex.join([programma, *geval.opdracht])}{invoer} {geval.omleiding}".strip()
    return f"{regel} | true" if geval.dichte_pijp else regel


def draai(geval: Geval, map_: Path, programma: str = PROGRAMMA) -> Meting:
    """Run the command of a case in a folder that was prepared.

    Args:
        geval: the case.
        map_: the folder.
        programma: path of the command.
    """
    script = f'{_GRENZEN}; exec "$@" {geval.omleiding}'
    lezen, schrijven = os.pipe()
    with tempfile.TemporaryFile() as invoer, tempfile.TemporaryFile() as uit, tempfile.TemporaryFile() as fout:
        invoer.write(geval.invoer)
        invoer.seek(0)
        uitgang = _dichte_pijp() if geval.dichte_pijp else uit.fileno()
        begin = time.monotonic()
        proces = subprocess.Popen(
            [
                sys.executable,
                "-IS",
                _METER,
                str(schrijven),
                str(GEDULD),
                "/bin/sh",
                "-c",
                script,
                "sh",
                programma,
                *geval.opdracht,
            ],
            cwd=map_,
            stdin=invoer.fileno(),
            stdout=uitgang,
            stderr=fout.fileno(),
            env=omgeving(geval.omgeving),
            pass_fds=(schrijven,),
            start_new_session=True,
        )
        os.close(schrijven)
        if geval.dichte_pijp:
            os.close(uitgang)
        with os.fdopen(lezen, "rb") as stroom:
            toestand, cpu, kilobytes, opgegeven = stroom.read().split()
        proces.wait()
        duur = time.monotonic() - begin
        uit.seek(0)
        fout.seek(0)
        return Meting(
            code=os.waitstatus_to_exitcode(int(toestand)),
            seconden=duur,
            cpu=float(cpu),
            megabytes=int(kilobytes) // 1024,
            uit=uit.read(_HOOGSTENS_GELEZEN),
            fout=fout.read(_HOOGSTENS_GELEZEN),
            opgegeven=opgegeven == b"1",
        )


def omgeving(extra: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of a process: ours without what changes how Python speaks, and what a case adds."""
    eigen = {naam: waarde for naam, waarde in os.environ.items() if not naam.startswith(("PYTHON", "LC_", "NO_COLOR"))}
    return {**eigen, **_OMGEVING, **extra}


def start(opdracht: Sequence[str], map_: Path, programma: str = PROGRAMMA) -> subprocess.Popen[bytes]:
    """Start the command without waiting for it; its output is thrown away.

    Args:
        opdracht: the arguments.
        map_: the folder in which it runs.
        programma: path of the command.
    """
    return subprocess.Popen(
        [programma, *opdracht],
        cwd=map_,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=omgeving({}),
        start_new_session=True,
    )


def _dichte_pijp() -> int:
    lezen, schrijven = os.pipe()
    os.close(lezen)
    return schrijven
