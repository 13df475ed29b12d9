"""The page that describes the API says what the OpenAPI document says, and each way on it leads somewhere."""

from __future__ import annotations

import re

import pytest

pytest.importorskip("starlette", reason="the service is an extra")

from html5lib import HTMLParser

from advies.web.instellingen import Instellingen
from advies.web.openapi import document
from advies.web.paginas.apiblad import maak_apiblad
from tests.test_web_vragen import _klant


def test_elke_operatie_staat_op_de_pagina_met_haar_voorbeelden_en_statussen() -> None:
    beschrijving = document(Instellingen())
    operaties = {(deel.methode, deel.pad): deel for _, _, delen in maak_apiblad(beschrijving).groepen for deel in delen}
    for pad, methoden in beschrijving["paths"].items():
        for methode, operatie in methoden.items():
            deel = operaties.pop((methode.upper(), f"/v1{pad}"))
            assert {status for status, _ in deel.fouten} == operatie["responses"].keys() - {"200"}
            assert all(tekst for _, tekst in deel.fouten)
            assert [lid.naam for lid in deel.vraagdelen] == [p["name"] for p in operatie.get("parameters", ())]
            assert bool(deel.leden) == ("requestBody" in operatie)
            assert bool(deel.voorbeelden) == ("requestBody" in operatie)
    assert not operaties


def test_een_lid_zegt_wat_het_is() -> None:
    (wijzigingen,) = [
        deel
        for _, _, delen in maak_apiblad(document(Instellingen())).groepen
        for deel in delen
        if deel.pad == "/v1/wijzigingen"
    ]
    leden = {lid.naam: lid for lid in wijzigingen.leden}
    assert leden["regel"].verplicht
    assert not leden["gewenst"].verplicht
    assert leden["gewenst"].soort == "boolean"
    assert leden["feiten"].soort == "Feiten"
    assert wijzigingen.antwoord[0].verwijst == "Wijzigingen"


def test_de_pagina_staat_in_de_voet_en_elke_weg_erop_komt_aan() -> None:
    klant = _klant()
    assert 'href="/api"' in klant.get("/").text
    html = klant.get("/api").text
    boom = HTMLParser(namespaceHTMLElements=False).parse(html)
    ankers = {deel.get("id") for deel in boom.iter() if deel.get("id")}
    wegen = {deel.get("href", "")[1:] for deel in boom.iter("a") if deel.get("href", "").startswith("#")}
    assert wegen - ankers == set()
    assert len(wegen) > 20
    assert not re.search(r"""(src|href)=["'](https?:)?//""", html)  # nothing from elsewhere
