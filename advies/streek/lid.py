"""One partnership of many: only what the region is made of, so that a hundred take a few seconds."""

from __future__ import annotations

from advies.afleiding import Afleiding
from advies.antwoord import AanbevelingOordeel, Advies, Oorzaak
from advies.evalueer import Adviseur
from advies.invoer import Feitenbestand
from advies.raad.in_orde import oordeel_aanbevelingen
from advies.raad.oorzaken import oorzaken
from advies.raad.samenvatting import Reikwijdte
from advies.samenstelling.adviezen import maak_advies, zwaarte
from advies.samenstelling.indelingen import Indelingen
from advies.statussen import is_bevinding, status_van
from kennisbank.lean import dataclass


@dataclass(frozen=True, slots=True)
class Lid:
    """One partnership, evaluated for the region.

    Args:
        naam: its name as given; may be empty.
        bestand: its facts file.
        reikwijdte: whether the publication speaks about it.
        bekend: how many facts are known.
        aanbevelingen: the nine recommendations.
        oorzaken: the causes of its certain findings.
        bevindingen: those findings, the strongest first.
    """

    naam: str
    bestand: str
    reikwijdte: Reikwijdte
    bekend: int
    aanbevelingen: tuple[AanbevelingOordeel, ...]
    oorzaken: tuple[Oorzaak, ...]
    bevindingen: tuple[Advies, ...]


def lid(adviseur: Adviseur, feiten: Feitenbestand) -> Lid:
    """Return one partnership, evaluated in both engines where there are two.

    The questions, cases, first steps and words of the whole answer take most of its time and are not needed here; what is,
    is made by the same functions.

    Args:
        adviseur: the evaluator.
        feiten: the facts file that was read.

    Raises:
        InvoerFout: the facts contradict each other.
        MotorVerschil: the two engines differ.
    """
    evaluatie = adviseur.evaluatie(feiten)
    afleiding = Afleiding(evaluatie)
    gevallen = [(geval, status_van(waar)) for geval, waar in evaluatie.gevallen() if geval.regel.soort != "tegenspraak"]
    bevindingen = [
        maak_advies(geval, status, afleiding)
        for geval, status in gevallen
        if status == "zeker" and is_bevinding(geval.regel.soort, geval.regel.sterkte)
    ]
    bevindingen.sort(key=lambda advies: zwaarte(advies.sterkte))
    indelingen = Indelingen(gevallen, evaluatie.bank.catalogus.conclusies)
    zeker = {deel.waarde for deel in indelingen.van("reikwijdte") if deel.status == "zeker"}
    soorten: tuple[Reikwijdte, ...] = ("buiten", "deels", "binnen")  # what limits it goes before what includes it
    return Lid(
        naam=feiten.naam,
        bestand=feiten.bestand,
        reikwijdte=next((soort for soort in soorten if soort in zeker), "onbekend"),
        bekend=len(evaluatie.geheugen),
        aanbevelingen=oordeel_aanbevelingen(gevallen, afleiding),
        oorzaken=oorzaken(bevindingen, evaluatie.feiten),
        bevindingen=tuple(bevindingen),
    )
