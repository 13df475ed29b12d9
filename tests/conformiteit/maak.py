"""Writes the conformance set: `python -m tests.conformiteit.maak`.

What must follow is written by hand in `reeksen.py`, and comes from the independent reading for what is too large for that. The
set is not written when that reading does not say what the hand wrote.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

import yaml

from tests.bouwers import maak_feiten
from tests.conformiteit.geweigerd import GEWEIGERD
from tests.conformiteit.reeksen import PROCESSEN, REEKSEN, Geval, Reeks
from tests.onafhankelijk.lezing import ONBEKEND, ONWAAR, WAAR, Lezing, lees_yaml
from tests.onafhankelijk.schrijver import Schrijver, kaal_yaml

MAP = Path(__file__).parent
HOOFDMAP = MAP.parents[1]
LETTERS = {"T": WAAR, "U": ONBEKEND, "F": ONWAAR}
WOORDEN = {"waar": WAAR, "onwaar": ONWAAR, "onbekend": ONBEKEND}
GEGENEREERD = 6
"""Generated rule files in the set."""
PER_REGELBESTAND = 8
"""Cases for each of them."""
_REGEL = """\
- regel: {naam}
{voor_elk}  titel: {naam}
  soort: advies
  sterkte: moet
  grond: tekst
  bron: [{{aanbeveling: 8}}]
  als:
{delen}
  tekst: Tekst.
  uitleg: Uitleg.
  wie: [bestuur]
  fase: [ontwerp]
