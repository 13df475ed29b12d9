"""Many partnerships side by side: `python benchmarks/streek.py --aantal 100`.

Makes that many generated facts files in a folder, runs `advies streek` on it as a process, and prints for each format the time
on the clock, the time of the processor, the most memory, and the size of what came out.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from reeks import maak

FORMATEN = ("tekst", "json", "csv")


def main() -> None:
    """Print a line for each format."""
    opties = argparse.ArgumentParser()
    opties.add_argument("--aantal", type=int, default=100)
    opties.add_argument("--formaten", nargs="*", default=FORMATEN)
    keuzen = opties.parse_args()
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk) / "verbanden"
        map_.mkdir()
        maak(map_, keuzen.aantal)
        for formaat in keuzen.formaten:
            doel = Path(tijdelijk) / f"uit.{formaat}"
            opdracht = [sys.executable, "-m", "advies", "streek", str(map_), "--formaat", formaat, "-o", str(doel)]
            voor, begin = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, time.perf_counter()
            subprocess.run(opdracht, check=True)
            duur = time.perf_counter() - begin
            na = resource.getrusage(resource.RUSAGE_CHILDREN)
            print(
                f"{formaat:>9}: {keuzen.aantal} verbanden in {duur:5.1f} s ({na.ru_utime - voor:.1f} s processor),"
                f" hoogstens {na.ru_maxrss / 1024:.0f} MB, {doel.stat().st_size / 1024:.0f} kB"
            )


if __name__ == "__main__":
    main()
