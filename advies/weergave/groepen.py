"""The parts of an answer that every view tells together: by cause, by process, and what a case teaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from advies.weergave.teksten import tekst
from regels.sleutels import RegelSleutel

if TYPE_CHECKING:
    from advies.afleiding import Stap
    from advies.antwoord import Advies, Antwoord, ProcesOordeel
    from advies.casussen import Casus


def waarom_past(antwoord: Antwoord) -> Iterator[tuple[ProcesOordeel, str, tuple[str, ...]]]:
    """Yield each process whose verdict asks for reasons, with the words before them: titles of rules, or facts when it fits.

    A rule whose title is the verdict itself is no reason for it, so that there may be none.
    """
    for sleutel, proces in antwoord.processen.items():
        titels = {a.regel: a.titel for a in antwoord.adviezen if a.over.get("proces") == sleutel}
        if proces.oordeel in ("past_niet", "niet_belegd"):
            oordeel = tekst(f"processen.{proces.oordeel}")
            zelf = f"{proces.naam} {oordeel}".casefold()
            redenen = tuple(titels[naam] for naam in proces.omdat if titels[naam].casefold() != zelf)
            yield proces, tekst("processen.daarover", oordeel=oordeel) if redenen else oordeel, redenen
        elif proces.oordeel == "past":
            yield proces, tekst("processen.past"), tuple(stap.tekst for stap in proces.waarom)
        elif proces.nog_open:
            yield proces, tekst("processen.past_voorlopig"), tuple(titels[n] for n in proces.nog_open)


def per_oorzaak(antwoord: Antwoord, adviezen: Sequence[Advies]) -> Iterator[tuple[tuple[Stap, ...], list[Advies]]]:
    """Yield advices by cause, in their order: the facts of a cause with its findings; without facts what stands alone.

    Args:
        antwoord: the answer, with its causes.
        adviezen: the certain advices to group.
    """
    oorzaak_van = {
        RegelSleutel(deel.regel, deel.over.get("proces", "")): nummer
        for nummer, oorzaak in enumerate(antwoord.oorzaken)
        for deel in (oorzaak.leidend, *oorzaak.gevolgen)
    }
    groepen: dict[int, list[Advies]] = {}
    for advies in adviezen:
        groepen.setdefault(oorzaak_van[advies.sleutel], []).append(advies)
    los: list[Advies] = []
    for nummer, groep in groepen.items():
        if len(groep) == 1:
            los += groep
            continue
        if los:
            yield (), los
            los = []
        yield antwoord.oorzaken[nummer].feiten, groep
    if los:
        yield (), los


def lessen(casus: Casus) -> dict[str, tuple[str, ...]]:
    """Return what a case teaches: what went well (`goed`) and wrong (`mis`) there, and what was only expected (`verwacht`)."""
    groepen: dict[str, list[str]] = {"goed": [], "mis": [], "verwacht": []}
    for les in casus.lessen:
        soort = les.hoe if les.hoe in groepen else les.oordeel
        hoe = "" if soort == les.hoe else f"{les.hoe}; "
        groepen[soort].append(f"{les.tekst} ({hoe}{', '.join(les.bron_tekst)})")
    return {soort: tuple(delen) for soort, delen in groepen.items()}
