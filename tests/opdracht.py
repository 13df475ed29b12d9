"""The command `advies` as a process of its own, that is split off from one in which everything is loaded (`tests.moeder`).

To start Python and to load libraries and rules takes ten times what most commands do. Where the start itself counts, or the
environment of Python, a signal or a terminal, a test starts Python itself.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import BinaryIO

_MOEDER = Path(__file__).with_name("moeder.py")


class _Moeder:
    def __init__(self) -> None:
        self._verbinding, daar = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._proces = subprocess.Popen(
            [sys.executable, str(_MOEDER), str(daar.fileno())],
            pass_fds=[daar.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        daar.close()

    def draai(self, opdracht: Mapping[str, object], *stromen: BinaryIO) -> int:
        bericht = json.dumps(opdracht).encode()
        socket.send_fds(self._verbinding, [bericht], [stroom.fileno() for stroom in stromen])
        code = self._verbinding.recv(100)
        if not code:
            raise RuntimeError(f"the process that commands are split off from ended with code {self._proces.wait()}")
        return int(code)


@cache
def _moeder() -> _Moeder:
    return _Moeder()


def advies(
    *argumenten: str,
    invoer: bytes | BinaryIO = b"",
    uitvoer: BinaryIO | None = None,
    dicht: bool = False,
    waar: Path | None = None,
    **omgeving: str,
) -> subprocess.CompletedProcess[bytes]:
    """Run a command, and return how it ended.

    Args:
        argumenten: what is typed after `advies`.
        invoer: what it can read from standard input, or the file that this is.
        uitvoer: what its standard output is; kept and returned when left out.
        dicht: whether its standard output is closed.
        waar: the folder in which it runs.
        omgeving: what is different in its environment.
    """
    with TemporaryFile() as klad, TemporaryFile() as bewaard, TemporaryFile() as fouten:
        if isinstance(invoer, bytes):
            klad.write(invoer)
            klad.seek(0)
        opdracht = {
            "argumenten": argumenten,
            "map": str(waar or Path.cwd()),
            "omgeving": {**os.environ, **omgeving},
            "dicht": dicht,
        }
        code = _moeder().draai(opdracht, klad if isinstance(invoer, bytes) else invoer, uitvoer or bewaard, fouten)
        bewaard.seek(0)
        fouten.seek(0)
        return subprocess.CompletedProcess(["advies", *argumenten], code, bewaard.read(), fouten.read())
