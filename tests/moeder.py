"""A process in which Python, the libraries and the rules are loaded, and that splits off one for each command.

It is started by `tests.opdracht`, and ends when who started it does. Nothing here is used before it is split off: no engine is
run, no thread is started.
"""

from __future__ import annotations

import json
import os
import pkgutil
import socket
import sys
from importlib import import_module
from pathlib import Path

WORTEL = Path(__file__).parent.parent
LIBRARIES = ("click", "docx", "jinja2", "openpyxl", "pydantic", "rich.console", "rich.markup", "rich.table", "typst")
APART = ("advies.motor.tabel", "advies.tabel", "advies.taalserver", "advies.web", "regels.bewijs")
"""What starts threads when it is loaded is loaded by the command that needs it."""


def laad() -> None:
    """Load what commands need."""
    for pakket in ("kennisbank", "regels", "advies"):
        for deel in pkgutil.walk_packages([str(WORTEL / pakket)], f"{pakket}."):
            if not deel.name.startswith(APART):
                import_module(deel.name)
    for naam in LIBRARIES:
        import_module(naam)
    from advies.evalueer import adviseur

    adviseur()


def main() -> None:
    """Run commands one after the other, each as a process of its own, until there is nobody left to ask for one."""
    sys.path[0] = str(WORTEL)
    verbinding = socket.socket(fileno=int(sys.argv[1]))
    laad()
    while True:
        bericht, stromen, _, _ = socket.recv_fds(verbinding, 1_000_000, 3)
        if not bericht:
            return
        kind = os.fork()
        if kind == 0:
            verbinding.close()
            word(json.loads(bericht), stromen)
        for stroom in stromen:
            os.close(stroom)
        _, stand = os.waitpid(kind, 0)
        verbinding.send(str(os.waitstatus_to_exitcode(stand)).encode())


def word(opdracht: dict[str, object], stromen: list[int]) -> None:
    """Become the command: its streams, folder, environment and arguments."""
    from advies.__main__ import start

    for nummer, stroom in enumerate(stromen):
        os.dup2(stroom, nummer)
        os.close(stroom)
    if opdracht["dicht"]:
        os.close(1)
        sys.stdout = None  # as Python does when it starts so
    else:  # made anew, since Python asks once what kind of file it is
        sys.stdout = open(1, "w", encoding=sys.stdout.encoding, errors=sys.stdout.errors, closefd=False)  # noqa: SIM115
    os.chdir(str(opdracht["map"]))
    os.environ.clear()
    os.environ.update(opdracht["omgeving"])  # type: ignore[call-overload]
    sys.argv = [str(WORTEL / "advies" / "__main__.py"), *opdracht["argumenten"]]  # type: ignore[misc]
    try:
        start()
    except SystemExit as einde:
        os._exit(einde.code if isinstance(einde.code, int) else 1)


if __name__ == "__main__":
    main()
