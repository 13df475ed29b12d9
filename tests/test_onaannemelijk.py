"""Figures that cannot be right together are refused, with both and with what to do; the rules are data."""

from __future__ import annotations

from typing import Any

import pytest

from advies import Adviseur, InvoerFout


@pytest.mark.parametrize(
    ("feiten", "deel"),
    [
        (
            {"omvang_ict_functie_fte": 400, "omvang_wiz_fte": 4},
            "'omvang_wiz_fte: 4' en 'omvang_ict_functie_fte: 400'. Controleer beide getallen",
        ),
        ({"verzorgingsgebied_inwoners": 800, "klanten_wwb": 5000}, "meer klanten in dan er inwoners zijn"),
        ({"beleidsdomein": "ander", "domeinen_gebundeld": ["zorg"]}, "Kies 'ook_ander'"),
    ],
)
def test_wordt_geweigerd(referentie: Adviseur, feiten: dict[str, Any], deel: str) -> None:
    with pytest.raises(InvoerFout) as vangst:
        referentie.evalueer(feiten)
    assert deel in str(vangst.value)


@pytest.mark.parametrize(
    "feiten",
    [
        {"omvang_ict_functie_fte": 2, "omvang_wiz_fte": 35.5},
        {"omvang_ict_functie_fte": 400, "omvang_wiz_fte": 0},
        {"verzorgingsgebied_inwoners": 80000, "klanten_wwb": 525, "klanten_wvg": 2500},
        {"beleidsdomein": "ook_ander", "domeinen_gebundeld": ["zorg"]},
    ],
)
def test_mag(referentie: Adviseur, feiten: dict[str, Any]) -> None:
    assert referentie.evalueer(feiten).feiten
