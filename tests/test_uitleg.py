"""Why, why not, what if and the least change: sufficient, necessary, minimal, and replayed."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations, islice, product
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advies import Adviseur, Feitenbestand, InvoerFout, Onvergelijkbaar, Samenwerkingsverband
from advies.afleiding import Afleiding
from advies.casussen import dossiers
from advies.evaluatie import Evaluatie
from advies.opdrachten.stelling import pas_toe
from advies.samenstelling.adviezen import zwaarte
from advies.uitleg.gevoeligheid import afstanden, steunpunten
from advies.uitleg.gevraagd import gevraagde_gevallen
from advies.uitleg.verklaring import Verklaarder, Voorwaardestand
from advies.uitleg.wat_als import verschil
from advies.uitleg.wijziging import HOOGSTENS_ANTWOORDEN, HOOGSTENS_FEITEN, Neveneffect, Wijziging, kleinste_wijzigingen
from advies.weergave.verklaring import als_tekst as explain_tekst
from advies.weergave.wat_als import als_tekst as whatif_tekst
from advies.weergave.wijziging import als_tekst as wijziging_tekst
from advies.weergave.wijziging import kop, wijzigingsregels
from advies.werkgeheugen import werkgeheugen
from regels.lezen import lees_regelbank
from regels.logica import verwijzingen
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel, RegelSleutel
from regels.taal import SCHAAL, FeitWaarde, Sterkte, Werkgeheugen
from tests.bouwers import ZADEN, keren, maak_feiten, maak_regelbank, op_sleutel, voorbeelden


def geheugen_van(rng: Random, kans: float) -> Werkgeheugen:
    return werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, kans)))


def kloppend(adviseur: Adviseur, rng: Random, kans: float) -> Evaluatie:
    """Return a generated partnership of which no facts contradict each other: of those that do, one is left out."""
    evaluatie = Evaluatie.van(adviseur.maskers, geheugen_van(rng, kans))
    while botsend := [g for g, waar in evaluatie.gevallen() if waar and g.regel.soort == "tegenspraak"]:
        stap = next(deel for stap in Afleiding(evaluatie).waarom(botsend[0]) for deel in stap.gegeven())
        evaluatie = evaluatie.zonder([stap.sleutel])
    return evaluatie


def wijzigingen(
    adviseur: Adviseur, geheugen: Werkgeheugen, regel: str, proces: str = "", *, gewenst: bool
) -> tuple[Wijziging, ...]:
    evaluatie = Evaluatie.van(adviseur.maskers, geheugen)
    return kleinste_wijzigingen(adviseur, evaluatie, RegelSleutel(regel, proces), gewenst=gewenst)


def gegeven(voorwaarden: tuple[Voorwaardestand, ...]) -> set[FeitSleutel]:
    uit: set[FeitSleutel] = set()
    for deel in voorwaarden:
        uit |= {FeitSleutel.lees(feit.feit) for feit in deel.gegeven}
        for manier in deel.onder:
            uit |= gegeven(manier)
    return uit


@given(ZADEN, st.sampled_from([0.05, 0.3, 0.8]))
@voorbeelden(30)
def test_verklaring_past_bij_de_status(referentie: Adviseur, rng: Random, kans: float) -> None:
    geheugen = geheugen_van(rng, kans)
    beoordeling = referentie.beoordeel(geheugen)
    verklaarder = Verklaarder(Evaluatie.van(referentie.maskers, geheugen))
    for nummer, geval in enumerate(beoordeling.motor.gevallen.regels):
        waar = beoordeling.status[nummer]
        uitleg = verklaarder.verklaar(geval.sleutel)
        standen = [{deel.stand for deel in manier} for manier in uitleg.manieren]
        assert standen
        if waar:
            # Sufficient: the facts of any one way give the same advice on their own.
            assert all(stand == {"waar"} for stand in standen)
            for manier in uitleg.manieren:
                alleen = gegeven(manier) | {AANTAL_GEMEENTEN}
                minder = {naam: waarde for naam, waarde in geheugen.items() if naam in alleen}
                assert referentie.beoordeel(minder).status[nummer] is True
        elif waar is False:
            # Necessary: each way has a condition that fails, on facts that were given; while those stay, it cannot come.
            assert all("onwaar" in stand for stand in standen)
            fout = {
                f for manier in uitleg.manieren for deel in manier if deel.stand == "onwaar" for f in gegeven((deel,))
            }
            blijft = {n: w for n, w in geheugen.items() if n in fout | {AANTAL_GEMEENTEN}}
            assert referentie.beoordeel(blijft).status[nummer] is False
            for manier in uitleg.manieren:
                assert any(gegeven((deel,)) for deel in manier if deel.stand == "onwaar")
        else:
            assert all("onbekend" in stand and "onwaar" not in stand for stand in standen)


@given(ZADEN)
@voorbeelden(15)
def test_verschil_heen_is_verschil_terug(referentie: Adviseur, rng: Random) -> None:
    een, ander = (referentie.stel_op(kloppend(referentie, rng, 0.4), alles=True) for _ in range(2))
    heen, terug = verschil(een, ander), verschil(ander, een)
    assert {(d.regel, str(d.over), d.was, d.wordt) for d in heen.overgangen} == {
        (d.regel, str(d.over), d.wordt, d.was) for d in terug.overgangen
    }
    assert [(d.nummer, d.was, d.wordt) for d in heen.aanbevelingen] == [
        (d.nummer, d.wordt, d.was) for d in terug.aanbevelingen
    ]
    assert verschil(een, een).overgangen == ()


def test_verschil_vertelt_ook_wat_van_open_zeker_of_uitgesloten_wordt(referentie: Adviseur) -> None:
    open_ = referentie.evalueer({}, alles=True)
    for waarde, wordt in (("nee", "zeker"), ("ja", "uitgesloten")):
        gevonden = verschil(open_, referentie.evalueer({"vervangingsbudget": waarde}, alles=True))
        (overgang,) = [deel for deel in gevonden.overgangen if deel.regel == "geen_vervangingsbudget"]
        assert (overgang.was, overgang.wordt) == ("open", wordt)


def test_wat_vervalt_heet_zoals_het_zeker_was(referentie: Adviseur) -> None:
    _, feiten = dossiers()["bollenstreek"]
    gemeten = {**feiten, FeitSleutel("sla_inhoud"): "kwantitatief_en_kwalitatief"}
    voor, na = (referentie.stel_op(referentie.evaluatie_van("", deel), alles=True) for deel in (feiten, gemeten))
    zeker = {advies.sleutel: advies.titel for advies in voor.van_status("zeker")}
    anders = {advies.sleutel: advies.titel for advies in na.adviezen}
    vervallen = [deel for deel in verschil(voor, na).overgangen if deel.was == "zeker"]
    sleutels = [RegelSleutel(deel.regel, deel.over.get("proces", "")) for deel in vervallen]
    assert any(zeker[sleutel] != anders[sleutel] for sleutel in sleutels)
    assert [deel.titel for deel in vervallen] == [zeker[sleutel] for sleutel in sleutels]


@given(ZADEN)
@voorbeelden(10)
def test_wat_moet_staat_vooraan_in_een_verschil(referentie: Adviseur, rng: Random) -> None:
    een, ander = (referentie.stel_op(kloppend(referentie, rng, 0.4), alles=True) for _ in range(2))
    per_kop: dict[tuple[str, str], list[int]] = {}
    sterkten = {advies.sleutel: advies.sterkte for advies in ander.adviezen}
    for deel in verschil(een, ander).overgangen:
        assert deel.sterkte == sterkten[RegelSleutel(deel.regel, deel.over.get("proces", ""))]
        per_kop.setdefault((deel.was, deel.wordt), []).append(zwaarte(deel.sterkte))
    assert all(delen == sorted(delen) for delen in per_kop.values())


def test_whatif_toont_hoe_sterk_elk_advies_is(referentie: Adviseur) -> None:
    voor = referentie.evalueer({"uitvoering": {"technisch_beheer": "derde"}}, alles=True)
    na = referentie.evalueer(
        {"uitvoering": {"technisch_beheer": "derde"}, "opdrachtgeverschap_belegd": "nee", "vervangingsbudget": "nee"},
        alles=True,
    )
    tekst = re.sub(r"\s+", " ", whatif_tekst(verschil(voor, na)))
    assert "[opdrachtgeverschap_nodig; moet; risico; " in tekst
    assert "[geen_vervangingsbudget; aanbevolen; risico; " in tekst
    assert tekst.index("opdrachtgeverschap_nodig") < tekst.index("geen_vervangingsbudget")


def test_stel() -> None:
    oud = op_sleutel({"vervangingsbudget": "nee", "uitvoering.technisch_beheer": "derde"})
    stel = ("vervangingsbudget=onbekend", "uitvoering.technisch_beheer = inbesteed", "omvang_wiz_fte=35.5")
    assert pas_toe(oud, stel) == op_sleutel({"uitvoering.technisch_beheer": "inbesteed", "omvang_wiz_fte": 355_000})


def test_stel_meldt_alle_fouten() -> None:
    with pytest.raises(InvoerFout) as vangst:
        pas_toe({}, ("fase=ontwrep", "vervangingsbudgt=ja", "los"))
    assert len(vangst.value.meldingen) == 3


REGELS = [
    "geen_vervangingsbudget",
    "opdrachtgeverschap_nodig",
    "pc_voorwaarden",
    "fab_uitbesteden_mag",
    "kosten_drijfveer",
]


@pytest.mark.parametrize("gewenst", [True, False])
@pytest.mark.parametrize("regel", REGELS)
def test_wijziging_werkt_en_is_zo_klein_mogelijk(adviseur: Adviseur, regel: str, gewenst: bool) -> None:
    """On the first three partnerships in which something has to change and can."""
    gevonden = (
        (evaluatie.geheugen, kleinste_wijzigingen(adviseur, evaluatie, RegelSleutel(regel), gewenst=gewenst))
        for evaluatie in (kloppend(adviseur, Random(zaad), 0.6) for zaad in range(40))
    )
    iets = list(islice(((geheugen, deel) for geheugen, deel in gevonden if deel), 3))
    assert len(iets) == 3
    nummer = next(n for n, g in enumerate(adviseur.maskers.gevallen.regels) if g.regel.naam == regel)
    for geheugen, wijziging in ((geheugen, wijziging) for geheugen, delen in iets for wijziging in delen):
        stel = tuple(f"{zet.feit}={zet.waarde}" for zet in wijziging.zetten)
        assert len(stel) <= HOOGSTENS_FEITEN
        assert adviseur.beoordeel(pas_toe(geheugen, stel)).status[nummer] is gewenst
        for minder in combinations(stel, len(stel) - 1):
            assert adviseur.beoordeel(pas_toe(geheugen, minder)).status[nummer] is not gewenst
        assert all(
            adviseur.bank.vocabulaire.feiten[FeitSleutel.lees(zet.feit).naam].stuurbaar for zet in wijziging.zetten
        )


FEITEN = {
    "ict_verantwoordelijkheid_wiz_management": ("ja", "nee"),
    "informatiebeleidsplan": ("ja", "nee"),
    "ict_op_bestuursagenda": ("nooit", "zelden", "regelmatig"),
}


def _kleinste_aantal(adviseur: Adviseur, geheugen: Werkgeheugen, nummer: int, gewenst: bool) -> int:
    tegenspraken = [n for n, g in enumerate(adviseur.maskers.gevallen.regels) if g.regel.soort == "tegenspraak"]
    for aantal in (0, 1, 2, 3):
        for namen in combinations(FEITEN, aantal):
            for waarden in product(*(FEITEN[naam] for naam in namen)):
                status = adviseur.maskers.beoordeel(
                    {**geheugen, **op_sleutel(dict(zip(namen, waarden, strict=True)))}
                ).status
                if status[nummer] is gewenst and not any(status[n] for n in tegenspraken):
                    return aantal
    return 99


@pytest.mark.parametrize("gewenst", [True, False])
@pytest.mark.parametrize("agendapunten", [None, 2])
def test_geen_kleinere_wijziging_gemist(adviseur: Adviseur, gewenst: bool, agendapunten: int | None) -> None:
    """Against brute force: every start over the three facts that a rule reads, with and without a fact that can contradict."""
    gevallen_ = list(enumerate(adviseur.maskers.gevallen.regels))
    nummer, geval = next((n, g) for n, g in gevallen_ if g.regel.naam == "pc_voorwaarden")
    assert {feit.naam for feit in verwijzingen(geval.regel.als)} == set(FEITEN)
    for start in product(*((None, *waarden) for waarden in FEITEN.values())):
        geheugen = op_sleutel({n: w for n, w in zip(FEITEN, start, strict=True) if w is not None})
        if agendapunten is not None:
            geheugen[FeitSleutel("ict_agendapunten_per_jaar")] = agendapunten * SCHAAL
            if geheugen.get(FeitSleutel("ict_op_bestuursagenda")) == "nooit":
                continue  # contradicts itself before any change
        gevonden = wijzigingen(adviseur, geheugen, "pc_voorwaarden", gewenst=gewenst)
        verwacht = _kleinste_aantal(adviseur, geheugen, nummer, gewenst)
        assert min((len(deel.zetten) for deel in gevonden), default=0) == verwacht or (
            not gevonden and verwacht in (0, 99)
        )


@pytest.mark.parametrize(
    ("feiten", "regel", "gewenst"),
    [
        # Never on the agenda would do too, but it is told that it is there twice a year.
        ({"ict_agendapunten_per_jaar": 2, "ict_verantwoordelijkheid_wiz_management": "ja"}, "pc_voorwaarden", True),
        ({"ict_agendapunten_per_jaar": 1}, "pc_voorwaarden", True),
    ],
)
def test_geen_wijziging_spreekt_zichzelf_tegen(
    adviseur: Adviseur, feiten: dict[str, Any], regel: str, gewenst: bool
) -> None:
    """Each answer can be filled in: the command that gives advice takes it."""
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate(feiten))
    gevonden = wijzigingen(adviseur, geheugen, regel, gewenst=gewenst)
    assert gevonden
    for wijziging in gevonden:
        adviseur.antwoord("", pas_toe(geheugen, tuple(f"{zet.feit}={zet.waarde}" for zet in wijziging.zetten)))


STUURBAAR: dict[str, tuple[FeitWaarde, ...]] = {
    "vervangingsbudget": ("ja", "nee"),
    "sla_actief_gebruikt": ("ja", "nee"),
    "ict_op_bestuursagenda": ("nooit", "zelden", "regelmatig"),
}


@given(st.integers(0, 2**32), st.booleans())
@voorbeelden(25)
def test_kleinste_wijziging_is_precies_wat_brute_kracht_vindt(zaad: int, gewenst: bool) -> None:
    """On generated rules over three facts that can be decided on: every minimal change is found, and nothing else.

    Both engines are run, so each answer is replayed in both.
    """
    rng = Random(zaad)
    adviseur = Adviseur(maak_regelbank(rng, 2, list(STUURBAAR), afgeleide=2))
    geheugen = op_sleutel({naam: rng.choice(waarden) for naam, waarden in STUURBAAR.items() if rng.random() < 0.7})
    namen = [FeitSleutel(naam) for naam in STUURBAAR]
    for nummer, geval in enumerate(adviseur.maskers.gevallen.regels):
        if adviseur.maskers.beoordeel(geheugen).status[nummer] is gewenst:
            continue
        werkt: list[dict[FeitSleutel, FeitWaarde]] = []
        for keuze in product(*((None, *waarden) for waarden in STUURBAAR.values())):
            zetten = {n: w for n, w in zip(namen, keuze, strict=True) if w is not None and geheugen.get(n) != w}
            status = adviseur.maskers.beoordeel({**geheugen, **zetten}).status
            if status[nummer] is gewenst and zetten not in werkt:
                werkt.append(zetten)
        kleinste = [een for een in werkt if not any(ander.items() < een.items() for ander in werkt)]
        gevonden = [
            {FeitSleutel.lees(zet.feit): zet.waarde for zet in wijziging.zetten}
            for wijziging in wijzigingen(adviseur, geheugen, geval.regel.naam, geval.proces, gewenst=gewenst)
        ]
        assert all(deel in kleinste for deel in gevonden)
        assert len(gevonden) == min(len(kleinste), HOOGSTENS_ANTWOORDEN)
        assert sorted(map(len, gevonden)) == sorted(map(len, kleinste))[: len(gevonden)]


@given(st.integers(0, 2**32), st.sampled_from([0.05, 0.3, 0.8]))
@voorbeelden(10)
def test_korte_verklaring_noemt_alleen_wat_beslist(referentie: Adviseur, zaad: int, kans: float) -> None:
    """Short: of a certain advice one way that holds, of an excluded one only what fails, of an open one only what lacks."""
    geheugen = geheugen_van(Random(zaad), kans)
    beoordeling = referentie.beoordeel(geheugen)
    verklaarder = Verklaarder(Evaluatie.van(referentie.maskers, geheugen))
    verwacht = {True: "waar", False: "onwaar", None: "onbekend"}
    for nummer, geval in enumerate(beoordeling.motor.gevallen.regels):
        waar = beoordeling.status[nummer]
        kort = verklaarder.kort(geval.sleutel)
        assert kort.manieren
        assert all(kort.manieren)
        assert {deel.stand for manier in kort.manieren for deel in manier} == {verwacht[waar]}
        if waar is None:
            continue
        assert not waar or len(kort.manieren) == 1
        namen = {naam for manier in kort.manieren for naam in gegeven(manier)}
        # That no municipality is so small, rests on the length of the list too.
        aantal = {AANTAL_GEMEENTEN} if GEMEENTEN in namen else set()
        alleen = {naam: waarde for naam, waarde in geheugen.items() if naam in namen | aantal}
        assert referentie.beoordeel(alleen).status[nummer] is waar
        for weg in namen - aantal:
            minder = {naam: waarde for naam, waarde in alleen.items() if naam != weg}
            assert referentie.beoordeel(minder).status[nummer] is not waar, (geval.sleutel, weg)


def test_een_gedeelde_stap_wordt_een_keer_verteld(referentie: Adviseur) -> None:
    feiten = {"uitvoering": {"technisch_beheer": "derde"}, "opdrachtgeverschap_belegd": "nee"}
    verband = Samenwerkingsverband.model_validate(feiten)
    uitleg = Verklaarder(referentie.evaluatie(verband)).kort(RegelSleutel("opdrachtgeverschap_nodig"))
    tweemaal = explain_tekst([uitleg, uitleg]).split("\n\n")
    assert "(zie hierboven)" not in tweemaal[0]
    assert "(zie hierboven)" in tweemaal[1]
    assert len(tweemaal[1].splitlines()) < len(tweemaal[0].splitlines())


def test_waarom_niet_van_een_uitkomst_noemt_elke_regel_die_haar_kan_geven(adviseur: Adviseur) -> None:
    bestand = Feitenbestand("f", Samenwerkingsverband(vervangingsbudget=False))
    gevonden = [regel for regel, _ in gevraagde_gevallen(adviseur.evaluatie(bestand), "vorm_2")]
    assert gevonden == [r.naam for r in adviseur.bank.regels if r.dan and r.dan.waarde == "vorm_2"]
    assert len(gevonden) > 1


@pytest.mark.parametrize("gewenst", [True, False])
@pytest.mark.parametrize("regel", ["sla_papieren_tijger", "beleid_niet_uitbesteden", "opdrachtgeverschap_nodig"])
def test_vooraan_staat_waarna_het_minste_moet(adviseur: Adviseur, regel: str, gewenst: bool) -> None:
    """What must still be done is what the answer to the changed facts says, the rule that was asked for left out."""
    gehad = 0
    for zaad in range(keren(12)):
        evaluatie = kloppend(adviseur, Random(zaad), 0.5)
        gevonden = kleinste_wijzigingen(adviseur, evaluatie, RegelSleutel(regel), gewenst=gewenst)
        orde = [(len(deel.moet_nog), len(deel.zetten), len(deel.neveneffecten)) for deel in gevonden]
        assert orde == sorted(orde)
        voor = {advies.sleutel for advies in adviseur.stel_op(evaluatie, alles=True).onvervuld()}
        for wijziging in gevonden[:2]:
            gehad += 1
            na = adviseur.antwoord("", pas_toe(evaluatie.geheugen, [f"{z.feit}={z.waarde}" for z in wijziging.zetten]))
            moet = {(a.regel, a.titel): a.regel for a in na.onvervuld() if a.regel != regel}
            assert {(deel.regel, deel.titel) for deel in wijziging.moet_nog} == set(moet)
            oud = {sleutel.regel for sleutel in voor}
            assert all(deel.nieuw is not (deel.regel in oud) for deel in wijziging.moet_nog if not deel.proces)
    assert gehad


NIET_GEKOZEN = """\
- regel: proef
  titel: Proef
  soort: risico
  sterkte: moet
  grond: tekst
  bron: [{aanbeveling: 9}]
  als: [{migratie_moment: nog_niet_gekozen}]
  tekst: Tekst.
  uitleg: Uitleg.
  wie: [bestuur]
  fase: [ontwerp]
