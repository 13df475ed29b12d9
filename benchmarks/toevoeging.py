"""What an addition to the rule base breaks: `python benchmarks/toevoeging.py [--tests DEEL ...] [--bewaar MAP]`.

Copies the project as it stands, adds what is in `benchmarks/toevoeging` (two facts, one of them for each process, a derived fact,
three rules, a threshold, and their tests) at the end of the files of the same name, follows the recipe for a new fact, and runs
`advies check` and the tests, all of them or those that are named. Exit code 1 when something fails: an addition must not break
what says nothing of it. Nothing is changed outside the copy.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

WORTEL = Path(__file__).parent.parent
TOEVOEGING = Path(__file__).with_suffix("")
STAPPEN = (
    ("the typed models", ["-m", "kennisbank.modellen"]),
    ("the schemas for editors", ["-m", "advies", "schema", "--voor", "alles", "-o", "regels/schemas"]),
    ("advies check", ["-m", "advies", "check"]),
)
"""What the recipe says to do after an addition."""


def kopieer(doel: Path) -> None:
    """Copy the files of the project, changed or not, and give the copy a repository: some tests ask git what is in it."""
    namen = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=WORTEL,
        capture_output=True,
        check=True,
    ).stdout
    for naam in filter(None, namen.decode().split("\0")):
        if (WORTEL / naam).is_file():
            (doel / naam).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(WORTEL / naam, doel / naam)
    for opdracht in (
        ["init", "--quiet"],
        ["add", "--all"],
        ["-c", "user.name=proef", "-c", "user.email=proef@example.org", "commit", "--quiet", "-m", "kopie"],
    ):
        subprocess.run(["git", *opdracht], cwd=doel, check=True)


def voeg_toe(doel: Path) -> list[str]:
    """Write the addition at the end of the files of the same name, and return those names."""
    namen = sorted(str(pad.relative_to(TOEVOEGING)) for pad in TOEVOEGING.rglob("*.yaml"))
    for naam in namen:
        with (doel / naam).open("a", encoding="utf-8") as bestand:
            bestand.write((TOEVOEGING / naam).read_text(encoding="utf-8"))
    return namen


def draai(titel: str, opdracht: list[str], map_: Path) -> bool:
    """Run Python in the copy, with the packages of the copy, and say how it ended."""
    print(f"== {titel}", flush=True)
    omgeving = {**os.environ, "PYTHONPATH": str(map_)}
    code = subprocess.run([sys.executable, *opdracht], cwd=map_, env=omgeving, check=False).returncode
    print(f"== {titel}: code {code}", flush=True)
    return code == 0


def main() -> int:
    """Run the experiment.

    Returns:
        0 when nothing fails, else 1.
    """
    opties = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    opties.add_argument("--tests", nargs="*", default=[], help="tests to run, as pytest takes them; all when left out")
    opties.add_argument("--bewaar", type=Path, help="a new folder for the copy, which is then kept")
    gekozen = opties.parse_args()
    with tempfile.TemporaryDirectory() as klad:
        map_ = gekozen.bewaar or Path(klad) / "project"
        map_.mkdir(parents=True)
        kopieer(map_)
        print("added to:", *voeg_toe(map_), flush=True)
        tests = ["-m", "pytest", "-m", "not browser and not editor", *gekozen.tests]
        goed = [draai(titel, opdracht, map_) for titel, opdracht in (*STAPPEN, ("tests", tests))]
    return 0 if all(goed) else 1


if __name__ == "__main__":
    sys.exit(main())
