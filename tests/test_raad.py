"""Counsel as laws: what is for now, what is one cause, what to do first, and what is in order."""

from __future__ import annotations

import json
from dataclasses import replace
from io import StringIO
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from rich.console import Console

from advies import Adviseur, Antwoord, InvoerFout, Samenwerkingsverband, lees_feiten
from advies.antwoord import Bevinding
from advies.raad.in_orde import staat_van
from advies.raad.samenvatting import vat_samen
from advies.weergave.tekst import TekstWeergave
from advies.werkgeheugen import werkgeheugen
from kennisbank.catalogus import FASEN, catalogus
from kennisbank.vocabulaire import vocabulaire
from regels.lezen import regelbank
from regels.sleutels import GEMEENTEN, FeitSleutel
from regels.taal import Alle, FeitWaarde, Gelijk, Niet, Sterkte
from regels.tijd import tijd_van
from tests.bouwers import PROCESSEN, ZADEN, maak_feiten, maak_regel, voorbeelden
from tests.goede_verbanden import GOEDE_VERBANDEN

DOSSIERS = Path(__file__).parent.parent / "kennisbank" / "dossiers"
KANSEN = st.sampled_from([0.1, 0.4, 0.9])


def gegenereerd(referentie: Adviseur, rng: Random, kans: float) -> tuple[dict[FeitSleutel, FeitWaarde], Antwoord]:
    """The known facts and the answer of a generated partnership whose facts do not contradict each other."""
    geheugen = dict(werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, kans))))
    try:
        return geheugen, referentie.antwoord("Proef", geheugen, alles=True)
    except InvoerFout:
        assume(False)
        raise


def dossier(referentie: Adviseur, naam: str) -> Antwoord:
    """The answer about a case of the publication."""
    return referentie.evalueer(lees_feiten(str(DOSSIERS / f"{naam}.yaml")))


def namen(bevindingen: tuple[Bevinding, ...]) -> list[str]:
    return [bevinding.regel for bevinding in bevindingen]


# Time


@pytest.mark.parametrize(
    ("fasen", "nu", "tijd"),
    [
        (["orientatie", "ontwerp"], "exploitatie", "terugblik"),
        (["exploitatie"], "ontwerp", "straks"),
        (["ontwerp"], "ontwerp", "nu"),
        (["ontwerp", "exploitatie"], "realisatie", "nu"),
        (["exploitatie", "ontwerp"], "realisatie", "nu"),
        (["orientatie"], None, "nu"),
        ([], "realisatie", "nu"),
    ],
)
def test_een_advies_is_voor_nu_van_zijn_eerste_tot_zijn_laatste_fase(
    fasen: list[str], nu: str | None, tijd: str
) -> None:
    assert tijd_van(fasen, "moet", nu, FASEN) == tijd


def test_wat_alleen_een_naam_geeft_is_van_alle_tijden() -> None:
    sterkte: Sterkte = "definitie"
    assert tijd_van(["orientatie"], sterkte, "exploitatie", FASEN) == "nu"


@given(ZADEN, KANSEN)
@voorbeelden(15)
def test_geen_actie_van_een_fase_die_voorbij_is_staat_onder_nu(referentie: Adviseur, rng: Random, kans: float) -> None:
    geheugen, antwoord = gegenereerd(referentie, rng, kans)
    fase = geheugen.get(FeitSleutel("fase"))
    for advies in antwoord.adviezen:
        if advies.sterkte == "definitie" or fase is None:
            assert advies.tijd == "nu"
            continue
        eerder, later = FASEN[: FASEN.index(str(fase))], FASEN[FASEN.index(str(fase)) + 1 :]
        assert (advies.tijd == "terugblik") is all(deel in eerder for deel in advies.fase)
        assert (advies.tijd == "straks") is all(deel in later for deel in advies.fase)


@given(ZADEN, KANSEN)
@voorbeelden(8)
def test_zonder_fase_is_de_fase_de_eerste_vraag(referentie: Adviseur, rng: Random, kans: float) -> None:
    geheugen, _ = gegenereerd(referentie, rng, kans)
    geheugen.pop(FeitSleutel("fase"), None)
    assert referentie.antwoord("Proef", geheugen).vragen[0].feit == "fase"


