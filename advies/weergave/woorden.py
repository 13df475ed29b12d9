"""The words that every view uses for kinds, strengths, actors and phases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, assert_never

from kennisbank.catalogus import FASEN, Actor, Fase
from kennisbank.meldingen import opsomming
from regels.sleutels import RegelSleutel

if TYPE_CHECKING:
    from advies.afleiding import Stap
    from advies.antwoord import Advies, Antwoord, ProcesOordeel, Staat, Status, Tijd
    from advies.casussen import Casus
    from advies.raad.samenvatting import Telling
    from advies.uitleg.verklaring import Verklaring
    from advies.uitleg.wat_als import Overgang
    from advies.uitleg.wijziging import Neveneffect, Resterend
    from regels.taal import Plaats, Soort, Sterkte

EIGEN = "eigen afleiding, niet letterlijk in de publicatie"


def telling(aantal: int, een: str, meer: str) -> str:
    """Return a number with its noun: "1 risico", "2 risico's".

    Args:
        aantal: the number.
        een: the noun for one.
        meer: the noun for any other number.
    """
    return f"{aantal} {een if aantal == 1 else meer}"


def vaststaand(aantallen: Telling) -> str:
    """Return how much is certain: "28 risico's, 3 onvervulde voorwaarden en 4 adviezen"; empty when nothing is."""
    soorten = (
        (aantallen.risicos, "risico", "risico's"),
        (aantallen.voorwaarden, "onvervulde voorwaarde", "onvervulde voorwaarden"),
        (aantallen.adviezen, "advies", "adviezen"),
    )
    return opsomming([telling(*soort) for soort in soorten if soort[0]], "en")


def staat(aantallen: Telling) -> str:
    """Return the verb for what is certain."""
    return "staat" if aantallen.risicos + aantallen.voorwaarden + aantallen.adviezen < 2 else "staan"


def telling_van(aantallen: Telling) -> str:
    """Return how much an answer holds, in one sentence."""
    zeker = vaststaand(aantallen) or "Nog niets"
    open_ = telling(aantallen.open, "uitkomst hangt", "uitkomsten hangen")
    return f"{zeker} {staat(aantallen)} vast, {open_} nog af van {telling(aantallen.vragen, 'vraag', 'vragen')}."


def sterkte(advies: Advies | Overgang) -> str:
    """Return how strongly the publication says it; a chance that it argues for is no advice to do something."""
    argument = (advies.soort, advies.sterkte) == ("kans", "zou_moeten")
    return "argument" if argument else sterktewoord(advies.sterkte)


def sterktewoord(sterkte: Sterkte) -> str:
    """Return the word for a strength."""
    match sterkte:
        case "moet" | "mag":
            return sterkte
        case "zou_moeten":
            return "aanbevolen"
        case "waargenomen_vaker":
            return "gezien in meer casussen"
        case "waargenomen_eens":
            return "gezien in één casus"
        case "definitie":
            return "indeling"
        case _:
            assert_never(sterkte)


def soortwoord(soort: Soort) -> str:
    """Return the words for a kind of rule."""
    return soort.replace("_", " ")


def statuswoord(status: Status) -> str:
    """Return the words for a status."""
    match status:
        case "zeker" | "uitgesloten":
            return status
        case "open":
            return "hangt af van wat nog onbekend is"
        case _:
            assert_never(status)


def staatwoord(staat: Staat) -> str:
    """Return the words for the state of a recommendation."""
    match staat:
        case "in_orde":
            return "in orde"
        case "aandacht":
            return "vraagt aandacht"
        case "onbekend":
            return "nog onbekend"
        case _:
            assert_never(staat)


def tijdwoord(tijd: Tijd) -> str:
    """Return the words for when an advice is for."""
    match tijd:
        case "nu":
            return tijd
        case "straks":
            return "straks, in een latere fase"
        case "terugblik":
            return "om op terug te kijken: dit hoorde bij een eerdere fase; ga na wat u alsnog kunt herstellen"
        case _:
            assert_never(tijd)


def plaatswoord(plaats: Plaats) -> str:
    """Return the words for what a rule means for the place of its process; empty for nothing."""
    match plaats:
        case "":
            return plaats
        case "past_niet":
            return "past niet"
        case "niet_belegd":
            return "niet belegd"
        case _:
            assert_never(plaats)


def _actor(actor: Actor) -> str:
    match actor:
        case "bestuur" | "management":
            return actor
        case "ict_ers":
            return "ict'ers"
        case _:
            assert_never(actor)


def _fase(fase: Fase) -> str:
    match fase:
        case "orientatie":
            return "oriëntatie"
        case "ontwerp" | "realisatie" | "exploitatie":
            return fase
        case _:
            assert_never(fase)


def wie(namen: Sequence[Actor]) -> str:
    """Return who acts: "bestuur en management"."""
    return opsomming([_actor(naam) for naam in namen], "en")


def fase(namen: Sequence[Fase]) -> str:
    """Return the phases; "alle fasen" when it matters in each."""
    return (
        "alle fasen" if len(namen) == len(FASEN) else opsomming([_fase(naam) for naam in FASEN if naam in namen], "en")
    )


def wanneer(advies: Advies) -> str:
    """Return the phases, with what they mean at this moment when they are not for now."""
    fasen = fase(advies.fase)
    return fasen if advies.tijd == "nu" else f"{advies.tijd} ({fasen})"


def bron(advies: Advies | Verklaring | Overgang | Neveneffect | Resterend) -> str:
    """Return the references, and that the advice is ours when it is."""
    return "; ".join(advies.bron_tekst) + (f" ({EIGEN})" if advies.grond == "afgeleid" else "")


def past(proces: ProcesOordeel) -> str:
    """Return whether the place of a process fits, in one or a few words."""
    match proces.oordeel:
        case "past":
            return "ja"
        case "past_niet":
            return "nee"
        case "niet_belegd":
            return "niet belegd"
        case "onbekend":
            return "voorlopig" if proces.verschil is False else "onbekend"
        case _:
            assert_never(proces.oordeel)


def waarom_past(antwoord: Antwoord) -> Iterator[tuple[ProcesOordeel, str, tuple[str, ...]]]:
    """Yield each process whose verdict asks for reasons, with the words before them: titles of rules, or facts when it fits."""
    for sleutel, proces in antwoord.processen.items():
        titels = {a.regel: a.titel for a in antwoord.adviezen if a.over.get("proces") == sleutel}
        if proces.oordeel in ("past_niet", "niet_belegd"):
            woord = "is niet belegd" if proces.oordeel == "niet_belegd" else "past niet waar het nu ligt"
            yield proces, f"{woord}, want", tuple(titels[naam] for naam in proces.omdat)
        elif proces.oordeel == "past":
            yield proces, "past waar het nu ligt, want", tuple(stap.tekst for stap in proces.waarom)
        elif proces.nog_open:
            yield proces, "past voorlopig; nog niet bekend is of dit geldt", tuple(titels[n] for n in proces.nog_open)


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


def feit(stap: Stap) -> str:
    """Return a given fact with its line or cell."""
    return f"{stap.tekst} ({stap.plaats})" if stap.plaats else stap.tekst
