"""The plan as laws: nothing before what it waits for, each step does what it says in both engines, nothing is left out or twice."""

from __future__ import annotations

import json
from functools import cache
from io import StringIO
from pathlib import Path
from random import Random

import pytest
import yaml
from click.testing import CliRunner, Result
from hypothesis import assume, given
from rich.console import Console

from advies import Adviseur, Evaluatie, InvoerFout, Plan, Planning, lees_feiten, maak_plan, uit_mapping
from advies.antwoord import Bevinding
from advies.cli import advies as opdracht
from advies.feitentekst import vul_in
from advies.invoer import ontleed_feiten
from advies.opdrachten.stelling import pas_toe
from advies.plan.model import Planstap, Reden, Weg
from advies.plan.planning import ontleed_planning
from advies.plan.volgorde import Plaats, beurten, op_volgorde, wachten
from advies.raad.opdrachten import WEEGT
from advies.weergave.plan import HOOGSTENS_REGELS, Planscherm
from advies.weergave.planning import planningsjabloon
from advies.weergave.scherm import Scherm
from advies.werkgeheugen import werkgeheugen
from kennisbank.catalogus import ACTOREN, FASEN, Aanbeveling, catalogus
from kennisbank.meldingen import RegelFout
from kennisbank.momenten import lees_momenten, momenten
from kennisbank.stapvolgorde import Voorrang, lees_stapvolgorde, stapvolgorde
from regels.sleutels import FeitSleutel, RegelSleutel
from tests.bouwers import ZADEN, maak_feiten, voorbeelden

WORTEL = Path(__file__).parent.parent
VOORBEELD = str(WORTEL / "docs" / "voorbeeld" / "drie_dijken.yaml")
DOSSIERS = sorted(str(pad) for pad in (WORTEL / "kennisbank" / "dossiers").glob("*.yaml") if "verwacht" not in pad.name)


@cache
def beide() -> Adviseur:
    return Adviseur()


@cache
def dossier(pad: str) -> tuple[Evaluatie, Plan]:
    evaluatie = beide().evaluatie(lees_feiten(pad))
    return evaluatie, maak_plan(beide(), evaluatie)


def gegenereerd(adviseur: Adviseur, rng: Random) -> tuple[Evaluatie, Plan]:
    """A generated partnership whose facts do not contradict each other, and its plan."""
    geheugen = werkgeheugen(uit_mapping(maak_feiten(rng, rng.choice((0.1, 0.3, 0.6, 0.9)))))
    try:
        evaluatie = adviseur.evaluatie_van("Proef", geheugen)
    except InvoerFout:
        assume(False)
        raise
    return evaluatie, maak_plan(adviseur, evaluatie)


def zetten(*stappen: Planstap) -> list[str]:
    """What one types to do steps: `feit=waarde`."""
    return [f"{zet.feit}={zet.waarde}" for stap in stappen for zet in stap.zetten]


class Nagespeeld:
    """The truth of rules after facts are changed, by all engines of an adviser; each change is evaluated once."""

    def __init__(self, adviseur: Adviseur, evaluatie: Evaluatie) -> None:
        self._adviseur, self._evaluatie = adviseur, evaluatie
        self._status: dict[frozenset[str], tuple[bool | None, ...]] = {}

    def __call__(self, stellingen: list[str], deel: Reden | Weg | Bevinding) -> bool | None:
        soort = frozenset(stellingen)
        if soort not in self._status:
            geheugen = pas_toe(self._evaluatie.geheugen, stellingen)
            self._status[soort] = self._adviseur.beoordeel(geheugen).status
        nummers = self._evaluatie.motor.nummers
        sleutel = RegelSleutel(deel.regel, deel.over.get("proces", ""))
        return self._status[soort][nummers.get(sleutel, nummers.get(RegelSleutel(deel.regel, ""), -1))]


# Order


def voorgangers(nummer: int) -> set[int]:
    """Every recommendation that comes before one, by the catalogue alone."""
    direct = catalogus().aanbevelingen[nummer].na if nummer else ()
    return {deel for voor in direct for deel in (voor, *voorgangers(voor))}


