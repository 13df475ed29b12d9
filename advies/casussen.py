"""The cases of the publication that are most like a partnership, and what happened there.

Similarity is Gower's general coefficient (J. C. Gower, "A general coefficient of similarity and some of its properties",
Biometrics 27, 1971): the mean, over the facts that are known on both sides, of how alike the two values are. A choice or
yes/no fact counts 1 or 0, a number one minus the difference as a share of the range over all dossiers, a set the share of
values in common (Jaccard). A fact that is asked per process counts once, as the mean over the processes. Facts that are
unknown on either side are left out and counted. A high likeness on few facts says little, so it is weighed: `TEGENWICHT` facts
that are half alike are added. The weighed likeness orders the cases and is what is shown; that weighing is ours.

A partnership that is itself a case is not compared with its own case: that would be evidence of itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, partial
from typing import NamedTuple

from advies.evaluatie import Evaluatie
from advies.invoer import ontleed_feiten
from advies.laagbewijs import Laagbewijs, Uitgezet
from advies.woorden.feiten import waardetekst
from advies.woorden.processen import procesnaam
from kennisbank.bestanden import datanamen, lees_data
from kennisbank.bundel import uit_bundel
from kennisbank.casussen import casusgegevens
from kennisbank.getypt import gemeentesleutel
from kennisbank.lean import Uitgesteld, dataclass, stel_uit
from kennisbank.vocabulaire import FeitDefinitie
from regels.sleutels import GEMEENTEN, PERSPECTIEF, FeitSleutel
from regels.taal import FeitWaarde, Werkgeheugen

TEGENWICHT = 10
"""Half-alike facts that are added before ranking."""
MINSTENS_GEDEELD = 5
"""Facts that must be known on both sides to compare at all."""
_OVERSLAAN = frozenset({GEMEENTEN, PERSPECTIEF})
"""Facts that say who takes part or who tells it, which makes no two partnerships alike."""


@dataclass(frozen=True, slots=True)
class Les:
    """What a case teaches.

    Args:
        tekst: what happened, or was expected.
        oordeel: `goed` or `mis`.
        hoe: `verwacht` (hoped, planned or feared), `gezien` (so it was during the research) or `gebleken` (it came out).
        bron_tekst: where the publication says so, in Dutch.
    """

    tekst: str
    oordeel: str
    hoe: str
    bron_tekst: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Casus(Uitgesteld):
    """A case of the publication beside this partnership; what `vergelijk` found is put into words when somebody reads it.

    Args:
        dossier: key of the dossier.
        naam: its name.
        gelijkenis: Gower's coefficient, 0 to 1.
        gedeeld: number of facts known on both sides.
        zelfde: the facts that are fully alike, with their value.
        anders: the facts that differ, with both values.
        ging_goed: what went well there: seen or proved, not what was expected.
        ging_mis: what went wrong there: seen or proved, not what was feared.
        gewogen: the likeness after weighing by the number of facts, 0 to 1; the cases are in this order.
        lessen: what the case teaches, with how sure it is and where it stands.
        lagen: the layers that were on, by name, in what `advies cases` writes; not in the JSON when there were none.
        uitgeschakeld: the rules of the publication that they switched off; not in the JSON when there are none.
    """

    dossier: str
    naam: str
    gelijkenis: float
    gedeeld: int
    zelfde: tuple[str, ...]
    anders: tuple[str, ...]
    ging_goed: tuple[str, ...]
    ging_mis: tuple[str, ...]
    gewogen: float
    lessen: tuple[Les, ...]
    lagen: tuple[Laagbewijs, ...] = ()
    uitgeschakeld: tuple[Uitgezet, ...] = ()


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


def bereiken(geheugen: Werkgeheugen) -> dict[FeitSleutel, int]:
    """Return the range of each known number over the dossiers and a partnership, in ten-thousandths; at least one.

    Args:
        geheugen: the known facts of the partnership.
    """
    uit: dict[FeitSleutel, int] = {}
    for sleutel, waarde in geheugen.items():
        if isinstance(waarde, int):
            minst, meest = _uitersten().get(sleutel, (waarde, waarde))
            uit[sleutel] = max(1, max(meest, waarde) - min(minst, waarde))
    return uit


@cache
def _uitersten() -> Mapping[FeitSleutel, tuple[int, int]]:
    return uitersten(feiten for _, feiten in dossiers().values())


def uitersten(vergeleken: Iterable[Werkgeheugen]) -> dict[FeitSleutel, tuple[int, int]]:
    """Return the least and the greatest value of each number over partnerships, in ten-thousandths."""
    waarden: dict[FeitSleutel, list[int]] = {}
    for feiten in vergeleken:
        for sleutel, waarde in feiten.items():
            if isinstance(waarde, int):
                waarden.setdefault(sleutel, []).append(waarde)
    return {sleutel: (min(deel), max(deel)) for sleutel, deel in waarden.items()}


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
        if ander is not None and sleutel not in _OVERSLAAN:
            delen.setdefault(sleutel.naam, []).append(gelijkheid(waarde, ander, bereik.get(sleutel, 1)))
    return {naam: sum(deel) / len(deel) for naam, deel in delen.items()}


def eigen_casus(naam: str, geheugen: Werkgeheugen) -> int | None:
    """Return the number of the case of the publication that a partnership is; None when it is none.

    It is recognised by a name of a dossier, by exactly the same municipalities, or by the same facts.

    Args:
        naam: its name; may be empty.
        geheugen: its known facts.
    """
    sleutel, gemeenten = gemeentesleutel(naam), _gemeenten(geheugen)
    for dossier in _kenmerken():
        if sleutel in dossier.namen or dossier.feiten == geheugen or (gemeenten and gemeenten == dossier.gemeenten):
            return dossier.casus
    return None


class _Kenmerk(NamedTuple):
    """What a dossier is recognised by, and the number of its case."""

    namen: frozenset[str]
    feiten: Werkgeheugen
    gemeenten: frozenset[str]
    casus: int


@cache
def _kenmerken() -> tuple[_Kenmerk, ...]:
    gegevens = casusgegevens()
    return tuple(
        _Kenmerk(
            frozenset(map(gemeentesleutel, (naam, *gegevens[dossier].namen))),
            feiten,
            _gemeenten(feiten),
            gegevens[dossier].casus,
        )
        for dossier, (naam, feiten) in dossiers().items()
    )


def _gemeenten(geheugen: Werkgeheugen) -> frozenset[str]:
    lijst = geheugen.get(GEMEENTEN)
    return frozenset(gemeentesleutel(str(deel["naam"])) for deel in lijst) if isinstance(lijst, tuple) else frozenset()


def vergelijk(evaluatie: Evaluatie, hoogstens: int = 3) -> tuple[Casus, ...]:
    """Return the cases that are most like a partnership, most alike first; never its own case.

    Args:
        evaluatie: the partnership, evaluated.
        hoogstens: the number of cases to return.
    """
    geheugen = evaluatie.geheugen
    alle = {sleutel: feiten for sleutel, (_, feiten) in dossiers().items()}
    bereik = bereiken(geheugen)
    eigen = eigen_casus(evaluatie.naam, geheugen)
    gevonden: list[tuple[float, str, dict[str, float]]] = []
    for sleutel, feiten in alle.items():
        delen = per_feit(geheugen, feiten, bereik)
        if len(delen) >= MINSTENS_GEDEELD and casusgegevens()[sleutel].casus != eigen:
            gewogen = (sum(delen.values()) + TEGENWICHT / 2) / (len(delen) + TEGENWICHT)
            gevonden.append((-gewogen, sleutel, delen))
    gekozen = sorted(gevonden)[:hoogstens]
    return tuple(
        stel_uit(
            Casus,
            partial(_casus, delen, evaluatie),
            dossier=sleutel,
            gewogen=round(-rang, 3),
            lagen=(),
            uitgeschakeld=(),
        )
        for rang, sleutel, delen in gekozen
    )


def _casus(delen: Mapping[str, float], evaluatie: Evaluatie, casus: Casus, _: str) -> Mapping[str, object]:
    sleutel = casus.dossier
    naam, feiten = dossiers()[sleutel]
    lessen = tuple(
        Les(les.tekst, les.oordeel, les.hoe, tuple(bron.tekst for bron in les.bron))
        for les in casusgegevens()[sleutel].lessen
    )
    woorden = [deel for deel in evaluatie.feiten.values() if deel.naam in delen]
    zelfde = [feit for feit in woorden if delen[feit.naam] == 1]
    anders = [feit for feit in woorden if delen[feit.naam] < 1]
    return {
        "naam": naam,
        "gelijkenis": round(sum(delen.values()) / len(delen), 3),
        "gedeeld": len(delen),
        "zelfde": tuple(f"{feit.kort}: {_waarde(feit, evaluatie.geheugen, feiten)}" for feit in zelfde),
        "anders": tuple(f"{feit.kort}: {_verschil(feit, evaluatie.geheugen, feiten)}" for feit in anders),
        "ging_goed": tuple(les.tekst for les in lessen if les.oordeel == "goed" and les.hoe != "verwacht"),
        "ging_mis": tuple(les.tekst for les in lessen if les.oordeel == "mis" and les.hoe != "verwacht"),
        "lessen": lessen,
    }


def _sleutels(feit: FeitDefinitie, hier: Werkgeheugen, daar: Werkgeheugen) -> list[FeitSleutel]:
    """Return the keys of a fact that are known on both sides."""
    return [sleutel for sleutel in hier if sleutel.naam == feit.naam and sleutel in daar]


def _waarde(feit: FeitDefinitie, hier: Werkgeheugen, daar: Werkgeheugen) -> str:
    sleutels = _sleutels(feit, hier, daar)
    if not feit.per_proces:
        return waardetekst(feit, hier[FeitSleutel(feit.naam)])
    if len(sleutels) > 1 and len({hier[sleutel] for sleutel in sleutels}) == 1:
        return f"{waardetekst(feit, hier[sleutels[0]])} (bij {len(sleutels)} ict-processen)"
    return _opgesomd(f"{procesnaam(sleutel.proces)} {waardetekst(feit, hier[sleutel])}" for sleutel in sleutels)


def _verschil(feit: FeitDefinitie, hier: Werkgeheugen, daar: Werkgeheugen) -> str:
    if not feit.per_proces:
        return _hier_en_daar(feit, hier[FeitSleutel(feit.naam)], daar[FeitSleutel(feit.naam)])
    return _opgesomd(
        f"{procesnaam(sleutel.proces)} {_hier_en_daar(feit, hier[sleutel], daar[sleutel])}"
        for sleutel in _sleutels(feit, hier, daar)
        if hier[sleutel] != daar[sleutel]
    )


def _hier_en_daar(feit: FeitDefinitie, hier: FeitWaarde, daar: FeitWaarde) -> str:
    return f"hier {waardetekst(feit, hier)} en daar {waardetekst(feit, daar)}"


def _opgesomd(delen: Iterable[str]) -> str:
    return " | ".join(delen)
