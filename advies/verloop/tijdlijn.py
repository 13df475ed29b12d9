"""Recommendations and findings over time, under one set of rules; and the first moment beside the last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from advies.antwoord import Advies, Antwoord
from advies.samenstelling.adviezen import zwaarte
from advies.statussen import Status
from advies.uitleg.antwoordbestand import adviessleutel
from advies.verloop.regels import lagen_van, stand_toen, standen_toen
from advies.verloop.vormen import Aanbevelingsverloop, Bevindingsverloop, Door, Patroon, Slotverschil, Stand
from kennisbank.frozen import FrozenDict
from regels.sleutels import RegelSleutel


def aanbevelingen(antwoorden: Sequence[Antwoord]) -> tuple[Aanbevelingsverloop, ...]:
    """Return the nine recommendations over time.

    Args:
        antwoorden: the advice at each moment.
    """
    per_moment = [{deel.nummer: deel for deel in antwoord.aanbevelingen} for antwoord in antwoorden]
    return tuple(
        Aanbevelingsverloop(nummer, deel.naam, deel.kort, tuple(staten[nummer].staat for staten in per_moment))
        for nummer, deel in per_moment[-1].items()
    )


def bevindingen(antwoorden: Sequence[Antwoord]) -> tuple[Bevindingsverloop, ...]:
    """Return the findings that were certain at some moment: the strongest first, then in the order of the rules.

    Args:
        antwoorden: the advice at each moment, with all advices.
    """
    per_moment = [{advies.sleutel: advies for advies in antwoord.adviezen} for antwoord in antwoorden]
    uit = [
        _bevinding([moment[sleutel] for moment in per_moment])
        for sleutel, advies in per_moment[-1].items()
        if advies.is_bevinding and any(moment[sleutel].status == "zeker" for moment in per_moment)
    ]
    return tuple(sorted(uit, key=lambda deel: zwaarte(deel.sterkte)))


def _bevinding(adviezen: Sequence[Advies]) -> Bevindingsverloop:
    laatst_zeker = [advies for advies in adviezen if advies.status == "zeker"][-1]
    statussen = tuple(advies.status for advies in adviezen)
    return Bevindingsverloop(
        regel=laatst_zeker.regel,
        over=laatst_zeker.over,
        soort=laatst_zeker.soort,
        sterkte=laatst_zeker.sterkte,
        titel=laatst_zeker.titel,
        bron_tekst=laatst_zeker.bron_tekst,
        grond=laatst_zeker.grond,
        statussen=statussen,
        patroon=patroon_van(statussen),
        laag=laatst_zeker.laag,
    )


def patroon_van(statussen: Sequence[Status]) -> Patroon:
    """Return how a finding goes over time, see `Bevindingsverloop`.

    Args:
        statussen: its status at each moment, certain at one or more.
    """
    zeker = [plaats for plaats, status in enumerate(statussen) if status == "zeker"]
    tussen = {statussen[plaats] for een, ander in pairwise(zeker) for plaats in range(een + 1, ander)}
    if "uitgesloten" in tussen:
        return "terug"
    if tussen:
        return "onderbroken"
    if len(zeker) == len(statussen):
        return "steeds"
    if statussen[-1] == "zeker":
        return "nieuw"
    return "weg" if statussen[-1] == "uitgesloten" else "onzeker"


def slotverschillen(eerder: Mapping[str, Any] | None, eerst: Antwoord, laatst: Antwoord) -> Iterator[Slotverschil]:
    """Yield the advices that stand otherwise at the last moment than they stood at the first, as it was told then.

    Args:
        eerder: the answer that was saved at the first moment with other rules; None when what was told then is `eerst`.
        eerst: the facts of the first moment, evaluated with today's rules, with all advices.
        laatst: those of the last.
    """
    begin, einde = _standen(eerst), _standen(laatst)
    toen = begin if eerder is None else _toen(eerder, einde)
    titels = _titels(eerder, eerst, laatst)
    lagen = lagen_van(eerder, laatst)
    for sleutel in dict.fromkeys((*einde, *toen)):
        was, tussen, wordt = (deel.get(sleutel, "ontbreekt") for deel in (toen, begin, einde))
        if gelijk(was, wordt):
            continue
        door: list[Door] = []
        if not gelijk(tussen, wordt):
            door.append("feiten")
        if not gelijk(was, tussen):
            door.append("regels")
        over = FrozenDict(proces=sleutel.proces) if sleutel.proces else FrozenDict()
        yield Slotverschil(sleutel.regel, over, titels[sleutel], was, wordt, tuple(door), lagen.get(sleutel, ""))


def gelijk(een: Stand, ander: Stand) -> bool:
    """Return whether an advice stands the same: a rule that is not there advises nothing, as one that is excluded."""
    niets = ("uitgesloten", "ontbreekt")
    return een == ander or (een in niets and ander in niets)


def _standen(antwoord: Antwoord) -> Mapping[RegelSleutel, Stand]:
    return {deel.sleutel: deel.status for deel in antwoord.adviezen}


def _toen(eerder: Mapping[str, Any], nu: Iterable[RegelSleutel]) -> Mapping[RegelSleutel, Stand]:
    """Return how each advice stood in a saved answer, those that it does not name too."""
    return {**{sleutel: stand_toen(eerder, sleutel.regel) for sleutel in nu}, **standen_toen(eerder)}


def _titels(eerder: Mapping[str, Any] | None, eerst: Antwoord, laatst: Antwoord) -> Mapping[RegelSleutel, str]:
    """Return the title of each advice: where it is certain now as it is now, otherwise as it was when it was certain."""
    toen = {} if eerder is None else {adviessleutel(deel): str(deel.get("titel", "")) for deel in eerder["adviezen"]}
    begin = {deel.sleutel: deel.titel for deel in eerst.adviezen}
    zeker = {deel.sleutel: deel.titel for deel in laatst.adviezen if deel.status == "zeker"}
    return {**{deel.sleutel: deel.titel for deel in laatst.adviezen}, **toen, **begin, **zeker}
