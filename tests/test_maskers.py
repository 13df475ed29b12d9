"""The masks against the plain truth: each literal, what is derived from more facts, one rule by itself, and what is compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advies import Adviseur, Samenwerkingsverband
from advies.feitensets import Feitnummers
from advies.motor.gevallen import Vuringen, gevallen
from advies.motor.maskers import Beoordeling, Maskermotor, vuringen, waarheid_van
from advies.werkgeheugen import werkgeheugen
from regels.lezen import regelbank
from regels.logica import Literaal, Tak, niet, verwijzingen, waarheid
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel
from regels.taal import (
    SCHAAL,
    AantalWaarden,
    Alle,
    Bevat,
    EenVan,
    ErIsGemeente,
    FeitWaarde,
    Gelijk,
    Regelbank,
    Vergelijk,
    Verschilt,
    Voorwaarde,
    Werkgeheugen,
)
from tests.bouwers import PROCESSEN, ZADEN, definitie, maak_feiten, maak_regel, maak_regelbank, voorbeelden

_KLEIN = ErIsGemeente(
    Alle(
        (
            Vergelijk(FeitSleutel("inwoners"), "hoogstens", 30_000 * SCHAAL),
            Vergelijk(FeitSleutel("ict_fte"), "minstens", 2 * SCHAAL),
        )
    )
)
_GROOT = ErIsGemeente(Vergelijk(FeitSleutel("inwoners"), "minstens", 100_000 * SCHAAL))
_ANDERS = Verschilt(*(FeitSleutel("uitvoering", proces) for proces in PROCESSEN[:2]))


NAMEN = [
    "vervangingsbudget",
    "fase",
    "sla_inhoud",
    "voorspelbaar",
    "uitvoering",
    "doelen",
    "aantal_gemeenten",
    "omvang_wiz_fte",
]
"""Few facts, so that a change of one of them often changes what is derived."""


def maak(rng: Random) -> Regelbank:
    """Return a generated rule base that also asks something of a municipality, and compares two facts."""
    bank = maak_regelbank(rng, 6, NAMEN)
    erbij: tuple[Voorwaarde, ...] = (_KLEIN, _GROOT, _ANDERS)
    regels = tuple(maak_regel(f"bij{nummer}", als) for nummer, als in enumerate(rng.sample(erbij, rng.randint(0, 3))))
    return replace(bank, regels=(*bank.regels, *regels))


def feiten(rng: Random, kans: float) -> Werkgeheugen:
    return werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, kans)))


def takken(motor: Maskermotor) -> Iterator[Tak]:
    for geval in motor.gevallen.regels:
        yield from geval.takken
    for onder in motor.gevallen.afgeleid:
        yield from (*onder.ja, *onder.nee)


def is_waar(literaal: Literaal, geheugen: Werkgeheugen, afgeleid: dict[FeitSleutel, bool | None]) -> bool | None:
    waar = waarheid(literaal.atoom, geheugen, afgeleid)
    return waar if literaal.waar else niet(waar)


@given(ZADEN, st.sampled_from([0.1, 0.5, 0.9]))
@voorbeelden(30)
def test_elke_literaal_en_elke_tak_heeft_haar_eigen_waarheid(rng: Random, kans: float) -> None:
    motor = Maskermotor(gevallen(maak(rng)))
    geheugen = feiten(rng, kans)
    _, afgeleid = definitie(motor.gevallen.bank, geheugen)
    beoordeling = motor.beoordeel(geheugen)
    assert beoordeling.motor is motor
    gezien = 0
    for tak in takken(motor):
        waar = [is_waar(literaal, geheugen, afgeleid) for literaal in tak]
        assert [beoordeling.is_waar(literaal) for literaal in tak] == waar
        assert beoordeling.tak_status(tak) is (False if False in waar else None if None in waar else True)
        nodig, tegen = motor.masker(tak)
        assert nodig == sum(1 << bit for bit in {motor.bit(literaal) for literaal in tak})
        assert tegen == sum(1 << bit for bit in {motor.bit(Literaal(d.atoom, not d.waar)) for d in tak})
        for literaal in tak:
            alleen = Literaal(literaal.atoom, not literaal.waar)
            assert {motor.bit(literaal), motor.bit(alleen)} == {motor.bit(literaal) & ~1, motor.bit(literaal) | 1}
            gezien |= 3 << (motor.bit(literaal) & ~1)
    assert beoordeling.bekend & ~gezien == 0, "nothing is true that no rule reads"


@given(ZADEN, st.sampled_from([0.1, 0.5, 0.9]))
@voorbeelden(30)
def test_meer_feiten_erbij_geven_wat_alles_samen_geeft(rng: Random, kans: float) -> None:
    """Derived facts too, from what was known and what is told besides; and one rule by itself has the truth that it has among all."""
    motor = Maskermotor(gevallen(maak(rng)))
    alles = feiten(rng, kans)
    namen = sorted(alles)
    rng.shuffle(namen)
    eerst = {naam: alles[naam] for naam in namen[: rng.randint(0, len(namen))]}
    samen = motor.beoordeel(alles)
    bekend = motor.leid_af(motor.beoordeel(eerst).bekend, motor.lees(alles))
    assert bekend == samen.bekend == motor.leid_af(0, motor.lees(alles))
    assert [motor.status_bij(nummer, bekend) for nummer in range(len(samen.status))] == list(samen.status)
    assert motor.nummers == {geval.sleutel: nummer for nummer, geval in enumerate(motor.gevallen.regels)}
    # Nothing told besides: nothing is derived anew.
    assert motor.leid_af(samen.bekend, 0) == samen.bekend


@given(ZADEN, st.sampled_from([0.3, 0.9]))
@voorbeelden(30)
def test_wat_anders_is_wordt_opnieuw_gelezen_en_niets_anders(rng: Random, kans: float) -> None:
    """Facts that change, come or go, one or a few at a time, on the same engine."""
    motor = Maskermotor(gevallen(maak(rng)))
    geheugen, ander = dict(feiten(rng, kans)), feiten(rng, 0.8)
    stand = motor.beoordeel(geheugen)
    voor_samen = [s for s in (GEMEENTEN, AANTAL_GEMEENTEN, _ANDERS.rechts) if s in ander]
    for _ in range(8):
        gelezen = [sleutel for sleutel in sorted({*ander, *geheugen}) if sleutel.naam in NAMEN]
        sleutels = rng.sample(gelezen, min(2, len(gelezen))) + rng.sample(voor_samen, min(1, len(voor_samen)))
        for sleutel in sleutels:
            if sleutel in ander and rng.random() < 0.7:
                geheugen[sleutel] = ander[sleutel]
            else:
                geheugen.pop(sleutel, None)
        stand = motor.beoordeel_anders(stand, geheugen, sleutels)
        vers = Maskermotor(motor.gevallen).beoordeel(geheugen)
        assert (stand.bekend, stand.status, stand.afgeleid) == (vers.bekend, vers.status, vers.afgeleid)


@given(ZADEN)
@voorbeelden(20)
def test_welke_feiten_met_een_ander_feit_worden_vergeleken(rng: Random) -> None:
    motor = Maskermotor(gevallen(maak(rng)))
    atomen = {literaal.atoom for tak in takken(motor) for literaal in tak}
    samen = {feit for atoom in atomen if isinstance(atoom, Verschilt) for feit in verwijzingen(atoom)}
    if any(isinstance(atoom, ErIsGemeente) for atoom in atomen):
        samen |= {GEMEENTEN, AANTAL_GEMEENTEN}
    for sleutel in feiten(rng, 1.0):
        assert motor.leest_samen([sleutel]) is (sleutel in samen)
        assert motor.leest_samen([FeitSleutel("fase"), sleutel]) is (sleutel in samen)


@given(ZADEN)
@voorbeelden(20)
def test_met_welke_getallen_een_feit_wordt_vergeleken(rng: Random) -> None:
    motor = Maskermotor(gevallen(maak(rng)))
    atomen = {literaal.atoom for tak in takken(motor) for literaal in tak}
    for sleutel in feiten(rng, 1.0):
        verwacht = {a.getal for a in atomen if isinstance(a, Vergelijk) and a.feit == sleutel}
        assert motor.grenzen(sleutel) == verwacht
    grenzen = []
    if _KLEIN in atomen:
        grenzen += [("ict_fte", 2 * SCHAAL), ("inwoners", 30_000 * SCHAAL)]
    if _GROOT in atomen:
        grenzen += [("inwoners", 100_000 * SCHAAL)]
    assert motor.gemeentegrenzen() == tuple(grenzen)


_DOELEN = FeitSleutel("doelen")
_ATOMEN: dict[str, tuple[Voorwaarde, FeitSleutel, dict[str, FeitWaarde], dict[str, FeitWaarde]]] = {
    "keuze": (Gelijk(FeitSleutel("fase"), "ontwerp"), FeitSleutel("fase"), {"zo": "ontwerp"}, {"anders": "exploitatie"}),
    "een van": (EenVan(FeitSleutel("fase"), ("ontwerp", "realisatie")), FeitSleutel("fase"),
                {"een": "ontwerp", "twee": "realisatie"}, {"anders": "exploitatie"}),
    "bevat": (Bevat(_DOELEN, "kwaliteit"), _DOELEN, {"met": frozenset(("kwaliteit", "kostenreductie"))},
              {"leeg": frozenset(), "ander": frozenset(("kostenreductie",))}),
    "aantal": (AantalWaarden(_DOELEN, "hoogstens", 1), _DOELEN, {"leeg": frozenset(), "een": frozenset(("kwaliteit",))},
               {"twee": frozenset(("kwaliteit", "kostenreductie"))}),
    "minstens": (Vergelijk(FeitSleutel("omvang_wiz_fte"), "minstens", 30), FeitSleutel("omvang_wiz_fte"), {"op": 30, "boven": 31},
                 {"onder": 29}),
    "hoogstens": (Vergelijk(FeitSleutel("omvang_wiz_fte"), "hoogstens", 30), FeitSleutel("omvang_wiz_fte"), {"op": 30, "onder": 29},
                  {"boven": 31}),
}  # fmt: skip


@pytest.mark.parametrize("soort", _ATOMEN)
def test_een_waarde_maakt_een_voorwaarde_waar_of_onwaar_en_geen_waarde_geen_van_beide(soort: str) -> None:
    als, sleutel, waar, onwaar = _ATOMEN[soort]
    # Between others: a literal of its own place, and beside one over the same fact.
    voor, na = Gelijk(FeitSleutel("vervangingsbudget"), "ja"), Bevat(_DOELEN, "kostenreductie")
    regels = tuple(maak_regel(naam, deel) for naam, deel in (("voor", voor), ("r", als), ("na", na)))
    bank = replace(regelbank(), regels=regels, afgeleid=())
    motor = Maskermotor(gevallen(bank))
    for waarde in waar.values():
        assert motor.beoordeel({sleutel: waarde}).status[1] is True
    for waarde in onwaar.values():
        assert motor.beoordeel({sleutel: waarde}).status[1] is False
    assert motor.beoordeel({}).status == (None, None, None)
    assert motor.beoordeel({FeitSleutel("initiatief"): "ict_ers"}).status == (None, None, None)


def test_wat_een_motor_vuurt_is_wat_zeker_is_en_van_de_genoemde_regels_alleen(referentie_motor: Maskermotor) -> None:
    geheugen = feiten(Random(3), 0.7)
    beoordeling = referentie_motor.beoordeel(geheugen)
    zeker = {
        geval.sleutel for geval, waar in zip(referentie_motor.gevallen.regels, beoordeling.status, strict=True) if waar
    }
    bekend = {
        geval.sleutel: waar
        for geval, waar in zip(referentie_motor.gevallen.afgeleid, beoordeling.afgeleid, strict=True)
        if waar is not None
    }
    assert {True, False} <= set(bekend.values())
    assert referentie_motor.vuur(geheugen) == vuringen(beoordeling) == Vuringen(frozenset(zeker), bekend)
    namen = {sleutel.regel for sleutel in sorted(zeker)[:2]}
    deel = frozenset(sleutel for sleutel in zeker if sleutel.regel in namen)
    assert vuringen(beoordeling, namen) == referentie_motor.vuur(geheugen, namen) == Vuringen(deel, bekend)
    assert vuringen(beoordeling, ()).regels == frozenset()


@pytest.fixture(scope="module")
def referentie_motor() -> Maskermotor:
    return Maskermotor(gevallen(regelbank()))


def test_een_begrip_dat_geen_regel_leest_verandert_niets_aan_wat_bekend_is() -> None:
    """It has no literal of its own, so that nothing may be noted of it; its truth is told all the same."""
    basis = regelbank()
    los = next(
        feit
        for feit in basis.afgeleid
        if not feit.per_proces and not any(f.proces for f in verwijzingen(feit.betekent))
    )
    los = replace(los, betekent=Gelijk(FeitSleutel("vervangingsbudget"), "ja"))
    bank = replace(basis, regels=(maak_regel("r", Gelijk(FeitSleutel("sla_actief_gebruikt"), "ja")),), afgeleid=(los,))
    motor = Maskermotor(gevallen(bank))
    for waarde, waar in (("ja", True), ("nee", False)):
        beoordeling = motor.beoordeel({FeitSleutel("vervangingsbudget"): waarde})
        assert (beoordeling.afgeleid, beoordeling.status) == ((waar,), (None,))
        assert beoordeling.bekend == motor.lees({FeitSleutel("vervangingsbudget"): waarde})
        assert motor.leid_af(0, beoordeling.bekend) == beoordeling.bekend


@pytest.mark.parametrize(
    ("takken_", "bekend", "waar"),
    [
        ((), 0, False),
        (((0, 0),), 0, True),
        (((0b01, 0b10),), 0b01, True),
        (((0b01, 0b10),), 0b10, False),
        (((0b01, 0b10),), 0, None),
        (((0b0101, 0b1010),), 0b0001, None),
        (((0b0101, 0b1010),), 0b1001, False),
        (((0b01, 0b10), (0b0100, 0b1000)), 0b0110, True),
        (((0b01, 0b10), (0b0100, 0b1000)), 0b1010, False),
        (((0b01, 0b10), (0b0100, 0b1000)), 0b1000, None),
        (((0b01, 0b10), (0b0100, 0b1000)), 0b0010, None),
    ],
)
def test_takken_samen_zijn_waar_als_er_een_waar_is(
    takken_: tuple[tuple[int, int], ...], bekend: int, waar: bool | None
) -> None:
    assert waarheid_van(takken_, bekend) is waar


def test_wat_wordt_onthouden_wordt_eenmaal_gemaakt_en_per_soort_apart(referentie_motor: Maskermotor) -> None:
    keren: list[str] = []

    def maak_(naam: str) -> str:
        keren.append(naam)
        return naam

    assert referentie_motor.onthoud("proef", "a", lambda: maak_("een")) == "een"
    assert referentie_motor.onthoud("proef", "a", lambda: maak_("twee")) == "een"
    assert referentie_motor.onthoud("proef2", "a", lambda: maak_("drie")) == "drie"
    assert referentie_motor.onthoud("proef", "b", lambda: maak_("vier")) == "vier"
    assert keren == ["een", "drie", "vier"]
    assert isinstance(referentie_motor.beoordeel({}), Beoordeling)


def test_wat_samen_wordt_gelezen_kan_elke_regel_raken(referentie: Adviseur) -> None:
    motor = referentie.maskers
    alle = motor.kruistabel.masker(range(len(motor.gevallen.regels)))
    assert motor.geraakt(GEMEENTEN) & alle == alle
    assert motor.geraakt(FeitSleutel("vervangingsbudget")) & alle not in (0, alle)


def test_vormen_van_elders_worden_niet_onthouden(referentie: Adviseur) -> None:
    motor = referentie.maskers
    sets = Feitnummers(motor)
    eigen = motor.gevallen.regels[0].takken
    elders = (*eigen, ())
    assert sets.delen(eigen) is sets.delen(eigen)
    assert sets.delen(elders) == sets.delen(elders)
    assert sets.delen(elders) is not sets.delen(elders)
