"""The library: typed, immutable, safe in threads, and silent."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError
from random import Random

import pytest
from pydantic import ValidationError

from advies import Adviseur, InvoerFout, Samenwerkingsverband, evalueer
from tests.bouwers import maak_feiten


def test_evalueer() -> None:
    antwoord = evalueer(Samenwerkingsverband(naam="Proef", vervangingsbudget=False))
    assert antwoord.samenwerkingsverband == "Proef"
    assert antwoord.zeker("geen_vervangingsbudget")


def test_alles_onbekend_geeft_geen_zeker_advies() -> None:
    antwoord = evalueer(Samenwerkingsverband())
    assert antwoord.van_status("zeker") == ()
    assert antwoord.vragen


def test_antwoord_en_feiten_zijn_onveranderlijk() -> None:
    verband = Samenwerkingsverband(vervangingsbudget=False)
    with pytest.raises(ValidationError):
        verband.vervangingsbudget = True  # type: ignore[misc]
    with pytest.raises(FrozenInstanceError):
        evalueer(verband).samenwerkingsverband = "x"  # type: ignore[misc]


def test_draden_geven_hetzelfde_als_na_elkaar(adviseur: Adviseur) -> None:
    verbanden = [Samenwerkingsverband.model_validate(maak_feiten(Random(zaad), 0.4)) for zaad in range(24)]

    def werk(verband: Samenwerkingsverband) -> object:
        try:
            return adviseur.evalueer(verband)
        except InvoerFout as fout:
            return fout.meldingen

    verwacht = [werk(verband) for verband in verbanden]
    with ThreadPoolExecutor(8) as draden:
        assert list(draden.map(werk, verbanden)) == verwacht


def test_import_doet_niets_en_toont_niets() -> None:
    """Importing defines: it reads no rule, loads no engine and prints nothing."""
    code = (
        "import sys, advies; from regels.lezen import regelbank; from kennisbank.vocabulaire import vocabulaire;"
        "assert regelbank.cache_info().currsize == vocabulaire.cache_info().currsize == 0;"
        "assert 'durable' not in sys.modules and 'rich' not in sys.modules and 'click' not in sys.modules"
    )
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (uit.returncode, uit.stdout, uit.stderr) == (0, b"", b"")


@pytest.mark.parametrize(
    ("gebrek", "melding"),
    [("ModuleNotFoundError", "niet geïnstalleerd"), ("ImportError", "--force-reinstall --no-cache-dir")],
)
def test_zonder_durable_rules_antwoordt_de_referentie_en_zegt_wat_er_aan_te_doen_is(gebrek: str, melding: str) -> None:
    code = (
        "import sys\n"
        "class Zoeker:\n"
        "    def find_spec(self, naam, pad=None, doel=None):\n"
        f"        if naam == 'durable_rules_engine': raise {gebrek}('undefined symbol: PyEval_CallObject')\n"
        "sys.meta_path.insert(0, Zoeker())\n"
        "from advies import evalueer\n"
        "a = evalueer({'vervangingsbudget': 'nee'})\n"
        f"assert a.ontvangstbewijs.motoren == ('referentie',) and {melding!r} in a.ontvangstbewijs.melding\n"
        "assert a.zeker('geen_vervangingsbudget')"
    )
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (uit.returncode, uit.stderr) == (0, b"")


@pytest.mark.parametrize("pakket", ["kennisbank", "regels", "advies"])
def test_typen_reizen_mee(pakket: str) -> None:
    """Without the marker a type checker treats every value of the library as unknown."""
    from importlib.resources import files

    assert files(pakket).joinpath("py.typed").is_file()
