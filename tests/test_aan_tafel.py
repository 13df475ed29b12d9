"""Who sits at the table of a meeting: a name of its own for each party, and what it calls open to discussion."""

from __future__ import annotations

import pytest

from advies.invoer import Feitenbestand, ontleed_feiten
from advies.uitleg.aan_tafel import naam_van_bestand, partijen_van
from advies.werkgeheugen import werkgeheugen
from kennisbank.samenwerkingsverband import Samenwerkingsverband
from regels.sleutels import FeitSleutel


@pytest.mark.parametrize(
    ("pad", "naam"),
    [
        ("map/hoofd_wiz.yaml", "hoofd wiz"),
        ("wethouder", "wethouder"),
        ("__de___griffier_.feiten.yaml", "de griffier .feiten"),
        ("a\u202eb.yaml", "a\\u202eb"),
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
