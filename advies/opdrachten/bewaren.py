"""Write a file so that it is whole at every moment: the old contents or the new, never a part."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

_STANDAARDRECHTEN = 0o666  # less the umask, as for any new file
_GEEN_GEWOON_BESTAND = ("/dev/", "/proc/")


def bewaar(pad: str, inhoud: bytes) -> None:
    """Write a file, whole or not at all; see `heel_bestand`.

    Args:
        pad: where to write.
        inhoud: what to write.

    Raises:
        OSError: the file cannot be written; an existing file is as it was.
        ValueError: the path cannot be a path.
    """
    with heel_bestand(pad) as stroom:
        stroom.write(inhoud)


@contextlib.contextmanager
def heel_bestand(pad: str) -> Iterator[BinaryIO]:
    """Give a stream to a temporary file beside a file, that takes its place when it is complete and on disk.

    A link is followed: the file that it points to gets the contents, the link stays. The rights of an existing file stay, and
    a file that may not be written is left alone. A pipe, terminal or other special file is written directly. So is a file in
    a folder in which no other file may be made; only then a crash halfway can leave a part.

    Args:
        pad: where to write.

    Yields:
        The stream; when the caller fails, the file is as it was.

    Raises:
        OSError: the file cannot be written; an existing file is as it was.
        ValueError: the path cannot be a path.
    """
    oud = _stand(pad)
    if pad.startswith(_GEEN_GEWOON_BESTAND) or (oud is not None and not stat.S_ISREG(oud.st_mode)):
        with open(pad, "wb") as direct:
            yield direct
        return
    if oud is not None and not os.access(pad, os.W_OK):
        raise PermissionError(pad)
    doel = Path(pad).resolve()
    tijdelijk = doel.parent / f".advies-{os.urandom(8).hex()}.tmp"
    try:
        nummer = _open_nieuw(tijdelijk)
    except PermissionError:
        if oud is None:
            raise
        with open(doel, "wb") as direct:
            yield direct
        return
    try:
        with os.fdopen(nummer, "wb") as stroom:
            yield stroom
            stroom.flush()
            os.fsync(stroom.fileno())
        if oud is not None:
            _neem_rechten_over(tijdelijk, oud)
        tijdelijk.replace(doel)
    except BaseException:
        with contextlib.suppress(OSError):
            tijdelijk.unlink()
        raise
    _leg_map_vast(doel.parent)


def _stand(pad: str) -> os.stat_result | None:
    try:
        return Path(pad).stat()
    except FileNotFoundError:
        return None


def _open_nieuw(pad: Path) -> int:
    vlaggen = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    return os.open(pad, vlaggen, _STANDAARDRECHTEN)


def _neem_rechten_over(pad: Path, oud: os.stat_result) -> None:
    if hasattr(os, "chown"):
        with contextlib.suppress(OSError):  # only the owner of the system may give a file away
            os.chown(pad, oud.st_uid, oud.st_gid)
    pad.chmod(stat.S_IMODE(oud.st_mode))


def _leg_map_vast(map_: Path) -> None:
    """Put the new name on disk too; where a folder cannot be opened (Windows) the system does so in its own time."""
    with contextlib.suppress(OSError):
        nummer = os.open(map_, os.O_RDONLY)
        try:
            os.fsync(nummer)
        finally:
            os.close(nummer)
