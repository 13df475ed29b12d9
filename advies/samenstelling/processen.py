"""Processes: where each is now, what may, and whether that fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from advies.afleiding import Afleiding
from advies.antwoord import Advies, ProcesOordeel
from advies.motor.gevallen import Geval
from advies.raad.plaats import waarom_plaats
from advies.samenstelling.indelingen import Indelingen
from advies.woorden.feiten import waardetekst
from kennisbank.frozen import FrozenDict
from regels.logica import waarheid
from regels.plaats import Plaatsoordeel, Plaatsvraag, regelfeit
from regels.sleutels import FeitSleutel
from regels.taal import Voorwaarde, Werkgeheugen


def oordeel_processen(
    adviezen: tuple[Advies, ...], indelingen: Indelingen, afleiding: Afleiding
) -> Mapping[str, ProcesOordeel]:
    """Return the verdict on each process, by its key.

    Args:
        adviezen: the advices of the answer.
        indelingen: what the rules conclude.
        afleiding: explains the cases.
    """
    evaluatie = afleiding.evaluatie
    uitvoering = evaluatie.feiten["uitvoering"]
    gevallen = evaluatie.motor.onthoud("regelfeiten", "", lambda: _per_regelfeit(evaluatie.motor.gevallen.regels))
    regels = dict(zip(gevallen, evaluatie.status, strict=True))
    zeker = [advies for advies in adviezen if advies.status == "zeker"]
    uit: dict[str, ProcesOordeel] = {}
    for vraag in evaluatie.motor.gevallen.plaatsen:
        proces = evaluatie.bank.catalogus.processen[vraag.proces]
        waarde = str(evaluatie.geheugen.get(FeitSleutel("uitvoering", vraag.proces), ""))
        plaats = _plaats(vraag, evaluatie.geheugen, regels)
        uit[vraag.proces] = ProcesOordeel(
            naam=proces.naam,
            nummer=proces.nummer,
            uitvoering=waarde,
            uitvoering_tekst=waardetekst(uitvoering, waarde) if waarde else "",
            partnermodel=indelingen.van("partnermodel", vraag.proces),
            keuzen=indelingen.van("keuze", vraag.proces),
            standaard=proces.standaard,
            verschil=plaats.verschil,
            adviezen=tuple(a.regel for a in zeker if a.over.get("proces") == vraag.proces),
            oordeel=plaats.oordeel,
            omdat=plaats.omdat,
            nog_open=plaats.nog_open,
            waarom=waarom_plaats(vraag, plaats.oordeel, regels, gevallen, afleiding),
        )
    return FrozenDict(uit)


def _per_regelfeit(gevallen: Sequence[Geval]) -> dict[FeitSleutel, Geval]:
    """Return the cases by how a condition names their truth, in their own order."""
    return {regelfeit(geval.regel, geval.proces): geval for geval in gevallen}


class _Plaats(NamedTuple):
    oordeel: Plaatsoordeel
    omdat: tuple[str, ...]
    verschil: bool | None
    nog_open: tuple[str, ...]


def _plaats(vraag: Plaatsvraag, geheugen: Werkgeheugen, regels: Mapping[FeitSleutel, bool | None]) -> _Plaats:
    """Return the verdict on the place of a process, from the truth of the rules.

    Args:
        vraag: when which verdict holds.
        geheugen: the known facts.
        regels: the truth of each rule, by the key of `regelfeit`.
    """

    def waar(voorwaarde: Voorwaarde) -> bool | None:
        return waarheid(voorwaarde, geheugen, regels)

    zeker = (deel for deel, wanneer in vraag.voorwaarden.items() if waar(wanneer))
    oordeel: Plaatsoordeel = next(zeker, "onbekend")
    omdat = tuple(dict.fromkeys(naam for naam, wanneer in vraag.redenen[oordeel] if waar(wanneer)))
    passend = waar(vraag.passend)
    open_: tuple[str, ...] = ()
    if oordeel == "onbekend" and passend:
        open_ = tuple(dict.fromkeys(n for n, wanneer in vraag.redenen["niet_belegd"] if waar(wanneer) is None))
    verschil = {"past": False, "past_niet": True, "niet_belegd": True}.get(oordeel, False if passend else None)
    return _Plaats(oordeel, omdat, verschil, open_)