"""
_BEGRIP = """\
- afgeleid: {naam}
{voor_elk}  kort: {naam}
  ja: ja
  nee: nee
  grond: tekst
  bron: [{{aanbeveling: 8}}]
  betekent:
{delen}
"""


def bestanden() -> dict[str, str]:
    """Return every file of the set, by its path in this folder."""
    uit: dict[str, str] = {}
    for reeks in REEKSEN:
        uit[f"{reeks.naam}/regels.yaml"] = regels = _regels(reeks)
        uit[f"{reeks.naam}/gevallen.yaml"] = _gevallen(reeks, Lezing([regels]))
    for nummer in range(1, GEGENEREERD + 1):
        regels, gevallen = _gegenereerd(nummer)
        uit[f"gegenereerd_{nummer}/regels.yaml"] = regels
        uit[f"gegenereerd_{nummer}/gevallen.yaml"] = gevallen
    uit["dossiers/gevallen.yaml"] = _dossiers()
    for naam, (toont, inhoud) in GEWEIGERD.items():
        uit[f"geweigerd/{naam}.yaml"] = f"# {toont}\n{inhoud}"
    return uit


def stuk(naam: str, delen: tuple[str, ...], vorm: str = _REGEL) -> str:
    """Return a rule, or a derived fact, whose name ends in `*` when it is answered for each process."""
    voor_elk = "  voor_elk: proces\n" if naam.endswith("*") else ""
    lijst = "\n".join(f"    - {deel}" for deel in delen)
    return vorm.format(naam=naam.rstrip("*"), voor_elk=voor_elk, delen=lijst)


def _regels(reeks: Reeks) -> str:
    return "".join(
        (
            f"# {reeks.toont}\n",
            *(stuk(naam, delen) for naam, delen in reeks.regels.items()),
            *(stuk(naam, delen, _BEGRIP) for naam, delen in reeks.begrippen),
        )
    )


def _gevallen(reeks: Reeks, lezing: Lezing) -> str:
    delen = [f"# {reeks.toont}\nregels: [regels.yaml]\ngevallen:\n"]
    for geval in reeks.gevallen:
        verwacht = ontcijfer(reeks, geval)
        gelezen, _ = lezing.oordeel(lees_yaml(f"{{{geval.feiten}}}"))
        anders = {naam: waar for naam, waar in verwacht.items() if gelezen.get(naam) != waar}
        assert not anders, f"{reeks.naam}, {geval.naam}: the independent reading does not agree on {anders}"
        assert gelezen.keys() == verwacht.keys()
        delen.append(_geval(geval.naam, geval.toont, f"{{{geval.feiten}}}", verwacht))
    return "".join(delen)


def ontcijfer(reeks: Reeks, geval: Geval) -> dict[str, int]:
    """Return what the hand wrote, by the name of the rule, or of the rule and the process."""
    uit: dict[str, int] = {}
    for naam, woord in zip(reeks.regels, geval.verwacht.split(), strict=True):
        letter, *anders = woord.split("/")
        if not naam.endswith("*"):
            uit[naam] = LETTERS[letter]
            continue
        uit |= {f"{naam[:-1]}[{proces}]": LETTERS[letter] for proces in PROCESSEN}
        uit |= {f"{naam[:-1]}[{proces}]": LETTERS[ander] for proces, ander in (deel.split(":") for deel in anders)}
    return uit


def _geval(naam: str, toont: str, feiten: str, verwacht: Mapping[str, int], *, onbekend: bool = True) -> str:
    kop = f"  - geval: {naam}\n    toont: {yaml.dump(toont, width=1000).removesuffix('...' + chr(10)).strip()}\n"
    lijsten = "".join(
        _lijst(woord, [deel for deel, waar in verwacht.items() if waar == waarde])
        for woord, waarde in WOORDEN.items()
        if onbekend or waarde != ONBEKEND
    )
    return f"{kop}    {'feitenbestand' if feiten.endswith('.yaml') else 'feiten'}: {feiten}\n{lijsten}"


def _lijst(woord: str, namen: list[str]) -> str:
    tekst = ", ".join(f'"{naam}"' if "[" in naam else naam for naam in namen)
    return textwrap.fill(f"    {woord}: [{tekst}]", 130, subsequent_indent=" " * 6, break_long_words=False) + "\n"


def _gegenereerd(nummer: int) -> tuple[str, str]:
    rng = Random(f"conformiteit {nummer}")
    regels = Schrijver(rng).regelbestand()
    lezing = Lezing([regels])
    delen = ["# a generated rule base\nregels: [regels.yaml]\ngevallen:\n"]
    for geval in range(1, PER_REGELBESTAND + 1):
        feiten = {
            naam: deel for naam, deel in maak_feiten(rng, rng.choice((0.5, 0.8, 1))).items() if _gaat_over(naam, regels)
        }
        tekst = kaal_yaml(_met_vier_cijfers(feiten), True, 100_000).strip()
        feiten_in_geval = textwrap.fill(tekst, 120, subsequent_indent=" " * 6, break_long_words=False)
        delen.append(_geval(f"geval_{geval}", "generated facts", feiten_in_geval, lezing.oordeel(lees_yaml(tekst))[0]))
    return regels, "".join(delen)


def _met_vier_cijfers(waarde: Any) -> Any:
    """Return facts with each fraction in four decimals, since this project takes 52.365 for a number of thousands."""
    if isinstance(waarde, dict):
        return {naam: _met_vier_cijfers(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_met_vier_cijfers(deel) for deel in waarde]
    return f"{waarde:.4f}" if isinstance(waarde, float) else str(waarde)


def _gaat_over(feit: str, regels: str) -> bool:
    return feit in regels or (feit in ("gemeenten", "aantal_gemeenten") and "gemeente:" in regels)


def _dossiers() -> str:
    regels = [str(pad.relative_to(HOOFDMAP)) for pad in sorted((HOOFDMAP / "regels" / "basis").glob("*.yaml"))]
    lezing = Lezing((HOOFDMAP / pad).read_text("utf-8") for pad in regels)
    lijst = ", ".join(f"../../../{pad}" for pad in regels)
    kop = textwrap.fill(f"regels: [{lijst}]", 130, subsequent_indent="  ", break_long_words=False)
    delen = [f"# the rule base of this project on the dossiers of the publication\n{kop}\ngevallen:\n"]
    for pad in sorted((HOOFDMAP / "kennisbank" / "dossiers").glob("*.yaml")):
        if not pad.name.endswith(".verwacht.yaml"):
            oordeel, _ = lezing.oordeel(lees_yaml(pad.read_text("utf-8")))
            feiten = f"../../../{pad.relative_to(HOOFDMAP)}"
            delen.append(_geval(pad.stem, f"dossier {pad.stem}", feiten, oordeel, onbekend=False))
    return "".join(delen)


def gevallen(map_: Path) -> Iterator[tuple[str, dict[str, Any], dict[str, int]]]:
    """Yield the cases of one folder, as anyone reads them: name, facts, and the truth of the rules that are named.

    Args:
        map_: a folder with `gevallen.yaml`.
    """
    for geval in lees_yaml((map_ / "gevallen.yaml").read_text("utf-8"))["gevallen"]:
        feiten = geval.get("feiten")
        if feiten is None:
            feiten = lees_yaml((map_ / geval["feitenbestand"]).read_text("utf-8"))
        yield geval["geval"], feiten, {naam: WOORDEN[woord] for woord in WOORDEN for naam in geval.get(woord, ())}


def regelbestanden(map_: Path) -> dict[str, bytes]:
    """Return the rule files of one folder, by name."""
    namen = lees_yaml((map_ / "gevallen.yaml").read_text("utf-8"))["regels"]
    return {naam: (map_ / naam).read_bytes() for naam in namen}


def main() -> None:
    """Write every file, and take away those that are no longer in the set."""
    nieuw = bestanden()
    for pad in MAP.glob("*/*.yaml"):
        if str(pad.relative_to(MAP)) not in nieuw:
            pad.unlink()
    for naam, inhoud in nieuw.items():
        (MAP / naam).parent.mkdir(exist_ok=True)
        (MAP / naam).write_text(inhoud, encoding="utf-8")


if __name__ == "__main__":
    main()
