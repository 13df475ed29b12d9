"""What the page of a meeting shows beside the agenda: the parties, and the way to a chosen goal; without starlette."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from advies.evaluatie import Evaluatie
from advies.evalueer import Adviseur
from advies.uitleg.aan_tafel import is_te_lezen, naam_van_bestand
from advies.uitleg.overlegvormen import Overleg, Toenadering
from advies.uitleg.partijen import Partij, vergelijk_partijen
from advies.web.paginas.foutregel import Foutregel
from advies.web.paginas.variantenlijst import Regelkeuze, Wijzigingblok, te_bereiken, wijzigingblokken
from advies.woorden.feiten import feitnaam
from advies.woorden.processen import titel_met_proces
from kennisbank.getypt import HOOGSTENS_NAAM
from kennisbank.lean import dataclass
from regels.sleutels import FeitSleutel, RegelSleutel


@dataclass(frozen=True, slots=True)
class Doelblok:
    """The way to a chosen goal.

    Args:
        titel: the goal.
        uitkomst: `zeker`, `niets_bespreekbaar`, `niets` or `gevonden`.
        bespreekbaar: the facts that every party calls open to discussion.
        wijzigingen: the smallest changes among those.
        overal: what must still be solved whichever is chosen.
    """

    titel: str
    uitkomst: str
    bespreekbaar: tuple[str, ...]
    wijzigingen: tuple[Wijzigingblok, ...]
    overal: tuple[str, ...]


def doelblok(deel: Toenadering, adviseur: Adviseur) -> Doelblok:
    """Return the way to a goal as the page shows it.

    Args:
        deel: the way.
        adviseur: the evaluator.
    """
    feiten = adviseur.bank.vocabulaire.feiten
    sleutels = map(FeitSleutel.lees, deel.bespreekbaar)
    overal, wijzigingen = wijzigingblokken(deel.wijzigingen)
    uitkomst = "gevonden" if wijzigingen else "niets"
    if not deel.bespreekbaar:
        uitkomst = "niets_bespreekbaar"
    return Doelblok(
        titel=titel_met_proces(deel.titel, deel.proces),
        uitkomst="zeker" if deel.zeker else uitkomst,
        bespreekbaar=tuple(feitnaam(feiten[sleutel.naam], sleutel.proces) for sleutel in sleutels),
        wijzigingen=wijzigingen,
        overal=overal,
    )


def doelen(uit: Overleg, partijen: Sequence[Partij], adviseur: Adviseur) -> tuple[Regelkeuze, ...]:
    """Return what the parties can want together and is not certain; nothing when no fact is open to discussion for all.

    Args:
        uit: what they answered, and what that means.
        partijen: the parties.
        adviseur: the evaluator.
    """
    if not frozenset.intersection(*(partij.bespreekbaar for partij in partijen)):
        return ()
    nu = Evaluatie.van(adviseur.maskers, vergelijk_partijen(partijen, adviseur.maskers).geheugen())
    zeker = {RegelSleutel(deel.regel, deel.over.get("proces", "")) for deel in uit.zeker}
    return tuple(deel for deel in te_bereiken(nu) if RegelSleutel(*FeitSleutel.lees(deel.sleutel)) not in zeker)


def partijnamen(
    getypt: Sequence[str], standaard: Sequence[str], ankers: Sequence[str], t: Mapping[str, Any]
) -> tuple[tuple[str, ...], tuple[Foutregel, ...]]:
    """Return what the parties are called, and what is wrong with those names.

    Args:
        getypt: what was typed for each; what shows nothing is the name of its file.
        standaard: the name of the file of each.
        ankers: the id of the field of each.
        t: the texts of the page.
    """
    namen = tuple(
        " ".join(naam.split()) if is_te_lezen(naam) else naam_van_bestand(anders)
        for naam, anders in zip(getypt, standaard, strict=True)
    )
    fouten = tuple(
        Foutregel(anker, t["naam_te_lang"].format(hoogstens=HOOGSTENS_NAAM, gevonden=len(naam)))
        for naam, anker in zip(namen, ankers, strict=True)
        if len(naam) > HOOGSTENS_NAAM
    )
    return namen, fouten
