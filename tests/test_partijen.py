"""What parties agree on, what only some know, and which answers meet in one point."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advies import Adviseur
from advies.uitleg.partijen import (
    AANTAL,
    LIJST,
    Delen,
    Feitdeel,
    Partij,
    Vergelijking,
    ontleed_delen,
    vergelijk_partijen,
)
from regels.lezen import regelbank
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel
from regels.taal import SCHAAL, Alle, EenVanDe, FeitWaarde, Gelijk, Werkgeheugen
from tests.bouwers import PROCESSEN, maak_regel

BUDGET, SLA, FASE, INHOUD = map(FeitSleutel, ("vervangingsbudget", "sla_actief_gebruikt", "fase", "sla_inhoud"))
A, B, C = "Aa", "Bee", "Cee"


def vergelijk(*antwoorden: Werkgeheugen, botst: tuple[tuple[Gelijk, ...], ...] = ()) -> Vergelijking:
    """Return the comparison under rules that say which answers cannot be right together, and one that is no such rule."""
    regels = tuple(
        replace(maak_regel(f"r{nummer}", Alle(delen)), soort="tegenspraak") for nummer, delen in enumerate(botst)
    )
    gewoon = maak_regel("gewoon", EenVanDe((Gelijk(BUDGET, "ja"), Gelijk(BUDGET, "nee"), Gelijk(SLA, "ja"))))
    adviseur = Adviseur(replace(regelbank(), regels=(gewoon, *regels), afgeleid=()), motor="referentie")
    partijen = [Partij(f"p{nummer}", geheugen) for nummer, geheugen in enumerate(antwoorden)]
    return vergelijk_partijen(partijen, adviseur.maskers)


def lijst(*namen: str, aantal: int = 0) -> dict[FeitSleutel, FeitWaarde]:
    """Return a list of municipalities, and how many there are when that is told."""
    uit: dict[FeitSleutel, FeitWaarde] = {GEMEENTEN: tuple({"naam": naam} for naam in namen)} if namen else {}
    return uit | ({AANTAL_GEMEENTEN: aantal * SCHAAL} if aantal else {})


def _genoemd(delen: Delen) -> list[str]:
    namen = delen.get(LIJST)
    return [str(naam) for naam in namen] if isinstance(namen, tuple) else []


@pytest.mark.parametrize(
    ("een", "ander", "strijdig"),
    [
        (lijst(A), lijst(B), False),
        (lijst(A, aantal=2), lijst(B), False),
        (lijst(A, aantal=2), lijst(B, aantal=2), False),
        (lijst(aantal=2), lijst(A, B), False),
        (lijst(aantal=2), lijst(aantal=3), False),
        (lijst(A, B, aantal=2), lijst(A), False),
        (lijst(A, B, aantal=2), lijst(B, aantal=2), False),
        (lijst(A, B, aantal=2), lijst("AA", "bee"), False),
        (lijst(A, B, aantal=2), {}, False),
        (lijst(aantal=1), lijst(A, B), True),
        (lijst(A, B, aantal=2), lijst(C), True),
        (lijst(A, B, aantal=2), lijst(A, C, aantal=2), True),
        (lijst(A, B, aantal=2), lijst(aantal=3), True),
        (lijst(A, aantal=2), lijst(B, C), True),
    ],
)
def test_lijsten_en_aantallen_die_niet_samen_kunnen_kloppen_zijn_een_punt(
    een: Werkgeheugen, ander: Werkgeheugen, strijdig: bool
) -> None:
    """Names that a list lacks deny nothing, unless it is as long as the number that is told."""
    for paar in ((een, ander), (ander, een)):
        over = vergelijk(*paar)
        assert [punt.delen for punt in over.punten if punt.strijdig] == ([(LIJST, AANTAL)] if strijdig else [])
        if not strijdig:
            samen = {naam.casefold() for deel in paar for naam in _genoemd(ontleed_delen(deel))}
            assert {naam.casefold() for naam in _genoemd(over.gedeeld)} >= samen


def test_wie_minder_zegt_dan_een_ander_staat_bij_die_ander() -> None:
    """If it is but one that says more; who says something else has an option of its own."""
    volledig, meer = lijst(A, B, aantal=2), lijst(A, C, aantal=2)
    (punt,) = vergelijk(volledig, meer, {AANTAL_GEMEENTEN: 3 * SCHAAL}).punten
    assert [(optie.waarden, optie.partijen) for optie in punt.opties] == [
        (((A, B), 2 * SCHAAL), (0,)),
        (((A, C), 2 * SCHAAL), (1,)),
        ((None, 3 * SCHAAL), (2,)),
    ]
    (punt,) = vergelijk({AANTAL_GEMEENTEN: 3 * SCHAAL}, volledig, lijst(A, B, C, aantal=3), {BUDGET: "ja"}).punten
    assert [(optie.waarden, optie.partijen) for optie in punt.opties] == [
        (((A, B), 2 * SCHAAL), (1,)),
        (((A, B, C), 3 * SCHAAL), (0, 2)),
    ]
    (punt,) = vergelijk(volledig, meer, {AANTAL_GEMEENTEN: 2 * SCHAAL}).punten
    assert [optie.partijen for optie in punt.opties] == [(0,), (1,), (2,)]


def test_een_antwoord_dat_een_partij_niet_heeft_is_geen_punt() -> None:
    over = vergelijk({BUDGET: "ja", FASE: "ontwerp"}, {BUDGET: "nee", SLA: "ja"}, {BUDGET: "ja"})
    (punt,) = over.punten
    assert (punt.delen, punt.strijdig) == ((Feitdeel(BUDGET),), False)
    assert [(optie.waarden, optie.partijen) for optie in punt.opties] == [(("ja",), (0, 2)), (("nee",), (1,))]
    assert dict(over.gedeeld) == {Feitdeel(FASE): "ontwerp", Feitdeel(SLA): "ja"}
    assert over.geheugen() == {FASE: "ontwerp", SLA: "ja"}
    assert over.geheugen({0: 1}) == {FASE: "ontwerp", SLA: "ja", BUDGET: "nee"}


def test_een_cijfer_van_een_gemeente_is_een_punt_en_de_lijst_wat_samen_is_genoemd() -> None:
    een: Werkgeheugen = {GEMEENTEN: ({"naam": A, "ict_fte": SCHAAL}, {"naam": B})}
    ander: Werkgeheugen = {GEMEENTEN: ({"naam": C}, {"naam": A.upper(), "ict_fte": 2 * SCHAAL, "inwoners": SCHAAL})}
    over = vergelijk(een, ander)
    (punt,) = over.punten
    assert punt.delen == (Feitdeel(GEMEENTEN, A.casefold(), "ict_fte"),)
    gezet = over.geheugen({0: 1})[GEMEENTEN]
    assert isinstance(gezet, tuple)
    assert {str(deel["naam"]).casefold() for deel in gezet} == {"aa", "bee", "cee"}
    assert all(deel.get("ict_fte") == 2 * SCHAAL for deel in gezet if str(deel["naam"]).casefold() == "aa")


JA, SLA_JA = Gelijk(BUDGET, "ja"), Gelijk(SLA, "ja")
NEE, SLA_NEE = Gelijk(BUDGET, "nee"), Gelijk(SLA, "nee")


def test_wat_niet_samen_kan_wordt_samen_beslecht() -> None:
    """Two points of which one combination is refused, each option being right with some other, are one with the rest."""
    over = vergelijk({BUDGET: "ja", SLA: "nee"}, {BUDGET: "nee", SLA: "ja"}, botst=((JA, SLA_JA),))
    (punt,) = over.punten
    assert (punt.delen, punt.strijdig) == ((Feitdeel(BUDGET), Feitdeel(SLA)), False)
    assert {(optie.waarden, optie.partijen) for optie in punt.opties} == {
        (("ja", "nee"), (0,)),
        (("nee", "ja"), (1,)),
        (("nee", "nee"), ()),
    }


def test_wat_niet_met_de_botsing_te_maken_heeft_blijft_erbuiten() -> None:
    """Another dispute stays a point of its own, and what but one party knows stays shared, when no contradiction reads it."""
    een: Werkgeheugen = {BUDGET: "ja", FASE: "ontwerp", INHOUD: "geen"}
    over = vergelijk(een, {SLA: "ja", FASE: "exploitatie"}, botst=((JA, SLA_JA),))
    assert [(punt.delen, punt.strijdig) for punt in over.punten] == [
        ((Feitdeel(FASE),), False),
        ((Feitdeel(BUDGET), Feitdeel(SLA)), True),
    ]
    assert dict(over.gedeeld) == {Feitdeel(INHOUD): "geen"}
    assert over.geheugen({0: 1, 1: 0}) == {FASE: "exploitatie", BUDGET: "ja", INHOUD: "geen"}


def test_botsingen_zonder_gedeeld_feit_zijn_elk_een_punt() -> None:
    """What they tie together is settled together, and nothing else."""
    ontwerp = Gelijk(FASE, "ontwerp")
    botst = ((JA, SLA_JA), (ontwerp, Gelijk(INHOUD, "geen")))
    over = vergelijk({BUDGET: "ja", FASE: "ontwerp"}, {SLA: "ja", INHOUD: "geen"}, botst=botst)
    assert {frozenset(punt.feiten) for punt in over.punten} == {frozenset({BUDGET, SLA}), frozenset({FASE, INHOUD})}


def test_van_botsingen_die_samenhangen_telt_wat_met_alles_samen_kan() -> None:
    """That two answers go with nothing, is no fault of either when each goes with something else."""
    botst = ((JA, SLA_JA), *((NEE, SLA_NEE, Gelijk(FASE, fase)) for fase in ("ontwerp", "exploitatie")))
    een: Werkgeheugen = {BUDGET: "ja", SLA: "nee", FASE: "ontwerp"}
    (punt,) = vergelijk(een, {BUDGET: "nee", SLA: "ja", FASE: "exploitatie"}, botst=botst).punten
    assert not punt.strijdig
    plek = [punt.delen.index(Feitdeel(feit)) for feit in (BUDGET, SLA, FASE)]
    assert {tuple(optie.waarden[plaats] for plaats in plek) for optie in punt.opties} == {
        (budget, "nee" if budget == "ja" else "ja", fase)
        for budget in ("ja", "nee")
        for fase in ("ontwerp", "exploitatie")
    }


@pytest.mark.parametrize("waarden", [("ja", "nee"), ("nee", "ja")])
def test_een_antwoord_verdwijnt_niet_omdat_een_ander_punt_hetzelfde_antwoord_heeft(waarden: tuple[str, str]) -> None:
    """Of one dispute an answer goes with nothing, of the other each goes with something; it stays one of the ways to settle."""
    sla, anders = waarden
    botst = ((JA, Gelijk(FASE, "ontwerp")), (SLA_JA, Gelijk(FASE, "exploitatie")))
    over = vergelijk({BUDGET: "ja", SLA: sla}, {BUDGET: "nee", SLA: anders, FASE: "ontwerp"}, botst=botst)
    (punt,) = over.punten
    assert punt.strijdig
    assert {optie.partijen for optie in punt.opties} == {(0,), (1,)}


def test_een_antwoord_dat_bij_niets_past_maakt_het_punt_strijdig() -> None:
    """With what the others know and it does not; what every party knows stays shared."""
    samen: Werkgeheugen = {FASE: "ontwerp"}
    botst = ((JA, SLA_JA), (Gelijk(FASE, "ontwerp"), Gelijk(INHOUD, "geen")))
    over = vergelijk({BUDGET: "ja", **samen}, {SLA: "ja", **samen}, botst=botst)
    (punt,) = over.punten
    assert (punt.delen, punt.strijdig) == ((Feitdeel(BUDGET), Feitdeel(SLA)), True)
    assert [(optie.waarden, optie.partijen) for optie in punt.opties] == [(("ja", None), (0,)), ((None, "ja"), (1,))]
    assert dict(over.gedeeld) == {Feitdeel(FASE): "ontwerp"}
    weet_elk = ((JA, SLA_JA, Gelijk(FASE, "ontwerp")),)
    over = vergelijk({BUDGET: "ja", **samen}, {SLA: "ja", **samen}, botst=weet_elk)
    assert [punt.delen for punt in over.punten] == [(Feitdeel(BUDGET), Feitdeel(SLA))]
    assert dict(over.gedeeld) == {Feitdeel(FASE): "ontwerp"}


def test_elke_tegenspraak_wordt_bekeken_ook_na_een_die_niets_raakt() -> None:
    """Contradictions that share a fact tie all of theirs together."""
    niets = (Gelijk(FASE, "ontwerp"), Gelijk(INHOUD, "geen"))
    over = vergelijk({BUDGET: "ja"}, {SLA: "ja"}, botst=(niets, (JA, SLA_JA)))
    assert [(punt.delen, punt.strijdig) for punt in over.punten] == [((Feitdeel(BUDGET), Feitdeel(SLA)), True)]
    keten = ((JA, Gelijk(FASE, "ontwerp")), (SLA_JA, Gelijk(INHOUD, "geen")), (JA, Gelijk(INHOUD, "geen")))
    over = vergelijk({BUDGET: "ja", SLA: "nee"}, {FASE: "ontwerp", INHOUD: "geen", SLA: "nee"}, botst=keten)
    assert [punt.strijdig for punt in over.punten] == [True]
    assert {deel.sleutel for deel in over.punten[0].delen} == {BUDGET, FASE, INHOUD}
    assert dict(over.gedeeld) == {Feitdeel(SLA): "nee"}


def test_punten_staan_in_de_volgorde_van_de_vragen_en_van_de_processen() -> None:
    plekken = [FeitSleutel("uitvoering", proces) for proces in PROCESSEN[:2]]
    antwoorden = [dict.fromkeys((*plekken[::-1], BUDGET, FASE), waarde) for waarde in ("x", "y")]
    punten = vergelijk(*antwoorden).punten
    namen = [punt.delen[0].sleutel for punt in punten]
    woorden = list(regelbank().vocabulaire.feiten)
    assert namen == sorted(namen, key=lambda sleutel: (woorden.index(sleutel.naam), sleutel.proces))
    assert len(namen) == 4


def test_een_punt_van_meer_feiten_staat_bij_het_eerste_daarvan() -> None:
    """Also when another point comes between its facts."""
    woorden = [FeitSleutel(naam) for naam in regelbank().vocabulaire.feiten]
    eerst, tussen, laatst = sorted((BUDGET, FASE, SLA), key=woorden.index)
    waarden = {BUDGET: ("ja", "nee"), FASE: ("ontwerp", "exploitatie"), SLA: ("ja", "nee")}
    plekken = [FeitSleutel("uitvoering", proces) for proces in sorted(PROCESSEN)[:3]]
    for drie in ((eerst, tussen, laatst), tuple(plekken)):
        kan = {feit: waarden.get(feit, ("derde", "inbesteed")) for feit in drie}
        botst = (Gelijk(drie[0], kan[drie[0]][0]), Gelijk(drie[2], kan[drie[2]][1]))
        antwoorden = [{feit: kan[feit][nummer] for feit in drie} for nummer in range(2)]
        punten = vergelijk(*antwoorden, botst=(botst,)).punten
        assert [[deel.sleutel for deel in punt.delen] for punt in punten] == [[drie[0], drie[2]], [drie[1]]]
