"""The interview: what to ask next, an answer, back, what follows, and when it ends; without input or output."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import chain
from typing import Literal

from advies.antwoord import Advies, Antwoord, Vraag
from advies.evaluatie import Evaluatie
from advies.evalueer import Adviseur, weiger_tegenspraak
from advies.naamfouten import onbekend_feit
from advies.raad.samenvatting import Samenvatting, vat_samen
from advies.uitleg.bereik import Bereik
from advies.uitleg.gevolgen import Gevolgtrekker
from advies.uitleg.ingetypt import lees_antwoord
from advies.uitleg.schermvragen import Schermvragen
from advies.vragen import maak_vraag
from kennisbank.kernvragen import Kernvraag, kernvragen
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout, Melding
from kennisbank.vocabulaire import FeitDefinitie
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel, feitsleutels
from regels.taal import SCHAAL, Werkgeheugen

HOOGSTENS_IN_LIJST = 8
"""The most questions on one screen to say yes or no to: as many as there are ict processes."""
Deel = Literal["begin", "kern", "thema", "verbeteren"]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the interview stands; each answer gives a new one.

    Args:
        naam: name of the partnership.
        geheugen: the facts that were given, and those that follow from them.
        overgeslagen: the facts of which the adviser said not to know them.
        eerder: the stand before the last answer, or None at the start.
        gevolgd: the facts of `geheugen` that nobody typed: they follow from answers.
        thema: key of the theme that was chosen after the core questions; empty for none.
        alles: whether of that theme all questions are asked, and not only those that can change the first screen.
    """

    naam: str
    geheugen: Werkgeheugen
    overgeslagen: frozenset[FeitSleutel] = frozenset()
    eerder: Stand | None = None
    gevolgd: frozenset[FeitSleutel] = frozenset()
    thema: str = ""
    alles: bool = False

    @property
    def gehad(self) -> frozenset[FeitSleutel]:
        """The facts that are not asked again: known ones, and those that the adviser does not know."""
        # A list of municipalities can be known and still lack a figure; asking for it again would not end.
        return self.overgeslagen | self.geheugen.keys()


@dataclass(frozen=True, slots=True)
class Vragenblad:
    """What is asked at once: one question, one question for several processes, or several questions to say yes or no to.

    Args:
        deel: of which part of the interview it is.
        nummer: its place in that part, from 1; 0 for an answer that is mended.
        van: how many that part has: screens of the opening and the core together, or questions of a theme.
        thema: title of its theme.
        vragen: the questions.
        reden: why it comes first, for an opening or core screen; of a list the reason of the list; otherwise empty.
        kop: heading of a list of the core; otherwise empty.
    """

    deel: Deel
    nummer: int
    van: int
    thema: str
    vragen: tuple[Vraag, ...]
    reden: str = ""
    kop: str = ""

    @property
    def feit(self) -> str:
        """The name of the fact, of the first question of several."""
        return self.vragen[0].sleutel.naam

    @property
    def is_matrix(self) -> bool:
        """Whether it is one question for several processes."""
        return bool(self.vragen[0].proces)

    @property
    def is_lijst(self) -> bool:
        """Whether it is several questions to say yes or no to."""
        return len(self.vragen) > 1 and not self.is_matrix


@dataclass(frozen=True, slots=True)
class Taak:
    """The questions of one theme that are left.

    Args:
        thema: key of the theme.
        titel: its title.
        vragen: how many of its questions can still change something.
        scherm: how many of those can change the first screen.
    """

    thema: str
    titel: str
    vragen: int
    scherm: int


@dataclass(frozen=True, slots=True)
class Moment:
    """All that a stand amounts to.

    Args:
        evaluatie: the evaluation of it, on which both engines agreed.
        antwoord: the advice as it stands.
        samenvatting: the same in one glance.
        blad: what to ask next; None when a task is to be chosen, or nothing is left.
        taken: what is left to ask, by theme; none before the opening and core questions are done.
        buiten: whether the partnership is certainly out of scope, so that nothing more need be asked.
        vast: whether no answer that is left can change what the first screen says.
        over: the facts that are still of use to ask.
        voor_scherm: those of `over` that can change the first screen.
    """

    evaluatie: Evaluatie
    antwoord: Antwoord
    samenvatting: Samenvatting
    blad: Vragenblad | None
    taken: tuple[Taak, ...]
    buiten: bool
    vast: bool
    over: frozenset[FeitSleutel]
    voor_scherm: frozenset[FeitSleutel]


