"""The answer: its contract, its reasons, and what would settle what is open."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import combinations, product
from random import Random

import jsonschema
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from advies import Adviseur, InvoerFout, Samenwerkingsverband
from advies.afleiding import Afleiding
from advies.evaluatie import Evaluatie
from advies.feitensets import HOOGSTENS_BESLISSEND
from advies.invoer import ontleed_feiten
from advies.motor.gevallen import gevallen
from advies.motor.maskers import Maskermotor
from advies.schemas import uitvoerschema
from advies.uitleg.verklaring import Verklaarder
from advies.weergave.json import als_json
from advies.werkgeheugen import werkgeheugen
from kennisbank.feitsoorten import JaNee
from kennisbank.schema import feitenschema
from kennisbank.vocabulaire import vocabulaire
from regels.lezen import regelbank
from regels.sleutels import FeitSleutel, RegelSleutel
from regels.taal import (
    SCHAAL,
    Alle,
    EenVanDe,
    ErIsGemeente,
    FeitWaarde,
    Gelijk,
    Niet,
    Regelbank,
    Vergelijk,
    Verschilt,
    Werkgeheugen,
)
from tests.bouwers import ZADEN, maak_feiten, maak_regel, maak_regelbank, op_sleutel, voorbeelden

FEITEN = ["vervangingsbudget", "sla_actief_gebruikt", "fase", "vertrouwen_hoog"]
WAARDEN: dict[str, tuple[FeitWaarde, ...]] = {
    "vervangingsbudget": ("ja", "nee"),
    "sla_actief_gebruikt": ("ja", "nee"),
    "fase": ("orientatie", "ontwerp", "realisatie", "exploitatie"),
    "vertrouwen_hoog": ("ja", "nee"),
}


FEITENVORM = jsonschema.Draft202012Validator(feitenschema())
ANTWOORDVORM = jsonschema.Draft202012Validator(uitvoerschema("evaluate"))
"""Made once; that a schema is a good one is tested in test_schemas.py."""


@given(ZADEN, st.sampled_from([0.05, 0.4, 1.0]))
@voorbeelden(6)
def test_json_volgt_het_schema(referentie: Adviseur, rng: Random, kans: float) -> None:
    feiten = maak_feiten(rng, kans)
    FEITENVORM.validate(feiten)
    verband = Samenwerkingsverband.model_validate(feiten)
    try:
        antwoord = referentie.evalueer(verband, alles=True)
    except InvoerFout:
        assume(False)
    inhoud = json.loads(als_json([antwoord]))
    ANTWOORDVORM.validate(inhoud)


def test_sleutels_van_het_contract(referentie: Adviseur) -> None:
    inhoud = json.loads(als_json([referentie.evalueer({"vervangingsbudget": "nee"})]))
    contract = "samenwerkingsverband adviezen vormen processen aanbevelingen afwegingen casussen vragen ontvangstbewijs"
    assert set(contract.split()) <= set(inhoud)
    advies = next(deel for deel in inhoud["adviezen"] if deel["regel"] == "geen_vervangingsbudget")
    velden = "regel soort over status sterkte grond tekst uitleg bron fase wie omdat beslissend"
    assert set(velden.split()) <= set(advies)
    assert advies["status"] == "zeker"
    assert {"feit": "vervangingsbudget", "waarde": "nee"}.items() <= advies["omdat"][0].items()


def test_dezelfde_feiten_geven_dezelfde_bytes(adviseur: Adviseur) -> None:
    feiten = maak_feiten(Random(2), 0.5)
    omgekeerd = dict(reversed(feiten.items()))
    eerste = als_json([adviseur.evalueer(feiten, alles=True)])
    assert als_json([Adviseur().evalueer(feiten, alles=True)]) == eerste
    tweede = json.loads(als_json([adviseur.evalueer(omgekeerd, alles=True)]))
    assert tweede == json.loads(eerste)


@given(st.integers(0, 2**32), st.sampled_from([0.05, 0.3, 0.8]))
@voorbeelden(25)
def test_omdat_volstaat_en_noemt_niets_te_veel(referentie: Adviseur, zaad: int, kans: float) -> None:
    """The facts that an advice names give the same status on their own, and without any one of them they do not.

    For an excluded advice that is what makes them necessary: as long as they stay, it cannot come.
    """
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(Random(zaad), kans)))
    beoordeling = Evaluatie.van(referentie.maskers, geheugen)
    afleiding = Afleiding(beoordeling)
    for nummer, geval in enumerate(beoordeling.motor.gevallen.regels):
        waar = beoordeling.status[nummer]
        if waar is None:
            continue
        stappen = afleiding.waarom(geval) if waar else afleiding.waarom_niet(geval)
        namen = {stap.sleutel for deel in stappen for stap in deel.gegeven()}
        assert namen
        assert namen <= set(geheugen), "a reason that nobody gave"
        alleen = {naam: geheugen[naam] for naam in namen}
        assert referentie.beoordeel(alleen).status[nummer] is waar, geval.sleutel
        for weg in namen:
            minder = {naam: waarde for naam, waarde in alleen.items() if naam != weg}
            assert referentie.beoordeel(minder).status[nummer] is None, (geval.sleutel, weg)


@example(31388458)  # one false condition rests on two facts, another on one of those
@given(st.integers(0, 2**32))
@voorbeelden(60)
def test_omdat_is_ook_minimaal_op_andere_regels(zaad: int) -> None:
    rng = Random(zaad)
    bank = maak_regelbank(rng, 4, FEITEN, afgeleide=3)
    geheugen = op_sleutel({naam: rng.choice(WAARDEN[naam]) for naam in FEITEN if rng.random() < 0.8})
    motor = Maskermotor(gevallen(bank))
    beoordeling = Evaluatie.van(motor, geheugen)
    afleiding = Afleiding(beoordeling)
    for nummer, geval in enumerate(motor.gevallen.regels):
        waar = beoordeling.status[nummer]
        if waar is None:
            continue
        stappen = afleiding.waarom(geval) if waar else afleiding.waarom_niet(geval)
        namen = {stap.sleutel for deel in stappen for stap in deel.gegeven()}
        alleen = {naam: geheugen[naam] for naam in namen}
        assert motor.beoordeel(alleen).status[nummer] is waar
        for weg in namen:
            assert motor.beoordeel({n: w for n, w in alleen.items() if n != weg}).status[nummer] is None


def _kleinste_reden(motor: Maskermotor, geheugen: Werkgeheugen, nummer: int) -> int:
    """The size of the smallest set of the known facts that makes a rule certain on its own; by trying them all."""
    return next(
        aantal
        for aantal in range(len(geheugen) + 1)
        for namen in combinations(geheugen, aantal)
        if motor.beoordeel({naam: geheugen[naam] for naam in namen}).status[nummer]
    )


@given(st.integers(0, 2**32))
@voorbeelden(60)
def test_omdat_is_de_kortste_reden(zaad: int) -> None:
    """No smaller set of facts makes the advice certain. (With derived facts the shortest of each is chosen apart.)"""
    rng = Random(zaad)
    geheugen = op_sleutel({naam: rng.choice(WAARDEN[naam]) for naam in FEITEN if rng.random() < 0.9})
    motor = Maskermotor(gevallen(maak_regelbank(rng, 4, FEITEN, afgeleide=0)))
    beoordeling = Evaluatie.van(motor, geheugen)
    afleiding = Afleiding(beoordeling)
    for nummer, geval in enumerate(motor.gevallen.regels):
        if beoordeling.status[nummer]:
            namen = {stap.sleutel for deel in afleiding.waarom(geval) for stap in deel.gegeven()}
            assert len(namen) == _kleinste_reden(motor, geheugen, nummer), geval.regel.als


def _bank_met_kort_en_lang(*, afgeleid: bool) -> Regelbank:
    """A rule that holds for two facts together, or else for one; through a derived fact or not."""
    lang = Alle(tuple(Gelijk(FeitSleutel(naam), "ja") for naam in ("vervangingsbudget", "sla_actief_gebruikt")))
    of_kort = EenVanDe((lang, Gelijk(FeitSleutel("vertrouwen_hoog"), "ja")))
    bank = maak_regelbank(Random(0), 1, FEITEN, afgeleide=1)
    begrip = replace(bank.afgeleid[0], per_proces=False, betekent=of_kort)
    als = Gelijk(FeitSleutel(begrip.naam), "ja") if afgeleid else of_kort
    return replace(bank, regels=(maak_regel("r", als),), afgeleid=(begrip,))


@pytest.mark.parametrize("afgeleid", [False, True])
def test_explain_geeft_de_kortste_van_twee_redenen(afgeleid: bool) -> None:
    motor = Maskermotor(gevallen(_bank_met_kort_en_lang(afgeleid=afgeleid)))
    geheugen = op_sleutel(dict.fromkeys(("vervangingsbudget", "sla_actief_gebruikt", "vertrouwen_hoog"), "ja"))
    evaluatie = Evaluatie.van(motor, geheugen)
    stappen = Afleiding(evaluatie).waarom(motor.gevallen.regels[0])
    assert [stap.feit for deel in stappen for stap in deel.gegeven()] == ["vertrouwen_hoog"]
    (manier,) = Verklaarder(evaluatie).kort(RegelSleutel("r")).manieren
    assert len(manier) == 1


def _alle_aanvullingen(geheugen: Werkgeheugen, namen: tuple[FeitSleutel, ...]) -> list[Werkgeheugen]:
    open_ = [naam for naam in namen if naam not in geheugen]
    return [
        {**geheugen, **dict(zip(open_, keuze, strict=True))}
        for keuze in product(*(WAARDEN[feit.naam] for feit in open_))
    ]


@given(ZADEN)
@voorbeelden(120)
def test_beslissend_is_volledig_en_zo_klein_mogelijk(rng: Random) -> None:
    """Against brute force over all values of four facts.

    Every set of facts by which some filling makes the advice certain contains a set that is shown. (The other way round a
    shown set can be one that only a contradiction in the condition keeps from succeeding, so that is not asked.)
    """
    bank = maak_regelbank(rng, 3, FEITEN, afgeleide=2)
    geheugen = op_sleutel({naam: rng.choice(WAARDEN[naam]) for naam in FEITEN if rng.random() < 0.3})
    motor = Maskermotor(gevallen(bank))
    beoordeling = Evaluatie.van(motor, geheugen)
    afleiding = Afleiding(beoordeling)
    for nummer, geval in enumerate(beoordeling.motor.gevallen.regels):
        if beoordeling.status[nummer] is not None:
            continue
        getoond = [set(deel) for deel in afleiding.beslissend(geval)]
        assert getoond
        assert all(not set(deel) & set(geheugen) for deel in getoond)
        assert not any(een < ander for een in getoond for ander in getoond)
        if len(getoond) == HOOGSTENS_BESLISSEND:
            continue
        onbekend = [feit for feit in map(FeitSleutel, FEITEN) if feit not in geheugen]
        for keuze in product((False, True), repeat=len(onbekend)):
            namen = tuple(naam for naam, ja in zip(onbekend, keuze, strict=True) if ja)
            if any(motor.beoordeel(vol).status[nummer] for vol in _alle_aanvullingen(geheugen, namen)):
                assert any(deel <= set(namen) for deel in getoond), (geval.sleutel, namen, getoond)


def test_tegenspraak_is_een_fout_met_regel(adviseur: Adviseur) -> None:
    bestand = ontleed_feiten(b"sla_inhoud: geen\n\nsla_actief_gebruikt: ja\n", "f.yaml")
    with pytest.raises(InvoerFout) as vangst:
        adviseur.evalueer(bestand)
    assert str(vangst.value.meldingen[0].plek) == "f.yaml:3:1"
    assert "regel 1" in vangst.value.meldingen[0].tekst


@pytest.mark.parametrize(
    ("criteria", "nu", "verschil"),
    [
        ((), "derde", None),
        (("ja",), "derde", None),
        (("ja", "ja"), "eigen_beheer", None),
        (("ja", "ja", "nee"), "derde", False),
        (("ja", "ja", "nee"), None, None),
        (("nee",), "eigen_beheer", False),
        (("nee",), "derde", True),
        (("ja", "ja", "ja"), "derde", True),
    ],
)
def test_alleen_een_zekere_keuze_verschilt_van_hoe_het_nu_gaat(
    referentie: Adviseur, criteria: tuple[str, ...], nu: str | None, verschil: bool | None
) -> None:
    """While a criterion that matters is unknown the choice is open: then nothing is said about how it is done now."""
    namen = ("voorspelbaar", "beschrijfbaar", "bedrijfskritisch")
    feiten = {naam: {"technisch_beheer": waarde} for naam, waarde in zip(namen, criteria, strict=False)}
    if nu is not None:
        feiten["uitvoering"] = {"technisch_beheer": nu}
    assert referentie.evalueer(feiten, alles=True).processen["technisch_beheer"].verschil is verschil


def _verschil_van_twee_beheerders() -> Adviseur:
    beheer = (FeitSleutel("uitvoering", "technisch_beheer"), FeitSleutel("uitvoering", "functioneel_applicatiebeheer"))
    return Adviseur(replace(regelbank(), regels=(maak_regel("anders", Verschilt(*beheer)),), afgeleid=()))


def test_beslissend_noemt_niet_wat_al_bekend_is() -> None:
    """Of two facts that are compared only the one that lacks."""
    adviseur = _verschil_van_twee_beheerders()
    technisch, functioneel = "uitvoering.technisch_beheer", "uitvoering.functioneel_applicatiebeheer"
    for geheugen, verwacht in (
        ({}, (functioneel, technisch)),
        ({technisch: "derde"}, (functioneel,)),
        ({functioneel: "derde"}, (technisch,)),
    ):
        (advies,) = adviseur.antwoord("", op_sleutel(geheugen)).adviezen
        assert advies.beslissend == (verwacht,)
        assert advies.omdat == ()


@pytest.mark.parametrize(
    ("geheugen", "verwacht"),
    [
        ({}, (("aantal_gemeenten", "gemeenten"),)),
        ({"aantal_gemeenten": 1 * SCHAAL}, (("gemeenten",),)),
        ({"gemeenten": ({"naam": "a", "inwoners": 50_000 * SCHAAL},)}, (("aantal_gemeenten",),)),
        # The list is known but lacks a figure, so it is asked again.
        ({"aantal_gemeenten": 1 * SCHAAL, "gemeenten": ({"naam": "a"},)}, (("aantal_gemeenten", "gemeenten"),)),
    ],
)
def test_beslissend_bij_geen_kleine_gemeente(
    geheugen: dict[str, FeitWaarde], verwacht: tuple[tuple[str, ...], ...]
) -> None:
    klein = ErIsGemeente(Vergelijk(FeitSleutel("inwoners"), "hoogstens", 10_000 * SCHAAL))
    adviseur = Adviseur(replace(regelbank(), regels=(maak_regel("geen_kleine", Niet(klein)),), afgeleid=()))
    (advies,) = adviseur.antwoord("", op_sleutel(geheugen)).adviezen
    assert advies.beslissend == verwacht


def test_beslissend_toont_de_kleinste_sets_en_hoogstens_zes() -> None:
    """Nine ways of two facts and one of one; in a fixed order: by size, then by name."""
    namen = [
        feit.naam for feit in vocabulaire().feiten.values() if isinstance(feit.soort, JaNee) and not feit.per_proces
    ][:19]
    ja = [Gelijk(FeitSleutel(naam), "ja") for naam in namen]
    paren = [Alle(tuple(ja[plaats : plaats + 2])) for plaats in range(0, 18, 2)]
    adviseur = Adviseur(replace(regelbank(), regels=(maak_regel("r", EenVanDe((*paren, ja[18]))),), afgeleid=()))
    (advies,) = adviseur.antwoord("", {}).adviezen
    alle = [(namen[18],), *sorted(tuple(sorted(namen[plaats : plaats + 2])) for plaats in range(0, 18, 2))]
    assert list(advies.beslissend) == alle[:6]


def test_alvast_is_wat_al_geldt_in_de_tak_die_het_minst_mist() -> None:
    ja = {
        naam: Gelijk(FeitSleutel(naam), "ja")
        for naam in ("vervangingsbudget", "sla_actief_gebruikt", "vertrouwen_hoog")
    }
    lang = Alle((ja["sla_actief_gebruikt"], ja["vertrouwen_hoog"], Gelijk(FeitSleutel("fase"), "ontwerp")))
    kort = Alle((ja["vervangingsbudget"], Gelijk(FeitSleutel("fase"), "realisatie")))
    adviseur = Adviseur(replace(regelbank(), regels=(maak_regel("r", EenVanDe((lang, kort))),), afgeleid=()))
    for geheugen, verwacht in (
        ({"vervangingsbudget": "ja"}, ["vervangingsbudget"]),
        ({"vervangingsbudget": "ja", "sla_actief_gebruikt": "ja"}, ["vervangingsbudget"]),
        ({"sla_actief_gebruikt": "ja", "vertrouwen_hoog": "ja"}, ["sla_actief_gebruikt", "vertrouwen_hoog"]),
        ({"vervangingsbudget": "nee", "sla_actief_gebruikt": "ja"}, ["sla_actief_gebruikt"]),
        ({}, []),
    ):
        (advies,) = adviseur.antwoord("", op_sleutel(geheugen)).adviezen
        assert (advies.status, [stap.feit for stap in advies.omdat]) == ("open", verwacht)


def test_een_afgeleid_feit_staat_in_de_reden_met_wat_eronder_ligt(referentie: Adviseur) -> None:
    """Its sentence, its value and its source; below it the given facts with their lines."""
    bestand = ontleed_feiten(b"uitvoering:\n  technisch_beheer: derde\nsla_inhoud: geen\n", "f.yaml")
    (advies,) = [a for a in referentie.evalueer(bestand).adviezen if a.regel == "afspraken_kwant_kwal"]
    begrip = next(feit for feit in referentie.bank.afgeleid if feit.naam == "uitbesteding_aanwezig")
    (stap,) = [deel for deel in advies.afleiding if deel.feit == "uitbesteding_aanwezig"]
    assert (stap.waarde, stap.tekst, stap.regel) == ("ja", begrip.ja, None)
    assert stap.bron == tuple(bron.tekst for bron in begrip.bron)
    assert stap.omdat
    assert [(deel.feit, deel.regel, deel.plaats) for deel in stap.gegeven()] == [
        ("uitvoering.technisch_beheer", 2, "regel 2")
    ]
    assert [(deel.feit, deel.waarde, deel.regel) for deel in advies.omdat] == [
        ("uitvoering.technisch_beheer", "derde", 2),
        ("sla_inhoud", "geen", 3),
    ]
