"""Results that are bytes, or that grow while they are made: to a file that appears whole, or to standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from kennisbank.meldingen import InvoerFout, Melding


@contextmanager
def uitvoerstroom(uit: str | None) -> Iterator[BinaryIO]:
    """Give a stream to write a result to.

    A file appears, or is replaced, when everything was written; until then, and when something goes wrong, whoever looks
    sees the old one.

    Args:
        uit: path of the file; None or "-" for standard output.

    Yields:
        The stream.

    Raises:
        InvoerFout: the file cannot be written.
    """
    if uit in (None, "-"):
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    import tempfile

    assert uit is not None
    pad = Path(uit)
    if pad.exists() and not pad.is_file():  # a device or a named pipe is written to, not replaced
        try:
            stroom = open(uit, "wb")  # noqa: SIM115
        except OSError:
            raise _niet_schrijven(uit) from None
        with stroom:
            yield stroom
        return
    try:
        doel = pad.resolve()
        nummer, tijdelijk = tempfile.mkstemp(dir=doel.parent, prefix=f".{doel.name[:100]}.")
    except (OSError, ValueError):
        raise _niet_schrijven(uit) from None
    try:
        with os.fdopen(nummer, "wb") as stroom:
            yield stroom
        Path(tijdelijk).chmod(doel.stat().st_mode & 0o7777 if doel.exists() else 0o666 & ~_umask())
        Path(tijdelijk).replace(doel)
    except OSError:
        raise _niet_schrijven(uit) from None
    finally:
        Path(tijdelijk).unlink(missing_ok=True)


def schrijf_stukken(stukken: Iterable[str], uit: str | None) -> None:
    """Write a text piece by piece, each as soon as it is made.

    Args:
        stukken: the pieces; when there are none, nothing is written and no file is made.
        uit: path of the file; None or "-" for standard output.

    Raises:
        InvoerFout: the file cannot be written.
    """
    verder = iter(stukken)
    eerste = next(verder, None)
    if eerste is None:
        return
    if uit in (None, "-"):
        for stuk in chain([eerste], verder):
            sys.stdout.write(stuk)
        sys.stdout.flush()
        return
    with uitvoerstroom(uit) as stroom:
        for stuk in chain([eerste], verder):
            stroom.write(stuk.encode("utf-8", "replace"))


def _umask() -> int:
    """Return what the system leaves out of the rights of a new file; reading it takes setting it."""
    masker = os.umask(0o077)
    os.umask(masker)
    return masker


def _niet_schrijven(uit: str) -> InvoerFout:
    return InvoerFout([Melding(None, f"{uit}: hier kan niet worden geschreven. Kies een andere plaats.")])
