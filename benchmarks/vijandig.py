"""Hostile inputs over every command: `python benchmarks/vijandig.py --aantal 1500 --bewaar /tmp/vijandig`.

Each input runs as a process of its own, within limits. Prints a table per family and each input that fails, with what is wrong
and a command to repeat it. The inputs are the same for the same seed. Exit code 1 when something fails.

No command may end in a traceback or an exit code that is not documented, take more than 3 s of processor time or 300 MB, speak
another language than Dutch, change its input, leave a file behind, or read a value otherwise than it was typed.
"""

from __future__ import annotations

import argparse
import shlex
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from aanval import (
    antwoorden,
    argumenten,
    gesprekken,
    paden,
    regelmappen,
    sjablonen,
    stromen,
    waarden,
    werkboeken,
    yamlvorm,
)
from aanval.geval import Geval, Meting
from aanval.oordeel import oordeel, vingerafdrukken
from aanval.proces import PROGRAMMA, draai, schelp

FAMILIES = {
    "waarden": waarden.gevallen,
    "yaml": yamlvorm.gevallen,
    "paden": paden.gevallen,
    "stromen": stromen.gevallen,
    "argumenten": argumenten.gevallen,
    "werkboeken": werkboeken.gevallen,
    "sjablonen": sjablonen.gevallen,
    "antwoorden": antwoorden.gevallen,
    "regelmappen": regelmappen.gevallen,
    "gesprekken": gesprekken.gevallen,
}
_GETOOND = 300


@dataclass(frozen=True, slots=True)
class Uitslag:
    """A case, what its process did, and what is wrong with that."""

    geval: Geval
    meting: Meting
    bezwaren: tuple[str, ...]
    herhaal: str


def kies(namen: Sequence[str], aantal: int, zaad: int) -> list[Geval]:
    """Return cases, spread over the families: as many of each as it has, up to an equal share of what is left.

    Args:
        namen: the families.
        aantal: how many in all; 0 for all that there are.
        zaad: the seed.
    """
    alle = {naam: list(FAMILIES[naam](Random(f"{zaad}-{naam}"))) for naam in namen}
    for naam, gevallen in alle.items():
        dubbel = [geval for geval, keer in Counter(g.naam for g in gevallen).items() if keer > 1]
        assert not dubbel, (naam, dubbel[:3])
        Random(f"{zaad}-{naam}").shuffle(gevallen)
    uit: list[Geval] = []
    for rang, naam in enumerate(sorted(alle, key=lambda naam: len(alle[naam])), start=1):
        deel = (aantal - len(uit)) // (len(alle) - rang + 1) if aantal else len(alle[naam])
        uit += alle[naam][:deel]
    return uit


class Proef:
    """Runs cases and keeps the folder of each that fails.

    Args:
        programma: path of the command.
        bewaar: where to keep the folders; None to keep none.
    """

    def __init__(self, programma: str, bewaar: Path | None) -> None:
        self._programma = programma
        self._bewaar = bewaar

    def draai(self, geval: Geval) -> Uitslag:
        """Prepare a folder, run the command in it, and judge it."""
        with tempfile.TemporaryDirectory(prefix="vijandig-") as tijdelijk:
            map_ = Path(tijdelijk) / "map"
            map_.mkdir()
            if geval.maak is not None:
                geval.maak(map_)
            voor = vingerafdrukken(map_)
            meting = draai(geval, map_, self._programma)
            try:
                bezwaren = oordeel(geval, meting, map_, voor)
            except (ValueError, KeyError, TypeError, AttributeError) as fout:
                bezwaren = [f"uitvoer: niet te keuren ({type(fout).__name__}: {fout})"]
        herhaal = f"{Path(sys.argv[0])} --familie {geval.familie} --geval {shlex.quote(geval.naam)}"
        if bezwaren and self._bewaar is not None:
            herhaal = self._leg_weg(geval, meting, bezwaren)
        return Uitslag(geval, meting, tuple(bezwaren), herhaal)

    def _leg_weg(self, geval: Geval, meting: Meting, bezwaren: Sequence[str]) -> str:
        assert self._bewaar is not None
        plaats = self._bewaar / geval.familie / geval.naam.replace("/", "_")
        shutil.rmtree(plaats, ignore_errors=True)
        (plaats / "map").mkdir(parents=True)
        if geval.maak is not None:
            geval.maak(plaats / "map")
        (plaats / "invoer").write_bytes(geval.invoer)
        (plaats / "fout").write_bytes(meting.fout)
        (plaats / "uit").write_bytes(meting.uit)
        (plaats / "bezwaar").write_text("\n".join(bezwaren) + "\n")
        script = f'cd "$(dirname "$0")/map" || exit\n{schelp(geval, self._programma)}\n'
        (plaats / "herhaal.sh").write_bytes(script.encode("utf-8", "surrogateescape"))
        return f"sh {shlex.quote(str(plaats / 'herhaal.sh'))}"


