"""No message of the library tells who looks at a page to type a command."""

from __future__ import annotations

import re

import pytest

from advies import InvoerFout, ontleed_feiten
from advies.naamfouten import onbekende_regel
from advies.web.paginas.sjabloonomgeving import in_eigen_woorden
from kennisbank.meldingen import Melding

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