# Causes


@given(ZADEN, KANSEN)
@voorbeelden(15)
def test_elke_zekere_bevinding_hoort_bij_precies_een_oorzaak(referentie: Adviseur, rng: Random, kans: float) -> None:
    _, antwoord = gegenereerd(referentie, rng, kans)
    verdeeld = [
        (deel.regel, deel.over, deel.titel, deel.sterkte, deel.tijd)
        for oorzaak in antwoord.oorzaken
        for deel in (oorzaak.leidend, *oorzaak.gevolgen)
    ]
    bevindingen = [
        (advies.regel, advies.over, advies.titel, advies.sterkte, advies.tijd)
        for advies in antwoord.adviezen
        if advies.status == "zeker" and advies.is_bevinding
    ]
    assert len(verdeeld) == len(set(verdeeld))
    assert set(verdeeld) == set(bevindingen)


@given(ZADEN, KANSEN)
@voorbeelden(15)
def test_de_feiten_van_een_oorzaak_dragen_elk_gevolg(referentie: Adviseur, rng: Random, kans: float) -> None:
    _, antwoord = gegenereerd(referentie, rng, kans)
    omdat = {(a.regel, a.over): {stap.feit for stap in a.omdat} for a in antwoord.adviezen}
    sterkten = ["moet", "zou_moeten", "waargenomen_vaker", "waargenomen_eens", "mag", "definitie"]
    for oorzaak in antwoord.oorzaken:
        feiten = {stap.feit for stap in oorzaak.feiten}
        assert feiten
        for deel in (oorzaak.leidend, *oorzaak.gevolgen):
            assert feiten <= omdat[deel.regel, deel.over]
            assert sterkten.index(oorzaak.sterkte) <= sterkten.index(deel.sterkte)
    volgorde = [sterkten.index(oorzaak.sterkte) for oorzaak in antwoord.oorzaken]
    assert volgorde == sorted(volgorde)


def test_informatiemanagement_dat_niemand_doet_is_een_oorzaak_met_gevolgen(referentie: Adviseur) -> None:
    antwoord = dossier(referentie, "bbs")
    (oorzaak,) = (
        oorzaak
        for oorzaak in antwoord.oorzaken
        if "uitvoering.informatiemanagement" in {stap.feit for stap in oorzaak.feiten}
    )
    assert [stap.waarde for stap in oorzaak.feiten] == ["niet_belegd"]
    assert oorzaak.leidend.regel == "proces_niet_belegd"
    assert set(namen(oorzaak.gevolgen)) == {
        "contractbewaking_ontbreekt",
        "infomanagement_eigen_capaciteit",
        "afdeling_van_gastgemeente",
        "inbesteding_alternatief",
    }
    assert oorzaak.sterkte == "moet"


def test_de_fase_de_doelen_en_de_partner_voegen_niets_samen(referentie: Adviseur) -> None:
    antwoord = referentie.evalueer(
        {
            "fase": "ontwerp",
            "plan_van_aanpak_realisatie": "nee",
            "doelen": ["kostenreductie"],
            "kostendaling_zichtbaar": "nee",
            "processen_uniform": "deels",
            "uitvoering": {"technisch_beheer": "derde"},
            "opdrachtgeverschap_belegd": "nee",
            "deskundigheid_behoeftestelling": "nee",
            "vervangingsbudget": "nee",
            "ict_op_bestuursagenda": "zelden",
        }
    )
    assert [namen(oorzaak.gevolgen) for oorzaak in antwoord.oorzaken] == [[]] * len(antwoord.oorzaken)
    assert len(antwoord.oorzaken) > 6


