"""Dutch that agrees: one of something, a value that is denied, and labels instead of keys."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click import Command
from click.testing import CliRunner

import advies
from advies.opdrachten.evaluate import evaluate
from advies.opdrachten.explain import explain
from advies.woorden.benamingen import telling
from advies.woorden.letters import hoofdletter, kleine_letter
from advies.woorden.voorwaarden import Voorwaardezinnen
from kennisbank.meldingen import plaats
from regels.lezen import lees_regelbank, regelbank
from regels.taal import Niet, Voorwaarde

REGEL = """\
- regel: proef
  titel: Proef
  soort: risico
  sterkte: moet
  grond: tekst
  bron: [{aanbeveling: 8}]
  als: [VOORWAARDE]
  tekst: Tekst.
  uitleg: Uitleg.
  wie: [bestuur]
  fase: [ontwerp]
"""


def zin(voorwaarde: str) -> str:
    (regel,) = lees_regelbank({"r.yaml": REGEL.replace("VOORWAARDE", f"{{{voorwaarde}}}").encode()}).regels
    ((_, tekst),) = Voorwaardezinnen(regelbank()).van(regel.als)
    return tekst


def uitvoer(opdracht: Command, *argumenten: str, feiten: str) -> str:
    gedaan = CliRunner().invoke(opdracht, ["-", *argumenten], input=feiten)
    assert gedaan.exit_code == 0, gedaan.output
    return re.sub(r"\s+", " ", gedaan.output)


@pytest.mark.parametrize(("aantal", "tekst"), [(0, "0 risico's"), (1, "1 risico"), (2, "2 risico's")])
def test_een_telling_past_bij_haar_woord(aantal: int, tekst: str) -> None:
    assert telling(aantal, "risico", "risico's") == tekst


@pytest.mark.parametrize(
    ("klein", "groot"),
    [
        ("één risico", "Eén risico"),
        ("ict op de agenda", "Ict op de agenda"),
        ("echt", "Echt"),
        ("2 risico's", "2 risico's"),
        ("", ""),
    ],
)
def test_een_zin_begint_met_een_hoofdletter_en_gaat_met_een_kleine_verder(klein: str, groot: str) -> None:
    assert hoofdletter(klein) == groot
    assert kleine_letter(groot) == klein


def test_een_afkorting_houdt_haar_hoofdletters() -> None:
    assert kleine_letter("SLA of DVO") == "SLA of DVO"


def test_nergens_wordt_een_letter_buiten_om_groot_gemaakt() -> None:
    map_ = Path(advies.__file__).parent
    bare = re.compile(r"\[:1\]\.(upper|lower)\(\)")
    gevonden = [str(pad) for pad in map_.rglob("*.py") if bare.search(pad.read_text(encoding="utf-8"))]
    assert gevonden == [str(map_ / "woorden" / "letters.py")], "one pair knows how 'één' begins"


def test_het_overzicht_telt_in_goed_nederlands() -> None:
    assert "(er staat vast: 1 risico)" in uitvoer(evaluate, feiten="vervangingsbudget: nee\n")


@pytest.mark.parametrize(
    ("voorwaarde", "tekst"),
    [
        (
            "uitvoering.technisch_beheer: {niet: niet_belegd}",
            "uitvoering (technisch beheer): iets anders dan niet belegd",
        ),
        ("ict_op_begroting: {niet: niet}", "ict op de begroting: iets anders dan niet"),
        ("fase: {geen_van: [ontwerp, realisatie]}", "fase van de samenwerking: iets anders dan ontwerp of realisatie"),
    ],
)
def test_een_waarde_met_niet_wordt_niet_nog_eens_ontkend(voorwaarde: str, tekst: str) -> None:
    assert zin(voorwaarde) == tekst


def test_geen_voorwaarde_of_haar_tegendeel_zegt_twee_keer_niet() -> None:
    bank = regelbank()
    zinnen = Voorwaardezinnen(bank)
    beide: list[Voorwaarde] = [deel for regel in bank.regels for deel in (regel.als, Niet(regel.als))]
    beide += [deel for feit in bank.afgeleid for deel in (feit.betekent, Niet(feit.betekent))]
    assert [tekst for deel in beide for _, tekst in zinnen.van(deel) if "niet niet" in tekst] == []


def test_de_plaats_van_een_feit_noemt_het_bestand() -> None:
    assert plaats(12, None, "map/feiten.yaml") == "regel 12 van feiten.yaml"
    assert plaats(12, None, "map\\feiten.yaml") == "regel 12 van feiten.yaml"
    assert plaats(12, None, "standaardinvoer") == "regel 12 van de standaardinvoer"
    assert plaats(12, None) == "regel 12"
    assert plaats(None, "Bestuur!C7", "feiten.xlsx") == "cel Bestuur!C7"
    assert plaats(None, None, "feiten.yaml") == ""


def test_explain_zegt_waar_een_feit_staat() -> None:
    gezien = uitvoer(explain, "--regel", "geen_vervangingsbudget", feiten="fase: ontwerp\nvervangingsbudget: nee\n")
    assert "er is geen vervangingsbudget voor ict (regel 2 van de standaardinvoer)" in gezien


def test_explain_noemt_waar_een_advies_op_steunt_bij_zijn_naam() -> None:
    feiten = "uitvoering: {technisch_beheer: derde}\nopdrachtgeverschap_belegd: nee\n"
    gezien = uitvoer(explain, "--gevoelig", feiten=feiten)
    assert "vervalt als dit verandert: opdrachtgeverschap [opdrachtgeverschap_belegd] of uitvoering" in gezien


def test_explain_noemt_wat_onbekend_is_bij_zijn_naam() -> None:
    gezien = uitvoer(explain, "--regel", "informatiebeleid_opstellen", feiten="informatiebeleidsplan: nee\n")
    assert "nog onbekend: karakter van de samenwerking" in gezien
    assert "onbekend: karakter_" not in gezien
