"""The facts in the words of z3, seen alone: which values each can have, how those are read back, and what reads well."""

from __future__ import annotations

import pytest

pytest.importorskip("z3", reason="the extra advies[bewijs] is not installed")

import z3

from kennisbank.vocabulaire import vocabulaire
from regels.bewijs.ruimte import HOOGSTENS_RONDE, Feitenruimte
from regels.bewijs.vertaling import vertaal
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel
from regels.taal import SCHAAL, ErIsGemeente, FeitWaarde, Vergelijk

JAREN, FASE, DOELEN, INWONERS = map(
    FeitSleutel, ("jaren_in_exploitatie", "fase", "doelen", "verzorgingsgebied_inwoners")
)


def kan(ruimte: Feitenruimte, *eisen: z3.BoolRef) -> bool:
    return bool(_solver(ruimte, *eisen).check() == z3.sat)


def lees(ruimte: Feitenruimte, *eisen: z3.BoolRef) -> dict[FeitSleutel, FeitWaarde]:
    solver = _solver(ruimte, *eisen)
    assert solver.check() == z3.sat
    return ruimte.lees(solver.model(), ruimte.veranderlijken)


def _solver(ruimte: Feitenruimte, *eisen: z3.BoolRef) -> z3.Solver:
    solver = z3.SimpleSolver()
    for delen in ruimte.eisen.values():
        solver.add(*delen)
    solver.add(*eisen)
    return solver


def nieuw(soorten: int = 2) -> Feitenruimte:
    return Feitenruimte(vocabulaire(), soorten)


def test_een_getal_kan_elke_stap_tussen_zijn_grenzen_zijn_en_geen_andere() -> None:
    """A whole number in whole steps, another in ten-thousandths; read back as it was asked."""
    for sleutel, laagste, hoogste, stap in (
        (AANTAL_GEMEENTEN, SCHAAL, 342 * SCHAAL, SCHAAL),
        (JAREN, 0, 60 * SCHAAL, 1),
    ):
        for gevraagd in (laagste, laagste + stap, hoogste - stap, hoogste):
            ruimte = nieuw()
            deel = ruimte.getal(sleutel)
            eisen = deel.minstens(gevraagd), deel.hoogstens(gevraagd)
            assert lees(ruimte, deel.bekend, *eisen) == {sleutel: gevraagd}
            assert lees(ruimte, z3.Not(deel.bekend), *eisen) == {}
        ruimte = nieuw()
        deel = ruimte.getal(sleutel)
        assert not kan(ruimte, deel.hoogstens(laagste - 1))
        assert not kan(ruimte, deel.minstens(hoogste + 1))
    # Of a whole number, what lies between two steps is rounded inward.
    ruimte = nieuw()
    deel = ruimte.getal(AANTAL_GEMEENTEN)
    assert not kan(ruimte, deel.minstens(3 * SCHAAL + 1), deel.hoogstens(4 * SCHAAL - 1))
    assert kan(ruimte, deel.minstens(3 * SCHAAL + 1), deel.hoogstens(4 * SCHAAL))
    assert kan(ruimte, deel.minstens(3 * SCHAAL), deel.hoogstens(4 * SCHAAL - 1))


def test_een_keuze_heeft_een_waarde_of_geen_en_een_verzameling_elke_samenstelling() -> None:
    ruimte = nieuw()
    keuze = ruimte.keuze(FASE)
    assert list(keuze.waarden) == list(vocabulaire().feiten["fase"].mag())
    een, ander = list(keuze.waarden)[:2]
    assert lees(ruimte, keuze.waarden[een]) == {FASE: een}
    assert lees(ruimte, z3.Not(keuze.bekend)) == {}
    assert lees(ruimte, keuze.bekend, *(z3.Not(deel) for naam, deel in keuze.waarden.items() if naam != ander)) == {
        FASE: ander
    }
    assert not kan(ruimte, keuze.waarden[een], keuze.waarden[ander])
    ruimte = nieuw()
    doelen = ruimte.verzameling(DOELEN)
    een, ander = list(doelen.waarden)[:2]
    delen = list(doelen.waarden.values())
    assert lees(ruimte, doelen.bekend, z3.AtMost(*delen, 0)) == {DOELEN: frozenset()}
    assert lees(ruimte, doelen.waarden[een], doelen.waarden[ander], z3.AtMost(*delen, 2)) == {
        DOELEN: frozenset({een, ander})
    }
    assert lees(ruimte, z3.Not(doelen.bekend)) == {}
    assert not kan(ruimte, z3.Not(doelen.bekend), doelen.waarden[een])
    assert ruimte.leden(DOELEN) == delen
    assert ruimte.leden(FASE) == []
    assert ruimte.leden(JAREN) == []


