"""Every reading of a rule base agrees on rule bases that hypothesis builds: what fails shrinks to a rule of one condition."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from advies.afleiding import Afleiding
from advies.evaluatie import Evaluatie
from advies.motor.gevallen import gevallen
from advies.motor.maskers import Maskermotor, vuringen
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel
from regels.taal import Gelijk, Niet, Regelbank, Voorwaarde, Werkgeheugen
from tests.bouwers import definitie, voorbeelden
from tests.strategieen import feiten, regelbanken, werkgeheugens

NAMEN = ("fase", "doelen", "omvang_wiz_fte", "vervangingsbudget", "uitvoering", "voorspelbaar")
"""A few facts of every kind, so that rules and facts meet."""


@given(regelbanken(NAMEN), werkgeheugens(NAMEN))
@voorbeelden(60)
def test_de_maskers_volgen_de_definitie(bank: Regelbank, geheugen: Werkgeheugen) -> None:
    beoordeling = Maskermotor(gevallen(bank)).beoordeel(geheugen)
    status, afgeleid = definitie(bank, geheugen)
    assert beoordeling.status == status
    assert beoordeling.afgeleid == tuple(afgeleid.values())


@given(regelbanken(NAMEN, hoogstens=3), werkgeheugens(NAMEN))
@voorbeelden(40)
def test_durable_rules_volgt_de_maskers(bank: Regelbank, geheugen: Werkgeheugen) -> None:
    durable = pytest.importorskip("advies.motor.durable", exc_type=ImportError)
    vormen = gevallen(bank)
    assert durable.Durable(vormen).vuur(geheugen) == vuringen(Maskermotor(vormen).beoordeel(geheugen))


@given(regelbanken(), werkgeheugens())
@voorbeelden(40)
def test_over_alle_feiten_volgen_de_maskers_de_definitie(bank: Regelbank, geheugen: Werkgeheugen) -> None:
    assert Maskermotor(gevallen(bank)).beoordeel(geheugen).status == definitie(bank, geheugen)[0]


@given(regelbanken(NAMEN), werkgeheugens(NAMEN))
@voorbeelden(40)
def test_een_reden_is_genoeg_en_geen_feit_te_veel(bank: Regelbank, geheugen: Werkgeheugen) -> None:
    motor = Maskermotor(gevallen(bank))
    evaluatie = Evaluatie.van(motor, geheugen)
    afleiding = Afleiding(evaluatie)
    for nummer, (geval, waar) in enumerate(evaluatie.gevallen()):
        if waar is None:
            continue
        stappen = afleiding.waarom(geval) if waar else afleiding.waarom_niet(geval)
        genoemd = {gegeven.sleutel for stap in stappen for gegeven in stap.gegeven()}
        alleen = {sleutel: geheugen[sleutel] for sleutel in genoemd}
        assert motor.beoordeel(alleen).status[nummer] is waar
        for weg in genoemd:
            minder = {sleutel: waarde for sleutel, waarde in alleen.items() if sleutel != weg}
            assert motor.beoordeel(minder).status[nummer] is None


def _kapot(bank: Regelbank) -> Regelbank:
    """Return the rule base as an engine reads it that forgets every `nee` of a yes/no fact."""
    return replace(bank, regels=tuple(replace(regel, als=_zonder_nee(regel.als)) for regel in bank.regels))


def _zonder_nee(voorwaarde: Voorwaarde) -> Voorwaarde:
    match voorwaarde:
        case Niet(Gelijk() as deel):
            return deel
        case _:
            return voorwaarde


@pytest.mark.filterwarnings("ignore:Generating overly large repr")
def test_een_fout_krimpt_tot_een_regel_van_een_voorwaarde_en_een_feit() -> None:
    """A planted fault of the engine is shown by one rule of one condition and one fact, whatever was drawn first."""

    def valt_op(paar: tuple[Regelbank, Werkgeheugen]) -> bool:
        bank, geheugen = paar
        return Maskermotor(gevallen(_kapot(bank))).beoordeel(geheugen).status != definitie(bank, geheugen)[0]

    instelling = settings(max_examples=5_000, derandomize=True, database=None)
    bank, geheugen = find(
        st.tuples(regelbanken(("vervangingsbudget",), hoogstens=3, afgeleide=1), werkgeheugens(("vervangingsbudget",))),
        valt_op,
        settings=instelling,
    )
    assert len(bank.regels) == 1
    assert bank.regels[0].als == Niet(Gelijk(FeitSleutel("vervangingsbudget"), "ja"))
    assert bank.afgeleid == ()
    assert list(geheugen) == [FeitSleutel("vervangingsbudget")]


@pytest.mark.parametrize("naam", [feit.naam for feit in vocabulaire().feiten.values()])
def test_elk_feit_kan_worden_getrokken(naam: str) -> None:
    try:
        gevonden = find(feiten((naam,)), lambda deel: naam in deel, settings=settings(max_examples=200, database=None))
    except NoSuchExample:
        pytest.fail(f"{naam} is never drawn")
    assert set(gevonden) <= {naam, "aantal_gemeenten"}
