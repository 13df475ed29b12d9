"""The picture of the recommendations: their states, and what comes first.

The arrows run at both sides of the boxes. Two arrows at one side cross when their stretches overlap and neither holds the other;
an order of the boxes is sought in which each arrow can have a side without crossing another (a book embedding in two pages:
Bernhart and Kainen, The book thickness of a graph, 1979).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, TypeAlias

from advies.antwoord import Staat
from advies.rapport.figuren.sjabloon import BREEDTE, teken
from advies.rapport.figuren.tekstmaat import breek
from advies.rapport.model import Figuur, Tabel
from kennisbank.lean import dataclass

Pijl: TypeAlias = tuple[int, int]
"""From the place of a recommendation to the place of one that comes after it."""
_HOOGSTENS_ORDES = 5000
_BAAN = 11.0
_KANT = 8.0


@dataclass(frozen=True, slots=True)
class Aanbevelingsvak:
    """One recommendation in the picture.

    Args:
        nummer: its number.
        naam: its name.
        staat: `in_orde`, `aandacht` or `onbekend`.
        stand: the same in Dutch.
        na: the recommendations that come first.
        eigen_na: those of them that are inferred.
    """

    nummer: int
    naam: str
    staat: Staat
    stand: str
    na: tuple[int, ...]
    eigen_na: tuple[int, ...]


def aanbevelingen(
    naam: str, titel: str, alt: str, tabel: Tabel | None, delen: Sequence[Aanbevelingsvak], legenda: Sequence[str]
) -> Figuur:
    """Return the picture of the recommendations, what comes first above what follows; no arrow crosses another or a box.

    Args:
        naam: name of the picture, for ids.
        titel: what it shows.
        alt: the picture in words.
        tabel: the same as a table; None when that is a block of its own.
        delen: the recommendations.
        legenda: what the lines mean.
    """
    volgorde, kanten = _zonder_kruising(delen)
    diepten = {kant: _diepten(pijlen) for kant, pijlen in kanten.items()}
    marge = {kant: _KANT + _BAAN * max(per_pijl.values(), default=0) for kant, per_pijl in diepten.items()}
    links, rechts = marge[-1], BREEDTE - marge[1]
    poorten = _poorten(kanten, diepten)
    y = 2.0
    vakken: list[dict[str, Any]] = []
    for plaats, deel in enumerate(volgorde):
        regels = breek(deel.naam, rechts - links - 52, 13, vet=True)
        stand = breek(deel.stand, rechts - links - 70, 12)
        meeste = max((len(poorten[plaats, kant]) for kant in (-1, 1)), default=0)
        hoogte = max(14.0 + 15 * len(regels) + 14 * len(stand), 9.0 * (meeste + 1))
        vakken.append(
            {
                "nummer": deel.nummer, "staat": deel.staat, "x": links, "y": y, "breedte": rechts - links,
                "hoogte": hoogte, "midden": y + hoogte / 2, "naam": regels, "naam_y": y + 18,
                "stand": stand, "stand_y": y + 18 + 15 * len(regels),
            }
        )  # fmt: skip
        y += hoogte + 8
    lijnen = [
        _lijn(pijl, kant, vakken, diepten[kant][pijl], poorten, eigen=_is_eigen(volgorde, pijl))
        for kant, pijlen in kanten.items()
        for pijl in pijlen
    ]
    uitleg = [regel for deel in legenda for regel in breek(deel, BREEDTE - 8, 11)]
    onder = y + 6 + 14 * len(uitleg)
    return teken(
        "aanbevelingen", naam, titel, alt, onder, tabel, vakken=vakken, lijnen=lijnen, legenda=uitleg, legenda_y=y + 10
    )


def _is_eigen(volgorde: Sequence[Aanbevelingsvak], pijl: Pijl) -> bool:
    return volgorde[pijl[0]].nummer in volgorde[pijl[1]].eigen_na


def kruisen(een: Pijl, ander: Pijl) -> bool:
    """Return whether two arrows at one side cross: their stretches overlap, and neither holds the other."""
    (van, tot), (begin, eind) = sorted((een, ander))
    return van < begin < tot < eind


def _zonder_kruising(delen: Sequence[Aanbevelingsvak]) -> tuple[list[Aanbevelingsvak], dict[int, list[Pijl]]]:
    """Return the recommendations in an order, each after those that it needs, and the arrows at the left (-1) and right (1)."""
    eerste: tuple[list[Aanbevelingsvak], dict[int, list[Pijl]]] | None = None
    for volgorde in islice(_ordes(list(delen), []), _HOOGSTENS_ORDES):
        plaats = {deel.nummer: nummer for nummer, deel in enumerate(volgorde)}
        pijlen = sorted((plaats[na], plaats[deel.nummer]) for deel in volgorde for na in deel.na if na in plaats)
        kanten = _verdeel(pijlen)
        if kanten is not None:
            return volgorde, kanten
        eerste = eerste or (volgorde, {-1: [], 1: pijlen})
    return eerste or (list(delen), {-1: [], 1: []})


def _ordes(rest: list[Aanbevelingsvak], gezet: list[Aanbevelingsvak]) -> Iterator[list[Aanbevelingsvak]]:
    """Yield the orders in which each recommendation comes after those that it needs, the lowest numbers first."""
    if not rest:
        yield gezet
    nummers = {deel.nummer for deel in gezet}
    buiten = {deel.nummer for deel in rest}
    vrij = [deel for deel in rest if not (set(deel.na) - nummers) & buiten]
    for deel in vrij or rest[:1]:
        yield from _ordes([ander for ander in rest if ander is not deel], [*gezet, deel])


def _verdeel(pijlen: Sequence[Pijl]) -> dict[int, list[Pijl]] | None:
    """Return the arrows by side, the right where there is a choice; None when some must cross."""
    kant: dict[Pijl, int] = {}
    for begin in pijlen:
        if begin in kant:
            continue
        kant[begin] = 1
        rij = [begin]
        while rij:
            pijl = rij.pop()
            for ander in pijlen:
                if kruisen(pijl, ander):
                    if ander not in kant:
                        kant[ander] = -kant[pijl]
                        rij.append(ander)
                    elif kant[ander] == kant[pijl]:
                        return None
    return {zijde: [pijl for pijl in pijlen if kant[pijl] == zijde] for zijde in (-1, 1)}


def _diepten(pijlen: Sequence[Pijl]) -> dict[Pijl, int]:
    """Return for each arrow how far out it runs: beyond every arrow within its stretch."""
    uit: dict[Pijl, int] = {}
    for pijl in sorted(pijlen, key=lambda deel: deel[1] - deel[0]):
        binnen = [uit[ander] for ander in uit if pijl[0] <= ander[0] and ander[1] <= pijl[1]]
        naast = [uit[ander] for ander in uit if ander[0] < pijl[1] and pijl[0] < ander[1]]
        uit[pijl] = 1 + max([*binnen, *naast], default=0)
    return uit


def _poorten(
    kanten: Mapping[int, Sequence[Pijl]], diepten: Mapping[int, Mapping[Pijl, int]]
) -> Mapping[tuple[int, int], list[Pijl]]:
    """Return the arrows at each side of each box from top to bottom: first those that arrive, the outermost last."""
    plaatsen = {plaats for pijlen in kanten.values() for pijl in pijlen for plaats in pijl}
    uit: dict[tuple[int, int], list[Pijl]] = _Leeg()
    for plaats in plaatsen:
        for kant, pijlen in kanten.items():
            aan = sorted((p for p in pijlen if p[1] == plaats), key=lambda pijl: diepten[kant][pijl])
            af = sorted((p for p in pijlen if p[0] == plaats), key=lambda pijl: -diepten[kant][pijl])
            uit[plaats, kant] = [*aan, *af]
    return uit


class _Leeg(dict[tuple[int, int], list[Pijl]]):
    """The arrows at each side of each box; a box without arrows has none."""

    def __missing__(self, _: tuple[int, int]) -> list[Pijl]:
        return []


def _lijn(
    pijl: Pijl,
    kant: int,
    vakken: Sequence[Mapping[str, Any]],
    diepte: int,
    poorten: Mapping[tuple[int, int], list[Pijl]],
    *,
    eigen: bool,
) -> dict[str, Any]:
    def poort(plaats: int) -> float:
        vak, rij = vakken[plaats], poorten[plaats, kant]
        hoogte: float = vak["hoogte"]
        return round(float(vak["y"]) + hoogte * (rij.index(pijl) + 1) / (len(rij) + 1), 1)

    rand = vakken[0]["x"] + (vakken[0]["breedte"] if kant > 0 else 0)
    x, begin, einde = rand + kant * _BAAN * diepte, poort(pijl[0]), poort(pijl[1])
    return {
        "pad": f"M{rand} {begin} H{x} V{einde} H{rand + kant * 5}",
        "punt": f"M{rand} {einde} l{kant * 7} -4 v8 Z",
        "eigen": eigen,
    }
