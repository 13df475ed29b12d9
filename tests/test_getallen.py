"""A number is what was typed, exactly, or an error: nothing is rounded across a threshold."""

from __future__ import annotations

import json
import math
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from advies import Adviseur, InvoerFout, Samenwerkingsverband
from advies.invoer import ontleed_feiten
from advies.uitleg.narekenen import lees_antwoorden, reken_na
from advies.weergave.json import als_json
from advies.werkgeheugen import werkgeheugen
from regels.sleutels import FeitSleutel
from regels.taal import SCHAAL
from tests.bouwers import voorbeelden
from tests.werkboeken import cel_van, lees, open_leeg

VIER = "gebruik hoogstens vier cijfers achter de punt"


def in_geheugen(feiten: Samenwerkingsverband, naam: str = "omvang_wiz_fte") -> Decimal:
    waarde = werkgeheugen(feiten)[FeitSleutel(naam)]
    assert isinstance(waarde, int)
    return Decimal(waarde) / SCHAAL


def uit_yaml(getal: str) -> Samenwerkingsverband:
    return ontleed_feiten(f"omvang_wiz_fte: {getal}\n".encode(), "f.yaml").feiten


@pytest.mark.parametrize("getal", ["29.99999999", "29.999999999999999999999", "30.00000000000001", "0.00001"])
def test_een_getypt_getal_met_meer_cijfers_wordt_niet_afgerond(getal: str) -> None:
    with pytest.raises(InvoerFout) as vangst:
        uit_yaml(getal)
    (melding,) = vangst.value.meldingen
    assert (str(melding.plek), VIER in melding.tekst, f"'{getal}'" in melding.tekst) == ("f.yaml:1:17", True, True)


_CIJFERS = st.text("0123456789", min_size=1, max_size=7)


@given(st.sampled_from(["", "+", "-"]), _CIJFERS, st.none() | st.text("0123456789", min_size=1, max_size=9))
@voorbeelden(400)
def test_een_getypt_getal_is_precies_wat_er_staat_of_een_fout(teken: str, heel: str, breuk: str | None) -> None:
    getypt = f"{teken}{heel}" if breuk is None else f"{teken}{heel}.{breuk}"
    for lees_getal in (uit_yaml, lambda tekst: Samenwerkingsverband.model_validate({"omvang_wiz_fte": tekst})):
        try:
            assert in_geheugen(lees_getal(getypt)) == Decimal(getypt)
        except (InvoerFout, ValidationError):
            te_lang = len((breuk or "").rstrip("0")) > 4
            buiten = not 0 <= Decimal(getypt) <= 20_000
            duizendtal = breuk is not None and len(breuk) == 3 and len(heel) <= 3 and not teken
            assert te_lang or buiten or duizendtal


@given(st.decimals(0, 20_000, places=4) | st.decimals(0, 20_000, allow_nan=False, allow_infinity=False))
@voorbeelden(200)
def test_een_decimal_is_precies_wat_er_staat_of_een_fout(getal: Decimal) -> None:
    try:
        assert in_geheugen(Samenwerkingsverband.model_validate({"omvang_wiz_fte": getal})) == getal
    except ValidationError as fout:
        assert VIER in str(fout)
        assert getal != round(getal, 4)


@given(st.integers(0, 20_000 * SCHAAL), st.integers(-3, 3))
@voorbeelden(300)
def test_ruis_van_een_berekening_telt_niet(tienduizendsten: int, ulps: int) -> None:
    getal = tienduizendsten / SCHAAL
    for _ in range(abs(ulps)):
        getal = abs(math.nextafter(getal, math.inf if ulps > 0 else 0))
    if getal <= 20_000:
        assert in_geheugen(Samenwerkingsverband(omvang_wiz_fte=getal)) * SCHAAL == tienduizendsten


def test_een_heel_getal_met_ruis_is_een_heel_getal() -> None:
    assert Samenwerkingsverband.model_validate({"klanten_wwb": 0.1 * 3 * 10_000}).klanten_wwb == 3_000


