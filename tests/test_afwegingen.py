"""Trade-offs: both poles shown with what the facts say for each, and a file that is checked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from advies import Adviseur
from advies.lagenmap import lees_lagen
from kennisbank.lagen import met_lagen
from kennisbank.meldingen import InvoerFout
from regels.afwegingen import afwegingen, lees_afwegingen
from tests.bouwers import ZADEN, maak_feiten, voorbeelden
from tests.laagmappen import klein

AFWEGING = """\
- afweging: proef
  titel: Een of ander
  vraag: Wat kiest u?
  polen:
    - {pool: een, naam: een, tekst: Een., regels: [geen_vervangingsbudget]}
    - {pool: ander, naam: ander, tekst: Ander., regels: [arg_kosten]}
  neigt: een
  neigt_uitleg: Een.
  doorslag: Geld.
  doorslag_grond: afgeleid
  grond: tekst
  bron: [{aanbeveling: 8}]
"""


def test_negentien_afwegingen_elk_met_twee_polen_en_een_bron() -> None:
    assert len(afwegingen()) == 19
    assert all(len(afweging.polen) == 2 and afweging.bron for afweging in afwegingen())


def test_beide_polen_mogen_opgaan(adviseur: Adviseur) -> None:
    antwoord = adviseur.evalueer({"doelen": ["kostenreductie"], "vervangingsbudget": "nee"})
    (afweging,) = [deel for deel in antwoord.afwegingen if deel.afweging == "besparen_of_investeren"]
    assert [bool(pool.regels) for pool in afweging.polen] == [True, True]
    assert "geen_vervangingsbudget" in afweging.polen[1].regels


def test_een_afweging_zegt_of_de_doorslag_van_ons_is(adviseur: Adviseur) -> None:
    antwoord = adviseur.evalueer({"doelen": ["kostenreductie"], "vervangingsbudget": "nee"})
    (afweging,) = [deel for deel in antwoord.afwegingen if deel.afweging == "besparen_of_investeren"]
    assert afweging.doorslag_grond == "afgeleid"


def test_een_aanbeveling_zegt_welke_volgorde_van_ons_is(adviseur: Adviseur) -> None:
    volgorde = {deel.nummer: (deel.na, deel.afgeleid_na) for deel in adviseur.evalueer({}).aanbevelingen}
    assert volgorde[8] == ((4, 5, 7), (7,))
    assert volgorde[9] == ((1, 2), (1,))
    assert volgorde[2] == ((1,), ())


def test_zonder_feiten_geen_afweging(adviseur: Adviseur) -> None:
    assert adviseur.evalueer({}).afwegingen == ()


@given(ZADEN, st.sampled_from([0.1, 0.4, 0.8]))
@voorbeelden(10)
def test_een_pool_telt_elke_regel_een_keer_zeker_of_een_keer_open(
    referentie: Adviseur, rng: Random, kans: float
) -> None:
    try:
        antwoord = referentie.evalueer(maak_feiten(rng, kans), alles=True)
    except InvoerFout:
        assume(False)
    statussen: dict[str, set[str]] = {}
    for advies in antwoord.adviezen:
        statussen.setdefault(advies.regel, set()).add(advies.status)
    getoond = {deel.afweging: deel for deel in antwoord.afwegingen}
    for afweging in afwegingen():
        zeker = [[naam for naam in pool.regels if "zeker" in statussen[naam]] for pool in afweging.polen]
        assert (afweging.naam in getoond) is any(zeker)
        if any(zeker):
            for pool, oordeel, namen in zip(afweging.polen, getoond[afweging.naam].polen, zeker, strict=True):
                assert (oordeel.pool, list(oordeel.regels)) == (pool.sleutel, namen)
                assert len(oordeel.redenen) == len(namen)
                assert oordeel.open == sum("open" in statussen[naam] and naam not in namen for naam in pool.regels)


def test_een_regel_voor_elk_proces_telt_in_een_pool_een_keer(
    referentie: Adviseur, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is open for eight processes at once; and once it is certain for one process, its pole has nothing open."""
    tekst = AFWEGING.replace("regels: [arg_kosten]", "regels: [mag_uitbesteden, niet_uitbesteden]")
    monkeypatch.setattr("advies.samenstelling.afwegingen.afwegingen", lambda: lees_afwegingen(tekst.encode(), "a.yaml"))
    nog_open = referentie.evalueer({"vervangingsbudget": "nee"})
    assert [(pool.regels, pool.open) for pool in nog_open.afwegingen[0].polen] == [
        (("geen_vervangingsbudget",), 0),
        ((), 2),
    ]
    beslist = referentie.evalueer({"vervangingsbudget": "nee", "voorspelbaar": {"technisch_beheer": "nee"}})
    assert (beslist.afwegingen[0].polen[1].regels, beslist.afwegingen[0].polen[1].open) == (("niet_uitbesteden",), 1)


