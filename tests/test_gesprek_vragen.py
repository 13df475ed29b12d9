"""Which question comes when: the numbers on the screen, the order within a theme, and what stands together in one list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any, NamedTuple

import pytest

from advies import Adviseur, InvoerFout
from advies.uitleg.gesprek import Gesprek, Moment, Stand, Vragenblad, _Rest
from advies.vragen import maak_vraag
from kennisbank.feitsoorten import JaNee
from kennisbank.kernvragen import kernvragen
from kennisbank.meldingen import OnbekendFeit
from kennisbank.vocabulaire import vocabulaire
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, FeitSleutel
from regels.taal import SCHAAL
from tests.bouwers import PROCESSEN, op_sleutel

FEITEN = vocabulaire().feiten
JA_NEE = [naam for naam, feit in FEITEN.items() if isinstance(feit.soort, JaNee) and not feit.per_proces]


@pytest.fixture(scope="module")
def gesprek(referentie: Adviseur) -> Gesprek:
    return Gesprek(referentie)


@pytest.fixture(scope="module")
def begin(gesprek: Gesprek) -> tuple[list[Vragenblad], Stand]:
    """What is asked until the core is done, when nothing is known, and the stand after it."""
    stand, bladen = Stand("", {}), []
    while (blad := gesprek.moment(stand).blad) is not None:
        bladen.append(blad)
        stand = sla_over(stand, (vraag.sleutel for vraag in blad.vragen))
    return bladen, stand


def sla_over(stand: Stand, sleutels: Iterable[FeitSleutel]) -> Stand:
    return replace(stand, overgeslagen=stand.overgeslagen | set(sleutels))


def test_begin_en_kern_tellen_samen_door_tot_het_eind(begin: tuple[list[Vragenblad], Stand]) -> None:
    bladen, _ = begin
    assert [blad.nummer for blad in bladen] == list(range(1, len(bladen) + 1))
    assert bladen[-1].van == len(bladen)
    eerst = {feit for vraag in kernvragen().begin for feit in vraag.feiten}
    assert [blad.deel for blad in bladen] == ["begin" if blad.feit in eerst else "kern" for blad in bladen]
    assert {blad.deel for blad in bladen} == {"begin", "kern"}


def test_ook_met_een_onderwerp_gaan_begin_en_kern_voor(gesprek: Gesprek) -> None:
    for thema in vocabulaire().themas:
        blad = gesprek.moment(Stand("", {}, thema=thema)).blad
        assert blad is not None
        assert (blad.deel, blad.nummer) == ("begin", 1)


def test_een_onderwerp_vraagt_eerst_wat_het_eerste_scherm_kan_veranderen(
    gesprek: Gesprek, begin: tuple[list[Vragenblad], Stand]
) -> None:
    """Until all of it is chosen; the number counts what was had of that theme, and goes on from there."""
    _, stand = begin
    for taak in gesprek.moment(stand).taken:
        blad = gesprek.moment(replace(stand, thema=taak.thema)).blad
        gekozen = gesprek.kies(stand, taak)
        assert gekozen.alles is (taak.scherm == 0)
        assert gesprek.moment(replace(gekozen, alles=False)).blad == blad
        assert (blad is None) is (taak.scherm == 0)
        heel = gesprek.moment(replace(stand, thema=taak.thema, alles=True)).blad
        assert heel is not None
        gehad = {s.naam for s in stand.gehad if FEITEN[s.naam].thema == taak.thema}
        gehad -= {sleutel.naam for sleutel in gesprek.moment(stand).over}
        assert (heel.nummer, heel.van) == (len(gehad) + 1, len(gehad) + taak.vragen)


def test_in_een_lijst_staan_hoogstens_acht_vragen_met_ja_of_nee(
    gesprek: Gesprek, begin: tuple[list[Vragenblad], Stand]
) -> None:
    """As many as there are, when none can take away the use of another; in the order of the vocabulary."""
    _, stand = begin
    stand = sla_over(stand, gesprek.moment(stand).voor_scherm)
    moment = gesprek.moment(stand)
    assert moment.vast
    lengten = set()
    for taak in moment.taken:
        over = [sleutel.naam for sleutel in moment.over if FEITEN[sleutel.naam].thema == taak.thema]
        ja_nee = [naam for naam in JA_NEE if naam in over]
        blad = gesprek.moment(replace(stand, thema=taak.thema, alles=True)).blad
        assert blad is not None
        if blad.feit in ja_nee:
            gevraagd = [vraag.feit for vraag in blad.vragen]
            assert len(gevraagd) == min(len(ja_nee), 8)
            assert gevraagd == [naam for naam in ja_nee if naam in gevraagd]
            lengten.add(len(ja_nee))
    assert max(lengten, default=0) > 8
    assert min(lengten) < 8


def rest(nut: dict[str, float], groepen: list[set[str]]) -> _Rest:
    """Return what is left to ask: the use of each question, and the parts of the first screen by what they wait for."""
    vragen: Any = {FeitSleutel.lees(naam): SimpleNamespace(nut=waarde) for naam, waarde in nut.items()}
    delen = [frozenset(map(FeitSleutel.lees, groep)) for groep in groepen]
    return _Rest(vragen, delen, Stand("", {}), FEITEN)


def test_voorop_staat_waar_de_meeste_delen_van_het_scherm_op_wachten() -> None:
    """Then what is of most use, all processes of a question together; then the order of the vocabulary."""
    een, twee, drie, vier = JA_NEE[:4]
    uit = rest({een: 9.0, twee: 1.0, drie: 2.0, vier: 2.0}, [{twee, drie}, {twee}, {vier}])
    assert sorted((een, twee, drie, vier), key=uit.rang) == [twee, drie, vier, een]
    assert [uit.voor_scherm(naam) for naam in (een, twee, drie, vier)] == [False, True, True, True]
    processen = {f"uitvoering.{proces}": 1.0 for proces in PROCESSEN[:3]}
    assert sorted((een, "uitvoering"), key=rest({een: 2.5, **processen}, []).rang) == ["uitvoering", een]
    assert sorted((een, "uitvoering"), key=rest({een: 3.5, **processen}, []).rang) == [een, "uitvoering"]
    bijna = rest({een: 0.1 + 0.2, twee: 0.3}, [])
    assert sorted((twee, een), key=bijna.rang) == [een, twee]


def test_los_staat_een_vraag_waar_geen_deel_van_het_scherm_met_een_andere_op_wacht() -> None:
    een, twee, drie = JA_NEE[:3]
    uit = rest({een: 1.0, twee: 1.0, drie: 1.0}, [{een, twee}, {drie}])
    assert not uit.los(een, {twee})
    assert not uit.los(een, {drie, twee})
    assert uit.los(een, {drie})
    assert uit.los(een, set())
    assert uit.los(drie, {een, twee})


@pytest.mark.parametrize(("aantal", "proces", "lijst"), [(1, False, False), (2, False, True), (2, True, False)])
def test_een_lijst_is_meer_dan_een_vraag_en_geen_vraag_per_proces(
    aantal: int, proces: bool, lijst: bool, referentie: Adviseur
) -> None:
    namen = [f"uitvoering.{naam}" for naam in PROCESSEN] if proces else JA_NEE
    evaluatie = referentie.evaluatie({})
    vragen = tuple(maak_vraag(FeitSleutel.lees(naam), evaluatie) for naam in namen[:aantal])
    blad = Vragenblad("thema", 1, 1, "", vragen)
    assert (blad.is_lijst, blad.is_matrix) == (lijst, proces)


def test_verbeteren_vraagt_het_feit_voor_elk_proces_en_telt_niet_mee(gesprek: Gesprek) -> None:
    stand = Stand("", op_sleutel({"vervangingsbudget": "nee"}))
    blad = gesprek.verbeter(stand, "vervangingsbudget")
    assert (blad.deel, blad.nummer, blad.van) == ("verbeteren", 0, 0)
    assert [str(vraag.sleutel) for vraag in gesprek.verbeter(stand, "uitvoering").vragen] == [
        f"uitvoering.{proces}" for proces in PROCESSEN
    ]
    with pytest.raises(OnbekendFeit, match="Bedoelt u 'vervangingsbudget'"):
        gesprek.verbeter(stand, "vervangingsbudgt")


def test_een_feit_dat_er_niet_is_krijgt_de_naaste_naam(gesprek: Gesprek) -> None:
    for fout, bedoeld in (("fse", "fase"), ("uitvoering.technisch_behee", "uitvoering.technisch_beheer")):
        with pytest.raises(OnbekendFeit, match=f"'{bedoeld}'"):
            gesprek.definitie(FeitSleutel.lees(fout))
    for naam in ("fase.technisch_beheer", "uitvoering"):
        with pytest.raises(OnbekendFeit):
            gesprek.definitie(FeitSleutel.lees(naam))
    assert gesprek.definitie(FeitSleutel("fase")) is FEITEN["fase"]


def test_zoveel_gemeenten_noemen_als_er_meedoen_mag(gesprek: Gesprek) -> None:
    stand = gesprek.geef(Stand("", {}), {AANTAL_GEMEENTEN: "2"})
    samen = gesprek.geef(stand, {GEMEENTEN: "Hoorn, Medemblik"})
    assert samen.geheugen[AANTAL_GEMEENTEN] == 2 * SCHAAL
    with pytest.raises(InvoerFout, match="u noemt 3 gemeenten, maar vulde in dat er 2 meedoen"):
        gesprek.geef(stand, {GEMEENTEN: "Hoorn, Medemblik, Enkhuizen"})


def test_buiten_de_publicatie_is_niets_meer_te_vragen(gesprek: Gesprek) -> None:
    moment: Moment = gesprek.moment(Stand("", op_sleutel({"tussen_gemeenten": "nee"})))
    assert (moment.buiten, moment.blad, moment.taken, moment.over, moment.voor_scherm, moment.vast) == (
        True, None, (), frozenset(), frozenset(), True,
    )  # fmt: skip


def test_wat_het_scherm_nog_kan_veranderen_wordt_gevraagd_ook_als_het_verder_niets_uitmaakt(
    referentie: Adviseur,
) -> None:
    gesprek = Gesprek(referentie)
    stand = Stand("", op_sleutel({"tussen_gemeenten": "ja", "samenwerking_structureel": "ja"}))
    nuttig = {vraag.sleutel for vraag in gesprek.moment(stand).antwoord.vragen}
    nodig = next(sleutel for sleutel in sorted(gesprek._alle) if sleutel not in nuttig | stand.gehad)
    gesprek._scherm.groepen = lambda *_: (frozenset({nodig}),)  # type: ignore[method-assign]
    moment = gesprek.moment(stand)
    assert moment.over == nuttig - stand.gehad | {nodig}
    assert (moment.voor_scherm, moment.vast) == (frozenset({nodig}), False)


def test_waarom_noemt_eerst_het_advies_dat_het_minst_nog_nodig_heeft(gesprek: Gesprek) -> None:
    """Of the sets of facts that settle it those with what is asked; an advice that none of those settles is left out."""
    beslissend: dict[str, tuple[tuple[str, ...], ...]] = {
        "drie": (("z",), ("gevraagd", "x", "y")),
        "niet": (("x",),),
        "twee": (("gevraagd", "x"),),
        "een": (("gevraagd", "x", "y", "z"), ("x", "gevraagd"), ("gevraagd",)),
        "ook_twee": (("ook", "x"), ("x", "y", "z", "gevraagd")),
    }
    adviezen = [_Open(naam, deel) for naam, deel in beslissend.items()]
    moment: Any = SimpleNamespace(antwoord=SimpleNamespace(van_status={"open": adviezen}.__getitem__))
    blad: Any = SimpleNamespace(vragen=[SimpleNamespace(feit="gevraagd"), SimpleNamespace(feit="ook")])
    uit: Any = gesprek.waarom(moment, blad)
    assert [advies.naam for advies in uit] == ["een", "twee", "ook_twee", "drie"]


class _Open(NamedTuple):
    naam: str
    beslissend: tuple[tuple[str, ...], ...]


def test_een_antwoord_vervangt_wat_er_was_en_wat_daaruit_volgde(gesprek: Gesprek) -> None:
    """What is not known is no longer asked, what is told or follows is no longer unknown, and what follows goes with its cause."""
    budget = FeitSleutel("vervangingsbudget")
    stand = gesprek.geef(Stand("n", {budget: "ja"}), {AANTAL_GEMEENTEN: "onbekend"})
    assert stand.geheugen == {budget: "ja"}
    assert stand.overgeslagen == {AANTAL_GEMEENTEN}
    met = gesprek.geef(stand, {GEMEENTEN: "Hoorn, Medemblik"})
    assert (met.geheugen[AANTAL_GEMEENTEN], met.eerder, met.naam) == (2 * SCHAAL, stand, "n")
    assert AANTAL_GEMEENTEN in met.gevolgd
    assert met.overgeslagen == frozenset()
    drie = gesprek.geef(met, {GEMEENTEN: "Hoorn, Medemblik, Opmeer"})
    assert drie.geheugen[AANTAL_GEMEENTEN] == 3 * SCHAAL
    weg = gesprek.geef(drie, {GEMEENTEN: "onbekend"})
    assert AANTAL_GEMEENTEN not in weg.geheugen.keys() | weg.gevolgd
    assert weg.overgeslagen == {GEMEENTEN}
    zelf = gesprek.geef(drie, {AANTAL_GEMEENTEN: "4"})
    assert AANTAL_GEMEENTEN not in zelf.gevolgd
    assert gesprek.geef(zelf, {GEMEENTEN: "Hoorn, Medemblik"}).geheugen[AANTAL_GEMEENTEN] == 4 * SCHAAL
    weet_niet = gesprek.sla_over(zelf, [budget])
    assert budget not in weet_niet.geheugen
    assert gesprek.geef(weet_niet, {budget: "nee"}).overgeslagen == zelf.overgeslagen
    with pytest.raises(InvoerFout):
        gesprek.geef(zelf, {FeitSleutel("tussen_gemeenten"): "nee"})


def test_een_lijst_van_gemeenten_zonder_elk_cijfer_wordt_niet_opnieuw_gevraagd(gesprek: Gesprek) -> None:
    stand = gesprek.geef(Stand("", {}), {GEMEENTEN: "Hoorn, Medemblik"})
    moment = gesprek.moment(stand)
    assert GEMEENTEN not in moment.over
    assert moment.over.isdisjoint(stand.gehad)
