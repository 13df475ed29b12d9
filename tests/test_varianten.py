"""What a slip of the pen can make of a condition: of each form every variant, and no other."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kennisbank.catalogus import catalogus
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import DIT, FeitSleutel
from regels.taal import (
    SCHAAL,
    AantalWaarden,
    Alle,
    Bevat,
    EenVan,
    EenVanDe,
    ErIsGemeente,
    Gelijk,
    Niet,
    Vergelijk,
    Verschilt,
    Voorwaarde,
)
from regels.uitzonderingen import vervlecht
from regels.varianten import Variant, Varianten
from tests.bouwers import maak_regel

PROCESSEN = tuple(catalogus().processen)
FASE, FTE, GEMEENTEN, DOELEN = map(FeitSleutel, ("fase", "omvang_wiz_fte", "aantal_gemeenten", "doelen"))
BUDGET, VERTROUWEN = (Gelijk(FeitSleutel(naam), "ja") for naam in ("vervangingsbudget", "vertrouwen_hoog"))
EEN = Gelijk(FeitSleutel("voorspelbaar", PROCESSEN[0]), "ja")
LAATSTE = Gelijk(FeitSleutel("voorspelbaar", PROCESSEN[-1]), "ja")
DOELWAARDEN = vocabulaire().feiten["doelen"].mag()


def klein(getal: float, grens: str = "hoogstens") -> ErIsGemeente:
    inwoners = Vergelijk(FeitSleutel("inwoners"), "hoogstens", round(getal * SCHAAL))
    return ErIsGemeente(
        Alle((inwoners if grens == "hoogstens" else Vergelijk(inwoners.feit, "minstens", inwoners.getal),))
    )


def varianten(*delen: Voorwaarde) -> list[tuple[str, Voorwaarde]]:
    """The kind of change and what stands there then, of each variant; a list of one condition is shown as that one."""
    uit: list[tuple[str, Voorwaarde]] = []
    for variant in Varianten(vocabulaire(), PROCESSEN).van(Alle(delen)):
        geheel = variant.geheel
        alleen = geheel.voorwaarden[0] if isinstance(geheel, Alle) and len(geheel.voorwaarden) == 1 else geheel
        uit.append((variant.ingreep, alleen))
    return uit


@pytest.mark.parametrize(
    ("deel", "verwacht"),
    [
        (BUDGET, [("omgekeerd", Niet(BUDGET))]),
        (Niet(BUDGET), [("omgekeerd", BUDGET)]),
        (
            Gelijk(FASE, "ontwerp"),
            [
                *(("andere waarde", Gelijk(FASE, w)) for w in ("orientatie", "realisatie", "exploitatie")),
                ("omgekeerd", Niet(Gelijk(FASE, "ontwerp"))),
            ],
        ),
        (
            EenVan(FASE, ("ontwerp", "realisatie")),
            [
                ("andere waarde", EenVan(FASE, ("ontwerp", "orientatie", "realisatie"))),
                ("andere waarde", EenVan(FASE, ("exploitatie", "ontwerp", "realisatie"))),
                ("weggelaten", Gelijk(FASE, "realisatie")),
                ("weggelaten", Gelijk(FASE, "ontwerp")),
                ("omgekeerd", Niet(EenVan(FASE, ("ontwerp", "realisatie")))),
            ],
        ),
        (
            EenVan(FASE, ("ontwerp", "orientatie", "realisatie")),
            [
                ("andere waarde", EenVan(FASE, ("exploitatie", "ontwerp", "orientatie", "realisatie"))),
                ("weggelaten", EenVan(FASE, ("orientatie", "realisatie"))),
                ("weggelaten", EenVan(FASE, ("ontwerp", "realisatie"))),
                ("weggelaten", EenVan(FASE, ("ontwerp", "orientatie"))),
                ("omgekeerd", Niet(EenVan(FASE, ("ontwerp", "orientatie", "realisatie")))),
            ],
        ),
        (
            Vergelijk(FTE, "minstens", 30 * SCHAAL),
            [
                ("ander teken", Vergelijk(FTE, "hoogstens", 30 * SCHAAL)),
                ("andere grens", Vergelijk(FTE, "minstens", 30 * SCHAAL - SCHAAL // 100)),
                ("andere grens", Vergelijk(FTE, "minstens", 30 * SCHAAL + SCHAAL // 100)),
                ("omgekeerd", Niet(Vergelijk(FTE, "minstens", 30 * SCHAAL))),
            ],
        ),
        (
            Vergelijk(GEMEENTEN, "hoogstens", 3 * SCHAAL),
            [
                ("ander teken", Vergelijk(GEMEENTEN, "minstens", 3 * SCHAAL)),
                ("andere grens", Vergelijk(GEMEENTEN, "hoogstens", 2 * SCHAAL)),
                ("andere grens", Vergelijk(GEMEENTEN, "hoogstens", 4 * SCHAAL)),
                ("omgekeerd", Niet(Vergelijk(GEMEENTEN, "hoogstens", 3 * SCHAAL))),
            ],
        ),
        (
            AantalWaarden(DOELEN, "minstens", 2),
            [
                ("ander teken", AantalWaarden(DOELEN, "hoogstens", 2)),
                ("andere grens", AantalWaarden(DOELEN, "minstens", 1)),
                ("andere grens", AantalWaarden(DOELEN, "minstens", 3)),
                ("omgekeerd", Niet(AantalWaarden(DOELEN, "minstens", 2))),
            ],
        ),
        (
            Bevat(DOELEN, DOELWAARDEN[0]),
            [
                *(("andere waarde", Bevat(DOELEN, waarde)) for waarde in DOELWAARDEN[1:]),
                ("omgekeerd", Niet(Bevat(DOELEN, DOELWAARDEN[0]))),
            ],
        ),
        (EEN, [("ander proces", Gelijk(FeitSleutel("voorspelbaar", PROCESSEN[1]), "ja")), ("omgekeerd", Niet(EEN))]),
        (LAATSTE, [("ander proces", EEN), ("omgekeerd", Niet(LAATSTE))]),
        (
            Gelijk(FeitSleutel("voorspelbaar", DIT), "ja"),
            [("omgekeerd", Niet(Gelijk(FeitSleutel("voorspelbaar", DIT), "ja")))],
        ),
        (Verschilt(FASE, FASE), [("omgekeerd", Niet(Verschilt(FASE, FASE)))]),
        (
            klein(9),
            [
                ("ander teken", klein(9, "minstens")),
                ("andere grens", klein(8)),
                ("andere grens", klein(10)),
                (
                    "omgekeerd",
                    ErIsGemeente(Alle((Niet(Vergelijk(FeitSleutel("inwoners"), "hoogstens", 9 * SCHAAL)),))),
                ),
                ("omgekeerd", Niet(klein(9))),
            ],
        ),
    ],
)
def test_zo_kan_een_voorwaarde_verkeerd_staan(deel: Voorwaarde, verwacht: list[tuple[str, Voorwaarde]]) -> None:
    """One condition alone is not left out, and `alle` of one is `een van` of one."""
    assert varianten(deel) == verwacht


@pytest.mark.parametrize("soort", [Alle, EenVanDe])
def test_in_een_lijst_kan_elk_deel_weg_en_alle_een_van_worden(soort: type[Alle] | type[EenVanDe]) -> None:
    ander: type[Alle] | type[EenVanDe] = EenVanDe if soort is Alle else Alle
    lijst = soort((BUDGET, VERTROUWEN))
    assert varianten(lijst) == [
        ("omgekeerd", soort((Niet(BUDGET), VERTROUWEN))),
        ("weggelaten", soort((VERTROUWEN,))),
        ("omgekeerd", soort((BUDGET, Niet(VERTROUWEN)))),
        ("weggelaten", soort((BUDGET,))),
        ("alle of een van", ander((BUDGET, VERTROUWEN))),
    ]
    van_niet = dict.fromkeys(ingreep for ingreep, _ in varianten(Niet(lijst)))
    assert list(van_niet) == ["omgekeerd", "weggelaten", "alle of een van"]
    assert ("omgekeerd", lijst) in varianten(Niet(lijst))


@pytest.mark.parametrize("soort", [Alle, EenVanDe])
def test_uit_een_lijst_van_een_valt_niets_weg(soort: type[Alle] | type[EenVanDe]) -> None:
    """It would be empty; and all of one is one of one."""
    assert varianten(soort((BUDGET,))) == [("omgekeerd", soort((Niet(BUDGET),)))]


def test_zoveel_voorwaarden_als_er_processen_zijn_staan_nog_niet_voor_elk_proces() -> None:
    """The first may look like a copy; when the others are none, each of them can be left out by itself."""
    delen = (EEN, *(Gelijk(FeitSleutel("beschrijfbaar", proces), "ja") for proces in PROCESSEN[1:]))
    gevonden = varianten(EenVanDe(delen))
    weg = [geheel for ingreep, geheel in gevonden if ingreep == "weggelaten"]
    assert weg == [EenVanDe((*delen[:nummer], *delen[nummer + 1 :])) for nummer in range(len(delen))]


A, B, C = (Gelijk(FeitSleutel(naam), "ja") for naam in ("vervangingsbudget", "vertrouwen_hoog", "sla_actief_gebruikt"))


def _met(delen: tuple[Voorwaarde, ...], plaats: int, *nieuw: Voorwaarde) -> tuple[Voorwaarde, ...]:
    return tuple(deel for nummer, oud in enumerate(delen) for deel in (nieuw if nummer == plaats else (oud,)))


def test_van_drie_voorwaarden_blijven_steeds_de_twee_andere_staan() -> None:
    """At the top, with what was changed, what stands there now, and where."""
    delen = (A, B, C)
    verwacht = []
    for plaats, deel in enumerate(delen):
        verwacht.append(Variant("omgekeerd", deel, Niet(deel), Alle(_met(delen, plaats, Niet(deel))), plaats))
        verwacht.append(Variant("weggelaten", deel, None, Alle(_met(delen, plaats)), plaats))
    verwacht.append(Variant("alle of een van", Alle(delen), EenVanDe(delen), EenVanDe(delen), 0))
    assert list(Varianten(vocabulaire(), PROCESSEN).van(Alle(delen))) == verwacht


@pytest.mark.parametrize("niet", [False, True])
@pytest.mark.parametrize("soort", [Alle, EenVanDe])
def test_ook_in_een_lijst_van_drie(soort: type[Alle] | type[EenVanDe], niet: bool) -> None:
    """Within a list, and within one that is denied; the parts that change are shown as they stand in it."""

    def om(deel: Voorwaarde) -> Voorwaarde:
        return Niet(deel) if niet else deel

    delen, ander = (A, B, C), EenVanDe if soort is Alle else Alle
    lijst = soort(delen)
    verwacht: list[tuple[str, Voorwaarde, Voorwaarde | None, Voorwaarde]] = []
    for plaats, deel in enumerate(delen):
        verwacht.append(("omgekeerd", deel, Niet(deel), om(soort(_met(delen, plaats, Niet(deel))))))
        verwacht.append(("weggelaten", deel, None, om(soort(_met(delen, plaats)))))
    verwacht.append(("alle of een van", lijst, ander(delen), om(ander(delen))))
    if niet:
        verwacht.append(("omgekeerd", Niet(lijst), lijst, lijst))
    gevonden = list(Varianten(vocabulaire(), PROCESSEN).van(Alle((om(lijst),))))
    assert [(deel.ingreep, deel.deel, deel.nieuw, deel.geheel) for deel in gevonden] == [
        (ingreep, deel, nieuw, Alle((geheel,))) for ingreep, deel, nieuw, geheel in verwacht
    ]
    assert {deel.plaats for deel in gevonden} == {0}


def test_een_ontkende_voorwaarde_verandert_als_geheel() -> None:
    """Her opposite is what stands without the denial; any other change stays denied."""
    fase = Gelijk(FASE, "ontwerp")
    gevonden = list(Varianten(vocabulaire(), PROCESSEN).van(Niet(fase)))
    anders = [Niet(Gelijk(FASE, waarde)) for waarde in ("orientatie", "realisatie", "exploitatie")]
    assert [(deel.ingreep, deel.deel, deel.nieuw) for deel in gevonden] == [
        *(("andere waarde", Niet(fase), ander) for ander in anders),
        ("omgekeerd", Niet(fase), fase),
    ]


def test_een_regel_die_wijkt_verandert_zelf_en_wijkt_soms_niet_meer() -> None:
    """Of what it yields to nothing changes but that it no longer does, for each apart."""
    regels = {naam: maak_regel(naam, als) for naam, als in (("een", B), ("twee", C))}
    for als, eigen in ((A, (A,)), (Alle((A, Gelijk(FASE, "ontwerp"))), (A, Gelijk(FASE, "ontwerp")))):
        regel = replace(maak_regel("r", als), wijkt_voor=("een", "twee"))
        stuk = vervlecht({**regels, "r": regel})["r"]
        assert stuk.als == Alle((*eigen, Niet(B), Niet(C)))
        maker = Varianten(vocabulaire(), PROCESSEN)
        gevonden = list(maker.van_stuk(stuk))
        zelf = list(maker.van(Alle(eigen)))
        for variant, los in zip(gevonden, zelf, strict=False):
            delen = los.geheel.voorwaarden if isinstance(los.geheel, Alle) else (los.geheel,)
            assert variant == replace(los, geheel=Alle((*delen, Niet(B), Niet(C))))
        assert gevonden[len(zelf) :] == [
            Variant("weggelaten", Niet(B), None, Alle((*eigen, Niet(C))), len(eigen), "een"),
            Variant("weggelaten", Niet(C), None, Alle((*eigen, Niet(B))), len(eigen) + 1, "twee"),
        ]
    gewoon = maak_regel("r", Alle((A, B)))
    assert list(maker.van_stuk(gewoon)) == list(maker.van(gewoon.als))


def test_de_regel_is_die_waar_het_gewijzigde_deel_staat() -> None:
    maker = Varianten(vocabulaire(), PROCESSEN)
    per_regel = [(v.ingreep, v.plaats) for v in maker.van(Alle((BUDGET, Alle((VERTROUWEN, BUDGET)))))]
    assert per_regel == [
        ("omgekeerd", 0),
        ("weggelaten", 0),
        *[("omgekeerd", 1), ("weggelaten", 1)] * 2,
        ("alle of een van", 1),
        ("weggelaten", 1),
        ("alle of een van", 0),
    ]


def test_een_voorwaarde_over_elk_proces_staat_er_een_keer() -> None:
    """A slip of the pen changes all copies of it."""
    elk = Alle(tuple(Gelijk(FeitSleutel("voorspelbaar", proces), "ja") for proces in PROCESSEN))
    omgekeerd = Alle(tuple(Niet(Gelijk(FeitSleutel("voorspelbaar", proces), "ja")) for proces in PROCESSEN))
    gevonden = varianten(BUDGET, elk)
    assert ("omgekeerd", Alle((BUDGET, omgekeerd))) in [(ingreep, _plat(geheel)) for ingreep, geheel in gevonden]
    assert ("alle of een van", Alle((BUDGET, EenVanDe(elk.voorwaarden)))) in gevonden
    assert [ingreep for ingreep, _ in gevonden].count("weggelaten") == 2
    assert "ander proces" not in [ingreep for ingreep, _ in gevonden]


def _plat(voorwaarde: Voorwaarde) -> Voorwaarde:
    """The condition without lists of one."""
    match voorwaarde:
        case Alle((deel,)):
            return _plat(deel)
        case Alle(delen):
            return Alle(tuple(_plat(deel) for deel in delen))
        case _:
            return voorwaarde
