"""Over time: what comes by facts and what by rules is together exactly the difference, and the steps did what is said."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given

from advies import (
    Adviseur,
    InvoerFout,
    Meting,
    RegelSleutel,
    lees_antwoorden,
    lees_feiten,
    uit_mapping,
    verloop,
)
from advies.evaluatie import Evaluatie
from advies.statussen import Status, status_van
from advies.verloop.stappen import gevraagd, stappen
from advies.verloop.tijdlijn import patroon_van
from advies.verloop.vormen import Verandering
from advies.weergave.json import als_json
from advies.werkgeheugen import werkgeheugen
from regels.eigen import regelbank
from regels.taal import Werkgeheugen
from tests.bouwers import ZADEN, maak_feiten, voorbeelden
from tests.verloopproeven import MAP, meting

NIETS = ("uitgesloten", "ontbreekt")


def bewaard(adviseur: Adviseur, geheugen: Werkgeheugen, *, alles: bool = False) -> Meting:
    """Return the moment of an answer that was saved."""
    tekst = als_json([adviseur.antwoord("", geheugen, alles=alles)])
    return Meting.van_antwoord(lees_antwoorden(tekst.encode(), "toen.json")[0], "toen.json")


def reeks(rng: Random, adviseur: Adviseur, aantal: int) -> list[Werkgeheugen]:
    """Return the facts of a partnership at some moments: each moment most is as it was, some is told, forgotten or otherwise."""
    uit: list[Werkgeheugen] = []
    feiten = maak_feiten(rng, rng.choice((0.2, 0.5)))
    while len(uit) < aantal:
        ander = maak_feiten(rng, 0.5)
        proef = {naam: ander.get(naam, deel) if rng.random() < 0.15 else deel for naam, deel in feiten.items()}
        proef = {naam: deel for naam, deel in proef.items() if rng.random() > 0.05}
        proef |= {naam: deel for naam, deel in ander.items() if naam not in proef and rng.random() < 0.1}
        try:
            geheugen = werkgeheugen(uit_mapping(proef))
            adviseur.evaluatie_van("", geheugen)
        except InvoerFout:
            feiten = feiten if uit else maak_feiten(rng, 0.3)
            continue
        uit.append(geheugen)
        feiten = proef
    return uit


def eerdere_regels(rng: Random) -> Adviseur:
    """Return the evaluator of some time ago: some rules were not there, some were there for other facts, one is gone now."""
    bank = regelbank()
    vrij = [
        regel for regel in bank.regels if not regel.wijkt_voor and regel.soort in ("risico", "voorwaarde", "advies")
    ]
    nieuw, anders, weg = rng.sample(vrij, 3)
    ander = rng.choice([regel for regel in vrij if regel.voor_elk_proces == anders.voor_elk_proces and regel != anders])
    regels = [
        replace(regel, als=ander.als) if regel is anders else regel for regel in bank.regels if regel is not nieuw
    ]
    regels.append(replace(weg, naam="een_regel_van_toen"))
    return Adviseur(replace(bank, regels=tuple(regels), vingerafdruk="toen"), motor="referentie")


def standen(adviseur: Adviseur, geheugen: Werkgeheugen) -> dict[RegelSleutel, Status]:
    """Return how each advice stands, straight from the engine."""
    antwoord = adviseur.antwoord("", geheugen, alles=True)
    return {advies.sleutel: advies.status for advies in antwoord.adviezen}


def sleutel(deel: Any) -> RegelSleutel:
    return RegelSleutel(deel.regel, deel.over.get("proces", ""))


def plat(stand: str) -> str:
    """Return a stand, in which a rule that is not there advises as much as one that is excluded."""
    return "niets" if stand in NIETS else stand


@given(ZADEN)
@voorbeelden(6)
def test_wat_door_feiten_en_wat_door_regels_komt_is_samen_precies_het_verschil(
    referentie: Adviseur, rng: Random
) -> None:
    geheugens = reeks(rng, referentie, rng.choice((2, 3, 4)))
    toen = eerdere_regels(rng)
    try:
        metingen = [bewaard(toen, geheugens[0], alles=rng.random() < 0.5)]
    except InvoerFout:
        return
    metingen += [Meting("nu.yaml", "", geheugen) for geheugen in geheugens[1:]]
    uit = verloop(referentie, metingen)
    begin, tussen, einde = (
        standen(toen, geheugens[0]),
        standen(referentie, geheugens[0]),
        standen(referentie, geheugens[-1]),
    )
    assert not uit.peilingen[0].zelfde_regels
    assert all(deel.zelfde_regels for deel in uit.peilingen[1:])

    loop: dict[RegelSleutel, str] = {**dict.fromkeys({**begin, **einde}, "ontbreekt"), **begin}
    for overgang in uit.peilingen[0].door_regels:
        assert plat(loop[sleutel(overgang)]) == plat(overgang.was)
        loop[sleutel(overgang)] = overgang.wordt
    assert {naam: plat(stand) for naam, stand in loop.items()} == {n: plat(tussen.get(n, "ontbreekt")) for n in loop}
    loop |= tussen
    for periode in uit.perioden:
        for verandering in periode.adviezen:
            assert loop[sleutel(verandering)] == verandering.was != verandering.wordt
            loop[sleutel(verandering)] = verandering.wordt
    assert {naam: loop[naam] for naam in einde} == einde

    alle = {naam: (begin.get(naam, "ontbreekt"), einde.get(naam, "ontbreekt")) for naam in loop}
    anders = {naam: paar for naam, paar in alle.items() if plat(paar[0]) != plat(paar[1])}
    assert {sleutel(deel): (plat(deel.was), plat(deel.wordt)) for deel in uit.geheel} == {
        naam: (plat(was), plat(wordt)) for naam, (was, wordt) in anders.items()
    }
    for deel in uit.geheel:
        midden = tussen.get(sleutel(deel), "ontbreekt")
        assert ("regels" in deel.door) == (plat(deel.was) != plat(midden))
        assert ("feiten" in deel.door) == (plat(midden) != plat(deel.wordt))
        assert deel.door


def test_wat_een_bewaard_advies_niet_noemt_was_uitgesloten_of_er_was_geen_regel(referentie: Adviseur) -> None:
    feiten = {"vervangingsbudget": "nee", "ict_op_bestuursagenda": "nooit", "processen_uniform": "uniform"}
    bank = regelbank()
    regels = {regel.naam: regel for regel in bank.regels if regel.naam != "ict_niet_op_agenda"}
    regels["geen_vervangingsbudget"] = replace(
        regels["geen_vervangingsbudget"], als=regels["uniformering_voorwaarde"].als
    )
    toen = Adviseur(replace(bank, regels=tuple(regels.values()), vingerafdruk="toen"), motor="referentie")
    metingen = [bewaard(toen, werkgeheugen(uit_mapping(feiten))), meting(feiten)]
    uit = verloop(referentie, metingen)
    door = {deel.regel: (deel.was, deel.wordt) for deel in uit.peilingen[0].door_regels}
    assert door == {"geen_vervangingsbudget": ("uitgesloten", "zeker"), "ict_niet_op_agenda": ("ontbreekt", "zeker")}
    assert {(deel.regel, deel.was, deel.door) for deel in uit.geheel} == {
        ("geen_vervangingsbudget", "uitgesloten", ("regels",)),
        ("ict_niet_op_agenda", "ontbreekt", ("regels",)),
    }
    staten = {deel.nummer: (deel.was, deel.wordt) for deel in uit.peilingen[0].aanbevelingen_door_regels}
    assert staten[8][1] == "aandacht"


@given(ZADEN)
@voorbeelden(3)
def test_met_dezelfde_regels_komt_niets_door_regels(referentie: Adviseur, rng: Random) -> None:
    geheugens = reeks(rng, referentie, 3)
    metingen = [bewaard(referentie, geheugen, alles=rng.random() < 0.5) for geheugen in geheugens]
    uit = verloop(referentie, metingen)
    for deel in uit.peilingen:
        assert deel.zelfde_regels
        assert (deel.door_regels, deel.aanbevelingen_door_regels, deel.anders_verwoord) == ((), (), ())
        assert not deel.gewijzigd_na_afloop
    assert all(deel.door == ("feiten",) for deel in uit.geheel)
    assert uit == replace(verloop(referentie, [replace(m, eerder=None) for m in metingen]), peilingen=uit.peilingen)


@given(ZADEN)
@voorbeelden(10)
def test_de_feiten_die_een_verandering_noemt_zijn_anders_en_genoeg_om_haar_te_maken(
    referentie: Adviseur, rng: Random
) -> None:
    geheugens = reeks(rng, referentie, 2)
    (periode,) = verloop(referentie, [Meting("a", "", geheugen) for geheugen in geheugens]).perioden
    voor, na = geheugens
    gelijk = {naam: waarde for naam, waarde in voor.items() if na.get(naam) == waarde}
    gewijzigd = {str(naam) for naam in {**voor, **na} if naam not in gelijk}
    assert {deel.feit for deel in periode.feiten} == gewijzigd

    def stand(deel: Verandering, feiten: Werkgeheugen) -> Status:
        genoemd = {naam: waarde for naam, waarde in feiten.items() if str(naam) in deel.door}
        evaluatie = Evaluatie.van(referentie.maskers, {**gelijk, **genoemd})
        antwoord_van = {geval.sleutel: status_van(waar) for geval, waar in evaluatie.gevallen()}
        return antwoord_van.get(sleutel(deel)) or antwoord_van[RegelSleutel(deel.regel)]

    rust_op: dict[RegelSleutel, set[str]] = {}
    for geheugen in geheugens:
        for advies in referentie.antwoord("", geheugen, alles=True).adviezen:
            if advies.status != "open":  # what holds already of an open advice decides nothing
                rust_op.setdefault(advies.sleutel, set()).update(stap.feit for stap in advies.omdat)
    for deel in periode.adviezen:
        assert deel.door
        assert set(deel.door) == rust_op[sleutel(deel)] & gewijzigd
        assert deel.was == "open" or stand(deel, voor) == deel.was
        assert deel.wordt == "open" or stand(deel, na) == deel.wordt


@given(ZADEN)
@voorbeelden(6)
def test_een_gezette_stap_nam_echt_weg_wat_er_staat_in_beide_motoren(adviseur: Adviseur, rng: Random) -> None:
    (voor,) = reeks(rng, adviseur, 1)
    eerst = adviseur.antwoord("", voor, alles=True)
    gezet = [stap for stap in eerst.eerste_stappen if rng.random() < 0.7]
    na = dict(voor)
    for stap in gezet:
        na |= gevraagd(stap)
    ander = reeks(rng, adviseur, 1)[0]
    na |= {naam: waarde for naam, waarde in ander.items() if naam not in voor and naam not in na and rng.random() < 0.3}
    try:
        (periode,) = verloop(adviseur, [Meting("a", "", voor), Meting("b", "", na)]).perioden
    except InvoerFout:
        return
    begin, einde = standen(adviseur, voor), standen(adviseur, na)
    geheugen = dict(voor)
    for stap, deel in zip(eerst.eerste_stappen, periode.stappen, strict=True):
        klopt = [na.get(naam) == waarde for naam, waarde in gevraagd(stap).items()]
        assert (deel.stand == "gezet") == all(klopt)
        if deel.stand == "gezet":
            geheugen |= gevraagd(stap)
            alleen = adviseur.beoordeel(geheugen)  # raises where the engines differ
            gespeeld = {g.sleutel: w for g, w in zip(alleen.motor.gevallen.regels, alleen.status, strict=True)}
        for weg in deel.verwijderd:
            assert begin[sleutel(weg)] == "zeker"
            assert einde[sleutel(weg)] == "uitgesloten"
            if deel.stand == "gezet":
                assert gespeeld.get(sleutel(weg), gespeeld.get(RegelSleutel(weg.regel))) is False
        assert all(einde[sleutel(blijft)] != "uitgesloten" for blijft in deel.gebleven)
        if deel.stand == "niet":
            assert not deel.verwijderd
    if gezet == list(eerst.eerste_stappen) and set(na) == set(voor):
        assert all(deel.verwijderd == stap.neemt_weg for stap, deel in zip(gezet, periode.stappen, strict=True))


def test_alle_stappen_gezet_neemt_alles_weg(adviseur: Adviseur) -> None:
    voor = lees_feiten(str(MAP / "2024.yaml")).geheugen
    gezet = adviseur.antwoord("", voor).eerste_stappen
    na = dict(voor)
    for stap in gezet:
        na |= gevraagd(stap)
    (periode,) = verloop(adviseur, [Meting("a", "", voor), Meting("b", "", na)]).perioden
    assert len(periode.stappen) == len(gezet) > 2
    for stap, deel in zip(gezet, periode.stappen, strict=True):
        assert (deel.stand, deel.verwijderd, deel.gebleven) == ("gezet", stap.neemt_weg, ())


def test_wat_een_gezette_stap_niet_zelf_wegnam_telt_niet_bij_die_stap(adviseur: Adviseur) -> None:
    voor = lees_feiten(str(MAP / "2024.yaml")).geheugen
    eerst = adviseur.antwoord("", voor, alles=True)
    een, ander = eerst.eerste_stappen[0], eerst.eerste_stappen[2]
    eerst = replace(eerst, eerste_stappen=(replace(een, neemt_weg=(*een.neemt_weg, *ander.neemt_weg)),))
    na = {**voor, **gevraagd(een), **gevraagd(ander)}
    (stap,) = stappen(eerst, voor, adviseur.antwoord("", na, alles=True), na, adviseur)
    assert (stap.stand, stap.verwijderd, stap.gebleven) == ("gezet", een.neemt_weg, ())


def test_een_stap_op_een_andere_manier_deels_of_niet(referentie: Adviseur) -> None:
    voor = {
        "uitvoering": {"informatiemanagement": "niet_belegd", "technisch_beheer": "derde"},
        "opdrachtgeverschap_belegd": "nee",
    }
    anders = {**voor, "uitvoering": {"informatiemanagement": "derde", "technisch_beheer": "derde"}}
    uit = verloop(referentie, [meting(voor), meting(anders), meting(anders)])
    per_stap = {deel.zetten[0].feit: deel for deel in uit.perioden[0].stappen}
    stap = per_stap["uitvoering.informatiemanagement"]
    assert stap.stand in ("anders", "deels")
    assert {deel.regel for deel in stap.verwijderd} >= {"proces_niet_belegd"}
    assert per_stap["opdrachtgeverschap_belegd"].stand == "niet"
    assert {deel.stand for deel in uit.perioden[1].stappen} == {"niet"}


@pytest.mark.parametrize(
    ("statussen", "patroon"),
    [
        ("zz", "steeds"),
        ("zuz", "terug"),
        ("zuzu", "terug"),
        ("zoz", "onderbroken"),
        ("zouz", "terug"),
        ("uz", "nieuw"),
        ("ozz", "nieuw"),
        ("zu", "weg"),
        ("uzzu", "weg"),
        ("zo", "onzeker"),
        ("zuo", "onzeker"),
    ],
)
def test_hoe_een_bevinding_over_de_tijd_gaat(statussen: str, patroon: str) -> None:
    woorden: Sequence[Status] = [{"z": "zeker", "o": "open", "u": "uitgesloten"}[teken] for teken in statussen]  # type: ignore[misc]
    assert patroon_van(woorden) == patroon
