"""From what was inferred to the answer: status, form, processes, recommendations and open questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from advies.afleiding import Afleiding, Stap
from advies.antwoord import (
    TE_DOEN,
    AanbevelingOordeel,
    Advies,
    AfwegingOordeel,
    Antwoord,
    Begripsuitleg,
    Grens,
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
from kennisbank.grenzen import kennisgrenzen
from regels.afwegingen import Pool, afwegingen
from regels.logica import verwijzingen
from regels.sleutels import FeitSleutel

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
        meldingen=evaluatie.meldingen,
        grenzen=tuple(Grens(deel.grens, deel.titel, deel.tekst, deel.elders) for deel in kennisgrenzen()),
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
    proces = over_proces(geval)
    return Advies(
        regel=regel.naam,
        soort=regel.soort,
        titel=vul_in(regel.titel, geval.proces, geheugen, feiten),
        over=FrozenDict(proces=proces) if proces else _NIETS,
        status=status,
        sterkte=regel.sterkte,
        grond=regel.grond,
        tekst=vul_in(regel.tekst_bij(geheugen), geval.proces, geheugen, feiten),
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


def over_proces(geval: Geval) -> str:
    """Return the process that a rule is about: its own, or the only one that its condition speaks of."""
    if geval.proces:
        return geval.proces
    genoemd = {feit.proces for feit in verwijzingen(geval.regel.als)} - {""}
    return genoemd.pop() if len(genoemd) == 1 else ""


class _Indelingen:
    """Gathers what the rules conclude."""

    def __init__(self, gevallen: Iterable[tuple[Geval, Status]]) -> None:
        self._gevonden: dict[tuple[str, str, str], dict[Status, list[str]]] = {}
        for geval, status in gevallen:
            dan = geval.regel.dan
            if dan is not None:
                per_status = self._gevonden.setdefault((dan.over, geval.proces, dan.waarde), {})
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
    uit: dict[str, ProcesOordeel] = {}
    for sleutel, proces in catalogus().processen.items():
        waarde = str(evaluatie.geheugen.get(FeitSleutel("uitvoering", sleutel), ""))
        keuzen = indelingen.van("keuze", sleutel)
        past = [p for keuze in keuzen if keuze.status == "zeker" for p in catalogus().past_bij.get(keuze.waarde, ())]
        uit[sleutel] = ProcesOordeel(
            naam=proces.naam,
            nummer=proces.nummer,
            uitvoering=waarde,
            uitvoering_tekst=waardetekst(uitvoering, waarde) if waarde else "",
            partnermodel=indelingen.van("partnermodel", sleutel),
            keuzen=keuzen,
            standaard=proces.standaard,
            verschil=None if not waarde or not past else waarde not in past,
            adviezen=tuple(
                advies.regel for advies in adviezen if advies.over.get("proces") == sleutel and advies.status == "zeker"
            ),
        )
    return FrozenDict(uit)


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
