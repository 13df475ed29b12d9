"""The screens in the docs are what the commands show: each is run again, and each line is found in its place."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

WORTEL = Path(__file__).parent.parent
PAGINA = (WORTEL / "docs" / "vragen-na-het-advies.md").read_text(encoding="utf-8")
SCHERMEN: list[tuple[str, str]] = re.findall(r"```console\n\$ (.*?)\n(.*?)```", PAGINA, re.DOTALL)
MEER = "[…]"


@pytest.mark.parametrize(("opdracht", "scherm"), SCHERMEN, ids=[opdracht for opdracht, _ in SCHERMEN])
def test_scherm(opdracht: str, scherm: str, tmp_path: Path) -> None:
    kaal, _, invoer = opdracht.partition(" < ")
    naam, *delen = shlex.split(kaal)
    assert naam == "advies"
    argumenten = [str(WORTEL / deel) if (WORTEL / deel).exists() else deel for deel in delen]
    uit = subprocess.run(
        [sys.executable, "-m", "advies", *argumenten],
        input=(WORTEL / invoer).read_text(encoding="utf-8") if invoer else "",
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    getoond, echt = scherm.splitlines(), uit.stdout.splitlines()
    if MEER in getoond:
        getoond = getoond[: getoond.index(MEER)]
        assert len(echt) > len(getoond)
        echt = echt[: len(getoond)]
    assert getoond == echt
    assert max(map(len, getoond)) <= 80


def test_elke_vraag_heeft_een_scherm() -> None:
    opdrachten = {opdracht.split()[1] for opdracht, _ in SCHERMEN}
    assert opdrachten == {"explain", "whatif", "change", "ask", "cases", "rules"}
