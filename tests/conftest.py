"""Fixtures that several tests share."""

from __future__ import annotations

import os

import pytest
from hypothesis import Phase, settings

from advies import Adviseur

# CI tries the same examples each time, so that a submission fails for what it changed; elsewhere they are new on every run.
settings.register_profile("ci", derandomize=True)
# CI then tries each property once more with a seed that is new for each commit: pytest -m hypothesis --hypothesis-seed=N.
settings.register_profile("vers", print_blob=True)
# For 1,000 examples of each property (tests/bouwers.py): HYPOTHESIS_PROFILE=nacht pytest --timeout 3600
settings.register_profile("nacht", derandomize=True)
# For many runs of a part of the suite on code with one fault in it (benchmarks/mutatie_code.py): the same few examples each
# time, and a failure is told at once, not first made smaller.
settings.register_profile(
    "mutatie", derandomize=True, database=None, phases=(Phase.explicit, Phase.generate), report_multiple_bugs=False
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session")
def adviseur() -> Adviseur:
    return Adviseur()


@pytest.fixture(scope="session")
def referentie() -> Adviseur:
    return Adviseur(motor="referentie")
