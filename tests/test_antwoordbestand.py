"""The bounds on an answer that is read back: what is just allowed, and the first that is not."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from advies.uitleg.antwoordbestand import lees_antwoorden
from advies.uitleg.narekenen import feiten_van
from kennisbank.meldingen import InvoerFout, knip
from kennisbank.yaml_knopen import HOOGSTENS_KNOPEN

BEWIJS = {"advies": "1", "regelbank": "2", "feiten": "3"}
GOED: dict[str, Any] = {"ontvangstbewijs": BEWIJS, "adviezen": []}


def bezwaar(inhoud: bytes) -> str:
    """Return what is said of a file; empty when it is read."""
    try:
        lees_antwoorden(inhoud, "a.json")
    except InvoerFout as fout:
        return str(fout)
    return ""


def van(**anders: Any) -> str:
    return bezwaar(json.dumps({**GOED, **anders}).encode())


def test_tot_25_miljoen_bytes_en_1_600_000_tekens_van_json() -> None:
    assert "lijst is leeg" in bezwaar(b"[]".ljust(25_000_000))
    assert "te veel om in één keer" in bezwaar(b"[]".ljust(25_000_001))
    for teken in (b",", b":"):
        assert "geen JSON" in bezwaar(teken * 1_600_000)
        assert "te veel om in één keer" in bezwaar(teken * 1_600_001)
    assert "te veel om in één keer" in bezwaar(b"[{,:" * 400_001)
    assert "te diep" in bezwaar(b"[" * 1_600_000)


@pytest.mark.parametrize(
    ("getal", "mag"),
    [
        ("9" * 100, True),
        ("9" * 101, False),
        ("0." + "1" * 98, True),
        ("0." + "1" * 99, False),
        ("1e300", True),
        ("1e301", False),
        ("1e-399", True),
        ("1e-400", False),
        ("NaN", False),
        ("-Infinity", False),
    ],
)
def test_een_getal_heeft_hoogstens_honderd_tekens_en_een_gewone_grootte(getal: str, mag: bool) -> None:
    gevonden = bezwaar(b'{"a": ' + getal.encode() + b"}")
    assert ("ontvangstbewijs ontbreekt" in gevonden) is mag
    assert ("is geen getal dat in een antwoord kan staan" in gevonden) is not mag


def test_een_getal_dat_een_computer_afrondt_blijft_zoals_het_er_staat() -> None:
    inhoud = json.dumps({**GOED, "feiten": {"a": 1.5, "b": 7}}).replace("1.5", '0.10000000000000000001, "c": 0.1')
    (antwoord,) = lees_antwoorden(inhoud.encode(), "a.json")
    assert antwoord["feiten"] == {"a": Decimal("0.10000000000000000001"), "b": 7, "c": 0.1}
    assert [type(deel) for deel in antwoord["feiten"].values()] == [Decimal, float, int]


@pytest.mark.parametrize(
    ("anders", "deel"),
    [
        ({}, ""),
        ({"ontvangstbewijs": {**BEWIJS, "regelbank": None}}, "in het ontvangstbewijs ontbreekt 'regelbank'"),
        ({"adviezen": {}}, "de adviezen ontbreken"),
        ({"adviezen": [1]}, "een advies noemt zijn regel niet"),
        ({"adviezen": [{"over": {}}]}, "een advies noemt zijn regel niet"),
        ({"adviezen": [{"regel": "a", "over": []}]}, "een advies noemt zijn regel niet"),
        ({"adviezen": [{"regel": "a", "over": {"proces": "x"}}, {"regel": "a", "over": {"proces": "y"}}]}, ""),
        ({"adviezen": [{"regel": "a"}, {"regel": "b"}, {"regel": "a"}]}, "advies 'a' staat er twee keer in"),
        ({"feiten": [1]}, "onder 'feiten' staan geen feiten"),
        ({"feiten": {}}, ""),
    ],
)
def test_wat_een_antwoord_moet_hebben(anders: dict[str, Any], deel: str) -> None:
    assert deel in van(**anders)
    assert bool(van(**anders)) is bool(deel)
    beide = json.dumps([GOED, {**GOED, **anders}]).encode()
    assert bool(bezwaar(beide)) is bool(deel)


def test_een_sleutel_die_twee_keer_staat_wordt_genoemd() -> None:
    assert "'b' staat twee keer" in bezwaar(b'{"a": 1, "b": 2, "b": 3, "c": 4}')


def test_de_plaats_van_de_fout_staat_erbij() -> None:
    assert bezwaar(b'{\n  "a" 1}').startswith("a.json:2:7: dit is geen JSON.")
    assert bezwaar(b"\xff").startswith("a.json: dit is geen UTF-8-tekst.")
    assert bezwaar(b"\xef\xbb\xbf" + json.dumps(GOED).encode()) == ""


def test_zoveel_feiten_als_een_feitenbestand_mag_hebben() -> None:
    """Counted in every layer; also what is counted last."""
    for eerst, al in (({}, 1), ({"a": {"x": 1}}, 3), ({"a": {"x": {"y": [0]}}}, 5)):
        assert van(feiten={**eerst, "b": [0] * (HOOGSTENS_KNOPEN - al)}) == ""
        assert "onder 'feiten' staat te veel" in van(feiten={**eerst, "b": [0] * (HOOGSTENS_KNOPEN - al + 1)})
    assert "te veel" in van(feiten={"a": {"x": 1}, "b": [0] * (HOOGSTENS_KNOPEN - 2)})


def test_van_feiten_die_geen_feiten_zijn_staan_er_vijf_in_hoogstens_200_tekens() -> None:
    namen = [f"onbekend_{nummer}" for nummer in range(7)]
    with pytest.raises(InvoerFout) as vangst:
        feiten_van({**GOED, "feiten": dict.fromkeys(namen, 1)})
    assert f"versie: {', '.join(namen[:5])}. Noem een" in str(vangst.value)
    lang = ["x" * 70 + str(nummer) for nummer in range(4)]
    with pytest.raises(InvoerFout) as vangst:
        feiten_van({**GOED, "feiten": dict.fromkeys(lang, 1)})
    assert f"versie: {knip(', '.join(lang), 200)}. Noem een" in str(vangst.value)


def test_een_antwoord_van_een_laag_die_niet_aan_is_zegt_welke() -> None:
    """Instead of which facts are none; what else stands among the layers of the receipt is passed over."""
    lagen = [{"naam": "streek", "vingerafdruk": "x"}, 3, {"naam": "buurt"}]
    inhoud = {**GOED, "ontvangstbewijs": {**BEWIJS, "lagen": lagen}, "feiten": {"streek__fonds": "ja"}}
    with pytest.raises(InvoerFout) as vangst:
        feiten_van(inhoud)
    assert [melding.code for melding in vangst.value.meldingen] == ["laag"]
    assert str(vangst.value).endswith(
        "dit antwoord is gemaakt met de laag 'buurt' en 'streek', en die is niet geladen. Zet erbij: --regels MAP."
    )
    for geen in ("streek", {"naam": "streek"}, None):
        with pytest.raises(InvoerFout, match=r"geen feiten van deze versie: streek__fonds\. Noem een"):
            feiten_van({**inhoud, "ontvangstbewijs": {**BEWIJS, "lagen": geen}})
