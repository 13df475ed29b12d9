"""The order of a plan: nothing before what it waits for."""

from __future__ import annotations

from pathlib import Path

import pytest

from advies.plan.volgorde import Plaats, beurten, op_volgorde, wachten
from kennisbank.catalogus import Aanbeveling, catalogus
from kennisbank.stapvolgorde import Voorrang
from tests.planproeven import DOSSIERS, VOORBEELD, controleer_volgorde, dossier


@pytest.mark.parametrize("pad", [*DOSSIERS, VOORBEELD], ids=lambda pad: Path(pad).stem)
def test_geen_stap_staat_voor_een_waarop_hij_wacht(pad: str) -> None:
    controleer_volgorde(dossier(pad)[1])


def test_een_verkeerde_volgorde_wordt_gezien() -> None:
    evaluatie, plan = dossier(VOORBEELD)
    from dataclasses import replace

    om = (*plan.stappen[:4], plan.stappen[6], *plan.stappen[4:6], *plan.stappen[7:])
    with pytest.raises(AssertionError):
        controleer_volgorde(replace(plan, stappen=tuple(replace(s, nummer=n) for n, s in enumerate(om, 1))))
    assert evaluatie.naam == plan.samenwerkingsverband


def test_de_aanbevelingen_hebben_een_beurt_na_wat_eerst_komt() -> None:
    beurt = beurten(catalogus().aanbevelingen)
    assert all(beurt[voor] < beurt[n] for n, deel in catalogus().aanbevelingen.items() for voor in deel.na)
    assert sorted(beurt.values()) == list(range(10))


def aanbeveling(nummer: int, na: tuple[int, ...], afgeleid: tuple[int, ...] = ()) -> Aanbeveling:
    return Aanbeveling(nummer, "", "", "", na, afgeleid, (), (), ())


def test_een_aanbeveling_zonder_stappen_geeft_haar_volgorde_door() -> None:
    drie = {1: aanbeveling(1, ()), 2: aanbeveling(2, (1,), (1,)), 3: aanbeveling(3, (2,))}
    een, drie_ = Plaats(0, 1, frozenset()), Plaats(0, 3, frozenset())
    assert [deel.na for deel in wachten([een, drie_], drie, ())] == [(), (1,)]
    assert wachten([een, drie_], drie, ())[1].afgeleid == (1,), "part of that way is ours"


def test_een_stap_wacht_niet_op_een_latere_fase() -> None:
    twee = {1: aanbeveling(1, ()), 2: aanbeveling(2, (1,))}
    plaatsen = [Plaats(0, 2, frozenset()), Plaats(1, 1, frozenset())]
    assert [deel.na for deel in wachten(plaatsen, twee, ())] == [(), ()]


def test_wat_van_ons_is_verbergt_niet_wat_de_publicatie_zegt() -> None:
    """3 waits for 1 by the text, and for 2 too; that 2 waits for 1 is ours, so that 1 is still named."""
    for afgeleid, na in ((), (2,)), ((1,), (1, 2)):
        drie = {1: aanbeveling(1, ()), 2: aanbeveling(2, (1,), afgeleid), 3: aanbeveling(3, (1, 2))}
        plaatsen = [Plaats(0, nummer, frozenset()) for nummer in (1, 2, 3)]
        assert wachten(plaatsen, drie, ())[2].na == na
        assert wachten(plaatsen, drie, ())[2].alle == (1, 2)


def test_binnen_een_aanbeveling_komt_eerst_wat_eerst_moet() -> None:
    voorrang = (Voorrang("b", ("a",), "tekst", ()),)
    plaatsen = [Plaats(0, 1, frozenset("a")), Plaats(0, 1, frozenset("b")), Plaats(0, 2, frozenset("c"))]
    assert op_volgorde(plaatsen, [(0,), (0,), (1,)], voorrang) == [1, 0, 2]
    assert op_volgorde(plaatsen, [(0,), (0,), (1,)], ()) == [0, 1, 2]
