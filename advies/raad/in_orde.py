"""What is in order: the state of each recommendation, by its core alone.

The core of a recommendation is every rule about it of strength `moet`, and every rule that carries it by its field `kern`. The
state is then that of the conjunction "no rule of the core holds", in three values: it is never taken back by telling more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from advies.afleiding import Afleiding, Stap
from advies.antwoord import AanbevelingOordeel, Staat, Status, vraagt_aandacht
from advies.motor.gevallen import Geval
from kennisbank.catalogus import Aanbeveling
from regels.sleutels import FeitSleutel
from regels.taal import Regelbank

HOOGSTENS_BESLISSEND = 5


def oordeel_aanbevelingen(
    gevallen: Sequence[tuple[Geval, Status]], afleiding: Afleiding
) -> tuple[AanbevelingOordeel, ...]:
    """Return the state of the nine recommendations, with the facts that show it or would settle it.

    Args:
        gevallen: each case of a rule, and its status.
        afleiding: explains the cases.
    """
    aanbevelingen = afleiding.evaluatie.bank.catalogus.aanbevelingen
    return tuple(_oordeel(deel, gevallen, afleiding) for deel in aanbevelingen.values())


def staat_van(statussen: Sequence[Status]) -> Staat:
    """Return the state of a recommendation from the status of the rules of its core.

    Args:
        statussen: the status of each case of a rule of the core; without any nothing can show that it is in order.
    """
    if "zeker" in statussen:
        return "aandacht"
    return "in_orde" if statussen and all(status == "uitgesloten" for status in statussen) else "onbekend"


def _oordeel(
    aanbeveling: Aanbeveling, gevallen: Sequence[tuple[Geval, Status]], afleiding: Afleiding
) -> AanbevelingOordeel:
    plaatsen = afleiding.evaluatie.motor.onthoud(
        "kern", aanbeveling.nummer, lambda: _plaatsen(aanbeveling.nummer, [geval for geval, _ in gevallen])
    )
    kern = [gevallen[plaats] for plaats in plaatsen.kern]
    namen = [(geval.regel.naam, status) for geval, status in (gevallen[plaats] for plaats in plaatsen.aandacht)]
    staat = staat_van([status for _, status in kern])
    return AanbevelingOordeel(
        aanbeveling.nummer,
        aanbeveling.naam,
        staat,
        tuple(dict.fromkeys(naam for naam, status in namen if status == "zeker")),
        len({naam for naam, status in namen if status == "open"}),
        aanbeveling.na,
        aanbeveling.wie,
        aanbeveling.fase,
        tuple(bron.tekst for bron in aanbeveling.bron),
        _omdat(kern, staat, afleiding),
        _beslissend([geval for geval, status in kern if status == "open"], afleiding) if staat == "onbekend" else (),
        aanbeveling.afgeleid_na,
        aanbeveling.kort,
    )


class _Plaatsen(NamedTuple):
    """Where the rules of a recommendation stand among the cases.

    Args:
        kern: those of its core.
        aandacht: those about it that ask for attention when they are certain.
    """

    kern: tuple[int, ...]
    aandacht: tuple[int, ...]


def _plaatsen(nummer: int, gevallen: Sequence[Geval]) -> _Plaatsen:
    regels = [geval.regel for geval in gevallen]
    return _Plaatsen(
        tuple(plaats for plaats, regel in enumerate(regels) if nummer in regel.draagt),
        tuple(
            plaats
            for plaats, regel in enumerate(regels)
            if nummer in regel.aanbevelingen and vraagt_aandacht(regel.soort, regel.sterkte)
        ),
    )


def _omdat(kern: Sequence[tuple[Geval, Status]], staat: Staat, afleiding: Afleiding) -> tuple[Stap, ...]:
    """Return the given facts that show the state: why rules are certain when some are, otherwise why rules are excluded."""
    uit: dict[str, Stap] = {}
    for geval, status in kern:
        if staat == "aandacht" and status == "zeker":
            stappen = afleiding.waarom(geval)
        elif staat != "aandacht" and status == "uitgesloten":
            stappen = afleiding.waarom_niet(geval)
        else:
            continue
        uit |= {stap.feit: stap for deel in stappen for stap in deel.gegeven()}
    return tuple(uit.values())


def _beslissend(openstaand: Sequence[Geval], afleiding: Afleiding) -> tuple[str, ...]:
    """Return facts that can exclude what is open of the core: those that most branches wait for first, then as they are asked.

    Each branch needs one literal that is false. A branch with one way left is served first, since it leaves no choice; then the
    way that serves the most branches for each fact that it needs besides. Ways that contradict each other are not combined.
    """
    motor, nummers = afleiding.evaluatie.motor, afleiding.sets.nummers

    def plaats(sleutel: FeitSleutel) -> tuple[int, int, int]:
        return motor.onthoud("plaats", sleutel, lambda: _plaats(sleutel, motor.gevallen.bank))

    # A way is told by the bit of its literal, of which the other bit of the pair is the opposite.
    wegen = [
        [(motor.bit(literaal), nodig) for literaal, nodig in tak]
        for geval in openstaand
        for tak in afleiding.uitsluitend(geval)
    ]
    nodig_voor = {bit: nodig for tak in wegen for bit, nodig in tak}
    takken = [[bit for bit, _ in tak] for tak in wegen]
    wachten: dict[FeitSleutel, int] = {}
    gekozen: set[int] = set()
    wacht_al = 0
    while takken:
        vrij = [[bit for bit in tak if bit ^ 1 not in gekozen] for tak in takken]
        keuze = next(([tak[0]] for tak in vrij if len(tak) == 1), [bit for tak in vrij for bit in tak])
        if not keuze:
            break
        dient = Counter(bit for tak in takken for bit in tak)
        kosten = {bit: (nodig_voor[bit] & ~wacht_al).bit_count() / dient[bit] for bit in keuze}
        minst = min(kosten.values())
        beste = min(
            [bit for bit, kost in kosten.items() if kost == minst],
            key=lambda bit: sorted(map(plaats, nummers.feiten(nodig_voor[bit]))),
        )
        for sleutel in nummers.feiten(nodig_voor[beste]):
            wachten[sleutel] = wachten.get(sleutel, 0) + dient[beste]
        wacht_al |= nodig_voor[beste]
        gekozen.add(beste)
        takken = [tak for tak in takken if beste not in tak]
    op_orde = sorted(wachten, key=lambda sleutel: (-wachten[sleutel], plaats(sleutel)))
    return tuple(map(str, op_orde[:HOOGSTENS_BESLISSEND]))


def _plaats(sleutel: FeitSleutel, bank: Regelbank) -> tuple[int, int, int]:
    """Return when a fact is asked: first-line questions first, then the order of the vocabulary and of the processes."""
    feiten, processen = bank.vocabulaire.feiten, ("", *bank.processen)
    return feiten[sleutel.naam].trap, list(feiten).index(sleutel.naam), processen.index(sleutel.proces)
