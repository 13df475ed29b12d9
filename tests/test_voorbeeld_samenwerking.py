"""The worked example in the docs: four files of one partnership, and the dossier that their meeting settled."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from click.testing import CliRunner

from advies import Partij, adviseur, lees_feiten
from advies.cli import advies as opdracht
from advies.uitleg.partijen import Vergelijking, ontleed_delen, vergelijk_partijen, voeg_samen

VOORBEELD = Path(__file__).parent.parent / "docs" / "voorbeeld" / "samenwerking"
PARTIJEN = ("wethouder", "manager", "ict", "hoofd_wiz")


@cache
def _vergelijking() -> Vergelijking:
    partijen = [Partij(naam, lees_feiten(str(VOORBEELD / f"{naam}.yaml")).geheugen) for naam in PARTIJEN]
    return vergelijk_partijen(partijen, adviseur().maskers)


def test_the_dossier_is_what_nobody_denied_with_each_dispute_settled_as_one_of_them_said() -> None:
    over, dossier = _vergelijking(), ontleed_delen(lees_feiten(str(VOORBEELD / "dossier.yaml")).geheugen)
    assert {deel: dossier.get(deel) for deel in over.gedeeld} == over.gedeeld
    gekozen = {punt.delen: tuple(map(dossier.get, punt.delen)) for punt in over.punten}
    assert all(gekozen[punt.delen] in [optie.waarden for optie in punt.opties] for punt in over.punten)
    assert dossier.keys() == over.gedeeld.keys() | {deel for delen in gekozen for deel in delen}


def test_samen_is_een_bestand_met_wat_niemand_ontkent_en_elk_geschil_onbekend(tmp_path: Path) -> None:
    pad = tmp_path / "samen.yaml"
    argumenten = ["overleg", *(str(VOORBEELD / f"{naam}.yaml") for naam in PARTIJEN), "--samen", str(pad)]
    assert CliRunner().invoke(opdracht, argumenten).exit_code == 0
    samen, over = lees_feiten(str(pad)), _vergelijking()
    assert samen.geheugen == over.geheugen()
    assert samen.naam == "Dienst Rivierdal (verzonnen)"
    assert samen.onderbouwing["licenties_aflopend"].document == "de licentielijst"
    tekst = pad.read_text(encoding="utf-8")
    assert all(f"\n{deel.sleutel}: onbekend\n" in tekst for punt in over.punten for deel in punt.delen)
    assert "kijk op ict: een motor van vernieuwing (wethouder), vooral een kostenpost (manager en hoofd wiz)" in tekst
    opnieuw = CliRunner().invoke(opdracht, argumenten)
    assert (opnieuw.exit_code, "dit bestand bestaat al" in opnieuw.output) == (2, True)
    assert pad.read_text(encoding="utf-8") == tekst


def test_samen_en_dan_beslechten_geeft_het_dossier(tmp_path: Path) -> None:
    dossier = lees_feiten(str(VOORBEELD / "dossier.yaml")).geheugen
    beslecht = {deel: ontleed_delen(dossier)[deel] for punt in _vergelijking().punten for deel in punt.delen}
    assert voeg_samen({**_vergelijking().gedeeld, **beslecht}) == dossier


@pytest.mark.parametrize(
    ("samen", "tekst"), [("samen.docx", "geef een feitenbestand"), ("uit.yaml", "niet hetzelfde bestand")]
)
def test_samen_op_een_verkeerde_plaats_wordt_geweigerd(tmp_path: Path, samen: str, tekst: str) -> None:
    paden = [str(VOORBEELD / f"{naam}.yaml") for naam in PARTIJEN[:2]]
    uit = CliRunner().invoke(
        opdracht, ["overleg", *paden, "--samen", str(tmp_path / samen), "-o", str(tmp_path / "uit.yaml")]
    )
    assert (uit.exit_code, tekst in uit.output) == (2, True), uit.output
    assert not list(tmp_path.iterdir())
