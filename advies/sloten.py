"""Locks among processes of this program that write in one folder, and the temporary files that a killed one left there."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import stat
import time
from collections.abc import Iterator
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    _MET_SLOTEN = False
else:
    _MET_SLOTEN = True

_TIJDELIJK = re.compile(r"\.advies-[0-9a-f]{16}\.tmp")
_HOOGSTENS_WACHTEN = 30.0  # seconds; a lock is held for the time of a rename
_STAP = 0.01
_OUD = 86_400.0  # seconds; without locks only the age tells that nobody is writing any more
_OPENEN = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)


def tijdelijke_naam() -> str:
    """Return a name for a temporary file that no other has."""
    return f".advies-{os.urandom(8).hex()}.tmp"


@contextlib.contextmanager
def op_slot(map_: Path) -> Iterator[bool]:
    """Hold the lock of a folder; no other process of this program that asks for it goes on meanwhile.

    The lock lies on the folder itself and leaves no file behind.

    Args:
        map_: the folder.

    Yields:
        Whether there is a lock; False where the system or the disk has none (Windows, a network drive).

    Raises:
        TimeoutError: another process keeps the lock.
    """
    nummer = _open_map(map_)
    if nummer is None:
        yield False
        return
    try:
        yield _wacht_op_slot(nummer, map_)
    finally:
        os.close(nummer)


def vergrendel(nummer: int) -> bool:
    """Take the lock of an open file; it lasts until the file is closed or the process ends.

    Args:
        nummer: descriptor of the file.

    Returns:
        Whether there is a lock now; False where there are none, and when another process has it.
    """
    return _probeer(nummer) is True


def ruim_op(map_: Path, slot: bool) -> None:
    """Remove temporary files of ours that a process left when it was killed.

    Only regular files of this user with exactly such a name, of which no living process holds the lock.

    Args:
        map_: the folder.
        slot: whether the lock of the folder is held; without it a file must be a day old too, for its writer may be about to
            lock it.
    """
    with contextlib.suppress(OSError), os.scandir(map_) as delen:
        for deel in delen:
            if _TIJDELIJK.fullmatch(deel.name):
                with contextlib.suppress(OSError):
                    _verwijder(Path(deel.path), slot)


def _verwijder(pad: Path, slot: bool) -> None:
    if not stat.S_ISREG(pad.lstat().st_mode):
        return
    nummer = os.open(pad, _OPENEN)
    try:
        stand = os.fstat(nummer)
        eigen = not hasattr(os, "geteuid") or stand.st_uid == os.geteuid()
        if not (eigen and stat.S_ISREG(stand.st_mode)):
            return
        vrij = _probeer(nummer)
        if vrij is False:
            return
        if not (vrij and slot) and time.time() - stand.st_mtime < _OUD:
            return
        if os.name == "posix":
            pad.unlink()
            return
    finally:
        os.close(nummer)
    pad.unlink()


def _open_map(map_: Path) -> int | None:
    if not _MET_SLOTEN:
        return None
    try:
        return os.open(map_, os.O_RDONLY | os.O_DIRECTORY)
    except PermissionError:
        return None


def _wacht_op_slot(nummer: int, map_: Path) -> bool:
    tot = time.monotonic() + _HOOGSTENS_WACHTEN
    while (gelukt := _probeer(nummer)) is False:
        if time.monotonic() > tot:
            raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT), str(map_))
        time.sleep(_STAP)
    return gelukt is True


def _probeer(nummer: int) -> bool | None:
    """Return whether the lock was free and is ours now; None where there are no locks."""
    if not _MET_SLOTEN:
        return None
    try:
        fcntl.flock(nummer, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return None
    return True