def controleer_volgorde(plan: Plan) -> None:
    fasen = ["", *FASEN]
    assert [stap.nummer for stap in plan.stappen] == list(range(1, len(plan.stappen) + 1))
    for stap in plan.stappen:
        eerder, later = plan.stappen[: stap.nummer - 1], plan.stappen[stap.nummer :]
        assert all(fasen.index(deel.fase) <= fasen.index(stap.fase) for deel in eerder)
        assert all(nummer < stap.nummer for nummer in (*stap.na, *stap.afgeleid_na))
        assert set(stap.afgeleid_na) <= set(stap.na)
        assert all(nummer > stap.nummer and stap.nummer in plan.stappen[nummer - 1].na for nummer in stap.ontgrendelt)
        voor = voorgangers(stap.aanbeveling)
        zelfde = [deel for deel in later if deel.fase == stap.fase]
        assert not [deel for deel in zelfde if deel.aanbeveling in voor], stap.tekst
        feiten = {FeitSleutel.lees(zet.feit).naam for zet in stap.zetten}
        for deel in zelfde:
            namen = {FeitSleutel.lees(zet.feit).naam for zet in deel.zetten}
            if deel.aanbeveling == stap.aanbeveling:
                assert not [r for r in stapvolgorde() if r.eerst in namen and not feiten.isdisjoint(r.daarna)]
        bereikt = bereikbaar(plan, stap.nummer)
        assert {deel.nummer for deel in eerder if deel.aanbeveling in voor} <= bereikt, "who waits says so"


def bereikbaar(plan: Plan, nummer: int) -> set[int]:
    direct = plan.stappen[nummer - 1].na
    return {deel for eerder in direct for deel in (eerder, *bereikbaar(plan, eerder))}


@pytest.mark.parametrize("pad", [*DOSSIERS, VOORBEELD], ids=lambda pad: Path(pad).stem)
def test_geen_stap_staat_voor_een_waarop_hij_wacht(pad: str) -> None:
    controleer_volgorde(dossier(pad)[1])


def test_een_verkeerde_volgorde_wordt_gezien() -> None:
    evaluatie, plan = dossier(VOORBEELD)
    from dataclasses import replace

    om = (*plan.stappen[:4], plan.stappen[6], *plan.stappen[4:6], *plan.stappen[7:])
    with pytest.raises(AssertionError):
        controleer_volgorde(replace(plan, stappen=tuple(replace(s, nummer=n) for n, s in enumerate(om, 1))))
    assert evaluatie.naam == plan.samenwerkingsverband


def test_de_aanbevelingen_hebben_een_beurt_na_wat_eerst_komt() -> None:
    beurt = beurten(catalogus().aanbevelingen)
    assert all(beurt[voor] < beurt[n] for n, deel in catalogus().aanbevelingen.items() for voor in deel.na)
    assert sorted(beurt.values()) == list(range(10))


def aanbeveling(nummer: int, na: tuple[int, ...], afgeleid: tuple[int, ...] = ()) -> Aanbeveling:
    return Aanbeveling(nummer, "", "", "", na, afgeleid, (), (), ())


def test_een_aanbeveling_zonder_stappen_geeft_haar_volgorde_door() -> None:
    drie = {1: aanbeveling(1, ()), 2: aanbeveling(2, (1,), (1,)), 3: aanbeveling(3, (2,))}
    een, drie_ = Plaats(0, 1, frozenset()), Plaats(0, 3, frozenset())
    assert [deel.na for deel in wachten([een, drie_], drie, ())] == [(), (1,)]
    assert wachten([een, drie_], drie, ())[1].afgeleid == (1,), "part of that way is ours"


def test_een_stap_wacht_niet_op_een_latere_fase() -> None:
    twee = {1: aanbeveling(1, ()), 2: aanbeveling(2, (1,))}
    plaatsen = [Plaats(0, 2, frozenset()), Plaats(1, 1, frozenset())]
    assert [deel.na for deel in wachten(plaatsen, twee, ())] == [(), ()]


