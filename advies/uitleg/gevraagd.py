"""Which cases of rules somebody means, who names a rule, an outcome or (part of) a title."""

from __future__ import annotations

from collections.abc import Iterator

from advies.afleiding import Afleiding
from advies.evaluatie import Evaluatie
from advies.motor.gevallen import Geval
from advies.naamfouten import meer_regels, niet_over_proces, onbekend_proces, onbekende_regel, weiger_uitgezette
from advies.samenstelling.adviezen import zwaarte
from advies.uitleg.zoeken import Zoekvraag, woorden
from advies.woorden.processen import titel_met_proces
from advies.woorden.regelteksten import vul_in
from regels.logica import over_proces
from regels.sleutels import RegelSleutel


def gevraagde_gevallen(
    evaluatie: Evaluatie, wat: str | None, proces: str = "", optie: str = ""
) -> tuple[RegelSleutel, ...]:
    """Return the cases of rules that somebody means.

    Args:
        evaluatie: the partnership, evaluated.
        wat: the name of a rule; an outcome that rules give (`vorm_2`); or words of one title, as an answer shows it. None for
            every certain advice.
        proces: key of the process that it is about; empty for any.
        optie: how a process is given on the command line, such as "--proces"; empty in the library.

    Returns:
        The cases; of every certain advice the strongest first, else in the order of the rule base.

    Raises:
        OnbekendeRegel: nothing is called so, or the words are in the titles of more rules.
        OnderwerpFout: there is no such process, or nothing that is called so is about it.
    """
    bank = evaluatie.bank
    weiger_uitgezette(bank, wat or "")
    if proces and proces not in bank.processen:
        raise onbekend_proces(proces, bank.processen)
    if wat is None:
        zeker = [geval for geval, waar in evaluatie.gevallen() if waar and _gaat_over(geval, proces)]
        return tuple(geval.sleutel for geval in sorted(zeker, key=lambda geval: zwaarte(geval.regel.sterkte)))
    alle = [geval for geval, _ in evaluatie.gevallen()]
    gevonden = [g for g in alle if wat in (g.regel.naam, g.regel.dan and g.regel.dan.waarde)]
    gevonden = gevonden or _op_titel(evaluatie, wat)
    if not gevonden:
        namen = {g.regel.naam for g in alle} | {g.regel.dan.waarde for g in alle if g.regel.dan}
        afleiding = Afleiding(evaluatie)
        titels = {titel: g.regel.naam for g, waar in evaluatie.gevallen() for titel in _titels(afleiding, g, waar)}
        raise onbekende_regel(wat, sorted(namen), titels)
    passend = tuple(geval.sleutel for geval in gevonden if _gaat_over(geval, proces))
    if not passend:
        raise niet_over_proces(wat, proces, optie)
    return passend


def _gaat_over(geval: Geval, proces: str) -> bool:
    return proces in ("", over_proces(geval.regel, geval.proces))


def _op_titel(evaluatie: Evaluatie, wat: str) -> list[Geval]:
    """Return the cases of the one rule that has these words in its title; whoever types a whole title means no longer one."""
    vraag, heel, afleiding = Zoekvraag(wat), woorden(wat), Afleiding(evaluatie)
    titels = {g.sleutel: [*map(woorden, _titels(afleiding, g, waar))] for g, waar in evaluatie.gevallen()}
    gevonden = [geval for geval, _ in evaluatie.gevallen() if any(map(vraag.staat_in, titels[geval.sleutel]))]
    precies = [geval for geval in gevonden if heel in titels[geval.sleutel]]
    regels = {geval.regel.naam: geval.regel for geval in precies or gevonden}
    if len(regels) > 1:
        raise meer_regels(wat, regels)
    return precies or gevonden


def _titels(afleiding: Afleiding, geval: Geval, waar: bool | None) -> Iterator[str]:
    """Yield what the screens may call a case: as it is certain now and in general, with and without its process."""
    evaluatie, regel, over = afleiding.evaluatie, geval.regel, over_proces(geval.regel, geval.proces)
    titels = [
        vul_in(titel, geval.proces, evaluatie.geheugen, evaluatie.feiten)
        for titel in (regel.titel, *(deel.titel for deel in regel.preciezer))
    ]
    if waar:
        titels.append(afleiding.woorden(geval, afleiding.waarom(geval))[0])
    for titel in dict.fromkeys(titels):
        yield titel
        if over and (met := titel_met_proces(titel, over)) != titel:
            yield met
