"""When an advice is for, over every set of phases, against a reading of the words: before, within and after."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import get_args

import pytest

from kennisbank.vocabulaire import vocabulaire
from regels.logica import waarheid
from regels.sleutels import FeitSleutel
from regels.taal import Alle, EenVan, Gelijk, Regel, Sterkte, Voorwaarde
from regels.tijd import FASE, kan_voorbij_zijn, tijd_bij, tijd_van
from tests.bouwers import maak_regel

FASEN = tuple(vocabulaire().feiten[FASE].mag())
VERZAMELINGEN = [deel for aantal in range(len(FASEN) + 1) for deel in combinations(FASEN, aantal)]


def verwacht(fasen: tuple[str, ...], nu: str) -> str:
    """Before all of them, past all of them, or else now; without phases there is nothing to be before or past."""
    eerder, later = FASEN[: FASEN.index(nu)], FASEN[FASEN.index(nu) + 1 :]
    if fasen and set(fasen) <= set(later):
        return "straks"
    return "terugblik" if fasen and set(fasen) <= set(eerder) else "nu"


@pytest.mark.parametrize("sterkte", get_args(Sterkte))
def test_een_advies_is_voor_straks_voor_nu_of_om_op_terug_te_kijken(sterkte: Sterkte) -> None:
    for fasen in VERZAMELINGEN:
        for volgorde in (fasen, fasen[::-1]):
            assert tijd_van(volgorde, sterkte, None, FASEN) == "nu"
            for nu in FASEN:
                assert tijd_van(volgorde, sterkte, nu, FASEN) == (
                    "nu" if sterkte == "definitie" else verwacht(fasen, nu)
                )


def _regel(als: Voorwaarde, fasen: tuple[str, ...]) -> Regel:
    return replace(maak_regel("r", als), fase=fasen)  # type: ignore[arg-type]


def test_de_fase_van_het_verband_is_die_van_de_feiten() -> None:
    regel = _regel(Alle(()), FASEN[1:2])
    assert tijd_bij(regel, {}, FASEN) == "nu"
    assert [tijd_bij(regel, {FeitSleutel(FASE): nu}, FASEN) for nu in FASEN[:3]] == ["straks", "nu", "terugblik"]


def test_een_regel_kan_voorbij_zijn_in_een_fase_die_hem_niet_uitsluit() -> None:
    """Tried with every phase: one after its own, in which its condition still can hold."""
    fase = FeitSleutel(FASE)
    andere = Gelijk(FeitSleutel("vervangingsbudget"), "ja")
    for als in (Alle(()), andere, Gelijk(fase, FASEN[0]), Gelijk(fase, FASEN[-1]), EenVan(fase, FASEN[1:])):
        for fasen in VERZAMELINGEN:
            past = [nu for nu in FASEN if waarheid(als, {fase: nu}, {}) is not False]
            assert kan_voorbij_zijn(_regel(als, fasen), vocabulaire()) == any(
                verwacht(fasen, nu) == "terugblik" for nu in past
            )
