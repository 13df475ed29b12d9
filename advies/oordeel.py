"""From what was inferred to the answer: status, form, processes, recommendations and open questions."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, assert_never

from advies.afleiding import Afleiding, Stap
from advies.antwoord import (
    STATUSSEN,
    Advies,
    AfwegingOordeel,
    Antwoord,
    Begripsuitleg,
    Bronwijzing,
    Grens,
    Indeling,
    Ontvangstbewijs,
    PoolOordeel,
    ProcesOordeel,
    Status,
    Vormen,
    status_van,
)
from advies.casussen import eigen_casus, vergelijk
from advies.evaluatie import Evaluatie
from advies.motor.gevallen import Geval
from advies.motor.maskers import Beoordeling
from advies.raad.eerste_stappen import eerste_stappen
from advies.raad.in_orde import oordeel_aanbevelingen
from advies.raad.oorzaken import oorzaken
from advies.raad.plaats import waarom_plaats
from advies.raad.tijd import fase_voorop
from advies.vragen import OpenAdvies, kies_vragen
from advies.werkgeheugen import als_feiten
from advies.woorden.feiten import waardetekst
from advies.woorden.regelteksten import vul_in
from kennisbank.catalogus import Begrip, catalogus
from kennisbank.frozen import FrozenDict, freeze
from kennisbank.grenzen import kennisgrenzen
from regels.afwegingen import Pool, afwegingen
from regels.logica import over_proces, waarheid
from regels.plaats import Plaatsoordeel, Plaatsvraag, regelfeit
from regels.sleutels import FeitSleutel
from regels.taal import PER_PROCES, Sterkte, Voorwaarde, Werkgeheugen
from regels.tijd import FASE, tijd_bij

_NIETS: Mapping[str, str] = FrozenDict()


def zwaarte(sterkte: Sterkte) -> int:
    """Return the place of an advice in the order in which advice is told, by its strength."""
    match sterkte:
        case "moet":
            return 0
        case "zou_moeten":
            return 1
        case "waargenomen_vaker":
            return 2
        case "waargenomen_eens":
            return 3
        case "mag":
            return 4
        case "definitie":
            return 5
        case _:
            assert_never(sterkte)


def stel_op(
    evaluatie: Evaluatie,
    ontvangstbewijs: Ontvangstbewijs,
    alles: bool,
    speel_na: Callable[[Werkgeheugen], Beoordeling],
) -> Antwoord:
    """Return the answer.

    Args:
        evaluatie: the partnership, evaluated.
        ontvangstbewijs: with what the answer was made.
        alles: whether excluded advices are in the answer.
        speel_na: evaluates other facts, in both engines where there are two; the first steps are compared with it.

    Raises:
        MotorVerschil: the engines differ on the partnership after the first steps.
    """
    afleiding = Afleiding(evaluatie)
    gevallen = [(geval, status_van(waar)) for geval, waar in evaluatie.gevallen() if geval.regel.soort != "tegenspraak"]
    getoond = [paar for paar in gevallen if alles or paar[1] != "uitgesloten"]
    adviezen = tuple(maak_advies(geval, status, afleiding) for geval, status in getoond)
    open_ = [
        OpenAdvies(evaluatie.motor.nummers[geval.sleutel], geval.regel.sterkte, afleiding.beslissend(geval))
        for geval, status in getoond
        if status == "open"
    ]
    indelingen = _Indelingen(gevallen)
    nummers = evaluatie.motor.nummers
    zeker = {
        nummers[geval.sleutel]: advies
        for (geval, status), advies in zip(getoond, adviezen, strict=True)
        if status == "zeker"
    }
    op_zwaarte = tuple(sorted(adviezen, key=lambda advies: zwaarte(advies.sterkte)))
    return Antwoord(
        samenwerkingsverband=evaluatie.naam,
        reikwijdte=indelingen.van("reikwijdte"),
        adviezen=op_zwaarte,
        vormen=Vormen(
            indelingen.van("vorm"),
            indelingen.van("organisatie"),
            indelingen.van("kenmerk"),
            indelingen.van("kandidaat_vorm"),
            indelingen.van("kandidaat_organisatie"),
        ),
        processen=_processen(adviezen, indelingen, afleiding),
        migratie=(*indelingen.van("strategie"), *indelingen.van("voorkeur_strategie")),
        oorzaken=oorzaken(op_zwaarte, evaluatie.feiten),
        eerste_stappen=eerste_stappen(evaluatie, zeker, _zeker_advies, speel_na),
        aanbevelingen=oordeel_aanbevelingen(gevallen, afleiding),
        afwegingen=_afwegingen(adviezen),
        casussen=vergelijk(evaluatie),
        vragen=fase_voorop(kies_vragen(open_, evaluatie)),
        begrippen=_begrippen(adviezen),
        ontvangstbewijs=ontvangstbewijs,
        feiten=freeze(als_feiten(evaluatie.geheugen)),
        meldingen=evaluatie.meldingen,
        grenzen=_grenzen(evaluatie),
        regelnamen=tuple(dict.fromkeys(geval.regel.naam for geval, _ in gevallen)),
        volledig=len(getoond) == len(gevallen),
    )


def _grenzen(evaluatie: Evaluatie) -> tuple[Grens, ...]:
    zelf = eigen_casus(evaluatie.naam, evaluatie.geheugen) is not None
    return tuple(Grens(deel.grens, deel.titel, deel.tekst, deel.elders) for deel in kennisgrenzen(eigen_casus=zelf))


def maak_advies(geval: Geval, status: Status, afleiding: Afleiding) -> Advies:
    """Return the advice of one rule, with its reasons."""
    regel = geval.regel
    geheugen, feiten = afleiding.evaluatie.geheugen, afleiding.evaluatie.feiten
    stappen: tuple[Stap, ...]
    beslissend: tuple[tuple[str, ...], ...] = ()
    match status:
        case "zeker":
            stappen = afleiding.waarom(geval)
        case "uitgesloten":
            stappen = afleiding.waarom_niet(geval)
        case "open":
            stappen = afleiding.alvast(geval)
            beslissend = tuple(tuple(map(str, deel)) for deel in afleiding.beslissend(geval))
        case _:
            assert_never(status)
    vast = afleiding.evaluatie.motor.onthoud("advies", id(geval), lambda: _vast(geval))
    woorden = afleiding.woorden(geval, stappen if status == "zeker" else ())
    return Advies(
        regel=regel.naam,
        soort=regel.soort,
        titel=woorden.titel,
        over=vast.over,
        status=status,
        sterkte=regel.sterkte,
        grond=regel.grond,
        tekst=woorden.tekst,
        uitleg=vul_in(regel.uitleg, geval.proces, geheugen, feiten),
        kanttekening=woorden.kanttekening,
        bron=vast.bron,
        bron_tekst=vast.bron_tekst,
        fase=regel.fase,
        wie=regel.wie,
        aanbevelingen=regel.aanbevelingen,
        conclusie=vast.conclusie,
        omdat=tuple({stap.feit: stap for deel in stappen for stap in deel.gegeven()}.values()),
        afleiding=stappen,
        beslissend=beslissend,
        tijd=tijd_bij(regel, geheugen, feiten[FASE].mag()),
    )


class _Vast(NamedTuple):
    """What an advice says whatever the facts are."""

    over: Mapping[str, str]
    bron: tuple[Bronwijzing, ...]
    bron_tekst: tuple[str, ...]
    conclusie: Mapping[str, str]


def _vast(geval: Geval) -> _Vast:
    regel = geval.regel
    proces = over_proces(regel, geval.proces)
    return _Vast(
        FrozenDict(proces=proces) if proces else _NIETS,
        freeze([bron.als_json() for bron in regel.bron]),
        tuple(bron.tekst for bron in regel.bron),
        FrozenDict({regel.dan.over: regel.dan.waarde}) if regel.dan else _NIETS,
    )


def _zeker_advies(geval: Geval, evaluatie: Evaluatie) -> Advies:
    return maak_advies(geval, "zeker", Afleiding(evaluatie))


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
            for status in STATUSSEN:
                if status in per_status:
                    uit.append(_indeling(begrip, status, per_status[status]))
                    break
        return tuple(uit)


def _indeling(begrip: Begrip, status: Status, regels: list[str]) -> Indeling:
    return Indeling(begrip.sleutel, begrip.naam, begrip.omschrijving, status, tuple(regels))


def _processen(
    adviezen: tuple[Advies, ...], indelingen: _Indelingen, afleiding: Afleiding
) -> Mapping[str, ProcesOordeel]:
    evaluatie = afleiding.evaluatie
    uitvoering = evaluatie.feiten["uitvoering"]
    gevallen = {regelfeit(geval.regel, geval.proces): geval for geval, _ in evaluatie.gevallen()}
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
            waarom=waarom_plaats(vraag, plaats.oordeel, regels, gevallen, afleiding),
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


def _afwegingen(adviezen: tuple[Advies, ...]) -> tuple[AfwegingOordeel, ...]:
    """Return the trade-offs of which at least one side has a certain rule."""
    per_regel: dict[str, list[Advies]] = {}
    for advies in adviezen:
        per_regel.setdefault(advies.regel, []).append(advies)
    uit: list[AfwegingOordeel] = []
    for afweging in afwegingen():
        polen = tuple(
            _pool(pool, [deel for naam in pool.regels for deel in per_regel.get(naam, ())]) for pool in afweging.polen
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
                    doorslag_grond=afweging.doorslag_grond,
                )
            )
    return tuple(uit)


def _pool(pool: Pool, adviezen: Iterable[Advies]) -> PoolOordeel:
    zeker: dict[str, str] = {}
    open_: set[str] = set()
    for advies in adviezen:
        match advies.status:
            case "zeker":
                zeker[advies.regel] = advies.titel
            case "open":
                open_.add(advies.regel)
            case "uitgesloten":
                pass
            case _:
                assert_never(advies.status)
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
    return tuple(
        Begripsuitleg(term.term, term.nu, term.uitleg)
        for term in catalogus().begrippen
        if (_staat_erin(term.term, tekst) if " " not in term.term else term.term in tekst)
    )


def _staat_erin(woord: str, tekst: str) -> bool:
    """Return whether a text has this word, whole; only letters, digits, `_` and `&` are of a word."""
    plaats = tekst.find(woord)
    while plaats >= 0:
        if not any(
            map(_van_een_woord, (tekst[plaats - 1 : plaats], tekst[plaats + len(woord) : plaats + len(woord) + 1]))
        ):
            return all(map(_van_een_woord, woord))
        plaats = tekst.find(woord, plaats + 1)
    return False


def _van_een_woord(teken: str) -> bool:
    return teken.isalnum() or teken in ("_", "&")
