"""One partnership over time: what is told apart adds up, what is told as taken away was, and a file says what it is."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given

from advies import (
    Adviseur,
    InvoerFout,
    Meting,
    RegelSleutel,
    Verloop,
    lees_antwoorden,
    lees_feiten,
    uit_mapping,
    verloop,
)
from advies.cli import advies as opdracht
from advies.evaluatie import Evaluatie
from advies.evalueer import vingerafdruk
from advies.rapport.model import Rapport, Tabel
from advies.rapport.verloop import maak_verlooprapport
from advies.statussen import Status, status_van
from advies.verloop.stappen import gevraagd, stappen
from advies.verloop.tijdlijn import patroon_van
from advies.verloop.vormen import Verandering
from advies.weergave.json import als_json
from advies.werkgeheugen import werkgeheugen
from regels.eigen import regelbank
from regels.taal import Werkgeheugen
from tests.bouwers import ZADEN, maak_feiten, voorbeelden
from tests.rapporten import DATUM, alle_tekst, ankers, figuren, keur_beelden, sectie

MAP = Path(__file__).parent.parent / "docs" / "voorbeeld" / "verloop"
DRIE = [str(MAP / naam) for naam in ("2024.json", "2025.yaml", "2026.yaml")]
NIETS = ("uitgesloten", "ontbreekt")


def meting(feiten: Mapping[str, Any], bestand: str = "a.yaml") -> Meting:
    return Meting(bestand, "", werkgeheugen(uit_mapping(feiten)))


def bewaard(adviseur: Adviseur, geheugen: Werkgeheugen, *, alles: bool = False) -> Meting:
    """Return the moment of an answer that was saved."""
    tekst = als_json([adviseur.antwoord("", geheugen, alles=alles)])
    return Meting.van_antwoord(lees_antwoorden(tekst.encode(), "toen.json")[0], "toen.json")


def draai(*argumenten: str) -> Result:
    return CliRunner().invoke(opdracht, ["verloop", *argumenten])


@pytest.fixture(scope="module")
def drie() -> Verloop:
    uit = draai(*DRIE, "--formaat", "json")
    assert uit.exit_code == 0, uit.output
    return json.loads(uit.stdout)  # type: ignore[no-any-return]


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


def test_een_risico_dat_terugkomt_staat_erbij(drie: Any) -> None:
    terug = {deel["regel"]: deel for deel in drie["bevindingen"] if deel["patroon"] == "terug"}
    assert terug["ict_niet_op_agenda"]["statussen"] == ["zeker", "uitgesloten", "zeker"]
    assert [deel["staten"] for deel in drie["aanbevelingen"] if deel["nummer"] == 7] == [
        ["aandacht", "in_orde", "aandacht"]
    ]


def test_het_voorbeeld_zegt_wat_door_nieuwere_regels_komt(drie: Any) -> None:
    eerste, *andere = drie["peilingen"]
    assert (eerste["soort"], eerste["zelfde_regels"], eerste["gewijzigd_na_afloop"]) == ("antwoord", False, False)
    (vervallen,) = [
        deel for deel in eerste["door_regels"] if deel["was"] != "ontbreekt"
    ]  # a rule that came is no matter
    assert (vervallen["regel"], vervallen["was"], vervallen["wordt"]) == ("samen_optrekken", "open", "ontbreekt")
    assert "geen_steun" in vervallen["vervallen"]
    assert not any(deel["door_regels"] for deel in andere)
    assert {tuple(deel["door"]) for deel in drie["geheel"]} == {("feiten",), ("regels",)}


def test_het_bewaarde_advies_van_het_voorbeeld_gaat_over_het_feitenbestand_ernaast() -> None:
    bewaard_ = json.loads((MAP / "2024.json").read_text(encoding="utf-8"))
    assert bewaard_["ontvangstbewijs"]["feiten"] == vingerafdruk(lees_feiten(str(MAP / "2024.yaml")).geheugen)


def test_een_advies_dat_daarna_is_gewijzigd_wordt_gemeld_en_telt_niet_als_nieuwe_regels(
    referentie: Adviseur, tmp_path: Path
) -> None:
    bestand = lees_feiten(str(MAP / "2025.yaml"))
    inhoud = json.loads(als_json([referentie.evalueer(bestand)]))
    next(deel for deel in inhoud["adviezen"] if deel["status"] == "zeker")["status"] = "open"
    pad = tmp_path / "toen.json"
    pad.write_text(json.dumps(inhoud))
    uit = draai(str(pad), DRIE[2])
    assert "past niet bij zijn ontvangstbewijs" in " ".join(uit.stdout.split())
    toen = lees_antwoorden(pad.read_bytes(), "toen.json")[0]
    peiling = verloop(referentie, [Meting.van_antwoord(toen, "toen.json"), Meting.van_feiten(bestand)]).peilingen[0]
    assert (peiling.gewijzigd_na_afloop, peiling.zelfde_regels, peiling.door_regels) == (True, True, ())


def test_een_ouder_advies_met_andere_delen_wordt_gelezen(tmp_path: Path) -> None:
    antwoord = json.loads((MAP / "2024.json").read_text(encoding="utf-8"))
    pad = tmp_path / "toen.json"
    pad.write_text(json.dumps({**antwoord, "aanbevelingen": 5, "regelnamen": None, "samenwerkingsverband": 7}))
    uit = draai(str(pad), DRIE[1], "--formaat", "json")
    assert uit.exit_code == 0, uit.output
    eerste = json.loads(uit.stdout)["peilingen"][0]
    assert (eerste["verband"], eerste["aanbevelingen_door_regels"]) == ("", [])


def test_de_volgorde_is_die_van_de_dagen_of_anders_van_de_bestanden() -> None:
    def bestanden(*opties: str) -> list[tuple[str, str]]:
        inhoud = json.loads(draai(DRIE[2], DRIE[1], *opties, "--formaat", "json").stdout)
        return [(Path(deel["bestand"]).name, deel["datum"]) for deel in inhoud["peilingen"]]

    assert bestanden() == [("2026.yaml", ""), ("2025.yaml", "")]
    op = bestanden("--op", "2026-03-01", "--op", "2025-03-01")
    assert op == [("2025.yaml", "2025-03-01"), ("2026.yaml", "2026-03-01")]


def test_het_scherm_is_begrensd_en_volledig_laat_alles_zien() -> None:
    kort, lang = draai(*DRIE).stdout, draai(*DRIE, "--volledig").stdout
    veel = draai(*DRIE, *DRIE[1:] * 5).stdout
    assert "u ziet ze met --volledig" in kort
    assert "--volledig" not in lang
    assert len(kort.splitlines()) < len(lang.splitlines())
    assert len(veel.splitlines()) < 200
    assert max(map(len, (kort + lang + veel).splitlines())) <= 80
    assert "Niet gezet:" in lang


def test_verschillende_namen_worden_gemeld(tmp_path: Path) -> None:
    ander = tmp_path / "ander.yaml"
    ander.write_text("naam: Iemand anders\nvervangingsbudget: nee\n")
    assert "verschillende namen: Dienst Merenland (verzonnen) en Iemand anders" in " ".join(
        draai(DRIE[1], str(ander)).stdout.split()
    )


@pytest.mark.parametrize(
    ("argumenten", "deel"),
    [
        ((DRIE[1],), "noem 2 tot 12 bestanden"),
        ((DRIE[1],) * 13, "noem 2 tot 12 bestanden"),
        ((DRIE[1], "bestaat_niet.yaml"), "bestaat_niet.yaml"),
        ((DRIE[1], "bestaat_niet.json"), "bestaat_niet.json"),
        ((DRIE[1], "niets*.yaml"), "geen enkel bestand past"),
        ((*DRIE, "--op", "2024-01-01"), "1 keer --op bij 3 bestanden"),
        ((*DRIE[1:], "--op", "2024-01-01", "--op", "januari"), "'januari' is geen datum"),
        ((*DRIE[1:], "--op", "2024-01-01", "--op", "2024-01-01"), "staat er twee keer"),
        ((*DRIE[1:], "-o", DRIE[1]), "hetzelfde bestand als de invoer"),
        ((*DRIE[1:], "--sjabloon", "huis.docx"), "--sjabloon is alleen voor een Word-document (.docx)."),
        ((*DRIE[1:], "-o", "huis.docx", "--sjabloon", "huis.docx"), "hetzelfde bestand als de invoer huis.docx"),
        ((*DRIE[1:], "-o", "v.docx", "--sjabloon", "weg.docx"), "weg.docx: dit bestand bestaat niet"),
        ((DRIE[1], "{lijst}"), "hierin staan 2 antwoorden"),
        ((DRIE[1], "{zonder}"), "zonder.json: in dit antwoord staan de feiten niet"),
        ((DRIE[1], "{botst}"), "botst.json: "),
        ((DRIE[1], "{vreemd}"), "vreemd.json: de feiten in dit antwoord zijn geen feiten van deze versie"),
        ((DRIE[1], "{strijdig}"), "strijdig.yaml:2"),
    ],
)
def test_fouten(tmp_path: Path, argumenten: tuple[str, ...], deel: str) -> None:
    antwoord = json.loads((MAP / "2024.json").read_text(encoding="utf-8"))
    (tmp_path / "lijst.json").write_text(json.dumps([antwoord] * 2))
    (tmp_path / "zonder.json").write_text(json.dumps({n: d for n, d in antwoord.items() if n != "feiten"}))
    botst = {**antwoord["feiten"], "tussen_gemeenten": "ja", "aantal_gemeenten": 1}
    (tmp_path / "botst.json").write_text(json.dumps({**antwoord, "feiten": botst}))
    (tmp_path / "vreemd.json").write_text(json.dumps({**antwoord, "feiten": {"geen_feit": "ja"}}))
    (tmp_path / "strijdig.yaml").write_text("tussen_gemeenten: ja\naantal_gemeenten: 1\n")
    paden = {naam: next(tmp_path.glob(f"{naam}.*")) for naam in ("lijst", "zonder", "botst", "vreemd", "strijdig")}
    uit = draai(*(argument.format(**paden) for argument in argumenten))
    assert (uit.exit_code, uit.stdout) == (2, "")
    assert deel in uit.stderr
    assert "Traceback" not in uit.stderr


def test_de_naam_van_een_bestand_blijft_zoals_hij_is(referentie: Adviseur) -> None:
    metingen = [meting({"fase": "ontwerp"}, "map/jaar_2.yaml"), meting({"fase": "realisatie"}, "dagelijks.yaml")]
    geheel = alle_tekst(maak_verlooprapport(verloop(referentie, metingen), DATUM))
    assert "jaar_2.yaml: één bekend feit" in geheel
    assert "Jaar_2.yaml" not in geheel
    assert "Dagelijks.yaml" not in geheel


def test_zonder_verschil_is_geen_feit_anders(tmp_path: Path, referentie: Adviseur) -> None:
    pad = tmp_path / "zelfde.yaml"
    pad.write_text("vervangingsbudget: ja\n")
    zonder = draai(str(pad), str(pad)).stdout
    assert "Van moment 1 naar 2: geen feit is anders" in zonder
    assert "0 feiten" not in zonder


def test_een_regel_die_er_toen_of_nu_niet_is_krijgt_geen_status() -> None:
    geheel = " ".join(draai(*DRIE, "--volledig").stdout.split())
    assert (
        "Bestuur, management en ict'ers trekken nog niet allemaal samen op: was open, de regel is vervallen" in geheel
    )
    assert "geen regel" not in geheel


@pytest.fixture(scope="module")
def rapport(adviseur: Adviseur) -> Rapport:
    toen = lees_antwoorden(Path(DRIE[0]).read_bytes(), DRIE[0])[0]
    metingen = [Meting.van_antwoord(toen, DRIE[0], date(2024, 3, 1))]
    metingen += [Meting.van_feiten(lees_feiten(pad)) for pad in DRIE[1:]]
    return maak_verlooprapport(verloop(adviseur, metingen), DATUM)


def test_het_rapport_zegt_wat_het_scherm_zegt(rapport: Rapport) -> None:
    geheel = alle_tekst(rapport)
    for deel in (
        "1 maart 2024, 2024.json: het advies van toen bij 20 bekende feiten, met andere regels dan nu",
        "Van de 5 eerste stappen zijn er 3 gezet.",
        "Bestuur, management en ict'ers trekken nog niet allemaal samen op",
        "Deze regel is vervallen.",
        "ging weg en kwam terug".capitalize(),
    ):
        assert deel in geheel, deel
    assert re.search(r"35 door de feiten en \d+ door nieuwere regels", geheel)
    assert "docs/voorbeeld" not in geheel, "only the name of a file is told"
    assert len(set(ankers(rapport))) == len(ankers(rapport))


def test_het_beeld_en_de_tabel_tonen_hetzelfde(rapport: Rapport) -> None:
    keur_beelden(rapport)
    (figuur,) = figuren(rapport)
    assert (MAP.parent.parent / "beeld" / "verloop.svg").read_text(encoding="utf-8") == f"{figuur.svg}\n"
    tabel = next(blok for blok in sectie(rapport, "tijdlijn").blokken if isinstance(blok, Tabel))
    for rij in tabel.rijen[:9]:
        naam, *staten = ("".join(stuk.tekst for stuk in cel) for cel in rij.cellen)
        nummer, _, rest = naam.partition(". ")
        assert f"{nummer}, {rest[:1].lower()}{rest[1:]}: {', '.join(staten)}." in figuur.alt
    assert "moet nog gebeuren: 9, 4, 2." in figuur.alt


def test_het_beeld_past_bij_twee_en_bij_twaalf_momenten(referentie: Adviseur) -> None:
    for aantal in (2, 12):
        uit = verloop(referentie, [meting({"fase": "ontwerp"})] * aantal)
        rapport = maak_verlooprapport(uit, DATUM)
        keur_beelden(rapport)
        assert "Er is niets anders." in alle_tekst(rapport)


@pytest.mark.parametrize("vorm", ["markdown", "html", "docx", "pdf"])
def test_elk_document_wordt_gemaakt(tmp_path: Path, vorm: str) -> None:
    pad = tmp_path / f"verloop.{vorm}"
    uit = draai(*DRIE[1:], "--formaat", vorm, "-o", str(pad), "--datum", "2026-03-31")
    assert (uit.exit_code, uit.stdout) == (0, "")
    begin = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!doctype", "markdown": b"# Verloop van Dienst Merenland"}[vorm]
    assert pad.read_bytes().lower().startswith(begin.lower())


def test_een_dag_hoort_bij_een_document() -> None:
    for opties, deel in (
        (("--datum", "2026-01-01"), "hoort bij een document"),
        (("--formaat", "html", "--datum", "1 mei"), "geen datum"),
    ):
        uit = draai(*DRIE[1:], *opties)
        assert (uit.exit_code, uit.stdout) == (2, "")
        assert deel in uit.stderr


def test_een_sjabloon_geeft_de_huisstijl(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="the extra advies[rapport] is not installed")
    huis, pad = tmp_path / "huis.docx", tmp_path / "uit.docx"
    eigen = docx.Document()
    eigen.sections[0].header.paragraphs[0].text = "Gemeente Voorbeeld"
    eigen.save(str(huis))
    assert draai(*DRIE[1:], "-o", str(pad), "--sjabloon", str(huis)).exit_code == 0
    assert docx.Document(str(pad)).sections[0].header.paragraphs[0].text == "Gemeente Voorbeeld"
