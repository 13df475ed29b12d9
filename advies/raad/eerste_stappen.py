"""First steps: the few facts to change that take away the most weight of what must and what should be done.

The search is greedy and deterministic. A move changes one fact, or two when no single one excludes a finding. What takes away a
`moet` comes first; as long as there is such a move, no other is taken, and after another none of them is. Each round takes the
move with the most weight taken away for each fact that changes, what it newly makes certain subtracted; among equals the one
that leaves the fewest findings of any strength, then a value that the vocabulary marks as a starting point, and the order of the
vocabulary. Only values are tried that the vocabulary has an order for (`opdracht`). The measure is ours.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from functools import reduce
from operator import or_
from typing import NamedTuple, TypeAlias

from advies.antwoord import Advies, EersteStap, is_bevinding
from advies.evaluatie import Evaluatie
from advies.motor.gevallen import Geval
from advies.motor.maskers import Beoordeling, Maskermotor
from advies.proefwaarden import andere_waarden
from advies.raad.oorzaken import bevinding_van, grond_van
from advies.raad.opdrachten import WEEGT, heeft_opdracht, opdrachten
from advies.statussen import Tijd
from advies.vragen import gewicht
from advies.zetten import maak_zet
from kennisbank.catalogus import ACTOREN
from kennisbank.lean import dataclass
from regels.sleutels import FeitSleutel
from regels.taal import FeitWaarde, Werkgeheugen

HOOGSTENS_STAPPEN = 5
_NU: tuple[Tijd, ...] = ("nu",)

Zetten: TypeAlias = dict[FeitSleutel, FeitWaarde]
"""The facts that a move changes, with their new values."""

Adviesmaker: TypeAlias = Callable[[Geval, Evaluatie], Advies]
"""Makes the advice of a certain rule in some evaluation."""


@dataclass(frozen=True, slots=True)
class Uitkomst:
    """What a move does.

    Args:
        zetten: the facts that change.
        weg: the numbers of the findings that it excludes.
        erbij: the numbers of the weighed findings that it makes certain.
        gewicht: the weight taken away.
        moet: whether a finding that it excludes is `moet`.
        orde: what decides among moves, the best first.
    """

    zetten: Werkgeheugen
    weg: tuple[int, ...]
    erbij: tuple[int, ...]
    gewicht: int
    moet: bool
    orde: tuple[float, ...]


class _Regels(NamedTuple):
    """The rules that the search weighs, the same for every partnership; masks are those of the cross table of the engine.

    Args:
        bevindingen: the findings, as a mask.
        weegt: how much each weighed finding counts, by number of the case.
        wegend: those, as a mask.
        moet: those of strength `moet`, as a mask.
        tegenspraken: the contradictions, as a mask.
        plaats: where each fact stands in the order of the vocabulary and of the processes.
    """

    bevindingen: int
    weegt: Mapping[int, int]
    wegend: int
    moet: int
    tegenspraken: int
    plaats: Mapping[FeitSleutel, tuple[int, int]]


def _regels(motor: Maskermotor) -> _Regels:
    bank, masker = motor.gevallen.bank, motor.kruistabel.masker
    regels = [geval.regel for geval in motor.gevallen.regels]
    bevindingen = [n for n, r in enumerate(regels) if is_bevinding(r.soort, r.sterkte)]
    weegt = {n: gewicht(regels[n].sterkte) for n in bevindingen if regels[n].sterkte in WEEGT}
    return _Regels(
        masker(bevindingen),
        weegt,
        masker(weegt),
        masker(n for n in weegt if regels[n].sterkte == "moet"),
        masker(n for n, regel in enumerate(regels) if regel.soort == "tegenspraak"),
        {
            FeitSleutel(naam, proces): (nummer, plaats)
            for nummer, naam in enumerate(bank.vocabulaire.feiten)
            for plaats, proces in enumerate(("", *bank.processen))
        },
    )


class Stappenzoeker:
    """Looks for the first steps of one partnership.

    Args:
        evaluatie: the partnership, evaluated.
        adviezen: its certain advices, by number of the case.
        maak: makes the advice of a certain rule in a changed partnership.
        tijden: when the findings are for that steps take away.
    """

    def __init__(
        self,
        evaluatie: Evaluatie,
        adviezen: Mapping[int, Advies],
        maak: Adviesmaker,
        tijden: Collection[Tijd] = _NU,
    ) -> None:
        self._evaluatie, self._adviezen, self._maak = evaluatie, adviezen, maak
        self._motor = evaluatie.motor
        self._regels = self._motor.onthoud("stapregels", "", lambda: _regels(evaluatie.motor))
        self._tabel = evaluatie.motor.kruistabel
        self._doel = [n for n, advies in adviezen.items() if n in self._regels.weegt and advies.tijd in tijden]
        self._doelmasker = self._tabel.masker(self._doel)

    def zoek(
        self,
        hoogstens: int = HOOGSTENS_STAPPEN,
        eerder: Collection[FeitSleutel] = (),
        blijft_weg: Collection[int] = (),
    ) -> Iterator[Uitkomst]:
        """Yield the moves to make, each after those before it.

        Args:
            hoogstens: the most moves.
            eerder: facts that an earlier search changed and that stay so.
            blijft_weg: the numbers of findings that an earlier search took away and that stay away.
        """
        geheugen, stand = self._evaluatie.geheugen, self._evaluatie.beoordeling
        mogelijk = [zetten for zetten in self._mogelijk() if zetten.keys().isdisjoint(eerder)]
        weg = self._tabel.masker(blijft_weg)
        alleen_aanbevolen = False
        for _ in range(hoogstens):
            nu, _ = stand.standen()
            uitkomsten = (self._doe(zetten, geheugen, stand, nu, weg) for zetten in mogelijk)
            telt = (u for u in uitkomsten if u is not None and u.gewicht > 0 and not (u.moet and alleen_aanbevolen))
            beste = min(telt, key=lambda u: u.orde, default=None)
            if beste is None:
                return
            alleen_aanbevolen = not beste.moet
            yield beste
            geheugen = {**geheugen, **beste.zetten}
            stand = self._motor.beoordeel_anders(stand, geheugen, beste.zetten)
            weg |= self._tabel.masker(beste.weg)
            mogelijk = [zetten for zetten in mogelijk if zetten.keys().isdisjoint(beste.zetten)]

    def _mogelijk(self) -> list[Zetten]:
        """Return the moves: each other value of a fact of some ground, and pairs where no single fact excludes the finding."""
        enkel: dict[FeitSleutel, list[tuple[Zetten, Evaluatie]]] = {}
        paren: list[Zetten] = []
        for nummer in self._doel:
            for sleutel in (gronden := self._gronden(self._adviezen[nummer])):
                if sleutel not in enkel:
                    enkel[sleutel] = [(zet, self._evaluatie.met(zet)) for zet in self._enkel(sleutel)]
            proeven = [proef for sleutel in gronden for proef in enkel[sleutel]]
            if not any(na.status_van(nummer) is False for _, na in proeven):
                paren += [paar for zet, na in proeven for paar in self._aangevuld(nummer, zet, na)]
        volgorde = sorted(enkel, key=lambda sleutel: self._regels.plaats[sleutel])
        return [*(zet for sleutel in volgorde for zet, _ in enkel[sleutel]), *paren]

    def _gronden(self, advies: Advies) -> list[FeitSleutel]:
        feiten = self._evaluatie.feiten
        grond = grond_van(advies, feiten)
        mag = [sleutel for sleutel in grond if feiten[sleutel.naam].stuurbaar]
        return sorted(mag, key=lambda sleutel: self._regels.plaats[sleutel])

    def _enkel(self, sleutel: FeitSleutel) -> list[Zetten]:
        feit = self._evaluatie.feiten[sleutel.naam]
        if not feit.opdracht:
            return []
        waarden = (waarde for waarde in andere_waarden(self._evaluatie, sleutel) if heeft_opdracht(feit, waarde))
        return [{sleutel: waarde} for waarde in waarden]

    def _aangevuld(self, nummer: int, zet: Zetten, na: Evaluatie) -> Iterator[Zetten]:
        """Yield a move with a second fact, for a finding that is certain for another reason after the first."""
        if na.status_van(nummer):
            geval = na.motor.gevallen.regels[nummer]
            for sleutel in self._gronden(self._maak(geval, na)):
                if sleutel not in zet:
                    yield from ({**zet, **tweede} for tweede in self._enkel(sleutel))

    def _uitgangswaarden(self, sleutel: FeitSleutel) -> tuple[str, ...]:
        return self._evaluatie.feiten[sleutel.naam].uitgangswaarden

    def _doe(self, zetten: Zetten, geheugen: Werkgeheugen, stand: Beoordeling, nu: int, weg: int) -> Uitkomst | None:
        """Return what a move does; None when it excludes nothing, contradicts a fact, or brings back what was taken away.

        Args:
            zetten: the facts that change.
            geheugen: the known facts before.
            stand: the truth of every rule before.
            nu: the rules that are certain then, as a mask.
            weg: the findings that were taken away.
        """
        regels, zeker = self._regels, nu
        kan_weg = self._doelmasker & zeker & reduce(or_, map(self._motor.geraakt, zetten))
        if not kan_weg:
            return None
        anders = self._motor.beoordeel_anders(stand, {**geheugen, **zetten}, zetten)
        zeker_na, uitgesloten_na = anders.standen()
        verdwenen = kan_weg & uitgesloten_na
        if not verdwenen or zeker_na & regels.tegenspraken or weg & ~uitgesloten_na:
            return None
        nieuw = zeker_na & ~zeker & regels.bevindingen
        af = zeker & uitgesloten_na & regels.bevindingen
        # In the order of the advices, in which the steps name them.
        lijst_weg = set(self._tabel.nummers(verdwenen))
        weggenomen = tuple(nummer for nummer in self._doel if nummer in lijst_weg)
        erbij = tuple(self._tabel.nummers(nieuw & regels.wegend))
        gewicht = sum(regels.weegt[nummer] for nummer in weggenomen) - sum(regels.weegt[nummer] for nummer in erbij)
        gewoon = sum(waarde in self._uitgangswaarden(sleutel) for sleutel, waarde in zetten.items())
        moet = bool(verdwenen & regels.moet)
        orde = (not moet, -gewicht / len(zetten), nieuw.bit_count() - af.bit_count(), -gewoon)
        return Uitkomst(zetten, weggenomen, erbij, gewicht, moet, orde)


def eerste_stappen(
    evaluatie: Evaluatie,
    adviezen: Mapping[int, Advies],
    maak: Adviesmaker,
    speel_na: Callable[[Werkgeheugen], Beoordeling],
) -> tuple[EersteStap, ...]:
    """Return what to change first, at most five steps.

    Args:
        evaluatie: the partnership, evaluated.
        adviezen: its certain advices, by number of the case among the cases of the engine.
        maak: makes the advice of a certain rule in a changed partnership.
        speel_na: evaluates facts again, in both engines where there are two.

    Raises:
        MotorVerschil: the engines differ on the partnership after the steps.
    """
    uitkomsten = list(Stappenzoeker(evaluatie, adviezen, maak).zoek())
    stappen: list[EersteStap] = []
    na = evaluatie
    for uitkomst in uitkomsten:
        na = na.met(uitkomst.zetten)
        weg = [adviezen[nummer] for nummer in uitkomst.weg]
        erbij = [maak(na.motor.gevallen.regels[nummer], na) for nummer in uitkomst.erbij]
        stappen.append(
            EersteStap(
                zetten=tuple(maak_zet(evaluatie, sleutel, waarde) for sleutel, waarde in uitkomst.zetten.items()),
                tekst=opdrachten(evaluatie.bank, uitkomst.zetten),
                wie=tuple(actor for actor in ACTOREN if any(actor in advies.wie for advies in weg)),
                neemt_weg=tuple(bevinding_van(advies) for advies in weg),
                brengt_mee=tuple(bevinding_van(advies) for advies in erbij),
                gewicht=uitkomst.gewicht,
            )
        )
    if stappen:
        status = speel_na(na.geheugen).status
        assert all(status[nummer] is False for uitkomst in uitkomsten for nummer in uitkomst.weg)
    return tuple(stappen)
