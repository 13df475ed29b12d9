"""The moments of one partnership on a page, by their days; without starlette."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from advies.verloop.meting import Meting
from advies.web.paginas.foutregel import Foutregel
from advies.web.paginas.rapportvelden import lees_dag
from kennisbank.meldingen import knip

DOSSIER = "dossier"
"""What stands in the name of a field for the open dossier, instead of the place of a file."""


def met_dagen(
    metingen: Sequence[Meting], dagen: Sequence[str], ankers: Sequence[str], t: Mapping[str, Any]
) -> tuple[tuple[Meting, ...], tuple[Foutregel, ...]]:
    """Return the moments in the order of their days, and what is wrong with those days.

    Args:
        metingen: the moments, in the order of the page.
        dagen: what was typed as the day of each; all empty to keep that order.
        ankers: the id of the field of each.
        t: the texts of the page.
    """
    if not any(dagen):
        return tuple(metingen), ()
    fouten: list[Foutregel] = []
    gelezen: list[date] = []
    for dag, anker in zip(dagen, ankers, strict=True):
        datum = lees_dag(dag)
        if not dag:
            fouten.append(Foutregel(anker, t["dag_ontbreekt"]))
        elif datum is None:
            fouten.append(Foutregel(anker, t["geen_dag"].format(gevonden=knip(dag))))
        elif datum in gelezen:
            fouten.append(Foutregel(anker, t["dag_dubbel"].format(dag=dag)))
        else:
            gelezen.append(datum)
    if fouten:
        return tuple(metingen), tuple(fouten)
    paren = sorted(zip(gelezen, metingen, strict=True), key=lambda paar: paar[0])
    return tuple(replace(meting, datum=datum) for datum, meting in paren), ()
