"""Fuzz the readers for a long time: `python benchmarks/fuzz.py --minuten 60 --map /tmp/fuzz`.

Counts inputs, crashes (any exception that is not `InvoerFout`), inputs that take over a second of processor time, and the peak
of memory. What breaks is saved in the folder, one file for each place where it broke. With atheris installed the search is
guided by coverage of this project's code; otherwise, or with `--blind`, inputs are mutated without looking at it.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import signal
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

GEDULD = 10
"""Seconds of processor time after which an input is given up; a busy machine is no reason."""


class Hangt(BaseException):
    """The input took longer than `GEDULD`."""


class Telling:
    """Runs inputs and counts what happens.

    Args:
        map_: where to save what breaks.
        minuten: how long to go on.
    """

    def __init__(self, map_: Path, minuten: float) -> None:
        from tests.fuzz.doelen import probeer, zaden

        self.map = map_
        self.map.mkdir(parents=True, exist_ok=True)
        self.einde = time.monotonic() + minuten * 60
        self.begin = time.monotonic()
        self.probeer = probeer
        self.zaden = zaden()
        self.aantal: Counter[str] = Counter()
        self.goed: Counter[str] = Counter()
        self.gebroken: Counter[str] = Counter()
        self.traag: Counter[str] = Counter()
        self.langst: dict[str, float] = {}
        signal.signal(signal.SIGVTALRM, self._te_lang)

    def _te_lang(self, *_: object) -> None:
        raise Hangt

    def draai(self, doel: str, inhoud: bytes) -> None:
        """Run one input."""
        (self.map / "laatste.bin").write_bytes(inhoud)  # survives when the engine ends the process
        signal.setitimer(signal.ITIMER_VIRTUAL, GEDULD)
        begin = time.process_time()
        fout = self.probeer(doel, inhoud)
        duur = time.process_time() - begin
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        self.aantal[doel] += 1
        if isinstance(fout, KeyboardInterrupt):
            raise fout
        if fout is not None:
            laatste = traceback.extract_tb(fout.__traceback__)[-1]
            plaats = f"{type(fout).__name__}-{Path(laatste.filename).stem}-{laatste.lineno}"
            self._bewaar(self.gebroken, doel, plaats, inhoud)
        if duur > 1:
            self._bewaar(self.traag, doel, f"traag-{duur:.0f}s", inhoud)
        self.langst[doel] = max(self.langst.get(doel, 0), duur)
        if sum(self.aantal.values()) % 500 == 0:
            self.schrijf()

    def _bewaar(self, teller: Counter[str], doel: str, plaats: str, inhoud: bytes) -> None:
        teller[f"{doel}/{plaats}"] += 1
        if teller[f"{doel}/{plaats}"] == 1:
            (self.map / f"{doel}-{plaats}.bin").write_bytes(inhoud)

    def schrijf(self) -> None:
        """Write the figures so far."""
        stand = {
            "seconds": round(time.monotonic() - self.begin),
            "inputs": dict(self.aantal),
            "broken": dict(self.gebroken),
            "over a second": dict(self.traag),
            "longest, seconds": {doel: round(duur, 3) for doel, duur in self.langst.items()},
            "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        }
        (self.map / "stand.json").write_text(json.dumps(stand, indent=2) + "\n")


def blind(telling: Telling, zaad: int) -> None:
    """Mutate seeds and earlier inputs without looking at coverage."""
    from tests.fuzz.mutaties import muteer

    rng = Random(zaad)
    while time.monotonic() < telling.einde:
        doel = rng.choice(list(telling.zaden))
        zaden = telling.zaden[doel]
        telling.draai(doel, muteer(rng.choice(zaden), rng, zaden))


def geleid(telling: Telling, zaad: int) -> None:
    """Let atheris choose what to mutate further; the first byte of its input is the target."""
    import atheris

    from tests.fuzz.mutaties import muteer

    doelen = list(telling.zaden)
    wortel = telling.map / "corpus"
    wortel.mkdir(exist_ok=True)
    for nummer, doel in enumerate(doelen):
        for plaats, inhoud in enumerate(telling.zaden[doel]):
            (wortel / f"zaad-{doel}-{plaats}").write_bytes(bytes([nummer]) + inhoud)

    def een(data: bytes) -> None:
        if time.monotonic() > telling.einde:
            telling.schrijf()
            os._exit(0)  # atheris takes any other end for a crash
        if data:
            telling.draai(doelen[data[0] % len(doelen)], data[1:])

    def verander(data: bytes, hoogstens: int, zaad: int) -> bytes:
        rng = Random(zaad)
        nummer = data[0] % len(doelen) if data else rng.randrange(len(doelen))
        zaden = telling.zaden[doelen[nummer]]
        return (bytes([nummer]) + muteer(data[1:] or rng.choice(zaden), rng, zaden))[:hoogstens]

    atheris.Setup(
        [
            sys.argv[0],
            str(wortel),
            f"-seed={zaad}",
            "-max_len=60001",
            "-timeout=60",
            "-rss_limit_mb=2000",
            "-verbosity=0",
        ],
        een,
        custom_mutator=verander,
    )
    atheris.Fuzz()


def main() -> None:
    """Fuzz until the time is over; the figures are in `stand.json` in the folder."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--minuten", type=float, default=60)
    lezer.add_argument("--map", type=Path, required=True)
    lezer.add_argument("--zaad", type=int, default=int(time.time()))
    lezer.add_argument("--blind", action="store_true", help="without atheris")
    keuze = lezer.parse_args()
    try:
        import atheris
    except ImportError:
        keuze.blind = True
    if keuze.blind:
        telling = Telling(keuze.map, keuze.minuten)
        blind(telling, keuze.zaad)
        telling.schrijf()
    else:
        with atheris.instrument_imports(include=["kennisbank", "regels", "advies"]):
            telling = Telling(keuze.map, keuze.minuten)
        geleid(telling, keuze.zaad)


if __name__ == "__main__":
    main()