def tabel(uitslagen: Sequence[Uitslag]) -> Iterator[str]:
    """Yield a table of the families."""
    yield f"{'familie':<12} {'aantal':>6} {'fout':>5} {'langst':>7} {'cpu':>6} {'MB':>5}  codes"
    per: dict[str, list[Uitslag]] = defaultdict(list)
    for uitslag in uitslagen:
        per[uitslag.geval.familie].append(uitslag)
    for familie, delen in [*per.items(), ("samen", list(uitslagen))]:
        metingen = [deel.meting for deel in delen]
        codes = ", ".join(f"{code}: {keer}" for code, keer in sorted(Counter(m.code for m in metingen).items()))
        yield (
            f"{familie:<12} {len(delen):>6} {sum(bool(d.bezwaren) for d in delen):>5}"
            f" {max(m.seconden for m in metingen):>6.1f}s {max(m.cpu for m in metingen):>5.1f}s"
            f" {max(m.megabytes for m in metingen):>5}  {codes}"
        )
    yield ""
    soorten = Counter((u.geval.familie, b.partition(":")[0]) for u in uitslagen for b in u.bezwaren)
    for (familie, soort), keer in sorted(soorten.items()):
        yield f"{familie:<12} {soort:<20} {keer}"


def _meld(uitslagen: Sequence[Uitslag], van: int) -> None:
    uitslag = uitslagen[-1]
    if uitslag.bezwaren:
        print(f"{uitslag.geval.familie}/{uitslag.geval.naam}")
        print("\n".join(f"   {bezwaar[:_GETOOND]}" for bezwaar in uitslag.bezwaren))
        print(f"   {uitslag.herhaal}", flush=True)
    if len(uitslagen) % 50 == 0:
        print(f"… {len(uitslagen)} van {van}", flush=True)


def main() -> int:
    """Run the cases and print what fails."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--aantal", type=int, default=0, help="how many, spread over the families; all when left out")
    lezer.add_argument("--zaad", type=int, default=1)
    lezer.add_argument("--familie", choices=list(FAMILIES), action="append")
    lezer.add_argument("--geval", action="append", help="only the cases whose name begins with this")
    lezer.add_argument("--parallel", type=int, default=1, help="processes at a time")
    lezer.add_argument("--bewaar", type=Path, help="folder to keep the inputs that fail")
    lezer.add_argument("--programma", default=PROGRAMMA, help="the command to run")
    lezer.add_argument("--tel", action="store_true", help="only say how many cases there are")
    keuze = lezer.parse_args()
    gevallen = kies(keuze.familie or list(FAMILIES), keuze.aantal, keuze.zaad)
    if keuze.geval:
        gevallen = [geval for geval in gevallen if geval.naam.startswith(tuple(keuze.geval))]
    if keuze.tel:
        print(Counter(geval.familie for geval in gevallen), len(gevallen))
        return 0
    proef = Proef(keuze.programma, keuze.bewaar)
    uitslagen: list[Uitslag] = []
    with suppress(KeyboardInterrupt), ThreadPoolExecutor(keuze.parallel) as ploeg:
        beloften = [ploeg.submit(proef.draai, geval) for geval in gevallen]
        try:
            for belofte in beloften:
                uitslagen.append(belofte.result())
                _meld(uitslagen, len(gevallen))
        except KeyboardInterrupt:  # what was done until then still counts
            ploeg.shutdown(cancel_futures=True)
    print()
    print("\n".join(tabel(uitslagen)))
    return 1 if any(uitslag.bezwaren for uitslag in uitslagen) else 0


if __name__ == "__main__":
    sys.stdout.reconfigure(errors="backslashreplace")  # type: ignore[union-attr]
    sys.exit(main())
