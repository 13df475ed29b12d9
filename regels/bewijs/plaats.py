"""The verdicts on the places of the processes, proved over all facts: nothing certain stands beside one that it contradicts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import z3

from regels.bewijs.bewijzer import Bewijzer, Formule, alle_feiten
from regels.bewijs.vertaling import Waarheid, vertaal
from regels.eisen import Eis
from regels.logica import verwijzingen
from regels.plaats import Plaatsvraag, plaatsvragen, regelnaam, regels_over
from regels.sleutels import FeitSleutel
from regels.taal import FeitWaarde, Regel, Voorwaarde

Strijdig = tuple[str, Regel, dict[FeitSleutel, FeitWaarde]]
"""A process, a rule that is certain beside its verdict, and the smallest set of facts with which it is."""


def strijdig(bewijzer: Bewijzer, eis: Eis) -> Iterator[Strijdig]:
    """Yield, for each process, what can be certain beside a verdict that a requirement keeps apart from it.

    Args:
        bewijzer: the rule base in z3.
        eis: a requirement about a verdict (`plaats`).

    Raises:
        Onbeslist: z3 did not decide in time.
    """
    for vraag in plaatsvragen(bewijzer.bank):
        over = {regel.naam: regel for regel in regels_over(bewijzer.bank, vraag.proces)}
        delen = {naam: bewijzer.formule(regel.als, _proces(regel, vraag)) for naam, regel in over.items()}
        uitkomst = _uitkomst(bewijzer, vraag, delen, eis)
        for plaats in eis.naast_plaats:
            ander = _oordeel(bewijzer, vraag.voorwaarden[plaats], delen)
            samen = z3.And(uitkomst.waar, ander.waar)
            sleutels = alle_feiten((uitkomst, ander))
            if bewijzer.kan(samen, sleutels):
                redenen = [over[naam] for naam in dict.fromkeys(naam for naam, _ in vraag.redenen[plaats])]
                for regel in redenen:
                    yield from _naast(bewijzer, vraag, regel, uitkomst, delen[regel.naam], ander)
        for regel in over.values():
            if regel.sterkte in eis.naast_sterkte or regel.soort in eis.naast_soort:
                yield from _naast(bewijzer, vraag, regel, uitkomst, delen[regel.naam])


def _naast(
    bewijzer: Bewijzer, vraag: Plaatsvraag, regel: Regel, uitkomst: Formule, deel: Formule, ander: Formule | None = None
) -> Iterator[Strijdig]:
    samen = [uitkomst, deel] if ander is None else [uitkomst, deel, ander]
    vraagstuk = z3.And(*(oordeel.waar for oordeel in samen))
    if bewijzer.kan(vraagstuk, alle_feiten(samen)):
        getuige = bewijzer.zoek(vraagstuk, alle_feiten(samen))
        assert getuige is not None, "this was possible just now"
        yield vraag.proces, regel, getuige


def _proces(regel: Regel, vraag: Plaatsvraag) -> str:
    return vraag.proces if regel.voor_elk_proces else ""


def _uitkomst(bewijzer: Bewijzer, vraag: Plaatsvraag, delen: Mapping[str, Formule], eis: Eis) -> Formule:
    """Return when a process has the verdict that a requirement is about; `onbekend` when it has none of the others."""
    oordelen = {plaats: _oordeel(bewijzer, deel, delen) for plaats, deel in vraag.voorwaarden.items()}
    if eis.plaats in oordelen:
        return oordelen[eis.plaats]
    geen = z3.Not(z3.Or(*(deel.waar for deel in oordelen.values())))
    return Formule(geen, z3.Not(geen), alle_feiten(oordelen.values()))


def _oordeel(bewijzer: Bewijzer, voorwaarde: Voorwaarde, delen: Mapping[str, Formule]) -> Formule:
    """Return the truth of a condition that names rules as derived facts."""
    genoemd = list(verwijzingen(voorwaarde))
    regels = {feit: delen[regelnaam(feit)] for feit in genoemd if regelnaam(feit)}
    waarheid = vertaal(voorwaarde, bewijzer.ruimte, {naam: Waarheid(d.waar, d.onwaar) for naam, d in regels.items()})
    feiten = {feit for feit in genoemd if not regelnaam(feit)}
    return Formule(waarheid.waar, waarheid.onwaar, alle_feiten(regels.values()) | feiten)
