"""The least set of disputes to settle for the first steps: against every way to settle, on small groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations, product
from math import prod
from random import Random

import pytest
from hypothesis import given

from advies import Adviseur
from advies.evaluatie import Evaluatie
from advies.raad.samenvatting import eerst_doen
from advies.uitleg.overleg import overleg
from advies.uitleg.partijen import Partij, Vergelijking, vergelijk_partijen
from advies.uitleg.stapgeschillen import Stapkeuze, beslis_stappen
from kennisbank.feitsoorten import JaNee
from kennisbank.vocabulaire import vocabulaire
from regels.lezen import regelbank
from regels.sleutels import PERSPECTIEF, FeitSleutel
from regels.taal import SCHAAL, Alle, FeitWaarde, Gelijk, Regel, Vergelijk, Werkgeheugen
from tests.bouwers import ZADEN, maak_regel, voorbeelden
from tests.overleggroepen import maak_groep
from tests.test_overleg import partij

HOOGSTENS = 48
"""Ways to settle a group that are all tried."""
EEN = {"opdrachtgeverschap_belegd": "ja", "uitvoering": {"technisch_beheer": "derde"}, "omvang_wiz_fte": 45}
ANDER = {"opdrachtgeverschap_belegd": "nee", "uitvoering": {"technisch_beheer": "derde"}, "omvang_wiz_fte": 48}


def kleine_groep(rng: Random, adviseur: Adviseur) -> tuple[list[Partij], Vergelijking]:
    """Return parties with some disputes, and few ways to settle them."""
    while True:
        partijen = maak_groep(rng, adviseur, kans=0.3, anders=rng.choice((0.04, 0.08)))
        over = vergelijk_partijen(partijen, adviseur.maskers)
        if over.punten and prod(len(punt.opties) for punt in over.punten) <= HOOGSTENS:
            return partijen, over


def stappen(adviseur: Adviseur, over: Vergelijking, keuze: tuple[int, ...]) -> tuple[str, ...]:
    """Return the first steps when every point is settled."""
    evaluatie = Evaluatie.van(adviseur.maskers, over.geheugen(dict(enumerate(keuze))))
    return tuple(actie.tekst for actie in eerst_doen(adviseur.stel_op(evaluatie), evaluatie.feiten))


def keur(adviseur: Adviseur, over: Vergelijking, uit: Stapkeuze) -> None:
    """Compare with all sets of points: the steps hang on none but those of the least set, and no smaller set has that."""
    werelden = {
        keuze: stappen(adviseur, over, keuze) for keuze in product(*(range(len(punt.opties)) for punt in over.punten))
    }

    def volstaat(keus: tuple[int, ...]) -> bool:
        gezien: dict[tuple[int, ...], tuple[str, ...]] = {}
        return all(gezien.setdefault(tuple(k[p] for p in keus), s) == s for k, s in werelden.items())

    assert uit.bewezen
    assert volstaat(uit.punten), "the steps still hang on another dispute"
    for grootte in range(len(uit.punten)):
        assert not any(map(volstaat, combinations(range(len(over.punten)), grootte))), "there is a smaller set"
    eerste = next(iter(werelden.values()))
    assert set(uit.vast) == {stap for stap in eerste if all(stap in anders for anders in werelden.values())}


@given(ZADEN)
@voorbeelden(8)
def test_de_kleinste_groep_is_de_kleinste_van_alle(referentie: Adviseur, rng: Random) -> None:
    _, over = kleine_groep(rng, referentie)
    keur(referentie, over, beslis_stappen(referentie, over, 10_000))


def test_een_geschil_dat_een_stap_verandert_moet_eerst(referentie: Adviseur) -> None:
    uit = overleg(referentie, [partij("een", EEN), partij("ander", ANDER)], stappen=10_000)
    assert uit.eerste_stappen is not None
    assert uit.eerste_stappen.bewezen
    assert uit.eerste_stappen.beslecht == (1,)
    assert [geschil.feiten[0].feit for geschil in uit.telt] == ["opdrachtgeverschap_belegd"]
    assert overleg(referentie, [partij("een", EEN), partij("ander", ANDER)]).eerste_stappen is None


def test_zonder_lagen_hoort_geen_stap_bij_een_laag(referentie: Adviseur) -> None:
    uit = beslis_stappen(
        referentie, vergelijk_partijen([partij("a", EEN), partij("b", EEN)], referentie.maskers), HOOGSTENS
    )
    assert uit.vast
    assert uit.lagen == {}


def test_zonder_geschil_staan_de_stappen_vast(referentie: Adviseur) -> None:
    uit = overleg(referentie, [partij("een", EEN), partij("ander", EEN)], stappen=10_000)
    assert uit.eerste_stappen is not None
    assert (uit.eerste_stappen.beslecht, uit.eerste_stappen.bewezen) == ((), True)
    assert uit.eerste_stappen.vast


@pytest.mark.parametrize("zaad", range(3))
def test_bij_te_veel_geschillen_is_de_groep_genoeg_en_niet_bewezen(referentie: Adviseur, zaad: int) -> None:
    _, over = kleine_groep(Random(zaad), referentie)
    ruim, krap = beslis_stappen(referentie, over, 10_000), beslis_stappen(referentie, over, 0)
    assert set(ruim.punten) <= set(krap.punten)
    assert (krap.bewezen, krap.vast) == (not ruim.punten and krap.bewezen, () if not krap.bewezen else ruim.vast)


# --- on rules of a line: how far is looked, in which order, and what is told -------------------------------------------------

P, Q, T, K, U = [
    FeitSleutel(feit.naam)
    for feit in vocabulaire().feiten.values()
    if feit.stuurbaar and isinstance(feit.soort, JaNee) and not feit.per_proces
][:5]
FASE, OMVANG = FeitSleutel("fase"), FeitSleutel("omvang_wiz_fte")
NEE = {feit: Gelijk(feit, "nee") for feit in (P, Q, T, K, U)}


def bij(hoogstens: int, regels: Sequence[Regel], *antwoorden: Werkgeheugen) -> tuple[Vergelijking, Stapkeuze]:
    """Return what parties answered, and which disputes to settle for the first steps by these rules."""
    adviseur = Adviseur(replace(regelbank(), regels=tuple(regels), afgeleid=()), motor="referentie")
    over = vergelijk_partijen([Partij(f"p{n}", deel) for n, deel in enumerate(antwoorden)], adviseur.maskers)
    return over, beslis_stappen(adviseur, over, hoogstens)


def bewezen(hoogstens: int, regels: Sequence[Regel], waarden: dict[FeitSleutel, Sequence[FeitWaarde]]) -> bool:
    """Return whether so many ways are enough, for parties that each give their own of some values."""
    aantal = max(map(len, waarden.values()))
    antwoorden = [{feit: deel[nummer % len(deel)] for feit, deel in waarden.items()} for nummer in range(aantal)]
    return bij(hoogstens, regels, *antwoorden)[1].bewezen


def test_een_geschil_telt_als_het_met_een_ander_een_stap_verandert() -> None:
    """Two that decide together, and not the one that no finding reads; the step that is always there is told apart."""
    regels = [
        maak_regel("samen", Alle((NEE[P], NEE[Q]))),
        maak_regel("altijd", NEE[T]),
        replace(maak_regel("mag", NEE[K]), soort="duiding", sterkte="definitie"),
    ]
    over, uit = bij(100, regels, {P: "nee", Q: "nee", T: "nee", K: "ja"}, {P: "ja", Q: "ja", T: "nee", K: "nee"})
    feiten = [over.punten[plaats].delen[0].sleutel for plaats in uit.punten]
    assert (sorted(feiten), uit.bewezen) == (sorted((P, Q)), True)
    assert list(uit.punten) == sorted(uit.punten)
    assert uit.vast == bij(100, regels[1:], {T: "nee"}, {T: "nee"})[1].vast != ()
    los = [maak_regel("een", NEE[P]), maak_regel("ander", NEE[Q])]
    assert bij(100, los, {P: "nee", Q: "nee"}, {P: "ja", Q: "ja"})[1].vast == ()
    over, uit = bij(100, regels[:1], {P: "nee", Q: "nee", T: "nee"}, {P: "nee", Q: "ja", T: "ja"})
    assert [over.punten[plaats].delen[0].sleutel for plaats in uit.punten] == [Q]


def test_een_antwoord_dat_iets_onbekend_laat_is_daarmee_beslecht() -> None:
    """Of answers that cannot be true together each leaves what it does not say unknown; that is not settled once more."""
    botst = replace(maak_regel("botst", Alle((Gelijk(P, "ja"), Gelijk(Q, "ja")))), soort="tegenspraak")
    over, uit = bij(100, [maak_regel("r", Gelijk(Q, "ja")), botst], {P: "ja"}, {Q: "ja"})
    assert [optie.waarden for optie in over.punten[0].opties] == [("ja", None), (None, "ja")]
    assert (uit.punten, uit.bewezen) == ((0,), True)


@pytest.mark.parametrize(
    ("wegen", "hoogstens"), [((2,), 3), ((4,), 3), ((5,), 4), ((8,), 4), ((2, 2), 6)], ids=lambda deel: str(deel)
)
def test_er_wordt_niet_verder_gekeken_dan_is_gevraagd(wegen: tuple[int, ...], hoogstens: int) -> None:
    """A look at the whole and at each way; the square of what is left at first is where it is given up at once."""
    regels = [maak_regel("groot", Vergelijk(OMVANG, "minstens", 2 * SCHAAL)), maak_regel("nee", NEE[P])]
    waarden: dict[FeitSleutel, Sequence[FeitWaarde]] = {OMVANG: [nummer * SCHAAL for nummer in range(1, wegen[0] + 1)]}
    waarden |= {P: ["ja", "nee"]} if len(wegen) > 1 else {}
    assert bewezen(hoogstens, regels, waarden)
    assert not bewezen(hoogstens - 1, regels, waarden)


def test_eerst_wordt_beslecht_wat_het_minst_openlaat() -> None:
    """What decides on the strongest finding that is open, then what has the fewest answers; so few ways are enough then."""
    for eerst, dan in ((P, Q), (Q, P)):
        zwak = replace(maak_regel("zwak", Alle((NEE[eerst], NEE[dan]))), sterkte="zou_moeten")
        assert bewezen(3, [maak_regel("sterk", NEE[dan]), zwak], {eerst: ["nee", "ja"], dan: ["nee", "ja"]})
    groot = Vergelijk(OMVANG, "minstens", 2 * SCHAAL)
    regels = [
        replace(maak_regel("zwak", Alle((NEE[P], groot))), sterkte="zou_moeten"),
        maak_regel("uitgesloten", Alle((NEE[T], groot))),
    ]
    assert bewezen(4, regels, {P: ["nee", "ja"], OMVANG: [deel * SCHAAL for deel in (3, 2, 1)], T: ["ja"]})


def test_bij_te_veel_wegen_blijft_over_wat_een_stap_kan_veranderen() -> None:
    """What a finding reads, or a rule that refuses facts; when it is and whose view. What nothing of that reads, is left out."""
    regels = [
        maak_regel("bevinding", NEE[P]),
        replace(maak_regel("kans", NEE[T]), soort="kans", sterkte="mag"),
        replace(maak_regel("weigert", Alle((NEE[K], Gelijk(Q, "ja")))), soort="tegenspraak"),
    ]
    een = dict.fromkeys((P, T, K, U), "nee") | {FASE: "ontwerp", PERSPECTIEF: "verband", Q: "nee"}
    ander = dict.fromkeys((P, T, K, U), "ja") | {FASE: "exploitatie", PERSPECTIEF: "opdrachtgever", Q: "nee"}
    over, uit = bij(0, regels, een, ander)
    assert (uit.bewezen, uit.vast) == (False, ())
    assert {over.punten[plaats].delen[0].sleutel for plaats in uit.punten} == {P, K, FASE, PERSPECTIEF}
