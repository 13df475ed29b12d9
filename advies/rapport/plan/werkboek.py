"""A plan as a workbook; what writes it is loaded when it is asked for."""

from __future__ import annotations

from importlib.util import find_spec

from advies.plan.model import Plan
from advies.werkboek.indeling import zonder_excel


def controleer_werkboek() -> None:
    """Refuse a workbook where the extra is not installed.

    Raises:
        OntbrekendeExtra: the package is missing; says what to install.
    """
    if find_spec("openpyxl") is None:
        raise zonder_excel()


def als_werkboek(plan: Plan) -> bytes:
    """Return a plan as the bytes of an .xlsx file; no text of the user ever becomes a formula.

    Args:
        plan: the plan.

    Raises:
        InvoerFout: a text is longer than a cell can hold.
        OntbrekendeExtra: `advies[excel]` is not installed.
    """
    controleer_werkboek()
    from advies.rapport.plan.werkbladen import schrijf

    return schrijf(plan)
