"""Fixtures that several tests share."""

from __future__ import annotations

import pytest

from advies import Adviseur


@pytest.fixture(scope="session")
def adviseur() -> Adviseur:
    return Adviseur()


@pytest.fixture(scope="session")
def referentie() -> Adviseur:
    return Adviseur(motor="referentie")