def test_wat_van_ons_is_verbergt_niet_wat_de_publicatie_zegt() -> None:
    """3 waits for 1 by the text, and for 2 too; that 2 waits for 1 is ours, so that 1 is still named."""
    for afgeleid, na in ((), (2,)), ((1,), (1, 2)):
        drie = {1: aanbeveling(1, ()), 2: aanbeveling(2, (1,), afgeleid), 3: aanbeveling(3, (1, 2))}
        plaatsen = [Plaats(0, nummer, frozenset()) for nummer in (1, 2, 3)]
        assert wachten(plaatsen, drie, ())[2].na == na
        assert wachten(plaatsen, drie, ())[2].alle == (1, 2)


def test_binnen_een_aanbeveling_komt_eerst_wat_eerst_moet() -> None:
    voorrang = (Voorrang("b", ("a",), "tekst", ()),)
    plaatsen = [Plaats(0, 1, frozenset("a")), Plaats(0, 1, frozenset("b")), Plaats(0, 2, frozenset("c"))]
    assert op_volgorde(plaatsen, [(0,), (0,), (1,)], voorrang) == [1, 0, 2]
    assert op_volgorde(plaatsen, [(0,), (0,), (1,)], ()) == [0, 1, 2]


# What a step does


def controleer_stappen(adviseur: Adviseur, evaluatie: Evaluatie, plan: Plan) -> None:
    """Each claim of each step, by typing its changes and evaluating again."""
    status_na = Nagespeeld(adviseur, evaluatie)
    for stap in plan.stappen:
        eerder, tot_hier = plan.stappen[: stap.nummer - 1], plan.stappen[: stap.nummer]
        for deel in stap.omdat:
            assert deel.sterkte in WEEGT
            assert status_na(zetten(*tot_hier), deel) is False
            for ander in stap.ook_goed:
                anders = [z for z in zetten(stap) if not z.startswith(f"{ander.feit}=")]
                stellingen = [*zetten(*eerder), *anders, f"{ander.feit}={ander.waarde}"]
                assert status_na(stellingen, deel) is False
        for weg in stap.vervalt:
            assert status_na([], weg) is True
            samen = [plan.stappen[nummer - 1] for nummer in weg.samen_met]
            assert all(ander.nummer < stap.nummer for ander in samen)
            assert status_na(zetten(*samen, stap), weg) is False
            assert status_na(zetten(*eerder), weg) is not False
            for niet in samen:
                minder = [een for een in samen if een != niet]
                assert status_na(zetten(*minder, stap), weg) is not False
        for erbij in (*stap.brengt_mee, *stap.maakt_mogelijk):
            assert status_na(zetten(*eerder), erbij) is not True
            assert status_na(zetten(*tot_hier), erbij) is True
    for weg in (weg for stap in plan.stappen for weg in stap.vervalt):
        assert status_na(zetten(*plan.stappen), weg) is False, "it stays away to the end"
    controleer_wat_blijft(status_na, plan)


def controleer_wat_blijft(status_na: Nagespeeld, plan: Plan) -> None:
    """What stays does so; a step that does it takes it away in a later phase, and only when no other does that."""
    for punt in plan.aandacht:
        assert status_na(zetten(*plan.stappen), punt.reden) is not False
        dan = [f"fase={punt.vervalt_in}"] if punt.stappen else []
        nodig = [plan.stappen[nummer - 1] for nummer in punt.stappen]
        assert not nodig or status_na([*zetten(*nodig), *dan], punt.reden) is False
        for stap in nodig:
            assert status_na([*zetten(*(een for een in nodig if een != stap)), *dan], punt.reden) is not False
        later = FASEN[FASEN.index(plan.fase) + 1 :] if plan.fase and not nodig else ()
        for fase in later:
            alle, geen = ([*zetten(*stappen), f"fase={fase}"] for stappen in (plan.stappen, ()))
            assert status_na(alle, punt.reden) is not False or status_na(geen, punt.reden) is False


