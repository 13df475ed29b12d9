"""Do our tests notice small faults in our own code? `python benchmarks/mutatie_code.py --aantal 25 --zaad 1`.

Plants one small fault at a time (`mutatie_operatoren.py`, on cosmic-ray) in a copy of the project and runs the tests that concern
that file (`mutatie_code.toml`), until the first that fails. What no test can notice stands, with the reason, in
`mutatie_gelijkwaardig.yaml`. A night tries every mutant (`--alles`), CI a random sample for at most a minute
(`--aantal 25 --seconden 55 --vooraf kort`). It ends with code 1 when a smaller share than `--drempel` is
noticed; of a sample, when the upper end of its 95% interval is smaller. Needs cosmic-ray, and a system that can fork.

Each mutant runs in a fork of this process, which has loaded the libraries and nothing of ours: a fresh Python for each would
take longer than the tests, and one that had loaded our modules would keep what they read at import.
"""

from __future__ import annotations

import argparse
import difflib
import math
import os
import resource
import shutil
import signal
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from itertools import takewhile
from pathlib import Path
from random import Random, SystemRandom
from typing import Any, NamedTuple

import yaml

sys.path.insert(0, str(Path(__file__).parent))

from mutatie_operatoren import Mutant, geplant, mutanten

WORTEL = Path(__file__).parent.parent
GEDULD = 120
"""Seconds of processor time after which a mutant counts as noticed: the loop that it made does not end."""
_WACHT = 2 * GEDULD
"""Seconds on the clock without any processor time after which it does too: it waits, or the system does not count that time.

On a machine that is busy with other work a run may take long and still end by itself: then it says what it found."""
_GEEN_TOETSEN, _ANDERE_BRON = 5, 99
"""Exit codes that say nothing about a mutant: pytest found no tests, or other code than the copy was tried."""
_NIET_MEE = shutil.ignore_patterns(".*", "__pycache__", "*.egg-info", "dist", "build")
_VOORAF = (
    *("pytest", "hypothesis.strategies", "pydantic", "yaml", "click.testing", "rich.console"),
    *("jsonschema", "z3", "openpyxl", "durable.engine", "jinja2", "docx", "html5lib", "xdist", "pytest_timeout"),
)


class Onderdeel(NamedTuple):
    """A file to plant faults in.

    Args:
        pakket: the part of the project that it is counted with.
        module: its path, from the root of the project.
        toetsen: the test files that concern it, in the order in which they are run.
    """

    pakket: str
    module: str
    toetsen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Uitslag:
    """How a mutant ended.

    Args:
        gemerkt: whether a test failed.
        seconden: how long it took on the clock.
    """

    gemerkt: bool
    seconden: float


def onderdelen(namen: Sequence[str]) -> dict[str, Onderdeel]:
    """Return the files to plant faults in, by path.

    Args:
        namen: the parts of the project, or none for all.
    """
    inhoud = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    return {
        deel["module"]: Onderdeel(
            pakket["naam"], deel["module"], tuple(f"tests/test_{naam}.py" for naam in deel["toetsen"])
        )
        for pakket in inhoud["pakket"]
        for deel in pakket["modules"]
        if not namen or pakket["naam"] in namen
    }


def niet_genoemd(delen: dict[str, Onderdeel], wortel: Path) -> list[str]:
    """Return the files beside those in the list in which faults could be planted too: nobody tries those.

    Args:
        delen: the files in the list, by path.
        wortel: the project.
    """
    mappen = {str(Path(module).parent) for module in delen} - {"advies"}
    naast = {str(pad.relative_to(wortel)) for map_ in mappen for pad in (wortel / map_).glob("*.py")} - delen.keys()
    return sorted(pad for pad in naast if mutanten(pad, (wortel / pad).read_text(encoding="utf-8")))


def regels_van(mutant: Mutant, code: str) -> tuple[str, str]:
    """Return the lines that a fault changes, as they are and as they become."""
    verschil = difflib.unified_diff(code.splitlines(), geplant(mutant, code).splitlines(), n=0, lineterm="")
    delen = [deel for deel in verschil if not deel.startswith(("---", "+++", "@@"))]
    oud = " ".join(deel[1:].strip() for deel in delen if deel.startswith("-"))
    return oud, " ".join(deel[1:].strip() for deel in delen if deel.startswith("+"))


