"""The public face of the package: every name is there, and loading the package loads nothing."""

from __future__ import annotations

import subprocess
import sys

import pytest

import advies


def python(code: str) -> str:
    uit = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True)
    return uit.stdout.strip()


def test_elke_naam_is_er_en_staat_in_dir() -> None:
    assert [naam for naam in advies.__all__ if getattr(advies, naam, None) is None or naam not in dir(advies)] == []


def test_een_ster_geeft_elke_naam() -> None:
    assert python("from advies import *; import advies; print({*advies.__all__} - {*globals()})") == "set()"


def test_een_naam_die_er_niet_is_geeft_een_gewone_fout() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'bestaat_niet'"):
        _ = getattr(advies, "bestaat_" + "niet")


@pytest.mark.parametrize(
    "eerst",
    [
        "from advies import evalueer",
        "import advies.evalueer; from advies import evalueer",
        "import advies; from advies.evalueer import Adviseur; evalueer = advies.evalueer",
        "import advies.evalueer as evalueer",
    ],
)
def test_evalueer_is_de_functie_ook_als_de_module_zo_heet(eerst: str) -> None:
    assert python(f"{eerst}; print(type(evalueer).__name__)") == "function"


def test_het_pakket_en_de_ingang_laden_niets_zwaars() -> None:
    zwaar = "{'pydantic', 'yaml', 'click', 'durable', 'rich', 'typing', 're'}"
    voor = "import sys; voor = {*sys.modules}; "
    assert python(f"{voor}import advies; print(sorted({zwaar} & ({{*sys.modules}} - voor)))") == "[]"
    zwaar = "{'pydantic', 'yaml', 'click', 'durable', 'rich', 'kennisbank', 'regels'}"
    assert python(f"{voor}import advies.__main__; print(sorted({zwaar} & ({{*sys.modules}} - voor)))") == "[]"


def test_alle_namen_samen_laten_het_proces_zoals_het_was() -> None:
    """No signal handler, no setting of the garbage collector, no command line or extra: what embeds this is not changed."""
    code = (
        "import gc, signal, sys\n"
        "stand = lambda: (gc.isenabled(), gc.get_freeze_count(), [signal.getsignal(nummer) for nummer in signal.valid_signals()])\n"
        "voor = stand(); import advies\n"
        "for naam in advies.__all__: getattr(advies, naam)\n"
        "assert stand() == voor\n"
        "print(sorted({'click', 'rich', 'durable', 'z3', 'polars', 'openpyxl', 'jinja2'} & {*sys.modules}))"
    )
    assert python(code) == "[]"
