"""Is an answer that a page told to be saved ever lost? A process that saves answers is killed (-9) while it does so.

python benchmarks/bewaren_afbreken.py [--keren 100] [--open]
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

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


_INVOER = re.compile(r'name="(token|versie)" value="([^"]*)"')
_KOP = "# " + "x" * 20_000 + "\nnaam: Proef\n"


class _Open:
    """`advies open` of a file, and who answers on its pages.

    Args:
        pad: the file.
    """

    def __init__(self, pad: Path) -> None:
        self.proces = subprocess.Popen(
            [sys.executable, "-m", "advies", "open", str(pad), "--geen-browser"],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
        )
        assert self.proces.stdout is not None
        vondst = None
        while vondst is None:
            vondst = re.search(r"http://([\w.]+:\d+)", self.proces.stdout.readline())
        self.plaats = vondst[1]
        self.koek = ""
        self._lees()

    def _lees(self) -> None:
        lijn = http.client.HTTPConnection(self.plaats, timeout=60)
        lijn.request("GET", "/vragen/vraag/verzorgingsgebied_inwoners", headers={"Cookie": self.koek})
        uit = lijn.getresponse()
        self.koek = (uit.getheader("Set-Cookie") or self.koek).partition(";")[0]
        self.velden = dict(_INVOER.findall(uit.read().decode()))

    def stuur(self, getal: int) -> http.client.HTTPConnection:
        """Send an answer, and do not wait for what comes of it."""
        velden = {**self.velden, "v.verzorgingsgebied_inwoners": "ja", "a.verzorgingsgebied_inwoners": str(getal)}
        koppen = {"Cookie": self.koek, "Content-Type": "application/x-www-form-urlencoded"}
        lijn = http.client.HTTPConnection(self.plaats, timeout=60)
        lijn.request("POST", "/vragen/vraag/verzorgingsgebied_inwoners", urlencode(velden), koppen)
        return lijn

    def bewaar(self, getal: int) -> None:
        """Send an answer, and wait until it is told to be saved."""
        uit = self.stuur(getal).getresponse()
        assert uit.status == 303, uit.status
        self._lees()


def _dood_open(keren: int, toeval: random.Random) -> int:
    """Kill `advies open` while it saves an answer; return 1 when anything was lost."""
    kapot = verloren = over = erdoor = resten = 0
    with tempfile.TemporaryDirectory() as map_:
        pad = Path(map_) / "antwoorden.yaml"
        pad.write_text(_KOP, encoding="utf-8")
        getal = 100_000
        for _ in range(keren):
            dienst = _Open(pad)
            getal += 1
            dienst.bewaar(getal)
            over += len(list(Path(map_).glob(".advies-*")))
            lijn = dienst.stuur(getal + 1)
            time.sleep(toeval.uniform(0, 0.04))
            os.kill(dienst.proces.pid, signal.SIGKILL)
            dienst.proces.wait()
            lijn.close()
            resten += len(list(Path(map_).glob(".advies-*")))
            tekst = pad.read_text(encoding="utf-8")
            vondst = re.fullmatch(re.escape(_KOP) + r"verzorgingsgebied_inwoners: (\d+)\n", tekst)
            kapot += vondst is None
            nu = int(vondst[1]) if vondst else getal
            verloren += nu < getal
            erdoor += nu > getal
            getal = nu
    print(
        f"advies open killed {keren} times during a save: {kapot} broken files, {verloren} lost answers; the last answer was in"
        f" the file {erdoor} times; a file of ours was left {resten} times, after the next save {over} times"
    )
    return 1 if kapot or verloren or over else 0


def main() -> int:
    opties = argparse.ArgumentParser()
    opties.add_argument("--keren", type=int, default=100)
    opties.add_argument("--zaad", type=int, default=1)
    opties.add_argument(
        "--open", action="store_true", help="kill 'advies open' itself, between a request and its answer"
    )
    keuze = opties.parse_args()
    toeval = random.Random(keuze.zaad)
    if keuze.open:
        return _dood_open(keuze.keren, toeval)
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