@pytest.mark.parametrize("getal", [29.99999999, 30.00000001, 29.99996, 29.9999501])
def test_een_berekend_getal_buiten_de_ruis_wordt_niet_afgerond(getal: float) -> None:
    with pytest.raises(ValidationError, match=VIER):
        Samenwerkingsverband(omvang_wiz_fte=getal)
    boek = open_leeg()
    cel_van(boek, "omvang_wiz_fte").value = getal
    with pytest.raises(InvoerFout, match=VIER) as vangst:
        lees(boek)
    assert "Schaal!C" in str(vangst.value)


def test_een_cel_met_ruis_van_een_berekening_is_het_getal_dat_excel_toont() -> None:
    boek = open_leeg()
    cel_van(boek, "omvang_wiz_fte").value = 29.999999996
    assert in_geheugen(lees(boek).feiten) == 30


@pytest.mark.parametrize(
    ("waarde", "deel"),
    [
        (10**400, "onmogelijk groot"),
        (-(10**400), "onmogelijk groot"),
        ("9" * 400, "onmogelijk groot"),
        ("9" * 400 + ".5", "onmogelijk groot"),
        (1e300, "onmogelijk groot"),
        (math.inf, "onmogelijk groot"),
        (-math.inf, "onmogelijk groot"),
        (math.nan, "onmogelijk groot"),
        (Decimal("NaN"), "onmogelijk groot"),
        (Decimal("sNaN"), "onmogelijk groot"),
        (Decimal("-Infinity"), "onmogelijk groot"),
        (Decimal("1e999999999"), "onmogelijk groot"),
        (Decimal("1e-999999999"), VIER),
        (True, "vul een getal in"),
        (False, "vul een getal in"),
        (1 + 0j, "vul een getal in"),
        ([30], "vul een getal in"),
        (b"30", "vul een getal in"),
        ("1e3", "getal"),
        ("0x1F", "getal"),
        ("1_000", "getal"),
        ("٣٠", "vul een getal in"),
        ("30\u00a0000", "zonder punten of spaties: 30000"),
    ],
    ids=range(23),
)
@pytest.mark.parametrize("naam", ["omvang_wiz_fte", "klanten_wwb"])
def test_wat_geen_getal_is_of_onmogelijk_groot_is_een_fout(waarde: Any, deel: str, naam: str) -> None:
    with pytest.raises(ValidationError) as vangst:
        Samenwerkingsverband.model_validate({naam: waarde})
    (fout,) = vangst.value.errors()
    assert deel in fout["msg"]


@pytest.mark.parametrize(
    "getal",
    ["29.99999999", "29.9999999999999999999999", "1e-400", "9" * 60, "9" * 400, "1e999", "1e99999999999999999999"],
)
def test_een_getal_in_een_antwoord_wordt_gelezen_als_getypt(referentie: Adviseur, getal: str) -> None:
    eerder = als_json([referentie.evalueer(Samenwerkingsverband(omvang_wiz_fte=30))])
    assert json.loads(eerder)["feiten"] == {"omvang_wiz_fte": 30}
    anders = eerder.replace('"omvang_wiz_fte": 30', f'"omvang_wiz_fte": {getal}').encode()
    assert anders != eerder.encode()
    with pytest.raises(InvoerFout):
        reken_na(lees_antwoorden(anders, "a.json")[0], None, referentie)


@pytest.mark.parametrize("getal", ["30.0", "3e1", "30.0000000"])
def test_een_getal_in_een_antwoord_mag_anders_geschreven_zijn(referentie: Adviseur, getal: str) -> None:
    eerder = als_json([referentie.evalueer(Samenwerkingsverband(omvang_wiz_fte=30))])
    anders = eerder.replace('"omvang_wiz_fte": 30', f'"omvang_wiz_fte": {getal}').encode()
    assert reken_na(lees_antwoorden(anders, "a.json")[0], None, referentie).gelijk
