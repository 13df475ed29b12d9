"""What changed facts make of the advice, under the same rules.

What excludes or decides an advice also does so whatever else is told. So when its status changes, a fact on which the old status
rested has changed, or one on which the new status rests was not so before: each change names such facts.
"""

from __future__ import annotations

from collections.abc import Mapping

from advies.antwoord import Advies, Antwoord
from advies.evalueer import Adviseur
from advies.uitleg.wat_als import Overgang, verschil
from advies.verloop.stappen import stappen
from advies.verloop.vormen import Feitwijziging, Periode, Verandering
from advies.woorden.feiten import feitnaam, waardetekst
from kennisbank.vocabulaire import FeitDefinitie, Vocabulaire
from regels.sleutels import RegelSleutel
from regels.taal import FeitWaarde, Werkgeheugen

_ONBEKEND = "onbekend"


def periode(
    nummers: tuple[int, int],
    geheugens: tuple[Werkgeheugen, Werkgeheugen],
    antwoorden: tuple[Antwoord, Antwoord],
    adviseur: Adviseur,
) -> Periode:
    """Return what changed from one moment to the next.

    Args:
        nummers: the numbers of the two moments.
        geheugens: the known facts at each.
        antwoorden: the advice at each, with all advices, by the same rules.
        adviseur: the evaluator, with those rules.

    Raises:
        MotorVerschil: the engines differ on the partnership after a step.
    """
    voor, na = geheugens
    gewijzigd = gewijzigde_feiten(voor, na, adviseur.bank.vocabulaire)
    uitkomst = verschil(*antwoorden)
    oud, nieuw = (_per_sleutel(deel) for deel in antwoorden)
    feiten = frozenset(deel.feit for deel in gewijzigd)
    return Periode(
        van=nummers[0],
        tot=nummers[1],
        feiten=gewijzigd,
        adviezen=tuple(_verandering(deel, oud, nieuw, feiten) for deel in uitkomst.overgangen),
        aanbevelingen=uitkomst.aanbevelingen,
        stappen=stappen(antwoorden[0], voor, antwoorden[1], na, adviseur),
    )


def gewijzigde_feiten(voor: Werkgeheugen, na: Werkgeheugen, vocabulaire: Vocabulaire) -> tuple[Feitwijziging, ...]:
    """Return the facts that differ, in the order of the vocabulary.

    Args:
        voor: the known facts before.
        na: the known facts after.
        vocabulaire: the vocabulary.
    """
    plaats = {naam: nummer for nummer, naam in enumerate(vocabulaire.feiten)}
    anders = [sleutel for sleutel in {**voor, **na} if voor.get(sleutel) != na.get(sleutel)]
    uit = []
    for sleutel in sorted(anders, key=lambda deel: (plaats[deel.naam], deel.proces)):
        feit = vocabulaire.feiten[sleutel.naam]
        was, wordt = (_tekst(feit, geheugen.get(sleutel)) for geheugen in (voor, na))
        uit.append(Feitwijziging(str(sleutel), feitnaam(feit, sleutel.proces), was, wordt))
    return tuple(uit)


def _tekst(feit: FeitDefinitie, waarde: FeitWaarde | None) -> str:
    return _ONBEKEND if waarde is None else waardetekst(feit, waarde)


def _per_sleutel(antwoord: Antwoord) -> Mapping[RegelSleutel, Advies]:
    return {advies.sleutel: advies for advies in antwoord.adviezen}


def _verandering(
    overgang: Overgang, oud: Mapping[RegelSleutel, Advies], nieuw: Mapping[RegelSleutel, Advies], feiten: frozenset[str]
) -> Verandering:
    sleutel = RegelSleutel(overgang.regel, overgang.over.get("proces", ""))
    rust_op = [
        stap.feit for advies in (oud[sleutel], nieuw[sleutel]) if advies.status != "open" for stap in advies.omdat
    ]
    return Verandering(
        regel=overgang.regel,
        over=overgang.over,
        soort=overgang.soort,
        sterkte=overgang.sterkte,
        titel=overgang.titel if overgang.wordt == "zeker" else oud[sleutel].titel,
        was=overgang.was,
        wordt=overgang.wordt,
        bron_tekst=overgang.bron_tekst,
        grond=overgang.grond,
        bevinding=nieuw[sleutel].is_bevinding,
        door=tuple(dict.fromkeys(feit for feit in rust_op if feit in feiten)),
        laag=overgang.laag,
    )
