"""Writes the conformance set: `python -m tests.conformiteit.maak`.

What must follow is written by hand in `reeksen.py`, and comes from the independent reading for what is too large for that. The
set is not written when that reading does not say what the hand wrote. Nothing here reads the rules or the facts of the project:
what was once taken from those (`opname.py`) is read back from the set itself.
"""

from __future__ import annotations

from tests.conformiteit.geweigerd import GEWEIGERD
from tests.conformiteit.lezen import (
    FEITEN,
    KOPPEN,
    MAP,
    eigen_feiten,
    geval_tekst,
    kennis,
    kop,
    opgaven,
    schrijf_gevallen,
)
from tests.conformiteit.reeksen import PROCESSEN, REEKSEN, Geval, Reeks
from tests.onafhankelijk.lezing import ONBEKEND, ONWAAR, WAAR, Kennis, Lezing, lees_yaml

LETTERS = {"T": WAAR, "U": ONBEKEND, "F": ONWAAR}
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
    uit = {FEITEN: (MAP / FEITEN).read_text("utf-8")}
    feiten = eigen_feiten()
    for reeks in REEKSEN:
        uit[f"{reeks.naam}/regels.yaml"] = regels = _regels(reeks)
        uit[f"{reeks.naam}/gevallen.yaml"] = _gevallen(reeks, regels, kennis(feiten))
    for soort, toont in KOPPEN.items():
        for map_ in sorted(MAP.glob(f"{soort}*")):
            uit[f"{map_.name}/regels.yaml"] = regels = (map_ / "regels.yaml").read_text("utf-8")
            uit[f"{map_.name}/gevallen.yaml"] = schrijf_gevallen(
                toont, regels, opgaven(map_), feiten, onbekend=soort != "dossiers"
            )
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


def _gevallen(reeks: Reeks, regels: str, bekend: Kennis) -> str:
    lezing = Lezing([regels], bekend)
    delen = [kop(reeks.toont)]
    for geval in reeks.gevallen:
        verwacht = ontcijfer(reeks, geval)
        gelezen, _ = lezing.oordeel(lees_yaml(f"{{{geval.feiten}}}"))
        anders = {naam: waar for naam, waar in verwacht.items() if gelezen.get(naam) != waar}
        assert not anders, f"{reeks.naam}, {geval.naam}: the independent reading does not agree on {anders}"
        assert gelezen.keys() == verwacht.keys()
        delen.append(geval_tekst(geval.naam, geval.toont, f"{{{geval.feiten}}}", verwacht))
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