def gelijkwaardig() -> dict[tuple[str, str, str], str]:
    """Return why each change that no test can notice is one, by file, line and changed line."""
    lijst = yaml.safe_load((Path(__file__).parent / "mutatie_gelijkwaardig.yaml").read_text(encoding="utf-8"))
    return {(deel["module"], deel["oud"], deel["nieuw"]): deel["reden"] for deel in lijst}


class Werkplaats:
    """Copies of the project, one for each mutant that is tried at the same time.

    Args:
        wortel: the project.
        aantal: how many copies.
        map_: where to put them.
        einde: when to stop what runs, on the monotonic clock; how that would have ended is not told.
    """

    def __init__(self, wortel: Path, aantal: int, map_: Path, einde: float = math.inf) -> None:
        self.wortel = wortel
        self._einde = einde
        self._vrij = [map_ / str(nummer) for nummer in range(aantal)]
        self._bezig: dict[int, tuple[Path, Any, str, float]] = {}
        self._vooruit: dict[int, tuple[int, float]] = {}
        for kopie in self._vrij:
            shutil.copytree(wortel, kopie, ignore=_NIET_MEE)

    def draai(self, werk: Iterator[tuple[Any, str, str, tuple[str, ...]]]) -> Iterator[tuple[Any, bool, float]]:
        """Run tests on a changed file, as many at once as there are copies.

        Args:
            werk: a name of your own, the file, its new contents, and the test files.

        Yields:
            The name, whether a test failed, and the seconds that it took.
        """
        op = False
        while not op or self._bezig:
            while self._vrij and not op:
                volgende = next(werk, None)
                op = volgende is None
                if volgende is not None:
                    self._begin(*volgende)
            if self._bezig:
                uitslag = self._wacht()
                if time.monotonic() < self._einde:
                    yield uitslag

    def _begin(self, naam: Any, module: str, code: str, toetsen: tuple[str, ...]) -> None:
        kopie = self._vrij.pop()
        (kopie / module).write_text(code, encoding="utf-8")
        kind = os.fork()
        if kind == 0:
            _toets(kopie, toetsen)
        self._bezig[kind] = (kopie, naam, module, time.monotonic())
        self._vooruit[kind] = (0, time.monotonic())

    def _wacht(self) -> tuple[Any, bool, float]:
        while True:
            kind, stand = os.waitpid(-1, os.WNOHANG)
            if kind == 0:
                time.sleep(0.02)
                for bezig in self._bezig:
                    if time.monotonic() > min(self._laatst_vooruit(bezig) + _WACHT, self._einde):
                        os.killpg(bezig, signal.SIGKILL)
                continue
            kopie, naam, module, begin = self._bezig.pop(kind)
            del self._vooruit[kind]
            shutil.copy2(self.wortel / module, kopie / module)
            self._vrij.append(kopie)
            if os.waitstatus_to_exitcode(stand) in (_GEEN_TOETSEN, _ANDERE_BRON):
                raise RuntimeError(f"{module}: {(kopie / 'uitvoer.txt').read_text(errors='replace')[-2_000:]}")
            return naam, stand != 0, time.monotonic() - begin

    def stop(self) -> None:
        """End what runs; how that would have ended is not told."""
        for kind in self._bezig:
            with suppress(ProcessLookupError):
                os.killpg(kind, signal.SIGKILL)
            os.waitpid(kind, 0)
        self._bezig.clear()

    def _laatst_vooruit(self, kind: int) -> float:
        """Return when a process was last seen to have used processor time, on the monotonic clock."""
        verbruikt = _verbruikt(kind)
        if verbruikt != self._vooruit[kind][0]:
            self._vooruit[kind] = (verbruikt, time.monotonic())
        return self._vooruit[kind][1]


def _verbruikt(kind: int) -> int:
    """Return the processor time of a process and the children that it waited for, in ticks; 0 where the system does not tell."""
    try:
        velden = Path(f"/proc/{kind}/stat").read_text(encoding="ascii", errors="replace").rpartition(")")[2].split()
        return sum(map(int, velden[11:15]))
    except (OSError, ValueError):
        return 0