def test_een_lijst_van_gemeenten_is_zo_lang_als_mag_en_telt_elke_soort_een_keer() -> None:
    """Of each kind that occurs one at least; copies make up the length; no longer than municipalities take part."""
    ruimte = nieuw()
    lijst, aantal = ruimte.gemeenten(), ruimte.getal(AANTAL_GEMEENTEN)
    een, ander = (soort.aanwezig for soort in lijst.soorten)
    for lengte in (0, 1, 2, 342):
        assert kan(ruimte, lijst.bekend, lijst.lengte == lengte)
    assert not kan(ruimte, lijst.lengte == 343)
    assert not kan(ruimte, lijst.lengte < 0)
    assert not kan(ruimte, z3.Not(lijst.bekend), lijst.lengte == 1)
    assert not kan(ruimte, z3.Not(lijst.bekend), een)
    assert not kan(ruimte, lijst.lengte == 0, een)
    assert not kan(ruimte, lijst.lengte == 1, een, ander)
    assert not kan(ruimte, lijst.lengte == 1, z3.Not(een), z3.Not(ander))
    assert kan(ruimte, lijst.lengte == 1, een)
    assert kan(ruimte, lijst.lengte == 2, een, ander)
    assert kan(ruimte, z3.Not(lijst.bekend), aantal.bekend)
    meedoen = aantal.minstens(3 * SCHAAL), aantal.hoogstens(3 * SCHAAL)
    for lengte, bekend, mag in ((3, True, True), (4, True, False), (4, False, True)):
        telt = aantal.bekend if bekend else z3.Not(aantal.bekend)
        assert kan(ruimte, lijst.bekend, telt, *meedoen, lijst.lengte == lengte) is mag
    *aanwezig, te_lang = ruimte.leden(GEMEENTEN)
    assert aanwezig == [een, ander]
    for lengte, nodeloos in ((1, False), (2, True)):
        assert kan(ruimte, lijst.lengte == lengte, een, z3.Not(ander), te_lang) is nodeloos
        assert kan(ruimte, lijst.lengte == lengte, een, z3.Not(ander), z3.Not(te_lang)) is not nodeloos
    assert not kan(ruimte, lijst.lengte == 2, een, ander, te_lang)


def test_een_lijst_wordt_gelezen_met_een_kopie_van_de_eerste_soort() -> None:
    ruimte = nieuw()
    lijst = ruimte.gemeenten()
    (een, ander), klein, groot = lijst.soorten, 5 * SCHAAL, 7 * SCHAAL
    eisen = [
        z3.Not(deel)
        for soort in lijst.soorten
        for naam, veld in soort.velden.items()
        for deel in [veld.bekend]
        if naam != "inwoners"
    ]
    for soort, getal in ((een, klein), (ander, groot)):
        veld = soort.velden["inwoners"]
        eisen += [veld.bekend, veld.minstens(getal), veld.hoogstens(getal)]  # type: ignore[union-attr]
    eisen += [z3.Not(ruimte.getal(AANTAL_GEMEENTEN).bekend), lijst.bekend]
    for samen, lengte, inwoners in (
        ((een.aanwezig, ander.aanwezig), 4, (klein, groot, klein, klein)),
        ((een.aanwezig, ander.aanwezig), 2, (klein, groot)),
        ((z3.Not(een.aanwezig), ander.aanwezig), 2, (groot, groot)),
        ((z3.Not(een.aanwezig), z3.Not(ander.aanwezig)), 0, ()),
    ):
        assert lees(ruimte, *eisen, *samen, lijst.lengte == lengte) == {
            GEMEENTEN: tuple(
                {"naam": f"Gemeente {nummer}", "inwoners": getal} for nummer, getal in enumerate(inwoners, start=1)
            )
        }


def test_er_is_plaats_voor_zoveel_soorten_gemeenten_als_wordt_gevraagd() -> None:
    assert [len(nieuw(soorten).gemeenten().soorten) for soorten in (1, 3)] == [1, 3]