def test_wat_een_ander_gebrek_nodig_heeft_volgt_niet_uit_het_eerste(referentie: Adviseur) -> None:
    """That an agreement is not used does not follow from what is in it."""
    antwoord = referentie.evalueer(
        {
            "uitvoering": {"technisch_beheer": "derde"},
            "sla_inhoud": "alleen_technisch_of_procesbeschrijving",
            "sla_actief_gebruikt": "nee",
        }
    )
    oorzaken = {deel.leidend.regel: [stap.feit for stap in deel.feiten] for deel in antwoord.oorzaken}
    assert oorzaken["afspraken_kwant_kwal"] == ["sla_inhoud"]
    assert set(oorzaken["sla_papieren_tijger"]) == {"sla_inhoud", "sla_actief_gebruikt"}


def test_wat_er_nog_bij_nodig_is_maakt_een_gevolg_geen_eigen_oorzaak(referentie: Adviseur) -> None:
    antwoord = referentie.evalueer({"ict_benadering": "kosten", "doelen": ["kostenreductie"]})
    (oorzaak,) = (deel for deel in antwoord.oorzaken if deel.gevolgen)
    assert [stap.feit for stap in oorzaak.feiten] == ["ict_benadering"]
    assert oorzaak.leidend.regel == "hygiene_onvoldoende"
    assert namen(oorzaak.gevolgen) == ["kosten_drijfveer"]


# First steps


@given(ZADEN, st.sampled_from([0.2, 0.5, 0.9]))
@voorbeelden(12)
def test_een_eerste_stap_doet_in_beide_motoren_wat_er_staat(
    adviseur: Adviseur, referentie: Adviseur, rng: Random, kans: float
) -> None:
    geheugen, antwoord = gegenereerd(referentie, rng, kans)
    gewicht = {"moet": 5, "zou_moeten": 4}
    weegt = [n for n, deel in enumerate(referentie.maskers.gevallen.regels) if deel.regel.sterkte in gewicht]
    regels = [deel.sleutel for deel in referentie.maskers.gevallen.regels]
    bevinding = {deel.sleutel for deel in referentie.maskers.gevallen.regels if _is_bevinding(deel.regel)}
    nummer = {(advies.regel, advies.over): advies for advies in antwoord.adviezen}
    assert len(antwoord.eerste_stappen) <= 5
    voor = adviseur.beoordeel(geheugen)
    for stap in antwoord.eerste_stappen:
        geheugen |= {FeitSleutel.lees(zet.feit): _waarde(zet.feit, zet.waarde) for zet in stap.zetten}
        na = adviseur.beoordeel(geheugen)
        status = dict(zip(regels, na.status, strict=True))
        for deel in stap.neemt_weg:
            assert nummer[deel.regel, deel.over].status == "zeker"
            assert deel.tijd == "nu"
            assert [
                w for s, w in status.items() if s.regel == deel.regel and s.proces in ("", *deel.over.values())
            ].count(False)
        erbij = [n for n in weegt if na.status[n] and not voor.status[n] and regels[n] in bevinding]
        assert sorted(namen(stap.brengt_mee)) == sorted(regels[n].regel for n in erbij)
        assert stap.gewicht == sum(gewicht[deel.sterkte] for deel in stap.neemt_weg) - sum(
            gewicht[deel.sterkte] for deel in stap.brengt_mee
        )
        assert stap.gewicht > 0
        voor = na


def _is_bevinding(regel: Any) -> bool:
    raad = regel.soort in ("voorwaarde", "advies", "migratie") and regel.sterkte != "definitie"
    return regel.soort == "risico" or regel.sterkte == "moet" or raad


def _waarde(sleutel: str, waarde: str) -> FeitWaarde:
    """The value of a fact as working memory has it, from how it stands in a facts file."""
    naam, proces = FeitSleutel.lees(sleutel)
    los: Any = json.loads(waarde) if waarde[0].isdigit() else waarde
    if waarde.startswith("["):
        los = waarde.strip("[]").split(", ") if waarde != "[]" else []
    feiten = Samenwerkingsverband.model_validate({naam: {proces: los} if proces else los})
    return werkgeheugen(feiten)[FeitSleutel(naam, proces)]


