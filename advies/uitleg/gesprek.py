"""The interview: the next question, an answer, back, and what to save; without input or output, for any front end."""

from __future__ import annotations

from typing import assert_never

from advies.antwoord import Advies, Antwoord, Vraag
from advies.evalueer import Adviseur
from advies.feitenbestand import aangehaald, feitwaarde
from advies.feitentekst import vul_in
from advies.invoer import ontleed_feiten
from advies.naamfouten import onbekend_feit
from advies.werkgeheugen import werkgeheugen
from kennisbank.catalogus import catalogus
from kennisbank.feitsoorten import Gemeenten, Getal, JaNee, Keuze, Meerkeuze
from kennisbank.lean import dataclass
from kennisbank.meldingen import InvoerFout
from kennisbank.vocabulaire import FeitDefinitie, vocabulaire
from kennisbank.yaml_knopen import Kaart, Tekst, ontleed
from regels.sleutels import FeitSleutel, feitsleutels
from regels.taal import Werkgeheugen

_CIJFERS_KEUZE = 4
"""Digits in the number of a value of a choice; no choice has that many values."""


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the interview stands; each answer gives a new one.

    Args:
        naam: name of the partnership.
        geheugen: the facts that were given.
        overgeslagen: the facts of which the adviser said not to know them.
        eerder: the stand before the last answer, or None at the start.
        laatste: the fact that was asked last; None at the start.
    """

    naam: str
    geheugen: Werkgeheugen
    overgeslagen: frozenset[FeitSleutel] = frozenset()
    eerder: Stand | None = None
    laatste: FeitSleutel | None = None


class Gesprek:
    """Asks what settles most, first things first, and what belongs together in a row.

    The first question is the most useful one. After it come the same question for the other processes and the other
    questions of its theme, as long as they are as early (`trap`); then the most useful one of what is left. So an adviser who
    stops halfway has settled what matters most, and does not jump between subjects.

    Args:
        adviseur: the evaluator.
    """

    def __init__(self, adviseur: Adviseur) -> None:
        self._adviseur = adviseur
        self._feiten = adviseur.bank.vocabulaire.feiten
        self._vorige: tuple[str, Werkgeheugen, Antwoord] | None = None

    def volgende(self, stand: Stand) -> Vraag | None:
        """Return the next question, or None when no open advice depends on a fact that can still be asked.

        Args:
            stand: where the interview stands.

        Raises:
            InvoerFout: the facts contradict each other.
        """
        antwoord = self._antwoord(stand)
        # A list of municipalities can be known and still lack a figure; asking for it again would not end.
        gehad = stand.overgeslagen | stand.geheugen.keys()
        over = [vraag for vraag in antwoord.vragen if vraag.sleutel not in gehad]
        if not over:
            return None
        naam = stand.laatste.naam if stand.laatste else ""
        thema = self._feiten[naam].thema if naam else ""

        def samen(vraag: Vraag) -> int:
            deze = vraag.sleutel.naam
            return 0 if deze == naam else 1 if self._feiten[deze].thema == thema else 2

        return min(over, key=lambda vraag: (vraag.trap, samen(vraag)))

    def waarom(self, stand: Stand, feit: FeitSleutel) -> tuple[Advies, ...]:
        """Return the open advices that a fact can help to settle, those that need the fewest other facts first.

        Raises:
            OnbekendFeit: there is no such fact.
        """
        self.definitie(feit)
        antwoord = self._antwoord(stand)
        tekst = str(feit)
        open_ = [a for a in antwoord.van_status("open") if any(tekst in deel for deel in a.beslissend)]
        return tuple(sorted(open_, key=lambda a: min(len(deel) for deel in a.beslissend if tekst in deel)))

    def _antwoord(self, stand: Stand) -> Antwoord:
        """Return the advice at a stand; the last is kept, since the next question, its why and the answer ask for the same."""
        vorige = self._vorige
        if vorige is not None and vorige[:2] == (stand.naam, stand.geheugen):
            return vorige[2]
        antwoord = self._adviseur.antwoord(stand.naam, stand.geheugen)
        self._vorige = stand.naam, dict(stand.geheugen), antwoord
        return antwoord

    def definitie(self, feit: FeitSleutel) -> FeitDefinitie:
        """Return what is known about a fact.

        Raises:
            OnbekendFeit: there is no such fact.
        """
        definitie = self._feiten.get(feit.naam)
        if definitie is not None and feit in self._sleutels(definitie):
            return definitie
        mogelijk = [definitie] if definitie is not None else self._feiten.values()
        raise onbekend_feit(str(feit), [str(deel) for ander in mogelijk for deel in self._sleutels(ander)])

    def _sleutels(self, feit: FeitDefinitie) -> tuple[FeitSleutel, ...]:
        return feitsleutels(feit.naam, feit.per_proces, self._adviseur.bank.processen)

    def geef(self, stand: Stand, feit: FeitSleutel, invoer: str) -> Stand:
        """Return the stand after an answer.

        Args:
            stand: where the interview stands.
            feit: the fact.
            invoer: what was typed: a value, or the number of a value of a choice; of a set several, with commas in between.

        Raises:
            InvoerFout: the answer is not possible, or contradicts an earlier one; the stand stays as it was.
            OnbekendFeit: there is no such fact.
        """
        naam, proces = feit
        waarde = self._waarde(self.definitie(feit), invoer.strip())
        tekst = f"{naam}: {{{proces}: {waarde}}}" if proces else f"{naam}: {waarde}"
        try:
            gegeven = werkgeheugen(ontleed_feiten(tekst.encode(), "antwoord").feiten)
        except InvoerFout as fout:
            raise InvoerFout(melding._replace(plek=None) for melding in fout.meldingen) from None
        if not gegeven:
            return self.sla_over(stand, feit)
        nieuw = Stand(stand.naam, {**stand.geheugen, **gegeven}, stand.overgeslagen, stand, feit)
        self._antwoord(nieuw)
        return nieuw

    def sla_over(self, stand: Stand, feit: FeitSleutel) -> Stand:
        """Return the stand after "I do not know".

        Raises:
            OnbekendFeit: there is no such fact.
        """
        self.definitie(feit)
        return Stand(stand.naam, stand.geheugen, stand.overgeslagen | {feit}, stand, feit)

    def _waarde(self, feit: FeitDefinitie, invoer: str) -> str:
        match feit.soort:
            case JaNee() | Getal():
                return aangehaald(invoer)
            case Keuze():
                return aangehaald(_gekozen(feit, invoer.strip("[]").strip()))
            case Meerkeuze():
                delen = [deel.strip() for deel in invoer.strip("[]").split(",")]
                return "[" + ", ".join(aangehaald(_gekozen(feit, deel)) for deel in delen if deel) + "]"
            case Gemeenten():
                namen = [deel.strip() for deel in invoer.split(",") if deel.strip()]
                return "[" + ", ".join(f"{{naam: {aangehaald(naam)}}}" for naam in namen) + "]"
            case _:
                assert_never(feit.soort)


def _gekozen(feit: FeitDefinitie, deel: str) -> str:
    """Return the value that a typed number stands for; any other text is as it was typed."""
    mag = feit.mag()
    nummer = int(deel) if deel.isascii() and deel.isdecimal() and len(deel) <= _CIJFERS_KEUZE else 0
    return mag[nummer - 1] if 1 <= nummer <= len(mag) else deel


def als_yaml(stand: Stand, tekst: str) -> str:
    """Return the text of a facts file with what a stand knows filled in; what was skipped is `onbekend`.

    All else in the text stays as it is: free texts, comments, order, and what a municipality has besides. A fact that the stand
    does not hold loses its value.

    Args:
        stand: where the interview stands.
        tekst: the facts file in YAML that the interview began with, without a byte order mark.

    Raises:
        InvoerFout: the text is no valid facts file, its layout does not allow it, or it becomes too large.
    """
    feiten = ontleed_feiten(tekst.encode(), "begin").feiten
    oud, onbekend = werkgeheugen(feiten), als_onbekend(tekst)
    nieuw = stand.geheugen
    waarden = dict.fromkeys((oud.keys() | onbekend) - nieuw.keys() - stand.overgeslagen, "")
    waarden |= dict.fromkeys(sorted(stand.overgeslagen - nieuw.keys() - onbekend), "onbekend")
    waarden |= {sleutel: feitwaarde(waarde) for sleutel, waarde in nieuw.items() if oud.get(sleutel) != waarde}
    if stand.naam != (feiten.naam or ""):
        waarden[FeitSleutel("naam")] = aangehaald(stand.naam) if stand.naam else ""
    return vul_in(tekst, waarden)


def als_onbekend(tekst: str) -> frozenset[FeitSleutel]:
    """Return the facts that a facts file names as `onbekend`: what an earlier interview skipped.

    Args:
        tekst: the facts file in YAML.

    Raises:
        InvoerFout: the text is no YAML.
    """
    feiten, processen = vocabulaire().feiten, catalogus().processen
    wortel = ontleed(tekst.encode(), "begin")
    uit: set[FeitSleutel] = set()
    for sleutel, knoop in wortel.paren if isinstance(wortel, Kaart) else ():
        feit = feiten.get(sleutel.waarde)
        if feit is None:
            continue
        if isinstance(knoop, Tekst) and knoop.waarde == "onbekend" and not feit.per_proces:
            uit.add(FeitSleutel(feit.naam))
        elif isinstance(knoop, Kaart):
            delen = [d.waarde for d, waarde in knoop.paren if isinstance(waarde, Tekst) and waarde.waarde == "onbekend"]
            uit |= {FeitSleutel(feit.naam, proces) for proces in delen if proces in processen}
    return frozenset(uit)


def controleer_indeling(tekst: str) -> None:
    """Check that any answer can be filled in in a facts file, before a question is asked.

    Args:
        tekst: the facts file in YAML.

    Raises:
        InvoerFout: the text is no valid facts file, or its layout does not allow it.
    """
    bekend = werkgeheugen(ontleed_feiten(tekst.encode(), "begin").feiten)
    sleutels = [
        sleutel
        for feit in vocabulaire().feiten.values()
        for sleutel in feitsleutels(feit.naam, feit.per_proces, catalogus().processen)
    ]
    vul_in(tekst, {sleutel: "onbekend" for sleutel in sleutels if sleutel not in bekend})
