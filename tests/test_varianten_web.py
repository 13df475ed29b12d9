"""Variants in the pages: what is gained and lost, side by side; the least change, which ends in time."""

from __future__ import annotations

from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from advies import Adviseur, Feitenbestand, InvoerFout, RegelSleutel, kleinste_wijzigingen, ontleed_feiten, verschil
from advies.antwoord import is_bevinding
from advies.casussen import dossiers
from advies.evalueer import adviseur
from advies.uitleg.balans import balans, stand
from advies.uitleg.wijziging import ZoekenGestopt
from advies.web import handelingen
from advies.web.dienst import maak_dienst
from advies.web.instellingen import Instellingen
from advies.web.paginas.dossier import Variant
from advies.web.paginas.variantenlijst import leesbare, maak_variantblad, met_zetten, nieuwe_naam, vergelijk_varianten
from advies.web.paginas.zoekwijziging import klok
from advies.woorden.processen import titel_met_proces
from kennisbank.bestanden import lees_data
from tests.bouwers import ZADEN, voorbeelden
from tests.test_uitleg import kloppend


@given(ZADEN, st.sampled_from([0.1, 0.6]))
@voorbeelden(20)
def test_winst_en_verlies_is_wat_zeker_wordt_of_niet_meer_is(referentie: Adviseur, rng: object, kans: float) -> None:
    voor, na = (kloppend(referentie, rng, kans) for _ in range(2))  # type: ignore[arg-type]
    uit = balans(voor, na)
    heel = verschil(referentie.stel_op(voor, alles=True), referentie.stel_op(na, alles=True))
    zeker = {(d.regel, str(d.over), d.titel) for d in heel.overgangen if d.wordt == "zeker"}
    weg = {(d.regel, str(d.over)) for d in heel.overgangen if d.was == "zeker"}
    alle = (*uit.gewonnen, *uit.verloren, *uit.anders)
    assert {(d.regel, str(d.over), d.titel) for d in alle if d.wordt == "zeker"} == zeker
    assert {(d.regel, str(d.over)) for d in alle if d.was == "zeker"} == weg
    for deel in uit.gewonnen:
        assert is_bevinding(deel.soort, deel.sterkte) == (deel.was == "zeker")
    for deel in uit.verloren:
        assert is_bevinding(deel.soort, deel.sterkte) == (deel.wordt == "zeker")
    assert uit.aanbevelingen == heel.aanbevelingen
    for delen in (uit.gewonnen, uit.verloren):
        moet = [deel.sterkte == "moet" for deel in delen]
        assert moet == sorted(moet, reverse=True)


def test_de_stand_telt_wat_het_antwoord_telt(referentie: Adviseur) -> None:
    for naam, geheugen in dossiers().values():
        evaluatie = referentie.evaluatie_van(naam, geheugen)
        antwoord = referentie.stel_op(evaluatie)
        uit = stand(evaluatie)
        assert uit.moet == sum(advies.is_bevinding for advies in antwoord.onvervuld())
        assert uit.aandacht == sum(deel.staat == "aandacht" for deel in antwoord.aanbevelingen)
        assert uit.bevindingen == sum(advies.is_bevinding for advies in antwoord.van_status("zeker"))


def test_vergelijken_zet_het_dossier_voorop(referentie: Adviseur) -> None:
    naam, geheugen = dossiers()["bollenstreek"]
    evaluatie = referentie.evaluatie_van(naam, geheugen)
    antwoord = referentie.stel_op(evaluatie)
    zet = antwoord.eerste_stappen[0]
    weg = zet.neemt_weg[0]
    wegneembaar = titel_met_proces(weg.titel, *weg.over.values())
    tekst = met_zetten(_tekst("bollenstreek"), [f"{deel.feit}={deel.waarde}" for deel in zet.zetten])
    (variant,) = leesbare([Variant("Plan", tekst)])
    na = referentie.evaluatie(_gelezen(variant.tekst))
    uit = vergelijk_varianten(evaluatie, [na])
    assert [rij.zeker for rij in uit.moet if rij.titel == wegneembaar] == [(True, False)]
    assert uit.standen[1].moet < uit.standen[0].moet
    assert [deel.feit for deel in uit.antwoorden] == [deel.feit for deel in zet.zetten]


