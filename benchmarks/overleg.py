"""What `advies overleg` claims, against every way to settle the disputes: `python -m benchmarks.overleg [GROEPEN]`.

Groups of two to four generated parties; the claims are checked by a plain second definition (tests/overleggroepen.py).
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from random import Random

from advies import Adviseur
from advies.uitleg.overleg import overleg
from advies.uitleg.partijen import vergelijk_partijen
from tests.overleggroepen import keur, maak_groep


def main(groepen: int = 1_000) -> None:
    """Check groups, and print what was seen."""
    adviseur = Adviseur(motor="referentie")
    telling: Counter[str] = Counter()
    duur: list[float] = []
    for zaad in range(groepen):
        rng = Random(zaad)
        partijen = maak_groep(rng, adviseur, kans=rng.choice((0.15, 0.3, 0.6)), anders=rng.choice((0.02, 0.06, 0.15)))
        begin = time.perf_counter()
        uit = overleg(adviseur, partijen)
        duur.append(time.perf_counter() - begin)
        telling.update(keur(adviseur, vergelijk_partijen(partijen, adviseur.maskers), uit, rng))
        telling[f"{len(partijen)} partijen"] += 1
    duur.sort()
    print(f"{groepen} groups: {dict(telling)}")
    print(f"overleg: median {duur[len(duur) // 2] * 1e3:.0f} ms, slowest {duur[-1] * 1e3:.0f} ms")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
