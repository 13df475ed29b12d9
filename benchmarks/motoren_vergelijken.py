"""Compare the readings of the rules on many generated partnerships: `python benchmarks/motoren_vergelijken.py`.

The readings are both engines, z3, and a second definition of the language that shares no code with them
(`tests/onafhankelijk`). CI takes 2,000 partnerships, a night 100,000 (`--aantal 100000`). `--regelbanken 200` then compares
them on that many generated rule files, which together use every form of the language. Without z3 the others are compared.
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
from kennisbank.bestanden import datanamen, lees_data
from regels.lezen import BASIS
from tests.bouwers import maak_feiten
from tests.onafhankelijk.lezing import Lezing
from tests.onafhankelijk.schrijver import VORMEN, Schrijver
from tests.onafhankelijk.vergelijking import Lezingen, oordeel_van

if TYPE_CHECKING:
    from regels.taal import Werkgeheugen
    from tests.derde_lezing import DerdeLezing

PER_REGELBANK = 20
"""Partnerships for each generated rule file."""

PARTIJ = 5_000
"""Partnerships that the columnar engine takes at once."""


def derde_lezing(adviseur: Adviseur) -> DerdeLezing | None:
    """Return the rule base as z3 reads it; None where z3 is not installed."""
    if find_spec("z3") is None:
        return None
    from tests.derde_lezing import DerdeLezing

    return DerdeLezing(adviseur.bank)


def vergelijk_regelbanken(aantal: int, rng: Random) -> int:
    """Return how many differences there are on generated rule files, and 1 more when a form of the language was not used."""
    begin = time.perf_counter()
    schrijver = Schrijver(rng)
    verschillen = zonder_durable = 0
    for _ in range(aantal):
        tekst = schrijver.regelbestand()
        lezingen = Lezingen({"r.yaml": tekst.encode()})
        zonder_durable += lezingen.geweigerd is not None
        for _ in range(PER_REGELBANK):
            feiten = maak_feiten(rng, rng.choice((0.3, 0.6, 0.9, 1.0)))
            anders = lezingen.verschillen(feiten)
            if anders:
                verschillen += 1
                print(*anders, feiten, tekst, sep="\n")
                break
    gemist = sorted(VORMEN - set(schrijver.geteld))
    print(
        f"{aantal} generated rule files, {PER_REGELBANK} partnerships each: {verschillen} differences,"
        f" {schrijver.opnieuw} rules drawn again, {zonder_durable} files beyond durable-rules,"
        f" {len(VORMEN) - len(gemist)} of {len(VORMEN)} forms, {time.perf_counter() - begin:.1f} s"
    )
    if gemist:
        print("forms that no rule file used:", *gemist, sep="\n")
    return verschillen + bool(gemist)


def kolommen_verschillen(adviseur: Adviseur, geheugens: list[Werkgeheugen]) -> int:
    """Return on how many partnerships the columnar engine differs from the mask engine; 0 without polars."""
    if find_spec("polars") is None:
        return 0
    from tests.kolommen import verschillende_rijen

    return verschillende_rijen(adviseur.maskers.gevallen, geheugens)


def main() -> int:
    """Return 0 when the engines agree on every partnership."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--aantal", type=int, default=10_000)
    lezer.add_argument("--regelbanken", type=int, default=0)
    lezer.add_argument("--zaad", type=int, default=20_061_123)
    keuze = lezer.parse_args()
    rng = Random(keuze.zaad)
    adviseur = Adviseur()
    if adviseur._tweede is None:
        print("durable-rules cannot be loaded here; nothing was compared")
        return 1
    derde = derde_lezing(adviseur)
    onafhankelijk = Lezing(lees_data(naam).decode() for naam in datanamen(BASIS))
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
            if onafhankelijk.oordeel(feiten) != oordeel_van(beoordeling):
                verschillen += 1
                print("the independent reading says something else:", feiten)
        except MotorVerschil as fout:
            verschillen += 1
            print(fout)
    verschillen += kolommen_verschillen(adviseur, geheugens)
    duur = time.perf_counter() - begin
    motoren = "two engines, the independent reading" + ("" if derde is None else " and z3")
    motoren += " and columns" if find_spec("polars") else ""
    print(
        f"{keuze.aantal} partnerships, seed {keuze.zaad}, {motoren}: {vuringen} firings, {verschillen} differences,"
        f" {duur:.1f} s"
    )
    if keuze.regelbanken:
        verschillen += vergelijk_regelbanken(keuze.regelbanken, rng)
    return 1 if verschillen else 0


if __name__ == "__main__":
    sys.exit(main())
