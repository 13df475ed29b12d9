"""What several parties answered, put side by side: on what they agree, what only some know, and the points on which they differ.

A list of municipalities is taken apart, so that a figure of one municipality is a point of its own. A missing answer is no
dispute: what one party knows and no other denies, counts. Answers that cannot be true together are one point, to be settled
together, whoever gave them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple, TypeAlias

from advies.motor.maskers import Maskermotor
from advies.uitleg.bereik import Bereik
from kennisbank.getypt import gemeentesleutel
from kennisbank.lean import dataclass
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel
from regels.taal import SCHAAL, FeitWaarde, GemeenteGegevens, Werkgeheugen


class Feitdeel(NamedTuple):
    """A fact, or a part of the list of municipalities: who is on it (no municipality), or a figure of one of them.

    Args:
        sleutel: the fact.
        gemeente: the municipality, as `gemeentesleutel` spells it; empty for a fact as a whole.
        veld: the field of that municipality; empty for a fact as a whole.
    """

    sleutel: FeitSleutel
    gemeente: str = ""
    veld: str = ""


Deelwaarde: TypeAlias = "FeitWaarde | tuple[str, ...] | None"
"""The value of a part; for `LIJST` the names on it; None for what stays unknown."""
Delen: TypeAlias = Mapping[Feitdeel, Deelwaarde]

LIJST = Feitdeel(GEMEENTEN)
AANTAL = Feitdeel(AANTAL_GEMEENTEN)


@dataclass(frozen=True, slots=True)
class Partij:
    """One party, and what it answered.

    Args:
        naam: what it is called in the meeting.
        geheugen: the facts that it knows.
        bespreekbaar: the facts that it marks as open to discussion.
    """

    naam: str
    geheugen: Werkgeheugen
    bespreekbaar: frozenset[FeitSleutel] = frozenset()


@dataclass(frozen=True, slots=True)
class Optie:
    """One way to settle a point.

    Args:
        waarden: the value of each part of the point.
        partijen: the places of the parties that answered exactly this, as far as they answered.
    """

    waarden: tuple[Deelwaarde, ...]
    partijen: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Punt:
    """A point on which parties differ.

    Args:
        delen: the parts of facts that are settled together; more than one when their values cannot be chosen apart.
        opties: the ways to settle it, in the order of the parties.
        strijdig: whether answers meet here that cannot be true together, though no fact has two values.
    """

    delen: tuple[Feitdeel, ...]
    opties: tuple[Optie, ...]
    strijdig: bool = False

    @property
    def feiten(self) -> frozenset[FeitSleutel]:
        """The facts that it is about."""
        return frozenset(deel.sleutel for deel in self.delen)


@dataclass(frozen=True, slots=True)
class Vergelijking:
    """What parties answered, side by side.

    Args:
        partijen: the parties.
        standen: what each answered, by part.
        gedeeld: what nobody denies.
        punten: where they differ.
    """

    partijen: tuple[Partij, ...]
    standen: tuple[Delen, ...]
    gedeeld: Delen
    punten: tuple[Punt, ...]

    def geheugen(self, keuze: Mapping[int, int] | None = None) -> Werkgeheugen:
        """Return the facts when some points are settled; the others are unknown.

        Args:
            keuze: the place of the chosen option, by place of the point.
        """
        delen = dict(self.gedeeld)
        for nummer, optie in (keuze or {}).items():
            punt = self.punten[nummer]
            delen |= zip(punt.delen, punt.opties[optie].waarden, strict=True)
        return voeg_samen(delen)


def vergelijk_partijen(partijen: Sequence[Partij], motor: Maskermotor) -> Vergelijking:
    """Put what parties answered side by side.

    Args:
        partijen: the parties, each with facts that do not contradict each other.
        motor: the engine, whose rules say which facts contradict each other.
    """
    standen = tuple(ontleed_delen(partij.geheugen) for partij in partijen)
    alle = dict.fromkeys(deel for stand in standen for deel in stand)
    waarden = {deel: _waarden(standen, deel) for deel in alle}
    groepen: list[tuple[tuple[Feitdeel, ...], bool]] = []
    if _lijst_strijdig(standen):
        groepen.append(((LIJST, AANTAL), True))
    elif LIJST in alle:
        waarden[LIJST] = [tuple(dict.fromkeys(naam for stand in standen for naam in _namen(stand)))]
    vast = {deel for groep, _ in groepen for deel in groep}
    groepen += [((deel,), False) for deel in alle if deel not in vast and len(waarden[deel]) > 1]
    punten = [_punt(standen, delen, samen) for delen, samen in groepen]
    gedeeld = {deel: waarde for deel, (waarde, *andere) in waarden.items() if deel not in vast and not andere}
    return _zonder_tegenspraak(tuple(partijen), standen, gedeeld, punten, motor)


def ontleed_delen(geheugen: Werkgeheugen) -> dict[Feitdeel, Deelwaarde]:
    """Return known facts by part; the inverse of `voeg_samen`.

    Args:
        geheugen: the facts.
    """
    uit: dict[Feitdeel, Deelwaarde] = {}
    for sleutel, waarde in geheugen.items():
        if not isinstance(waarde, tuple):
            uit[Feitdeel(sleutel)] = waarde
            continue
        uit[Feitdeel(sleutel)] = tuple(str(gemeente["naam"]) for gemeente in waarde)
        for gemeente in waarde:
            naam = gemeentesleutel(str(gemeente["naam"]))
            uit |= {Feitdeel(sleutel, naam, veld): deel for veld, deel in gemeente.items() if veld != "naam"}
    return uit


def voeg_samen(delen: Delen) -> Werkgeheugen:
    """Return parts as known facts.

    Args:
        delen: the value of each part; None for unknown.
    """
    uit: dict[FeitSleutel, FeitWaarde] = {}
    velden: dict[str, dict[str, str | int]] = {}
    for deel, waarde in delen.items():
        if deel.gemeente and isinstance(waarde, str | int):
            velden.setdefault(deel.gemeente, {})[deel.veld] = waarde
        elif not deel.gemeente and deel != LIJST and waarde is not None:
            uit[deel.sleutel] = waarde  # type: ignore[assignment]  # a tuple of names is that of the list only
    namen = delen.get(LIJST)
    if isinstance(namen, tuple):
        lijst: list[GemeenteGegevens] = [
            {"naam": str(naam), **velden.get(gemeentesleutel(str(naam)), {})} for naam in namen
        ]
        uit[GEMEENTEN] = tuple(lijst)
    return uit


def _waarden(standen: Iterable[Delen], deel: Feitdeel) -> list[Deelwaarde]:
    """Return the different values that parties give a part, in their order."""
    return list(dict.fromkeys(stand[deel] for stand in standen if deel in stand))


def _namen(stand: Delen) -> tuple[str, ...]:
    """Return the municipalities on the list of a party."""
    namen = stand.get(LIJST)
    return tuple(map(str, namen)) if isinstance(namen, tuple) else ()


def _lijst_strijdig(standen: Sequence[Delen]) -> bool:
    """Return whether lists of municipalities and their number cannot all be right.

    A list that is as long as the number of its party is complete: another that names more denies that. Names that a list lacks
    are no denial when it is not complete.
    """
    namen = [frozenset(map(gemeentesleutel, _namen(stand))) for stand in standen]
    compleet = {
        lijst
        for lijst, stand in zip(namen, standen, strict=True)
        if LIJST in stand and stand.get(AANTAL) == len(lijst) * SCHAAL
    }
    samen = frozenset().union(*namen)
    if compleet:
        return compleet != {samen} or any(
            stand.get(AANTAL, len(samen) * SCHAAL) != len(samen) * SCHAAL for stand in standen
        )
    aantallen = [aantal for stand in standen if isinstance(aantal := stand.get(AANTAL), int)]
    return any(aantal < len(samen) * SCHAAL for aantal in aantallen)


def _punt(standen: Sequence[Delen], delen: tuple[Feitdeel, ...], samen: bool) -> Punt:
    """Return a point of which each party that answered a part has its own option."""
    opties: dict[tuple[Deelwaarde, ...], list[int]] = {}
    for nummer, stand in enumerate(standen):
        if any(deel in stand for deel in delen):
            opties.setdefault(tuple(stand.get(deel) for deel in delen), []).append(nummer)
    for minder in [*opties]:
        match [meer for meer in opties if meer != minder and _zegt_ook(meer, minder)]:
            case [ruimer]:
                opties[ruimer] = sorted([*opties[ruimer], *opties.pop(minder)])
    return Punt(delen, tuple(Optie(waarden, tuple(wie)) for waarden, wie in opties.items()), samen)


def _zegt_ook(meer: Sequence[Deelwaarde], minder: Sequence[Deelwaarde]) -> bool:
    """Return whether one answer says all that another says."""
    return all(deel is None or deel == ander for ander, deel in zip(meer, minder, strict=True))


def _zonder_tegenspraak(
    partijen: tuple[Partij, ...],
    standen: tuple[Delen, ...],
    gedeeld: dict[Feitdeel, Deelwaarde],
    punten: list[Punt],
    motor: Maskermotor,
) -> Vergelijking:
    """Return the comparison in which points can be settled apart: what a contradiction ties together is one point."""
    for feiten in _samenhangen(motor):
        rakend = [punt for punt in punten if not punt.feiten.isdisjoint(feiten)]
        vrij = {deel: waarde for deel, waarde in gedeeld.items() if deel.sleutel in feiten}
        combinaties = list(product(*(punt.opties for punt in rakend)))
        goed = [keuze for keuze in combinaties if not _tegenspraak(motor, _zet(vrij, rakend, keuze))]
        if len(goed) == len(combinaties):
            continue
        delen = tuple(deel for punt in rakend for deel in punt.delen)
        past = ({keuze[plaats] for keuze in goed} == {*punt.opties} for plaats, punt in enumerate(rakend))
        if goed and all(past):
            nieuw = Punt(delen, tuple(_samen(keuze) for keuze in goed))
        else:
            los = [deel for deel in vrij if not all(deel in stand for stand in standen)]
            delen += tuple(los)
            gedeeld = {deel: waarde for deel, waarde in gedeeld.items() if deel not in los}
            nieuw = _punt(standen, delen, True)
        punten = [punt for punt in punten if punt not in rakend] + [nieuw]
    orde = {feit: nummer for nummer, feit in enumerate(motor.gevallen.bank.vocabulaire.feiten)}
    punten.sort(key=lambda punt: (orde[punt.delen[0].sleutel.naam], punt.delen[0].sleutel.proces))
    return Vergelijking(partijen, standen, gedeeld, tuple(punten))


def _zet(vrij: Delen, punten: Sequence[Punt], keuze: Sequence[Optie]) -> Werkgeheugen:
    delen = dict(vrij)
    for punt, optie in zip(punten, keuze, strict=True):
        delen |= zip(punt.delen, optie.waarden, strict=True)
    return voeg_samen(delen)


def _samen(keuze: Sequence[Optie]) -> Optie:
    """Return options of several points as one; of who answered each of them as it is."""
    wie = [frozenset(optie.partijen) for optie in keuze]
    return Optie(
        tuple(waarde for optie in keuze for waarde in optie.waarden), tuple(sorted(frozenset.intersection(*wie)))
    )


def _samenhangen(motor: Maskermotor) -> Iterator[frozenset[FeitSleutel]]:
    """Yield the sets of facts that contradictions tie together, none sharing a fact with another."""
    groepen: list[frozenset[FeitSleutel]] = []
    for nummer, geval in enumerate(motor.gevallen.regels):
        if geval.regel.soort == "tegenspraak":
            nieuw = bereik_van(motor).leest[nummer]
            rakend = [groep for groep in groepen if not groep.isdisjoint(nieuw)]
            groepen = [groep for groep in groepen if groep not in rakend] + [nieuw.union(*rakend)]
    yield from groepen


def _tegenspraak(motor: Maskermotor, geheugen: Werkgeheugen) -> bool:
    bekend = motor.leid_af(0, motor.lees(geheugen))
    return any(
        motor.status_bij(nummer, bekend)
        for nummer, geval in enumerate(motor.gevallen.regels)
        if geval.regel.soort == "tegenspraak"
    )


def bereik_van(motor: Maskermotor) -> Bereik:
    """Return what the facts can bring about by the rules of an engine, worked out once.

    Args:
        motor: the engine.
    """
    return motor.onthoud("bereik", "", lambda: Bereik(motor))
