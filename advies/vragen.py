"""Which unknown facts to ask, most useful first, and never one whose answer can change nothing.

The usefulness of a fact is the sum, over the open advices, of the weight of their strength divided by the size of the smallest
set of facts that contains it and would settle them. First-line questions (trap 1) go before follow-up. Before all comes who
gives the facts, since the advice addresses them.

A fact is asked only with a proof that it matters: an answer that the contradictions allow and that changes the status of a
rule, alone or after other answers. The proof is that answer itself, tried on the rule base.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from itertools import islice, product
from operator import or_
from typing import Any, assert_never

from advies.antwoord import Keuzewaarde, Veldsoort, Vraag, Vraagsoort, Vraagveld
from advies.evaluatie import Evaluatie
from advies.proefwaarden import proefwaarden
from advies.woorden.feiten import feitzin
from advies.woorden.processen import procesnaam
from kennisbank import feitsoorten
from kennisbank.feitsoorten import Feitsoort, Gemeenten, Getal, JaNee, Keuze, Meerkeuze, VrijeTekst
from kennisbank.kenners import weet
from kennisbank.lean import dataclass
from kennisbank.vocabulaire import FeitDefinitie, Vocabulaire
from regels.sleutels import PERSPECTIEF, FeitSleutel
from regels.taal import FeitWaarde, Sterkte, Werkgeheugen

_HOOGSTENS_PROEVEN = 2_000


def gewicht(sterkte: Sterkte) -> int:
    """Return how much an open advice counts, by its strength; ours."""
    match sterkte:
        case "moet":
            return 5
        case "zou_moeten":
            return 4
        case "waargenomen_vaker":
            return 3
        case "waargenomen_eens" | "mag":
            return 2
        case "definitie":
            return 1
        case _:
            assert_never(sterkte)


@dataclass(frozen=True, slots=True)
class OpenAdvies:
    """An open advice, as far as the choice of questions needs it.

    Args:
        nummer: place of its rule among the cases of the engine.
        sterkte: its strength.
        sets: the smallest sets of unknown facts that can make it certain.
    """

    nummer: int
    sterkte: Sterkte
    sets: tuple[tuple[FeitSleutel, ...], ...]


def kies_vragen(openstaand: Sequence[OpenAdvies], evaluatie: Evaluatie) -> tuple[Vraag, ...]:
    """Return the questions that can change something, most useful first.

    Args:
        openstaand: the open advices.
        evaluatie: the partnership, evaluated.
    """
    nut: dict[FeitSleutel, float] = {}
    bij: dict[FeitSleutel, list[OpenAdvies]] = {}
    for advies in openstaand:
        beste: dict[FeitSleutel, float] = {}
        for deel in advies.sets:
            for feit in deel:
                beste[feit] = max(beste.get(feit, 0.0), gewicht(advies.sterkte) / len(deel))
        for feit, waarde in beste.items():
            nut[feit] = nut.get(feit, 0.0) + waarde
            bij.setdefault(feit, []).append(advies)
    woorden = evaluatie.bank.vocabulaire
    proef = _Proef(evaluatie)
    uit: list[Vraag] = []

    def rang(sleutel: FeitSleutel) -> tuple[bool, int, float, FeitSleutel]:
        return sleutel != PERSPECTIEF, woorden.feiten[sleutel.naam].trap, -round(nut[sleutel], 6), sleutel

    for sleutel in sorted(nut, key=rang):
        if not proef.doet_ertoe(sleutel, bij[sleutel]):
            continue
        uit.append(maak_vraag(sleutel, evaluatie, len(bij[sleutel]), round(nut[sleutel], 3)))
    return tuple(uit)


def maak_vraag(sleutel: FeitSleutel, evaluatie: Evaluatie, adviezen: int = 0, nut: float = 0.0) -> Vraag:
    """Return the question about a fact.

    Args:
        sleutel: the fact.
        evaluatie: the partnership, evaluated.
        adviezen: how many open advices it can help to settle.
        nut: how useful the answer is.
    """
    vast = evaluatie.motor.onthoud("vraag", sleutel, lambda: _vast(sleutel, evaluatie.bank.vocabulaire))
    return Vraag(adviezen=adviezen, nut=nut, **vast)


def _vast(sleutel: FeitSleutel, woorden: Vocabulaire) -> dict[str, Any]:
    """Return what a question about a fact says, whoever asks it."""
    naam, proces = sleutel
    definitie = woorden.feiten[naam]
    eenheid, minimum, maximum = _maat(definitie.soort)
    return {
        "feit": str(sleutel),
        "vraag": f"{procesnaam(proces).capitalize()}: {definitie.vraag}" if proces else definitie.vraag,
        "hulp": definitie.hulp,
        "trap": definitie.trap,
        "thema": woorden.themas[definitie.thema],
        "bron_tekst": tuple(bron.tekst for bron in definitie.bron),
        "kort": definitie.kort,
        "proces": proces,
        "soort": _vraagsoort(definitie.soort),
        "eenheid": eenheid,
        "minimum": minimum,
        "maximum": maximum,
        "keuzen": _keuzen(definitie, proces),
        "velden": _velden(definitie.soort),
        "wie": weet(definitie).wie,
    }


def _vraagsoort(soort: Feitsoort) -> Vraagsoort:
    match soort:
        case JaNee():
            return "ja_nee"
        case Keuze():
            return "keuze"
        case Meerkeuze():
            return "meerkeuze"
        case Getal(geheel=geheel):
            return "geheel_getal" if geheel else "getal"
        case Gemeenten():
            return "gemeenten"
        case _:
            assert_never(soort)


def _veldsoort(soort: feitsoorten.Veldsoort) -> Veldsoort:
    match soort:
        case JaNee():
            return "ja_nee"
        case Getal(geheel=geheel):
            return "geheel_getal" if geheel else "getal"
        case VrijeTekst():
            return "tekst"
        case _:
            assert_never(soort)


def _maat(soort: Feitsoort | feitsoorten.Veldsoort) -> tuple[str, float | None, float | None]:
    """Return the unit, least and greatest value of a number; of another kind it has none."""
    return (soort.eenheid, soort.minimum, soort.maximum) if isinstance(soort, Getal) else ("", None, None)


def _keuzen(definitie: FeitDefinitie, proces: str) -> tuple[Keuzewaarde, ...]:
    """Return the answers that can be chosen; those of yes/no with the full statement as help."""
    match definitie.soort:
        case JaNee():
            return tuple(Keuzewaarde(waarde, waarde, feitzin(definitie, proces, waarde)) for waarde in definitie.mag())
        case Keuze(waarden) | Meerkeuze(waarden):
            return tuple(Keuzewaarde(deel.waarde, deel.tekst, deel.hulp) for deel in waarden)
        case Getal() | Gemeenten():
            return ()
        case anders:
            assert_never(anders)


def _velden(soort: Feitsoort) -> tuple[Vraagveld, ...]:
    """Return the fields of each municipality in a list; none for another kind."""
    velden = soort.velden if isinstance(soort, Gemeenten) else ()
    return tuple(Vraagveld(deel.veld, deel.kort, _veldsoort(deel.soort), *_maat(deel.soort)) for deel in velden)


class _Proef:
    """Looks for an answer that changes something, for one set of known facts."""

    def __init__(self, evaluatie: Evaluatie) -> None:
        self._evaluatie = evaluatie
        self._motor = evaluatie.motor
        self._bekend = evaluatie.beoordeling.bekend
        self._botsingen, self._in_botsing = self._motor.onthoud("botsingen", "", self._maak_botsingen)
        self._botst_al = any(nodig & self._bekend == nodig for nodig in self._botsingen)

    def doet_ertoe(self, sleutel: FeitSleutel, openstaand: Sequence[OpenAdvies]) -> bool:
        """Return whether some answer changes the status of one of these open advices, alone or after other answers."""
        waarden = self._waarden(sleutel)
        if self._verandert({}, sleutel, waarden, openstaand):
            return True
        return any(
            self._verandert(erbij, sleutel, waarden, [advies])
            for advies in openstaand
            for deel in advies.sets
            if sleutel in deel
            for erbij in self._invullingen([feit for feit in deel if feit != sleutel])
        )

    def _waarden(self, sleutel: FeitSleutel) -> tuple[FeitWaarde, ...]:
        """Return the answers to try; for a fact of which nothing is known those are always the same."""
        if sleutel in self._evaluatie.geheugen or isinstance(self._evaluatie.feiten[sleutel.naam].soort, Gemeenten):
            return tuple(proefwaarden(self._evaluatie, sleutel))
        return self._motor.onthoud("proef", sleutel, lambda: tuple(proefwaarden(self._evaluatie, sleutel)))

    def _verandert(
        self, erbij: Werkgeheugen, sleutel: FeitSleutel, waarden: Iterable[FeitWaarde], openstaand: Sequence[OpenAdvies]
    ) -> bool:
        """Return whether an answer that contradicts nothing settles an advice that is open without it."""
        zonder = self._literalen(erbij) if erbij else self._bekend
        nog_open = [a.nummer for a in openstaand if self._motor.status_bij(a.nummer, zonder) is None]
        if not nog_open or self._botst(zonder):
            return False
        for waarde in waarden:
            met = self._literalen({**erbij, sleutel: waarde})
            if any(self._motor.status_bij(nummer, met) is not None for nummer in nog_open) and not self._botst(met):
                return True
        return False

    def _literalen(self, erbij: Werkgeheugen) -> int:
        """Return the mask of the literals that are true when these facts are known too; what is known stays known."""
        los = 0
        for sleutel, waarde in erbij.items():
            los |= self._van_feit(sleutel, waarde)
        if self._motor.leest_samen(erbij):
            los |= self._motor.lees({**self._evaluatie.geheugen, **erbij})
        return self._motor.leid_af(self._bekend, los)

    def _botst(self, literalen: int) -> bool:
        """Return whether these literals, of which what is known is part, contradict each other."""
        if not literalen & ~self._bekend & self._in_botsing:
            return self._botst_al
        return any(nodig & literalen == nodig for nodig in self._botsingen)

    def _van_feit(self, sleutel: FeitSleutel, waarde: FeitWaarde) -> int:
        if isinstance(waarde, tuple):
            return self._motor.lees({sleutel: waarde})
        return self._motor.onthoud("literalen", (sleutel, waarde), lambda: self._motor.lees({sleutel: waarde}))

    def _maak_botsingen(self) -> tuple[tuple[int, ...], int]:
        """Return what each way to contradict needs, as masks, and all of that together."""
        tegenspraken = (geval for geval in self._motor.gevallen.regels if geval.regel.soort == "tegenspraak")
        botsingen = tuple(self._motor.masker(tak)[0] for geval in tegenspraken for tak in geval.takken)
        return botsingen, reduce(or_, botsingen, 0)

    def _invullingen(self, feiten: Sequence[FeitSleutel]) -> Iterable[Werkgeheugen]:
        keuzes = product(*map(self._waarden, feiten))
        return (dict(zip(feiten, keuze, strict=True)) for keuze in islice(keuzes, _HOOGSTENS_PROEVEN))