class Gesprek:
    """Asks scope, whose view and phase first, then the core screens, and leaves the rest to choose by theme.

    Asked is only what can still change something. Of a theme the questions that can change the first screen come first, those
    that most of its open parts wait for foremost.

    Args:
        adviseur: the evaluator.
    """

    def __init__(self, adviseur: Adviseur) -> None:
        self._adviseur = adviseur
        self._woorden = adviseur.bank.vocabulaire
        bereik = Bereik(adviseur.maskers)
        self._scherm = Schermvragen(adviseur.maskers, bereik)
        self._gevolg = Gevolgtrekker(adviseur.maskers, bereik)
        self._alle = frozenset(
            sleutel
            for feit in self._woorden.feiten.values()
            if not feit.beschrijvend
            for sleutel in self._sleutels(feit)
        )

    def moment(self, stand: Stand) -> Moment:
        """Return what a stand amounts to: the advice, what to ask next, and what is left.

        Args:
            stand: where the interview stands.

        Raises:
            InvoerFout: the facts contradict each other.
        """
        evaluatie = self._adviseur.evaluatie_van(stand.naam, stand.geheugen)
        antwoord = self._adviseur.stel_op(evaluatie)
        kort = vat_samen(antwoord, evaluatie.feiten)
        buiten = kort.reikwijdte == "buiten"
        groepen = self._scherm.groepen(evaluatie, antwoord, kort, self._alle - stand.gehad)
        nodig = frozenset(chain.from_iterable(groepen))
        over = {vraag.sleutel: vraag for vraag in antwoord.vragen if vraag.sleutel not in stand.gehad}
        over |= {sleutel: maak_vraag(sleutel, evaluatie) for sleutel in sorted(nodig - over.keys())}
        if buiten:
            over = {}
        rest = _Rest(over, groepen, stand, self._woorden.feiten)
        blad = self._eerst(rest)
        taken = () if blad is not None else self._taken(rest)
        if blad is None and stand.thema:
            blad = self._uit_thema(rest, stand)
        return Moment(evaluatie, antwoord, kort, blad, taken, buiten, not nodig, frozenset(over), nodig)

    def waarom(self, moment: Moment, blad: Vragenblad) -> tuple[Advies, ...]:
        """Return the open advices that an answer can help to settle, those that need the fewest other facts first.

        Args:
            moment: what the stand amounts to.
            blad: what is asked.
        """
        feiten = {vraag.feit for vraag in blad.vragen}
        nodig = {
            advies: min(len(deel) for deel in advies.beslissend if not feiten.isdisjoint(deel))
            for advies in moment.antwoord.van_status("open")
            if any(not feiten.isdisjoint(deel) for deel in advies.beslissend)
        }
        return tuple(sorted(nodig, key=nodig.__getitem__))

    def definitie(self, feit: FeitSleutel) -> FeitDefinitie:
        """Return what is known about a fact.

        Raises:
            OnbekendFeit: there is no such fact.
        """
        definitie = self._woorden.feiten.get(feit.naam)
        if definitie is not None and feit in self._sleutels(definitie):
            return definitie
        mogelijk = [definitie] if definitie is not None else self._woorden.feiten.values()
        raise onbekend_feit(str(feit), [str(deel) for ander in mogelijk for deel in self._sleutels(ander)])

    def geef(self, stand: Stand, antwoorden: Mapping[FeitSleutel, str]) -> Stand:
        """Return the stand after answers, with what follows from them.

        Args:
            stand: where the interview stands.
            antwoorden: what was typed for each fact; see `lees_antwoord`.

        Raises:
            InvoerFout: an answer is not possible, or contradicts an earlier one; the stand stays as it was.
            OnbekendFeit: there is no such fact.
        """
        return self.neem_over(
            stand, {s: lees_antwoord(self.definitie(s), s, invoer) for s, invoer in antwoorden.items()}
        )

    def neem_over(self, stand: Stand, gelezen: Mapping[FeitSleutel, Werkgeheugen]) -> Stand:
        """Return the stand after answers that were read, with what follows from them.

        Args:
            stand: where the interview stands.
            gelezen: for each fact that was asked what is known of it now; nothing for "I do not know".

        Raises:
            InvoerFout: the answers contradict each other or an earlier one; the stand stays as it was.
        """
        gegeven = {sleutel: w for deel in gelezen.values() for sleutel, w in deel.items()}
        geheugen = {
            sleutel: waarde
            for sleutel, waarde in stand.geheugen.items()
            if sleutel not in stand.gevolgd and sleutel not in gelezen
        } | gegeven
        _eis_passende_lijst(geheugen)
        # Whether answers contradict each other one engine tells; the advice of them is held against the other in `moment`.
        weiger_tegenspraak(Evaluatie.van(self._adviseur.maskers, geheugen, stand.naam))
        gevolgd = self._gevolg.gevolgen(geheugen, lijst_is_nieuw=GEMEENTEN in {*gegeven, *stand.geheugen})
        weg = {sleutel for sleutel, deel in gelezen.items() if not deel}
        overgeslagen = (stand.overgeslagen - gelezen.keys() - gevolgd.keys()) | weg
        return replace(
            stand, geheugen={**geheugen, **gevolgd}, overgeslagen=overgeslagen, eerder=stand, gevolgd=frozenset(gevolgd)
        )

    def sla_over(self, stand: Stand, feiten: Iterable[FeitSleutel]) -> Stand:
        """Return the stand after "I do not know".

        Args:
            stand: where the interview stands.
            feiten: what is not known.

        Raises:
            OnbekendFeit: there is no such fact.
        """
        return self.geef(stand, dict.fromkeys(feiten, "onbekend"))

    def verbeter(self, stand: Stand, feit: str) -> Vragenblad:
        """Return what to ask to mend an answer: the question, for all processes.

        Args:
            stand: where the interview stands.
            feit: name of the fact.

        Raises:
            OnbekendFeit: there is no such fact.
        """
        if feit not in self._woorden.feiten:
            self.definitie(FeitSleutel(feit))
        definitie = self._woorden.feiten[feit]
        evaluatie = self._adviseur.evaluatie_van(stand.naam, stand.geheugen)
        vragen = tuple(maak_vraag(sleutel, evaluatie) for sleutel in self._sleutels(definitie))
        return Vragenblad("verbeteren", 0, 0, self._woorden.themas[definitie.thema], vragen)

    def kies(self, stand: Stand, taak: Taak) -> Stand:
        """Return the stand after a task is chosen: first what can change the first screen, then the rest of its theme.

        Args:
            stand: where the interview stands.
            taak: the task.
        """
        return replace(stand, thema=taak.thema, alles=not taak.scherm, eerder=stand)

    def _sleutels(self, feit: FeitDefinitie) -> tuple[FeitSleutel, ...]:
        return feitsleutels(feit.naam, feit.per_proces, self._adviseur.bank.processen)

    def _eerst(self, rest: _Rest) -> Vragenblad | None:
        """Return the first opening or core screen of which something is left; of a list only the lines that are."""
        alle = [*kernvragen().begin, *kernvragen().kern]
        telt = [
            vraag
            for vraag in alle
            if not rest.namen.isdisjoint(vraag.feiten) or not rest.gehad.isdisjoint(vraag.feiten)
        ]
        for nummer, vraag in enumerate(telt, start=1):
            if not rest.namen.isdisjoint(vraag.feiten):
                return self._blad("begin" if vraag in kernvragen().begin else "kern", rest, vraag, nummer, len(telt))
        return None

    def _uit_thema(self, rest: _Rest, stand: Stand) -> Vragenblad | None:
        feiten = self._woorden.feiten
        over = [n for n in rest.namen if feiten[n].thema == stand.thema and (stand.alles or rest.voor_scherm(n))]
        if not over:
            return None
        gehad = sum(1 for naam in rest.gehad if feiten[naam].thema == stand.thema and naam not in rest.namen)
        eerst = sorted(over, key=rest.rang)
        nummer, van = gehad + 1, gehad + len(over)
        if not feiten[eerst[0]].in_lijst:
            return self._blad("thema", rest, Kernvraag((eerst[0],), "", ()), nummer, van)
        lijst: set[str] = set()
        for naam in (naam for naam in eerst if feiten[naam].in_lijst):
            if len(lijst) < HOOGSTENS_IN_LIJST and rest.los(naam, lijst):
                lijst.add(naam)
        vragen = tuple(rest.vragen[FeitSleutel(naam)] for naam in feiten if naam in lijst)
        return Vragenblad("thema", nummer, van, vragen[0].thema, vragen)

    def _blad(self, deel: Deel, rest: _Rest, vraag: Kernvraag, nummer: int, van: int) -> Vragenblad:
        sleutels = chain.from_iterable(self._sleutels(self._woorden.feiten[naam]) for naam in vraag.feiten)
        vragen = tuple(rest.vragen[sleutel] for sleutel in sleutels if sleutel in rest.vragen)
        return Vragenblad(deel, nummer, van, vragen[0].thema, vragen, vraag.reden, vraag.kop)

    def _taken(self, rest: _Rest) -> tuple[Taak, ...]:
        uit: list[Taak] = []
        for thema, titel in self._woorden.themas.items():
            namen = [naam for naam in rest.namen if self._woorden.feiten[naam].thema == thema]
            if namen:
                uit.append(Taak(thema, titel, len(namen), sum(map(rest.voor_scherm, namen))))
        return tuple(uit)


