"""How `advies check` grows with the rule base: `python benchmarks/check_groei.py [--keer N ...] [--bewijs]`.

A folder with the rules of the package and their tests, written out once, twice, four times: each copy has rules of its own name,
and the tests of those. Prints, for each, the processor time of the command (user and system) and the most memory that it held,
which other work on the machine hardly touches. The tests grow along with the rules, so that what is done for each rule in each
test grows with the square.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

WORTEL = Path(__file__).parent.parent
sys.path.insert(0, str(WORTEL))

from regels.sleutels import RegelSleutel

VERWACHT = ("moet", "mag_niet", "open")


def vermenigvuldig(regels: Path, keer: int, map_: Path) -> None:
    """Write a rule base out a number of times.

    Args:
        regels: the folder of the rule base, with `basis` and `toetsen`.
        keer: how many times each rule and each test stands in the outcome.
        map_: the folder to write.
    """
    for deel in ("basis", "toetsen"):
        (map_ / deel).mkdir(parents=True)
        for pad in sorted((regels / deel).glob("*.yaml")):
            kaarten = yaml.load(pad.read_bytes(), yaml.CSafeLoader)
            kopieen = [kopie for nummer in range(keer) for kaart in kaarten for kopie in _kopie(kaart, nummer)]
            # One by one, since what two of them share would be written as a reference.
            tekst = [yaml.dump([k], Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False) for k in kopieen]
            (map_ / deel / pad.name).write_text("".join(tekst), encoding="utf-8")


def _kopie(kaart: dict[str, Any], nummer: int) -> Iterator[dict[str, Any]]:
    """Yield a rule or test under a name of its own; the facts, given and derived, are there once."""
    if not nummer:
        yield kaart
    elif "regel" in kaart:
        voor = {"wijkt_voor": [f"{naam}_{nummer}" for naam in kaart["wijkt_voor"]]} if "wijkt_voor" in kaart else {}
        yield {**kaart, "regel": f"{kaart['regel']}_{nummer}", **voor}
    elif "toets" in kaart:
        yield {**kaart, **{deel: [_naam(regel, nummer) for regel in kaart[deel]] for deel in VERWACHT if deel in kaart}}


def _naam(regel: str, nummer: int) -> str:
    naam, proces = RegelSleutel.uit_toets(regel)
    return RegelSleutel(f"{naam}_{nummer}", proces).in_toets


def keur(wortel: Path, map_: Path, opties: list[str]) -> tuple[float, float, str]:
    """Return the processor time in seconds, the most memory in megabytes, and the first line of what was said.

    Args:
        wortel: the checkout whose command is run.
        map_: the rule base.
        opties: further options of the command.
    """
    opdracht = [sys.executable, "-m", "advies", "check", str(map_), *opties]
    omgeving = {**os.environ, "PYTHONPATH": str(wortel)}
    with subprocess.Popen(opdracht, cwd=wortel, env=omgeving, stdout=subprocess.PIPE, text=True) as proces:
        assert proces.stdout is not None
        uit = proces.stdout.read()
        _, _, gebruik = os.wait4(proces.pid, 0)
        proces.returncode = 0
    assert uit, "the rule base could not be read"
    return gebruik.ru_utime + gebruik.ru_stime, gebruik.ru_maxrss / 1024, uit.partition("\n")[0]


def main() -> None:
    """Read the options and print."""
    lezer = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    lezer.add_argument("--keer", type=int, nargs="+", default=[1, 2, 4], metavar="N", help="how many times the rules")
    lezer.add_argument("--bewijs", action="store_true", help="with the proof")
    lezer.add_argument("--naast", type=Path, metavar="MAP", help="another checkout to measure too")
    keuzen = lezer.parse_args()
    print(f"{'advies check, processor time and most memory':52}{'here':>22}" + f"{'beside':>22}" * bool(keuzen.naast))
    for keer in keuzen.keer:
        with tempfile.TemporaryDirectory() as tijdelijk:
            map_ = Path(tijdelijk) / "regels"
            vermenigvuldig(WORTEL / "regels", keer, map_)
            opties = [] if keuzen.bewijs else ["--zonder-bewijs"]
            wortels = [WORTEL, *([keuzen.naast] if keuzen.naast else [])]
            gemeten = [keur(wortel, map_, opties) for wortel in wortels]
        kolommen = "".join(f"{tijd:12.2f} s{geheugen:5.0f} MB" for tijd, geheugen, _ in gemeten)
        print(f"{keer} x: {gemeten[0][2]:47.47}{kolommen}")


if __name__ == "__main__":
    main()
