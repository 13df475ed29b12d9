"""Three-valued logic: the tables of Kleene, and that the normal form keeps the truth."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advies import Samenwerkingsverband
from advies.werkgeheugen import werkgeheugen
from kennisbank.vocabulaire import vocabulaire
from regels.logica import Tak, TeVeelTakken, en, niet, of, takken, tegendeel, voor_proces, waarheid
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel
from regels.taal import SCHAAL, ErIsGemeente, Vergelijk, Werkgeheugen
from tests.bouwers import ZADEN, maak_feiten, maak_voorwaarde, voorbeelden

WAARDEN = (True, False, None)


@pytest.mark.parametrize("een", WAARDEN)
@pytest.mark.parametrize("ander", WAARDEN)
def test_tabellen_van_kleene(een: bool | None, ander: bool | None) -> None:
    volgorde = {False: 0, None: 1, True: 2}
    assert en((een, ander)) == min(een, ander, key=volgorde.__getitem__)
    assert of((een, ander)) == max(een, ander, key=volgorde.__getitem__)
    assert niet(niet(een)) == een


def test_leeg() -> None:
    assert en(()) is True
    assert of(()) is False


def _waarheid_takken(vormen: tuple[Tak, ...], geheugen: Werkgeheugen) -> bool | None:
    return of(
        en(
            waarheid(deel.atoom, geheugen, {}) if deel.waar else niet(waarheid(deel.atoom, geheugen, {}))
            for deel in tak
        )
        for tak in vormen
    )


@given(ZADEN, st.sampled_from([0.1, 0.5, 1.0]))
@voorbeelden(150)
def test_normaalvorm_en_tegendeel_houden_de_waarheid(rng: Random, kans: float) -> None:
    feiten = [feit for feit in vocabulaire().feiten.values() if feit.soort != "gemeenten"][:25]
    voorwaarde = voor_proces(maak_voorwaarde(rng, feiten, [], True, 3), "technisch_beheer")
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, kans)))
    waar = waarheid(voorwaarde, geheugen, {})
    assert waarheid(tegendeel(voorwaarde), geheugen, {}) == niet(waar)
    try:
        vormen, andere = takken(voorwaarde), takken(tegendeel(voorwaarde))
    except TeVeelTakken:
        assume(False)
    assert _waarheid_takken(vormen, geheugen) == waar
    assert _waarheid_takken(andere, geheugen) == niet(waar)


@pytest.mark.parametrize(
    ("inwoners", "aantal", "waar"),
    [
        ((5_000, 30_000), 2, True),
        ((30_000, 40_000), 2, False),
        ((30_000, 40_000), 3, None),
        ((30_000, 40_000), None, None),
        ((30_000, None), 2, None),
        ((5_000, None), 2, True),
        (None, 2, None),
    ],
)
def test_er_is_een_gemeente(inwoners: tuple[int | None, ...] | None, aantal: int | None, waar: bool | None) -> None:
    """False only when every municipality is listed and none qualifies."""
    geheugen: dict[FeitSleutel, object] = {}
    if inwoners is not None:
        geheugen[GEMEENTEN] = tuple({} if deel is None else {"inwoners": deel * SCHAAL} for deel in inwoners)
    if aantal is not None:
        geheugen[AANTAL_GEMEENTEN] = aantal * SCHAAL
    klein = ErIsGemeente(Vergelijk(FeitSleutel("inwoners"), "hoogstens", 10_000 * SCHAAL))
    assert waarheid(klein, geheugen, {}) is waar  # type: ignore[arg-type]
