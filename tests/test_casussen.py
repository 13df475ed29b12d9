"""Comparison with the cases: the coefficient, and that like finds like."""

from __future__ import annotations

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advies import Adviseur, Samenwerkingsverband
from advies.casussen import bereiken, dossiers, eigen_casus, gelijkheid, per_feit, uitersten, vergelijk
from advies.evaluatie import Evaluatie
from advies.werkgeheugen import werkgeheugen
from kennisbank.casussen import casusgegevens, lees_casusgegevens
from kennisbank.meldingen import InvoerFout
from regels.sleutels import AANTAL_GEMEENTEN, GEMEENTEN, PERSPECTIEF, FeitSleutel
from regels.taal import SCHAAL, FeitWaarde, Werkgeheugen
from tests.bouwers import ZADEN, maak_feiten, op_sleutel, voorbeelden


@pytest.mark.parametrize(
    ("links", "rechts", "verwacht"),
    [
        ("ja", "ja", 1),
        ("ja", "nee", 0),
        (10 * SCHAAL, 10 * SCHAAL, 1),
        (10 * SCHAAL, 15 * SCHAAL, 0.5),
        (0, 99 * SCHAAL, 0),
        (frozenset({"a", "b"}), frozenset({"b", "c"}), 1 / 3),
        (frozenset(), frozenset(), 1),
    ],
)
def test_gelijkheid(links: FeitWaarde, rechts: FeitWaarde, verwacht: float) -> None:
    assert gelijkheid(links, rechts, 10 * SCHAAL) == pytest.approx(verwacht)
    assert gelijkheid(rechts, links, 10 * SCHAAL) == pytest.approx(verwacht)


def test_onbekend_telt_niet_mee_en_processen_tellen_samen_voor_een() -> None:
    links = op_sleutel(
        {"fase": "ontwerp", "uitvoering.technisch_beheer": "derde", "uitvoering.gegevensbeheer": "derde"}
    )
    rechts = op_sleutel(
        {"uitvoering.technisch_beheer": "derde", "uitvoering.gegevensbeheer": "inbesteed", "karakter": "wij_samen"}
    )
    assert per_feit(links, rechts, {}) == {"uitvoering": 0.5}


def test_bereik() -> None:
    x, y = FeitSleutel("x"), FeitSleutel("y")
    assert uitersten([{x: 3}, {x: 8, y: 1}]) == {x: (3, 8), y: (1, 1)}
    geheugen: Werkgeheugen = {AANTAL_GEMEENTEN: 90 * SCHAAL, x: 5, y: "ja"}
    minst = min(deel for _, feiten in dossiers().values() if isinstance(deel := feiten.get(AANTAL_GEMEENTEN), int))
    assert bereiken(geheugen) == {AANTAL_GEMEENTEN: 90 * SCHAAL - minst, x: 1}


def _ander_verband(naam: str) -> Werkgeheugen:
    """A partnership with the facts of a dossier, but elsewhere, so that it is not that case."""
    return {**dossiers()[naam][1], GEMEENTEN: ({"naam": "Elders"},), FeitSleutel("toetreders_per_jaar"): 2 * SCHAAL}


@pytest.mark.parametrize("naam", [naam for naam in dossiers() if naam.startswith("hoorn_")])
def test_een_verband_zoals_een_relatie_van_hoorn_lijkt_het_meest_op_hoorn(naam: str, referentie: Adviseur) -> None:
    eerste = vergelijk(Evaluatie.van(referentie.maskers, _ander_verband(naam)))[0]
    assert eerste.dossier.startswith("hoorn")
    assert eerste.gedeeld >= 20


def test_een_verband_is_geen_bewijs_voor_zichzelf(referentie: Adviseur) -> None:
    """Not by its own dossier, and not by another relation within the same case."""
    for naam, (_, feiten) in dossiers().items():
        eigen = casusgegevens()[naam].casus
        gevonden = vergelijk(Evaluatie.van(referentie.maskers, feiten), 14)
        assert gevonden
        assert eigen not in [casusgegevens()[casus.dossier].casus for casus in gevonden]


