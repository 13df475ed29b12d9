"""Many at once on the service: `python benchmarks/serve.py --klanten 50 --seconden 60 --werkers 2`.

Each client asks for advice on another generated partnership as soon as it has its answer. Tells the time that most requests take,
what went wrong, and the memory of the processes before and after (Linux).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from tests.bouwers import maak_feiten


def main() -> int:
    """Return 0 when every request was answered with status 200 or refused as one too many."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--klanten", type=int, default=50)
    lezer.add_argument("--seconden", type=float, default=60)
    lezer.add_argument("--werkers", type=int, default=2)
    lezer.add_argument("--vorm", choices=["volledig", "kort"], default="kort")
    keuze = lezer.parse_args()
    opdracht = [sys.executable, "-m", "advies", "serve", "--poort", "0", "--werkers", str(keuze.werkers)]
    with subprocess.Popen(opdracht, stderr=subprocess.PIPE, text=True) as dienst:
        assert dienst.stderr is not None
        vondst = re.search(r"http://([^:]+):(\d+)(?=;)", dienst.stderr.readline())
        assert vondst is not None
        afvoer = subprocess.Popen(["cat"], stdin=dienst.stderr, stdout=subprocess.DEVNULL)
        try:
            host, poort = vondst[1], int(vondst[2])
            asyncio.run(_alle(host, poort, keuze.klanten, 5, keuze.vorm, []))  # every process has read its rules
            voor = _geheugen(dienst.pid)
            metingen: list[tuple[int, float]] = []
            asyncio.run(_alle(host, poort, keuze.klanten, keuze.seconden, keuze.vorm, metingen))
            na = _geheugen(dienst.pid)
        finally:
            dienst.terminate()
            code = dienst.wait()
            afvoer.wait()
    return _meld(metingen, voor, na, keuze.seconden, code)


async def _alle(host: str, poort: int, klanten: int, seconden: float, vorm: str, uit: list[tuple[int, float]]) -> None:
    einde = time.perf_counter() + seconden
    await asyncio.gather(*(_een(host, poort, Random(nummer), einde, vorm, uit) for nummer in range(klanten)))


async def _een(host: str, poort: int, rng: Random, einde: float, vorm: str, uit: list[tuple[int, float]]) -> None:
    while time.perf_counter() < einde:
        feiten: dict[str, Any] = maak_feiten(rng, rng.choice((0.05, 0.3, 0.6)))
        begin = time.perf_counter()
        uit.append((await _vraag(host, poort, {"feiten": feiten}, vorm), time.perf_counter() - begin))


async def _vraag(host: str, poort: int, vraag: dict[str, Any], vorm: str) -> int:
    """Return the status of one request, on a connection of its own; 0 when there was no answer."""
    inhoud = json.dumps(vraag, default=sorted).encode()
    kop = f"POST /v1/adviezen?vorm={vorm} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
    kop += f"Content-Type: application/json\r\nContent-Length: {len(inhoud)}\r\n\r\n"
    try:
        lezer, schrijver = await asyncio.open_connection(host, poort)
        schrijver.write(kop.encode() + inhoud)
        antwoord = await lezer.read()
        schrijver.close()
    except OSError:
        return 0
    return int(antwoord.split(b" ", 2)[1]) if antwoord else 0


def _geheugen(pid: int) -> float:
    """Return the memory of a process and those that it started, in megabytes."""
    kinderen = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    staat = re.search(r"VmRSS:\s+(\d+)", Path(f"/proc/{pid}/status").read_text(encoding="utf-8"))
    return (int(staat[1]) / 1024 if staat else 0) + sum(map(_geheugen, map(int, kinderen)))


def _meld(metingen: list[tuple[int, float]], voor: float, na: float, seconden: float, code: int) -> int:
    statussen = Counter(status for status, _ in metingen)
    tijden = sorted(tijd for status, tijd in metingen if status == 200)
    helft, bijna = (tijden[min(len(tijden) - 1, int(len(tijden) * deel))] for deel in (0.5, 0.95))
    mis = sum(aantal for status, aantal in statussen.items() if status not in (200, 400, 503))
    print(f"{len(metingen)} requests in {seconden:.0f} s ({len(metingen) / seconden:.1f} a second): {dict(statussen)}")
    print(
        f"half within {helft:.2f} s, 95% within {bijna:.2f} s; memory {voor:.0f} MB before, {na:.0f} MB after; exit code {code}"
    )
    return 1 if mis or code else 0


if __name__ == "__main__":
    sys.exit(main())