"""


def test_een_besluit_wordt_alleen_teruggenomen_als_er_niets_anders_is(adviseur: Adviseur) -> None:
    na_start = op_sleutel({"migratie_moment": "na_start"})
    (wijziging,) = wijzigingen(adviseur, na_start, "migratie_na_start", gewenst=False)
    assert [zet.waarde for zet in wijziging.zetten] == ["voor_start"]
    kenner = Adviseur(lees_regelbank({"r.yaml": NIET_GEKOZEN.encode()}))
    (enige,) = wijzigingen(kenner, na_start, "proef", gewenst=True)
    assert [zet.waarde for zet in enige.zetten] == ["nog_niet_gekozen"]


def test_change_noemt_een_keer_wat_bij_elk_antwoord_nog_moet(adviseur: Adviseur) -> None:
    feiten = {"karakter": "wij_samen", "uitvoering.technisch_beheer": "derde", "uitvoering.informatiebeleid": "derde"}
    geheugen = op_sleutel({**feiten, "opdrachtgeverschap_belegd": "nee"})
    evaluatie, sleutel = Evaluatie.van(adviseur.maskers, geheugen), RegelSleutel("beleid_niet_uitbesteden")
    gevonden = kleinste_wijzigingen(adviseur, evaluatie, sleutel, gewenst=False)
    assert [zet.waarde for deel in gevonden for zet in deel.zetten][-1] == "per_gemeente"
    uit = wijziging_tekst(Verklaarder(evaluatie).verklaar(sleutel), gevonden, False)
    assert max(map(len, uit.splitlines())) <= 80
    tekst = re.sub(r"\s+", " ", uit)
    assert tekst.count("[opdrachtgeverschap_nodig]") == 1
    assert "Wat u ook kiest, daarna moet nog worden opgelost: • Het opdrachtgeverschap" in tekst
    (los,) = re.findall(r"Daarna moet nog worden opgelost: ([^•]*?) Daarmee", tekst)
    assert los.startswith("Het technisch beheer is belegd, maar")
    assert "(komt hierdoor)" in los


def test_change_zegt_dat_er_niets_meer_moet(adviseur: Adviseur) -> None:
    evaluatie = Evaluatie.van(adviseur.maskers, op_sleutel({"vervangingsbudget": "nee"}))
    sleutel = RegelSleutel("geen_vervangingsbudget")
    gevonden = kleinste_wijzigingen(adviseur, evaluatie, sleutel, gewenst=False)
    uit = wijziging_tekst(Verklaarder(evaluatie).verklaar(sleutel), gevonden, False)
    assert uit.endswith("\nDaarna is er geen zeker advies met 'moet' meer.")


def test_change_zonder_antwoord_zegt_waar_u_verder_kunt_kijken(adviseur: Adviseur) -> None:
    evaluatie, sleutel = Evaluatie.van(adviseur.maskers, {}), RegelSleutel("mag_uitbesteden", "technisch_beheer")
    gevonden = kleinste_wijzigingen(adviseur, evaluatie, sleutel, gewenst=True)
    assert gevonden == ()
    uit = wijziging_tekst(Verklaarder(evaluatie).verklaar(sleutel), gevonden, True)
    assert max(map(len, uit.splitlines())) <= 80
    assert "advies explain FEITEN --regel mag_uitbesteden" in re.sub(r"\s+", " ", uit)


def test_al_zo_is_geen_wijziging(adviseur: Adviseur) -> None:
    feiten = op_sleutel({"vervangingsbudget": "ja"})
    assert wijzigingen(adviseur, feiten, "geen_vervangingsbudget", gewenst=False) == ()


def test_steunpunten(adviseur: Adviseur) -> None:
    feiten: dict[str, Any] = {
        "uitvoering": {"technisch_beheer": "derde", "gegevensbeheer": "derde"},
        "opdrachtgeverschap_belegd": "nee",
    }
    (punt,) = [deel for deel in steunpunten(adviseur.evaluatie(feiten)) if deel.regel == "opdrachtgeverschap_nodig"]
    # Two processes are outsourced, so neither of them alone undoes the advice.
    assert punt.feiten == ("opdrachtgeverschap_belegd",)
    assert punt.feiten_tekst == ("opdrachtgeverschap",)


@given(ZADEN)
@voorbeelden(10)
def test_een_steunpunt_staat_in_de_reden(referentie: Adviseur, rng: Random) -> None:
    """A fact that alone undoes an advice is in every reason for it."""
    evaluatie = Evaluatie.van(referentie.maskers, geheugen_van(rng, 0.4))
    verklaarder = Verklaarder(evaluatie)
    for punt in steunpunten(evaluatie):
        for manier in verklaarder.verklaar(RegelSleutel(punt.regel, punt.proces)).manieren:
            assert set(map(FeitSleutel.lees, punt.feiten)) <= gegeven(manier)


def test_afstanden(adviseur: Adviseur) -> None:
    gevonden = afstanden(adviseur.evaluatie(Samenwerkingsverband(omvang_wiz_fte=35.5)))
    assert (gevonden[0].grens, gevonden[0].afstand) == ("30 fte", "5,5 fte")
    assert any(deel.grens == "70 fte" and deel.afstand == "34,5 fte" for deel in gevonden)


def test_eigen_afleiding_staat_er_overal_bij(referentie: Adviseur) -> None:
    """A rule of ours is told as ours in the explanation, in what changes, and in the least change."""
    feiten = {"voorspelbaar": {"technisch_beheer": "nee"}}
    verband = Samenwerkingsverband.model_validate(feiten)
    uitleg = Verklaarder(referentie.evaluatie(verband)).kort(RegelSleutel("niet_uitbesteden", "technisch_beheer"))
    assert "eigen afleiding" in re.sub(r"\s+", " ", explain_tekst([uitleg]))
    voor, na = referentie.evalueer({}, alles=True), referentie.evalueer(verband, alles=True)
    assert "eigen afleiding" in re.sub(r"\s+", " ", whatif_tekst(verschil(voor, na)))
    assert "eigen afleiding" in re.sub(r"\s+", " ", "\n".join(kop(uitleg)))


def test_antwoorden_zonder_wat_is_uitgesloten_worden_niet_vergeleken(referentie: Adviseur) -> None:
    """An advice that goes away would be in one answer only, and the difference would seem to be none."""
    nee, ja = ({"vervangingsbudget": waarde} for waarde in ("nee", "ja"))
    voor, na = referentie.evalueer(nee, alles=True), referentie.evalueer(ja, alles=True)
    assert "geen_vervangingsbudget" in {deel.regel for deel in verschil(voor, na).overgangen}
    kort = referentie.evalueer(ja)
    assert (na.volledig, kort.volledig) == (True, False)
    for paar in ((voor, kort), (kort, voor), (kort, kort)):
        with pytest.raises(Onvergelijkbaar, match="alles=True") as vangst:
            verschil(*paar)
        assert vangst.value.meldingen[0].code == "onvergelijkbaar"


def test_een_antwoord_waarin_niets_is_uitgesloten_is_volledig(referentie: Adviseur) -> None:
    leeg = referentie.evalueer({})
    assert not any(deel.status == "uitgesloten" for deel in referentie.evalueer({}, alles=True).adviezen)
    assert leeg.volledig
    assert verschil(leeg, referentie.evalueer({"vervangingsbudget": "nee"}, alles=True)).overgangen


def test_antwoorden_van_andere_regels_worden_niet_vergeleken(referentie: Adviseur) -> None:
    bank = referentie.bank
    ander = Adviseur(replace(bank, regels=bank.regels[1:], vingerafdruk="0" * 64), motor="referentie")
    voor, na = referentie.evalueer({}, alles=True), ander.evalueer({}, alles=True)
    with pytest.raises(Onvergelijkbaar, match=r"andere regels.*advies diff") as vangst:
        verschil(voor, na)
    (melding,) = vangst.value.meldingen
    bewijzen = [deel.ontvangstbewijs.gebruikte_regels for deel in (voor, na)]
    assert f"gemaakt ({bewijzen[0]} en {bewijzen[1]})" in melding.tekst
    assert melding.gevonden == " en ".join(bewijzen)


def test_wat_erbij_komt_zegt_hoe_sterk_het_is() -> None:
    def effect(regel: str, sterkte: Sterkte) -> Neveneffect:
        return Neveneffect(regel, "", sterkte, regel, "open", "zeker", (), "tekst")

    komt = effect("eerst", "moet"), effect("dan", "zou_moeten"), effect("laatst", "mag")
    (regel,) = (deel for deel in wijzigingsregels([Wijziging((), komt, ())]) if "Daarmee komt ook" in deel)
    assert regel.endswith(": eerst [moet]; dan [aanbevolen]; laatst [mag]")