def _toets(kopie: Path, toetsen: tuple[str, ...]) -> None:
    """Run tests in this process, which was forked for it, and end it with their exit code."""
    os.setsid()
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    uitvoer = os.open(kopie / "uitvoer.txt", os.O_RDWR | os.O_CREAT | os.O_TRUNC)
    for stroom in (0, 1, 2):
        os.dup2(os.open(os.devnull, os.O_RDONLY) if stroom == 0 else uitvoer, stroom)
    resource.setrlimit(resource.RLIMIT_CPU, (GEDULD, GEDULD + 5))
    os.chdir(kopie)
    sys.path.insert(0, str(kopie))
    sys.dont_write_bytecode = True
    os.environ.update(PYTHONDONTWRITEBYTECODE="1", HYPOTHESIS_PROFILE="mutatie")
    code = 3
    try:
        import pytest

        eigen = ("-x", "-q", "-n", "0", "-p", "no:cacheprovider", "--rootdir", str(kopie))
        code = int(pytest.main([*eigen, *toetsen]))
        geladen = str(sys.modules["advies"].__file__) if "advies" in sys.modules else str(kopie)
        if not geladen.startswith(str(kopie)):
            print(f"{geladen} was tried, not {kopie}")
            code = _ANDERE_BRON
    finally:
        os._exit(code)


def interval(gemerkt: int, aantal: int) -> tuple[float, float]:
    """Return Wilson's 95% interval of a share (E. B. Wilson, J. Am. Stat. Assoc. 22, 1927)."""
    z, deel = 1.96, gemerkt / aantal
    midden = deel + z * z / (2 * aantal)
    marge = z * math.sqrt(deel * (1 - deel) / aantal + z * z / (4 * aantal * aantal))
    return (midden - marge) / (1 + z * z / aantal), (midden + marge) / (1 + z * z / aantal)


def kies(keuze: argparse.Namespace, delen: dict[str, Onderdeel], codes: dict[str, str]) -> Iterator[Mutant]:
    """Yield the mutants to try, in random order, without those that no test can notice."""
    alle = [
        mutant
        for module, code in codes.items()
        for mutant in mutanten(module, code)
        if not keuze.bij or {f"{module}:{mutant.regel}", f"{module}:{mutant.regel}:{mutant.operator}"} & set(keuze.bij)
    ]
    Random(keuze.zaad).shuffle(alle)
    bekend = gelijkwaardig()
    gekozen: Counter[str] = Counter()
    for mutant in alle:
        pakket = delen[mutant.module].pakket
        vol = keuze.per_pakket is not None and gekozen[pakket] >= keuze.per_pakket
        if vol or (mutant.module, *regels_van(mutant, codes[mutant.module])) in bekend:
            continue
        gekozen[pakket] += 1
        yield mutant
        if keuze.aantal is not None and gekozen.total() >= keuze.aantal:
            return


def vooraf(plaats: Werkplaats, delen: Sequence[Onderdeel], codes: dict[str, str]) -> None:
    """Check that the tests pass on the code as it is, and fail on code that cannot be loaded.

    Raises:
        SystemExit: what is measured would say nothing.
    """
    goed = (((deel.module, False), deel.module, codes[deel.module], deel.toetsen) for deel in delen)
    stuk = (((deel.module, True), deel.module, "raise OSError\n", deel.toetsen) for deel in delen[:1])
    for (module, hoort), gemerkt, _ in plaats.draai(iter([*goed, *stuk])):
        if gemerkt is not hoort:
            raise SystemExit(
                f"{module}: the tests {'fail' if gemerkt else 'pass'} on {'broken' if hoort else 'sound'} code"
            )


def toon_mutant(mutant: Mutant, code: str) -> None:
    """Print a mutant that no test noticed."""
    oud, nieuw = regels_van(mutant, code)
    print(f"not noticed: {mutant.module}:{mutant.regel}:{mutant.operator}\n  - {oud}\n  + {nieuw}", flush=True)


def ruimst(alle: Sequence[Uitslag], elk: bool) -> float:
    """Return the share that was noticed, or of a sample the upper end of its interval: bad luck is no reason to fail.

    Args:
        alle: how the mutants ended; one or more.
        elk: whether these are all the mutants there are.
    """
    gemerkt = sum(uitslag.gemerkt for uitslag in alle)
    return gemerkt / len(alle) if elk else interval(gemerkt, len(alle))[1]