def test_een_variant_bewaart_alles_wat_in_het_bestand_staat() -> None:
    tekst = "# van mij\nnaam: Proef\nvervangingsbudget: nee # nog vragen\n"
    assert met_zetten(tekst, ["vervangingsbudget=ja"]) == tekst.replace("nee", "ja")


@pytest.mark.parametrize(
    "zet",
    ["", "x=ja", "vervangingsbudget", "vervangingsbudget=misschien", "vervangingsbudget=ja\nnaam: x", "naam=x",
     "uitvoering=derde", "uitvoering.x=derde", "uitvoering.technisch_beheer=[derde, eigen]", "toelichting=ja"],
)  # fmt: skip
def test_wat_geen_antwoord_is_verandert_niets(zet: str) -> None:
    with pytest.raises(InvoerFout):
        met_zetten("naam: Proef\n", [zet])


def test_een_variant_die_niet_te_lezen_is_valt_weg() -> None:
    goed = Variant("goed", "naam: Proef\n")
    assert leesbare([goed, Variant("fout", "x: ja\n"), Variant("ook fout", "- [")]) == (goed,)


def test_een_nieuwe_variant_krijgt_een_eigen_naam() -> None:
    varianten = [Variant("Variant 1", ""), Variant("Variant 3", "")]
    assert nieuwe_naam(varianten, "Variant {nummer}") == "Variant 2"


def test_zoeken_stopt_als_dat_moet(referentie: Adviseur) -> None:
    naam, geheugen = dossiers()["bollenstreek"]
    evaluatie = referentie.evaluatie_van(naam, geheugen)
    sleutel = RegelSleutel(next(a.regel for a in referentie.stel_op(evaluatie).onvervuld() if not a.over))
    beurten = iter([True, True, False])
    with pytest.raises(ZoekenGestopt):
        kleinste_wijzigingen(referentie, evaluatie, sleutel, gewenst=False, mag_verder=lambda: next(beurten))
    altijd = count()
    heel = kleinste_wijzigingen(referentie, evaluatie, sleutel, gewenst=False, mag_verder=lambda: next(altijd) >= 0)
    assert heel
    assert next(altijd) > 2
    assert heel == kleinste_wijzigingen(referentie, evaluatie, sleutel, gewenst=False)


def test_de_klok_loopt_af() -> None:
    assert klok(60, lambda: True)()
    assert not klok(-1, lambda: True)()
    assert not klok(60, lambda: False)()


def test_de_api_geeft_het_zoeken_op_na_een_vaste_tijd(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handelingen, "SECONDEN_OM_TE_ZOEKEN", -1.0)
    inhoud = {"feiten": {"vervangingsbudget": "nee"}, "regel": "commerciele_partner", "gewenst": True}
    with TestClient(maak_dienst(Instellingen()), base_url="http://127.0.0.1") as klant:
        antwoord = klant.post("/v1/wijzigingen", json=inhoud)
        assert antwoord.status_code == 503
        assert antwoord.headers["Retry-After"]
        assert "zoeken" in antwoord.json()["detail"]


def _tekst(dossier: str) -> str:
    return lees_data(f"kennisbank/dossiers/{dossier}.yaml").decode()


def _gelezen(tekst: str) -> Feitenbestand:
    return ontleed_feiten(tekst.encode(), "variant")


def test_een_variant_zegt_wat_er_volgt_en_wat_is_veranderd() -> None:
    tekst = _tekst("barneveld_woudenberg")
    variant = Variant("V", met_zetten(tekst, ["opdrachtgeverschap_belegd=ja"]))
    basis, hier = (adviseur().evaluatie(ontleed_feiten(deel.encode(), "d")) for deel in (tekst, variant.tekst))
    antwoorden = maak_variantblad(variant, basis, hier).antwoorden
    assert [(deel.feit, deel.gevolgd) for deel in antwoorden] == [
        ("opdrachtgeverschap_belegd", False),
        ("sla_actief_gebruikt", True),
    ]
