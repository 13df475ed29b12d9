"""Whatever is read has a bound, and what is within it is read at once: no quadratic time, no text that grows in each advice."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from advies import Adviseur, InvoerFout, Samenwerkingsverband
from advies.invoer import ontleed_feiten
from advies.uitleg.narekenen import lees_antwoorden, reken_na
from advies.weergave.json import als_json
from kennisbank.meldingen import Melding
from regels.lezen import lees_regelbank
from tests.kindproces import gemeten


def fouten(tekst: str) -> tuple[Melding, ...]:
    with pytest.raises(InvoerFout) as vangst:
        ontleed_feiten(tekst.encode(), "f.yaml")
    return vangst.value.meldingen


@pytest.mark.parametrize(
    ("voor", "na", "grens", "plek"),
    [
        ("naam: ", "\n", 200, "f.yaml:1:7"),
        ("toelichting: ", "\n", 10_000, "f.yaml:1:14"),
        ("uitvoering: {toelichting: ", "}\n", 10_000, "f.yaml:1:27"),
        ("gemeenten: [{naam: ", "}]\n", 200, "f.yaml:1:20"),
        ("gemeenten: [{naam: A, eigen_systeem: ", "}]\n", 200, "f.yaml:1:38"),
        ("gemeenten: [{naam: A, toelichting: ", "}]\n", 10_000, "f.yaml:1:36"),
    ],
)
def test_een_tekst_heeft_een_grens(voor: str, na: str, grens: int, plek: str) -> None:
    ontleed_feiten(f"{voor}{'é' * grens}{na}".encode(), "f.yaml")
    (melding,) = fouten(f"{voor}{'é' * (grens + 1)}{na}")
    assert (str(melding.plek), f"hoogstens {grens} tekens" in melding.tekst) == (plek, True)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("deel", ["kostenreductie", "x{nummer}"])
def test_een_lange_lijst_met_keuzen_is_een_fout(deel: str) -> None:
    lijst = ", ".join(deel.format(nummer=nummer) for nummer in range(29_000))
    (melding,) = fouten(f"doelen: [{lijst}]\n")
    assert (str(melding.plek), "noem hoogstens 100 waarden" in melding.tekst) == ("f.yaml:1:9", True)


@pytest.mark.timeout(20)
@pytest.mark.parametrize("soort", [list, tuple, set, frozenset])
def test_ook_van_een_programma(soort: Any) -> None:
    with pytest.raises(ValidationError, match="noem hoogstens 100 waarden") as vangst:
        Samenwerkingsverband.model_validate({"doelen": soort(f"x{nummer}" for nummer in range(100_000))})
    assert vangst.value.error_count() == 1


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "feiten",
    [
        {"doelen": [f"x{nummer}" for nummer in range(100_000)]},
        {"doelen": [[]] * 100_000},
        {"gemeenten": [{"naam": f"x{nummer}"} for nummer in range(100_000)]},
        {"gemeenten": [{}] * 100_000},
        {f"x{nummer}": 1 for nummer in range(100_000)},
        {"uitvoering": {f"x{nummer}": 1 for nummer in range(100_000)}},
        {"naam": "x" * 1_000_000},
        {"omvang_wiz_fte": True},
    ],
    ids=range(8),
)
def test_ook_in_een_antwoord(referentie: Adviseur, feiten: dict[str, Any]) -> None:
    antwoord = json.loads(als_json([referentie.evalueer({"fase": "ontwerp"})]))
    inhoud = json.dumps({**antwoord, "feiten": feiten}).encode()
    with pytest.raises(InvoerFout, match=r"geen feiten van deze versie|onder 'feiten' staat te veel") as vangst:
        reken_na(lees_antwoorden(inhoud, "a.json")[0], None, referentie)
    assert len(str(vangst.value)) < 500


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the peak of memory is read from /proc")
def test_een_antwoord_met_een_half_miljoen_feiten_kost_begrensd_geheugen(referentie: Adviseur, tmp_path: Path) -> None:
    antwoord = json.loads(als_json([referentie.evalueer({"fase": "ontwerp"})]))
    pad = tmp_path / "a.json"
    pad.write_text(json.dumps({**antwoord, "feiten": {f"x{nummer}": 1 for nummer in range(480_000)}}))
    uit = gemeten("verify", str(pad))
    assert (uit.code, "staat te veel" in uit.fouten, uit.megabytes < 300) == (2, True, True), uit


@pytest.mark.timeout(30)
@pytest.mark.parametrize(
    "tekst",
    [
        "- regel: a\n  wie: [" + "bestuur, " * 29_000 + "]\n",
        "- regel: a\n  wie: [" + ", ".join(f"x{nummer}" for nummer in range(29_000)) + "]\n",
        "- regel: a\n" + "".join(f"  x{nummer}: a\n" for nummer in range(14_000)),
        "- regel: a\n  soort: " + "x" * 900_000 + "\n",
    ],
    ids=range(4),
)
def test_een_regelbestand_vol_fouten_is_binnen_de_tijd_gelezen(tekst: str) -> None:
    with pytest.raises(InvoerFout):
        lees_regelbank({"r.yaml": tekst.encode()})