@pytest.mark.parametrize("pad", [*DOSSIERS, VOORBEELD], ids=lambda pad: Path(pad).stem)
def test_een_stap_doet_in_beide_motoren_wat_er_staat(pad: str) -> None:
    controleer_stappen(beide(), *dossier(pad))


@given(ZADEN)
@voorbeelden(5)
def test_ook_een_gegenereerde_stap_doet_in_beide_motoren_wat_er_staat(rng: Random) -> None:
    controleer_stappen(beide(), *gegenereerd(beide(), rng))


@given(ZADEN)
@voorbeelden(12)
def test_een_gegenereerd_plan_staat_op_volgorde_is_volledig_en_past_op_een_scherm(
    referentie: Adviseur, rng: Random
) -> None:
    evaluatie, plan = gegenereerd(referentie, rng)
    controleer_volgorde(plan)
    controleer_volledig(referentie, evaluatie, plan)
    for voor in (None, *ACTOREN):
        regels = scherm(plan, voor=voor).splitlines()
        assert len(regels) <= HOOGSTENS_REGELS
        assert max(map(len, regels)) <= 80


@pytest.mark.parametrize("pad", [*DOSSIERS, VOORBEELD], ids=lambda pad: Path(pad).stem)
def test_wat_weegt_in_een_dossier_staat_een_keer_in_het_plan(pad: str, referentie: Adviseur) -> None:
    controleer_volledig(referentie, *dossier(pad))


def controleer_volledig(adviseur: Adviseur, evaluatie: Evaluatie, plan: Plan) -> None:
    antwoord = adviseur.stel_op(evaluatie)
    weegt = [a for a in antwoord.van_status("zeker") if a.is_bevinding and a.sterkte in WEEGT]
    nu = {(a.regel, *a.over.values()) for a in weegt if a.tijd != "terugblik"}
    weg = [(w.regel, *w.over.values()) for stap in plan.stappen for w in stap.vervalt if w.sterkte in WEEGT]
    blijft = [(punt.reden.regel, *punt.reden.over.values()) for punt in plan.aandacht]
    assert len({*weg}) == len(weg)
    assert len({*blijft}) == len(blijft)
    assert set(weg).isdisjoint(blijft)
    toen = {(a.regel, *a.over.values()) for a in weegt if a.tijd == "terugblik"}
    assert nu <= {*weg, *blijft}
    assert {*weg, *blijft} <= nu | toen
    assert not {(r.regel, *r.over.values()) for stap in plan.stappen for r in stap.omdat} & toen, (
        "no order for the past"
    )
    assert toen == {(b.regel, *b.over.values()) for b in plan.terugblik}
    teksten = [stap.tekst for stap in plan.stappen]
    assert len(set(teksten)) == len(teksten)
    assert {stap.tekst for stap in antwoord.eerste_stappen} <= set(teksten), "the first screen says the same"
    feiten = [zet.feit for stap in plan.stappen for zet in stap.zetten]
    assert len(set(feiten)) == len(feiten)
    assert not set(feiten) & {deel.sleutel for deel in plan.gedaan}


def test_wat_een_onbekend_feit_openlaat_krijgt_er_een_feit_bij(referentie: Adviseur) -> None:
    plan = maak_plan(referentie, referentie.evaluatie({"ict_ers_vroeg_betrokken": "nee", "fase": "ontwerp"}))
    (stap,) = plan.stappen
    assert [(zet.feit, zet.van, zet.waarde) for zet in stap.zetten] == [
        ("ict_ers_vroeg_betrokken", "nee", "ja"),
        ("medewerkers_vroeg_betrokken", "onbekend", "ja"),
    ]


def test_een_andere_waarde_waarbij_de_stap_ook_klaar_is_staat_erbij(referentie: Adviseur) -> None:
    plan = maak_plan(referentie, referentie.evaluatie({"uitvoering": {"informatiebeleid": "niet_belegd"}}))
    (stap,) = plan.stappen
    assert [(zet.waarde, *(deel.waarde for deel in stap.ook_goed)) for zet in stap.zetten] == [
        ("eigen_beheer", "inbesteed")
    ]


