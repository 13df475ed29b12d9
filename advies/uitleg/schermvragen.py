"""Which questions can still change what the first screen says; when there is none, no answers that are left can.

What the first screen says is here its `Beeld`: scope, form, what to do first, the main trade-off and the state of each
recommendation; not how many questions and findings there are besides, nor the reasons under a line.

Telling more never takes back what is certain, so of each part it is known what can still happen to it: a form that is certain
stays, a recommendation that asks attention keeps asking it, and the first actions change only when a finding of weight becomes
certain, or when a fact that a step would change turns out to be tied to one that is not known. `Bereik` says, missing nothing,
which of that the open questions can bring about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from typing import TypeAlias

from advies.antwoord import Antwoord, Indeling, is_bevinding
from advies.evaluatie import Evaluatie
from advies.motor.maskers import Maskermotor
from advies.proefwaarden import andere_waarden
from advies.raad.eerste_stappen import HOOGSTENS_STAPPEN
from advies.raad.oorzaken import grond_van
from advies.raad.opdrachten import WEEGT
from advies.raad.samenvatting import Actie, Samenvatting
from advies.uitleg.bereik import Bereik, Uitzicht
from advies.vragen import gewicht
from kennisbank.lean import dataclass
from regels.afwegingen import Afweging, afwegingen
from regels.sleutels import PERSPECTIEF, FeitSleutel
from regels.tijd import FASE, tijd_bij

_OVERAL = (FeitSleutel(FASE), PERSPECTIEF)
"""What every line hangs on: when it is for, and whom it addresses."""
Rang: TypeAlias = tuple[bool, int]
"""How much a trade-off weighs: whether both sides have reasons, and the weight of all reasons."""


@dataclass(frozen=True, slots=True)
class Beeld:
    """What the first screen says.

    Args:
        reikwijdte: whether the publication speaks about the partnership.
        vormen: on each axis what it is, whether that fits, and what else does.
        acties: what to do first, in order.
        afweging: key of the main trade-off; empty for none.
        staten: the state of each recommendation.
    """

    reikwijdte: str
    vormen: tuple[tuple[tuple[str, ...], bool | None, tuple[str, ...]], ...]
    acties: tuple[str, ...]
    afweging: str
    staten: tuple[str, ...]


def beeld_van(samenvatting: Samenvatting) -> Beeld:
    """Return what the first screen says.

    Args:
        samenvatting: an answer in one glance.
    """
    assen = (samenvatting.bereik, samenvatting.organisatie)
    return Beeld(
        samenvatting.reikwijdte,
        tuple((as_.nu, as_.past_nu, as_.past) for as_ in assen),
        tuple(actie.tekst for actie in samenvatting.acties),
        samenvatting.afweging.afweging if samenvatting.afweging is not None else "",
        tuple(stand.staat for stand in samenvatting.aanbevelingen),
    )


class Schermvragen:
    """Tells, for one rule base, which questions can still change the first screen.

    Args:
        motor: the engine, with the rule base.
        bereik: tells what answers can bring about.
    """

    def __init__(self, motor: Maskermotor, bereik: Bereik) -> None:
        self._bereik = bereik
        self._regels = [geval.regel for geval in motor.gevallen.regels]
        bevindingen = {n for n, regel in enumerate(self._regels) if is_bevinding(regel.soort, regel.sterkte)}
        self._weegt = frozenset(n for n in bevindingen if self._regels[n].sterkte in WEEGT)
        self._gewicht = {regel.naam: gewicht(regel.sterkte) for regel in self._regels}
        self._op_naam: dict[str, list[int]] = {}
        self._lezers: dict[FeitSleutel, list[int]] = {}
        for nummer, regel in enumerate(self._regels):
            self._op_naam.setdefault(regel.naam, []).append(nummer)
            if nummer in bevindingen or regel.soort == "tegenspraak":
                for sleutel in self._bereik.leest[nummer]:
                    self._lezers.setdefault(sleutel, []).append(nummer)

    def groepen(
        self, evaluatie: Evaluatie, antwoord: Antwoord, samenvatting: Samenvatting, vraagbaar: Set[FeitSleutel]
    ) -> tuple[frozenset[FeitSleutel], ...]:
        """Return the facts whose answers, alone or together, can change the first screen: for each part those it waits for.

        Args:
            evaluatie: the partnership, evaluated.
            antwoord: the answer for it.
            samenvatting: that answer in one glance.
            vraagbaar: the facts that can still be asked.
        """
        if samenvatting.reikwijdte == "buiten":
            return ()
        zicht = self._bereik.uitzicht(evaluatie.beoordeling.bekend, vraagbaar)
        blik = _Blik(self._bereik, evaluatie, zicht)
        nummers = {
            *self._indelingen(antwoord, blik),
            *self._aanbevelingen(samenvatting, blik),
            *self._afweging(samenvatting, blik),
        }
        groepen = [
            *(self._bereik.vragen(nummer, zicht) for nummer in nummers),
            *self._van_acties(antwoord, samenvatting.acties, blik),
        ]
        return _gevuld(groepen)

    def stapgroepen(
        self, evaluatie: Evaluatie, antwoord: Antwoord, acties: Sequence[Actie], vraagbaar: Set[FeitSleutel]
    ) -> tuple[frozenset[FeitSleutel], ...]:
        """Return the facts whose answers can change what to do first: for each part those it waits for.

        Args:
            evaluatie: the partnership, evaluated.
            antwoord: the answer for it.
            acties: what to do first.
            vraagbaar: the facts that can still be asked.
        """
        blik = _Blik(self._bereik, evaluatie, self._bereik.uitzicht(evaluatie.beoordeling.bekend, vraagbaar))
        return _gevuld(self._van_acties(antwoord, acties, blik))

    def _van_acties(self, antwoord: Antwoord, acties: Sequence[Actie], blik: _Blik) -> Iterator[frozenset[FeitSleutel]]:
        """Yield the facts that can change what to do first."""
        evaluatie, zicht = blik.evaluatie, blik.zicht
        yield from (self._bereik.vragen(n, zicht) for n in dict.fromkeys(self._nieuwe_acties(antwoord, acties, blik)))
        yield from (self._bereik.anders(n, zicht) for n in self._weegt if blik.zeker(n) and self._is_nu(n, evaluatie))
        yield from self._na_een_stap(evaluatie, antwoord, blik)
        yield from (frozenset({sleutel}) for sleutel in _OVERAL if sleutel in zicht.vraagbaar)

    def _indelingen(self, antwoord: Antwoord, blik: _Blik) -> Iterator[int]:
        """Yield the open rules that can change what is said of scope and form."""
        vormen = antwoord.vormen
        for indeling in antwoord.reikwijdte:
            yield from self._indeling(indeling, False, blik)
        for nu, kandidaten in (
            (vormen.bereik, vormen.kandidaten_bereik),
            (vormen.organisatie, vormen.kandidaten_organisatie),
        ):
            is_nu = {deel.waarde for deel in nu if deel.status == "zeker"}
            for indeling in nu:
                yield from self._indeling(indeling, False, blik)
            for indeling in kandidaten:
                yield from self._indeling(indeling, indeling.waarde in is_nu, blik)

    def _indeling(self, indeling: Indeling, ook_niet: bool, blik: _Blik) -> Iterator[int]:
        if indeling.status != "open":
            return  # what is excluded is so by every rule that concludes it
        nummers = [nummer for naam in indeling.regels for nummer in self._op_naam[naam]]
        yield from (nummer for nummer in nummers if blik.kan_waar(nummer))
        if ook_niet and all(map(blik.kan_onwaar, nummers)):
            yield from nummers

    def _aanbevelingen(self, samenvatting: Samenvatting, blik: _Blik) -> Iterator[int]:
        """Yield the open rules that can change the state of a recommendation."""
        onbekend = {stand.nummer for stand in samenvatting.aanbevelingen if stand.staat == "onbekend"}
        for aanbeveling in onbekend:
            kern = [n for n, regel in enumerate(self._regels) if aanbeveling in regel.draagt and blik.is_open(n)]
            yield from (nummer for nummer in kern if blik.kan_waar(nummer))
            if all(map(blik.kan_onwaar, kern)):
                yield from kern

    def _nieuwe_acties(self, antwoord: Antwoord, acties: Sequence[Actie], blik: _Blik) -> Iterator[int]:
        """Yield the open rules that can bring a finding among the first actions."""
        kan = [n for n in self._weegt if blik.is_open(n) and self._is_nu(n, blik.evaluatie) and blik.kan_waar(n)]
        vol = len(acties) == HOOGSTENS_STAPPEN and all(actie.stap and actie.sterkte == "moet" for actie in acties)
        if not vol:
            yield from kan
            return
        laagste = min(stap.gewicht / len(stap.zetten) for stap in antwoord.eerste_stappen)
        zeker = [n for n in self._weegt if blik.evaluatie.status[n] and self._is_nu(n, blik.evaluatie)]
        hoogstens: dict[FeitSleutel, int] = {}
        for nummer in (*kan, *zeker):
            for sleutel in self._bereik.leest[nummer]:
                hoogstens[sleutel] = hoogstens.get(sleutel, 0) + gewicht(self._regels[nummer].sterkte)
        yield from (n for n in kan if any(hoogstens[sleutel] >= laagste for sleutel in self._bereik.leest[n]))

    def _is_nu(self, nummer: int, evaluatie: Evaluatie) -> bool:
        return tijd_bij(self._regels[nummer], evaluatie.geheugen, evaluatie.feiten[FASE].mag()) == "nu"

    def _afweging(self, samenvatting: Samenvatting, blik: _Blik) -> Iterator[int]:
        """Yield the open rules that can put another trade-off first, or give the first a reason on a side without any."""
        alle = afwegingen()
        eerste = samenvatting.afweging.afweging if samenvatting.afweging is not None else ""
        plaats = next((plek for plek, deel in enumerate(alle) if deel.naam == eerste), len(alle))
        nu: Rang = self._rang(alle[plaats], blik.zeker) if eerste else (False, -1)
        for plek, afweging in enumerate(alle):
            hoogstens = self._rang(afweging, blik.kan_waar)
            if (plek != plaats and hoogstens[1] and (hoogstens > nu or (hoogstens == nu and plek < plaats))) or (
                plek == plaats and hoogstens[0] and not nu[0]
            ):
                yield from self._open(afweging, blik)

    def _rang(self, afweging: Afweging, telt: object) -> Rang:
        assert callable(telt)
        polen = [[naam for naam in pool.regels if any(map(telt, self._op_naam[naam]))] for pool in afweging.polen]
        return all(polen), sum(self._gewicht[naam] for pool in polen for naam in pool)

    def _open(self, afweging: Afweging, blik: _Blik) -> Iterator[int]:
        nummers = (n for pool in afweging.polen for naam in pool.regels for n in self._op_naam[naam])
        return (nummer for nummer in nummers if blik.is_open(nummer) and blik.kan_waar(nummer))

    def _na_een_stap(self, evaluatie: Evaluatie, antwoord: Antwoord, blik: _Blik) -> Iterator[frozenset[FeitSleutel]]:
        """Yield the facts that decide what a step takes away or brings along: of rules that read what it changes.

        A finding of any strength counts, since among equal steps the one that leaves the fewest findings goes first; also one
        that is open, can come true, and is excluded after the step whatever is answered.
        """
        adviezen = [a for a in antwoord.van_status("zeker") if a.is_bevinding and a.sterkte in WEEGT and a.tijd == "nu"]
        gronden = {sleutel for advies in adviezen for sleutel in grond_van(advies, evaluatie.feiten)}
        stuurbaar = [sleutel for sleutel in gronden if evaluatie.feiten[sleutel.naam].stuurbaar]
        for sleutel in stuurbaar:
            lezers = self._lezers.get(sleutel, ())
            yield from (self._bereik.vragen(n, blik.zicht) for n in lezers if blik.is_open(n) and blik.kan_waar(n))
            for waarde in andere_waarden(evaluatie, sleutel):
                yield from self._open_na(evaluatie.met({sleutel: waarde}), lezers, blik.zicht.vraagbaar)

    def _open_na(
        self, na: Evaluatie, nummers: Iterable[int], vraagbaar: Set[FeitSleutel]
    ) -> Iterator[frozenset[FeitSleutel]]:
        blik = _Blik(self._bereik, na, self._bereik.uitzicht(na.beoordeling.bekend, vraagbaar))
        open_ = (n for n in nummers if blik.is_open(n) and (blik.kan_waar(n) or blik.kan_onwaar(n)))
        return (self._bereik.vragen(nummer, blik.zicht) for nummer in open_)


def _gevuld(groepen: Iterable[frozenset[FeitSleutel]]) -> tuple[frozenset[FeitSleutel], ...]:
    """Return the groups in which a fact is, each once."""
    return tuple(groep for groep in dict.fromkeys(groepen) if groep)


@dataclass(frozen=True, slots=True)
class _Blik:
    """The rules of one evaluation, and what can become of them.

    Args:
        bereik: tells what can be.
        evaluatie: the partnership, evaluated.
        zicht: what can become true.
    """

    bereik: Bereik
    evaluatie: Evaluatie
    zicht: Uitzicht

    def is_open(self, nummer: int) -> bool:
        return self.evaluatie.status[nummer] is None

    def zeker(self, nummer: int) -> bool:
        return self.evaluatie.status[nummer] is True

    def kan_waar(self, nummer: int) -> bool:
        return self.bereik.kan_waar(nummer, self.zicht)

    def kan_onwaar(self, nummer: int) -> bool:
        return self.bereik.kan_onwaar(nummer, self.zicht)
