"""Each kind of error in a mapping and in a file: in Dutch, with its fields."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Callable, Iterator
from types import MappingProxyType
from typing import Any

import pytest
from pydantic import ValidationError

from advies import (
    Adviseur,
    InvoerFout,
    Melding,
    Samenwerkingsverband,
    evalueer,
    ontleed_feiten,
    uit_mapping,
)
from advies.feitfouten import _CODES
from kennisbank.foutcodes import Code


def fout_van(feiten: Any) -> InvoerFout:
    with pytest.raises(InvoerFout) as vangst:
        evalueer(feiten)
    return vangst.value


def een(feiten: Any) -> Melding:
    (melding,) = fout_van(feiten).meldingen
    return melding


def _stopt() -> Iterator[str]:
    yield "deskundigheid"
    raise ValueError("stuk")


class Vreemd:
    """A value that is no fact."""


# pydantic's type of the error -> facts that give it, and what the message must hold
GEVALLEN: dict[str, tuple[dict[Any, Any], Code, tuple[str, ...], str, str]] = {
    "invalid_key": ({5: "ja"}, "geen_tekst", (), "5", "een naam hoort tekst te zijn; gevonden is 5."),
    "missing": (
        {"gemeenten": [{"naam": "Hoorn"}, {"inwoners": 5}]},
        "ontbreekt",
        ("gemeenten",),
        "gemeenten.1.naam",
        "deze gemeente mist 'naam'.",
    ),
    "string_type": ({"naam": 5}, "geen_tekst", (), "naam", "bij 'naam' hoort gewone tekst; gevonden is '5'."),
    "string_unicode": (
        {"naam": "\ud800"},
        "tekens",
        (),
        "naam",
        "bij 'naam': hierin staan tekens die geen tekst zijn (geen UTF-8).",
    ),
    "string_too_long": ({"naam": "a" * 201}, "te_lang", (), "naam", "bij 'naam': gebruik hoogstens 200 tekens."),
    "too_long": (
        {"gemeenten": [{"naam": str(nummer)} for nummer in range(343)]},
        "te_veel",
        ("gemeenten",),
        "gemeenten",
        "bij 'gemeenten': noem hoogstens 342 gemeenten.",
    ),
    "ja_nee": (
        {"vervangingsbudget": 5},
        "geen_ja_nee",
        ("vervangingsbudget",),
        "vervangingsbudget",
        "bij 'vervangingsbudget': kies ja, nee of onbekend; gevonden is '5'.",
    ),
    "getal": (
        {"omvang_wiz_fte": Vreemd()},
        "geen_getal",
        ("omvang_wiz_fte",),
        "omvang_wiz_fte",
        "bij 'omvang_wiz_fte': vul een getal in, zoals 12 of 2.5; gevonden is 'een waarde van het type Vreemd'.",
    ),
    "greater_than_equal": (
        {"omvang_wiz_fte": -1},
        "buiten_grenzen",
        ("omvang_wiz_fte",),
        "omvang_wiz_fte",
        "bij 'omvang_wiz_fte': vul een getal in van 0 tot en met 20000 (fte); gevonden is '-1'.",
    ),
    "less_than_equal": (
        {"gemeenten": [{"naam": "Hoorn", "inwoners": 10**7}]},
        "buiten_grenzen",
        ("gemeenten",),
        "gemeenten.0.inwoners",
        "bij 'gemeenten.inwoners': vul een getal in van 0 tot en met 1500000 (inwoners); gevonden is '10000000'.",
    ),
    "literal_error": (
        {"uitvoering": {"technisch_beheer": "drde"}},
        "onbekende_waarde",
        ("uitvoering.technisch_beheer",),
        "uitvoering.technisch_beheer",
        "bij 'uitvoering.technisch_beheer': gevonden is 'drde'. Bedoelt u 'derde'? Toegestaan:",
    ),
    "lijst": (
        {"doelen": "deskundigheid"},
        "geen_lijst",
        ("doelen",),
        "doelen",
        "bij 'doelen': zet de waarden in een lijst, zoals [a, b]; gevonden is 'deskundigheid'.",
    ),
    "frozen_set_type": (
        {"doelen": 5},
        "geen_lijst",
        ("doelen",),
        "doelen",
        "bij 'doelen': zet de waarden in een lijst, zoals [a, b]; gevonden is '5'.",
    ),
    "tuple_type": (
        {"gemeenten": {"naam": "Hoorn"}},
        "geen_lijst",
        ("gemeenten",),
        "gemeenten",
        "bij 'gemeenten': schrijf een lijst, elke gemeente als '- {naam: Hoorn}'; gevonden is een groep met namen.",
    ),
    "iteration_error": (
        {"doelen": _stopt()},
        "geen_lijst",
        ("doelen",),
        "doelen.1",
        "bij 'doelen': deze waarden zijn niet te lezen; zet ze in een lijst, zoals [a, b].",
    ),
    "model_type": (
        {"uitvoering": "derde"},
        "geen_groep",
        ("uitvoering",),
        "uitvoering",
        "'uitvoering' vult u per ict-proces in, onder elkaar: 'technisch_beheer: ...'; gevonden is 'derde'.",
    ),
    "dubbel": (
        {"doelen": ["deskundigheid", "deskundigheid"]},
        "dubbele_waarde",
        ("doelen",),
        "doelen",
        "bij 'doelen': 'deskundigheid' staat er twee keer; gevonden is een lijst.",
    ),
}


@pytest.mark.parametrize("soort", GEVALLEN)
def test_een_fout_in_een_mapping_is_nederlands_en_heeft_velden(soort: str) -> None:
    feiten, code, over, pad, tekst = GEVALLEN[soort]
    melding = een(feiten)
    assert (melding.plek, melding.code, melding.feiten, melding.pad) == (None, code, over, pad)
    assert melding.tekst.startswith(tekst)


def test_elke_soort_fout_van_pydantic_heeft_een_geval() -> None:
    assert GEVALLEN.keys() == _CODES.keys()


@pytest.mark.parametrize("soort", [deel for deel in GEVALLEN if deel != "iteration_error"])
def test_het_geval_is_van_die_soort(soort: str) -> None:
    with pytest.raises(ValidationError) as vangst:
        Samenwerkingsverband.model_validate(GEVALLEN[soort][0])
    assert [deel["type"] for deel in vangst.value.errors()] == [soort]


@pytest.mark.parametrize(
    ("feiten", "code", "pad", "suggestie"),
    [
        ({"vervangingsbudgt": "ja"}, "onbekend_feit", "vervangingsbudgt", "vervangingsbudget"),
        (
            {"uitvoering": {"technisch_beheren": "derde"}},
            "onbekend_proces",
            "uitvoering.technisch_beheren",
            "technisch_beheer",
        ),
        ({"gemeenten": [{"naam": "Hoorn", "inwoner": 5}]}, "onbekend_veld", "gemeenten.0.inwoner", "inwoners"),
    ],
)
def test_een_naam_die_er_niet_is_heeft_de_naaste(feiten: Any, code: str, pad: str, suggestie: str) -> None:
    melding = een(feiten)
    assert (melding.code, melding.pad, melding.gevonden, melding.suggestie) == (
        code,
        pad,
        pad.rpartition(".")[2],
        suggestie,
    )
    assert f"Bedoelt u '{suggestie}'?" in melding.tekst


def test_wat_mag_staat_in_een_veld() -> None:
    assert een({"fase": "ontwrp"}).toegestaan == ("orientatie", "ontwerp", "realisatie", "exploitatie", "onbekend")
    assert een({"vervangingsbudget": 5}).toegestaan == ("ja", "nee", "onbekend")
    assert een({"omvang_wiz_fte": -1}).toegestaan == ("minstens 0", "hoogstens 20000")
    assert een({"vervangingsbudgt": 5}).toegestaan == (), "there are too many facts to list"


def test_alle_fouten_van_een_mapping_komen_tegelijk() -> None:
    codes = {deel.code for deel in fout_van({"fase": "x", "omvang_wiz_fte": -1, "bestaat_niet": 1}).meldingen}
    assert codes == {"onbekende_waarde", "buiten_grenzen", "onbekend_feit"}


def test_een_mapping_vol_fouten_toont_er_honderd_en_telt_de_rest() -> None:
    meldingen = fout_van({f"feit_{nummer}": 1 for nummer in range(150)}).meldingen
    assert len(meldingen) == 101
    assert [deel.tekst for deel in meldingen if deel.code == "meer_fouten"] == [
        "er zijn nog 50 fouten; herstel eerst deze."
    ]


def test_dubbele_gemeenten_staan_naast_andere_fouten() -> None:
    gemeenten = [{"naam": "Hoorn"}, {"naam": "hoorn"}, {"naam": "HOORN"}]
    meldingen = fout_van({"gemeenten": gemeenten, "fase": "x"}).meldingen
    assert [deel.pad for deel in meldingen if deel.code == "dubbele_gemeente"] == [
        "gemeenten.2.naam",
        "gemeenten.1.naam",
    ]
    assert {deel.feiten for deel in meldingen if deel.code == "dubbele_gemeente"} == {("gemeenten",)}


def test_meer_gemeenten_dan_er_zijn_noemt_beide_feiten() -> None:
    melding = een({"gemeenten": [{"naam": "Hoorn"}, {"naam": "Medemblik"}], "aantal_gemeenten": 1})
    assert (melding.code, melding.feiten) == ("te_veel_gemeenten", ("gemeenten", "aantal_gemeenten"))


def test_een_tegenspraak_in_een_mapping_noemt_haar_feiten() -> None:
    feiten = {"tussen_gemeenten": "nee", "aantal_gemeenten": 3}
    melding = een(feiten)
    assert melding.code == "tegenspraak"
    assert set(melding.feiten) == feiten.keys()
    assert all(f"'{naam}: {waarde}'" in melding.tekst for naam, waarde in feiten.items())


@pytest.mark.parametrize("soort", [MappingProxyType, ChainMap])
def test_elke_soort_mapping_is_goed_ook_van_binnen(soort: Callable[[dict[str, Any]], Any]) -> None:
    feiten = soort(
        {"fase": "onbekend", "uitvoering": soort({"technisch_beheer": "onbekend", "gegevensbeheer": "derde"})}
    )
    assert evalueer(feiten).feiten == {"uitvoering": {"gegevensbeheer": "derde"}}


def test_een_getal_van_duizenden_cijfers_is_een_gewone_fout() -> None:
    assert een({"omvang_wiz_fte": 10**5000}).code == "geen_getal"


def test_een_bestand_geeft_dezelfde_velden_en_een_plek() -> None:
    with pytest.raises(InvoerFout) as vangst:
        ontleed_feiten(b"fase: ontwrp\nuitvoering:\n  technisch_beheer: drde\n", "feiten.yaml")
    een_, twee = (deel.als_json() for deel in vangst.value.meldingen)
    assert een_ == {
        "bestand": "feiten.yaml",
        "regel": 1,
        "kolom": 7,
        "cel": None,
        "tekst": "bij 'fase': gevonden is 'ontwrp'. Bedoelt u 'ontwerp'?"
        " Toegestaan: orientatie, ontwerp, realisatie, exploitatie of onbekend.",
        "code": "onbekende_waarde",
        "feiten": ["fase"],
        "pad": "fase",
        "gevonden": "ontwrp",
        "toegestaan": ["orientatie", "ontwerp", "realisatie", "exploitatie", "onbekend"],
        "suggestie": "ontwerp",
    }
    assert (twee["regel"], twee["feiten"], twee["suggestie"]) == (3, ["uitvoering.technisch_beheer"], "derde")


@pytest.mark.parametrize(
    ("feiten", "wat"),
    [([1], "een lijst"), (None, "niets"), ("f.yaml", "'f.yaml'"), (5, "'5'"), (object(), "'een waarde van het type")],
)
@pytest.mark.parametrize("functie", [evalueer, uit_mapping, Adviseur(motor="referentie").evaluatie])
def test_wat_geen_feiten_zijn_wordt_geweigerd(functie: Callable[[Any], object], feiten: Any, wat: str) -> None:
    with pytest.raises(InvoerFout) as vangst:
        functie(feiten)
    (melding,) = vangst.value.meldingen
    assert (melding.code, melding.toegestaan) == ("geen_feiten", ("Mapping", "Samenwerkingsverband", "Feitenbestand"))
    assert f"gevonden is {wat}" in melding.tekst


@pytest.mark.parametrize(("feiten", "mag"), [({"doelen": "kosten"}, "deskundigheid"), ({"gemeenten": 5}, "inwoners")])
def test_waar_een_lijst_hoort_staat_wat_daarin_mag(feiten: Any, mag: str) -> None:
    melding = een(feiten)
    assert melding.code == "geen_lijst"
    assert mag in melding.toegestaan


def test_een_regelscheiding_in_een_tekst_is_zoals_in_een_bestand() -> None:
    """A file holds it only written out, so that each editor shows the same lines; the value is the same."""
    bestand = ontleed_feiten(b'naam: "a\\u2028b"', "f.yaml")
    assert evalueer({"naam": "a\u2028b"}).samenwerkingsverband == bestand.naam == "a\u2028b"
    with pytest.raises(InvoerFout):
        ontleed_feiten("naam: a\u2028b".encode(), "f.yaml")


@pytest.mark.parametrize(("feit", "voorbeeld"), [("aantal_gemeenten", "12"), ("omvang_wiz_fte", "12 of 2.5")])
def test_het_voorbeeld_van_een_getal_wordt_zelf_niet_geweigerd(feit: str, voorbeeld: str) -> None:
    with pytest.raises(InvoerFout, match=rf"vul een getal in, zoals {re.escape(voorbeeld)}; gevonden is 'veel'"):
        uit_mapping({feit: "veel"})
    for getal in voorbeeld.split(" of "):
        uit_mapping({feit: getal})