def test_zonder_fase_is_alles_voor_nu(referentie: Adviseur) -> None:
    plan = maak_plan(referentie, referentie.evaluatie({"vervangingsbudget": "nee"}))
    assert {(plan.fase, stap.fase, stap.tijd) for stap in plan.stappen} == {("", "", "nu")}


def test_wat_straks_komt_staat_onder_zijn_fase(referentie: Adviseur) -> None:
    feiten = {
        "fase": "ontwerp",
        "vervangingsbudget": "nee",
        "uitvoering": {"technisch_beheer": "derde"},
        "prestatieregistratie": "nee",
    }
    plan = maak_plan(referentie, referentie.evaluatie(feiten))
    fasen = {stap.sleutel: (stap.fase, stap.tijd) for stap in plan.stappen}
    assert fasen["vervangingsbudget"] == ("ontwerp", "nu")
    assert fasen["prestatieregistratie"] == ("exploitatie", "straks")


def test_dezelfde_feiten_geven_hetzelfde_plan(referentie: Adviseur) -> None:
    evaluatie = dossier(VOORBEELD)[0]
    om = dict(reversed([*evaluatie.geheugen.items()]))
    assert maak_plan(referentie, Evaluatie.van(evaluatie.motor, om)).stappen == tuple(
        maak_plan(referentie, Evaluatie.van(evaluatie.motor, dict(evaluatie.geheugen))).stappen
    )


# Steps that are done


def test_wie_een_stap_doet_ziet_haar_als_gedaan(referentie: Adviseur) -> None:
    for pad in (VOORBEELD, *DOSSIERS[1:3]):
        evaluatie, plan = dossier(pad)
        for stap in plan.stappen:
            geheugen = pas_toe(evaluatie.geheugen, zetten(stap))
            na = maak_plan(referentie, referentie.evaluatie_van(evaluatie.naam, geheugen))
            gedaan = {deel.sleutel: deel for deel in na.gedaan}
            assert {zet.feit for zet in stap.zetten} & gedaan.keys(), stap.tekst
            assert {(r.regel, *r.over.values()) for r in stap.omdat} & {
                (b.regel, *b.over.values()) for deel in gedaan.values() for b in deel.houdt_weg
            }
            assert stap.tekst not in [deel.tekst for deel in na.stappen]


def test_gedaan_is_alleen_wat_iets_weghoudt(referentie: Adviseur) -> None:
    evaluatie, plan = dossier(VOORBEELD)
    for deel in plan.gedaan:
        assert deel.houdt_weg
        sleutel = FeitSleutel.lees(deel.sleutel)
        assert evaluatie.geheugen[sleutel] == deel.feit.waarde
        assert deel.feit.regel
        anders = [
            evaluatie.met({sleutel: waarde})
            for waarde in evaluatie.feiten[sleutel.naam].mag()
            if waarde != deel.feit.waarde
        ]
        for bevinding in deel.houdt_weg:
            nummers = evaluatie.motor.nummers
            nummer = nummers.get(
                RegelSleutel(bevinding.regel, bevinding.over.get("proces", "")),
                nummers.get(RegelSleutel(bevinding.regel, ""), -1),
            )
            assert evaluatie.status[nummer] is not True
            assert any(ander.status[nummer] for ander in anders)


# Dates


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


# Data


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


# Screen and command


def scherm(plan: Plan, breedte: int = 80, **opties: object) -> str:
    uit = Scherm(breedte)
    Planscherm(plan, "feiten.yaml", **opties).toon(uit)  # type: ignore[arg-type]
    return uit.file.getvalue()


