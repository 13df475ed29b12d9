"""A number is compared as it was written, and what cannot be meant is refused instead of rounded or never answered."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from advies import Samenwerkingsverband, lees_feiten
from advies.beheer.toetsvoorstel import Toetsvoorstel
from advies.feitenbestand import feitregels
from advies.motor.gevallen import gevallen
from advies.motor.maskers import Maskermotor
from advies.werkgeheugen import werkgeheugen
from kennisbank.meldingen import InvoerFout
from kennisbank.vocabulaire import vocabulaire
from regels.lezen import lees_regelbank
from tests.test_motor_grenzen import AFGELEID, KOP

JA_NEE = [feit.naam for feit in vocabulaire().feiten.values() if feit.soort == "ja_nee" and not feit.per_proces][:14]


@pytest.mark.parametrize("grens", ["is: 0.5", "minder_dan: 2.5", "minstens: 1.5", "hoogstens: 2.0001"])
def test_een_aantal_waarden_heeft_een_hele_grens(grens: str) -> None:
    """Rounded, `is: 0.5` was true of an empty set and `minder_dan: 2.5` false of two values."""
    regel = KOP.format(naam="r", voor_elk="", als=f"    - doelen: {{aantal: {{{grens}}}}}")
    with pytest.raises(InvoerFout, match=r"r.yaml:8:\d+: .*heel getal"):
        lees_regelbank({"r.yaml": regel.encode()})


@pytest.mark.parametrize(
    "binnen", ["er_is: {proces: [{uitvoering: derde}]}", "er_is: {gemeente: [{inwoners: {is: 3}}]}"]
)
def test_binnen_een_gemeente_gaat_het_alleen_over_die_gemeente(binnen: str) -> None:
    """It was accepted, never true or false, and the proof ended on it."""
    regel = KOP.format(naam="r", voor_elk="", als=f"    - er_is: {{gemeente: [{{{binnen}}}]}}")
    with pytest.raises(InvoerFout, match=r"r.yaml:8:\d+: .*gemeente"):
        lees_regelbank({"r.yaml": regel.encode()})


@pytest.mark.parametrize("getal", ["29.99999999", "30.00000001"])
def test_een_getal_met_te_veel_cijfers_wordt_nooit_stil_afgerond(getal: str) -> None:
    with pytest.raises(ValidationError, match="vier cijfers"):
        Samenwerkingsverband.model_validate({"omvang_wiz_fte": getal})


@pytest.mark.parametrize("getal", ["30.5000", "30.50000", 0.1 + 0.2])
def test_nullen_achteraan_en_wat_een_rekenprogramma_ervan_maakt_mogen(getal: object) -> None:
    assert Samenwerkingsverband.model_validate({"omvang_wiz_fte": getal}).omvang_wiz_fte == pytest.approx(
        float(str(getal))
    )


BREED = ", ".join(
    f"{{alle: [{{{een}: ja}}, {{{ander}: ja}}]}}" for een, ander in zip(JA_NEE[:7], JA_NEE[7:], strict=True)
)
"""True in 7 ways, false in 128: more than a normal form may have."""


def test_een_begrip_dat_op_te_veel_manieren_onwaar_is_wordt_geweigerd() -> None:
    """It was accepted, and ended the engines: a derived fact is needed as `ja` and as `nee`."""
    begrip = AFGELEID.format(naam="breed").replace("[{vervangingsbudget: ja}]", f"[{{een_van: [{BREED}]}}]")
    with pytest.raises(InvoerFout, match=r"r.yaml:7:13: .*op meer dan \d+ manieren onwaar"):
        lees_regelbank({"r.yaml": begrip.encode()})


def test_een_regel_die_op_veel_manieren_onwaar_is_krijgt_een_voorstel() -> None:
    regel = KOP.format(naam="r", voor_elk="", als=f"    - een_van: [{BREED}]")
    vormen = gevallen(lees_regelbank({"r.yaml": regel.encode()}))
    assert {status for _, _, status in Toetsvoorstel(Maskermotor(vormen)).voor(vormen.regels[0])} == {True, False, None}


@pytest.mark.parametrize("getal", [52.365, 1.125, 999.999, 52.5, 52.3651, 1234.125, 0.001])
def test_een_getal_dat_wij_schrijven_kunnen_wij_lezen(getal: float, tmp_path: Path) -> None:
    """Three decimals were written so that the reader took them for thousands, and refused the file."""
    geheugen = werkgeheugen(Samenwerkingsverband(omvang_wiz_fte=getal))
    bestand = tmp_path / "f.yaml"
    bestand.write_text("\n".join(feitregels(geheugen, vocabulaire().feiten)))
    assert lees_feiten(str(bestand)).feiten.omvang_wiz_fte == getal


def test_wat_wij_voorstellen_voor_een_duizendtal_wordt_gelezen() -> None:
    with pytest.raises(ValidationError, match=r"meer cijfers: 52\.3650"):
        Samenwerkingsverband.model_validate({"omvang_wiz_fte": "52.365"})
    assert Samenwerkingsverband.model_validate({"omvang_wiz_fte": "52.3650"}).omvang_wiz_fte == 52.365