def test_de_feiten_worden_gelezen_in_de_volgorde_van_de_woordenlijst() -> None:
    ruimte = nieuw()
    eisen = [ruimte.bekend(sleutel) for sleutel in (DOELEN, JAREN, FASE, INWONERS, AANTAL_GEMEENTEN)]
    volgorde = list(vocabulaire().feiten)
    namen = [sleutel.naam for sleutel in lees(ruimte, *eisen)]
    assert len(namen) == len(eisen)
    assert namen == sorted(namen, key=volgorde.index)


def rond(ruimte: Feitenruimte, sleutel: FeitSleutel) -> list[z3.BoolRef]:
    return list(ruimte.ronde_waarden(sleutel)[0])


def test_een_rond_getal_is_een_grens_of_ligt_er_een_naast_of_is_heel() -> None:
    """The bounds in order, then one less and one more than each, then any whole number; new ones after a new bound."""
    ruimte = nieuw()
    deel = ruimte.grens(JAREN, 55_000)
    ruimte.grens(JAREN, 20_000)
    half = [deel.stappen == waarde for waarde in (20_000, 55_000, 10_000, 30_000, 45_000, 65_000)]
    assert rond(ruimte, JAREN)[:-1] == half
    assert ruimte.ronde_waarden(JAREN) is ruimte.ronde_waarden(JAREN)
    heel, een_van = rond(ruimte, JAREN)[-1], ruimte.ronde_waarden(JAREN)[1]
    for waarde, is_heel, is_rond in ((70_000, True, True), (71_000, False, False), (55_000, False, True)):
        assert kan(ruimte, deel.stappen == waarde, heel) is is_heel
        assert kan(ruimte, deel.stappen == waarde, een_van) is is_rond
    ruimte.grens(JAREN, 100_000)
    assert rond(ruimte, JAREN)[:3] == [deel.stappen == waarde for waarde in (20_000, 55_000, 100_000)]
    fase = ruimte.keuze(FASE)
    assert rond(ruimte, FASE) == []
    assert not kan(ruimte, fase.bekend, ruimte.ronde_waarden(FASE)[1])


def test_van_een_heel_getal_is_alleen_een_stap_rond() -> None:
    ruimte = nieuw()
    deel = ruimte.grens(INWONERS, 3 * SCHAAL)
    ruimte.grens(INWONERS, 7 * SCHAAL + 1)
    assert rond(ruimte, INWONERS)[:-1] == [deel.stappen == waarde for waarde in (3, 2, 4)]
    heel = rond(ruimte, INWONERS)[-1]
    for waarde in (9, 2 * SCHAAL):
        assert kan(ruimte, deel.stappen == waarde, heel)
    for grens in range(10, 10 + HOOGSTENS_RONDE):
        ruimte.grens(INWONERS, grens * SCHAAL)
    assert len(rond(ruimte, INWONERS)) == HOOGSTENS_RONDE + 1


def test_dat_er_geen_gemeente_is_blijkt_alleen_uit_een_lijst_die_volledig_is() -> None:
    """As many as take part, known, and none that meets the condition; one that meets it is enough for the opposite."""
    for inwoners, waar in ((5, False), (8, True)):
        for lengte, meedoen in ((0, 1), (1, 1), (1, 2), (2, 2), (2, 3), (3, 3)):
            ruimte = nieuw()
            deel = vertaal(ErIsGemeente(Vergelijk(FeitSleutel("inwoners"), "minstens", 7 * SCHAAL)), ruimte, {})
            lijst, aantal = ruimte.gemeenten(), ruimte.getal(AANTAL_GEMEENTEN)
            stand = [aantal.minstens(meedoen * SCHAAL), aantal.hoogstens(meedoen * SCHAAL), lijst.lengte == lengte]
            for soort in lijst.soorten:
                veld = soort.velden["inwoners"]
                stand += [veld.bekend, veld.minstens(inwoners * SCHAAL), veld.hoogstens(inwoners * SCHAAL)]  # type: ignore[union-attr]
            for bekend in (True, False):
                telt = aantal.bekend if bekend else z3.Not(aantal.bekend)
                assert kan(ruimte, *stand, lijst.bekend, telt, deel.waar) is (waar and lengte > 0)
                geen = bekend and lengte == meedoen and not waar
                assert kan(ruimte, *stand, lijst.bekend, telt, deel.onwaar) is geen
            assert not kan(ruimte, *stand, z3.Not(lijst.bekend), z3.Or(deel.waar, deel.onwaar))
