"""Errors in workbooks, and many cases in few workbooks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from openpyxl import Workbook

from kennisbank.meldingen import InvoerFout, Melding
from tests.werkboeken import lees


def fouten(boek: Workbook | bytes) -> tuple[Melding, ...]:
    with pytest.raises(InvoerFout) as vangst:
        lees(boek)
    return vangst.value.meldingen


def per_werkboek(gevallen: Sequence[tuple[str, Any, Any]]) -> list[list[tuple[str, Any, Any]]]:
    """Return cases in as few groups as can stand in one workbook: of each question one."""
    uit: list[dict[str, tuple[str, Any, Any]]] = []
    for geval in gevallen:
        vraag = geval[0].partition(".")[0]
        boek = next((deel for deel in uit if vraag not in deel), None)
        if boek is None:
            uit.append(boek := {})
        boek[vraag] = geval
    return [list(boek.values()) for boek in uit]
