"""Orders: what to do to make a fact otherwise, and whether the vocabulary has one wherever a first step may need it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advies.antwoord import is_bevinding
from advies.woorden.letters import kleine_letter
from kennisbank.feitsoorten import JaNee, Keuze
from kennisbank.meldingen import Melding
from kennisbank.vocabulaire import FeitDefinitie
from regels.logica import Literaal, takken, verwijzingen, waarheid_atoom
from regels.ongebruikt import plek_van_feit
from regels.sleutels import FeitSleutel
from regels.taal import FeitWaarde, Gelijk, Niet, Regel, Regelbank, Voorwaarde

WEEGT = ("moet", "zou_moeten")
"""The strengths that count; what the publication only saw, or allows, is no reason to do something first."""


def heeft_opdracht(feit: FeitDefinitie, waarde: FeitWaarde) -> bool:
    """Return whether the vocabulary says what to do to give a fact this value."""
    return waarde in dict(feit.opdracht)


def opdrachten(bank: Regelbank, zetten: Mapping[FeitSleutel, FeitWaarde]) -> str:
    """Return what to do to make facts otherwise, as one sentence without a full stop.

    Args:
        bank: the rule base, with the vocabulary and the processes.
        zetten: the facts, each with a value that has an order.
    """
    eerste, *rest = (_opdracht(bank, sleutel, str(waarde)) for sleutel, waarde in zetten.items())
    return " en ".join([eerste, *(kleine_letter(deel) for deel in rest)])


def _opdracht(bank: Regelbank, sleutel: FeitSleutel, waarde: str) -> str:
    tekst = dict(bank.vocabulaire.feiten[sleutel.naam].opdracht)[waarde]
    return tekst.replace("{proces}", bank.catalogus.processen[sleutel.proces].in_zin) if sleutel.proces else tekst


def zonder_opdracht(bank: Regelbank) -> list[Melding]:
    """Return a message for each condition of a weighed finding that no order in the vocabulary can make false.

    Asked of choices and yes/no facts that the partnership decides on, at values that are no starting point.

    Args:
        bank: the rule base.
    """
    afgeleid = {feit.naam: feit.betekent for feit in bank.afgeleid}
    uit: dict[str, Melding] = {}
    for regel in bank.regels:
        if not is_bevinding(regel.soort, regel.sterkte) or regel.sterkte not in WEEGT:
            continue
        for literaal in _literalen(regel.geschreven, afgeleid):
            for sleutel in verwijzingen(literaal.atoom):
                feit = bank.vocabulaire.feiten.get(sleutel.naam)
                if feit is not None and not _weg_te_nemen(feit, sleutel, literaal):
                    uit.setdefault(feit.naam, _melding(feit, regel, bank))
    return list(uit.values())


def _weg_te_nemen(feit: FeitDefinitie, sleutel: FeitSleutel, literaal: Literaal) -> bool:
    """Return whether an order makes a condition false, or none is wanted."""
    if not feit.stuurbaar or feit.uitgangspunt or not isinstance(feit.soort, JaNee | Keuze):
        return True
    fout = [w for w in feit.mag() if w not in feit.uitgangswaarden and _geldt(literaal, sleutel, w) is not False]
    return not fout or any(_geldt(literaal, sleutel, waarde) is not True for waarde, _ in feit.opdracht)


def _geldt(literaal: Literaal, sleutel: FeitSleutel, waarde: str) -> bool | None:
    uitkomst = waarheid_atoom(literaal.atoom, {sleutel: waarde})
    return None if uitkomst is None else uitkomst is literaal.waar


def _literalen(voorwaarde: Voorwaarde, afgeleid: Mapping[str, Voorwaarde]) -> Iterator[Literaal]:
    """Yield the conditions on given facts that can make a condition true, derived facts spelled out."""
    for tak in takken(voorwaarde):
        for literaal in tak:
            atoom = literaal.atoom
            if isinstance(atoom, Gelijk) and atoom.feit.naam in afgeleid:
                definitie = afgeleid[atoom.feit.naam]
                yield from _literalen(definitie if literaal.waar else Niet(definitie), afgeleid)
            else:
                yield literaal


def _melding(feit: FeitDefinitie, regel: Regel, bank: Regelbank) -> Melding:
    tekst = f"het feit '{feit.naam}' mist 'opdracht' bij een waarde die '{regel.naam}' uitsluit."
    return Melding(plek_van_feit(feit, bank), f"{tekst} Schrijf wat iemand dan moet doen.", code="dekking")
