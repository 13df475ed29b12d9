"""Time of a report per format, as a process: from the command that is typed to the file that stands there.

Run: python benchmarks/rapport.py [--keren N] [--feiten BESTAND...]
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

WORTEL = Path(__file__).parent.parent
FORMATEN = ("md", "html", "docx", "pdf")


def meet(feiten: list[str], formaat: str, keren: int) -> tuple[float, float, float]:
    """Return the least and median wall time and the least processor time of one report, in seconds."""
    lengten: list[float] = []
    rekentijd: list[float] = []
    with tempfile.TemporaryDirectory() as map_:
        opdracht = [sys.executable, "-m", "advies", "report", *feiten, "-o", str(Path(map_) / f"r.{formaat}")]
        for _ in range(keren):
            begin, voor = time.perf_counter(), os.times()
            subprocess.run(opdracht, check=True, cwd=WORTEL)
            na = os.times()
            lengten.append(time.perf_counter() - begin)
            rekentijd.append(na.children_user + na.children_system - voor.children_user - voor.children_system)
    return min(lengten), median(lengten), min(rekentijd)


def main() -> None:
    keuzen = argparse.ArgumentParser()
    keuzen.add_argument("--keren", type=int, default=5)
    keuzen.add_argument("--feiten", nargs="+", default=["kennisbank/dossiers/bollenstreek.yaml"])
    gekozen = keuzen.parse_args()
    for formaat in FORMATEN:
        snelste, midden, rekentijd = meet(gekozen.feiten, formaat, gekozen.keren)
        print(f"{formaat:5} snelste {snelste:.2f} s, midden {midden:.2f} s, rekentijd {rekentijd:.2f} s")


if __name__ == "__main__":
    main()
