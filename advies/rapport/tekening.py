"""The pictures of the report: where everything stands is computed here, drawn by the templates in `figuren/`.

Text is wrapped to the width of its box, and the box grows with it; a meaning never rests on colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from advies.afleiding import Stap
from advies.rapport.model import Figuur
from advies.rapport.teksten import tekst
from advies.rapport.tekstmaat import breedte, breek

if TYPE_CHECKING:
    from jinja2 import Environment

BREEDTE = 680
_HOOGSTENS_REGELS = 6


@cache
def _sjablonen() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("advies.rapport", "figuren"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )


def _teken(sjabloon: str, naam: str, titel: str, alt: str, hoogte: float, **delen: Any) -> Figuur:
    svg = _sjablonen().get_template(f"{sjabloon}.svg.j2")
    beeld = svg.render(naam=naam, titel=titel, alt=alt, breedte=BREEDTE, hoogte=round(hoogte), **delen)
    return Figuur(titel, beeld, alt, BREEDTE, round(hoogte))


@dataclass(frozen=True, slots=True)
class Procesrij:
    """One ict process in the picture.

    Args:
        naam: its name.
        vakken: for each column what stands there: text, and whether it is the present place.
        keuze: what the criteria say; may be empty.
    """

    naam: str
    vakken: Mapping[str, tuple[str, str]]
    keuze: str


def processen(
    naam: str,
    titel: str,
    alt: str,
    kolommen: Mapping[str, str],
    rijen: Sequence[Procesrij],
    legenda: Sequence[str],
) -> Figuur:
    """Return the picture of where each ict process is.

    Args:
        naam: name of the picture, for ids.
        titel: what it shows.
        alt: the picture in words.
        kolommen: the Dutch name of each place, by key.
        rijen: the processes; a box is `nu` (dark), `past` (outlined) or `onbekend` (dashed).
        legenda: what the boxes mean.
    """
    met_keuze = any(rij.keuze for rij in rijen)
    links, rechts = 172.0, 132.0 if met_keuze else 0.0
    kolom = (BREEDTE - links - rechts) / max(len(kolommen), 1)
    draai = any(breedte(woord, 10.5, vet=True) > kolom - 4 for kop in kolommen.values() for woord in kop.split())
    koppen = {sleutel: breek(kop, 150 if draai else kolom - 4, 10.5, vet=True) for sleutel, kop in kolommen.items()}
    boven = 164.0 if draai else 14.0 + 13 * max(map(len, koppen.values()), default=1)
    midden = {sleutel: links + (nummer + 0.5) * kolom for nummer, sleutel in enumerate(kolommen)}
    tekens = [
        {
            "regels": kop,
            "x": midden[sleutel] - 6.5 * (len(kop) - 1) + 4 if draai else midden[sleutel],
            "y": boven - 6 - (0 if draai else 13 * (len(kop) - 1)),
            "anker": "middle",
            "gedraaid": draai,
        }
        for sleutel, kop in koppen.items()
    ]
    vaste = [(tekst("processen.figuur_kop_proces"), 8.0)]
    if met_keuze:
        vaste.append((tekst("processen.figuur_kop_keuze"), BREEDTE - rechts + 8))
    tekens += [{"regels": (kop,), "x": x, "y": boven - 6, "anker": "start", "gedraaid": False} for kop, x in vaste]
    y = boven
    getekend = []
    for rij in rijen:
        vorm = _procesrij(rij, y, kolom, links, rechts, midden)
        getekend.append(vorm)
        y += vorm["hoogte"]
    lijnen = [links + nummer * kolom for nummer in range(len(kolommen) + (1 if met_keuze else 0))]
    hoogte = y + 12 + 15 * len(legenda)
    return _teken(
        "processen", naam, titel, alt, hoogte,
        koppen=tekens, rijen=getekend, lijnen=lijnen, boven=boven, onder=y, legenda=legenda,
    )  # fmt: skip


def _procesrij(
    rij: Procesrij, y: float, kolom: float, links: float, rechts: float, midden: Mapping[str, float]
) -> dict[str, Any]:
    naam = breek(rij.naam, links - 16, 12, vet=True)
    keuze = breek(rij.keuze, rechts - 14, 12, hoogstens=4) if rij.keuze else ()
    inhoud = {
        sleutel: (breek(label, kolom - 14, 11, vet=True), soort) for sleutel, (label, soort) in rij.vakken.items()
    }
    meeste = max((len(regels) for regels, _ in inhoud.values()), default=1)
    hoogte = max(36.0, 14 + 15 * len(naam), 14 + 14 * len(keuze), 20 + 12 * meeste)
    hart = y + hoogte / 2
    vakken = [
        {
            "x": midden[sleutel] - kolom / 2 + 4,
            "y": y + 5,
            "breedte": kolom - 8,
            "hoogte": hoogte - 10,
            "midden": midden[sleutel],
            "tekst_y": hart + 4 - 6 * (len(regels) - 1),
            "regels": regels,
            "soort": soort,
        }
        for sleutel, (regels, soort) in inhoud.items()
    ]
    return {
        "y": y,
        "hoogte": hoogte,
        "naam": naam,
        "naam_y": hart + 4 - 7.5 * (len(naam) - 1),
        "vakken": vakken,
        "keuze": keuze,
        "keuze_x": BREEDTE - rechts + 8,
        "keuze_y": hart + 4 - 7 * (max(len(keuze), 1) - 1),
    }


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
    staat: str
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
    return _teken(
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


def afleiding(naam: str, titel: str, alt: str, conclusie: str, stappen: Sequence[Stap]) -> Figuur:
    """Return the picture of a derivation: the conclusion, and below it what it rests on.

    Args:
        naam: name of the picture, for ids.
        titel: what it shows.
        alt: the picture in words.
        conclusie: the conclusion in one line.
        stappen: what it rests on.
    """
    vakken: list[dict[str, Any]] = []
    lijnen: list[str] = []
    eind = _zet(vakken, 1.0, 0, "conclusie", tekst("toelichting.figuur_conclusie"), conclusie)
    eind = _stappen(vakken, lijnen, eind, 1, stappen, vakken[0])
    return _teken("afleiding", naam, titel, alt, eind - 8, vakken=vakken, lijnen=lijnen)


def _zet(vakken: list[dict[str, Any]], y: float, diepte: int, soort: str, merk: str, inhoud: str) -> float:
    x = 1.0 + 30 * min(diepte, 8)
    ruimte = BREEDTE - 2 - x
    regels = breek(inhoud, ruimte - 20, 13, hoogstens=_HOOGSTENS_REGELS, vet=soort == "conclusie")
    hoogte = 26.0 + 16 * len(regels)
    vakken.append({"x": x, "y": y, "breedte": ruimte, "hoogte": hoogte, "soort": soort, "merk": merk, "regels": regels})
    return y + hoogte + 10


def _stappen(
    vakken: list[dict[str, Any]],
    lijnen: list[str],
    y: float,
    diepte: int,
    stappen: Sequence[Stap],
    ouder: Mapping[str, Any],
) -> float:
    for stap in stappen:
        if stap.omdat:
            soort, merk = "afgeleid", tekst("toelichting.figuur_afgeleid")
        elif stap.regel:
            soort, merk = "feit", tekst("toelichting.figuur_feit_regel", regel=stap.regel)
        else:
            soort, merk = "feit", tekst("toelichting.figuur_feit")
        volgende = _zet(vakken, y, diepte, soort, merk, stap.tekst)
        vak = vakken[-1]
        if vak["x"] > ouder["x"]:
            onder, hart = ouder["y"] + ouder["hoogte"], vak["y"] + vak["hoogte"] / 2
            lijnen.append(f"M{ouder['x'] + 15} {onder} V{hart} H{vak['x']}")
        y = _stappen(vakken, lijnen, volgende, diepte + 1, stap.omdat, vak)
    return y
