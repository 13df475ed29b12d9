"""Reads the conformance set as anyone does who has its README, and writes a file of cases."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.onafhankelijk.lezing import ONBEKEND, ONWAAR, WAAR, Kennis, Lezing, lees_yaml
from tests.onafhankelijk.schrijver import kaal_yaml

MAP = Path(__file__).parent
FEITEN = "feiten.yaml"
WOORDEN = {"waar": WAAR, "onwaar": ONWAAR, "onbekend": ONBEKEND}
KOPPEN = {
    "gegenereerd": "a generated rule base",
    "dossiers": "the rule base of this project, as it once was, on the dossiers of the publication",
}
"""What the folders show that are drawn from the project, by the first part of their names."""


@dataclass(frozen=True, slots=True)
class Opgave:
    """A case without its outcome.

    Args:
        geval: its name.
        toont: what it shows.
        feiten: the facts.
    """

    geval: str
    toont: str
    feiten: Mapping[str, Any]


def kennis(feiten: Mapping[str, Any]) -> Kennis:
    """Return what has to be known to read a condition.

    Args:
        feiten: the contents of `feiten.yaml`.
    """
    return Kennis({feit["feit"]: feit["soort"] for feit in feiten["feiten"]}, feiten["processen"], {})


def eigen_feiten() -> dict[str, Any]:
    """Return the contents of `feiten.yaml`."""
    return lees_yaml((MAP / FEITEN).read_text("utf-8"))  # type: ignore[no-any-return]


def gevallen(map_: Path) -> Iterator[tuple[str, dict[str, Any], dict[str, int]]]:
    """Yield the cases of one folder: name, facts, and the truth of the rules that are named.

    Args:
        map_: a folder with `gevallen.yaml`.
    """
    for geval in lees_yaml((map_ / "gevallen.yaml").read_text("utf-8"))["gevallen"]:
        yield (
            geval["geval"],
            geval["feiten"],
            {naam: WOORDEN[woord] for woord in WOORDEN for naam in geval.get(woord, ())},
        )


def regelbestanden(map_: Path) -> dict[str, bytes]:
    """Return the rule files of one folder, by name."""
    namen = lees_yaml((map_ / "gevallen.yaml").read_text("utf-8"))["regels"]
    return {naam: (map_ / naam).read_bytes() for naam in namen}


def opgaven(map_: Path) -> list[Opgave]:
    """Return the cases of one folder without their outcome."""
    lijst = lees_yaml((map_ / "gevallen.yaml").read_text("utf-8"))["gevallen"]
    return [Opgave(geval["geval"], geval["toont"], geval["feiten"]) for geval in lijst]


def schrijf_gevallen(
    toont: str, regels: str, lijst: Iterable[Opgave], feiten: Mapping[str, Any], *, onbekend: bool = True
) -> str:
    """Return a file of cases whose outcome is what the independent reading says.

    Args:
        toont: what the folder shows.
        regels: its rules.
        lijst: its cases.
        feiten: the contents of `feiten.yaml`.
        onbekend: whether to name the rules that are unknown.
    """
    lezing = Lezing([regels], kennis(feiten))
    delen = [kop(toont)]
    for opgave in lijst:
        tekst = kaal_yaml(opgave.feiten, True, 100_000).strip()
        in_geval = textwrap.fill(tekst, 120, subsequent_indent=" " * 6, break_long_words=False, break_on_hyphens=False)
        oordeel, _ = lezing.oordeel(lees_yaml(tekst))
        delen.append(geval_tekst(opgave.geval, opgave.toont, in_geval, oordeel, onbekend=onbekend))
    return "".join(delen)


def kop(toont: str) -> str:
    """Return the first lines of a file of cases."""
    return f"# {toont}\nregels: [regels.yaml]\ngevallen:\n"


def geval_tekst(naam: str, toont: str, feiten: str, verwacht: Mapping[str, int], *, onbekend: bool = True) -> str:
    """Return a case as it stands in a file.

    Args:
        naam: its name.
        toont: what it shows.
        feiten: the facts, in flow style.
        verwacht: the truth of each rule.
        onbekend: whether to name the rules that are unknown.
    """
    geval = f"  - geval: {naam}\n    toont: {yaml.dump(toont, width=1000).removesuffix('...' + chr(10)).strip()}\n"
    lijsten = "".join(
        _lijst(woord, [deel for deel, waar in verwacht.items() if waar == waarde])
        for woord, waarde in WOORDEN.items()
        if onbekend or waarde != ONBEKEND
    )
    return f"{geval}    feiten: {feiten}\n{lijsten}"


def _lijst(woord: str, namen: list[str]) -> str:
    tekst = ", ".join(f'"{naam}"' if "[" in naam else naam for naam in namen)
    return textwrap.fill(f"    {woord}: [{tekst}]", 130, subsequent_indent=" " * 6, break_long_words=False) + "\n"
