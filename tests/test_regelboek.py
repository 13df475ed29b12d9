"""The book of rules: a page for everything, every way leads to a page, and what the pages say agrees with the rule base."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

import pytest

from advies.beheer.boekbladen import Punt, Regelboek, Verwijzing, Vindplaats
from advies.beheer.boekzoeker import Boekzoeker
from advies.beheer.regelboek import maak_regelboek
from advies.beheer.regelzoeker import vind
from advies.beheer.toetsing import lees_toetsen
from advies.evalueer import Adviseur
from kennisbank.bronnen import publicatie
from kennisbank.catalogus import catalogus
from regels.afwegingen import afwegingen
from regels.lezen import regelbank


@cache
def boek() -> Regelboek:
    """Return the book of the rule base of the package."""
    return maak_regelboek(Adviseur(motor="referentie").evaluatie({}))


@cache
def zoeker() -> Boekzoeker:
    """Return a search through that book."""
    return Boekzoeker(regelbank(), boek())


def delen(waarde: Any) -> Iterator[Any]:
    """Yield a value and everything within it."""
    yield waarde
    if is_dataclass(waarde):
        for veld in fields(waarde):
            yield from delen(getattr(waarde, veld.name))
    elif isinstance(waarde, tuple):
        for deel in waarde:
            yield from delen(deel)
    elif isinstance(waarde, Mapping):
        for deel in waarde.values():
            yield from delen(deel)


def regels_van(punten: tuple[Punt, ...], diepte: int = 0) -> Iterator[tuple[int, str]]:
    """Yield a tree of points as lines with their depth."""
    for punt in punten:
        yield diepte, punt.tekst
        yield from regels_van(punt.onder, diepte + 1)


def test_all_of_the_rule_base_has_a_page() -> None:
    bank = regelbank()
    assert list(boek().regels) == [regel.naam for regel in bank.regels]
    assert list(boek().begrippen) == [deel.naam for deel in bank.afgeleid]
    assert list(boek().feiten) == list(bank.vocabulaire.feiten)
    assert list(boek().drempels) == [deel.naam for deel in bank.drempels]
    assert list(boek().afwegingen) == [deel.naam for deel in afwegingen()]


def test_every_way_leads_to_a_page_that_is_called_so() -> None:
    titels = {
        **{("regel", naam): blad.regel.titel for naam, blad in boek().regels.items()},
        **{("begrip", naam): blad.kort for naam, blad in boek().begrippen.items()},
        **{("feit", naam): blad.kort for naam, blad in boek().feiten.items()},
        **{("drempel", naam): blad.getal for naam, blad in boek().drempels.items()},
        **{("afweging", naam): blad.titel for naam, blad in boek().afwegingen.items()},
    }
    wegen = {deel for deel in delen(boek()) if isinstance(deel, Verwijzing)}
    assert {(weg.soort, weg.naam, weg.titel) for weg in wegen} <= {(*waar, titel) for waar, titel in titels.items()}


def test_every_page_is_reached_from_the_contents_or_from_another() -> None:
    inhoud = [deel for deel in delen((boek().delen, boek().onderwerpen)) if isinstance(deel, Verwijzing)]
    bereikt = {(weg.soort, weg.naam) for weg in inhoud}
    assert {naam for soort, naam in bereikt if soort == "regel"} == set(boek().regels)
    assert {naam for soort, naam in bereikt if soort == "feit"} == set(boek().feiten)
    bereikt |= {
        (weg.soort, weg.naam) for weg in delen((boek().regels, boek().begrippen)) if isinstance(weg, Verwijzing)
    }
    assert {naam for soort, naam in bereikt if soort == "drempel"} == set(boek().drempels)
    assert {naam for soort, naam in bereikt if soort == "begrip"} == set(boek().begrippen)


def test_the_conditions_are_those_that_the_command_shows_as_a_tree_with_the_facts_at_each_point() -> None:
    for naam, blad in boek().regels.items():
        assert tuple(regels_van(blad.voorwaarden)) == blad.regel.voorwaarden, naam
        genoemd = {weg for punt in delen(blad.voorwaarden) if isinstance(punt, Punt) for weg in punt.naar}
        assert genoemd == set(blad.vraagt), naam


def test_a_point_without_facts_opens_others_or_is_about_the_process_itself() -> None:
    processen = {proces.naam for proces in catalogus().processen.values()}
    for punt in delen((boek().regels, boek().begrippen)):
        if isinstance(punt, Punt) and not punt.naar and not punt.onder:
            assert any(punt.tekst.endswith(naam) for naam in processen), punt.tekst


def test_what_a_rule_yields_to_and_what_yields_to_it_are_each_others_inverse() -> None:
    heen = {(naam, ander.naam) for naam, blad in boek().regels.items() for ander in blad.wijkt_voor}
    terug = {(ander.naam, naam) for naam, blad in boek().regels.items() for ander in blad.gaat_voor}
    assert heen == terug
    assert heen


def test_what_a_fact_feeds_asks_for_it_and_the_other_way_round() -> None:
    heen = {("regel", naam, weg) for naam, blad in boek().regels.items() for weg in blad.vraagt}
    heen |= {("begrip", naam, weg) for naam, blad in boek().begrippen.items() for weg in blad.vraagt}
    feiten = [(Verwijzing("feit", naam, blad.kort), blad.voedt) for naam, blad in boek().feiten.items()]
    begrippen = [(Verwijzing("begrip", naam, blad.kort), blad.voedt) for naam, blad in boek().begrippen.items()]
    assert heen == {(weg.soort, weg.naam, bron) for bron, voedt in (*feiten, *begrippen) for weg in voedt}


def test_a_condition_asks_for_facts_even_where_a_rule_has_the_same_name() -> None:
    namen = {naam for naam in boek().regels if naam in boek().feiten}
    assert namen
    soorten = {weg.soort for blad in boek().regels.values() for weg in blad.vraagt if weg.naam in namen}
    assert soorten == {"feit"}


def test_a_threshold_stands_on_the_page_of_each_rule_that_uses_it() -> None:
    heen = {(weg.naam, naam) for naam, blad in boek().regels.items() for weg in blad.drempels}
    heen |= {(weg.naam, naam) for naam, blad in boek().begrippen.items() for weg in blad.drempels}
    terug = {
        (naam, weg.naam) for naam, blad in boek().drempels.items() for weg in (*blad.in_voorwaarden, *blad.in_teksten)
    }
    assert heen == terug


def test_every_rule_stands_in_the_contents_at_each_of_its_places_and_subjects() -> None:
    inhoud = {
        (deel.deel, plaats.tekst, weg.naam)
        for deel in boek().delen
        for plaats in deel.plaatsen
        for weg in plaats.regels
    }
    plekken = publicatie().plaatsen
    for regel in regelbank().regels:
        for bron in regel.bron:
            plaats = plekken[bron.soort, bron.waarde]
            assert (plaats.deel, plaats.tekst, regel.naam) in inhoud
    per_onderwerp = {(deel.onderwerp, weg.naam) for deel in boek().onderwerpen for weg in deel.regels}
    assert per_onderwerp == {(thema, naam) for naam, blad in boek().regels.items() for thema in blad.onderwerpen}
    assert all(blad.onderwerpen for blad in boek().regels.values())


def test_the_number_of_rules_of_a_chapter_counts_each_once() -> None:
    for deel in boek().delen:
        assert deel.aantal == len({weg for plaats in deel.plaatsen for weg in plaats.regels})


def test_each_place_of_the_publication_has_a_chapter_with_a_title() -> None:
    gegevens = publicatie()
    assert {plaats.deel for plaats in gegevens.plaatsen.values()} <= set(gegevens.delen)
    vindplaatsen = [deel for deel in delen(boek()) if isinstance(deel, Vindplaats)]
    assert all(gegevens.delen[deel.deel] == deel.deeltitel for deel in vindplaatsen)


@pytest.mark.parametrize("soort", ["hoofdstuk", "paragraaf"])
def test_a_paragraph_stands_in_the_chapter_of_its_first_number(soort: str) -> None:
    for (hier, waarde), plaats in publicatie().plaatsen.items():
        if hier == soort:
            assert plaats.deel == f"hoofdstuk_{waarde[0]}"


def test_the_tests_of_a_rule_are_told_each_once_with_what_must_come_of_it() -> None:
    bank = regelbank()
    for toets in lees_toetsen(bank):
        for sleutel in toets.verwacht:
            assert boek().regels[sleutel.regel].toetsen
    for naam, blad in boek().regels.items():
        assert {toets.uitkomst for toets in blad.toetsen} == {"zeker", "uitgesloten", "open"}, naam
        assert len(set(blad.toetsen)) == len(blad.toetsen)
        if blad.regel.voor_elk_proces:
            assert all(toets.proces for toets in blad.toetsen), naam


def test_one_reads_from_the_first_rule_to_the_last() -> None:
    namen = list(boek().regels)
    gelezen = [namen[0]]
    while (volgende := boek().regels[gelezen[-1]].volgende) is not None:
        vorige = boek().regels[volgende.naam].vorige
        assert vorige is not None
        assert vorige.naam == gelezen[-1]
        gelezen.append(volgende.naam)
    assert gelezen == namen
    assert boek().regels[namen[0]].vorige is None


def test_the_book_holds_no_markup_and_no_unfilled_place() -> None:
    for tekst in delen(boek()):
        if isinstance(tekst, str):
            assert "<" not in tekst
            assert "{" not in tekst


def test_the_same_rule_base_gives_the_same_book() -> None:
    assert maak_regelboek(Adviseur(motor="referentie").evaluatie({})) == boek()


def test_search_finds_the_rules_that_the_command_finds_in_the_same_order() -> None:
    for zoek in ("begroting", "Participatiewet", "kosten beheer", "opdrachtgeverschap_belegd"):
        gevonden = [weg.naam for _, wegen in zoeker().zoek(zoek).regels for weg in wegen]
        assert gevonden == [treffer.regel.naam for treffer in vind(regelbank(), zoek).treffers]


def test_search_finds_facts_by_name_label_and_question() -> None:
    assert "contractduur_jaren" in {weg.naam for weg in zoeker().zoek("looptijd").feiten}
    assert [weg.naam for weg in zoeker().zoek("contractduur_jaren").feiten] == ["contractduur_jaren"]


def test_search_says_which_other_names_it_looked_for() -> None:
    assert "WWB" in zoeker().zoek("Participatiewet").ook


def test_what_is_not_found_names_what_is_near() -> None:
    niets = zoeker().zoek("contractduur_jaar")
    assert niets.aantal == 0
    assert niets.dichtbij == Verwijzing("feit", "contractduur_jaren", boek().feiten["contractduur_jaren"].kort)
    assert zoeker().zoek("groting").langer[:1] == ("begroting",)
    assert zoeker().zoek("qqqq").dichtbij is None
    assert zoeker().zoek("   ").aantal == 0
