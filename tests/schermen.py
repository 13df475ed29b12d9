"""Screens in the docs: a block with a command and what it shows, and one as a picture. `python -m tests.schermen` writes them again.

The tests hold a screen against what the command shows but for totals that any addition to the rule base moves, such as how many
questions are open: an addition must not break what says nothing of it. `python -m tests.schermen --controleer`, which CI runs, holds
every character, and names the screens to write again.
"""

from __future__ import annotations

import json
import re
import shlex
import sys
from dataclasses import replace
from datetime import date
from html import unescape
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

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


TELLINGEN = (
    # what is not known yet, of everything that there is to know or to advise
    (re.compile(r"(?<=\(en\snog\s)\d+(?=\svragen\))"), "#"),
    (re.compile(r"\d+(?=\sadviezen\shangen\saf\svan\swat\su\snog\sniet\sweet)"), "#"),
    (re.compile(r"(?m)^(\S.*\S +\d+ +\d+) +\d+(?=   (?:\d )*\d$)"), r"\1 #"),  # the column of questions of a series
    # what is read
    (re.compile(r"\d+\sregels\sen\s\d+\safgeleide\sfeiten(?=: goed te lezen)"), "#"),
    # rules that came after an earlier answer
    (re.compile(r"(?<=de regels van nu )(?:één ding|\d+ dingen)"), "#"),
    (
        re.compile(
            r"(?:^ +• [^•]+:\s+de\s+regel\s+was\s+er\s+nog\s+niet,\s+wordt\s+open\n)+(?:^ +en nog \d+; .*\n)?",
            re.MULTILINE,
        ),
        "",
    ),
    (re.compile(r"\d+(?= adviezen zijn anders: \d+ door de feiten en)"), "#"),
    (re.compile(r"(?<= door de feiten en )\d+(?= door nieuwere regels)"), "#"),
)
"""Totals, and one list, that an addition to the rule base moves though no answer is about it; with what stands for them."""


def zonder_tellingen(tekst: str) -> list[str]:
    """Return the paragraphs of a screen without those totals; one that had any also without its line breaks, which they move.

    Args:
        tekst: the screen.
    """
    uit = tekst
    for patroon, teken in TELLINGEN:
        uit = patroon.sub(teken, uit)
    return [" ".join(deel.split()) if "#" in deel else deel for deel in uit.split("\n\n")]


def woorden_in(svg: str) -> str:
    """Return what can be read in a picture.

    Args:
        svg: the picture.
    """
    return unescape("\n".join(re.findall(r">([^<>\n]+)</text>", svg)))


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


def main() -> int:
    """Write the screens again, or say which are not what the commands show.

    Returns:
        0, or 1 when screens were only looked at and one is otherwise.
    """
    anders = []
    alleen_kijken = sys.argv[1:] == ["--controleer"]
    if alleen_kijken:
        if BEELD.read_text(encoding="utf-8") != beeld():
            anders.append(str(BEELD.relative_to(WORTEL)))
    else:
        BEELD.write_text(beeld(), encoding="utf-8")
        NOTITIE.write_bytes(notitie())
    for pad, opdracht, scherm in schermen():
        with TemporaryDirectory() as klad:
            regels = als_getoond(draai(opdracht, Path(klad)), scherm.splitlines())
        nieuw = "".join(f"{regel}\n" for regel in regels)
        if nieuw == scherm:
            continue
        anders.append(f"{pad.relative_to(WORTEL)}: {opdracht}")
        if not alleen_kijken:
            tekst = pad.read_text(encoding="utf-8")
            oud = f"```console\n$ {opdracht}\n{scherm}```"
            assert tekst.count(oud) == 1
            pad.write_text(tekst.replace(oud, f"```console\n$ {opdracht}\n{nieuw}```"), encoding="utf-8")
    if alleen_kijken and anders:
        print("Not what the commands show; `python -m tests.schermen` writes them again:", *anders, sep="\n  ")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
