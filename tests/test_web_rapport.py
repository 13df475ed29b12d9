"""The page of the report: every form comes out, and what is wrong is told at its field with what was typed kept."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("starlette", reason="the pages are an extra")
pytest.importorskip("docx", reason="reports are an extra")

import docx
from starlette.testclient import TestClient

from advies.rapport.document import FORMATEN
from advies.rapport.schrijvers.huisstijl import HOOGSTENS_BYTES, Sjabloon, open_sjabloon
from advies.web.dienst import maak_dienst
from advies.web.handelingen import RAPPORTVORMEN
from advies.web.instellingen import Instellingen
from advies.web.paginas import paginas
from advies.web.paginas import rapport as rapportpagina
from advies.web.paginas.rapportvelden import HOOGSTENS_TEKENS, Rapportvelden, keur
from advies.web.paginas.sjabloonomgeving import teksten
from kennisbank.meldingen import InvoerFout, Melding, OntbrekendeExtra
from tests.kapotte_sjablonen import goed
from tests.weblezer import Blad

DOSSIER = "naam: Proef & Zoon\nfase: ontwerp\n"
GOED = {"soort": "notitie", "vorm": "docx", "rapporttitel": "", "opdrachtgever": "", "auteur": "", "datum": ""}


@pytest.fixture(scope="module")
def klant() -> Iterator[TestClient]:
    instellingen = Instellingen()
    with TestClient(maak_dienst(instellingen, paginas(instellingen)), base_url="http://localhost:8000") as uit:
        yield uit


def stuur(klant: TestClient, adres: str, sjabloon: tuple[str, bytes] | None = None, **velden: str) -> Any:
    klant.get("/rapport")
    inhoud = {"token": klant.cookies["advies_token"], "dossier": DOSSIER, "gewijzigd": "nee", **GOED, **velden}
    return klant.post(adres, data=inhoud, files={"sjabloon": sjabloon or ("", b"")})


@pytest.mark.parametrize("soort", ["notitie", "volledig", "plan"])
@pytest.mark.parametrize("vorm", FORMATEN)
def test_elke_vorm_komt_als_bestand_met_titel_en_namen(klant: TestClient, soort: str, vorm: str) -> None:
    velden: dict[str, Any] = {
        "rapporttitel": "Onze <b>titel</b>",
        "auteur": "A. de Vries",
        "opdrachtgever": "Lisse",
        "datum": "2026-03-31",
    }
    antwoord = stuur(klant, "/rapport/maken", soort=soort, vorm=vorm, **velden)
    assert antwoord.status_code == 200
    assert antwoord.headers["content-type"] == RAPPORTVORMEN[vorm]
    assert antwoord.headers["content-disposition"] == f'attachment; filename="advies-proef-zoon.{vorm}"'
    if vorm == "docx":
        document = docx.Document(BytesIO(antwoord.content))
        tekst = "\n".join(alinea.text for alinea in document.paragraphs)
        assert document.core_properties.author == "A. de Vries"
    elif vorm == "pdf":
        assert antwoord.content.startswith(b"%PDF")
        return
    else:
        tekst = antwoord.text
    for deel in ("A. de Vries", "Lisse", "31 maart 2026"):
        assert deel in tekst
    assert "<b>titel" not in tekst if vorm == "html" else "titel" in tekst


def test_zonder_titel_heet_het_rapport_naar_het_verband(klant: TestClient) -> None:
    assert "# Advies over Proef & Zoon" in stuur(klant, "/rapport/maken", vorm="md").text.replace("\\&", "&")
    assert "Advies over Proef &amp; Zoon" in stuur(klant, "/rapport").text


def test_de_huisstijl_van_de_gemeente_wordt_gebruikt(klant: TestClient) -> None:
    sjabloon = docx.Document(BytesIO(goed()))
    sjabloon.sections[0].footer.paragraphs[0].text = "Gemeente Lisse, eigen voet"
    uit = BytesIO()
    sjabloon.save(uit)
    antwoord = stuur(klant, "/rapport/maken", ("huisstijl.docx", uit.getvalue()))
    assert antwoord.status_code == 200
    gemaakt = docx.Document(BytesIO(antwoord.content))
    voeten = "".join(alinea.text for deel in gemaakt.sections for alinea in deel.footer.paragraphs)
    assert "Gemeente Lisse, eigen voet" in voeten


@pytest.mark.parametrize(
    ("velden", "sjabloon", "veld", "zin"),
    [
        ({"soort": "boek"}, None, "soort", "Kies een notitie, het hele rapport of een plan van aanpak."),
        ({"vorm": "exe"}, None, "vorm", "Kies een van de vormen."),
        ({"rapporttitel": "x" * 201}, None, "rapporttitel", "dit zijn er 201"),
        ({"auteur": "x" * 300}, None, "auteur", "dit zijn er 300"),
        ({"opdrachtgever": "x" * 300}, None, "opdrachtgever", "hoogstens 200 tekens"),
        ({"datum": "31-3-2026"}, None, "datum", "‘31-3-2026’ is geen datum"),
        ({"datum": "2026-02-30"}, None, "datum", "is geen datum"),
        ({"datum": "20260331"}, None, "datum", "is geen datum"),
        ({"vorm": "pdf"}, ("stijl.docx", b"PK"), "sjabloon", "alleen voor Word"),
        ({}, ("stijl.docx", b""), "sjabloon", "Dit bestand is leeg"),
        ({}, ("stijl.docx", b"geen zip"), "sjabloon", "stijl.docx: dit is geen Word-document"),
    ],
)
def test_een_fout_staat_bij_het_veld_en_bovenaan(
    klant: TestClient, velden: dict[str, Any], sjabloon: tuple[str, bytes] | None, veld: str, zin: str
) -> None:
    antwoord = stuur(klant, "/rapport/maken", sjabloon, **velden)
    assert antwoord.status_code == 400
    blad = Blad(antwoord.text)
    blad.keur()
    assert blad.titel.startswith("Fout: ")
    assert f'id="{veld}-fout"' in antwoord.text
    assert antwoord.text.count(zin) == 2  # in the summary and at the field
    (anker,) = [weg for weg in blad.wegen if weg.startswith("#") and weg != "#inhoud"]
    assert anker.removeprefix("#").startswith(veld)


def test_alle_fouten_komen_samen_en_wat_getypt_is_blijft_staan(klant: TestClient) -> None:
    tekst = stuur(klant, "/rapport/maken", soort="volledig", vorm="pdf", auteur='A "B" <c>', datum="morgen").text
    assert 'value="A &#34;B&#34; &lt;c&gt;"' in tekst
    assert 'value="morgen"' in tekst
    for id_ in ("soort-volledig", "vorm-pdf"):
        assert f'id="{id_}"' in tekst
        assert "checked" in tekst[tekst.index(f'id="{id_}"') :].partition(">")[0]
    fouten = keur(
        Rapportvelden("", "", "x" * 201, "x" * 201, "x" * 201, "nu"), Sjabloon("s", b""), teksten()["rapport"]["fout"]
    )
    assert [fout.veld for fout in fouten] == [
        "soort",
        "vorm",
        "rapporttitel",
        "opdrachtgever",
        "auteur",
        "datum",
        "sjabloon",
    ]
    langst = Rapportvelden("notitie", "docx", "x" * HOOGSTENS_TEKENS)
    assert not keur(langst, None, teksten()["rapport"]["fout"])


def test_wat_niet_is_geinstalleerd_wordt_gewoon_gezegd(klant: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def zonder(*vormen: str) -> Any:
        def controleer(vorm: str) -> None:
            if vorm in vormen:
                raise OntbrekendeExtra([Melding(None, "weg", code="uitbreiding")])

        return controleer

    monkeypatch.setattr(rapportpagina, "controleer_pakketten", zonder("docx", "pdf"))
    tekst = stuur(klant, "/rapport").text
    assert tekst.count("ontbreekt een onderdeel van het programma") == 2
    assert "disabled" in tekst[tekst.index('id="vorm-docx"') :].partition(">")[0]
    assert "checked" in tekst[tekst.index('id="vorm-html"') :].partition(">")[0]
    assert stuur(klant, "/rapport/maken", vorm="pdf").status_code == 400
    monkeypatch.setattr(rapportpagina, "controleer_pakketten", zonder(*FORMATEN))
    tekst = stuur(klant, "/rapport").text
    assert "Een rapport maken kan nu niet." in tekst
    assert "/rapport/maken" not in Blad(tekst).acties


def test_zonder_dossier_zegt_de_pagina_hoe_u_begint(klant: TestClient) -> None:
    antwoord = klant.get("/rapport")
    blad = Blad(antwoord.text)
    blad.keur()
    assert "/rapport/maken" not in blad.acties
    assert "Er is nog geen dossier." in antwoord.text


def test_tegenspraak_in_de_antwoorden_wordt_gezegd(klant: TestClient) -> None:
    klant.get("/rapport")
    fout = "naam: Proef\ntussen_gemeenten: nee\naantal_gemeenten: 3\n"
    antwoord = klant.post("/rapport/maken", data={"token": klant.cookies["advies_token"], "dossier": fout, **GOED})
    assert antwoord.status_code == 400
    Blad(antwoord.text).keur()
    assert "foutoverzicht" in antwoord.text


def test_het_werkboek_komt_van_dezelfde_pagina(klant: TestClient) -> None:
    antwoord = stuur(klant, "/bewaren", vorm="xlsx")
    assert antwoord.status_code == 200
    assert antwoord.content.startswith(b"PK")
    assert "/bewaren" in Blad(stuur(klant, "/rapport").text).acties


def test_een_sjabloon_dat_geen_bestand_is_heeft_dezelfde_grenzen(tmp_path: Path) -> None:
    te_groot = b"PK" + bytes(HOOGSTENS_BYTES)
    (tmp_path / "s.docx").write_bytes(te_groot)
    for sjabloon in (Sjabloon("s.docx", te_groot), str(tmp_path / "s.docx")):
        with pytest.raises(InvoerFout, match="te groot"):
            open_sjabloon(sjabloon)
    assert open_sjabloon(Sjabloon("s.docx", goed())).styles
