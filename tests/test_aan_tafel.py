"""Who sits at the table of a meeting: a name of its own for each party, and what it calls open to discussion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advies.invoer import Feitenbestand, ontleed_feiten
from advies.uitleg.aan_tafel import is_te_lezen, naam_van_bestand, partijen_van
from advies.werkgeheugen import werkgeheugen
from kennisbank.samenwerkingsverband import Samenwerkingsverband
from regels.sleutels import FeitSleutel
from tests.bouwers import voorbeelden


@pytest.mark.parametrize(
    ("pad", "naam"),
    [
        ("map/hoofd_wiz.yaml", "hoofd wiz"),
        ("wethouder", "wethouder"),
        ("__de___griffier_.feiten.yaml", "de griffier .feiten"),
        ("a\u202eb.yaml", "a\\u202eb"),
        ("map/_.yaml", "_.yaml"),
        (" __ .yml", "__ .yml"),
        ("\u3164.yaml", "\u3164.yaml"),
        ("+.yaml", "+"),
    ],
)
def test_een_partij_heet_naar_haar_bestand(pad: str, naam: str) -> None:
    assert naam_van_bestand(pad) == naam


@pytest.mark.parametrize(
    ("namen", "zonder_namen", "heten"),
    [
        (("een", "ander"), False, ["een", "ander"]),
        (("een", "ander"), True, ["partij 1", "partij 2"]),
        (("een", "een"), False, ["een (1)", "een (2)"]),
        (("ander", "een", "een"), False, ["ander", "een (2)", "een (3)"]),
        (("ict", "ict", "ict (2)"), False, ["ict (1)", "ict (3)", "ict (2)"]),
        (("ict (1)", "ict", "ict", "ict (1)"), False, ["ict (1) (1)", "ict (2)", "ict (3)", "ict (1) (4)"]),
        (("ict", "ict", "ict (1)", "ict (1)"), False, ["ict (2)", "ict (3)", "ict (1) (3)", "ict (1) (4)"]),
        (("een", "", "\u200b", "\u2800", "\ufe0f"), False, ["een", "partij 2", "partij 3", "partij 4", "partij 5"]),
        (("partij 2", " "), False, ["partij 2 (1)", "partij 2 (2)"]),
        (("ict", ""), True, ["partij 1", "partij 2"]),
        ((), False, []),
    ],
)
def test_partijen_met_een_naam_krijgen_een_nummer(namen: tuple[str, ...], zonder_namen: bool, heten: list[str]) -> None:
    bestanden = [Feitenbestand(naam, Samenwerkingsverband()) for naam in namen]
    assert [deel.naam for deel in partijen_van(bestanden, namen, zonder_namen=zonder_namen)] == heten


def test_een_partij_brengt_haar_feiten_mee_en_wat_zij_bespreekbaar_noemt() -> None:
    tekst = "vervangingsbudget: {waarde: nee, bespreekbaar: ja}\nfase: ontwerp\n"
    bestand = ontleed_feiten(tekst.encode(), "f.yaml")
    (partij,) = partijen_van([bestand], ["f"], zonder_namen=False)
    assert partij.geheugen == werkgeheugen(bestand.feiten)
    assert partij.bespreekbaar == {FeitSleutel("vervangingsbudget")}


@given(st.lists(st.sampled_from(["ict", "ict (1)", "ict (2)", "ict (2) (1)", "", "\u200b", "partij 2"]), max_size=8))
@voorbeelden(60)
def test_elke_partij_heeft_een_eigen_naam_die_te_lezen_is(namen: list[str]) -> None:
    bestanden = [Feitenbestand(naam, Samenwerkingsverband()) for naam in namen]
    heten = [deel.naam for deel in partijen_van(bestanden, namen, zonder_namen=False)]
    assert len(set(heten)) == len(namen)
    assert all(map(is_te_lezen, heten))
    enkel = {naam for naam in namen if namen.count(naam) == 1 and is_te_lezen(naam)} - {"partij 2"}
    assert enkel <= set(heten), "who is the only one with a name keeps it"
