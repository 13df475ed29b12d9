"""The picture of the recommendations: their states, and what comes first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from advies.antwoord import Staat
from advies.rapport.figuren.sjabloon import teken
from advies.rapport.figuren.tekstmaat import breek
from advies.rapport.model import Figuur


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


def aanbevelingen(naam: str, titel: str, alt: str, delen: Sequence[Aanbevelingsvak], legenda: Sequence[str]) -> Figuur:
    """Return the picture of the recommendations, what comes first above what follows.

    An arrow runs from a recommendation, down a lane of its own at the right, to each that comes after it, so that no line ever
    crosses a box.

    Args:
        naam: name of the picture, for ids.
        titel: what it shows.
        alt: the picture in words.
        delen: the recommendations.
        legenda: what the lines mean.
    """
    volgorde = _wat_eerst_komt(delen)
    rand = 500.0
    y = 2.0
    vakken: dict[int, dict[str, Any]] = {}
    for deel in volgorde:
        regels = breek(deel.naam, 270, 13, vet=True)
        stand = breek(deel.stand, rand - 372, 12)
        hoogte = max(54.0, 20 + 16 * len(regels), 20 + 15 * len(stand), 14.0 * (len(deel.na) + 2))
        hart = y + hoogte / 2
        vakken[deel.nummer] = {
            "nummer": deel.nummer, "staat": deel.staat, "y": y, "breedte": rand, "hoogte": hoogte, "midden": hart,
            "naam": regels, "naam_y": hart + 5 - 8 * (len(regels) - 1),
            "stand": stand, "stand_x": 342, "stand_y": hart + 4 - 7.5 * (len(stand) - 1),
        }  # fmt: skip
        y += hoogte + 10
    lijnen, stippen = _pijlen(volgorde, vakken, rand + 2)
    return teken(
        "aanbevelingen", naam, titel, alt, y + 6 + 15 * len(legenda),
        vakken=list(vakken.values()), lijnen=lijnen, stippen=stippen, legenda=legenda, legenda_y=y + 12,
    )  # fmt: skip


def _wat_eerst_komt(delen: Sequence[Aanbevelingsvak]) -> list[Aanbevelingsvak]:
    """Return the recommendations so that each comes after those that it needs, the lowest number first."""
    uit: list[Aanbevelingsvak] = []
    rest = list(delen)
    while rest:
        gezet = {deel.nummer for deel in uit}
        volgende = next((deel for deel in rest if gezet.issuperset(deel.na)), rest[0])
        uit.append(volgende)
        rest.remove(volgende)
    return uit


def _pijlen(
    volgorde: Sequence[Aanbevelingsvak], vakken: Mapping[int, Mapping[str, Any]], rand: float
) -> tuple[list[dict[str, Any]], list[dict[str, float]]]:
    plaats = {deel.nummer: nummer for nummer, deel in enumerate(volgorde)}
    doelen = {deel.nummer: [ander for ander in volgorde if deel.nummer in ander.na] for deel in volgorde}
    banen = _banen({bron: (plaats[bron], max(plaats[d.nummer] for d in na)) for bron, na in doelen.items() if na})
    lijnen: list[dict[str, Any]] = []
    stippen: list[dict[str, float]] = []
    for bron, baan in banen.items():
        x = rand + 24 + 20 * baan
        vak = vakken[bron]
        begin = vak["y"] + vak["hoogte"] - 10
        eindes = []
        for doel in doelen[bron]:
            ander = vakken[doel.nummer]
            einde = ander["y"] + ander["hoogte"] * (sorted(doel.na).index(bron) + 1) / (len(doel.na) + 2)
            eindes.append(einde)
            lijnen.append(
                {
                    "pad": f"M{rand} {begin} H{x} V{einde:.1f} H{rand + 8}",
                    "punt": f"M{rand} {einde:.1f} l9 -5 v10 Z",
                    "eigen": bron in doel.eigen_na,
                }
            )
        stippen += [{"x": x, "y": round(einde, 1)} for einde, _ in pairwise(sorted(eindes))]
    return lijnen, stippen


def _banen(stukken: Mapping[int, tuple[int, int]]) -> dict[int, int]:
    """Return a lane for each stretch, so that stretches in one lane do not touch; short ones nearest."""
    bezet: list[list[tuple[int, int]]] = []
    uit: dict[int, int] = {}
    for sleutel, (van, tot) in sorted(stukken.items(), key=lambda paar: (paar[1][1] - paar[1][0], paar[1][0])):
        for nummer, baan in enumerate(bezet):
            if all(tot < ander_van or van > ander_tot for ander_van, ander_tot in baan):
                baan.append((van, tot))
                uit[sleutel] = nummer
                break
        else:
            uit[sleutel] = len(bezet)
            bezet.append([(van, tot)])
    return uit
