"""What docs/api.md and docs/draaien.md show is so: each curl command is sent, and what stands under it comes back."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the service is an extra")

from click.testing import CliRunner
from starlette.testclient import TestClient

from advies.cli import advies
from advies.web.dienst import maak_dienst
from advies.web.handelingen import HANDELINGEN, RAPPORTEN
from advies.web.instellingen import Instellingen
from advies.web.naslag import VERZAMELINGEN
from advies.web.problemen import TITELS

DOCS = Path(__file__).parent.parent / "docs"
API = (DOCS / "api.md").read_text(encoding="utf-8")
_BLOK = re.compile(r"(?:<!-- status: (\d+) -->\n)?```sh\n(.*?)```\n(?:```json\n(.*?)```)?", re.DOTALL)
VOORBEELDEN = [
    (opdracht, int(status or 200), json.loads(uit) if uit else None)
    for status, blok, uit in _BLOK.findall(API)
    for opdracht in blok.splitlines()
    if opdracht.startswith("curl ")
]


def _bevat(heel: Any, deel: Any) -> bool:
    """Return whether what is shown is there; of a list the first are shown."""
    if isinstance(deel, dict):
        return isinstance(heel, dict) and all(naam in heel and _bevat(heel[naam], deel[naam]) for naam in deel)
    if isinstance(deel, list):
        return len(heel) >= len(deel) and all(map(_bevat, heel, deel))
    return bool(heel == deel)


@pytest.mark.parametrize(("opdracht", "status", "uit"), VOORBEELDEN, ids=range(len(VOORBEELDEN)))
def test_elk_voorbeeld_met_curl_werkt(opdracht: str, status: int, uit: Any) -> None:
    woorden = shlex.split(opdracht)[1:]
    koppen = dict(woorden[n + 1].split(": ", 1) for n, woord in enumerate(woorden) if woord == "-H")
    inhoud = [woorden[n + 1] for n, woord in enumerate(woorden) if woord == "-d"]
    (adres,) = [woord for woord in woorden if woord.startswith("http://")]
    klant = TestClient(maak_dienst(Instellingen()))
    antwoord = klant.request("POST" if inhoud else "GET", adres, content="".join(inhoud).encode(), headers=koppen)
    assert antwoord.status_code == status, antwoord.text
    if uit is not None:
        assert _bevat(antwoord.json(), uit), antwoord.json()


def test_de_handleiding_noemt_elk_adres_en_elke_status() -> None:
    assert len(VOORBEELDEN) > len(HANDELINGEN)
    genoemd = {*re.findall(r"/v1/[a-z]+(?=[`?/ ])", API)}
    assert {f"/v1/{deel.naam}" for deel in (*HANDELINGEN, RAPPORTEN, *VERZAMELINGEN)} <= genoemd
    for handeling in (*HANDELINGEN, RAPPORTEN):
        (rij,) = re.findall(rf"^\| `POST /v1/{handeling.naam}` \| (.*?) \|", API, re.MULTILINE)
        assert set(re.findall(r"`(\w+)`", rij)) == {veld.naam for veld in handeling.velden}
    tabel = API.partition("| status | when |")[2].partition("\n\n")[0]
    assert {
        int(n) for n in re.findall(r"\b\d{3}\b(?=.*?\|)", re.sub(r"\|[^|]*\|$", "|", tabel, flags=re.MULTILINE))
    } == {*TITELS}


def test_de_handleiding_noemt_elke_optie() -> None:
    tekst = (DOCS / "draaien.md").read_text(encoding="utf-8")
    uitleg = CliRunner().invoke(advies, ["serve", "--help"]).output
    opties = {*re.findall(r"--[a-z][a-z-]+", uitleg)} - {"--help"}
    assert opties <= {*re.findall(r"--[a-z][a-z-]+", tekst)}
    (opdracht,) = re.findall(r"^ExecStart=\S+/advies (serve .*)$", tekst, re.MULTILINE)
    assert {*re.findall(r"--[a-z-]+", opdracht)} <= opties
