"""Dates in a plan, its moments, and the file that gives them."""

from __future__ import annotations

import pytest

from advies import Adviseur, InvoerFout, Plan, Planning, maak_plan
from advies.plan.planning import ontleed_planning
from advies.weergave.planning import planningsjabloon
from kennisbank.meldingen import RegelFout
from kennisbank.momenten import lees_momenten, momenten
from kennisbank.stapvolgorde import lees_stapvolgorde, stapvolgorde
from tests.planproeven import VOORBEELD, dossier


def gepland(referentie: Adviseur, planning: str, vanaf: str = "") -> Plan:
    from datetime import date

    datums = ontleed_planning(planning.encode(), "p.yaml")
    datums = datums.met_begin(date.fromisoformat(vanaf)) if vanaf else datums
    return maak_plan(referentie, dossier(VOORBEELD)[0], datums)


def test_zonder_planning_heeft_niets_een_dag() -> None:
    plan = dossier(VOORBEELD)[1]
    assert not [stap for stap in plan.stappen if stap.begin or stap.klaar]
    assert not [moment for moment in plan.momenten if moment.eerste]


def test_datums_staan_bij_de_stap_van_hun_feit_en_veranderen_niets_anders(referentie: Adviseur) -> None:
    from dataclasses import replace

    plan = gepland(
        referentie, "stappen:\n  sla_inhoud: {begin: 2027-01-01, klaar: 2027-06-30}\n  ict_benadering:\n    klaar:\n"
    )
    kaal = dossier(VOORBEELD)[1]
    (met,) = [stap for stap in plan.stappen if stap.begin or stap.klaar]
    assert (met.sleutel, met.begin, met.klaar) == ("sla_inhoud", "2027-01-01", "2027-06-30")
    assert [replace(stap, begin="", klaar="") for stap in plan.stappen] == list(kaal.stappen)


def test_een_stap_van_twee_feiten_krijgt_de_dag_van_elk_van_beide(referentie: Adviseur) -> None:
    plan = gepland(referentie, "stappen: {medewerkers_vroeg_betrokken: {klaar: 2027-06-30}}")
    assert [stap.sleutel for stap in plan.stappen if stap.klaar] == ["ict_ers_vroeg_betrokken"]


def test_wie_eerder_klaar_is_dan_waar_hij_op_wacht_wordt_gewaarschuwd(referentie: Adviseur) -> None:
    plan = gepland(
        referentie,
        "stappen: {consequenties_geanalyseerd: {klaar: 2027-03-31}, migratie_moment: {klaar: 2027-03-01}}",
    )
    nummers = {stap.sleutel: stap.nummer for stap in plan.stappen}
    (botsing,) = plan.botsingen
    assert (botsing.stap, botsing.wacht_op) == (nummers["migratie_moment"], nummers["consequenties_geanalyseerd"])
    gelijk = "stappen: {consequenties_geanalyseerd: {klaar: 2027-03-31}, migratie_moment: {klaar: 2027-03-31}}"
    assert not gepland(referentie, gelijk).botsingen


def test_een_dag_zonder_stap_wordt_genoemd_en_een_van_een_gedane_stap_niet(referentie: Adviseur) -> None:
    plan = gepland(
        referentie, "stappen: {eigen_website: {klaar: 2027-03-31}, uitvoering.technisch_beheer: {klaar: 2026-01-31}}"
    )
    assert plan.niet_in_plan == ("eigen_website",)
    assert [deel.klaar for deel in plan.gedaan if deel.sleutel == "uitvoering.technisch_beheer"] == ["2026-01-31"]


def test_de_publicatie_geeft_alleen_de_bestuursagenda_een_aantal(referentie: Adviseur) -> None:
    plan = gepland(referentie, "", "2027-02-01")
    met = {deel.moment: (deel.per_jaar, deel.om_de_maanden) for deel in plan.momenten if deel.eerste}
    assert met == {"ict_op_agenda": (2, 6)}
    assert {deel.eerste for deel in plan.momenten if deel.eerste} == {"2027-02-01"}


def test_wat_u_zelf_kiest_gaat_voor(referentie: Adviseur) -> None:
    plan = gepland(
        referentie,
        "momenten: {ict_op_agenda: {eerste: 2027-05-01, om_de_maanden: 3}, audit: {om_de_maanden: 24}}",
        "2027-02-01",
    )
    momenten_ = {deel.moment: (deel.eerste, deel.om_de_maanden) for deel in plan.momenten if deel.eerste}
    assert momenten_ == {"ict_op_agenda": ("2027-05-01", 3), "audit": ("2027-02-01", 24)}


def test_het_feit_zegt_of_een_moment_al_gebeurt(referentie: Adviseur) -> None:
    for waarde, staat in ("regelmatig", "gebeurt"), ("zelden", "gebeurt_niet"), (None, "onbekend"):
        feiten = {} if waarde is None else {"ict_op_bestuursagenda": waarde}
        plan = maak_plan(referentie, referentie.evaluatie(feiten))
        assert {deel.staat for deel in plan.momenten if deel.moment == "ict_op_agenda"} == {staat}


