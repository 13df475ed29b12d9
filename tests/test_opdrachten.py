"""First steps are orders: from the vocabulary, for each value that a step may propose, and nothing else is proposed."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advies import Adviseur
from advies.raad.opdrachten import opdrachten, zonder_opdracht
from kennisbank.catalogus import catalogus
from kennisbank.lezer import plek_in_data
from kennisbank.vocabulaire import Vocabulaire, vocabulaire
from regels.lezen import regelbank
from regels.sleutels import FeitSleutel
from regels.taal import Regelbank
from tests.bouwers import ZADEN, voorbeelden
from tests.test_raad import gegenereerd

HOOGSTENS_TEKENS = 70
FEITEN = vocabulaire().feiten
METEEN = [(feit.naam, waarde, tekst) for feit in FEITEN.values() for waarde, tekst in feit.opdracht]


def zonder(naam: str) -> Regelbank:
    """Return the rule base over a vocabulary in which one fact has no orders."""
    feiten = {**FEITEN, naam: replace(FEITEN[naam], opdracht=())}
    woorden = vocabulaire()
    anders = Vocabulaire(MappingProxyType(feiten), woorden.themas, woorden.oude_feiten, woorden.oude_waarden)
    return replace(regelbank(), vocabulaire=anders)


def test_elke_waarde_die_een_stap_kan_voorstellen_heeft_een_opdracht() -> None:
    assert [str(melding) for melding in zonder_opdracht(regelbank())] == []


def test_een_opdracht_die_ontbreekt_wordt_genoemd_met_de_regel() -> None:
    (melding,) = zonder_opdracht(zonder("vervangingsbudget"))
    assert str(melding).endswith("uitsluit. Schrijf wat iemand dan moet doen.")
    assert melding.tekst.startswith("het feit 'vervangingsbudget' mist 'opdracht'")
    assert melding.plek == plek_in_data("kennisbank/feiten/middelen.yaml", ("feit", "vervangingsbudget"))
    assert "'geen_vervangingsbudget'" in melding.tekst


def test_een_feit_in_een_afgeleid_feit_of_per_proces_telt_mee() -> None:
    (melding,) = zonder_opdracht(zonder("uitvoering"))
    assert "'uitvoering'" in melding.tekst


def test_een_waarde_zonder_opdracht_wordt_niet_voorgesteld() -> None:
    feiten = {"vervangingsbudget": "nee", "ict_op_bestuursagenda": "zelden"}
    stappen = Adviseur(zonder("vervangingsbudget"), motor="referentie").evalueer(feiten).eerste_stappen
    assert [zet.feit for stap in stappen for zet in stap.zetten] == ["ict_op_bestuursagenda"]


@pytest.mark.parametrize(("naam", "waarde", "tekst"), METEEN)
def test_een_opdracht_is_kort_en_begint_met_een_werkwoord(naam: str, waarde: str, tekst: str) -> None:
    assert naam
    assert waarde
    langste = max((proces.in_zin for proces in catalogus().processen.values()), key=len)
    assert len(tekst.replace("{proces}", langste)) <= HOOGSTENS_TEKENS + ("{proces}" in tekst) * 20
    assert tekst[0].isupper()
    assert tekst[-1] not in ".:;"
    assert not tekst.startswith(("De ", "Het ", "Er ", "Een "))


@pytest.mark.parametrize("feit", [feit for feit in FEITEN.values() if feit.opdracht], ids=lambda feit: feit.naam)
def test_een_opdracht_hoort_bij_een_feit_waarover_het_verband_beslist(feit: Any) -> None:
    assert feit.stuurbaar
    assert not feit.uitgangspunt


def test_een_opdracht_noemt_het_proces_zoals_het_in_een_zin_staat() -> None:
    zet = {FeitSleutel("uitvoering", "informatiebeleid"): "eigen_beheer"}
    assert opdrachten(regelbank(), zet) == "Doe het informatiebeleid zelf, of huur er vaste uren voor in"
    zet = {FeitSleutel("uitvoering", "selectie_inkoop"): "eigen_beheer"}
    assert opdrachten(regelbank(), zet) == "Doe selectie en inkoop zelf, of huur er vaste uren voor in"


def test_twee_opdrachten_zijn_een_zin() -> None:
    zet = {FeitSleutel("domein_overeengekomen"): "ja", FeitSleutel("contouren_vorm_gekozen"): "ja"}
    assert opdrachten(regelbank(), zet) == (
        "Spreek met de partners af welk domein u samen oppakt en kies met de partners in grote lijnen de vorm"
    )


@given(ZADEN, st.sampled_from([0.3, 0.6, 0.9]))
@voorbeelden(15)
def test_de_tekst_van_een_stap_is_de_opdracht_bij_haar_zetten(referentie: Adviseur, rng: Random, kans: float) -> None:
    teksten = {(naam, waarde): tekst for naam, waarde, tekst in METEEN}
    for stap in gegenereerd(referentie, rng, kans)[1].eerste_stappen:
        eerste, *_ = stap.zetten
        sleutel = FeitSleutel.lees(eerste.feit)
        begin = teksten[sleutel.naam, eerste.waarde].partition("{proces}")[0]
        assert stap.tekst.startswith(begin)
        assert all((FeitSleutel.lees(zet.feit).naam, zet.waarde) in teksten for zet in stap.zetten)
