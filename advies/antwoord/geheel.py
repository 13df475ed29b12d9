"""The whole answer, with its receipt, terms and limits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from advies.antwoord.adviezen import Advies
from advies.antwoord.raad import AanbevelingOordeel, AfwegingOordeel, EersteStap, Oorzaak
from advies.antwoord.vormen import Indeling, ProcesOordeel, Vormen
from advies.antwoord.vraag import Vraag
from advies.casussen import Casus
from advies.laagbewijs import Laagbewijs, Uitgezet
from advies.naamfouten import onbekend_proces, onbekende_regel
from advies.statussen import Status
from kennisbank.frozen import FrozenDict, plain
from kennisbank.lean import Uitgesteld, dataclass

_GEEN_FEITEN: Mapping[str, Any] = FrozenDict()


@dataclass(frozen=True, slots=True)
class Begripsuitleg:
    """A term of 2006 that the certain advices use.

    Args:
        term: as in the publication.
        nu: today's name; empty when it is still called so.
        uitleg: what it is.
    """

    term: str
    nu: str
    uitleg: str


@dataclass(frozen=True, slots=True)
class Ontvangstbewijs(Uitgesteld):
    """With what the answer was made, so that it can be made again.

    Args:
        advies: version of this package.
        regelbank: SHA-256 of the rule base and vocabulary, without layers.
        feiten: SHA-256 of the known facts.
        motoren: the engines that were run and agreed.
        melding: what to know about the engines; empty when both were run.
        regels: number of rules.
        publicatie: the source.
        lagen: the layers that were on, by name; not in the JSON when there were none.
    """

    advies: str
    regelbank: str
    feiten: str
    motoren: tuple[str, ...]
    melding: str
    regels: int
    publicatie: str
    lagen: tuple[Laagbewijs, ...] = ()

    @property
    def gebruikte_regels(self) -> str:
        """The rules and the layers over them, in a few signs: the same when both are."""
        return " + ".join((self.regelbank[:12], *(f"{laag.naam} {laag.vingerafdruk[:12]}" for laag in self.lagen)))


@dataclass(frozen=True, slots=True)
class Grens:
    """A limit of the advice: what the publication does not speak of.

    Args:
        grens: its key.
        titel: what it is about.
        tekst: what the advice does not know.
        elders: where to go for it.
    """

    grens: str
    titel: str
    tekst: str
    elders: str


@dataclass(frozen=True, slots=True)
class Antwoord(Uitgesteld):
    """Everything that is advised for one partnership.

    Its parts are made when they are first read, and kept. Whoever reads the first steps can be told by a `MotorVerschil` that
    the engines differ on the partnership after them.

    Args:
        samenwerkingsverband: its name; empty when not given.
        reikwijdte: whether the publication speaks about it: `binnen`, `buiten`, and how certain each.
        adviezen: certain and open advices; excluded ones only on request.
        vormen: the form of cooperation.
        processen: the eight ict processes, by key.
        migratie: the migration strategy that applies, and the one that is preferred.
        oorzaken: the certain findings, those that come from the same facts together, the most stressed first.
        eerste_stappen: what to change first, at most five steps; the choice and the order are ours, not the publication's.
        aanbevelingen: the nine recommendations.
        afwegingen: the trade-offs of the publication on which a certain rule speaks for a side.
        casussen: the cases of the publication that are most like it, most alike first, and what happened there.
        vragen: what is not known yet, most useful first.
        begrippen: terms that the certain advices use, with today's name.
        ontvangstbewijs: with what the answer was made.
        feiten: the known facts, with the keys and values of a facts file, so that the answer can be made again.
        meldingen: what to know about what was read, such as a fact under its earlier name.
        grenzen: what the advice does not know, and where to go for it; the same in every answer, with one first for a
            partnership that is itself a case of the publication.
        regelnamen: the rules that were asked, so that a rule that is excluded differs from one that does not exist.
        volledig: whether every rule is in `adviezen`; False when what is excluded was left out.
        uitgeschakeld: the rules of the publication that layers switched off; not in the JSON when there are none.
    """

    samenwerkingsverband: str
    reikwijdte: tuple[Indeling, ...]
    adviezen: tuple[Advies, ...]
    vormen: Vormen
    processen: Mapping[str, ProcesOordeel]
    migratie: tuple[Indeling, ...]
    oorzaken: tuple[Oorzaak, ...]
    eerste_stappen: tuple[EersteStap, ...]
    aanbevelingen: tuple[AanbevelingOordeel, ...]
    afwegingen: tuple[AfwegingOordeel, ...]
    casussen: tuple[Casus, ...]
    vragen: tuple[Vraag, ...]
    begrippen: tuple[Begripsuitleg, ...]
    ontvangstbewijs: Ontvangstbewijs
    feiten: Mapping[str, Any] = _GEEN_FEITEN
    meldingen: tuple[str, ...] = ()
    grenzen: tuple[Grens, ...] = ()
    regelnamen: tuple[str, ...] = ()
    volledig: bool = False
    uitgeschakeld: tuple[Uitgezet, ...] = ()

    def als_json(self) -> dict[str, Any]:
        """Return the answer as plain data: `dict`, `list`, texts and numbers, as `advies evaluate --formaat json` writes it.

        `advies.uitvoerschema("evaluate")` is its JSON Schema, and `advies.reken_na` makes the answer again from it.
        """
        vorm: dict[str, Any] = plain(self)
        return vorm

    def van_status(self, status: Status) -> tuple[Advies, ...]:
        """Return the advices with a status."""
        return tuple(advies for advies in self.adviezen if advies.status == status)

    def risicos(self) -> tuple[Advies, ...]:
        """Return the certain risks, and the preconditions that must be met and are not; strongest first."""
        return tuple(a for a in self.van_status("zeker") if a.soort == "risico" or a.is_voorwaarde_die_moet)

    def onvervuld(self) -> tuple[Advies, ...]:
        """Return what certainly must be done and is not: the certain advices of strength `moet`."""
        return tuple(advies for advies in self.van_status("zeker") if advies.sterkte == "moet")

    def zeker(self, regel: str, proces: str = "") -> bool:
        """Return whether a rule applies with certainty.

        Args:
            regel: name of the rule.
            proces: key of the process; empty for any.

        Raises:
            OnbekendeRegel: there is no such rule.
            OnderwerpFout: there is no such process.
        """
        if regel not in self.regelnamen:
            raise onbekende_regel(regel, self.regelnamen)
        if proces and proces not in self.processen:
            raise onbekend_proces(proces, self.processen)
        return any(
            advies.regel == regel and advies.status == "zeker" and proces in ("", advies.over.get("proces", ""))
            for advies in self.adviezen
        )
