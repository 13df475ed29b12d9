"""Every reading of the rules gives what the conformance set says; see tests/conformiteit/README.md."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kennisbank.meldingen import InvoerFout
from regels.lezen import lees_regelbank
from tests.conformiteit.geweigerd import GEWEIGERD
from tests.conformiteit.lezen import FEITEN, MAP, eigen_feiten, gevallen, regelbestanden
from tests.conformiteit.maak import LETTERS, bestanden, ontcijfer
from tests.conformiteit.reeksen import REEKSEN, Reeks
from tests.conformiteit.vormen import vormen_in
from tests.onafhankelijk.lezing import KENNISBANK, ONBEKEND, kennis_van_het_project, lees_yaml
from tests.onafhankelijk.schrijver import VORMEN
from tests.onafhankelijk.vergelijking import Lezingen

MEESTE_GEMEENTEN = 12
MAPPEN = sorted(pad.parent.name for pad in MAP.glob("*/gevallen.yaml"))


def test_de_bestanden_zijn_wat_de_maker_maakt() -> None:
    """After a change of the cases: `python -m tests.conformiteit.maak`, and read the difference."""
    op_schijf = {
        str(Path(pad).relative_to(MAP)): pad.read_text("utf-8") for pad in [MAP / FEITEN, *MAP.glob("*/*.yaml")]
    }
    nieuw = bestanden()
    assert sorted(op_schijf) == sorted(nieuw)
    assert [naam for naam, inhoud in nieuw.items() if op_schijf[naam] != inhoud] == []


def test_de_verzameling_staat_op_zichzelf() -> None:
    """What a case is about stands in the set, so that what is added to the project does not change it."""
    for naam in MAPPEN:
        assert set(lees_yaml((MAP / naam / "gevallen.yaml").read_text("utf-8"))) == {"regels", "gevallen"}
        assert list(regelbestanden(MAP / naam)) == ["regels.yaml"]
        assert all(isinstance(feiten, dict) for _, feiten, _ in gevallen(MAP / naam))


def test_elke_vorm_van_de_taal_staat_erin() -> None:
    """A form of the language that came later is to be shown too: by hand in `reeksen.py`, or with `opname.py`."""
    soorten = {feit["feit"]: feit["soort"] for feit in eigen_feiten()["feiten"]}
    gezien: set[str] = set()
    for naam in MAPPEN:
        for inhoud in regelbestanden(MAP / naam).values():
            gezien |= vormen_in(inhoud.decode(), soorten)
    assert VORMEN - gezien == set()


def test_wat_de_verzameling_van_een_feit_zegt_is_nog_zo() -> None:
    """Facts and values may come; one that goes or becomes another is a reason for `python -m tests.conformiteit.opname`."""
    nu = {
        feit["feit"]: feit
        for pad in (KENNISBANK / "feiten").glob("*.yaml")
        for feit in lees_yaml(pad.read_text("utf-8"))["feiten"]
    }
    eigen = eigen_feiten()
    assert eigen["processen"] == kennis_van_het_project().processen
    anders = [feit["feit"] for feit in eigen["feiten"] if not _past(feit, nu.get(feit["feit"], {}))]
    assert anders == []


def _past(toen: Mapping[str, Any], nu: Mapping[str, Any]) -> bool:
    """Whether a fact is what it was, but for values that came."""
    waarden = {deel["waarde"] for deel in nu.get("waarden", ())}
    velden = {deel["veld"]: deel for deel in nu.get("velden", ())}
    return (
        all(nu.get(veld) == toen.get(veld) for veld in ("soort", "per", "minimum", "maximum"))
        and set(toen.get("waarden", ())) <= waarden
        and all(_past(veld, velden.get(veld["veld"], {})) for veld in toen.get("velden", ()))
    )


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
