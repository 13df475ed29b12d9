"""What is typed on the page of the report: read, and what is wrong with it told at its field."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal, get_args

from advies.rapport.document import FORMATEN
from advies.rapport.schrijvers.huisstijl import Sjabloon
from kennisbank.lean import dataclass
from kennisbank.meldingen import knip

HOOGSTENS_TEKENS = 200
"""The longest title or name on a report."""
Soort = Literal["notitie", "volledig", "plan"]
SOORTEN: tuple[Soort, ...] = get_args(Soort)


@dataclass(frozen=True, slots=True)
class Rapportvelden:
    """The fields of the page as they were typed.

    Args:
        soort: `notitie`, `volledig` or `plan`.
        vorm: one of the forms of a report.
        rapporttitel: the title; empty for the usual one.
        opdrachtgever: for whom it is; may be empty.
        auteur: by whom it is; may be empty.
        datum: the day of the report; empty for today.
    """

    soort: str = "notitie"
    vorm: str = "docx"
    rapporttitel: str = ""
    opdrachtgever: str = ""
    auteur: str = ""
    datum: str = ""


@dataclass(frozen=True, slots=True)
class Veldfout:
    """What is wrong with one field.

    Args:
        veld: name of the field.
        tekst: what is wrong, and what to do.
    """

    veld: str
    tekst: str

    @property
    def anker(self) -> str:
        """Id of the field on the page."""
        return {"soort": "soort-notitie", "vorm": "vorm-docx"}.get(self.veld, self.veld)


def keur(velden: Rapportvelden, sjabloon: Sjabloon | None, t: Mapping[str, Any]) -> tuple[Veldfout, ...]:
    """Return what is wrong with the fields, in the order of the page.

    Args:
        velden: what was typed.
        sjabloon: the template that was sent; None for none.
        t: the texts of the page.
    """
    fouten: list[Veldfout] = []
    if velden.soort not in SOORTEN:
        fouten.append(Veldfout("soort", t["soort"]))
    if velden.vorm not in FORMATEN:
        fouten.append(Veldfout("vorm", t["vorm"]))
    for naam in ("rapporttitel", "opdrachtgever", "auteur"):
        waarde = getattr(velden, naam)
        if len(waarde) > HOOGSTENS_TEKENS:
            fouten.append(Veldfout(naam, t["te_lang"].format(n=HOOGSTENS_TEKENS, gevonden=len(waarde))))
    if velden.datum and lees_dag(velden.datum) is None:
        fouten.append(Veldfout("datum", t["datum"].format(gevonden=knip(velden.datum))))
    if sjabloon is not None and velden.vorm != "docx":
        fouten.append(Veldfout("sjabloon", t["sjabloon_vorm"]))
    elif sjabloon is not None and not sjabloon.inhoud:
        fouten.append(Veldfout("sjabloon", t["sjabloon_leeg"]))
    return tuple(fouten)


def lees_dag(tekst: str) -> date | None:
    """Return the date that was typed; None when it is no date."""
    try:
        dag = date.fromisoformat(tekst)
    except ValueError:
        return None
    return dag if dag.isoformat() == tekst else None
