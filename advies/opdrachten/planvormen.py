"""A plan in a form: whether it can be made, and making it."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from advies.opdrachten.documenten import VORMEN
from kennisbank.meldingen import InvoerFout, Melding

if TYPE_CHECKING:
    from advies.plan.model import Plan
    from kennisbank.catalogus import Actor

_NIET_OP_SCHERM = ("docx", "pdf", "xlsx")


def controleer_vorm(vorm: str, uit: str | None) -> None:
    """Refuse a form that cannot be made here, before any work is done.

    Args:
        vorm: the form.
        uit: path of the output; None or "-" for standard output.

    Raises:
        InvoerFout: it does not go to a screen.
        OntbrekendeExtra: an extra is not installed.
    """
    if vorm in _NIET_OP_SCHERM and uit in (None, "-") and sys.stdout.isatty():
        raise _fout(f"een plan als {vorm} past niet op het scherm. Geef een bestand, zoals -o plan.{vorm}.")
    if vorm in VORMEN:
        from advies.rapport.document import controleer_pakketten

        controleer_pakketten(VORMEN[vorm])
    elif vorm == "ics":
        from advies.rapport.plan.agenda import controleer_agenda

        controleer_agenda()
    elif vorm == "xlsx":
        from advies.rapport.plan.werkboek import controleer_werkboek

        controleer_werkboek()


def dag(optie: str, tekst: str | None) -> date | None:
    """Return the day of an option; None when it was not given.

    Args:
        optie: the option, as it is typed.
        tekst: what was typed.

    Raises:
        InvoerFout: it is no day.
    """
    from advies.plan.planning import dagfout

    if tekst is None:
        return None
    if fout := dagfout(tekst):
        raise _fout(f"{optie}: {fout}")
    return date.fromisoformat(tekst)


def in_vorm(plan: Plan, vorm: str, rol: Actor | None, datum: date | None, sjabloon: str | None = None) -> bytes:
    """Return a plan as a document, workbook or calendar.

    Args:
        plan: the plan.
        vorm: "markdown", "html", "docx", "pdf", "xlsx" or "ics".
        rol: the role that it is for; None for everybody.
        datum: the day of a document; today when None.
        sjabloon: path of a Word document with the house style; for "docx" only.

    Raises:
        InvoerFout: it cannot be made.
    """
    from advies.plan.rol import deel_van

    if vorm == "ics":
        from advies.rapport.plan.agenda import als_agenda

        return als_agenda(deel_van(plan, rol))
    if vorm == "xlsx":
        from advies.rapport.plan.werkboek import als_werkboek

        return als_werkboek(deel_van(plan, rol))
    from advies.opdrachten.report import dag_van
    from advies.opdrachten.report import in_vorm as als_bytes
    from advies.rapport.plan.document import maak_plandocument

    return als_bytes(maak_plandocument(plan, datum or dag_van(None), voor=rol), VORMEN[vorm], sjabloon)


def _fout(tekst: str) -> InvoerFout:
    return InvoerFout([Melding(None, tekst, code="gebruik")])
