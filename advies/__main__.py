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


def _opdracht() -> int:
    import gc

    # One short run: collecting cycles while everything is being defined costs a tenth of the time and frees nothing.
    gc.disable()
    from advies.cli import voer_uit

    STOP.netjes(True)
    return voer_uit()


if __name__ == "__main__":
    sys.exit(main())
