"""The rule base as the columnar engine reads it: one more reading, to hold against the mask engine."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from advies.motor.gevallen import Gevallen
from advies.motor.maskers import Maskermotor
from advies.motor.tabel import Tabelmotor
from advies.tabel.partij import van_rijen
from advies.tabel.rij import Gelezen
from regels.taal import Werkgeheugen


def als_frame(motor: Tabelmotor, geheugens: Sequence[Werkgeheugen]) -> pl.DataFrame:
    """Return known facts as the columns of the engine."""
    return van_rijen([Gelezen("x", 1, "", geheugen, dict) for geheugen in geheugens], motor.typen).feiten


def verschillen(vormen: Gevallen, geheugens: Sequence[Werkgeheugen]) -> list[tuple[int, str, object, object]]:
    """Return each status on which the engines differ: the number of the partnership, the name, and both outcomes."""
    motor, referentie = Tabelmotor(vormen), Maskermotor(vormen)
    tabel = motor.beoordeel(als_frame(motor, geheugens))
    uit: list[tuple[int, str, object, object]] = []
    for plaats, geheugen in enumerate(geheugens):
        beoordeling = referentie.beoordeel(geheugen)
        for frame, verwacht in ((tabel.regels, beoordeling.status), (tabel.afgeleid, beoordeling.afgeleid)):
            gevonden = frame.row(plaats) if frame.width else ()
            namen = zip(frame.columns, gevonden, verwacht, strict=True)
            uit += [(plaats, naam, a, b) for naam, a, b in namen if a is not b]
    return uit


def verschillende_rijen(vormen: Gevallen, geheugens: Sequence[Werkgeheugen]) -> int:
    """Return on how many partnerships the engines differ, and print the statuses."""
    anders = verschillen(vormen, geheugens)
    for plaats, naam, hier, daar in anders:
        print(f"columns read {naam} as {hier}, the mask engine as {daar}: {dict(geheugens[plaats])}")
    return len({plaats for plaats, *_ in anders})
