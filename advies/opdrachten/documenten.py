"""An outcome as a document: Markdown, HTML, Word or PDF, by the writers of the report."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import PurePath
from types import MappingProxyType
from typing import TYPE_CHECKING

from advies.opdrachten.uitvoer import schrijf_bytes

if TYPE_CHECKING:
    from advies.rapport.model import Rapport

VORMEN: Mapping[str, str] = MappingProxyType({"markdown": "md", "html": "html", "docx": "docx", "pdf": "pdf"})
"""The forms of a document by the name of the option `--formaat`, each with the name that the writers have for it."""

_OOK_ZO = {"md": "markdown"}
"""The other name of a form: `advies report` calls it so."""
KEUZEN = (*VORMEN, *_OOK_ZO)
"""What the option `--formaat` takes for a document."""


def vorm_van(formaat: str | None, uitvoer: str | None, ook: Collection[str] = ("json",)) -> str:
    """Return the form that is asked for: that of `--formaat`, or else that of the name of the file, or else `tekst`.

    Args:
        formaat: what the option says; None when it is not there.
        uitvoer: path of the file; None or "-" for standard output.
        ook: the other forms that the name of a file can ask for.
    """
    if formaat is not None:
        return _OOK_ZO.get(formaat, formaat)
    einde = PurePath(uitvoer or "").suffix.lower().removeprefix(".")
    van_document = {eind: vorm for vorm, eind in VORMEN.items()} | {"htm": "html", "markdown": "markdown"}
    return van_document.get(einde) or (einde if einde in ook else "tekst")


def controleer_sjabloon(sjabloon: str | None, formaat: str) -> None:
    """Refuse a house style for what is no Word document.

    Args:
        sjabloon: path of the Word document with the house style; None for none.
        formaat: the form.

    Raises:
        InvoerFout: it is for another form.
    """
    from kennisbank.meldingen import InvoerFout, Melding

    if sjabloon is not None and formaat != "docx":
        tekst = "--sjabloon is alleen voor een Word-document (.docx)."
        raise InvoerFout([Melding(None, tekst, code="gebruik")])


def controleer(formaat: str, uitvoer: str | None, datum: str | None, sjabloon: str | None = None) -> None:
    """Refuse a document that cannot be made or shown, before anything is computed.

    Args:
        formaat: the form; one that is no document is not refused here.
        uitvoer: path of the file; None or "-" for standard output.
        datum: the day as it was typed; None for today.
        sjabloon: path of a Word document with the house style; None for none.

    Raises:
        InvoerFout: the day is no date or goes with no document, the house style goes with no Word document, the file is a
            folder, or it would fill the screen.
        OntbrekendeExtra: `advies[rapport]` is not installed.
    """
    from kennisbank.meldingen import InvoerFout, Melding

    controleer_sjabloon(sjabloon, formaat)
    if formaat not in VORMEN:
        if datum is not None:
            tekst = f"--datum hoort bij een document: kies --formaat {', '.join(VORMEN)}."
            raise InvoerFout([Melding(None, tekst, code="gebruik")])
        return
    from advies.opdrachten.report import controleer_uitvoer, dag_van
    from advies.rapport.document import controleer_pakketten

    dag_van(datum)
    if formaat in ("docx", "pdf"):
        controleer_uitvoer(uitvoer or "-")
    controleer_pakketten(VORMEN[formaat])


def schrijf_document(
    maak: Callable[[date], Rapport], formaat: str, uitvoer: str | None, datum: str | None, sjabloon: str | None = None
) -> None:
    """Write a report as a document.

    Args:
        maak: makes the report of a day.
        formaat: one of `VORMEN`.
        uitvoer: path of the file; None or "-" for standard output.
        datum: the day as it was typed; None for today.
        sjabloon: path of a Word document with the house style; for "docx" only.

    Raises:
        InvoerFout: the day is no date, the house style cannot be used, or the file cannot be written.
    """
    from advies.opdrachten.report import dag_van, in_vorm

    schrijf_bytes(in_vorm(maak(dag_van(datum)), VORMEN[formaat], sjabloon), uitvoer)
