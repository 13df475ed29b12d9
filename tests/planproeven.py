"""Plans to look at, and what holds of each: the order of its steps, and what a step does in both engines."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from advies import Adviseur, Evaluatie, Plan, lees_feiten, maak_plan
from advies.weergave.plan import Planscherm
from advies.weergave.scherm import Scherm
from kennisbank.catalogus import FASEN, catalogus
from kennisbank.stapvolgorde import stapvolgorde
from regels.sleutels import FeitSleutel

WORTEL = Path(__file__).parent.parent
VOORBEELD = str(WORTEL / "docs" / "voorbeeld" / "drie_dijken.yaml")
DOSSIERS = sorted(str(pad) for pad in (WORTEL / "kennisbank" / "dossiers").glob("*.yaml") if "verwacht" not in pad.name)


@cache
def beide() -> Adviseur:
    return Adviseur()


@cache
def dossier(pad: str) -> tuple[Evaluatie, Plan]:
    evaluatie = beide().evaluatie(lees_feiten(pad))
    return evaluatie, maak_plan(beide(), evaluatie)


def voorgangers(nummer: int) -> set[int]:
    """Every recommendation that comes before one, by the catalogue alone."""
    direct = catalogus().aanbevelingen[nummer].na if nummer else ()
    return {deel for voor in direct for deel in (voor, *voorgangers(voor))}


def controleer_volgorde(plan: Plan) -> None:
    fasen = ["", *FASEN]
    assert [stap.nummer for stap in plan.stappen] == list(range(1, len(plan.stappen) + 1))
    for stap in plan.stappen:
        eerder, later = plan.stappen[: stap.nummer - 1], plan.stappen[stap.nummer :]
        assert all(fasen.index(deel.fase) <= fasen.index(stap.fase) for deel in eerder)
        assert all(nummer < stap.nummer for nummer in (*stap.na, *stap.afgeleid_na))
        assert set(stap.afgeleid_na) <= set(stap.na)
        assert all(nummer > stap.nummer and stap.nummer in plan.stappen[nummer - 1].na for nummer in stap.ontgrendelt)
        voor = voorgangers(stap.aanbeveling)
        zelfde = [deel for deel in later if deel.fase == stap.fase]
        assert not [deel for deel in zelfde if deel.aanbeveling in voor], stap.tekst
        feiten = {FeitSleutel.lees(zet.feit).naam for zet in stap.zetten}
        for deel in zelfde:
            namen = {FeitSleutel.lees(zet.feit).naam for zet in deel.zetten}
            if deel.aanbeveling == stap.aanbeveling:
                assert not [r for r in stapvolgorde() if r.eerst in namen and not feiten.isdisjoint(r.daarna)]
        bereikt = bereikbaar(plan, stap.nummer)
        assert {deel.nummer for deel in eerder if deel.aanbeveling in voor} <= bereikt, "who waits says so"


def bereikbaar(plan: Plan, nummer: int) -> set[int]:
    direct = plan.stappen[nummer - 1].na
    return {deel for eerder in direct for deel in (eerder, *bereikbaar(plan, eerder))}


def scherm(plan: Plan, breedte: int = 80, **opties: object) -> str:
    uit = Scherm(breedte)
    Planscherm(plan, "feiten.yaml", **opties).toon(uit)  # type: ignore[arg-type]
    return uit.file.getvalue()
