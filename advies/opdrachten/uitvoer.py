"""Where results and messages go: results to standard output or a file, messages to standard error."""

from __future__ import annotations

import json
import os
import stat
import sys
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Protocol, TextIO

from advies.opdrachten.stroom import uitvoerstroom
from advies.weergave.scherm import Scherm
from kennisbank.meldingen import InvoerFout, Melding
from kennisbank.tekens import zichtbaar

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
    from rich.console import Console

BREEDTE = 80
HOOGSTENS_BREEDTE = 110


def schrijf(tekst: str, uit: str | None, *, alleen_nieuw: bool = False) -> None:
    r"""Write a result to a file, whole or not at all, or to standard output when `uit` is None or "-".

    Characters that are not to be seen are written out (`\u001b`).

    Args:
        tekst: text or JSON.
        uit: path of the file.
        alleen_nieuw: whether the file must not exist yet.

    Raises:
        FileExistsError: the file must be new and exists.
        InvoerFout: the file cannot be written; what stood there is as it was.
    """
    veilig = zichtbaar(tekst)
    if uit is None or uit == "-":
        sys.stdout.write(veilig)
        sys.stdout.flush()
        return
    schrijf_bytes(veilig.replace("\n", os.linesep).encode(), uit, alleen_nieuw=alleen_nieuw)


def schrijf_bytes(inhoud: bytes, uit: str | None, *, alleen_nieuw: bool = False, verwacht: bytes | None = None) -> None:
    """Write a document to a file, whole or not at all, or to standard output when `uit` is None or "-".

    Args:
        inhoud: the document.
        uit: path of the file.
        alleen_nieuw: whether the file must not exist yet, see `bewaren.heel_bestand`.
        verwacht: what the file must hold now; None when that does not matter.

    Raises:
        FileExistsError: the file must be new and exists.
        Gewijzigd: the file does not hold what is expected.
        InvoerFout: the file cannot be written; what stood there is as it was.
    """
    with uitvoerstroom(uit, alleen_nieuw=alleen_nieuw, verwacht=verwacht) as stroom:
        stroom.write(inhoud)


def weiger_invoer_als_uitvoer(uit: str | None, invoer: Iterable[str | None]) -> None:
    """Refuse an output file that is read too, by whatever path or link it is named: it would be gone.

    Args:
        uit: path of the output; None or "-" for standard output.
        invoer: what is read: paths, "-" for standard input, None for what was not named.

    Raises:
        InvoerFout: the output is one of the inputs.
    """
    if uit is None or uit == "-":
        return
    fouten = [
        Melding(
            None,
            f"{uit}: dit is hetzelfde bestand als de invoer {'(standaardinvoer)' if pad == '-' else pad}; die zou worden"
            " overschreven. Kies met -o een andere naam.",
            code="uitvoer",
        )
        for pad in invoer
        if pad is not None and _zelfde_bestand(uit, pad)
    ]
    if fouten:
        raise InvoerFout(fouten)


def _zelfde_bestand(uit: str, pad: str) -> bool:
    """Return whether two names are those of one regular file; a terminal or pipe may be both read and written."""
    try:
        stand = os.stat(uit)  # noqa: PTH116 - a path with a NUL is for who opens it to tell
        ander = os.fstat(sys.stdin.fileno()) if pad == "-" else os.stat(pad)  # noqa: PTH116
        return stat.S_ISREG(stand.st_mode) and os.path.samestat(stand, ander)
    except (OSError, ValueError):
        return pad != "-" and _volledig(uit) == _volledig(pad)


def _volledig(pad: str) -> str:
    try:
        return os.path.normcase(os.path.realpath(pad))
    except (OSError, ValueError):
        return pad


def schrijf_json(inhoud: DataclassInstance | Sequence[DataclassInstance], uit: str | None = None) -> None:
    """Write a value of the library, or a list of them, as JSON; `advies schema --van` has their schema.

    Args:
        inhoud: the value, or the list.
        uit: path of the file; None or "-" for standard output.

    Raises:
        InvoerFout: the file cannot be written; what stood there is as it was.
    """
    from kennisbank.frozen import plain

    schrijf(json.dumps(plain(inhoud), ensure_ascii=False, indent=2) + "\n", uit)


def meld(fout: InvoerFout, als_json: bool) -> None:
    """Write messages to standard error: one a line, or as JSON."""
    if als_json:
        sys.stderr.write(zichtbaar(json.dumps(fout.als_json(), ensure_ascii=False, indent=2)) + "\n")
        return
    sys.stderr.write("".join(f"{melding}\n" for melding in fout.meldingen))
    if len(fout.meldingen) > 1:
        sys.stderr.write(f"{len(fout.meldingen)} fouten gevonden.\n")


class Weergave(Protocol):
    """Something to show on a screen."""

    def toon(self, console: Console | Scherm, /) -> None:
        """Print it."""


def console(uit: str | None, *, naar: TextIO | None = None) -> Console | Scherm:
    """Return the console for text: the width of the terminal, or plain text of 80 columns when it is not one.

    Args:
        uit: path of the file; None or "-" for standard output.
        naar: where text for the terminal is kept; standard output when None.
    """
    if uit not in (None, "-") or not sys.stdout.isatty():
        return Scherm(BREEDTE)
    from rich.console import Console

    kleur = not os.environ.get("NO_COLOR")
    terminal = Console()
    return Console(
        width=min(terminal.width, HOOGSTENS_BREEDTE),
        color_system="auto",
        force_terminal=naar is not None,
        highlight=False,
        markup=False,
        emoji=False,
        no_color=not kleur,
        file=naar or sys.stdout,
    )


def toon(weergaven: Iterable[Weergave], uit: str | None, *, bladeren: bool = False, lijn: bool = True) -> None:
    """Print text views.

    Args:
        weergaven: the views.
        uit: path of the file; None or "-" for standard output.
        bladeren: whether to show them through the pager of the terminal when they are longer than it is high.
        lijn: whether a line stands between them.
    """
    geheel = StringIO() if bladeren and uit in (None, "-") and sys.stdout.isatty() else None
    scherm = console(uit, naar=geheel)
    for nummer, weergave in enumerate(weergaven):
        if nummer and lijn:
            _lijn(scherm)
        weergave.toon(scherm)
    if geheel is not None:
        _blader(geheel.getvalue())
    toon_plat(scherm, uit)


def _blader(tekst: str) -> None:
    """Show a text on the terminal: through its pager, or at once when it fits."""
    import shutil

    if tekst.count("\n") < shutil.get_terminal_size().lines:
        sys.stdout.write(tekst)
        return
    import click

    click.echo_via_pager(tekst, color=not os.environ.get("NO_COLOR"))


def toon_plat(scherm: Console | Scherm, uit: str | None) -> None:
    """Write what stands on a screen of plain text to a file, or to standard output; a console of rich wrote it already."""
    if isinstance(scherm, Scherm):
        tekst = scherm.file.getvalue()
        if tekst:
            schrijf("\n".join(tekstregel.rstrip() for tekstregel in tekst.splitlines()) + "\n", uit)


def _lijn(scherm: Console | Scherm) -> None:
    if isinstance(scherm, Scherm):
        scherm.lijn()
        return
    from rich.rule import Rule

    scherm.print()
    scherm.print(Rule())