@given(ZADEN, st.sampled_from([0.5, 0.9]))
@voorbeelden(10)
def test_een_eerste_stap_verandert_alleen_waarover_het_verband_beslist(
    referentie: Adviseur, rng: Random, kans: float
) -> None:
    _, antwoord = gegenereerd(referentie, rng, kans)
    feiten = [zet.feit for stap in antwoord.eerste_stappen for zet in stap.zetten]
    assert len(feiten) == len(set(feiten))
    for feit in feiten:
        definitie = vocabulaire().feiten[feit.partition(".")[0]]
        assert definitie.stuurbaar
        assert not definitie.uitgangspunt


def test_wie_uitbesteedt_krijgt_niet_de_raad_daarmee_te_stoppen(referentie: Adviseur) -> None:
    antwoord = referentie.evalueer(
        {
            "uitvoering": {"technisch_beheer": "derde"},
            "opdrachtgeverschap_belegd": "nee",
            "deskundigheid_behoeftestelling": "nee",
            "sla_inhoud": "geen",
        }
    )
    assert [[zet.feit for zet in stap.zetten] for stap in antwoord.eerste_stappen] == [
        ["sla_inhoud"],
        ["opdrachtgeverschap_belegd"],
        ["deskundigheid_behoeftestelling"],
    ]
    assert [stap.gewicht for stap in antwoord.eerste_stappen] == [5, 5, 5]


def test_twee_feiten_zijn_samen_een_stap_als_een_niet_genoeg_is(referentie: Adviseur) -> None:
    antwoord = referentie.evalueer({"domein_overeengekomen": "nee", "contouren_vorm_gekozen": "nee"})
    (stap,) = antwoord.eerste_stappen
    assert {zet.feit: zet.waarde for zet in stap.zetten} == {
        "domein_overeengekomen": "ja",
        "contouren_vorm_gekozen": "ja",
    }
    assert namen(stap.neemt_weg) == ["eerst_domein_afspreken"]


def test_een_stap_die_een_ander_moet_zou_brengen_komt_na_wat_dat_wegneemt(referentie: Adviseur) -> None:
    """A management that is responsible needs a policy and a board that speaks of ict: first those, then the responsibility."""
    antwoord = referentie.evalueer(
        {
            "karakter": "wij_samen",
            "ict_verantwoordelijkheid_wiz_management": "nee",
            "ict_op_bestuursagenda": "zelden",
            "informatiebeleidsplan": "nee",
        }
    )
    assert [zet.feit for stap in antwoord.eerste_stappen for zet in stap.zetten] == [
        "informatiebeleidsplan",
        "ict_op_bestuursagenda",
        "ict_verantwoordelijkheid_wiz_management",
    ]
    assert all(stap.brengt_mee == () for stap in antwoord.eerste_stappen)


def test_een_nieuw_moet_in_de_plaats_van_een_ander_wordt_gezegd() -> None:
    geen_budget = Niet(Gelijk(FeitSleutel("vervangingsbudget"), "ja"))
    wel_budget = Alle((Gelijk(FeitSleutel("vervangingsbudget"), "ja"), Gelijk(FeitSleutel("toekomstvisie_ict"), "ja")))
    regels = (maak_regel("een", geen_budget), maak_regel("twee", geen_budget), maak_regel("nieuw", wel_budget))
    adviseur = Adviseur(replace(regelbank(), regels=regels, afgeleid=()))
    (stap,) = adviseur.evalueer({"vervangingsbudget": "nee", "toekomstvisie_ict": "ja"}).eerste_stappen
    assert namen(stap.neemt_weg) == ["een", "twee"]
    assert namen(stap.brengt_mee) == ["nieuw"]
    assert stap.gewicht == 5
    assert stap.wie == ("bestuur",)


@pytest.mark.parametrize("naam", ["bollenstreek", "bbs"])
def test_de_raad_hangt_niet_af_van_de_volgorde_van_de_feiten(naam: str, referentie: Adviseur) -> None:
    geheugen = werkgeheugen(lees_feiten(str(DOSSIERS / f"{naam}.yaml")).feiten)
    anders = dict(reversed(list(geheugen.items())))
    een, ander = (referentie.antwoord("Proef", deel) for deel in (geheugen, anders))
    assert een.oorzaken == ander.oorzaken
    assert een.eerste_stappen == ander.eerste_stappen
    assert een.aanbevelingen == ander.aanbevelingen


