"""Whether the present place of each ict process fits: from every rule about it, without contradiction, and never taken back."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advies import Adviseur, Antwoord, InvoerFout
from advies.antwoord import Advies, ProcesOordeel
from advies.beheer.bewijsvoering import bewijs
from advies.weergave.groepen import waarom_past
from advies.weergave.keuring import Bevindingzinnen
from advies.werkgeheugen import werkgeheugen
from kennisbank.catalogus import catalogus
from kennisbank.frozen import plain
from kennisbank.samenwerkingsverband import Samenwerkingsverband
from regels.eisen import eisen, lees_eisen
from regels.lezen import regelbank
from regels.taal import Plaats, Regelbank
from tests.bouwers import ZADEN, maak_feiten, voorbeelden

KANSEN = st.sampled_from([0.1, 0.3, 0.6, 0.9])
PLAATSEISEN = tuple(eis for eis in eisen() if eis.plaats)
TB = "technisch_beheer"
GOED = {
    "uitvoering": {TB: "derde"},
    "voorspelbaar": {TB: "ja"},
    "beschrijfbaar": {TB: "ja"},
    "bedrijfskritisch": {TB: "nee"},
    "eindverantwoordelijk": {TB: "wiz_management"},
    "formele_toedeling_uitgevoerd": {TB: "ja"},
}


def antwoord_op(adviseur: Adviseur, feiten: dict[str, Any]) -> Antwoord:
    try:
        return adviseur.evalueer(feiten, alles=True)
    except InvoerFout:
        assume(False)
        raise


def over(antwoord: Antwoord, proces: str) -> list[Advies]:
    return [advies for advies in antwoord.van_status("zeker") if advies.over.get("proces") == proces]


def tegenspraken(antwoord: Antwoord) -> list[tuple[str, str, str]]:
    """Each process whose verdict a reader would call contradictory to a certain advice about it, with that advice."""
    uit: list[tuple[str, str, str]] = []
    for proces, rij in antwoord.processen.items():
        for advies in over(antwoord, proces):
            bezwaar = advies.soort == "risico" or advies.sterkte == "moet"
            onbeslist = advies.sterkte == "moet" and rij.oordeel == "onbekend"
            if onbeslist or (bezwaar and (rij.oordeel == "past" or rij.verschil is False)):
                uit.append((proces, rij.oordeel, advies.regel))
    return uit


@given(ZADEN, KANSEN)
@voorbeelden(300)
def test_geen_oordeel_staat_naast_een_zeker_advies_dat_het_tegenspreekt(
    referentie: Adviseur, rng: Random, kans: float
) -> None:
    antwoord = antwoord_op(referentie, maak_feiten(rng, kans))
    assert tegenspraken(antwoord) == []


@given(ZADEN, KANSEN)
@voorbeelden(40)
def test_een_oordeel_volgt_uit_de_keuzen_en_uit_wat_de_regels_over_de_plaats_zeggen(
    referentie: Adviseur, rng: Random, kans: float
) -> None:
    """A plain second definition, from the status of each advice."""
    antwoord = antwoord_op(referentie, maak_feiten(rng, kans))
    regels = {regel.naam: regel for regel in referentie.bank.regels}
    for proces, rij in antwoord.processen.items():
        status = {a.regel: a.status for a in antwoord.adviezen if a.over.get("proces") == proces}
        gemerkt = {naam: regels[naam].plaats for naam in status if regels[naam].plaats}
        zeker = {plaats for naam, plaats in gemerkt.items() if status[naam] == "zeker"}
        keuzen = [keuze for keuze in rij.keuzen if keuze.status == "zeker"]
        past = any(rij.uitvoering in catalogus().past_bij[keuze.waarde] for keuze in keuzen)
        strijdig = any(rij.uitvoering in catalogus().past_niet_bij[keuze.waarde] for keuze in keuzen)
        alles_uit = all(status[naam] == "uitgesloten" for naam in gemerkt)
        assert not (past and strijdig)
        niet = "past_niet" if strijdig or "past_niet" in zeker else "past" if past and alles_uit else "onbekend"
        assert rij.oordeel == ("niet_belegd" if "niet_belegd" in zeker else niet)
        assert rij.verschil is {"onbekend": False if past else None, "past": False}.get(rij.oordeel, True)
        assert set(rij.omdat) <= {naam for naam, stand in status.items() if stand == "zeker"}
        assert bool(rij.omdat) is (rij.oordeel != "onbekend")
        assert bool(rij.nog_open) is (rij.oordeel == "onbekend" and past)
        assert all(status[naam] == "open" for naam in rij.nog_open)


@given(ZADEN, KANSEN)
@voorbeelden(60)
def test_meer_feiten_nemen_een_oordeel_niet_terug(referentie: Adviseur, rng: Random, kans: float) -> None:
    """That nobody does the work is the more precise form of a place that does not fit."""
    feiten = maak_feiten(rng, kans)
    minder = {naam: waarde for naam, waarde in feiten.items() if naam == "aantal_gemeenten" or rng.random() < 0.6}
    eerst, later = antwoord_op(referentie, minder), antwoord_op(referentie, feiten)
    for proces, rij in eerst.processen.items():
        nu = later.processen[proces].oordeel
        verder = rij.oordeel == "onbekend" or (rij.oordeel, nu) == ("past_niet", "niet_belegd")
        assert verder or nu == rij.oordeel, proces


@given(ZADEN, KANSEN)
@voorbeelden(40)
def test_de_feiten_die_er_staan_geven_alleen_al_het_oordeel(referentie: Adviseur, rng: Random, kans: float) -> None:
    antwoord = antwoord_op(referentie, maak_feiten(rng, kans))
    for proces, rij in antwoord.processen.items():
        assert bool(rij.waarom) is (rij.oordeel != "onbekend")
        nodig = {stap.sleutel for stap in rij.waarom}
        geheugen = werkgeheugen(Samenwerkingsverband.model_validate(plain(antwoord.feiten)))
        alleen = {sleutel: waarde for sleutel, waarde in geheugen.items() if sleutel in nodig}
        assert referentie.antwoord("Proef", alleen).processen[proces].oordeel == rij.oordeel


def test_een_plaats_die_past_zegt_welke_feiten_dat_laten_zien(referentie: Adviseur) -> None:
    rij = rij_van(referentie, GOED)
    assert rij.oordeel == "past"
    assert {stap.feit for stap in rij.waarom} >= {f"uitvoering.{TB}", f"eindverantwoordelijk.{TB}"}
    zin = next(redenen for proces, _, redenen in waarom_past(referentie.evalueer(GOED)) if proces.naam == rij.naam)
    assert zin == tuple(stap.tekst for stap in rij.waarom)


def rij_van(adviseur: Adviseur, feiten: dict[str, Any], proces: str = TB) -> ProcesOordeel:
    return adviseur.evalueer(feiten).processen[proces]


def test_een_plaats_past_als_elk_bezwaar_is_uitgesloten(referentie: Adviseur) -> None:
    rij = rij_van(referentie, GOED)
    assert (rij.oordeel, rij.verschil, rij.omdat, rij.nog_open) == ("past", False, ("mag_uitbesteden",), ())


def test_zolang_een_bezwaar_kan_gelden_past_een_plaats_nog_niet_zeker(referentie: Adviseur) -> None:
    rij = rij_van(referentie, {**GOED, "eindverantwoordelijk": {}})
    assert (rij.oordeel, rij.verschil, rij.nog_open) == ("onbekend", False, ("eindverantwoordelijk_wiz",))


@pytest.mark.parametrize(
    ("proces", "feiten", "oordeel", "reden"),
    [
        (TB, {**GOED, "eindverantwoordelijk": {TB: "ict_partner"}}, "past_niet", "eindverantwoordelijk_wiz"),
        (
            TB,
            {"eindverantwoordelijk": {TB: "gemeente"}, "karakter": "wij_samen"},
            "past_niet",
            "eindverantwoordelijk_wiz",
        ),
        (TB, {**GOED, "bedrijfskritisch": {TB: "ja"}}, "past_niet", "niet_uitbesteden"),
        (TB, {"uitvoering": {TB: "niet_belegd"}}, "niet_belegd", "proces_niet_belegd"),
        ("informatiebeleid", {"uitvoering": {"informatiebeleid": "derde"}}, "past_niet", "beleid_niet_uitbesteden"),
        (
            "functioneel_applicatiebeheer",
            {"uitvoering": {"functioneel_applicatiebeheer": "derde"}, "processen_uniform": "deels"},
            "past_niet",
            "fab_zonder_standaard",
        ),
    ],
)
def test_wat_tegen_de_plaats_spreekt_geeft_het_oordeel(
    referentie: Adviseur, proces: str, feiten: dict[str, Any], oordeel: str, reden: str
) -> None:
    rij = rij_van(referentie, feiten, proces)
    assert (rij.oordeel, rij.verschil) == (oordeel, True)
    assert reden in rij.omdat


def test_wat_elke_gemeente_zelf_doet_is_niet_uitbesteed(referentie: Adviseur) -> None:
    """The publication leaves the policy of the clients of Hoorn with each municipality, without objection (case 2)."""
    feiten = {"uitvoering": {"informatiebeleid": "per_gemeente"}, "karakter": "ik_voor_jou"}
    rij = rij_van(referentie, {**feiten, "voorspelbaar": {"informatiebeleid": "nee"}}, "informatiebeleid")
    assert [keuze.waarde for keuze in rij.keuzen if keuze.status == "zeker"] == ["zelf_doen_of_inbesteden"]
    assert (rij.oordeel, rij.verschil) == ("onbekend", None)


def _met_plaats(naam: str, plaats: Plaats) -> Regelbank:
    bank = regelbank()
    return replace(bank, regels=tuple(replace(r, plaats=plaats) if r.naam == naam else r for r in bank.regels))


@pytest.mark.parametrize(
    ("naam", "proces", "eis"),
    [
        ("eindverantwoordelijk_wiz", "informatiebeleid", {"past_zonder_bezwaar", "moet_geeft_een_oordeel"}),
        ("weeffout_toedeling", "informatiebeleid", {"past_zonder_bezwaar"}),
        ("beleidsvacuum", "", {"past_zonder_bezwaar"}),
    ],
)
def test_het_bewijs_vindt_een_regel_die_verzwijgt_wat_zij_voor_de_plaats_betekent(
    naam: str, proces: str, eis: set[str]
) -> None:
    from regels.bewijs.bevindingen import bevindingen
    from regels.bewijs.bewijzer import Bewijzer

    bank = _met_plaats(naam, "")
    klein = replace(bank, regels=tuple(r for r in bank.regels if r.over or r.voor_elk_proces))
    gevonden = [b for b in bevindingen(Bewijzer(klein), PLAATSEISEN) if b.soort == "strijdig_oordeel"]
    assert {b.namen for b in gevonden} == {((naam, proces),)}
    assert {b.eis.naam for b in gevonden if b.eis} == eis
    for bevinding in gevonden:
        assert bevinding.verwacht == ((bevinding.namen[0], True),)
        assert bevinding.eis
        assert bevinding.plekken == (next(r.plek for r in klein.regels if r.naam == naam), bevinding.eis.plek)
    assert f"Toch gaat hier '{naam}' op" in Bevindingzinnen(bank).tekst(gevonden[0])
    adviseur = Adviseur(klein, "referentie")
    for bevinding in gevonden:
        antwoord = adviseur.antwoord("", bevinding.getuige)
        assert naam in {regel for _, _, regel in tegenspraken(antwoord)}


def test_de_regelbank_voldoet_aan_de_eisen_over_plaatsen() -> None:
    bank = regelbank()
    klein = replace(
        bank, regels=tuple(r for r in bank.regels if r.over or r.voor_elk_proces or r.soort == "tegenspraak")
    )
    assert not [
        b for b in bewijs(Adviseur(klein, "referentie"), PLAATSEISEN).bevindingen if b.soort == "strijdig_oordeel"
    ]


@pytest.mark.parametrize(
    ("tekst", "deel"),
    [
        ("plaats: pas\n  nooit_naast: {soort: [risico]}", "Bedoelt u 'past'?"),
        ("plaats: past\n  nooit_naast: {soort: [risco]}", "Bedoelt u 'risico'?"),
        ("plaats: past\n  nooit_naast: {sterkte: [moeten]}", "Toegestaan"),
        ("plaats: past\n  nooit_naast: {plaats: [past]}", "'past' kan niet bij 'plaats'"),
        ("plaats: past\n  nooit_naast: {}", "minstens één 'plaats', 'soort' of 'sterkte'"),
        ("plaats: past", "mist 'nooit_naast'"),
        ("plaats: past\n  over: keuze\n  nooit_naast: {soort: [risico]}", "kent geen 'over'"),
    ],
)
def test_fout_in_een_eis_over_een_plaats(tekst: str, deel: str) -> None:
    with pytest.raises(InvoerFout) as vangst:
        lees_eisen(f"- eis: a\n  titel: t\n  {tekst}\n".encode(), "eisen.yaml")
    assert any(deel in melding.tekst and melding.plek for melding in vangst.value.meldingen), vangst.value


def test_een_andere_betekenis_voor_de_plaats_is_een_verschil_van_twee_regelbanken() -> None:
    from advies.beheer.regelverschil import regelverschil
    from advies.weergave.regelverschil import als_tekst

    oud = regelbank()
    klein = replace(oud, regels=tuple(r for r in oud.regels if r.naam == "beleid_niet_uitbesteden"))
    nieuw = replace(klein, regels=tuple(replace(r, plaats="") for r in klein.regels))
    uitkomst = regelverschil(Adviseur(klein, "referentie"), Adviseur(nieuw, "referentie"))
    (voorbeeld,) = uitkomst.voorbeelden
    assert (voorbeeld.verschil.wat, voorbeeld.was, voorbeeld.wordt) == ("andere_conclusie", "zeker", "zeker")
    assert "Conclusie: was plaats: past_niet over informatiebeleid, wordt geen." in als_tekst(uitkomst)
