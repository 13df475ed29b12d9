"""Write a file so that it is whole at every moment: the old contents or the new, never a part."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
import stat
from collections.abc import Iterator
from io import BytesIO, FileIO
from pathlib import Path
from typing import BinaryIO

from advies.sloten import op_slot, ruim_op, tijdelijke_naam, vergrendel
from kennisbank.meldingen import InvoerFout, Melding
from kennisbank.yaml_knopen import lees_bytes

_STANDAARDRECHTEN = 0o666  # less the umask, as for any new file
_EIGEN_RECHTEN = 0o600  # until it gets those of the file that it replaces, which others may not read
_GEEN_GEWOON_BESTAND = ("/dev/", "/proc/")


class Gewijzigd(Exception):
    """A file is not as the caller read it before, so nothing was written.

    Args:
        pad: the file.
    """

    def __init__(self, pad: str) -> None:
        self.pad = pad
        super().__init__(pad)


def bewaar(pad: str, inhoud: bytes, *, alleen_nieuw: bool = False, verwacht: bytes | None = None) -> None:
    """Write a file, whole or not at all; see `heel_bestand`.

    Args:
        pad: where to write.
        inhoud: what to write.
        alleen_nieuw: whether the file must not exist yet.
        verwacht: what the file must hold now; None when that does not matter.

    Raises:
        FileExistsError: the file must be new and exists.
        Gewijzigd: the file does not hold what is expected.
        OSError: the file cannot be written; an existing file is as it was.
        ValueError: the path cannot be a path.
    """
    with heel_bestand(pad, alleen_nieuw=alleen_nieuw, verwacht=verwacht) as stroom:
        stroom.write(inhoud)


@contextlib.contextmanager
def heel_bestand(pad: str, *, alleen_nieuw: bool = False, verwacht: bytes | None = None) -> Iterator[BinaryIO]:
    """Give a stream to a temporary file beside a file, that takes its place when it is complete and on disk.

    A link is followed: the file that it points to gets the contents, the link stays. The rights of an existing file stay, and
    a file that may not be written is left alone. A pipe, terminal or other special file is written directly. A file in a folder
    in which no other file may be made is written in place once the contents are complete; only then a crash halfway can leave
    a part. What a process that was killed left behind in the folder is removed first.

    Whether the file is new, or still holds what is expected, is looked at when the contents are complete, under a lock of the
    folder that every writer of this program takes; so of two that expect the same, one succeeds. Windows and some network
    drives have no such locks.

    Args:
        pad: where to write.
        alleen_nieuw: whether the file must not exist yet; one that appears meanwhile is not replaced either.
        verwacht: what the file must hold now, as the caller read it; None when that does not matter.

    Yields:
        The stream; when the caller fails, the file is as it was.

    Raises:
        FileExistsError: the file must be new and exists.
        Gewijzigd: the file does not hold what is expected, is gone, or is no regular file.
        OSError: the file cannot be written; an existing file is as it was.
        ValueError: the path cannot be a path.
    """
    assert not alleen_nieuw or verwacht is None, "a new file holds nothing yet"
    oud = _stand(pad)
    if pad.startswith(_GEEN_GEWOON_BESTAND) or (oud is not None and not stat.S_ISREG(oud.st_mode)):
        if verwacht is not None:
            raise Gewijzigd(pad)
        with open(pad, "xb" if alleen_nieuw else "wb") as direct:
            yield direct
        return
    if oud is not None and alleen_nieuw:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), pad)
    if oud is not None and not os.access(pad, os.W_OK):
        raise PermissionError(pad)
    doel = Path(pad).resolve()
    tijdelijk = doel.parent / tijdelijke_naam()
    try:
        try:
            nummer = _open_tijdelijk(tijdelijk, _STANDAARDRECHTEN if oud is None else _EIGEN_RECHTEN)
        except PermissionError:
            if oud is None:
                raise
            geheel = BytesIO()
            yield geheel
            with op_slot(doel.parent):
                _eis_inhoud(doel, verwacht)
                _schrijf_ter_plaatse(doel, geheel.getvalue())
            return
        with os.fdopen(nummer, "wb") as stroom:
            yield stroom
            stroom.flush()
            os.fsync(stroom.fileno())
            if oud is not None:
                _neem_rechten_over(tijdelijk, oud)
            if os.name == "nt":
                stroom.close()  # there an open file cannot get another name; elsewhere it keeps its lock until it has one
            with op_slot(doel.parent):
                _eis_inhoud(doel, verwacht)
                _zet_neer(tijdelijk, doel, alleen_nieuw)
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


def _open_tijdelijk(pad: Path, rechten: int) -> int:
    """Open a new temporary file with its lock, so that no other process takes it for one that was left behind."""
    with op_slot(pad.parent) as slot:
        ruim_op(pad.parent, slot)
        nummer = _open_nieuw(pad, rechten)
        vergrendel(nummer)
        return nummer


def _open_nieuw(pad: Path, rechten: int) -> int:
    vlaggen = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)
    return os.open(pad, vlaggen, rechten)


def _eis_inhoud(pad: Path, verwacht: bytes | None) -> None:
    if verwacht is None:
        return
    try:
        with pad.open("rb") as stroom:
            inhoud = stroom.read(len(verwacht) + 1)
    except (FileNotFoundError, IsADirectoryError):
        raise Gewijzigd(str(pad)) from None
    if inhoud != verwacht:
        raise Gewijzigd(str(pad))


def _schrijf_ter_plaatse(pad: Path, inhoud: bytes) -> None:
    with pad.open("r+b", buffering=0) as stroom:
        oud = stroom.readall()
        try:
            _overschrijf(stroom, inhoud)
        except BaseException:
            _overschrijf(stroom, oud)  # the room that it takes is still there
            raise


def _overschrijf(stroom: FileIO, inhoud: bytes) -> None:
    stroom.seek(0)
    over = memoryview(inhoud)
    while over:
        over = over[stroom.write(over) :]
    stroom.truncate(len(inhoud))
    os.fsync(stroom.fileno())


def _zet_neer(tijdelijk: Path, doel: Path, alleen_nieuw: bool) -> None:
    if not alleen_nieuw:
        tijdelijk.replace(doel)
        return
    try:
        os.link(tijdelijk, doel)
    except FileExistsError:
        raise
    except OSError:  # a disk without links, such as a memory stick
        _kopieer_naar_nieuw(tijdelijk, doel)
    tijdelijk.unlink()


def _kopieer_naar_nieuw(bron: Path, doel: Path) -> None:
    nummer = _open_nieuw(doel, _STANDAARDRECHTEN)
    try:
        with os.fdopen(nummer, "wb") as stroom, bron.open("rb") as oud:
            shutil.copyfileobj(oud, stroom)
            stroom.flush()
            os.fsync(stroom.fileno())
    except BaseException:
        with contextlib.suppress(OSError):
            doel.unlink()
        raise


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


def lees_gewoon(pad: str, hulp: str = "") -> bytes | None:
    """Return what a file for answers holds, None when there is none; a pipe or device is not opened, since it may never end.

    Args:
        pad: the file.
        hulp: what to do when it is no file.

    Raises:
        InvoerFout: it is a pipe or device, or it cannot be read.
    """
    try:
        soort = Path(pad).stat().st_mode
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return lees_bytes(pad)  # says what is wrong with the path
    if not stat.S_ISREG(soort) and not stat.S_ISDIR(soort):
        tekst = f"{pad}: dit is geen gewoon bestand; antwoorden kunnen er niet in.{hulp and ' '}{hulp}"
        raise InvoerFout([Melding(None, tekst, code="gebruik")])
    return lees_bytes(pad)
