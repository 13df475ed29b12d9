"""The service answers as its own description says, with what the library gives, and refuses with the place of each error."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest

pytest.importorskip("starlette", reason="the service is an extra")

from starlette.testclient import TestClient

from advies import adviseur, evalueer, kleinste_wijzigingen, uitvoerschema, verschil
from advies.raad.samenvatting import vat_samen
from advies.schemas import FEITEN, OPDRACHTEN
from advies.web.dienst import maak_dienst
from advies.web.handelingen import HANDELINGEN, RAPPORTEN
from advies.web.instellingen import API_VERSIE, Contact, Instellingen
from advies.web.naslag import VERZAMELINGEN
from kennisbank.frozen import plain
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import RegelSleutel
from tests.keurders import volgt

ADRES = "http://localhost:8000"
FEITEN_GEGEVEN = {"vervangingsbudget": "nee", "omvang_wiz_fte": 35.5, "uitvoering": {"technisch_beheer": "derde"}}
CONTACT = Contact("Beheer", "beheer@voorbeeld.nl", "https://advies.voorbeeld.nl/over")


@pytest.fixture(scope="module")
def klant() -> Iterator[TestClient]:
    with TestClient(maak_dienst(Instellingen(contact=CONTACT)), base_url=ADRES) as klant:
        yield klant


@pytest.fixture(scope="module")
def beschrijving(klant: TestClient) -> dict[str, Any]:
    uit: dict[str, Any] = klant.get("/v1/openapi.json").json()
    return uit


def _keur(beschrijving: dict[str, Any], schema: dict[str, Any], waarde: Any) -> None:
    jsonschema.Draft202012Validator({**schema, "components": beschrijving["components"]}).validate(waarde)


def _operaties(beschrijving: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for pad, methoden in beschrijving["paths"].items():
        for methode, operatie in methoden.items():
            yield pad, methode, operatie


def _lichaam(beschrijving: dict[str, Any], operatie: dict[str, Any]) -> dict[str, Any]:
    naam = operatie["requestBody"]["$ref"].rpartition("/")[2]
    uit: dict[str, Any] = beschrijving["components"]["requestBodies"][naam]["content"]["application/json"]
    return uit


def _voorbeeldadres(pad: str, operatie: dict[str, Any]) -> str:
    for deel in operatie.get("parameters", []):
        if deel["in"] == "path":
            pad = pad.replace(f"{{{deel['name']}}}", deel["example"])
    return f"/v1{pad}"


# --- the description ---------------------------------------------------------------------------------------------------------


def test_elk_voorbeeld_van_de_beschrijving_werkt(klant: TestClient, beschrijving: dict[str, Any]) -> None:
    verstuurd = 0
    for pad, methode, operatie in _operaties(beschrijving):
        if methode != "post":
            continue
        lichaam = _lichaam(beschrijving, operatie)
        for voorbeeld in lichaam["examples"].values():
            _keur(beschrijving, lichaam["schema"], voorbeeld["value"])
            antwoord = klant.post(f"/v1{pad}", json=voorbeeld["value"])
            assert antwoord.status_code == 200, antwoord.text
            soort = antwoord.headers["content-type"].partition(";")[0]
            if soort == "application/json":
                _keur(beschrijving, operatie["responses"]["200"]["content"][soort]["schema"], antwoord.json())
            else:
                assert soort in operatie["responses"]["200"]["content"]
            verstuurd += 1
    assert verstuurd > len(HANDELINGEN)


def test_wat_op_te_zoeken_is_past_in_de_beschrijving(klant: TestClient, beschrijving: dict[str, Any]) -> None:
    for pad, methode, operatie in _operaties(beschrijving):
        if methode == "get":
            antwoord = klant.get(_voorbeeldadres(pad, operatie))
            assert antwoord.status_code == 200
            _keur(beschrijving, operatie["responses"]["200"]["content"]["application/json"]["schema"], antwoord.json())


def test_de_beschrijving_noemt_elk_adres_en_elk_lid(beschrijving: dict[str, Any]) -> None:
    namen = [*(f"/{deel.naam}" for deel in (*HANDELINGEN, RAPPORTEN)), "/gezond", "/openapi.json"]
    namen += [f"/{deel.naam}{einde}" for deel in VERZAMELINGEN for einde in ("", "/{naam}")]
    assert {*beschrijving["paths"]} == {*namen}
    for handeling in (*HANDELINGEN, RAPPORTEN):
        operatie = beschrijving["paths"][f"/{handeling.naam}"]["post"]
        naam = _lichaam(beschrijving, operatie)["schema"]["$ref"].rpartition("/")[2]
        schema = beschrijving["components"]["schemas"][naam]
        assert [*schema["properties"]] == [veld.naam for veld in handeling.velden]
        vraagdeel = {deel["name"]: tuple(deel["schema"]["enum"]) for deel in operatie.get("parameters", [])}
        assert vraagdeel == handeling.vraagdeel


def test_de_schemas_in_de_beschrijving_zijn_die_van_de_bibliotheek(beschrijving: dict[str, Any]) -> None:
    schemas, schema = beschrijving["components"]["schemas"], uitvoerschema(FEITEN)["properties"]
    assert schemas["Advies"]["properties"].keys() == uitvoerschema("evaluate")["$defs"]["Advies"]["properties"].keys()
    proeven: tuple[Any, ...] = (True, False, "ja", "onbekend", "", None, "x", 1, 10**9, [], ["x"], {}, "ontwerp", 2.5)
    assert schemas["Feiten"]["properties"].keys() == uitvoerschema(FEITEN)["properties"].keys()
    for naam, feit in schemas["Feiten"]["properties"].items():
        for waarde in proeven:
            heeft = [jsonschema.Draft202012Validator(deel).is_valid(waarde) for deel in (feit, schema[naam])]
            assert heeft[0] is heeft[1], (naam, waarde)
    assert "#/$defs/" not in json.dumps(beschrijving)


def test_de_beschrijving_volgt_de_api_design_rules(beschrijving: dict[str, Any]) -> None:
    """What the linter of the NL API Design Rules asks, as far as it can be seen in the document."""
    assert beschrijving["openapi"].startswith("3.1")
    assert beschrijving["servers"] == [{"url": "/v1", "description": beschrijving["servers"][0]["description"]}]
    assert beschrijving["info"]["contact"] == {"name": CONTACT.naam, "email": CONTACT.e_mail, "url": CONTACT.url}
    assert beschrijving["info"]["version"] == API_VERSIE
    gezien: set[str] = set()
    for pad, methode, operatie in _operaties(beschrijving):
        delen = [deel for deel in pad.split("/")[1:] if deel != "openapi.json"]
        assert all(deel == "{naam}" or deel.replace("-", "").isalpha() for deel in delen)
        assert pad == pad.lower().rstrip("/")
        assert methode in ("get", "post")
        assert operatie["operationId"] not in gezien
        gezien.add(operatie["operationId"])
        assert "API-Version" in operatie["responses"]["200"]["headers"]
        assert "400" in operatie["responses"]
        for deel in operatie.get("parameters", []):
            assert deel["name"].isalpha()
            assert deel["name"][0].islower()
    for naam, antwoord in beschrijving["components"]["responses"].items():
        assert naam.startswith("Probleem")
        assert [*antwoord["content"]] == ["application/problem+json"]
        assert "API-Version" in antwoord["headers"]
    assert {"status", "title", "detail"} <= {*beschrijving["components"]["schemas"]["Probleem"]["required"]}
    assert all(naam[0].isupper() and naam.isalnum() for naam in beschrijving["components"]["schemas"])


def test_zonder_beheerder_staat_er_geen_contact() -> None:
    klant = TestClient(maak_dienst(Instellingen()), base_url=ADRES)
    assert "contact" not in klant.get("/v1/openapi.json").json()["info"]


# --- what comes out is what the library gives ----------------------------------------------------------------------------------


def test_een_advies_is_dat_van_de_bibliotheek(klant: TestClient) -> None:
    antwoord = klant.post("/v1/adviezen", json={"feiten": FEITEN_GEGEVEN}).json()
    assert antwoord == evalueer(FEITEN_GEGEVEN).als_json()
    volgt("evaluate", antwoord)


def test_alles_geeft_ook_wat_is_uitgesloten(klant: TestClient) -> None:
    antwoord = klant.post("/v1/adviezen", json={"feiten": FEITEN_GEGEVEN, "alles": True}).json()
    assert "uitgesloten" in {deel["status"] for deel in antwoord["adviezen"]}


def test_het_korte_advies_is_het_eerste_scherm(klant: TestClient) -> None:
    antwoord = klant.post("/v1/adviezen?vorm=kort", json={"feiten": FEITEN_GEGEVEN}).json()
    assert antwoord == plain(vat_samen(evalueer(FEITEN_GEGEVEN), vocabulaire().feiten))


def test_een_verklaring_zegt_waarom(klant: TestClient) -> None:
    vraag = {"feiten": FEITEN_GEGEVEN, "regel": "geen_vervangingsbudget"}
    (verklaring,) = klant.post("/v1/verklaringen", json=vraag).json()
    assert verklaring["status"] == "zeker"
    assert [deel["feit"] for weg in verklaring["manieren"] for stap in weg for deel in stap["gegeven"]] == [
        "vervangingsbudget"
    ]


def test_zonder_regel_komt_elk_zeker_advies(klant: TestClient) -> None:
    alle = klant.post("/v1/verklaringen", json={"feiten": FEITEN_GEGEVEN}).json()
    zeker = {(deel.regel, deel.over.get("proces", "")) for deel in evalueer(FEITEN_GEGEVEN).van_status("zeker")}
    assert {(deel["regel"], deel["proces"]) for deel in alle} == zeker


def test_een_regel_per_proces_wordt_voor_elk_proces_verklaard(klant: TestClient) -> None:
    bank = adviseur().bank
    regel = next(deel.naam for deel in bank.regels if deel.voor_elk_proces)
    alle = klant.post("/v1/verklaringen", json={"feiten": FEITEN_GEGEVEN, "regel": regel}).json()
    assert [deel["proces"] for deel in alle] == [*bank.processen]
    een = {"feiten": FEITEN_GEGEVEN, "regel": regel, "proces": bank.processen[2]}
    assert klant.post("/v1/verklaringen", json=een).json() == [alle[2]]
    fout = klant.post("/v1/wijzigingen", json={"feiten": {}, "regel": regel}).json()["fouten"][0]
    assert (fout["code"], tuple(fout["toegestaan"])) == ("proces_nodig", bank.processen)


def test_een_vergelijking_is_die_van_de_bibliotheek(klant: TestClient) -> None:
    anders = {**FEITEN_GEGEVEN, "vervangingsbudget": "ja"}
    antwoord = klant.post("/v1/vergelijkingen", json={"voor": FEITEN_GEGEVEN, "na": anders}).json()
    assert antwoord == plain(verschil(evalueer(FEITEN_GEGEVEN, alles=True), evalueer(anders, alles=True)))
    assert antwoord["overgangen"]


def test_een_wijziging_is_die_van_de_bibliotheek(klant: TestClient) -> None:
    vraag = {"feiten": FEITEN_GEGEVEN, "regel": "geen_vervangingsbudget", "gewenst": False}
    kenner = adviseur()
    sleutel = RegelSleutel("geen_vervangingsbudget")
    verwacht = kleinste_wijzigingen(kenner, kenner.evaluatie(FEITEN_GEGEVEN), sleutel, gewenst=False)
    assert klant.post("/v1/wijzigingen", json=vraag).json() == plain(verwacht)
    assert verwacht


def test_vragen_zijn_die_van_het_antwoord(klant: TestClient) -> None:
    antwoord = klant.post("/v1/vragen", json={"feiten": FEITEN_GEGEVEN, "hoogstens": 4}).json()
    assert antwoord == plain(evalueer(FEITEN_GEGEVEN).vragen[:4])


@pytest.mark.parametrize(
    ("aanvaard", "begin", "einde"),
    [
        (None, b"PK", "docx"),
        ("*/*", b"PK", "docx"),
        ("application/pdf", b"%PDF", "pdf"),
        ("text/html;q=0.5, application/pdf;q=0.1", b"<!DOCTYPE html>", "html"),
        ("text/*", b"<!DOCTYPE html>", "html"),
        ("text/markdown, */*;q=0.1", b"#", "md"),
    ],
)
def test_een_rapport_komt_in_de_vorm_die_men_kan_lezen(
    klant: TestClient, aanvaard: str | None, begin: bytes, einde: str
) -> None:
    pytest.importorskip("typst")
    vraag = {"feiten": {"naam": "<script>alert(1)</script>", **FEITEN_GEGEVEN}, "datum": "2026-03-31"}
    koppen = {"accept": aanvaard} if aanvaard else {}
    if aanvaard is None:
        klant.headers.pop("accept", None)
    antwoord = klant.post("/v1/rapporten", json=vraag, headers=koppen)
    assert antwoord.status_code == 200
    assert antwoord.content.lstrip().startswith(begin)
    assert antwoord.headers["content-disposition"] == f'attachment; filename="adviesrapport.{einde}"'
    if einde in ("html", "md"):
        assert "<script>alert" not in antwoord.text
        assert "31 maart 2026" in antwoord.text


def test_een_rapport_in_een_andere_vorm_is_er_niet(klant: TestClient) -> None:
    antwoord = klant.post("/v1/rapporten", json={"feiten": {}}, headers={"accept": "image/png, text/html;q=0"})
    assert antwoord.status_code == 406
    assert "application/pdf" in antwoord.json()["detail"]


def test_de_naslag_is_volledig(klant: TestClient) -> None:
    assert [deel["regel"] for deel in klant.get("/v1/regels").json()] == [deel.naam for deel in adviseur().bank.regels]
    feiten = {deel["feit"]: deel for deel in klant.get("/v1/feiten").json()}
    assert [*feiten] == [*vocabulaire().feiten]
    for naam, feit in vocabulaire().feiten.items():
        assert (feiten[naam]["vraag"], feiten[naam]["hulp"]) == (feit.vraag, feit.hulp)
        assert [keuze["waarde"] for keuze in feiten[naam]["keuzen"]] == [*feit.mag()]
        assert feiten[naam]["per_proces"] is feit.per_proces
    assert "{proces}" not in json.dumps(feiten)
    assert klant.get("/v1/schemas").json() == [FEITEN, *OPDRACHTEN]
    assert klant.get("/v1/schemas/evaluate").json() == uitvoerschema("evaluate")
    casussen = klant.get("/v1/casussen").json()
    assert {deel["dossier"] for deel in casussen} == {
        pad.name.removesuffix(".yaml")
        for pad in (Path(__file__).parent.parent / "kennisbank" / "dossiers").glob("*.yaml")
        if not pad.name.endswith(".verwacht.yaml")
    }
    assert all(deel["lessen"] for deel in casussen)


def test_de_dienst_is_gezond(klant: TestClient) -> None:
    for adres in ("/gezond", "/v1/gezond"):
        assert klant.get(adres).json()["toestand"] == "gezond"
    assert klant.get("/gezond").json()["regelbank"] == adviseur().bank.vingerafdruk


# --- what is wrong is told at its place ------------------------------------------------------------------------------------------


def _fouten(klant: TestClient, pad: str, vraag: Any, status: int = 400) -> list[dict[str, Any]]:
    antwoord = klant.post(f"/v1/{pad}", json=vraag)
    assert antwoord.status_code == status
    assert antwoord.headers["content-type"] == "application/problem+json"
    probleem = antwoord.json()
    assert probleem["status"] == status
    volgt("fouten", {"fouten": probleem["fouten"]})
    uit: list[dict[str, Any]] = probleem["fouten"]
    return uit


def test_fouten_in_feiten_staan_er_allemaal_met_hun_plaats(klant: TestClient) -> None:
    feiten: dict[str, Any] = {"fase": "ontwrp", "vervangingsbudgt": "nee", "uitvoering": {"technisch_beheer": "drde"}}
    feiten["gemeenten"] = [{"naam": "Hoorn", "inwoners": -1}]
    fouten = {fout["pad"]: fout for fout in _fouten(klant, "adviezen", {"feiten": feiten})}
    assert {pad: fout["code"] for pad, fout in fouten.items()} == {
        "feiten.fase": "onbekende_waarde",
        "feiten.vervangingsbudgt": "onbekend_feit",
        "feiten.uitvoering.technisch_beheer": "onbekende_waarde",
        "feiten.gemeenten.0.inwoners": "buiten_grenzen",
    }
    assert fouten["feiten.fase"]["suggestie"] == "ontwerp"
    assert "exploitatie" in fouten["feiten.fase"]["toegestaan"]


def test_een_tegenspraak_noemt_haar_feiten(klant: TestClient) -> None:
    (fout,) = _fouten(klant, "adviezen", {"feiten": {"tussen_gemeenten": "nee", "aantal_gemeenten": 3}})
    assert (fout["code"], {*fout["feiten"]}) == ("tegenspraak", {"tussen_gemeenten", "aantal_gemeenten"})


def test_van_twee_verzamelingen_komen_alle_fouten(klant: TestClient) -> None:
    fouten = _fouten(klant, "vergelijkingen", {"voor": {"fase": "x"}, "na": {"fasen": "ontwerp"}})
    assert {fout["pad"] for fout in fouten} == {"voor.fase", "na.fasen"}


def test_een_onbekende_regel_heeft_een_suggestie(klant: TestClient) -> None:
    for pad in ("verklaringen", "wijzigingen"):
        (fout,) = _fouten(klant, pad, {"feiten": {}, "regel": "geen_vervangingsbudgt"})
        assert (fout["code"], fout["suggestie"]) == ("onbekende_regel", "geen_vervangingsbudget")
    antwoord = klant.get("/v1/regels/geen_vervangingsbudgt")
    assert antwoord.status_code == 404
    assert antwoord.json()["fouten"][0]["suggestie"] == "geen_vervangingsbudget"


@pytest.mark.parametrize(
    ("vraag", "codes"),
    [
        ({}, {"feiten": "verzoek"}),
        ({"feiten": [], "alles": "ja", "meer": 1}, {"feiten": "geen_feiten", "alles": "verzoek", "meer": "verzoek"}),
        ({"feiten": None}, {"feiten": "geen_feiten"}),
        ([], {"": "verzoek"}),
    ],
)
def test_een_ander_verzoek_wordt_geweigerd(klant: TestClient, vraag: Any, codes: dict[str, str]) -> None:
    assert {fout["pad"]: fout["code"] for fout in _fouten(klant, "adviezen", vraag)} == codes


@pytest.mark.parametrize("waarde", [0, 501, "3", True, 2.5])
def test_het_aantal_vragen_heeft_grenzen(klant: TestClient, waarde: Any) -> None:
    (fout,) = _fouten(klant, "vragen", {"feiten": {}, "hoogstens": waarde})
    assert (fout["pad"], fout["code"]) == ("hoogstens", "buiten_grenzen")


def test_een_heel_getal_mag_een_punt_hebben(klant: TestClient) -> None:
    assert len(klant.post("/v1/vragen", json={"feiten": {}, "hoogstens": 2.0}).json()) == 2


def test_een_getal_met_te_veel_cijfers_wordt_genoemd(klant: TestClient) -> None:
    (fout,) = _fouten(klant, "vragen", {"feiten": {"omvang_wiz_fte": 1.23456}})
    assert (fout["code"], fout["gevonden"]) == ("geen_getal", "1.23456")
    assert "cijfers achter de punt" in fout["tekst"]


@pytest.mark.parametrize("waarde", ["31-03-2026", "2026-02-30", "20260331", 1])
def test_een_datum_is_er_een(klant: TestClient, waarde: Any) -> None:
    assert [fout["pad"] for fout in _fouten(klant, "rapporten", {"feiten": {}, "datum": waarde})] == ["datum"]


def test_feiten_horen_niet_in_het_adres(klant: TestClient) -> None:
    for adres in ("/v1/adviezen?fase=ontwerp", "/v1/adviezen?vorm=krt", "/v1/adviezen?vorm=kort&vorm=kort"):
        assert klant.post(adres, json={"feiten": {}}).status_code == 400
    assert klant.post("/v1/adviezen?vorm=krt", json={}).json()["fouten"][0]["suggestie"] == "kort"
    assert klant.get("/v1/regels?zoek=x").status_code == 400


def test_een_adres_met_een_schuine_streep_erachter_is_er_niet(klant: TestClient) -> None:
    for adres in ("/v1/adviezen/", "/v1/regels/", "/v1", "/", "/v2/regels", "/docs"):
        antwoord = klant.get(adres, follow_redirects=False)
        assert antwoord.status_code == 404
        assert antwoord.headers["content-type"] == "application/problem+json"


def test_een_andere_methode_wordt_geweigerd(klant: TestClient) -> None:
    for methode, adres in (("GET", "adviezen"), ("DELETE", "regels"), ("OPTIONS", "vragen"), ("PUT", "gezond")):
        antwoord = klant.request(methode, f"/v1/{adres}")
        assert antwoord.status_code == 405
        assert antwoord.headers["allow"]
        assert antwoord.json()["status"] == 405
