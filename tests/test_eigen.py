"""The rule base of the package: whether one is it, is asked without reading it."""

from __future__ import annotations

from functools import cache

import pytest

from kennisbank.lean import anders
from regels import eigen


def test_wie_vraagt_of_het_de_regelbank_van_het_pakket_is_leest_haar_niet(monkeypatch: pytest.MonkeyPatch) -> None:
    bank = eigen.regelbank()
    gelezen = cache(lambda: bank)
    monkeypatch.setattr(eigen, "basisbank", gelezen)
    assert not eigen.is_basisbank(bank)
    assert gelezen.cache_info().currsize == 0
    assert eigen.is_basisbank(gelezen())
    assert not eigen.is_basisbank(anders(bank, vingerafdruk="x"))


def test_zonder_lagen_is_er_geen_andere_regelbank_dan_die_van_het_pakket() -> None:
    assert eigen.regelbank() is eigen.basisbank()
