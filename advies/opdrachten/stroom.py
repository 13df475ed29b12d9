"""Where bytes go, and results that grow while they are made: to a file that appears whole, or to standard output."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from typing import BinaryIO

from advies.opdrachten.standaardstromen import ZONDER_RUIMTE, StroomFout
from kennisbank.meldingen import InvoerFout, Melding


@contextmanager
def uitvoerstroom(uit: str | None, *, alleen_nieuw: bool = False, verwacht: bytes | None = None) -> Iterator[BinaryIO]:
    """Give a stream to write a result to: a file that appears when everything was written, or standard output.

    Args:
        uit: path of the file; None or "-" for standard output.
        alleen_nieuw: whether the file must not exist yet.
        verwacht: what the file must hold now; None when that does not matter.

    Yields:
        The stream.

    Raises:
        FileExistsError: the file must be new and exists.
        Gewijzigd: the file does not hold what is expected.
        InvoerFout: the file cannot be written; what stood there is as it was.
        StroomFout: standard output cannot be written, or nobody reads the pipe any more.
    """
    if uit is None or uit == "-":
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    from advies.bewaren import heel_bestand

    try:
        with heel_bestand(uit, alleen_nieuw=alleen_nieuw, verwacht=verwacht) as stroom:
            yield stroom
    except (OSError, ValueError) as fout:
        if alleen_nieuw and isinstance(fout, FileExistsError):
            raise
        if isinstance(fout, BrokenPipeError):
            raise StroomFout(1, errno.EPIPE) from None
        raise InvoerFout([Melding(None, f"{uit}: {_waarom(fout)}", code="uitvoer")]) from None


def _waarom(fout: Exception) -> str:
    if isinstance(fout, OSError) and fout.errno in ZONDER_RUIMTE:
        raad = "Maak ruimte vrij, of kies een andere plaats; wat er stond, staat er nog."
        return f"hier kan niet worden geschreven: de schijf is vol. {raad}"
    return "hier kan niet worden geschreven. Kies een andere plaats, of sluit het bestand als het open is."


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
    if uit is None or uit == "-":
        for stuk in chain([eerste], verder):
            sys.stdout.write(stuk)
        sys.stdout.flush()
        return
    with uitvoerstroom(uit) as stroom:
        for stuk in chain([eerste], verder):
            stroom.write(stuk.encode("utf-8", "replace"))
