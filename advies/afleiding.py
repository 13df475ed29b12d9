"""The derivation: from a rule down to what the user wrote, and what is still needed where it is open."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from advies.evaluatie import Evaluatie
from advies.feitensets import Feitensets, sleutels_van
from advies.motor.gevallen import AfgeleidGeval, Geval
from advies.woorden.feiten import afgeleide_zin, feitzin, ruwe_waarde
from advies.woorden.regelteksten import heeft_plekken, vul_in
from kennisbank.lean import dataclass
from kennisbank.meldingen import plaats
from regels.bewoording import Woorden, bewoording, bewoording_achteraf
from regels.logica import Literaal, Tak
from regels.sleutels import PERSPECTIEF, FeitSleutel
from regels.taal import Gelijk, Regel, Werkgeheugen
from regels.tijd import FASE, Tijd, tijd_bij

_FASE = FeitSleutel(FASE)


@dataclass(frozen=True, slots=True)
class Stap:
    """One step of a derivation: a fact that the user gave, or a derived fact with the steps below it.

    Args:
        feit: key of the fact (`uitvoering.technisch_beheer`).
        waarde: its value, as in a facts file.
        tekst: the statement in Dutch.
        regel: line in the facts file; None when the facts did not come from a text file.
        bron: references of a derived fact, in Dutch; empty for a given fact.
        omdat: the steps that a derived fact rests on; empty for a given fact.
        cel: cell in the workbook (`Bestuur!C7`); None when the facts did not come from a workbook.
    """

    feit: str
    waarde: str
    tekst: str
    regel: int | None = None
    bron: tuple[str, ...] = ()
    omdat: tuple[Stap, ...] = ()
    cel: str | None = None

    @property
    def sleutel(self) -> FeitSleutel:
        """The fact."""
        return FeitSleutel.lees(self.feit)

    @property
    def plaats(self) -> str:
        """Where it stands, in Dutch: "regel 12" or "cel Bestuur!C7"; empty when the facts did not come from a file."""
        return plaats(self.regel, self.cel)

    def gegeven(self) -> Iterator[Stap]:
        """Yield the given facts below this step, or the step itself."""
        if self.omdat:
            yield from chain.from_iterable(stap.gegeven() for stap in self.omdat)
        else:
            yield self


class Afleiding:
    """Explains the cases of one evaluation.

    Args:
        evaluatie: the partnership, evaluated.
    """

    def __init__(self, evaluatie: Evaluatie) -> None:
        self.evaluatie = evaluatie
        self._geheugen = evaluatie.geheugen
        self._motor, self._beoordeling = evaluatie.motor, evaluatie.beoordeling
        self._volgorde = self._motor.onthoud("fasen", "", evaluatie.feiten[FASE].mag)
        self._afgeleid: dict[FeitSleutel, AfgeleidGeval] = evaluatie.motor.afgeleid_op_sleutel
        self._stappen: dict[tuple[FeitSleutel, bool], Stap] = {}

    def waarom(self, geval: Geval) -> tuple[Stap, ...]:
        """Return the steps that make a rule fire: those of the branch that rests on the fewest facts, none too many."""
        return self._snoei(geval, self._kortste(geval.takken), True)

    def vaste_woorden(self, geval: Geval) -> Woorden | None:
        """Return the words of a rule whose words are the same whatever the facts are; None for another."""
        return self._motor.onthoud("woorden", id(geval), lambda: _vaste_woorden(geval.regel))

    def woorden(self, geval: Geval, stappen: tuple[Stap, ...]) -> Woorden:
        """Return the words of a rule, with the values of facts filled in.

        Args:
            geval: the rule.
            stappen: what makes it fire, so that it names the alternative on which it rests; empty when it does not fire.
        """
        vast = self.vaste_woorden(geval)
        if vast is not None:
            return vast
        if stappen:
            rust_op = {deel.sleutel: self._geheugen[deel.sleutel] for stap in stappen for deel in stap.gegeven()}
            woorden = self._bewoording(geval, rust_op)
        else:
            wie, fase = self._geheugen.get(PERSPECTIEF), self._geheugen.get(_FASE)
            woorden = self._motor.onthoud("bewoording", (id(geval), wie, fase), lambda: self._bewoording(geval, {}))
        titel, tekst = woorden.titel, woorden.tekst
        if heeft_plekken(titel + tekst):
            feiten = self.evaluatie.feiten
            titel, tekst = (vul_in(deel, geval.proces, self._geheugen, feiten) for deel in (titel, tekst))
        return Woorden(titel, tekst, woorden.kanttekening)

    def _bewoording(self, geval: Geval, rust_op: Werkgeheugen) -> Woorden:
        """Return the words of a rule, still with names between braces; they rest on the perspective and the phase besides."""
        woorden = bewoording(geval.regel, geval.proces, rust_op, self._geheugen)
        if geval.regel.achteraf and self.tijd(geval) == "terugblik":
            woorden = bewoording_achteraf(geval.regel, woorden)
        return woorden

    def tijd(self, geval: Geval) -> Tijd:
        """Return when the advice of a rule is for."""
        fase = self._geheugen.get(_FASE)
        return self._motor.onthoud(
            "tijd", (id(geval), fase), lambda: tijd_bij(geval.regel, self._geheugen, self._volgorde)
        )

    def waarom_niet(self, geval: Geval) -> tuple[Stap, ...]:
        """Return, for a rule that is excluded, steps that make every branch false, none too many."""
        uit: dict[str, Stap] = {}
        for tak in geval.takken:
            for stap in self._tegen(tak):
                uit.setdefault(stap.feit, stap)
        return self._snoei(geval, tuple(uit.values()), False)

    def _snoei(self, geval: Geval, stappen: tuple[Stap, ...], waar: bool) -> tuple[Stap, ...]:
        """Return the steps without the facts that the others make superfluous.

        Steps are chosen apart, for each branch and each derived fact the shortest, and together can overlap.
        """
        alle = [FeitSleutel.lees(feit) for feit in {g.feit: None for stap in stappen for g in stap.gegeven()}]
        if len(alle) < 2:
            return stappen
        nodig = alle
        for feit in reversed(alle):
            minder = [deel for deel in nodig if deel != feit]
            if self._status_met(geval, minder) is waar:
                nodig = minder
        if nodig == alle:
            return stappen
        kaal = Afleiding(self.evaluatie.alleen(nodig))
        return kaal.waarom(geval) if waar else kaal.waarom_niet(geval)

    def _status_met(self, geval: Geval, feiten: list[FeitSleutel]) -> bool | None:
        motor = self.evaluatie.motor
        bekend = motor.leid_af(0, motor.lees({feit: self._geheugen[feit] for feit in feiten}))
        return motor.status_bij(motor.nummers[geval.sleutel], bekend)

    def alvast(self, geval: Geval) -> tuple[Stap, ...]:
        """Return, for an open rule, the steps that hold already in the branch that lacks least."""
        bekend, masker = self._beoordeling.bekend, self._motor.masker
        kansrijk = [(masker(tak)[0], tak) for tak in geval.takken if not masker(tak)[1] & bekend]
        nodig, beste = kansrijk[0] if len(kansrijk) == 1 else min(kansrijk, key=lambda d: (d[0] & ~bekend).bit_count())
        if not nodig & bekend:
            return ()
        return tuple([stap for deel in beste if self._beoordeling.is_waar(deel) for stap in self._stap(deel)])

    def beslissend(self, geval: Geval) -> tuple[tuple[FeitSleutel, ...], ...]:
        """Return, for an open rule, the smallest sets of unknown facts whose values can make it certain."""
        sets = self.sets
        return tuple([sets.nummers.feiten(deel) for deel in sets.beslissend(geval.takken)])

    @cached_property
    def sets(self) -> Feitensets:
        """The smallest sets of unknown facts that can make something certain."""
        return Feitensets(self.evaluatie)

    def uitsluitend(self, geval: Geval) -> tuple[tuple[tuple[Literaal, int], ...], ...]:
        """Return, for each branch of a rule that is not decided, what would exclude it.

        Returns:
            For each branch the literals of which one that is true excludes it, each with the smallest set of unknown facts
            that can make it true, as a mask. Equal literals are one and the same value.
        """
        return tuple(
            tuple(
                (anders, self.sets.van_literaal(anders)[0])
                for deel in tak
                if self._beoordeling.is_waar(deel) is None
                for anders in (self._tegendeel(deel),)
            )
            for tak in geval.takken
            if self._beoordeling.tak_status(tak) is None
        )

    def _tegendeel(self, literaal: Literaal) -> Literaal:
        """Return the opposite of a literal of the rule base, the same value for equal literals."""
        bit = self._motor.bit(literaal)
        return self._motor.onthoud("tegendeel", bit, lambda: Literaal(literaal.atoom, not literaal.waar))

    def _kortste(self, vormen: tuple[Tak, ...]) -> tuple[Stap, ...]:
        ware = [tak for tak in vormen if self.evaluatie.tak_status(tak)]
        if len(ware) == 1:
            return self._stappen_van(ware[0])
        uitgewerkt = [self._stappen_van(tak) for tak in ware]
        return min(uitgewerkt, key=lambda stappen: len({g.feit for stap in stappen for g in stap.gegeven()}))

    def _stappen_van(self, tak: Tak) -> tuple[Stap, ...]:
        uit: dict[str, Stap] = {}
        for literaal in tak:
            for stap in self._stap(literaal):
                uit.setdefault(stap.feit, stap)
        return tuple(uit.values())

    def _tegen(self, tak: Tak) -> tuple[Stap, ...]:
        return next(
            self._stap(Literaal(deel.atoom, not deel.waar)) for deel in tak if self.evaluatie.is_waar(deel) is False
        )

    def _stap(self, literaal: Literaal) -> tuple[Stap, ...]:
        """Return the steps of a literal that is true."""
        atoom = literaal.atoom
        if isinstance(atoom, Gelijk) and atoom.feit in self._afgeleid:
            return (self._afgeleide_stap(self._afgeleid[atoom.feit], literaal.waar),)
        return tuple(self.gegeven(sleutel) for sleutel in self._sleutels(literaal) if sleutel in self._geheugen)

    def _afgeleide_stap(self, geval: AfgeleidGeval, ja: bool) -> Stap:
        bekend = self._stappen.get((geval.sleutel, ja))
        if bekend is None:
            bekend = Stap(
                str(geval.sleutel),
                "ja" if ja else "nee",
                afgeleide_zin(geval.feit, geval.sleutel.proces, ja),
                bron=tuple(bron.tekst for bron in geval.feit.bron),
                omdat=self._kortste(geval.ja if ja else geval.nee),
            )
            self._stappen[geval.sleutel, ja] = bekend
        return bekend

    def gegeven(self, sleutel: FeitSleutel) -> Stap:
        """Return the step of a fact that is given."""
        bekend = self._stappen.get((sleutel, True))
        if bekend is None:
            waarde = self._geheugen[sleutel]
            plek = self.evaluatie.plekken.get(sleutel)
            zin = feitzin(self.evaluatie.feiten[sleutel.naam], sleutel.proces, waarde)
            tekstregel, cel = (plek.tekstregel, plek.cel) if plek else (None, None)
            bekend = Stap(str(sleutel), ruwe_waarde(waarde), zin, tekstregel, cel=cel)
            self._stappen[sleutel, True] = bekend
        return bekend

    def _sleutels(self, literaal: Literaal) -> list[FeitSleutel]:
        """Return the facts that a literal speaks of; those of the rule base are worked out once."""
        if not self._motor.kent(literaal):
            return sleutels_van(literaal)
        return self._motor.onthoud("sleutels", id(literaal), lambda: sleutels_van(literaal))


def _vaste_woorden(regel: Regel) -> Woorden | None:
    if regel.preciezer or regel.tekst_voor or regel.achteraf or heeft_plekken(regel.titel + regel.tekst):
        return None
    return Woorden(regel.titel, regel.tekst, regel.kanttekening)
