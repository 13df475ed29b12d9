"""Screens in the docs: a block with a command and what it shows, and one as a picture. `python -m tests.schermen` writes them again."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

from advies import Adviseur, lees_feiten
from advies.raad.samenvatting import vat_samen
from advies.rapport.rapport import maak_rapport
from advies.rapport.schrijvers import pdf
from advies.weergave.eerste_scherm import EersteScherm
from kennisbank.bestanden import lees_data
from tests.opdracht import advies

WORTEL = Path(__file__).parent.parent
VOORBEELD = "docs/voorbeeld/drie_dijken.yaml"
BEELD = WORTEL / "docs" / "beeld" / "eerste-scherm.svg"
NOTITIE = WORTEL / "docs" / "beeld" / "notitie.png"
PAGINAS = (
    WORTEL / "README.md",
    *sorted((WORTEL / "docs").glob("*.md")),
    *sorted((WORTEL / "docs" / "voorbeeld").glob("*/README.md")),
)
BLOK = re.compile(r"```console\n\$ (.*?)\n(.*?)```", re.DOTALL)
MEER = "[…]"


def schermen() -> list[tuple[Path, str, str]]:
    """Return each screen: its page, the command, and what it shows."""
    return [(pad, *blok) for pad in PAGINAS for blok in BLOK.findall(pad.read_text(encoding="utf-8"))]


def draai(opdracht: str, map_: Path) -> list[str]:
    """Return what a command shows; files and folders of the project are named as they are, others are in a folder."""
    kaal, _, invoer = opdracht.partition(" < ")
    naam, *delen = shlex.split(kaal)
    assert naam == "advies"
    for deel in delen:
        bron, doel = WORTEL / deel, map_ / deel
        if "/" in deel and bron.exists() and not doel.exists():
            doel.parent.mkdir(parents=True, exist_ok=True)
            doel.symlink_to(bron)
    uit = advies(*delen, invoer=(WORTEL / invoer).read_bytes() if invoer else b"", waar=map_)
    assert uit.returncode == 0, uit.stderr.decode()
    return uit.stdout.decode().splitlines()


def als_getoond(echt: list[str], getoond: list[str]) -> list[str]:
    """Return what the page must show: everything, or as many lines as before the sign that there are more."""
    if MEER not in getoond:
        return echt
    hoogstens = getoond.index(MEER)
    assert len(echt) > hoogstens
    return [*echt[:hoogstens], *getoond[hoogstens:]]


def beeld() -> str:
    """Return the first screen of the made-up example as a picture (SVG): as on a terminal with colours, without a font of elsewhere."""
    adviseur = Adviseur(motor="referentie")
    kort = vat_samen(adviseur.evalueer(lees_feiten(str(WORTEL / VOORBEELD))), adviseur.bank.vocabulaire.feiten)
    console = Console(
        file=StringIO(), record=True, width=80, force_terminal=True, color_system="truecolor", highlight=False
    )
    EersteScherm(replace(kort, melding=""), VOORBEELD).toon(console)  # as where both engines are
    svg = console.export_svg(title=f"advies evaluate {VOORBEELD}", theme=DEFAULT_TERMINAL_THEME, unique_id="advies")
    svg = re.sub(r"\s*(@font-face \{.*?\}|<!--.*?-->)", "", svg, flags=re.DOTALL)
    return svg.replace("Fira Code, monospace", "monospace").rstrip() + "\n"


def notitie() -> bytes:
    """Return the first page of the note of the made-up example as a picture (PNG)."""
    from typst import Compiler

    bestand = lees_feiten(str(WORTEL / VOORBEELD))
    rapport = maak_rapport(Adviseur(motor="referentie").evalueer(bestand), bestand, date(2026, 1, 1))
    gegevens = {"rapport": json.dumps(pdf._gewoon(rapport), ensure_ascii=False)}
    compiler = Compiler(lees_data(pdf._SJABLOON), font_paths=pdf._fonts(False), sys_inputs=gegevens)
    bladzijden = compiler.compile(format="png", ppi=90)
    assert isinstance(bladzijden, list)
    return bytes(bladzijden[0])


if __name__ == "__main__":
    from tempfile import TemporaryDirectory

    BEELD.write_text(beeld(), encoding="utf-8")
    NOTITIE.write_bytes(notitie())

    for pad, opdracht, scherm in schermen():
        with TemporaryDirectory() as klad:
            regels = als_getoond(draai(opdracht, Path(klad)), scherm.splitlines())
        nieuw = "".join(f"{regel}\n" for regel in regels)
        tekst = pad.read_text(encoding="utf-8")
        oud = f"```console\n$ {opdracht}\n{scherm}```"
        assert tekst.count(oud) == 1
        pad.write_text(tekst.replace(oud, f"```console\n$ {opdracht}\n{nieuw}```"), encoding="utf-8")
