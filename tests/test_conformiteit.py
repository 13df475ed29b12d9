"""Every reading of the rules gives what the conformance set says; see tests/conformiteit/README.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from kennisbank.meldingen import InvoerFout
from regels.lezen import lees_regelbank
from tests.conformiteit.geweigerd import GEWEIGERD
from tests.conformiteit.maak import LETTERS, MAP, bestanden, gevallen, ontcijfer, regelbestanden
from tests.conformiteit.reeksen import REEKSEN, Reeks
from tests.onafhankelijk.lezing import ONBEKEND
from tests.onafhankelijk.vergelijking import Lezingen

MEESTE_GEMEENTEN = 12
MAPPEN = sorted(pad.parent.name for pad in MAP.glob("*/gevallen.yaml"))


def test_de_bestanden_zijn_wat_de_maker_maakt() -> None:
    """After a change of the rules, the facts or the cases: `python -m tests.conformiteit.maak`, and read the difference."""
    op_schijf = {str(Path(pad).relative_to(MAP)): pad.read_text("utf-8") for pad in MAP.glob("*/*.yaml")}
    nieuw = bestanden()
    assert sorted(op_schijf) == sorted(nieuw)
    assert [naam for naam, inhoud in nieuw.items() if op_schijf[naam] != inhoud] == []


@pytest.mark.parametrize("naam", MAPPEN)
def test_elke_lezing_geeft_wat_verwacht_is(naam: str) -> None:
    lezingen = Lezingen(regelbestanden(MAP / naam), gemeenten=MEESTE_GEMEENTEN)
    namen = set(lezingen.onafhankelijk.oordeel({})[0])
    for geval, feiten, verwacht in gevallen(MAP / naam):
        assert set(verwacht) <= namen, geval
        volledig = {regel: verwacht.get(regel, ONBEKEND) for regel in namen}
        assert lezingen.verschillen(feiten, volledig) == [], geval


@pytest.mark.parametrize("reeks", REEKSEN, ids=lambda reeks: reeks.naam)
def test_elke_kleine_regel_is_ergens_waar_onwaar_en_onbekend(reeks: Reeks) -> None:
    verwacht = [ontcijfer(reeks, geval) for geval in reeks.gevallen]
    for regel in reeks.regels:
        kort = regel.rstrip("*")
        waarden = {waar for deel in verwacht for naam, waar in deel.items() if naam.partition("[")[0] == kort}
        assert (waarden == set(LETTERS.values())) == (regel not in reeks.nooit), regel


@pytest.mark.parametrize("naam", GEWEIGERD)
def test_een_regelbestand_dat_niet_kan_wordt_geweigerd(naam: str) -> None:
    with pytest.raises(InvoerFout):
        lees_regelbank({naam: (MAP / "geweigerd" / f"{naam}.yaml").read_bytes()})
