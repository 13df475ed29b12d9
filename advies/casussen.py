"""The cases of the publication that are most like a partnership, and what happened there.

Similarity is Gower's general coefficient (J. C. Gower, "A general coefficient of similarity and some of its properties",
Biometrics 27, 1971): the mean, over the facts that are known on both sides, of how alike the two values are. A choice or
yes/no fact counts 1 or 0, a number one minus the difference as a share of the range over all dossiers, a set the share of
values in common (Jaccard). A fact that is asked per process counts once, as the mean over the processes. Facts that are
unknown on either side are left out and counted. A high likeness on few facts says little, so cases are ranked after adding
`TEGENWICHT` facts that are half alike; that ranking is ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import assert_never

from advies.afleiding import Afleiding
from advies.evaluatie import Evaluatie
from advies.invoer import ontleed_feiten
from kennisbank.bestanden import datanamen, lees_data
from kennisbank.bundel import uit_bundel
from kennisbank.lean import dataclass
from kennisbank.vocabulaire import FeitDefinitie
from regels.sleutels import GEMEENTEN, FeitSleutel
from regels.taal import FeitWaarde, Werkgeheugen

TEGENWICHT = 10
"""Half-alike facts that are added before ranking."""
MINSTENS_GEDEELD = 5
"""Facts that must be known on both sides to compare at all."""


@dataclass(frozen=True, slots=True)
class Casus:
    """A case of the publication beside this partnership.

    Args:
        dossier: key of the dossier.
        naam: its name.
        gelijkenis: Gower's coefficient, 0 to 1.
        gedeeld: number of facts known on both sides.
        zelfde: the facts that are fully alike.
        anders: the facts that differ.
        ging_goed: titles of the good practices and chances that are certain there.
        ging_mis: titles of the risks that are certain there.
    """

    dossier: str
    naam: str
    gelijkenis: float
    gedeeld: int
    zelfde: tuple[str, ...]
    anders: tuple[str, ...]
    ging_goed: tuple[str, ...]
    ging_mis: tuple[str, ...]


@cache
def dossiers() -> Mapping[str, tuple[str, Werkgeheugen]]:
    """Return the dossiers of the publication: name and known facts, by key; read once."""
    return uit_bundel("dossiers", lees_dossiers)


def lees_dossiers() -> Mapping[str, tuple[str, Werkgeheugen]]:
    """Read the dossiers of the publication from their facts files: name and known facts, by key.

    Raises:
        InvoerFout: a dossier is wrong; all messages about it at once.
    """
    uit: dict[str, tuple[str, Werkgeheugen]] = {}
    for naam in datanamen("kennisbank/dossiers"):
        if not naam.endswith(".verwacht.yaml"):
            bestand = ontleed_feiten(lees_data(naam), naam)
            sleutel = naam.rpartition("/")[2].removesuffix(".yaml")
            uit[sleutel] = (bestand.naam or sleutel, bestand.geheugen)
    return uit


def bereiken(vergeleken: Mapping[str, Werkgeheugen]) -> dict[FeitSleutel, int]:
    """Return the range of each number over the partnerships, in ten-thousandths; at least one."""
    waarden: dict[FeitSleutel, list[int]] = {}
    for geheugen in vergeleken.values():
        for sleutel, waarde in geheugen.items():
            if isinstance(waarde, int):
                waarden.setdefault(sleutel, []).append(waarde)
    return {sleutel: max(1, max(deel) - min(deel)) for sleutel, deel in waarden.items()}


def gelijkheid(links: FeitWaarde, rechts: FeitWaarde, bereik: int) -> float:
    """Return how alike two values of one fact are, 0 to 1.

    Args:
        links: one value.
        rechts: the other value, of the same type.
        bereik: range of the number, in ten-thousandths.
    """
    if isinstance(links, int) and isinstance(rechts, int):
        return max(0.0, 1 - abs(links - rechts) / bereik)
    if isinstance(links, frozenset) and isinstance(rechts, frozenset):
        samen = links | rechts
        return len(links & rechts) / len(samen) if samen else 1.0
    return 1.0 if links == rechts else 0.0


def per_feit(links: Werkgeheugen, rechts: Werkgeheugen, bereik: Mapping[FeitSleutel, int]) -> dict[str, float]:
    """Return the likeness of each fact that is known on both sides; per process the mean over the processes."""
    delen: dict[str, list[float]] = {}
    for sleutel, waarde in links.items():
        ander = rechts.get(sleutel)
        if ander is not None and sleutel != GEMEENTEN:
            delen.setdefault(sleutel.naam, []).append(gelijkheid(waarde, ander, bereik.get(sleutel, 1)))
    return {naam: sum(deel) / len(deel) for naam, deel in delen.items()}


def vergelijk(evaluatie: Evaluatie, hoogstens: int = 3) -> tuple[Casus, ...]:
    """Return the cases that are most like a partnership, most alike first.

    Args:
        evaluatie: the partnership, evaluated; its engine tells what is certain in each case.
        hoogstens: the number of cases to return.
    """
    geheugen = evaluatie.geheugen
    alle = {sleutel: feiten for sleutel, (_, feiten) in dossiers().items()}
    bereik = bereiken({**alle, "": geheugen})
    gevonden: list[tuple[float, str, dict[str, float]]] = []
    for sleutel, feiten in alle.items():
        delen = per_feit(geheugen, feiten, bereik)
        if len(delen) >= MINSTENS_GEDEELD and feiten != geheugen:
            rang = (sum(delen.values()) + TEGENWICHT / 2) / (len(delen) + TEGENWICHT)
            gevonden.append((-rang, sleutel, delen))
    return tuple(_casus(sleutel, delen, evaluatie) for _, sleutel, delen in sorted(gevonden)[:hoogstens])


def _casus(sleutel: str, delen: Mapping[str, float], evaluatie: Evaluatie) -> Casus:
    naam, feiten = dossiers()[sleutel]
    definities = evaluatie.feiten
    motor = evaluatie.motor
    goed, mis = motor.onthoud("casus", sleutel, lambda: _wat_gebeurde(Evaluatie.van(motor, feiten, naam)))
    return Casus(
        dossier=sleutel,
        naam=naam,
        gelijkenis=round(sum(delen.values()) / len(delen), 3),
        gedeeld=len(delen),
        zelfde=_kort(definities, [feit for feit, deel in delen.items() if deel == 1]),
        anders=_kort(definities, [feit for feit, deel in delen.items() if deel < 1]),
        ging_goed=goed,
        ging_mis=mis,
    )


def _kort(definities: Mapping[str, FeitDefinitie], namen: list[str]) -> tuple[str, ...]:
    return tuple(definities[naam].kort for naam in definities if naam in namen)


def _wat_gebeurde(casus: Evaluatie) -> tuple[tuple[str, ...], tuple[str, ...]]:
    goed: dict[str, None] = {}
    mis: dict[str, None] = {}
    afleiding = Afleiding(casus)
    for geval, waar in casus.gevallen():
        if waar and not geval.proces:
            titel, _ = afleiding.woorden(geval, afleiding.waarom(geval) if geval.regel.preciezer else ())
            match geval.regel.soort:
                case "goede_praktijk" | "kans":
                    goed[titel] = None
                case "risico":
                    mis[titel] = None
                case "reikwijdte" | "vorm" | "partner" | "proceskeuze" | "migratie":
                    pass
                case "voorwaarde" | "advies" | "duiding" | "tegenspraak":
                    pass
                case _:
                    assert_never(geval.regel.soort)
    return tuple(goed), tuple(mis)