class _Rest:
    """What is left to ask.

    Args:
        vragen: the questions that can still change something.
        groepen: for each part of the first screen that can change the facts that it waits for.
        stand: where the interview stands.
        feiten: the vocabulary.
    """

    def __init__(
        self,
        vragen: Mapping[FeitSleutel, Vraag],
        groepen: Sequence[frozenset[FeitSleutel]],
        stand: Stand,
        feiten: Mapping[str, FeitDefinitie],
    ) -> None:
        self.vragen = vragen
        self._feiten = list(feiten)
        self.namen: Set[str] = {sleutel.naam for sleutel in vragen}
        self.gehad: Set[str] = {sleutel.naam for sleutel in stand.gehad}
        self._groepen = [{sleutel.naam for sleutel in groep} for groep in groepen]
        self._keren = Counter(sleutel.naam for groep in groepen for sleutel in groep)
        self._nut: dict[str, float] = {}
        for sleutel, vraag in vragen.items():
            self._nut[sleutel.naam] = self._nut.get(sleutel.naam, 0.0) + vraag.nut

    def voor_scherm(self, naam: str) -> bool:
        """Return whether a question can change the first screen."""
        return self._keren[naam] > 0

    def los(self, naam: str, van: Set[str]) -> bool:
        """Return whether no part of the first screen waits for a question and for another, so that both stay of use.

        Args:
            naam: the question.
            van: other questions.
        """
        return not any(naam in groep and not groep.isdisjoint(van) for groep in self._groepen)

    def rang(self, naam: str) -> tuple[int, float, int]:
        """Return what decides among questions, the first the least."""
        return -self._keren[naam], -round(self._nut[naam], 6), self._feiten.index(naam)


def _eis_passende_lijst(geheugen: Werkgeheugen) -> None:
    """Refuse more named municipalities than there are said to be.

    Raises:
        InvoerFout: there are more.
    """
    lijst, aantal = geheugen.get(GEMEENTEN), geheugen.get(AANTAL_GEMEENTEN)
    if isinstance(lijst, tuple) and isinstance(aantal, int) and len(lijst) * SCHAAL > aantal:
        tekst = (
            f"u noemt {len(lijst)} gemeenten, maar vulde in dat er {aantal // SCHAAL} meedoen."
            " Noem minder gemeenten, of verbeter eerst het aantal."
        )
        raise InvoerFout([Melding(None, tekst, code="te_veel_gemeenten")])
