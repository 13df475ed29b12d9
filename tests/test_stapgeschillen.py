"""The least set of disputes to settle for the first steps: against every way to settle, on small groups."""

from __future__ import annotations

from itertools import combinations, product
from math import prod
from random import Random

import pytest
from hypothesis import given

from advies import Adviseur
from advies.evaluatie import Evaluatie
from advies.raad.samenvatting import eerst_doen
from advies.uitleg.overleg import overleg
from advies.uitleg.partijen import Partij, Vergelijking, vergelijk_partijen
from advies.uitleg.stapgeschillen import Stapkeuze, beslis_stappen
from tests.bouwers import ZADEN, voorbeelden
from tests.overleggroepen import maak_groep
from tests.test_overleg import partij

HOOGSTENS = 48
"""Ways to settle a group that are all tried."""
EEN = {"opdrachtgeverschap_belegd": "ja", "uitvoering": {"technisch_beheer": "derde"}, "omvang_wiz_fte": 45}
ANDER = {"opdrachtgeverschap_belegd": "nee", "uitvoering": {"technisch_beheer": "derde"}, "omvang_wiz_fte": 48}


def kleine_groep(rng: Random, adviseur: Adviseur) -> tuple[list[Partij], Vergelijking]:
    """Return parties with some disputes, and few ways to settle them."""
    while True:
        partijen = maak_groep(rng, adviseur, kans=0.3, anders=rng.choice((0.04, 0.08)))
        over = vergelijk_partijen(partijen, adviseur.maskers)
        if over.punten and prod(len(punt.opties) for punt in over.punten) <= HOOGSTENS:
            return partijen, over


def stappen(adviseur: Adviseur, over: Vergelijking, keuze: tuple[int, ...]) -> tuple[str, ...]:
    """Return the first steps when every point is settled."""
    evaluatie = Evaluatie.van(adviseur.maskers, over.geheugen(dict(enumerate(keuze))))
    return tuple(actie.tekst for actie in eerst_doen(adviseur.stel_op(evaluatie), evaluatie.feiten))


def keur(adviseur: Adviseur, over: Vergelijking, uit: Stapkeuze) -> None:
    """Compare with all sets of points: the steps hang on none but those of the least set, and no smaller set has that."""
    werelden = {
        keuze: stappen(adviseur, over, keuze) for keuze in product(*(range(len(punt.opties)) for punt in over.punten))
    }

    def volstaat(keus: tuple[int, ...]) -> bool:
        gezien: dict[tuple[int, ...], tuple[str, ...]] = {}
        return all(gezien.setdefault(tuple(k[p] for p in keus), s) == s for k, s in werelden.items())

    assert uit.bewezen
    assert volstaat(uit.punten), "the steps still hang on another dispute"
    for grootte in range(len(uit.punten)):
        assert not any(map(volstaat, combinations(range(len(over.punten)), grootte))), "there is a smaller set"
    eerste = next(iter(werelden.values()))
    assert set(uit.vast) == {stap for stap in eerste if all(stap in anders for anders in werelden.values())}


@given(ZADEN)
@voorbeelden(8)
def test_de_kleinste_groep_is_de_kleinste_van_alle(referentie: Adviseur, rng: Random) -> None:
    _, over = kleine_groep(rng, referentie)
    keur(referentie, over, beslis_stappen(referentie, over, 10_000))


def test_een_geschil_dat_een_stap_verandert_moet_eerst(referentie: Adviseur) -> None:
    uit = overleg(referentie, [partij("een", EEN), partij("ander", ANDER)], stappen=10_000)
    assert uit.eerste_stappen is not None
    assert uit.eerste_stappen.bewezen
    assert uit.eerste_stappen.beslecht == (1,)
    assert [geschil.feiten[0].feit for geschil in uit.telt] == ["opdrachtgeverschap_belegd"]
    assert overleg(referentie, [partij("een", EEN), partij("ander", ANDER)]).eerste_stappen is None


def test_zonder_geschil_staan_de_stappen_vast(referentie: Adviseur) -> None:
    uit = overleg(referentie, [partij("een", EEN), partij("ander", EEN)], stappen=10_000)
    assert uit.eerste_stappen is not None
    assert (uit.eerste_stappen.beslecht, uit.eerste_stappen.bewezen) == ((), True)
    assert uit.eerste_stappen.vast


@pytest.mark.parametrize("zaad", range(3))
def test_bij_te_veel_geschillen_is_de_groep_genoeg_en_niet_bewezen(referentie: Adviseur, zaad: int) -> None:
    _, over = kleine_groep(Random(zaad), referentie)
    ruim, krap = beslis_stappen(referentie, over, 10_000), beslis_stappen(referentie, over, 0)
    assert set(ruim.punten) <= set(krap.punten)
    assert (krap.bewezen, krap.vast) == (not ruim.punten and krap.bewezen, () if not krap.bewezen else ruim.vast)
