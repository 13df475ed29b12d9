"""A short, repeatable run of the fuzzers, and every input that once broke something."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.fuzz.doelen import DOELEN, corpus, probeer, zaden
from tests.fuzz.mutaties import muteer

KEREN = 40
"""Mutated inputs for each target; `benchmarks/fuzz.py` goes on as long as you like."""


@pytest.mark.parametrize("doel", DOELEN)
def test_een_gemuteerd_bestand_geeft_een_melding_of_een_antwoord(doel: str) -> None:
    rng, begin = Random(20_061_123), zaden()[doel]
    for _ in range(KEREN):
        inhoud = muteer(rng.choice(begin), rng, begin)
        fout = probeer(doel, inhoud)
        assert fout is None, f"{fout!r} bij {inhoud!r}"


@pytest.mark.parametrize(
    "pad", [pad for doel in DOELEN for pad in corpus(doel)], ids=lambda pad: f"{pad.parent.name}/{pad.name}"
)
def test_wat_ooit_brak_breekt_niet_meer(pad: Path) -> None:
    fout = probeer(pad.parent.name, pad.read_bytes())
    assert fout is None, repr(fout)


def test_een_zaad_zelf_is_goed() -> None:
    for doel, delen in zaden().items():
        if doel != "gesprek":
            assert all(probeer(doel, deel) is None for deel in delen[:3])
