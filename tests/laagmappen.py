"""Folders of layers for tests: the one of `docs/voorbeelden/streekafspraak`, whole or with a change, and small ones beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

STREEK = Path(__file__).parent.parent / "docs" / "voorbeelden" / "streekafspraak"
"""A layer with two facts, a derived fact, three rules, a threshold, rule tests and a source of its own."""
REGEL = """
- regel: {naam}
  titel: {titel}
  soort: risico
  sterkte: zou_moeten
  grond: tekst
  bron: [{{plaats: {plaats}}}]
  als:
    - {als}
  tekst: Doe hier iets aan.
  uitleg: Zo is het afgesproken.
  wie: [management]
  fase: [ontwerp, realisatie, exploitatie]
"""


def streek(map_: Path, *wijzigingen: tuple[str, str, str], weg: tuple[str, ...] = ()) -> str:
    """Return a folder with the layer, changed.

    Args:
        map_: an empty place for it.
        wijzigingen: for each change the file, what stands there once, and what comes there instead.
        weg: files that are left out.
    """
    doel = map_ / "streek"
    shutil.copytree(STREEK, doel)
    for bestand, oud, nieuw in wijzigingen:
        tekst = (doel / bestand).read_text(encoding="utf-8")
        assert tekst.count(oud) == 1, (bestand, oud)
        (doel / bestand).write_text(tekst.replace(oud, nieuw), encoding="utf-8")
    for bestand in weg:
        (doel / bestand).unlink()
    return str(doel)


def klein(map_: Path, naam: str, regels: str, kop: str = "", *, feiten: str = "", map_naam: str = "") -> str:
    """Return a folder with a small layer.

    Args:
        map_: where it comes.
        naam: its name.
        regels: its rules; empty for none.
        kop: what stands below its title in `laag.yaml`.
        feiten: its facts; empty for none.
        map_naam: name of the folder; that of the layer when left out.
    """
    doel = map_ / (map_naam or naam)
    (doel / "basis").mkdir(parents=True)
    (doel / "laag.yaml").write_text(f"laag: {naam}\ntitel: De laag {naam}\n{kop}", encoding="utf-8")
    bron = (
        f"titel: Afspraak {naam}\nuitgave: Een streek\njaar: 2024\nplaatsen:\n  - {{plaats: een, tekst: artikel 1}}\n"
    )
    (doel / "bron.yaml").write_text(bron, encoding="utf-8")
    if regels:
        (doel / "basis" / "regels.yaml").write_text(regels, encoding="utf-8")
    if feiten:
        (doel / "feiten.yaml").write_text(feiten, encoding="utf-8")
    return str(doel)


def regel(naam: str, als: str, plaats: str = "een", **velden: str) -> str:
    """Return a rule in YAML.

    Args:
        naam: its name.
        als: its one condition.
        plaats: the place in the source that it refers to.
        velden: lines to add, by key; the value as it stands in the file.
    """
    tekst = REGEL.format(naam=naam, titel=naam.replace("_", " "), plaats=plaats, als=als)
    return tekst + "".join(f"  {sleutel}: {waarde}\n" for sleutel, waarde in velden.items())
