"""Is an answer that a page told to be saved ever lost? A process that saves answers is killed (-9) while it does so.

python benchmarks/bewaren_afbreken.py [--keren 100]
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_BEWAARDER = """
import sys
from advies.web.paginas.dossier import bewaar_in_bestand, uit_bestand
pad = sys.argv[1]
nummer = int(sys.argv[2])
while True:
    nummer += 1
    dossier = uit_bestand(pad)
    bewaar_in_bestand(pad, f"naam: 'versie {nummer}'\\n# " + "x" * 20_000 + "\\n", dossier.versie)
    print(nummer, flush=True)
"""


def main() -> int:
    opties = argparse.ArgumentParser()
    opties.add_argument("--keren", type=int, default=100)
    opties.add_argument("--zaad", type=int, default=1)
    keuze = opties.parse_args()
    toeval = random.Random(keuze.zaad)
    kapot = verloren = bewaard = 0
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "antwoorden.yaml"
        laatste = 0
        for _ in range(keuze.keren):
            proces = subprocess.Popen(
                [sys.executable, "-c", _BEWAARDER, str(pad), str(laatste)], stdout=subprocess.PIPE, text=True
            )
            assert proces.stdout is not None
            gemeld = int(proces.stdout.readline())
            time.sleep(toeval.uniform(0, 0.05))
            os.kill(proces.pid, signal.SIGKILL)
            gemeld = max([gemeld, *map(int, proces.communicate()[0].split())])
            tekst = pad.read_text(encoding="utf-8")
            heel = tekst.startswith("naam: 'versie ") and tekst.endswith("x\n") and len(tekst) > 20_000
            kapot += not heel
            nu = int(tekst.partition("versie ")[2].partition("'")[0]) if heel else 0
            verloren += nu < gemeld
            bewaard += gemeld - laatste
            laatste = nu
        over = len(list(Path(map_).glob(".advies-*")))
    print(
        f"killed {keuze.keren} times among {bewaard} saves: {kapot} broken files, {verloren} lost answers, {over} left behind"
    )
    return 1 if kapot or verloren else 0


if __name__ == "__main__":
    sys.exit(main())
