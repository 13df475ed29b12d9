"""From what was inferred to the answer: status, form, processes, recommendations and open questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from advies.afleiding import Afleiding, Stap
from advies.antwoord import (
    TE_DOEN,
    AanbevelingOordeel,
    Advies,
    AfwegingOordeel,
    Antwoord,
    Begripsuitleg,
    Indeling,
    Ontvangstbewijs,
    PoolOordeel,
    ProcesOordeel,
    Staat,
    Status,
    Vormen,
)
from advies.casussen import vergelijk
from advies.evaluatie import Evaluatie
from advies.motor.gevallen import Geval
from advies.verwoording import vul_in, waardetekst
from advies.vragen import OpenAdvies, kies_vragen
from advies.werkgeheugen import als_feiten
from kennisbank.catalogus import Begrip, catalogus
from kennisbank.frozen import FrozenDict, freeze
from regels.afwegingen import Pool, afwegingen
from regels.logica import over_proces, waarheid
from regels.plaats import Plaatsoordeel, Plaatsvraag, regelfeit
from regels.sleutels import FeitSleutel
from regels.taal import PER_PROCES, Voorwaarde, Werkgeheugen

_NIETS: Mapping[str, str] = FrozenDict()
_STATUS: dict[bool | None, Status] = {True: "zeker", None: "open", False: "uitgesloten"}
ZWAARTE: dict[str, int] = {
    "moet": 0,
    "zou_moeten": 1,
    "waargenomen_vaker": 2,
    "waargenomen_eens": 3,
    "mag": 4,
    "definitie": 5,
}
"""The order in which advice is told, by its strength."""


def stel_op(evaluatie: Evaluatie, ontvangstbewijs: Ontvangstbewijs, alles: bool) -> Antwoord:
    """Return the answer.

    Args:
        evaluatie: the partnership, evaluated.
        ontvangstbewijs: with what the answer was made.
        alles: whether excluded advices are in the answer.
    """
    afleiding = Afleiding(evaluatie)
    gevallen = [(geval, _STATUS[waar]) for geval, waar in evaluatie.gevallen() if geval.regel.soort != "tegenspraak"]
    getoond = [paar for paar in gevallen if alles or paar[1] != "uitgesloten"]
    adviezen = tuple(maak_advies(geval, status, afleiding) for geval, status in getoond)
    open_ = [
        OpenAdvies(evaluatie.motor.nummers[geval.sleutel], geval.regel.sterkte, afleiding.beslissend(geval))
        for geval, status in getoond
        if status == "open"
    ]
    indelingen = _Indelingen(gevallen)
    return Antwoord(
        samenwerkingsverband=evaluatie.naam,
        reikwijdte=indelingen.van("reikwijdte"),
        adviezen=tuple(sorted(adviezen, key=lambda advies: ZWAARTE[advies.sterkte])),
        vormen=Vormen(
            indelingen.van("vorm"),
            indelingen.van("organisatie"),
            indelingen.van("kenmerk"),
            indelingen.van("kandidaat_vorm"),
            indelingen.van("kandidaat_organisatie"),
        ),
        processen=_processen(adviezen, indelingen, evaluatie),
        migratie=(*indelingen.van("strategie"), *indelingen.van("voorkeur_strategie")),
        aanbevelingen=_aanbevelingen(gevallen),
        afwegingen=_afwegingen(gevallen),
        casussen=vergelijk(evaluatie),
        vragen=kies_vragen(open_, evaluatie),
        begrippen=_begrippen(adviezen),
        ontvangstbewijs=ontvangstbewijs,
        feiten=freeze(als_feiten(evaluatie.geheugen)),
    )


def maak_advies(geval: Geval, status: Status, afleiding: Afleiding) -> Advies:
    """Return the advice of one rule, with its reasons."""
    regel = geval.regel
    geheugen, feiten = afleiding.evaluatie.geheugen, afleiding.evaluatie.feiten
    stappen: tuple[Stap, ...]
    beslissend: tuple[tuple[str, ...], ...] = ()
    if status == "zeker":
        stappen = afleiding.waarom(geval)
    elif status == "uitgesloten":
        stappen = afleiding.waarom_niet(geval)
    else:
        stappen = afleiding.alvast(geval)
        beslissend = tuple(tuple(map(str, deel)) for deel in afleiding.beslissend(geval))
    proces = over_proces(geval.regel, geval.proces)
    return Advies(
        regel=regel.naam,
        soort=regel.soort,
        titel=vul_in(regel.titel, geval.proces, geheugen, feiten),
        over=FrozenDict(proces=proces) if proces else _NIETS,
        status=status,
        sterkte=regel.sterkte,
        grond=regel.grond,
        tekst=vul_in(regel.tekst, geval.proces, geheugen, feiten),
        uitleg=vul_in(regel.uitleg, geval.proces, geheugen, feiten),
        kanttekening=regel.kanttekening,
        bron=freeze([bron.als_json() for bron in regel.bron]),
        bron_tekst=tuple(bron.tekst for bron in regel.bron),
        fase=regel.fase,
        wie=regel.wie,
        aanbevelingen=regel.aanbevelingen,
        conclusie=FrozenDict({regel.dan.over: regel.dan.waarde}) if regel.dan else _NIETS,
        omdat=tuple({stap.feit: stap for deel in stappen for stap in deel.gegeven()}.values()),
        afleiding=stappen,
        beslissend=beslissend,
    )


class _Indelingen:
    """Gathers what the rules conclude."""

    def __init__(self, gevallen: Iterable[tuple[Geval, Status]]) -> None:
        self._gevonden: dict[tuple[str, str, str], dict[Status, list[str]]] = {}
        for geval, status in gevallen:
            dan = geval.regel.dan
            if dan is not None:
                proces = geval.proces or (geval.regel.over if dan.over in PER_PROCES else "")
                per_status = self._gevonden.setdefault((dan.over, proces, dan.waarde), {})
                per_status.setdefault(status, []).append(geval.regel.naam)

    def van(self, over: str, proces: str = "") -> tuple[Indeling, ...]:
        """Return every value of a classification, with its best status, in the order of the catalogue."""
        uit: list[Indeling] = []
        for waarde, begrip in catalogus().conclusies[over].items():
            per_status = self._gevonden.get((over, proces, waarde), {})
            for status in _STATUS.values():
                if status in per_status:
                    uit.append(_indeling(begrip, status, per_status[status]))
                    break
        return tuple(uit)


def _indeling(begrip: Begrip, status: Status, regels: list[str]) -> Indeling:
    return Indeling(begrip.sleutel, begrip.naam, begrip.omschrijving, status, tuple(regels))


def _processen(
    adviezen: tuple[Advies, ...], indelingen: _Indelingen, evaluatie: Evaluatie
) -> Mapping[str, ProcesOordeel]:
    uitvoering = evaluatie.feiten["uitvoering"]
    regels = {regelfeit(geval.regel, geval.proces): waar for geval, waar in evaluatie.gevallen()}
    uit: dict[str, ProcesOordeel] = {}
    for vraag in evaluatie.motor.gevallen.plaatsen:
        proces = catalogus().processen[vraag.proces]
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
            adviezen=tuple(a.regel for a in adviezen if a.over.get("proces") == vraag.proces and a.status == "zeker"),
            oordeel=plaats.oordeel,
            omdat=plaats.omdat,
            nog_open=plaats.nog_open,
        )
    return FrozenDict(uit)


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


def _aanbevelingen(gevallen: Iterable[tuple[Geval, Status]]) -> tuple[AanbevelingOordeel, ...]:
    te_doen: dict[int, list[tuple[str, Status]]] = {}
    for geval, status in gevallen:
        if geval.regel.soort in TE_DOEN or geval.regel.sterkte == "moet":
            for nummer in geval.regel.aanbevelingen:
                te_doen.setdefault(nummer, []).append((geval.regel.naam, status))
    uit: list[AanbevelingOordeel] = []
    for nummer, aanbeveling in catalogus().aanbevelingen.items():
        namen = te_doen.get(nummer, [])
        zeker = tuple(dict.fromkeys(naam for naam, status in namen if status == "zeker"))
        open_ = len({naam for naam, status in namen if status == "open"})
        staat: Staat = "aandacht" if zeker else ("onbekend" if open_ or not namen else "in_orde")
        uit.append(
            AanbevelingOordeel(
                nummer,
                aanbeveling.naam,
                staat,
                zeker,
                open_,
                aanbeveling.na,
                aanbeveling.wie,
                aanbeveling.fase,
                tuple(bron.tekst for bron in aanbeveling.bron),
            )
        )
    return tuple(uit)


def _afwegingen(gevallen: Iterable[tuple[Geval, Status]]) -> tuple[AfwegingOordeel, ...]:
    """Return the trade-offs of which at least one side has a certain rule."""
    per_regel: dict[str, list[tuple[Geval, Status]]] = {}
    for geval, status in gevallen:
        per_regel.setdefault(geval.regel.naam, []).append((geval, status))
    uit: list[AfwegingOordeel] = []
    for afweging in afwegingen():
        polen = tuple(
            _pool(pool, [paar for naam in pool.regels for paar in per_regel.get(naam, ())]) for pool in afweging.polen
        )
        if any(pool.regels for pool in polen):
            uit.append(
                AfwegingOordeel(
                    afweging=afweging.naam,
                    titel=afweging.titel,
                    vraag=afweging.vraag,
                    polen=polen,
                    neigt=afweging.neigt,
                    neigt_uitleg=afweging.neigt_uitleg,
                    doorslag=afweging.doorslag,
                    grond=afweging.grond,
                    bron=freeze([bron.als_json() for bron in afweging.bron]),
                    bron_tekst=tuple(bron.tekst for bron in afweging.bron),
                )
            )
    return tuple(uit)


def _pool(pool: Pool, gevallen: Iterable[tuple[Geval, Status]]) -> PoolOordeel:
    zeker: dict[str, str] = {}
    open_: set[str] = set()
    for geval, status in gevallen:
        if status == "zeker":
            zeker[geval.regel.naam] = vul_in(geval.regel.titel, geval.proces, {}, {})
        elif status == "open":
            open_.add(geval.regel.naam)
    return PoolOordeel(
        pool.sleutel, pool.naam, pool.tekst, tuple(zeker), tuple(zeker.values()), len(open_ - zeker.keys())
    )


def _begrippen(adviezen: tuple[Advies, ...]) -> tuple[Begripsuitleg, ...]:
    """Return the terms of the glossary that the certain advices use."""
    zeker = [advies for advies in adviezen if advies.status == "zeker"]
    tekst = " ".join(
        deel
        for advies in zeker
        for deel in (
            advies.titel,
            advies.tekst,
            advies.uitleg,
            advies.kanttekening,
            *(stap.tekst for stap in advies.omdat),
        )
    )
    woorden = set(re.findall(r"[\w&]+", tekst))
    return tuple(
        Begripsuitleg(term.term, term.nu, term.uitleg)
        for term in catalogus().begrippen
        if (term.term in woorden if " " not in term.term else term.term in tekst)
    )
