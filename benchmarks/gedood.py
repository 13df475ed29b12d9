"""Kill commands while they write: `python benchmarks/gedood.py --aantal 200`.

Each time a command that replaces a file is started, and killed (SIGKILL or SIGTERM) at a random moment of the time that it takes.
Afterwards the file must hold the old contents or the new, whole, and the inputs must be what they were. After the next run that
writes into the folder no temporary file of ours may be left. Exit code 1 when something is otherwise.
"""

from __future__ import annotations

import argparse
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parent.parent))

from aanval.oordeel import vingerafdrukken
from aanval.proces import PROGRAMMA, start

_FEITEN = "naam: Gemeenten {}\nvervangingsbudget: nee\nfase: ontwerp\n"
_TIJDELIJK = ".advies-*.tmp"
_ANTWOORDEN = b"Proef\n" + b"ja\nnee\n1\nw\n" * 6
_REEKS = 12
_UITLOOP = 1.1
"""How much longer than the command takes a kill may come: some must come too late."""


@dataclass(frozen=True, slots=True)
class Soort:
    """A command that writes a file.

    Args:
        opdracht: its arguments.
        doel: the file that it writes.
        oud: what stands there; None for nothing, or what an earlier run of the command made.
        invoer: what is on standard input.
        heel: whether contents that are neither the old nor the new are whole all the same, as answers that are saved one by one.
    """

    opdracht: tuple[str, ...]
    doel: str
    oud: bytes | None
    invoer: bytes = b""
    heel: Callable[[bytes], bool] = lambda _: False


def _is_gesprek(inhoud: bytes) -> bool:
    """Whether contents are saved answers: readable, and to the end of a line."""
    from advies.invoer import ontleed_feiten
    from kennisbank.meldingen import InvoerFout

    try:
        ontleed_feiten(inhoud, "a.yaml")
    except InvoerFout as fout:
        return "leeg" in str(fout) and inhoud.startswith(b"# Gemaakt")
    return inhoud.endswith(b"\n")


_BESTANDEN = tuple(f"f{nummer:02}.yaml" for nummer in range(_REEKS))
SOORTEN: dict[str, Soort] = {
    "ask": Soort(("ask", "a.yaml"), "a.yaml", None, _ANTWOORDEN, _is_gesprek),
    "evaluate": Soort(("evaluate", "f00.yaml", "-o", "uit.txt"), "uit.txt", b"oud\n"),
    "evaluate_json": Soort(("evaluate", "f00.yaml", "--formaat", "json", "-o", "uit.json"), "uit.json", b"oud\n"),
    "reeks_json": Soort(("evaluate", *_BESTANDEN, "--formaat", "json", "-o", "uit.json"), "uit.json", b"oud\n"),
    "reeks_csv": Soort(("evaluate", *_BESTANDEN, "--formaat", "csv", "-o", "uit.csv"), "uit.csv", b"oud\n"),
    "report_docx": Soort(("report", "f00.yaml", "--datum", "2026-01-01", "-o", "uit.docx"), "uit.docx", b"oud\n"),
    "report_md": Soort(("report", "f00.yaml", "--datum", "2026-01-01", "-o", "uit.md"), "uit.md", None),
}


@dataclass(frozen=True, slots=True)
class Gedood:
    """One kill and what was found afterwards."""

    soort: str
    signaal: str
    na: float
    code: int
    stand: str
    fouten: tuple[str, ...]


