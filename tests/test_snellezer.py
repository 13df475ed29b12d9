"""The quick reader of facts files takes what the models take, to the letter, and leaves the rest to them."""

from __future__ import annotations

import copy
import json
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any
from unittest.mock import patch

import pytest
from hypothesis import given

from advies import Feitenbestand, lees_feiten
from advies.invoer import ontleed_feiten
from advies.snellezer import Snellezer
from advies.werkgeheugen import werkgeheugen
from kennisbank.meldingen import InvoerFout
from tests.bouwers import ZADEN, maak_feiten, voorbeelden, zonder_twijfel
from tests.test_tabel_lezen import vreemde_rij

DOSSIERS = Path(__file__).parent.parent / "kennisbank" / "dossiers"
BESTANDEN = sorted(pad for pad in DOSSIERS.glob("*.yaml") if not pad.name.endswith(".verwacht.yaml"))


def genest(rij: dict[str, Any]) -> dict[str, Any]:
    """Return a row as a facts file has it: what is asked per process under its fact."""
    uit: dict[str, Any] = {}
    for sleutel, waarde in rij.items():
        naam, punt, proces = sleutel.partition(".")
        if not punt:
            uit[naam] = waarde
        elif isinstance(uit.setdefault(naam, {}), dict):
            uit[naam][proces] = waarde
    return uit


def uitkomst(inhoud: bytes) -> Any:
    """Return all that a facts file says: the model, the known facts in their order, and the places; or what is wrong."""
    try:
        bestand = ontleed_feiten(inhoud, "f.yaml")
    except InvoerFout as fout:
        return fout.meldingen
    return bestand.naam, list(bestand.geheugen.items()), bestand.feiten, dict(bestand.plekken)


def nauwkeurig(inhoud: bytes) -> Any:
    with patch.object(Snellezer, "lees", return_value=None):
        return uitkomst(inhoud)


@given(ZADEN)
@voorbeelden(300)
def test_de_snelle_lezer_geeft_wat_de_modellen_geven(rng: Random) -> None:
    feiten = genest(vreemde_rij(rng)) if rng.random() < 0.7 else zonder_twijfel(maak_feiten(rng, rng.random()))
    inhoud = json.dumps(feiten, ensure_ascii=False).encode("utf-8", "replace")
    assert uitkomst(inhoud) == nauwkeurig(inhoud)


@pytest.mark.parametrize("pad", BESTANDEN, ids=lambda pad: pad.stem)
def test_elk_dossier_wordt_snel_gelezen_en_gelijk(pad: Path) -> None:
    inhoud = pad.read_bytes()
    with patch("advies.invoer.ontleed_knoop", side_effect=AssertionError):
        snel = uitkomst(inhoud)
    assert snel == nauwkeurig(inhoud)


def test_een_feitenbestand_is_gelijk_aan_een_ander_met_dezelfde_feiten() -> None:
    pad = str(BESTANDEN[0])
    bestand = lees_feiten(pad)
    anders = Feitenbestand(bestand.bestand, bestand.feiten, bestand.plekken)
    evenbeeld = copy.copy(bestand)
    assert bestand == anders == evenbeeld
    assert hash(bestand) == hash(anders) == hash(evenbeeld)
    assert bestand.geheugen == anders.geheugen == werkgeheugen(bestand.feiten)
    assert bestand.naam == anders.naam
    assert bestand != lees_feiten(str(BESTANDEN[1]))


def test_een_feitenbestand_ligt_vast() -> None:
    bestand = lees_feiten(str(BESTANDEN[0]))
    for naam in ("bestand", "feiten", "plekken", "_geheugen"):
        with pytest.raises(AttributeError):
            setattr(bestand, naam, None)


ZWAAR = {"pydantic", "rich", "importlib.metadata", "importlib.resources", "jinja2", "polars", "openpyxl", "pathlib"}


@pytest.mark.parametrize(
    ("argumenten", "ook_niet"),
    [
        (["--version"], {"yaml", "kennisbank.vocabulaire", "json"}),
        (["evaluate", str(BESTANDEN[0])], set()),
        (["evaluate", str(BESTANDEN[0]), "--formaat", "json"], set()),
        (["evaluate", str(BESTANDEN[0]), "--motor", "referentie"], {"durable"}),
    ],
)
def test_een_opdracht_laadt_alleen_wat_zij_nodig_heeft(argumenten: list[str], ook_niet: set[str]) -> None:
    """What is loaded besides is most of the time of a run."""
    code = (
        "import sys; voor = {*sys.modules}; from advies.__main__ import main; sys.argv = ['advies', *sys.argv[1:]]; main();"
        f"sys.stderr.write(repr(sorted({ZWAAR | ook_niet!r} & ({{*sys.modules}} - voor))))"
    )
    uit = subprocess.run([sys.executable, "-c", code, *argumenten], capture_output=True, text=True, check=True)
    assert uit.stderr == "[]"
