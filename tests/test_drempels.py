"""Numbers with a name: the same in a condition and in a text, in the fingerprint, in the list and in the difference."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner

import kennisbank.catalogus
import regels.ongebruikt
from advies import Adviseur
from advies.beheer.regelmap import lees_regels
from advies.beheer.regelverschil import regelverschil
from advies.opdrachten.rules import rules
from advies.weergave.regelverschil import als_tekst, regelverschillenvorm
from kennisbank.catalogus import catalogus, lees_catalogus
from kennisbank.feitsoorten import Keuze, Waarde
from kennisbank.meldingen import InvoerFout
from kennisbank.vocabulaire import Vocabulaire, vocabulaire
from regels.drempels import getal_in_tekst
from regels.getallen import losse_getallen
from regels.lezen import lees_regelbank, regelbank
from regels.ongebruikt import ongebruikt
from regels.sleutels import FeitSleutel
from regels.taal import SCHAAL, Alle, Regelbank, Vergelijk
from tests.schrijffouten import DREMPELS, GOED, REGELS

BASIS = Path(__file__).parent.parent / "regels"


def lees(getal: str = "40", regel: str = GOED[REGELS]) -> Regelbank:
    drempels = GOED[DREMPELS].replace("getal: 40", f"getal: {getal}")
    return lees_regelbank({"r.yaml": regel.encode()}, ("drempels.yaml", drempels.encode()))


@pytest.mark.parametrize(("getal", "woord"), [("12", "twaalf"), ("40", "40"), ("30.5", "30,5"), ("15000", "15.000")])
def test_voorwaarde_en_tekst_noemen_hetzelfde_getal(getal: str, woord: str) -> None:
    (regel,) = lees(getal).regels
    assert isinstance(regel.als, Alle)
    grens = Vergelijk(FeitSleutel("omvang_wiz_fte"), "minstens", round(float(getal) * SCHAAL))
    assert regel.als.voorwaarden[1] == grens
    assert regel.tekst == f"Met {{omvang_wiz_fte}} zit u boven {woord} fte."
    assert regel.kanttekening == f"De grens van {woord} fte is van ons."


def test_een_drempel_vooraan_begint_met_een_hoofdletter() -> None:
    (regel,) = lees("2", GOED[REGELS].replace("uitleg: Uitleg.", "uitleg: '{genoeg_fte} fte is de grens.'")).regels
    assert regel.uitleg == "Twee fte is de grens."


def test_een_drempel_telt_ook_bij_een_gemeente_en_bij_een_aantal() -> None:
    velden = (
        "    - er_is: {gemeente: [ict_fte: {hoogstens: genoeg_fte}]}\n    - doelen: {aantal: {minstens: genoeg_fte}}\n"
    )
    met_naam, met_getal = (
        lees("4", GOED[REGELS].replace("    - vervangingsbudget: nee\n", tekst)).regels[0].als
        for tekst in (velden, velden.replace("genoeg_fte", "4"))
    )
    assert met_naam == met_getal


def test_een_ander_getal_is_een_andere_regelbank() -> None:
    assert lees("40").vingerafdruk == lees("40").vingerafdruk != lees("41").vingerafdruk


def test_de_eigen_drempels_staan_in_een_voorwaarde_en_een_tekst_en_nergens_los() -> None:
    bank = regelbank()
    assert bank.drempels
    assert all(drempel.in_voorwaarden and drempel.bron for drempel in bank.drempels)
    bestanden = {str(pad): pad.read_bytes() for pad in (BASIS / "basis").glob("*.yaml")}
    assert list(losse_getallen(bestanden, bank)) == []


@pytest.mark.parametrize(
    ("voorwaarde", "tekst", "melding"),
    [
        ("{minstens: 40}", "Boven 40 fte.", "40 staat hier en in de voorwaarde (regel 10)"),
        ("{minstens: 40}", "Vanaf 30 fte.", "hier staat 30 fte, en in de voorwaarde (regel 10) 40 fte"),
        ("{minstens: 4}", "Vanaf vier fte.", "vier staat hier en in de voorwaarde"),
        ("{minstens: genoeg_fte}", "Boven 40 fte.", "Schrijf {genoeg_fte}"),
        ("{minstens: 4}", "Er zijn vier redenen.", ""),
        ("{minstens: 1}", "Neem één fte in dienst.", ""),
        ("{minstens: 40}", "Bollenstreek had 35 fte.", ""),
        ("{minstens: genoeg_fte}", "Boven {genoeg_fte} fte.", ""),
    ],
)
def test_een_getal_dat_los_in_de_tekst_staat(voorwaarde: str, tekst: str, melding: str) -> None:
    regel = GOED[REGELS].replace("{minstens: genoeg_fte}", voorwaarde)
    for oud in ("Met {omvang_wiz_fte} zit u boven {genoeg_fte} fte.", "De grens van {genoeg_fte} fte is van ons."):
        regel = regel.replace(oud, tekst, 1)
        tekst = "Let op."
    meldingen = [
        m.tekst for m in losse_getallen({"r.yaml": regel.encode()}, lees("40", regel)) if "drempel '" not in m.tekst
    ]
    meldingen += [
        m.tekst for m in losse_getallen({"r.yaml": regel.encode()}, lees("40", regel)) if "Schrijf {" in m.tekst
    ]
    assert len(meldingen) == bool(melding)
    assert all(melding in deel for deel in meldingen)


def test_rules_noemt_de_drempels_als_tekst_en_als_json() -> None:
    tekst = CliRunner().invoke(rules, ["--drempels"]).stdout
    uit = json.loads(CliRunner().invoke(rules, ["--drempels", "--formaat", "json"]).stdout)
    for drempel in regelbank().drempels:
        assert f"{drempel.naam}: " in tekst
    deel = next(deel for deel in uit if deel["drempel"] == "beste_aantal_werkplekken")
    assert (deel["getal"], deel["eenheid"]) == (1200, "werkplekken")
    assert "optimum_werkplekken" in deel["in_voorwaarden"]
    assert CliRunner().invoke(rules, ["--drempels", "zoek"]).exit_code == 2


def test_diff_noemt_de_drempel_die_anders_is(tmp_path: Path) -> None:
    pytest.importorskip("z3", reason="the extra advies[bewijs] is not installed")
    for naam, getal in (("oud", "40"), ("nieuw", "45")):
        for bestand, inhoud in GOED.items():
            (tmp_path / naam / bestand).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / naam / bestand).write_text(inhoud.replace("getal: 40", f"getal: {getal}"))
    oud, nieuw = (Adviseur(lees_regels(str(tmp_path / naam)), "referentie") for naam in ("oud", "nieuw"))
    uitkomst = regelverschil(oud, nieuw)
    assert [voorbeeld.verschil.wat for voorbeeld in uitkomst.voorbeelden] == ["strenger"]
    assert "De drempel genoeg_fte was 40 fte en wordt 45 fte" in als_tekst(uitkomst)
    (vorm,) = regelverschillenvorm(uitkomst).drempels
    assert (vorm.was, vorm.wordt, vorm.in_voorwaarden) == (40, 45, ("proef",))
    assert regelverschil(oud, oud).drempels == ()


def test_een_map_met_alleen_regels_leest_haar_eigen_drempels(tmp_path: Path) -> None:
    (tmp_path / "r.yaml").write_text(GOED[REGELS])
    with pytest.raises(InvoerFout, match="de naam van een drempel"):
        lees_regels(str(tmp_path))
    (tmp_path / "drempels.yaml").write_text(GOED[DREMPELS])
    assert [drempel.naam for drempel in lees_regels(str(tmp_path)).drempels] == ["genoeg_fte"]


def test_zonder_eigen_drempels_gelden_die_van_het_programma(tmp_path: Path) -> None:
    shutil.copytree(BASIS / "basis", tmp_path / "basis")
    assert [d.naam for d in lees_regels(str(tmp_path)).drempels] == [d.naam for d in regelbank().drempels]


@pytest.mark.parametrize(("getal", "tekst"), [(1, "één"), (12, "twaalf"), (13, "13"), (1200, "1200"), (-2, "-2")])
def test_een_getal_in_een_zin(getal: int, tekst: str) -> None:
    assert getal_in_tekst(getal * SCHAAL) == tekst


# --- a value that nobody knows ---------------------------------------------------------------------------------------------------


def _met_waarde(feit: str, waarde: str) -> Vocabulaire:
    woorden = vocabulaire()
    oud = woorden.feiten[feit]
    assert isinstance(oud.soort, Keuze)
    soort = Keuze((*oud.soort.waarden, Waarde(waarde, waarde, "")))
    return replace(woorden, feiten={**woorden.feiten, feit: replace(oud, soort=soort)})


def test_een_nieuwe_manier_van_uitvoeren_moet_bij_elke_keuze_worden_ingedeeld(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kennisbank.catalogus, "vocabulaire", lambda: _met_waarde("uitvoering", "cloud"))
    with pytest.raises(InvoerFout) as vangst:
        lees_catalogus()
    assert [melding.plek and melding.plek.regel for melding in vangst.value.meldingen] == [6, 13]
    assert all("'cloud' van 'uitvoering' is niet ingedeeld" in melding.tekst for melding in vangst.value.meldingen)
    assert all("past_niet_bij" in melding.tekst for melding in vangst.value.meldingen)


def test_een_nieuwe_waarde_van_een_keuze_moet_in_een_regel_of_bij_de_restwaarden_staan() -> None:
    bank = regelbank()
    assert ongebruikt(bank) == []
    (melding,) = ongebruikt(replace(bank, vocabulaire=_met_waarde("karakter", "beide")))
    assert "'beide' van 'karakter' staat in geen enkele voorwaarde" in melding.tekst
    assert "'restwaarden'" in melding.tekst
    assert str(melding.plek).startswith("kennisbank/feiten/reikwijdte.yaml:")


def test_een_restwaarde_die_een_regel_noemt_is_er_geen() -> None:
    bank = regelbank()
    feit = replace(bank.vocabulaire.feiten["karakter"], restwaarden=("wij_samen",))
    woorden = replace(bank.vocabulaire, feiten={**bank.vocabulaire.feiten, "karakter": feit})
    (melding,) = ongebruikt(replace(bank, vocabulaire=woorden))
    assert "staat in een voorwaarde en ook bij 'restwaarden'" in melding.tekst


def test_een_waarde_van_een_catalogus_die_geen_regel_concludeert(monkeypatch: pytest.MonkeyPatch) -> None:
    alle = catalogus()
    begrip = replace(alle.conclusies["vorm"]["vorm_4"], sleutel="vorm_5")
    vormen = {**alle.conclusies["vorm"], "vorm_5": begrip}
    nieuw = replace(alle, conclusies={**alle.conclusies, "vorm": vormen})
    monkeypatch.setattr(regels.ongebruikt, "catalogus", lambda: nieuw)
    (melding,) = ongebruikt(regelbank())
    assert "geen regel concludeert 'vorm: vorm_5'" in melding.tekst
    assert "haal de waarde weg" in melding.tekst
