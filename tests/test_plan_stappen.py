"""The steps of a plan as laws: each does what it says in both engines, nothing is left out or twice."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given

from advies import Adviseur, Evaluatie, InvoerFout, Plan, maak_plan, uit_mapping
from advies.antwoord import Bevinding
from advies.opdrachten.stelling import pas_toe
from advies.plan.model import Planstap, Reden, Weg
from advies.raad.opdrachten import WEEGT
from advies.weergave.plan import HOOGSTENS_REGELS
from advies.werkgeheugen import werkgeheugen
from kennisbank.catalogus import ACTOREN, FASEN
from regels.sleutels import FeitSleutel, RegelSleutel
from tests.bouwers import ZADEN, maak_feiten, voorbeelden
from tests.planproeven import DOSSIERS, VOORBEELD, beide, controleer_volgorde, dossier, scherm


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
