"""Steps that are done: facts whose value keeps away what another value would bring."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from advies.afleiding import Stap
from advies.antwoord import Bevinding
from advies.evaluatie import Evaluatie
from advies.plan.maatregelen import TELT, spreekt_tegen, weegt
from advies.plan.model import Gedaan
from advies.proefwaarden import andere_waarden
from advies.raad.oorzaken import bevinding_van
from advies.raad.opdrachten import heeft_opdracht, opdrachten
from advies.samenstelling.adviezen import zeker_advies
from advies.woorden.feiten import feitzin, ruwe_waarde
from kennisbank.feitsoorten import JaNee, Keuze
from regels.sleutels import FeitSleutel, RegelSleutel


def gedane_stappen(evaluatie: Evaluatie, te_doen: Collection[FeitSleutel]) -> Iterator[Gedaan]:
    """Yield the steps that are done, in the order of the vocabulary.

    A fact counts when the vocabulary has an order for the value that it has, and a finding of strength `moet` or `zou_moeten`,
    for now or later, would be certain with another value. So a step of a plan is among these as soon as its fact is changed.

    Args:
        evaluatie: the partnership, evaluated.
        te_doen: facts that a step has yet to change; those are not done, however far they are.
    """
    volgorde = list(evaluatie.feiten)
    processen = ("", *evaluatie.bank.processen)
    sleutels = sorted(
        evaluatie.geheugen.keys() - te_doen, key=lambda s: (volgorde.index(s.naam), processen.index(s.proces))
    )
    for sleutel in sleutels:
        feit, waarde = evaluatie.feiten[sleutel.naam], evaluatie.geheugen[sleutel]
        if not (feit.stuurbaar and isinstance(feit.soort, JaNee | Keuze) and heeft_opdracht(feit, waarde)):
            continue
        houdt_weg = dict(_houdt_weg(evaluatie, sleutel))
        if houdt_weg:
            plek = evaluatie.plekken.get(sleutel)
            yield Gedaan(
                str(sleutel),
                opdrachten(evaluatie.bank, {sleutel: waarde}),
                Stap(
                    str(sleutel),
                    ruwe_waarde(waarde),
                    feitzin(feit, sleutel.proces, waarde),
                    plek.tekstregel if plek else None,
                    cel=plek.cel if plek else None,
                ),
                tuple(houdt_weg.values()),
                "",
                "",
            )


def _houdt_weg(evaluatie: Evaluatie, sleutel: FeitSleutel) -> Iterator[tuple[RegelSleutel, Bevinding]]:
    """Yield the weighing findings that another value of a fact would make certain; one that contradicts facts is none."""
    for waarde in andere_waarden(evaluatie, sleutel):
        anders = evaluatie.met({sleutel: waarde})
        if spreekt_tegen(anders):
            continue
        for nummer, (was, wordt) in enumerate(zip(evaluatie.status, anders.status, strict=True)):
            if wordt and not was and weegt(anders, nummer):
                advies = zeker_advies(anders.motor.gevallen.regels[nummer], anders)
                if advies.tijd in TELT:
                    yield advies.sleutel, bevinding_van(advies)
