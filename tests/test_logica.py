"""Three-valued logic: the tables of Kleene, and that the normal form keeps the truth."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from math import prod
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advies import Samenwerkingsverband
from advies.werkgeheugen import werkgeheugen
from kennisbank.feitsoorten import Gemeenten
from kennisbank.vocabulaire import vocabulaire
from regels.logica import (
    HOOGSTENS_TAKKEN,
    Tak,
    TeVeelTakken,
    en,
    niet,
    of,
    over_proces,
    takken,
    tegendeel,
    verschilt_per_proces,
    verwijzingen,
    voor_proces,
    vormen,
    waarheid,
)
from regels.sleutels import AANTAL_GEMEENTEN, DIT, GEMEENTEN, FeitSleutel
from regels.taal import (
    PROCES,
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
from tests.bouwers import PROCESSEN, ZADEN, maak_feiten, maak_regel, maak_voorwaarde, voorbeelden

WAARDEN = (True, False, None)


@pytest.mark.parametrize("een", WAARDEN)
@pytest.mark.parametrize("ander", WAARDEN)
def test_tabellen_van_kleene(een: bool | None, ander: bool | None) -> None:
    volgorde = {False: 0, None: 1, True: 2}
    assert en((een, ander)) == min(een, ander, key=volgorde.__getitem__)
    assert of((een, ander)) == max(een, ander, key=volgorde.__getitem__)
    assert niet(niet(een)) == een


def test_leeg() -> None:
    assert en(()) is True
    assert of(()) is False


def _waarheid_takken(delen: tuple[Tak, ...], geheugen: Werkgeheugen) -> bool | None:
    return of(
        en(
            waarheid(deel.atoom, geheugen, {}) if deel.waar else niet(waarheid(deel.atoom, geheugen, {}))
            for deel in tak
        )
        for tak in delen
    )


@given(ZADEN, st.sampled_from([0.1, 0.5, 1.0]))
@voorbeelden(150)
def test_normaalvorm_en_tegendeel_houden_de_waarheid(rng: Random, kans: float) -> None:
    feiten = [feit for feit in vocabulaire().feiten.values() if not isinstance(feit.soort, Gemeenten)][:25]
    voorwaarde = voor_proces(maak_voorwaarde(rng, feiten, [], True, 3), "technisch_beheer")
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, kans)))
    waar = waarheid(voorwaarde, geheugen, {})
    assert waarheid(tegendeel(voorwaarde), geheugen, {}) == niet(waar)
    try:
        ja, nee = takken(voorwaarde), takken(tegendeel(voorwaarde))
    except TeVeelTakken:
        assume(False)
    assert _waarheid_takken(ja, geheugen) == waar
    assert _waarheid_takken(nee, geheugen) == niet(waar)


@pytest.mark.parametrize(
    ("inwoners", "aantal", "waar"),
    [
        ((5_000, 30_000), 2, True),
        ((30_000, 40_000), 2, False),
        ((30_000, 40_000), 3, None),
        ((30_000, 40_000), None, None),
        ((30_000, None), 2, None),
        ((5_000, None), 2, True),
        (None, 2, None),
    ],
)
def test_er_is_een_gemeente(inwoners: tuple[int | None, ...] | None, aantal: int | None, waar: bool | None) -> None:
    """False only when every municipality is listed and none qualifies."""
    geheugen: dict[FeitSleutel, object] = {}
    if inwoners is not None:
        geheugen[GEMEENTEN] = tuple({} if deel is None else {"inwoners": deel * SCHAAL} for deel in inwoners)
    if aantal is not None:
        geheugen[AANTAL_GEMEENTEN] = aantal * SCHAAL
    klein = ErIsGemeente(Vergelijk(FeitSleutel("inwoners"), "hoogstens", 10_000 * SCHAAL))
    assert waarheid(klein, geheugen, {}) is waar  # type: ignore[arg-type]


def _ja(naam: str) -> Gelijk:
    return Gelijk(FeitSleutel(naam), "ja")


def _namen(delen: tuple[Tak, ...]) -> list[str]:
    """Return each branch as the letters of its facts, a denied one as a capital."""
    uit = []
    for tak in delen:
        letters = [(deel.atoom.feit.naam, deel.waar) for deel in tak if isinstance(deel.atoom, Gelijk)]
        uit.append("".join(letter if waar else letter.upper() for letter, waar in letters))
    return uit


_A, _B, _C, _D = (_ja(naam) for naam in "abcd")


@pytest.mark.parametrize(
    ("voorwaarde", "takken_"),
    [
        # In the order in which they are written, the last one first to change.
        (Alle((EenVanDe((_A, _B)), EenVanDe((_C, _D)))), ["ac", "ad", "bc", "bd"]),
        (Alle((_A, EenVanDe((_C, _B)), _D)), ["acd", "abd"]),
        (EenVanDe((Alle((_B, _A)), _C)), ["ba", "c"]),
        # Nothing twice: neither a literal in a branch nor a branch.
        (Alle((_A, _B, _A)), ["ab"]),
        (EenVanDe((_A, _B, _A)), ["a", "b"]),
        (EenVanDe((Alle((_A, _B)), Alle((_B, _A)))), ["ab"]),
        (Alle((EenVanDe((_A, _B)), EenVanDe((_B, _A)))), ["a", "b"]),
        (Alle((EenVanDe((_A, _B)), _A, _B)), ["ab"]),
        # A branch that another covers says nothing more, whichever stands first.
        (EenVanDe((_A, Alle((_A, _B)))), ["a"]),
        (EenVanDe((Alle((_A, _B)), _C, _A)), ["c", "a"]),
        (Alle((EenVanDe((_A, _B)), EenVanDe((_A, _C)))), ["a", "bc"]),
        (EenVanDe((Alle((_A, _B)), Alle((_A, Niet(_B))))), ["ab", "aB"]),
        # What is always true, and what never is.
        (Alle(()), [""]),
        (EenVanDe(()), []),
        (EenVanDe((_A, Alle(()), _B)), [""]),
        (Alle((_A, EenVanDe(()), _B)), []),
        (Alle((_A, Alle(()))), ["a"]),
        # Denied: De Morgan, down to the atoms.
        (Niet(Alle((_A, _B))), ["A", "B"]),
        (Niet(EenVanDe((_A, Niet(_B)))), ["Ab"]),
        (Niet(Niet(EenVanDe((_A, _B)))), ["a", "b"]),
        (Niet(Alle((_A, EenVanDe((_B, _C))))), ["A", "BC"]),
    ],
)
def test_de_normaalvorm_is_kort_en_in_de_volgorde_van_de_regel(voorwaarde: Voorwaarde, takken_: list[str]) -> None:
    assert _namen(takken(voorwaarde)) == takken_
    assert _namen(takken(Niet(Niet(voorwaarde)))) == takken_
    assert takken(tegendeel(voorwaarde)) == takken(Niet(voorwaarde))


@given(ZADEN)
@voorbeelden(60)
def test_geen_tak_staat_in_een_andere(rng: Random) -> None:
    feiten = [feit for feit in vocabulaire().feiten.values() if not isinstance(feit.soort, Gemeenten)][:5]
    try:
        verzamelingen = [frozenset(tak) for tak in takken(maak_voorwaarde(rng, feiten, [], False, 4))]
    except TeVeelTakken:
        assume(False)
    assert not any(een <= ander for een, ander in permutations(verzamelingen, 2))


def _breed(*breedten: int) -> Voorwaarde:
    """Return conditions that must all hold, each with so many alternatives, all different."""
    delen = (
        EenVanDe(tuple(_ja(f"{deel}_{nummer}") for nummer in range(aantal))) for deel, aantal in enumerate(breedten)
    )
    return Alle(tuple(delen))


@pytest.mark.parametrize(("breedten", "past"), [((64,), True), ((65,), False), ((8, 8), True), ((5, 13), False),
                                                ((4, 4, 4), True), ((2, 2, 17), False), ((64, 1), True), ((65, 0), False)])  # fmt: skip
def test_er_zijn_hoogstens_vierenzestig_manieren(breedten: tuple[int, ...], past: bool) -> None:
    """Also on the way there: what is too wide for a moment is refused, though the rest would take it away."""
    assert HOOGSTENS_TAKKEN == 64
    for voorwaarde in (_breed(*breedten), Niet(tegendeel(_breed(*breedten)))):
        if past:
            assert len(takken(voorwaarde)) == prod(breedten)
        else:
            with pytest.raises(TeVeelTakken):
                takken(voorwaarde)


def test_ook_een_lange_lijst_van_keuzen_heeft_hoogstens_vierenzestig_manieren() -> None:
    keuzen = tuple(_ja(f"f{nummer}") for nummer in range(65))
    assert len(takken(EenVanDe(keuzen[:64]))) == 64
    for te_veel in (EenVanDe(keuzen), Niet(Alle(tuple(Niet(deel) for deel in keuzen)))):
        with pytest.raises(TeVeelTakken):
            takken(te_veel)


_FASE, _DOELEN, _FTE = FeitSleutel("fase"), FeitSleutel("doelen"), FeitSleutel("omvang_wiz_fte")
_LINKS, _RECHTS = (FeitSleutel("uitvoering", proces) for proces in PROCESSEN[:2])


@pytest.mark.parametrize(
    ("atoom", "geheugen", "waar"),
    [
        (Gelijk(_FASE, "ontwerp"), {_FASE: "ontwerp"}, True),
        (Gelijk(_FASE, "ontwerp"), {_FASE: "realisatie"}, False),
        (EenVan(_FASE, ("ontwerp", "realisatie")), {_FASE: "realisatie"}, True),
        (EenVan(_FASE, ("ontwerp", "realisatie")), {_FASE: "exploitatie"}, False),
        (Bevat(_DOELEN, "kwaliteit"), {_DOELEN: frozenset(("kwaliteit", "kostenreductie"))}, True),
        (Bevat(_DOELEN, "kwaliteit"), {_DOELEN: frozenset(("kostenreductie",))}, False),
        (Bevat(_DOELEN, "kwaliteit"), {_DOELEN: frozenset()}, False),
        (AantalWaarden(_DOELEN, "minstens", 1), {_DOELEN: frozenset(("kwaliteit",))}, True),
        (AantalWaarden(_DOELEN, "minstens", 1), {_DOELEN: frozenset()}, False),
        (AantalWaarden(_DOELEN, "hoogstens", 0), {_DOELEN: frozenset()}, True),
        (Vergelijk(_FTE, "minstens", 30), {_FTE: 30}, True),
        (Vergelijk(_FTE, "minstens", 30), {_FTE: 29}, False),
        (Vergelijk(_FTE, "hoogstens", 30), {_FTE: 30}, True),
        (Vergelijk(_FTE, "hoogstens", 30), {_FTE: 31}, False),
        (Verschilt(_LINKS, _RECHTS), {_LINKS: "derde", _RECHTS: "derde"}, False),
        (Verschilt(_LINKS, _RECHTS), {_LINKS: "derde", _RECHTS: "eigen_beheer"}, True),
        (Verschilt(_LINKS, _RECHTS), {_LINKS: "derde"}, None),
        (Verschilt(_LINKS, _RECHTS), {_RECHTS: "derde"}, None),
        (Verschilt(_LINKS, _LINKS), {_LINKS: "derde"}, False),
    ],
    ids=range(19),
)
def test_een_voorwaarde_op_een_feit(atoom: Atoom, geheugen: Werkgeheugen, waar: bool | None) -> None:
    assert waarheid(atoom, geheugen, {}) is waar
    assert waarheid(Niet(atoom), geheugen, {}) is niet(waar)
    assert waarheid(atoom, {}, {}) is None
    assert list(verwijzingen(atoom)) == ([atoom.links, atoom.rechts] if isinstance(atoom, Verschilt) else [atoom.feit])  # type: ignore[union-attr]


_DIT_PROCES = tuple(Gelijk(FeitSleutel(PROCES, DIT), proces) for proces in PROCESSEN[:3])
_HIER = Gelijk(FeitSleutel("uitvoering", DIT), "derde")


def test_wat_alleen_een_ander_proces_vraagt_valt_voor_dit_proces_weg() -> None:
    """A condition names processes of which it asks more; each has a form of its own, and all others have one together."""
    een, twee, _ = _DIT_PROCES
    als = Alle((_HIER, EenVanDe((Niet(een), Alle((twee, _A)), _B))))
    assert not verschilt_per_proces(_HIER)
    assert verschilt_per_proces(als)
    assert verschilt_per_proces(een)
    assert vormen(_HIER) == (_HIER,)
    assert list(verwijzingen(als)) == [_HIER.feit, _A.feit, _B.feit], "which process it is, is no fact"
    assert _namen_per_proces(als, PROCESSEN[0]) == [{f"uitvoering.{PROCESSEN[0]}", "b"}]
    assert _namen_per_proces(als, PROCESSEN[1]) == [{f"uitvoering.{PROCESSEN[1]}"}]
    anders = Alle((_HIER, EenVanDe((een, Alle((twee, _A))))))
    assert _namen_per_proces(anders, PROCESSEN[0]) == [{f"uitvoering.{PROCESSEN[0]}"}]
    assert _namen_per_proces(anders, PROCESSEN[1]) == [{f"uitvoering.{PROCESSEN[1]}", "a"}]
    assert _namen_per_proces(anders, PROCESSEN[2]) == []
    assert vormen(anders) == tuple(voor_proces(anders, proces) for proces in (PROCESSEN[0], PROCESSEN[1], "ander"))
    assert voor_proces(anders, DIT) == anders


def _namen_per_proces(als: Voorwaarde, proces: str) -> list[set[str]]:
    return [
        {str(feit) for deel in tak for feit in verwijzingen(deel.atoom)} for tak in takken(voor_proces(als, proces))
    ]


def test_over_welk_proces_een_regel_gaat() -> None:
    """The one that is asked for, that it is said to be about, or else the only one that its own condition names."""
    vast = Gelijk(FeitSleutel("uitvoering", PROCESSEN[1]), "derde")
    ander = Gelijk(FeitSleutel("uitvoering", PROCESSEN[2]), "derde")
    regel = maak_regel("r", Alle((_A, vast)))
    assert over_proces(regel) == PROCESSEN[1]
    assert over_proces(regel, PROCESSEN[0]) == PROCESSEN[0]
    assert over_proces(replace(regel, over=PROCESSEN[2])) == PROCESSEN[2]
    assert over_proces(replace(regel, over=PROCESSEN[2]), PROCESSEN[0]) == PROCESSEN[0]
    assert over_proces(maak_regel("r", Alle((vast, ander)))) == ""
    assert over_proces(maak_regel("r", _A)) == ""
    assert over_proces(maak_regel("r", vast, per_proces=True)) == ""
    assert over_proces(maak_regel("r", vast, per_proces=True), PROCESSEN[0]) == PROCESSEN[0]
