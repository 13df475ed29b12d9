"""Draw partnerships and look for a process whose verdict a certain advice about it contradicts.

    python -m benchmarks.plaatsoordelen [aantal] [zaad]

Prints how many verdicts of each kind were given, and each contradiction; exit code 1 when there is one.
"""

from __future__ import annotations

import sys
from collections import Counter
from random import Random
from time import process_time

from advies import Adviseur, InvoerFout
from tests.bouwers import maak_feiten
from tests.test_plaats import tegenspraken

KANSEN = (0.1, 0.3, 0.6, 0.9)


def main(aantal: int = 10_000, zaad: int = 1) -> int:
    """Draw partnerships and report.

    Args:
        aantal: how many partnerships to judge; one whose facts contradict each other is drawn again.
        zaad: seed of the source of randomness.

    Returns:
        The exit code.
    """
    adviseur = Adviseur(motor="referentie")
    rng = Random(zaad)
    geteld: Counter[str] = Counter()
    fouten = gedaan = 0
    begin = process_time()
    while gedaan < aantal:
        feiten = maak_feiten(rng, rng.choice(KANSEN))
        try:
            antwoord = adviseur.evalueer(feiten)
        except InvoerFout:
            continue
        gedaan += 1
        geteld.update(rij.oordeel for rij in antwoord.processen.values())
        for fout in tegenspraken(antwoord):
            fouten += 1
            sys.stdout.write(f"verband {gedaan}: {fout}\n")
    oordelen = ", ".join(f"{oordeel} {keer}" for oordeel, keer in geteld.most_common())
    sys.stdout.write(
        f"{gedaan} verbanden, {fouten} tegenspraken; {oordelen}; {process_time() - begin:.0f} s rekentijd\n"
    )
    return 1 if fouten else 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
