"""Draws the part of the conformance set that comes from the project: `python -m tests.conformiteit.opname`.

The set is fixed: it has its own facts, rules and cases, so that a rule or a fact that is added to the project leaves it as it is. It
is drawn anew only when the language gets a form that it does not show yet, or when what it says of a fact is no longer so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from random import Random
from typing import Any

from tests.bouwers import maak_feiten
from tests.conformiteit.lezen import FEITEN, KOPPEN, MAP, Opgave, schrijf_gevallen
from tests.onafhankelijk.lezing import kennis_van_het_project, lees_yaml
from tests.onafhankelijk.schrijver import REST_BEGRIP, REST_REGEL, VORMEN, Schrijver, kaal_yaml

HOOFDMAP = MAP.parents[1]
GEGENEREERD = 6
"""Generated rule files in the set."""
PER_REGELBESTAND = 8
"""Cases for each of them."""
_FEITVELDEN = ("feit", "veld", "soort", "per", "minimum", "maximum")
"""What the language asks of a fact, or of a field of a municipality, besides its values."""
_VERBAND = ("voor_elk", "over", "wijkt_voor")
"""What the language asks of a rule, besides its name and condition."""


def bestanden() -> dict[str, str]:
    """Return the files that are drawn from the project, by their path in the folder of the set, each with its expected outcome."""
    uit = {FEITEN: _feiten()}
    geteld: set[str] = set()
    for nummer in range(1, GEGENEREERD + 1):
        schrijver = Schrijver(rng := Random(f"conformiteit {nummer}"))
        regels = schrijver.regelbestand()
        geteld |= set(schrijver.geteld)
        uit[f"gegenereerd_{nummer}/regels.yaml"] = regels
        uit[f"gegenereerd_{nummer}/gevallen.yaml"] = schrijf_gevallen(
            KOPPEN["gegenereerd"], regels, _gegenereerd(rng, regels), lees_yaml(uit[FEITEN])
        )
    assert geteld <= VORMEN
    regels = _regels()
    uit["dossiers/regels.yaml"] = regels
    uit["dossiers/gevallen.yaml"] = schrijf_gevallen(
        KOPPEN["dossiers"], regels, _dossiers(regels), lees_yaml(uit[FEITEN]), onbekend=False
    )
    return uit


def _feiten() -> str:
    processen = kennis_van_het_project().processen
    delen = [f"processen: [{', '.join(processen)}]\nfeiten:\n"]
    for pad in sorted((HOOFDMAP / "kennisbank" / "feiten").glob("*.yaml")):
        for feit in lees_yaml(pad.read_text("utf-8"))["feiten"]:
            delen.append("  - " + kaal_yaml(_feit(feit), True, 100_000))
    return "".join(delen)


def _feit(feit: Mapping[str, Any]) -> dict[str, Any]:
    uit = {veld: feit[veld] for veld in _FEITVELDEN if veld in feit}
    if "waarden" in feit:
        uit["waarden"] = [deel["waarde"] for deel in feit["waarden"]]
    if "velden" in feit:
        uit["velden"] = [_feit(veld) for veld in feit["velden"]]
    return uit


def _gegenereerd(rng: Random, regels: str) -> Iterator[Opgave]:
    for geval in range(1, PER_REGELBESTAND + 1):
        feiten = {
            naam: deel for naam, deel in maak_feiten(rng, rng.choice((0.5, 0.8, 1))).items() if _gaat_over(naam, regels)
        }
        yield Opgave(f"geval_{geval}", "generated facts", _met_vier_cijfers(feiten))


def _met_vier_cijfers(waarde: Any) -> Any:
    """Return facts with each fraction in four decimals, since this project takes 52.365 for a number of thousands."""
    if isinstance(waarde, dict):
        return {naam: _met_vier_cijfers(deel) for naam, deel in waarde.items()}
    if isinstance(waarde, list):
        return [_met_vier_cijfers(deel) for deel in waarde]
    return f"{waarde:.4f}" if isinstance(waarde, float) else str(waarde)


def _gaat_over(feit: str, regels: str) -> bool:
    return feit in regels or (feit in ("gemeenten", "aantal_gemeenten") and "gemeente:" in regels)


def _regels() -> str:
    """Return the rules of the project with nothing but what the language asks: their names, conditions and exceptions."""
    paden = sorted((HOOFDMAP / "regels" / "basis").glob("*.yaml"))
    stukken = [stuk for pad in paden for stuk in lees_yaml(pad.read_text("utf-8"))]
    return kaal_yaml([_stuk(stuk) for stuk in stukken], None, 130)


def _stuk(stuk: Mapping[str, Any]) -> dict[str, Any]:
    verband = {veld: stuk[veld] for veld in _VERBAND if veld in stuk}
    if "afgeleid" in stuk:
        return {"afgeleid": stuk["afgeleid"], **verband, **REST_BEGRIP, "betekent": _met_getallen(stuk["betekent"])}
    tekst = {"tekst": f"{stuk['regel']}."}  # the reader allows so many rules of one text
    return {"regel": stuk["regel"], **verband, **REST_REGEL, **tekst, "als": _met_getallen(stuk["als"])}


def _met_getallen(deel: Any) -> Any:
    """Return a condition with the number for the name of a threshold."""
    if isinstance(deel, dict):
        return {naam: _met_getallen(waarde) for naam, waarde in deel.items()}
    if isinstance(deel, list):
        return [_met_getallen(waarde) for waarde in deel]
    return kennis_van_het_project().drempels.get(deel, deel)


def _dossiers(regels: str) -> Iterator[Opgave]:
    for pad in sorted((HOOFDMAP / "kennisbank" / "dossiers").glob("*.yaml")):
        if not pad.name.endswith(".verwacht.yaml"):
            feiten = {
                naam: deel for naam, deel in lees_yaml(pad.read_text("utf-8")).items() if _gaat_over(naam, regels)
            }
            yield Opgave(pad.stem, f"dossier {pad.stem}", feiten)


def main() -> None:
    """Write the files; `python -m tests.conformiteit.maak` then writes what is made by hand, and takes away what is no longer in it."""
    for naam, inhoud in bestanden().items():
        (MAP / naam).parent.mkdir(exist_ok=True)
        Path(MAP / naam).write_text(inhoud, encoding="utf-8")


if __name__ == "__main__":
    main()
