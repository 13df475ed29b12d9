"""Many facts files in one run: `python benchmarks/reeks.py --aantal 1000`.

Makes that many generated facts files, runs the command on them as a process, and prints the time for each file, the most
memory, and the size of what came out, for each format.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

WORTEL = Path(__file__).parent.parent
sys.path.insert(0, str(WORTEL))

import yaml

from advies import Adviseur, InvoerFout, Samenwerkingsverband
from tests.bouwers import maak_feiten, zonder_twijfel


def maak(map_: Path, aantal: int) -> None:
    """Write generated facts files in which a fifth to three fifths of the facts are known, none with a contradiction."""
    referentie = Adviseur(motor="referentie")
    gemaakt = zaad = 0
    while gemaakt < aantal:
        zaad += 1
        rng = Random(zaad)
        feiten = zonder_twijfel(maak_feiten(rng, rng.choice([0.2, 0.4, 0.6])))
        try:
            referentie.evalueer(Samenwerkingsverband.model_validate(feiten))
        except InvoerFout:
            continue
        tekst = yaml.safe_dump({"naam": f"Verband {gemaakt}", **feiten}, allow_unicode=True, sort_keys=False)
        (map_ / f"verband_{gemaakt:05d}.yaml").write_text(tekst, encoding="utf-8")
        gemaakt += 1


def main() -> None:
    """Print a line for each format."""
    opties = argparse.ArgumentParser()
    opties.add_argument("--aantal", type=int, default=1000)
    aantal = opties.parse_args().aantal
    with tempfile.TemporaryDirectory() as tijdelijk:
        map_ = Path(tijdelijk)
        maak(map_, aantal)
        for formaat in ("csv", "json"):
            doel = map_ / f"uit.{formaat}"
            opdracht = [
                sys.executable,
                "-m",
                "advies",
                "evaluate",
                f"{map_}/*.yaml",
                "--formaat",
                formaat,
                "-o",
                str(doel),
            ]
            voor, begin = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime, time.perf_counter()
            subprocess.run(opdracht, check=True)
            duur = time.perf_counter() - begin
            na = resource.getrusage(resource.RUSAGE_CHILDREN)
            print(
                f"{formaat:5} {aantal} files: {duur:.1f} s, {duur / aantal * 1000:.1f} ms each"
                f" ({(na.ru_utime - voor) / aantal * 1000:.1f} ms of processor), most memory {na.ru_maxrss / 1024:.0f} MB,"
                f" {doel.stat().st_size / 1e6:.0f} MB out, load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
            )


if __name__ == "__main__":
    main()
