"""The difference in meaning of two rule bases: for which facts the advice changes, with the smallest example of each change.

Two rules are the same when they have the same truth for every set of facts, however they are written (compare the analysis of
policies in Cedar: Cutler and others, "Cedar: a new language for expressive, fast, safe, and analyzable authorization",
OOPSLA 2024).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import z3

from regels.bewijs.bewijzer import Bewijzer, Formule, alle_feiten, gemeentevragen, verschilt
from regels.bewijs.ruimte import Feitenruimte
from regels.sleutels import FeitSleutel, RegelSleutel
from regels.taal import FeitWaarde, Regel, Regelbank, Werkgeheugen

Wat = Literal["nieuw", "vervallen", "eerder", "strenger", "andere_grens_onzeker", "andere_conclusie"]


@dataclass(frozen=True, slots=True)
class Regelverschil:
    """One way in which a rule means something else.

    Args:
        wat: `nieuw` and `vervallen` for a rule that only one of the two has; `eerder` when it is certain for facts for which it
            was not; `strenger` when it no longer is; `andere_grens_onzeker` when only open and excluded changed places;
            `andere_conclusie` when it is certain for the same facts and concludes something else.
        oud: the rule as it was; None when it is new.
        nieuw: the rule as it is; None when it is gone.
        proces: key of the process that shows it; empty for a rule about the partnership.
        voorbeeld: the smallest set of facts for which the advice differs.
    """

    wat: Wat
    oud: Regel | None
    nieuw: Regel | None
    proces: str
    voorbeeld: Werkgeheugen

    @property
    def naam(self) -> str:
        """The name of the rule, the new one where there is one."""
        regel = self.nieuw or self.oud
        assert regel is not None
        return regel.naam

    @property
    def sleutel(self) -> RegelSleutel:
        """The rule by that name, for the process that shows it."""
        return RegelSleutel(self.naam, self.proces)


@dataclass(frozen=True, slots=True)
class Bankverschil:
    """What differs between two rule bases.

    Args:
        verschillen: the changes in meaning.
        hernoemd: pairs of names of rules that mean the same and conclude the same.
        alleen_tekst: rules of which the words, references or strength changed and the meaning did not.
        gelijk: how many rules are the same in everything.
    """

    verschillen: tuple[Regelverschil, ...]
    hernoemd: tuple[tuple[str, str], ...]
    alleen_tekst: tuple[str, ...]
    gelijk: int


def vergelijk(oud: Regelbank, nieuw: Regelbank) -> Bankverschil:
    """Return how the meaning of a rule base changed.

    Args:
        oud: the rule base before, over the same facts.
        nieuw: the rule base after.

    Raises:
        Onbeslist: z3 did not decide a question in time.
    """
    return _Vergelijking(oud, nieuw).uitkomst()


class _Vergelijking:
    def __init__(self, oud: Regelbank, nieuw: Regelbank) -> None:
        ruimte = Feitenruimte(nieuw.vocabulaire, 1 + len(gemeentevragen(oud) | gemeentevragen(nieuw)))
        self._oud, self._nieuw = Bewijzer(oud, ruimte), Bewijzer(nieuw, ruimte)
        self._voor = {regel.naam: regel for regel in oud.regels}
        self._na = {regel.naam: regel for regel in nieuw.regels}
        self._geweigerd = (*self._oud.tegenspraken, *self._nieuw.tegenspraken)
        self._zelfde_begrippen = {f.naam: f.betekent for f in oud.afgeleid} == {
            f.naam: f.betekent for f in nieuw.afgeleid
        }

    def uitkomst(self) -> Bankverschil:
        hernoemd = dict(self._hernoemd())
        verschillen: list[Regelverschil] = []
        alleen_tekst: list[str] = []
        gelijk = 0
        for naam, regel in self._na.items():
            voor = self._voor.get(naam)
            if voor is None:
                if naam not in hernoemd.values():
                    verschillen += self._alleen("nieuw", self._nieuw, regel)
                continue
            gevonden = list(self._beide(voor, regel))
            verschillen += gevonden
            if not gevonden and _inhoud(voor) != _inhoud(regel):
                alleen_tekst.append(naam)
            gelijk += not gevonden and _inhoud(voor) == _inhoud(regel)
        for naam, regel in self._voor.items():
            if naam not in self._na and naam not in hernoemd:
                verschillen += self._alleen("vervallen", self._oud, regel)
        return Bankverschil(tuple(verschillen), tuple(hernoemd.items()), tuple(alleen_tekst), gelijk)

    def _hernoemd(self) -> Iterator[tuple[str, str]]:
        erbij = {naam: regel for naam, regel in self._na.items() if naam not in self._voor}
        for naam, regel in self._voor.items():
            if naam in self._na:
                continue
            for ander_naam, ander in erbij.items():
                zelfde = (regel.soort, regel.dan, regel.voor_elk_proces) == (
                    ander.soort,
                    ander.dan,
                    ander.voor_elk_proces,
                )
                if zelfde and not any(self._beide(regel, ander)):
                    del erbij[ander_naam]
                    yield naam, ander_naam
                    break

    def _alleen(self, wat: Wat, bewijzer: Bewijzer, regel: Regel) -> Iterator[Regelverschil]:
        """Yield the rule that only one of the two has; nothing when it can never be certain."""
        for proces in bewijzer.processen(regel):
            formule = bewijzer.formule(regel.als, proces)
            voorbeeld = bewijzer.zoek(formule.waar, formule.sleutels, zonder=self._zonder(regel))
            if voorbeeld is not None:
                oud, nieuw = (None, regel) if wat == "nieuw" else (regel, None)
                yield Regelverschil(wat, oud, nieuw, proces, voorbeeld)
                return

    def _beide(self, voor: Regel, na: Regel) -> Iterator[Regelverschil]:
        if voor.voor_elk_proces != na.voor_elk_proces:
            yield from self._alleen("vervallen", self._oud, voor)
            yield from self._alleen("nieuw", self._nieuw, na)
            return
        gevonden: dict[Wat, Regelverschil] = {}
        for proces in self._nieuw.processen(na):
            for wat, voorbeeld in self._per_proces(voor, na, proces, frozenset(gevonden)):
                gevonden[wat] = Regelverschil(wat, voor, na, proces, voorbeeld)
        if "eerder" in gevonden or "strenger" in gevonden:
            gevonden.pop("andere_grens_onzeker", None)
        yield from gevonden.values()

    def _per_proces(
        self, voor: Regel, na: Regel, proces: str, bekend: frozenset[Wat]
    ) -> Iterator[tuple[Wat, dict[FeitSleutel, FeitWaarde]]]:
        if voor.als == na.als and voor.dan == na.dan and self._zelfde_begrippen:
            return
        oud, nieuw = self._oud.formule(voor.als, proces), self._nieuw.formule(na.als, proces)
        vragen: dict[Wat, z3.BoolRef] = {}
        if voor.als != na.als or not self._zelfde_begrippen:
            vragen["eerder"] = z3.And(nieuw.waar, z3.Not(oud.waar))
            vragen["strenger"] = z3.And(oud.waar, z3.Not(nieuw.waar))
            vragen["andere_grens_onzeker"] = verschilt(oud, nieuw)
        if voor.dan != na.dan:
            vragen["andere_conclusie"] = z3.And(oud.waar, nieuw.waar)
        for wat, vraag in vragen.items():
            if wat not in bekend:
                voorbeeld = self._nieuw.zoek(vraag, alle_feiten((oud, nieuw)), zonder=self._zonder(voor, na))
                if voorbeeld is not None:
                    yield wat, voorbeeld

    def _zonder(self, *regels: Regel) -> tuple[Formule, ...]:
        return () if any(regel.soort == "tegenspraak" for regel in regels) else self._geweigerd


def _inhoud(regel: Regel) -> tuple[object, ...]:
    """Return all of a rule but its condition and its place in the files."""
    overslaan = ("als", "plek", "plekken")
    return tuple(getattr(regel, naam) for naam in regel.__dataclass_fields__ if naam not in overslaan)
