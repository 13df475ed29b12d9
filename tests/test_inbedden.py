"""The example of docs/inbedden.md works: a form that is drawn from questions, advice as JSON, errors by field."""

from __future__ import annotations

import importlib.util
import re
import sys
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

pytest.importorskip("fastapi", reason="the example is for who uses FastAPI")

from fastapi.testclient import TestClient

import advies
from advies import evalueer
from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import Feitsoort, Gemeenten, Getal, JaNee, Keuze, Meerkeuze, Veldsoort, VrijeTekst
from kennisbank.vocabulaire import vocabulaire
from tests.keurders import volgt

DOCS = Path(__file__).parent.parent / "docs"
VOORBEELD = DOCS / "voorbeelden" / "webformulier.py"


def _laad() -> ModuleType:
    spec = importlib.util.spec_from_file_location("webformulier", VOORBEELD)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["webformulier"] = module
    spec.loader.exec_module(module)
    return module


WEB = _laad()


@pytest.fixture(scope="module")
def klant() -> TestClient:
    return TestClient(WEB.app)


class _Velden(HTMLParser):
    """Gathers the fields of a form: the name of each, and its values or bounds."""

    def __init__(self) -> None:
        super().__init__()
        self.velden: dict[str, list[Any]] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kenmerken = dict(attrs)
        if tag in ("select", "input", "textarea"):
            self._naam = str(kenmerken["name"])
            self.velden[self._naam] = [kenmerken.get("min"), kenmerken.get("max")] if tag == "input" else []
        elif tag == "option":
            self.velden[self._naam].append(kenmerken["value"])


def test_feiten_erin_advies_eruit(klant: TestClient) -> None:
    antwoord = klant.post("/advies", json={"vervangingsbudget": "nee"})
    assert antwoord.status_code == 200
    volgt("evaluate", antwoord.json())
    zeker = [deel["regel"] for deel in antwoord.json()["adviezen"] if deel["status"] == "zeker"]
    assert "geen_vervangingsbudget" in zeker


def test_fouten_staan_bij_hun_veld(klant: TestClient) -> None:
    feiten = {"fase": "ontwrp", "uitvoering": {"technisch_beheer": "drde"}, "vervangingsbudgt": "nee"}
    antwoord = klant.post("/advies", json=feiten)
    assert antwoord.status_code == 422
    assert antwoord.json()["velden"].keys() == {"fase", "uitvoering.technisch_beheer", "vervangingsbudgt"}
    assert "Bedoelt u 'ontwerp'?" in antwoord.json()["velden"]["fase"][0]
    volgt("fouten", {"fouten": antwoord.json()["fouten"]})


def test_een_tegenspraak_staat_bij_al_haar_velden(klant: TestClient) -> None:
    antwoord = klant.post("/advies", json={"tussen_gemeenten": "nee", "aantal_gemeenten": 3})
    assert antwoord.json()["velden"].keys() == {"tussen_gemeenten", "aantal_gemeenten"}


def test_de_vragen_worden_een_formulier(klant: TestClient) -> None:
    antwoord = klant.post("/formulier", params={"hoogstens": 500}, json={})
    lezer = _Velden()
    lezer.feed(antwoord.text)
    assert [*lezer.velden] == [vraag.feit for vraag in evalueer({}).vragen]
    assert lezer.velden["vervangingsbudget"] == ["onbekend", "ja", "nee"]
    assert lezer.velden["fase"] == ["onbekend", *vocabulaire().feiten["fase"].mag()]
    assert lezer.velden["omvang_wiz_fte"] == ["0.0", "20000.0"]


def test_wat_in_het_formulier_staat_wordt_een_antwoord(klant: TestClient) -> None:
    """Every choice that the form offers is a fact that the library takes."""
    for vraag in evalueer({}).vragen:
        naam, _, proces = vraag.feit.partition(".")
        for keuze in vraag.keuzen:
            waarde: Any = [keuze.waarde] if vraag.soort == "meerkeuze" else keuze.waarde
            feiten = advies.uit_mapping({naam: {proces: waarde} if proces else waarde})
            assert getattr(feiten, naam) is not None


def soort_van(soort: Feitsoort | Veldsoort) -> str:
    if isinstance(soort, Getal):
        return "geheel_getal" if soort.geheel else "getal"
    namen = {JaNee: "ja_nee", Keuze: "keuze", Meerkeuze: "meerkeuze", Gemeenten: "gemeenten", VrijeTekst: "tekst"}
    return namen[type(soort)]


def maat_van(soort: Feitsoort | Veldsoort) -> tuple[str, float | None, float | None]:
    return (soort.eenheid, soort.minimum, soort.maximum) if isinstance(soort, Getal) else ("", None, None)


def test_een_vraag_zegt_alles_wat_een_formulier_nodig_heeft() -> None:
    for vraag in evalueer({}).vragen:
        naam, _, proces = vraag.feit.partition(".")
        feit = vocabulaire().feiten[naam]
        assert (vraag.kort, vraag.hulp, vraag.soort) == (feit.kort, feit.hulp, soort_van(feit.soort))
        assert (vraag.eenheid, vraag.minimum, vraag.maximum) == maat_van(feit.soort)
        assert [keuze.waarde for keuze in vraag.keuzen] == [*feit.mag()]
        assert all(keuze.tekst for keuze in vraag.keuzen)
        assert (proces in catalogus().processen) is feit.per_proces
        assert vraag.proces == proces
        velden = feit.soort.velden if isinstance(feit.soort, Gemeenten) else ()
        assert [(veld.veld, veld.kort) for veld in vraag.velden] == [(veld.veld, veld.kort) for veld in velden]
        assert [veld.soort for veld in vraag.velden] == [soort_van(veld.soort) for veld in velden]
        assert [(veld.eenheid, veld.minimum, veld.maximum) for veld in vraag.velden] == [
            maat_van(v.soort) for v in velden
        ]
        assert "{proces}" not in "".join(keuze.hulp for keuze in vraag.keuzen)


def test_de_handleiding_toont_het_voorbeeld_en_haar_stukken_draaien(capsys: pytest.CaptureFixture[str]) -> None:
    tekst = (DOCS / "inbedden.md").read_text(encoding="utf-8")
    assert "voorbeelden/webformulier.py" in tekst
    assert len(VOORBEELD.read_text(encoding="utf-8").splitlines()) <= 40
    stukken = re.findall(r"^```python\n(.*?)^```$", tekst, re.MULTILINE | re.DOTALL)
    assert stukken
    for stuk in stukken:
        exec(compile(stuk, "inbedden.md", "exec"), {})


def test_wat_de_handleiding_noemt_bestaat() -> None:
    tekst = (DOCS / "inbedden.md").read_text(encoding="utf-8")
    tabel = tekst.partition("| name | what it is |")[2].partition("\n\n")[0]
    genoemd = {
        naam for regel in re.findall(r"^\| (.+?) \|", tabel, re.MULTILINE) for naam in re.findall(r"`(\w+)`", regel)
    }
    assert genoemd == {*advies.__all__} - {"__version__"}
