"""Comparison with the cases: the coefficient, and that like finds like."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advies import Adviseur, Samenwerkingsverband
from advies.casussen import bereiken, dossiers, gelijkheid, per_feit, vergelijk
from advies.evaluatie import Evaluatie
from advies.werkgeheugen import werkgeheugen
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel
from regels.taal import SCHAAL, FeitWaarde, Werkgeheugen
from tests.bouwers import ZADEN, maak_feiten, op_sleutel, voorbeelden


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
    links = op_sleutel(
        {"fase": "ontwerp", "uitvoering.technisch_beheer": "derde", "uitvoering.gegevensbeheer": "derde"}
    )
    rechts = op_sleutel(
        {"uitvoering.technisch_beheer": "derde", "uitvoering.gegevensbeheer": "inbesteed", "karakter": "wij_samen"}
    )
    assert per_feit(links, rechts, {}) == {"uitvoering": 0.5}


def test_bereik() -> None:
    assert bereiken({"a": op_sleutel({"x": 3}), "b": op_sleutel({"x": 8, "y": 1})}) == op_sleutel({"x": 5, "y": 1})


@pytest.mark.parametrize("naam", [naam for naam in dossiers() if naam.startswith("hoorn_")])
def test_een_relatie_van_hoorn_lijkt_het_meest_op_een_andere_van_hoorn(naam: str, referentie: Adviseur) -> None:
    eerste = vergelijk(Evaluatie.van(referentie.maskers, dossiers()[naam][1]))[0]
    assert eerste.dossier.startswith("hoorn")
    assert eerste.gedeeld >= 20


def test_zelfde_verband_is_geen_casus(referentie: Adviseur) -> None:
    for naam, (_, feiten) in dossiers().items():
        assert naam not in [casus.dossier for casus in vergelijk(Evaluatie.van(referentie.maskers, feiten), 14)]


def test_te_weinig_feiten(referentie: Adviseur) -> None:
    geheugen = werkgeheugen(Samenwerkingsverband(vervangingsbudget=False))
    assert vergelijk(Evaluatie.van(referentie.maskers, geheugen)) == ()


def test_het_verschil_van_een_getal_telt_naar_het_bereik_van_dat_getal() -> None:
    """Also of a number that is asked per process, or when the two numbers lie as far apart as any."""
    links = op_sleutel({"omvang_wiz_fte": 20 * SCHAAL, "aantal_gemeenten": 2 * SCHAAL})
    rechts = op_sleutel({"omvang_wiz_fte": 45 * SCHAAL, "aantal_gemeenten": 6 * SCHAAL})
    bereik = {FeitSleutel("omvang_wiz_fte"): 100 * SCHAAL, AANTAL_GEMEENTEN: 4 * SCHAAL}
    assert per_feit(links, rechts, bereik) == {"omvang_wiz_fte": 0.75, "aantal_gemeenten": 0.0}


def _gower(een: Werkgeheugen, ander: Werkgeheugen, alle: list[Werkgeheugen]) -> dict[str, Fraction]:
    """Gower's coefficient for each fact, exactly and as plainly as the paper has it."""
    uit: dict[str, list[Fraction]] = {}
    for sleutel in een.keys() & ander.keys() - {GEMEENTEN}:
        links, rechts = een[sleutel], ander[sleutel]
        if isinstance(links, int) and isinstance(rechts, int):
            waarden = [w for geheugen in alle if isinstance(w := geheugen.get(sleutel), int)]
            deel = 1 - Fraction(abs(links - rechts), max(waarden) - min(waarden)) if links != rechts else Fraction(1)
        elif isinstance(links, frozenset) and isinstance(rechts, frozenset):
            deel = Fraction(len(links & rechts), len(links | rechts)) if links or rechts else Fraction(1)
        else:
            deel = Fraction(links == rechts)
        uit.setdefault(sleutel.naam, []).append(deel)
    return {naam: sum(delen, Fraction()) / len(delen) for naam, delen in uit.items()}


@given(ZADEN, st.sampled_from([0.1, 0.4, 0.9]))
@voorbeelden(10)
def test_de_gelijkenis_is_de_coefficient_van_gower(referentie: Adviseur, rng: Random, kans: float) -> None:
    """Against the formula in fractions, over the dossiers and this partnership together."""
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, kans)))
    alle = [geheugen, *(feiten for _, feiten in dossiers().values())]
    verwacht: dict[str, tuple[Fraction, Fraction, int]] = {}
    for naam, (_, feiten) in dossiers().items():
        delen = _gower(geheugen, feiten, alle)
        if len(delen) >= 5:
            som = sum(delen.values(), Fraction())
            verwacht[naam] = (som / len(delen), (som + 5) / (len(delen) + 10), len(delen))
    gevonden = vergelijk(Evaluatie.van(referentie.maskers, geheugen), len(alle))
    assert {casus.dossier for casus in gevonden} == set(verwacht)
    for casus in gevonden:
        gelijkenis, _, gedeeld = verwacht[casus.dossier]
        assert casus.gelijkenis == pytest.approx(float(gelijkenis), abs=0.0006)
        assert casus.gedeeld == gedeeld == len(casus.zelfde) + len(casus.anders)
    rangen = [verwacht[casus.dossier][1] for casus in gevonden]
    assert rangen == sorted(rangen, reverse=True)
    assert vergelijk(Evaluatie.van(referentie.maskers, geheugen)) == gevonden[:3]


def test_wat_er_gebeurde_zijn_de_zekere_risicos_en_goede_praktijken_van_die_casus(referentie: Adviseur) -> None:
    gevonden = vergelijk(Evaluatie.van(referentie.maskers, dossiers()["hoorn"][1]), 14)
    assert gevonden
    for casus in gevonden:
        antwoord = referentie.antwoord("", dossiers()[casus.dossier][1])
        samen = [
            a for a in antwoord.van_status("zeker") if "proces" not in a.over or not _per_proces(referentie, a.regel)
        ]
        assert set(casus.ging_mis) == {a.titel for a in samen if a.soort == "risico"}
        assert set(casus.ging_goed) == {a.titel for a in samen if a.soort in ("goede_praktijk", "kans")}
        assert casus.naam == dossiers()[casus.dossier][0]


def _per_proces(adviseur: Adviseur, naam: str) -> bool:
    return next(regel.voor_elk_proces for regel in adviseur.bank.regels if regel.naam == naam)
