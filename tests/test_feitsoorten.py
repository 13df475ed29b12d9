"""The kinds of fact: each word of a vocabulary file gives its class, and what a kind lacks is told."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import get_args

import pytest

from kennisbank.feitsoort_lezen import lees_feitsoort
from kennisbank.feitsoorten import (
    Feitsoort,
    Gemeenten,
    Getal,
    JaNee,
    Keuze,
    Meerkeuze,
    Veld,
    VrijeTekst,
    Waarde,
)
from kennisbank.lezer import Lezer
from kennisbank.vocabulaire import vocabulaire
from kennisbank.yaml_knopen import Kaart, ontleed

A = Waarde("a", "de eerste", "")
GRENZEN = "eenheid: fte, minimum: 0, maximum: 20"


def lees(tekst: str, per_proces: bool = False) -> tuple[Feitsoort | None, list[str]]:
    lezer, kaart = Lezer("feiten.yaml"), ontleed(f"{{{tekst}}}".encode(), "feiten.yaml")
    assert isinstance(kaart, Kaart)
    soort = lees_feitsoort(lezer, kaart, "f", per_proces)
    return soort, [melding.tekst for melding in lezer.meldingen]


@pytest.mark.parametrize(
    ("tekst", "soort"),
    [
        ("soort: ja_nee, ja: Zo is het., nee: Zo is het niet.", JaNee("Zo is het.", "Zo is het niet.")),
        ("soort: keuze, waarden: [{waarde: a, tekst: de eerste}]", Keuze((A,))),
        (
            "soort: meerkeuze, waarden: [{waarde: a, tekst: de eerste}], beschrijvende_waarden: [a]",
            Meerkeuze((A,), ("a",)),
        ),
        (f"soort: getal, {GRENZEN}", Getal("fte", "fte", 0, 20, False)),
        (f"soort: geheel_getal, eenheid_enkelvoud: jaar, {GRENZEN}", Getal("fte", "jaar", 0, 20, True)),
        ("soort: gemeenten, velden: [{veld: n, soort: tekst, kort: k}]", Gemeenten((Veld("n", VrijeTekst(), "k"),))),
        (
            "soort: gemeenten, velden: [{veld: n, soort: ja_nee, kort: k}]",
            Gemeenten((Veld("n", JaNee("", ""), "k"),)),
        ),
        (
            f"soort: gemeenten, velden: [{{veld: n, soort: geheel_getal, kort: k, {GRENZEN}}}]",
            Gemeenten((Veld("n", Getal("fte", "fte", 0, 20, True), "k"),)),
        ),
    ],
)
def test_elk_woord_geeft_zijn_soort(tekst: str, soort: Feitsoort) -> None:
    assert lees(tekst) == (soort, [])


@pytest.mark.parametrize(
    ("tekst", "melding"),
    [
        (
            "soort: ja_nee, ja: Zo is het.",
            "het ja-neefeit 'f' mist 'ja' of 'nee': de volledige uitspraak bij elk antwoord.",
        ),
        ("soort: keuze", "het feit 'f' mist 'waarden'."),
        ("soort: meerkeuze", "het feit 'f' mist 'waarden'."),
        ("soort: getal, minimum: 0, maximum: 20", "het getal 'f' mist 'eenheid', 'minimum' of 'maximum'."),
        ("soort: getal, eenheid: fte, maximum: 20", "het getal 'f' mist 'eenheid', 'minimum' of 'maximum'."),
        ("soort: geheel_getal, eenheid: fte, minimum: 0", "het getal 'f' mist 'eenheid', 'minimum' of 'maximum'."),
        ("soort: gemeenten", "het feit 'f' mist 'velden'."),
        (
            "soort: gemeenten, velden: [{veld: n, soort: getal, kort: k, eenheid: fte, minimum: 0}]",
            "het getal 'n' mist 'eenheid', 'minimum' of 'maximum'.",
        ),
        (
            "soort: keuzes",
            "'keuzes' kan niet bij 'soort'. Bedoelt u 'keuze'?"
            " Toegestaan: ja_nee, keuze, meerkeuze, geheel_getal, getal of gemeenten.",
        ),
        (
            "soort: gemeenten, velden: [{veld: n, soort: keuze, kort: k}]",
            "'keuze' kan niet bij 'soort'. Toegestaan: tekst, ja_nee, geheel_getal of getal.",
        ),
    ],
)
def test_wat_een_soort_mist_wordt_gezegd(tekst: str, melding: str) -> None:
    assert lees(tekst)[1] == [melding]


def test_een_uitspraak_per_proces_noemt_het_proces() -> None:
    tekst = "soort: ja_nee, ja: 'In {proces} wel.', nee: Niet."
    assert lees(tekst)[1] == []
    assert lees(tekst, per_proces=True)[1] == ["bij 'f' moet in 'ja' en 'nee' de naam van het proces staan: {proces}."]


def test_elke_soort_komt_voor() -> None:
    assert {type(feit.soort) for feit in vocabulaire().feiten.values()} == set(get_args(Feitsoort))


def test_een_soort_is_onveranderlijk_en_te_onthouden() -> None:
    soorten = {feit.soort for feit in vocabulaire().feiten.values()}
    assert Getal("fte", "fte", 0, 20, False) == Getal("fte", "fte", 0, 20, False)
    for soort in soorten:
        with pytest.raises(FrozenInstanceError):
            setattr(soort, type(soort).__match_args__[0], None)