@pytest.mark.parametrize(
    ("oud", "nieuw", "deel"),
    [
        ("geen_vervangingsbudget", "geen_vervangingsbudgt", "Bedoelt u 'geen_vervangingsbudget'?"),
        ("neigt: een", "neigt: eem", "Bedoelt u 'een'?"),
        ("    - {pool: ander, naam: ander, tekst: Ander., regels: [arg_kosten]}\n", "", "twee polen"),
        ("    - {pool: ander, naam: ander, tekst: Ander., regels: [arg_kosten]}\n", "    - ander\n", "een pool"),
        ("aanbeveling: 8", "aanbeveling: 12", "geen aanbeveling '12'"),
        ("doorslag: Geld.\n", "doorslg: Geld.\n", "Bedoelt u 'doorslag'?"),
        ("neigt_uitleg: Een.", "neigt_uitleg: De publicatie kiest een.", "'neigt_uitleg' noemt de publicatie"),
        ("  titel: Een of ander\n", "", "een afweging mist 'titel'."),
        ("naam: ander, tekst", "nam: ander, tekst", "een pool kent geen 'nam'. Bedoelt u 'naam'?"),
        ("naam: ander, tekst: Ander., ", "naam: ander, ", "een pool mist 'tekst'."),
    ],
)
def test_fout_met_plek(oud: str, nieuw: str, deel: str) -> None:
    with pytest.raises(InvoerFout) as vangst:
        lees_afwegingen(AFWEGING.replace(oud, nieuw, 1).encode(), "a.yaml")
    assert any(deel in melding.tekst and melding.plek for melding in vangst.value.meldingen)


def test_een_afweging_met_de_naam_van_een_andere_wordt_geweigerd() -> None:
    with pytest.raises(InvoerFout) as vangst:
        lees_afwegingen((AFWEGING + AFWEGING).encode(), "a.yaml")
    (melding,) = vangst.value.meldingen
    assert (str(melding.plek).rpartition(":")[0], melding.tekst) == ("a.yaml:13", "de afweging 'proef' bestaat al.")


def test_een_pool_noemt_minstens_een_regel() -> None:
    with pytest.raises(InvoerFout) as vangst:
        lees_afwegingen(AFWEGING.replace("[arg_kosten]", "[]").encode(), "a.yaml")
    assert any("minstens één regel" in melding.tekst for melding in vangst.value.meldingen)


@pytest.mark.parametrize(("geschreven", "gelezen"), [("een", "een"), ("ander", "ander"), ("geen", "")])
def test_een_afweging_leest_zoals_zij_er_staat(geschreven: str, gelezen: str) -> None:
    (afweging,) = lees_afwegingen(AFWEGING.replace("neigt: een", f"neigt: {geschreven}").encode(), "a.yaml")
    assert (afweging.naam, afweging.titel, afweging.vraag) == ("proef", "Een of ander", "Wat kiest u?")
    assert (afweging.neigt, afweging.neigt_uitleg, afweging.doorslag) == (gelezen, "Een.", "Geld.")
    assert (afweging.grond, [bron.tekst for bron in afweging.bron]) == ("tekst", ["aanbeveling 8"])
    assert [(pool.sleutel, pool.naam, pool.tekst, pool.regels) for pool in afweging.polen] == [
        ("een", "een", "Een.", ("geen_vervangingsbudget",)),
        ("ander", "ander", "Ander.", ("arg_kosten",)),
    ]


def test_twee_afwegingen_zonder_naam_zijn_geen_twee_van_een_naam() -> None:
    """What is wrong with each is told, and not also what follows from it."""
    zonder = AFWEGING.replace("afweging: proef\n  titel", "titel")
    with pytest.raises(InvoerFout) as vangst:
        lees_afwegingen((zonder + zonder).encode(), "a.yaml")
    assert [melding.tekst for melding in vangst.value.meldingen] == ["een afweging mist 'afweging'."] * 2


def test_een_regel_die_een_laag_uitzet_spreekt_voor_geen_enkele_pool_meer(tmp_path: Path) -> None:
    """All else of every trade-off stays, and without the layer it speaks again."""
    zonder = afwegingen()
    met_een = next(pool for afweging in zonder for pool in afweging.polen if len(pool.regels) > 1)
    weg = met_een.regels[0]
    map_ = klein(tmp_path, "vrij", "", f"schakelt_uit: {{{weg}: Hier geldt iets anders.}}\n")
    with met_lagen(lees_lagen([map_])):
        nu = afwegingen()
    for oud, nieuw in zip(zonder, nu, strict=True):
        polen = tuple(replace(pool, regels=tuple(n for n in pool.regels if n != weg)) for pool in oud.polen)
        assert nieuw == replace(oud, polen=polen)
    assert nu != zonder
    assert afwegingen() == zonder