def test_het_sjabloon_leest_terug_als_dezelfde_planning(referentie: Adviseur) -> None:
    planning = (
        "stappen:\n  sla_inhoud: {begin: 2027-01-01, klaar: 2027-06-30}\n  uitvoering.technisch_beheer: {klaar: 2026-01-31}\n"
        "momenten:\n  audit: {eerste: 2027-09-01, om_de_maanden: 12}\n"
    )
    plan = gepland(referentie, planning)
    assert gepland(referentie, planningsjabloon(plan)) == plan
    assert gepland(referentie, planningsjabloon(gepland(referentie, ""))) == gepland(referentie, "")
    assert ontleed_planning(b"", "p.yaml") == Planning()


@pytest.mark.parametrize(
    ("inhoud", "plek", "woord"),
    [
        ("stappen: {sla_inhoudd: {}}", "p.yaml:1:11", "sla_inhoud"),
        ("stappen: {uitvoering: {}}", "p.yaml:1:11", "uitvoering.informatiebeleid"),
        ("stappen: {uitvoering.beheer: {}}", "p.yaml:1:11", "ict-proces"),
        ("stappen: {fase.technisch_beheer: {}}", "p.yaml:1:11", "geldt niet per ict-proces"),
        ("stappen: {fase: {klaar: 2027-02-30}}", "p.yaml:1:25", "geen datum"),
        ("stappen: {fase: {klaar: 1-2-2027}}", "p.yaml:1:25", "geen datum"),
        ("stappen: {fase: {begin: 2027-02-02, klaar: 2027-02-01}}", "p.yaml:1:44", "eerder"),
        ("stappen: {fase: {eind: 2027-02-01}}", "p.yaml:1:18", "eind"),
        ("stappen: {fase: 2027-02-01}", "p.yaml:1:17", "naam: waarde"),
        ("stappen: [fase]", "p.yaml:1:10", "lijst"),
        ("momenten: {audits: {}}", "p.yaml:1:12", "audit"),
        ("momenten: {audit: {om_de_maanden: 0}}", "p.yaml:1:35", "1 tot 120"),
        ("momenten: {audit: {om_de_maanden: 121}}", "p.yaml:1:35", "1 tot 120"),
        ("momenten: {audit: {om_de_maanden: jaar}}", "p.yaml:1:35", "1 tot 120"),
        ("datums: {}", "p.yaml:1:1", "stappen, momenten"),
        ("- a", "p.yaml:1:1", "lijst"),
    ],
)
def test_een_verkeerde_planning_wordt_met_haar_plek_gezegd(inhoud: str, plek: str, woord: str) -> None:
    with pytest.raises(InvoerFout) as fout:
        ontleed_planning(inhoud.encode(), "p.yaml")
    (melding,) = fout.value.meldingen
    assert str(melding).startswith(plek)
    assert woord in str(melding)
    assert melding.code == "planning"


def test_elk_moment_noemt_een_feit_dat_kan(referentie: Adviseur) -> None:
    assert [deel.moment for deel in momenten() if deel.per_jaar] == ["ict_op_agenda"]
    for deel in momenten():
        assert deel.bron
        assert set(deel.bij) <= set(referentie.bank.vocabulaire.feiten[deel.feit].mag()) if deel.feit else not deel.bij


@pytest.mark.parametrize(
    ("regel", "woord"),
    [
        ("per_jaar: 5", "per_jaar"),
        ("feit: fase", "horen bij elkaar"),
        ("bij: [ja]", "bij"),
        ("feit: fases\n  bij: [ontwerp]", "fase"),
    ],
)
def test_een_verkeerd_moment_wordt_gezegd(regel: str, woord: str) -> None:
    heel = (
        f"- moment: m\n  titel: T\n  uitleg: U\n  wie: [bestuur]\n  fase: [ontwerp]\n  grond: tekst\n  {regel}\n"
        "  bron: [{aanbeveling: 5}]\n"
    )
    with pytest.raises(RegelFout, match=woord):
        lees_momenten(heel.encode(), "m.yaml")
    with pytest.raises(RegelFout, match="twee keer"):
        lees_momenten((heel.replace(f"  {regel}\n", "") * 2).encode(), "m.yaml")


def test_een_kring_in_de_volgorde_wordt_gezegd() -> None:
    een = "- {eerst: fase, daarna: [sla_inhoud], grond: tekst, bron: [{aanbeveling: 7}]}\n"
    om = "- {eerst: sla_inhoud, daarna: [fase], grond: tekst, bron: [{aanbeveling: 7}]}\n"
    assert len(lees_stapvolgorde(een.encode(), "v.yaml")) == 1
    with pytest.raises(RegelFout, match="voor zichzelf"):
        lees_stapvolgorde((een + om).encode(), "v.yaml")


def test_de_volgorde_noemt_feiten_met_een_opdracht(referentie: Adviseur) -> None:
    feiten = referentie.bank.vocabulaire.feiten
    assert all(feiten[naam].opdracht for deel in stapvolgorde() for naam in (deel.eerst, *deel.daarna))
