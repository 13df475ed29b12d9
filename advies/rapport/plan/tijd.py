"""The chapter on time: the days of a plan as a picture and as a table; none without days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice

from advies.plan.dagen import moment_op
from advies.plan.model import Plan
from advies.rapport.bouw import Onderdeel, noot, tabel_van_teksten
from advies.rapport.figuren.tijdlijn import Tijdrij, tijdlijn
from advies.rapport.model import Blok
from advies.rapport.teksten import aantal, lijst, plat, tekst
from advies.weergave import planzinnen
from advies.woorden import benamingen
from advies.woorden.letters import hoofdletter

HOOGSTENS_KEREN = 24
"""How often a moment is in the time line at most."""


def tijdsectie(plan: Plan) -> tuple[str, str, Sequence[Blok], Sequence[Onderdeel], bool] | None:
    """Return the chapter before it has its number; None for a plan without days.

    Args:
        plan: the plan.
    """
    rijen = list(_rijen(plan))
    if not any(rij.begin or rij.klaar for rij in rijen):
        return None
    dagen = sorted(dag for rij in rijen for dag in rij.dagen())
    alt = tekst(
        "plan.tijdlijn_alt",
        van=planzinnen.dag(dagen[0].isoformat()),
        tot=planzinnen.dag(dagen[-1].isoformat()),
        stappen=sum(not rij.momenten for rij in rijen),
        momenten=sum(len(rij.momenten) for rij in rijen),
    )
    tabel = tabel_van_teksten(
        tekst("plan.tijdlijn_tabel"), lijst("plan.tijdlijn_kop"), list(_tabelrijen(plan, rijen)), (4, 10, 4)
    )
    soorten = dict.fromkeys(_soort(rij) for rij in rijen)
    legenda = [(soort, tekst(f"plan.legenda.{soort}")) for soort in soorten]
    beeld = tijdlijn("tijdlijn", tekst("plan.tijdlijn_beeld"), alt, tabel, rijen, lijst("plan.maanden"), legenda)
    blokken: list[Blok] = [beeld, tabel]
    if any(len(rij.momenten) == HOOGSTENS_KEREN for rij in rijen):
        blokken.append(noot(tekst("plan.hoogstens_keren", n=HOOGSTENS_KEREN)))
    zonder = sum(not (stap.begin or stap.klaar) for stap in plan.stappen)
    if zonder:
        blokken.append(noot(plat(aantal("plan.zonder_dag", zonder))))
    return "tijdlijn", tekst("plan.tijdlijn"), blokken, (), False


def _rijen(plan: Plan) -> Iterator[Tijdrij]:
    """Yield the rows of the picture: the dated steps, those that are done, and the moments as far as the steps reach."""
    stappen = [
        Tijdrij(tekst("plan.stap", nummer=stap.nummer, tekst=stap.tekst), _dag(stap.begin), _dag(stap.klaar))
        for stap in plan.stappen
        if stap.begin or stap.klaar
    ]
    stappen += [
        Tijdrij(deel.tekst, _dag(deel.begin), _dag(deel.klaar), gedaan=True)
        for deel in plan.gedaan
        if deel.begin or deel.klaar
    ]
    yield from stappen
    tot = max((dag for rij in stappen for dag in rij.dagen()), default=None)
    for moment in plan.momenten:
        if moment.eerste and tot is not None:
            dagen = tuple(islice(moment_op(moment, tot), HOOGSTENS_KEREN))
            if dagen:
                yield Tijdrij(moment.titel, None, None, dagen)


def _soort(rij: Tijdrij) -> str:
    if rij.gedaan:
        return "gedaan"
    if rij.momenten:
        return "cirkel"
    if rij.klaar is None:
        return "open"
    return "balk" if rij.begin else "ruit"


def _tabelrijen(plan: Plan, rijen: Sequence[Tijdrij]) -> Iterator[tuple[str, ...]]:
    """Yield the days in order, each with what is then and who does it."""
    wie = {tekst("plan.stap", nummer=stap.nummer, tekst=stap.tekst): stap.wie for stap in plan.stappen}
    wie |= {moment.titel: moment.wie for moment in plan.momenten}
    delen = [
        (dag, plaats, zin, rij.naam)
        for plaats, rij in enumerate(rijen)
        for dag, zin in (
            (rij.begin, tekst("plan.begint", stap=rij.naam)),
            (rij.klaar, tekst("plan.klaar", stap=rij.naam)),
            *((dag, rij.naam) for dag in rij.momenten),
        )
        if dag is not None
    ]
    for dag, _, zin, naam in sorted(delen):
        yield planzinnen.dag(dag.isoformat()), zin, hoofdletter(benamingen.wie(wie.get(naam, ())))


def _dag(iso: str) -> date | None:
    return date.fromisoformat(iso) if iso else None
