"""The service takes no more than it can hold, answers only who may ask, and tells nothing of the facts to its log."""

from __future__ import annotations

import asyncio
import json
import logging
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the service is an extra")

from starlette.routing import Route
from starlette.testclient import TestClient

from advies import InvoerFout
from advies.evalueer import Adviseur, MotorVerschil
from advies.web import lezen
from advies.web.dienst import maak_dienst
from advies.web.draaien import maak_app
from advies.web.instellingen import API_VERSIE, Instellingen, herkomst_van, lees_adres
from advies.web.wacht import LOGBOEK
from kennisbank.yaml_knopen import HOOGSTENS_BYTES, HOOGSTENS_KNOPEN

ADRES = "http://localhost:8000"
INSTELLINGEN = Instellingen(adressen=("https://advies.voorbeeld.nl",))
WORTEL = Path(__file__).parent.parent


def _klant(**meer: Any) -> TestClient:
    return TestClient(maak_dienst(Instellingen(**meer)), base_url=ADRES, raise_server_exceptions=False)


@pytest.fixture(scope="module")
def klant() -> TestClient:
    return TestClient(maak_dienst(INSTELLINGEN), base_url=ADRES)


# --- who may ask ---------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("localhost", 200),
        ("localhost:8000", 200),
        ("127.0.0.1:9", 200),
        ("[::1]:8000", 200),
        ("LOCALHOST", 200),
        ("advies.voorbeeld.nl", 200),
        ("evil.example", 421),
        ("localhost.evil.example", 421),
        ("advies.voorbeeld.nl.evil.example:80", 421),
        ("localhost@evil.example", 421),
        ("evil.example/localhost", 421),
        ("", 421),
        ("localhost:x", 421),
        ("[::1", 421),
    ],
)
def test_alleen_het_eigen_adres_wordt_beantwoord(klant: TestClient, host: str, status: int) -> None:
    assert klant.get("/v1/schemas", headers={"host": host}).status_code == status
    assert klant.get("/gezond", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    ("koppen", "status"),
    [
        ({}, 200),
        ({"origin": "http://localhost:8000"}, 200),
        ({"origin": "https://advies.voorbeeld.nl"}, 200),
        ({"origin": "https://advies.voorbeeld.nl:443"}, 200),
        ({"sec-fetch-site": "same-origin"}, 200),
        ({"origin": "http://localhost:3000"}, 403),
        ({"origin": "http://advies.voorbeeld.nl"}, 403),
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "https://advies.voorbeeld.nl.evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": ""}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
    ],
)
def test_een_pagina_van_elders_vraagt_niets(klant: TestClient, koppen: dict[str, str], status: int) -> None:
    assert klant.post("/v1/vragen", json={"feiten": {}, "hoogstens": 1}, headers=koppen).status_code == status


def test_achter_een_proxy_met_tls_is_de_eigen_pagina_eigen(klant: TestClient) -> None:
    koppen = {"host": "advies.voorbeeld.nl", "origin": "https://advies.voorbeeld.nl"}
    assert klant.post("/v1/vragen", json={"feiten": {}, "hoogstens": 1}, headers=koppen).status_code == 200


def test_geen_pagina_van_elders_leest_iets_behalve_de_beschrijving(klant: TestClient) -> None:
    koppen = {"origin": "https://evil.example"}
    assert klant.get("/v1/openapi.json", headers=koppen).headers["access-control-allow-origin"] == "*"
    for adres in ("/v1/regels", "/v1/schemas", "/gezond", "/v1/bestaat-niet"):
        assert "access-control-allow-origin" not in klant.get(adres, headers=koppen).headers
    voorvraag = {**koppen, "access-control-request-method": "POST"}
    assert "access-control-allow-origin" not in klant.options("/v1/adviezen", headers=voorvraag).headers


@pytest.mark.parametrize(
    "tekst", ["https://a.nl/pad", "ftp://a.nl", "a.nl", "https://", "https://a.nl?x", "https://u@a.nl"]
)
def test_een_adres_dat_er_geen_is(tekst: str) -> None:
    with pytest.raises(InvoerFout, match="geen adres"):
        lees_adres(tekst)
    assert herkomst_van(tekst) is None


def test_een_adres_heeft_een_vorm() -> None:
    assert lees_adres("https://Advies.Voorbeeld.nl:443/") == "https://advies.voorbeeld.nl"
    assert lees_adres("http://[::1]:8000") == "http://[::1]:8000"


# --- what goes out -------------------------------------------------------------------------------------------------------------


