"""A second definition of the rule language, written from its documentation alone, says what every engine says.

A few partnerships and rule files only: CI compares the readings on 2,000 partnerships and 100 rule files, which must together
use every form of the language (`benchmarks/motoren_vergelijken.py`).
"""

from __future__ import annotations

import ast
from pathlib import Path
from random import Random

import pytest

from kennisbank.bestanden import datanamen, lees_data
from regels.lezen import BASIS
from tests.bouwers import keren, maak_feiten
from tests.onafhankelijk import lezing
from tests.onafhankelijk.schrijver import Schrijver
from tests.onafhankelijk.vergelijking import Lezingen

KANSEN = (0.02, 0.1, 0.3, 0.6, 0.9, 1.0)


@pytest.fixture(scope="module")
def lezingen() -> Lezingen:
    return Lezingen({naam: lees_data(naam) for naam in datanamen(BASIS)})


def test_de_tweede_definitie_deelt_geen_regel_met_de_eerste() -> None:
    boom = ast.parse(Path(lezing.__file__).read_text(encoding="utf-8"))
    namen = {deel.module or "" for deel in ast.walk(boom) if isinstance(deel, ast.ImportFrom)}
    namen |= {naam.name for deel in ast.walk(boom) if isinstance(deel, ast.Import) for naam in deel.names}
    assert {naam.partition(".")[0] for naam in namen}.isdisjoint({"kennisbank", "regels", "advies", "tests", "z3"})


@pytest.mark.parametrize("kans", KANSEN)
def test_elke_lezing_van_de_regelbank_zegt_hetzelfde(lezingen: Lezingen, kans: float) -> None:
    rng = Random(f"regelbank {kans}")
    for _ in range(keren(25)):
        feiten = maak_feiten(rng, kans)
        assert lezingen.verschillen(feiten) == [], feiten


@pytest.mark.parametrize("zaad", range(keren(12)))
def test_elke_lezing_van_een_gegenereerd_regelbestand_zegt_hetzelfde(zaad: int) -> None:
    rng = Random(f"regelbestand {zaad}")
    tekst = Schrijver(rng).regelbestand()
    lezingen = Lezingen({"r.yaml": tekst.encode()})
    for _ in range(12):
        feiten = maak_feiten(rng, rng.choice(KANSEN[2:]))
        assert lezingen.verschillen(feiten) == [], f"{feiten}\n{tekst}"