@pytest.mark.parametrize(
    ("naam", "feiten", "casus"),
    [
        ("isd  BOLLENSTREEK", {}, 1),
        ("Noardwest Fryslan", {}, 6),
        ("", {GEMEENTEN: ({"naam": "soest"}, {"naam": "Baarn"}, {"naam": "Bunschoten", "inwoners": 1})}, 3),
        ("", {GEMEENTEN: ({"naam": "Soest"}, {"naam": "Baarn"})}, None),
        ("De Vier Gemeenten", {}, None),
        ("", {}, None),
    ],
)
def test_een_casus_wordt_herkend_aan_naam_of_gemeenten(naam: str, feiten: Werkgeheugen, casus: int | None) -> None:
    assert eigen_casus(naam, feiten) == casus


def test_een_casus_wordt_herkend_aan_dezelfde_feiten() -> None:
    assert {naam: eigen_casus("", feiten) for naam, (_, feiten) in dossiers().items()} == {
        naam: casusgegevens()[naam].casus for naam in dossiers()
    }


def test_te_weinig_feiten(referentie: Adviseur) -> None:
    geheugen = werkgeheugen(Samenwerkingsverband(vervangingsbudget=False))
    assert vergelijk(Evaluatie.van(referentie.maskers, geheugen)) == ()


def test_het_verschil_van_een_getal_telt_naar_het_bereik_van_dat_getal() -> None:
    """Also of a number that is asked per process, or when the two numbers lie as far apart as any."""
    links = op_sleutel({"omvang_wiz_fte": 20 * SCHAAL, "aantal_gemeenten": 2 * SCHAAL})
    rechts = op_sleutel({"omvang_wiz_fte": 45 * SCHAAL, "aantal_gemeenten": 6 * SCHAAL})
    bereik = {FeitSleutel("omvang_wiz_fte"): 100 * SCHAAL, AANTAL_GEMEENTEN: 4 * SCHAAL}
    assert per_feit(links, rechts, bereik) == {"omvang_wiz_fte": 0.75, "aantal_gemeenten": 0.0}


def _gower(een: Werkgeheugen, ander: Werkgeheugen, alle: list[Werkgeheugen]) -> dict[str, Fraction]:
    """Gower's coefficient for each fact, exactly and as plainly as the paper has it."""
    uit: dict[str, list[Fraction]] = {}
    for sleutel in een.keys() & ander.keys() - {GEMEENTEN, PERSPECTIEF}:
        links, rechts = een[sleutel], ander[sleutel]
        if isinstance(links, int) and isinstance(rechts, int):
            waarden = [w for geheugen in alle if isinstance(w := geheugen.get(sleutel), int)]
            deel = 1 - Fraction(abs(links - rechts), max(waarden) - min(waarden)) if links != rechts else Fraction(1)
        elif isinstance(links, frozenset) and isinstance(rechts, frozenset):
            deel = Fraction(len(links & rechts), len(links | rechts)) if links or rechts else Fraction(1)
        else:
            deel = Fraction(links == rechts)
        uit.setdefault(sleutel.naam, []).append(deel)
    return {naam: sum(delen, Fraction()) / len(delen) for naam, delen in uit.items()}


@given(ZADEN, st.sampled_from([0.1, 0.4, 0.9]))
@voorbeelden(10)
def test_de_gelijkenis_is_de_coefficient_van_gower(referentie: Adviseur, rng: Random, kans: float) -> None:
    """Against the formula in fractions, over the dossiers and this partnership together."""
    geheugen = werkgeheugen(Samenwerkingsverband.model_validate(maak_feiten(rng, kans)))
    alle = [geheugen, *(feiten for _, feiten in dossiers().values())]
    verwacht: dict[str, tuple[Fraction, Fraction, int]] = {}
    for naam, (_, feiten) in dossiers().items():
        delen = _gower(geheugen, feiten, alle)
        if len(delen) >= 5:
            som = sum(delen.values(), Fraction())
            verwacht[naam] = (som / len(delen), (som + 5) / (len(delen) + 10), len(delen))
    gevonden = vergelijk(Evaluatie.van(referentie.maskers, geheugen), len(alle))
    assert {casus.dossier for casus in gevonden} == set(verwacht)
    for casus in gevonden:
        gelijkenis, gewogen, gedeeld = verwacht[casus.dossier]
        assert casus.gelijkenis == pytest.approx(float(gelijkenis), abs=0.0006)
        assert casus.gewogen == pytest.approx(float(gewogen), abs=0.0006)
        assert casus.gedeeld == gedeeld == len(casus.zelfde) + len(casus.anders)
    rangen = [verwacht[casus.dossier][1] for casus in gevonden]
    assert rangen == sorted(rangen, reverse=True)
    assert vergelijk(Evaluatie.van(referentie.maskers, geheugen)) == gevonden[:3]


