"""How long an editor waits for the mistakes after a change, at the full rule base: `python benchmarks/taalserver.py [TIMES]`."""

from __future__ import annotations

import asyncio
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

WORTEL = Path(__file__).parent.parent
sys.path.insert(0, str(WORTEL))

from tests.lspklant import Klant


async def meet(map_: Path, keer: int) -> list[float]:
    """Return the seconds from each change to what the server has against it."""
    naam = "regels/basis/middelen.yaml"
    goed = (map_ / naam).read_text(encoding="utf-8")
    fout = goed.replace("vervangingsbudget: nee", "vervangingsbuget: nee", 1)
    uit: list[float] = []
    async with Klant([sys.executable, "-m", "advies", "lsp"], map_) as klant:
        await klant.open(naam, goed)
        for nummer in range(keer):
            begin = time.perf_counter()
            bevindingen = await klant.wijzig(naam, goed if nummer % 2 else fout)
            uit.append(time.perf_counter() - begin)
            assert bool(bevindingen) == (nummer % 2 == 0)
    return uit


def main() -> None:
    """Measure, and print the median and the longest."""
    keer = int(sys.argv[1]) if len(sys.argv) > 1 else 20
    with tempfile.TemporaryDirectory() as klad:
        shutil.copytree(
            WORTEL / "regels", Path(klad) / "regels", ignore=shutil.ignore_patterns("*.py", "bewijs", "__pycache__")
        )
        tijden = asyncio.run(meet(Path(klad), keer))
    print(f"{keer} changes: median {statistics.median(tijden) * 1000:.0f} ms, longest {max(tijden) * 1000:.0f} ms")


if __name__ == "__main__":
    main()
