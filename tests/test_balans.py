"""What is gained and lost between two evaluations, on rules of a line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advies import Adviseur
from advies.evaluatie import Evaluatie
from advies.uitleg.balans import Balans, balans, stand
from regels.lezen import regelbank
from regels.sleutels import FeitSleutel
from regels.taal import Gelijk, Niet, Regel, Soort, Sterkte
from tests.bouwers import maak_regel

BUDGET, SLA = FeitSleutel("vervangingsbudget"), FeitSleutel("sla_actief_gebruikt")
JA = Gelijk(BUDGET, "ja")


def regel(naam: str, soort: Soort, sterkte: Sterkte, als: Gelijk | Niet = JA) -> Regel:
    return replace(maak_regel(naam, als), soort=soort, sterkte=sterkte, aanbevelingen=(1,), titel=f"Titel {naam}")


REGELS = (
    replace(regel("botst", "tegenspraak", "definitie", Niet(JA)), kern=(1,)),
    regel("open", "risico", "moet", Gelijk(SLA, "ja")),
    regel("mag", "kans", "mag"),
    regel("zwak", "risico", "waargenomen_eens"),
    regel("sterk", "risico", "moet"),
    regel("praktijk", "goede_praktijk", "zou_moeten"),
    regel("vorm", "vorm", "definitie"),
)


@pytest.fixture(scope="module")
def kenner() -> Adviseur:
    return Adviseur(replace(regelbank(), regels=REGELS, afgeleid=()), motor="referentie")


def kort(uit: Balans) -> tuple[list[tuple[str, str, str]], ...]:
    delen = (uit.gewonnen, uit.verloren, uit.anders)
    return tuple([(deel.regel, deel.was, deel.wordt) for deel in lijst] for lijst in delen)


@pytest.mark.parametrize(("andere", "staat"), [("nee", "uitgesloten"), ("", "open")])
def test_bevindingen_zijn_verlies_goede_praktijken_winst_en_een_indeling_geen_van_beide(
    kenner: Adviseur, andere: str, staat: str
) -> None:
    """The strongest first; a contradiction is no advice, and what stays as it is, or open, is not told."""
    zonder = Evaluatie.van(kenner.maskers, {BUDGET: andere} if andere else {})
    met = Evaluatie.van(kenner.maskers, {BUDGET: "ja"})
    heen, terug = (staat, "zeker"), ("zeker", staat)
    bevindingen, goed = ("sterk", "zwak"), ("praktijk", "mag")
    assert kort(balans(zonder, met)) == (
        [(naam, *heen) for naam in goed],
        [(naam, *heen) for naam in bevindingen],
        [("vorm", *heen)],
    )
    assert kort(balans(met, zonder)) == (
        [(naam, *terug) for naam in bevindingen],
        [(naam, *terug) for naam in goed],
        [("vorm", *terug)],
    )


def test_de_staat_van_een_aanbeveling_verandert_mee(kenner: Adviseur) -> None:
    zonder, met = (Evaluatie.van(kenner.maskers, {BUDGET: waarde, SLA: "nee"}) for waarde in ("nee", "ja"))
    (staat,) = balans(zonder, met).aanbevelingen
    assert (staat.nummer, staat.was, staat.wordt) == (1, "in_orde", "aandacht")
    (terug,) = balans(met, zonder).aanbevelingen
    assert (terug.was, terug.wordt) == ("aandacht", "in_orde")


def test_alleen_als_er_niets_verandert_is_een_balans_leeg(kenner: Adviseur) -> None:
    zonder, met = (Evaluatie.van(kenner.maskers, {BUDGET: waarde}) for waarde in ("nee", "ja"))
    heel = balans(zonder, met)
    assert balans(met, met).leeg
    niets: dict[str, tuple[()]] = {"gewonnen": (), "verloren": (), "anders": (), "aanbevelingen": ()}
    assert replace(heel, **niets).leeg
    for naam in niets:
        assert not replace(heel, **{deel: () for deel in niets if deel != naam}).leeg, naam


def test_een_stand_telt_wat_zeker_is(kenner: Adviseur) -> None:
    """Of findings those that must be mended apart; a good practice, a chance and an outcome are none."""
    met = stand(Evaluatie.van(kenner.maskers, {BUDGET: "ja"}))
    assert (met.moet, met.bevindingen, met.aandacht, met.in_orde) == (1, 2, 1, 0)
    beide = stand(Evaluatie.van(kenner.maskers, {BUDGET: "ja", SLA: "ja"}))
    assert (beide.moet, beide.bevindingen, beide.aandacht, beide.in_orde) == (2, 3, 1, 0)
    geen = stand(Evaluatie.van(kenner.maskers, {BUDGET: "nee", SLA: "nee"}))
    assert (geen.moet, geen.bevindingen, geen.aandacht, geen.in_orde) == (0, 0, 0, 1)