# In order


@pytest.mark.parametrize(
    ("statussen", "staat"),
    [
        (["uitgesloten", "open", "zeker"], "aandacht"),
        (["uitgesloten", "open"], "onbekend"),
        (["uitgesloten", "uitgesloten"], "in_orde"),
        ([], "onbekend"),
    ],
)
def test_de_kern_alleen_bepaalt_de_staat(statussen: list[Any], staat: str) -> None:
    assert staat_van(statussen) == staat


@pytest.mark.parametrize("naam", GOEDE_VERBANDEN)
def test_wie_alles_goed_beantwoordt_heeft_de_negen_aanbevelingen_in_orde(naam: str, referentie: Adviseur) -> None:
    verband = GOEDE_VERBANDEN[naam]
    antwoord = referentie.evalueer(verband)
    assert {deel.nummer: deel.staat for deel in antwoord.aanbevelingen} == dict.fromkeys(range(1, 10), "in_orde")
    assert [advies.regel for advies in antwoord.van_status("zeker") if advies.soort == "risico"] == []
    assert [advies.regel for advies in antwoord.onvervuld()] == []
    assert all(deel.omdat and not deel.beslissend for deel in antwoord.aanbevelingen)


@pytest.mark.parametrize("naam", GOEDE_VERBANDEN)
def test_de_feiten_die_er_staan_laten_zien_dat_een_aanbeveling_in_orde_is(naam: str, referentie: Adviseur) -> None:
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate(GOEDE_VERBANDEN[naam]))
    for deel in referentie.antwoord(naam, geheugen).aanbevelingen:
        alleen = {stap.sleutel: geheugen[stap.sleutel] for stap in deel.omdat}
        zo = {d.nummer: d.staat for d in referentie.antwoord(naam, alleen).aanbevelingen}
        assert zo[deel.nummer] == "in_orde"


@pytest.mark.parametrize("naam", GOEDE_VERBANDEN)
def test_wat_beslissend_is_maakt_een_aanbeveling_in_orde(naam: str, referentie: Adviseur) -> None:
    """Whoever leaves out any one fact is told which facts are wanted; with those as they were the recommendation is in order."""
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate(GOEDE_VERBANDEN[naam]))
    for weg in {stap.sleutel for deel in referentie.antwoord(naam, geheugen).aanbevelingen for stap in deel.omdat}:
        zonder = {sleutel: waarde for sleutel, waarde in geheugen.items() if sleutel != weg}
        for deel in referentie.antwoord(naam, zonder).aanbevelingen:
            assert deel.staat in ("in_orde", "onbekend")
            assert bool(deel.beslissend) is (deel.staat == "onbekend")
            assert all(str(weg) == feit or FeitSleutel.lees(feit) not in geheugen for feit in deel.beslissend)
            terug = {weg: geheugen[weg]} if str(weg) in deel.beslissend else {}
            if terug:
                weer = referentie.antwoord(naam, {**zonder, **terug}).aanbevelingen[deel.nummer - 1]
                assert weer.staat == "in_orde"


def test_wat_het_meest_openhoudt_is_het_eerst_beslissend(referentie: Adviseur) -> None:
    """One answer about national projects excludes four rules of recommendation 4; the own capacity comes in two of 3."""
    aanbevelingen = referentie.evalueer({"tussen_gemeenten": "ja"}).aanbevelingen
    assert aanbevelingen[3].beslissend[0] == "wil_aansluiten_actuele_projecten"
    assert set(aanbevelingen[2].beslissend[:2]) == {"uitvoering.informatiebeleid", "uitvoering.informatiemanagement"}
    assert [len(deel.beslissend) for deel in aanbevelingen] == [5, 2, 5, 5, 3, 5, 5, 5, 3]


