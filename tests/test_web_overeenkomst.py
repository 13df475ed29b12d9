"""The page of the agreements: the checklist, the file that is sent along, and what can be taken away."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the pages are an extra")

from starlette.testclient import TestClient

from advies.rapport.document import FORMATEN
from advies.web.dienst import maak_dienst
from advies.web.handelingen import RAPPORTVORMEN
from advies.web.instellingen import Instellingen
from advies.web.paginas import paginas
from tests.weblezer import Blad

WORTEL = Path(__file__).parent.parent
BBS = (WORTEL / "kennisbank/dossiers/bbs.yaml").read_text(encoding="utf-8")
SLA = (WORTEL / "docs/voorbeeld/dvo/bbs.yaml").read_bytes()


@pytest.fixture(scope="module")
def klant() -> Iterator[TestClient]:
    instellingen = Instellingen()
    with TestClient(maak_dienst(instellingen, paginas(instellingen)), base_url="http://localhost:8000") as uit:
        yield uit


def stuur(klant: TestClient, adres: str, bestand: tuple[str, bytes] = ("", b""), **velden: str) -> Any:
    klant.get("/overeenkomst")
    inhoud = {"token": klant.cookies["advies_token"], "dossier": BBS, "gewijzigd": "nee", **velden}
    return klant.post(adres, data=inhoud, files={"overeenkomst": bestand})


def test_zonder_dossier_wijst_de_bladzijde_naar_het_begin(klant: TestClient) -> None:
    blad = Blad(klant.get("/overeenkomst").text)
    blad.keur()
    assert "/" in blad.wegen


def test_de_bladzijde_toont_de_controlelijst_van_het_dossier(klant: TestClient) -> None:
    antwoord = stuur(klant, "/overeenkomst")
    blad = Blad(antwoord.text)
    blad.keur()
    assert antwoord.status_code == 200
    for deel in (
        "geen juridische tekst",
        "Kwaliteit van de dienst",
        "aanbeveling 7, punt 2",
        "Overeenkomst over werk, inkomen en zorg",
    ):
        assert deel in antwoord.text
    assert {"/overeenkomst", "/overeenkomst/invullen"} <= set(blad.acties)
    assert "/overeenkomst" in Blad(stuur(klant, "/rapport").text).wegen


def test_een_bestand_dat_wordt_meegestuurd_telt_mee(klant: TestClient) -> None:
    tekst = stuur(klant, "/overeenkomst", ("bbs.yaml", SLA)).text
    assert "Facilitaire dienstverlening door gemeente Soest" in tekst
    assert "9 staan erin" in tekst


def test_een_fout_in_het_bestand_staat_bij_het_veld_en_bovenaan(klant: TestClient) -> None:
    antwoord = stuur(klant, "/overeenkomst", ("o.yaml", b"overeenkomst: ict\nonderdelen: {server: <b>}\n"))
    blad = Blad(antwoord.text)
    blad.keur()
    assert antwoord.status_code == 400
    assert blad.titel.startswith("Fout: ")
    assert antwoord.text.count("Bedoelt u &#39;servers&#39;?") == 2
    assert "Regel 2 van o.yaml" in antwoord.text
    assert stuur(klant, "/overeenkomst/maken", ("o.yaml", b"- x\n"), vorm="md").status_code == 400


def test_een_bestand_met_de_naam_van_een_opdracht_houdt_zijn_naam(klant: TestClient) -> None:
    kapot = ("advies dvo.xlsx", b"PK\x03\x04zz")
    assert "advies dvo.xlsx: " in stuur(klant, "/overeenkomst", kapot).text


@pytest.mark.parametrize("vorm", FORMATEN)
def test_elke_vorm_komt_als_bestand(klant: TestClient, vorm: str) -> None:
    antwoord = stuur(klant, "/overeenkomst/maken", ("bbs.yaml", SLA), vorm=vorm)
    assert antwoord.headers["content-type"] == RAPPORTVORMEN[vorm]
    assert antwoord.headers["content-disposition"].endswith(f'.{vorm}"')


def test_een_invulbestand_komt_terug_zoals_het_ging(klant: TestClient) -> None:
    for soort in ("ict", "wiz"):
        for vorm in ("yaml", "xlsx"):
            leeg = stuur(klant, "/overeenkomst/invullen", soort=soort, vorm=vorm)
            assert leeg.headers["content-disposition"].endswith(f'overeenkomst-{soort}.{vorm}"')
            assert stuur(klant, "/overeenkomst", (f"o.{vorm}", leeg.content)).status_code == 200
    assert "<h1" in stuur(klant, "/overeenkomst/invullen", soort="anders", vorm="yaml").text
