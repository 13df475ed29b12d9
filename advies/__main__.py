"""The command `advies`, also as `python -m advies`: light, so that a stop is caught before anything heavy is loaded."""

from __future__ import annotations

import os
import sys

try:
    from advies.opdrachten.afloop import STOP, draai

    STOP.luister()
except KeyboardInterrupt:  # Ctrl-C in the few milliseconds before there is a handler
    os._exit(130)


def main() -> int:
    """Run the command.

    Returns:
        The exit code, see `advies.opdrachten.afloop`.
    """
    return draai(_opdracht)


def start() -> None:
    """Run the command and end the process with its exit code, without taking the interpreter down.

    To free every object of a process that ends takes a seventh of the time of a run. What was registered for the end is done
    (files that are temporary are removed), and everything was written when `main` returns; where that is not sure, or a thread
    still runs, the interpreter ends as ever.
    """
    code = main()
    import atexit

    draden = sys.modules.get("threading")
    if draden is None or draden.active_count() == 1:
        atexit._run_exitfuncs()
        try:
            sys.stdout.flush()
            sys.stderr.flush()
        except (OSError, ValueError):
            sys.exit(code)
        os._exit(code)
    sys.exit(code)


def _opdracht() -> int:
    import gc

    # One short run: collecting cycles while everything is being defined costs a tenth of the time and frees nothing.
    gc.disable()
    from advies.cli import voer_uit

    STOP.netjes(True)
    return voer_uit()


if __name__ == "__main__":
    start()
