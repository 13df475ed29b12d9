"""From a partnership to its plan.

Steps are the moves of `maatregelen`, put in order by phase and by what the recommendations say comes first (`volgorde`). What
each does is worked out again in that order. A step is done when its facts have their new values; there is no other way to be
done, so that a plan never says anything else than the advice. The choice of steps is ours, as that of the first steps is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from advies.antwoord import Advies
from advies.evaluatie import Evaluatie
from advies.evalueer import Adviseur
from advies.plan.gedaan import gedane_stappen
from advies.plan.gevolgen import Gevolgen
from advies.plan.maatregelen import TELT, Maatregel, maatregelen, weegt, wegende
from advies.plan.model import Aandachtspunt, Botsing, Gedaan, Plan, Planmoment, Planstap, Planvraag, Reden
from advies.plan.planning import Dagen, Herhaling, Planning
from advies.plan.volgorde import Plaats, Wachten, beurten, op_volgorde, wachten
from advies.raad.oorzaken import bevinding_van
from advies.raad.opdrachten import WEEGT, opdrachten
from advies.raad.samenvatting import vat_samen
from advies.zetten import maak_zet
from kennisbank.catalogus import ACTOREN, FASEN, Fase
from kennisbank.momenten import Moment, momenten
from kennisbank.stapvolgorde import stapvolgorde
from regels.sleutels import FeitSleutel
from regels.taal import Sterkte, Werkgeheugen
from regels.tijd import FASE, tijd_van

_MAANDEN = 12
_LEEG = Planning()


def maak_plan(adviseur: Adviseur, evaluatie: Evaluatie, planning: Planning = _LEEG) -> Plan:
    """Return the plan of a partnership; the same facts and dates give the same plan.

    Args:
        adviseur: the evaluator, which replays the plan in both engines.
        evaluatie: the partnership, evaluated.
        planning: the dates; none when left out.

    Raises:
        MotorVerschil: the engines differ on the partnership after a step.
    """
    return _Opsteller(adviseur, evaluatie, planning).stel_op()


class _Opsteller:
    def __init__(self, adviseur: Adviseur, evaluatie: Evaluatie, planning: Planning) -> None:
        self._adviseur, self._nu, self._planning = adviseur, evaluatie, planning
        self._catalogus = evaluatie.bank.catalogus.aanbevelingen
        fase = evaluatie.geheugen.get(FeitSleutel(FASE))
        self._fase: Fase | None = next((deel for deel in FASEN if deel == fase), None)
        self._beurt = beurten(self._catalogus)

    def stel_op(self) -> Plan:
        antwoord = self._adviseur.stel_op(self._nu)
        kort = vat_samen(antwoord, self._nu.feiten)
        gevonden = self._op_volgorde(maatregelen(self._nu))
        gevolgen = Gevolgen(self._nu, [deel.zetten for deel in gevonden])
        for na in gevolgen.na[1:]:
            self._adviseur.beoordeel(na.geheugen)
        stappen = tuple(self._stappen(gevonden, gevolgen))
        te_doen = {sleutel for deel in gevonden for sleutel in deel.zetten}
        gedaan = tuple(self._gedateerd(deel) for deel in gedane_stappen(self._nu, te_doen))
        return Plan(
            samenwerkingsverband=self._nu.naam,
            reikwijdte=kort.reikwijdte,
            reikwijdte_tekst=kort.reikwijdte_tekst,
            fase=self._fase or "",
            stappen=stappen,
            aandacht=tuple(self._aandacht(gevolgen)),
            gedaan=gedaan,
            momenten=tuple(map(self._moment, momenten())),
            terugblik=tuple(bevinding_van(advies) for advies in wegende(self._nu).values() if advies.tijd not in TELT),
            open=sum(waar is None and weegt(self._nu, nummer) for nummer, waar in enumerate(self._nu.status)),
            vragen=tuple(Planvraag(vraag.feit, vraag.vraag) for vraag in kort.vragen),
            botsingen=tuple(_botsingen(stappen, self._wachten(gevonden))),
            niet_in_plan=self._niet_in_plan(gevonden, gedaan),
            regelbank=antwoord.ontvangstbewijs.regelbank,
            feiten=antwoord.ontvangstbewijs.feiten,
            melding=antwoord.ontvangstbewijs.melding,
            lagen=antwoord.ontvangstbewijs.lagen,
            uitgeschakeld=antwoord.uitgeschakeld,
        )

    def _op_volgorde(self, gevonden: Sequence[Maatregel]) -> list[Maatregel]:
        """Return the moves in the order of the plan; among equals what must be done first, then in the order of the search."""
        plaatsen = [self._plaats(deel) for deel in gevonden]
        rangen = [
            (plaats.fase, self._beurt[plaats.aanbeveling], WEEGT.index(_sterkte(deel.omdat)))
            for plaats, deel in zip(plaatsen, gevonden, strict=True)
        ]
        return [gevonden[deel] for deel in op_volgorde(plaatsen, rangen, stapvolgorde())]

    def _plaats(self, deel: Maatregel) -> Plaats:
        nummers = [nummer for advies in deel.omdat for nummer in advies.aanbevelingen]
        eerste = min(nummers, key=self._beurt.__getitem__, default=0)
        fase = min(self._fasenummer(advies) for advies in deel.omdat)
        return Plaats(fase, eerste, frozenset(sleutel.naam for sleutel in deel.zetten))

    def _wachten(self, gevonden: Sequence[Maatregel]) -> list[Wachten]:
        return wachten([self._plaats(deel) for deel in gevonden], self._catalogus, stapvolgorde())

    def _fasenummer(self, advies: Advies) -> int:
        """Return the place of the phase in which a finding is to be answered: the present one when it is for now."""
        if advies.tijd == "nu":
            return FASEN.index(self._fase) if self._fase else -1
        return min(map(FASEN.index, advies.fase))

    def _stappen(self, gevonden: Sequence[Maatregel], gevolgen: Gevolgen) -> Iterator[Planstap]:
        plaatsen, volgorde = [self._plaats(deel) for deel in gevonden], self._wachten(gevonden)
        for nummer, (deel, plaats, wacht) in enumerate(zip(gevonden, plaatsen, volgorde, strict=True), 1):
            voor, vervalt = gevolgen.na[nummer - 1], tuple(gevolgen.blijvend_weg(nummer))
            dagen = self._dagen(deel.zetten)
            yield Planstap(
                nummer=nummer,
                sleutel=str(next(iter(deel.zetten))),
                tekst=opdrachten(self._nu.bank, deel.zetten),
                fase="" if plaats.fase < 0 else FASEN[plaats.fase],
                tijd="nu" if any(advies.tijd == "nu" for advies in deel.omdat) else "straks",
                sterkte=_sterkte(deel.omdat),
                wie=tuple(actor for actor in ACTOREN if any(actor in advies.wie for advies in deel.omdat)),
                aanbeveling=plaats.aanbeveling,
                na=wacht.na,
                afgeleid_na=wacht.afgeleid,
                zetten=tuple(maak_zet(voor, sleutel, waarde) for sleutel, waarde in deel.zetten.items()),
                ook_goed=tuple(maak_zet(voor, *zet) for zet in gevolgen.ook_goed(nummer, deel.nummers)),
                omdat=tuple(map(_reden, deel.omdat)),
                vervalt=vervalt,
                maakt_mogelijk=tuple(gevolgen.maakt_mogelijk(nummer)),
                brengt_mee=tuple(gevolgen.brengt_mee(nummer)),
                ontgrendelt=tuple(later for later, ander in enumerate(volgorde, 1) if nummer in ander.na),
                begin=dagen.begin,
                klaar=dagen.klaar,
                lagen=tuple(sorted({*(advies.laag for advies in deel.omdat), *(weg.laag for weg in vervalt)} - {""})),
            )

    def _aandacht(self, gevolgen: Gevolgen) -> Iterator[Aandachtspunt]:
        adviezen = wegende(self._nu)
        later = FASEN[FASEN.index(self._fase) + 1 :] if self._fase else ()
        punten: list[tuple[tuple[bool, int, int], Aandachtspunt]] = []
        for nummer in gevolgen.blijft():
            advies = adviezen[nummer]
            if advies.tijd in TELT:
                stappen, vervalt_in = gevolgen.later_weg(nummer, later)
                plaats = self._fasenummer(advies)
                fase: Fase | Literal[""] = "" if plaats < 0 else FASEN[plaats]
                punt = Aandachtspunt(_reden(advies), advies.tekst, fase, advies.tijd, advies.wie, stappen, vervalt_in)
                punten.append(((bool(stappen), plaats, WEEGT.index(advies.sterkte)), punt))
        yield from (punt for _, punt in sorted(punten, key=lambda paar: paar[0]))

    def _dagen(self, zetten: Werkgeheugen) -> Dagen:
        return next(
            (self._planning.stappen[sleutel] for sleutel in zetten if sleutel in self._planning.stappen), Dagen()
        )

    def _gedateerd(self, deel: Gedaan) -> Gedaan:
        dagen = self._planning.stappen.get(FeitSleutel.lees(deel.sleutel), Dagen())
        return Gedaan(deel.sleutel, deel.tekst, deel.feit, deel.houdt_weg, dagen.begin, dagen.klaar)

    def _niet_in_plan(self, gevonden: Sequence[Maatregel], gedaan: Sequence[Gedaan]) -> tuple[str, ...]:
        bekend = {str(sleutel) for deel in gevonden for sleutel in deel.zetten} | {deel.sleutel for deel in gedaan}
        return tuple(str(sleutel) for sleutel in self._planning.stappen if str(sleutel) not in bekend)

    def _moment(self, moment: Moment) -> Planmoment:
        eigen = self._planning.momenten.get(moment.moment, Herhaling())
        waarde = self._nu.geheugen.get(FeitSleutel(moment.feit)) if moment.feit else None
        maanden = eigen.om_de_maanden or (_MAANDEN // moment.per_jaar if moment.per_jaar else 0)
        return Planmoment(
            moment=moment.moment,
            titel=moment.titel,
            uitleg=moment.uitleg,
            wie=moment.wie,
            fase=moment.fase,
            tijd=tijd_van(moment.fase, "moet", self._fase, FASEN),
            per_jaar=moment.per_jaar,
            grond=moment.grond,
            bron_tekst=tuple(bron.tekst for bron in moment.bron),
            staat="onbekend" if waarde is None else "gebeurt" if waarde in moment.bij else "gebeurt_niet",
            eerste=eigen.eerste or (self._planning.vanaf if maanden else ""),
            om_de_maanden=maanden,
        )


def _sterkte(adviezen: Sequence[Advies]) -> Sterkte:
    return min((advies.sterkte for advies in adviezen), key=WEEGT.index)


def _reden(advies: Advies) -> Reden:
    return Reden(
        advies.regel,
        advies.over,
        advies.titel,
        advies.sterkte,
        advies.grond,
        advies.bron_tekst,
        advies.omdat,
        advies.laag,
    )


def _botsingen(stappen: Sequence[Planstap], volgorde: Sequence[Wachten]) -> Iterator[Botsing]:
    """Yield the days that do not fit the order of the steps."""
    for stap, wacht in zip(stappen, volgorde, strict=True):
        for nummer in wacht.alle:
            eerder = stappen[nummer - 1]
            if stap.klaar and eerder.klaar and stap.klaar < eerder.klaar:
                yield Botsing(stap.nummer, stap.klaar, nummer, eerder.klaar)
