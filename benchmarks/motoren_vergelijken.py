"""Compare the two engines on many generated partnerships: `python benchmarks/motoren_vergelijken.py --aantal 10000`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from advies import Adviseur, MotorVerschil, Samenwerkingsverband
from advies.werkgeheugen import werkgeheugen
from tests.bouwers import maak_feiten


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
    begin = time.perf_counter()
    vuringen = verschillen = 0
    for _ in range(keuze.aantal):
        feiten = maak_feiten(rng, rng.choice((0.02, 0.1, 0.3, 0.6, 0.9, 1.0)))
        try:
            beoordeling = adviseur.beoordeel(werkgeheugen(Samenwerkingsverband.model_validate(feiten)))
            vuringen += sum(1 for waar in beoordeling.status if waar)
        except MotorVerschil as fout:
            verschillen += 1
            print(fout)
    duur = time.perf_counter() - begin
    print(
        f"{keuze.aantal} partnerships, seed {keuze.zaad}: {vuringen} firings, {verschillen} differences, {duur:.1f} s"
    )
    return 1 if verschillen else 0


if __name__ == "__main__":
    sys.exit(main())