class Slachting:
    """Kills one kind of command.

    Args:
        naam: name of the kind.
        programma: path of the command.
    """

    def __init__(self, naam: str, programma: str) -> None:
        self._naam = naam
        self._soort = SOORTEN[naam]
        self._programma = programma
        with tempfile.TemporaryDirectory(prefix="gedood-") as tijdelijk:
            map_ = Path(tijdelijk)
            self._vul(map_)
            begin = time.monotonic()
            self._draai(map_).wait()
            self._duur = time.monotonic() - begin
            self._nieuw = (map_ / self._soort.doel).read_bytes()

    def _vul(self, map_: Path) -> None:
        for nummer, naam in enumerate(_BESTANDEN):
            (map_ / naam).write_text(_FEITEN.format(nummer))
        if self._soort.oud is not None:
            (map_ / self._soort.doel).write_bytes(self._soort.oud)

    def _draai(self, map_: Path) -> subprocess.Popen[bytes]:
        proces = start(self._soort.opdracht, map_, self._programma)
        assert proces.stdin is not None
        proces.stdin.write(self._soort.invoer)
        proces.stdin.close()
        return proces

    def dood(self, rng: Random) -> Gedood:
        """Start the command, kill it, and look at the folder; then run it whole, and look again."""
        signaal = rng.choice([signal.SIGKILL, signal.SIGTERM])
        na = rng.uniform(0, self._duur * _UITLOOP)
        with tempfile.TemporaryDirectory(prefix="gedood-") as tijdelijk:
            map_ = Path(tijdelijk)
            self._vul(map_)
            voor = vingerafdrukken(map_)
            proces = self._draai(map_)
            time.sleep(na)
            proces.send_signal(signaal)
            code = proces.wait()
            stand, fouten = self._bekijk(map_, voor)
            if code not in (0, -signaal, 128 + signaal):
                fouten.append(f"{signaal.name} geeft code {code}")
            self._draai(map_).wait()
            fouten += [f"blijft liggen na de volgende keer: {pad.name}" for pad in map_.glob(_TIJDELIJK)]
            if not self._soort.invoer and (map_ / self._soort.doel).read_bytes() != self._nieuw:
                fouten.append("de volgende keer geeft een ander bestand")
        return Gedood(self._naam, signaal.name, na, code, stand, tuple(fouten))

    def _bekijk(self, map_: Path, voor: dict[str, str]) -> tuple[str, list[str]]:
        doel = map_ / self._soort.doel
        na = vingerafdrukken(map_)
        fouten = [
            f"invoer gewijzigd: {naam}" for naam in voor if naam != self._soort.doel and na.get(naam) != voor[naam]
        ]
        tijdelijk = any(map_.glob(_TIJDELIJK))
        fouten += [
            f"vreemd bestand: {naam}"
            for naam in set(na) - set(voor)
            if not Path(naam).match(_TIJDELIJK) and naam != doel.name
        ]
        inhoud = doel.read_bytes() if doel.exists() else None
        if inhoud == self._soort.oud:
            stand = "oud"
        elif inhoud == self._nieuw:
            stand = "nieuw"
        elif inhoud is not None and self._soort.heel(inhoud):
            stand = "tussen"
        else:
            stand = "kapot"
            fouten.append(f"half: {doel.name} heeft {len(inhoud or b'')} bytes, oud noch nieuw")
        return stand + (" met rest" if tijdelijk else ""), fouten


def tabel(uitslagen: Sequence[Gedood]) -> list[str]:
    """Return a table of what was found, per kind of command and per signal."""
    uit = []
    for soort in SOORTEN:
        delen = [uitslag for uitslag in uitslagen if uitslag.soort == soort]
        standen = ", ".join(f"{stand}: {keer}" for stand, keer in sorted(Counter(d.stand for d in delen).items()))
        codes = ", ".join(f"{code}: {keer}" for code, keer in sorted(Counter(d.code for d in delen).items()))
        uit.append(
            f"{soort:<14} {len(delen):>4} keer, {sum(bool(d.fouten) for d in delen):>3} fout; {standen}; codes {codes}"
        )
    return uit


def main() -> int:
    """Kill, and print what was found."""
    lezer = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    lezer.add_argument("--aantal", type=int, default=200, help="how many kills, spread over the commands")
    lezer.add_argument("--zaad", type=int, default=1)
    lezer.add_argument("--programma", default=PROGRAMMA, help="the command to run")
    keuze = lezer.parse_args()
    rng = Random(keuze.zaad)
    slachtingen = [Slachting(naam, keuze.programma) for naam in SOORTEN]
    uitslagen: list[Gedood] = []
    with suppress(KeyboardInterrupt):  # what was done until then still counts
        for nummer in range(keuze.aantal):
            uitslag = slachtingen[nummer % len(slachtingen)].dood(rng)
            uitslagen.append(uitslag)
            if uitslag.fouten:
                fouten = "; ".join(uitslag.fouten)
                print(f"{nummer}: {uitslag.soort} {uitslag.signaal} na {uitslag.na:.2f} s: {fouten}", flush=True)
    print()
    print("\n".join(tabel(uitslagen)))
    fout = sum(bool(uitslag.fouten) for uitslag in uitslagen)
    print(f"{len(uitslagen)} keer gedood, {fout} keer fout")
    return 1 if fout else 0


if __name__ == "__main__":
    sys.exit(main())