def test_elk_antwoord_heeft_de_veilige_koppen(klant: TestClient) -> None:
    antwoorden = [
        klant.get("/gezond"),
        klant.post("/v1/vragen", json={"feiten": {}, "hoogstens": 1}),
        klant.post("/v1/vragen", json={}),
        klant.get("/v1/bestaat-niet"),
        klant.get("/v1/regels", headers={"host": "evil.example"}),
        klant.post("/v1/vragen", json={}, headers={"origin": "null"}),
    ]
    assert [antwoord.status_code for antwoord in antwoorden] == [200, 200, 400, 404, 421, 403]
    for antwoord in antwoorden:
        koppen = antwoord.headers
        assert koppen["api-version"] == API_VERSIE
        assert koppen["cache-control"] == "no-store"
        assert koppen["x-content-type-options"] == "nosniff"
        assert koppen["x-frame-options"] == "DENY"
        assert koppen["referrer-policy"] == "no-referrer"
        assert koppen["strict-transport-security"].startswith("max-age=")
        assert koppen["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert koppen["content-type"] in ("application/json", "application/problem+json")
        assert "server" not in koppen


def test_namen_met_opmaak_blijven_tekst(klant: TestClient) -> None:
    naam = "<img src=x onerror=alert(1)>\u202e\u2028{{7*7}}"
    antwoord = klant.post("/v1/adviezen?vorm=kort", json={"feiten": {"naam": naam}})
    assert antwoord.headers["content-type"] == "application/json"
    assert antwoord.json()["samenwerkingsverband"] == naam
    assert "\u202e" not in antwoord.text
    assert "\u2028" not in antwoord.text


# --- how much ------------------------------------------------------------------------------------------------------------------


def _stuur(klant: TestClient, inhoud: bytes, soort: str | None = "application/json") -> Any:
    koppen = {} if soort is None else {"content-type": soort}
    return klant.post("/v1/adviezen", content=inhoud, headers=koppen)


@pytest.mark.parametrize(
    "soort",
    [
        None,
        "",
        "text/plain",
        "application/x-www-form-urlencoded",
        "application/jsonx",
        "application/json; charset=latin1",
    ],
)
def test_alleen_json_wordt_gelezen(klant: TestClient, soort: str | None) -> None:
    assert _stuur(klant, b'{"feiten":{}}', soort).status_code == 415


@pytest.mark.parametrize(
    "soort", ["application/json", "Application/JSON; charset=UTF-8", "application/json;charset=utf-8"]
)
def test_json_heet_op_meer_manieren_json(klant: TestClient, soort: str) -> None:
    assert _stuur(klant, b'{"feiten":{"fase":"x"}}', soort).status_code == 400


def test_een_verzoek_heeft_een_grootste_omvang(klant: TestClient) -> None:
    vol = b'{"feiten":{"toelichting":"' + b"x" * HOOGSTENS_BYTES + b'"}}'
    assert _stuur(klant, vol).status_code == 413
    assert _stuur(klant, vol[: HOOGSTENS_BYTES // 2]).status_code == 400


@pytest.mark.parametrize(
    ("inhoud", "code"),
    [
        (b"", "verzoek"),
        (b'{"feiten":', "verzoek"),
        (b"\xff{}", "tekens"),
        (b"[" * 100_000, "te_groot"),
        (b"[" * 40 + b"]" * 40, "te_groot"),
        (b"[" + b"1," * HOOGSTENS_KNOPEN + b"1]", "te_groot"),
        (b'{"feiten":{"fase":"ontwerp","fase":"realisatie"}}', "dubbele_naam"),
        (b'{"feiten":{"omvang_wiz_fte":NaN}}', "geen_getal"),
        (b'{"feiten":{"omvang_wiz_fte":1e400}}', "geen_getal"),
        (b'{"feiten":{"omvang_wiz_fte":1e-400}}', "geen_getal"),
        (b'{"feiten":{"omvang_wiz_fte":' + b"9" * 5000 + b"}}", "geen_getal"),
        (b'{"feiten":{"omvang_wiz_fte":35.50000000000000001}}', "geen_getal"),
    ],
)
def test_wat_geen_verzoek_is_wordt_geweigerd(klant: TestClient, inhoud: bytes, code: str) -> None:
    antwoord = _stuur(klant, inhoud)
    assert antwoord.status_code == 400
    assert [fout["code"] for fout in antwoord.json()["fouten"]] == [code]


def test_een_fout_in_json_heeft_regel_en_kolom(klant: TestClient) -> None:
    (fout,) = _stuur(klant, b'{"feiten":\n  {"fase" "ontwerp"}}').json()["fouten"]
    assert (fout["regel"], fout["kolom"]) == (2, 11)


def test_een_getal_wordt_gelezen_zoals_het_er_staat(klant: TestClient) -> None:
    for getal in ("29.9999", "30", "3.0e1", "0.1"):
        antwoord = _stuur(klant, f'{{"feiten":{{"omvang_wiz_fte":{getal}}}}}'.encode())
        assert antwoord.json()["feiten"]["omvang_wiz_fte"] == float(getal)


def _draai(vraag: Any, ontvang: Any, stuur: Any) -> None:
    async def een() -> None:
        await maak_dienst(Instellingen())(vraag, ontvang, stuur)

    asyncio.run(een())


def test_een_verzoek_dat_te_langzaam_komt_wordt_niet_afgewacht(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lezen, "HOOGSTENS_SECONDEN", 0.05)
    uit: list[Any] = []

    async def blijft_weg() -> Any:
        await asyncio.sleep(30)

    async def stuur(bericht: Any) -> None:
        uit.append(bericht)

    koppen = [(b"host", b"localhost"), (b"content-type", b"application/json")]
    vraag = {"type": "http", "method": "POST", "path": "/v1/vragen", "query_string": b"", "headers": koppen}
    _draai(vraag, blijft_weg, stuur)
    assert uit[0]["status"] == 408


def test_wie_ophangt_krijgt_geen_antwoord(caplog: pytest.LogCaptureFixture) -> None:
    async def hangt_op() -> Any:
        return {"type": "http.disconnect"}

    async def stuur(_: Any) -> None:
        pass

    koppen = [(b"host", b"localhost"), (b"content-type", b"application/json")]
    vraag = {"type": "http", "method": "POST", "path": "/v1/vragen", "query_string": b"", "headers": koppen}
    with _Logboek(caplog):
        _draai(vraag, hangt_op, stuur)
    assert "POST /v1/vragen 499" in caplog.text


def test_wat_te_veel_tegelijk_is_wordt_geweigerd_en_later_weer_aangenomen() -> None:
    bezig, klaar = threading.Event(), threading.Event()

    async def wacht(_: Any) -> Any:
        bezig.set()
        await asyncio.to_thread(klaar.wait)
        from starlette.responses import Response

        return Response(b"klaar")

    dienst = maak_dienst(Instellingen(gelijktijdig=1), [Route("/wacht", wacht)])
    with TestClient(dienst, base_url=ADRES) as klant:
        draad = threading.Thread(target=lambda: klant.get("/wacht"))
        draad.start()
        assert bezig.wait(10)
        druk = klant.get("/v1/schemas")
        gezond = klant.get("/gezond")
        klaar.set()
        draad.join()
        daarna = klant.get("/v1/schemas")
    assert (druk.status_code, druk.headers["retry-after"], druk.json()["status"]) == (503, "1", 503)
    assert (gezond.status_code, daarna.status_code) == (200, 200)


# --- what is written down --------------------------------------------------------------------------------------------------------


class _Logboek:
    """Catches what the service writes to its log."""

    def __init__(self, caplog: pytest.LogCaptureFixture) -> None:
        self._vanger = caplog.handler

    def __enter__(self) -> None:
        LOGBOEK.addHandler(self._vanger)
        LOGBOEK.setLevel(logging.INFO)
        LOGBOEK.propagate = False

    def __exit__(self, *_: object) -> None:
        LOGBOEK.removeHandler(self._vanger)
        LOGBOEK.propagate = True


def test_het_logboek_kent_geen_adres_geen_feit_en_geen_naam(caplog: pytest.LogCaptureFixture) -> None:
    klant = _klant()
    with _Logboek(caplog):
        klant.post("/v1/vragen", json={"feiten": {"naam": "Geheim", "fase": "ontwerp"}, "hoogstens": 1})
        klant.post("/v1/vragen?naam=Geheim", json={"feiten": {}})
        klant.post("/v1/vragen", json={"feiten": {"Geheim": 1}})
        klant.get("/v1/regels/Geheim")
        klant.get("/Geheim")
    regels = [re.sub(r"\d+ ms", "N ms", deel.getMessage()) for deel in caplog.records if deel.name == LOGBOEK.name]
    assert regels == [
        "POST /v1/vragen 200 N ms",
        "POST /v1/vragen 400 N ms",
        "POST /v1/vragen 400 N ms",
        "GET /v1/regels/{naam} 404 N ms",
        "GET - 404 N ms",
    ]


def test_een_programmafout_noemt_geen_feiten(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    def stuk(*_: Any, **__: Any) -> Any:
        raise MotorVerschil("Geheime motor", ["Geheim"], {})

    monkeypatch.setattr(Adviseur, "evaluatie", stuk)
    with _Logboek(caplog):
        antwoord = _klant().post("/v1/vragen", json={"feiten": {"naam": "Geheim"}})
    assert antwoord.status_code == 500
    assert antwoord.headers["content-type"] == "application/problem+json"
    assert "Geheim" not in antwoord.text + caplog.text
    assert "MotorVerschil" in caplog.text


def test_zonder_de_rapporten_zegt_de_dienst_dat_zij_die_niet_heeft(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advies.rapport.document.find_spec", lambda _: None)
    antwoord = _klant().post("/v1/rapporten", json={"feiten": {}})
    assert (antwoord.status_code, antwoord.json()["fouten"][0]["code"]) == (501, "uitbreiding")


# --- as a process ----------------------------------------------------------------------------------------------------------------


def _start(*opties: str) -> tuple[subprocess.Popen[str], str]:
    proces = subprocess.Popen(
        [sys.executable, "-m", "advies", "serve", "--poort", "0", *opties],
        stderr=subprocess.PIPE,
        text=True,
        cwd=WORTEL,
    )
    assert proces.stderr is not None
    vondst = re.search(r"http://\S+(?=;)", proces.stderr.readline())
    assert vondst
    return proces, vondst[0]


def _vraag(adres: str, feiten: dict[str, Any]) -> int:
    verzoek = urllib.request.Request(
        f"{adres}/v1/vragen", json.dumps({"feiten": feiten}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(verzoek, timeout=60) as antwoord:
        return int(antwoord.status)


@pytest.fixture
def opgeruimd() -> Iterator[list[subprocess.Popen[str]]]:
    processen: list[subprocess.Popen[str]] = []
    yield processen
    for proces in processen:
        if proces.poll() is None:
            proces.kill()
        proces.wait()
        if proces.stderr:
            proces.stderr.close()


@pytest.mark.skipif(os.name == "nt", reason="SIGTERM is no signal there")
@pytest.mark.parametrize("werkers", ["1", "2"])
def test_een_stop_maakt_af_wat_bezig_is(werkers: str, opgeruimd: list[subprocess.Popen[str]]) -> None:
    proces, adres = _start("--werkers", werkers)
    opgeruimd.append(proces)
    assert _vraag(adres, {"naam": "Geheim", "fase": "ontwerp"}) == 200
    uit: list[int] = []
    draad = threading.Thread(target=lambda: uit.append(_vraag(adres, {"naam": "Geheim"})))
    draad.start()
    with urllib.request.urlopen(f"{adres}/gezond", timeout=60) as antwoord:
        assert antwoord.status == 200
    proces.send_signal(signal.SIGTERM)
    _, fouten = proces.communicate(timeout=120)
    draad.join()
    assert proces.returncode == 0
    assert uit == [200]
    assert "Geheim" not in fouten
    assert fouten.count("POST /v1/vragen 200") == 2


def test_een_poort_die_bezet_is_wordt_gezegd() -> None:
    with socket.create_server(("127.0.0.1", 0)) as bezet:
        opdracht = [sys.executable, "-m", "advies", "serve", "--poort", str(bezet.getsockname()[1])]
        uit = subprocess.run(opdracht, capture_output=True, text=True, cwd=WORTEL, check=False, timeout=120)
    assert uit.returncode == 2
    assert "kan de dienst niet luisteren" in uit.stderr
    assert "--poort" in uit.stderr


@pytest.mark.parametrize(
    ("opties", "tekst"),
    [
        (["--adres", "advies.voorbeeld.nl"], "geen adres"),
        (["--contact-naam", "Beheer"], "--contact-e-mail"),
        (["--host", "geen adres"], "geen netwerkadres"),
    ],
)
def test_verkeerde_opties_worden_gezegd(opties: list[str], tekst: str) -> None:
    from click.testing import CliRunner

    from advies.cli import advies

    uit = CliRunner().invoke(advies, ["serve", *opties])
    assert uit.exit_code == 2
    assert tekst in uit.stderr


@pytest.mark.parametrize("opdracht", ["serve", "open"])
def test_zonder_de_uitbreiding_zegt_zij_wat_te_doen(monkeypatch: pytest.MonkeyPatch, opdracht: str) -> None:
    from click.testing import CliRunner

    from advies.cli import advies

    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    uit = CliRunner().invoke(advies, [opdracht])
    assert uit.exit_code == 2
    assert "pip install '.[web]'" in uit.stderr


def test_een_werker_schrijft_in_het_logboek() -> None:
    handlers = [*LOGBOEK.handlers]
    try:
        maak_app(Instellingen())
        maak_app(Instellingen())
        assert len(LOGBOEK.handlers) == max(1, len(handlers))
    finally:
        LOGBOEK.handlers[:] = handlers
        LOGBOEK.propagate = True
