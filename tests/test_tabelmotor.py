"""The columnar engine against the definition and the mask engine, on facts known in every degree."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from random import Random

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advies import Samenwerkingsverband
from advies.motor.gevallen import gevallen
from advies.motor.tabel import Tabelmotor
from advies.tabel.partij import geheugen_van
from advies.werkgeheugen import werkgeheugen
from kennisbank.feitsoorten import VrijeTekst
from kennisbank.vocabulaire import vocabulaire
from regels.lezen import regelbank
from regels.logica import en, niet, of
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel
from regels.taal import (
    SCHAAL,
    AantalWaarden,
    Alle,
    Atoom,
    Bevat,
    EenVan,
    EenVanDe,
    ErIsGemeente,
    Gelijk,
    Niet,
    Vergelijk,
    Verschilt,
    Voorwaarde,
    Werkgeheugen,
)
from tests.bouwers import PROCESSEN, ZADEN, maak_feiten, maak_regel, maak_regelbank, voorbeelden
from tests.kolommen import als_frame, verschillen

KANSEN = (0.0, 0.02, 0.1, 0.3, 0.6, 0.9, 1.0)
WAARHEDEN = (True, False, None)


def partij(rng: Random, aantal: int = 20) -> list[Werkgeheugen]:
    rijen = [maak_feiten(rng, rng.choice(KANSEN)) for _ in range(aantal)]
    return [werkgeheugen(Samenwerkingsverband.model_validate(rij)) for rij in rijen]


@pytest.mark.parametrize("aantal", [1, 2, 3])
def test_polars_rekent_als_kleene(aantal: int) -> None:
    rijen = list(product(WAARHEDEN, repeat=aantal))
    namen = [f"k{nummer}" for nummer in range(aantal)]
    frame = pl.DataFrame(rijen, schema=dict.fromkeys(namen, pl.Boolean), orient="row")
    uit = frame.select(en=pl.all_horizontal(namen), of=pl.any_horizontal(namen), niet=~pl.col("k0"))
    assert uit["en"].to_list() == [en(rij) for rij in rijen]
    assert uit["of"].to_list() == [of(rij) for rij in rijen]
    assert uit["niet"].to_list() == [niet(rij[0]) for rij in rijen]


def test_de_tekens_van_polars_rekenen_als_kleene() -> None:
    rijen = list(product(WAARHEDEN, repeat=2))
    frame = pl.DataFrame(rijen, schema={"a": pl.Boolean, "b": pl.Boolean}, orient="row")
    uit = frame.select(en=pl.col("a") & pl.col("b"), of=pl.col("a") | pl.col("b"))
    assert uit["en"].to_list() == [en(rij) for rij in rijen]
    assert uit["of"].to_list() == [of(rij) for rij in rijen]


@given(ZADEN)
@voorbeelden(40)
def test_kolommen_volgen_de_referentie(rng: Random) -> None:
    assert verschillen(gevallen(regelbank()), partij(rng)) == []


@given(ZADEN)
@voorbeelden(40)
def test_kolommen_volgen_de_referentie_op_een_gegenereerde_regelbank(rng: Random) -> None:
    assert verschillen(gevallen(maak_regelbank(rng, 12)), partij(rng)) == []


def gemeentevoorwaarde(rng: Random, diepte: int = 2) -> Voorwaarde:
    if diepte and rng.random() < 0.6:
        delen = tuple(gemeentevoorwaarde(rng, diepte - 1) for _ in range(rng.randint(0, 2)))
        vormen: list[Voorwaarde] = [Alle(delen), EenVanDe(delen), Niet(Alle(delen))]
        return rng.choice(vormen)
    veld = rng.choice([veld for veld in vocabulaire().velden.values() if not isinstance(veld.soort, VrijeTekst)])
    return Vergelijk(FeitSleutel(veld.veld), rng.choice(["minstens", "hoogstens"]), rng.choice([0, 50, 54]) * SCHAAL)


@given(ZADEN)
@voorbeelden(60)
def test_een_gemeente_telt_als_in_de_definitie(rng: Random) -> None:
    """Also where a field is unknown, the list is empty or not complete, or there is none."""
    regels = tuple(maak_regel(f"r{nummer}", ErIsGemeente(gemeentevoorwaarde(rng))) for nummer in range(4))
    bank = replace(regelbank(), regels=regels, afgeleid=())
    geheugens: list[Werkgeheugen] = []
    for _ in range(10):
        gemeenten = tuple(
            {"naam": f"G{nummer}", **({"inwoners": rng.choice([0, 50, 60]) * SCHAAL} if rng.random() < 0.6 else {})}
            for nummer in range(rng.randint(0, 3))
        )
        geheugen: dict[FeitSleutel, object] = {GEMEENTEN: gemeenten} if rng.random() < 0.8 else {}
        if rng.random() < 0.7:
            geheugen[AANTAL_GEMEENTEN] = rng.randint(0, 4) * SCHAAL
        geheugens.append(geheugen)  # type: ignore[arg-type]
    assert verschillen(gevallen(bank), geheugens) == []


FASE, DOELEN, AANTAL = FeitSleutel("fase"), FeitSleutel("doelen"), FeitSleutel("aantal_gemeenten")
UITVOERING = [FeitSleutel("uitvoering", proces) for proces in PROCESSEN[:2]]


@pytest.mark.parametrize(
    ("atoom", "geheugen", "waar"),
    [
        (Gelijk(FASE, "ontwerp"), {FASE: "ontwerp"}, True),
        (Gelijk(FASE, "ontwerp"), {FASE: "realisatie"}, False),
        (Gelijk(FASE, "ontwerp"), {}, None),
        (EenVan(FASE, ("ontwerp", "realisatie")), {FASE: "exploitatie"}, False),
        (EenVan(FASE, ("ontwerp", "realisatie")), {}, None),
        (Vergelijk(AANTAL, "minstens", 3 * SCHAAL), {AANTAL: 3 * SCHAAL}, True),
        (Vergelijk(AANTAL, "hoogstens", 3 * SCHAAL), {AANTAL: 3 * SCHAAL + 1}, False),
        (Vergelijk(AANTAL, "hoogstens", 3 * SCHAAL), {}, None),
        (Bevat(DOELEN, "kostenreductie"), {DOELEN: frozenset({"kostenreductie"})}, True),
        (Bevat(DOELEN, "kostenreductie"), {DOELEN: frozenset()}, False),
        (Bevat(DOELEN, "kostenreductie"), {}, None),
        (AantalWaarden(DOELEN, "hoogstens", 0), {DOELEN: frozenset()}, True),
        (AantalWaarden(DOELEN, "hoogstens", 0), {}, None),
        (Verschilt(*UITVOERING), {UITVOERING[0]: "derde", UITVOERING[1]: "derde"}, False),
        (Verschilt(*UITVOERING), {UITVOERING[0]: "derde"}, None),
    ],
)
def test_een_onbekend_feit_maakt_een_voorwaarde_onbekend(
    atoom: Atoom, geheugen: Werkgeheugen, waar: bool | None
) -> None:
    bank = replace(regelbank(), regels=(maak_regel("r", atoom), maak_regel("n", Niet(atoom))), afgeleid=())
    motor = Tabelmotor(gevallen(bank))
    assert motor.beoordeel(als_frame(motor, [geheugen])).regels.row(0) == (waar, niet(waar))


@given(ZADEN, st.sampled_from(KANSEN))
@voorbeelden(40)
def test_feiten_gaan_heelhuids_door_de_kolommen(rng: Random, kans: float) -> None:
    motor = Tabelmotor(gevallen(regelbank()))
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, kans)))
    assert geheugen_van(als_frame(motor, [geheugen]).row(0, named=True)) == geheugen


@pytest.mark.parametrize("ernaast", [(), (Gelijk(FASE, "ontwerp"),)], ids=["alleen", "naast een feit"])
def test_een_voorwaarde_zonder_delen_geldt_voor_elke_rij_altijd_of_nooit(ernaast: tuple[Atoom, ...]) -> None:
    """What a rule asks only of other processes leaves such a condition."""
    delen = [maak_regel("altijd", Alle(())), maak_regel("nooit", EenVanDe(())), *(maak_regel("f", a) for a in ernaast)]
    motor = Tabelmotor(gevallen(replace(regelbank(), regels=tuple(delen), afgeleid=())))
    uit = motor.beoordeel(als_frame(motor, [{FASE: "ontwerp"}, {FASE: "realisatie"}])).regels
    assert uit["altijd"].to_list() == [True, True]
    assert uit["nooit"].to_list() == [False, False]
