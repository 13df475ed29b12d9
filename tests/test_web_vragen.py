"""The pages of questions lose nothing that was typed, and a page that is loaded again sends nothing again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the service is an extra")

from html5lib import HTMLParser
from starlette.testclient import TestClient

from advies.invoer import ontleed_feiten
from advies.web.dienst import maak_dienst
from advies.web.instellingen import Instellingen
from advies.web.paginas import paginas
from advies.web.paginas.dossier import uit_bestand
from kennisbank.kernvragen import kernvragen
from kennisbank.onderbouwing import Onderbouwing

LIJST = "/vragen/vraag/gemeenten"
GEMEEN = '<b>"Zo"</b> & zo'


def _klant(bestand: str = "") -> TestClient:
    instellingen = Instellingen(paginas=True, bestand=bestand)
    return TestClient(
        maak_dienst(instellingen, paginas(instellingen)), base_url="http://localhost:8000", follow_redirects=False
    )


def _stuur(klant: TestClient, pad: str, velden: dict[str, Any], feiten: str | None = "naam: Proef\n") -> Any:
    klant.get("/")
    dossier = {} if feiten is None else {"dossier": feiten}
    return klant.post(pad, data={"token": klant.cookies["advies_token"], **dossier, **velden})


def _rijen(html: str, kolom: str = "naam") -> list[str]:
    boom = HTMLParser(namespaceHTMLElements=False).parse(html)
    return [veld.get("value", "") for veld in boom.iter("input") if veld.get("name") == f"gemeente.{kolom}"]


def _gemeenten(*namen: str, inwoners: tuple[str, ...], **meer: str) -> dict[str, Any]:
    return {"v.gemeenten": "ja", "gemeente.naam": list(namen), "gemeente.inwoners": list(inwoners), **meer}


def test_bij_een_fout_in_een_rij_staan_alle_rijen_er_nog() -> None:
    velden = _gemeenten(GEMEEN, "B", "C", inwoners=("veel", "2000", ""))
    uit = _stuur(_klant(), LIJST, velden)
    assert uit.status_code == 400
    assert _rijen(uit.text) == [GEMEEN, "B", "C"]
    assert _rijen(uit.text, "inwoners") == ["veel", "2000", ""]


def test_wat_met_een_ander_antwoord_botst_staat_er_nog() -> None:
    velden = _gemeenten("A", "B", "C", inwoners=("1000", "", ""))
    uit = _stuur(_klant(), LIJST, velden, "aantal_gemeenten: 2\n")
    assert uit.status_code == 400
    assert "u noemt 3 gemeenten" in uit.text
    assert _rijen(uit.text) == ["A", "B", "C"]


def test_zonder_gemeenten_zijn_er_lege_rijen_en_anders_alleen_op_verzoek() -> None:
    klant = _klant()
    leeg = _rijen(_stuur(klant, LIJST, {}).text)
    assert leeg
    assert not any(leeg)
    vol = _stuur(klant, LIJST, _gemeenten("A", "B", inwoners=("1000", ""), actie="bewaar"))
    assert _rijen(vol.text) == ["A", "B"]
    een = _stuur(klant, LIJST, _gemeenten("A", "B", inwoners=("1000", ""), actie="rij"))
    assert _rijen(een.text) == ["A", "B", ""]
    twee = _stuur(klant, LIJST, _gemeenten("A", "B", "", inwoners=("1000", "", ""), actie="rij"))
    assert _rijen(twee.text) == ["A", "B", "", ""]
    fout = _stuur(klant, LIJST, _gemeenten("A", "B", inwoners=("veel", ""), actie="rij"))
    assert _rijen(fout.text) == ["A", "B", ""]
    assert _rijen(fout.text, "inwoners") == ["veel", "", ""]


@pytest.mark.parametrize("rijen", ["999999999", "-1", "x", "", "²"])
def test_lege_rijen_hebben_een_grens(tmp_path: Path, rijen: str) -> None:
    uit = _klant(str(tmp_path / "a.yaml")).get(LIJST, params={"rijen": rijen})
    assert uit.status_code == 200
    assert len(_rijen(uit.text)) <= 50


@pytest.fixture
def bestand(tmp_path: Path) -> Path:
    pad = tmp_path / "a.yaml"
    pad.write_text("naam: Proef\n", encoding="utf-8")
    return pad


def test_na_bewaren_in_een_bestand_stuurt_de_pagina_opnieuw_laden_niets(bestand: Path) -> None:
    klant = _klant(str(bestand))
    velden = {"versie": uit_bestand(str(bestand)).versie, "v.tussen_gemeenten": "ja", "a.tussen_gemeenten": "nee"}
    uit = _stuur(klant, "/vragen/begin", velden, None)
    assert uit.status_code == 303
    doel = uit.headers["location"]
    assert re.fullmatch(r"/vragen/begin\?na=[\w-]+", doel)  # no fact in an address
    assert "tussen_gemeenten: nee" in bestand.read_text(encoding="utf-8")
    for _ in range(2):
        pagina = klant.get(doel)
        assert pagina.status_code == 200
        assert "Nu zeker: " in pagina.text
    assert "Nu zeker: " not in klant.get("/vragen/begin?na=onbekend").text


def test_na_bewaren_en_verder_zegt_de_lijst_wat_wijzigde(bestand: Path) -> None:
    klant = _klant(str(bestand))
    velden = {"versie": uit_bestand(str(bestand)).versie, "v.tussen_gemeenten": "ja", "a.tussen_gemeenten": "nee"}
    uit = _stuur(klant, "/vragen/begin", {**velden, "actie": "verder"}, None)
    assert uit.headers["location"].startswith("/vragen?na=")
    assert "Nu zeker: " in klant.get(uit.headers["location"]).text


def test_nog_een_gemeente_in_een_bestand(bestand: Path) -> None:
    klant = _klant(str(bestand))
    versie = uit_bestand(str(bestand)).versie
    uit = _stuur(klant, LIJST, _gemeenten("A", "B", inwoners=("1000", ""), actie="rij", versie=versie), None)
    assert uit.status_code == 303
    assert _rijen(klant.get(uit.headers["location"]).text) == ["A", "B", ""]


def test_varianten_gaan_bij_bewaren_in_een_bestand_niet_verloren(bestand: Path) -> None:
    klant = _klant(str(bestand))
    velden = {
        "versie": uit_bestand(str(bestand)).versie,
        "variant_naam": "Anders",
        "variant_tekst": "fase: exploitatie\n",
    }
    for meer in ({"v.tussen_gemeenten": "ja", "a.tussen_gemeenten": "ja"}, {"actie": "naam", "naam": "Nieuw"}):
        velden["versie"] = uit_bestand(str(bestand)).versie
        uit = _stuur(klant, "/vragen/begin" if "actie" not in meer else "/vragen", {**velden, **meer}, None)
        assert uit.status_code == 200
        assert 'name="variant_naam" value="Anders"' in uit.text


def test_een_opmerking_zonder_antwoord_blijft(bestand: Path) -> None:
    klant = _klant(str(bestand))
    velden = {"v.uitvoering.technisch_beheer": "ja", "t.uitvoering": "Het contract loopt af."}
    versie = uit_bestand(str(bestand)).versie
    _stuur(klant, "/vragen/vraag/uitvoering", {"versie": versie, **velden}, None)
    assert bestand.read_text(encoding="utf-8") == "naam: Proef\nuitvoering:\n  toelichting: 'Het contract loopt af.'\n"
    assert "Het contract loopt af." in klant.get("/vragen/vraag/uitvoering").text


def _dossier(html: str) -> str:
    boom = HTMLParser(namespaceHTMLElements=False).parse(html)
    return next(str(veld.get("value")) for veld in boom.iter("input") if veld.get("name") == "dossier")


def _bron(feit: str, **velden: str) -> dict[str, str]:
    return {f"v.{feit}": "ja", f"o.{feit}": "ja"} | {f"o.{feit}.{naam}": tekst for naam, tekst in velden.items()}


def test_een_opmerking_en_een_bron_staan_in_het_dossier_en_naast_het_antwoord() -> None:
    klant = _klant()
    feiten = "vervangingsbudget: nee # mijn regel\n"
    velden = {
        **_bron("vervangingsbudget", door=GEMEEN, document="begroting", zekerheid="gok"),
        "a.vervangingsbudget": "nee",
    }
    uit = _stuur(klant, "/vragen/vraag/vervangingsbudget", velden, feiten)
    assert uit.status_code == 200
    tekst = _dossier(uit.text)
    assert tekst.endswith("# mijn regel\n")
    assert "Opmerking en bron" in uit.text
    zin = "door &lt;b&gt;&#34;Zo&#34;&lt;/b&gt; &amp; zo, op grond van begroting, een gok"
    for pad in ("/vragen/controle", "/advies"):
        assert zin in _stuur(klant, pad, {}, tekst).text
    weg = {**_bron("vervangingsbudget"), "a.vervangingsbudget": "nee"}
    assert _dossier(_stuur(klant, "/vragen/vraag/vervangingsbudget", weg, tekst).text) == feiten


def test_een_opmerking_mag_ook_zonder_antwoord_en_telt_niet_als_weet_ik_niet() -> None:
    klant = _klant()
    uit = _stuur(klant, "/vragen/vraag/fase", _bron("fase", opmerking="nog vragen"))
    tekst = _dossier(uit.text)
    assert "opmerking: 'nog vragen'" in tekst
    assert "Fase" not in _stuur(klant, "/vragen/controle", {}, tekst).text
    weet_niet = _stuur(
        klant, "/vragen/vraag/fase", {**_bron("fase", opmerking="nog vragen"), "a.fase": "onbekend"}, tekst
    )
    assert "weet ik niet" in _stuur(klant, "/vragen/controle", {}, _dossier(weet_niet.text)).text


def test_een_bron_per_proces() -> None:
    feit = "uitvoering.technisch_beheer"
    uit = _stuur(_klant(), "/vragen/vraag/uitvoering", {**_bron(feit, door="Jan"), f"a.{feit}": "derde"})
    assert "technisch_beheer: {waarde: derde, door: 'Jan'}" in _dossier(uit.text)


def test_een_verkeerde_bron_staat_bij_het_veld_en_het_antwoord_is_bewaard() -> None:
    uit = _stuur(_klant(), "/vragen/vraag/fase", {**_bron("fase", op="morgen"), "a.fase": "ontwerp"})
    assert uit.status_code == 400
    assert "fase: ontwerp" in _dossier(uit.text)
    assert 'href="#o-fase-op"' in uit.text
    assert 'value="morgen"' in uit.text


def test_wat_naast_een_gemeente_en_haar_getallen_staat_gaat_niet_verloren() -> None:
    feiten = "gemeenten:\n  - {waarde: {naam: A, inwoners: {waarde: 1000, door: Piet}}, op: 2026-03-01, door: Anna}\n  - naam: B\n"
    bron = {"gemeente.door": ["Anna", ""], "gemeente.document": ["", "brief"], "gemeente.zekerheid": ["", "gok"]}
    velden = {**_gemeenten("A", "B", inwoners=("1000", "")), "gemeente.toelichting": ["hoi", ""], **bron}
    tekst = _dossier(_stuur(_klant(), LIJST, velden, feiten).text)
    naast = ontleed_feiten(tekst.encode(), "a").onderbouwing
    assert naast["gemeenten.a"] == Onderbouwing(door="Anna", op="2026-03-01")
    assert naast["gemeenten.a.inwoners"] == Onderbouwing(door="Piet")
    assert naast["gemeenten.b"] == Onderbouwing(document="brief", zekerheid="gok")
    assert "toelichting: 'hoi'" in tekst


def test_wat_naast_een_gemeente_staat_staat_bij_de_lijst_in_het_overzicht_en_bij_het_advies() -> None:
    feiten = (
        "aantal_gemeenten: 2\nuitvoering: {technisch_beheer: eigen_beheer}\ngemeenten:\n"
        "  - {waarde: {naam: <Noord>, ict_fte: {waarde: 1, door: Piet}}, op: 2026-03-01, door: Anna}\n  - naam: Zuid\n"
    )
    zin = "&lt;Noord&gt;: door Anna, 1 maart 2026; &lt;Noord&gt;, formatie voor ict: door Piet"
    for pad in ("/vragen/controle", "/advies"):
        assert zin in _stuur(_klant(), pad, {}, feiten).text


def test_een_werkboek_houdt_wat_naast_een_antwoord_staat() -> None:
    pytest.importorskip("openpyxl", reason="the workbook is an extra")
    klant = _klant()
    feiten = (
        "naam: P\nfase: {waarde: ontwerp, door: Anna}\nuitvoering:\n  technisch_beheer: {waarde: derde, op: 2026-03-01}\n"
        "gemeenten:\n  - {waarde: {naam: A, inwoners: {waarde: 1000, door: Piet}}, document: brief}\n"
    )
    werkboek = _stuur(klant, "/bewaren", {"vorm": "xlsx"}, feiten)
    klant.get("/")
    terug = klant.post(
        "/openen", data={"token": klant.cookies["advies_token"]}, files={"bestand": ("a.xlsx", werkboek.content)}
    )
    assert terug.status_code == 200
    assert (
        ontleed_feiten(_dossier(terug.text).encode(), "a").onderbouwing
        == ontleed_feiten(feiten.encode(), "a").onderbouwing
    )


def test_wat_uit_andere_antwoorden_volgt_wordt_zo_bewaard_en_volgt_een_verandering() -> None:
    klant = _klant()
    tekst = _dossier(_stuur(klant, LIJST, _gemeenten("A", "B", inwoners=("", ""))).text)
    assert "aantal_gemeenten: {waarde: 2, opmerking: 'volgt uit andere antwoorden'}" in tekst
    assert "volgt uit een ander antwoord" in _stuur(klant, "/vragen/controle", {}, tekst).text
    drie = _stuur(klant, LIJST, _gemeenten("A", "B", "C", inwoners=("", "", "")), tekst)
    assert drie.status_code == 200  # it is no contradiction with a number that nobody typed
    assert "aantal_gemeenten: {waarde: 3, opmerking" in _dossier(drie.text)
    zelf = {"v.aantal_gemeenten": "ja", "a.aantal_gemeenten": "4"}
    vier = _dossier(_stuur(klant, "/vragen/vraag/aantal_gemeenten", zelf, _dossier(drie.text)).text)
    assert "aantal_gemeenten: 4\n" in vier
    weg = _dossier(_stuur(klant, LIJST, {"v.gemeenten": "ja", "w.gemeenten": "ja"}, tekst).text)
    assert "aantal_gemeenten: {" not in weg


def test_nog_eens_sturen_na_een_deel_dat_fout_was_is_geen_botsing(bestand: Path) -> None:
    klant = _klant(str(bestand))
    velden = {
        "versie": uit_bestand(str(bestand)).versie,
        "v.tussen_gemeenten": "ja",
        "a.tussen_gemeenten": "ja",
        "v.aantal_gemeenten": "ja",
        "a.aantal_gemeenten": "veel",
    }
    for _ in range(2):
        uit = _stuur(klant, "/advies", velden, None)
        assert uit.status_code == 400
        assert "tussen_gemeenten: ja" in bestand.read_text(encoding="utf-8")


@pytest.mark.parametrize("pad", ["/vragen/begin", "/advies"])
def test_het_script_krijgt_eerst_wat_verandert_en_dan_de_rest(pad: str) -> None:
    klant = _klant()
    velden = {
        "v.tussen_gemeenten": "ja",
        "a.tussen_gemeenten": "nee",
        "token": klant.get("/") and klant.cookies["advies_token"],
    }
    velden["dossier"] = "naam: Proef\n"
    regel = klant.post(pad, data=velden, headers={"X-Advies-Live": "snel"})
    assert "Nu zeker: " in regel.text
    assert "<fieldset" not in regel.text
    velden["dossier"] = _dossier(regel.text)
    assert velden["dossier"] == "naam: Proef\ntussen_gemeenten: nee\n"
    rest = klant.post(pad, data=velden, headers={"X-Advies-Live": "stand"})
    assert "Buiten" in rest.text
    assert _dossier(rest.text) == velden["dossier"]
    fout = klant.post(pad, data={**velden, "v.fase": "ja", "a.fase": "x"}, headers={"X-Advies-Live": "snel"})
    assert fout.status_code == 200
    assert 'id="foutoverzicht"' in fout.text


def test_een_lijst_van_kernvragen_staat_bij_elkaar_onder_haar_kop() -> None:
    """Of each list only the questions that can still change something; the other questions stand under none."""
    klant = _klant()
    tekst = "tussen_gemeenten: ja\nsamenwerking_structureel: ja\nfase: exploitatie\nperspectief: verband\n"
    boom = HTMLParser(namespaceHTMLElements=False).parse(_stuur(klant, "/vragen/kern", {}, tekst).text)
    lijsten = [deel for deel in boom.iter("section") if deel.get("class") == "advies-kernlijst"]
    verwacht = {vraag.kop: vraag for vraag in kernvragen().kern if vraag.kop}
    assert [deel.find("h2").text for deel in lijsten] == list(verwacht)
    for deel, vraag in zip(lijsten, verwacht.values(), strict=True):
        assert deel.get("aria-labelledby") == deel.find("h2").get("id")
        erin = [vak.get("id") for vak in deel.findall("section")]
        assert erin
        assert erin == [feit for feit in vraag.feiten if feit in erin]
        for vak in deel.findall("section"):
            alineas = ["".join(alinea.itertext()) for alinea in vak.iter("p")]
            assert f"Waarom deze lijst vooraan staat: {vraag.reden}" in alineas
    los = {vraag.feiten[0] for vraag in kernvragen().kern if not vraag.kop}
    assert los.isdisjoint(vak.get("id") for deel in lijsten for vak in deel.iter("section"))
