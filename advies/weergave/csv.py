"""The answers as lines of a spreadsheet: one advice a line."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from types import MappingProxyType

from advies.antwoord import Advies, Antwoord, Uitgezet
from kennisbank.tekens import zichtbaar

_VAN_ADVIES: Mapping[str, Callable[[Advies], str]] = MappingProxyType(
    {
        "regel": lambda advies: advies.regel,
        "proces": lambda advies: advies.sleutel.proces,
        "status": lambda advies: advies.status,
        "soort": lambda advies: advies.soort,
        "sterkte": lambda advies: advies.sterkte,
        "titel": lambda advies: als_cel(advies.titel),
        "bron": lambda advies: als_cel("; ".join(advies.bron_tekst)),
        "tijd": lambda advies: advies.tijd,
    }
)
"""The columns about an advice, by their head."""
KOPPEN = ("dossier", "naam", *_VAN_ADVIES)
BEGIN = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""The mark at the beginning of a file by which Excel knows that it is UTF-8."""
_FORMULE = ("=", "+", "-", "@")


def als_csv(antwoorden: Iterable[tuple[str, Antwoord]], *, bestand: bool) -> Iterator[str]:
    """Yield the heads and then the lines of each answer, with semicolons, as Excel in Dutch reads them.

    A cell never begins with a sign that makes a spreadsheet compute it: such a text gets an apostrophe before it.

    Args:
        antwoorden: the name of each facts file, and its answer.
        bestand: whether it becomes a file for a spreadsheet: with the mark of UTF-8 and line ends of Windows, as Excel
            wants; otherwise without the mark and with plain line ends, as other programs want.

    Yields:
        Text to write; nothing when there is no answer.
    """
    einde = "\r\n" if bestand else "\n"
    eerste = True
    for dossier, antwoord in antwoorden:
        uit = StringIO(newline="")
        schrijver = csv.writer(uit, delimiter=";", lineterminator=einde)
        if eerste:
            uit.write(BEGIN if bestand else "")
            schrijver.writerow(KOPPEN)
            eerste = False
        begin = (als_cel(dossier), als_cel(antwoord.samenwerkingsverband))
        for advies in antwoord.adviezen:
            schrijver.writerow((*begin, *(maak(advies) for maak in _VAN_ADVIES.values())))
        for deel in antwoord.uitgeschakeld:
            schrijver.writerow((*begin, deel.regel, "", "uitgeschakeld", "", "", *map(als_cel, _uitgezet(deel)), ""))
        yield uit.getvalue()


def _uitgezet(deel: Uitgezet) -> tuple[str, str]:
    """Return the title of a rule that is off, and where its source would stand who switched it off and why."""
    return deel.titel, f"uitgeschakeld door de laag {deel.door}: {deel.reden}"


def als_cel(tekst: str) -> str:
    """Return a text on one line that no spreadsheet takes for a formula.

    Args:
        tekst: what stands in the cell.
    """
    op_een_regel = zichtbaar(" ".join(tekst.split()))
    return f"'{op_een_regel}" if op_een_regel.startswith(_FORMULE) else op_een_regel
