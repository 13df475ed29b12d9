"""Compare the engines and the reading by z3 on many generated partnerships: `python benchmarks/motoren_vergelijken.py`.

CI takes 2,000 partnerships, a night 100,000 (`--aantal 100000`). Without z3 the two engines are compared.
"""

from __future__ import annotations

import argparse
import sys
import time
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parent.parent))

from advies import Adviseur, MotorVerschil, Samenwerkingsverband
from advies.werkgeheugen import werkgeheugen
from tests.bouwers import maak_feiten

if TYPE_CHECKING:
    from regels.taal import Werkgeheugen
    from tests.derde_lezing import DerdeLezing

PARTIJ = 5_000
"""Partnerships that the columnar engine takes at once."""


def derde_lezing(adviseur: Adviseur) -> DerdeLezing | None:
    """Return the rule base as z3 reads it; None where z3 is not installed."""
    if find_spec("z3") is None:
        return None
    from tests.derde_lezing import DerdeLezing

    return DerdeLezing(adviseur.bank)


def kolommen_verschillen(adviseur: Adviseur, geheugens: list[Werkgeheugen]) -> int:
    """Return on how many partnerships the columnar engine differs from the reference engine; 0 without polars."""
    if find_spec("polars") is None:
        return 0
    from tests.kolommen import verschillende_rijen

    return verschillende_rijen(adviseur.referentie.gevallen, geheugens)


def main() -> int:
    """Return 0 when the engines agree on every partnership."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--aantal", type=int, default=10_000)
    lezer.add_argument("--zaad", type=int, default=20_061_123)
    keuze = lezer.parse_args()
    rng = Random(keuze.zaad)
    adviseur = Adviseur()
    if adviseur._tweede is None:
        print("durable-rules cannot be loaded here; nothing was compared")
        return 1
    derde = derde_lezing(adviseur)
    begin = time.perf_counter()
    vuringen = verschillen = 0
    geheugens: list[Werkgeheugen] = []
    for _ in range(keuze.aantal):
        feiten = maak_feiten(rng, rng.choice((0.02, 0.1, 0.3, 0.6, 0.9, 1.0)))
        try:
            geheugen = werkgeheugen(Samenwerkingsverband.model_validate(feiten))
            geheugens.append(geheugen)
            if len(geheugens) == PARTIJ:
                verschillen += kolommen_verschillen(adviseur, geheugens)
                geheugens.clear()
            beoordeling = adviseur.beoordeel(geheugen)
            vuringen += sum(1 for waar in beoordeling.status if waar)
            if derde is not None and derde.beoordeel(geheugen) != (beoordeling.status, beoordeling.afgeleid):
                verschillen += 1
                print("z3 reads something else:", feiten)
        except MotorVerschil as fout:
            verschillen += 1
            print(fout)
    verschillen += kolommen_verschillen(adviseur, geheugens)
    duur = time.perf_counter() - begin
    motoren = "two engines" if derde is None else "two engines and z3"
    motoren += " and columns" if find_spec("polars") else ""
    print(
        f"{keuze.aantal} partnerships, seed {keuze.zaad}, {motoren}: {vuringen} firings, {verschillen} differences,"
        f" {duur:.1f} s"
    )
    return 1 if verschillen else 0


if __name__ == "__main__":
    sys.exit(main())
