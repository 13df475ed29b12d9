"""Comparison with the cases: the coefficient, and that like finds like."""

from __future__ import annotations

import pytest

from advies import Adviseur, Samenwerkingsverband
from advies.casussen import bereiken, dossiers, gelijkheid, per_feit, vergelijk
from advies.evaluatie import Evaluatie
from advies.werkgeheugen import werkgeheugen
from regels.taal import SCHAAL, FeitWaarde


@pytest.mark.parametrize(
    ("links", "rechts", "verwacht"),
    [
        ("ja", "ja", 1),
        ("ja", "nee", 0),
        (10 * SCHAAL, 10 * SCHAAL, 1),
        (10 * SCHAAL, 15 * SCHAAL, 0.5),
        (0, 99 * SCHAAL, 0),
        (frozenset({"a", "b"}), frozenset({"b", "c"}), 1 / 3),
        (frozenset(), frozenset(), 1),
    ],
)
def test_gelijkheid(links: FeitWaarde, rechts: FeitWaarde, verwacht: float) -> None:
    assert gelijkheid(links, rechts, 10 * SCHAAL) == pytest.approx(verwacht)
    assert gelijkheid(rechts, links, 10 * SCHAAL) == pytest.approx(verwacht)


def test_onbekend_telt_niet_mee_en_processen_tellen_samen_voor_een() -> None:
    links = {"fase": "ontwerp", "uitvoering.technisch_beheer": "derde", "uitvoering.gegevensbeheer": "derde"}
    rechts = {"uitvoering.technisch_beheer": "derde", "uitvoering.gegevensbeheer": "inbesteed", "karakter": "wij_samen"}
    assert per_feit(links, rechts, {}) == {"uitvoering": 0.5}


def test_bereik() -> None:
    assert bereiken({"a": {"x": 3}, "b": {"x": 8, "y": 1}}) == {"x": 5, "y": 1}


@pytest.mark.parametrize("naam", [naam for naam in dossiers() if naam.startswith("hoorn_")])
def test_een_relatie_van_hoorn_lijkt_het_meest_op_een_andere_van_hoorn(naam: str, referentie: Adviseur) -> None:
    eerste = vergelijk(Evaluatie.van(referentie.referentie, dossiers()[naam][1]))[0]
    assert eerste.dossier.startswith("hoorn")
    assert eerste.gedeeld >= 20


def test_zelfde_verband_is_geen_casus(referentie: Adviseur) -> None:
    for naam, (_, feiten) in dossiers().items():
        assert naam not in [casus.dossier for casus in vergelijk(Evaluatie.van(referentie.referentie, feiten), 14)]


def test_te_weinig_feiten(referentie: Adviseur) -> None:
    geheugen = werkgeheugen(Samenwerkingsverband(vervangingsbudget=False))
    assert vergelijk(Evaluatie.van(referentie.referentie, geheugen)) == ()
