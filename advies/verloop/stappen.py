"""Which first steps were taken, and what they took away, replayed in the engines."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advies.antwoord import Antwoord, Bevinding, EersteStap
from advies.evalueer import Adviseur
from advies.verloop.vormen import Gezet, Stapverloop
from regels.sleutels import FeitSleutel, RegelSleutel
from regels.taal import Werkgeheugen


def stappen(
    eerst: Antwoord, voor: Werkgeheugen, laatst: Antwoord, na: Werkgeheugen, adviseur: Adviseur
) -> tuple[Stapverloop, ...]:
    """Return what became of each first step of an advice, in the order of that advice.

    Args:
        eerst: the advice with the steps.
        voor: the facts that it is about.
        laatst: the advice afterwards, with all advices.
        na: the facts that that is about.
        adviseur: the evaluator; it compares the engines on the partnership after each step that was taken.

    Raises:
        MotorVerschil: the engines differ on one of those.
    """
    nu = {advies.sleutel: advies.status for advies in laatst.adviezen}
    geheugen = dict(voor)
    uit: list[Stapverloop] = []
    for stap in eerst.eerste_stappen:
        doel = gevraagd(stap)
        klopt = [na.get(sleutel) == waarde for sleutel, waarde in doel.items()]
        weg = [deel for deel in stap.neemt_weg if nu[sleutel_van(deel)] == "uitgesloten"]
        stand = _stand(klopt, len(weg), len(stap.neemt_weg))
        if stand == "gezet":
            geheugen |= doel
            weg = _nagerekend(weg, geheugen, adviseur)
        gebleven = tuple(deel for deel in stap.neemt_weg if nu[sleutel_van(deel)] != "uitgesloten")
        lagen = tuple(sorted({deel.laag for deel in stap.neemt_weg if deel.laag}))
        uit.append(Stapverloop(stap.tekst, stap.wie, stap.zetten, stand, tuple(weg), gebleven, lagen))
    return tuple(uit)


def gevraagd(stap: EersteStap) -> Werkgeheugen:
    """Return the facts that a first step changes, with their new values; such a value stands in memory as in a facts file."""
    return {FeitSleutel.lees(zet.feit): zet.waarde for zet in stap.zetten}


def sleutel_van(bevinding: Bevinding) -> RegelSleutel:
    """Return which rule a finding is of, and the process that it is about."""
    return RegelSleutel(bevinding.regel, bevinding.over.get("proces", ""))


def _stand(klopt: Sequence[bool], weg: int, totaal: int) -> Gezet:
    if all(klopt):
        return "gezet"
    if weg == totaal:
        return "anders"
    return "deels" if any(klopt) or weg else "niet"


def _nagerekend(weg: Sequence[Bevinding], geheugen: Werkgeheugen, adviseur: Adviseur) -> list[Bevinding]:
    """Return the findings that are excluded when nothing but the steps that were taken changes."""
    beoordeling = adviseur.beoordeel(geheugen)
    nummers: Mapping[RegelSleutel, int] = beoordeling.motor.nummers

    def is_weg(deel: Bevinding) -> bool:
        # A rule that is about one process only is a single case, without that process in its key.
        nummer = nummers.get(sleutel_van(deel), nummers.get(RegelSleutel(deel.regel)))
        return nummer is not None and beoordeling.status[nummer] is False

    return [deel for deel in weg if is_weg(deel)]
