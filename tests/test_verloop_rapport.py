"""Over time as a document: it says what the screen says, and its picture what its table says."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from advies import (
    Adviseur,
    Meting,
    lees_antwoorden,
    lees_feiten,
    verloop,
)
from advies.rapport.model import Rapport, Tabel
from advies.rapport.verloop import maak_verlooprapport
from tests.rapporten import DATUM, alle_tekst, ankers, figuren, keur_beelden, sectie
from tests.verloopproeven import DRIE, MAP, draai, meting


@pytest.fixture(scope="module")
def rapport(adviseur: Adviseur) -> Rapport:
    toen = lees_antwoorden(Path(DRIE[0]).read_bytes(), DRIE[0])[0]
    metingen = [Meting.van_antwoord(toen, DRIE[0], date(2024, 3, 1))]
    metingen += [Meting.van_feiten(lees_feiten(pad)) for pad in DRIE[1:]]
    return maak_verlooprapport(verloop(adviseur, metingen), DATUM)


def test_het_rapport_zegt_wat_het_scherm_zegt(rapport: Rapport) -> None:
    geheel = alle_tekst(rapport)
    for deel in (
        "1 maart 2024, 2024.json: het advies van toen bij 20 bekende feiten, met andere regels dan nu",
        "Van de 5 eerste stappen zijn er 3 gezet.",
        "Bestuur, management en ict'ers trekken nog niet allemaal samen op",
        "Deze regel is vervallen.",
        "ging weg en kwam terug".capitalize(),
    ):
        assert deel in geheel, deel
    assert re.search(r"35 door de feiten en \d+ door nieuwere regels", geheel)
    assert "docs/voorbeeld" not in geheel, "only the name of a file is told"
    assert len(set(ankers(rapport))) == len(ankers(rapport))


def test_het_beeld_en_de_tabel_tonen_hetzelfde(rapport: Rapport) -> None:
    keur_beelden(rapport)
    (figuur,) = figuren(rapport)
    assert (MAP.parent.parent / "beeld" / "verloop.svg").read_text(encoding="utf-8") == f"{figuur.svg}\n"
    tabel = next(blok for blok in sectie(rapport, "tijdlijn").blokken if isinstance(blok, Tabel))
    for rij in tabel.rijen[:9]:
        naam, *staten = ("".join(stuk.tekst for stuk in cel) for cel in rij.cellen)
        nummer, _, rest = naam.partition(". ")
        assert f"{nummer}, {rest[:1].lower()}{rest[1:]}: {', '.join(staten)}." in figuur.alt
    assert "moet nog gebeuren: 9, 4, 2." in figuur.alt


def test_het_beeld_past_bij_twee_en_bij_twaalf_momenten(referentie: Adviseur) -> None:
    for aantal in (2, 12):
        uit = verloop(referentie, [meting({"fase": "ontwerp"})] * aantal)
        rapport = maak_verlooprapport(uit, DATUM)
        keur_beelden(rapport)
        assert "Er is niets anders." in alle_tekst(rapport)


@pytest.mark.parametrize("vorm", ["markdown", "html", "docx", "pdf"])
def test_elk_document_wordt_gemaakt(tmp_path: Path, vorm: str) -> None:
    pad = tmp_path / f"verloop.{vorm}"
    uit = draai(*DRIE[1:], "--formaat", vorm, "-o", str(pad), "--datum", "2026-03-31")
    assert (uit.exit_code, uit.stdout) == (0, "")
    begin = {"docx": b"PK", "pdf": b"%PDF", "html": b"<!doctype", "markdown": b"# Verloop van Dienst Merenland"}[vorm]
    assert pad.read_bytes().lower().startswith(begin.lower())


def test_een_dag_hoort_bij_een_document() -> None:
    for opties, deel in (
        (("--datum", "2026-01-01"), "hoort bij een document"),
        (("--formaat", "html", "--datum", "1 mei"), "geen datum"),
    ):
        uit = draai(*DRIE[1:], *opties)
        assert (uit.exit_code, uit.stdout) == (2, "")
        assert deel in uit.stderr


def test_een_sjabloon_geeft_de_huisstijl(tmp_path: Path) -> None:
    docx = pytest.importorskip("docx", reason="the extra advies[rapport] is not installed")
    huis, pad = tmp_path / "huis.docx", tmp_path / "uit.docx"
    eigen = docx.Document()
    eigen.sections[0].header.paragraphs[0].text = "Gemeente Voorbeeld"
    eigen.save(str(huis))
    assert draai(*DRIE[1:], "-o", str(pad), "--sjabloon", str(huis)).exit_code == 0
    assert docx.Document(str(pad)).sections[0].header.paragraphs[0].text == "Gemeente Voorbeeld"
