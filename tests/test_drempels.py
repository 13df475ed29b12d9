"""Numbers with a name: the same in a condition and in a text, in the fingerprint, in the list and in the difference."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from decimal import Decimal
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
from kennisbank.lezer import Lezer
from kennisbank.meldingen import InvoerFout
from kennisbank.vocabulaire import Vocabulaire, vocabulaire
from kennisbank.yaml_knopen import Tekst
from regels.drempels import BESTAND as EIGEN_DREMPELS
from regels.drempels import drempel_in_voorwaarde, getal_in_tekst, lees_drempels
from regels.getallen import losse_getallen
from regels.lezen import lees_regelbank, regelbank
from regels.ongebruikt import ongebruikt
from regels.sleutels import FeitSleutel
from regels.taal import SCHAAL, Alle, Regelbank, Vergelijk
from tests.schrijffouten import DREMPELS, GOED, REGELS
from tests.test_lezen import AFGELEID, REGEL

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
    assert list(losse_getallen(bestanden, bank, EIGEN_DREMPELS)) == []


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
        m.tekst for m in losse_getallen({"r.yaml": regel.encode()}, lees("40", regel), "") if "drempel '" not in m.tekst
    ]
    meldingen += [
        m.tekst for m in losse_getallen({"r.yaml": regel.encode()}, lees("40", regel), "") if "Schrijf {" in m.tekst
    ]
    assert len(meldingen) == bool(melding)
    assert all(melding in deel for deel in meldingen)


def _los(voorwaarde: str, tekst: str) -> list[str]:
    """Return the beginning of what is said of numbers in a rule with this condition and these lines of text."""
    return [melding.partition(", en ")[0].partition(" (")[0] for melding in _los_geheel(voorwaarde, tekst)]


def _los_geheel(voorwaarde: str, tekst: str) -> list[str]:
    regel = GOED[REGELS].replace("    - omvang_wiz_fte: {minstens: genoeg_fte}\n", f"    - {voorwaarde}\n")
    regel = regel.replace("Met {omvang_wiz_fte} zit u boven {genoeg_fte} fte.", tekst)
    regel = regel.replace("De grens van {genoeg_fte} fte is van ons.", "Let op.")
    bank = lees_regelbank({"r.yaml": regel.encode()}, ("drempels.yaml", GOED[DREMPELS].encode()))
    meldingen = losse_getallen({"r.yaml": regel.encode()}, bank, "")
    return [m.tekst for m in meldingen if m.plek is not None and m.plek.bestand == "r.yaml"]


_FTE = "omvang_wiz_fte: {{minstens: {}}}"


@pytest.mark.parametrize(
    ("voorwaarde", "tekst", "gemeld"),
    [
        # Up to twelve a number counts only with its unit; one only when the words say that it is a bound.
        (_FTE.format(12), "Er zijn 12 redenen.", []),
        (_FTE.format(13), "Er zijn 13 redenen.", ["13 staat hier en in de voorwaarde"]),
        (_FTE.format(12), "Het zijn twaalf fte.", ["twaalf staat hier en in de voorwaarde"]),
        (_FTE.format(12), "Twaalf fte is genoeg.", ["Twaalf staat hier en in de voorwaarde"]),
        (_FTE.format(2), "Het zijn twee fte.", ["twee staat hier en in de voorwaarde"]),
        (_FTE.format(1), "Het is één fte.", []),
        (_FTE.format(1), "Minstens één fte.", ["één staat hier en in de voorwaarde"]),
        (_FTE.format(1), "Minstens één dienst.", []),
        (_FTE.format(12.5), "Er zijn 12,5 redenen.", ["12,5 staat hier en in de voorwaarde"]),
        # Another number counts when it is more than one off, has the unit, and is said to be a bound.
        (_FTE.format(40), "Meer dan 39 fte.", []),
        (_FTE.format(40), "Minder dan 41 fte.", []),
        (_FTE.format(40), "Meer dan 38,9 fte.", ["hier staat 38,9 fte"]),
        (_FTE.format(40), "Meer dan 42 fte.", ["hier staat 42 fte"]),
        ("omvang_wiz_fte: {minstens: 40, hoogstens: 60}", "Meer dan 59 fte.", []),
        (_FTE.format(40), "Er zijn 42 fte.", []),
        (_FTE.format(40), "Meer dan 42 mensen.", []),
        (_FTE.format("genoeg_fte"), "Meer dan 42 fte.", []),
        (_FTE.format("genoeg_fte"), "Meer dan 40 fte.", ["hier staat 40 los"]),
        # Words for a bound, also with an article between.
        *((_FTE.format(40), f"{woord} 50 fte.", ["hier staat 50 fte"])
          for woord in ("Ten minste", "hooguit", "ten hoogste", "onder de", "boven", "vanaf de", "Een grens van")),
        # How numbers are written: what is part of another number or of a name is none.
        (_FTE.format(1200), "Dat is 1.200 fte.", ["1.200 staat hier en in de voorwaarde"]),
        (_FTE.format(1200), "Dat is 1200 fte, of 1.200.", ["1200 staat hier en in de voorwaarde"]),
        (_FTE.format(40), "Zie 1.40, 40,5, ISO-40, 40-plus, x40 en 340.", []),
        (_FTE.format(40), "Veertig, 40 en 40.", ["40 staat hier en in de voorwaarde"]),
        (_FTE.format(40), "Tussen 40 en 60 fte.", ["40 staat hier en in de voorwaarde"]),
        (_FTE.format(40), "Na 7 jaar 40 fte, 40 mensen en 8 taken.", ["40 staat hier en in de voorwaarde"]),
        ("omvang_wiz_fte: {minstens: 40, hoogstens: 60}", "Van 40, 40 of 60 fte.",
         ["40 staat hier en in de voorwaarde", "60 staat hier en in de voorwaarde"]),
        # Each number once in a text, and each text by itself.
        ("omvang_wiz_fte: {minstens: 40, hoogstens: 60}", "Tussen 40 en 60 fte.",
         ["40 staat hier en in de voorwaarde", "60 staat hier en in de voorwaarde"]),
        (_FTE.format(40), "Van 40 fte.\n  tekst_voor:\n    verband: Van 40 fte.",
         ["40 staat hier en in de voorwaarde", "40 staat hier en in de voorwaarde"]),
        (_FTE.format(40), "Let op.\n  preciezer:\n    - als: [omvang_wiz_fte: {minstens: 40}]\n      titel: Veel mensen", []),
        # Wherever the bound stands.
        ("een_van: [{omvang_wiz_fte: {minder_dan: 40}}, {fase: ontwerp}]", "Van 40 fte.",
         ["40 staat hier en in de voorwaarde"]),
        ("er_is: {gemeente: [inwoners: {hoogstens: 5}]}", "Met vijf inwoners.", ["vijf staat hier en in de voorwaarde"]),
        ("doelen: {aantal: {minstens: 2}}", "Met twee fte.", []),
        ("vervangingsbudget: ja", "Van 40 fte.", []),
    ],
)  # fmt: skip
def test_welk_getal_in_een_tekst_bij_een_grens_hoort(voorwaarde: str, tekst: str, gemeld: list[str]) -> None:
    assert _los(voorwaarde, tekst) == gemeld


@pytest.mark.parametrize(
    ("grens", "tekst", "gemeld"),
    [
        ("40", "Meer dan 50 fte.", "hier staat 50 fte, en in het afgeleide feit 'groot_genoeg' 40 fte. Maak ze gelijk"),
        ("40", "Bij 40 fte.", "40 staat hier en in het afgeleide feit 'groot_genoeg'. Geef het getal een naam"),
        (
            "genoeg_fte",
            "Bij 40 fte.",
            "40 los, en in het afgeleide feit 'groot_genoeg' de drempel 'genoeg_fte'. Schrijf",
        ),
        ("40", "Bij 50 jaar.", ""),
        ("40", "Meer dan genoeg.", ""),
    ],
)
def test_een_grens_in_een_afgeleid_feit_telt_als_die_van_de_regel(grens: str, tekst: str, gemeld: str) -> None:
    afgeleid = AFGELEID.replace("NAAM", "groot_genoeg").replace("ANDER: ja", f"omvang_wiz_fte: {{minstens: {grens}}}")
    eigen = REGEL.replace("vervangingsbudget: nee", "groot_genoeg: nee").replace("tekst: Tekst.", f"tekst: {tekst}")
    bestanden = {"r.yaml": eigen.encode(), "afgeleid.yaml": afgeleid.encode()}
    bank = lees_regelbank(bestanden, ("drempels.yaml", GOED[DREMPELS].encode()))
    meldingen = [m.tekst for m in losse_getallen(bestanden, bank, "") if str(m.plek).startswith("r.yaml")]
    assert len(meldingen) == bool(gemeld)
    assert all(gemeld in melding for melding in meldingen)


def test_drempels_heten_ook_grenzen() -> None:
    uit = CliRunner().invoke(rules, ["--grenzen"])
    assert (uit.exit_code, uit.stdout) == (0, CliRunner().invoke(rules, ["--drempels"]).stdout)


@pytest.mark.parametrize(
    ("voorwaarde", "tekst", "gemeld"),
    [
        (
            "aantal_gemeenten: {minstens: 4}",
            "Meer dan zeven gemeenten.",
            "hier staat zeven gemeenten, en in de voorwaarde (regel 10) vier gemeenten. Maak ze gelijk, of geef de grens een naam"
            " in drempels.yaml.",
        ),
        (
            "omvang_wiz_fte: {minstens: 40}\n    - omvang_ict_functie_fte: {minstens: 50}",
            "Meer dan 60 fte.",
            "hier staat 60 fte, en in de voorwaarde (regel 10) 40 fte. Maak ze gelijk, of geef de grens een naam in drempels.yaml.",
        ),
        (
            "omvang_wiz_fte: {minstens: 40}\n    - omvang_ict_functie_fte: {minstens: 40}",
            "Meer dan 40 fte.",
            "40 staat hier en in de voorwaarde (regel 10). Geef het getal een naam in drempels.yaml, en noem die op beide plaatsen.",
        ),
        (
            "omvang_wiz_fte: {minstens: genoeg_fte}\n    - omvang_ict_functie_fte: {minstens: 40}",
            "Meer dan 40 fte.",
            "hier staat 40 los, en in de voorwaarde de drempel 'genoeg_fte'. Schrijf {genoeg_fte}.",
        ),
    ],
)
def test_van_meer_grenzen_wordt_de_eerste_genoemd_met_haar_regel(voorwaarde: str, tekst: str, gemeld: str) -> None:
    assert _los_geheel(voorwaarde, tekst) == [gemeld]


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


@pytest.mark.parametrize(
    ("getal", "tekst"),
    [("0", "nul"), ("1", "één"), ("12", "twaalf"), ("13", "13"), ("1200", "1200"), ("9999", "9999"), ("-2", "-2"),
     ("10000", "10.000"), ("1234567", "1.234.567"), ("0.5", "0,5"), ("-0.5", "-0,5"), ("1.0625", "1,0625"),
     ("12.5", "12,5"), ("10000.25", "10.000,25"), ("0.0001", "0,0001"), ("-0.0001", "-0,0001")],
)  # fmt: skip
def test_een_getal_in_een_zin(getal: str, tekst: str) -> None:
    assert getal_in_tekst(int(Decimal(getal) * SCHAAL)) == tekst


def _drempel(getal: str, naam: str = "genoeg_fte", eenheid: str = "fte") -> str:
    uit = GOED[DREMPELS].replace("getal: 40", f"getal: {getal}").replace("genoeg_fte", naam)
    return uit.replace("eenheid: fte", f"eenheid: {eenheid}")


@pytest.mark.parametrize("getal", ["0", "0.5", "12.5", "40", "0.0001"])
def test_een_drempel_in_een_voorwaarde_is_het_getal_dat_er_anders_stond(getal: str) -> None:
    met_naam = lees(getal)
    met_getal = lees(getal, GOED[REGELS].replace("{minstens: genoeg_fte}", f"{{minstens: {getal}}}"))
    assert met_naam.regels[0].als == met_getal.regels[0].als
    assert met_naam.drempels[0].getal == Decimal(getal) * SCHAAL


def test_een_drempel_onder_nul_blijft_onder_nul() -> None:
    knoop = Tekst("laag", 1, 1)
    bank = lees_drempels(_drempel("-2.5", "laag").encode(), "drempels.yaml", vocabulaire())[1]
    gevuld = drempel_in_voorwaarde(Lezer("r.yaml"), knoop, (), bank)
    assert isinstance(gevuld, Tekst)
    assert float(gevuld.waarde) == -2.5


def test_een_drempel_in_een_andere_eenheid_noemt_beide_eenheden() -> None:
    with pytest.raises(InvoerFout, match="een getal in fte, en hier hoort een getal in gemeenten"):
        lees("40", GOED[REGELS].replace("- omvang_wiz_fte: {", "- aantal_gemeenten: {"))


def test_bij_een_drempel_staat_wie_hem_waar_gebruikt() -> None:
    """Three thresholds and four rules: in the condition, in the text, in both, and in neither."""
    delen = {"beide": (40, "boven {genoeg_fte}"), "tekst": (40, "boven {genoeg_fte}"), "voorwaarde": (40, "veel"),
             "geen": (40, "veel")}  # fmt: skip
    regels = ""
    for naam, (getal, woorden) in delen.items():
        grens = "genoeg_fte" if naam in ("beide", "voorwaarde") else str(getal)
        regel = GOED[REGELS][: GOED[REGELS].index("- afgeleid")].replace("regel: proef", f"regel: {naam}")
        regel = regel.replace("zit u boven {genoeg_fte} fte", woorden).replace(
            "{minstens: genoeg_fte}", f"{{minstens: {grens}}}"
        )
        regels += regel.replace("De grens van {genoeg_fte} fte", f"Wat {naam}")
    ander = _drempel("3", "ander")
    bank = lees_regelbank({"r.yaml": regels.encode()}, ("drempels.yaml", (_drempel("40") + ander).encode()))
    genoeg, ongebruikt_ = bank.drempels
    assert (genoeg.in_voorwaarden, genoeg.in_teksten) == (("beide", "voorwaarde"), ("beide", "tekst"))
    assert (ongebruikt_.in_voorwaarden, ongebruikt_.in_teksten) == ((), ())


@pytest.mark.parametrize(
    ("drempels", "plek", "deel"),
    [
        (_drempel("40") + _drempel("41"), "drempels.yaml:6:12", "bestaat al: drempels.yaml:1:3"),
        (_drempel("40", "omvang_wiz_fte"), "drempels.yaml:1:12", "is al de naam van een feit"),
        (_drempel("40", "proces"), "drempels.yaml:1:12", "is al de naam van een feit"),
    ],
)
def test_een_naam_van_een_drempel_is_nog_vrij(drempels: str, plek: str, deel: str) -> None:
    lezer, _ = lees_drempels(drempels.encode(), "drempels.yaml", vocabulaire())
    (melding,) = lezer.meldingen
    assert str(melding.plek) == plek
    assert deel in melding.tekst


@pytest.mark.parametrize("inhoud", ["", "# nog niets\n", "[]\n"])
def test_een_bestand_met_drempels_mag_leeg_zijn(inhoud: str) -> None:
    lezer, drempels = lees_drempels(inhoud.encode(), "drempels.yaml", vocabulaire())
    assert (lezer.meldingen, drempels) == ([], {})


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


@pytest.mark.parametrize(("getypt", "hint"), [("g2", True), ("genoeg_ft", True), ("2x", False), ("'?'", False)])
def test_wie_de_naam_van_een_drempel_probeert_krijgt_raad(getypt: str, hint: bool) -> None:
    """Whatever begins with a letter can be meant as a name."""
    with pytest.raises(InvoerFout) as vangst:
        lees("40", GOED[REGELS].replace("{minstens: genoeg_fte}", f"{{minstens: {getypt}}}"))
    (melding,) = vangst.value.meldingen
    assert "of de naam van een drempel" in melding.tekst
    assert any(deel in melding.tekst for deel in ("Bedoelt u 'genoeg_fte'", "advies rules --drempels")) is hint


def test_een_waarde_die_toevallig_heet_als_een_drempel_is_geen_grens() -> None:
    """Only what stands behind a measure is a bound: the answer no to a fact says nothing of a number in a text."""
    regel = GOED[REGELS].replace("    - omvang_wiz_fte: {minstens: genoeg_fte}\n", "")
    regel = regel.replace("Met {omvang_wiz_fte} zit u boven {genoeg_fte} fte.", "Boven 40 fte.")
    regel = regel.replace("De grens van {genoeg_fte} fte is van ons.", "Let op.")
    bank = lees_regelbank({"r.yaml": regel.encode()}, ("drempels.yaml", _drempel("40", "nee").encode()))
    (melding,) = losse_getallen({"r.yaml": regel.encode()}, bank, "drempels.yaml")
    assert melding.tekst.startswith("de drempel 'nee' staat in geen enkele voorwaarde.")
