"""A command as a process of its own, with the most memory that it took."""

from __future__ import annotations

import subprocess
import sys
from typing import NamedTuple

_MEET = """
import sys
from pathlib import Path
from advies.__main__ import main
sys.argv = ["advies", *sys.argv[1:]]
try:
    sys.exit(main())
finally:
    staat = Path("/proc/self/status").read_text()
    print("piek", staat.split("VmHWM:")[1].split()[0])
"""


class Gemeten(NamedTuple):
    """How a command ended.

    Args:
        code: its exit code.
        fouten: what it wrote to standard error.
        megabytes: the most memory that it held.
    """

    code: int
    fouten: str
    megabytes: int


def gemeten(*argumenten: str) -> Gemeten:
    """Run `advies` with arguments (Linux only: the peak of this process alone is not told elsewhere)."""
    uit = subprocess.run(
        [sys.executable, "-c", _MEET, *argumenten], capture_output=True, timeout=120, check=False, text=True
    )
    return Gemeten(uit.returncode, uit.stderr, int(uit.stdout.rpartition("piek ")[2]) // 1024)