@given(ZADEN, KANSEN)
@voorbeelden(15)
def test_meer_vertellen_neemt_geen_zeker_advies_en_geen_staat_terug(
    referentie: Adviseur, rng: Random, kans: float
) -> None:
    geheugen, meer = gegenereerd(referentie, rng, kans)
    deel = {sleutel: waarde for sleutel, waarde in geheugen.items() if rng.random() < 0.6 or sleutel == GEMEENTEN}
    minder = referentie.antwoord("Proef", deel)
    zeker = {(advies.regel, advies.over) for advies in meer.van_status("zeker")}
    assert {(advies.regel, advies.over) for advies in minder.van_status("zeker")} <= zeker
    for voor, na in zip(minder.aanbevelingen, meer.aanbevelingen, strict=True):
        assert voor.staat in ("onbekend", na.staat)


def test_elke_aanbeveling_heeft_een_kern() -> None:
    gedragen = {nummer for regel in regelbank().regels for nummer in regel.draagt}
    assert gedragen == set(catalogus().aanbevelingen)
    assert all(set(regel.draagt) <= set(regel.aanbevelingen) for regel in regelbank().regels)


def test_alle_acht_processen_tellen_in_de_kern_van_aanbeveling_drie(referentie: Adviseur) -> None:
    feiten = GOEDE_VERBANDEN["dienst met een derde als partner"]
    for proces in PROCESSEN:
        zonder = {deel: waarde for deel, waarde in feiten["uitvoering"].items() if deel != proces}
        antwoord = referentie.evalueer({**feiten, "uitvoering": zonder})
        assert antwoord.aanbevelingen[2].staat == "onbekend"
        assert f"uitvoering.{proces}" in antwoord.aanbevelingen[2].beslissend


# On the screen


def _scherm(antwoord: Antwoord) -> str:
    uit = StringIO()
    TekstWeergave(antwoord, vat_samen(antwoord, vocabulaire().feiten), alles=False).toon(
        Console(file=uit, width=100, color_system=None)
    )
    return " ".join(uit.getvalue().split())


def test_het_scherm_noemt_waarvan_een_aanbeveling_afhangt_zoals_een_lezer_het_noemt(referentie: Adviseur) -> None:
    antwoord = dossier(referentie, "bbs")
    scherm = _scherm(antwoord)
    hangt_af = [feit for deel in antwoord.aanbevelingen for feit in deel.beslissend]
    assert hangt_af
    tabel = scherm[scherm.index("De negen aanbevelingen") : scherm.index("Wat we nog niet weten")]
    assert not [feit for feit in hangt_af if feit in tabel and "_" in feit]
    assert all(vraag.kort in tabel for vraag in antwoord.vragen if vraag.feit in hangt_af)


def test_het_scherm_zegt_dat_de_eerste_stappen_van_ons_zijn_en_wat_zij_doen(referentie: Adviseur) -> None:
    antwoord = dossier(referentie, "bbs")
    scherm = _scherm(antwoord)
    begin = scherm.index("Wat u het eerst kunt doen")
    stappen = scherm[begin : scherm.index("Risico's, de sterkste eerst")]
    assert "Keuze en volgorde: van ons." in stappen
    for stap in antwoord.eerste_stappen:
        assert stap.tekst[1:] in stappen
        assert all(deel.titel in stappen for deel in stap.neemt_weg)


def test_het_scherm_zet_bij_elkaar_wat_uit_dezelfde_feiten_komt(referentie: Adviseur) -> None:
    scherm = _scherm(dossier(referentie, "bbs"))
    assert "Eén oorzaak: Uitvoering (informatiemanagement): niet belegd (regel 53). Daaruit volgt: • " in scherm


def test_het_scherm_zet_wat_voorbij_is_apart(referentie: Adviseur) -> None:
    scherm = _scherm(dossier(referentie, "bollenstreek"))
    terug = scherm.index("Om op terug te kijken: dit hoorde bij een eerdere fase")
    assert scherm.index("[opdrachtgeverschap_nodig;") < terug < scherm.index("[garbage_in;")
    assert "Straks" not in scherm


def test_het_scherm_noemt_wat_nog_beslissend_is_voor_een_aanbeveling(referentie: Adviseur) -> None:
    scherm = _scherm(referentie.evalueer({"standpunt_uniformering": "ja"}))
    assert "nog onbekend, hangt af van: gelijkheid van de werkprocessen; komt na 1" in scherm
