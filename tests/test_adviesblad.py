"""The page of advice tells the whole answer, each thing once, and every search gives exactly what fits it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advies import Advies, Adviseur, Antwoord
from advies.casussen import dossiers
from advies.raad.samenvatting import vat_samen
from advies.uitleg.uitwerking import uitwerking, uitwerking_van
from advies.web.paginas.adviesblad import Adviesblad, groep_van, maak_adviesblad
from advies.web.paginas.adviesfilter import Filter, keuzen, lees_filter, passende
from tests.bouwers import ZADEN, voorbeelden
from tests.test_uitleg import kloppend

ALLES = Filter()


def blad_van(adviseur: Adviseur, antwoord: Antwoord, filter_: Filter = ALLES) -> Adviesblad:
    feiten = adviseur.bank.vocabulaire.feiten
    return maak_adviesblad(antwoord, vat_samen(antwoord, feiten), feiten, filter_)


@pytest.fixture(params=["bollenstreek", "iszf", "hoorn", "leeg"])
def antwoord(request: pytest.FixtureRequest, referentie: Adviseur) -> Antwoord:
    if request.param == "leeg":
        return referentie.evalueer({})
    naam, geheugen = dossiers()[request.param]
    return referentie.antwoord(naam, geheugen)


def test_elk_zeker_advies_staat_er_een_keer(referentie: Adviseur, antwoord: Antwoord) -> None:
    blad = blad_van(referentie, antwoord)
    blokken = [*blad.reikwijdte, *blad.vorm, *(b for deel in blad.processen for b in deel.blokken)]
    blokken += [blok for delen in blad.groepen.values() for tijdgroep in delen for blok in tijdgroep.blokken]
    getoond = Counter(advies.sleutel for blok in blokken for advies in blok.adviezen)
    assert max(getoond.values(), default=1) == 1
    # What only says of which kind the partner of a process is, stands in the picture and the table of the processes.
    rest = [a for a in antwoord.van_status("zeker") if a.sleutel not in getoond]
    assert all("partnermodel" in advies.conclusie for advies in rest)


def test_elke_verwijzing_leidt_naar_wat_er_staat(referentie: Adviseur, antwoord: Antwoord) -> None:
    for filter_ in (Filter(), Filter(wie="bestuur"), Filter(zoek="geenenkelwoord")):
        blad = blad_van(referentie, antwoord, filter_)
        blokken = [*blad.reikwijdte, *blad.vorm, *(b for deel in blad.processen for b in deel.blokken)]
        blokken += [blok for delen in blad.groepen.values() for tijdgroep in delen for blok in tijdgroep.blokken]
        ankers = Counter(blok.anker for blok in blokken)
        assert max(ankers.values(), default=1) == 1
        genoemd = {v.anker for stap in blad.stappen for v in (*stap.lost_op, *stap.brengt_mee)}
        genoemd |= {stap.eigen for stap in blad.stappen}
        genoemd |= {v.anker for deel in blad.aanbevelingen for v in deel.bevindingen}
        assert genoemd - {""} <= ankers.keys()
        if not filter_.actief:
            stappen = [v for stap in blad.stappen for v in stap.lost_op]
            assert all(verwijzing.anker for verwijzing in stappen)


def test_een_stap_neemt_zijn_eigen_feiten_mee(referentie: Adviseur) -> None:
    naam, geheugen = dossiers()["bollenstreek"]
    antwoord = referentie.antwoord(naam, geheugen)
    stappen = [stap for stap in blad_van(referentie, antwoord).stappen if stap.actie.stap]
    assert stappen
    zetten = [tuple(f"{zet.feit}={zet.waarde}" for zet in stap.zetten) for stap in antwoord.eerste_stappen]
    assert [stap.zetten for stap in stappen] == zetten[: len(stappen)]


def test_elk_filter_geeft_precies_wat_past(referentie: Adviseur) -> None:
    naam, geheugen = dossiers()["bollenstreek"]
    alle = [a for a in referentie.antwoord(naam, geheugen).van_status("zeker") if groep_van(a)]
    velden: dict[str, Callable[[Advies], Iterable[str]]] = {
        "wie": lambda a: a.wie,
        "fase": lambda a: a.fase,
        "aanbeveling": lambda a: map(str, a.aanbevelingen),
        "proces": lambda a: a.over.values(),
    }
    for keuze in keuzen():
        for waarde, _ in keuze.keuzen:
            filter_ = lees_filter({keuze.veld: waarde})
            assert filter_.actief
            verwacht = [a for a in alle if waarde in velden[keuze.veld](a)]
            assert list(passende(alle, filter_)) == verwacht


def test_zoeken_op_woorden_vindt_ook_de_redenen(referentie: Adviseur) -> None:
    naam, geheugen = dossiers()["bollenstreek"]
    alle = [a for a in referentie.antwoord(naam, geheugen).van_status("zeker") if groep_van(a)]
    advies = next(a for a in alle if a.omdat)
    assert advies in passende(alle, Filter(zoek=advies.omdat[0].tekst))
    assert list(passende(alle, Filter(zoek=""))) == alle
    assert not passende(alle, Filter(zoek="geenenkelwoord"))


def test_wat_geen_keuze_is_vraagt_niets() -> None:
    assert lees_filter({"wie": "<b>", "fase": "nooit", "proces": "x", "aanbeveling": "10"}) == Filter()


@given(ZADEN, st.sampled_from([0.1, 0.5]))
@voorbeelden(20)
def test_wat_een_antwoord_verandert_is_gelijk_aan_het_verschil_van_de_adviezen(
    referentie: Adviseur, rng: object, kans: float
) -> None:
    voor, na = (kloppend(referentie, rng, kans) for _ in range(2))  # type: ignore[arg-type]
    heel = uitwerking(referentie.stel_op(voor), referentie.stel_op(na))
    kort = uitwerking_van(voor, na)
    for deel in ("zeker", "uitgesloten", "terug"):
        assert {a.sleutel: a.titel for a in getattr(heel, deel)} == {a.sleutel: a.titel for a in getattr(kort, deel)}


def test_feiten_van_een_bouwer_geven_een_blad(referentie: Adviseur) -> None:
    from random import Random

    for zaad in range(5):
        antwoord = referentie.stel_op(kloppend(referentie, Random(zaad), 0.5))
        assert blad_van(referentie, antwoord).totaal == sum(bool(groep_van(a)) for a in antwoord.van_status("zeker"))
