"""Fixtures that several tests share."""

from __future__ import annotations

import gc
import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import Phase, settings

from advies import Adviseur
from advies.beheer.bundel import maak_bundel
from kennisbank.bundel import BESTAND

WORTEL = Path(__file__).parent.parent
ALS_GEINSTALLEERD = {
    "tests.test_afloop",
    "tests.test_bewaren",
    "tests.test_cli",
    "tests.test_gesprek",
    "tests.test_gesprek_bestand",
    "tests.test_narekenen",
    "tests.test_paden",
    "tests.test_reeks",
    "tests.test_sjabloon",
    "tests.test_stelling",
    "tests.test_tabel",
    "tests.test_voorkant",
}
"""Modules that run the command many times, each time as a process of its own."""

# Where Python is told to keep nothing that it compiled, each of the hundreds of commands that the tests start would compile all
# that it loads, and each worker would prepare each test file anew.
if (
    os.environ.get("HYPOTHESIS_PROFILE") != "mutatie"
):  # there a file changes several times within the second that Python goes by
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sys.dont_write_bytecode = False

# How many examples each tries, see tests/bouwers.py: CI tries the same few each time, so that a submission fails for what it
# changed; elsewhere they are new on every run.
settings.register_profile("ci", derandomize=True)
# CI then tries three times as many with a seed that is new for each commit: pytest -m hypothesis --hypothesis-seed=N.
settings.register_profile("vers", print_blob=True)
# For 1,000 examples of each property (tests/bouwers.py): HYPOTHESIS_PROFILE=nacht pytest --timeout 3600
settings.register_profile("nacht", derandomize=True)
# For many runs of a part of the suite on code with one fault in it (benchmarks/mutatie_code.py): the same few examples each
# time, and a failure is told at once, not first made smaller.
settings.register_profile(
    "mutatie", derandomize=True, database=None, phases=(Phase.explicit, Phase.generate), report_multiple_bugs=False
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


def pytest_collection_finish() -> None:
    """Let what the tests are made of not be looked at again by each collection of garbage: a tenth of all time."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def adviseur() -> Adviseur:
    return Adviseur()


@pytest.fixture(scope="session")
def referentie() -> Adviseur:
    return Adviseur(motor="referentie")


@pytest.fixture(scope="session")
def geinstalleerd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The packages as they are installed: with the compiled form of all YAML (see `hatch_build.py`), which a checkout lacks."""
    map_ = tmp_path_factory.mktemp("geinstalleerd")
    for pakket in ("kennisbank", "regels", "advies"):
        # without what another worker is compiling at this moment, which has another name in a moment
        shutil.copytree(WORTEL / pakket, map_ / pakket, ignore=shutil.ignore_patterns("*.pyc.*"))
    (map_ / BESTAND).write_bytes(maak_bundel())
    return map_


@pytest.fixture(scope="module", autouse=True)
def _opdrachten_starten_snel(request: pytest.FixtureRequest) -> Iterator[None]:
    """Let the commands of some modules start as for a user: in half the time that reading all YAML takes."""
    with pytest.MonkeyPatch.context() as zet:
        if request.module.__name__ in ALS_GEINSTALLEERD:
            zet.setenv("PYTHONPATH", str(request.getfixturevalue("geinstalleerd")))
            zet.setenv("PYTHONSAFEPATH", "1")  # or the folder that the tests run in goes before it
        yield
