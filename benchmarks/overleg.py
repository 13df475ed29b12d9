"""What `advies overleg` claims, against every way to settle the disputes: `python -m benchmarks.overleg [GROEPEN]`.

Groups of two to four generated parties; the claims are checked by a plain second definition (tests/overleggroepen.py). Then four
files in which nearly every question is answered, from a few disputes to hundreds, for the time.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from random import Random

from advies import Adviseur
from advies.uitleg.overleg import overleg
from advies.uitleg.partijen import vergelijk_partijen
from tests.overleggroepen import keur, maak_groep, maak_volle_groep

VOL = (0.03, 0.1, 0.35, 0.7, 0.97)
"""In what part of the answers four full files differ."""


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
    if duur:
        print(f"overleg: median {duur[len(duur) // 2] * 1e3:.0f} ms, slowest {duur[-1] * 1e3:.0f} ms")
    for anders in VOL:
        _vol(adviseur, anders)


def _vol(adviseur: Adviseur, anders: float, groepen: int = 30) -> None:
    """Measure four full files."""
    duur: list[float] = []
    geschillen: list[int] = []
    for zaad in range(groepen):
        partijen = maak_volle_groep(Random(zaad), adviseur, anders)
        begin = time.process_time()
        uit = overleg(adviseur, partijen)
        duur.append(time.process_time() - begin)
        geschillen.append(len(uit.telt) + len(uit.telt_niet))
    midden = sorted(duur)[groepen // 2]
    print(
        f"four full files, {min(geschillen)} to {max(geschillen)} disputes:"
        f" median {midden * 1e3:.0f} ms, slowest {max(duur) * 1e3:.0f} ms (of the processor)"
    )


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
