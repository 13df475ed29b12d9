"""The questions after the advice against plain second definitions, that try everything and look nothing up."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from advies import Adviseur, Antwoord, InvoerFout, Samenwerkingsverband
from advies.evaluatie import Evaluatie
from advies.opdrachten.stelling import pas_toe
from advies.proefwaarden import andere_waarden
from advies.samenstelling.adviezen import zwaarte
from advies.uitleg.gesprek import Gesprek, Stand
from advies.uitleg.gevoeligheid import afstanden, steunpunten
from advies.uitleg.verklaring import Verklaarder
from advies.uitleg.wat_als import verschil
from advies.uitleg.wijziging import kleinste_wijzigingen
from advies.werkgeheugen import werkgeheugen
from kennisbank.feitsoorten import Keuze
from kennisbank.meldingen import Plek
from kennisbank.vocabulaire import vocabulaire
from regels.lezen import regelbank
from regels.logica import verwijzingen
from regels.sleutels import GEMEENTEN, FeitSleutel, RegelSleutel, feitsleutels
from regels.taal import (
    SCHAAL,
    AfgeleidFeit,
    Alle,
    EenVanDe,
    Gelijk,
    Niet,
    Vergelijk,
    Voorwaarde,
    Werkgeheugen,
)
from tests.bouwers import PROCESSEN, ZADEN, maak_feiten, maak_regel, op_sleutel, voorbeelden

STATUS = {True: "zeker", False: "uitgesloten", None: "open"}


def geheugen_van(rng: Random, kans: float) -> Werkgeheugen:
    return werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, kans)))


def antwoord_op(adviseur: Adviseur, geheugen: Werkgeheugen) -> Antwoord:
    try:
        return adviseur.antwoord("", geheugen, alles=True)
    except InvoerFout:
        assume(False)
        raise


@given(ZADEN)
@voorbeelden(8)
def test_verschil_noemt_precies_wat_van_status_verandert(referentie: Adviseur, rng: Random) -> None:
    voor, na = (antwoord_op(referentie, geheugen_van(rng, 0.3)) for _ in range(2))
    was = {(a.regel, a.over.get("proces", "")): a for a in voor.adviezen}
    wordt = {(a.regel, a.over.get("proces", "")): a for a in na.adviezen}
    gevonden = verschil(voor, na)
    anders = {sleutel for sleutel in was if was[sleutel].status != wordt[sleutel].status}
    assert {(d.regel, d.over.get("proces", "")) for d in gevonden.overgangen} == anders
    assert len(gevonden.overgangen) == len(anders)
    for deel in gevonden.overgangen:
        sleutel = (deel.regel, deel.over.get("proces", ""))
        assert (deel.was, deel.wordt) == (was[sleutel].status, wordt[sleutel].status)
        heette = was[sleutel] if was[sleutel].status == "zeker" else wordt[sleutel]
        assert (deel.titel, deel.soort, deel.grond) == (
            heette.titel,
            wordt[sleutel].soort,
            wordt[sleutel].grond,
        )
        assert deel.bron_tekst == wordt[sleutel].bron_tekst
    rang = ["zeker", "open", "uitgesloten"]
    volgorde = [(rang.index(d.wordt), rang.index(d.was), zwaarte(d.sterkte), d.regel) for d in gevonden.overgangen]
    assert volgorde == sorted(volgorde)
    staten = {deel.nummer: deel.staat for deel in voor.aanbevelingen}
    assert [(d.nummer, d.was, d.wordt) for d in gevonden.aanbevelingen] == [
        (deel.nummer, staten[deel.nummer], deel.staat) for deel in na.aanbevelingen if deel.staat != staten[deel.nummer]
    ]


@pytest.mark.parametrize("gewenst", [True, False])
@pytest.mark.parametrize("zaad", range(4))
@pytest.mark.parametrize("regel", ["pc_voorwaarden", "geen_vervangingsbudget", "sla_papieren_tijger"])
def test_een_wijziging_noemt_elk_neveneffect(adviseur: Adviseur, regel: str, zaad: int, gewenst: bool) -> None:
    """Each other advice that becomes certain or stops being so, and no other; first what leaves least that must be done, then the smallest with the fewest."""
    geheugen = geheugen_van(Random(zaad), 0.2)
    feiten = vocabulaire().feiten
    gevallen = adviseur.maskers.gevallen.regels
    nu = adviseur.maskers.beoordeel(geheugen).status
    evaluatie = Evaluatie.van(adviseur.maskers, geheugen)
    wijzigingen = kleinste_wijzigingen(adviseur, evaluatie, RegelSleutel(regel), gewenst=gewenst)
    for wijziging in wijzigingen:
        anders = pas_toe(geheugen, tuple(f"{zet.feit}={zet.waarde}" for zet in wijziging.zetten))
        na = adviseur.maskers.beoordeel(anders).status
        assert [(e.regel, e.proces, e.was, e.wordt) for e in wijziging.neveneffecten] == [
            (geval.regel.naam, geval.proces, STATUS[was], STATUS[wordt])
            for geval, was, wordt in zip(gevallen, nu, na, strict=True)
            if was is not wordt and True in (was, wordt) and geval.regel.naam != regel
        ]
        for zet in wijziging.zetten:
            feit = feiten[FeitSleutel.lees(zet.feit).naam]
            assert (zet.van == "onbekend") is (FeitSleutel.lees(zet.feit) not in geheugen)
            assert zet.van != zet.naar
            assert zet.kort.startswith(feit.kort)
            if isinstance(feit.soort, Keuze):
                assert zet.naar == next(deel.tekst for deel in feit.soort.waarden if deel.waarde == zet.waarde)
            assert zet.bron_tekst == tuple(bron.tekst for bron in feit.bron)
    maten = [(len(deel.moet_nog), len(deel.zetten), len(deel.neveneffecten)) for deel in wijzigingen]
    assert maten == sorted(maten)


@given(ZADEN, st.sampled_from([0.3, 0.8]))
@voorbeelden(6)
def test_een_steunpunt_is_elk_feit_dat_alleen_het_advies_ongedaan_maakt(
    referentie: Adviseur, rng: Random, kans: float
) -> None:
    """Every known fact is tried, also those that the rule does not read."""
    geheugen = geheugen_van(rng, kans)
    motor = referentie.maskers
    evaluatie = Evaluatie.van(motor, geheugen)
    status = evaluatie.status
    kan_weg: dict[int, set[FeitSleutel]] = {n: set() for n, waar in enumerate(status) if waar}
    for feit in geheugen.keys() - {GEMEENTEN}:
        for waarde in andere_waarden(evaluatie, feit):
            anders = motor.beoordeel({**geheugen, feit: waarde}).status
            for nummer, feiten in kan_weg.items():
                if not anders[nummer]:
                    feiten.add(feit)
    for sterkte in ("moet", "zou_moeten"):
        punten = {(p.regel, p.proces): p.feiten for p in steunpunten(evaluatie, sterkte)}
        verwacht = {
            tuple(motor.gevallen.regels[n].sleutel): set(map(str, feiten))
            for n, feiten in kan_weg.items()
            if motor.gevallen.regels[n].regel.sterkte == sterkte
        }
        assert {sleutel: set(feiten) for sleutel, feiten in punten.items()} == verwacht
        assert all(len(feiten) == len(set(feiten)) for feiten in punten.values())


def _vergelijkingen(voorwaarde: Voorwaarde) -> set[tuple[FeitSleutel, int]]:
    match voorwaarde:
        case Alle(delen) | EenVanDe(delen):
            return {paar for deel in delen for paar in _vergelijkingen(deel)}
        case Niet(deel):
            return _vergelijkingen(deel)
        case Vergelijk(feit, _, getal):
            return {(feit, getal)}
        case _:
            return set()


@given(ZADEN)
@voorbeelden(10)
def test_afstanden_zijn_die_tot_elke_grens_in_een_regel_de_dichtste_eerst(referentie: Adviseur, rng: Random) -> None:
    geheugen = geheugen_van(rng, 0.7)
    per_grens: dict[tuple[FeitSleutel, int], list[str]] = {}
    for regel in referentie.bank.regels:
        if regel.soort != "tegenspraak":
            for paar in _vergelijkingen(regel.als):
                per_grens.setdefault(paar, []).append(regel.naam)
    gevonden = afstanden(Evaluatie.van(referentie.maskers, geheugen))
    for feit, waarde in geheugen.items():
        deze = [deel for deel in gevonden if deel.feit == str(feit)]
        verwacht = {grens: regels for (naam, grens), regels in per_grens.items() if naam == feit}
        if not isinstance(waarde, int):
            assert deze == []
            continue
        assert sorted(deel.regels for deel in deze) == sorted(map(tuple, verwacht.values()))
        op_regels = {tuple(regels): grens for grens, regels in verwacht.items()}
        if len(op_regels) == len(verwacht):
            ver = [abs(waarde - op_regels[deel.regels]) for deel in deze]
            assert ver == sorted(ver)
            for deel, afstand in zip(deze, ver, strict=True):
                assert (deel.afstand == "0") is (afstand == 0)
                assert (deel.waarde == deel.grens) is (afstand == 0)


def test_de_afstand_van_een_getal_op_de_grens_is_nul(referentie: Adviseur) -> None:
    grens = next(
        deel
        for deel in afstanden(Evaluatie.van(referentie.maskers, {FeitSleutel("omvang_wiz_fte"): 30 * SCHAAL}))
        if deel.grens == "30 fte"
    )
    assert (grens.feit, grens.kort, grens.waarde, grens.afstand) == (
        "omvang_wiz_fte",
        vocabulaire().feiten["omvang_wiz_fte"].kort,
        "30 fte",
        "0",
    )


@given(ZADEN, st.sampled_from([0.05, 0.3]))
@example(Random(152316), 0.05)
@voorbeelden(6)
def test_gevraagd_wordt_alleen_wat_iets_kan_veranderen_en_niets_twee_keer(
    referentie: Adviseur, rng: Random, kans: float
) -> None:
    """A question on the screen is one of the answer, or one of the first screen; its theme is the one that was chosen."""
    geheugen = geheugen_van(rng, kans)
    vragen = antwoord_op(referentie, geheugen).vragen
    assume(len(vragen) > 8)
    gesprek = Gesprek(referentie)
    overgeslagen = frozenset(vraag.sleutel for vraag in rng.sample(vragen, len(vragen) // 2))
    stand = Stand("", geheugen, overgeslagen)
    moment = gesprek.moment(stand)
    if moment.buiten:
        assert moment.blad is None
        assert moment.taken == ()
        return
    for taak in moment.taken:
        moment = gesprek.moment(gesprek.kies(stand, taak))
        assert moment.blad is not None
        assert moment.blad.thema == taak.titel
    if moment.blad is not None:
        gevraagd = {vraag.sleutel for vraag in moment.blad.vragen}
        assert not gevraagd & (overgeslagen | geheugen.keys())
        assert len(gevraagd) == len(moment.blad.vragen)
        assert moment.blad.is_lijst or len({sleutel.naam for sleutel in gevraagd}) == 1
    alle = frozenset(
        s for feit in vocabulaire().feiten.values() for s in feitsleutels(feit.naam, feit.per_proces, PROCESSEN)
    )
    niets = gesprek.moment(Stand("", geheugen, alle))
    assert (niets.blad, niets.taken, niets.vast) == (None, (), True)


@given(ZADEN)
@example(Random(238))
@voorbeelden(4)
def test_waarom_een_vraag_noemt_elk_open_advies_dat_ervan_afhangt(referentie: Adviseur, rng: Random) -> None:
    gesprek = Gesprek(referentie)
    try:
        moment = gesprek.moment(Stand("", {**geheugen_van(rng, 0.2), FeitSleutel("tussen_gemeenten"): "ja"}))
    except InvoerFout:
        assume(False)  # drawn facts may contradict each other
        raise
    assume(moment.blad is not None)
    assert moment.blad is not None
    feiten = {vraag.feit for vraag in moment.blad.vragen}
    gevonden = gesprek.waarom(moment, moment.blad)
    open_ = moment.antwoord.van_status("open")
    verwacht = [advies for advies in open_ if any(not feiten.isdisjoint(deel) for deel in advies.beslissend)]
    assert {(a.regel, str(a.over)) for a in gevonden} == {(a.regel, str(a.over)) for a in verwacht}
    maten = [min(len(deel) for deel in a.beslissend if not feiten.isdisjoint(deel)) for a in gevonden]
    assert maten == sorted(maten)


def test_een_antwoord_terugnemen_kan_tot_het_begin(referentie: Adviseur) -> None:
    gesprek, begin = Gesprek(referentie), Stand("Proef", {})
    een = gesprek.geef(begin, {FeitSleutel("fase"): "2"})
    twee = gesprek.sla_over(een, [FeitSleutel("vervangingsbudget")])
    drie = gesprek.geef(twee, {FeitSleutel("sla_inhoud"): "onbekend"})
    assert (drie.eerder, twee.eerder, een.eerder, begin.eerder) == (twee, een, begin, None)
    assert drie.geheugen == twee.geheugen == een.geheugen == {FeitSleutel("fase"): "ontwerp"}
    assert drie.overgeslagen == {FeitSleutel("vervangingsbudget"), FeitSleutel("sla_inhoud")}
    assert {stand.naam for stand in (een, twee, drie)} == {"Proef"}


@pytest.mark.parametrize("nummer", range(1, 5))
def test_een_antwoord_met_een_nummer_is_dat_in_de_lijst(referentie: Adviseur, nummer: int) -> None:
    mag = vocabulaire().feiten["fase"].mag()
    gegeven = Gesprek(referentie).geef(Stand("", {}), {FeitSleutel("fase"): f" {nummer} "})
    assert gegeven.geheugen == {FeitSleutel("fase"): mag[nummer - 1]}
    for fout in ("0", str(len(mag) + 1)):
        with pytest.raises(InvoerFout):
            Gesprek(referentie).geef(Stand("", {}), {FeitSleutel("fase"): fout})


def test_steunt_op_volgt_afgeleide_feiten(referentie: Adviseur) -> None:
    """A rule that reads a derived fact can be changed through the facts below it."""
    geval = next(g for g in referentie.maskers.gevallen.regels if g.regel.naam == "afspraken_kwant_kwal")
    assert "uitbesteding_aanwezig" in {feit.naam for feit in verwijzingen(geval.regel.als)}
    geheugen = op_sleutel({"uitvoering.technisch_beheer": "derde", "sla_inhoud": "geen"})
    punt = next(
        deel
        for deel in steunpunten(Evaluatie.van(referentie.maskers, geheugen))
        if deel.regel == "afspraken_kwant_kwal"
    )
    assert set(punt.feiten) == {"uitvoering.technisch_beheer", "sla_inhoud"}


def test_van_twee_manieren_op_dezelfde_feiten_wordt_er_een_verteld() -> None:
    """At least ten and at least twenty are both true of thirty; the reason is told once."""
    fte = [Vergelijk(FeitSleutel("omvang_wiz_fte"), "minstens", getal * SCHAAL) for getal in (10, 20)]
    begrip = AfgeleidFeit("groot", False, "k", "j", "n", "tekst", (), EenVanDe(tuple(fte)), Plek("f", 1, 1))
    als = EenVanDe((*fte, Gelijk(FeitSleutel("groot"), "ja")))
    regels = (maak_regel("r", als), maak_regel("s", Gelijk(FeitSleutel("groot"), "ja")))
    adviseur = Adviseur(replace(regelbank(), regels=regels, afgeleid=(begrip,)), motor="referentie")
    verklaarder = Verklaarder(adviseur.evaluatie(Samenwerkingsverband(omvang_wiz_fte=30)))
    assert len(verklaarder.kort(RegelSleutel("r")).manieren) == 1
    assert len(verklaarder.verklaar(RegelSleutel("r")).manieren) == 3
    ((groot,),) = verklaarder.kort(RegelSleutel("s")).manieren
    assert len(groot.onder) == 1


def test_een_korte_verklaring_noemt_geen_voorwaarde_die_niets_beslist() -> None:
    """Of a rule that is excluded: what fails, not what holds or is not known."""
    delen = [
        Gelijk(FeitSleutel(naam), "ja") for naam in ("vervangingsbudget", "vertrouwen_hoog", "sla_actief_gebruikt")
    ]
    adviseur = Adviseur(replace(regelbank(), regels=(maak_regel("r", Alle(tuple(delen))),), afgeleid=()))
    uitleg = Verklaarder(adviseur.evaluatie({"vervangingsbudget": "ja", "vertrouwen_hoog": "nee"})).kort(
        RegelSleutel("r")
    )
    assert uitleg.status == "uitgesloten"
    assert [[feit.feit for feit in deel.gegeven] for (deel,) in uitleg.manieren] == [["vertrouwen_hoog"]]
    open_ = Verklaarder(adviseur.evaluatie({"vervangingsbudget": "ja"})).kort(RegelSleutel("r"))
    assert [[deel.onbekend for deel in manier] for manier in open_.manieren] == [
        [("vertrouwen_hoog",), ("sla_actief_gebruikt",)]
    ]
