"""The pages take nothing from elsewhere, run no code but their own, hold what they are sent within bounds, and lose no answer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

pytest.importorskip("starlette", reason="the service is an extra")

from html5lib import HTMLParser
from starlette.testclient import TestClient

from advies.web.dienst import maak_dienst
from advies.web.instellingen import Instellingen
from advies.web.paginas import paginas
from advies.web.paginas.dossier import bewaar_in_bestand, uit_bestand

ADRES = "http://localhost:8000"
PADEN = [
    "/",
    "/vragen",
    "/vragen/begin",
    "/vragen/kern",
    "/vragen/thema/schaal",
    "/vragen/vraag/gemeenten",
    "/vragen/controle",
]
ALLE = [
    *PADEN,
    "/advies",
    "/wat-als",
    "/rapport",
    "/overeenkomst",
    "/regels",
    "/vergelijk",
    "/overleg",
    "/verloop",
    "/streek",
]
GEMEEN = '"><script>alert(1)</script>{{7*7}}<img src=x onerror=alert(1)>&amp;'


def _klant(bestand: str = "") -> TestClient:
    instellingen = Instellingen(paginas=True, bestand=bestand)
    return TestClient(
        maak_dienst(instellingen, paginas(instellingen)),
        base_url=ADRES,
        raise_server_exceptions=False,
        follow_redirects=False,
    )


def _token(klant: TestClient) -> str:
    klant.get("/")
    return str(klant.cookies["advies_token"])


@pytest.fixture(scope="module")
def klant() -> TestClient:
    return _klant()


@pytest.mark.parametrize("pad", ALLE)
def test_elke_pagina_draait_geen_code_van_elders(klant: TestClient, pad: str) -> None:
    uit = klant.get(pad)
    assert uit.status_code == 200
    regels = dict(deel.strip().partition(" ")[::2] for deel in uit.headers["content-security-policy"].split(";"))
    assert regels["default-src"] == "'none'"
    assert regels["script-src"] == regels["style-src"] == regels["form-action"] == "'self'"
    assert regels["frame-ancestors"] == regels["base-uri"] == "'none'"
    assert uit.headers["cache-control"] == "no-store"
    assert not re.search(r"<script(?! src=\"/stijl/)|<style|\sstyle=|\son[a-z]+=|javascript:", uit.text)
    assert not re.search(r"(?:src|href|action)=\"(?:https?:)?//", uit.text)


@pytest.mark.parametrize("pad", ALLE)
def test_opmaak_in_namen_doet_niets(klant: TestClient, pad: str) -> None:
    token = _token(klant)
    naam = GEMEEN.replace('"', "")
    feiten = f"naam: '{naam}'\ngemeenten: [{{naam: '<b>vet</b>', eigen_systeem: '<svg onload=x>'}}]\n# <script>\n"
    uit = klant.post(pad, data={"token": token, "dossier": feiten})
    assert uit.status_code == 200
    boom = HTMLParser(namespaceHTMLElements=False).parse(uit.text)
    assert [deel.get("src", "").startswith("/stijl/") for deel in boom.iter("script")] == [True]
    assert not [deel for deel in boom.iter() for naam in deel.attrib if str(naam).startswith("on")]
    assert not list(boom.iter("b"))
    assert "49<img" not in uit.text


@pytest.mark.parametrize(
    ("koppen", "status"),
    [
        ({"origin": "https://elders.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"host": "elders.example"}, 421),
        ({"origin": ADRES}, 200),
    ],
)
def test_alleen_een_eigen_pagina_mag_iets_sturen(klant: TestClient, koppen: dict[str, str], status: int) -> None:
    data = {"token": _token(klant), "dossier": "naam:\n"}
    assert klant.post("/vragen", data=data, headers=koppen).status_code == status


@pytest.mark.parametrize("token", ["", "x", "a" * 43])
def test_zonder_het_token_gebeurt_er_niets(tmp_path: Path, token: str) -> None:
    pad = tmp_path / "a.yaml"
    pad.write_text("naam: Eerst\n")
    klant = _klant(str(pad))
    _token(klant)
    versie = uit_bestand(str(pad)).versie
    data = {"token": token, "versie": versie, "v.tussen_gemeenten": "ja", "a.tussen_gemeenten": "nee"}
    uit = klant.post("/vragen/begin", data=data)
    assert uit.status_code == 403
    assert pad.read_text() == "naam: Eerst\n"
    assert 'name="a.tussen_gemeenten" value="nee"' in uit.text  # what was typed can be sent once more


def test_het_koekje_is_niet_te_lezen_en_blijft_op_de_eigen_site() -> None:
    koek = _klant().get("/").headers["set-cookie"].lower()
    assert "httponly" in koek
    assert "samesite=strict" in koek
    instellingen = Instellingen(paginas=True, adressen=("https://advies.voorbeeld.nl",))
    klant = TestClient(maak_dienst(instellingen, paginas(instellingen)), base_url="https://advies.voorbeeld.nl")
    assert "secure" in klant.get("/").headers["set-cookie"].lower()


@pytest.mark.parametrize(
    ("inhoud", "soort", "status"),
    [
        (b"token=x&" + b"a=1&" * 5_000, "application/x-www-form-urlencoded", 413),
        (b"a" * 8_100_000, "application/x-www-form-urlencoded", 413),
        (b"{}", "application/json", 415),
        (b"--x\r\nkapot", "multipart/form-data; boundary=x", 400),
        (b"kapot", "multipart/form-data", 400),
    ],
)
def test_een_formulier_blijft_binnen_grenzen(klant: TestClient, inhoud: bytes, soort: str, status: int) -> None:
    uit = klant.post("/vragen", content=inhoud, headers={"content-type": soort})
    assert uit.status_code in (status, 403 if status == 400 else status)
    assert "Dit is niet gelukt" in uit.text


@pytest.mark.parametrize(
    ("naam", "inhoud", "in_tekst"),
    [
        ("f.yaml", b"fase: x\n", "Regel 1 van f.yaml"),
        ("f.yaml", b"a: &x [*x]\n", "Regel 1 van f.yaml"),
        ("f.yaml", b"fase: " + b"x" * 1_200_000, "te groot"),
        ("f.yaml", b"\xff\xfe\x00", "UTF-8"),
        ("f.xlsx", b"PK\x03\x04 geen werkboek", "f.xlsx"),
        ("<script>.yaml", b"x", "&lt;script&gt;.yaml"),
        ("f.yaml", b"", "Kies eerst een bestand"),
    ],
)
def test_een_verkeerd_bestand_wordt_uitgelegd(klant: TestClient, naam: str, inhoud: bytes, in_tekst: str) -> None:
    uit = klant.post("/openen", data={"token": _token(klant)}, files={"bestand": (naam, inhoud)})
    assert uit.status_code == 400
    assert in_tekst in uit.text
    assert "Fout: " in uit.text


def test_een_wijziging_van_buiten_wordt_nooit_overschreven(tmp_path: Path) -> None:
    pad = tmp_path / "a.yaml"
    pad.write_text("naam: Eerst\n")
    klant = _klant(str(pad))
    token = _token(klant)
    pagina = klant.get("/vragen/begin").text
    versie = re.search(r'name="versie" value="(\w+)"', pagina)
    assert versie is not None
    pad.write_text("naam: Van een ander\nfase: ontwerp\n")
    data = {"token": token, "versie": versie[1], "v.tussen_gemeenten": "ja", "a.tussen_gemeenten": "nee"}
    uit = klant.post("/vragen/begin", data=data)
    assert uit.status_code == 409
    assert pad.read_text() == "naam: Van een ander\nfase: ontwerp\n"
    assert "nee" in uit.text
    assert "Van een ander" in uit.text
    pad.unlink()
    assert klant.post("/vragen/begin", data=data).status_code == 409
    assert not pad.exists()


def test_een_nieuw_bestand_ontstaat_bij_het_eerste_antwoord(tmp_path: Path) -> None:
    pad = tmp_path / "nieuw.yaml"
    klant = _klant(str(pad))
    token = _token(klant)
    assert not pad.exists()
    data = {"token": token, "versie": "", "v.tussen_gemeenten": "ja", "a.tussen_gemeenten": "nee"}
    assert klant.post("/vragen/begin", data=data).status_code == 303
    assert pad.read_text() == "naam:\ntussen_gemeenten: nee\n"
    assert klant.post("/vragen/begin", data={**data, "a.tussen_gemeenten": "ja"}).status_code == 409
    assert pad.read_text() == "naam:\ntussen_gemeenten: nee\n"


def test_een_bestand_met_fouten_blijft_zoals_het_is(tmp_path: Path) -> None:
    pad = tmp_path / "a.yaml"
    pad.write_text("fase: x\n")
    klant = _klant(str(pad))
    uit = klant.get("/vragen")
    assert "Regel 1 van a.yaml" in uit.text
    data = {"token": _token(klant), "versie": uit_bestand(str(pad)).versie, "v.fase": "ja", "a.fase": "ontwerp"}
    assert "Regel 1 van a.yaml" in klant.post("/vragen/begin", data=data).text
    assert pad.read_text() == "fase: x\n"


def test_bewaren_houdt_het_begin_van_het_bestand(tmp_path: Path) -> None:
    pad = tmp_path / "a.yaml"
    pad.write_bytes(b"\xef\xbb\xbfnaam: x\n")
    bewaar_in_bestand(str(pad), "naam: y\n", uit_bestand(str(pad)).versie)
    assert pad.read_bytes() == b"\xef\xbb\xbfnaam: y\n"


@pytest.mark.parametrize(
    ("methode", "pad", "koppen", "status"),
    [
        ("GET", "/<script>x</script>", {}, 404),
        ("POST", "/bestaat-niet", {}, 404),
        ("GET", "/bewaren", {}, 405),
        ("GET", "/", {"host": "elders.example"}, 421),
        ("POST", "/vragen", {"origin": "https://elders.example"}, 403),
    ],
)
def test_een_weigering_is_voor_een_mens_een_pagina(
    klant: TestClient, methode: str, pad: str, koppen: dict[str, str], status: int
) -> None:
    uit = klant.request(methode, pad, headers={"accept": "text/html,*/*;q=0.8", **koppen})
    assert uit.status_code == status
    assert uit.headers["content-type"] == "text/html; charset=utf-8"
    assert "style-src 'self'" in uit.headers["content-security-policy"]
    assert "<h1" in uit.text
    assert "<script" not in uit.text
    voor_programma = klant.request(methode, pad, headers={"accept": "application/json", **koppen})
    assert voor_programma.status_code == status
    assert voor_programma.headers["content-type"] == "application/problem+json"