def test_elk_dossier_heeft_lessen_met_hun_plaats() -> None:
    assert casusgegevens().keys() == dossiers().keys()
    for gegevens in casusgegevens().values():
        assert gegevens.lessen
        assert all(les.tekst and les.bron for les in gegevens.lessen)


def test_wat_goed_ging_is_gebleken_of_gezien_en_nooit_alleen_verwacht(referentie: Adviseur) -> None:
    gevonden = vergelijk(Evaluatie.van(referentie.maskers, _ander_verband("hoorn")), 14)
    assert len(gevonden) == 14
    for casus in gevonden:
        for oordeel, teksten in (("goed", casus.ging_goed), ("mis", casus.ging_mis)):
            assert teksten == tuple(
                les.tekst for les in casus.lessen if les.oordeel == oordeel and les.hoe in ("gezien", "gebleken")
            )
        assert not set(casus.ging_goed) & set(casus.ging_mis)


def test_bij_de_isdzwf_is_kostenreductie_niet_goed_gegaan() -> None:
    """Casus 4: too young to judge; the ict service did not get cheaper. Only maintenance of the system cost less."""
    lessen = {les.tekst: (les.oordeel, les.hoe) for les in casusgegevens()["isdzwf"].lessen}
    assert lessen["doelmatiger en minder kwetsbaar worden; de ISD bestaat te kort om dat te zeggen"] == (
        "goed",
        "verwacht",
    )
    assert lessen["de ict-dienst zou goedkoper worden, maar daar is weinig van te merken"] == ("mis", "gebleken")


def test_uitgestelde_digitale_dossiers_zijn_alleen_verwacht() -> None:
    """Casus 6: the plan was postponed."""
    (les,) = [les for les in casusgegevens()["noardwest_fryslan"].lessen if "digitale dossiers" in les.tekst]
    assert les.hoe == "verwacht"


def test_zelfde_en_anders_tonen_de_waarden(referentie: Adviseur) -> None:
    feiten: Werkgeheugen = {
        **dossiers()["isdzwf"][1],
        GEMEENTEN: ({"naam": "Elders"},),
        FeitSleutel("omvang_wiz_fte"): 20 * SCHAAL,
        FeitSleutel("uitvoering", "technisch_beheer"): "derde",
    }
    casus = next(c for c in vergelijk(Evaluatie.van(referentie.maskers, feiten), 14) if c.dossier == "isdzwf")
    assert "juridische vorm: gemeenschappelijke regeling" in casus.zelfde
    assert "eindverantwoordelijkheid: het management van het verband (bij 8 ict-processen)" in casus.zelfde
    assert casus.anders == (
        "omvang van de uitvoering: hier 20 fte en daar 53 fte",
        "uitvoering: technisch beheer hier een derde partij en daar een ict-samenwerkingsverband",
    )


def test_een_les_zonder_plaats_of_met_een_ander_merk_wordt_geweigerd() -> None:
    inhoud = b"- dossier: a\n  casus: 1\n  lessen:\n    - {les: x, oordeel: goed, hoe: gehoopt}\n"
    with pytest.raises(InvoerFout) as vangst:
        lees_casusgegevens(inhoud, "c")
    teksten = [str(melding) for melding in vangst.value.meldingen]
    assert "c:4:7: een les mist 'bron'." in teksten
    assert any(tekst.startswith("c:4:36: 'gehoopt' kan niet bij 'hoe'.") for tekst in teksten)
