"""The words that every view uses for kinds, strengths, actors and phases."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from kennisbank.meldingen import opsomming

if TYPE_CHECKING:
    from advies.afleiding import Stap
    from advies.antwoord import Advies
    from advies.casussen import Casus
    from advies.uitleg.verklaring import Verklaring
    from advies.uitleg.wat_als import Overgang
    from advies.uitleg.wijziging import Neveneffect

STERKTE = {
    "moet": "moet",
    "zou_moeten": "aanbevolen",
    "mag": "mag",
    "waargenomen_vaker": "gezien in meer casussen",
    "waargenomen_eens": "gezien in één casus",
    "definitie": "indeling",
}
WIE = {"bestuur": "bestuur", "management": "management", "ict_ers": "ict'ers"}
FASE = {"orientatie": "oriëntatie", "ontwerp": "ontwerp", "realisatie": "realisatie", "exploitatie": "exploitatie"}
STAAT = {"in_orde": "in orde", "aandacht": "vraagt aandacht", "onbekend": "nog onbekend"}
STATUS = {"zeker": "zeker", "open": "hangt af van wat nog onbekend is", "uitgesloten": "uitgesloten"}
EIGEN = "eigen afleiding, niet letterlijk in de publicatie"


def sterkte(advies: Advies) -> str:
    """Return how strongly the publication says it; a chance that it argues for is no advice to do something."""
    return "argument" if (advies.soort, advies.sterkte) == ("kans", "zou_moeten") else STERKTE[advies.sterkte]


def wie(namen: Sequence[str]) -> str:
    """Return who acts: "bestuur en management"."""
    return opsomming([WIE[naam] for naam in namen], "en")


def fase(namen: Sequence[str]) -> str:
    """Return the phases; "alle fasen" when it matters in each."""
    return "alle fasen" if len(namen) == len(FASE) else opsomming([FASE[naam] for naam in FASE if naam in namen], "en")


def bron(advies: Advies | Verklaring | Overgang | Neveneffect) -> str:
    """Return the references, and that the advice is ours when it is."""
    return "; ".join(advies.bron_tekst) + (f" ({EIGEN})" if advies.grond == "afgeleid" else "")


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
