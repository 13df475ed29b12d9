"""The three standard streams, also when one of them is closed, full or broken.

This module loads nothing heavy, see `advies.__main__`.
"""

from __future__ import annotations

import errno
import io
import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any, TextIO

ZONDER_RUIMTE = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
"""What the system says when a disk, a quota or the size of a file is at its end."""
_NAAM = ("De standaardinvoer", "De standaarduitvoer", "De foutuitvoer")


class StroomFout(Exception):
    """A standard stream cannot be used; no `OSError`, so that nobody takes it for trouble with a file.

    Args:
        nummer: 0 input, 1 output, 2 messages.
        code: the `errno` of the system.
    """

    def __init__(self, nummer: int, code: int) -> None:
        self.nummer = nummer
        self.code = code
        super().__init__(nummer, code)

    @property
    def is_gebroken_pijp(self) -> bool:
        """Whether the reader stopped early, as `head` does; there is nothing to tell then."""
        return self.code == errno.EPIPE

    def __str__(self) -> str:
        raad = (
            "Noem een bestand, of geef invoer.",
            "Er is geen of geen hele uitkomst. Maak ruimte, of geef een ander bestand.",
            "Een melding kon daardoor niet worden getoond.",
        )
        return f"{_NAAM[self.nummer]} is niet te gebruiken: {reden(self.code)}. {raad[self.nummer]}"


def reden(code: int) -> str:
    """Return in Dutch why a file or stream cannot be written or read.

    Args:
        code: the `errno` of the system.
    """
    if code in ZONDER_RUIMTE:
        return "de schijf is vol"
    if code == errno.EBADF:
        return "die is gesloten"
    return f"het lezen of schrijven mislukte ({errno.errorcode.get(code, code)})"


class Stroom:
    """A standard stream of which each failure is a `StroomFout`.

    Args:
        stroom: the stream of Python, or its buffer.
        nummer: 0 input, 1 output, 2 messages.
    """

    def __init__(self, stroom: Any, nummer: int) -> None:
        self._stroom = stroom
        self._nummer = nummer
        self.gebruikt = False

    def _doe(self, wat: Callable[..., Any], *waarmee: Any) -> Any:
        try:
            uit = wat(*waarmee)
        except OSError as fout:
            raise StroomFout(self._nummer, fout.errno or errno.EIO) from None
        self.gebruikt = self.gebruikt or bool(waarmee)
        return uit

    def write(self, deel: Any) -> Any:
        """Write, see `io`."""
        return self._doe(self._stroom.write, deel)

    def flush(self) -> None:
        """Write what was kept back."""
        self._doe(self._stroom.flush)

    def read(self, *hoeveel: int) -> Any:
        """Read, see `io`."""
        return self._doe(self._stroom.read, *hoeveel)

    def readline(self, *hoeveel: int) -> Any:
        """Read a line, see `io`."""
        return self._doe(self._stroom.readline, *hoeveel)

    @property
    def buffer(self) -> Stroom:
        """The stream of bytes under it."""
        self.gebruikt = True
        return Stroom(self._stroom.buffer, self._nummer)

    def __getattr__(self, naam: str) -> Any:
        return getattr(self._stroom, naam)


class Meldingenstroom(Stroom):
    """Standard error: characters that a terminal would obey are written out, and a failure does not stop the work.

    Args:
        stroom: the stream of Python.
    """

    def __init__(self, stroom: Any) -> None:
        super().__init__(stroom, 2)
        self.fout: StroomFout | None = None

    def write(self, deel: str) -> int:
        """Write a message; one that cannot be written is lost, and `fout` tells why."""
        from kennisbank.tekens import zichtbaar

        self._probeer(super().write, zichtbaar(deel))
        return len(deel)

    def flush(self) -> None:
        """Write what was kept back."""
        self._probeer(super().flush)

    def _probeer(self, wat: Callable[..., Any], *waarmee: Any) -> None:
        try:
            wat(*waarmee)
        except StroomFout as fout:
            self.fout = self.fout or fout


class Standaardstromen:
    """Puts a guard on each standard stream, and something in the place of one that is closed.

    Without that the next file that is opened would get its number, and messages would end up in it.
    """

    def __init__(self) -> None:
        for nummer in range(3):
            _bezet(nummer)
        self.uit = Stroom(_tekststroom(sys.stdout, 1), 1)
        self.fout = Meldingenstroom(_tekststroom(sys.stderr, 2))
        sys.stdin = _als_tekststroom(Stroom(_tekststroom(sys.stdin, 0), 0))
        sys.stdout, sys.stderr = _als_tekststroom(self.uit), _als_tekststroom(self.fout)

    def spoel(self) -> None:
        """Write what both outputs kept back.

        Raises:
            StroomFout: standard output cannot be written.
        """
        self.fout.flush()
        self.uit.flush()

    def laat_los(self, nummer: int) -> None:
        """Let what is left in an output stream go nowhere, so that the end of the interpreter does not fail on it.

        Args:
            nummer: 1 output, 2 messages.
        """
        leeg = os.open(os.devnull, os.O_WRONLY)
        os.dup2(leeg, nummer)
        os.close(leeg)
        nergens = _als_tekststroom(io.TextIOWrapper(io.BytesIO()))
        if nummer == 1:
            sys.stdout = nergens
        else:
            sys.stderr = nergens

    def zeg(self, tekst: str) -> None:
        """Tell in one line that a stream failed, on a stream that works and has no result on it.

        Args:
            tekst: the line, without its end.
        """
        self.fout.write(f"{tekst}\n")
        self.fout.flush()
        if self.fout.fout is not None and not self.uit.gebruikt:
            try:
                self.uit.write(f"{tekst}\n")
                self.uit.flush()
            except StroomFout:
                self.laat_los(1)


def _bezet(nummer: int) -> None:
    """Put a folder in the place of a closed stream: that cannot be read or written, by the name /dev/stdout either."""
    try:
        os.fstat(nummer)
    except OSError:
        leeg = os.open(os.sep if os.name == "posix" else os.devnull, os.O_RDONLY)
        if leeg != nummer:
            os.dup2(leeg, nummer)
            os.close(leeg)


class _Gesloten(io.RawIOBase):
    """A stream that is closed; unlike a closed file object it may be asked for, and only its use fails."""

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def readinto(self, _: object) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))

    def write(self, _: object) -> int:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))


def _tekststroom(stroom: TextIO | None, nummer: int) -> Any:
    if stroom is None:
        bytes_ = io.BufferedWriter(_Gesloten()) if nummer else io.BufferedReader(_Gesloten())
        return io.TextIOWrapper(bytes_, encoding="utf-8", errors="replace")
    if hasattr(stroom, "reconfigure"):
        stroom.reconfigure(errors="replace")  # a terminal that lacks a character shows a question mark
    return stroom


def _als_tekststroom(stroom: Any) -> TextIO:
    return stroom  # type: ignore[no-any-return]
