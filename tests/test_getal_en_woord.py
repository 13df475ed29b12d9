"""A counted noun agrees with its number: no "1 regels", on no screen, in no report and on no page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from advies.beheer.keuring import keur
from advies.beheer.regelmap import Regelmap, lees_regelmap
from advies.evalueer import Adviseur
from advies.weergave.keuring import als_tekst

WORTEL = Path(__file__).parent.parent
BESTANDEN = (
    WORTEL / "advies/weergave/teksten.yaml",
    WORTEL / "advies/rapport/teksten.yaml",
    *sorted((WORTEL / "advies/web/paginas/teksten").glob("*.yaml")),
)
NOOIT_EEN = {
    "aanbevelingen": "the publication has nine",
    "momenten": "over time there are at least two",
    "onderwerpen": "the list of an agreement is long",
    "processen": "there are eight",
    "samenwerkingsverbanden": "a region has at least two",
    "varianten": "there are at least two, or the most that may be",
}
"""Nouns whose number is always more than one, with why."""
ALTIJD_VEEL = {
    "weergave/teksten.yaml.verantwoording.bron",
    "weergave/teksten.yaml.regels.zonder",
    "teksten/advies.yaml.ontvangst",
    "teksten/advies.yaml.bevindingen.open_dichtbij",
    "teksten/advies.yaml.bevindingen.deel",
}
"""Texts that count what is never one: the rules of the publication, and what is shown only when there is more than fits."""
MEERVOUD = re.compile(r"\{n\} ([a-z-]+)")
GETELD = re.compile(r"(?:\{(?:aantal|n|regels|feiten|toetsen|totaal|atomen)\}) ([a-z-]+)")
ENKEL_FOUT = re.compile(r"(?<![\d.,])1 ([a-z]+)\b")


def teksten(deel: Any, pad: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield each text with its place, and a pair of singular and plural as one."""
    if isinstance(deel, dict):
        for naam, kind in deel.items():
            yield from teksten(kind, f"{pad}.{naam}")
    elif isinstance(deel, list):
        yield pad, [str(kind) for kind in deel]
    else:
        yield pad, [str(deel)]


def alle() -> list[tuple[str, list[str]]]:
    """Return the texts of all screens, reports and pages."""
    return [
        (f"{pad.parent.name}/{pad.name}{waar}", delen)
        for pad in BESTANDEN
        for waar, delen in teksten(yaml.load(pad.read_text(encoding="utf-8"), yaml.CSafeLoader))
    ]


def meervouden() -> set[str]:
    """Return the nouns that some pair of texts counts."""
    paren = [delen for _, delen in alle() if len(delen) == 2 and "{n}" in delen[1] and "{n}" not in delen[0]]
    return {woord for _, meer in paren for woord in MEERVOUD.findall(meer)}


def test_er_zijn_woorden_die_worden_geteld() -> None:
    assert {"regels", "feiten", "vragen", "bevindingen"} <= meervouden()


def test_een_tekst_die_telt_heeft_ook_het_enkelvoud() -> None:
    """Where a number stands before such a noun, the text is one of two, or has another for one beside it (`_een`)."""
    geteld, namen = meervouden() - NOOIT_EEN.keys(), {waar for waar, _ in alle()}
    mis = [
        (waar, woord)
        for waar, delen in alle()
        if len(delen) != 2 and waar not in ALTIJD_VEEL and f"{waar}_een" not in namen
        for tekst in delen
        for woord in GETELD.findall(tekst)
        if woord in geteld and "hoogstens" not in tekst
    ]
    assert sorted(mis) == []


EEN_REGEL = """\
- regel: proef
  titel: Proef
  soort: risico
  sterkte: moet
  grond: tekst
  bron: [{aanbeveling: 8}]
  als: [vervangingsbudget: nee]
  tekst: Tekst.
  uitleg: Uitleg.
  wie: [bestuur]
  fase: [ontwerp]
"""


@pytest.fixture
def een_regel(tmp_path: Path) -> Regelmap:
    (tmp_path / "basis").mkdir()
    (tmp_path / "basis/proef.yaml").write_text(EEN_REGEL, encoding="utf-8")
    return lees_regelmap(str(tmp_path))


def test_een_keuring_van_een_regel_telt_er_een(een_regel: Regelmap) -> None:
    tekst = als_tekst(keur(een_regel, Adviseur(een_regel.bank), bewijs=False, mutaties=False))
    assert tekst.startswith("1 regel en 0 afgeleide feiten: goed te lezen.")
    assert [woord for woord in ENKEL_FOUT.findall(tekst) if woord in meervouden()] == []
