"""The status of all rules at once is that of each rule by itself, also for a rule with no branch, an empty one or many."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advies.motor.gevallen import Geval, gevallen
from advies.motor.kruistabel import Kruistabel
from advies.motor.maskers import Maskermotor
from regels.lezen import regelbank
from regels.logica import Literaal, Tak
from regels.sleutels import FeitSleutel
from regels.taal import Alle, Gelijk
from tests.bouwers import maak_regel

FEITEN = 6
"""More than fit in one handful of atoms."""


def ja(nummer: int) -> Literaal:
    return Literaal(Gelijk(FeitSleutel(f"f{nummer}"), "ja"), True)


def nee(nummer: int) -> Literaal:
    return Literaal(Gelijk(FeitSleutel(f"f{nummer}"), "ja"), False)


def bit(literaal: Literaal) -> int:
    assert isinstance(literaal.atoom, Gelijk)
    return 2 * int(literaal.atoom.feit.naam[1:]) + (0 if literaal.waar else 1)


def een_voor_een(takken: tuple[Tak, ...], bekend: int) -> bool | None:
    """The truth of one rule, from the literals of its branches as they stand."""
    waarden = [{bool(bekend >> bit(deel) & 1) or (False if bekend >> (bit(deel) ^ 1) & 1 else None) for deel in tak}
               for tak in takken]  # fmt: skip
    uit = [False if False in tak else None if None in tak else True for tak in waarden]
    return True if True in uit else None if None in uit else False


REGELS: dict[str, tuple[Tak, ...]] = {
    "nooit": (),
    "altijd": ((),),
    "een": ((ja(0),),),
    "over twee handvollen": ((ja(0), nee(5)),),
    "twee takken": ((ja(0), ja(1)), (nee(4),)),
    "tegenstrijdig": ((ja(2), nee(2)),),
    "veel takken": tuple((ja(n), nee((n + 1) % FEITEN)) for n in range(FEITEN)),
    "altijd of een": ((ja(3),), ()),
}


@pytest.mark.parametrize("namen", [[], ["een"], ["nooit"], ["altijd"], list(REGELS), list(reversed(REGELS))], ids=str)
def test_alles_tegelijk_is_elk_voor_zich(namen: list[str]) -> None:
    gevallen = [Geval(maak_regel(naam, Alle(())), "", REGELS[naam]) for naam in namen]
    tabel = Kruistabel(gevallen, bit, 2 * FEITEN)
    for nummer in range(3**FEITEN):
        standen = [nummer // 3**feit % 3 for feit in range(FEITEN)]
        bekend = sum(stand << 2 * feit for feit, stand in enumerate(standen))
        status = tuple(een_voor_een(REGELS[naam], bekend) for naam in namen)
        assert tabel.status(bekend) == status
        assert tabel.zeker(bekend) == [plaats for plaats, waar in enumerate(status) if waar]


def test_wat_onthouden_is_van_een_tak_is_alleen_van_die_tak() -> None:
    """A branch that someone makes and throws away may leave its place in memory to another."""
    namen = ("vervangingsbudget", "sla_actief_gebruikt")
    bank = replace(regelbank(), regels=tuple(maak_regel(n, Gelijk(FeitSleutel(n), "ja")) for n in namen), afgeleid=())
    motor = Maskermotor(gevallen(bank))
    literalen = [Literaal(Gelijk(FeitSleutel(naam), "ja"), waar) for naam in namen for waar in (True, False)]
    bits = [motor.bit(literaal) for literaal in literalen]
    assert sorted(bits) == [0, 1, 2, 3]
    for _ in range(3):
        for literaal, bit_ in zip(literalen, bits, strict=True):
            assert motor.masker(tuple([literaal])) == (1 << bit_, 1 << (bit_ ^ 1))  # noqa: C409 - a tuple of its own
    eigen = motor.gevallen.regels[0].takken[0]
    assert (motor.kent_tak(eigen), motor.kent(eigen[0])) == (True, True)
    eerst = motor.masker(eigen)
    assert eerst == motor.masker(eigen) == (1 << bits[0], 1 << bits[1])
    assert motor.masker(eigen) is motor.masker(eigen)
    assert not motor.kent_tak(tuple([*eigen]))  # noqa: C409 - a tuple of its own
    assert not motor.kent(literalen[0])


def test_regels_als_masker_en_terug() -> None:
    """A mask holds the rules that were put in it, and those that are certain or excluded are those of the status."""
    motor = Maskermotor(gevallen(regelbank()))
    tabel, nummers = motor.kruistabel, [0, 3, len(motor.gevallen.regels) - 1]
    assert tabel.nummers(tabel.masker(nummers)) == nummers
    bekend = motor.beoordeel({FeitSleutel("vervangingsbudget"): "nee", FeitSleutel("tussen_gemeenten"): "nee"}).bekend
    status, (zeker, uitgesloten) = tabel.status(bekend), tabel.standen(bekend)
    assert tabel.nummers(zeker) == [nummer for nummer, waar in enumerate(status) if waar]
    assert tabel.nummers(uitgesloten) == [nummer for nummer, waar in enumerate(status) if waar is False]
