"""Generated requests against the service, by its own description: `python benchmarks/api.py --voorbeelden 1500`.

Needs `pip install '.[api]'`. Schemathesis sends requests that fit the description and that do not, and checks that each answer
is one that the description allows, that what fits is taken and what does not is refused, and that nothing breaks. Ends with its
code.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

WORTEL = Path(__file__).parent.parent


def main() -> int:
    """Return 0 when every answer was right."""
    lezer = argparse.ArgumentParser(description=__doc__)
    lezer.add_argument("--voorbeelden", type=int, default=100, help="generated requests for each operation")
    lezer.add_argument("--minuten", type=float, default=60)
    lezer.add_argument("--zaad", type=int, default=1)
    lezer.add_argument("--schemathesis", default=shutil.which("st", path=str(Path(sys.executable).parent)) or "st")
    keuze = lezer.parse_args()
    opdracht = [sys.executable, "-m", "advies", "serve", "--poort", "0", "--werkers", "2"]
    with subprocess.Popen(opdracht, stderr=subprocess.PIPE, text=True, cwd=WORTEL) as dienst:
        assert dienst.stderr is not None
        vondst = re.search(r"http://\S+(?=;)", dienst.stderr.readline())
        assert vondst is not None
        with Path(os.devnull).open("w", encoding="utf-8") as niets:
            afvoer = subprocess.Popen(["cat"], stdin=dienst.stderr, stdout=niets)
        try:
            return subprocess.run(_schemathesis(keuze, vondst[0]), env=_omgeving(), check=False).returncode
        finally:
            dienst.terminate()
            dienst.wait()
            afvoer.wait()


def _schemathesis(keuze: argparse.Namespace, adres: str) -> list[str]:
    return [
        *(keuze.schemathesis, "run", f"{adres}/v1/openapi.json", "--url", f"{adres}/v1"),
        *("--checks", "all", "--exclude-checks", "positive_data_acceptance"),  # alleen_samenhang is stricter
        *("--max-examples", str(keuze.voorbeelden), "--max-time", str(round(keuze.minuten * 60))),
        *("--seed", str(keuze.zaad), "--workers", "2", "--request-timeout", "120", "--max-response-time", "60"),
        *("--suppress-health-check", "all", "--continue-on-failure", "--no-color"),
    ]


def _omgeving() -> dict[str, str]:
    return {**os.environ, "SCHEMATHESIS_HOOKS": "api_keuring", "PYTHONPATH": str(WORTEL / "benchmarks")}


if __name__ == "__main__":
    sys.exit(main())