def toon(pakketten: dict[str, list[Uitslag]]) -> list[Uitslag]:
    """Print the share that was noticed, of each part and of all; return how each mutant ended."""
    alle = [uitslag for delen in pakketten.values() for uitslag in delen]
    for naam, delen in {**pakketten, "all": alle}.items():
        if delen:
            gemerkt = sum(deel.gemerkt for deel in delen)
            laag, hoog = interval(gemerkt, len(delen))
            tijd = sum(deel.seconden for deel in delen) / len(delen)
            cijfers = f"{gemerkt:4} of {len(delen):4} noticed, {gemerkt / len(delen):6.1%}"
            print(f"{naam:10} {cijfers} (95% interval {laag:.1%} to {hoog:.1%}), {tijd:.1f} s each")
    return alle


def _keuzen() -> argparse.Namespace:
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("pakket", nargs="*", help="parts to plant faults in; all when left out")
    lezer.add_argument("--alles", action="store_true", help="try every mutant")
    lezer.add_argument("--aantal", type=int, default=25, help="how many mutants to try")
    lezer.add_argument("--per-pakket", type=int, help="how many of each part to try, instead of --aantal of all")
    lezer.add_argument(
        "--bij",
        nargs="+",
        help="only these mutants: a file and a line, with or without an operator, as advies/samenstelling/processen.py:40:AddNot",
    )
    lezer.add_argument("--zaad", type=int, help="seed of the sample; a new one when left out")
    lezer.add_argument("--seconden", type=float, default=math.inf, help="stop after this time")
    lezer.add_argument("--drempel", type=float, default=0.9, help="least share to be noticed, 0 to 1")
    lezer.add_argument("--tegelijk", type=int, default=os.cpu_count() or 1, help="how many mutants at the same time")
    lezer.add_argument("--wortel", type=Path, default=WORTEL, help="the project; another one to compare its tests")
    lezer.add_argument(
        "--vooraf",
        choices=["alle", "kort"],
        default="alle",
        help="on which files to try sound code first: on one in short",
    )
    keuze = lezer.parse_args()
    keuze.zaad = SystemRandom().randrange(2**32) if keuze.zaad is None else keuze.zaad
    if keuze.alles or keuze.bij or keuze.per_pakket is not None:
        keuze.aantal = None
    return keuze


def main() -> int:
    """Return 0 when enough mutants are noticed."""
    keuze = _keuzen()
    begin = time.monotonic()
    for teken in (signal.SIGINT, signal.SIGTERM):  # the first is ignored in what a shell runs in the background
        signal.signal(teken, signal.default_int_handler)
    print(f"seed {keuze.zaad}", flush=True)
    delen = onderdelen(keuze.pakket)
    for pad in niet_genoemd(onderdelen([]), keuze.wortel):
        print(f"not in the list, so never tried: {pad}", flush=True)
    codes = {module: (keuze.wortel / module).read_text(encoding="utf-8") for module in delen}
    gekozen = kies(keuze, delen, codes)
    for naam in _VOORAF:
        with suppress(ImportError):
            import_module(naam)
    pakketten: dict[str, list[Uitslag]] = {deel.pakket: [] for deel in delen.values()}
    proef = list(delen.values())
    if keuze.vooraf == "kort":
        proef = [deel._replace(toetsen=deel.toetsen[:1]) for deel in Random(keuze.zaad).sample(proef, 1)]
    with tempfile.TemporaryDirectory() as tijdelijk:
        plaats = Werkplaats(keuze.wortel.resolve(), keuze.tegelijk, Path(tijdelijk), begin + keuze.seconden)
        werk = (
            (mutant, mutant.module, geplant(mutant, codes[mutant.module]), delen[mutant.module].toetsen)
            for mutant in takewhile(lambda _: time.monotonic() - begin < keuze.seconden, gekozen)
        )
        try:
            vooraf(plaats, proef, codes)
            for mutant, gemerkt, seconden in plaats.draai(werk):
                pakketten[delen[mutant.module].pakket].append(Uitslag(gemerkt, seconden))
                if gemerkt:
                    print(f"noticed: {mutant.module}:{mutant.regel}:{mutant.operator} ({seconden:.1f} s)", flush=True)
                else:
                    toon_mutant(mutant, codes[mutant.module])
        except KeyboardInterrupt:
            print("stopped: these were tried so far")
        finally:
            plaats.stop()
    alle = toon(pakketten)
    te_weinig = not alle or ruimst(alle, keuze.alles) < keuze.drempel
    if te_weinig:
        print(f"less than {keuze.drempel:.0%} noticed; run it again with --zaad {keuze.zaad}")
    return int(te_weinig)


if __name__ == "__main__":
    sys.exit(main())
