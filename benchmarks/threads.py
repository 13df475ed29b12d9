"""Eight threads on one engine against one after another: `python benchmarks/threads.py --aantal 10000`.

durable-rules does one evaluation at a time under a lock and holds the interpreter meanwhile, so threads gain no speed; this
shows that they lose no answer either.
"""

from __future__ import annotations

import argparse
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from advies import Adviseur, Samenwerkingsverband
from advies.werkgeheugen import werkgeheugen
from tests.bouwers import maak_feiten


def main() -> int:
    """Return 0 when every evaluation gives the same in threads as alone."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--aantal", type=int, default=10_000)
    lezer.add_argument("--threads", type=int, default=8)
    keuze = lezer.parse_args()
    rng = Random(8)
    adviseur = Adviseur()
    verbanden = [maak_feiten(rng, rng.choice((0.05, 0.3, 0.6, 0.9))) for _ in range(keuze.aantal)]
    werk = [werkgeheugen(Samenwerkingsverband.model_validate(deel)) for deel in verbanden]
    begin = time.perf_counter()
    achtereen = [adviseur.beoordeel(deel).status for deel in werk]
    midden = time.perf_counter()
    with ThreadPoolExecutor(keuze.threads) as draden:
        tegelijk = list(draden.map(lambda deel: adviseur.beoordeel(deel).status, werk))
    einde = time.perf_counter()
    verschillen = sum(een != ander for een, ander in zip(achtereen, tegelijk, strict=True))
    print(
        f"{keuze.aantal} evaluations in both engines: one after another {midden - begin:.1f} s,"
        f" {keuze.threads} threads {einde - midden:.1f} s, {verschillen} differences"
    )
    return 1 if verschillen else 0


if __name__ == "__main__":
    sys.exit(main())
