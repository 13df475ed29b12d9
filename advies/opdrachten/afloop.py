"""How a run ends: with its exit code, whatever stops it.

| code | when |
| --- | --- |
| 0 | done |
| 1 | `check` or `verify` found something, or `evaluate --streng` has an unmet "moet" |
| 2 | wrong input or usage, or a file that cannot be written |
| 3 | an error in the program |
| 4 | standard input, output or error is closed, full or fails |
| 129, 130, 143 | stopped by SIGHUP (the terminal closed), SIGINT (Ctrl-C), SIGTERM |
| 141 | the reader of a pipe stopped early |

This module loads nothing heavy, see `advies.__main__`.
"""

from __future__ import annotations

import os
import signal
import sys

from advies.opdrachten.standaardstromen import Standaardstromen, StroomFout

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType

PROGRAMMAFOUT = 3
STROOM_ONBRUIKBAAR = 4
PIJP_GEBROKEN = 141
_SIGNAAL = 128  # what a shell adds to the number of a signal
_OPNIEUW = 1.0  # seconds
_HOOGSTENS_NETJES = 2


class Onderbroken(KeyboardInterrupt):
    """Ctrl-C, as everybody catches it; for KeyboardInterrupt itself the interpreter may choose an end of its own."""


class Stop:
    """A request to stop: Ctrl-C, or a signal that ends the process.

    While a command runs, a stop is an exception, so that a temporary file is removed and the cursor comes back. Before and after
    that nothing is under way, and it ends the process on the spot. Libraries may swallow an exception, so it is repeated; who
    asks a third time is obeyed on the spot.
    """

    def __init__(self) -> None:
        self.code = 0
        self._netjes = False
        self._keren = 0

    def luister(self) -> None:
        """Catch the signals from now on; those that the caller ignores (`nohup`) stay ignored."""
        for naam in ("SIGINT", "SIGTERM", "SIGHUP"):
            nummer = getattr(signal, naam, None)
            if nummer is not None and signal.getsignal(nummer) not in (signal.SIG_IGN, None):
                signal.signal(nummer, self._gevraagd)

    def netjes(self, aan: bool) -> None:
        """Let a stop be an exception from now on, or the end of the process."""
        self._netjes = aan
        if not aan and self.code and hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _gevraagd(self, nummer: int, _: FrameType | None) -> None:
        self._keren += 1
        if not self._netjes or self._keren > _HOOGSTENS_NETJES:
            os._exit(self.code or _SIGNAAL + nummer)
        if not self.code:
            self.code = _SIGNAAL + nummer
            sys.unraisablehook = self._zwijg
            if hasattr(signal, "setitimer"):
                signal.signal(signal.SIGALRM, self._opnieuw)
                signal.setitimer(signal.ITIMER_REAL, _OPNIEUW, _OPNIEUW)
        self._werp()

    def _opnieuw(self, _: int, __: FrameType | None) -> None:
        if self._netjes:
            self._werp()

    def _werp(self) -> None:
        if self.code == _SIGNAAL + signal.SIGINT:
            raise Onderbroken
        raise SystemExit(self.code)

    def _zwijg(self, _: object) -> None:
        """Say nothing of an exception that could go nowhere (in `__del__`): it is the stop itself, and comes again."""


STOP = Stop()
"""There is one process to stop."""


def draai(opdracht: Callable[[], int]) -> int:
    """Run a command, and tell what kept it from its end.

    Args:
        opdracht: loads and runs the command, and returns its exit code.

    Returns:
        The exit code; see the top of this module.
    """
    stromen = Standaardstromen()
    try:
        try:
            code = _voer_uit(opdracht, stromen)
        finally:
            STOP.netjes(False)
    except SystemExit as einde:
        STOP.netjes(False)
        code = einde.code if isinstance(einde.code, int) else 0
    except KeyboardInterrupt:
        STOP.netjes(False)
        code = _SIGNAAL + signal.SIGINT
    if STOP.code:
        # What is left of the output is not worth waiting for: the reader of a pipe may never come.
        stromen.laat_los(1)
        return STOP.code
    if stromen.fout.fout is not None:
        code = _meld_stroom(stromen, stromen.fout.fout)
    return code


def _voer_uit(opdracht: Callable[[], int], stromen: Standaardstromen) -> int:
    try:
        code = opdracht()
        stromen.spoel()
    except StroomFout as fout:
        return _meld_stroom(stromen, fout)
    except Exception as fout:
        if not STOP.code:  # else it is what a library made of the stop
            _meld_programmafout(fout)
        return PROGRAMMAFOUT
    return code


def _meld_stroom(stromen: Standaardstromen, fout: StroomFout) -> int:
    if fout.nummer:
        stromen.laat_los(fout.nummer)
    if fout.is_gebroken_pijp:
        return PIJP_GEBROKEN
    stromen.zeg(str(fout))
    return STROOM_ONBRUIKBAAR


def _meld_programmafout(fout: Exception) -> None:
    import traceback

    laatste = traceback.extract_tb(fout.__traceback__)[-1]
    sys.stderr.write(
        f"Fout in het programma: {type(fout).__name__}: {fout}\n"
        f"Plaats: {laatste.filename}:{laatste.lineno}. Meld dit met het feitenbestand aan de beheerder.\n"
    )
