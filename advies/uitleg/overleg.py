"""Several parties in one meeting: what is certain whoever is right, and which disputes the meeting has to settle.

Where parties differ a fact is unknown. What the rules still conclude holds in every way of settling; so does what they conclude
in each of those ways though the fact is unknown. A dispute changes nothing when no rule says anything else with another answer to
it, however the others are settled. All of this is worked out exactly (see `beslechting`). That a meeting looks for what is
acceptable to all is the publication's (paragraph 3.4); this way to prepare one is ours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from advies.afleiding import Afleiding
from advies.evalueer import Adviseur
from advies.motor.gevallen import Geval
from advies.samenstelling.adviezen import zwaarte
from advies.samenstelling.lagen import laagbewijzen, uitgezet
from advies.uitleg.beslechting import Beslechting, Gevolg, Uitkomst
from advies.uitleg.overlegvormen import (
    Afhankelijk,
    Anders,
    Geschil,
    Gespreksfeit,
    Kennis,
    Keuzevoorbeeld,
    Overleg,
    Procesgeschil,
    Standpunt,
    Stapgeschillen,
    Toenadering,
    Vaststaand,
)
from advies.uitleg.partijen import Deelwaarde, Feitdeel, Partij, Punt, Vergelijking, vergelijk_partijen
from advies.uitleg.stapgeschillen import Stapkeuze, beslis_stappen
from advies.uitleg.wijziging import altijd, eis, kleinste_wijzigingen
from advies.vragen import gewicht
from advies.woorden.feiten import feitnaam, getal, waardetekst
from advies.woorden.processen import procesnaam
from advies.woorden.regelteksten import leesbaar
from kennisbank.frozen import FrozenDict
from kennisbank.getypt import gemeentesleutel
from kennisbank.tekens import zichtbaar
from kennisbank.vocabulaire import Vocabulaire
from regels.logica import over_proces
from regels.plaats import Plaatsoordeel
from regels.sleutels import RegelSleutel
from regels.taal import FeitWaarde


def overleg(
    adviseur: Adviseur,
    partijen: Sequence[Partij],
    doel: RegelSleutel | None = None,
    *,
    stappen: int = 0,
    mag_verder: Callable[[], bool] = altijd,
) -> Overleg:
    """Return what several parties answered, and what that means for their meeting.

    Args:
        adviseur: the evaluator, whose engines agree on what holds whoever is right.
        partijen: two parties or more, each with facts that do not contradict each other.
        doel: the advice to look for by what every party calls open to discussion.
        stappen: the most ways to settle to look at for the disputes on which the first steps hang, such as `HOOGSTENS_WEGEN`,
            which can take some seconds; 0 to leave those out.
        mag_verder: asked now and then; the work ends as soon as this says no.

    Raises:
        ZoekenGestopt: `mag_verder` ended it.
        OnbekendeRegel: there is no such rule.
        OnderwerpFout: there is no such process, or the rule is not asked for what it is about.
        MotorVerschil: the engines differ.
    """
    vergelijking = vergelijk_partijen(partijen, adviseur.maskers)
    adviseur.beoordeel(vergelijking.geheugen())
    keuze = beslis_stappen(adviseur, vergelijking, stappen, mag_verder=mag_verder) if stappen else None
    return _Opsteller(Beslechting(vergelijking, adviseur.maskers), adviseur).stel_op(doel, keuze, mag_verder)


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

    def stel_op(self, doel: RegelSleutel | None, keuze: Stapkeuze | None, mag_verder: Callable[[], bool]) -> Overleg:
        gevolgen: dict[int, Mapping[int, Gevolg]] = {}
        for punt in range(len(self._over.punten)):
            eis(mag_verder)
            gevolgen[punt] = self._spel.gevolgen(punt)
        gewichten = {punt: tuple(map(self._gewicht, deel, deel.values())) for punt, deel in gevolgen.items()}
        plaatsen = {punt: {} if deel else self._spel.plaatsen(punt) for punt, deel in gevolgen.items()}
        volgorde = sorted(
            gevolgen,
            key=lambda p: (
                not gevolgen[p],
                not plaatsen[p],
                -max(gewichten[p], default=0),
                -sum(gewichten[p]),
                -len(gevolgen[p]),
            ),
        )
        self._nummers = {punt: nummer for nummer, punt in enumerate(volgorde, start=1)}
        geschillen = [self._geschil(punt, sum(gewichten[punt]), gevolgen[punt], plaatsen[punt]) for punt in volgorde]
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
            eerste_stappen=None if keuze is None else self._stappen(keuze),
            toenadering=None if doel is None else self._toenadering(doel, mag_verder),
            lagen=laagbewijzen(self._adviseur.bank),
            uitgeschakeld=uitgezet(self._adviseur.bank),
        )

    def _stappen(self, keuze: Stapkeuze) -> Stapgeschillen:
        return Stapgeschillen(
            tuple(sorted(self._nummers[p] for p in keuze.punten)), keuze.vast, keuze.bewezen, keuze.lagen
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
                laag=geval.regel.laag,
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
            laag=geval.regel.laag,
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

    def _toenadering(self, doel: RegelSleutel, mag_verder: Callable[[], bool]) -> Toenadering:
        geval, _ = self._spel.nu.geval(doel)
        mag = frozenset.intersection(*(partij.bespreekbaar for partij in self._over.partijen))
        wijzigingen = kleinste_wijzigingen(
            self._adviseur, self._spel.nu, doel, gewenst=True, alleen=mag, mag_verder=mag_verder
        )
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
