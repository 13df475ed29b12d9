"""The answer is honest: unmet conditions stand with the risks, silence is no praise, and its limits are told."""

from __future__ import annotations

import json
from datetime import date
from io import StringIO

import pytest
from rich.console import Console

from advies import Adviseur, Samenwerkingsverband
from advies.antwoord import Antwoord
from advies.invoer import Feitenbestand, lees_feiten
from advies.raad.samenvatting import vat_samen
from advies.rapport.rapport import maak_rapport
from advies.rapport.schrijvers.markdown import schrijf
from advies.weergave.json import als_json
from advies.weergave.tekst import TekstWeergave
from kennisbank.grenzen import kennisgrenzen
from kennisbank.meldingen import InvoerFout
from kennisbank.vocabulaire import vocabulaire
from tests.rapporten import DOSSIERS

VOORWAARDE = Samenwerkingsverband(volgt_bovengemeentelijke_ontwikkelingen=False)
NIETS = Samenwerkingsverband()


def scherm(antwoord: Antwoord) -> str:
    """The answer as text, on one line, so that a sentence is found wherever it is broken."""
    uit = Console(file=StringIO(), width=110, color_system=None)
    TekstWeergave(antwoord, vat_samen(antwoord, vocabulaire().feiten), alles=False).toon(uit)
    assert isinstance(uit.file, StringIO)
    return " ".join(uit.file.getvalue().split())


def rapport(adviseur: Adviseur, feiten: Samenwerkingsverband) -> str:
    inhoud = schrijf(
        maak_rapport(adviseur.evalueer(feiten), Feitenbestand("f.yaml", feiten), date(2026, 1, 1), volledig=True)
    )
    return " ".join((inhoud if isinstance(inhoud, str) else inhoud.decode()).split())


def test_een_voorwaarde_die_moet_staat_bij_de_risicos(referentie: Adviseur) -> None:
    tekst = scherm(referentie.evalueer(VOORWAARDE))
    assert "1 onvervulde voorwaarde staat vast" in tekst
    begin, eind = tekst.index("Risico's, de sterkste eerst"), tekst.index("Wat verder te doen")
    assert "De plannen sluiten niet aan op ontwikkelingen boven de gemeente" in tekst[begin:eind]
    assert tekst.count("[bovengemeentelijk_aanhaken; moet]") == 1


def test_een_voorwaarde_die_moet_telt_mee_in_het_rapport(referentie: Adviseur) -> None:
    tekst = rapport(referentie, VOORWAARDE)
    assert "Aan één voorwaarde die moet, is niet voldaan." in tekst
    assert "Er volgt geen risico met zekerheid" not in tekst


def test_geen_risico_is_geen_compliment(referentie: Adviseur) -> None:
    assert "Dat betekent niet dat alles in orde is" in scherm(referentie.evalueer(NIETS))
    assert "Dat betekent niet dat alles in orde is: er kunnen risico's openstaan" in rapport(referentie, NIETS)


def test_met_een_risico_staat_er_niet_dat_er_geen_is(referentie: Adviseur) -> None:
    assert "Dat betekent niet dat alles in orde is" not in scherm(
        referentie.evalueer(Samenwerkingsverband(vervangingsbudget=False))
    )


def test_elk_antwoord_noemt_zijn_grenzen(referentie: Adviseur) -> None:
    antwoord = referentie.evalueer(NIETS)
    tekst = scherm(antwoord)
    for grens in kennisgrenzen():
        assert f"{grens.titel}. {grens.tekst} {grens.elders}" in tekst
    assert [grens["grens"] for grens in json.loads(als_json([antwoord]))["grenzen"]] == [
        grens.grens for grens in kennisgrenzen()
    ]


@pytest.mark.parametrize("woord", ["zes", "Wgr", "AVG", "BIO", "Archiefwet", "aanbesteden", "cloud", "uittreden"])
def test_de_grenzen_noemen_wat_de_publicatie_niet_kent(woord: str) -> None:
    assert woord in " ".join(f"{grens.titel} {grens.tekst}" for grens in kennisgrenzen())


def test_het_rapport_noemt_de_grenzen(referentie: Adviseur) -> None:
    tekst = rapport(referentie, NIETS)
    for grens in kennisgrenzen():
        assert grens.tekst in tekst


def test_een_besparing_die_niemand_kan_meten_staat_voor_de_start_bij_de_risicos(referentie: Adviseur) -> None:
    feiten = {"doelen": ["kostenreductie"], "fase": "ontwerp", "effecten_meetbaar": "nee"}
    (risico,) = [advies for advies in referentie.evalueer(feiten).risicos() if advies.regel == "besparing_niet_hard"]
    assert risico.tijd == "nu"
    (argument,) = [advies for advies in referentie.evalueer(feiten).adviezen if advies.regel == "arg_kosten"]
    assert "geen voorspelling" in argument.kanttekening
    assert "niet uit te rekenen" in argument.kanttekening


