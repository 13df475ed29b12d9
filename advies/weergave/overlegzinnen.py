"""The sentences of a meeting of several parties, for the screen, the document and the page alike."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from advies.statussen import Status
from advies.uitleg.overlegvormen import Afhankelijk, Geschil, Kennis, Overleg, Stapgeschillen, Toenadering, Vaststaand
from advies.weergave import zinnen
from advies.woorden import benamingen
from advies.woorden.feiten import feitnaam
from advies.woorden.processen import titel_met_proces
from kennisbank.meldingen import opsomming
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import FeitSleutel

VERANTWOORDING = (
    "De publicatie raadt aan verschillen niet uit de weg te gaan en te zoeken naar oplossingen die voor ieder aanvaardbaar zijn"
    " (paragraaf 3.4), en bestuur, management en ict'ers samen te laten optrekken (paragraaf 1.5). Deze manier om een overleg"
    " voor te bereiden is een eigen afleiding. Een getal dat alleen in een toelichting staat en de vergelijking met de casussen"
    " tellen niet mee."
)


def noem_geschillen(nummers: Sequence[int]) -> str:
    """Return disputes by number: "de geschillen 1 en 2"."""
    return f"{'geschil' if len(nummers) == 1 else 'de geschillen'} {opsomming([str(deel) for deel in nummers], 'en')}"


def waarover(geschil: Geschil) -> str:
    """Return what a dispute is about."""
    return opsomming([feit.kort for feit in geschil.feiten], "en")


def antwoord(geschil: Geschil, waarden: Sequence[str]) -> str:
    """Return one answer to a dispute."""
    if len(waarden) == 1:
        return waarden[0]
    return "; ".join(f"{feit.kort}: {waarde}" for feit, waarde in zip(geschil.feiten, waarden, strict=True))


def wat_ervan_afhangt(geschil: Geschil, deel: Afhankelijk) -> str:
    """Return an advice, and how it hangs on a dispute; without the name of its rule, which is in `regelnamen`."""
    titel = titel_met_proces(deel.titel, deel.over.get("proces", ""))
    laag = f"; {zinnen.van_lagen([deel.laag])}" if deel.laag else ""
    return f"{titel} [{benamingen.sterktewoord(deel.sterkte)}{laag}]: {hoe(geschil, deel)}"


def regelnamen(uit: Overleg) -> list[tuple[str, str]]:
    """Return each advice with the name of its rule, in the order in which they are told: what only a command needs.

    Args:
        uit: what the parties answered, and what that means.
    """
    hangt = (deel for geschil in uit.telt for deel in geschil.adviezen)
    adviezen: Iterable[Vaststaand | Afhankelijk] = chain(uit.zeker, hangt)
    titels: dict[str, str] = {}
    for deel in adviezen:
        titels.setdefault(deel.regel, titel_met_proces(deel.titel, deel.over.get("proces", "")))
    return [(titel, regel) for regel, titel in titels.items()]


def bespreekbaar(deel: Toenadering) -> list[str]:
    """Return the facts that every party calls open to discussion, as people name them."""
    feiten = vocabulaire().feiten
    sleutels = map(FeitSleutel.lees, deel.bespreekbaar)
    return [feitnaam(feiten[sleutel.naam], sleutel.proces) for sleutel in sleutels]


def hoe(geschil: Geschil, deel: Afhankelijk) -> str:
    """Return how an advice hangs on a dispute: by each answer, or by an example when other disputes count too."""
    antwoorden = [antwoord(geschil, standpunt.waarden) for standpunt in geschil.standpunten]
    if deel.voorbeeld.anders == "tijd":
        return "hiervan hangt af of het voor nu is"
    if deel.voorbeeld.anders == "woorden":
        return "hiervan hangt af hoe het luidt"
    if deel.mogelijk and all(len(statussen) == 1 for statussen in deel.mogelijk):
        groepen: dict[Status, list[str]] = {}
        for gegeven, (status,) in zip(antwoorden, deel.mogelijk, strict=True):
            groepen.setdefault(status, []).append(gegeven)
        return "; ".join(f"bij {opsomming(wie, 'of')} {statuswoord(status)}" for status, wie in groepen.items())
    voorbeeld = deel.voorbeeld
    een, ander = antwoorden[voorbeeld.een], antwoorden[voorbeeld.ander]
    samen = f" (samen met {noem_geschillen(sorted(map(int, voorbeeld.andere)))})" if voorbeeld.andere else ""
    return (
        f"kan bij {een} {statuswoord(voorbeeld.bij_een)} zijn en bij {ander} {statuswoord(voorbeeld.bij_ander)}{samen}"
    )


def statuswoord(status: Status) -> str:
    """Return a status in Dutch."""
    return "nog open" if status == "open" else status


def stappen_zin(deel: Stapgeschillen) -> str:
    """Return in a sentence which disputes to settle for the first steps; the steps that are final come after it.

    Args:
        deel: what to settle.
    """
    if not deel.bewezen:
        return (
            "Voor de eerste stappen: er zijn te veel geschillen om te zeggen welke u daarvoor kunt laten liggen. Beslecht er een"
            " paar en doe dit opnieuw."
        )
    if not deel.beslecht:
        tekst = "Voor de eerste stappen hoeft u niets te beslechten: geen enkel geschil verandert er iets aan."
    else:
        tekst = (
            f"Voor de eerste stappen: beslecht {noem_geschillen(deel.beslecht)}. Daarna staan zij vast, wat u over de"
            " andere geschillen ook besluit; met minder kan dat niet."
        )
    return f"{tekst} Deze stappen staan nu al vast:" if deel.vast else f"{tekst} Nog geen enkele stap staat vast."


def vaste_stappen(deel: Stapgeschillen) -> list[str]:
    """Return the steps that are final, each with the layers that it comes from besides the publication."""
    return [zinnen.met_laag(stap, opsomming(deel.lagen.get(stap, ()), "en")) for stap in deel.vast]


def bevindingen_zin(nummers: Sequence[int]) -> str:
    """Return in a sentence which disputes to settle so that every weighed finding is certain or excluded.

    Args:
        nummers: the disputes.
    """
    if not nummers:
        return "Geen enkel geschil verandert welke bevindingen met 'moet' of 'aanbevolen' er nu zijn."
    een = len(nummers) == 1
    return (
        f"Voor alle bevindingen met 'moet' of 'aanbevolen': beslecht {noem_geschillen(nummers)}. Dan staat vast welke er nu zijn."
        f" {'Dit is' if een else 'Dit zijn'} er niet meer dan nodig: {'het geschil kan' if een else 'elk ervan kan'}"
        " zo'n bevinding laten ontstaan of vervallen."
    )


def wat_bekend_is(deel: Kennis) -> str:
    """Return a known fact with its value."""
    return f"{deel.feit.kort}: {deel.waarde}"


def overslaan_zin(geschil: Geschil, stappen: Stapgeschillen | None) -> str:
    """Return a dispute that changes no advice, with who says what; and whether it decides on a first step all the same.

    Args:
        geschil: the dispute.
        stappen: what to settle for the first steps.
    """
    standpunten = [
        f"{antwoord(geschil, deel.waarden)} ({opsomming(deel.partijen, 'en') or 'niemand als geheel'})"
        for deel in geschil.standpunten
    ]
    nodig = stappen is not None and stappen.bewezen and geschil.nummer in stappen.beslecht
    toch = "; telt wel mee voor een eerste stap" if nodig else ""
    return f"{waarover(geschil)}: {', '.join(standpunten)}{toch}"
