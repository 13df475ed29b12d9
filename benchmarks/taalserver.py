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

LAAG = "docs/voorbeelden/streekafspraak"
GEVALLEN = {
    "without layer": ("regels/basis/middelen.yaml", "vervangingsbudget: nee", ()),
    "in a layer": (f"{LAAG}/basis/opslag.yaml", "streek__opslag_in_streek: nee", ()),
    "without layer, one of a layer open": (
        "regels/basis/middelen.yaml",
        "vervangingsbudget: nee",
        (f"{LAAG}/basis/opslag.yaml",),
    ),
}
"""What is changed, and which other files are open then."""


async def meet(map_: Path, keer: int, naam: str, deel: str, open_: tuple[str, ...]) -> list[float]:
    """Return the seconds from each change to what the server has against it."""
    goed = (map_ / naam).read_text(encoding="utf-8")
    fout = goed.replace(deel, f"x{deel}", 1)
    uit: list[float] = []
    async with Klant([sys.executable, "-m", "advies", "lsp"], map_) as klant:
        for ander in open_:
            await klant.open(ander, (map_ / ander).read_text(encoding="utf-8"))
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
        shutil.copytree(WORTEL / LAAG, Path(klad) / LAAG)
        for wat, geval in GEVALLEN.items():
            tijden = asyncio.run(meet(Path(klad), keer, *geval))
            lang = f"longest {max(tijden) * 1000:.0f} ms"
            print(f"{wat}: {keer} changes: median {statistics.median(tijden) * 1000:.0f} ms, {lang}")


if __name__ == "__main__":
    main()