def test_het_volledige_scherm_noemt_alles() -> None:
    plan = dossier(VOORBEELD)[1]
    tekst = " ".join(scherm(plan, volledig=True).split())
    genoemd = [
        *(deel for stap in plan.stappen for deel in (stap.tekst, *(r.regel for r in stap.omdat))),
        *(feit.tekst for stap in plan.stappen for r in stap.omdat for feit in r.feiten),
        *(bron for stap in plan.stappen for r in stap.omdat for bron in r.bron_tekst),
        *(w.titel for stap in plan.stappen for w in stap.vervalt),
        *(punt.tekst for punt in plan.aandacht if not punt.stappen),
        *(punt.reden.titel for punt in plan.aandacht),
        *(moment.uitleg for moment in plan.momenten),
        *(deel.tekst for deel in plan.gedaan),
    ]
    assert [deel for deel in genoemd if " ".join(deel.split()) not in tekst] == []


def test_wat_een_stap_al_doet_staat_niet_bij_wat_blijft_gelden() -> None:
    _, plan = dossier(str(WORTEL / "docs" / "voorbeeld" / "samenwerking" / "dossier.yaml"))
    (punt,) = [deel for deel in plan.aandacht if deel.reden.regel == "voor_start_voorkeur"]
    feiten = [zet.feit for nummer in punt.stappen for zet in plan.stappen[nummer - 1].zetten]
    assert (feiten, punt.vervalt_in) == (["werkwijze_uniform_voor_invoering", "migratie_moment"], "realisatie")
    heel = " ".join(scherm(plan, volledig=True).split())
    blijft, _, al = heel.partition("Staat al in een stap")
    assert punt.reden.titel in al
    assert punt.reden.titel not in blijft
    assert f"Stap {punt.stappen[0]} en {punt.stappen[1]} doen dit." in al
    assert all(deel.stappen == () for deel in plan.aandacht if deel != punt)


def test_een_rol_ziet_alleen_haar_stappen_met_hun_nummers() -> None:
    plan = dossier(VOORBEELD)[1]
    for rol in ACTOREN:
        tekst = scherm(plan, voor=rol)
        getoond = {
            int(deel.split(".")[0])
            for deel in tekst.splitlines()
            if deel[:4].strip().isdigit() or deel[2:4].strip(". ").isdigit()
        }
        assert getoond == {stap.nummer for stap in plan.stappen if rol in stap.wie}


def test_op_een_terminal_heeft_het_plan_kleur() -> None:
    console = Console(file=StringIO(), force_terminal=True, width=80, highlight=False)
    Planscherm(dossier(VOORBEELD)[1], "f.yaml").toon(console)
    assert isinstance(console.file, StringIO)
    assert "\x1b[1m" in console.file.getvalue()


def draai(*argumenten: str, invoer: str = "") -> Result:
    return CliRunner().invoke(opdracht, ["plan", *argumenten], input=invoer)


@pytest.fixture
def kopie(tmp_path: Path) -> Path:
    pad = tmp_path / "feiten.yaml"
    pad.write_text(Path(VOORBEELD).read_text(encoding="utf-8"), encoding="utf-8")
    return pad


def test_afvinken_zet_het_feit_en_laat_de_rest_staan(kopie: Path) -> None:
    oud = kopie.read_text(encoding="utf-8")
    uit = draai(str(kopie), "--gedaan", "1", "--gedaan", "uitvoering.informatiebeleid=inbesteed", "--formaat", "json")
    assert uit.exit_code == 0, uit.output
    waarden = {
        FeitSleutel("ict_ers_vroeg_betrokken"): "ja",
        FeitSleutel("medewerkers_vroeg_betrokken"): "ja",
        FeitSleutel("uitvoering", "informatiebeleid"): "inbesteed",
    }
    assert kopie.read_text(encoding="utf-8") == vul_in(oud, waarden)
    assert oud.splitlines()[0] == kopie.read_text(encoding="utf-8").splitlines()[0], "the comment is still there"
    plan = json.loads(uit.stdout)
    assert {zet["feit"] for stap in plan["stappen"] for zet in stap["zetten"]}.isdisjoint(map(str, waarden))
    assert {"uitvoering.informatiebeleid", "ict_ers_vroeg_betrokken"} <= {deel["sleutel"] for deel in plan["gedaan"]}
    assert uit.stderr.count("Afgevinkt") == 3


