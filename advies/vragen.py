"""Which unknown facts to ask, most useful first, and never one whose answer can change nothing.

The usefulness of a fact is the sum, over the open advices, of the weight of their strength divided by the size of the smallest
set of facts that contains it and would settle them. First-line questions (trap 1) go before follow-up. Before all comes who
gives the facts, since the advice addresses them.

A fact is asked only with a proof that it matters: an answer that the contradictions allow and that changes the status of a
rule, alone or after other answers; see `vraagbewijs.py`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

from advies.antwoord import Keuzewaarde, Veldsoort, Vraag, Vraagsoort, Vraagveld
from advies.evaluatie import Evaluatie
from advies.feitensets import Feitensets
from advies.vraagbewijs import OpenAdvies, Over, Vraagbewijs
from advies.woorden.feiten import feitzin
from advies.woorden.letters import hoofdletter
from advies.woorden.processen import procesnaam
from kennisbank import feitsoorten
from kennisbank.feitsoorten import Feitsoort, Gemeenten, Getal, JaNee, Keuze, Meerkeuze, VrijeTekst
from kennisbank.kenners import weet
from kennisbank.vocabulaire import FeitDefinitie, Vocabulaire
from regels.sleutels import PERSPECTIEF, FeitSleutel
from regels.taal import Sterkte


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


def kies_vragen(openstaand: Sequence[OpenAdvies], sets: Feitensets, evaluatie: Evaluatie) -> tuple[Vraag, ...]:
    """Return the questions that can change something, most useful first.

    Args:
        openstaand: the open advices.
        sets: tells what the masks of facts mean.
        evaluatie: the partnership, evaluated.
    """
    per_feit, bewijs, sleutels = _per_feit(openstaand), Vraagbewijs(evaluatie, sets), sets.nummers.sleutels
    groepen = evaluatie.motor.onthoud("vraaggroepen", "", lambda: _groepen(sleutels, evaluatie.bank.vocabulaire))

    def rang(plaats: int) -> tuple[tuple[bool, int], float, int]:
        return (
            groepen[plaats],
            -round(per_feit[plaats].nut, 6),
            -plaats,
        )  # the first fact, sorted, has the highest place

    return tuple(
        [
            maak_vraag(sleutels[plaats], evaluatie, len(over.adviezen), round(over.nut, 3))
            for plaats in sorted(per_feit, key=rang)
            for over in (per_feit[plaats],)
            if bewijs.doet_ertoe(plaats, over)
        ]
    )


def _groepen(sleutels: Sequence[FeitSleutel], woorden: Vocabulaire) -> tuple[tuple[bool, int], ...]:
    """Return what comes before how useful a question is, for each fact: who gives the facts first, then the first line."""
    feiten = woorden.feiten
    return tuple((s != PERSPECTIEF, feiten[s.naam].trap if s.naam in feiten else 0) for s in sleutels)


def _per_feit(openstaand: Sequence[OpenAdvies]) -> dict[int, Over]:
    """Return what is open on each fact, by the place of its bit."""
    uit: dict[int, Over] = {}
    for advies in openstaand:
        telt, gezien = gewicht(advies.sterkte), 0
        for deel in advies.sets:
            nieuw = deel & ~gezien  # the first set with a fact is the smallest one with it
            gezien |= deel
            waarde = telt / (deel.bit_count() or 1)
            while nieuw:
                plaats = nieuw.bit_length() - 1
                nieuw ^= 1 << plaats
                over = uit.get(plaats)
                if over is None:
                    over = uit[plaats] = Over()
                over.nut += waarde
                over.tegen |= advies.tegen
                over.adviezen.append(advies)
    return uit


def maak_vraag(sleutel: FeitSleutel, evaluatie: Evaluatie, adviezen: int = 0, nut: float = 0.0) -> Vraag:
    """Return the question about a fact.

    Args:
        sleutel: the fact.
        evaluatie: the partnership, evaluated.
        adviezen: how many open advices it can help to settle.
        nut: how useful the answer is.
    """
    voor, na = evaluatie.motor.onthoud("vraag", sleutel, lambda: _vast(sleutel, evaluatie.bank.vocabulaire))
    return Vraag(*voor, adviezen, nut, *na)


def _vast(sleutel: FeitSleutel, woorden: Vocabulaire) -> tuple[tuple[str, str, str, int], tuple[Any, ...]]:
    """Return what a question about a fact says, whoever asks it: the fields before how useful it is, and those after."""
    naam, proces = sleutel
    definitie = woorden.feiten[naam]
    zin = f"{hoofdletter(procesnaam(proces))}: {definitie.vraag}" if proces else definitie.vraag
    return (str(sleutel), zin, definitie.hulp, definitie.trap), (
        woorden.themas[definitie.thema],
        tuple(bron.tekst for bron in definitie.bron),
        definitie.kort,
        proces,
        _vraagsoort(definitie.soort),
        *_maat(definitie.soort),
        _keuzen(definitie, proces),
        _velden(definitie.soort),
        weet(definitie).wie,
    )


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
