"""The book of rules in the browser: every page is there, every way leads somewhere, and a page tells how a rule stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the pages are an extra")

from starlette.testclient import TestClient

from advies.evalueer import Adviseur, adviseur
from advies.invoer import ontleed_feiten
from advies.web.dienst import maak_dienst
from advies.web.instellingen import Instellingen
from advies.web.paginas import paginas
from advies.web.paginas.regels import boek
from advies.web.paginas.regelstand import antwoorden_op, regelstanden, stand_per_regel, tel
from advies.web.paginas.sjabloonomgeving import teksten
from regels.lezen import regelbank
from tests.weblezer import Blad

ADRES = "http://localhost:8000"
DOSSIER = (Path(__file__).parent.parent / "kennisbank/dossiers/bollenstreek.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def klant() -> Iterator[TestClient]:
    instellingen = Instellingen()
    with TestClient(maak_dienst(instellingen, paginas(instellingen)), base_url=ADRES) as uit:
        yield uit


def stuur(klant: TestClient, adres: str, dossier: str = DOSSIER, **velden: str) -> str:
    """Return a page that is asked with a dossier."""
    if "advies_token" not in klant.cookies:
        klant.get("/regels")
    inhoud = {"token": klant.cookies["advies_token"], "dossier": dossier, "gewijzigd": "nee", **velden}
    antwoord = klant.post(adres, data=inhoud)
    assert antwoord.status_code == 200, antwoord.text
    return antwoord.text


def kop(adres: str) -> str:
    return adres.partition("#")[0].partition("?")[0]


def test_every_page_of_the_book_is_reached_from_its_contents_and_every_way_leads_somewhere(klant: TestClient) -> None:
    wachtrij, bladen = ["/regels"], dict[str, Blad]()
    while wachtrij:
        adres = wachtrij.pop()
        antwoord = klant.get(adres)
        assert antwoord.status_code == 200, adres
        blad = bladen[adres] = Blad(antwoord.text)
        blad.keur()
        nieuw = {kop(weg) for weg in blad.wegen if weg.startswith("/regels")} - {*bladen, *wachtrij}
        wachtrij += sorted(nieuw)
    verwacht = {"/regels"}
    verwacht |= {f"/regels/{naam}" for naam in boek().regels}
    verwacht |= {f"/regels/feiten/{naam}" for naam in (*boek().feiten, *boek().begrippen)}
    verwacht |= {f"/regels/drempels/{naam}" for naam in boek().drempels}
    verwacht |= {f"/regels/afwegingen/{naam}" for naam in boek().afwegingen}
    assert set(bladen) == verwacht
    buiten = {kop(weg) for blad in bladen.values() for weg in blad.wegen if not weg.startswith(("#", "/regels"))}
    assert buiten == {deel["adres"] for deel in teksten()["schil"]["menu"]} - {"/regels"} | {"/api"}


def test_every_page_of_a_rule_and_a_fact_tells_how_it_stands_for_a_dossier(
    klant: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    een_motor = Adviseur(motor="referentie")
    monkeypatch.setattr("advies.web.paginas.regels.adviseur", lambda: een_motor)
    evaluatie = adviseur().evaluatie(ontleed_feiten(DOSSIER.encode(), "antwoorden.yaml"))
    standen = stand_per_regel(evaluatie)
    zinnen = {"zeker": "gaat op", "uitgesloten": "gaat niet op", "open": "hangt af van wat nog onbekend is"}
    alle = {
        *(f"/regels/{naam}" for naam in boek().regels),
        *(f"/regels/feiten/{naam}" for naam in ("uitvoering", "fase", "gemeenten", "uitbesteedbaar")),
    }
    for adres in sorted(alle):
        tekst = stuur(klant, adres)
        blad = Blad(tekst)
        blad.keur()
        assert all(weg.startswith(("#", "/")) for weg in blad.wegen), adres
        naam = adres.rpartition("/")[2]
        if naam in boek().regels and adres == f"/regels/{naam}" and not boek().regels[naam].regel.voor_elk_proces:
            assert zinnen[standen[naam]] in tekst[tekst.index('id="stand-kop"') :]


def test_the_contents_say_how_many_rules_apply_now(klant: TestClient) -> None:
    evaluatie = adviseur().evaluatie(ontleed_feiten(DOSSIER.encode(), "antwoorden.yaml"))
    telling = tel(stand_per_regel(evaluatie))
    assert telling.zeker
    assert telling.open
    assert f"gaan er nu {telling.zeker} op; van {telling.open} hangt" in stuur(klant, "/regels")
    assert "gaan er nu" not in klant.get("/regels").text


def test_a_rule_that_is_asked_for_each_process_stands_as_its_best_case() -> None:
    leeg, gevuld = adviseur().evaluatie({}), adviseur().evaluatie(ontleed_feiten(DOSSIER.encode(), "x"))
    for evaluatie in (leeg, gevuld):
        standen = stand_per_regel(evaluatie)
        for regel in regelbank().regels:
            delen = [deel.status for deel in regelstanden(evaluatie, regel.naam)]
            beste = next(status for status in ("zeker", "open", "uitgesloten") if status in delen)
            assert standen[regel.naam] == beste
            assert len(delen) == (len(regelbank().processen) if regel.voor_elk_proces else 1)


def test_an_answer_is_told_for_each_process_and_unknown_is_not_no() -> None:
    evaluatie = adviseur().evaluatie({"uitvoering": {"technisch_beheer": "derde"}, "fase": "ontwerp"})
    uitvoering = dict(antwoorden_op(evaluatie, "uitvoering", "onbekend"))
    assert uitvoering["Technisch beheer"] == "een derde partij"
    assert uitvoering["Informatiebeleid"] == "onbekend"
    assert antwoorden_op(evaluatie, "fase", "onbekend") == (("", "ontwerp"),)
    assert antwoorden_op(evaluatie, "eigen_website", "onbekend") == (("", "onbekend"),)


def test_why_a_rule_stands_so_leads_to_the_question_of_each_answer(klant: TestClient) -> None:
    tekst = stuur(klant, "/regels/geen_eigen_website", "naam: Proef\neigen_website: nee\n")
    assert "De regel gaat op bij uw antwoorden." in tekst
    assert "/vragen/vraag/eigen_website" in Blad(tekst).wegen
    assert "antwoorden.yaml" not in tekst  # there is no file to look in


@pytest.mark.parametrize("methode", ["get", "post"])
def test_search_works_with_and_without_a_dossier(klant: TestClient, methode: str) -> None:
    tekst = klant.get("/regels?zoek=begroting").text if methode == "get" else stuur(klant, "/regels", zoek="begroting")
    blad = Blad(tekst)
    blad.keur()
    assert "bladzijden gevonden met ‘begroting’" in tekst
    assert "begroting" in blad.titel
    assert "/regels/feiten/ict_op_begroting" in blad.wegen


def test_a_search_that_finds_nothing_says_what_is_near(klant: TestClient) -> None:
    tekst = klant.get("/regels?zoek=groting").text
    assert "Niets gevonden met ‘groting’" in tekst
    assert "zoals begroting" in tekst
    assert "/regels/feiten/contractduur_jaren" in Blad(klant.get("/regels?zoek=contractduur_jaar").text).wegen


def test_what_was_looked_for_is_harmless(klant: TestClient) -> None:
    tekst = klant.get("/regels", params={"zoek": '"><script>alert(1)</script>'}).text
    assert "<script>alert" not in tekst
    Blad(tekst).keur()


@pytest.mark.parametrize("soort", ["", "feiten/", "drempels/", "afwegingen/"])
def test_a_page_that_is_not_there_says_so_and_names_the_nearest(klant: TestClient, soort: str) -> None:
    namen = {
        "": boek().regels,
        "feiten/": boek().feiten,
        "drempels/": boek().drempels,
        "afwegingen/": boek().afwegingen,
    }
    naam = next(iter(namen[soort]))
    antwoord = klant.get(f"/regels/{soort}{naam}x")
    assert antwoord.status_code == 404
    blad = Blad(antwoord.text)
    blad.keur()
    assert blad.titel.startswith("Fout")
    assert f"/regels/{soort}{naam}" in blad.wegen
    assert klant.get(f"/regels/{soort}<b>qqqqqqqqqqqqqq").status_code == 404


def test_wrong_or_contradicting_answers_do_not_close_the_book(klant: TestClient) -> None:
    for dossier, zin in (
        ("naam: Proef\nfase: gisteren\n", "In uw antwoorden staan fouten."),
        ("naam: Proef\ntussen_gemeenten: nee\naantal_gemeenten: 3\n", "kunnen niet samen waar zijn"),
    ):
        tekst = stuur(klant, "/regels/geen_eigen_website", dossier)
        Blad(tekst).keur()
        assert zin in tekst
        assert zin in stuur(klant, "/regels", dossier)


def test_a_page_of_a_fact_tells_what_can_be_answered(klant: TestClient) -> None:
    tekst = re.sub(r"<[^>]+>", "", klant.get("/regels/feiten/contractduur_jaren").text)
    assert "In jaar, van 0 tot en met 60." in tekst
    assert "Geen regel gebruikt dit feit." in tekst
    assert "elke gemeente" in klant.get("/regels/feiten/gemeenten").text
