"""Trade-offs: both sides, with the rules that speak for each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from advies.antwoord import Advies, AfwegingOordeel, PoolOordeel
from kennisbank.frozen import freeze
from regels.afwegingen import Pool, afwegingen


def oordeel_afwegingen(adviezen: tuple[Advies, ...]) -> tuple[AfwegingOordeel, ...]:
    """Return the trade-offs of which at least one side has a certain rule."""
    per_regel: dict[str, list[Advies]] = {
        naam: [] for afweging in afwegingen() for pool in afweging.polen for naam in pool.regels
    }
    for advies in adviezen:
        if advies.regel in per_regel:
            per_regel[advies.regel].append(advies)
    uit: list[AfwegingOordeel] = []
    for afweging in afwegingen():
        polen = tuple(
            _pool(pool, [deel for naam in pool.regels for deel in per_regel.get(naam, ())]) for pool in afweging.polen
        )
        if any(pool.regels for pool in polen):
            uit.append(
                AfwegingOordeel(
                    afweging=afweging.naam,
                    titel=afweging.titel,
                    vraag=afweging.vraag,
                    polen=polen,
                    neigt=afweging.neigt,
                    neigt_uitleg=afweging.neigt_uitleg,
                    doorslag=afweging.doorslag,
                    grond=afweging.grond,
                    bron=freeze([bron.als_json() for bron in afweging.bron]),
                    bron_tekst=tuple(bron.tekst for bron in afweging.bron),
                    doorslag_grond=afweging.doorslag_grond,
                )
            )
    return tuple(uit)


def _pool(pool: Pool, adviezen: Iterable[Advies]) -> PoolOordeel:
    zeker: dict[str, str] = {}
    open_: set[str] = set()
    for advies in adviezen:
        match advies.status:
            case "zeker":
                zeker[advies.regel] = advies.titel
            case "open":
                open_.add(advies.regel)
            case "uitgesloten":
                pass
            case _:
                assert_never(advies.status)
    return PoolOordeel(
        pool.sleutel, pool.naam, pool.tekst, tuple(zeker), tuple(zeker.values()), len(open_ - zeker.keys())
    )
