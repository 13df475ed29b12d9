"""What is wrong with a rule base, found over all facts at once; each finding has facts that show it.

The kinds of defect are those of the verification of rule bases (Nguyen, Perkins, Laffey and Pecora, "Knowledge base
verification", AI Magazine 8(2), 1987): conflict, gap, dead rule, redundant rule, unnecessary condition.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, TypeAlias

import z3

from kennisbank.catalogus import catalogus
from kennisbank.lean import dataclass
from kennisbank.meldingen import Plek
from regels.bewijs.bewijzer import Bewijzer, Formule, alle_feiten, verschilt
from regels.bewijs.plaats import strijdig
from regels.eisen import Eis
from regels.sleutels import FeitSleutel, RegelSleutel, feitsleutels
from regels.taal import AfgeleidFeit, Alle, FeitWaarde, Regel, Voorwaarde, Werkgeheugen
from regels.varianten import Variant, Varianten

Soort = Literal[
    "onverenigbaar",
    "geen_uitkomst",
    "strijdig_oordeel",
    "gaat_nooit_op",
    "nooit_uitgesloten",
    "volgt_uit_andere",
    "voorwaarde_zonder_gevolg",
    "afgeleid_nooit_ja",
    "afgeleid_nooit_nee",
    "nooit_in_orde",
]
HOOGSTENS_BOTSINGEN = 50
"""Sets of conflicting rules that are told for one requirement and process; whoever mends these sees the rest."""

StukSleutel: TypeAlias = RegelSleutel | FeitSleutel
"""A rule or derived fact, for one process when it is asked per process."""


@dataclass(frozen=True, slots=True)
class Bevinding:
    """One defect of a rule base.

    Args:
        soort: its kind.
        namen: the rules or derived facts concerned, each with the process that shows it.
        plekken: the lines to look at.
        getuige: facts that show it, as few as possible.
        verwacht: the truth that both engines must find in those facts, before anyone is told.
        variant: for a condition without effect, the change that makes no difference.
        eis: for a conflict or gap, the requirement that is not met.
        tekort: for a dead rule, the positions of the conditions that the witness does not meet.
        aanbeveling: for a recommendation that can never be in order, its number.
    """

    soort: Soort
    namen: tuple[StukSleutel, ...]
    plekken: tuple[Plek, ...]
    getuige: Werkgeheugen
    verwacht: tuple[tuple[StukSleutel, bool | None], ...]
    variant: Variant | None = None
    eis: Eis | None = None
    tekort: tuple[int, ...] = ()
    aanbeveling: int | None = None


def bevindingen(bewijzer: Bewijzer, eisen: tuple[Eis, ...]) -> Iterator[Bevinding]:
    """Yield every defect of a rule base.

    Args:
        bewijzer: the rule base in z3.
        eisen: the requirements on the rule base as a whole.

    Raises:
        Onbeslist: z3 did not decide one of the questions in time.
    """
    for eis in eisen:
        yield from _plaatseis(bewijzer, eis) if eis.plaats else _eis(bewijzer, eis)
    for feit in bewijzer.bank.afgeleid:
        yield from _afgeleid(bewijzer, feit)
    for regel in bewijzer.bank.regels:
        yield from _regel(bewijzer, regel)
    yield from _overbodig(bewijzer)
    yield from _zonder_gevolg(bewijzer)
    for nummer in catalogus().aanbevelingen:
        yield from _aanbeveling(bewijzer, nummer)


def getuigen(bewijzer: Bewijzer) -> Iterator[tuple[RegelSleutel, dict[FeitSleutel, FeitWaarde]]]:
    """Yield, for each rule that can fire, the smallest set of facts with which it does."""
    gevallen = [(regel, proces) for regel in bewijzer.bank.regels for proces in bewijzer.processen(regel)]
    # All are put into the words of z3 before the first question: then the bounds that may stand in an example are all known.
    formules = [bewijzer.formule(regel.als, proces) for regel, proces in gevallen]
    for (regel, proces), formule in zip(gevallen, formules, strict=True):
        getuige = _getuige(bewijzer, regel, formule)
        if getuige is not None:
            yield RegelSleutel(regel.naam, proces), getuige


def getuigen_in_orde(
    bewijzer: Bewijzer,
) -> Iterator[tuple[int, tuple[RegelSleutel, ...], dict[FeitSleutel, FeitWaarde]]]:
    """Yield, for each recommendation that can be in order, its core and the smallest set of facts that excludes all of it."""
    for nummer in catalogus().aanbevelingen:
        kern = _kern(bewijzer, nummer)
        getuige = bewijzer.zoek(_alles_onwaar(kern.values()), alle_feiten(kern.values())) if kern else None
        if getuige is not None:
            yield nummer, tuple(kern), getuige


def _kern(bewijzer: Bewijzer, nummer: int) -> dict[RegelSleutel, Formule]:
    """Return the cases of the rules on which the state of a recommendation rests."""
    return {
        RegelSleutel(regel.naam, proces): bewijzer.formule(regel.als, proces)
        for regel in bewijzer.bank.regels
        if nummer in regel.draagt
        for proces in bewijzer.processen(regel)
    }


def _alles_onwaar(formules: Iterable[Formule]) -> z3.BoolRef:
    return z3.And(*(formule.onwaar for formule in formules))


def _aanbeveling(bewijzer: Bewijzer, nummer: int) -> Iterator[Bevinding]:
    """Yield a recommendation that can never be in order, with rules of its core of which one always holds or stays open."""
    kern = _kern(bewijzer, nummer)
    if not kern or bewijzer.kan(_alles_onwaar(kern.values()), alle_feiten(kern.values())):
        return
    botsend = dict(kern)
    for naam in kern:
        zonder = [formule for ander, formule in botsend.items() if ander != naam]
        if not bewijzer.kan(_alles_onwaar(zonder), alle_feiten(zonder)):
            del botsend[naam]
    andersom = [Formule(formule.onwaar, formule.waar, formule.sleutels) for formule in botsend.values()]
    getuige, _ = bewijzer.dichtstbij(andersom)
    plekken = {regel.naam: regel.plek for regel in bewijzer.bank.regels}
    bij = tuple(dict.fromkeys(plekken[naam] for naam, _ in botsend))
    yield Bevinding("nooit_in_orde", tuple(botsend), bij, getuige, (), aanbeveling=nummer)


def _getuige(bewijzer: Bewijzer, stuk: Regel | AfgeleidFeit, formule: Formule) -> dict[FeitSleutel, FeitWaarde] | None:
    return bewijzer.zoek(formule.waar, formule.sleutels, zonder=_zonder(stuk))


def _zonder(stuk: Regel | AfgeleidFeit) -> tuple[Formule, ...] | None:
    """Return the contradictions to leave out of account: a rule that names one is asked about facts that hold it."""
    return () if isinstance(stuk, Regel) and stuk.soort == "tegenspraak" else None


def _plaatseis(bewijzer: Bewijzer, eis: Eis) -> Iterator[Bevinding]:
    """Yield each rule that can be certain beside a verdict that contradicts it, once."""
    gemeld: set[str] = set()
    for proces, regel, getuige in strijdig(bewijzer, eis):
        if regel.naam not in gemeld:
            gemeld.add(regel.naam)
            naam = _naam(regel, proces)
            yield Bevinding("strijdig_oordeel", (naam,), (regel.plek, eis.plek), getuige, ((naam, True),), eis=eis)


def _eis(bewijzer: Bewijzer, eis: Eis) -> Iterator[Bevinding]:
    alle = [regel for regel in bewijzer.bank.regels if regel.dan is not None and regel.dan.over == eis.over]
    per_proces = any(regel.voor_elk_proces or regel.over for regel in alle)
    gemeld: set[tuple[str, ...]] = set()
    for proces in bewijzer.bank.processen if per_proces else ("",):
        regels = [regel for regel in alle if not (per_proces and regel.over) or regel.over == proces]
        formules = {regel.naam: bewijzer.formule(regel.als, proces) for regel in regels}
        for bevinding in (
            *(_te_veel(bewijzer, eis, eis.hoogstens, proces, regels, formules) if eis.hoogstens is not None else ()),
            *(_te_weinig(bewijzer, eis, eis.minstens, proces, regels, formules) if eis.minstens is not None else ()),
        ):
            namen = tuple(naam for naam, _ in bevinding.namen)
            if namen not in gemeld:  # the same rules for the next process are the same defect
                gemeld.add(namen)
                yield bevinding


def _te_veel(
    bewijzer: Bewijzer, eis: Eis, hoogstens: int, proces: str, regels: list[Regel], formules: dict[str, Formule]
) -> Iterator[Bevinding]:
    """Yield each set of rules that are certain together and conclude one value too many, up to a bound."""
    delen = list(formules.values())
    nog = z3.AtLeast(*_per_waarde(eis, regels, formules).values(), hoogstens + 1)
    for _ in range(HOOGSTENS_BOTSINGEN):
        nummers = bewijzer.welke(nog, delen)
        if nummers is None:
            return
        zeker = [regels[nummer] for nummer in nummers]
        keuze = list({regel.dan: regel for regel in reversed(zeker)}.values())[::-1][: hoogstens + 1]
        samen = z3.And(*(formules[regel.naam].waar for regel in keuze))
        nog = z3.And(nog, z3.Not(samen))
        getuige = bewijzer.zoek(samen, alle_feiten(formules[regel.naam] for regel in keuze))
        assert getuige is not None, "these rules were certain together just now"
        namen = tuple(_naam(regel, proces) for regel in keuze)
        plekken = tuple(regel.plek for regel in keuze)
        verwacht = tuple((naam, True) for naam in namen)
        yield Bevinding("onverenigbaar", namen, plekken, getuige, verwacht, eis=eis)


def _per_waarde(eis: Eis, regels: list[Regel], formules: dict[str, Formule]) -> dict[str, z3.BoolRef]:
    """Return, for each value that can be concluded, when some rule makes it certain."""
    delen: dict[str, list[z3.BoolRef]] = {waarde: [] for waarde in catalogus().conclusies[eis.over]}
    for regel in regels:
        assert regel.dan is not None
        delen[regel.dan.waarde].append(formules[regel.naam].waar)
    return {waarde: z3.Or(*vormen) for waarde, vormen in delen.items()}


def _naam(regel: Regel, proces: str) -> RegelSleutel:
    return RegelSleutel(regel.naam, proces if regel.voor_elk_proces else "")


def _te_weinig(
    bewijzer: Bewijzer, eis: Eis, minstens: int, proces: str, regels: list[Regel], formules: dict[str, Formule]
) -> Iterator[Bevinding]:
    """Yield a gap: the facts are known and too few values are certain."""
    vast = _per_waarde(eis, regels, formules).values()
    bekend = [sleutel for naam in eis.bekend for sleutel in _sleutels(bewijzer, naam, proces)]
    for sleutel in bekend:
        bewijzer.ruimte.bekend(sleutel)
    te_weinig = z3.Not(z3.AtLeast(*vast, minstens))
    getuige = bewijzer.zoek(te_weinig, alle_feiten(formules.values()), bekend=bekend)
    if getuige is not None:
        namen = tuple(_naam(regel, proces) for regel in regels)
        yield Bevinding("geen_uitkomst", namen, (eis.plek, *(r.plek for r in regels)), getuige, (), eis=eis)


def _sleutels(bewijzer: Bewijzer, naam: str, proces: str) -> tuple[FeitSleutel, ...]:
    """Return the keys of a fact that a requirement holds to be known: for rules about the partnership those of every process."""
    per_proces = bewijzer.bank.vocabulaire.feiten[naam].per_proces
    return feitsleutels(naam, per_proces, (proces,) if proces else bewijzer.bank.processen)


def _afgeleid(bewijzer: Bewijzer, feit: AfgeleidFeit) -> Iterator[Bevinding]:
    processen = bewijzer.processen(feit)
    formules = {proces: bewijzer.afgeleid(feit.naam, proces) for proces in processen}
    ja = any(bewijzer.kan(deel.waar, deel.sleutels) for deel in formules.values())
    nee = any(bewijzer.kan(deel.onwaar, deel.sleutels) for deel in formules.values())
    naam = FeitSleutel(feit.naam, processen[0])
    if not ja:
        getuige, tekort = _dichtstbij(bewijzer, feit.betekent, processen[0])
        yield Bevinding("afgeleid_nooit_ja", (naam,), _bij(feit, tekort), getuige, (), tekort=tekort)
    if not nee:
        getuige = bewijzer.zoek(formules[processen[0]].waar, formules[processen[0]].sleutels) or {}
        yield Bevinding("afgeleid_nooit_nee", (naam,), (feit.plek,), getuige, ((naam, True),) if ja else ())


def _regel(bewijzer: Bewijzer, regel: Regel) -> Iterator[Bevinding]:
    processen = bewijzer.processen(regel)
    formules = [bewijzer.formule(regel.als, proces) for proces in processen]
    naam = RegelSleutel(regel.naam, processen[0])
    zonder = _zonder(regel)
    if not any(bewijzer.kan(deel.waar, deel.sleutels, zonder=zonder) for deel in formules):
        getuige, tekort = _dichtstbij(bewijzer, regel.als, processen[0])
        yield Bevinding("gaat_nooit_op", (naam,), _bij(regel, tekort), getuige, (), tekort=tekort)
    elif not any(bewijzer.kan(deel.onwaar, deel.sleutels, zonder=zonder) for deel in formules):
        opgaan = _getuige(bewijzer, regel, formules[0])
        yield Bevinding("nooit_uitgesloten", (naam,), (regel.plek,), opgaan or {}, ((naam, True),) if opgaan else ())


def _bij(stuk: Regel | AfgeleidFeit, nummers: tuple[int, ...]) -> tuple[Plek, ...]:
    return (stuk.plek, *(stuk.plekken[nummer] for nummer in nummers if nummer < len(stuk.plekken)))


def _dichtstbij(
    bewijzer: Bewijzer, voorwaarde: Voorwaarde, proces: str
) -> tuple[dict[FeitSleutel, FeitWaarde], tuple[int, ...]]:
    """Return facts that meet as many of the conditions at the top as can be met together, and which they do not meet."""
    delen = voorwaarde.voorwaarden if isinstance(voorwaarde, Alle) else (voorwaarde,)
    return bewijzer.dichtstbij([bewijzer.formule(deel, proces) for deel in delen])


def _overbodig(bewijzer: Bewijzer) -> Iterator[Bevinding]:
    """Yield each rule whose conclusion follows from the other rules with the same conclusion whenever it fires."""
    groepen: dict[tuple[object, ...], list[Regel]] = {}
    for regel in bewijzer.bank.regels:
        if regel.soort != "tegenspraak":
            # They say the same: they conclude the same value, or have the same kind and text.
            zegt = regel.dan or (regel.soort, regel.tekst)
            groepen.setdefault((regel.voor_elk_proces, regel.over, zegt), []).append(regel)
    for groep in groepen.values():
        if len(groep) > 1:
            yield from _overbodig_in(bewijzer, groep)


def _overbodig_in(bewijzer: Bewijzer, groep: list[Regel]) -> Iterator[Bevinding]:
    processen = bewijzer.processen(next(iter(groep)))
    over = frozenset(range(len(groep)))
    for proces in processen:
        formules = [bewijzer.formule(regel.als, proces) for regel in groep]
        over -= bewijzer.zonder_de_andere(formules, sorted(over))
    for nummer in sorted(over):
        regel, andere = groep[nummer], [*groep[:nummer], *groep[nummer + 1 :]]
        getuige = _getuige(bewijzer, regel, bewijzer.formule(regel.als, processen[0]))
        if getuige is not None:
            namen = tuple(RegelSleutel(deel.naam, processen[0]) for deel in (regel, *andere))
            plekken = (regel.plek, *(ander.plek for ander in andere))
            yield Bevinding("volgt_uit_andere", namen, plekken, getuige, ((namen[0], True),))


def _zonder_gevolg(bewijzer: Bewijzer) -> Iterator[Bevinding]:
    """Yield each condition that can be left out without any change in the truth of its rule or derived fact."""
    bank = bewijzer.bank
    maker = Varianten(bank.vocabulaire, bank.processen)
    stukken: tuple[Regel | AfgeleidFeit, ...] = (*bank.afgeleid, *bank.regels)
    for stuk in stukken:
        voorwaarde, processen = stuk.voorwaarde, bewijzer.processen(stuk)
        for variant in maker.van_stuk(stuk):
            if variant.ingreep == "weggelaten" and not _maakt_uit(bewijzer, stuk, voorwaarde, variant, processen):
                naam = (FeitSleutel if isinstance(stuk, AfgeleidFeit) else RegelSleutel)(stuk.naam, processen[0])
                getuige = _getuige(bewijzer, stuk, bewijzer.formule(voorwaarde, processen[0]))
                if getuige is not None:  # otherwise it never holds, which is a finding of its own
                    yield Bevinding(
                        "voorwaarde_zonder_gevolg",
                        (naam,),
                        _bij(stuk, (variant.plaats,)),
                        getuige,
                        ((naam, True),),
                        variant=variant,
                    )


def _maakt_uit(
    bewijzer: Bewijzer, stuk: Regel | AfgeleidFeit, voorwaarde: Voorwaarde, variant: Variant, processen: tuple[str, ...]
) -> bool:
    for proces in processen:
        oud, nieuw = bewijzer.formule(voorwaarde, proces), bewijzer.formule(variant.geheel, proces)
        if bewijzer.kan(verschilt(oud, nieuw), alle_feiten((oud, nieuw)), zonder=_zonder(stuk)):
            return True
    return False