@pytest.mark.parametrize(
    ("stap", "woord"),
    [
        ("0", "geen stap '0'"),
        ("99", "1 tot en met 13"),
        ("sla_inhoudd", "sla_inhoud"),
        ("sla_inhoud=geen", "niet klaar"),
        ("sla_inhoud=", "niet klaar"),
        ("uitvoering.technisch_beheer", "al gedaan"),
    ],
)
def test_wat_geen_stap_is_wordt_niet_afgevinkt(kopie: Path, stap: str, woord: str) -> None:
    oud = kopie.read_bytes()
    uit = draai(str(kopie), "--gedaan", "2", "--gedaan", stap)
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert woord in uit.stderr
    assert kopie.read_bytes() == oud


def test_afvinken_kan_alleen_in_een_bestand_met_een_naam(tmp_path: Path) -> None:
    for feiten in ("-", str(tmp_path / "feiten.xlsx")):
        uit = draai(feiten, "--gedaan", "1", invoer="fase: ontwerp\n")
        assert uit.exit_code == 2
        assert "bij naam" in uit.stderr


def test_een_feitenbestand_met_byte_order_mark_houdt_het(kopie: Path) -> None:
    kopie.write_bytes(b"\xef\xbb\xbf" + kopie.read_bytes())
    assert draai(str(kopie), "--gedaan", "2").exit_code == 0
    assert kopie.read_bytes().startswith(b"\xef\xbb\xbf")
    assert ontleed_feiten(kopie.read_bytes(), "f").geheugen[FeitSleutel("consequenties_geanalyseerd")] == "ja"


def test_een_planning_maken_overschrijft_niets(kopie: Path, tmp_path: Path) -> None:
    doel = tmp_path / "planning.yaml"
    assert draai(str(kopie), "--maak-planning", str(doel)).exit_code == 0
    inhoud = yaml.safe_load(doel.read_text(encoding="utf-8"))
    assert inhoud["momenten"]["ict_op_agenda"]["om_de_maanden"] == 6
    nog_eens = draai(str(kopie), "--maak-planning", str(doel))
    assert nog_eens.exit_code == 2
    assert "bestaat al" in nog_eens.stderr
    assert draai(str(kopie), "--planning", str(doel)).exit_code == 0


@pytest.mark.parametrize(
    ("argumenten", "woord"),
    [
        (("--vanaf", "morgen"), "geen datum"),
        (("--vanaf", "20270101"), "geen datum"),
        (("--planning", "er-is-niets.yaml"), "er-is-niets.yaml"),
        (("--voor", "raad"), "'bestuur', 'management', 'ict', 'bestuurder', 'manager', 'ict_ers'"),
        (("-o", "plan.pdf", "--sjabloon", "huis.docx"), "--sjabloon is alleen voor een Word-document (.docx)."),
        (("-o", "plan.docx", "--sjabloon", "weg.docx"), "weg.docx: dit bestand bestaat niet"),
    ],
)
def test_een_verkeerde_optie_wordt_gezegd(argumenten: tuple[str, ...], woord: str) -> None:
    uit = draai(VOORBEELD, *argumenten)
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert woord in uit.stderr


def test_een_fout_is_in_json_ook_json() -> None:
    uit = draai("-", "--formaat", "json", invoer="fasen: ontwerp\n")
    assert uit.exit_code == 2
    assert json.loads(uit.stderr)


def test_buiten_de_publicatie_zegt_het_plan_dat() -> None:
    uit = draai("-", invoer="tussen_gemeenten: nee\nvervangingsbudget: nee\n")
    tekst = " ".join(uit.stdout.split())
    assert "alleen ter oriëntatie" in tekst
    assert tekst.count("gaat niet over deze samenwerking") == 1


def test_zonder_stappen_zegt_het_plan_dat() -> None:
    assert "volgt nu geen stap" in draai("-", invoer="naam: Leeg\n").stdout