def test_wie_wil_besparen_wordt_gevraagd_of_iemand_meet(referentie: Adviseur) -> None:
    antwoord = referentie.evalueer({"doelen": ["kostenreductie"], "fase": "ontwerp"})
    (risico,) = [advies for advies in antwoord.van_status("open") if advies.regel == "besparing_niet_hard"]
    assert risico.beslissend == (("effecten_meetbaar",),)


def test_wie_de_beginstand_heeft_en_meet_heeft_geen_zachte_besparing(referentie: Adviseur) -> None:
    feiten = {"doelen": ["kostenreductie"], "fase": "ontwerp", "effecten_meetbaar": "ja"}
    assert "besparing_niet_hard" not in [advies.regel for advies in referentie.evalueer(feiten).adviezen]


def test_na_de_start_geldt_wat_er_van_de_besparing_te_zien_is(referentie: Adviseur) -> None:
    feiten = {"doelen": ["kostenreductie"], "fase": "exploitatie", "effecten_meetbaar": "nee"}
    nu = {advies.regel: advies.tijd for advies in referentie.evalueer(feiten).van_status("zeker")}
    assert nu["effecten_onzichtbaar"] == "nu"
    assert "besparing_niet_hard" not in nu


def test_elk_argument_heet_een_argument(referentie: Adviseur) -> None:
    argumenten = [r for r in referentie.bank.regels if r.naam.startswith("arg_")]
    assert argumenten
    for regel in argumenten:
        assert regel.titel.endswith(" (argument)")
        assert "geen voorspelling" in regel.kanttekening
        assert any(bron.soort in ("casus", "hoofdstuk", "praktijkvoorbeeld") for bron in regel.bron)


@pytest.mark.parametrize("feit", ["vertrouwen_hoog", "kosten_prestaties_naar_verwachting"])
def test_wie_geen_vertrouwen_heeft_of_een_dienst_die_tegenvalt_wordt_niet_geraden_verder_te_gaan(
    referentie: Adviseur, feit: str
) -> None:
    ja = {
        "vertrouwen_hoog": True,
        "kosten_prestaties_naar_verwachting": True,
        "onderdelen_gebundeld": ["ict_processen"],
    }
    assert referentie.evalueer(ja).zeker("ict_vliegwiel")
    uitgesloten = {
        advies.regel for advies in referentie.evalueer({**ja, feit: False}, alles=True).van_status("uitgesloten")
    }
    assert "ict_vliegwiel" in uitgesloten


def test_zonder_een_beleid_is_een_isd_twijfelachtig_en_niet_uitgesloten(referentie: Adviseur) -> None:
    feiten = {
        "bereid_een_beleid": False,
        "karakter": "wij_samen",
        "aantal_gemeenten": 4,
        "doelen": ["kostenreductie"],
        "onderdelen_gebundeld": ["frontoffice"],
    }
    antwoord = referentie.evalueer(feiten)
    assert {"past_isd", "past_vorm_4"} <= {advies.regel for advies in antwoord.van_status("open")}
    assert antwoord.zeker("een_beleid_twijfel")


def test_ander_beleid_valt_maar_voor_een_deel_binnen_de_publicatie(referentie: Adviseur) -> None:
    feiten = {"tussen_gemeenten": True, "samenwerking_structureel": True, "alleen_ketenpartners": False}
    antwoord = referentie.evalueer({**feiten, "beleidsdomein": "ander"})
    assert [deel.waarde for deel in antwoord.reikwijdte if deel.status == "zeker"] == ["deels"]
    assert "Voor een deel." in scherm(antwoord)


def test_een_foute_grens_wordt_geweigerd() -> None:
    from kennisbank.grenzen import lees_kennisgrenzen

    with pytest.raises(InvoerFout, match="g:1:3: een grens mist 'elders'"):
        lees_kennisgrenzen(b"- {grens: a, titel: b, tekst: c, bron: [{aanbeveling: 1}]}\n", "g")


@pytest.mark.parametrize("naam", ["bollenstreek", "hoorn_waterland"])
def test_wie_zelf_een_casus_is_leest_dat_een_keer(naam: str, referentie: Adviseur) -> None:
    antwoord = referentie.evalueer(lees_feiten(str(DOSSIERS / f"{naam}.yaml")))
    assert antwoord.grenzen[0].grens == "zelf_een_casus"
    assert scherm(antwoord).count(antwoord.grenzen[0].tekst) == 1


def test_wie_geen_casus_is_leest_niet_dat_hij_er_een_is(referentie: Adviseur) -> None:
    namen = {grens.grens for grens in referentie.evalueer(Samenwerkingsverband(vervangingsbudget=False)).grenzen}
    assert "zelf_een_casus" not in namen
    assert namen == {grens.grens for grens in kennisgrenzen()}
