"""Two engines, one answer: on the real rule base, on generated ones, and against the plain definition."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from itertools import count
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advies import Adviseur, MotorVerschil, Samenwerkingsverband
from advies.evaluatie import Evaluatie
from advies.motor.gevallen import Vuringen, gevallen
from advies.motor.maskers import Maskermotor, vuringen
from advies.werkgeheugen import werkgeheugen
from kennisbank.feitsoorten import JaNee
from regels.sleutels import AANTAL_GEMEENTEN, FeitSleutel
from regels.taal import SCHAAL, FeitWaarde, Regelbank, Werkgeheugen
from tests.bouwers import ZADEN, definitie, maak_feiten, maak_regelbank, voorbeelden

durable = pytest.importorskip(
    "advies.motor.durable", reason="durable-rules cannot be loaded here", exc_type=ImportError
)

KANSEN = st.sampled_from([0.02, 0.1, 0.3, 0.6, 0.9, 1.0])


def geheugen_van(rng: Random, kans: float) -> Werkgeheugen:
    return werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, kans)))


@given(ZADEN, KANSEN)
@voorbeelden(150)
def test_referentie_volgt_de_definitie(referentie: Adviseur, rng: Random, kans: float) -> None:
    geheugen = geheugen_van(rng, kans)
    beoordeling = referentie.maskers.beoordeel(geheugen)
    status, afgeleid = definitie(referentie.bank, geheugen)
    assert beoordeling.status == status
    assert beoordeling.afgeleid == tuple(afgeleid.values())


@given(ZADEN, KANSEN)
@voorbeelden(60)
def test_motoren_gelijk_op_gegenereerde_feiten(adviseur: Adviseur, rng: Random, kans: float) -> None:
    adviseur.beoordeel(geheugen_van(rng, kans))


@given(ZADEN, KANSEN)
@voorbeelden(60)
def test_motoren_gelijk_op_gegenereerde_regelbank(rng: Random, kans: float) -> None:
    bank = maak_regelbank(rng, 12)
    geheugen = geheugen_van(rng, kans)
    vormen = gevallen(bank)
    beoordeling = Maskermotor(vormen).beoordeel(geheugen)
    assert durable.Durable(vormen).vuur(geheugen) == vuringen(beoordeling)
    status, afgeleid = definitie(bank, geheugen)
    assert beoordeling.status == status
    assert beoordeling.afgeleid == tuple(afgeleid.values())


@given(ZADEN, KANSEN)
@voorbeelden(40)
def test_volgorde_van_feiten_en_regels_doet_er_niet_toe(rng: Random, kans: float) -> None:
    bank = maak_regelbank(rng, 8)
    regels = list(bank.regels)
    rng.shuffle(regels)
    geheugen = geheugen_van(rng, kans)
    feiten = list(geheugen.items())
    rng.shuffle(feiten)
    anders = gevallen(replace(bank, regels=tuple(regels)))
    recht = vuringen(Maskermotor(gevallen(bank)).beoordeel(geheugen))
    assert vuringen(Maskermotor(anders).beoordeel(dict(feiten))) == recht
    assert durable.Durable(anders).vuur(dict(feiten)) == recht


@given(ZADEN, st.sampled_from([0.3, 0.7, 1.0]))
@voorbeelden(100)
def test_meer_feiten_nemen_nooit_iets_zekers_terug(referentie: Adviseur, rng: Random, kans: float) -> None:
    alles = geheugen_van(rng, kans)
    namen = list(alles)
    rng.shuffle(namen)
    minder = {naam: alles[naam] for naam in namen[: rng.randint(0, len(namen))]}
    voor, na = referentie.beoordeel(minder).status, referentie.beoordeel(alles).status
    assert all(eerst is None or eerst == later for eerst, later in zip(voor, na, strict=True))


@given(ZADEN, KANSEN, st.data())
@voorbeelden(40)
def test_wie_regels_noemt_krijgt_daarover_hetzelfde_antwoord(
    adviseur: Adviseur, rng: Random, kans: float, data: st.DataObject
) -> None:
    geheugen, motor = geheugen_van(rng, kans), adviseur._tweede
    assert motor is not None
    namen = {regel.naam for regel in adviseur.bank.regels}
    genoemd = data.draw(st.sets(st.sampled_from(sorted(namen)), max_size=5))
    alles = motor.vuur(geheugen)
    assert motor.vuur(geheugen, genoemd).regels == {sleutel for sleutel in alles.regels if sleutel.regel in genoemd}
    assert motor.vuur(geheugen, genoemd).afgeleid == alles.afgeleid
    assert motor.vuur(geheugen, namen) == alles
    assert vuringen(adviseur.beoordeel(geheugen, genoemd), genoemd) == motor.vuur(geheugen, genoemd)


def test_een_ander_cijfer_van_een_gemeente_telt_meteen(referentie: Adviseur) -> None:
    """What is true of the municipalities is kept until they differ, also when a figure changes in the same list."""
    gemeente: dict[str, str | int] = {"naam": "A"}
    geheugen: dict[FeitSleutel, FeitWaarde] = {FeitSleutel("gemeenten"): (gemeente,), AANTAL_GEMEENTEN: SCHAAL}
    gezien = set()
    for cijfer in (0, 10_000_000 * SCHAAL, 0):
        gemeente |= {veld: cijfer for veld, _ in referentie.maskers.gemeentegrenzen()}
        bekend = referentie.maskers.beoordeel(geheugen).bekend
        assert bekend == Maskermotor(referentie.maskers.gevallen).beoordeel(geheugen).bekend
        gezien.add(bekend)
    assert len(gezien) == 2


class _Tegendraads:
    naam = "tegendraads"

    def vuur(self, geheugen: Werkgeheugen, regels: Collection[str] | None = None) -> Vuringen:
        return Vuringen(frozenset(), {})


def test_verschil_tussen_motoren_is_nooit_een_advies() -> None:
    adviseur = Adviseur()
    adviseur._tweede = _Tegendraads()
    with pytest.raises(MotorVerschil) as vangst:
        adviseur.evalueer(Samenwerkingsverband(vervangingsbudget=False))
    assert "geen_vervangingsbudget" in vangst.value.verschil
    geheugen = {FeitSleutel("vervangingsbudget"): "nee"}
    with pytest.raises(MotorVerschil):
        adviseur.beoordeel(geheugen, {"geen_vervangingsbudget"})
    adviseur.beoordeel(geheugen, {"samen_optrekken"})
    assert "vervangingsbudget" in str(vangst.value)


def test_durable_meldt_een_regel_die_niet_past() -> None:
    from kennisbank.catalogus import catalogus
    from kennisbank.meldingen import InvoerFout
    from kennisbank.vocabulaire import vocabulaire
    from regels.taal import Alle, Gelijk
    from tests.bouwers import maak_regel

    namen = [
        feit.naam for feit in vocabulaire().feiten.values() if isinstance(feit.soort, JaNee) and not feit.per_proces
    ]
    voorwaarde = Alle(tuple(Gelijk(FeitSleutel(naam), "ja") for naam in namen[:16]))
    bank = Regelbank((maak_regel("breed", voorwaarde),), (), vocabulaire(), catalogus(), "x")
    with pytest.raises(InvoerFout, match="'breed' is te ingewikkeld"):
        durable.Durable(gevallen(bank))


@pytest.mark.parametrize("waar", [True, False])
def test_een_waarde_die_twee_keer_wordt_gevraagd(waar: bool) -> None:
    """A value and a choice that holds it: expanded, the same literal stands there twice."""
    from kennisbank.catalogus import catalogus
    from kennisbank.vocabulaire import vocabulaire
    from regels.taal import Alle, EenVan, Gelijk, Niet, Voorwaarde
    from tests.bouwers import maak_regel

    fase = FeitSleutel("fase")
    delen: tuple[Voorwaarde, ...] = (Gelijk(fase, "ontwerp"), EenVan(fase, ("ontwerp", "realisatie")))
    als = Alle(delen if waar else tuple(Niet(deel) for deel in delen))
    vormen = gevallen(Regelbank((maak_regel("dubbel", als),), (), vocabulaire(), catalogus(), "x"))
    motor = durable.Durable(vormen)
    for waarde in vocabulaire().feiten["fase"].mag():
        assert motor.vuur({FeitSleutel("fase"): waarde}) == vuringen(
            Maskermotor(vormen).beoordeel({FeitSleutel("fase"): waarde})
        )


def test_duizend_sessies_op_een_motor() -> None:
    """The engine crashes beyond 1,024 live sessions in a ruleset; each evaluation must give its sessions back."""
    geheugen = geheugen_van(Random(1), 1.0)
    motoren = (durable.Durable(gevallen(maak_regelbank(Random(zaad), 4))) for zaad in count(1))
    motor, verwacht = next((motor, uit) for motor in motoren if (uit := motor.vuur(geheugen)).regels)
    for _ in range(1100):
        assert motor.vuur(geheugen) == verwacht


def test_een_verschil_na_de_eerste_stappen_komt_bij_wie_ze_leest() -> None:
    """Nothing of an answer is shown on which the engines differ, and nothing is made that nobody reads."""
    adviseur = Adviseur()
    feiten = {"vervangingsbudget": "nee", "uitvoering": {"technisch_beheer": "derde"}}
    assert adviseur.evalueer(feiten).eerste_stappen
    antwoord = adviseur.evalueer(feiten)
    adviseur._tweede = _Tegendraads()
    assert antwoord.zeker("geen_vervangingsbudget")
    with pytest.raises(MotorVerschil):
        _ = antwoord.eerste_stappen


@given(ZADEN, st.sampled_from([0.1, 0.4, 0.9]))
@voorbeelden(20)
def test_een_evaluatie_met_of_zonder_feiten_is_die_van_het_geheel(
    referentie: Adviseur, rng: Random, kans: float
) -> None:
    """Only what differs is read again, also of facts that are compared with each other."""
    geheugen, ander = (geheugen_van(rng, kans) for _ in range(2))
    evaluatie = Evaluatie.van(referentie.maskers, geheugen)
    for aantal in (1, 2, 5, 40):
        anders = {sleutel: ander[sleutel] for sleutel in rng.sample(sorted(ander), min(aantal, len(ander)))}
        weg = rng.sample(sorted(geheugen), min(aantal, len(geheugen)))
        for na in (evaluatie.met(anders), evaluatie.zonder(weg), evaluatie.met(anders).zonder(weg)):
            assert na.beoordeling == referentie.maskers.beoordeel(na.geheugen)
