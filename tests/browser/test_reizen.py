"""The journeys of an adviser, each in four ways: with script, without it, with nothing but a keyboard, and at 320 px.

An empty start to a report; an existing dossier, why a risk is there, what takes it away and what that costs; a wrong file mended;
from an advice to its rule in the book and back. And, in three of those ways, from the answers of two parties to a dossier together.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kennisbank.bestanden import lees_data
from tests.browser.conftest import WORTEL, Dienst
from tests.browser.handen import Hand, Toetsenbord
from tests.browser.toegankelijk import wacht_op_fout

DOSSIER = WORTEL / "kennisbank/dossiers/bollenstreek.yaml"
RISICO = "De kwaliteit van de ict-dienst wordt niet regelmatig geëvalueerd"
REGEL, TITEL = "alleen_lopende_kosten", "De eigen begroting heeft geen plaats voor nieuwe ict"
WIJZEN = {
    "met script": (Hand, {}),
    "zonder script": (Hand, {"script": False}),
    "toetsenbord": (Toetsenbord, {}),
    "320 pixels zonder script": (Hand, {"script": False, "smal": True}),
    "320 pixels": (Hand, {"smal": True}),
}


@pytest.fixture(params=list(WIJZEN))
def hand(request: pytest.FixtureRequest, dienst: Dienst, maak_pagina: Callable[..., Any]) -> Hand:
    """Somebody at the start page."""
    soort, opties = WIJZEN[request.param]
    pagina = maak_pagina(**opties)
    pagina.goto(dienst.adres)
    return soort(pagina)


def past(pagina: Any) -> None:
    """Nothing of the page falls beside the screen, and it has one main heading."""
    assert pagina.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert pagina.locator("h1").count() == 1


def open_dossier(hand: Hand, pad: Path = DOSSIER) -> None:
    """Open a file on the start page."""
    hand.stuur_bestand("Bestand", pad)
    hand.ga("Open het bestand")


def bewaar(hand: Hand) -> str:
    """Return the facts as they are saved."""
    with hand.pagina.expect_download() as wacht:
        hand.ga("Bewaar als tekstbestand")
    return Path(wacht.value.path()).read_text(encoding="utf-8")


def test_van_niets_naar_een_rapport(hand: Hand) -> None:
    pagina = hand.pagina
    hand.vul("Hoe heet het samenwerkingsverband?", "Reis")
    hand.ga("Begin met de vragen")
    hand.ga(re.compile("^Eerst: reikwijdte"))
    for groep, antwoord in (
        ("Werken twee of meer", "Ja"),
        ("Is de samenwerking voor langere tijd", "Ja"),
        ("Over welk beleidsterrein", "werk, inkomen en zorg"),
        ("Namens wie", "Weet ik niet"),
        ("In welke fase", "exploitatie"),
    ):
        hand.kies(groep, antwoord)
    past(pagina)
    hand.ga(re.compile("^Bewaar en ga terug"))
    pagina.get_by_role("heading", name="Vragen", exact=True).wait_for()
    stand = pagina.get_by_role("listitem").filter(has_text="Eerst: reikwijdte").inner_text()
    assert "Bezig" in stand or "Klaar" in stand
    hand.ga("Controleer uw antwoorden")
    pagina.get_by_role("heading", name="Controleer uw antwoorden").wait_for()
    assert "weet ik niet" in pagina.locator("main").inner_text()
    past(pagina)
    hand.menu("Advies")
    assert pagina.locator("h1").inner_text() == "Advies voor Reis"
    hand.menu("Rapport")
    hand.vul("Opdrachtgever", "Gemeente Lisse")
    past(pagina)
    with pagina.expect_download() as wacht:
        hand.ga("Maak het rapport")
    assert wacht.value.suggested_filename == "advies-reis.docx"
    with zipfile.ZipFile(wacht.value.path()) as word:
        rapport = word.read("word/document.xml").decode()
    assert "Reis" in rapport
    assert "Gemeente Lisse" in rapport


def test_een_risico_begrijpen_en_wegnemen_in_een_variant(hand: Hand) -> None:
    pagina = hand.pagina
    open_dossier(hand)
    hand.menu("Advies")
    past(pagina)
    vouw = pagina.locator("details", has=pagina.locator("summary", has_text=RISICO)).last
    hand.druk(vouw.locator("summary").first)
    assert "Omdat" in vouw.inner_text()
    hand.ga(re.compile("^Wat haalt dit weg"), vouw)
    pagina.get_by_role("heading", name=f"Hoe u dit kwijtraakt: {RISICO}").wait_for()
    past(pagina)
    hand.ga(re.compile("^Probeer dit in een variant"))
    winst = pagina.get_by_role("region", name="Wat u wint")
    assert RISICO in winst.inner_text()
    assert winst.get_by_role("listitem").first.inner_text().count("moet") == 1
    tabel = pagina.get_by_role("table", name="Uw dossier en uw varianten naast elkaar")
    rij = tabel.get_by_role("row", name=re.compile("Moet, en is niet gedaan"))
    nu, variant = (int(re.findall(r"\d+", cel)[-1]) for cel in rij.get_by_role("cell").all_inner_texts())
    assert variant < nu
    past(pagina)
    hand.ga("Neem over in het dossier")
    pagina.locator("#wijziging").filter(has_text="Variant 1 is overgenomen").wait_for()
    hand.menu("Advies")
    assert RISICO not in pagina.locator("#bevindingen-inhoud").inner_text()
    eerst, regels = lees_data("kennisbank/dossiers/bollenstreek.yaml").decode().splitlines(), bewaar(hand).splitlines()
    verschil = [(oud, nieuw) for oud, nieuw in zip(eerst, regels, strict=True) if oud != nieuw]
    assert verschil
    assert [oud.replace(": nee", ": ja", 1) for oud, _ in verschil] == [nieuw for _, nieuw in verschil]


def test_een_verkeerd_bestand_wordt_hersteld(hand: Hand, tmp_path: Path) -> None:
    pagina = hand.pagina
    fout = tmp_path / "fout.yaml"
    fout.write_text("naam: Herstel\n# blijft staan\nfase: exploitatei\nfaze: x\n", encoding="utf-8")
    open_dossier(hand, fout)
    overzicht = pagina.get_by_role("alert")
    overzicht.wait_for()
    wacht_op_fout(pagina)
    assert "Regel 3 van fout.yaml" in overzicht.inner_text()
    assert "exploitatie" in overzicht.inner_text()
    assert overzicht.get_by_role("listitem").count() == 2
    past(pagina)
    hand.ga(re.compile(r"Regel 3 van fout\.yaml"), overzicht)
    pagina.locator("#tekst:focus").wait_for()
    tekst = pagina.get_by_label("Tekst van het bestand").input_value()
    hand.vul("Tekst van het bestand", tekst.replace("exploitatei", "exploitatie").replace("faze: x\n", ""))
    hand.ga("Lees deze tekst opnieuw")
    pagina.get_by_role("heading", name="Vragen", exact=True).wait_for()
    assert bewaar(hand) == "naam: Herstel\n# blijft staan\nfase: exploitatie\n"


def test_van_een_advies_naar_zijn_regel_en_terug(hand: Hand, dienst: Dienst) -> None:
    pagina = hand.pagina
    open_dossier(hand)
    hand.menu("Advies")
    hand.druk(pagina.locator(f"#vb-{REGEL} > summary"))
    hand.ga(re.compile("^Lees de regel"), pagina.locator(f"#vb-{REGEL}"))
    pagina.wait_for_url(f"{dienst.adres}/regels/{REGEL}")
    past(pagina)
    assert pagina.locator("h1").inner_text() == TITEL
    stand = pagina.get_by_role("region", name="Geldt de regel bij uw antwoorden?")
    assert "De regel gaat op bij uw antwoorden." in stand.inner_text()
    voorwaarden = pagina.get_by_role("region", name="Wanneer gaat deze regel op?")
    hand.druk(voorwaarden.get_by_role("button").first)
    pagina.get_by_role("region", name="Uw antwoord").wait_for()
    past(pagina)
    hand.ga(TITEL, pagina.get_by_role("region", name="Welke regels gebruiken dit feit?"))
    hand.ga("Bekijk dit in het advies")
    pagina.wait_for_url(f"**/advies#b-{REGEL}")
    pagina.locator(f"#b-{REGEL}").wait_for()  # the browser opens the fold in which it stands
    assert pagina.get_by_role("heading", level=1).all_inner_texts() == ["Advies voor ISD Bollenstreek"]
    assert bewaar(hand) == DOSSIER.read_text(encoding="utf-8")


@pytest.mark.parametrize("hand", ["met script", "toetsenbord", "320 pixels zonder script"], indirect=True)
def test_van_twee_partijen_naar_een_dossier(hand: Hand, tmp_path: Path) -> None:
    pagina = hand.pagina
    feiten = "naam: Proef\nfase: ontwerp\n"
    teksten = {"wethouder": "vervangingsbudget: ja\n", "ict": "vervangingsbudget: nee\n", "fout": "fase: x\n"}
    paden = {naam: tmp_path / f"{naam}.yaml" for naam in teksten}
    for naam, pad in paden.items():
        pad.write_text((feiten if naam != "fout" else "") + teksten[naam], encoding="utf-8")
    hand.menu("Vergelijk")
    hand.ga("Naar Overleg")
    hand.stuur_bestand("Bestanden van de partijen", paden["wethouder"], paden["fout"])
    hand.ga("Leg naast elkaar")
    overzicht = pagina.get_by_role("alert")
    overzicht.wait_for()
    wacht_op_fout(pagina)
    assert "Regel 1 van fout.yaml" in overzicht.inner_text()
    past(pagina)
    pagina.get_by_role("group", name="wethouder.yaml").wait_for()  # the other file is not lost
    hand.stuur_bestand("Bestanden van de partijen", paden["ict"])
    hand.vul("Naam van deze partij", "de wethouder")
    hand.ga("Leg naast elkaar")
    pagina.get_by_role("heading", name="Geschil 1: vervangingsbudget voor ict").wait_for()
    pagina.get_by_role("cell", name="de wethouder").wait_for()
    past(pagina)
    with pagina.expect_download() as wacht:
        hand.ga("Tekst (.md)")
    assert "Geschil 1: vervangingsbudget voor ict" in Path(wacht.value.path()).read_text(encoding="utf-8")
    hand.ga("Ga verder met dit dossier")
    pagina.get_by_role("heading", name="Vragen", exact=True).wait_for()
    samen = bewaar(hand)
    assert "# 1. vervangingsbudget voor ict: ja (de wethouder), nee (ict)\n" in samen
    assert samen.endswith("naam: 'Proef'\nfase: ontwerp\nvervangingsbudget: onbekend\n")
