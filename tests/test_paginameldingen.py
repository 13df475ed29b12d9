"""No message of the library tells who looks at a page to type a command."""

from __future__ import annotations

import re

import pytest

from advies import InvoerFout, ontleed_feiten
from advies.naamfouten import onbekende_regel
from advies.web.paginas.sjabloonomgeving import foutzin, in_eigen_woorden
from kennisbank.meldingen import Blad, Melding, Plek

OPDRACHT = re.compile(r"advies (?:new|rules|evaluate|explain|open|ask)|--\w")


@pytest.mark.parametrize("inhoud", [b"", b"bestaat_niet: ja\n", b"PK\x03\x04", b"- [", b"naam: x\nnaam: y\n"])
def test_een_fout_in_een_bestand_noemt_geen_opdracht(inhoud: bytes) -> None:
    with pytest.raises(InvoerFout) as fout:
        ontleed_feiten(inhoud, "feiten.xlsx" if inhoud.startswith(b"PK") else "feiten.yaml")
    for melding in fout.value.meldingen:
        tekst = str(in_eigen_woorden(melding))
        assert not OPDRACHT.search(tekst)
        assert len(tekst) > 20


def test_wat_er_voor_de_opdracht_stond_blijft_staan() -> None:
    (melding,) = onbekende_regel("bestaat_niet", []).meldingen
    assert OPDRACHT.search(melding.tekst)
    tekst = in_eigen_woorden(melding).tekst
    assert "bestaat_niet" in tekst
    assert not OPDRACHT.search(tekst)


def test_een_leeg_bestand_krijgt_hulp_van_de_pagina() -> None:
    with pytest.raises(InvoerFout) as fout:
        ontleed_feiten(b"", "feiten.yaml")
    assert in_eigen_woorden(fout.value.meldingen[0]).tekst == (
        "dit bestand is leeg. Begin een nieuw dossier, of kies een ander bestand."
    )


def test_een_zin_die_als_enige_een_opdracht_noemt_blijft_staan() -> None:
    melding = Melding(None, "a.json: typ 'advies new'.", code="leeg")
    assert in_eigen_woorden(melding).tekst == melding.tekst
    assert in_eigen_woorden(melding, "a.json").tekst == melding.tekst


def test_de_naam_van_het_bestand_is_geen_opdracht() -> None:
    melding = Melding(None, "advies new. Dat.yaml:3:4: dit klopt niet. Typ 'advies new'.", code="leeg")
    assert in_eigen_woorden(melding, "advies new. Dat.yaml").tekst == (
        "advies new. Dat.yaml:3:4: dit klopt niet. Begin een nieuw dossier, of kies een ander bestand."
    )


def test_een_melding_zonder_opdracht_blijft_gelijk() -> None:
    melding = Melding(None, "Dit klopt niet. Kies ja of nee.", code="onbekende_waarde")
    assert in_eigen_woorden(melding) is melding


@pytest.mark.parametrize(
    ("inhoud", "zin"),
    [
        (
            "fase: ontwrp",
            "Regel 1 van f.yaml: bij 'fase van de samenwerking' (fase): gevonden is 'ontwrp'. Bedoelt u 'ontwerp'?"
            " Toegestaan: oriëntatie (orientatie), ontwerp, realisatie, exploitatie of onbekend.",
        ),
        (
            "naam: x\ndoelen: [kostn]",
            "Regel 2 van f.yaml: bij 'doelen van de samenwerking' (doelen): gevonden is 'kostn'.",
        ),
        ("doelen: [kostenreducti]", "Bedoelt u 'kosten verlagen' (kostenreductie)?"),
        ("uitvoering: {technisch_beheer: ik}", "bij 'uitvoering (technisch beheer)' (uitvoering.technisch_beheer)"),
        ("uitvoering: {technisch_beheer: ik}", "een deelnemende gemeente (deelnemende_gemeente)"),
        (
            "uitvoering: {technisch_beheer: ik}",
            ", 'ingehuurd, onder eigen leiding' (inbesteed), een deelnemende gemeente",
        ),
        ("uitvoering: {tech: derde}", "selectie en inkoop (selectie_inkoop)"),
        ("gemeenten: [{naam: A, inwoners: veel}]", "bij 'deelnemende gemeenten, inwoners' (gemeenten.inwoners)"),
        ("naam: x\nnaam: y", "Regel 2 van f.yaml: 'naam' staat er twee keer; de eerste keer op regel 1 van f.yaml."),
    ],
)
def test_een_pagina_noemt_de_regel_en_hoe_feiten_en_waarden_heten(inhoud: str, zin: str) -> None:
    """The way a file writes a name stays, in brackets: there it is to be mended."""
    with pytest.raises(InvoerFout) as fout:
        ontleed_feiten(inhoud.encode(), "f.yaml")
    (melding,) = fout.value.meldingen
    assert zin in foutzin(melding, "f.yaml")
    assert str(melding).startswith(("f.yaml:1:", "f.yaml:2:"))  # a terminal and a program get the column too


def test_een_cel_van_een_werkboek_staat_er_met_zijn_bestand() -> None:
    melding = Melding(Plek("map/w.xlsx", 7, 3, Blad(1, "Bestuur")), "vul een getal in.", code="geen_getal")
    assert foutzin(melding) == "Cel Bestuur!C7 van w.xlsx: vul een getal in."


def test_een_plaats_in_de_tekst_zelf_wordt_ook_een_regel() -> None:
    assert (
        foutzin(Melding(None, "a.json:3:4: hier ontbreekt iets."), "a.json")
        == "Regel 3 van a.json: hier ontbreekt iets."
    )
    assert foutzin(Melding(None, "a.json: hier ontbreekt iets."), "a.json") == "a.json: hier ontbreekt iets."
