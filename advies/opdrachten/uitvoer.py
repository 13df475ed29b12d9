"""Where results and messages go: results to standard output or a file, messages to standard error."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from advies.opdrachten.stroom import uitvoerstroom
from kennisbank.meldingen import InvoerFout
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


def schrijf_json(inhoud: DataclassInstance | Sequence[DataclassInstance]) -> None:
    """Write a value of the library, or a list of them, to standard output as JSON; `advies schema --van` has their schema."""
    from dataclasses import asdict

    gewoon = [asdict(deel) for deel in inhoud] if isinstance(inhoud, Sequence) else asdict(inhoud)
    schrijf(json.dumps(gewoon, ensure_ascii=False, indent=2) + "\n", None)


def meld(fout: InvoerFout, als_json: bool) -> None:
    """Write messages to standard error: one a line, or as JSON."""
    if als_json:
        fouten = [
            {
                "bestand": melding.plek.bestand if melding.plek else None,
                "regel": melding.plek.tekstregel if melding.plek else None,
                "kolom": melding.plek.kolom if melding.plek and not melding.plek.blad else None,
                "cel": melding.plek.cel if melding.plek else None,
                "tekst": melding.tekst,
            }
            for melding in fout.meldingen
        ]
        sys.stderr.write(zichtbaar(json.dumps({"fouten": fouten}, ensure_ascii=False, indent=2)) + "\n")
        return
    sys.stderr.write("".join(f"{melding}\n" for melding in fout.meldingen))
    if len(fout.meldingen) > 1:
        sys.stderr.write(f"{len(fout.meldingen)} fouten gevonden.\n")


def console(uit: str | None) -> Console:
    """Return the console for text: the width of the terminal, or plain text of 80 columns when it is not one."""
    import io

    from rich.console import Console

    if uit in (None, "-") and sys.stdout.isatty():
        kleur = not os.environ.get("NO_COLOR")
        breed = Console().width
        return Console(
            width=min(breed, HOOGSTENS_BREEDTE),
            highlight=False,
            markup=False,
            emoji=False,
            no_color=not kleur,
            file=sys.stdout,
        )
    return Console(
        file=io.StringIO(),
        width=BREEDTE,
        highlight=False,
        markup=False,
        emoji=False,
        no_color=True,
        force_terminal=False,
        color_system=None,
    )


def toon(weergaven: Iterable[object], uit: str | None) -> None:
    """Print text views, with a line between them."""
    from rich.rule import Rule

    from advies.weergave.tekst import TekstWeergave

    scherm = console(uit)
    for nummer, weergave in enumerate(weergaven):
        assert isinstance(weergave, TekstWeergave)
        if nummer:
            scherm.print()
            scherm.print(Rule())
        weergave.toon(scherm)
    if scherm.file is not sys.stdout:
        tekst = scherm.file.getvalue()  # type: ignore[attr-defined]
        if tekst:
            schrijf("\n".join(regel.rstrip() for regel in tekst.splitlines()) + "\n", uit)
