"""Several parties in one meeting: what is certain whoever is right, and which disputes the meeting has to settle.

Where parties differ a fact is unknown. What the rules still conclude holds in every way of settling; so does what they conclude
in each of those ways though the fact is unknown. A dispute changes nothing when no rule says anything else with another answer to
it, however the others are settled. All of this is worked out exactly (see `beslechting`). That a meeting looks for what is
acceptable to all is the publication's (paragraph 3.4); this way to prepare one is ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from advies.afleiding import Afleiding
from advies.evalueer import Adviseur
from advies.motor.gevallen import Geval
from advies.samenstelling.adviezen import zwaarte
from advies.statussen import Status
from advies.uitleg.beslechting import Beslechting, Gevolg, Uitkomst
from advies.uitleg.partijen import Deelwaarde, Feitdeel, Partij, Punt, Vergelijking, vergelijk_partijen
from advies.uitleg.wijziging import Wijziging, kleinste_wijzigingen
from advies.vragen import gewicht
from advies.woorden.feiten import feitnaam, getal, waardetekst
from advies.woorden.processen import procesnaam
from advies.woorden.regelteksten import leesbaar
from kennisbank.frozen import FrozenDict
from kennisbank.getypt import gemeentesleutel
from kennisbank.lean import dataclass
from kennisbank.tekens import zichtbaar
from kennisbank.vocabulaire import Vocabulaire
from regels.logica import over_proces
from regels.plaats import Plaatsoordeel
from regels.sleutels import RegelSleutel
from regels.taal import FeitWaarde, Grond, Soort, Sterkte

Anders = Literal["status", "tijd", "woorden"]
"""In what an advice differs: whether it holds, when it is for, or what it says."""


@dataclass(frozen=True, slots=True)
class Vaststaand:
    """An advice that is certain whoever is right.

    Args:
        regel: name of the rule.
        over: what it is about: empty, or `{"proces": ...}`.
        soort: kind.
        sterkte: how strongly the publication says it.
        titel: the advice in one line.
        bron_tekst: where the rule stands in the publication.
        grond: `tekst` (the publication states it) or `afgeleid` (ours).
        ondanks: numbers of the disputes that its condition reads, which never change that it is certain.
    """

    regel: str
    over: Mapping[str, str]
    soort: Soort
    sterkte: Sterkte
    titel: str
    bron_tekst: tuple[str, ...]
    grond: Grond
    ondanks: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Gespreksfeit:
    """A fact that parties speak of, or a part of the list of municipalities.

    Args:
        feit: its key (`uitvoering.technisch_beheer`).
        gemeente: the municipality, when it is a figure of one; empty otherwise.
        veld: that figure; empty otherwise.
        kort: short Dutch label.
        vraag: the question in the facts file.
    """

    feit: str
    gemeente: str
    veld: str
    kort: str
    vraag: str


@dataclass(frozen=True, slots=True)
class Standpunt:
    """One answer in a dispute.

    Args:
        waarden: the value of each fact of the dispute, in Dutch; "onbekend" for one that these parties do not know.
        partijen: who gives this answer; empty for one that only follows from taking answers of several.
    """

    waarden: tuple[str, ...]
    partijen: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keuzevoorbeeld:
    """An example in which only the answer to this dispute differs, and with it the advice.

    Args:
        andere: how the other disputes that the advice rests on are settled in it: their number, and the place of the answer.
        een: place of one answer to this dispute, counted from 0.
        ander: place of another.
        bij_een: the status of the advice with the one.
        bij_ander: its status with the other.
        anders: in what the advice differs.
    """

    andere: Mapping[str, int]
    een: int
    ander: int
    bij_een: Status
    bij_ander: Status
    anders: Anders


@dataclass(frozen=True, slots=True)
class Afhankelijk:
    """An advice that hangs on a dispute.

    Args:
        regel: name of the rule.
        over: what it is about: empty, or `{"proces": ...}`.
        soort: kind.
        sterkte: how strongly the publication says it.
        titel: what the advice says in general.
        bron_tekst: where the rule stands in the publication.
        grond: `tekst` (the publication states it) or `afgeleid` (ours).
        voorop: whether the dispute decides that this is a finding of `moet` or `zou_moeten` for now, or is none.
        mogelijk: for each answer the statuses that the advice can have then, over all ways to settle the other disputes; empty
            when those ways are too many to tell apart.
        voorbeeld: an example that shows that the dispute matters.
    """

    regel: str
    over: Mapping[str, str]
    soort: Soort
    sterkte: Sterkte
    titel: str
    bron_tekst: tuple[str, ...]
    grond: Grond
    voorop: bool
    mogelijk: tuple[tuple[Status, ...], ...]
    voorbeeld: Keuzevoorbeeld


@dataclass(frozen=True, slots=True)
class Procesgeschil:
    """A process of which a dispute decides whether its place fits.

    Args:
        proces: key of the process.
        naam: its Dutch name.
        oordelen: for each answer the verdicts that are possible.
    """

    proces: str
    naam: str
    oordelen: tuple[tuple[Plaatsoordeel, ...], ...]


@dataclass(frozen=True, slots=True)
class Geschil:
    """A point on which parties differ.

    Args:
        nummer: its number, the most weighty 1.
        feiten: the facts that are settled together, mostly one.
        standpunten: the answers.
        zonder_antwoord: the parties that know none of these facts.
        strijdig: whether answers meet here that cannot be true together.
        gewicht: how much advice hangs on it, by strength; ours. 0 when it changes no advice.
        adviezen: the advices that hang on it, the strongest first.
        processen: the processes of which only this dispute decides whether their place fits.
    """

    nummer: int
    feiten: tuple[Gespreksfeit, ...]
    standpunten: tuple[Standpunt, ...]
    zonder_antwoord: tuple[str, ...]
    strijdig: bool
    gewicht: int
    adviezen: tuple[Afhankelijk, ...]
    processen: tuple[Procesgeschil, ...]

    @property
    def telt(self) -> bool:
        """Whether it changes anything."""
        return bool(self.adviezen or self.processen)


@dataclass(frozen=True, slots=True)
class Kennis:
    """A fact that nobody denies.

    Args:
        feit: what it is.
        waarde: its value, in Dutch.
        weet: the parties that know it.
        weet_niet: the parties that do not.
    """

    feit: Gespreksfeit
    waarde: str
    weet: tuple[str, ...]
    weet_niet: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Toenadering:
    """How to come to an advice by facts that every party calls open to discussion.

    Args:
        regel: name of the rule that is the goal.
        proces: key of the process, or empty.
        titel: what it says in general.
        zeker: whether it is certain already, whoever is right.
        bespreekbaar: the facts that every party calls open to discussion.
        wijzigingen: the smallest changes among those facts, every dispute taken as unknown.
    """

    regel: str
    proces: str
    titel: str
    zeker: bool
    bespreekbaar: tuple[str, ...]
    wijzigingen: tuple[Wijziging, ...]


@dataclass(frozen=True, slots=True)
class Overleg:
    """What several parties answered, and what that means for their meeting.

    Args:
        partijen: what the parties are called.
        regelbank: fingerprint of the rules.
        zeker: the advices that are certain whoever is right, the strongest first.
        telt: the disputes that change advice, the most weighty first.
        telt_niet: the disputes that change nothing, however the others are settled.
        aanvulling: what one party does not know and another does.
        eens: what all parties know, and agree on.
        beslecht_eerst: numbers of the disputes to settle so that it is certain which findings of `moet` and `zou_moeten`
            there are now, on which the first steps rest: all of these are needed, and no other.
        toenadering: the way to a chosen goal; None when none was asked for.
    """

    partijen: tuple[str, ...]
    regelbank: str
    zeker: tuple[Vaststaand, ...]
    telt: tuple[Geschil, ...]
    telt_niet: tuple[Geschil, ...]
    aanvulling: tuple[Kennis, ...]
    eens: tuple[Kennis, ...]
    beslecht_eerst: tuple[int, ...]
    toenadering: Toenadering | None


def overleg(adviseur: Adviseur, partijen: Sequence[Partij], doel: RegelSleutel | None = None) -> Overleg:
    """Return what several parties answered, and what that means for their meeting.

    Args:
        adviseur: the evaluator, whose engines agree on what holds whoever is right.
        partijen: two parties or more, each with facts that do not contradict each other.
        doel: the advice to look for by what every party calls open to discussion.

    Raises:
        OnbekendeRegel: there is no such rule.
        OnderwerpFout: there is no such process, or the rule is not asked for what it is about.
        MotorVerschil: the engines differ.
    """
    vergelijking = vergelijk_partijen(partijen, adviseur.maskers)
    adviseur.beoordeel(vergelijking.geheugen())
    return _Opsteller(Beslechting(vergelijking, adviseur.maskers), adviseur).stel_op(doel)


class _Opsteller:
    """Puts what settling does into words."""

    def __init__(self, beslechting: Beslechting, adviseur: Adviseur) -> None:
        self._spel, self._adviseur = beslechting, adviseur
        self._over: Vergelijking = beslechting.vergelijking
        self._woorden: Vocabulaire = adviseur.bank.vocabulaire
        self._namen = tuple(partij.naam for partij in self._over.partijen)
        self._gemeenten = {
            gemeentesleutel(str(naam)): zichtbaar(str(naam))
            for stand in self._over.standen
            for deel, waarde in stand.items()
            if isinstance(waarde, tuple) and not deel.gemeente
            for naam in waarde
        }

    def stel_op(self, doel: RegelSleutel | None) -> Overleg:
        gevolgen = {punt: self._spel.gevolgen(punt) for punt in range(len(self._over.punten))}
        gewichten = {punt: sum(map(self._gewicht, deel, deel.values())) for punt, deel in gevolgen.items()}
        plaatsen = {punt: {} if deel else self._spel.plaatsen(punt) for punt, deel in gevolgen.items()}
        volgorde = sorted(gevolgen, key=lambda p: (not gevolgen[p], not plaatsen[p], -gewichten[p], -len(gevolgen[p])))
        self._nummers = {punt: nummer for nummer, punt in enumerate(volgorde, start=1)}
        geschillen = [self._geschil(punt, gewichten[punt], gevolgen[punt], plaatsen[punt]) for punt in volgorde]
        bekend = [self._kennis(deel, waarde) for deel, waarde in self._over.gedeeld.items()]
        return Overleg(
            partijen=self._namen,
            regelbank=self._adviseur.bank.vingerafdruk,
            zeker=tuple(self._zeker()),
            telt=tuple(geschil for geschil in geschillen if geschil.telt),
            telt_niet=tuple(geschil for geschil in geschillen if not geschil.telt),
            aanvulling=tuple(deel for deel in bekend if deel.weet_niet),
            eens=tuple(deel for deel in bekend if not deel.weet_niet),
            beslecht_eerst=tuple(g.nummer for g in geschillen if any(advies.voorop for advies in g.adviezen)),
            toenadering=None if doel is None else self._toenadering(doel),
        )

    def _gewicht(self, nummer: int, gevolg: Gevolg) -> int:
        """Return how much an advice counts that hangs on a dispute: nothing when it is certain with no answer."""
        gezien = (gevolg.voorbeeld.bij_een, gevolg.voorbeeld.bij_ander, *(u for deel in gevolg.per_optie for u in deel))
        regel = self._spel.motor.gevallen.regels[nummer].regel
        return gewicht(regel.sterkte) if any(uitkomst.status == "zeker" for uitkomst in gezien) else 0

    def _zeker(self) -> Iterable[Vaststaand]:
        afleiding = Afleiding(self._spel.nu)
        gevallen = enumerate(self._spel.motor.gevallen.regels)
        zeker = [(n, geval) for n, geval in gevallen if geval.regel.soort != "tegenspraak" and self._spel.is_zeker(n)]
        for nummer, geval in sorted(zeker, key=lambda deel: zwaarte(deel[1].regel.sterkte)):
            stappen = afleiding.waarom(geval) if self._spel.nu.status[nummer] else ()
            yield Vaststaand(
                regel=geval.regel.naam,
                over=_over(geval),
                soort=geval.regel.soort,
                sterkte=geval.regel.sterkte,
                titel=afleiding.woorden(geval, stappen).titel,
                bron_tekst=tuple(bron.tekst for bron in geval.regel.bron),
                grond=geval.regel.grond,
                ondanks=tuple(sorted(self._nummers[punt] for punt in self._spel.spel(nummer).punten)),
            )

    def _geschil(
        self,
        nummer: int,
        gewogen: int,
        gevolgen: Mapping[int, Gevolg],
        plaatsen: Mapping[str, tuple[frozenset[Plaatsoordeel], ...]],
    ) -> Geschil:
        punt = self._over.punten[nummer]
        regels = self._spel.motor.gevallen.regels
        op_zwaarte = sorted(gevolgen, key=lambda n: (not gevolgen[n].voorop, zwaarte(regels[n].regel.sterkte)))
        wie = {partij for optie in punt.opties for partij in optie.partijen}
        return Geschil(
            nummer=self._nummers[nummer],
            feiten=tuple(map(self._feit, punt.delen)),
            standpunten=tuple(
                Standpunt(self._teksten(punt, optie.waarden), tuple(self._namen[p] for p in optie.partijen))
                for optie in punt.opties
            ),
            zonder_antwoord=tuple(naam for plaats, naam in enumerate(self._namen) if plaats not in wie),
            strijdig=punt.strijdig,
            gewicht=gewogen,
            adviezen=tuple(self._afhankelijk(regels[n], gevolgen[n]) for n in op_zwaarte),
            processen=tuple(
                Procesgeschil(proces, procesnaam(proces), tuple(tuple(sorted(deel)) for deel in oordelen))
                for proces, oordelen in plaatsen.items()
            ),
        )

    def _afhankelijk(self, geval: Geval, gevolg: Gevolg) -> Afhankelijk:
        voorbeeld = gevolg.voorbeeld
        return Afhankelijk(
            regel=geval.regel.naam,
            over=_over(geval),
            soort=geval.regel.soort,
            sterkte=geval.regel.sterkte,
            titel=leesbaar(geval.regel.titel, self._woorden.feiten).replace("dit proces", _naam(geval) or "dit proces"),
            bron_tekst=tuple(bron.tekst for bron in geval.regel.bron),
            grond=geval.regel.grond,
            voorop=gevolg.voorop,
            mogelijk=tuple(tuple(dict.fromkeys(u.status for u in deel)) for deel in gevolg.per_optie),
            voorbeeld=Keuzevoorbeeld(
                andere=FrozenDict({str(self._nummers[punt]): optie for punt, optie in voorbeeld.andere.items()}),
                een=voorbeeld.een,
                ander=voorbeeld.ander,
                bij_een=voorbeeld.bij_een.status,
                bij_ander=voorbeeld.bij_ander.status,
                anders=_anders(voorbeeld.bij_een, voorbeeld.bij_ander),
            ),
        )

    def _kennis(self, deel: Feitdeel, waarde: Deelwaarde) -> Kennis:
        weet = [naam for naam, stand in zip(self._namen, self._over.standen, strict=True) if deel in stand]
        weet_niet = [naam for naam in self._namen if naam not in weet]
        return Kennis(self._feit(deel), self._tekst(deel, waarde), tuple(weet), tuple(weet_niet))

    def _feit(self, deel: Feitdeel) -> Gespreksfeit:
        feit = self._woorden.feiten[deel.sleutel.naam]
        kort = feitnaam(feit, deel.sleutel.proces)
        gemeente = self._gemeenten.get(deel.gemeente, deel.gemeente)
        if deel.gemeente:
            kort = f"{self._woorden.velden[deel.veld].kort} van {gemeente}"
        return Gespreksfeit(str(deel.sleutel), gemeente, deel.veld, kort, feit.vraag)

    def _teksten(self, punt: Punt, waarden: Iterable[Deelwaarde]) -> tuple[str, ...]:
        return tuple(self._tekst(deel, waarde) for deel, waarde in zip(punt.delen, waarden, strict=True))

    def _tekst(self, deel: Feitdeel, waarde: Deelwaarde) -> str:
        if waarde is None:
            return "onbekend"
        if deel.gemeente:
            return getal(waarde) if isinstance(waarde, int) else str(waarde)
        if isinstance(waarde, tuple):
            return ", ".join(self._gemeenten[gemeentesleutel(str(naam))] for naam in waarde) or "geen"
        feitwaarde: FeitWaarde = waarde
        return waardetekst(self._woorden.feiten[deel.sleutel.naam], feitwaarde)

    def _toenadering(self, doel: RegelSleutel) -> Toenadering:
        geval, _ = self._spel.nu.geval(doel)
        mag = frozenset.intersection(*(partij.bespreekbaar for partij in self._over.partijen))
        wijzigingen = kleinste_wijzigingen(self._adviseur, self._spel.nu, doel, gewenst=True, alleen=mag)
        return Toenadering(
            regel=doel.regel,
            proces=doel.proces,
            titel=leesbaar(geval.regel.titel, self._woorden.feiten),
            zeker=self._spel.is_zeker(self._spel.motor.nummers[doel]),
            bespreekbaar=tuple(map(str, sorted(mag))),
            wijzigingen=wijzigingen,
        )


def _over(geval: Geval) -> Mapping[str, str]:
    proces = over_proces(geval.regel, geval.proces)
    return FrozenDict(proces=proces) if proces else FrozenDict()


def _naam(geval: Geval) -> str:
    return procesnaam(geval.proces) if geval.proces else ""


def _anders(een: Uitkomst, ander: Uitkomst) -> Anders:
    if een.status != ander.status:
        return "status"
    return "tijd" if een.tijd != ander.tijd else "woorden"
